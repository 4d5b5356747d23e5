"""Writing an RO: the bytes that were read, the selection asked for, and persons without a number said."""

from __future__ import annotations

import json
from datetime import date

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from hulp import leveringen as lev
from stelsel.bestanden import lees
from stelsel.bestanden.ro import schrijf
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.kern.fouten import StelselFout
from stelsel.opdrachten.schrijf import opdracht

VAN, TOT = date(2023, 8, 1), date(2024, 7, 31)
# In the order of the specification: by bsn, then those with an onderwijsnummer.
GOED = lev.op_volgorde(lev.goed_ro())


def lees_bytes(inhoud: bytes, map_, naam: str = lev.RO_NAAM):
    map_.mkdir(exist_ok=True)
    (map_ / naam).write_bytes(inhoud)
    return lees(map_ / naam, map_ / "set").map


def schrijf_set(set_, naar, van=VAN, tot=TOT, **keuze):
    nummers = pq.read_table(set_ / "sleutels.parquet")
    return schrijf(Gegevensset.open(set_), nummers, "99XX", van, tot, naar, **keuze)


@pytest.mark.parametrize("regeleinde", ["\r\n", "\n"])
@pytest.mark.parametrize("dip_velden", [9, 10])
def test_lezen_en_schrijven_geeft_dezelfde_bytes(dip_velden, regeleinde, tmp_path) -> None:
    inhoud = lev.bytes_van(lev.op_volgorde(lev.goed_ro(dip_velden)), regeleinde)
    verslag = schrijf_set(lees_bytes(inhoud, tmp_path), tmp_path / "uit")
    assert verslag.pad.name == lev.RO_NAAM
    assert verslag.pad.read_bytes() == inhoud
    assert verslag.pad.stat().st_mode & 0o777 == 0o600
    assert verslag.exitcode == 0


def test_zonder_bron_volgt_de_vorm_het_programma_van_eisen(tmp_path) -> None:
    set_ = lees_bytes(lev.bytes_van(lev.op_volgorde(lev.goed_ro(10)), "\n"), tmp_path)
    tabellen = {record.tabel: pq.read_table(set_ / f"{record.tabel}.parquet") for record in lev.RO.gegevensrecords}
    nummers = pq.read_table(set_ / "sleutels.parquet")
    pad = schrijf(tabellen, nummers, "99XX", VAN, TOT, tmp_path / "uit", aangemaakt=date(2024, 8, 1)).pad
    assert pad.read_bytes() == lev.bytes_van(GOED)


def test_schrijven_en_weer_lezen_geeft_dezelfde_rijen(tmp_path) -> None:
    eerst = lees_bytes(lev.bytes_van(lev.dag_eerst(lev.per_soort(lev.goed_ro()))), tmp_path / "een")
    pad = schrijf_set(eerst, tmp_path / "uit").pad
    weer = lees_bytes(pad.read_bytes(), tmp_path / "twee")
    assert lev.inhoud_van(weer) == lev.inhoud_van(eerst)
    assert lev.meldingen(weer) == []


def test_personen_staan_op_nummer_en_het_sluitrecord_klopt(tmp_path) -> None:
    door_elkaar = [GOED[0], *GOED[27:-1], *GOED[14:27], *GOED[1:14], GOED[-1]]
    pad = schrijf_set(lees_bytes(lev.bytes_van(door_elkaar), tmp_path), tmp_path / "uit").pad
    regels = pad.read_bytes().decode().split("\r\n")[:-1]
    personen = [regel.split("|")[1:3] for regel in regels if regel.startswith("PER")]
    assert personen == [*([bsn, ""] for bsn in sorted(lev.BSNS)), ["", lev.ONDERWIJSNUMMER]]
    assert regels[-1] == lev.slot(regels)


@pytest.mark.parametrize(
    ("van", "tot", "verwacht"),
    [
        (date(2020, 8, 1), date(2021, 7, 31), ["VLP", "SLR"]),
        (date(2022, 8, 1), date(2023, 7, 31), ["VLP", "PER", "ISG", "ISP", "ISP", "ISE", "BPV", "DIP", "AMO", "SLR"]),
        (date(2024, 6, 30), date(2024, 6, 30), ["VLP", "PER", "ISG", "ISP", "ISP", "ISE", "BPV", "DIP", "AMO", "SLR"]),
        (date(2026, 1, 1), date(2026, 12, 31), ["VLP", "SLR"]),
    ],
)
def test_selectieperiode(van, tot, verwacht, tmp_path) -> None:
    """The enrolment holds from 2022-08-01 to 2025-07-31; the results are tied to it, or not, and then their own day
    decides."""
    een = lev.met_slot([*GOED[:9], "AMO|" + GOED[1].split("|")[1] + "||||Z9|C0004|2025-12-01|J||", GOED[-1]])
    set_ = lees_bytes(lev.bytes_van(een), tmp_path)
    pad = schrijf_set(set_, tmp_path / "uit", van, tot).pad
    regels = pad.read_bytes().decode().split("\r\n")[:-1]
    assert [regel[:3] for regel in regels] == verwacht
    assert regels[-1] == lev.slot(regels)
    assert regels[0].startswith(f"VLP|99XX|{van}|{tot}|")


def test_een_los_resultaat_komt_mee_op_zijn_eigen_dag(tmp_path) -> None:
    los = f"AMO|{lev.BSNS[0]}||||Z9|C0004|2025-12-01|J||"
    een = lev.met_slot([*lev.goed_ro()[:9], los])
    set_ = lees_bytes(lev.bytes_van(een), tmp_path)
    pad = schrijf_set(set_, tmp_path / "uit", date(2025, 12, 1), date(2025, 12, 1)).pad
    assert [regel[:3] for regel in pad.read_text().splitlines()] == ["VLP", "PER", "AMO", "SLR"]


def roep(set_, naar, *meer):
    vast = ["--gegevens", set_, "--sleutels", set_ / "sleutels.parquet", "--brin", "99XX", "--naar", naar]
    periode = ["--van", "2023-08-01", "--tot", "2024-07-31"]
    return CliRunner().invoke(opdracht, ["ro", *map(str, [*vast, *periode, *meer])], standalone_mode=False)


def test_wie_geen_nummer_heeft_wordt_genoemd(tmp_path) -> None:
    slecht = [regel.replace(lev.BSNS[0], "BSN1") for regel in GOED]
    set_ = lees_bytes(lev.bytes_van(slecht), tmp_path)
    verslag = schrijf_set(set_, tmp_path / "uit")
    assert (verslag.zonder_nummer, verslag.exitcode, verslag.aantallen["PER"]) == (1, 1, 3)
    uit = roep(set_, tmp_path / "uit")
    assert uit.return_value == 1 and "1 personen hebben geen nummer" in uit.output
    uit = roep(set_, tmp_path / "uit", "--uit", "json")
    assert json.loads(uit.stdout)["zonder_nummer"] == 1


@pytest.mark.parametrize(("brin", "van", "tot"), [("99xx", VAN, TOT), ("99XX", TOT, VAN)])
def test_geen_brin_of_een_omgekeerde_periode_wordt_geweigerd(brin, van, tot, tmp_path) -> None:
    set_ = lees_bytes(lev.bytes_van(GOED), tmp_path)
    with pytest.raises(StelselFout) as fout:
        schrijf(Gegevensset.open(set_), pq.read_table(set_ / "sleutels.parquet"), brin, van, tot, tmp_path / "uit")
    assert fout.value.exitcode == 2 and fout.value.doe
    assert not (tmp_path / "uit").exists()
