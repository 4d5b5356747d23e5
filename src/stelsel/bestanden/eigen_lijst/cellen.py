"""From cells to text that can be checked: what a spreadsheet did to a value is undone, and counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from stelsel.bestanden.blad import ZONDER_BREEDTE, Bijzonder, Blad
from stelsel.bestanden.eigen_lijst.datumvorm import als_iso
from stelsel.bestanden.eigen_lijst.eigen_indeling import Herkomst, Voorwaarde
from stelsel.bestanden.indeling import Veld

DATUMS = ("datum", "geboortedatum", "deeldatum")
# Days of Excel from March 1900 to the end of 2199.
EERSTE_DAG, LAATSTE_DAG = 61, 109_574
LENGTE_NUMMER, KORTSTE_NUMMER = 9, 7
_KOMMA_NUL = re.compile(r"[0-9]+[.,]0+")

Hersteld = dict[str, list[int]]
"""Per cause the places of the cells that were put right."""


def plat(cel: Any) -> str | None:
    """A cell as text, whatever it is; None when it is empty."""
    if cel is None or isinstance(cel, Bijzonder):
        return None
    if isinstance(cel, bool):
        return "J" if cel else "N"
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    if isinstance(cel, datetime):
        return cel.date().isoformat() if cel.time() == datetime.min.time() else cel.isoformat(" ", "seconds")
    return str(cel).strip().strip(ZONDER_BREEDTE).strip() or None


def als_tekst(blad: Blad, bron: Herkomst, veld: Veld) -> tuple[list[str | None], Hersteld]:
    """The text of a column of a table, for every row of a list, and what was put right for it."""
    if not bron.kolommen:
        return [bron.vast or None] * len(blad.regels), {}
    if bron.samen:
        rijen = zip(*(blad.cellen[kolom] for kolom in bron.kolommen), strict=True)
        return [_vertaal(_samen(rij), bron) for rij in rijen], {}
    lezer = _Cellezer(blad, bron, veld)
    tekst = [lezer.lees(i, cel) for i, cel in enumerate(blad.cellen[bron.kolommen[0]])]
    return tekst, lezer.hersteld


def voldoet(blad: Blad, voorwaarde: Voorwaarde) -> list[bool]:
    """Whether each row of a list fills a table under this condition."""
    tekst = [plat(cel) for cel in blad.cellen[voorwaarde.kolom]]
    if not voorwaarde.waarden:
        return [waarde is not None for waarde in tekst]
    return [waarde is not None and waarde.casefold() in voorwaarde.waarden for waarde in tekst]


def _samen(cellen: Sequence[Any]) -> str | None:
    """Some cells joined, letters and digits only: a number that stays the same as long as they do."""
    return "".join(teken for cel in cellen for teken in plat(cel) or "" if teken.isascii() and teken.isalnum()) or None


def _vertaal(tekst: str | None, bron: Herkomst) -> str | None:
    if tekst is None or not bron.waarden:
        return tekst
    return bron.waarden.get(tekst.casefold(), tekst) or None


class _Cellezer:
    """Reads the cells of one column for one column of a table."""

    def __init__(self, blad: Blad, bron: Herkomst, veld: Veld) -> None:
        self.bron = bron
        self.dag_nul = blad.dag_nul
        self.is_datum = veld.soort in DATUMS
        self.van_cijfers = veld.soort in ("nummer", "tekst", "heel")
        self.lengte = LENGTE_NUMMER if veld.soort == "nummer" else veld.voorloopnul
        self.kortste = KORTSTE_NUMMER if veld.soort == "nummer" else 1
        self.hersteld: Hersteld = {}

    def lees(self, i: int, cel: Any) -> str | None:
        tekst = plat(cel)
        if tekst is None:
            return None
        if isinstance(cel, str) and tekst != cel:
            self._merk("spaties", i)
        vertaald = _vertaal(tekst, self.bron)
        if vertaald is None or vertaald != tekst:
            return vertaald
        lezer: Callable[[int, Any, str], str] = self._datum if self.is_datum else self._gewoon
        return lezer(i, cel, tekst)

    def _merk(self, oorzaak: str, i: int) -> None:
        self.hersteld.setdefault(oorzaak, []).append(i)

    def _datum(self, i: int, cel: Any, tekst: str) -> str:
        if isinstance(cel, datetime):
            return cel.date().isoformat()
        if isinstance(cel, date):
            return cel.isoformat()
        uit = als_iso(tekst, self.bron.datums) if self.bron.datums else tekst
        is_getal = isinstance(cel, int | float) and not isinstance(cel, bool)
        if uit == tekst and is_getal and self.dag_nul and EERSTE_DAG <= cel <= LAATSTE_DAG:
            self._merk("datum_als_getal", i)
            return (self.dag_nul + timedelta(int(cel))).isoformat()
        return uit

    def _gewoon(self, i: int, cel: Any, tekst: str) -> str:
        if self.van_cijfers and (isinstance(cel, float) or _KOMMA_NUL.fullmatch(tekst)):
            heel = re.sub(r"[.,]0+$", "", tekst)
            if heel.isdigit():
                self._merk("nummer_als_getal", i)
                tekst = heel
        if self.lengte and tekst.isascii() and tekst.isdigit() and self.kortste <= len(tekst) < self.lengte:
            self._merk("voorloopnul", i)
            tekst = tekst.zfill(self.lengte)
        return tekst
