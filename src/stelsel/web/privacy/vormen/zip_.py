"""To take along: a ZIP with a CSV per table and the same as JSON."""

from __future__ import annotations

import io
import zipfile

from stelsel.web.privacy.inzage import Alles
from stelsel.web.privacy.vormen.json_ import als_json


def als_zip(alles: Alles) -> bytes:
    """The ZIP as bytes; `gegevens.json` and one `<tabel>.csv` per table."""
    from stelsel.weergave.tabellen import als_bytes

    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as bestand:
        bestand.writestr("gegevens.json", als_json(alles))
        for deel in alles.delen:
            for tabel in deel.tabellen:
                kolommen = {kop: [rij[kop] for rij in tabel.rijen] for kop in tabel.rijen[0]}
                bestand.writestr(f"{tabel.naam.lower()}.csv", als_bytes(kolommen, "csv", blad=tabel.naam))
    return uit.getvalue()
