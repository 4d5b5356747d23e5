"""A gegevensset is there whole or not at all, and a changed one is refused."""

import json
from datetime import date

import pyarrow as pa
import pytest

from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.gegevensset import BESCHRIJVING, Gegevensset, GegevenssetSchrijver
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.fouten import StelselFout

EEN_PERSOON = pa.table({"persoon_id": ["a"], "geboortejaar": [2006], "levering_id": ["l"]})


@pytest.fixture
def set_(tmp_path):
    with GegevenssetSchrijver(tmp_path / "set") as schrijver:
        schrijver.schrijf("persoon", EEN_PERSOON)
        schrijver.bron(
            levering_id="l",
            soort="RO",
            bestand="RO.csv",
            dekking=Dekking("99XX", date(2024, 8, 1), date(2025, 7, 31)),
        )
    return tmp_path / "set"


def test_what_is_written_is_read_back(set_):
    gelezen = Gegevensset.open(set_)
    assert gelezen.tabel("persoon").to_pylist()[0]["geboortejaar"] == 2006
    assert gelezen.tabel("persoon").schema.names == list(TABELLEN["persoon"].kolomnamen)
    assert gelezen.volledig == "ja"
    assert gelezen.dekking == [Dekking("99XX", date(2024, 8, 1), date(2025, 7, 31), True)]


def test_every_table_is_there_with_its_columns_also_without_rows(set_):
    gelezen = Gegevensset.open(set_)
    for naam, tabel in TABELLEN.items():
        assert gelezen.tabel(naam).schema.equals(tabel.arrow_schema())
        assert gelezen.heeft(naam) == (naam == "persoon")


def test_one_incomplete_source_makes_the_set_incomplete(tmp_path):
    with GegevenssetSchrijver(tmp_path / "set") as schrijver:
        schrijver.bron(levering_id="a", volledig=True)
        schrijver.bron(levering_id="b", volledig=False)
    assert Gegevensset.open(tmp_path / "set").volledig == "nee"
    assert json.loads((tmp_path / "set" / BESCHRIJVING).read_text())["volledig"] == "nee"


def test_after_an_exception_nothing_is_left(tmp_path):
    with pytest.raises(RuntimeError), GegevenssetSchrijver(tmp_path / "set") as schrijver:
        schrijver.schrijf("persoon", EEN_PERSOON)
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_missing_required_value_is_refused_and_leaves_nothing(tmp_path):
    with pytest.raises(pa.ArrowInvalid, match="persoon_id"), GegevenssetSchrijver(tmp_path / "set") as schrijver:
        schrijver.schrijf("persoon", pa.table({"persoon_id": pa.array([None], pa.string()), "levering_id": ["l"]}))
    assert list(tmp_path.iterdir()) == []


def test_an_existing_set_is_replaced_only_when_asked(set_):
    with pytest.raises(StelselFout, match="bestaat al") as fout:
        GegevenssetSchrijver(set_)
    assert fout.value.exitcode == 2
    with GegevenssetSchrijver(set_, opnieuw=True):
        pass
    assert Gegevensset.open(set_).rijen("persoon") == 0
    assert [pad.name for pad in set_.parent.iterdir()] == ["set"]


def test_a_failed_replacement_keeps_the_old_set(set_):
    with pytest.raises(RuntimeError), GegevenssetSchrijver(set_, opnieuw=True):
        raise RuntimeError
    assert Gegevensset.open(set_).rijen("persoon") == 1


def test_a_folder_that_is_no_set_is_never_replaced(tmp_path):
    (tmp_path / "brieven").mkdir()
    (tmp_path / "brieven" / "brief.txt").write_text("bewaar mij")
    with pytest.raises(StelselFout, match="geen gegevensset"):
        GegevenssetSchrijver(tmp_path / "brieven", opnieuw=True)


def test_a_set_with_something_else_in_its_folder_is_not_replaced(set_):
    (set_ / "cijfers.xlsx").write_text("bewaar mij")
    with pytest.raises(StelselFout, match=r"cijfers\.xlsx"):
        GegevenssetSchrijver(set_, opnieuw=True)
    assert (set_ / "cijfers.xlsx").exists()


def test_a_changed_table_is_refused(set_):
    pad = set_ / "persoon.parquet"
    pad.write_bytes(pad.read_bytes()[:-1] + b"x")
    with pytest.raises(StelselFout, match="veranderd"):
        Gegevensset.open(set_)


@pytest.mark.parametrize("inhoud", ["", "[]", "{}", '{"soort": "iets anders"}', '{"soort": "stelsel-gegevensset"}'])
def test_a_damaged_description_is_refused_in_words(set_, inhoud):
    (set_ / BESCHRIJVING).write_text(inhoud)
    with pytest.raises(StelselFout, match="niet heel"):
        Gegevensset.open(set_)


def test_a_set_of_another_version_says_so(set_):
    beschrijving = json.loads((set_ / BESCHRIJVING).read_text())
    (set_ / BESCHRIJVING).write_text(json.dumps({**beschrijving, "versie": 99}))
    with pytest.raises(StelselFout, match="versie 99"):
        Gegevensset.open(set_)


def test_a_description_cannot_point_outside_the_set(set_):
    beschrijving = json.loads((set_ / BESCHRIJVING).read_text())
    beschrijving["tabellen"]["persoon"]["bestand"] = "../persoon.parquet"
    (set_.parent / "persoon.parquet").write_bytes((set_ / "persoon.parquet").read_bytes())
    (set_ / BESCHRIJVING).write_text(json.dumps(beschrijving))
    with pytest.raises(StelselFout, match="niet heel"):
        Gegevensset.open(set_)


def test_an_empty_folder_is_no_set(tmp_path):
    with pytest.raises(StelselFout, match="geen gegevensset"):
        Gegevensset.open(tmp_path)
