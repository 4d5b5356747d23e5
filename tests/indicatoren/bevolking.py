"""Populations for the tests: agreed tables from a few facts, written as a real gegevensset."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pyarrow as pa

from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.gegevensset import Gegevensset, GegevenssetSchrijver
from stelsel.gegevens.tabellen import TABELLEN

LEVERING = "00000000-0000-4000-8000-000000000001"
NAMEN = ("inschrijving", "inschrijvingsperiode", "diploma", "opleiding")
Rijen = dict[str, list[dict]]


def isg(wie: str, nummer: str, begin: date | None, gepland: date | None, einde: date | None = None, brin: str = "99XX"):
    return {
        "persoon_id": wie,
        "brin": brin,
        "inschrijvingvolgnummer": nummer,
        "datum_inschrijving": begin,
        "datum_uitschrijving_gepland": gepland,
        "datum_uitschrijving_werkelijk": einde,
    }


def isp(
    wie: str,
    nummer: str,
    begin: date | None,
    crebo: str | None,
    leerweg: str | None = "BOL",
    niveau: str | None = None,
    bekostigbaar: bool | None = True,
    brin: str = "99XX",
):
    return {
        "persoon_id": wie,
        "brin": brin,
        "inschrijvingvolgnummer": nummer,
        "datum_begin": begin,
        "afgeleid": True,
        "opleidingcode": crebo,
        "leertraject": leerweg,
        "niveau": niveau,
        "indicatie_bekostigbaar": bekostigbaar,
    }


def dip(wie: str, nummer: str, dag: date | None, crebo: str | None, bij: str | None = None, brin: str = "99XX"):
    return {
        "persoon_id": wie,
        "brin": brin,
        "resultaatvolgnummer": nummer,
        "opleidingcode": crebo,
        "datum_resultaat": dag,
        "indicatie_bekostigbaar": True,
        "inschrijvingvolgnummer": bij,
    }


def opleiding(crebo: str, niveau: int | None, dossier: str | None = None, domein: str | None = None):
    return {
        "opleidingcode": crebo,
        "niveau": niveau,
        "dossier_code": dossier,
        "domein_code": domein,
        "bron": "opgegeven" if niveau else "onbekend",
    }


def schrijf(
    map_: Path, rijen: Rijen, dekking: Iterable[Dekking], *, volledig: bool = True, **bron: object
) -> Gegevensset:
    """Write the rows as a gegevensset and open it."""
    with GegevenssetSchrijver(map_, opnieuw=True) as schrijver:
        for naam in NAMEN:
            schema = TABELLEN[naam].arrow_schema()
            leeg = dict.fromkeys(schema.names)
            compleet = [leeg | {"levering_id": LEVERING} | rij for rij in rijen.get(naam, [])]
            compleet = [{k: rij[k] for k in schema.names} for rij in compleet]
            schrijver.schrijf(naam, pa.Table.from_pylist(compleet, schema=schema))
        for deel in dekking:
            schrijver.bron(
                dekking=deel,
                volledig=volledig,
                **{
                    "levering_id": LEVERING,
                    "soort": "RO",
                    "bestand": "RO",
                    "brin": deel.brin,
                    "van": deel.van,
                    "tot_en_met": deel.tot_en_met,
                    **bron,
                },
            )
    return Gegevensset.open(map_)
