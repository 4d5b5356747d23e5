"""The row of the urennorm that a programme is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from stelsel.regels.motor import Redenering, Waarde
from stelsel.regels.motor.uitkomst import SECUNDAIR
from stelsel.regels.opleiding._urennorm_feiten import UrennormFeiten
from stelsel.regels.opleiding._urennorm_keuze import Gekozen

Norm = Mapping[str, Any]  # totaal, bot, bpv, bot_jaar1: klokuren; a part without a minimum is not in it


class Maatstaf(NamedTuple):
    """What is compared with: the text of the law, the table, and the row; None where the table has no such row."""

    gekozen: Gekozen
    bron: Waarde
    norm: Norm | None


def maatstaf(f: UrennormFeiten, r: Redenering, gekozen: Gekozen) -> Maatstaf:
    """Soort, leerweg and studieduur are known here where the table needs them."""
    if f.doorlopende_leerroute:
        bron = _routetabel(f, r, gekozen)
        return Maatstaf(gekozen, bron, bron.waarde.get(f.studieduur))
    if f.leerweg == "BBL":
        bron = r.waarde("urennorm.bbl_oud", gekozen.peildag) if gekozen.oud else r.waarde("urennorm.bbl_nieuw")
        return Maatstaf(gekozen, bron, bron.waarde)
    if gekozen.oud:
        return Maatstaf(gekozen, *_bol_oud(f, r, gekozen))
    bron = r.waarde("urennorm.bol_nieuw")
    return Maatstaf(gekozen, bron, bron[f.soort])


def _routetabel(f: UrennormFeiten, r: Redenering, gekozen: Gekozen) -> Waarde:
    if f.leerweg == "BBL":
        return r.waarde("urennorm.route_bbl", gekozen.peildag)
    if gekozen.oud:
        return r.waarde("urennorm.route_bol_oud", gekozen.peildag)
    return r.waarde("urennorm.route_bol_nieuw")


def _bol_oud(f: UrennormFeiten, r: Redenering, gekozen: Gekozen) -> tuple[Waarde, Norm | None]:
    """Lid 8 raises the three-year row 'naar evenredigheid' for a longer middenkaderopleiding; it gives no numbers."""
    bron = r.waarde("urennorm.bol_oud", gekozen.peildag)
    rijen, duur = bron[f.soort], f.studieduur or 0
    langste = max(rijen)
    if f.soort != "middenkader" or duur <= langste:
        return bron, rijen.get(duur)
    rij = {
        deel: uren if deel == "bot_jaar1" else Decimal(uren) * duur / langste for deel, uren in rijen[langste].items()
    }
    return msgspec.structs.replace(bron, artikel="WEB 7.2.7 lid 8", zekerheid=SECUNDAIR), rij
