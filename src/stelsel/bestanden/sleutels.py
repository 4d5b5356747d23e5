"""Keys by which records find each other: 64-bit hashes of the text of numbers and volgnummers.

Only used within one file and one run; nothing of it is stored. Two different texts share a hash less than once in
ten million files of this size.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Recordsoort
from stelsel.gegevens.tabellen import TABELLEN

_MENGER = np.uint64(0x9E3779B97F4A7C15)
_BSN, _ONDERWIJSNUMMER, _OVERIG = 1, 2, 3


def persoonssleutel(record: Recordsoort, tekst: pl.DataFrame) -> np.ndarray:
    """The person of each line: by bsn where filled, else by onderwijsnummer, or by the number he has in this delivery;
    0 where there is none."""
    plek = {veld.kolom: f"c{i}" for i, veld in enumerate(record.velden, 1) if veld.soort in ("nummer", "pgn")}
    if not plek:
        return np.zeros(tekst.height, np.uint64)
    if "pgn" in plek:
        return tekst.select(pl.col(plek["pgn"]).hash(_BSN).fill_null(0)).to_series().to_numpy()
    bsn, ander = pl.col(plek["bsn"]), pl.col(plek["onderwijsnummer"])
    sleutel = (
        pl.when(bsn.is_not_null()).then(bsn.hash(_BSN)).when(ander.is_not_null()).then(ander.hash(_ONDERWIJSNUMMER))
    )
    return tekst.select(sleutel.fill_null(0)).to_series().to_numpy()


def eigen_sleutel(record: Recordsoort, tekst: pl.DataFrame, persoon: np.ndarray) -> np.ndarray:
    """The record itself: its person (of `persoonssleutel`) and the further columns that make a row unique."""
    velden = {veld.kolom: i for i, veld in enumerate(record.velden, 1)}
    kolommen = TABELLEN[record.tabel].sleutel if record.tabel else ()
    eigen = [velden[kolom] for kolom in kolommen if kolom in velden]
    return _meng(persoon, tekst, eigen)


def ouder_sleutel(record: Recordsoort, tekst: pl.DataFrame, persoon: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The key of the record a line belongs to, and where that is the person instead (a loose result)."""
    bij_persoon = np.zeros(tekst.height, bool)
    if not record.ouder_via:
        return persoon, bij_persoon
    velden = {veld.kolom: i for i, veld in enumerate(record.velden, 1)}
    via = [velden[kolom] for kolom in record.ouder_via]
    sleutel = _meng(persoon, tekst, via)
    if record.anders_ouder:
        bij_persoon = tekst[f"c{via[-1]}"].is_null().to_numpy()
        sleutel = np.where(bij_persoon, persoon, sleutel)
    return sleutel, bij_persoon


def _meng(sleutel: np.ndarray, tekst: pl.DataFrame, kolommen: list[int]) -> np.ndarray:
    for i in kolommen:
        deel = tekst.select(pl.col(f"c{i}").hash(_OVERIG)).to_series().to_numpy()
        # Multiply between the parts, so that their order counts; overflow is meant.
        sleutel = sleutel * _MENGER ^ deel
    return sleutel
