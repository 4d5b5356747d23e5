"""A table in every form: what people read is Dutch, what programs read is exact and stable."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stelsel.weergave.tabellen import VORMEN, als_bytes
from stelsel.weergave.tabellen.notatie import datum, getal, studiejaar, waarde

TABEL = pa.table(
    {
        "studiejaar": pa.array([2024, 2024], pa.int32()),
        "naam": ['Kok, "de beste"', "=1+1"],
        "aantal": pa.array([12345, None], pa.int64()),
        "waarde": [200 / 3, None],
        "dag": pa.array([date(2024, 10, 1), None], pa.date32()),
        "ja": [True, False],
        "toelichting": ["eerst; dan", "dan"],
    }
)


@pytest.mark.parametrize(
    ("getallen", "tekst"),
    [
        ((1234.56, 1), "1.234,6"),
        ((0.25, 1), "0,3"),
        ((-1234567, 0), "-1.234.567"),
        ((67.95, 1), "68,0"),
        ((0, 2), "0,00"),
    ],
)
def test_getal_in_nederlandse_notatie(getallen, tekst):
    assert getal(*getallen) == tekst


def test_andere_waarden_in_nederlandse_notatie():
    assert datum(date(2024, 10, 1)) == "1-10-2024"
    assert studiejaar(2024) == "2024-2025"
    assert waarde(datetime(2024, 1, 2, 3, 4, tzinfo=UTC)) == "2-1-2024 03:04"
    assert [waarde(w) for w in (None, True, 1000, Decimal("2.55"), "x")] == ["", "ja", "1.000", "2,6", "x"]


def test_csv_is_exact_en_stabiel():
    regels = als_bytes(TABEL, "csv").decode().splitlines()
    assert regels == [
        "studiejaar,naam,aantal,waarde,dag,ja,toelichting",
        '2024,"Kok, ""de beste""",12345,66.66666666666667,2024-10-01,ja,eerst; dan',
        "2024,'=1+1,,,,nee,dan",
    ]


def test_json_is_een_lijst_van_rijen():
    rijen = json.loads(als_bytes(TABEL, "json"))
    assert rijen[0]["waarde"] == 200 / 3
    assert rijen[0]["dag"] == "2024-10-01"
    assert rijen[1]["aantal"] is None


def test_parquet_houdt_typen_en_verantwoording():
    tabel = TABEL.replace_schema_metadata({"stelsel": "{}"})
    terug = pq.read_table(io.BytesIO(als_bytes(tabel, "parquet")))
    assert terug.equals(tabel)
    assert terug.schema.metadata[b"stelsel"] == b"{}"


def test_tekst_zet_getallen_rechts_en_noten_eronder():
    regels = als_bytes(TABEL, "tabel", noten=("toelichting",)).decode().splitlines()
    assert regels[0].split() == list(TABEL.column_names)
    assert regels[2].split() == ["2024-2025", "Kok,", '"de', 'beste"', "12.345", "66,7", "1-10-2024", "ja", "1)", "2)"]
    assert regels[4:] == ["1) eerst", "2) dan"]
    assert regels[0].index("aantal") + len("aantal") == regels[2].index("12.345") + len("12.345")


def test_lange_noten_worden_afgebroken():
    tekst = als_bytes({"a": [1], "toelichting": ["woord " * 60]}, "tabel", noten=("toelichting",)).decode()
    assert max(len(regel) for regel in tekst.splitlines()) <= 100


def test_xlsx_heeft_echte_getallen_en_geen_formules():
    boek = openpyxl.load_workbook(io.BytesIO(als_bytes(TABEL, "xlsx", verantwoording={"bron": "UBWEB 4a.2"})))
    vel = boek["cijfers"]
    kop = [cel.value for cel in vel[1]]
    rij = dict(zip(kop, vel[2], strict=True))
    assert kop == list(TABEL.column_names)
    assert rij["waarde"].value == pytest.approx(200 / 3)
    assert rij["waarde"].number_format == "#,##0.0"
    assert (rij["studiejaar"].value, rij["ja"].value) == ("2024-2025", "ja")
    assert rij["dag"].value.date() == date(2024, 10, 1)
    naam = dict(zip(kop, vel[3], strict=True))["naam"]
    assert (naam.value, naam.data_type) == ("=1+1", "s")
    assert vel.freeze_panes == "A2"
    assert [cel.value for cel in boek["verantwoording"][1]] == ["bron", "UBWEB 4a.2"]


@pytest.mark.parametrize("vorm", VORMEN)
def test_tabel_zonder_rijen(vorm):
    assert als_bytes(TABEL.slice(0, 0), vorm)


def test_onbekende_vorm():
    with pytest.raises(ValueError, match="tabel, csv, json"):
        als_bytes(TABEL, "pdf")
