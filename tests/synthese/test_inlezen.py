"""What synthese writes is a delivery as any other: it is read with warnings at most, and nobody is lost."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from click.testing import CliRunner

from stelsel.bestanden import eigen_administratie, ro
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabellen import REGISTER
from stelsel.opdrachten.lees import opdracht as lees
from stelsel.synthese import maak_school


@pytest.fixture(scope="module")
def geschreven(tmp_path_factory):
    # So far back that codes change underway, so large that every programme of the first twenty is there.
    school = maak_school(1600, 3, 10, date(2026, 11, 23))
    naar = tmp_path_factory.mktemp("school")
    verslag = ro.schrijf(
        school.tabellen,
        school.nummers,
        school.brin,
        school.van,
        school.tot_en_met,
        naar,
        aangemaakt=school.tot_en_met,
    )
    eigen = naar / "eigen_administratie.csv"
    eigen_administratie.schrijven(eigen, school.tabellen, school.nummers)
    assert verslag.exitcode == 0
    map_ = naar / "set"
    klaar = CliRunner().invoke(
        lees, [str(verslag.pad), str(eigen), "--naar", str(map_)], catch_exceptions=False
    )
    assert klaar.exit_code == 0, klaar.output
    return school, Gegevensset.open(map_)


def test_ten_hoogste_waarschuwingen(geschreven):
    _, gelezen = geschreven
    meldingen = pl.read_csv(gelezen.map / "meldingen.csv")
    assert set(meldingen["ernst"]) == {"waarschuwing"}
    assert set(meldingen["veld"]) <= {
        "Geboortedatum",
        "Opleidingcode",
        "opleidingcode",
        "Opleidingcode diploma",
    }
    assert gelezen.volledig == "ja"


@pytest.mark.parametrize("naam", REGISTER)
def test_alles_komt_over(geschreven, naam):
    school, gelezen = geschreven
    assert gelezen.rijen(naam) == school.tabellen[naam].num_rows > 0


def test_wie_alleen_in_ro_staat_heeft_geen_naam(geschreven):
    school, gelezen = geschreven
    personen = pl.from_arrow(gelezen.tabel("persoon"))
    assert personen["achternaam"].null_count() == school.vuil["alleen_in_ro"].waar.num_rows


def test_de_dekking_is_die_van_de_school(geschreven):
    school, gelezen = geschreven
    dekking = gelezen.dekking[0]
    assert (dekking.brin, dekking.van, dekking.tot_en_met) == (school.brin, school.van, school.tot_en_met)
