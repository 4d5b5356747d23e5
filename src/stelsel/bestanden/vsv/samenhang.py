"""Which lines of a vsv file say the same, and which are about the same person."""

from __future__ import annotations

import hashlib
import mmap

import numpy as np
import polars as pl

from stelsel.bestanden.inlezen import Ingelezen, Recordlijst
from stelsel.bestanden.kopslot import weiger
from stelsel.bestanden.omzetten import PERSOON_RIJ
from stelsel.bestanden.vsv.zelf import PER_JAAR

GEBOREN = ("geboortejaar", "geboortemaand", "geboortedag")


def weiger_herhalingen(bestand: Ingelezen, lijst: Recordlijst) -> None:
    """A line that stood there before, byte for byte, is taken over once."""
    eerste: dict[bytes, int] = {}
    herhaald, eerder = [], []
    with bestand.pad.open("rb") as greep, mmap.mmap(greep.fileno(), 0, access=mmap.ACCESS_READ) as inhoud:
        for rij in np.flatnonzero(lijst.goed):
            regel = int(lijst.regels[rij])
            tekst = inhoud[bestand.plaatsen[regel - 1] : bestand.plaatsen[regel]].rstrip(b"\r\n")
            op = eerste.setdefault(hashlib.blake2b(tekst, digest_size=16).digest(), regel)
            if op != regel:
                herhaald.append(rij)
                eerder.append(op)
    if herhaald:
        rijen = np.array(herhaald)
        bestand.meldingen.meld("dubbel", lijst.record.code, lijst.regels[rijen], eerste=np.array(eerder))
        weiger(bestand, lijst, rijen)


def wie_is_wie(bestand: Ingelezen, lijst: Recordlijst) -> pl.DataFrame:
    """Per good line its person: the numbers he is known by, `herkenning`, and his place among the persons.

    Lines with the same number are about one person. A number that cannot be trusted is not kept; with the same birth
    date it is still the same person, as far as `herkenning` (a hash of both) reaches.
    """
    goed = lijst.waarden.filter(pl.Series(lijst.goed))
    geboren = [kolom for kolom in GEBOREN if kolom in goed.columns]
    wie = goed.select(
        "bsn",
        # Where both were filled the onderwijsnummer is not kept: one of them is wrong, and a BSN goes before it.
        pl.when(pl.col("bsn").is_null()).then("onderwijsnummer").alias("onderwijsnummer"),
        pl.struct(pl.Series("tekst", lijst.persoon[lijst.goed]), *geboren).hash(0).alias("herkenning"),
    )
    herkenning = pl.format("h{}", pl.col("herkenning").cast(pl.String))
    rij = _volgnummers(wie.select(pl.coalesce("bsn", "onderwijsnummer", herkenning).alias("sleutel")).to_series())
    if lijst.record.code in PER_JAAR:
        _meld_zelfde_persoon(bestand, lijst, rij)
    return wie.with_columns(pl.Series(PERSOON_RIJ, rij.astype(np.uint32)))


def _volgnummers(sleutels: pl.Series) -> np.ndarray:
    """Equal keys get one number, counted from 0 in the order in which they first occur."""
    eerste = sleutels.unique(maintain_order=True)
    nummers = pl.DataFrame({"sleutel": eerste, "nummer": np.arange(len(eerste))})
    return (
        sleutels.to_frame("sleutel").join(nummers, on="sleutel", how="left", maintain_order="left")["nummer"].to_numpy()
    )


def _meld_zelfde_persoon(bestand: Ingelezen, lijst: Recordlijst, rij: np.ndarray) -> None:
    regels = lijst.regels[lijst.goed]
    _, eerste, groep = np.unique(rij, return_index=True, return_inverse=True)
    eerder = regels[eerste][groep]
    if (eerder != regels).any():
        bestand.meldingen.meld(
            "zelfde_persoon", lijst.record.code, regels[eerder != regels], eerste=eerder[eerder != regels]
        )
