"""The main job, from a delivery to a judgement on the screen, on whichever database this round runs."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from hulp.rondgang import meld_aan
from hulp.school import School

WACHTWOORD = "een-lang-genoeg-wachtwoord"
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def school(live_server, tmp_path, settings) -> School:
    """A school of some two hundred students, read in through the door of the app, with figures made from it."""
    from stelsel.bestanden import eigen_administratie, ro
    from stelsel.synthese import maak_school
    from stelsel.web.beheer import service as beheer
    from stelsel.web.kwaliteit import service as kwaliteit
    from stelsel.web.studenten import service as studenten

    beheer.maak_personas(WACHTWOORD)
    verzonnen = maak_school(80, 3, 10, date(2026, 11, 20))
    naar = tmp_path / "levering"
    naar.mkdir()
    ro.schrijf(
        verzonnen.tabellen, verzonnen.nummers, verzonnen.brin, verzonnen.van, verzonnen.tot_en_met, naar,
        aangemaakt=verzonnen.tot_en_met,
    )  # fmt: skip
    eigen_administratie.schrijven(naar / "eigen_administratie.csv", verzonnen.tabellen, verzonnen.nummers)
    administratie = beheer.Gebruiker.objects.get(username="studentadministratie")
    for pad in sorted(naar.glob("*.csv")):
        assert studenten.importeer(pad, administratie).staat == "verwerkt"
    assert kwaliteit.werk_bij("import") is not None
    return School(live_server.url, WACHTWOORD, Path(settings.GEGEVENS), None)


def test_van_levering_tot_oordeel_en_student(venster, school) -> None:
    meld_aan(venster, school, "kwaliteitszorg")
    venster.goto(f"{school.adres}/kwaliteit/onderwijsresultaten/")
    bord = venster.get_by_role("region", name="Oordeel per opleiding, schuifbaar")
    assert re.search("Voldoende|Onvoldoende|Geen oordeel", bord.inner_text())
    venster.context.clear_cookies()

    meld_aan(venster, school, "studentadministratie")
    venster.goto(f"{school.adres}/studenten/bestanden/")
    assert "RO_99XX_" in venster.locator("main").inner_text()
    venster.goto(f"{school.adres}/studenten/")
    venster.locator("tbody tr a").first.click()
    assert venster.get_by_text("Wat er gebeurde").is_visible()
    venster.context.clear_cookies()

    meld_aan(venster, school, "beheerder")
    venster.goto(f"{school.adres}/beheer/logboek/")
    assert "Ilse Prins" in venster.locator("main").inner_text()
