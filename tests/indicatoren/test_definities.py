"""The data files are whole, agree with the code, and name source and certainty for everything."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from stelsel.indicatoren import Lezingen
from stelsel.indicatoren.compileren import BEWAARD, compileer
from stelsel.indicatoren.definities import definitie, definities, definitieversie, dimensies, eis_dimensies
from stelsel.indicatoren.lezingen import STANDAARD, vragen
from stelsel.indicatoren.normen import BESTAND as NORMEN
from stelsel.indicatoren.normen import bronnen_drempels, bronnen_normen
from stelsel.indicatoren.uitleg import als_dict, als_tekst
from stelsel.kern.fouten import StelselFout

ZEKERHEID = {"gelezen", "secundair", "ongeverifieerd"}


def test_elke_lezing_staat_in_het_bestand_met_dezelfde_standaard():
    assert list(vragen()) == [veld.name for veld in fields(Lezingen)]
    for veld in fields(Lezingen):
        vraag = vragen()[veld.name]
        assert vraag["standaard"] == veld.default
        assert vraag["standaard"] in vraag["keuzes"]
        assert vraag["zekerheid"] in ZEKERHEID
        assert set(vraag["indicatoren"]) <= set(definities())
        assert all(isinstance(keuze, str) for keuze in vraag["keuzes"])


@pytest.mark.parametrize("naam", ["jaarresultaat", "diplomaresultaat", "startersresultaat", "oordeel"])
def test_definitie_noemt_alles(naam):
    uit = als_dict(definitie(naam), STANDAARD)
    assert all(uit[k] for k in ("populatie", "teller", "noemer", "jaren", "bron", "artikel", "nodig", "lezingen"))
    assert uit["zekerheid"] in ZEKERHEID
    tekst = als_tekst(definitie(naam), Lezingen(aanwezig="alle"))
    assert "* alle: elk leertraject" in tekst
    assert definitie(naam).artikel in tekst


def test_elke_norm_heeft_bron_artikel_en_zekerheid():
    regels = [*bronnen_normen("jaarresultaat"), *bronnen_drempels().values()]
    assert len(regels) == 6
    assert all(regel["bron"] and regel["artikel"] and regel["zekerheid"] in ZEKERHEID for regel in regels)


@pytest.mark.parametrize("naam", BEWAARD)
def test_bewaarde_vraag_is_die_van_de_uitdrukkingen(naam):
    """Otherwise: `python -m stelsel.indicatoren.compileren`."""
    assert BEWAARD[naam].read_text("utf-8") == compileer(naam, STANDAARD)


@pytest.mark.parametrize(
    ("naam", "venster", "lezingen", "van"),
    [
        ("jaarresultaat", 1, {}, date(2024, 10, 1)),
        ("jaarresultaat", 3, {}, date(2022, 10, 1)),
        ("jaarresultaat", 1, {"jr_verlater": "dr_venster"}, date(2019, 10, 1)),
        ("diplomaresultaat", 1, {}, date(2019, 10, 1)),
        ("diplomaresultaat", 1, {"dr_venster": "augustus"}, date(2019, 8, 1)),
        ("startersresultaat", 1, {}, date(2018, 10, 1)),
        ("startersresultaat", 1, {"sr_nieuw": "vijf_jaar"}, date(2019, 10, 1)),
        ("startersresultaat", 3, {"sr_nieuw": "geen_dag"}, date(2016, 8, 1)),
        ("oordeel", 3, {}, date(2016, 10, 1)),
    ],
)
def test_dagen_die_nodig_zijn(naam, venster, lezingen, van):
    assert definitie(naam).nodig(2024, venster, Lezingen(**lezingen)) == (van, date(2025, 10, 1))


def test_definitieversie_verandert_met_de_lezing():
    assert definitieversie(STANDAARD) == definitieversie(Lezingen())
    assert definitieversie(STANDAARD) != definitieversie(Lezingen(afronding="een_decimaal"))


def test_definitieversie_verandert_met_een_norm(monkeypatch, tmp_path):
    """The norms live with the rules; a figure still says by which norms it was judged."""
    gewoon = definitieversie(STANDAARD)
    bestand = tmp_path / "normen.yaml"
    monkeypatch.setattr("stelsel.indicatoren.definities.NORMEN", bestand)
    bestand.write_bytes(NORMEN.read_bytes())
    assert definitieversie(STANDAARD) == gewoon
    bestand.write_bytes(NORMEN.read_bytes().replace(b"2: 67", b"2: 66"))
    assert definitieversie(STANDAARD) != gewoon


def test_onbekende_namen_noemen_wat_er_wel_is():
    with pytest.raises(StelselFout) as fout:
        definitie("jaarresultaten")
    assert "startersresultaat" in fout.value.verwacht
    with pytest.raises(StelselFout) as fout:
        eis_dimensies(["brin", "opleiding"])
    assert all(naam in fout.value.verwacht for naam in dimensies())
    with pytest.raises(StelselFout):
        eis_dimensies(["brin", "brin"])


@pytest.mark.parametrize("keuze", ["aanwezig", "aanwezig=iedereen", "bestaatniet=1", "minimum=-1", "minimum=tien", "="])
def test_onbekende_lezing(keuze):
    with pytest.raises(StelselFout) as fout:
        STANDAARD.met([keuze])
    assert fout.value.exitcode == 2
    assert fout.value.verwacht


def test_lezingen_wijzigen():
    anders = STANDAARD.met(["minimum=5", "aanwezig=alle"])
    assert anders.afwijkend() == {"aanwezig": "alle", "minimum": "5"}
    assert STANDAARD.afwijkend() == {}
    assert Lezingen(minimum=5) == STANDAARD.met(["minimum=5"])


def test_het_document_noemt_elke_lezing_keuze_dimensie_en_code():
    wortel = Path(__file__).parents[2]
    tekst = (wortel / "docs" / "indicatoren.md").read_text("utf-8")
    for naam, vraag in vragen().items():
        regel = next(regel for regel in tekst.splitlines() if regel.startswith(f"| `{naam}` |"))
        assert all(f"`{keuze}`" in regel for keuze in vraag["keuzes"]), naam
    assert all(f"`{dimensie}`" in tekst for dimensie in dimensies())
    bron = [*(wortel / "src/stelsel/indicatoren").glob("*.py"), wortel / "src/stelsel/opdrachten/_uitvoer.py"]
    codes = {code for pad in bron for code in re.findall(r"IND-[A-Z]+-\d+", pad.read_text("utf-8"))}
    assert codes == set(re.findall(r"IND-[A-Z]+-\d+", tekst))
