"""The three indicators in plain pandas under the default readings: what somebody would write in a notebook.

Only a comparator for the bench: no coverage, no norms, no explanations.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

WIE = ["persoon_id", "brin"]
BEROEPS = ["BOL", "BOL_DT", "BBL", "EX"]


def tel(map_: Path, jaren: range) -> pd.DataFrame:
    """One row per counted person: indicator, studiejaar, brin, crebo, niveau, leerweg, dossier, domein, teller."""
    isg, isp, dip, opleiding = (
        pd.read_parquet(map_ / f"{naam}.parquet")
        for naam in ("inschrijving", "inschrijvingsperiode", "diploma", "opleiding")
    )
    niveau = opleiding.set_index("opleidingcode")["niveau"]
    perioden = _perioden(isg, isp, niveau)
    stand = _stand(perioden[perioden.leertraject.isin(BEROEPS)], jaren)
    dip = _diplomas(dip, perioden, niveau)
    met = _in_jaar(dip, stand)
    delen = [_jaarresultaat(stand, met), _diplomaresultaat(stand, dip), _startersresultaat(stand, met)]
    uit = pd.concat(delen, ignore_index=True)
    namen = opleiding.rename(columns={"opleidingcode": "crebo", "dossier_code": "dossier_", "domein_code": "domein_"})
    uit = uit.merge(namen[["crebo", "dossier_", "domein_"]], on="crebo", how="left")
    return uit.rename(columns={"dossier_": "dossier", "domein_": "domein"})


def _perioden(isg: pd.DataFrame, isp: pd.DataFrame, niveau: pd.Series) -> pd.DataFrame:
    sleutel = [*WIE, "inschrijvingvolgnummer"]
    for kolom in ("datum_inschrijving", "datum_uitschrijving_gepland", "datum_uitschrijving_werkelijk"):
        isg[kolom] = pd.to_datetime(isg[kolom])
    isg["einde_isg"] = isg.datum_uitschrijving_werkelijk.fillna(isg.datum_uitschrijving_gepland)
    isp["datum_begin"] = pd.to_datetime(isp.datum_begin)
    isp = isp.sort_values([*sleutel, "datum_begin"])
    isp["volgende"] = isp.groupby(sleutel).datum_begin.shift(-1)
    beide = isp.merge(isg[[*sleutel, "datum_inschrijving", "einde_isg"]], on=sleutel)
    beide["begin"] = beide[["datum_begin", "datum_inschrijving"]].max(axis=1)
    beide["einde"] = pd.concat([beide.volgende - pd.Timedelta(days=1), beide.einde_isg], axis=1).min(axis=1)
    beide["niveau"] = beide.opleidingcode.map(niveau)
    return beide.rename(columns={"opleidingcode": "crebo"})


def _stand(isp: pd.DataFrame, jaren: range) -> pd.DataFrame:
    delen = []
    for jaar in jaren:
        dag = pd.Timestamp(jaar, 10, 1)
        deel = isp[(isp.begin <= dag) & (isp.einde >= dag)]
        deel = deel.sort_values(["niveau", "crebo"], ascending=[False, True]).drop_duplicates(WIE)
        delen.append(deel[[*WIE, "crebo", "niveau", "leertraject"]].assign(studiejaar=jaar))
    stand = pd.concat(delen).sort_values([*WIE, "studiejaar"])
    per = stand.groupby(WIE).studiejaar
    stand["vorige"] = per.shift(1)
    stand["blijft"] = per.shift(-1) == stand.studiejaar + 1
    return stand.rename(columns={"leertraject": "leerweg"})


def _diplomas(dip: pd.DataFrame, perioden: pd.DataFrame, niveau: pd.Series) -> pd.DataFrame:
    dip["datum"] = pd.to_datetime(dip.datum_resultaat)
    dip["niveau"] = dip.opleidingcode.map(niveau)
    dip = dip[dip.niveau >= 2].rename(columns={"opleidingcode": "crebo"})
    sleutel = [*WIE, "inschrijvingvolgnummer"]
    bron = perioden[[*sleutel, "datum_begin", "leertraject"]]
    paren = dip.merge(bron, on=sleutel)
    paren = paren[paren.datum_begin <= paren.datum].sort_values("datum_begin")
    laatste = paren.drop_duplicates([*WIE, "resultaatvolgnummer"], keep="last")
    dip = dip.merge(laatste[[*WIE, "resultaatvolgnummer", "leertraject"]], on=[*WIE, "resultaatvolgnummer"], how="left")
    dip["buiten"] = dip.leertraject.isin(["OVO", "ODT"])
    dip["studiejaar"] = dip.datum.dt.year - (dip.datum.dt.month < 10)
    return dip.rename(columns={"leertraject": "leerweg"})


def _in_jaar(dip: pd.DataFrame, stand: pd.DataFrame) -> pd.DataFrame:
    er = stand[[*WIE, "studiejaar"]].assign(in_populatie=True)
    met = dip.merge(er, on=[*WIE, "studiejaar"], how="left")
    met["in_populatie"] = met.in_populatie.eq(True)
    met = met[met.in_populatie | ~met.buiten]
    met = met.sort_values(["niveau", "datum", "crebo"], ascending=[False, True, True])
    return met.drop_duplicates([*WIE, "studiejaar"])


def _jaarresultaat(stand: pd.DataFrame, met: pd.DataFrame) -> pd.DataFrame:
    breed = stand.merge(met[[*WIE, "studiejaar"]].assign(teller=1), on=[*WIE, "studiejaar"], how="left")
    breed["teller"] = breed.teller.fillna(0).astype(int)
    hier = breed[(breed.teller == 1) | ~breed.blijft]
    laat = met[~met.in_populatie].assign(teller=1)
    return _als("jaarresultaat", pd.concat([hier, laat]))


def _diplomaresultaat(stand: pd.DataFrame, dip: pd.DataFrame) -> pd.DataFrame:
    weg = stand[~stand.blijft]
    jaren = dip[[*WIE, "studiejaar"]].rename(columns={"studiejaar": "diplomajaar"})
    paren = weg.merge(jaren, on=WIE)
    paren = paren[(paren.diplomajaar <= paren.studiejaar) & (paren.diplomajaar >= paren.studiejaar - 5)]
    met = paren[[*WIE, "studiejaar"]].drop_duplicates().assign(teller=1)
    return _als("diplomaresultaat", weg.merge(met, on=[*WIE, "studiejaar"], how="left"))


def _startersresultaat(stand: pd.DataFrame, met: pd.DataFrame) -> pd.DataFrame:
    nieuw = stand[stand.vorige.isna() | (stand.studiejaar - stand.vorige > 6)]
    breed = nieuw.merge(met[[*WIE, "studiejaar"]].assign(teller=1), on=[*WIE, "studiejaar"], how="left")
    breed["teller"] = breed.teller.fillna(0).where(~breed.blijft, 1)
    return _als("startersresultaat", breed)


def _als(indicator: str, rijen: pd.DataFrame) -> pd.DataFrame:
    kolommen = [*WIE, "studiejaar", "crebo", "niveau", "leerweg"]
    return rijen[kolommen].assign(indicator=indicator, teller=rijen.teller.fillna(0).astype(int))


def uitsplitsen(rijen: pd.DataFrame, indicator: str, jaar: int, venster: int, per: tuple[str, ...]) -> pd.DataFrame:
    """Numerator and denominator per group, over a window of years."""
    deel = rijen[(rijen.indicator == indicator) & (rijen.studiejaar > jaar - venster) & (rijen.studiejaar <= jaar)]
    return deel.groupby(list(per), dropna=False).teller.agg(["sum", "count"])
