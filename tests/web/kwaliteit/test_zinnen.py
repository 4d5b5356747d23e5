"""Sentences that follow from the figures: each must be true of them."""

from stelsel.web.kwaliteit import zinnen
from stelsel.web.kwaliteit.zinnen import Jaar


def reeks(*paren, norm=67.0, vanaf=2019):
    return [Jaar(vanaf + k, t, n, None if t is None else 100 * t / n, norm) for k, (t, n) in enumerate(paren)]


def test_daling_die_geen_toeval_is():
    zin = zinnen.wat_valt_op("jaarresultaat", reeks((80, 100), (70, 100), (60, 100), (50, 100)))[0]
    assert zin == (
        "Het jaarresultaat daalde van 80,0 procent in 2019-2020 naar 50,0 in 2022-2023."
        " Dat is meer dan toeval (trendtoets, p kleiner dan 0,001)."
    )


def test_stijging_van_weinig_mensen_kan_toeval_zijn():
    zin = zinnen.wat_valt_op("startersresultaat", reeks((10, 20), (11, 20), (12, 20)))[0]
    assert zin.startswith("Het startersresultaat steeg van 50,0 procent")
    assert "kan toeval zijn" in zin


def test_vrijwel_gelijk_is_geen_richting():
    zin = zinnen.wat_valt_op("jaarresultaat", reeks((700, 1000), (400, 1000), (702, 1000)))[0]
    assert "bleef vrijwel gelijk" in zin


def test_een_jaar_zegt_niets_over_richting():
    zin = zinnen.wat_valt_op("jaarresultaat", reeks((10, 20), (None, None)))[0]
    assert "maar één jaar" in zin


def test_zonder_waarden_wordt_dat_gezegd():
    assert len(zinnen.wat_valt_op("jaarresultaat", reeks((None, None)))) == 1
    assert zinnen.omschrijving(reeks((None, None))) == "Er is geen jaar met een waarde."


def test_de_norm_valt_binnen_boven_of_onder_het_interval():
    binnen = zinnen.wat_valt_op("jaarresultaat", reeks((64, 100)))[1]
    assert "valt daarbinnen" in binnen and "van 54,2 tot 72,7 procent" in binnen
    assert "ligt daarboven" in zinnen.wat_valt_op("jaarresultaat", reeks((40, 100)))[1]
    assert "ligt daaronder" in zinnen.wat_valt_op("jaarresultaat", reeks((90, 100)))[1]
    assert "norm" not in zinnen.wat_valt_op("jaarresultaat", reeks((90, 100), norm=None))[1]


def test_hoeveel_er_zonder_diploma_gingen():
    assert zinnen.wat_valt_op("jaarresultaat", reeks((99, 100)))[2] == (
        "In 2019-2020 vertrok 1 student zonder diploma."
    )
    assert (
        "vertrokken 36 studenten zonder diploma van deze school"
        in (zinnen.wat_valt_op("diplomaresultaat", reeks((64, 100)))[2])
    )


def test_de_kop_telt_de_jaren_onder_de_norm():
    assert zinnen.kop("Zorg", reeks((80, 100), (60, 100), (50, 100))) == "Zorg: al 2 jaar onder de norm"
    assert zinnen.kop("Zorg", reeks((80, 100), (50, 100))) == "Zorg: nu onder de norm"
    assert zinnen.kop("Zorg", reeks((50, 100), (80, 100))) == "Zorg: weer op of boven de norm"
    assert zinnen.kop("Zorg", reeks((80, 100), (67, 100))) == "Zorg: alle 2 jaren op of boven de norm"
    assert zinnen.kop("Zorg", reeks((80, 100), norm=None)) == "Zorg"


def test_een_voorlopig_jaar_draagt_een_ster():
    assert Jaar(2025, 1, 2, 50.0, None, voorlopig=True).kort == "'25-'26*"
    assert Jaar(2025, 1, 2, 50.0, None).kort == "'25-'26"
