"""A session on one gegevensset: the figures are counted once, and every further breakdown is adding up.

One DuckDB database in memory per session. The first question under some readings builds a small cube (a row per
indicator, institution, studiejaar, crebo, niveau and leerweg); later questions only read it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stelsel.gegevens.dekking import Dekking, aaneengesloten
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.verbinding import verbinding
from stelsel.indicatoren.compileren import IN_QUERY, sql
from stelsel.indicatoren.korte_sleutels import als_tekst, korte_sleutels, maak_korte_sleutels
from stelsel.indicatoren.lezingen import STANDAARD, Lezingen
from stelsel.indicatoren.peiljaren import PEILJAAR, peiljaren
from stelsel.kern.fouten import StelselFout

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

NODIG = ("inschrijving", "inschrijvingsperiode", "diploma", "opleiding")
# readings that change which persons are counted, so that each combination has a cube of its own
IN_KUBUS = (*IN_QUERY, "dr_venster")


class Sessie:
    """Figures of one gegevensset. Safe to share between threads: each question has its own cursor.

    Raises StelselFout (exit 2) when the folder is no gegevensset, is damaged or lacks a table.
    """

    def __init__(self, gegevensset: Gegevensset | Path | str) -> None:
        if not isinstance(gegevensset, Gegevensset):
            gegevensset = Gegevensset.open(gegevensset)
        self.gegevensset = gegevensset
        for naam in NODIG:
            gegevensset.pad(naam)
        if not gegevensset.rijen("inschrijving"):
            raise StelselFout(
                "In deze gegevensset staat geen enkele inschrijving.",
                waar=str(gegevensset.map),
                verwacht="ten minste één inschrijving met een inschrijvingsperiode",
                doe="Kijk in meldingen.csv waarom er niets is aanvaard en lees de levering opnieuw in.",
                code="IND-LEEG-01",
                exitcode=2,
            )
        self.dekking = _echte_dekking(gegevensset)
        self._slot = threading.RLock()
        self._verbinding: duckdb.DuckDBPyConnection | None = None
        self._kubussen: dict[tuple[str, ...], str] = {}

    @cached_property
    def brins(self) -> list[str]:
        """The institutions of this set: those the deliveries are about, and those with an enrolment."""
        ingeschreven = self.rijen("SELECT DISTINCT brin FROM inschrijving")
        return sorted({deel.brin for deel in self.dekking} | {rij["brin"] for rij in ingeschreven})

    def jaren(self) -> range:
        """The studiejaren with a 1 October of which the set could know something."""
        if self.dekking:
            return range(min(d.van for d in self.dekking).year, max(d.tot_en_met for d in self.dekking).year + 1)
        grenzen = self.rijen(
            "SELECT min(year(datum_inschrijving)) AS van, max(year(datum_inschrijving)) AS tot FROM inschrijving"
        )[0]
        return range(grenzen["van"] or 0, (grenzen["tot"] or -1) + 1)

    def kubus(self, lezingen: Lezingen = STANDAARD) -> str:
        """The name of the table with the added up figures under these readings; builds it the first time."""
        sleutel = tuple(getattr(lezingen, naam) for naam in IN_KUBUS)
        with self._slot:
            if sleutel not in self._kubussen:
                naam = f"kubus_{len(self._kubussen)}"
                self._maak_peiljaar(lezingen)
                self._maak_kubus(naam, sql("kubus", lezingen))
                self._kubussen[sleutel] = naam
            return self._kubussen[sleutel]

    def _maak_kubus(self, naam: str, query: str) -> None:
        import duckdb

        verbinding = self._open()
        maak = f"CREATE TABLE main.{naam} AS {als_tekst(query)}"
        try:
            with korte_sleutels(verbinding):
                verbinding.execute(maak)
        except duckdb.ConversionException:
            # A set that someone else made may know its persons by something that is no UUID.
            verbinding.execute(maak)

    def telling(self, lezingen: Lezingen, waar: str, waarden: Sequence[Any]) -> pa.Table:
        """Rows of the counted persons that meet a condition; `waar` is SQL with `?` for each value."""
        query = f"""
            SELECT * FROM (
                SELECT telling.*, coalesce(o.dossier_code, o.dossier) AS dossier,
                    coalesce(o.domein_code, o.domein) AS domein
                FROM ({sql("telling", lezingen)}) AS telling LEFT JOIN opleiding AS o ON crebo = o.opleidingcode
            ) AS rijen
            WHERE {waar}
        """
        with self._slot:
            self._maak_peiljaar(lezingen)
            return self._open().sql(query, params=list(waarden)).to_arrow_table()

    def rijen(self, query: str, waarden: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Run a query on the cube or the tables, on a cursor of its own; rows as name to value."""
        with self._cursor() as cursor:
            cursor.execute(query, list(waarden))
            namen = [kolom[0] for kolom in cursor.description]
            return [dict(zip(namen, rij, strict=True)) for rij in cursor.fetchall()]

    def vraag(self, query: str, waarden: Sequence[Any] = ()) -> pa.Table:
        """The same as an Arrow table."""
        with self._cursor() as cursor:
            return cursor.sql(query, params=list(waarden)).to_arrow_table()

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._slot:
            # a cursor shares the database, not the question that another thread is asking
            cursor = self._open().cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def sluit(self) -> None:
        """Give the memory back. The session opens again by itself when it is asked something."""
        with self._slot:
            if self._verbinding is not None:
                self._verbinding.close()
            self._verbinding, self._kubussen = None, {}

    def _maak_peiljaar(self, lezingen: Lezingen) -> None:
        rijen = ", ".join(f"({', '.join(_sql_waarde(w) for w in rij)})" for rij in peiljaren(self.jaren(), lezingen))
        verbinding = self._open()
        verbinding.execute(f"CREATE OR REPLACE TEMP TABLE peiljaar({_peiljaar_kolommen()})")
        if rijen:
            verbinding.execute(f"INSERT INTO peiljaar VALUES {rijen}")

    def _open(self) -> duckdb.DuckDBPyConnection:
        if self._verbinding is None:
            self._verbinding = verbinding()
            tabellen = {naam: self.gegevensset.in_sql(naam) for naam in NODIG}
            for naam, tabel in tabellen.items():
                self._verbinding.execute(f"CREATE VIEW {naam} AS SELECT * FROM {tabel}")
            maak_korte_sleutels(self._verbinding, tabellen)
        return self._verbinding


