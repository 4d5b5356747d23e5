"""The page of one group: trend, sentences, breakdown, and who may go to the people behind a figure."""

import re
import xml.etree.ElementTree as ET
from uuid import UUID

from django.urls import reverse
from django.utils.html import strip_tags

from hulp import kwaliteit as hulp
from stelsel.indicatoren import Sessie, reeks


def haal(client, opleiding=hulp.SLECHT, **vraag):
    antwoord = client.get(reverse("kwaliteit:opleiding", args=opleiding.adres), vraag)
    assert antwoord.status_code == 200
    return antwoord


def test_trend_is_de_reeks_van_de_rekenkern_met_interval(school, kwaliteitszorg):
    getoond = haal(kwaliteitszorg, jaar="2025").context["trend"].jaren
    sessie = Sessie(school)
    verwacht = reeks(
        sessie,
        "jaarresultaat",
        jaren=range(2018, 2026),
        per=("brin", "dossier", "niveau"),
        filter=dict(zip(("brin", "dossier", "niveau"), hulp.SLECHT.adres, strict=True)),
    ).to_pylist()
    sessie.sluit()
    assert [j.studiejaar for j in getoond] == list(range(2025, 2017, -1))
    for jaar, rij in zip(reversed(getoond), verwacht, strict=True):
        assert (jaar.waarde, jaar.teller, jaar.noemer) == (rij["waarde"], rij["teller"], rij["noemer"])
        assert jaar.interval == (rij["laag"], rij["hoog"])


def test_de_pagina_zegt_wat_er_te_zien_is(school, kwaliteitszorg):
    html = haal(kwaliteitszorg).content.decode()
    assert "Jaarresultaat: al 8 jaar onder de norm" in html
    assert "Het jaarresultaat bleef vrijwel gelijk: 50,0 procent in 2018-2019, 50,0 in 2025-2026." in html
    assert "In 2025-2026 vertrokken 10 studenten zonder diploma." in html
    assert "De norm van 67 valt daarbinnen" in html
    assert "* 2025-2026 is voorlopig" in html
    assert "&#x27;25-&#x27;26*" in html


def test_de_grafiek_heeft_norm_band_en_een_tabel(school, kwaliteitszorg):
    html = haal(kwaliteitszorg, indicator="diplomaresultaat").content.decode()
    (svg,) = [s for s in re.findall(r"<svg.*?</svg>", html, re.S) if 'class="band"' in s]
    wortel = ET.fromstring(svg)
    assert {"norm 61", "hoge norm 79"} <= {e.text for e in wortel.iter("text")}
    assert "Toon als tabel" in html and "Hoe is dit berekend?" in html
    assert "stelsel indicator bereken diplomaresultaat" in html


def test_verdeling_per_leerweg_telt_op_tot_het_geheel(school, kwaliteitszorg):
    context = haal(kwaliteitszorg).context
    (per_leerweg,) = context["onderverdelingen"]
    assert [naam for naam, _ in per_leerweg.rijen] == ["bbl", "bol"]
    assert sum(c.noemer for _, c in per_leerweg.rijen) == context["cellen"][0].noemer == 60


def test_te_kleine_groep_toont_geen_waarde_maar_wel_waarom(school, kwaliteitszorg):
    html = haal(kwaliteitszorg, hulp.KLEIN).content.decode()
    assert "Niet te bepalen" in html
    assert "De noemer is 9, kleiner dan 12" in html or "noemer is 9, kleiner dan 12" in html
    assert "Van geen enkel jaar is er een waarde" in html
    assert "66,7" not in html


def test_een_groep_die_er_niet_is_bestaat_niet(school, kwaliteitszorg):
    for adres in (("99XX", "99999", "2"), ("00AA", hulp.SLECHT.dossier, "2"), ("99XX", hulp.SLECHT.dossier, "x")):
        assert kwaliteitszorg.get(reverse("kwaliteit:opleiding", args=adres)).status_code == 404


def test_een_onbekende_indicator_wordt_gezegd(school, kwaliteitszorg):
    assert "Deze indicator bestaat niet" in haal(kwaliteitszorg, indicator="<b>").content.decode()


def test_definitie_noemt_populatie_norm_keuze_en_opdracht(school, kwaliteitszorg):
    for indicator in ("jaarresultaat", "diplomaresultaat", "startersresultaat", "oordeel"):
        html = kwaliteitszorg.get(reverse("kwaliteit:definitie", args=[indicator])).content.decode()
        assert "Populatie" in html and "Zekerheid" in html
        assert f"indicator bereken {indicator} --gegevens" in strip_tags(html)
        assert "--lezing hoofdinschrijving=bekostigd" in html
    assert kwaliteitszorg.get(reverse("kwaliteit:definitie", args=["onzin"])).status_code == 404


def test_definitie_is_er_ook_zonder_levering(map_, kwaliteitszorg):
    html = kwaliteitszorg.get(reverse("kwaliteit:definitie", args=["oordeel"])).content.decode()
    assert "Er is nog geen levering" in html


def test_personen_alleen_voor_wie_studenten_mag_zien(school, als):
    from stelsel.web.beheer.models import Gebeurtenis
    from stelsel.web.studenten.models import Persoon

    adres = reverse("kwaliteit:personen", args=hulp.SLECHT.adres)
    vraag = {"jaar": "2024", "venster": "1", "indicator": "jaarresultaat"}
    assert als("kwaliteitszorg").get(adres, vraag).status_code == 403
    assert als("bestuur").get(adres, vraag).status_code == 403

    sessie = Sessie(school)
    from stelsel.indicatoren import personen

    groep = dict(zip(("brin", "dossier", "niveau"), hulp.SLECHT.adres, strict=True))
    achter = personen(sessie, "jaarresultaat", 2024, 1, groep)["persoon_id"].to_pylist()
    sessie.sluit()
    assert len(achter) == 20
    for nummer, wie in enumerate(achter[:2]):
        Persoon.objects.create(
            uuid=UUID(wie),
            roepnaam="Elif",
            achternaam=f"Yılmaz {nummer}",
            sorteernaam=f"0 {nummer}",
            actueel=nummer == 0,
        )
    administratie = als("studentadministratie")
    antwoord = administratie.get(adres, vraag)
    html = antwoord.content.decode()
    assert "Yılmaz 0" in html and "Yılmaz 1" not in html, "wie buiten het bereik valt, staat er niet"
    assert reverse("studenten:dossier", args=[achter[0]]) in html
    assert antwoord.context["alle"]["aantal"] == 20
    (regel,) = Gebeurtenis.objects.filter(naam="kwaliteit.personen_bij_cijfer_gelezen")
    assert regel.gebruiker == administratie.gebruiker
