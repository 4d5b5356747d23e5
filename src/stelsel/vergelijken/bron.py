"""Open the two sides: a gegevensset as it is, a delivery by reading it into a set that is gone afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from stelsel.bestanden import lees
from stelsel.bestanden.sleutelbestand import NAAM as SLEUTELS_NAAM
from stelsel.bestanden.sleutelbestand import Sleutels
from stelsel.gegevens.gegevensset import BESCHRIJVING, Gegevensset
from stelsel.kern.fouten import StelselFout
from stelsel.vergelijken.kant import Kant

Voortgang = Callable[[int, int], None]


@contextmanager
def open_kanten(
    a: Path, b: Path, sleutels: Path | None = None, voortgang: Voortgang | None = None
) -> Iterator[tuple[Kant, Kant]]:
    """Both sides, for as long as the context lasts.

    A file is read with a copy of the key file (`sleutels`, or else that of the set on the other side), so that both
    sides know the same person and the key file itself does not change. Raises StelselFout (exit 2).
    """
    with tempfile.TemporaryDirectory(prefix="stelsel-vergelijk-") as plek:
        tijdelijk = Path(plek)
        kopie = tijdelijk / "sleutels.parquet"
        bekend = sleutels or _sleutels_van(a) or _sleutels_van(b)
        if sleutels:
            Sleutels.open_bestaand(sleutels)
        if bekend:
            shutil.copyfile(bekend, kopie)
            kopie.chmod(0o600)
        sets = [_open(pad, tijdelijk / naam, kopie, voortgang) for naam, pad in (("a", a), ("b", b))]
        nummers = [_nummers(pad, sleutels, kopie) for pad in (a, b)]
        yield Kant(str(a), sets[0], nummers[0]), Kant(str(b), sets[1], nummers[1])


def _sleutels_van(pad: Path) -> Path | None:
    eigen = pad / SLEUTELS_NAAM
    return eigen if eigen.is_file() else None


def _nummers(pad: Path, sleutels: Path | None, kopie: Path) -> pl.DataFrame | None:
    """The numbers of one side: its own key file, or the one that was given or shared."""
    bestand = _sleutels_van(pad) or (kopie if pad.is_file() else sleutels)
    return Sleutels.open(bestand).nummers if bestand and bestand.is_file() else None


def _open(pad: Path, naar: Path, sleutels: Path, voortgang: Voortgang | None) -> Gegevensset:
    if pad.is_dir():
        if not (pad / BESCHRIJVING).is_file():
            raise StelselFout(
                "Deze map is geen gegevensset.",
                waar=str(pad),
                verwacht=f"een map met {BESCHRIJVING}, of het bestand van een levering",
                doe="Geef de map die je bij 'stelsel lees' met --naar koos, of het bestand zelf.",
                code="VGL-BRON-01",
                exitcode=2,
            )
        return Gegevensset.open(pad)
    verslag = lees(pad, naar, sleutels=sleutels, voortgang=voortgang)
    if not verslag.personen:
        raise StelselFout(
            "Uit dit bestand is geen enkele persoon over te nemen.",
            waar=str(pad),
            verwacht="een levering met ten minste één persoon",
            doe="Kijk met 'stelsel lees' wat er aan het bestand niet klopt.",
            code="VGL-BRON-02",
            exitcode=2,
        )
    return Gegevensset.open(naar)
