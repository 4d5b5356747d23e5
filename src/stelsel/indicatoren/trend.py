"""A figure over the years, with the uncertainty that small groups have."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.indicatoren.berekening import PER, bereken
from stelsel.indicatoren.definities import definitie
from stelsel.indicatoren.dekking import dekkingsvraag
from stelsel.indicatoren.groepen import Filter
from stelsel.indicatoren.lezingen import STANDAARD, Lezingen
from stelsel.indicatoren.sessie import Sessie
from stelsel.kern.fouten import StelselFout
from stelsel.statistiek.intervallen import wilson

if TYPE_CHECKING:
    import pyarrow as pa


def reeks(
    gegevensset: Gegevensset | Sessie | Path | str,
    naam: str,
    jaren: Iterable[int] | None = None,
    venster: int = 1,
    per: Iterable[str] = PER,
    lezingen: Lezingen = STANDAARD,
    filter: Filter | None = None,
    betrouwbaarheid: float = 0.95,
) -> pa.Table:
    """`bereken` for each studiejaar, one under the other, with the columns `laag` and `hoog` added.

    `jaren`: default every studiejaar that the deliveries of at least one institution cover. `laag` and `hoog`: the
    interval of Wilson around waarde, in percent; empty where there is no value, and for `oordeel`.

    Raises StelselFout as `bereken` does; a year in which nobody counts is left out.
    """
    import pyarrow as pa

    sessie = gegevensset if isinstance(gegevensset, Sessie) else Sessie(gegevensset)
    per = tuple(per)
    gevraagd = _gedekte_jaren(sessie, naam, venster, lezingen) if jaren is None else list(jaren)
    delen = []
    leeg: StelselFout | None = None
    for jaar in gevraagd:
        try:
            delen.append(bereken(sessie, naam, jaar, venster, per, lezingen, filter))
        except StelselFout as fout:
            if fout.code != "IND-LEEG-02":
                raise
            leeg = fout
    if not delen:
        # no year is covered, or nobody counts in any: the plain question gives the reason or the error
        if leeg is not None:
            raise leeg
        delen = [bereken(sessie, naam, None, venster, per, lezingen, filter)]
    return _met_interval(pa.concat_tables(delen), betrouwbaarheid)


def _gedekte_jaren(sessie: Sessie, naam: str, venster: int, lezingen: Lezingen) -> list[int]:
    wat = definitie(naam)
    return [
        jaar
        for jaar in sessie.jaren()
        if any(dekkingsvraag(wat, b, jaar, venster, lezingen, sessie.dekking).genoeg for b in sessie.brins)
    ]


def _met_interval(tabel: pa.Table, betrouwbaarheid: float) -> pa.Table:
    import pyarrow as pa

    paren = [
        (None, None) if not noemer else wilson(teller, noemer, betrouwbaarheid)
        for teller, noemer in zip(tabel["teller"].to_pylist(), tabel["noemer"].to_pylist(), strict=True)
    ]
    for naam, plek in (("laag", 0), ("hoog", 1)):
        grenzen = [None if paar[plek] is None else 100 * paar[plek] for paar in paren]
        tabel = tabel.append_column(naam, pa.array(grenzen, pa.float64()))
    return tabel
