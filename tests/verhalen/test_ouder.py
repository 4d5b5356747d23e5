"""A parent sees how a minor child does, and an adult one only while that child agrees; a company who is there."""

from __future__ import annotations

import re

from hulp import pagina
from hulp.rondgang import bezocht, soort, word
from hulp.school import open_student


def test_pas_te_zien_als_het_kind_het_goedvindt(venster, school) -> None:
    word(venster, school, "studentadministratie")
    open_student(venster, school)
    venster.get_by_role("link", name="Account, toestemming en verzoeken").click()
    ouders = venster.locator("section", has=venster.get_by_role("heading", name="Ouders en verzorgers"))
    assert "ziet van deze student nu niets" in ouders.inner_text()
    ouders.get_by_role("button", name="Geef toegang").click()
    assert "Kies een ouder of verzorger." in venster.locator("main").inner_text()
    ouders.get_by_label("Wie").select_option(index=1)
    ouders.get_by_label("Gebruikersnaam").fill("ouder")
    ouders.get_by_role("button", name="Geef toegang").click()
    assert "Deze ouder kan inloggen." in venster.locator("main").inner_text()

    word(venster, school, "ouder")
    venster.goto(f"{school.adres}/")
    assert "Vanaf 18 jaar beslist een student zelf" in venster.locator("main").inner_text()
    assert venster.get_by_role("link", name="Bekijk").count() == 1, "the minor child"
    _bekijk(venster)

    word(venster, school, "student")
    venster.goto(f"{school.adres}/privacy/mijn/toestemming/")
    venster.get_by_role("button", name=re.compile("Ja, dat mag.*ouders")).click()

    word(venster, school, "ouder")
    venster.goto(f"{school.adres}/")
    assert venster.get_by_role("link", name="Bekijk").count() == 2
    venster.get_by_role("link", name="Bekijk").first.click()
    assert "Zo gaat het met" in venster.locator("h1").inner_text()
    _bekijk(venster)

    word(venster, school, "student")
    venster.goto(f"{school.adres}/privacy/mijn/toestemming/")
    venster.get_by_role("button", name=re.compile("Stop hiermee.*ouders")).click()
    word(venster, school, "ouder")
    venster.goto(f"{school.adres}/")
    assert venster.get_by_role("link", name="Bekijk").count() == 1, "withdrawn: gone at once"


def test_wie_doet_bpv_bij_ons(venster, school) -> None:
    word(venster, school, "praktijkopleider")
    venster.goto(f"{school.adres}/")
    assert "Wie doet nu bpv bij jullie?" in venster.locator("h1").inner_text()
    assert venster.locator("tbody tr").count() >= 1
    _bekijk(venster)
    assert venster.request.get(f"{school.adres}/studenten/").status == 403


def _bekijk(page) -> None:
    bezocht.add(soort(page.url))
    assert not pagina.bekijk(page, kort=True)
