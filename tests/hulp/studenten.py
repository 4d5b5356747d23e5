"""Small gegevenssets and deliveries for the tests of this app, without going through a file."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from stelsel.gegevens.gegevensset import GegevenssetSchrijver
from stelsel.gegevens.tabellen import PERSOONSNUMMER, TABELLEN
from stelsel.kern.sleutels import verzonnen_bsn
from stelsel.web.studenten.importeren.verwerken import verwerk
from stelsel.web.studenten.models import Levering, Persoon
from stelsel.web.studenten.overgangen import zet

BRIN = "99XX"
_teller = count()


def sleutel() -> str:
    return str(uuid.uuid4())


class School:
    """Collects rows; a student is a number, so that two deliveries can speak of the same one."""

    def __init__(self, brin: str = BRIN) -> None:
        self.brin = brin
        self.rijen: dict[str, list[dict]] = {}
        self.nummers: list[dict] = []

    def rij(self, tabel: str, **waarden: object) -> None:
        self.rijen.setdefault(tabel, []).append({"levering_id": "x", **waarden})

    def student(self, i: int | None, *, jaar: int | None = 2006, **naam: str) -> str:
        """A person with the i-th invented BSN, or without a number."""
        persoon = sleutel()
        self.rij("persoon", persoon_id=persoon, geboortejaar=jaar, **naam)
        if i is not None:
            self.nummer(persoon, "bsn", verzonnen_bsn(i))
        return persoon

    def nummer(self, persoon: str, soort: str, nummer: str) -> None:
        self.nummers.append({"persoon_id": persoon, "soort": soort, "nummer": nummer, "levering_id": "x"})

    def inschrijving(
        self,
        persoon: str,
        begin: date = date(2025, 8, 1),
        einde: date | None = None,
        *,
        nr: str = "1",
        crebo: str = "25187",
        leertraject: str = "BOL",
        perioden: tuple[date, ...] = (),
    ) -> None:
        isg = {"persoon_id": persoon, "brin": self.brin, "inschrijvingvolgnummer": nr}
        self.rij(
            "inschrijving",
            **isg,
            datum_inschrijving=begin,
            datum_uitschrijving_gepland=date(2028, 7, 31),
            datum_uitschrijving_werkelijk=einde,
        )
        starts = (begin, *perioden)
        for start, volgende in zip(starts, (*perioden, None), strict=True):
            self.rij(
                "inschrijvingsperiode",
                **isg,
                datum_begin=start,
                tot_en_met=volgende - timedelta(days=1) if volgende else einde or date(2028, 7, 31),
                afgeleid=True,
                opleidingcode=crebo,
                leertraject=leertraject,
            )

    def diploma(self, persoon: str, dag: date, *, nr: str = "D1", crebo: str = "25187") -> None:
        self.rij(
            "diploma",
            persoon_id=persoon,
            brin=self.brin,
            resultaatvolgnummer=nr,
            opleidingcode=crebo,
            datum_resultaat=dag,
        )

    def schrijf(self, map_: Path) -> Path:
        with GegevenssetSchrijver(map_) as schrijver:
            for naam, rijen in self.rijen.items():
                schrijver.schrijf(naam, pa.Table.from_pylist(rijen, schema=TABELLEN[naam].arrow_schema()))
            tabel = pa.Table.from_pylist(self.nummers, schema=PERSOONSNUMMER.arrow_schema())
            pq.write_table(tabel, schrijver.tijdelijk / "sleutels.parquet")
        return map_

    def lever(self, map_: Path, **velden: object) -> Levering:
        """Write the set below `map_` and process it as one delivery."""
        levering = nieuwe_levering(**{"brin": self.brin, **velden})
        verwerk(levering, self.schrijf(map_ / f"set{levering.pk}"), lambda gedaan, totaal: None)
        return levering


def nieuwe_levering(soort: str = "RO", **velden: object) -> Levering:
    """A delivery that has been read and waits to be processed."""
    nummer = next(_teller)
    standaard = {
        "bestandsnaam": f"RO_99XX_{nummer}.csv",
        "grootte": 100,
        "sha256": f"{nummer:064x}",
        "brin": BRIN,
        "van": date(2025, 8, 1),
        "tot_en_met": date(2026, 7, 31),
        "aangemaakt": date(2026, 9, 1) + timedelta(days=nummer % 300),
        "volledig": True,
    }
    levering = Levering.objects.create(soort=soort, **{**standaard, **velden})
    for stap in ("zet_in_wachtrij", "begin_lezen", "begin_verwerken"):
        zet(levering, stap)
    return levering


def voorbeeld_levering() -> Levering:
    """A processed delivery with one student, for tests that only need one to exist."""
    school = School()
    persoon = school.student(77, roepnaam="Elif", achternaam="Yılmaz")
    school.inschrijving(persoon)
    with TemporaryDirectory() as map_:
        return school.lever(Path(map_))


def voorbeeld_persoon() -> Persoon:
    """The student of `voorbeeld_levering`."""
    voorbeeld_levering()
    return Persoon.objects.get()
