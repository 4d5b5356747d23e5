"""`stelsel doorrekenen`: every form says the same, the count of fact sets stands on stderr, faults are words."""

from __future__ import annotations

import csv
import io
import json

import pytest

from stelsel.doorrekening.vragen import VRAGEN
from stelsel.regels.register import vind

VARIANT = "naam: hogere norm\nwaarden:\n  onderwijsresultaat.voldoende: {jaarresultaat: {2: 90, 3: 90, 4: 90}}\n"


@pytest.fixture
def reken(stelsel, school):
    return lambda regel, *rest: stelsel("doorrekenen", regel, "--gegevens", school, *rest)


@pytest.fixture
def variant(tmp_path):
    pad = tmp_path / "variant.yaml"
    pad.write_text(VARIANT, "utf-8")
    return pad


def test_elke_vorm_zegt_hetzelfde(reken, tmp_path) -> None:
    vraag = ("niveauplaatsing", "--jaar", "2024", "--per", "niveau, brin")
    code, uit, fout = reken(*vraag, "--uit", "json")
    inhoud = json.loads(uit)
    rijen, telling = inhoud["rijen"], inhoud["verantwoording"]
    assert code == 0 and list(rijen[0]) == ["niveau", "brin", "antwoord", "aantal", "aandeel"]
    assert sum(rij["aantal"] for rij in rijen) == telling["rijen"]
    sets = f"{telling['feitensets']} verschillende sets van feiten, elk één keer beslist."
    assert fout == f"{telling['rijen']} rijen: {sets}\n"
    als_csv = list(csv.DictReader(io.StringIO(reken(*vraag, "--uit", "csv")[1].decode())))
    assert [int(rij["aantal"]) for rij in als_csv] == [rij["aantal"] for rij in rijen]
    tabel = reken(*vraag)[1].decode()
    assert tabel.splitlines()[0].split() == list(rijen[0])
    assert "op 1 oktober 2024." in tabel and "stelsel regel toon niveauplaatsing" in tabel
    bestand = tmp_path / "uit.csv"
    code, uit, fout = reken(*vraag, "--uit", "csv", "--naar", bestand)
    assert (code, uit) == (0, b"") and str(bestand) in fout
    assert list(csv.DictReader(io.StringIO(bestand.read_text("utf-8")))) == als_csv


def test_een_aandeel_is_van_zijn_groep(reken) -> None:
    rijen = json.loads(reken("niveauplaatsing", "--per", "leerweg", "--uit", "json")[1])["rijen"]
    som: dict[str, float] = {}
    for rij in rijen:
        som[rij["leerweg"]] = som.get(rij["leerweg"], 0) + rij["aandeel"]
    assert set(som) == {"BOL", "BBL"} and all(abs(deel - 100) < 1e-9 for deel in som.values())


def test_een_variant_staat_ernaast(reken, variant) -> None:
    code, uit, fout = reken("onderwijsresultaat", "--variant", variant)
    tekst = " ".join(uit.decode().split())
    assert code == 0 and "aantal_variant" in tekst and "verschil" in tekst
    inhoud = json.loads(reken("onderwijsresultaat", "--variant", variant, "--uit", "json")[1])
    telling = inhoud["verantwoording"]
    assert telling["variant"] == "hogere norm" and telling["rijen_met_ander_antwoord"] > 0
    assert sum(rij["verschil"] for rij in inhoud["rijen"]) == 0
    assert f"Met de variant 'hogere norm' verandert het antwoord bij {telling['rijen_met_ander_antwoord']}." in tekst
    assert all(f"{o['aantal']}: van {o['van']} naar {o['naar']}." in tekst for o in telling["overgangen"])
    assert "elk twee keer beslist, zonder en met de variant" in fout


@pytest.mark.parametrize("regel", VRAGEN)
def test_elke_rij_heeft_een_antwoord_van_de_regel(regel, reken) -> None:
    for dimensie in VRAGEN[regel].dimensies:
        code, uit, _ = reken(regel, "--per", dimensie, "--uit", "json")
        rijen = json.loads(uit)["rijen"]
        assert code == 0 and rijen and dimensie in rijen[0]
        assert {rij["antwoord"] for rij in rijen} <= {*vind(regel).antwoorden, "onbekend"}


