"""One session for many: threads, closing, fixing a figure, and what is remembered beside it."""

from __future__ import annotations

import json
import shlex
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.indicatoren import gouden
from tests.indicatoren.bevolking import schrijf

from stelsel import VERSIE
from stelsel.indicatoren import Lezingen, Sessie, bereken, berekening, personen, te_bevriezen
from stelsel.indicatoren.definities import DRIE, definitieversie
from stelsel.indicatoren.groepen import groepen
from stelsel.indicatoren.lezingen import STANDAARD
from stelsel.indicatoren.resultaat import verantwoording_van
from stelsel.kern.fouten import StelselFout
from stelsel.opdrachten.hoofd import main

PER = [("niveau",), ("crebo", "leerweg"), ("brin",), ("dossier", "niveau")]


def test_veel_vragen_tegelijk_geven_hetzelfde(gouden_map):
    vragen = [(naam, per) for naam in DRIE for per in PER]
    los = [bereken(gouden_map, naam, gouden.JAAR, per=per).to_pylist() for naam, per in vragen]
    sessie = Sessie(gouden_map)
    with ThreadPoolExecutor(6) as draden:
        samen = list(draden.map(lambda v: bereken(sessie, v[0], gouden.JAAR, per=v[1]).to_pylist(), vragen * 4))
    assert samen == los * 4


def test_een_gesloten_sessie_gaat_vanzelf_weer_open(gouden_map):
    sessie = Sessie(gouden_map)
    eerst = bereken(sessie, "jaarresultaat", gouden.JAAR)
    sessie.sluit()
    sessie.sluit()
    assert bereken(sessie, "jaarresultaat", gouden.JAAR).equals(eerst)


def test_personen_die_geen_uuid_hebben_geven_dezelfde_cijfers(gouden_map, tmp_path):
    """A set that someone else made names its persons as it likes; with UUIDs the same people are counted faster."""
    rijen = gouden.als_rijen()
    namen = {wie: str(uuid.UUID(int=n)) for n, wie in enumerate(student["wat"] for student in gouden.studenten())}
    for naam in ("inschrijving", "inschrijvingsperiode", "diploma"):
        rijen[naam] = [rij | {"persoon_id": namen[rij["persoon_id"]]} for rij in rijen[naam]]
    met_uuid = schrijf(tmp_path / "set", rijen, gouden.dekking())
    for naam in DRIE:
        for per in PER:
            assert bereken(met_uuid, naam, gouden.JAAR, 3, per).equals(bereken(gouden_map, naam, gouden.JAAR, 3, per))


def test_de_volgorde_van_de_groepen_verandert_geen_letter(gouden_map, monkeypatch):
    zo = bereken(gouden_map, "oordeel", gouden.JAAR, 3)
    monkeypatch.setattr(berekening, "groepen", lambda *wat: groepen(*wat)[::-1])
    assert bereken(gouden_map, "oordeel", gouden.JAAR, 3).equals(zo)


def test_bevriezen_houdt_alles_wat_het_cijfer_maakt(gouden_sessie, gouden_map):
    tabel = bereken(
        gouden_sessie, "jaarresultaat", gouden.JAAR, lezingen=Lezingen(minimum="1"), filter={"leerweg": "BOL"}
    )
    vast = json.loads(json.dumps(te_bevriezen(tabel, 2)))
    assert vast["rij"] == tabel.to_pylist()[2]
    assert vast["gegevensset"] == gouden_sessie.gegevensset.controlegetal
    assert vast["definitieversie"] == definitieversie(Lezingen(minimum="1"))
    assert vast["stelsel"] == VERSIE
    assert vast["vraag"]["nodig"] == {"jaarresultaat": ["2022-10-01", "2023-10-01"]}
    assert vast["vraag"]["dekking"]["99XX"][0]["van"] == "2014-08-01"
    with pytest.raises(IndexError):
        te_bevriezen(tabel, tabel.num_rows)


def test_de_opdracht_naast_een_cijfer_geeft_hetzelfde_cijfer(gouden_sessie, gouden_map, capfdbinary):
    tabel = bereken(
        gouden_sessie, "startersresultaat", gouden.JAAR, 3, ("dossier",), Lezingen(aanwezig="alle"), {"niveau": [2, 3]}
    )
    woorden = shlex.split(te_bevriezen(tabel, 0)["opdracht"].replace(" MAP ", f" {shlex.quote(str(gouden_map))} "))
    with pytest.raises(SystemExit):
        main([*woorden[1:], "--uit", "json"])
    assert json.loads(capfdbinary.readouterr().out) == tabel.to_pylist()


def test_verantwoording_van_een_vreemde_tabel(gouden_sessie):
    tabel = bereken(gouden_sessie, "jaarresultaat", gouden.JAAR)
    assert verantwoording_van(tabel)["lezingen"] == STANDAARD.als_dict()
    with pytest.raises(KeyError):
        verantwoording_van(tabel.replace_schema_metadata(None))


def test_het_oordeel_telt_zelf_niemand(gouden_sessie):
    with pytest.raises(StelselFout) as fout:
        personen(gouden_sessie, "oordeel", gouden.JAAR)
    assert "startersresultaat" in fout.value.verwacht
