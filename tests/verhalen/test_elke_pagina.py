"""Every page that a persona can reach: at 320 and 1366 px, light and dark, with a keyboard, without complaint."""

from __future__ import annotations

from collections import Counter

import pytest

from hulp import pagina
from hulp.rondgang import bezocht, meld_aan, rondgang
from hulp.school import ACCOUNTS

keren: Counter[str] = Counter()
"""How often each kind of page was looked at by some persona, in this process."""


def test_aanmeldpagina(venster, school) -> None:
    venster.goto(f"{school.adres}/inloggen/")
    assert not pagina.bekijk(venster)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_elke_pagina_van(venster, school, account) -> None:
    """A kind of page that an earlier persona showed is looked at less closely: the frame differs, the parts do not.

    From the third persona on it need only fit, in a daily run.
    """
    meld_aan(venster, school, account)
    fout = []
    eigen = []
    for naam in rondgang(venster, school):
        eigen.append(naam)
        vaak = keren[naam] >= 2 and not pagina.ALLES
        gezegd = pagina.past(venster) if vaak else pagina.bekijk(venster, kort=naam in bezocht)
        fout += [f"{naam}: {zin}" for zin in gezegd]
        keren[naam] += 1
        bezocht.add(naam)
    bezocht.add(f"als {account}")
    assert len(eigen) > 1, eigen
    assert not fout, "\n".join(fout)
