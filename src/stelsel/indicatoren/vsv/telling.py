"""Who is counted: one row per measurement and person, in the numerator, the denominator or both."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

GROEP = ("brin", "niveau", "sector", "leerweg", "opleiding", "rmc_regio")
METING = {"meting": "int32", "brin_bestand": "string", "teller_levering": "string", "noemer_levering": "string"}


def meting() -> ir.Table:
    """The measurements: each a file of vsv'ers and the file it is counted against, either of them possibly absent."""
    return ibis.table(METING, name="meting")


def telling(rijen: ir.Table, metingen: ir.Table) -> ir.Table:
    """One row per measurement and person. `rijen`: vsv_telling, `metingen`: see `meting`.

    Columns: meting, persoon_id, those of GROEP, in_teller and in_noemer (0/1), ander_niveau (1 where the two files give
    somebody another niveau) and regel (the line in the numerator). Somebody in the denominator counts in the group it
    has him in.
    """
    hoofd = _een_per_persoon(rijen)
    teller = _van(metingen, hoofd, metingen.teller_levering)
    noemer = _van(metingen, hoofd, metingen.noemer_levering)
    breed = noemer.outer_join(teller, ["meting", "persoon_id"], rname="{name}_t")
    in_noemer, in_teller = breed.persoon_id.notnull(), breed.persoon_id_t.notnull()
    anders = in_noemer & in_teller & ~breed.niveau.identical_to(breed.niveau_t)
    return breed.select(
        meting=ibis.coalesce(breed.meting, breed.meting_t),
        persoon_id=ibis.coalesce(breed.persoon_id, breed.persoon_id_t),
        **{naam: in_noemer.ifelse(breed[naam], breed[f"{naam}_t"]) for naam in GROEP},
        in_teller=in_teller.cast("int8"),
        in_noemer=in_noemer.cast("int8"),
        ander_niveau=anders.cast("int8"),
        regel=breed.regel_t,
    )


def _een_per_persoon(rijen: ir.Table) -> ir.Table:
    """The row of each person in each file: of more rows that of the highest niveau, and of those the first."""
    niveau = ibis.cases(*((rijen.niveau == f"MBO-{n}", n) for n in range(1, 5)))
    met = rijen.select(
        "levering_id",
        "persoon_id",
        "brin",
        "leerweg",
        "rmc_regio",
        niveau=niveau.cast("int32"),
        sector=ibis.coalesce(rijen.naam_onderwijsaanbieder, rijen.onderwijsaanbieder),
        opleiding=rijen.onderwijscode,
        regel=rijen.regel_in_bestand,
    )
    volgorde = [met.niveau.fill_null(0).desc(), met.regel.asc()]
    per_persoon = ibis.window(group_by=[met.levering_id, met.persoon_id], order_by=volgorde)
    return met.mutate(rang=ibis.row_number().over(per_persoon)).filter(ibis._.rang == 0).drop("rang")


def _van(metingen: ir.Table, hoofd: ir.Table, levering: ir.StringColumn) -> ir.Table:
    """The people in one of the two files of each measurement. A row without BRIN is of the institution of its file."""
    samen = metingen.join(hoofd, levering == hoofd.levering_id)
    return samen.select(
        "meting", "persoon_id", "regel", *(naam for naam in GROEP if naam != "brin"),
        brin=ibis.coalesce(samen.brin, samen.brin_bestand),
    )  # fmt: skip
