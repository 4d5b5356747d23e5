"""The quality officer: from a judgement to its definition, its command, the people behind it, and a frozen figure."""

from __future__ import annotations

import csv
import io
import os
import re
import shlex
import subprocess
import sys

from hulp import pagina
from hulp.rondgang import bezocht, kies_persona, meld_aan, soort

BORD = "Oordeel per opleiding, schuifbaar"


def _rijen(page) -> list[list[str]]:
    """The cells of the board as a person reads them, without the small print."""
    return page.get_by_role("region", name=BORD).locator("tbody tr").evaluate_all(
        "rijen => rijen.map(rij => [...rij.children].map(cel => cel.innerText.trim()))"
    )


def _bekijk(page) -> None:
    bezocht.add(soort(page.url))
    assert not pagina.bekijk(page, kort=True)


def test_bord_met_een_adres_om_te_delen(venster, school, chromium) -> None:
    """One click as a persona, a filter, and a colleague who opens that address sees the same table."""
    kies_persona(venster, school, "kwaliteitszorg")
    assert venster.get_by_role("heading", level=1).inner_text() == "Onderwijsresultaten"
    alle = _rijen(venster)
    niveau = alle[0][1]
    venster.get_by_label("Niveau").select_option(niveau)
    venster.get_by_role("button", name="Toon").click()
    gefilterd = _rijen(venster)
    assert sorted(gefilterd) == sorted(rij for rij in alle if rij[1] == niveau)
    collega = chromium.new_context(locale="nl-NL").new_page()
    meld_aan(collega, school, "bestuur")
    collega.goto(venster.url)
    assert _rijen(collega) == gefilterd
    collega.context.close()


def test_download_is_de_tabel(venster, school) -> None:
    """The CSV has the rows of the table, with a decimal point."""
    meld_aan(venster, school, "kwaliteitszorg")
    venster.goto(f"{school.adres}/kwaliteit/onderwijsresultaten/")
    with venster.expect_download() as wachten:
        venster.get_by_role("link", name="CSV").click()
    rijen = list(csv.DictReader(io.StringIO(wachten.value.path().read_text("utf-8"))))
    assert len(rijen) >= len(_rijen(venster))
    for naam in ("jaarresultaat", "diplomaresultaat", "startersresultaat"):
        assert all(re.fullmatch(r"\d*(\.\d+)?", rij[naam]) for rij in rijen)


def test_de_opdracht_op_de_pagina_geeft_dezelfde_cijfers(venster, school) -> None:
    """Copy the command that reproduces a figure, run it, and find that figure in what it prints."""
    meld_aan(venster, school, "kwaliteitszorg")
    venster.goto(f"{school.adres}/kwaliteit/onderwijsresultaten/")
    [rij] = [r for r in _rijen(venster) if re.search(r"\d", r[2])][:1]
    getoond = re.search(r"\d+,\d", rij[2])[0]
    venster.get_by_text("Hoe is dit berekend?").click()
    opdrachten = venster.locator("details code").all_inner_texts()
    woorden = next(shlex.split(o) for o in opdrachten if "stelsel indicator bereken" in o)
    uit = subprocess.run(
        [sys.executable, "-m", "stelsel", *woorden[1:], "--uit", "csv"], capture_output=True, text=True,
        cwd=school.gegevens.parent, env={**os.environ, "STELSEL_GEGEVENS": str(school.gegevens)},
    )  # fmt: skip
    assert uit.returncode in (0, 1), uit.stderr
    cijfers = [rij["jaarresultaat"] for rij in csv.DictReader(io.StringIO(uit.stdout))]
    assert getoond in {f"{float(cijfer):.1f}".replace(".", ",") for cijfer in cijfers if cijfer}


