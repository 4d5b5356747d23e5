"""One running school for all stories of a process."""

from __future__ import annotations

import pytest

from hulp.school import demoschool


@pytest.fixture(scope="session")
def school(chromium, tmp_path_factory):
    """A small school with data, its site and its worker, as `./stelsel demo` makes it."""
    with demoschool(tmp_path_factory.mktemp("school") / "gegevens") as lopend:
        yield lopend
