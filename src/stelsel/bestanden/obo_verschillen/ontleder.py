"""Cut a verschillenlijst into records: a line with names stands first, and * marks a field that was made empty."""

from __future__ import annotations

import re
import threading

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Indeling, Recordsoort
from stelsel.bestanden.ontleden import Ontleder, Ontleding, Ontleed
from stelsel.bestanden.regels import Brok

KOPREGEL = re.compile(rb"(?i)recordsoort *[|;].*")
STER = "*"


class VerschilOntleder:
    """Cuts pieces. `kopregel`: number of names in the first line, 0 when there is none. `geleegd`: per record kind and
    column the lines (from 1) in which the new state was made empty. `vingerafdruk`: per record kind lines and a hash of
    all their fields, to find repetitions."""

    def __init__(self, indeling: Indeling, scheiding: str, breedte: int) -> None:
        self._ontleder = Ontleder(indeling, scheiding, breedte)
        self.scheiding = scheiding
        self.kopregel = 0
        self.geleegd: dict[tuple[str, str], list[np.ndarray]] = {}
        self.vingerafdruk: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {}
        self._slot = threading.Lock()

    def ontleed(self, brok: Brok) -> Ontleding:
        """Sort the lines out and cut the good ones into fields."""
        uit = self._ontleder.ontleed(brok)
        if brok.eerste_regel == 1 and len(brok) and KOPREGEL.fullmatch(brok.regel(0)):
            self.kopregel = brok.regel(0).count(self.scheiding.encode()) + 1
            uit.slecht = {oorzaak: regels[regels != 0] for oorzaak, regels in uit.slecht.items()}
            uit.slecht = {oorzaak: regels for oorzaak, regels in uit.slecht.items() if len(regels)}
        uit.records = [self._lees(deel, brok.eerste_regel) for deel in uit.records]
        return uit

    def _lees(self, deel: Ontleed, eerste_regel: int) -> Ontleed:
        """Take the stars out of the new state, and note where they were."""
        regels = eerste_regel + deel.regels
        with self._slot:
            afdruk = deel.velden.hash_rows(seed=1).to_numpy()
            self.vingerafdruk.setdefault(deel.record.code, []).append((regels, afdruk))
            for plek, kolom in nieuwe_stand(deel.record):
                ster = (deel.velden[plek] == STER).fill_null(False).to_numpy()
                if ster.any():
                    self.geleegd.setdefault((deel.record.code, kolom), []).append(regels[ster])
        namen = [plek for plek, _ in nieuwe_stand(deel.record)]
        zonder = deel.velden.with_columns(
            pl.when(pl.col(naam) != STER).then(pl.col(naam)).alias(naam) for naam in namen
        )
        return Ontleed(deel.record, deel.regels, zonder)


def nieuwe_stand(record: Recordsoort) -> list[tuple[str, str]]:
    """The fields of the new state: their place in a line (c1, c2, ...) and their column."""
    return [(f"c{i}", veld.kolom) for i, veld in enumerate(record.velden, 1) if veld.kolom.endswith("_huidig")]
