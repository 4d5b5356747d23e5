"""The invented school of `vergelijken` as DUO sends it back in a TBG-i and an OBO, and known edits of those."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl

from hulp.vergelijken import ISG, NIEUW, OUD, Tabellen, Verwacht, school, schrijf
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.vergelijken import Keuzes, Vergelijking
from stelsel.vergelijken.kant import Kant
from stelsel.vergelijken.teldagen import Stand, Teldag
from stelsel.vergelijken.vergelijk import vergelijk_kanten

JAAR = 2024
VAN, TOT = date(JAAR, 8, 1), date(JAAR + 1, 7, 31)
DAGEN = (
    Teldag(date(JAAR, 10, 1), "OKTOBER", JAAR + 2, date(JAAR, 12, 31)),
    Teldag(date(JAAR + 1, 2, 1), "FEBRUARI", JAAR + 2, date(JAAR, 12, 31)),
)
Bewerking = Callable[[Tabellen, int], Verwacht]


def _van(naam: str, rijen: pl.DataFrame, **vast: object) -> pl.DataFrame:
    """Rows with every column of a table: the given ones, fixed ones, and the rest empty."""
    soorten = dict(pl.DataFrame(pl.from_arrow(TABELLEN[naam].leeg())).schema)
    rijen = rijen.with_columns(pl.lit(waarde).alias(kolom) for kolom, waarde in vast.items())
    leeg = [pl.lit(None).alias(kolom) for kolom in soorten if kolom not in rijen.columns]
    return rijen.with_columns(leeg).select(pl.col(kolom).cast(soort) for kolom, soort in soorten.items())


def _geldig(tabellen: Tabellen) -> pl.DataFrame:
    """The enrolments that hold on a day of the studiejaar."""
    einde = pl.coalesce("datum_uitschrijving_werkelijk", "datum_uitschrijving_gepland")
    return tabellen["inschrijving"].filter((pl.col("datum_inschrijving") <= TOT) & (einde >= VAN).fill_null(True))


def _diplomas(tabellen: Tabellen) -> pl.DataFrame:
    return tabellen["diploma"].filter(pl.col("datum_resultaat").dt.year() == JAAR)


def als_tbgi() -> Tabellen:
    """What DUO would send back when it counts as the register does."""
    tabellen, _ = school()
    isg, dip = _geldig(tabellen), _diplomas(tabellen)
    niveaus = tabellen["opleiding"].select("opleidingcode", "niveau")
    stand = Stand(tabellen, niveaus, None)
    delen = []
    for dag in DAGEN:
        op = stand.op(dag)
        rijen = op.join(stand.sleutels(op.select("isg").unique()).drop("brin"), on="isg").select(
            *ISG,
            pl.lit(dag.dag).alias("teldatum"),
            pl.col("crebo").alias("opleidingcode"),
            pl.format("MBO-{}", "niveau").alias("niveau"),
            "leertraject",
            pl.col("telt").alias("bekostigingsstatus"),
        )
        delen.append(rijen.unique([*ISG, "teldatum"], maintain_order=True))
    vast = {"bekostigingsjaar": JAAR + 2}
    diploma = dip.rename({"datum_resultaat": "datum_behaald", "indicatie_bekostigbaar": "bekostigingsstatus"})
    wie = pl.concat([isg.select("persoon_id"), dip.select("persoon_id")]).unique(maintain_order=True)
    return {
        "persoon": _van("persoon", wie),
        "terugmelding_inschrijving": _van("terugmelding_inschrijving", isg, **vast),
        "terugmelding_teldatum": _van("terugmelding_teldatum", pl.concat(delen), **vast),
        "terugmelding_diploma": _van("terugmelding_diploma", diploma, **vast),
        "terugmelding_signaal": _van("terugmelding_signaal", pl.DataFrame({"persoon_id": []})),
    }


def als_obo() -> Tabellen:
    """What the OBO over the studiejaar holds."""
    tabellen, _ = school()
    isg, dip = _geldig(tabellen), _diplomas(tabellen)
    perioden = tabellen["inschrijvingsperiode"].join(isg.select(ISG), on=ISG, how="semi")
    perioden = perioden.filter((pl.col("datum_begin") <= TOT) & (pl.col("tot_en_met") >= VAN).fill_null(True))
    bbl = perioden.filter(leertraject="BBL").select("persoon_id")
    bpv = tabellen["bpv"].join(isg.select(ISG), on=ISG, how="semi").join(bbl, on="persoon_id", how="semi")
    wie = pl.concat([isg.select("persoon_id"), dip.select("persoon_id")]).unique()
    delen = {"inschrijving": isg, "inschrijvingsperiode": perioden, "bpv": bpv, "diploma": dip}
    return {
        "persoon": tabellen["persoon"].join(wie, on="persoon_id", how="semi"),
        "opleiding": tabellen["opleiding"],
        **{f"obo_{naam}": _van(f"obo_{naam}", rijen) for naam, rijen in delen.items()},
    }


def vergelijk_met(map_: Path, soort: str, tabellen: Tabellen, *, omgekeerd: bool = False) -> Vergelijking:
    """The register, made first, against a delivery of DUO."""
    register = Kant("register", Gegevensset.open(schrijf(map_ / "a", school()[0], OUD)), school()[1])
    duo = schrijf(map_ / "b", tabellen, NIEUW, VAN, TOT, soort=soort)
    kanten = [register, Kant("duo", Gegevensset.open(duo), school()[1])]
    return vergelijk_kanten(*(kanten[::-1] if omgekeerd else kanten), Keuzes(), lambda *_: None)


def binnen(vergelijking: Vergelijking) -> Verwacht:
    """The differences that do not come of what the delivery is about."""
    over = vergelijking.verschillen.filter(pl.col("oorzaak") != "selectieperiode")
    return set(over.select("persoon_id", "tabel", "veld", "oorzaak").rows())


# -- known edits ------------------------------------------------------------------------------------------------------


def _zet(t: Tabellen, tabel: str, rij: dict, op: list[str], **waarden: object) -> None:
    deze = pl.all_horizontal(pl.col(kolom) == rij[kolom] for kolom in op)
    t[tabel] = t[tabel].with_columns(
        pl.when(deze).then(pl.lit(waarde, t[tabel].schema[naam])).otherwise(naam).alias(naam)
        for naam, waarde in waarden.items()
    )


def _kies(rijen: pl.DataFrame, plek: int) -> dict:
    """One of these rows, of a person who has one only."""
    enig = rijen.filter(pl.col("persoon_id").is_unique()).sort("persoon_id")
    return enig.row(plek % enig.height, named=True)


def _geteld(t: Tabellen, plek: int) -> dict:
    return _kies(t["terugmelding_teldatum"].filter(teldatum=DAGEN[0].dag, bekostigingsstatus=True), plek)


def _met_signaal(t: Tabellen, rij: dict, bij: str, **waarbij: object) -> None:
    velden = {"signaalvolgnummer": "1", "signaalcode": "12", "signaalomschrijving": "Geen bpv 999999990"}
    rij = {"persoon_id": rij["persoon_id"], "brin": rij["brin"], "bij": bij, **velden, **waarbij}
    erbij = _van("terugmelding_signaal", pl.DataFrame([rij]), bekostigingsjaar=JAAR + 2)
    t["terugmelding_signaal"] = pl.concat([t["terugmelding_signaal"], erbij])


OP_DAG = [*ISG, "teldatum"]


def _niet_geteld(t: Tabellen, plek: int) -> Verwacht:
    rij = _geteld(t, plek)
    _zet(t, "terugmelding_teldatum", rij, OP_DAG, bekostigingsstatus=False)
    return {(rij["persoon_id"], "teldatum", "telt", "bepaling_duo")}


def _signaal(t: Tabellen, plek: int) -> Verwacht:
    rij = _geteld(t, plek)
    _zet(t, "terugmelding_teldatum", rij, OP_DAG, bekostigingsstatus=False)
    _met_signaal(t, rij, "teldatum", inschrijvingvolgnummer=rij["inschrijvingvolgnummer"], teldatum=rij["teldatum"])
    return {(rij["persoon_id"], "teldatum", "telt", "signaal")}


def _signaal_bij_inschrijving(t: Tabellen, plek: int) -> Verwacht:
    rij = _geteld(t, plek)
    _zet(t, "terugmelding_teldatum", rij, OP_DAG, bekostigingsstatus=False)
    _met_signaal(t, rij, "inschrijving", inschrijvingvolgnummer=rij["inschrijvingvolgnummer"])
    return {(rij["persoon_id"], "teldatum", "telt", "signaal")}


def _nog_niet_bepaald(t: Tabellen, plek: int) -> Verwacht:
    _zet(t, "terugmelding_teldatum", _geteld(t, plek), OP_DAG, bekostigingsstatus=None)
    return set()


def _geen_teldatum(t: Tabellen, plek: int) -> Verwacht:
    rij = _geteld(t, plek)
    weg = pl.all_horizontal(pl.col(kolom) == rij[kolom] for kolom in OP_DAG)
    t["terugmelding_teldatum"] = t["terugmelding_teldatum"].filter(~weg)
    return {(rij["persoon_id"], "teldatum", "telt", "bepaling_duo")}


def _andere_opleiding(t: Tabellen, plek: int) -> Verwacht:
    rij = _geteld(t, plek)
    _zet(t, "terugmelding_teldatum", rij, OP_DAG, opleidingcode="99999")
    return {(rij["persoon_id"], "teldatum", "opleidingcode", "correctie")}


def _diploma_niet_bekostigd(t: Tabellen, plek: int) -> Verwacht:
    rij = _kies(t["terugmelding_diploma"].filter(bekostigingsstatus=True), plek)
    _zet(t, "terugmelding_diploma", rij, ["persoon_id", "resultaatvolgnummer"], bekostigingsstatus=False)
    _met_signaal(t, rij, "diploma", resultaatvolgnummer=rij["resultaatvolgnummer"])
    return {(rij["persoon_id"], "diploma", "indicatie_bekostigbaar", "signaal")}


def _inschrijving_weg(t: Tabellen, plek: int) -> Verwacht:
    """With its counting days: told once, with the enrolment."""
    rij = _kies(t["terugmelding_inschrijving"].join(_zonder_diploma(t), on="persoon_id", how="semi"), plek)
    for naam in ("terugmelding_inschrijving", "terugmelding_teldatum"):
        t[naam] = t[naam].filter(pl.col("persoon_id") != rij["persoon_id"])
    return {(rij["persoon_id"], "inschrijving", "", "ingetrokken")}


def _zonder_diploma(t: Tabellen) -> pl.DataFrame:
    diploma = pl.concat([t["terugmelding_diploma"].select("persoon_id"), school()[0]["diploma"].select("persoon_id")])
    los = [
        school()[0][naam].select("persoon_id") for naam in ("amvb_onderdeel", "examenonderdeel", "keuzedeelresultaat")
    ]
    een = school()[0]["inschrijving"].filter(pl.col("persoon_id").is_unique()).select("persoon_id")
    return een.join(pl.concat([diploma, *los]), on="persoon_id", how="anti")


def _andere_begindatum(t: Tabellen, plek: int) -> Verwacht:
    rij = _kies(t["terugmelding_inschrijving"], plek)
    _zet(t, "terugmelding_inschrijving", rij, ISG, datum_inschrijving=date(2020, 8, 1))
    return {(rij["persoon_id"], "inschrijving", "datum_inschrijving", "correctie")}


IN_TBGI: dict[str, Bewerking] = {
    functie.__name__.strip("_"): functie
    for functie in (
        _niet_geteld, _signaal, _signaal_bij_inschrijving, _nog_niet_bepaald, _geen_teldatum, _andere_opleiding,
        _diploma_niet_bekostigd, _inschrijving_weg, _andere_begindatum,
    )
}  # fmt: skip


def _obo_begindatum(t: Tabellen, plek: int) -> Verwacht:
    rij = _kies(t["obo_inschrijving"], plek)
    _zet(t, "obo_inschrijving", rij, ISG, datum_inschrijving=date(2020, 8, 1))
    return {(rij["persoon_id"], "inschrijving", "datum_inschrijving", "correctie")}


def _obo_diploma(t: Tabellen, plek: int) -> Verwacht:
    rij = _kies(t["obo_diploma"], plek)
    _zet(t, "obo_diploma", rij, ["persoon_id", "resultaatvolgnummer"], datum_resultaat=date(2024, 12, 30))
    return {(rij["persoon_id"], "diploma", "datum_resultaat", "andere_diplomadatum")}


def _obo_zonder_pok(t: Tabellen, plek: int) -> Verwacht:
    per_isg = school()[0]["bpv"].filter(pl.struct(ISG).is_unique() & pl.col("persoon_id").is_unique())
    per_isg = per_isg.filter(pl.col("datum_begin") <= TOT, pl.col("datum_einde_gepland") >= VAN)
    bbl = t["obo_inschrijvingsperiode"].filter(leertraject="BBL").select(ISG).unique()
    rij = _kies(t["obo_bpv"].join(per_isg.select(ISG), on=ISG, how="semi").join(bbl, on=ISG, how="semi"), plek)
    t["obo_bpv"] = t["obo_bpv"].filter(pl.col("persoon_id") != rij["persoon_id"])
    return {(rij["persoon_id"], "bpv", "", "pok_ontbreekt")}


IN_OBO: dict[str, Bewerking] = {
    functie.__name__.strip("_"): functie for functie in (_obo_begindatum, _obo_diploma, _obo_zonder_pok)
}
