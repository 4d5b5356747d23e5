"""Dates and numbers as people write them, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from stelsel.kern.tijd import Studiejaar, vandaag
from stelsel.web.gedeeld import notatie

LAAT = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # in the Netherlands this is the next day, 0.30


@pytest.mark.parametrize(
    ("waarde", "decimalen", "nl", "en"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1514, 0, "1.514", "1,514"),
        (0, 0, "0", "0"),
        (None, 0, "–", "–"),
        (-2.24, 1, "−2,2", "−2.2"),
        (-0.04, 1, "0,0", "0.0"),
        (0.05, 1, "0,1", "0.1"),
        (64.85, 1, "64,9", "64.9"),
    ],
)
def test_getal(waarde, decimalen, nl, en) -> None:
    assert notatie.getal(waarde, decimalen) == nl
    with translation.override("en"):
        assert notatie.getal(waarde, decimalen) == en


@given(st.integers(-(10**12), 10**12))
def test_een_getal_is_terug_te_lezen(waarde) -> None:
    assert int(notatie.getal(waarde).replace(".", "").replace(notatie.MIN, "-")) == waarde


def test_procent_verschil_en_studiejaar() -> None:
    assert notatie.procent(64.83) == "64,8%"
    assert notatie.procent(None) == "–"
    assert notatie.verschil(2.2) == "+2,2"
    assert notatie.verschil(-2.2) == "−2,2"
    assert notatie.studiejaar(2024) == notatie.studiejaar(Studiejaar(2024)) == "2024-2025"


def test_datums() -> None:
    dag = date(2026, 11, 25)
    assert notatie.datum(dag) == "25 nov 2026"
    assert notatie.datum_lang(dag) == "woensdag 25 november"
    assert notatie.datum_lang(date(2025, 3, 3)) == "maandag 3 maart 2025"
    assert notatie.datum_cijfers(dag) == "25-11-2026"
    assert notatie.datum_voluit(dag) == "wo 25 november 2026"
    with translation.override("en"):
        assert notatie.datum(dag) == "25 Nov 2026"
        assert notatie.datum_lang(dag) == "Wednesday 25 November"
    assert notatie.datum(None) == notatie.tijd(None) == ""


def test_een_moment_is_de_dag_in_nederland() -> None:
    assert notatie.datum(LAAT) == "23 nov 2026"
    assert notatie.tijd(LAAT) == "00.30 uur"
    with translation.override("en"):
        assert notatie.tijd(LAAT) == "00:30"


def test_dichtbij() -> None:
    dag = vandaag()
    gezegd = [notatie.dichtbij(dag + timedelta(days=n)) for n in (0, 1, -1, 3, -6)]
    assert gezegd == ["vandaag", "morgen", "gisteren", "over 3 dagen", "6 dagen geleden"]
    assert notatie.dichtbij(dag + timedelta(days=30)) == notatie.datum(dag + timedelta(days=30))


@pytest.mark.parametrize(
    ("naam", "letters"),
    [("Elif Yılmaz", "EY"), ("Lotte de Groot", "LG"), ("Łukasz", "Ł"), ("", "?"), ("  ", "?"), ("école été", "ÉÉ")],
)
def test_initialen(naam, letters) -> None:
    assert notatie.initialen(naam) == letters
