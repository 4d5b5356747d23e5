"""The rows: an opened gegevensset with its tables in DuckDB, and the days that its deliveries cover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from stelsel.gegevens.dekking import Dekking, gedekt
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.verbinding import verbinding
from stelsel.indicatoren.sessie import Sessie
from stelsel.kern.fouten import StelselFout

Periode = tuple[date, date]


class Bron:
    """One gegevensset to take rows from.

    Raises StelselFout (exit 2) when the folder is no gegevensset, is damaged, or has no enrolments.
    """

    def __init__(self, map_: Path | str) -> None:
        self.gegevensset = Gegevensset.open(map_)
        self.sessie = Sessie(self.gegevensset)

    @property
    def dekking(self) -> list[Dekking]:
        return self.sessie.dekking

    def rijen(
        self, tabellen: Iterable[str], query: str, waarden: Mapping[str, Any] | None = None
    ) -> list[tuple[Any, ...]]:
        """The rows of a query over these tables; `$naam` in it stands for a value.

        Raises StelselFout (exit 2) for a table that the set does not hold.
        """
        paden = {naam: self.gegevensset.in_sql(naam) for naam in tabellen}
        with verbinding() as duckdb:
            for naam, pad in paden.items():
                duckdb.execute(f"CREATE VIEW {naam} AS SELECT * FROM {pad}")
            return duckdb.execute(query, dict(waarden or {})).fetchall()

    def eis_rijen(self, naam: str, wat: str, doe: str) -> None:
        """Raises StelselFout (exit 2) when a table has no rows, because then nothing could be answered."""
        self.gegevensset.pad(naam)
        if not self.gegevensset.heeft(naam):
            raise StelselFout(
                f"In deze gegevensset staat geen enkele {wat}.",
                waar=str(self.gegevensset.map),
                verwacht=f"de tabel {naam} met ten minste één rij",
                doe=doe,
                code="DOOR-LEEG-01",
                exitcode=2,
            )

    def laatste(self, perioden: Sequence[Periode]) -> Periode | None:
        """The last of these periods that is covered for every institution; else for any; else None."""
        beste = None
        for van, tot in sorted(perioden, reverse=True):
            wel, niet = self._verdeel(van, tot)
            if wel and not niet:
                return van, tot
            beste = beste or ((van, tot) if wel else None)
        return beste

    def gedekte_brins(self, van: date, tot: date, waar: str) -> tuple[list[str], list[str]]:
        """The institutions that are covered over these days, and those that are not.

        Raises StelselFout (exit 2) when none is: then the rows that are there say nothing about that time.
        """
        wel, niet = self._verdeel(van, tot)
        if wel:
            return wel, niet
        dagen = f"{van}" if van == tot else f"{van} t/m {tot}"
        bekend = "; ".join(f"{d.brin}: {d.van} t/m {d.tot_en_met}" for d in self.dekking[:5]) or "niets"
        raise StelselFout(
            f"De gegevens gaan niet over {dagen}.",
            waar=waar,
            verwacht=f"een tijd waarover is geleverd: {bekend}",
            doe="Kies een andere tijd, of vraag bij DUO een registratieoverzicht over deze dagen.",
            code="DOOR-DEKKING-01",
            exitcode=2,
        )

    def _verdeel(self, van: date, tot: date) -> tuple[list[str], list[str]]:
        wel = [brin for brin in self.sessie.brins if gedekt(self.dekking, brin, van, tot)]
        return wel, [brin for brin in self.sessie.brins if brin not in wel]

    def jaren(self) -> range:
        """The studiejaren that the deliveries touch."""
        if not self.dekking:
            return range(0)
        return range(min(d.van for d in self.dekking).year - 1, max(d.tot_en_met for d in self.dekking).year + 1)


def noot_dekking(niet: Sequence[str]) -> tuple[str, ...]:
    """What to say of institutions that are not covered."""
    return (f"Niet meegeteld, want over deze tijd is niet geleverd: {', '.join(niet)}.",) if niet else ()
