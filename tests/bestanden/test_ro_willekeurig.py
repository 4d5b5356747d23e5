"""Whatever is done to a good file: no traceback, the balance holds, and no number of a person comes out."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulp import leveringen as lev
from stelsel.bestanden import lees
from stelsel.kern.fouten import StelselFout

RARE_WAARDEN = (
    *("", " ", "|", "\0", "é", '"', "'", "a" * 300, "-1", "0", "9" * 12, "000000000", "2024-02-30", "1-8-2024"),
    *("0000-00-00", "9999-12-31", "٢٠٠٥", "\u2028", "X", "NULL", "1e5", "J", "\ufeff", "\x7f", "\t", ";", ",", "|||"),
)
RARE_REGELS = ("", "   ", "|||", "PER", "PER|", "SLR|0", "VLP||||", "XYZ|1|2", "GEO" + "|" * 14, "\x1a", '"', "é")


def wegdoen(regels, r):
    del regels[r.randrange(len(regels))]


def verdubbelen(regels, r):
    i = r.randrange(len(regels))
    regels.insert(r.randrange(len(regels) + 1), regels[i])


def verwisselen(regels, r):
    i, j = r.randrange(len(regels)), r.randrange(len(regels))
    regels[i], regels[j] = regels[j], regels[i]


def rare_regel(regels, r):
    regels.insert(r.randrange(len(regels) + 1), r.choice(RARE_REGELS))


def rare_waarde(regels, r):
    i = r.randrange(len(regels))
    velden = regels[i].split("|")
    velden[r.randrange(len(velden))] = r.choice(RARE_WAARDEN)
    regels[i] = "|".join(velden)


def andere_scheiding(regels, r):
    i = r.randrange(len(regels))
    regels[i] = regels[i].replace("|", ";")


def ander_regeleinde(regels, r):
    i = r.randrange(len(regels))
    regels[i] += r.choice(("\n", "\r", "\r\r\n", "\n\r"))


def door_elkaar(regels, r):
    r.shuffle(regels)


REGELS = (wegdoen, verdubbelen, verwisselen, rare_regel, rare_waarde, andere_scheiding, ander_regeleinde, door_elkaar)


def bederf(zaad: int, aantal: int) -> bytes:
    """A good file with `aantal` changes of lines, and sometimes of bytes; the same for the same seed."""
    r = random.Random(zaad)
    regels = lev.goed_ro(r.choice((9, 10)))
    for _ in range(aantal):
        if regels:
            r.choice(REGELS[: 7 if r.random() < 0.95 else 8])(regels, r)
    inhoud = bytearray(lev.bytes_van(regels, r.choice(("\r\n", "\n", "\r"))))
    if r.random() < 0.4:
        for _ in range(r.randrange(1, 20)):
            inhoud[r.randrange(len(inhoud))] = r.randrange(256)
    if r.random() < 0.2:
        del inhoud[r.randrange(len(inhoud)) :]
    return bytes(inhoud)


@given(zaad=st.integers(0, 2**32), aantal=st.integers(1, 12))
def test_wat_er_ook_mee_gebeurt(zaad, aantal) -> None:
    lees_en_toets(bederf(zaad, aantal))


@given(inhoud=st.binary(max_size=400))
def test_losse_bytes_onder_een_goede_kop(inhoud) -> None:
    lees_en_toets(lev.bytes_van(lev.goed_ro()[:8]) + inhoud)


@pytest.mark.parametrize("plaats", range(0, 420, 30))
def test_afgebroken_waar_dan_ook(plaats) -> None:
    lees_en_toets(lev.bytes_van(lev.goed_ro())[: 90 + plaats])


def lees_en_toets(inhoud: bytes) -> None:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / lev.RO_NAAM
        pad.write_bytes(inhoud)
        try:
            verslag = lees(pad, Path(map_) / "set")
        except StelselFout as fout:
            assert fout.exitcode == 2 and fout.doe
            assert not (Path(map_) / "set").exists()
            return
        assert verslag.exitcode in (0, 1, 2)
        lev.klopt(verslag, pad)
        lev.geen_nummers(verslag)
        verslag.als_tekst()
        meldingen = lev.meldingen(verslag.map)
        regels = len(lev.in_regels(inhoud.removeprefix(b"\xef\xbb\xbf")))
        assert all(0 < int(melding["regel"]) <= regels for melding in meldingen if melding["regel"])
        assert all(melding["code"] != "RO-BST-18" for melding in meldingen), "een regel die Stelsel niet begrijpt"
        ernstig = any(melding["ernst"] != "waarschuwing" for melding in meldingen)
        assert verslag.exitcode == 2 or verslag.exitcode == int(ernstig)
