"""The student administration: reads a file with faults, sees why, withdraws it, and finds a student."""

from __future__ import annotations

import re

import pytest

from hulp import pagina
from hulp.rondgang import bezocht, kies_persona, meld_aan, soort
from hulp.school import ingelezen_bestanden

ONBEKENDE_CREBO = "99999"


@pytest.fixture
def met_fouten(school, tmp_path):
    """The registratieoverzicht that the school read, as a later delivery with three faults in it."""
    bron = next(inhoud for naam, inhoud in ingelezen_bestanden(school) if naam.startswith("RO_"))
    regels = bron.splitlines(keepends=True)
    isp = [nummer for nummer, regel in enumerate(regels) if regel.startswith(b"ISP")]
    vreemd = rb"\g<1>" + ONBEKENDE_CREBO.encode() + rb"\g<2>"
    regels[isp[3]] = re.sub(rb"(;|\|)\d{5}(;|\|)", vreemd, regels[isp[3]], count=1)
    regels[isp[9]] = b"IPS" + regels[isp[9]][3:]  # misspelled record type
    regels[isp[14]] = regels[isp[14]].rstrip() + b";;;;;;;;\r\n"  # wrong number of fields
    pad = tmp_path / "RO_99XX_20160801_20261122.csv"
    pad.write_bytes(b"".join(regels))
    return pad


def _wacht_op_verslag(page) -> None:
    """The page about a file that is being read renews itself until there is a report."""
    page.locator("#recordsoorten").wait_for(timeout=90_000)


def test_bestand_met_fouten(venster, school, met_fouten) -> None:
    kies_persona(venster, school, "studentadministratie")
    venster.goto(f"{school.adres}/studenten/bestanden/")
    venster.locator("input[type=file]").set_input_files(met_fouten)
    venster.get_by_role("button", name="Lees in").click()
    _wacht_op_verslag(venster)
    verslag = venster.locator("main").inner_text()
    assert "Wat ging er mis?" in verslag
    assert re.search("afgekeurd", verslag, re.IGNORECASE)
    assert not re.search(r"\b\d{9}\b", verslag), "geen nummer van een persoon"
    _bekijk(venster)
    adres = venster.url

    # The refused lines hold numbers: first what for, then the file.
    venster.get_by_role("link", name="Afgekeurde regels", exact=True).click()
    _bekijk(venster)
    venster.get_by_label(re.compile("Waarvoor")).fill("uitzoeken met de leverancier")
    with venster.expect_download() as ontvangen:
        venster.get_by_role("button", name="Haal de regels op").click()
    assert ontvangen.value.suggested_filename == "afgekeurd.txt"

    # The quality officer sees the same report without lines of persons.
    venster.context.clear_cookies()
    meld_aan(venster, school, "kwaliteitszorg")
    venster.goto(adres)
    assert "Wat ging er mis?" in venster.locator("main").inner_text()
    assert venster.get_by_role("link", name="Afgekeurde regels", exact=True).count() == 0
    venster.context.clear_cookies()
    meld_aan(venster, school, "studentadministratie")

    # The programme that no list knows asks for its niveau.
    venster.goto(f"{school.adres}/studenten/opleidingen/")
    _bekijk(venster)
    venster.get_by_role("link", name=re.compile(ONBEKENDE_CREBO)).click()
    _bekijk(venster)

    # Withdrawn as a whole, with a reason; the earlier file counts again.
    venster.goto(adres)
    venster.get_by_role("link", name="Trek deze levering in").click()
    venster.get_by_label(re.compile("Reden|Waarom")).fill("verkeerd bestand")
    venster.get_by_role("button", name="Trek de levering in").click()
    _wacht_op_verslag(venster)
    assert "verkeerd bestand" in venster.locator("main").inner_text()


def test_student_vinden(venster, school) -> None:
    """Search by name; the page has the enrolment history, no number in its address and none on the page unasked."""
    meld_aan(venster, school, "studentadministratie")
    venster.goto(f"{school.adres}/studenten/")
    naam = venster.locator("tbody tr a").first.inner_text().strip()
    zoekwoord = max(re.findall(r"\w{3,}", naam), key=len)
    venster.locator("main [name=q]").fill(zoekwoord)
    venster.locator("main [name=q]").press("Enter")
    venster.get_by_role("link", name=naam).first.click()
    assert soort(venster.url) == "studenten:dossier"
    assert re.search(r"/studenten/[0-9a-f-]{36}/$", venster.url)
    assert not re.search(r"\b\d{9}\b", venster.locator("main").inner_text())


def test_wie_geen_studenten_mag_zien_leest_waarom(venster, school) -> None:
    meld_aan(venster, school, "bestuur")
    assert venster.get_by_role("link", name="Studenten", exact=True).count() == 0
    antwoord = venster.goto(f"{school.adres}/studenten/")
    assert antwoord.status == 403
    tekst = venster.locator("main").inner_text()
    assert "studentenadministratie" in tekst, "wie kan helpen"
    assert not pagina.bekijk(venster, kort=True)


def test_engels(venster, school) -> None:
    """One click to English; a legal term stays Dutch."""
    meld_aan(venster, school, "studentadministratie")
    venster.goto(f"{school.adres}/studenten/")
    venster.locator(".taal").get_by_text("EN").click()
    assert venster.locator("html").get_attribute("lang") == "en"
    assert not pagina.bekijk(venster, kort=True)


def _bekijk(page) -> None:
    bezocht.add(soort(page.url))
    assert not pagina.bekijk(page, kort=True)
