"""The register of processing (AVG 30): per table and folder what it is for, on what ground, and how long it is kept.

Each app brings its own `verwerkingen.yaml`. A table of Stelsel that stands in none of them fails a test, so that
nothing is kept that nobody answers for. What a student gets to see (inzage.py) and what is removed after its term
(opruimen.py) are both made of it: a table that is in the register is in those too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.db.models import Model

BESTAND = "verwerkingen.yaml"
ZEKERHEID = ("gelezen", "secundair", "ongeverifieerd")
UITVOERING = ("vanzelf", "met de opdracht", "met de hand")
"""By itself; by `stelsel bewaartermijnen`; or by somebody who does it."""


@dataclass(frozen=True)
class Termijn:
    """How many years something is kept, valid from day `van` on: a change of the law is another one beside it."""

    van: date
    jaren: int


@dataclass(frozen=True)
class Verwerking:
    """One purpose. `tabellen` are models of the app (`app.Model`), `mappen` folders of the data folder.

    `grondslag`: the letter of AVG 6, and 9 or 10 where it is `bijzonder`; `wet`: the articles it rests on. `bewaren`:
    how long, from which day; `daarna`: what happens then, and `uitvoering` whether that goes by itself. `zekerheid` is
    about the term: read in the law, from a secondary source, or not checked.

    `student`: per table the path to the public id of the student whom a row is about. `termijn`: the term as values,
    for what `stelsel bewaartermijnen` removes; `begint`: what it counts from, a registered beginning of a person
    (begin.py) or per table the column of a row. `hele_persoon`: after this term nothing of the person stays anywhere.
    `overdraagbaar`: what a student may take to another organisation (AVG 20). `niet_in_inzage`: tables of `student`
    that only repeat another one, or that the student gets in another form; `in_inzage_na`: per table the path to the
    day from which a row is in it: before somebody decided that it can do no harm it is not (AVG 23);
    `kolommen_weg`: per table columns that are a means of the program (a hash, a version) or would open the account to
    who reads them.
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
    uitvoering: Literal["vanzelf", "met de opdracht", "met de hand"]
    zekerheid: Literal["gelezen", "secundair", "ongeverifieerd"]
    bijzonder: str = ""
    tabellen: tuple[str, ...] = ()
    mappen: tuple[str, ...] = ()
    student: Mapping[str, str] = field(default_factory=dict)
    termijn: tuple[Termijn, ...] = ()
    begint: str | Mapping[str, str] = ""
    hele_persoon: bool = False
    overdraagbaar: bool = False
    niet_in_inzage: tuple[str, ...] = ()
    in_inzage_na: Mapping[str, str] = field(default_factory=dict)
    kolommen_weg: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def grens(self, dag: date) -> date | None:
        """What began before this day is past its term on `dag`; None when nothing is removed by a term."""
        geldend = [termijn for termijn in self.termijn if termijn.van <= dag]
        if not geldend:
            return None
        return dag - relativedelta(years=max(geldend, key=lambda termijn: termijn.van).jaren)

    def van_studenten(self) -> Iterator[tuple[type[Model], str]]:
        """The tables with rows about one student, each with the path to the public id of that student."""
        for naam, pad in self.student.items():
            yield apps.get_model(self.app, naam), pad


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
            termijn = tuple(Termijn(**waarde) for waarde in rij.pop("termijn", ()))
            mappen = tuple(rij.pop("mappen", ()))
            uit.append(Verwerking(app.label, tabellen=tabellen, termijn=termijn, mappen=mappen, **rij))
    return tuple(uit)


def tabellen_van_studenten() -> dict[type[Model], str]:
    """Every table with rows about one student, with the path to the public id of that student."""
    return {model: pad for verwerking in verwerkingen() for model, pad in verwerking.van_studenten()}


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
