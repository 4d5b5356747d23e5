"""Read a sheet of a workbook as a list. Nothing is calculated: a formula counts by the value stored with it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stelsel.bestanden.blad import (
    MEESTE_KOLOMMEN,
    Bijzonder,
    Blad,
    Vraagt_te_stoppen,
    kop_als_tekst,
)
from stelsel.bestanden.eigen_lijst.eigen_indeling import Lijst
from stelsel.bestanden.eigen_lijst.kolommen import zoek_kolommen
from stelsel.bestanden.eigen_lijst.xlsx_veilig import LAATSTE_RIJ, eis_veilig, stuk
from stelsel.kern.fouten import StelselFout

if TYPE_CHECKING:
    from openpyxl import Workbook

CODE_BLAD = "BST-INDELING-06"
STOP_ELKE = 5_000
# Excel holds 1900 for a leap year: from March of that year its count is that from 30 December 1899.
DAG_NUL, DAG_NUL_1904 = date(1899, 12, 30), date(1904, 1, 1)

Rij = tuple[Any, ...]


@dataclass
class Werkmap:
    """An open workbook. `formules`: the same workbook with its formulas instead of their values, when it has any."""

    pad: Path
    waarden: Workbook
    formules: Workbook | None

    def bladnaam(self, lijst: Lijst) -> str:
        """The name of the sheet of a list. Raises StelselFout (exit 2) when it is not there."""
        namen = [blad.title for blad in self.waarden.worksheets]
        if not namen:
            raise stuk(self.pad)
        if lijst.blad and lijst.blad not in namen:
            wat = f"In {self.pad.name} is geen werkblad {lijst.blad}."
            raise lijst.knoop.onbekend(wat, lijst.blad, namen, CODE_BLAD)
        return lijst.blad or namen[0]

    def rijen(self, blad: str, breedte: int, vanaf: int = 1) -> Iterator[tuple[Rij, Rij | None]]:
        """The cells of each row from `vanaf`, and the same with formulas."""
        grenzen = {"min_row": vanaf, "max_row": LAATSTE_RIJ, "max_col": breedte}
        waarden = self.waarden[blad].iter_rows(**grenzen)
        formules = self.formules[blad].iter_rows(**grenzen) if self.formules else None
        for rij in waarden:
            yield rij, next(formules, None) if formules else None


@contextmanager
def open_werkmap(pad: Path) -> Iterator[Werkmap]:
    """Open a workbook that was found to be safe. Raises StelselFout (exit 2) for what is damaged."""
    # Takes half a second, which no other command needs to wait for.
    from openpyxl import load_workbook

    met_formules = eis_veilig(pad)
    geopend: list[Workbook] = []
    # Opened here: of a damaged workbook the library would leave its own file open.
    with warnings.catch_warnings(), pad.open("rb") as bestand:
        # It warns of what it leaves out: pictures, links and rules for colours, which are no part of a list.
        warnings.simplefilter("ignore")
        try:
            for alleen_waarden in (True, False)[: 1 + bool(met_formules)]:
                geopend.append(load_workbook(bestand, read_only=True, data_only=alleen_waarden, keep_links=False))
            yield Werkmap(pad, geopend[0], geopend[1] if len(geopend) > 1 else None)
        except (StelselFout, MemoryError):
            raise
        except Exception:
            # Whatever is wrong in it, its text may hold something personal.
            raise stuk(pad) from None
        finally:
            for boek in geopend:
                boek.close()


def lees_blad(werkmap: Werkmap, naam: str, lijst: Lijst, stop: Vraagt_te_stoppen) -> Blad:
    """The rows of a list. Raises StelselFout (exit 2) when its sheet or a column of the mapping is not there."""
    titel = werkmap.bladnaam(lijst)
    werkmap.waarden[titel].reset_dimensions()
    if werkmap.formules:
        werkmap.formules[titel].reset_dimensions()
    waar = f"{naam}, werkblad {titel}" if lijst.blad else naam
    kop = _kop(werkmap, titel, lijst.kopregel)
    plekken = zoek_kolommen(kop, lijst, waar)
    blad = Blad(titel, len(kop), cellen={kolom: [] for kolom in plekken}, dag_nul=_dag_nul(werkmap))
    # Two columns further, to see what stands beside the header.
    for regel, (rij, formules) in enumerate(werkmap.rijen(titel, len(kop) + 2, lijst.kopregel + 1), lijst.kopregel + 1):
        if regel % STOP_ELKE == 0:
            stop()
        _neem(blad, regel, rij, formules, plekken)
    blad.zonder_staart()
    return blad


def _kop(werkmap: Werkmap, titel: str, kopregel: int) -> list[str]:
    for rij, _ in werkmap.rijen(titel, MEESTE_KOLOMMEN + 1, kopregel):
        return kop_als_tekst([cel.value for cel in rij])
    return []


def _dag_nul(werkmap: Werkmap) -> date:
    return DAG_NUL_1904 if werkmap.waarden.epoch.year == DAG_NUL_1904.year else DAG_NUL


def _neem(blad: Blad, regel: int, rij: Rij, formules: Rij | None, plekken: dict[str, int]) -> None:
    gevuld = [i for i, cel in enumerate(rij) if _is_gevuld(cel) or (formules and _is_formule(formules[i]))]
    if not gevuld:
        blad.leeg.append(regel)
        return
    if gevuld[-1] >= blad.breedte:
        blad.naast.append(regel)
    cellen = {}
    for kolom, plek in plekken.items():
        met_formule = bool(formules) and plek < len(formules) and _is_formule(formules[plek])
        cellen[kolom] = _waarde(rij[plek], met_formule) if plek < len(rij) else None
        if met_formule and cellen[kolom] is not Bijzonder.ZONDER_WAARDE:
            blad.formules.setdefault(kolom, []).append(regel)
    blad.voeg_toe(regel, cellen)


def _is_gevuld(cel: Any) -> bool:
    return cel.value is not None and str(cel.value).strip() != ""


def _is_formule(cel: Any) -> bool:
    return getattr(cel, "data_type", "n") == "f"


def _waarde(cel: Any, met_formule: bool) -> Any:
    soort = getattr(cel, "data_type", "n")
    if soort == "e":
        return Bijzonder.FOUTWAARDE
    # The outcome of a formula may be empty text, which is a value.
    if met_formule and cel.value is None and soort != "str":
        return Bijzonder.ZONDER_WAARDE
    return cel.value
