"""The two tables of niveauplaatsing, written out a second time as rows of classes."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from stelsel.regels.plaatsing._verwacht import HoogsteVooropleiding
from stelsel.regels.register import vind

# Per row the class on niveau 1, 2, 3 and 4: - under, = on, + above, . not classified.
MBO_RAAD = {
    "PRO": "=+++",
    "GEEN VSO_GEEN_DIPLOMA VMBO_BB VM2 LBO_VBO MBO1": "-=++",
    "VMBO_KB MBO2": "--=+",
    "VMBO_GL VMBO_TL MAVO HAVO VWO HAVO_3_GUNSTIG VWO_3_GUNSTIG HAVO_VWO_ONVOLTOOID MBO3 MBO4": "---=",
    "VOOROPLEIDING_ONBEKEND": "-=..",
    "ANDER_AANGEWEZEN_DIPLOMA": "....",
}
DOMEIN_GK = {
    "PRO GEEN VSO_GEEN_DIPLOMA HAVO_VWO_ONVOLTOOID": "=+++",
    "VMBO_BB": "-=++",
    "VMBO_KB": "--=+",
    "VMBO_GL VMBO_TL MAVO HAVO VWO HAVO_3_GUNSTIG VWO_3_GUNSTIG": "---=",
    "VM2 LBO_VBO MBO1 MBO2 MBO3 MBO4 VOOROPLEIDING_ONBEKEND ANDER_AANGEWEZEN_DIPLOMA": "....",
}
TEKEN = {"-": "onder", "=": "op", "+": "boven", ".": "niet_ingedeeld"}
REGEL = vind("niveauplaatsing")


def _antwoord(**feiten) -> str:
    return REGEL.beantwoord(REGEL.uit(feiten)).antwoord


@pytest.mark.parametrize(("variant", "tabel"), [("MBO_RAAD", MBO_RAAD), ("DOMEIN_GK", DOMEIN_GK)])
def test_elke_cel(variant: str, tabel: dict[str, str]) -> None:
    gezien = set()
    for codes, rij in tabel.items():
        for code, (niveau, teken) in product(codes.split(), enumerate(rij, 1)):
            gezien.add(code)
            antwoord = _antwoord(variant=variant, vooropleiding=code, leeftijd=20, niveau=niveau)
            assert antwoord == TEKEN[teken], (variant, code, niveau)
    assert gezien == set(get_args(HoogsteVooropleiding))


def test_vanaf_27_telt_de_vooropleiding_niet() -> None:
    for code, (niveau, teken) in product(get_args(HoogsteVooropleiding), enumerate("-=++", 1)):
        assert _antwoord(vooropleiding=code, leeftijd=27, niveau=niveau) == TEKEN[teken]