@pytest.mark.parametrize(
    ("woorden", "code", "verwacht"),
    [
        (("eindcijfer",), "DOOR-REGEL-01", "niveauplaatsing, onderwijsresultaat, keuzedelen_geslaagd"),
        (("niveauplaatsin",), "DOOR-REGEL-02", "niveauplaatsing"),
        (("niveauplaatsing", "--per", "kleur"), "DOOR-DIM-01", "vooropleiding"),
        (("niveauplaatsing", "--per", "brin,brin"), "DOOR-DIM-01", "vooropleiding"),
        (("onderwijsresultaat", "--per", "vooropleiding"), "DOOR-DIM-01", "dossier"),
        (("onderwijsresultaat", "--op", "2024-10-01"), "DOOR-OPTIE-01", ""),
        (("niveauplaatsing", "--op", "2024-10-01", "--jaar", "2024"), "DOOR-OPTIE-01", ""),
        (("niveauplaatsing", "--jaar", "1950"), "DOOR-DEKKING-01", "99XX: 2017-08-01 t/m 2026-11-23"),
        (("onderwijsresultaat", "--jaar", "1950"), "DOOR-LEEG-03", ""),
        (("niveauplaatsing", "--jaar", "ooit"), "KERN-TIJD-02", "2024"),
    ],
)
def test_wat_niet_kan_staat_in_woorden(woorden, code, verwacht, reken) -> None:
    uitgang, uit, fout = reken(*woorden, "--uit", "json")
    melding = json.loads(fout)["fout"]
    assert (uitgang, uit, melding["code"]) == (2, b"", code)
    assert verwacht in melding.get("verwacht", "")


def test_een_variant_die_niet_past_of_een_plek_die_niet_kan(reken, tmp_path) -> None:
    pad = tmp_path / "v.yaml"
    pad.write_text("naam: x\nwaarden:\n  niveauplaatsing.bestaat_niet: 1\n", "utf-8")
    code, _, fout = reken("niveauplaatsing", "--variant", pad, "--uit", "json")
    assert (code, json.loads(fout)["fout"]["code"]) == (1, "REGEL-VARIANT-01")
    code, _, fout = reken("niveauplaatsing", "--naar", tmp_path / "nergens" / "uit.csv", "--uit", "json")
    assert code == 2 and "DOOR-UIT-01" in fout


@pytest.mark.parametrize(
    ("inhoud", "waar"),
    [
        ("code\nK0001\n", ""),
        ("code,sbu\nX1,240\n", "regel 2"),
        ("code,sbu\nK0001,240\nK0001,240\n", "regel 3"),
        ("code,sbu\nK0001,veel\n", "regel 2"),
        ("code,sbu\nK0001,-1\n", "regel 2"),
        ("code,sbu\nK0001,²\n", "regel 2"),
        ("code,sbu\nK0001,999999\n", "regel 2"),
        ("code,sbu\n", ""),
    ],
)
def test_een_lijst_met_studielast_die_niet_te_lezen_is(inhoud, waar, reken, tmp_path) -> None:
    pad = tmp_path / "sbu.csv"
    pad.write_text(inhoud, "utf-8")
    code, _, fout = reken("keuzedelen_geslaagd", "--sbu", pad, "--uit", "json")
    melding = json.loads(fout)["fout"]
    assert (code, melding["code"]) == (2, "DOOR-SBU-01") and waar in melding["waar"]


def test_een_lijst_met_studielast_beslist(reken, tmp_path, school) -> None:
    import polars as pl

    codes = sorted(set(pl.read_parquet(school / "keuzedeelresultaat.parquet")["code_keuzedeel"]))
    pad = tmp_path / "sbu.csv"
    pad.write_text("code;sbu\n" + "".join(f"{code};240\n" for code in codes), "utf-8")
    rijen = json.loads(reken("keuzedelen_geslaagd", "--sbu", pad, "--uit", "json")[1])["rijen"]
    assert {rij["antwoord"]: rij["aandeel"] for rij in rijen}["geslaagd"] > 70
    code, _, fout = reken("niveauplaatsing", "--sbu", pad, "--uit", "json")
    assert (code, json.loads(fout)["fout"]["code"]) == (2, "DOOR-OPTIE-01")


def test_rekenen_laadt_geen_django(school) -> None:
    import subprocess
    import sys

    opdracht = (
        "import sys\nfrom stelsel.opdrachten.hoofd import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: sys.exit('django' in sys.modules)"
    )
    woorden = ["doorrekenen", "niveauplaatsing", "--gegevens", str(school)]
    klaar = subprocess.run([sys.executable, "-c", opdracht, *woorden], check=False, capture_output=True)
    assert klaar.returncode == 0 and b"onder" in klaar.stdout
