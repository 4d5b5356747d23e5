"""What DUO sends beside the registratieoverzicht: a GRONDSLAG and a terugmelding (TBG-i) of the invented school, with
the kinds of differences an administration meets. Same school, same files."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from stelsel.bestanden import grondslag, lees
from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.samenstellen import als_arrow
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.opvolging import OPVOLGING
from stelsel.kern.tijd import Studiejaar, teldatum_oktober

ISG = ["persoon_id", "brin", "inschrijvingvolgnummer"]
Tabellen = dict[str, pl.DataFrame]
SIGNALEN = (
    ("V01", "Geen praktijkovereenkomst op de teldatum"),
    ("V02", "Student heeft op de teldatum ook een inschrijving bij een andere instelling"),
    ("V03", "Opleiding is op de teldatum niet aan de instelling toegestaan"),
)
"""Invented, as all of the demo: DUO's own list of codes is not public."""


def maak_leveringen(ro: Path, naar: Path) -> list[Path]:
    """Write a GRONDSLAG and a TBG-i over the studiejaar of an invented RO in the folder `naar`; their paths."""
    with TemporaryDirectory(prefix="stelsel-demo-") as plek:
        map_ = Path(plek) / "set"
        verslag = lees(ro, map_)
        zelf = verslag.bestanden[0]
        bron = Gegevensset.open(map_)
        tabellen = {naam: pl.read_parquet(bron.pad(naam)) for naam in (*OPVOLGING, "opleiding") if bron.heeft(naam)}
        nummers = pl.read_parquet(map_ / "sleutels.parquet")
    dag = zelf.aangemaakt - timedelta(days=3)
    jaar = Studiejaar.van_datum(dag).jaar
    gekozen = _kies(tabellen, teldatum_oktober(jaar))
    anders = _bij_duo(tabellen, gekozen, teldatum_oktober(jaar))
    rijen = {naam: als_arrow(tabel) for naam, tabel in anders.items()}
    geschreven = grondslag.schrijf(rijen, zelf.brin, jaar, naar, aangemaakt=dag)
    terugmelding = naar / f"TBGI_{zelf.brin}_{jaar + 2}_{dag:%Y%m%d}.XML"
    terugmelding.write_text(_terugmelding(gekozen, nummers, teldatum_oktober(jaar), dag), "utf-8")
    return [geschreven.pad, terugmelding]


def _kies(tabellen: Tabellen, teldatum: date) -> pl.DataFrame:
    """Enrolments that hold on the counting day of persons who have one, in an order of chance that is always the same;
    with programme, leertraject, niveau and the age on 1 August."""
    isg = tabellen["inschrijving"].filter(pl.len().over("persoon_id") == 1)
    einde = pl.col("datum_uitschrijving_werkelijk")
    isg = isg.filter((pl.col("datum_inschrijving") < teldatum - timedelta(days=30)) & einde.is_null())
    op_die_dag = (pl.col("datum_begin") <= teldatum) & pl.col("indicatie_bekostigbaar")
    isp = tabellen["inschrijvingsperiode"].filter(op_die_dag).sort("datum_begin").unique(ISG, keep="last")
    niveau = pl.format("MBO-{}", pl.col("niveau")).alias("niveau")
    niveaus = tabellen["opleiding"].drop_nulls("niveau").select("opleidingcode", niveau)
    isp = isp.select(*ISG, "opleidingcode", "leertraject").join(niveaus, on="opleidingcode")
    leeftijd = (teldatum.year - pl.col("geboortejaar") - 1).alias("leeftijd")
    met = isg.join(isp, on=ISG).join(tabellen["persoon"].select("persoon_id", leeftijd), on="persoon_id")
    met = met.drop_nulls("leeftijd").sort(*ISG[1:], "datum_inschrijving", "opleidingcode", "leeftijd", "persoon_id")
    volgorde = list(range(met.height))
    random.Random(teldatum.year).shuffle(volgorde)
    return met[volgorde]


