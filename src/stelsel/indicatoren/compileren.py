"""From expression to DuckDB SQL, and the compiled query of the default readings that is kept beside the code.

Importing Ibis takes about a second; a figure with the default readings should not wait for that. So the query
that the expressions give for those readings is kept in `sql/`, and a test asserts that it is still the same.
Write it again with `python -m stelsel.indicatoren.compileren`.
"""

from __future__ import annotations

from functools import lru_cache

from stelsel.indicatoren.bestand import MAP
from stelsel.indicatoren.lezingen import STANDAARD, Lezingen

BEWAARD = {naam: MAP / "sql" / f"{naam}.sql" for naam in ("telling", "kubus", "vsv")}


def sql(naam: str, lezingen: Lezingen) -> str:
    """The DuckDB query of `telling` or `kubus` under these readings, over the agreed tables and `peiljaar`; of `vsv`,
    which knows no readings, over `vsv_telling` and `meting`."""
    gelijk = all(getattr(lezingen, k) == getattr(STANDAARD, k) for k in IN_QUERY)
    return BEWAARD[naam].read_text("utf-8") if gelijk else compileer(naam, lezingen)


# the readings that shape the query; the others decide on dates (peiljaren.py) or on the outcome (beoordeling.py)
IN_QUERY = (
    "hoofdinschrijving",
    "aanwezig",
    "jr_groep",
    "jr_late_instromer",
    "diploma_na_vertrek",
    "diploma_ovo",
    "diploma_niveau_onbekend",
    "jr_verlater",
    "sr_instromer",
    "sr_nieuw",
    "sr_diploma",
    "extranei",
    "niet_bekostigd",
    "einde",
    "niveau_bron",
)


@lru_cache(maxsize=32)
def compileer(naam: str, lezingen: Lezingen) -> str:
    """Compile the expression. Takes about a second the first time."""
    import ibis

    from stelsel.indicatoren.tabellen import BRONTABELLEN, bron, peiljaar

    if naam == "vsv":
        from stelsel.indicatoren.vsv import telling as vsv

        return str(ibis.to_sql(vsv.telling(bron("vsv_telling"), vsv.meting()), dialect="duckdb")) + "\n"
    from stelsel.indicatoren.telling import kubus, telling

    tabellen = {tabel: bron(tabel) for tabel in BRONTABELLEN} | {"peiljaar": peiljaar()}
    rijen = telling(tabellen, lezingen)
    uitdrukking = rijen if naam == "telling" else kubus(rijen, tabellen["opleiding"])
    return str(ibis.to_sql(uitdrukking, dialect="duckdb")) + "\n"


def main() -> None:
    """Write the kept queries again."""
    for naam, pad in BEWAARD.items():
        pad.write_text(compileer(naam, STANDAARD), "utf-8")
        print(f"{pad.name} geschreven")


if __name__ == "__main__":
    main()
