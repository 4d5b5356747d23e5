"""Who lays a delivery beside the dossier, when it is of a kind that is not taken over. This app knows nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.db import transaction

from stelsel.kern.tijd import nu
from stelsel.web.studenten import opslag
from stelsel.web.studenten.importeren import lezen
from stelsel.web.studenten.models import Levering
from stelsel.web.studenten.overgangen import Staat, zet


@dataclass(frozen=True)
class Aangeboden:
    """A delivery that was read, and the gegevensset that holds it. Its persons are those of the dossier by
    `persoon_id`, as far as their number is known (`merken`). `afgekeurd`: how many records of it were refused."""

    levering: UUID
    soort: str
    brin: str
    van: date | None
    bestandsnaam: str
    aangemaakt: date | None
    volledig: bool
    afgekeurd: int
    map: Path
    merken: lezen.Merken


Opname = Callable[[], None]
Vergelijker = Callable[[Aangeboden], Opname]
"""Compares, which may take long, and returns what is to be written in the transaction that ends the reading."""
_vergelijkers: list[Vergelijker] = []


def registreer_vergelijker(vergelijker: Vergelijker) -> None:
    """Let this one compare every delivery that is not taken over."""
    if vergelijker not in _vergelijkers:
        _vergelijkers.append(vergelijker)


def vergelijk(levering: Levering, gelezen: lezen.Gelezen) -> None:
    """Compare a delivery that 'wordt_verwerkt'; it is 'verwerkt' afterwards, or nothing was written at all."""
    aangeboden = _aangeboden(levering, opslag.set_van(levering), gelezen.merken)
    opnames = [vergelijker(aangeboden) for vergelijker in _vergelijkers]
    with transaction.atomic():
        zet(levering, "verwerk", door=levering.door, verwerkt_op=nu(), personen=gelezen.personen)
        for opname in opnames:
            opname()


def _aangeboden(levering: Levering, map_: Path, merken: lezen.Merken) -> Aangeboden:
    namen = ("soort", "brin", "van", "bestandsnaam", "aangemaakt", "volledig")
    velden = {naam: getattr(levering, naam) for naam in namen}
    afgekeurd = levering.meldingen_per_ernst.get("afgekeurd", 0)
    return Aangeboden(levering=levering.uuid, afgekeurd=afgekeurd, map=map_, merken=merken, **velden)


@contextmanager
def opnieuw_gelezen(levering: UUID) -> Iterator[Aangeboden]:
    """A processed delivery, read again from the file that was kept, for as long as the context lasts.

    Raises Levering.DoesNotExist when it was withdrawn, StelselFout or OSError when the file cannot be read any more.
    """
    gevonden = Levering.objects.get(uuid=levering, staat=Staat.VERWERKT)
    with TemporaryDirectory(prefix="vergelijk-", dir=opslag.map_van(gevonden)) as plek:
        map_ = Path(plek) / "set"
        _verslag, merken = lezen.lees_in(gevonden, map_)
        yield _aangeboden(gevonden, map_, merken)


def nieuwste_van(soort: str, brin: str, van: date | None) -> Levering | None:
    """The delivery of this kind, institution and period that was made last and was not withdrawn."""
    reeks = Levering.objects.filter(staat=Staat.VERWERKT, soort=soort, brin=brin, van=van)
    return max(reeks, key=lambda rij: (rij.aangemaakt or rij.ontvangen_op.date(), rij.ontvangen_op), default=None)
