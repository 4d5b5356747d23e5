"""Records for the rights matrix: url name -> function that makes one and returns the arguments of the address."""

from __future__ import annotations

from collections.abc import Callable

VOORBEELDEN: dict[str, Callable[[], dict]] = {}
