"""The name that a person reads for a code (`bronnen/codes.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml

from stelsel.regels.motor.taal import opsomming

BESTAND = files("stelsel.regels") / "bronnen" / "codes.yaml"


@cache
def codenamen() -> dict[str, str]:
    """Every code with its name."""
    return {str(code): str(naam) for code, naam in yaml.safe_load(BESTAND.read_text("utf-8")).items()}


def naam(code: object) -> str:
    """The name of a code, or the code itself where the list has none."""
    return codenamen().get(str(code), str(code))


def namen(codes: Iterable[object], voegwoord: str = "en") -> str:
    """The names of several codes as one enumeration."""
    return opsomming([naam(code) for code in codes], voegwoord)
