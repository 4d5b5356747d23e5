"""The codes of messages: listed in the documents, and never used for something else."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import polars as pl
import pytest
import yaml

from hulp.bron import WORTEL
from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.leveringssoorten import leveringssoorten
from stelsel.bestanden.oorzaken import BESTAND, ERNST, catalogus
from stelsel.bestanden.toetsen import BESTANDSBREED, VAN_PERSOON
from stelsel.bestanden.velden import Opties, lees_veld
from stelsel.gegevens.opgegeven_codes import SOORTEN
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.codelijsten import Codelijst

DOCS = WORTEL / "docs" / "bestanden"
SOORTEN_LEVERING = {soort.pakket: soort for soort in leveringssoorten()}
PAKKETTEN = tuple(SOORTEN_LEVERING)
LIJST = {pakket: soort.documentatie["lijst"] for pakket, soort in SOORTEN_LEVERING.items()}
GEGEVEN = yaml.safe_load((Path(__file__).parent / "codes.yaml").read_text("utf-8"))


def _maker():
    vorm = importlib.util.spec_from_file_location("meldingenlijst", DOCS / "maak.py")
    module = importlib.util.module_from_spec(vorm)
    vorm.loader.exec_module(module)
    return module


@pytest.mark.parametrize("naam", LIJST.values())
def test_de_lijst_is_die_van_de_gegevens(naam) -> None:
    maker = _maker()
    assert (DOCS / naam).read_text("utf-8") == maker.lijst(maker.LIJSTEN[naam]), "draai docs/bestanden/maak.py"


@pytest.mark.parametrize("pakket", PAKKETTEN)
def test_elke_code_staat_er_een_keer_met_wat_je_doet(pakket) -> None:
    rijen = re.findall(r"^\| `([A-Za-z]+-[A-Za-z0-9_]+-\d\d)` \| (\w+) \| ([^|]+) \|", _tekst(pakket), re.MULTILINE)
    assert sorted(code for code, _, _ in rijen) == sorted(catalogus(pakket).codes)
    assert {ernst for _, ernst, _ in rijen} <= set(ERNST)
    assert all(zin.endswith(".") for _, _, zin in rijen)


def _tekst(pakket: str) -> str:
    return (DOCS / LIJST[pakket]).read_text("utf-8")


def test_geen_code_verdwijnt_of_krijgt_een_andere_betekenis() -> None:
    nu = {code: oorzaak.naam for pakket in PAKKETTEN for code, oorzaak in catalogus(pakket).codes.items()}
    levend = {code: oorzaak for code, oorzaak in GEGEVEN.items() if oorzaak != "vervallen"}
    assert nu == levend, "vul codes.yaml aan; een code die niet meer gegeven wordt, heet daar 'vervallen'"


@pytest.mark.parametrize("pakket", PAKKETTEN)
def test_een_nummer_hoort_bij_een_oorzaak(pakket) -> None:
    per_code: dict[tuple[str, int], list[str]] = {}
    for oorzaak in catalogus(pakket).oorzaken.values():
        for record in oorzaak.records:
            per_code.setdefault((record, oorzaak.nn), []).append(oorzaak.naam)
    assert not {code: namen for code, namen in per_code.items() if len(namen) > 1}


@pytest.mark.parametrize("pakket", PAKKETTEN)
def test_een_melding_is_volledig(pakket) -> None:
    records = {BESTAND, *indeling(pakket).records}
    for oorzaak in catalogus(pakket).oorzaken.values():
        assert set(oorzaak.records) <= records, oorzaak.naam
        assert oorzaak.ernst in ERNST
        assert oorzaak.titel and oorzaak.zin.endswith(".") and oorzaak.doe.endswith("."), oorzaak.naam
        assert not re.search(r"ongeldig|mislukt|oeps|!", oorzaak.zin + oorzaak.doe, re.IGNORECASE), oorzaak.naam


@pytest.mark.parametrize("pakket", PAKKETTEN)
def test_elke_toets_van_elk_veld_heeft_een_code(pakket) -> None:
    """A check whose cause is not listed for its record would refuse the line as one that cannot be processed."""
    met_nummer = {"PER"} if "PER" in indeling(pakket).records else set(indeling(pakket).records)
    zonder = [
        (record.code, veld.naam, oorzaak)
        for record in indeling(pakket).records.values()
        for veld in record.velden
        if veld.soort not in VAN_PERSOON or record.code in met_nummer
        for oorzaak in _oorzaken(veld)
        if record.code not in catalogus(pakket).oorzaken[oorzaak].records
    ]
    assert not zonder


def _oorzaken(veld) -> set[str]:
    gegeven = {naam: Codelijst(naam, "lijst.csv", "", "opgegeven", True, {"K0001": {}}) for naam in SOORTEN}
    toetsen = lees_veld(veld, pl.col("tekst"), Opties(lijsten=gegeven)).toetsen
    uit = {toets.oorzaak for toets in toetsen} | {toets.anders for toets in toetsen if toets.tenzij is not None}
    uit |= {"einde_voor_begin"} if veld.na else set()
    uit |= {"code_niet_geldig"} if veld.op else set()
    return uit - {BESTANDSBREED}


@pytest.mark.parametrize("pakket", PAKKETTEN)
def test_wat_de_tabel_eist_kost_de_regel(pakket) -> None:
    """A column that may not be empty belongs to a field whose faults refuse the line, each of them."""
    for record in indeling(pakket).gegevensrecords:
        nodig = {kolom.name for kolom in TABELLEN[record.tabel].arrow_schema() if not kolom.nullable}
        for veld in record.velden:
            if veld.kolom in nodig:
                ernst = {catalogus(pakket).oorzaken[naam].ernst for naam in _die_leegt(veld)}
                assert ernst == {"afgekeurd"}, (record.code, veld.naam)


def _die_leegt(veld) -> set[str]:
    return _oorzaken(veld) - {"onbekende_code", "niet_opgegeven", "onwaarschijnlijk", "code_niet_geldig"}
