"""Where `lees` reads and writes: nothing of the user is lost, and what cannot be read is refused in words."""

from __future__ import annotations

import json
import os
import shutil

import polars as pl
import pyarrow.parquet as pq
import pytest

from stelsel.bestanden import lees
from stelsel.kern.fouten import StelselFout
from stelsel.kern.sleutels import verzonnen_bsn

NAAM = "RO_99XX_20230801_20240731.csv"
KOP = "VLP|99XX|2023-08-01|2024-07-31|2024-08-01"
REGELS = [
    KOP,
    f"PER|{verzonnen_bsn(0)}||2005-01-11|M",
    f"ISG|{verzonnen_bsn(0)}||1|2022-08-01|2025-07-31||",
    f"ISP|{verzonnen_bsn(0)}||1|2022-08-01|25655|BOL||J||100A501|101X591||",
    "SLR|1|1|1|0|0|0|0|0|0",
]


@pytest.fixture
def ro(tmp_path):
    pad = tmp_path / NAAM
    pad.write_bytes("".join(f"{regel}\r\n" for regel in REGELS).encode())
    return pad


def personen(set_):
    return pq.read_table(set_ / "persoon.parquet")["persoon_id"].to_pylist()


def test_sleutels_in_de_vervangen_map_gaan_mee(ro, tmp_path):
    set_ = tmp_path / "set"
    lees(ro, set_)
    eerst = personen(set_)
    lees(ro, set_, opnieuw=True, sleutels=set_ / "sleutels.parquet")
    assert personen(set_) == eerst
    assert pq.read_table(set_ / "sleutels.parquet")["persoon_id"].to_pylist() == eerst
    assert (set_ / "sleutels.parquet").stat().st_mode & 0o777 == 0o600


def test_wie_opnieuw_leest_herkent_iedereen_ook_zonder_sleutels_te_noemen(ro, tmp_path):
    set_ = tmp_path / "set"
    lees(ro, set_)
    eerst = personen(set_)
    lees(ro, set_, opnieuw=True)
    assert personen(set_) == eerst


def test_sleutels_elders_blijven_daar_en_komen_niet_in_de_set(ro, tmp_path):
    sleutels = tmp_path / "kluis" / "sleutels.parquet"
    lees(ro, tmp_path / "een", sleutels=sleutels)
    lees(ro, tmp_path / "twee", sleutels=sleutels)
    assert personen(tmp_path / "een") == personen(tmp_path / "twee")
    assert not (tmp_path / "een" / "sleutels.parquet").exists()


def test_een_levering_in_de_vervangen_map_wordt_geweigerd(ro, tmp_path):
    set_ = tmp_path / "set"
    lees(ro, set_)
    binnen = shutil.copy(ro, set_ / NAAM)
    with pytest.raises(StelselFout) as fout:
        lees(binnen, set_, opnieuw=True)
    assert fout.value.code == "BST-PLEK-01"
    assert (set_ / NAAM).read_bytes() == ro.read_bytes()


def test_een_ro_zonder_personen_eindigt_met_twee(tmp_path):
    pad = tmp_path / NAAM
    pad.write_bytes(f"{KOP}\r\nSLR|0|0|0|0|0|0|0|0|0\r\n".encode())
    verslag = lees(pad, tmp_path / "set")
    assert verslag.exitcode == 2
    assert "Er is geen enkele persoon overgenomen" in verslag.als_tekst()


def test_een_pijp_wordt_geweigerd(tmp_path):
    os.mkfifo(tmp_path / "pijp.csv")
    with pytest.raises(StelselFout) as fout:
        lees(tmp_path / "pijp.csv", tmp_path / "set")
    assert fout.value.wat == "Dit is geen gewoon bestand."
    assert sorted(p.name for p in tmp_path.iterdir()) == ["pijp.csv"]


@pytest.mark.parametrize("naam", [b"a'b\"c.csv", b"nieuwe\nregel.csv", b"\xff\xfe.csv", "naïef 中.csv".encode()])
def test_elke_bestandsnaam_kan(ro, tmp_path, naam):
    vreemd = tmp_path / os.fsdecode(naam)
    shutil.copy(ro, vreemd)
    verslag = lees(vreemd, tmp_path / "set")
    assert verslag.personen == 1
    json.dumps(verslag.als_dict(), ensure_ascii=False).encode()
    regels = (tmp_path / "set" / "meldingen.csv").read_text("utf-8").splitlines()
    assert len(regels) == 2 and "RO-BST-07" in regels[1]


@pytest.mark.parametrize("fout", [pl.exceptions.ComputeError, pl.exceptions.PanicException, OSError])
def test_een_beschadigd_sleutelbestand_eindigt_in_woorden(ro, tmp_path, monkeypatch, fout):
    """A damaged Parquet file may also make the reader itself give up."""

    def breekt(pad):
        raise fout("inhoud")

    pad = tmp_path / "sleutels.parquet"
    pad.write_bytes(b"PAR1")
    monkeypatch.setattr(pl, "read_parquet", breekt)
    with pytest.raises(StelselFout) as gevonden:
        lees(ro, tmp_path / "set", sleutels=pad)
    assert (gevonden.value.code, gevonden.value.exitcode) == ("BST-SLEUTELS-01", 2)
    assert "inhoud" not in str(gevonden.value)
