"""Signing in as at a school: a second step at first, the phone lost, another computer."""

from __future__ import annotations

import pytest

from hulp import pagina
from hulp.aanmelden import WACHTWOORD, App, codes_op
from hulp.rondgang import bezocht

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def adres(live_server, settings) -> str:
    """A site whose roles ask for a second step, with one beheerder. A passkey needs a name, not a number."""
    from stelsel.web.beheer.service import geef_rol, maak_gebruiker

    settings.TWEEDE_STAP = True
    geef_rol(maak_gebruiker("bea", WACHTWOORD, roepnaam="Bea", achternaam="de Wit"), "beheerder", reden="toets")
    return live_server.url.replace("127.0.0.1", "localhost")


def _wachtwoord(page, adres: str) -> None:
    page.goto(f"{adres}/inloggen/")
    page.locator("[name=account]").fill("bea")
    page.locator("[name=wachtwoord]").fill(WACHTWOORD)
    page.locator("[name=wachtwoord]").press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/inloggen/"))


def _bekijk(page, naam: str) -> None:
    assert not pagina.bekijk(page, kort=True)
    bezocht.add(f"aanmelden:{naam}")


def _code(page, code: str) -> None:
    page.locator("[name=code]").fill(code)
    page.locator("[name=code]").press("Enter")


def test_eerste_keer_met_een_app_en_later_met_een_herstelcode(venster, adres) -> None:
    _wachtwoord(venster, adres)
    _bekijk(venster, "instellen")
    venster.get_by_role("link", name="Stel een app in").click()
    app = App(venster.content())
    _bekijk(venster, "app")
    _code(venster, app.code())
    klaar = venster.get_by_role("link", name="Ik heb ze bewaard")
    klaar.wait_for()
    codes = codes_op(venster.content())
    assert len(codes) == 10
    _bekijk(venster, "herstelcodes")
    klaar.click()
    assert venster.get_by_role("heading", name="Wie kan er inloggen?").is_visible()
    venster.goto(f"{adres}/account/bewijzen/")
    _bekijk(venster, "bewijzen")

    # On another computer, the phone is lost; the first one is still signed in and shows up in the list.
    ander = venster.context.browser.new_context(user_agent="Mozilla/5.0 (iPad) Safari/1", locale="nl-NL")
    elders = ander.new_page()
    _wachtwoord(elders, adres)
    _bekijk(elders, "stap")
    _code(elders, codes[0])
    elders.get_by_text("Er zijn er nog 9 over.").wait_for()
    elders.goto(f"{adres}/account/apparaten/")
    assert elders.get_by_text("Safari, iPad").is_visible()
    elders.get_by_role("button", name="Log overal elders uit").click()
    elders.get_by_text("Uitgelogd op andere apparaten: 1.").wait_for()
    ander.close()
    venster.goto(f"{adres}/account/")
    assert venster.url.endswith("/inloggen/?next=/account/")


def _met_sleutel(page) -> None:
    """Give this window a passkey device that always sees the right finger."""
    praat = page.context.new_cdp_session(page)
    praat.send("WebAuthn.enable")
    opties = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    praat.send("WebAuthn.addVirtualAuthenticator", {"options": opties})


def test_met_een_toegangssleutel_zonder_wachtwoord(venster, adres) -> None:
    _met_sleutel(venster)
    venster.goto(f"{adres}/inloggen/")
    assert not venster.get_by_text("Er is geen toegangssleutel gebruikt").is_visible()
    venster.get_by_role("button", name="Inloggen met een toegangssleutel").click()
    venster.get_by_text("Er is geen toegangssleutel gebruikt").wait_for()
    _wachtwoord(venster, adres)
    venster.get_by_role("link", name="Maak een toegangssleutel").click()
    venster.locator("[name=naam]").fill("laptop van school")
    _bekijk(venster, "sleutel")
    venster.get_by_role("button", name="Maak de sleutel").click()
    venster.get_by_role("link", name="Ik heb ze bewaard").click()
    venster.goto(f"{adres}/account/tweede-stap/")
    assert venster.get_by_text("laptop van school").first.is_visible()
    _bekijk(venster, "tweede_stap")

    venster.goto(f"{adres}/account/")
    venster.locator("main").get_by_role("button", name="Uitloggen").click()
    venster.get_by_role("button", name="Inloggen met een toegangssleutel").click()
    venster.get_by_role("heading", name="Wie kan er inloggen?").wait_for()

    # And with the password first, as its second step.
    venster.goto(f"{adres}/account/")
    venster.locator("main").get_by_role("button", name="Uitloggen").click()
    _wachtwoord(venster, adres)
    venster.get_by_role("button", name="Gebruik je toegangssleutel").click()
    venster.get_by_role("heading", name="Wie kan er inloggen?").wait_for()


def test_zonder_script_is_er_geen_knop_die_niets_doet(venster, adres) -> None:
    stil = venster.context.browser.new_context(java_script_enabled=False, locale="nl-NL")
    page = stil.new_page()
    page.goto(f"{adres}/inloggen/")
    assert page.get_by_role("button", name="Inloggen", exact=True).is_visible()
    assert not page.get_by_role("button", name="Inloggen met een toegangssleutel").is_visible()
    stil.close()


def test_een_waarschuwing_voor_het_einde_en_ingelogd_blijven(venster, adres, settings) -> None:
    settings.TWEEDE_STAP = False
    venster.clock.install()
    _wachtwoord(venster, adres)
    venster.goto(f"{adres}/account/")
    bijna = venster.get_by_text("Over twee minuten word je uitgelogd")
    venster.clock.fast_forward("57:00")
    assert not bijna.is_visible()
    venster.clock.fast_forward("01:30")
    assert bijna.is_visible() and not pagina.axe(venster)
    venster.get_by_role("button", name="Blijf ingelogd").click()
    bijna.wait_for(state="hidden")
    venster.clock.fast_forward("57:00")
    assert not bijna.is_visible()
    venster.clock.fast_forward("03:30")
    assert venster.get_by_text("Kopieer wat je typte").is_visible() and not bijna.is_visible()
