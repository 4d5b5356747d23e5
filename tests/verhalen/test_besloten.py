"""The meldcode and the second line: for who is named it is there, and for nobody else."""

from __future__ import annotations

import re

from hulp import pagina
from hulp.rondgang import bezocht, soort, word
from hulp.school import naam_van, open_student


def _bekijk(page) -> None:
    bezocht.add(soort(page.url))
    assert not pagina.bekijk(page, kort=True)


def _tekst(page) -> str:
    return page.locator("main").inner_text()


def _besloten(page, school) -> None:
    open_student(page, school)
    page.get_by_role("navigation", name="Delen van het dossier").get_by_role("link", name="Besloten").click()


def test_de_meldcode(venster, school) -> None:
    word(venster, school, "mentor")
    _besloten(venster, school)
    _bekijk(venster)
    venster.get_by_role("link", name=re.compile("^Begin: meldcode")).click()
    _bekijk(venster)
    venster.get_by_role("button", name="Begin het dossier").click()
    assert "Schrijf het in een zin." in _tekst(venster)
    venster.get_by_label("Waarom begin je dit dossier?").fill("Wil niet naar huis.")
    venster.get_by_role("button", name="Begin het dossier").click()
    _bekijk(venster)
    dossier = venster.url
    venster.get_by_role("link", name="Opschrijven").click()
    _bekijk(venster)
    venster.get_by_label("Beslissen: melden, hulp, of allebei").check()
    venster.get_by_label("Wat zag, hoorde of deed je?").fill("Vertelde dat het thuis niet veilig is.")
    venster.get_by_role("button", name="Leg vast").click()
    assert "Eerst hoort stap 1" in _tekst(venster)
    venster.get_by_label("Signalen in kaart brengen").check()
    venster.get_by_role("button", name="Leg vast").click()
    assert "Vertelde dat het thuis niet veilig is." in _tekst(venster)

    word(venster, school, "zorgcoordinator")
    assert venster.request.get(dossier).status == 404
    word(venster, school, "aandachtsfunctionaris")
    venster.goto(f"{school.adres}/besloten/")
    assert naam_van(school, "student") in _tekst(venster)
    _bekijk(venster)
    venster.goto(dossier)
    venster.get_by_role("link", name="Vrijgeven voor inzage").click()
    _bekijk(venster)
    venster.get_by_role("link", name="Terug zonder bewaren").click()
    venster.get_by_role("link", name="Dit dossier sluiten").click()
    _bekijk(venster)
    venster.get_by_label("Hulp geregeld, melden was niet nodig").check()
    venster.get_by_label("Waarom?").fill("Er is hulp.")
    venster.get_by_role("button", name="Leg vast").click()
    assert "De meldcode is nog niet rond." in _tekst(venster)


def test_de_tweede_lijn(venster, school) -> None:
    word(venster, school, "tweedelijn")
    venster.goto(f"{school.adres}/besloten/")
    _bekijk(venster)
    venster.goto(f"{school.adres}/studenten/")
    venster.get_by_role("link", name=naam_van(school, "student")).click()
    venster.get_by_role("navigation", name="Delen van het dossier").get_by_role("link", name="Besloten").click()
    venster.get_by_role("link", name=re.compile("^Begin: tweede lijn")).click()
    venster.get_by_label("Waarom begin je dit dossier?").fill("Rouw.")
    venster.get_by_role("button", name="Begin het dossier").click()
    for knop in ("Uitkomst en advies geven", "Iemand noemen"):
        venster.get_by_role("link", name=knop).click()
        _bekijk(venster)
        venster.get_by_role("link", name="Terug zonder bewaren").click()
    venster.get_by_role("link", name="Uitkomst en advies geven").click()
    venster.get_by_label("Wat kwam eruit?").fill("Vijf gesprekken gehad.")
    venster.get_by_label("Wat raad je de school aan?").fill("Geef ruimte bij opdrachten.")
    venster.get_by_role("button", name="Leg vast").click()
    assert "Geef ruimte bij opdrachten." in _tekst(venster)
    word(venster, school, "mentor")
    open_student(venster, school)
    assert "Advies van de tweede lijn" in _tekst(venster) and "Rouw" not in _tekst(venster)
