"""The vsv rows of one gegevensset, in a database in memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.verbinding import verbinding
from stelsel.indicatoren.compileren import sql
from stelsel.indicatoren.lezingen import STANDAARD
from stelsel.indicatoren.vsv.metingen import Bestand, Meting, bestanden
from stelsel.kern.fouten import StelselFout

if TYPE_CHECKING:
    import duckdb


class VsvSessie:
    """The files and the counted people of one set. Use it in a `with`.

    Raises StelselFout (exit 2) when the folder is no gegevensset, or holds no vsv file.
    """

    def __init__(self, gegevensset: Gegevensset | Path | str) -> None:
        set_ = gegevensset if isinstance(gegevensset, Gegevensset) else Gegevensset.open(gegevensset)
        self.gegevensset = set_
        self._verbinding: duckdb.DuckDBPyConnection = verbinding()
        self._verbinding.execute(f"CREATE VIEW vsv_telling AS SELECT * FROM {set_.in_sql('vsv_telling')}")
        regels = self._per_levering(f"SELECT levering_id, count(*) FROM {set_.in_sql('vsv_telling')} GROUP BY 1")
        afgekeurd: dict[str, int] = {}
        if set_.heeft("melding"):
            afgekeurd = self._per_levering(
                f"SELECT levering_id, count(DISTINCT regel) FROM {set_.in_sql('melding')} "
                "WHERE ernst = 'afgekeurd' GROUP BY 1"
            )
        self.bestanden: list[Bestand] = bestanden(set_.bronnen, regels, afgekeurd)
        if not self.bestanden:
            raise StelselFout(
                "In deze gegevensset zit geen vsv-bestand.",
                waar=str(set_.map),
                verwacht="een of meer van A04, A05, A14, NRSP en NenR",
                doe="Lees ze met 'stelsel lees', samen met de andere leveringen.",
                code="VSV-LEEG-01",
                exitcode=2,
            )

    def __enter__(self) -> VsvSessie:
        return self

    def __exit__(self, *_: object) -> None:
        self._verbinding.close()

    def _per_levering(self, query: str) -> dict[str, int]:
        return dict(self._verbinding.execute(query).fetchall())

    def tel(
        self, metingen: Sequence[Meting], kolommen: str, einde: str, waarden: Sequence[Any] = ()
    ) -> list[dict[str, Any]]:
        """Rows of `SELECT kolommen FROM` the counted people `einde`; `meting` is the place in `metingen`."""
        self._zet(metingen)
        vraag = f"SELECT {kolommen} FROM ({sql('vsv', STANDAARD)}) AS telling {einde}"
        uitkomst = self._verbinding.execute(vraag, list(waarden))
        namen = [kolom[0] for kolom in uitkomst.description]
        return [dict(zip(namen, rij, strict=True)) for rij in uitkomst.fetchall()]

    def _zet(self, metingen: Sequence[Meting]) -> None:
        self._verbinding.execute(
            "CREATE OR REPLACE TEMP TABLE meting"
            "(meting INTEGER, brin_bestand VARCHAR, teller_levering VARCHAR, noemer_levering VARCHAR)"
        )
        rijen = [
            [nummer, m.brin, m.teller and m.teller.levering_id, m.noemer and m.noemer.levering_id]
            for nummer, m in enumerate(metingen)
        ]
        if rijen:
            self._verbinding.executemany("INSERT INTO meting VALUES (?, ?, ?, ?)", rijen)
