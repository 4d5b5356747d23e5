"""The worked cases of a rule (`gevallen/<regel>.yaml`): shown as examples, and run as tests."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

MAP = files("stelsel.regels") / "gevallen"


class Geval(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts on a day and what the rule must say of them.

    `gronden` maps an article to ja, nee or onbekend; `ontbrekend` names the missing facts, all of them;
    `ter_beoordeling` lists articles that must be among those put before a person; `termijnen` maps what runs to its
    last day; `waarden` names computed values. What is left out is not compared. `bron` points to domein.md or a law.
    """

    naam: str
    op: date
    feiten: dict[str, Any]
    antwoord: str | int | float
    bron: str = ""
    gronden: dict[str, str] = {}
    ontbrekend: list[str] | None = None
    ter_beoordeling: list[str] = []
    termijnen: dict[str, date] = {}
    waarden: dict[str, Any] = {}


@cache
def gevallen(naam: str) -> tuple[Geval, ...]:
    """The cases of a rule in the order of the file; none when it has no file."""
    bestand = MAP / f"{naam}.yaml"
    if not bestand.is_file():
        return ()
    inhoud = yaml.load(bestand.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return msgspec.convert(inhoud["gevallen"], tuple[Geval, ...])
