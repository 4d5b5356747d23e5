"""`stelsel regel` as a script uses it: what comes out, in which order, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import jsonschema
import pytest

from hulp.bron import WORTEL

GOED = {"soort": "vak", "vooropleidingen": ["VMBO_KB"]}


def _stelsel(*woorden: str, invoer: str = "") -> subprocess.CompletedProcess:
    omgeving = {**os.environ, "PYTHONPATH": str(WORTEL / "src"), "STELSEL_VANDAAG": "2026-11-23"}
    return subprocess.run(
        [sys.executable, "-m", "stelsel", "regel", *woorden], input=invoer, capture_output=True, text=True, env=omgeving
    )


def test_beantwoord() -> None:
    uit = _stelsel("vraag", "vooropleidingseis", "--feiten", "-", "--uit", "json", invoer=json.dumps(GOED))
    inhoud = json.loads(uit.stdout)
    assert uit.returncode == 0 and not uit.stderr
    assert (inhoud["antwoord"], inhoud["op"]) == ("voldoet", "2026-11-23")


def test_op_een_andere_dag_uit_een_bestand(tmp_path) -> None:
    pad = tmp_path / "feiten.json"
    pad.write_text(json.dumps({**GOED, "op": "2024-01-01"}))
    vraag = ("vraag", "vooropleidingseis", "--feiten", str(pad), "--uit", "json")
    assert json.loads(_stelsel(*vraag).stdout)["op"] == "2024-01-01"
    assert json.loads(_stelsel(*vraag, "--op", "2025-02-03").stdout)["op"] == "2025-02-03"


def test_er_ontbreekt_een_feit() -> None:
    uit = _stelsel("vraag", "vooropleidingseis", "--feiten", "-", "--uit", "json", invoer='{"soort": "specialist"}')
    inhoud = json.loads(uit.stdout)
    assert uit.returncode == 1 and inhoud["antwoord"] == "onbekend"
    assert inhoud["ontbrekend"][0]["feit"] == "vooropleidingen"


def test_een_feit_klopt_niet() -> None:
    uit = _stelsel("vraag", "vooropleidingseis", "--feiten", "-", "--uit", "json", invoer='{"soort": "x"}')
    assert uit.returncode == 1 and not uit.stdout
    assert json.loads(uit.stderr)["fout"]["fouten"][0]["pad"] == "$.soort"
    tekst = _stelsel("vraag", "vooropleidingseis", "--feiten", "-", invoer='{"soort": "x"}')
    assert tekst.returncode == 1 and "$.soort" in tekst.stderr and "Traceback" not in tekst.stderr


@pytest.mark.parametrize("woorden", [("vraag", "nergens", "--feiten", "-"), ("toon", "nergens")])
def test_een_regel_die_niet_bestaat(woorden) -> None:
    uit = _stelsel(*woorden, invoer="{}")
    assert uit.returncode == 2 and "bestaat niet" in uit.stderr


def test_een_bestand_dat_er_niet_is() -> None:
    uit = _stelsel("vraag", "vooropleidingseis", "--feiten", "weg.json")
    assert uit.returncode == 1 and "weg.json" in uit.stderr


def test_veel_tegelijk_op_volgorde() -> None:
    """A line that is not right becomes an error line with its number; empty lines count and are skipped."""
    regels = [json.dumps(GOED), "{", "", json.dumps({"soort": "vak"}), '{"soort": 1}', json.dumps(GOED)]
    uit = _stelsel("vraag", "vooropleidingseis", "--feiten", "-", "--jsonl", invoer="\n".join(regels))
    antwoorden = [json.loads(regel) for regel in uit.stdout.splitlines()]
    assert [a.get("antwoord") for a in antwoorden] == ["voldoet", None, "onbekend", None, "voldoet"]
    assert [a.get("invoerregel") for a in antwoorden] == [None, 2, None, 5, None]
    assert uit.returncode == 1 and not uit.stderr
    goed = _stelsel("vraag", "vooropleidingseis", "--feiten", "-", "--jsonl", invoer=json.dumps(GOED) * 1)
    assert goed.returncode == 0


def test_een_variant(tmp_path) -> None:
    pad = tmp_path / "v.yaml"
    pad.write_text("naam: bb naar vak\nwaarden:\n  vooropleiding.toegang: {VMBO_BB: {vak: lid 3}}\n")
    feiten = json.dumps({"soort": "vak", "vooropleidingen": ["VMBO_BB"]})
    uit = _stelsel("vraag", "vooropleidingseis", "--feiten", "-", "--variant", str(pad), invoer=feiten)
    assert uit.returncode == 0 and "Variant: bb naar vak. Dit is niet het geldende recht." in uit.stdout


def test_lijst_en_toon() -> None:
    lijst = json.loads(_stelsel("lijst", "--uit", "json").stdout)
    assert "vooropleidingseis" in {rij["regel"] for rij in lijst}
    assert "vooropleidingseis" in _stelsel("lijst").stdout
    tekst = _stelsel("toon", "vooropleidingseis").stdout
    for kop in ("Antwoorden", "Feiten", "Waarden", "Artikelen", "Gevallen"):
        assert f"\n{kop}\n" in tekst
    schema = json.loads(_stelsel("toon", "vooropleidingseis", "--schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(GOED, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"soort": "x"}, schema)


def test_tekst_noemt_redenen_artikelen_en_wat_het_keert() -> None:
    feiten = json.dumps({"soort": "vak", "vooropleidingen": ["VMBO_BB"], "geschikt_na_onderzoek": False})
    tekst = _stelsel("vraag", "vooropleidingseis", "--feiten", "-", invoer=feiten).stdout
    for deel in ("voldoet_niet", "Redenen", "WEB 8.2.1 lid 6", "Wat het antwoord zou keren", "vmbo kader"):
        assert deel in tekst
