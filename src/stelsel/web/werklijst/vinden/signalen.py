"""The signals of a terugmelding (TBG-i): each a check of DUO that did not pass, with what it was about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from stelsel.web.werklijst.termijnen import aanlevering
from stelsel.web.werklijst.vinden.vondst import Gevonden, Vondst, met_identiteit

PER_BIJ = {"inschrijving": "inschrijving", "teldatum": "inschrijving", "diploma": "diploma"}
NIET_GETOOND = "(niet getoond)"
_PERSOONLIJK = re.compile(r"burgerservice|bsn|onderwijsnummer|geboorte|naam|postcode|adres", re.IGNORECASE)
_NUMMER = re.compile(r"(?<!\d)(?!(?:19|20)\d{6}(?!\d))\d{8,9}(?!\d)")
_WAARBIJ = [
    "persoon_id",
    "brin",
    "bekostigingsjaar",
    "bij",
    "inschrijvingvolgnummer",
    "teldatum",
    "resultaatvolgnummer",
]


def vind(levering: Path, onbekend: dict[str, str], sinds: date) -> Gevonden:
    """The signals in the gegevensset of a TBG-i. `onbekend`: of persons whom the dossier does not know, a mark."""
    from stelsel.gegevens.gegevensset import Gegevensset

    bron = Gegevensset.open(levering)
    if not bron.heeft("terugmelding_signaal"):
        return Gevonden({})
    rijen = _met_stand(_lees(bron, "terugmelding_signaal"), bron)
    vondsten = (_vondst(rij, onbekend, sinds) for rij in rijen.iter_rows(named=True))
    return Gevonden(dict(met_identiteit(vondsten)))


def _lees(bron: Any, naam: str) -> pl.DataFrame:
    return pl.read_parquet(bron.pad(naam))


def _met_stand(signalen: pl.DataFrame, bron: Any) -> pl.DataFrame:
    """With `parameters`, the programme, and what is at stake: counting days for which the school asks funding and DUO
    gives none, of the teldatum or of the enrolment; a diploma that is not funded."""
    op = [*_WAARBIJ, "signaalvolgnummer"]
    if bron.heeft("terugmelding_parameter"):
        waarden = pl.struct(naam="parameternaam", waarde="parameterwaarde")
        per = _lees(bron, "terugmelding_parameter").sort("parametervolgnummer").group_by(op, maintain_order=True)
        per = per.agg(waarden.alias("parameters"))
        signalen = signalen.join(per, on=op, how="left", nulls_equal=True, maintain_order="left")
    else:
        signalen = signalen.with_columns(parameters=pl.lit(None))
    return _met_diploma(_met_teldata(signalen, bron), bron)


def _met_teldata(signalen: pl.DataFrame, bron: Any) -> pl.DataFrame:
    isg = ["persoon_id", "brin", "bekostigingsjaar", "inschrijvingvolgnummer"]
    leeg = {"oktober": pl.UInt32, "februari": pl.UInt32, "teldata": pl.List(pl.Date), "crebo_isg": pl.String}
    if not bron.heeft("terugmelding_teldatum"):
        return signalen.with_columns(pl.lit(None, soort).alias(naam) for naam, soort in leeg.items())
    dagen = _lees(bron, "terugmelding_teldatum")
    niet = pl.col("indicatie_bekostigbaar").fill_null(True) & ~pl.col("bekostigingsstatus").fill_null(False)
    maand = pl.col("teldatum").dt.month()
    telling = [
        (niet & (maand == 10)).sum().alias("oktober"),
        (niet & (maand == 2)).sum().alias("februari"),
        pl.col("teldatum").filter(niet).sort().alias("teldata"),
        pl.col("opleidingcode").last().alias("crebo_isg"),
    ]
    per_dag = dagen.group_by(*isg, "teldatum").agg(telling)
    per_isg = dagen.sort("teldatum").group_by(isg).agg(telling).with_columns(pl.lit(None, pl.Date).alias("teldatum"))
    samen = pl.concat([per_dag, per_isg.select(per_dag.columns)])
    return signalen.join(samen, on=[*isg, "teldatum"], how="left", nulls_equal=True, maintain_order="left")


def _met_diploma(signalen: pl.DataFrame, bron: Any) -> pl.DataFrame:
    op = ["persoon_id", "brin", "bekostigingsjaar", "resultaatvolgnummer"]
    if not bron.heeft("terugmelding_diploma"):
        return signalen.with_columns(diploma=pl.lit(None, pl.UInt32), crebo_dip=pl.lit(None, pl.String))
    per = _lees(bron, "terugmelding_diploma").select(
        *op,
        (~pl.col("bekostigingsstatus").fill_null(False)).cast(pl.UInt32).alias("diploma"),
        pl.col("opleidingcode").alias("crebo_dip"),
    )
    return signalen.join(per, on=op, how="left", maintain_order="left")


def _vondst(rij: dict[str, Any], onbekend: dict[str, str], sinds: date) -> Vondst:
    wie = rij["persoon_id"]
    jaar = rij["bekostigingsjaar"]
    waar = [rij["inschrijvingvolgnummer"], rij["resultaatvolgnummer"], rij["teldatum"] or jaar]
    return Vondst(
        soort="signaal",
        wie=onbekend.get(wie, wie),
        in_dossier=wie not in onbekend,
        tabel=PER_BIJ[rij["bij"]],
        brin=rij["brin"] or "",
        sleutel=" / ".join(str(deel) for deel in waar if deel),
        veld=rij["bij"],
        oorzaak=f"signaal_{rij['signaalcode'] or 'zonder_code'}",
        zekerheid="zeker",
        sinds=sinds,
        inschrijvingvolgnummer=rij["inschrijvingvolgnummer"] or "",
        resultaatvolgnummer=rij["resultaatvolgnummer"] or "",
        opleidingcode=rij["crebo_dip"] or rij["crebo_isg"] or "",
        duo=_zonder_nummer(rij["signaalomschrijving"] or ""),
        nieuwst="duo",
        bij={
            "code": rij["signaalcode"] or "",
            "bekostigingsjaar": jaar,
            "teldata": "; ".join(str(dag) for dag in rij["teldata"] or []),
            "parameters": list(_parameters(rij["parameters"])),
        },
        oktober=rij["oktober"] or 0,
        februari=rij["februari"] or 0,
        diplomas=rij["diploma"] or 0,
        uiterlijk=aanlevering(jaar) if jaar else None,
    )


def _parameters(parameters: list[dict[str, str | None]] | None) -> Iterator[list[str]]:
    """Name and value of each; a value that tells who somebody is, is left out."""
    for parameter in parameters or []:
        naam, waarde = parameter["naam"] or "", parameter["waarde"] or ""
        yield [naam, NIET_GETOOND if _PERSOONLIJK.search(naam) else _zonder_nummer(waarde)]


def _zonder_nummer(tekst: str) -> str:
    """A number of eight or nine digits may be somebody's, unless it is a day (jjjjmmdd)."""
    return _NUMMER.sub(NIET_GETOOND, tekst)
