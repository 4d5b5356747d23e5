"""Reading and trying the rules on a page."""

from __future__ import annotations

import re
from html import unescape

import pytest

from stelsel.regels.register import alle

PROBEER = "/regels/vooropleidingseis/probeer/"
FEITEN = {"op": "01-09-2026", "soort": "vak", "vooropleidingen": ["VMBO_BB"], "geschikt_na_onderzoek": "false"}


def _tekst(antwoord) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", antwoord.content.decode())))


def test_lijst_noemt_elke_regel(client) -> None:
    tekst = _tekst(client.get("/regels/"))
    for regel in alle():
        assert regel.vraag in tekst


@pytest.mark.parametrize("woord", ["vooropleidingseis", "8.2.1", "VOOROPLEIDING onderzoek", "toelating"])
def test_zoeken_op_naam_artikel_en_woord(client, woord) -> None:
    assert "Voldoet iemand aan de vooropleidingseis" in _tekst(client.get("/regels/", {"q": woord}))


def test_niets_gevonden_zegt_wat_nu(client) -> None:
    tekst = _tekst(client.get("/regels/", {"q": "zwaartekracht" * 20}))
    assert "Geen regel gevonden" in tekst and "Toon alles" in tekst


@pytest.mark.parametrize("regel", alle(), ids=lambda regel: regel.naam)
def test_elke_regel_heeft_een_pagina(client, regel) -> None:
    """Question, answers, values, articles and cases of each rule; and its form opens, empty and from a case."""
    tekst = _tekst(client.get(f"/regels/{regel.naam}/"))
    assert regel.vraag in tekst and "Waar het staat" in tekst and "Uitgewerkte gevallen" in tekst
    assert all(code in tekst for code in regel.antwoorden)
    assert client.get(f"/regels/{regel.naam}/probeer/").status_code == 200
    assert client.get(f"/regels/{regel.naam}/probeer/?geval=1").status_code == 200


def test_een_regel_die_niet_bestaat(client) -> None:
    for adres in ("/regels/bestaat_niet/", "/regels/bestaat_niet/probeer/"):
        assert client.get(adres).status_code == 404


def test_antwoord_met_redenen_en_wat_het_zou_keren(client) -> None:
    tekst = _tekst(client.post(PROBEER, FEITEN))
    assert "Voldoet niet" in tekst and "Op 1 sep 2026" in tekst
    assert "Geen van de vooropleidingen geeft toegang tot een vakopleiding." in tekst
    assert "Wat zou het veranderen?" in tekst and "vmbo kaderberoepsgerichte leerweg" in tekst


def test_een_feit_anders_laat_zien_wat_verandert(client) -> None:
    eerste = client.post(PROBEER, FEITEN)
    vorige = eerste.context["vorige"]
    tekst = _tekst(client.post(PROBEER, {**FEITEN, "geschikt_na_onderzoek": "true", "vorige": vorige}))
    assert "Het antwoord was: Voldoet niet. Nu: Vrijstelling mogelijk." in tekst
    assert "Is in een onderzoek gebleken dat iemand geschikt is, al ontbreekt de vooropleiding? nee → wordt ja" in tekst
    gelijk = client.post(PROBEER, {**FEITEN, "vorige": vorige})
    assert gelijk.context["verschil"] is None


@pytest.mark.parametrize("vorige", ["{", '{"soort": "raar"}', "[]", "x" * 5000])
def test_een_vorige_die_niet_van_ons_is_telt_niet(client, vorige) -> None:
    antwoord = client.post(PROBEER, {**FEITEN, "vorige": vorige})
    assert antwoord.status_code == 200 and antwoord.context["verschil"] is None


def test_wat_niet_klopt_staat_bij_het_veld_en_blijft_staan(client) -> None:
    antwoord = client.post(PROBEER, {**FEITEN, "op": "31-11-2026"})
    assert antwoord.status_code == 422
    assert "Deze dag bestaat niet" in antwoord.context["formulier"]["op"].errors[0]
    assert 'value="31-11-2026"' in antwoord.content.decode()


def test_feiten_staan_nooit_in_een_adres(client) -> None:
    """The form is sent in the body, and a GET with facts fills in nothing."""
    pagina = client.get(PROBEER, {"soort": "vak"}).content.decode()
    assert 'method="post"' in pagina and '<option value="vak" selected' not in pagina


@pytest.mark.parametrize("geval", ["0", "999", "-1", "x", "1" * 30])
def test_een_geval_dat_niet_bestaat_geeft_een_leeg_formulier(client, geval) -> None:
    antwoord = client.get(PROBEER, {"geval": geval})
    assert antwoord.status_code == 200 and not antwoord.context["formulier"].initial


def test_een_stap_die_niet_geldt_is_geen_bezwaar_als_het_antwoord_gunstig_is(client) -> None:
    """Geslaagd with a red cross on top (the old rules do not hold) read as an objection once."""
    adres = "/regels/diplomabesluit/probeer/"
    ingevuld = client.get(f"{adres}?geval=1").context["formulier"].verstuurd()
    uitkomst = client.post(adres, ingevuld).context["uitkomst"]
    assert uitkomst["rustig"] and uitkomst["antwoord"] == "Geslaagd"
    niet = [grond for grond in uitkomst["gronden"] if grond["icoon"] == "kruis"]
    assert niet and not any(grond["klas"] for grond in niet) and uitkomst["gronden"][0]["icoon"] == "vink"
    slecht = client.post(PROBEER, FEITEN).context["uitkomst"]["gronden"]
    assert slecht[0]["klas"] == "nee"
