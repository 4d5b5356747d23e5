"""Cut lines into columns that go by their name in the first line, where values may be quoted."""

from __future__ import annotations

import csv

import numpy as np
import polars as pl

from stelsel.bestanden.ontleden import goede_bytes, splits
from stelsel.bestanden.regels import Brok

AANHALING = ord('"')


def namen_uit(kop: str, scheiding: str) -> list[str]:
    """The names in a first line, without spaces around them."""
    try:
        namen = next(csv.reader([kop], delimiter=scheiding), [])
    except csv.Error:
        # A name of more than a hundred thousand characters, or a lone line end in one: it is no name we know.
        namen = kop.split(scheiding)
    return [naam.strip() for naam in namen]


def in_kolommen(
    brok: Brok, goed: np.ndarray, scheiding: str, breedte: int, anders: dict[int, str] | None = None
) -> tuple[np.ndarray, pl.DataFrame, np.ndarray]:
    """The good lines of a piece: their places in it, their columns c0, c1, ... as text, and whether a line had
    `breedte` columns.

    `anders`: the text of lines (by place) whose bytes are no UTF-8, as it is to be read.
    """
    anders = anders or {}
    aanhalingen = np.flatnonzero(brok.inhoud == AANHALING)
    apart = np.zeros(len(brok), bool)
    apart[np.searchsorted(brok.begin, aanhalingen, side="right") - 1] = True
    plekken = np.flatnonzero(brok.inhoud == ord(scheiding))
    aantal = np.searchsorted(plekken, brok.einde) - np.searchsorted(plekken, brok.begin) + 1
    # The quick reader only gets lines as wide as the header.
    apart |= aantal != breedte
    apart[list(anders)] = True
    gewoon, los = np.flatnonzero(goed & ~apart), np.flatnonzero(goed & apart)
    delen, helen = [], []
    if len(gewoon):
        delen.append(splits(goede_bytes(brok, goed & ~apart), scheiding, breedte, len(gewoon)))
        helen.append(np.ones(len(gewoon), bool))
    if len(los):
        rijen = [_met_aanhalingen(anders.get(int(i)) or brok.regel(i).decode("utf-8"), scheiding) for i in los]
        schema = {f"c{i}": pl.String for i in range(breedte)}
        helen.append(np.array([len(rij) == breedte for rij in rijen]))
        rijen = [(rij + [None] * breedte)[:breedte] for rij in rijen]
        delen.append(pl.DataFrame(rijen, schema=schema, orient="row"))
    if not delen:
        return np.empty(0, np.int64), pl.DataFrame({"c0": pl.Series([], dtype=pl.String)}), np.empty(0, bool)
    regels = np.concatenate([gewoon, los])
    volgorde = np.argsort(regels, kind="stable")
    return regels[volgorde], pl.concat(delen)[volgorde], np.concatenate(helen)[volgorde]


def _met_aanhalingen(regel: str, scheiding: str) -> list[str | None]:
    try:
        cellen = next(csv.reader([regel], delimiter=scheiding, strict=True))
    except csv.Error:
        return [regel.split(scheiding)[0]]
    return [cel or None for cel in cellen]


def lege_regels(brok: Brok, goed: np.ndarray) -> np.ndarray:
    """Lines with nothing but separators, spaces and quotes; only lines that begin so are looked at."""
    begin = brok.inhoud[np.minimum(brok.begin, len(brok.inhoud) - 1)]
    leeg = goed & (brok.einde == brok.begin)
    for i in np.flatnonzero(goed & ~leeg & np.isin(begin, np.frombuffer(b' ,;\t"', np.uint8))):
        leeg[i] = not brok.regel(i).strip(b' ,;\t"')
    return np.flatnonzero(leeg)
