"""What is no RO is refused in words that say what it is, with exit 2 and nothing written."""

from __future__ import annotations

import time

import pytest

from hulp import leveringen as lev
from stelsel.bestanden import lees
from stelsel.kern.fouten import StelselFout

GEEN_RO = {
    "niets van een grondslag": ("GRONDSLAG_IP_MBO_99XX_20251119_2025.csv", b"<html></html>\r\n", "geen GRONDSLAG"),
    "een lijst met een BRIN vooraan": (
        "scholen.csv",
        b"BRIN;PLAATS;PROVINCIE\r\n99XX;Delft;Zuid-Holland\r\n",
        "geen registratieoverzicht",
    ),
    "verzuim": ("202410A01.csv", b"BRIN_NR;x\r\n", "verzuimrapportage"),
    "zip": (lev.RO_NAAM, b"PK\x03\x04" + bytes(range(256)), "zip"),
    "gzip": (lev.RO_NAAM, b"\x1f\x8b" + bytes(99), "gzip"),
    "pdf": ("RO.pdf", b"%PDF-1.7\n", "PDF"),
    "utf-16": (lev.RO_NAAM, "VLP|99XX".encode("utf-16"), "UTF-16"),
    "binair": (lev.RO_NAAM, bytes(range(32)) * 50, "binair"),
    "leeg": (lev.RO_NAAM, b"", "leeg"),
    "webpagina": (lev.RO_NAAM, b"<html><body>Niet ingelogd</body></html>\n", "geen registratieoverzicht"),
}


def weiger(pad, naar, **keuze) -> StelselFout:
    with pytest.raises(StelselFout) as fout:
        lees(pad, naar, **keuze)
    assert fout.value.exitcode == 2
    assert fout.value.waar and fout.value.doe
    return fout.value


@pytest.mark.parametrize("soort", GEEN_RO)
def test_geen_ro(soort, tmp_path) -> None:
    naam, inhoud, woord = GEEN_RO[soort]
    (tmp_path / naam).write_bytes(inhoud)
    assert woord in weiger(tmp_path / naam, tmp_path / "set").wat
    assert [pad.name for pad in tmp_path.iterdir()] == [naam]


@pytest.mark.parametrize("teken", [b"\n", b"\r\n", b" ", b'"\n'])
def test_een_kop_zonder_inhoud_is_zo_herkend(teken, tmp_path) -> None:
    """Found by the fuzzer: every line end was looked on from again, half a minute for 64 KB."""
    pad = tmp_path / lev.RO_NAAM
    pad.write_bytes(b"x" + teken * 70_000)
    begin = time.process_time()
    weiger(pad, tmp_path / "set")
    assert time.process_time() - begin < 5


def test_een_ro_met_de_naam_van_iets_anders_is_een_ro(tmp_path) -> None:
    pad = tmp_path / "GRONDSLAG_mijn.csv"
    pad.write_bytes(lev.bytes_van(lev.goed_ro()))
    assert lees(pad, tmp_path / "set").personen == 4


def test_een_map(tmp_path) -> None:
    (tmp_path / "map.csv").mkdir()
    assert "map" in weiger(tmp_path / "map.csv", tmp_path / "set").wat


def test_een_bestand_dat_er_niet_is(tmp_path) -> None:
    assert weiger(tmp_path / "niets.csv", tmp_path / "set").wat == "Dit bestand is er niet."


def test_een_map_die_er_al_is_blijft_zoals_hij_was(tmp_path) -> None:
    pad = tmp_path / lev.RO_NAAM
    pad.write_bytes(lev.bytes_van(lev.goed_ro()))
    lees(pad, tmp_path / "set")
    eerst = {p.name: p.read_bytes() for p in (tmp_path / "set").iterdir()}
    weiger(pad, tmp_path / "set")
    assert {p.name: p.read_bytes() for p in (tmp_path / "set").iterdir()} == eerst
    assert lees(pad, tmp_path / "set", opnieuw=True).exitcode == 0


def test_een_sleutelbestand_dat_iets_anders_is(tmp_path) -> None:
    pad = tmp_path / lev.RO_NAAM
    pad.write_bytes(lev.bytes_van(lev.goed_ro()))
    sleutels = tmp_path / "sleutels.parquet"
    sleutels.write_text("geen parquet")
    assert "sleutelbestand" in weiger(pad, tmp_path / "set", sleutels=sleutels).wat
    assert sleutels.read_text() == "geen parquet"
    assert not (tmp_path / "set").exists()
