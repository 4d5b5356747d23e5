"""The command line: stable columns, every form, errors in words, and a fast start."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from tests.indicatoren import gouden

from stelsel.opdrachten.hoofd import main

KOLOMMEN = ["indicator", "studiejaar", "brin", "niveau", "teller", "noemer", "waarde", "norm", "oordeel", "toelichting"]


@pytest.fixture
def stelsel(capfdbinary):
    """Run a command; gives exit code, stdout (bytes) and stderr (text)."""

    def draai(*woorden):
        with pytest.raises(SystemExit) as einde:
            main([str(woord) for woord in woorden])
        uit = capfdbinary.readouterr()
        return einde.value.code, uit.out, uit.err.decode()

    return draai


@pytest.fixture
def bereken(stelsel, gouden_map):
    return lambda naam, *rest: stelsel("indicator", "bereken", naam, "--gegevens", gouden_map, *rest)


def test_csv_heeft_vaste_kolommen_en_volgorde(bereken):
    code, uit, fout = bereken("jaarresultaat", "--jaar", "2022-2023", "--uit", "csv")
    rijen = list(csv.DictReader(io.StringIO(uit.decode())))
    assert (code, fout) == (0, "")
    assert list(rijen[0]) == KOLOMMEN
    assert [rij["niveau"] for rij in rijen] == ["1", "2", "3", "4", ""]
    totalen = gouden.inhoud()["totalen"]["jaarresultaat"]
    assert [[int(rij["teller"]), int(rij["noemer"])] for rij in rijen] == list(totalen.values())


def test_elke_vorm_zegt_hetzelfde(bereken, tmp_path):
    vraag = ("diplomaresultaat", "--jaar", 2022, "--per", "brin,dossier,leerweg")
    rijen = json.loads(bereken(*vraag, "--uit", "json")[1])
    parquet = pq.read_table(io.BytesIO(bereken(*vraag, "--uit", "parquet")[1]))
    boek = openpyxl.load_workbook(io.BytesIO(bereken(*vraag, "--uit", "xlsx")[1]))
    cellen = list(boek["cijfers"].iter_rows(values_only=True))
    assert parquet.to_pylist() == rijen
    assert [rij[6] for rij in cellen[1:]] == [rij["noemer"] for rij in rijen]
    verantwoording = dict(boek["verantwoording"].iter_rows(values_only=True))
    assert "--per brin,dossier,leerweg" in verantwoording["opdracht"]
    bestand = tmp_path / "uit.csv"
    assert bereken(*vraag, "--uit", "csv", "--naar", bestand)[0] == 0
    assert bestand.read_bytes() == bereken(*vraag, "--uit", "csv")[1]


def test_oordeel_toont_de_drie_uitkomsten(bereken):
    kolommen = bereken("oordeel", "--jaar", 2022, "--venster", 1, "--uit", "csv")[1].decode().splitlines()[0].split(",")
    assert kolommen[: len(KOLOMMEN)] == KOLOMMEN
    assert kolommen[len(KOLOMMEN) :: 2] == ["jaarresultaat", "diplomaresultaat", "startersresultaat"]


def test_lezing_en_filter(bereken):
    vraag = (
        "jaarresultaat",
        "--jaar",
        2022,
        "--per",
        "niveau",
        "--uit",
        "json",
        "--filter",
        "leerweg=BOL",
        "--filter",
        "leerweg=EX",
    )
    rij = json.loads(bereken(*vraag, "--lezing", "extranei=tellen_niet")[1])[-1]
    assert (rij["niveau"], rij["noemer"]) == (4, 7)
    assert "andere lezing: extranei=tellen_niet" in rij["toelichting"]
    assert json.loads(bereken(*vraag)[1])[-1]["noemer"] == 8


def test_officieel_ernaast(bereken, tmp_path):
    bestand = tmp_path / "officieel.csv"
    bestand.write_text("indicator;studiejaar;venster;brin;niveau;waarde\njaarresultaat;2022;1;99XX;3;40,5\n")
    rijen = json.loads(bereken("jaarresultaat", "--jaar", 2022, "--officieel", bestand, "--uit", "json")[1])
    per_niveau = {rij["niveau"]: rij for rij in rijen}
    assert per_niveau[3]["officieel"] == 40.5
    assert per_niveau[3]["verschil"] == pytest.approx(300 / 8 - 40.5)
    assert per_niveau[4]["officieel"] is per_niveau[4]["verschil"] is None
    code, _, fout = bereken("jaarresultaat", "--jaar", 2021, "--officieel", bestand)
    assert code == 0
    assert "Geen van de 1 officiële cijfers" in fout


@pytest.mark.parametrize(
    ("woorden", "noemt"),
    [
        (["jaarresultaten"], "diplomaresultaat"),
        (["jaarresultaat", "--per", "opleiding"], "dossier"),
        (["jaarresultaat", "--jaar", "vorig jaar"], "2024-2025"),
        (["jaarresultaat", "--venster", "2"], "1 of 3"),
        (["jaarresultaat", "--lezing", "aanwezig=nee"], "beroepsopleiding"),
        (["jaarresultaat", "--filter", "niveau=hoog"], "geheel getal"),
        (["jaarresultaat", "--filter", "niveau"], "naam=waarde"),
        (["jaarresultaat", "--jaar", "2022", "--filter", "brin=00AA"], "00AA"),
        (["jaarresultaat", "--officieel", "bestaat-niet.csv"], "Dit bestand is er niet."),
    ],
)
def test_fouten_in_woorden(bereken, woorden, noemt):
    code, uit, fout = bereken(*woorden)
    assert code in (1, 2) or noemt in uit.decode()
    assert noemt in (fout or uit.decode())
    assert "Traceback" not in fout


def test_fout_als_json(bereken):
    code, uit, fout = bereken("jaarresultaat", "--per", "x", "--uit", "json")
    assert (code, uit) == (2, b"")
    assert json.loads(fout)["fout"]["code"] == "IND-DIM-01"


def test_geen_gegevensset_of_een_veranderde(stelsel, gouden_map, tmp_path):
    vraag = ("indicator", "bereken", "jaarresultaat", "--gegevens")
    assert "geen gegevensset" in stelsel(*vraag, tmp_path)[2]
    kopie = tmp_path / "kopie"
    kopie.mkdir()
    for bestand in gouden_map.iterdir():
        (kopie / bestand.name).write_bytes(bestand.read_bytes())
    with (kopie / "diploma.parquet").open("ab") as bestand:
        bestand.write(b"x")
    code, _, fout = stelsel(*vraag, kopie)
    assert code == 2
    assert "diploma" in fout


def test_lijst_en_toon(stelsel):
    assert b"startersresultaat" in stelsel("indicator", "lijst")[1]
    assert len(json.loads(stelsel("indicator", "lijst", "--uit", "json")[1])) == 4
    definitie = json.loads(stelsel("indicator", "toon", "startersresultaat", "--uit", "json")[1])
    assert definitie["nodig"]["van"] == "1-10-(t-6)"
    assert b"opbrengstjaar" in stelsel("indicator", "toon", "diplomaresultaat")[1]
    assert stelsel("indicator", "toon", "diplomaresultaat", "--sql")[1].startswith(b"WITH")
    assert "bestaat niet" in stelsel("indicator", "toon", "x")[2]


def test_opleidingen_ontbrekend(stelsel, gouden_map):
    code, uit, _ = stelsel("opleidingen", "ontbrekend", "--gegevens", gouden_map, "--uit", "csv")
    assert code == 0
    rij = next(csv.DictReader(io.StringIO(uit.decode())))
    assert (rij["opleidingcode"], rij["ontbreekt"], rij["inschrijvingen"], rij["diplomas"]) == (
        "79998",
        "niveau, dossier",
        "1",
        "1",
    )


def test_start_zonder_zware_pakketten(gouden_map):
    """What makes the start slow stays out: ibis, pandas, numpy's users, Django."""
    programma = (
        "import sys\n"
        "from stelsel.opdrachten.hoofd import stelsel\n"
        f"stelsel.main(['indicator', 'bereken', 'oordeel', '--gegevens', {str(gouden_map)!r}], standalone_mode=False)\n"
        "print([m for m in ('ibis', 'pandas', 'polars', 'django', 'sqlglot') if m in sys.modules])\n"
    )
    bron = Path(__file__).parents[2] / "src"
    uit = subprocess.run(
        [sys.executable, "-c", programma], capture_output=True, text=True, env={"PYTHONPATH": str(bron)}, check=True
    )
    assert uit.stdout.splitlines()[-1] == "[]"
