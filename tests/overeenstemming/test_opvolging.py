"""Several deliveries: `lees A B C` keeps the same rows as the dossier that took them in one after the other."""

from __future__ import annotations

import os
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from hulp.leveringen import BSNS, ONDERWIJSNUMMER, bytes_van, goed_ro, met_slot
from hulp.studenten import nieuwe_levering
from stelsel.bestanden import lees
from stelsel.gegevens.opvolging import OPVOLGING
from stelsel.web.studenten import service
from stelsel.web.studenten.importeren.verwerken import verwerk
from stelsel.web.studenten.models import Persoonsnummer

pytestmark = pytest.mark.django_db
TABELLEN = [naam for naam in OPVOLGING if naam != "persoon"]
PERSONEN = (*BSNS, ONDERWIJSNUMMER)

# One file: begin year of its period, length in years, lines left out, whole or not, end of the first enrolment.
bestanden = st.lists(
    st.tuples(
        st.sampled_from((2022, 2023, 2024)),
        st.integers(1, 2),
        st.sets(st.integers(1, len(goed_ro()) - 2), max_size=12),
        st.booleans(),
        st.sampled_from(("", "2023-07-01", "2024-03-01")),
    ),
    min_size=2,
    max_size=3,
)


class Terug(Exception):
    """Undo an example."""


def inhoud(jaar: int, jaren: int, weg: set[int], heel: bool, einde: str, maand: int) -> bytes:
    """A file with lines left out; what stands below a line that is gone is refused."""
    regels = goed_ro()
    regels[0] = f"VLP|99XX|{jaar}-08-01|{jaar + jaren}-07-31|2025-{maand:02}-01"
    regels[2] = regels[2].replace("2025-07-31||", f"2025-07-31|{einde}|" + ("01" if einde else ""))
    regels = [regel for plek, regel in enumerate(regels) if plek not in weg]
    return bytes_van(met_slot(regels) if heel else regels[:-1])


def rijen(tabellen: dict[str, pl.DataFrame], nummers: dict[str, str]) -> dict[str, list[str]]:
    """All rows with a person by number, and without what differs by nature."""
    uit = {}
    for naam in TABELLEN:
        tabel = tabellen[naam].with_columns(pl.col("persoon_id").replace_strict(nummers)).drop("levering_id")
        uit[naam] = sorted(map(str, tabel.rows()))
    uit["persoon"] = sorted(nummers[persoon] for persoon in tabellen["persoon"]["persoon_id"])
    return uit


def van_bestanden(map_: Path, paden: list[Path]) -> dict[str, list[str]]:
    lees(paden, map_ / "samen")
    sleutels = pl.read_parquet(map_ / "samen" / "sleutels.parquet")
    nummers = dict(sleutels.select("persoon_id", "nummer").rows())
    tabellen = {naam: pl.read_parquet(map_ / "samen" / f"{naam}.parquet") for naam in OPVOLGING}
    return rijen(tabellen, nummers)


def van_dossier(map_: Path, paden: list[Path]) -> dict[str, list[str]]:
    for nummer, pad in enumerate(paden):
        verslag = lees(pad, map_ / f"een{nummer}")
        zelf = verslag.bestanden[0]
        velden = {naam: getattr(zelf, naam) for naam in ("van", "tot_en_met", "aangemaakt", "volledig")}
        velden["tellingen"] = {code: asdict(telling) for code, telling in zelf.telling.items()}
        verwerk(nieuwe_levering(**velden), map_ / f"een{nummer}", lambda *_: None)
    nummers = {str(uuid): nummer for uuid, nummer in Persoonsnummer.objects.values_list("persoon__uuid", "nummer")}
    tabellen = {naam: pl.DataFrame(pl.from_arrow(tabel)) for naam, tabel in service.tabellen().items()}
    return rijen(tabellen, nummers)


@given(bestanden)
@settings(max_examples=100 if os.environ.get("STELSEL_TOETS_ALLES") else 8)
def test_dezelfde_rijen(keuzes) -> None:
    with TemporaryDirectory() as plek, pytest.raises(Terug), transaction.atomic():
        map_ = Path(plek)
        paden = []
        for nummer, keuze in enumerate(keuzes):
            paden.append(map_ / f"RO_99XX_{nummer}.csv")
            paden[-1].write_bytes(inhoud(*keuze, maand=nummer + 1))
        assert van_bestanden(map_, paden) == van_dossier(map_, paden)
        raise Terug


def test_een_voorbeeld_waarin_iets_wordt_ingetrokken(tmp_path) -> None:
    """The property above is about something: here rows are replaced, withdrawn and kept because they lie outside."""
    eerste, tweede = tmp_path / "RO_99XX_1.csv", tmp_path / "RO_99XX_2.csv"
    eerste.write_bytes(inhoud(2022, 2, set(), True, "2023-07-01", 1))
    # The later period begins after the first enrolment ended; both persons are gone from it.
    tweede.write_bytes(inhoud(2023, 1, {*range(1, 27)}, True, "", 2))
    verslag = lees([tweede, eerste], tmp_path / "set")
    assert verslag.ingetrokken["inschrijving"] == 1
    assert verslag.personen == 3 and verslag.ingetrokken["persoon"] == 1
    weg = pl.read_parquet(tmp_path / "set" / "vervallen.parquet").filter(reden="ingetrokken")
    # Everything of the second enrolment, and the results of both persons obtained in the shared year.
    assert weg.filter(tabel="inschrijving").height == 1
    assert set(weg["tabel"]) == set(TABELLEN)
    assert date(2024, 6, 30).isoformat() in weg.filter(tabel="diploma")["rij"][0]
