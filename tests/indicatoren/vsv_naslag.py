"""The percentage of vsv counted again in plain Python, person by person, from the same invented files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from stelsel.gegevens.gegevensset import GegevenssetSchrijver
from stelsel.gegevens.tabellen import TABELLEN

NOEMER_VAN = {"NenR": "NRSP", "A04": "A05", "A14": "A05"}
KOLOM = {"sector": "naam_onderwijsaanbieder", "opleiding": "onderwijscode"}


@dataclass(frozen=True)
class Bestand:
    """An invented file. `wanneer`: V or D, or the month in its name. `rijen`: person and columns of the table."""

    brin: str
    soort: str
    wanneer: str
    rijen: tuple[dict[str, Any], ...] = ()
    jaar: int = 2022
    volledig: bool = True

    @property
    def naam(self) -> str:
        return f"{self.soort}-{self.wanneer}-{self.jaar}-{self.brin}.csv"


def schrijf(bestanden: Iterable[Bestand], map_: Path) -> Path:
    """A gegevensset with these files, without going through a reader."""
    with GegevenssetSchrijver(map_) as schrijver:
        for nummer, bestand in enumerate(bestanden):
            per_maand = bestand.soort[0] == "A"
            vorm = {
                "soort": bestand.soort,
                "studiejaar": bestand.jaar,
                "bestandsmaand": bestand.wanneer if per_maand else None,
                "status": None if per_maand else bestand.wanneer,
            }
            id_ = f"levering-{nummer}"
            rijen = [
                {**rij, **vorm, "regel_in_bestand": regel, "levering_id": id_}
                for regel, rij in enumerate(bestand.rijen, 2)
            ]
            schrijver.schrijf("vsv_telling", TABELLEN["vsv_telling"].uit_rijen(rijen))
            schrijver.bron(
                levering_id=id_, soort="VSV", bestand=bestand.naam, brin=bestand.brin, indeling=vorm,
                volledig=bestand.volledig,
            )  # fmt: skip
    return map_


@dataclass
class Groep:
    teller: set = field(default_factory=set)
    noemer: set = field(default_factory=set)
    met_teller: bool = True
    met_noemer: bool = True

    @property
    def waarde(self) -> Fraction | None:
        if not (self.met_teller and self.met_noemer and self.noemer):
            return None
        return Fraction(100 * len(self.teller), len(self.noemer))


def tel(bestanden: Iterable[Bestand], per: tuple[str, ...], *, per_maand: bool) -> dict[tuple, Groep]:
    """By (studiejaar, moment, list, *dimensions) who is in the numerator and who in the denominator."""
    alle = list(bestanden)
    uit: dict[tuple, Groep] = {}
    momenten = {_moment(b) for b in alle if (b.soort[0] == "A") == per_maand}
    for jaar, brin, lijst, wanneer in momenten:
        teller = _zoek(alle, jaar, brin, lijst, wanneer)
        noemer = _noemer(alle, jaar, brin, lijst, wanneer)
        in_noemer, in_teller = _personen(noemer), _personen(teller)
        for wie in {*in_noemer, *in_teller}:
            rij = in_noemer.get(wie) or in_teller[wie]
            sleutel = (jaar, wanneer, lijst, *(_waarde(rij, naam, brin) for naam in per))
            groep = uit.setdefault(sleutel, Groep())
            # The same person at two institutions counts at each of them.
            if wie in in_teller:
                groep.teller.add((brin, wie))
            if wie in in_noemer:
                groep.noemer.add((brin, wie))
            groep.met_teller &= teller is not None
            groep.met_noemer &= noemer is not None
    if "brin" not in per:
        for jaar, brin, lijst, wanneer in momenten:
            for sleutel, groep in uit.items():
                if sleutel[:3] == (jaar, wanneer, lijst):
                    groep.met_teller &= _zoek(alle, jaar, brin, lijst, wanneer) is not None
                    groep.met_noemer &= _noemer(alle, jaar, brin, lijst, wanneer) is not None
    return uit


def _moment(bestand: Bestand) -> tuple[int, str, str, str]:
    lijst = {"NRSP": "NenR", "A05": "A04"}.get(bestand.soort, bestand.soort)
    return bestand.jaar, bestand.brin, lijst, bestand.wanneer


def _zoek(alle: list[Bestand], jaar: int, brin: str, soort: str, wanneer: str) -> Bestand | None:
    for bestand in alle:
        if (bestand.jaar, bestand.brin, bestand.soort, bestand.wanneer) == (jaar, brin, soort, wanneer):
            return bestand
    return None


def _noemer(alle: list[Bestand], jaar: int, brin: str, lijst: str, wanneer: str) -> Bestand | None:
    if lijst != "A14":
        return _zoek(alle, jaar, brin, NOEMER_VAN[lijst], wanneer)
    maanden = [b.wanneer for b in alle if (b.jaar, b.brin, b.soort) == (jaar, brin, "A05")]
    return _zoek(alle, jaar, brin, "A05", max(maanden)) if maanden else None


def _personen(bestand: Bestand | None) -> dict[str, dict[str, Any]]:
    """The row that counts of each person: the highest niveau, and of those the first."""
    uit: dict[str, dict[str, Any]] = {}
    for rij in bestand.rijen if bestand else ():
        eerder = uit.get(rij["persoon_id"])
        if eerder is None or _niveau(rij) > _niveau(eerder):
            uit[rij["persoon_id"]] = rij
    return uit


def _niveau(rij: dict[str, Any]) -> int:
    tekst = rij["niveau"] or ""
    return int(tekst[4:]) if tekst.startswith("MBO-") else 0


def _waarde(rij: dict[str, Any], naam: str, brin: str) -> Any:
    if naam == "niveau":
        return _niveau(rij) or None
    return rij.get(KOLOM.get(naam, naam)) or (brin if naam == "brin" else None)
