"""Legal values through time, and a policy variant over them."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from stelsel.kern.fouten import StelselFout
from stelsel.regels.motor.waarde_tekst import waarde_in_woorden
from stelsel.regels.motor.waarden import STANDAARD, GeenWaarde, Waarden, lees_variant, namen
from stelsel.regels.register import vind

BB = {"soort": "vak", "vooropleidingen": ["VMBO_BB"], "geschikt_na_onderzoek": False}


def test_de_dag_kiest_de_waarde() -> None:
    assert "Koninginnedag" in STANDAARD.op("termijnen.feestdagen", date(2013, 12, 31)).waarde
    assert "Koningsdag" in STANDAARD.op("termijnen.feestdagen", date(2014, 1, 1)).waarde


def test_een_onbekende_naam() -> None:
    for naam in ("bestaat.niet", "termijnen.niet"):
        with pytest.raises(KeyError):
            STANDAARD.op(naam, date(2026, 1, 1))


def test_een_dag_zonder_waarde_wordt_een_antwoord(monkeypatch) -> None:
    """The reader hears from when something is known; no traceback and no guess."""
    from stelsel.regels.motor import waarden

    gewoon = STANDAARD.parameter("vooropleiding.toegang")
    periode = gewoon.perioden[0]
    later = waarden.msgspec.structs.replace(periode, van=date(2020, 1, 1))
    monkeypatch.setattr(
        Waarden, "parameter", lambda self, naam: waarden.msgspec.structs.replace(gewoon, perioden=(later,))
    )
    leeg = Waarden()
    with pytest.raises(GeenWaarde):
        leeg.op("vooropleiding.toegang", date(2019, 12, 31))
    regel = vind("vooropleidingseis")
    uitkomst = regel.beantwoord(regel.uit(BB), date(2019, 12, 31), leeg)
    assert uitkomst.antwoord == "onbekend" and uitkomst.ter_beoordeling
    assert "kent Stelsel deze regel niet" in uitkomst.gronden[-1].zin and "1 januari 2020" in uitkomst.gronden[-1].zin


def _variant(tmp_path, tekst: str) -> Waarden:
    pad = tmp_path / "voorstel.yaml"
    pad.write_text(tekst)
    return lees_variant(pad)


def test_een_variant_geeft_een_ander_antwoord_en_zegt_dat(tmp_path) -> None:
    anders = _variant(tmp_path, "naam: bb naar vak\nwaarden:\n  vooropleiding.toegang: {VMBO_BB: {vak: lid 3}}\n")
    regel = vind("vooropleidingseis")
    feiten = regel.uit(BB)
    gewoon = regel.beantwoord(feiten, date(2026, 9, 1))
    variant = regel.beantwoord(feiten, date(2026, 9, 1), anders)
    assert (gewoon.antwoord, variant.antwoord) == ("voldoet_niet", "voldoet")
    assert variant.regelversie.variant == "bb naar vak"
    assert variant.regelversie.waarden != gewoon.regelversie.waarden
    assert variant.regelversie.code == gewoon.regelversie.code
    # what the variant does not name stays as it is
    gewone_waarde = STANDAARD.op("vooropleiding.toegang", date(2026, 9, 1))
    assert anders.op("vooropleiding.toegang", date(2026, 9, 1))["VMBO_KB"] == gewone_waarde["VMBO_KB"]
    assert anders.op("vooropleiding.toegang", date(2026, 9, 1))["VMBO_BB"]["basisberoeps"] == "lid 4 a"


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "- 1",
        "naam: x",
        "naam: x\nwaarden: 3",
        "naam: x\nwaarden: {bestaat.niet: 3}",
        "naam: x\nwaarden: {vooropleiding.toegang: 3}",
        "naam: x\nwaarden: {vooropleiding.toegang: {NIEUW: {}}}",
        "naam: x\nwaarden: {vooropleiding.toegang: {VMBO_BB: {basisberoeps: 3}}}",
        "naam: x\nwaarden: {}\nextra: 1",
        "{[",
        "naam: !!python/object:os.system x\nwaarden: {}",
    ],
)
def test_een_variant_die_niet_past(tmp_path, tekst: str) -> None:
    with pytest.raises(StelselFout) as fout:
        _variant(tmp_path, tekst)
    assert fout.value.code == "REGEL-VARIANT-01" and fout.value.verwacht


def test_een_variant_die_er_niet_is(tmp_path) -> None:
    with pytest.raises(StelselFout, match="niet lezen"):
        lees_variant(tmp_path / "weg.yaml")


def test_een_variant_op_een_tabel_per_niveau(tmp_path) -> None:
    """Keys that are numbers have their place in the fingerprint too."""
    norm = "naam: x\nwaarden:\n  onderwijsresultaat.voldoende: {jaarresultaat: {%d: 80}}\n"
    anders, ander_niveau = _variant(tmp_path, norm % 2), _variant(tmp_path, norm % 3)
    regel = vind("onderwijsresultaat")
    jaar, diploma = {"noemer": 100, "teller": 75}, {"noemer": 100, "teller": 10}
    starters = {"noemer": 100, "teller": 90, "jaren_met_nieuwe_studenten": 3, "nieuwe_studenten_in_laatste_jaar": True}
    cijfers = {"jaarresultaat": jaar, "diplomaresultaat": diploma, "startersresultaat": starters}
    feiten = regel.uit({"niveau": 2, "studiejaar": 2024, **cijfers})
    gewoon, variant = regel.beantwoord(feiten), regel.beantwoord(feiten, waarden=anders)
    assert (gewoon.antwoord, variant.antwoord) == ("voldoende", "onvoldoende")
    assert len({gewoon.regelversie.waarden, variant.regelversie.waarden, ander_niveau.hash}) == 3


@pytest.mark.parametrize(("tekst", "gezegd"), [
    ("naam: x", "ontbreekt: waarden"),
    ("- 1", "geen namen"),
    ("naam: x\nwaarden: {}\nextra: 1", "meer dan naam en waarden"),
])  # fmt: skip
def test_een_variant_zegt_wat_er_ontbreekt(tmp_path, tekst: str, gezegd: str) -> None:
    with pytest.raises(StelselFout, match=gezegd):
        _variant(tmp_path, tekst)


def test_een_variant_van_een_andere_soort_zegt_welke_rijen_er_zijn(tmp_path) -> None:
    """In words, not as a table of the programming language cut off somewhere."""
    with pytest.raises(StelselFout) as fout:
        _variant(tmp_path, "naam: x\nwaarden: {vooropleiding.toegang: 3}")
    assert fout.value.verwacht.startswith("een tabel met rijen als: GEEN, PRO") and "{" not in fout.value.verwacht


def test_een_variant_van_een_tabel_met_getallen_als_naam(tmp_path) -> None:
    """'What if the norm were 70' ended in an error of the program once: niveau 2 is a number."""
    anders = _variant(tmp_path, "naam: 70\nwaarden: {onderwijsresultaat.voldoende: {jaarresultaat: {2: 70}}}\n")
    regel = vind("onderwijsresultaat")
    feiten = regel.uit({"niveau": 2, "studiejaar": 2024, "jaarresultaat": {"procent": 69, "noemer": 100}})
    gewoon, variant = (regel.beantwoord(feiten, date(2026, 2, 1), waarden) for waarden in (STANDAARD, anders))
    assert [_norm_gehaald(uitkomst) for uitkomst in (gewoon, variant)] == [[True], [False]]
    assert variant.regelversie.waarden != gewoon.regelversie.waarden


def _norm_gehaald(uitkomst) -> list[bool | None]:
    return [grond.voldaan for grond in uitkomst.gronden if "de norm voor niveau 2" in grond.zin]


@pytest.mark.parametrize("naam", sorted(namen()))
def test_elke_waarde_geeft_een_variant_een_eigen_versie(naam: str) -> None:
    """Whatever is in a table, also numbers and days as names, the version can be computed."""
    for periode in STANDAARD.parameter(naam).perioden:
        assert Waarden("anders", {naam: periode.waarde}).hash != STANDAARD.hash


def test_een_waarde_in_woorden() -> None:
    """Days of the year, terms, fractions and bounds read as such; a table keeps its rows."""
    zo = {
        "1 april": {"maand": 4, "dag": 1},
        "1 oktober, 2 jaar eerder": {"jaar": -2, "maand": 10, "dag": 1},
        "1 week": {"aantal": 1, "eenheid": "weken"},
        "3 maanden (schuift niet bij een weekend of feestdag)": {"aantal": 3, "eenheid": "maanden", "atw": False},
        "1/3 tot en met 2/3": {"minstens": {"teller": 1, "noemer": 3}, "hoogstens": {"teller": 2, "noemer": 3}},
        "ten hoogste 5": {"hoogstens": 5},
        "3": {"minstens": 3, "hoogstens": 3},
        "niveau 2 tot en met 4: (laagste: 5; lager mag: ja)": {"niveau_2_4": {"laagste": 5, "lager_mag": True}},
        "geen waarde": None,
        "geen": [],
    }
    assert [waarde_in_woorden(waarde) for waarde in zo.values()] == list(zo)


def _eerste_blad(waarde):
    """A variant of one cell: the first leaf of a table, as it is."""
    if isinstance(waarde, dict) and waarde:
        sleutel = next(iter(waarde))
        return {sleutel: _eerste_blad(waarde[sleutel])}
    return waarde


def test_elke_waarde_kan_anders(tmp_path) -> None:
    """What if: every legal value can be restated by itself, in each of its periods, and only there it is a variant."""
    for naam in namen():
        for periode in STANDAARD.parameter(naam).perioden:
            if periode.waarde in (None, {}, []):
                continue
            pad = tmp_path / "zelfde.yaml"
            pad.write_text(yaml.safe_dump({"naam": "zelfde", "waarden": {naam: _eerste_blad(periode.waarde)}}))
            dag = periode.van or periode.tot or date(2026, 9, 1)
            gewoon, anders = STANDAARD.op(naam, dag), lees_variant(pad).op(naam, dag)
            assert anders.waarde == gewoon.waarde and anders.zekerheid == "variant", naam
