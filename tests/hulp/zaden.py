"""For every kind of delivery that Stelsel reads: small good files of it to begin from, all invented.

A kind whose file stands in `voorbeelden` is taken up by itself, and so is one that the invented school writes; what is
here is the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hulp import cambo, duo, lijst, obov, tbgi, voorbeelden, vsv
from hulp import leveringen as lev
from stelsel.bestanden import eigen_administratie, ro
from stelsel.bestanden.herkenning import herken
from stelsel.synthese import maak_school

STUDENTEN = 40


@dataclass(frozen=True)
class Zaad:
    """A good file. `erbij`: files (name, contents) that are read along with it; `bestanden`: by name of an option of
    `lees`, the contents of the file that it names."""

    soort: str
    naam: str
    inhoud: bytes
    erbij: tuple[tuple[str, bytes], ...] = ()
    bestanden: dict[str, bytes] = field(default_factory=dict)


OPLEIDINGEN = ["opleidingcode,naam,niveau,soort", "25655,Mbo-iets,3,vak", "99999,Nieuw,MBO-2,"]
INSTELLINGEN = ["school,BRIN", "Het Voorbeeld,99XX", "Een ander,98YY"]


def zaden(map_: Path) -> dict[str, list[Zaad]]:
    """By name of the kind; `map_` is for the files of the invented school."""
    ro_erbij = ((lev.RO_NAAM, lev.bytes_van(lev.goed_ro())),)
    alles = [
        Zaad("RO", *ro_erbij[0]),
        Zaad("RO", lev.RO_NAAM, lev.bytes_van(lev.goed_ro(10), "\n")),
        Zaad("EIGEN", "eigen_administratie.csv", lev.bytes_van(lev.goed_eigen()), ro_erbij),
        Zaad("TBGI", tbgi.NAAM, tbgi.goed().encode()),
        Zaad("TBGI", tbgi.NAAM, tbgi.zoals_duo(tbgi.goed()).encode(), ro_erbij),
        *(Zaad("OBOV", obov.naam(soort), lev.bytes_van(obov.goed(soort))) for soort in obov.SOORTEN),
        *(Zaad("VSV", naam, vsv.goed(soort)) for soort, naam in vsv.NAMEN.items()),
        Zaad("CAMBO", "aanmeldingen.csv", lev.bytes_van(cambo.GOED)),
        Zaad("OPL", "opleidingen.csv", lev.bytes_van(OPLEIDINGEN, "\n"), ro_erbij),
        Zaad("BRIN", "instellingen.csv", lev.bytes_van(INSTELLINGEN, "\n"), ro_erbij),
        _eigen_lijst(),
        *(Zaad(v.soort.naam, v.naam, duo.bytes_van(list(v.regels))) for v in voorbeelden.ALLE),
        *_van_de_school(map_),
    ]
    uit: dict[str, list[Zaad]] = {}
    for zaad in alles:
        uit.setdefault(zaad.soort, []).append(zaad)
    return uit


def _eigen_lijst() -> Zaad:
    indeling = lijst.INDELING_PERIODEN.encode()
    return Zaad("LIJST", "lijst.csv", lijst.csv_van(lijst.goede_lijst()), bestanden={"indeling": indeling})


def _van_de_school(map_: Path) -> list[Zaad]:
    """What the invented school writes, with the faults it makes on purpose."""
    school = maak_school(STUDENTEN, 1, 1)
    ro_pad = ro.schrijf(
        school.tabellen, school.nummers, school.brin, school.van, school.tot_en_met, map_, aangemaakt=school.tot_en_met
    ).pad
    eigen = map_ / "eigen_administratie.csv"
    eigen_administratie.schrijven(eigen, school.tabellen, school.nummers)
    als_ro = (ro_pad.name, ro_pad.read_bytes())
    return [Zaad(herken(ro_pad, ro_pad.name).naam, *als_ro), Zaad("EIGEN", eigen.name, eigen.read_bytes(), (als_ro,))]
