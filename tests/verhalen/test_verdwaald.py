"""Somebody who gets lost is helped on, also by the pages that nobody plans to see."""

from __future__ import annotations

from hulp import pagina
from hulp.rondgang import meld_aan


def test_adres_dat_niet_bestaat(venster, school) -> None:
    meld_aan(venster, school, "bestuur")
    assert venster.goto(f"{school.adres}/dit/bestaat/niet/").status == 404
    venster.klachten.clear()  # Chromium writes the 404 of the page itself to its console
    assert "Traceback" not in venster.content()
    assert venster.locator("main a").count() > 0, "een weg terug"
    assert not pagina.bekijk(venster, kort=True)


def test_zonder_inloggen_eerst_inloggen_en_dan_verder(venster, school) -> None:
    """A shared address survives signing in."""
    doel = f"{school.adres}/kwaliteit/onderwijsresultaten/?niveau=4"
    venster.goto(doel)
    assert "/inloggen/" in venster.url
    venster.locator("button[name=persona][value=bestuur]").click()
    venster.wait_for_url(doel)
