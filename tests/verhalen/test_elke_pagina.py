"""Every page that a persona can reach: at 320 and 1366 px, light and dark, with a keyboard, without complaint."""

from __future__ import annotations

import pytest

from hulp import pagina
from hulp.rondgang import kent_adressen, meld_aan, rondgang
from hulp.school import ACCOUNTS

# No page of its own: why not.
GEEN_PAGINA = {
    "beheer:begin": "wijst door naar de eerste pagina van het menu",
    "beheer:persona": "knop",
    "beheer:uitloggen": "knop",
    "gedeeld:taal": "knop",
    "kwaliteit:bijwerken": "knop",
    "kwaliteit:download": "bestand",
    "studenten:meldingen": "bestand",
    "studenten:afgekeurd": "bestand",
    "studenten:stand": "deel van een pagina",
    "studenten:stop": "knop",
}
bezocht: set[str] = set()


def test_aanmeldpagina(venster, school) -> None:
    venster.goto(f"{school.adres}/inloggen/")
    assert not pagina.bekijk(venster)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_elke_pagina_van(venster, school, account) -> None:
    """A kind of page that an earlier persona showed is looked at less closely: the frame differs, the parts do not."""
    meld_aan(venster, school, account)
    fout = []
    eigen = []
    for naam in rondgang(venster, school):
        eigen.append(naam)
        fout += [f"{naam}: {zin}" for zin in pagina.bekijk(venster, kort=naam in bezocht)]
        bezocht.add(naam)
    assert len(eigen) > 1, eigen
    assert not fout, "\n".join(fout)


def test_geen_pagina_zonder_weg_erheen(school) -> None:
    """Every page of the site was reached by following links; a page that nobody can reach is no page."""
    over = kent_adressen() - bezocht - GEEN_PAGINA.keys()
    assert not over, sorted(over)
