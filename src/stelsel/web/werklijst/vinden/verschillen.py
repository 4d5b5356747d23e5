"""A delivery beside the dossier: what `stelsel.vergelijken` finds, for as far as it asks something of the school."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from stelsel.web.werklijst.termijnen import uiterlijk
from stelsel.web.werklijst.vinden.vondst import Gevonden, Vondst, met_identiteit

VERGELIJKBAAR = frozenset({"GRONDSLAG"})
"""Kinds that the engine can lay beside the dossier. An OBO speaks in tables of its own, and a TBG-i says what DUO
decided: neither is a side."""

GEEN_WERK = frozenset(
    {"selectieperiode", "niet_herkend", "onvolledige_levering", "niet_overgenomen", "nog_niet_gebeurd"}
)
"""Causes that say something of the file or of the days, and nothing that somebody at school has to mend. They are
counted with the comparison, and say nothing about an item that is in the list already."""

_ONS, _DUO = "A", "B"
_RESULTAAT = ("diploma", "amvb_onderdeel", "examenonderdeel", "keuzedeelresultaat")
_ISG = ["persoon_id", "brin", "inschrijvingvolgnummer"]
_DIP = ["persoon_id", "brin", "resultaatvolgnummer"]


def vind(dossier: Path, levering: Path) -> Gevonden:
    """What the gegevensset of a delivery says otherwise than that of the dossier. Raises StelselFout."""
    # Loaded in the worker only: the engine takes most of a second to load, and no page needs it.
    from stelsel.gegevens.gegevensset import Gegevensset
    from stelsel.vergelijken import vergelijk

    uitslag = vergelijk(dossier, levering)
    rijen = uitslag.verschillen
    rijen = rijen.with_columns(pl.lit(uitslag.op_feiten).alias("op_feiten"))
    rijen = _met_opleiding(rijen, [Gegevensset.open(pad) for pad in (dossier, levering)])
    weg = pl.col("oorzaak").is_in(list(GEEN_WERK))
    return Gevonden(
        dict(met_identiteit(_vondsten(rijen.filter(~weg)))),
        frozenset(identiteit for identiteit, _vondst in met_identiteit(_vondsten(rijen.filter(weg)))),
        _niet_in_lijst(rijen.filter(weg)),
        tuple(uitslag.niet_vergeleken),
    )


def _niet_in_lijst(rijen: pl.DataFrame) -> dict[str, dict[str, int]]:
    per = rijen.group_by("oorzaak").agg(
        pl.len().alias("verschillen"), pl.col("persoon_id").n_unique().alias("personen"), pl.col("oktober").sum()
    )
    return {rij.pop("oorzaak"): rij for rij in per.sort("oorzaak").to_dicts()}


def _vondsten(rijen: pl.DataFrame) -> Iterator[Vondst]:
    for rij in rijen.iter_rows(named=True):
        yield _vondst(rij)


def _vondst(rij: dict[str, Any]) -> Vondst:
    teldata = [date.fromisoformat(dag) for dag in rij["teldata"].split("; ") if dag]
    is_resultaat = rij["tabel"] in _RESULTAAT
    behaald = (rij["dag_dip"] or None) if rij["diploma"] else None
    return Vondst(
        soort="verschil",
        wie=rij["persoon_id"],
        in_dossier=True,
        tabel=rij["tabel"],
        brin=rij["brin"] or "",
        sleutel=rij["sleutel"],
        veld=rij["veld"],
        oorzaak=rij["oorzaak"],
        sinds=rij["sinds"],
        inschrijvingvolgnummer=rij["inschrijvingvolgnummer"] or "",
        resultaatvolgnummer=rij["sleutel"].rsplit(" / ", 1)[-1] if is_resultaat else "",
        opleidingcode=rij["opleiding"] or "",
        zekerheid=rij["zekerheid"] or "",
        ons=rij["a"] or "",
        duo=rij["b"] or "",
        nieuwst={_ONS: "ons", _DUO: "duo"}.get(rij["nieuwst"], rij["nieuwst"] or ""),
        bij={naam: rij[naam] for naam in ("soort", "teldata", "onderliggend", "op_feiten")},
        oktober=rij["oktober"],
        februari=rij["februari"],
        diplomas=rij["diploma"],
        uiterlijk=uiterlijk(teldata, behaald, om_tekenen=rij["oorzaak"] == "pok_ontbreekt"),
    )


def _met_opleiding(rijen: pl.DataFrame, sets: list) -> pl.DataFrame:
    """`opleiding`: the crebo of the enrolment or diploma, as DUO has it or else as the dossier has it; `dag_dip`: the
    day of a diploma."""
    nummer = pl.when(pl.col("tabel") == "diploma").then(pl.col("sleutel").str.split(" / ").list.last())
    rijen = rijen.with_columns(nummer.alias("resultaatvolgnummer"))
    vertaling = rijen.select("persoon_id_b", "persoon_id").drop_nulls().unique("persoon_id_b")
    for letter, bron in zip("ab", sets, strict=True):
        per_isg = _eerst(bron, "inschrijvingsperiode", _ISG, "datum_begin", [], vertaling)
        per_dip = _eerst(bron, "diploma", _DIP, "datum_resultaat", ["datum_resultaat"], vertaling)
        rijen = rijen.join(
            per_isg.rename({"opleidingcode": f"isg_{letter}"}), on=_ISG, how="left", maintain_order="left"
        )
        per_dip = per_dip.rename({"opleidingcode": f"dip_{letter}", "datum_resultaat": f"dag_{letter}"})
        rijen = rijen.join(per_dip, on=_DIP, how="left", maintain_order="left")
    return rijen.with_columns(
        pl.coalesce("dip_b", "dip_a", "isg_b", "isg_a").alias("opleiding"),
        pl.coalesce("dag_b", "dag_a").alias("dag_dip"),
    )


def _eerst(
    bron: Any, tabel: str, op: list[str], volgorde: str, erbij: list[str], vertaling: pl.DataFrame
) -> pl.DataFrame:
    """Per key the last row, with the persoon_id of the dossier."""
    for naam in (tabel, f"grondslag_{tabel}"):
        if bron.heeft(naam):
            nodig = list(dict.fromkeys([*op, volgorde, "opleidingcode"]))
            rijen = pl.read_parquet(bron.pad(naam), columns=nodig)
            met = rijen.join(vertaling, left_on="persoon_id", right_on="persoon_id_b", how="left", suffix="_a")
            met = met.with_columns(pl.coalesce("persoon_id_a", "persoon_id").alias("persoon_id"))
            return met.sort(volgorde).unique(op, keep="last").select(*op, "opleidingcode", *erbij)
    schema = {**dict.fromkeys(op, pl.String), "opleidingcode": pl.String, **dict.fromkeys(erbij, pl.Date)}
    return pl.DataFrame(schema=schema)