def test_van_een_opleiding_naar_de_definitie(venster, school) -> None:
    meld_aan(venster, school, "kwaliteitszorg")
    venster.goto(f"{school.adres}/kwaliteit/onderwijsresultaten/")
    venster.get_by_role("region", name=BORD).locator("tbody tr a").first.click()
    assert soort(venster.url) == "kwaliteit:opleiding"
    venster.get_by_role("heading", name="Jaarresultaat").get_by_role("link").click()
    assert venster.get_by_role("heading", level=1).inner_text() == "Jaarresultaat"
    assert venster.get_by_text("Waar de bronnen zwijgen").is_visible()


def test_een_cijfer_vaststellen_voor_een_rapport(venster, school) -> None:
    """Frozen with where it is used; the page about it keeps the number, the set and who did it."""
    meld_aan(venster, school, "kwaliteitszorg")
    venster.goto(f"{school.adres}/kwaliteit/onderwijsresultaten/")
    venster.get_by_role("region", name=BORD).locator("tbody tr a").first.click()
    venster.get_by_role("link", name=re.compile("^Stel het .* vast")).click()
    venster.get_by_role("button", name=re.compile("vast", re.IGNORECASE)).click()
    assert "Zeg waarin je dit cijfer gebruikt." in venster.locator("main").inner_text()
    venster.get_by_label("Waarin gebruik je dit cijfer?").fill("jaarverslag 2026, pagina 12")
    venster.get_by_role("button", name=re.compile("vast", re.IGNORECASE)).click()
    assert soort(venster.url) == "kwaliteit:vastgesteld"
    assert "jaarverslag 2026, pagina 12" in venster.locator("main").inner_text()
    _bekijk(venster)


def test_wie_achter_een_getal_staan_alleen_met_het_recht(venster, school) -> None:
    """Without the right no link; with a second role, given by the beheerder, the names and not the numbers."""
    meld_aan(venster, school, "kwaliteitszorg")
    venster.goto(f"{school.adres}/kwaliteit/onderwijsresultaten/")
    venster.get_by_role("region", name=BORD).locator("tbody tr a").first.click()
    opleiding = venster.url
    assert venster.get_by_role("link", name="Bekijk wie er achter dit getal staan").count() == 0
    geef_rol(venster, school, "kwaliteitszorg", "studentadministratie", "vervangt Ilse deze week")
    meld_aan(venster, school, "kwaliteitszorg")
    venster.goto(opleiding)
    venster.get_by_role("link", name="Bekijk wie er achter dit getal staan").click()
    personen = venster.url
    assert soort(venster.url) == "kwaliteit:personen"
    assert venster.locator("tbody tr").count() > 0
    assert not re.search(r"\b\d{9}\b", venster.locator("main").inner_text())
    _bekijk(venster)
    stop_rol(venster, school, "kwaliteitszorg", "Ilse is terug")
    meld_aan(venster, school, "kwaliteitszorg")
    assert venster.goto(personen).status == 403


def _account(page, school, account: str) -> None:
    """As the beheerder, the page about an account."""
    page.context.clear_cookies()
    meld_aan(page, school, "beheerder")
    page.goto(f"{school.adres}/beheer/accounts/")
    page.get_by_role("row").filter(has_text=account).get_by_role("link").first.click()


def _staat_in_logboek(page, school, reden: str) -> None:
    page.goto(f"{school.adres}/beheer/logboek/")
    assert reden in page.locator("main").inner_text()
    page.context.clear_cookies()


def geef_rol(page, school, account: str, rol: str, reden: str) -> None:
    """As the beheerder: give a role, and read in the log that it was given."""
    _account(page, school, account)
    formulier = page.locator("form").filter(has=page.locator("[name=daad][value=rol_geven]"))
    formulier.locator("select").select_option(rol)
    formulier.get_by_label("Reden").fill(reden)
    formulier.get_by_role("button").click()
    _staat_in_logboek(page, school, reden)


def stop_rol(page, school, account: str, reden: str) -> None:
    """As the beheerder: stop the role that was given last."""
    _account(page, school, account)
    formulier = page.locator("form").filter(has=page.locator("[name=daad][value=rol_stoppen]")).last
    formulier.get_by_label("Reden").fill(reden)
    formulier.get_by_role("button").click()
    _staat_in_logboek(page, school, reden)
