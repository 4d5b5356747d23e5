"""The same seed and day give the same school, to the byte."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from stelsel.opdrachten.synthese import opdracht
from stelsel.synthese import maak_school

DAG = "2026-11-23"


def _maak(naar, *opties):
    argumenten = [
        "maak",
        "--studenten",
        "60",
        "--zaad",
        "5",
        "--jaren",
        "3",
        "--peildatum",
        DAG,
        "--naar",
        str(naar),
    ]
    klaar = CliRunner().invoke(opdracht, [*argumenten, *opties], catch_exceptions=False)
    assert klaar.exit_code == 0, klaar.output
    return {pad.name: pad.read_bytes() for pad in naar.iterdir()}


def test_zelfde_zaad_en_dag_zelfde_bytes(tmp_path):
    eerste, tweede = _maak(tmp_path / "een"), _maak(tmp_path / "twee")
    assert sorted(eerste) == ["RO_99XX_20230801_20261123.csv", "eigen_administratie.csv"]
    assert eerste == tweede


def test_het_ro_is_hetzelfde_zonder_eigen_administratie(tmp_path):
    met, zonder = _maak(tmp_path / "met"), _maak(tmp_path / "zonder", "--alleen-ro")
    assert list(zonder) == ["RO_99XX_20230801_20261123.csv"]
    assert zonder.items() <= met.items()


def test_ander_zaad_of_andere_dag_is_een_andere_school():
    basis = maak_school(60, 5, 3, date(2026, 11, 23))
    assert (
        maak_school(60, 6, 3, date(2026, 11, 23)).tabellen["inschrijving"] != basis.tabellen["inschrijving"]
    )
    assert (
        maak_school(60, 5, 3, date(2025, 11, 23)).tabellen["inschrijving"] != basis.tabellen["inschrijving"]
    )


def test_zonder_peildatum_is_het_vandaag():
    assert maak_school(20, 1, 1).tot_en_met == date(2026, 11, 23)


def test_opnieuw_maken_mag_en_het_bestand_van_een_echte_school_blijft_heel(tmp_path):
    from stelsel.kern.fouten import StelselFout

    assert _maak(tmp_path / "zelf") == _maak(tmp_path / "zelf")
    echt = tmp_path / "echt" / "eigen_administratie.csv"
    echt.parent.mkdir()
    echt.write_text("soort,bsn\n", encoding="utf-8")
    with pytest.raises(StelselFout) as fout:
        _maak(echt.parent)
    assert (fout.value.code, fout.value.exitcode) == ("SYN-MAAK-04", 2)
    assert [pad.name for pad in echt.parent.iterdir()] == [echt.name] and echt.read_text("utf-8") == "soort,bsn\n"
    assert len(_maak(echt.parent, "--alleen-ro")) == 2, "een RO ernaast raakt het niet"


def test_een_andere_brin(tmp_path):
    bestanden = _maak(tmp_path, "--brin", "98ZZ")
    assert b"VLP|98ZZ|2023-08-01|2026-11-23|2026-11-23\r\n" in bestanden["RO_98ZZ_20230801_20261123.csv"]


@pytest.mark.parametrize(
    ("optie", "waarde"),
    [("--studenten", "0"), ("--studenten", "900000"), ("--jaren", "0"), ("--jaren", "11"), ("--zaad", "-1"),
     ("--peildatum", "1960-01-01"), ("--brin", "99xx")],
)  # fmt: skip
def test_een_onmogelijke_wens_wordt_uitgelegd(tmp_path, optie, waarde):
    from stelsel.kern.fouten import StelselFout

    argumenten = ["maak", "--studenten", "60", "--naar", str(tmp_path / "x"), optie, waarde]
    with pytest.raises(StelselFout) as fout:
        CliRunner().invoke(opdracht, argumenten, catch_exceptions=False)
    assert fout.value.exitcode == 2
    assert fout.value.waar == optie
    assert fout.value.verwacht
    assert not (tmp_path / "x").exists()
