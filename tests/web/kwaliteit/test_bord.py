"""The board: its figures are those of the engine, and every state of it has an address."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from html import escape

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from hulp import kwaliteit as hulp
from stelsel.indicatoren import Sessie, bereken

PER = ("brin", "dossier", "niveau")


def haal(client, **vraag):
    antwoord = client.get(reverse("kwaliteit:bord"), vraag)
    assert antwoord.status_code == 200
    return antwoord


def rij(antwoord, opleiding):
    (gevonden,) = [r for r in antwoord.context["bord"].rijen if r.eenheid.niveau == opleiding.niveau]
    return gevonden


def test_de_cijfers_zijn_die_van_de_hand(school, kwaliteitszorg):
    antwoord = haal(kwaliteitszorg)
    slecht, goed, klein = (rij(antwoord, o) for o in (hulp.SLECHT, hulp.GOED, hulp.KLEIN))
    assert [(c.teller, c.noemer, c.getoond) for c in slecht.cellen] == [(30, 60, 50.0), (30, 60, 50.0), (48, 60, 80.0)]
    assert [c.verschil for c in slecht.cellen] == [-17.0, -11.0, 1.0]
    assert slecht.oordeel.oordeel == "onvoldoende"
    assert goed.oordeel.oordeel == "hoog"
    assert klein.oordeel.oordeel == "niet te bepalen"
    assert [c.getoond for c in klein.cellen] == [None, None, None], "onder de 12 geen waarde"
    html = antwoord.content.decode()
    for tekst in ("50,0", "−17,0", "n = 60", "Onvoldoende", "Hoog", "Niet te bepalen", escape(hulp.SLECHT.naam)):
        assert tekst in html


def test_de_cijfers_zijn_die_van_bereken(school, kwaliteitszorg):
    antwoord = haal(kwaliteitszorg, jaar="2023", venster="1")
    sessie = Sessie(school)
    for nummer, naam in enumerate(("jaarresultaat", "diplomaresultaat", "startersresultaat")):
        for verwacht in bereken(sessie, naam, jaar=2023, venster=1, per=PER).to_pylist():
            if verwacht["niveau"] not in (2, 3, 4):
                continue
            (getoond,) = [r for r in antwoord.context["bord"].rijen if r.eenheid.niveau == str(verwacht["niveau"])]
            cel = getoond.cellen[nummer]
            assert (cel.teller, cel.noemer, cel.waarde, cel.norm) == tuple(
                verwacht[k] for k in ("teller", "noemer", "waarde", "norm")
            )
    sessie.sluit()


def test_het_verst_onder_de_norm_staat_eerst_en_wat_niet_te_bepalen_is_laatst(school, kwaliteitszorg):
    niveaus = [r.eenheid.niveau for r in haal(kwaliteitszorg).context["bord"].rijen]
    assert niveaus == ["2", "3", "4"]
    niveaus = [r.eenheid.niveau for r in haal(kwaliteitszorg, volgorde="-norm").context["bord"].rijen]
    assert niveaus == ["3", "2", "4"]


def test_kerncijfers_zijn_de_som_van_de_opleidingen_naast_het_jaar_ervoor(school, kwaliteitszorg):
    bord = haal(kwaliteitszorg, jaar="2023").context["bord"]
    kern = bord.kern[0]
    assert (kern.noemer, kern.waarde) == (129, pytest.approx(100 * (30 + 57 + 6) / 129))
    assert kern.vorige == pytest.approx(kern.waarde)
    assert bord.tellingen == {"onvoldoende": 1, "hoog": 1, "niet te bepalen": 1}


def test_entree_staat_apart_zonder_oordeel(school, kwaliteitszorg):
    antwoord = haal(kwaliteitszorg)
    (entree,) = antwoord.context["bord"].entree
    assert entree.eenheid.niveau == "1"
    assert entree.oordeel.oordeel == ""
    assert "1" not in {r.eenheid.niveau for r in antwoord.context["bord"].rijen}
    assert "Entree staat apart" in antwoord.content.decode()


def test_filters_beperken_de_tabel_en_blijven_in_het_adres(school, kwaliteitszorg):
    antwoord = haal(kwaliteitszorg, jaar="2022", niveau="3")
    assert [r.eenheid.niveau for r in antwoord.context["bord"].rijen] == ["3"]
    assert 'value="2022" selected' in antwoord.content.decode()
    bol = rij(haal(kwaliteitszorg, leerweg="BOL"), hulp.SLECHT)
    assert bol.cellen[0].noemer == 45, "vijftien van de twintig zijn bol"
    assert bol.oordeel.oordeel == ""
    assert "kleiner dan de kleinste eenheid" in bol.oordeel.toelichting


def test_een_filter_dat_niet_kan_wordt_gezegd_en_geeft_geen_storing(school, kwaliteitszorg):
    antwoord = haal(kwaliteitszorg, jaar="<script>", niveau="9", leerweg="'", domein="x", brin="00AA", venster="2")
    html = antwoord.content.decode()
    assert "staat niet in de gegevens" in html
    assert "<script>&" not in html and "&lt;script&gt;" in html
    assert len(antwoord.context["meldingen"]) == 6


def test_een_filter_waar_niemand_bij_hoort_zegt_wat_je_kunt_doen(school, kwaliteitszorg):
    antwoord = haal(kwaliteitszorg, niveau="4", leerweg="EX")
    assert antwoord.context["filters"].leerweg == "", "EX komt in deze gegevens niet voor"


def test_elke_grafiek_is_geldig_en_heeft_titel_en_beschrijving(school, kwaliteitszorg):
    html = haal(kwaliteitszorg).content.decode()
    grafieken = [s for s in re.findall(r"<svg.*?</svg>", html, re.S) if 'role="img"' in s]
    assert len(grafieken) == 3 + 2, "drie vonken, en de twee opleidingen die groot genoeg zijn"
    ids = []
    for svg in grafieken:
        wortel = ET.fromstring(svg)
        assert wortel.find("title").text and wortel.find("desc").text
        ids += [e.get("id") for e in wortel.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert " style=" not in html


def test_definitie_en_opdracht_staan_op_de_pagina(school, kwaliteitszorg):
    html = haal(kwaliteitszorg, jaar="2024").content.decode()
    tekst = strip_tags(html)
    assert "stelsel indicator bereken oordeel --gegevens" in tekst
    assert "--jaar 2024 --venster 3 --per brin,dossier,niveau" in tekst
    assert reverse("kwaliteit:definitie", args=["jaarresultaat"]) in html


def test_voorlopig_wordt_gezegd_met_de_dag(school, kwaliteitszorg):
    assert "2025-2026 is voorlopig: gegevens tot 3 nov 2026, definitief in februari 2027." in (
        haal(kwaliteitszorg).content.decode()
    )
    assert haal(kwaliteitszorg, jaar="2023").context["bord"].voorlopig == ""


def test_een_naam_van_buiten_blijft_tekst_ook_in_de_grafiek_en_het_adres(map_, kwaliteitszorg):
    naam = 'Zorg / <script>alert("x")</script> & ~welzijn'
    eigen = {hulp.SLECHT.crebo: {"niveau": 2, "dossier": naam}}
    hulp.maak_set(map_ / "gegevenssets" / "eigen", opleidingen=(hulp.SLECHT,), eigen_lijst=eigen)
    antwoord = haal(kwaliteitszorg)
    html = antwoord.content.decode()
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert") >= 3
    (rij,) = antwoord.context["bord"].rijen
    pagina = kwaliteitszorg.get(rij.adres)
    assert pagina.status_code == 200
    assert "<script>alert" not in pagina.content.decode()
    assert pagina.context["cellen"][0].noemer == 60


def test_een_opleiding_zonder_dossier_of_niveau_staat_apart_en_heeft_een_pagina(map_, kwaliteitszorg):
    eigen = {hulp.SLECHT.crebo: {"niveau": 2}}
    hulp.maak_set(map_ / "gegevenssets" / "eigen", opleidingen=(hulp.SLECHT, hulp.GOED), eigen_lijst=eigen)
    antwoord = haal(kwaliteitszorg)
    bord = antwoord.context["bord"]
    assert [r.eenheid.niveau for r in bord.rijen] == ["3"]
    (apart,) = bord.onbekend
    assert apart.oordeel.oordeel == ""
    assert "Nog niet in te delen" in antwoord.content.decode()
    pagina = kwaliteitszorg.get(apart.adres)
    assert pagina.status_code == 200
    assert pagina.context["cellen"][0].noemer == 60


def test_zonder_levering_staat_er_wat_te_doen(map_, kwaliteitszorg):
    html = haal(kwaliteitszorg).content.decode()
    assert "Er is nog geen levering. De studentenadministratie leest een RO in." in html
    assert "<table" not in html


def test_een_onvolledige_set_wordt_gebruikt_met_een_waarschuwing(map_, kwaliteitszorg):
    hulp.maak_set(map_ / "gegevenssets" / "half", volledig=False)
    html = haal(kwaliteitszorg).content.decode()
    assert "Deze cijfers zijn onder voorbehoud" in html
    assert "RO_99XX_toets.csv" in html


def test_te_weinig_jaren_zegt_welke_periode_te_vragen(map_, kwaliteitszorg):
    from datetime import date

    hulp.maak_set(map_ / "gegevenssets" / "kort", van=date(2024, 8, 1))
    antwoord = haal(kwaliteitszorg)
    html = antwoord.content.decode()
    assert "Niet te bepalen" in html
    assert "Vraag bij DUO" in html and "selectieperiode" in html


def test_csv_is_wat_de_opdrachtregel_geeft(school, kwaliteitszorg, capsysbinary):
    from stelsel.opdrachten.hoofd import main
    from stelsel.web.beheer.models import Gebeurtenis

    adres = reverse("kwaliteit:download", args=["csv"])
    antwoord = kwaliteitszorg.get(adres, {"jaar": "2024", "niveau": "2"})
    regel = ["indicator", "bereken", "oordeel", "--gegevens", str(school), "--jaar", "2024", "--venster", "3"]
    with pytest.raises(SystemExit) as einde:
        main([*regel, "--per", "brin,dossier,niveau", "--filter", "niveau=2", "--uit", "csv"])
    assert einde.value.code == 0
    assert antwoord.content == capsysbinary.readouterr().out
    rijen = list(csv.DictReader(io.StringIO(antwoord.content.decode())))
    assert [r["oordeel"] for r in rijen] == ["onvoldoende"]
    assert (
        Gebeurtenis.objects.filter(naam="kwaliteit.cijfers_gedownload", gebruiker=kwaliteitszorg.gebruiker).count() == 1
    )


def cellen(inhoud):
    from openpyxl import load_workbook

    boek = load_workbook(io.BytesIO(inhoud))
    return {blad.title: list(blad.iter_rows(values_only=True)) for blad in boek.worksheets}


def test_excel_heeft_dezelfde_bladen_als_de_opdrachtregel(school, kwaliteitszorg, capsysbinary):
    from stelsel.opdrachten.hoofd import main

    antwoord = kwaliteitszorg.get(reverse("kwaliteit:download", args=["xlsx"]), {"jaar": "2024"})
    regel = ["indicator", "bereken", "oordeel", "--gegevens", str(school), "--jaar", "2024", "--venster", "3"]
    with pytest.raises(SystemExit):
        main([*regel, "--per", "brin,dossier,niveau", "--uit", "xlsx"])
    bladen = cellen(antwoord.content)
    assert bladen == cellen(capsysbinary.readouterr().out)
    koppen, *rijen = next(iter(bladen.values()))
    oordelen = {rij[koppen.index("dossier")]: rij[koppen.index("oordeel")] for rij in rijen}
    assert oordelen[hulp.SLECHT.dossier] == "onvoldoende"
    assert oordelen[hulp.GOED.dossier] == "hoog"


def test_het_bestuur_ziet_de_cijfers_maar_stelt_niets_vast(school, als):
    bestuur = als("bestuur")
    antwoord = bestuur.get(reverse("kwaliteit:opleiding", args=hulp.SLECHT.adres))
    html = antwoord.content.decode()
    assert "/vaststellen/" not in html and "/officieel/" not in html
    assert 'href="/kwaliteit/onderwijsresultaten/' in html
    personen = reverse("kwaliteit:personen", args=hulp.SLECHT.adres)
    assert f'href="{personen}' not in html, "geen link naar wat dicht is"
    assert f"http://testserver{personen}" in html, "wel het adres om door te geven"


def test_engels_wisselt_de_woorden_niet_de_cijfers(school, kwaliteitszorg):
    kwaliteitszorg.cookies["stelsel_taal"] = "en"
    antwoord = haal(kwaliteitszorg)
    html = antwoord.content.decode()
    assert "50.0" in html
    assert "How do our programmes stand" in html
