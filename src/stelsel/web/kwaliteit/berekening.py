"""Figures for pages: one session of the engine per gegevensset and process, every answer kept.

A newer set replaces the session. Answers are kept per set, so nothing has to be invalidated: another set is
another calculator.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stelsel.gegevens.gegevensset import Gegevensset as Map
from stelsel.indicatoren import Sessie, bereken
from stelsel.indicatoren.definities import definitie
from stelsel.indicatoren.dekking import dekkingsvraag
from stelsel.indicatoren.lezingen import STANDAARD
from stelsel.indicatoren.vastleggen import opdrachtregel
from stelsel.kern.fouten import StelselFout
from stelsel.web.kwaliteit import gegevensset as sets
from stelsel.web.kwaliteit.cijfers import Cijfer
from stelsel.web.kwaliteit.eenheden import NIVEAUS, Namen, leerweg, lees_namen
from stelsel.web.kwaliteit.filters import Keuzes
from stelsel.web.kwaliteit.models import Gegevensset

if TYPE_CHECKING:
    import pyarrow as pa

BEWAARD = 1000
NIEMAND = "IND-LEEG-02"

_log = logging.getLogger(__name__)


class Rekenaar:
    """Answers of one gegevensset. Safe to share between threads. Raises StelselFout for a set that is not whole."""

    def __init__(self, rij: Gegevensset) -> None:
        self.rij = rij
        self.map: Path = sets.pad_van(rij)
        geopend = Map.open(self.map)
        self.sessie = Sessie(geopend)
        self.namen: Namen = lees_namen(geopend)
        self._slot = threading.Lock()
        self._tabellen: OrderedDict[tuple[object, ...], pa.Table | None] = OrderedDict()
        self._keuzes: Keuzes | None = None

    def tabel(
        self,
        indicator: str,
        *,
        jaar: int | None = None,
        venster: int = 1,
        per: Sequence[str] = (),
        filter: Mapping[str, str] | None = None,
    ) -> pa.Table | None:
        """The table of `bereken` as the command line would print it; None when nobody counts."""
        filter = dict(sorted((filter or {}).items()))
        sleutel = (indicator, jaar, venster, tuple(per), tuple(filter.items()))
        with self._slot:
            if sleutel in self._tabellen:
                self._tabellen.move_to_end(sleutel)
                return self._tabellen[sleutel]
        try:
            tabel = bereken(self.sessie, indicator, jaar=jaar, venster=venster, per=per, filter=filter or None)
        except StelselFout as fout:
            if fout.code != NIEMAND:
                raise
            tabel = None
        with self._slot:
            self._tabellen[sleutel] = tabel
            while len(self._tabellen) > BEWAARD:
                self._tabellen.popitem(last=False)
        return tabel

    def cijfers(
        self,
        indicator: str,
        jaren: Sequence[int],
        *,
        venster: int = 1,
        per: Sequence[str] = (),
        filter: Mapping[str, str] | None = None,
    ) -> list[Cijfer]:
        """The figures of several studiejaren, each with its own window."""
        uit = []
        for jaar in jaren:
            tabel = self.tabel(indicator, jaar=jaar, venster=venster, per=per, filter=filter)
            if tabel is not None:
                uit += [Cijfer.uit_rij(rij) for rij in tabel.to_pylist()]
        return uit

    def opdracht(self, indicator: str, **vraag: Any) -> str:
        """The command that gives `tabel(indicator, **vraag)`; empty when nobody counts."""
        tabel = self.tabel(indicator, **vraag)
        return "" if tabel is None else f"./{opdrachtregel(tabel, str(self.map))}"

    def keuzes(self) -> Keuzes:
        """What the filters can choose from: what this set holds."""
        if self._keuzes is None:
            self._keuzes = self._lees_keuzes()
        return self._keuzes

    def _lees_keuzes(self) -> Keuzes:
        jaren = self.sessie.jaren()
        wat = definitie("jaarresultaat")
        gedekt = [
            jaar
            for jaar in jaren
            if any(
                dekkingsvraag(wat, brin, jaar, 1, STANDAARD, self.sessie.dekking).genoeg for brin in self.sessie.brins
            )
        ]
        standaard = self.tabel("oordeel", venster=3, per=("brin",))
        return Keuzes(
            studiejaren=tuple(sorted(gedekt or jaren, reverse=True)),
            niveaus={n: n for n in self._waarden("niveau") if n in NIVEAUS},
            leerwegen={w: leerweg(w) for w in self._waarden("leerweg")},
            domeinen=_op_woord({d: self.namen.domeinen.get(d, d) for d in self._waarden("domein")}),
            brins={b: self.namen.brin(b) for b in self._waarden("brin")},
            standaard_jaar=_eerste_jaar(standaard, gedekt or list(jaren)),
        )

    def _waarden(self, kolom: str) -> list[str]:
        kubus = self.sessie.kubus(STANDAARD)
        gevonden = self.sessie.vraag(f"SELECT DISTINCT {kolom} AS w FROM {kubus} WHERE {kolom} IS NOT NULL")
        return sorted(str(w) for w in gevonden["w"].to_pylist())


def _op_woord(keuzes: dict[str, str]) -> dict[str, str]:
    return dict(sorted(keuzes.items(), key=lambda paar: paar[1].casefold()))


def _eerste_jaar(tabel: pa.Table | None, jaren: Sequence[int]) -> int | None:
    """The year that the engine takes by itself, when it can be chosen; else the last that can."""
    jaar = int(tabel["studiejaar"][0].as_py()) if tabel is not None and tabel.num_rows else None
    return jaar if jaar in jaren else max(jaren, default=None)


_slot = threading.Lock()
_huidig: Rekenaar | None = None


def rekenaar() -> Rekenaar | None:
    """The calculator of the set that pages use now; None when there is no set that can be calculated with."""
    global _huidig
    while (rij := sets.te_gebruiken()) is not None:
        with _slot:
            if _huidig is not None and (_huidig.rij.checksum, _huidig.map) == (rij.checksum, sets.pad_van(rij)):
                return _huidig
            nieuw = _open(rij)
            if nieuw is not None:
                vorige, _huidig = _huidig, nieuw
                if vorige is not None:
                    vorige.sessie.sluit()
                return nieuw
    return None


def _open(rij: Gegevensset) -> Rekenaar | None:
    try:
        return Rekenaar(rij)
    except StelselFout as fout:
        _log.error("gegevensset %s is niet te gebruiken: %s", rij.map, fout.code)
        sets.is_stuk(rij)
        return None
