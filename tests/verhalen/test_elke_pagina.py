"""Every page that a persona can reach: at 320 and 1366 px, light and dark, with a keyboard, without complaint."""

from __future__ import annotations

import pytest

from hulp import pagina
from hulp.rondgang import meld_aan, rondgang
from hulp.school import ACCOUNTS


def test_aanmeldpagina(venster, school) -> None:
    venster.goto(f"{school.adres}/inloggen/")
    assert not pagina.bekijk(venster)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_elke_pagina_van(venster, school, account) -> None:
    meld_aan(venster, school, account)
    fout = []
    bezocht = []
    for naam in rondgang(venster, school):
        bezocht.append(naam)
        fout += [f"{naam}: {zin}" for zin in pagina.bekijk(venster)]
    assert len(bezocht) > 1, bezocht
    assert not fout, "\n".join(fout)
