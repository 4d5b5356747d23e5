"""Invented names, addresses and telephone numbers."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import yaml

from stelsel.synthese.bouw import tekst
from stelsel.synthese.toeval import kans, uit_lijst

DOMEIN = "waterlijn.example"
GEMENGD = 0.06
"""Share whose surname comes from another list than the first name."""
ZONDER_ASCII = str.maketrans({"ł": "l", "đ": "d", "ı": "i", "ø": "o", "æ": "ae", "ß": "ss"})


@dataclass
class Naamkaart:
    """Names as indexes into the lists of `_lijsten`; fixed people get their own entries at the end of the lists."""

    roepnaam: np.ndarray
    achternaam: np.ndarray
    herkomst: np.ndarray


@dataclass(frozen=True)
class _Lijsten:
    roepnamen: list[str]
    achternamen: list[tuple[str | None, str]]
    voornaam_begin: np.ndarray
    voornaam_aantal: np.ndarray
    achternaam_begin: np.ndarray
    achternaam_aantal: np.ndarray
    aandeel: list[float]


@cache
def _lijsten() -> _Lijsten:
    rijen: list[dict[str, Any]] = yaml.safe_load((files(__package__) / "namen.yaml").read_text("utf-8"))
    roepnamen: list[str] = []
    achternamen: list[tuple[str | None, str]] = []
    begin_v, aantal_v, begin_a, aantal_a = [], [], [], []
    for rij in rijen:
        for geslacht in ("m", "v"):
            begin_v.append(len(roepnamen))
            aantal_v.append(len(rij[geslacht]))
            roepnamen += [str(naam) for naam in rij[geslacht]]
        begin_a.append(len(achternamen))
        aantal_a.append(len(rij["achternamen"]))
        achternamen += [_splits(naam) for naam in rij["achternamen"]]
    arrays = (np.array(x) for x in (begin_v, aantal_v, begin_a, aantal_a))
    return _Lijsten(roepnamen, achternamen, *arrays, [float(rij["aandeel"]) for rij in rijen])


def _splits(naam: str) -> tuple[str | None, str]:
    voor, streep, achter = naam.partition("|")
    return (voor, achter) if streep else (None, naam)


def trek_namen(rng: np.random.Generator, vrouw: np.ndarray, herkomst: np.ndarray | None = None) -> Naamkaart:
    """A name for each, by sex; `herkomst` (index of a list) is drawn when it is not given."""
    lijsten = _lijsten()
    n = len(vrouw)
    if herkomst is None:
        herkomst = uit_lijst(rng, lijsten.aandeel, n)
    lijst = herkomst * 2 + vrouw
    van = np.where(kans(rng, n, GEMENGD), uit_lijst(rng, lijsten.aandeel, n), herkomst)
    roepnaam = lijsten.voornaam_begin[lijst] + (rng.random(n) * lijsten.voornaam_aantal[lijst]).astype(
        np.int64
    )
    # The square makes the first names of a list more common than the last ones.
    worp = rng.random(n) ** 1.6
    achternaam = lijsten.achternaam_begin[van] + (worp * lijsten.achternaam_aantal[van]).astype(np.int64)
    return Naamkaart(roepnaam, achternaam, herkomst)


def naamkolommen(
    kaart: Naamkaart,
    nummer: np.ndarray,
    telefoon: np.ndarray,
    bij: str = DOMEIN,
    vast: dict[int, dict[str, Any]] | None = None,
) -> dict[str, pa.Array]:
    """roepnaam, voorvoegsel, achternaam, email and telefoon; `nummer` makes the address unique.

    `vast` gives, per row, the name of a fixed person; without a roepnaam the drawn one stays.
    """
    lijsten = _lijsten()
    roepnamen, achternamen = list(lijsten.roepnamen), list(lijsten.achternamen)
    roep, achter = kaart.roepnaam.copy(), kaart.achternaam.copy()
    for rij, wie in (vast or {}).items():
        achter[rij] = len(achternamen)
        if "roepnaam" in wie:
            roep[rij] = len(roepnamen)
            roepnamen.append(wie["roepnaam"])
        achternamen.append((wie.get("voorvoegsel"), wie["achternaam"]))
    email = pc.binary_join_element_wise(
        tekst([_ascii(naam) for naam in roepnamen], roep),
        tekst([_ascii((voor or "") + naam) for voor, naam in achternamen], achter),
        pc.cast(pa.array(nummer.astype(np.int64)), pa.string()),
        ".",
    )
    return {
        "roepnaam": tekst(roepnamen, roep),
        "voorvoegsel": tekst([voor for voor, _ in achternamen], achter),
        "achternaam": tekst([naam for _, naam in achternamen], achter),
        "email": pc.binary_join_element_wise(email, bij, "@"),
        # 060 is not given out to telephones: nobody can be rung by accident.
        "telefoon": pc.binary_join_element_wise(
            "060", pc.utf8_lpad(pc.cast(pa.array(telefoon.astype(np.int64)), pa.string()), 7, "0"), ""
        ),
    }


def _ascii(naam: str) -> str:
    kaal = unicodedata.normalize("NFKD", naam.lower().translate(ZONDER_ASCII))
    return "".join(teken for teken in kaal if "a" <= teken <= "z")
