"""Filters in an address: shared, checked, said in words when they cannot be used."""

from hypothesis import given
from hypothesis import strategies as st

from stelsel.web.kwaliteit.filters import Filters, Keuzes, lees

KEUZES = Keuzes(
    studiejaren=(2025, 2024, 2023),
    niveaus={"2": "2", "3": "3"},
    leerwegen={"BOL": "bol"},
    domeinen={"79": "Zorg"},
    brins={"99XX": "ROC"},
    standaard_jaar=2024,
)


def test_zonder_filters_geldt_de_standaard():
    assert lees({}, KEUZES) == (Filters(jaar=2024, venster=3, volgorde="norm"), [])


def test_wat_in_het_adres_staat_geldt():
    vraag = {
        "jaar": "2023-2024",
        "venster": "1",
        "niveau": "3",
        "leerweg": "BOL",
        "domein": "79",
        "brin": "99XX",
        "volgorde": "-diplomaresultaat",
    }
    filters, meldingen = lees(vraag, KEUZES)
    assert filters == Filters(2023, 1, "3", "BOL", "79", "99XX", "-diplomaresultaat")
    assert meldingen == []


def test_een_waarde_die_niet_kan_wordt_gezegd_en_de_standaard_getoond():
    filters, meldingen = lees({"jaar": "1999", "venster": "7", "niveau": "<b>", "volgorde": "drop table"}, KEUZES)
    assert filters == Filters(jaar=2024)
    assert len(meldingen) == 4
    assert "'1999'" in meldingen[0] and "2024-2025" in meldingen[0]


def test_een_lange_waarde_wordt_niet_in_haar_geheel_herhaald():
    _, meldingen = lees({"leerweg": "x" * 500}, KEUZES)
    assert len(meldingen[0]) < 120


def test_het_adres_houdt_de_keuzes_en_laat_de_standaard_weg():
    filters = Filters(2024, 3, leerweg="BOL")
    assert filters.adres() == "?jaar=2024&leerweg=BOL"
    assert filters.adres(volgorde="-norm", leerweg="") == "?jaar=2024&volgorde=-norm"


velden = st.sampled_from(["jaar", "venster", "niveau", "leerweg", "domein", "brin", "volgorde"])


@given(st.dictionaries(velden, st.text(max_size=30)))
def test_elk_adres_geeft_een_antwoord_dat_zichzelf_teruggeeft(vraag):
    filters, _ = lees(vraag, KEUZES)
    assert filters.jaar in KEUZES.studiejaren
    paren = dict(paar.split("=") for paar in filters.adres()[1:].split("&"))
    assert lees(paren, KEUZES) == (filters, [])
