"""`stelsel schrijf ro` as typed: exit codes, and words where the file says more than the set holds."""

from __future__ import annotations

import pytest

from stelsel.bestanden import lees
from stelsel.kern.sleutels import verzonnen_bsn
from stelsel.opdrachten.hoofd import main

BSN = verzonnen_bsn(0)
INHOUD = (
    "VLP|99XX|2023-08-01|2024-07-31|2024-08-01\r\n"
    f"PER|{BSN}||2005-01-11|M\r\n"
    f"ISG|{BSN}||1|2022-08-01|2025-07-31||\r\n"
    f"ISP|{BSN}||1|2022-08-01|25655|BOL||J||100A501|101X591||\r\n"
    "SLR|1|1|1|0|0|0|0|0|0\r\n"
).encode()


@pytest.fixture
def schrijf(tmp_path, capsys):
    ro = tmp_path / "RO_99XX_20230801_20240731.csv"
    ro.write_bytes(INHOUD)
    lees(ro, tmp_path / "set")

    def _schrijf(brin="99XX", van="2023-08-01", tot="2024-07-31", sleutels=None):
        sleutels = sleutels or tmp_path / "set" / "sleutels.parquet"
        opties = {"gegevens": tmp_path / "set", "sleutels": sleutels, "brin": brin, "van": van, "tot": tot}
        argumenten = [str(deel) for naam, waarde in opties.items() for deel in (f"--{naam}", waarde)]
        with pytest.raises(SystemExit) as einde:
            main(["schrijf", "ro", *argumenten, "--naar", str(tmp_path / "uit")])
        uitvoer = capsys.readouterr()
        return einde.value.code, uitvoer.out, uitvoer.err

    return _schrijf


def test_dezelfde_selectie_geeft_dezelfde_bytes_en_geen_woord_te_veel(schrijf, tmp_path):
    code, _, fout = schrijf()
    assert (code, fout) == (0, "")
    assert (tmp_path / "uit" / "RO_99XX_20230801_20240731.csv").read_bytes() == INHOUD


def test_twee_keer_schrijven_is_hetzelfde(schrijf):
    assert [schrijf()[0], schrijf()[0]] == [0, 0]


def test_de_levering_zelf_wordt_niet_overschreven(schrijf, tmp_path):
    """Beside the original what is written has its name: what Stelsel refused of it would be gone."""
    (tmp_path / "uit").mkdir()
    origineel = tmp_path / "uit" / "RO_99XX_20230801_20240731.csv"
    origineel.write_bytes(INHOUD.replace(b"SLR|1", b"XXX|iets\r\nSLR|1"))
    lees(origineel, tmp_path / "set", opnieuw=True)
    code, _, fout = schrijf()
    assert code == 2 and "zou verdwijnen" in fout and str(origineel) in fout
    assert b"XXX" in origineel.read_bytes()
    assert [pad.name for pad in (tmp_path / "uit").iterdir()] == [origineel.name]


def test_een_periode_die_de_set_niet_heeft_wordt_gezegd(schrijf):
    code, _, fout = schrijf(van="2020-08-01")
    assert code == 0
    assert "99XX 2023-08-01 t/m 2024-07-31, niet de hele gevraagde periode" in fout


def test_een_instelling_die_er_niet_in_staat_geeft_een(schrijf):
    code, uit, fout = schrijf(brin="11AA")
    assert code == 1
    assert "Van 11AA is er in deze periode geen enkele persoon." in uit and "11AA niets over" in fout
    assert "  \n" not in uit, "geen lege regel waar aantallen horen"


def test_een_datum_in_een_andere_vorm_hoort_wat_wel_kan(schrijf):
    code, _, fout = schrijf(van="1-8-2023")
    assert code == 2
    assert "jjjj-mm-dd" in fout and "%" not in fout
