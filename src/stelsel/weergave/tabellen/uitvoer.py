"""One table in any of the forms people and programs ask for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from stelsel.weergave.tabellen.rekenblad import onschadelijk
from stelsel.weergave.tabellen.vorm import Tabel, kolommen

VORMEN = ("tabel", "csv", "json", "xlsx", "parquet")


def als_bytes(
    tabel: Tabel,
    vorm: str,
    *,
    noten: Collection[str] = (),
    onderschrift: Sequence[str] = (),
    verantwoording: Mapping[str, Any] | None = None,
    blad: str = "cijfers",
    decimalen: int = 1,
) -> bytes:
    """The table as `vorm`: tabel or xlsx (Dutch notation), csv, json or parquet (for programs).

    `noten`: columns with long remarks, `onderschrift`: lines below (tabel only). `verantwoording`: names and
    values for a second sheet (xlsx only). `decimalen`: how many are shown in tabel and xlsx; programs get all.
    Raises ValueError for another form.
    """
    if vorm == "tabel":
        from stelsel.weergave.tabellen.tekst import als_tekst

        return als_tekst(tabel, noten, onderschrift, decimalen=decimalen).encode()
    if vorm == "xlsx":
        from stelsel.weergave.tabellen.xlsx import als_xlsx

        return als_xlsx(tabel, blad=blad, verantwoording=verantwoording, decimalen=decimalen)
    schrijvers = {"csv": als_csv, "json": als_json, "parquet": als_parquet}
    if vorm not in schrijvers:
        raise ValueError(f"{vorm!r} is niet een van {', '.join(VORMEN)}")
    return schrijvers[vorm](tabel)


def als_csv(tabel: Tabel) -> bytes:
    """UTF-8, comma, decimal point, no rounding, heading first, lines end in LF; nothing is an empty field.

    Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    doel = io.StringIO()
    schrijver = csv.writer(doel, lineterminator="\n")
    inhoud = kolommen(tabel)
    schrijver.writerow(inhoud)
    schrijver.writerows(zip(*([_gewoon(w) for w in kolom] for kolom in inhoud.values()), strict=True))
    return doel.getvalue().encode()


def als_json(tabel: Tabel) -> bytes:
    """A list with an object per row, dates as yyyy-mm-dd."""
    inhoud = kolommen(tabel)
    waarden = zip(*([_json(w) for w in kolom] for kolom in inhoud.values()), strict=True)
    rijen = [dict(zip(inhoud, rij, strict=True)) for rij in waarden]
    return (json.dumps(rijen, ensure_ascii=False, indent=1) + "\n").encode()


def als_parquet(tabel: Tabel) -> bytes:
    """Parquet, with the types and metadata of an Arrow table; for other tables types follow from the values."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    doel = io.BytesIO()
    pq.write_table(tabel if isinstance(tabel, pa.Table) else pa.table(kolommen(tabel)), doel, compression="zstd")
    return doel.getvalue()


def _gewoon(waarde: Any) -> Any:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return onschadelijk(waarde) if isinstance(waarde, str) else waarde


def _json(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde
