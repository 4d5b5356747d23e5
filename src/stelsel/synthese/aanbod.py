"""What the school offers: programmes with their size, length, success and where their students go next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from stelsel.kern.codelijsten import codelijst

LEERTRAJECTEN = ("BOL", "BBL", "OVO", "EX", "ODT")
BOL, BBL, OVO, EX, ODT = range(5)
STUDENTEN_PER_OPLEIDING = 80
"""A school offers about one programme per so many students, until all are offered."""


@dataclass(frozen=True)
class Aanbod:
    """The programmes as arrays of one length P; `opstroom`, `overstap` and `terugkeer` are P x P weights."""

    kort: list[str]
    naam: list[str]
    domein: list[str]
    crebos: list[list[tuple[str, int]]]
    niveau: np.ndarray
    duur: np.ndarray
    bbl: np.ndarray
    vrouw: np.ndarray
    gewicht: np.ndarray
    jr: np.ndarray
    trend: np.ndarray
    vast_leertraject: np.ndarray
    opstroom: np.ndarray
    overstap: np.ndarray
    terugkeer: np.ndarray

    def __len__(self) -> int:
        return len(self.kort)

    def crebolijst(self) -> list[str]:
        """All codes of all programmes; `crebo` gives indexes into this list."""
        return [code for codes in self.crebos for code, _ in codes]

    def crebo(self, opleiding: np.ndarray, cohort: np.ndarray) -> np.ndarray:
        """The index in `crebolijst` of the code under which a cohort of a programme is registered."""
        eerste = np.cumsum([0, *(len(codes) for codes in self.crebos)])[:-1]
        uit = eerste[opleiding]
        for p, codes in enumerate(self.crebos):
            if len(codes) > 1:
                rijen = np.flatnonzero(opleiding == p)
                for nummer, (_, vanaf) in enumerate(codes):
                    uit[rijen[cohort[rijen] >= vanaf]] = eerste[p] + nummer
        return uit


def lees_aanbod(studenten: int) -> Aanbod:
    """The programmes of a school with so many students."""
    rijen = _rijen()[: max(1, min(len(_rijen()), -(-studenten // STUDENTEN_PER_OPLEIDING)))]
    niveau = np.array([_niveau(r) for r in rijen])
    domein = [r["domein"] for r in rijen]
    vast = np.array([LEERTRAJECTEN.index(r["leertraject"]) if "leertraject" in r else -1 for r in rijen])
    gewicht = _kolom(rijen, "gewicht")
    keuze = np.where(vast >= 0, 0.0, gewicht)
    return Aanbod(
        kort=[r["kort"] for r in rijen],
        naam=[r["naam"] for r in rijen],
        domein=domein,
        crebos=[[(code, vanaf) for code, vanaf in r["crebo"]] for r in rijen],
        niveau=niveau,
        duur=np.array([r["duur"] for r in rijen]),
        bbl=_kolom(rijen, "bbl"),
        vrouw=_kolom(rijen, "vrouw"),
        gewicht=gewicht / gewicht.sum(),
        jr=_kolom(rijen, "jr") / 100,
        trend=_kolom(rijen, "trend") / 100,
        vast_leertraject=vast,
        opstroom=_opstroom(niveau, np.array(domein), keuze),
        overstap=_overstap(niveau, np.array(domein), keuze),
        terugkeer=_terugkeer(niveau, keuze),
    )


@cache
def _rijen() -> list[dict[str, Any]]:
    tekst = (files(__package__) / "aanbod.yaml").read_text("utf-8")
    return yaml.safe_load(tekst)["opleidingen"]


def _niveau(rij: dict[str, Any]) -> int:
    laatste = rij["crebo"][-1][0]
    bekend = codelijst("opleiding").codes.get(laatste)
    return int(bekend["niveau"]) if bekend else int(rij["niveau"])


def _kolom(rijen: list[dict[str, Any]], naam: str) -> np.ndarray:
    return np.array([float(r[naam]) for r in rijen])


def _opstroom(niveau: np.ndarray, domein: np.ndarray, keuze: np.ndarray) -> np.ndarray:
    """One niveau up, nearly always within the domein; entree leads to every domein."""
    hoger = niveau[None, :] == niveau[:, None] + 1
    dichtbij = np.where((domein[None, :] == domein[:, None]) | (niveau[:, None] == 1), 1.0, 0.04)
    return hoger * dichtbij * keuze[None, :]


def _overstap(niveau: np.ndarray, domein: np.ndarray, keuze: np.ndarray) -> np.ndarray:
    """Another programme: most often the same niveau, then one lower, sometimes one higher; mostly in the domein."""
    verschil = niveau[None, :] - niveau[:, None]
    stap = np.select([verschil == 0, verschil == -1, verschil == 1], [1.0, 0.6, 0.35], 0.0)
    dichtbij = np.where(domein[None, :] == domein[:, None], 1.0, 0.12)
    gewichten = stap * dichtbij * keuze[None, :]
    np.fill_diagonal(gewichten, 0.0)
    return gewichten


def _terugkeer(niveau: np.ndarray, keuze: np.ndarray) -> np.ndarray:
    """Back after some time: any programme of at most the same niveau."""
    return (niveau[None, :] <= niveau[:, None]) * keuze[None, :]
