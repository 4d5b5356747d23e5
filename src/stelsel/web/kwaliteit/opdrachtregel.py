"""The command that gives the same figure outside the web: on every page that shows one."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path


def opdracht(
    indicator: str,
    map_: Path,
    *,
    per: Sequence[str] = (),
    jaar: int | None = None,
    venster: int | None = None,
    filter: Mapping[str, str] | None = None,
    uit: str = "",
) -> str:
    """The exact line to type; the path as it is on the server, quoted where the shell needs it."""
    delen = ["stelsel", "indicator", "bereken", indicator, "--gegevens", str(map_)]
    for naam, waarde in (("--jaar", jaar), ("--venster", venster), ("--per", ",".join(per)), ("--uit", uit)):
        if waarde:
            delen += [naam, str(waarde)]
    for naam, waarde in sorted((filter or {}).items()):
        delen += ["--filter", f"{naam}={waarde}"]
    return "./" + shlex.join(delen)
