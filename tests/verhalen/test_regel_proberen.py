"""Somebody who wants to know what the law says: find a rule, try it, change one fact and see what changes."""

from __future__ import annotations

from hulp import pagina
from hulp.rondgang import bezocht, meld_aan, soort


def _bekijk(page) -> None:
    bezocht.add(soort(page.url))
    assert not pagina.bekijk(page, kort=True)


def test_een_regel_zoeken_en_proberen(venster, school) -> None:
    """From the menu to an answer in four steps, with the keyboard focus and the words of a person."""
    meld_aan(venster, school, "bestuur")
    venster.get_by_role("link", name="Regels").click()
    venster.get_by_label("Zoek een vraag, artikel of woord").fill("8.2.1 vooropleidingseis")
    venster.get_by_role("button", name="Zoek").click()
    venster.get_by_role("link", name="Voldoet iemand aan de vooropleidingseis van de opleiding?").click()
    _bekijk(venster)
    venster.get_by_role("link", name="Met vmbo basisberoepsgericht naar een vakopleiding").click()
    venster.get_by_role("button", name="Vraag het").click()
    assert venster.get_by_role("heading", name="Wat zou het veranderen?").is_visible()
    _bekijk(venster)
    venster.get_by_label("Is in een onderzoek gebleken").select_option("true")
    venster.get_by_role("button", name="Vraag opnieuw").click()
    assert venster.get_by_text("Het antwoord was: Voldoet niet. Nu: Vrijstelling mogelijk.").is_visible()
    venster.get_by_label("Op welke dag wordt de vraag gesteld?").fill("30-02-2026")
    venster.get_by_role("button", name="Vraag opnieuw").click()
    assert venster.get_by_role("alert").get_by_text("Deze dag bestaat niet").is_visible()
    _bekijk(venster)


def test_een_sleutel_maken_en_ermee_vragen(venster, school) -> None:
    """The developer of another system: make a key, ask with it, stop it."""
    meld_aan(venster, school, "kwaliteitszorg")
    venster.get_by_role("link", name="Koppelen").click()
    venster.get_by_label("Waar gebruik je de sleutel voor?").fill("Studentvolgsysteem")
    venster.get_by_role("button", name="Maak een sleutel").click()
    geheim = venster.locator("code.breekt").inner_text()
    _bekijk(venster)
    kop = {"Authorization": f"Bearer {geheim}"}
    feiten = {"soort": "vak", "vooropleidingen": ["VMBO_KB"]}
    vreemde = venster.context.browser.new_context()
    adres = f"{school.adres}/api/regels/vooropleidingseis/"
    assert vreemde.request.post(adres, data=feiten, headers=kop).json()["antwoord"] == "voldoet"
    venster.get_by_role("button", name="Stop Studentvolgsysteem").click()
    assert vreemde.request.post(adres, data=feiten, headers=kop).status == 401
    vreemde.close()
