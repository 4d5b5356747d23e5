"""The tables hang together: keys exist, foreign names agree, numbers stay outside."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from stelsel.gegevens.tabellen import PERSOONSNUMMER, TABELLEN

# DUO's bpv number is letters and digits, the school's own counts from 1; DUO writes niveau as MBO-2, figures use 2; the
# contribution of a diploma is a whole number in a GRONDSLAG, with a fraction in a TBG-i.
TWEE_SOORTEN = {"volgnummer", "niveau", "bijdrage_diplomawaarde"}


def test_every_key_is_made_of_columns_of_the_table():
    for tabel in (*TABELLEN.values(), PERSOONSNUMMER):
        assert set(tabel.sleutel) <= set(tabel.kolomnamen)
        assert len(set(tabel.kolomnamen)) == len(tabel.kolomnamen)


def test_the_same_column_has_the_same_type_everywhere():
    types = {}
    for tabel in TABELLEN.values():
        for kolom in tabel.kolommen:
            if kolom.naam in TWEE_SOORTEN:
                continue
            assert types.setdefault(kolom.naam, kolom.type) == kolom.type, f"{tabel.naam}.{kolom.naam}"


def test_no_table_of_a_gegevensset_holds_a_number_of_a_person():
    assert "persoonsnummer" not in TABELLEN
    assert not any(kolom.naam == "nummer" for tabel in TABELLEN.values() for kolom in tabel.kolommen)


def test_every_fact_names_the_delivery_that_said_it():
    over_de_set = {"opleiding", "instelling"}
    for naam, tabel in TABELLEN.items():
        assert ("levering_id" in tabel.kolomnamen) == (naam not in over_de_set)


def test_every_table_and_column_says_what_it_means():
    for tabel in (*TABELLEN.values(), PERSOONSNUMMER):
        assert tabel.betekenis
        assert all(kolom.betekenis for kolom in tabel.kolommen)


def test_rows_become_a_table_with_all_its_columns():
    gelezen = datetime(2024, 8, 1, 12, 30, 0, 5, UTC)
    rij = {
        "levering_id": "l",
        "soort": "RO",
        "bestand": 'naam met "aanhalingsteken" en é.csv',
        "sha256": "x",
        "van": date(2024, 8, 1),
        "ingelezen_op": gelezen,
        "volledig": True,
    }
    tabel = TABELLEN["levering"].uit_rijen([rij])
    assert tabel.schema.equals(TABELLEN["levering"].arrow_schema())
    assert tabel.to_pylist()[0] == {**dict.fromkeys(TABELLEN["levering"].kolomnamen), **rij}
    assert TABELLEN["levering"].uit_rijen([]).equals(TABELLEN["levering"].leeg())


def test_a_column_that_does_not_exist_is_refused():
    with pytest.raises(pa.ArrowInvalid):
        TABELLEN["instelling"].uit_rijen([{"brin": "99XX", "plaats": "Ergens"}])


def test_making_a_small_table_does_not_load_pandas():
    opdracht = (
        "import sys; from stelsel.gegevens.opleidingen import opleidingstabel; opleidingstabel(['25655']);"
        "from stelsel.gegevens.tabellen import TABELLEN; TABELLEN['bpv'].leeg(); sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", opdracht], check=False).returncode == 0
