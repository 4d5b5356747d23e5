"""Every faulty line has its own message, once, however many there are; what is not written out is counted."""

from __future__ import annotations

import csv

import pytest

from stelsel.bestanden import lees, meldingen, regels
from stelsel.kern.sleutels import verzonnen_bsns

NAAM = "RO_99XX_20230801_20240731.csv"
AANTAL = 40


@pytest.fixture
def schrijf(tmp_path):
    def _schrijf(per_persoon):
        nummers = [str(nummer) for nummer in verzonnen_bsns(AANTAL, 1)]
        inhoud = ["VLP|99XX|2023-08-01|2024-07-31|2024-08-01"]
        inhoud += [regel for nummer in nummers for regel in per_persoon(f"PER|{nummer}||2005-01-11|M")]
        inhoud.append(f"SLR|{AANTAL}|0|0|0|0|0|0|0|0")
        pad = tmp_path / NAAM
        pad.write_bytes("".join(f"{regel}\r\n" for regel in inhoud).encode())
        return pad

    return _schrijf


def lees_meldingen(map_):
    with (map_ / "meldingen.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def test_een_lege_regel_wordt_een_keer_gemeld(schrijf, tmp_path):
    verslag = lees(schrijf(lambda per: [per, ""]), tmp_path / "set").bestanden[0]
    assert [m["code"] for m in lees_meldingen(tmp_path / "set")] == ["RO-BST-06"] * AANTAL
    assert verslag.lege_regels == verslag.per_ernst["waarschuwing"] == AANTAL


@pytest.mark.parametrize("blok", [64, 100, 1_000_000])
def test_boven_de_grens_klopt_de_telling_ook_over_stukken_heen(schrijf, tmp_path, monkeypatch, blok):
    monkeypatch.setattr(meldingen, "GRENS_PER_CODE", {"afgekeurd": 5, "fout": 5, "waarschuwing": 5})
    monkeypatch.setattr(regels.brokken, "__defaults__", (blok,))
    verslag = lees(schrijf(lambda per: [per, "PRE|onbekend"]), tmp_path / "set").bestanden[0]
    assert verslag.per_ernst["afgekeurd"] == verslag.telling["onbekend"].afgekeurd == AANTAL
    codes = [m["code"] for m in lees_meldingen(tmp_path / "set")]
    assert sorted(codes) == [*["RO-BST-13"] * 5, "RO-BST-20"]
    assert (tmp_path / "set" / "afgekeurd" / NAAM).read_bytes().count(b"PRE|onbekend\r\n") == AANTAL


def test_honderdduizenden_afgekeurde_regels_blijven_binnen_de_grens():
    assert meldingen.GRENS_PER_CODE["afgekeurd"] >= 3_700_000


def test_wat_gevonden_is_staat_op_een_regel(schrijf, tmp_path):
    lees(schrijf(lambda per: [f"{per[:-1]}\u2028"]), tmp_path / "set")
    assert len((tmp_path / "set" / "meldingen.csv").read_text("utf-8").splitlines()) == 1 + AANTAL
