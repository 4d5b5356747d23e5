"""A mentor sees the own students only, opens another dossier in an emergency, and the privacyfunctionaris judges it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

from hulp import pagina
from hulp.rondgang import bezocht, meld_aan, soort


def _van_een_ander(venster, school) -> tuple[str, str, str]:
    """Address, name and birth date of a student whom the mentor does not have: read as the administration."""
    _als(venster, school, "mentor")
    venster.goto(f"{school.adres}/studenten/?wie=iedereen")
    eigen = {link.get_attribute("href") for link in venster.locator("tbody a").all()}
    _als(venster, school, "studentadministratie")
    venster.goto(f"{school.adres}/studenten/?sorteer=-naam")
    for link in venster.locator("tbody a").all():
        adres, naam = link.get_attribute("href"), link.inner_text()
        if adres not in eigen and "zonder naam" not in naam:
            break
    return adres, naam, _geboren(school, adres.strip("/").rpartition("/")[2])


def _geboren(school, sleutel: str) -> str:
    """What a colleague on the phone would tell."""
    vraag = "SELECT geboortedag, geboortemaand, geboortejaar FROM studenten_persoon WHERE uuid = ?"
    with closing(sqlite3.connect(school.gegevens / "db.sqlite3")) as database:
        return "-".join(str(deel) for deel in database.execute(vraag, [sleutel.replace("-", "")]).fetchone())


def test_een_dossier_dat_niet_kan_wachten(venster, school) -> None:
    adres, naam, geboren = _van_een_ander(venster, school)

    _als(venster, school, "mentor")
    assert venster.request.get(f"{school.adres}{adres}").status == 404
    venster.goto(f"{school.adres}/studenten/")
    venster.get_by_role("link", name="Vraag noodtoegang").click()
    _bekijk(venster)
    venster.get_by_role("button", name="Open dit dossier").click()
    assert "Vul de hele naam in." in venster.locator("main").inner_text()
    venster.get_by_label("Roepnaam, tussenvoegsel en achternaam").fill(naam)
    venster.get_by_label("Geboortedatum").fill(geboren)
    reden = venster.get_by_label(re.compile("Wat is er aan de hand"))
    reden.fill("De student is vermist en de mentor is niet te bereiken.")
    venster.get_by_role("button", name="Open dit dossier").click()
    assert naam in venster.locator("h1").inner_text()
    assert "noodtoegang" in venster.locator("body").inner_text().lower()
    venster.goto(f"{school.adres}/waarom/?pad={adres}")
    assert "in nood geopend" in venster.locator("main").inner_text()

    _als(venster, school, "privacyfunctionaris")
    venster.goto(f"{school.adres}/beheer/noodtoegang/")
    _bekijk(venster)
    venster.locator("tbody a").first.click()
    _bekijk(venster)
    tekst = venster.locator("main").inner_text()
    assert "vermist" in tekst and naam not in tekst and "las het dossier" in tekst
    venster.get_by_label("Nee; de toegang stopt meteen").check()
    venster.get_by_label("Toelichting").fill("De mentor was wel te bereiken.")
    venster.get_by_role("button", name="Bewaar het oordeel").click()
    assert "Alles is beoordeeld." in venster.locator("main").inner_text()

    _als(venster, school, "mentor")
    assert venster.request.get(f"{school.adres}{adres}").status == 404


def _als(venster, school, account: str) -> None:
    venster.context.clear_cookies()
    meld_aan(venster, school, account)


def _bekijk(page) -> None:
    bezocht.add(soort(page.url))
    assert not pagina.bekijk(page, kort=True)
