"""A day at the end of the calendar is a slip of the pen: it is named as a fault, before a term is counted from it."""

from __future__ import annotations

from datetime import date

import pytest

from stelsel.regels.geboortedatum import Geboortedatum, delen_voor, had_leeftijd, heeft_leeftijd
from stelsel.regels.leeftijd import bereikt_op
from stelsel.regels.motor.lezen import EERSTE_DAG, LAATSTE_DAG, FeitenFout
from stelsel.regels.register import alle, vind


@pytest.mark.parametrize("dag", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_een_dag_te_ver_weg_is_een_fout_bij_het_feit(dag: str) -> None:
    regel = vind("beroep_en_bezwaar")
    with pytest.raises(FeitenFout) as fout:
        regel.uit({"beslissing": "beslissing_over_examen", "bekendgemaakt_op": date.fromisoformat(dag)})
    (een,) = fout.value.fouten
    assert een.pad == "$.bekendgemaakt_op"
    assert "1900" in een.verwacht and "2199" in een.verwacht and dag not in fout.value.als_tekst()


@pytest.mark.parametrize("dag", [EERSTE_DAG, LAATSTE_DAG])
def test_de_uiterste_dagen_geven_een_antwoord(dag: date) -> None:
    regel = vind("beroep_en_bezwaar")
    feiten = regel.uit({"beslissing": "beslissing_over_examen", "bekendgemaakt_op": dag})
    assert regel.beantwoord(feiten, dag).gronden


@pytest.mark.parametrize("regel", alle(), ids=lambda regel: regel.naam)
def test_de_dag_van_de_vraag_ligt_binnen_bereik(regel) -> None:
    with pytest.raises(FeitenFout) as fout:
        regel.beantwoord(regel.uit({}), date.max)
    assert fout.value.fouten[0].pad == "$.op"


@pytest.mark.parametrize(
    ("geboren", "jaren", "dag"),
    [
        (date(2008, 11, 1), 18, date(2026, 11, 1)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
        (date(2008, 3, 1), 18, date(2026, 3, 1)),
        (LAATSTE_DAG, 8000, date.max),
    ],
)
def test_een_leeftijd_wordt_op_een_dag_bereikt(geboren: date, jaren: int, dag: date) -> None:
    assert bereikt_op(geboren, jaren) == dag


def test_een_leeftijd_van_toen() -> None:
    """Who is not yet that old was not then either; for who is, the day is needed."""
    geboren = Geboortedatum(2010, 9, 15)
    assert had_leeftijd(None, 16, None, date(2026, 1, 1)) is None
    assert had_leeftijd(geboren, 16, None, date(2026, 9, 14)) is False
    assert had_leeftijd(geboren, 16, None, date(2026, 9, 15)) is None
    assert had_leeftijd(geboren, 16, date(2026, 9, 14), date(2030, 1, 1)) is False
    assert had_leeftijd(geboren, 16, date(2026, 9, 15), date(2030, 1, 1)) is True


@pytest.mark.parametrize(
    ("geboren", "verwacht"),
    [
        (Geboortedatum(2010), None),
        (Geboortedatum(2010, None, 15), None),
        (Geboortedatum(2010, 8), True),
        (Geboortedatum(2010, 9), None),
        (Geboortedatum(2010, 10), False),
        (Geboortedatum(2009), True),
        (Geboortedatum(2011), False),
        (Geboortedatum(None, 9, 15), None),
    ],
)
def test_een_leeftijd_met_een_deel_van_de_datum(geboren: Geboortedatum, verwacht: bool | None) -> None:
    """Known as soon as the unknown part cannot change it; then that part is not asked either."""
    op = date(2026, 9, 15)
    assert heeft_leeftijd(geboren, 16, op) is verwacht
    assert (None in delen_voor(geboren, 16, op).values()) is (verwacht is None)
