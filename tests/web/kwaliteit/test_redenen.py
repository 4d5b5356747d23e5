"""The reasons of the engine on a page: in Dutch as the engine wrote them, in English in full."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import translation

from hulp import kwaliteit as hulp
from stelsel.indicatoren import Lezingen, Sessie, bereken
from stelsel.indicatoren.beoordeling import Cijfer, Uitkomst, beoordeel, beslis
from stelsel.indicatoren.regels_per_groep import _waarom_geen_oordeel
from stelsel.web.kwaliteit.redenen import ZINNEN, _gevonden, _kern, als_zin, herkend

ALLE = ("oordeel", "jaarresultaat", "diplomaresultaat", "startersresultaat")
PER = [(), ("niveau",), ("brin", "dossier", "niveau"), ("crebo",), ("brin", "leerweg", "niveau")]


def van_een_set(map_) -> set[str]:
    """Every reason beside every figure of a set, over questions of all kinds."""
    uit: set[str] = set()
    sessie = Sessie(map_)
    anders = Lezingen(afronding="een_decimaal")
    vragen = itertools.product(ALLE, (2014, 2025, 2031), (1, 3), PER, (Lezingen(), anders))
    for indicator, jaar, venster, per, lezingen in vragen:
        rijen = bereken(sessie, indicator, jaar, venster, per=per, lezingen=lezingen).to_pylist()
        uit |= {reden for rij in rijen for reden in (rij["toelichting"] or "").split("; ") if reden}
    sessie.sluit()
    return uit


def van_de_regels() -> set[str]:
    """The reasons of the rules themselves, for figures that no school of these tests has."""
    cijfers = [Cijfer("jaarresultaat", teller, noemer) for teller, noemer in ((0, 20), (20, 20), (3, 4), (2009, 3000))]
    cijfers += [Cijfer("startersresultaat", 15, 20, jaren, laatste) for jaren in (1, 2) for laatste in (True, False)]
    uit = {reden for c in cijfers for niveau in (1, 2) for reden in beoordeel(c, niveau, 2024, 3, Lezingen()).redenen}
    for drie in itertools.product(("voldoende", "onvoldoende", "niet te bepalen"), repeat=3):
        uitkomsten = {naam: Uitkomst(oordeel, None, hoog=True) for naam, oordeel in zip(ALLE[1:], drie, strict=True)}
        uit.add(beslis(uitkomsten, Lezingen(), 2024)[1])
    vraag = SimpleNamespace(te_fijn=[], per=("dossier",), filter={})
    for dossiers in ([], ["25655"]):
        groep = SimpleNamespace(niveaus={2}, zonder_niveau=[], zonder_dossier=dossiers, meer_brins=True)
        uit |= set(_waarom_geen_oordeel(vraag, [groep]))
    return uit


@pytest.fixture(scope="module")
def redenen(schoolmap, tmp_path_factory) -> set[str]:
    map_ = tmp_path_factory.mktemp("onbekend")
    onbekend = replace(hulp.SLECHT, crebo="99999")
    kort = hulp.maak_set(map_ / "kort", opleidingen=(onbekend,), volledig=False, van=date(2020, 8, 1))
    lang = hulp.maak_set(map_ / "lang", opleidingen=(hulp.SLECHT, hulp.ENTREE), van=date(2004, 8, 1))
    return van_een_set(schoolmap) | van_een_set(kort) | van_een_set(lang) | van_de_regels()


def test_elke_reden_is_een_zin_die_de_pagina_kan_vertalen(redenen) -> None:
    assert [reden for reden in redenen if not herkend(reden)] == []


def test_in_het_nederlands_blijft_staan_wat_de_rekenkern_schreef(redenen) -> None:
    for reden in redenen:
        assert als_zin(reden)[1:5] == reden[1:5] and als_zin(reden).endswith(".")


def test_in_het_engels_blijft_geen_nederlandse_zin_over(redenen) -> None:
    with translation.override("en"):
        for reden in redenen:
            zin, _ = _gevonden(_kern(reden)[1])
            assert zin.split("%(")[0] == "" or zin.split("%(")[0].lower() not in als_zin(reden).lower(), reden


def test_van_twee_zinnen_die_gelijk_beginnen_staat_de_langste_eerst() -> None:
    for eerder, later in itertools.combinations(ZINNEN, 2):
        assert not later.startswith(eerder), later


def test_voorbeelden_in_het_engels() -> None:
    with translation.override("en"):
        assert als_zin("jaarresultaat niet te bepalen: de noemer is 6, kleiner dan 12") == (
            "Jaarresultaat cannot be determined: the denominator is 6, less than 12."
        )
        assert als_zin("een zin die niemand kent") == "Een zin die niemand kent."


def test_een_reden_staat_er_een_keer(school, kwaliteitszorg) -> None:
    adres = reverse("kwaliteit:opleiding", args=hulp.KLEIN.adres)
    zinnen = kwaliteitszorg.get(adres, {"jaar": "2025"}).context["redenen"]
    assert "Niet te bepalen: alle drie de uitkomsten ontbreken." in zinnen
    assert [zin for zin in zinnen if sum(zin.lower() in ander.lower() for ander in zinnen) > 1] == []


def test_zonder_waarde_is_er_geen_grafiek(school, kwaliteitszorg) -> None:
    for opleiding, grafieken in ((hulp.KLEIN, 0), (hulp.SLECHT, 1)):
        html = kwaliteitszorg.get(reverse("kwaliteit:opleiding", args=opleiding.adres)).content.decode()
        assert html.count('class="schuif-grafiek"') == grafieken


def test_de_definitie_is_er_ook_in_het_engels(school, kwaliteitszorg) -> None:
    kwaliteitszorg.post(reverse("gedeeld:taal"), {"language": "en"})
    html = kwaliteitszorg.get(reverse("kwaliteit:definitie", args=["oordeel"])).content.decode()
    assert "Do the three indicators together meet the norm?" in html
    assert "two or three reach the norm - sufficient" in html and "highest level, then lowest crebo" in html.lower()
    for nederlands in ("niveau,", "Hoogste", "van de drie", "uitkomst", "studiejaren"):
        assert nederlands not in html.split("<main")[1], nederlands


def test_elke_zin_komt_voor(redenen) -> None:
    gebruikt = {_gevonden(_kern(reden)[1])[0] for reden in redenen}
    assert [zin for zin in ZINNEN if zin not in gebruikt] == []