def _peiljaar_kolommen() -> str:
    return ", ".join(f"{naam} {'INTEGER' if naam == 'studiejaar' else 'DATE'}" for naam in PEILJAAR)


def _sql_waarde(waarde: int | date) -> str:
    return str(waarde) if isinstance(waarde, int) else f"DATE '{waarde.isoformat()}'"


def _echte_dekking(gegevensset: Gegevensset) -> list[Dekking]:
    """What the deliveries can know: a file says nothing of days after the day it was made.

    Adjoining periods of one institution are one. Sorted by institution and first day.
    """
    gemaakt: dict[tuple[str, str, str], date] = {}
    for bron in gegevensset.bronnen:
        if bron.get("aangemaakt") and bron.get("brin"):
            sleutel = (bron["brin"], str(bron.get("van")), str(bron.get("tot_en_met")))
            dag = date.fromisoformat(str(bron["aangemaakt"])[:10])
            gemaakt[sleutel] = max(dag, gemaakt.get(sleutel, dag))
    uit = []
    for deel in gegevensset.dekking:
        dag = gemaakt.get((deel.brin, deel.van.isoformat(), deel.tot_en_met.isoformat()), deel.tot_en_met)
        if dag >= deel.van:
            uit.append(Dekking(deel.brin, deel.van, min(dag, deel.tot_en_met), deel.volledig))
    return aaneengesloten(uit)
