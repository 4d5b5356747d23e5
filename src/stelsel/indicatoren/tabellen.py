"""The tables that the expressions read, as unbound Ibis tables: the agreed tables and the years to look at."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from stelsel.gegevens.tabellen import TABELLEN
from stelsel.indicatoren.peiljaren import PEILJAAR

SOORT = {"tekst": "string", "heel": "int32", "uren": "float64", "datum": "date", "ja_nee": "boolean"}
BRONTABELLEN = ("inschrijving", "inschrijvingsperiode", "diploma", "opleiding")


def bron(naam: str) -> ir.Table:
    """An agreed table, not bound to any data."""
    schema = {kolom.naam: SOORT[kolom.type] for kolom in TABELLEN[naam].kolommen}
    return ibis.table(schema, name=naam)


def peiljaar() -> ir.Table:
    """The studiejaren to look at, each with its dates (see `peiljaren.py`)."""
    return ibis.table({naam: "int32" if naam == "studiejaar" else "date" for naam in PEILJAAR}, name="peiljaar")
