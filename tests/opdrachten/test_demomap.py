"""The folder of a demo: never takes over or removes what is not its own."""

from __future__ import annotations

import stat

import pytest

from stelsel.kern.fouten import StelselFout
from stelsel.opdrachten.demoschool.gegevensmap import Demomap


def test_begint_half_en_wordt_klaar(tmp_path) -> None:
    demomap = Demomap(tmp_path / "gegevens")
    assert not demomap.klaar
    demomap.maak_leeg()
    assert not demomap.klaar
    demomap.is_klaar()
    assert demomap.klaar
    assert stat.S_IMODE((tmp_path / "gegevens").stat().st_mode) == 0o700


def test_opnieuw_haalt_alles_weg_behalve_het_kenmerk(tmp_path) -> None:
    demomap = Demomap(tmp_path)
    demomap.maak_leeg()
    demomap.is_klaar()
    (tmp_path / "db.sqlite3").write_text("oud")
    (tmp_path / "leveringen").mkdir()
    (tmp_path / "leveringen" / "x").write_text("oud")
    buiten = tmp_path.parent / "buiten"
    buiten.mkdir()
    (buiten / "van-iemand-anders").write_text("blijft")
    (tmp_path / "koppeling").symlink_to(buiten)
    demomap.maak_leeg()
    assert {pad.name for pad in tmp_path.iterdir()} == {"demo.json"}
    assert not demomap.klaar
    assert (buiten / "van-iemand-anders").exists()


@pytest.mark.parametrize("naam", ["db.sqlite3", "vakantiefotos", "demo.json"])
def test_blijft_van_andermans_map_af(tmp_path, naam) -> None:
    """Also when a file happens to carry the name of our mark."""
    (tmp_path / naam).write_text("{}")
    with pytest.raises(StelselFout) as fout:
        Demomap(tmp_path).maak_leeg()
    assert str(tmp_path) in fout.value.als_tekst()
    assert (tmp_path / naam).read_text() == "{}"


def test_geheimen_alleen_zijn_geen_bezwaar(tmp_path) -> None:
    """Any command of the site may have made those before the first demo."""
    (tmp_path / "geheim").mkdir()
    Demomap(tmp_path).controleer()


def test_tweede_demo_hoort_waar_de_eerste_is(tmp_path) -> None:
    demomap = Demomap(tmp_path)
    with demomap.voor_mij_alleen():
        demomap.onthoud_adres("http://127.0.0.1:8123/")
        with pytest.raises(StelselFout, match="draait al") as fout, Demomap(tmp_path).voor_mij_alleen():
            pass
        assert "http://127.0.0.1:8123/" in fout.value.als_tekst()
    with demomap.voor_mij_alleen():
        pass
