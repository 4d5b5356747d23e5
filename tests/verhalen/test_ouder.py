"""A parent sees how a minor child does, and an adult one only while that child agrees; a company who is there."""

from __future__ import annotations

import re

from hulp import pagina
from hulp.rondgang import bezocht, soort, word
from hulp.school import open_student

EERSTE, EIGEN = "een-lang-eerste-wachtwoord", "een-lang-eigen-wachtwoord"


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
    assert "is van iemand met een andere naam" in venster.locator("main").inner_text(), "the parent of another"
    ouders.get_by_label("Gebruikersnaam").fill("tweede.ouder")
    ouders.get_by_label("Eerste wachtwoord").fill(EERSTE)
    ouders.get_by_role("button", name="Geef toegang").click()
    assert "Deze ouder kan inloggen." in venster.locator("main").inner_text()

    _log_in(venster, school, EERSTE)
    assert "Kies eerst een eigen wachtwoord" in venster.locator("main").inner_text()
    _bekijk(venster)
    venster.get_by_label("Wachtwoord van nu").fill(EERSTE)
    venster.get_by_label("Nieuw wachtwoord").fill(EIGEN)
    venster.get_by_role("button", name="Wijzig mijn wachtwoord").click()
    venster.goto(f"{school.adres}/")
    assert "Vanaf 18 jaar beslist een student zelf" in venster.locator("main").inner_text()
    _bekijk(venster)

    word(venster, school, "student")
    venster.goto(f"{school.adres}/privacy/mijn/toestemming/")
    venster.get_by_role("button", name=re.compile("Ja, dat mag.*ouders")).click()

    _log_in(venster, school, EIGEN)
    venster.goto(f"{school.adres}/")
    assert "Zo gaat het met" in venster.locator("h1").inner_text()
    _bekijk(venster)

    word(venster, school, "student")
    venster.goto(f"{school.adres}/privacy/mijn/toestemming/")
    venster.get_by_role("button", name=re.compile("Stop hiermee.*ouders")).click()
    _log_in(venster, school, EIGEN)
    venster.goto(f"{school.adres}/")
    assert "Vanaf 18 jaar beslist een student zelf" in venster.locator("main").inner_text(), "withdrawn: gone at once"


def test_wie_doet_bpv_bij_ons(venster, school) -> None:
    word(venster, school, "praktijkopleider")
    venster.goto(f"{school.adres}/")
    assert "Wie doet nu bpv bij jullie?" in venster.locator("h1").inner_text()
    assert venster.locator("tbody tr").count() >= 1
    _bekijk(venster)
    assert venster.request.get(f"{school.adres}/studenten/").status == 403


def _log_in(page, school, wachtwoord: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{school.adres}/inloggen/")
    page.locator("[name=account]").fill("tweede.ouder")
    page.locator("[name=wachtwoord]").fill(wachtwoord)
    page.locator("[name=wachtwoord]").press("Enter")
    page.wait_for_url(lambda adres: "/inloggen" not in adres)


def _bekijk(page) -> None:
    bezocht.add(soort(page.url))
    assert not pagina.bekijk(page, kort=True)
