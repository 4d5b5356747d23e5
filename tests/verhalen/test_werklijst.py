"""The worklist: take a signal of DUO on, close another with a reason; a newer file closes the rest by itself."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import TimeoutError

from hulp import pagina
from hulp.rondgang import bezocht, meld_aan, soort
from hulp.school import ingelezen_bestanden


@pytest.fixture
def nieuwere(school, tmp_path):
    """The terugmelding of the demo a day later, with every signal solved."""
    naam, inhoud = next(paar for paar in ingelezen_bestanden(school) if paar[0].startswith("TBGI_"))
    voor, dag = re.fullmatch(r"(.*_)(\d{8})\.XML", naam).groups()
    morgen = date.fromisoformat(dag) + timedelta(days=1)
    zonder = re.sub(r"<Signaal>.*?</Signaal>\s*", "", inhoud.decode(), flags=re.DOTALL)
    nieuw = tmp_path / f"{voor}{morgen:%Y%m%d}.XML"
    nieuw.write_text(zonder, "utf-8")
    return nieuw


def _rijen(venster) -> int:
    return venster.locator("tbody tr").count()


def test_van_signaal_tot_opgelost(venster, school, nieuwere) -> None:
    meld_aan(venster, school, "studentadministratie")
    venster.get_by_role("link", name=re.compile("Verschillen met DUO")).first.click()
    _bekijk(venster)

    # Filter: an address to share.
    venster.get_by_label("Soort", exact=True).select_option("signaal")
    venster.get_by_role("button", name="Toon").click()
    assert "soort=signaal" in venster.url
    lijst = venster.url
    aantal = _rijen(venster)
    assert aantal > 2

    # Take the first one on.
    venster.locator("tbody a").first.click()
    _bekijk(venster)
    assert not re.search(r"\b\d{9}\b", venster.locator("main").inner_text()), "geen nummer van een persoon"
    eerste = venster.url
    venster.get_by_role("button", name="Ik pak dit op").click()
    assert "toegewezen" in venster.locator("main").inner_text()

    # Closing asks for a reason, and keeps what was typed.
    venster.goto(lijst)
    venster.locator("tbody a").nth(1).click()
    tweede = venster.url
    venster.get_by_label("Toelichting").fill("De overeenkomst is op tijd getekend; zie het archief.")
    venster.get_by_role("button", name="Sluit met deze reden").click()
    assert "Sluiten vraagt een reden." in venster.locator("main").inner_text()
    _bekijk(venster)
    venster.get_by_label("Waarom is dit klaar?").select_option("geen_fout")
    venster.get_by_role("button", name="Sluit met deze reden").click()
    assert "zie het archief" in venster.locator("main").inner_text()

    # A selection at once, with the keyboard.
    venster.goto(lijst)
    assert _rijen(venster) == aantal - 1
    vakje = venster.locator("tbody input[type=checkbox]").last
    vakje.focus()
    venster.keyboard.press("Space")
    venster.get_by_role("button", name="Wacht op DUO").click()
    assert "1 regel is bijgewerkt." in venster.locator("body").inner_text()

    # A newer file: what is gone closes by itself, and a decision stays as it was.
    _lees_in(venster, school, nieuwere)
    assert re.search(r"0 gevonden", venster.locator("main").inner_text())
    verslag = venster.url
    venster.goto(lijst)
    assert _rijen(venster) == 0
    for adres, zin in ((eerste, "Opgelost"), (tweede, "Geen fout")):
        venster.goto(adres)
        assert zin in venster.locator("main").inner_text()

    # Withdrawn: the list goes back, with who had it.
    venster.goto(verslag)
    venster.get_by_role("link", name="Trek deze levering in").click()
    _bekijk(venster)
    venster.get_by_label(re.compile("Waarom")).fill("alleen geprobeerd")
    venster.get_by_role("button", name="Trek de levering in").click()
    venster.get_by_text("Dit bestand telt niet meer mee bij het vergelijken.").wait_for(timeout=90_000)
    venster.goto(eerste)
    _wacht_op(venster, "Heropend")
    assert "toegewezen" in venster.locator("main").inner_text()


def test_van_de_student_naar_zijn_verschillen(venster, school) -> None:
    meld_aan(venster, school, "studentadministratie")
    venster.goto(f"{school.adres}/verschillen/?soort=verschil")
    venster.locator("tbody a").first.click()
    venster.locator(".lead a").click()
    assert soort(venster.url) == "studenten:dossier"
    venster.get_by_role("link", name="Bekijk de verschillen").click()
    assert _rijen(venster) >= 1


def _lees_in(venster, school, pad) -> None:
    venster.goto(f"{school.adres}/studenten/bestanden/")
    venster.locator("input[type=file]").set_input_files(pad)
    venster.get_by_role("button", name="Lees in").click()
    venster.locator("#recordsoorten").wait_for(timeout=90_000)


def _wacht_op(venster, tekst: str) -> None:
    """The list follows the withdrawal a task later: look again until it says so."""
    for _ in range(20):
        try:
            venster.get_by_text(tekst).wait_for(timeout=3000)
        except TimeoutError:
            venster.reload()
        else:
            return
    pytest.fail(f"'{tekst}' kwam niet")


def _bekijk(page) -> None:
    bezocht.add(soort(page.url))
    assert not pagina.bekijk(page, kort=True)
