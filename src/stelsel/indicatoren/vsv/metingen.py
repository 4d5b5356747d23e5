"""Which vsv files a gegevensset holds, and which are counted against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

VOORLOPIG, DEFINITIEF = "voorlopig", "definitief"
STATUS = {"V": VOORLOPIG, "D": DEFINITIEF}
LAATSTE_MAAND = 10
"""Month in the name of the last A04 and A05 of a studiejaar: it is about September."""


@dataclass(frozen=True)
class Bestand:
    """A vsv file of the set. `regels`: rows that were taken over; `afgekeurd`: lines that were refused."""

    levering_id: str
    naam: str
    brin: str
    soort: str
    studiejaar: int | None
    maand: str
    status: str
    volledig: bool
    regels: int = 0
    afgekeurd: int = 0

    @property
    def telt(self) -> bool:
        """Whether it is known what it is counted for."""
        return self.studiejaar is not None and bool(self.maand or self.status)


@dataclass(frozen=True)
class Meting:
    """One measurement at one institution: a file of vsv'ers and the population it is counted against, or what there is
    of the two. `soort` is that of the numerator; `moment` the month in its name, or voorlopig or definitief."""

    studiejaar: int
    brin: str
    soort: str
    moment: str
    teller: Bestand | None
    noemer: Bestand | None

    @property
    def ontbreekt(self) -> str:
        """Which file is missing, in words; '' when both are there."""
        waar = f"{self.brin} {self.moment}"
        if self.teller is None:
            return f"{self.soort} van {waar} ontbreekt"
        if self.noemer is not None:
            return ""
        if self.soort == "A14":
            return f"er is geen A05 van {self.brin} over dit studiejaar"
        return f"{'NRSP' if self.soort == 'NenR' else 'A05'} van {waar} ontbreekt"

    @property
    def bestanden(self) -> tuple[Bestand, ...]:
        return tuple(bestand for bestand in (self.teller, self.noemer) if bestand is not None)

    @property
    def voorbehoud(self) -> list[str]:
        """What there is to say of its files."""
        uit = [f"{b.naam} is niet volledig" for b in self.bestanden if not b.volledig]
        uit += [f"van {b.naam} zijn {b.afgekeurd} regels afgekeurd" for b in self.bestanden if b.afgekeurd]
        if self.soort == "A14" and self.noemer is not None and self.noemer.maand != _laatste_maand(self.studiejaar):
            uit.append(f"de noemer is de A05 van {self.noemer.maand}, niet de laatste van het studiejaar")
        return uit


def bestanden(
    bronnen: Iterable[Mapping[str, Any]], regels: Mapping[str, int], afgekeurd: Mapping[str, int]
) -> list[Bestand]:
    """The vsv files among the sources of a set; of those that replaced each other the one with rows, or the last."""
    uit: dict[tuple[Any, ...], Bestand] = {}
    for bron in bronnen:
        if bron.get("soort") != "VSV":
            continue
        vorm, id_ = bron["indeling"], str(bron["levering_id"])
        bestand = Bestand(
            id_,
            str(bron["bestand"]),
            str(bron["brin"]),
            vorm["soort"],
            vorm["studiejaar"],
            vorm["bestandsmaand"] or "",
            vorm["status"] or "",
            bron["volledig"] == "ja",
            regels.get(id_, 0),
            afgekeurd.get(id_, 0),
        )
        sleutel = (bestand.brin, bestand.soort, bestand.studiejaar, bestand.maand, bestand.status)
        if sleutel not in uit or bestand.regels or not uit[sleutel].regels:
            uit[sleutel] = bestand
    return list(uit.values())


def metingen(alle: Iterable[Bestand], *, per_maand: bool) -> list[Meting]:
    """Every measurement the files allow: per month (A04 and A14) or per studiejaar (NenR), in order of time."""
    alle = [bestand for bestand in alle if bestand.telt]
    op = {(b.soort, b.brin, b.studiejaar, b.maand or b.status): b for b in alle}
    uit = []
    if per_maand:
        sleutels = {(b.studiejaar, b.brin, "A14" if b.soort == "A14" else "A04", b.maand) for b in alle if b.maand}
    else:
        sleutels = {(b.studiejaar, b.brin, "NenR", b.status) for b in alle if b.status}
    for jaar, brin, soort, wanneer in sorted(sleutels, key=_volgorde):
        noemer = op.get(("NRSP" if soort == "NenR" else "A05", brin, jaar, wanneer))
        if soort == "A14":
            noemer = max((b for b in alle if (b.soort, b.brin, b.studiejaar) == ("A05", brin, jaar)),
                         key=lambda b: b.maand, default=None)  # fmt: skip
        moment = STATUS.get(wanneer, wanneer)
        uit.append(Meting(jaar, brin, soort, moment, op.get((soort, brin, jaar, wanneer)), noemer))
    return uit


def _volgorde(sleutel: tuple[Any, ...]) -> tuple[Any, ...]:
    jaar, brin, soort, wanneer = sleutel
    return jaar, list(STATUS).index(wanneer) if wanneer in STATUS else int(wanneer), soort, brin


def _laatste_maand(studiejaar: int) -> str:
    return f"{studiejaar + 1}{LAATSTE_MAAND}"