def _bij_duo(tabellen: Tabellen, gekozen: pl.DataFrame, teldatum: date) -> Tabellen:
    """The register as DUO has it: of some another end, another leertraject, no praktijkovereenkomst."""
    bbl, bol = (gekozen.filter(pl.col("leertraject") == welke) for welke in ("BBL", "BOL"))
    uit = dict(tabellen)
    weg = {"datum_uitschrijving_werkelijk": teldatum - timedelta(days=3), "reden_uitschrijving": "05"}
    uit["inschrijving"] = _zet(uit["inschrijving"], bol[:5], **weg)
    gepland = date(teldatum.year + 1, 7, 31)
    uit["inschrijving"] = _zet(uit["inschrijving"], bol[5:9], datum_uitschrijving_gepland=gepland)
    uit["inschrijvingsperiode"] = _zet(uit["inschrijvingsperiode"], bol[9:13], leertraject="BBL")
    uit["inschrijvingsperiode"] = _zet(uit["inschrijvingsperiode"], bol[13:15], indicatie_bekostigbaar=False)
    uit["bpv"] = uit["bpv"].join(bbl[:4], on=ISG, how="anti")
    return uit


def _zet(rijen: pl.DataFrame, gekozen: pl.DataFrame, **waarden: object) -> pl.DataFrame:
    deze = pl.struct(ISG).is_in(gekozen.select(pl.struct(ISG)).to_series().implode())
    return rijen.with_columns(
        pl.when(deze).then(pl.lit(waarde, rijen.schema[naam])).otherwise(naam).alias(naam)
        for naam, waarde in waarden.items()
    )


# -- the terugmelding -------------------------------------------------------------------------------------------------


def _terugmelding(gekozen: pl.DataFrame, nummers: pl.DataFrame, teldatum: date, dag: date) -> str:
    """Every chosen enrolment on its counting day, with a signal for the bbl without praktijkovereenkomst and a few
    others."""
    bsn = nummers.filter(pl.col("soort") == "bsn").unique("persoon_id").select("persoon_id", "nummer")
    rijen = gekozen.join(bsn, on="persoon_id", how="inner", maintain_order="left")
    is_bbl = pl.col("leertraject") == "BBL"
    plek = pl.int_range(pl.len()).over("leertraject")
    signaal = pl.when(is_bbl & (plek < 4)).then(0).when(~is_bbl & (plek == 15)).then(2)
    rijen = rijen.with_columns(signaal.when(~is_bbl & plek.is_between(16, 18)).then(1).alias("signaal"))
    delen = [_inschrijving(rij, teldatum, dag) for rij in rijen.iter_rows(named=True)]
    kop = '<?xml version="1.0" encoding="utf-8"?>\n<Bekostigingsgrondslagen xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
    return kop + "".join(delen) + "</Bekostigingsgrondslagen>\n"


def _inschrijving(rij: dict, teldatum: date, dag: date) -> str:
    nr = rij["signaal"]
    bekostigd = nr is None
    teldata = {
        "teldatum": teldatum,
        "datum_tijd_bepaling_bekostigingsgrondslagen": f"{dag} 06:00:00",
        "status_bepaling_bekostigingsstatus": "V",
        "leeftijd_op_1_augustus": rij["leeftijd"],
        "indicatie_bekostigbaar": "true",
        "bekostigingsstatus": "true" if bekostigd else "false",
        "inschrijving_voor_correctiefactor": "true",
        **{naam: rij[naam] for naam in ("opleidingcode", "niveau", "leertraject")},
    }
    erin = [] if bekostigd else [_signaal(*SIGNALEN[nr], teldatum)]
    velden = {naam: rij[naam] for naam in ("brin", *ISG[2:], "datum_inschrijving", "datum_uitschrijving_gepland")}
    return _groep("INS", {**velden, "bsn": rij["nummer"]}, [_groep("TEL", teldata, erin)])


def _signaal(code: str, omschrijving: str, teldatum: date) -> str:
    parameter = {"parametervolgnummer": 1, "parameternaam": "Teldatum", "parameterwaarde": teldatum}
    signaal = {"signaalvolgnummer": 1, "signaalcode": code, "signaalomschrijving": omschrijving}
    return _groep("SIG", signaal, [_groep("PAR", parameter, [])])


def _groep(code: str, waarden: dict, erin: list[str]) -> str:
    """One element with all its fields, as DUO writes them: what is empty is said to be."""
    record = indeling("tbgi").records[code]
    return f"<{record.element}>{''.join(_velden(record.velden, waarden))}{''.join(erin)}</{record.element}>\n"


def _velden(velden: tuple, waarden: dict) -> Iterator[str]:
    for veld in velden:
        waarde = waarden.get(veld.kolom)
        yield f'<{veld.naam} xsi:nil="true"/>' if waarde in (None, "") else f"<{veld.naam}>{waarde}</{veld.naam}>"
