"""The facts that count now, as the tables of a gegevensset: what figures are computed from.

Names, addresses and numbers of persons stay in the database. A figure does not need them, and who clicks through
from a figure to rows comes back here with `persoon_id`, to the permissions of this app.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.codelijsten import codelijst
from stelsel.web.studenten.importeren.feittabellen import FEITTABELLEN, Feittabel
from stelsel.web.studenten.models import Levering, Opleiding, Persoon, Persoonsgegevens
from stelsel.web.studenten.overgangen import Staat

_PARTIJ = 50_000
_ZONDER = frozenset({"medewerker", "contactpersoon"})
"""Tables about others than students: no figure uses them."""


def tabellen() -> dict[str, pa.Table]:
    """Every table of a gegevensset this app holds rows of, columns and types as in `stelsel.gegevens`."""
    uit = {"persoon": _persoon()}
    sleutels = _Sleutels()
    for feittabel in FEITTABELLEN:
        if feittabel.naam not in _ZONDER | {"persoon"}:
            uit[feittabel.naam] = _feiten(feittabel, sleutels)
    uit["opleiding"] = _van_rijen("opleiding", Opleiding.objects.order_by("opleidingcode"))
    uit["levering"] = _leveringen()
    uit["instelling"] = _instellingen(uit["levering"])
    return uit


class _Sleutels:
    """Primary keys to public ids, once for all tables."""

    def __init__(self) -> None:
        self.persoon = {pk: str(uuid) for pk, uuid in Persoon.objects.values_list("id", "uuid").iterator()}
        self.levering = {pk: str(uuid) for pk, uuid in Levering.objects.values_list("id", "uuid")}


def _feiten(feittabel: Feittabel, sleutels: _Sleutels) -> pa.Table:
    schema = feittabel.tabel.arrow_schema()
    rijen = feittabel.model.objects.geldend().order_by("id").values_list(*schema.names)
    delen = [_deel(schema, kolommen, sleutels) for kolommen in _kolommen(rijen)]
    return pa.concat_tables(delen) if delen else schema.empty_table()


def _kolommen(rijen: QuerySet) -> Iterator[list[tuple]]:
    """The rows in batches, turned into columns; as the database gives them, without a Python date per cell."""
    sql, waarden = rijen.query.sql_with_params()
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, waarden)
        while partij := cursor.fetchmany(_PARTIJ):
            yield list(zip(*partij, strict=True))


def _deel(schema: pa.Schema, kolommen: list[tuple], sleutels: _Sleutels) -> pa.Table:
    vertaling = {"persoon_id": sleutels.persoon, "levering_id": sleutels.levering}
    arrays = []
    for veld, waarden in zip(schema, kolommen, strict=True):
        if veld.name in vertaling:
            waarden = [vertaling[veld.name][waarde] for waarde in waarden]
        arrays.append(_kolom(waarden, veld.type))
    return pa.Table.from_arrays(arrays, schema=schema)


def _kolom(waarden: Sequence, soort: pa.DataType) -> pa.Array:
    """SQLite keeps a date as text and a yes as 1; PostgreSQL gives dates and booleans."""
    eerste = next((waarde for waarde in waarden if waarde is not None), None)
    if pa.types.is_date(soort) and isinstance(eerste, str):
        return pa.array(waarden, pa.string()).cast(soort)
    if pa.types.is_boolean(soort) and type(eerste) is int:
        return pa.array(waarden, pa.int8()).cast(soort)
    return pa.array(waarden, soort)


def _persoon() -> pa.Table:
    """One row per person who counts; the name of a person is never in it."""
    schema = TABELLEN["persoon"].arrow_schema()
    laatste = {
        persoon: str(levering)
        for persoon, levering in Persoonsgegevens.objects.geldend()
        .order_by("levering__soort", "id")
        .values_list("persoon_id", "levering__uuid")
    }
    namen = ("geboortejaar", "geboortemaand", "geboortedag", "geslacht")
    rijen = [
        {"persoon_id": str(rij["uuid"]), "levering_id": laatste[rij["id"]], **{naam: rij[naam] for naam in namen}}
        for rij in Persoon.objects.filter(actueel=True).order_by("id").values("id", "uuid", *namen)
    ]
    return pa.Table.from_pylist(rijen, schema=schema)


def _van_rijen(naam: str, rijen: QuerySet) -> pa.Table:
    schema = TABELLEN[naam].arrow_schema()
    return pa.Table.from_pylist(list(rijen.values(*schema.names)), schema=schema)


def _leveringen() -> pa.Table:
    verwerkt = Levering.objects.filter(staat=Staat.VERWERKT, soort__in=Levering.OVERGENOMEN).order_by("id")
    schema = TABELLEN["levering"].arrow_schema()
    namen = [naam for naam in schema.names if naam not in ("levering_id", "bestand", "ingelezen_op", "brin")]
    ingelezen = Coalesce("verwerkt_op", "ontvangen_op")
    rijen = verwerkt.values(*namen, "brin", levering_id=F("uuid"), bestand=F("bestandsnaam"), ingelezen_op=ingelezen)
    opgeschoond = [{**rij, "levering_id": str(rij["levering_id"]), "brin": rij["brin"] or None} for rij in rijen]
    return pa.Table.from_pylist(opgeschoond, schema=schema)


def _instellingen(leveringen: pa.Table) -> pa.Table:
    bekend = codelijst("instelling").codes
    brins = sorted({brin for brin in leveringen["brin"].to_pylist() if brin})
    rijen = [{"brin": brin, "naam": bekend.get(brin, {}).get("naam")} for brin in brins]
    return pa.Table.from_pylist(rijen, schema=TABELLEN["instelling"].arrow_schema())
