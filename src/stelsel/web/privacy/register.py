"""The register of processing (AVG 30): per table and folder what it is for, on what ground, and how long it is kept.

Each app brings its own `verwerkingen.yaml`. A table of Stelsel that stands in none of them fails a test, so that
nothing is kept that nobody answers for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from django.apps import apps

BESTAND = "verwerkingen.yaml"
ZEKERHEID = ("gelezen", "secundair", "ongeverifieerd")
UITVOERING = ("vanzelf", "met de hand")


@dataclass(frozen=True)
class Verwerking:
    """One purpose. `tabellen` are models of the app (`app.Model`), `mappen` folders of the data folder.

    `grondslag`: the letter of AVG 6, and 9 or 10 where it is `bijzonder`; `wet`: the articles it rests on. `bewaren`:
    how long, from which day; `daarna`: what happens then, and `uitvoering` whether that goes by itself. `zekerheid` is
    about the term: read in the law, from a secondary source, or not checked.
    """

    app: str
    naam: str
    doel: str
    wie: str
    gegevens: str
    grondslag: str
    wet: str
    ontvangers: str
    bewaren: str
    daarna: str
    uitvoering: Literal["vanzelf", "met de hand"]
    zekerheid: Literal["gelezen", "secundair", "ongeverifieerd"]
    bijzonder: str = ""
    tabellen: tuple[str, ...] = ()
    mappen: tuple[str, ...] = ()


@cache
def verwerkingen() -> tuple[Verwerking, ...]:
    """All of them, app by app in the order of the settings. Raises TypeError for an entry that lacks something."""
    uit = []
    for app in apps.get_app_configs():
        bron = files(app.name).joinpath(BESTAND) if app.name.startswith("stelsel.") else None
        if bron is None or not bron.is_file():
            continue
        for rij in yaml.safe_load(bron.read_text(encoding="utf-8")):
            tabellen = tuple(f"{app.label}.{naam}" for naam in rij.pop("tabellen", ()))
            uit.append(Verwerking(app.label, tabellen=tabellen, mappen=tuple(rij.pop("mappen", ())), **rij))
    return tuple(uit)


def zonder_verwerking() -> list[str]:
    """The tables of Stelsel that no entry names, and the names in entries that are no table."""
    genoemd = [tabel for verwerking in verwerkingen() for tabel in verwerking.tabellen]
    bestaand = {
        f"{model._meta.app_label}.{model.__name__}"
        for model in apps.get_models()
        if model.__module__.startswith("stelsel.")
    }
    dubbel = {tabel for tabel in genoemd if genoemd.count(tabel) > 1}
    return sorted((bestaand ^ set(genoemd)) | dubbel)
