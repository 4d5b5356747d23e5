"""Whatever is done to a good file of DUO: no traceback, the balance holds, and no number of a person comes out."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulp import duo, voorbeelden
from hulp import leveringen as lev
from stelsel.bestanden import lees
from stelsel.kern.fouten import StelselFout

RARE_WAARDEN = (
    *("", " ", ";", "|", "\0", "é", '"', "a" * 300, "-1", "0", "9" * 12, "000000000", "20240230", "1-8-2024"),
    *("00000000", "99991231", "2024-02-30", "٢٠٠٥", "\u2028", "X", "1e5", "J", "\ufeff", "\x7f", "\t", ",", "0,5"),
    *("20251115T101010", "20250330T023000", "99XX", "12.3456789", "NaN", "inf"),
)


def wegdoen(v, regels, r):
    del regels[r.randrange(len(regels))]


def verdubbelen(v, regels, r):
    regels.insert(r.randrange(len(regels) + 1), r.choice(regels))


def verwisselen(v, regels, r):
    i, j = r.randrange(len(regels)), r.randrange(len(regels))
    regels[i], regels[j] = regels[j], regels[i]


def rare_regel(v, regels, r):
    s = v.scheiding
    rare = ("", "   ", s * 3, "PER", "PER" + s, v.sluitrecord + s + "0", "VLP" + s * 4, "XYZ" + s + "1", "\x1a", '"')
    regels.insert(r.randrange(len(regels) + 1), r.choice(rare))


def rare_waarde(v, regels, r):
    i = r.randrange(len(regels))
    velden = regels[i].split(v.scheiding)
    velden[r.randrange(len(velden))] = r.choice(RARE_WAARDEN)
    regels[i] = v.scheiding.join(velden)


def andere_scheiding(v, regels, r):
    i = r.randrange(len(regels))
    regels[i] = regels[i].replace(v.scheiding, v.andere_scheiding)


def ander_regeleinde(v, regels, r):
    regels[r.randrange(len(regels))] += r.choice(("\n", "\r", "\r\r\n", "\n\r"))


def door_elkaar(v, regels, r):
    r.shuffle(regels)


REGELS = (wegdoen, verdubbelen, verwisselen, rare_regel, rare_waarde, andere_scheiding, ander_regeleinde, door_elkaar)


def bederf(v, zaad: int, aantal: int) -> bytes:
    r = random.Random(zaad)
    regels = list(v.regels)
    for _ in range(aantal):
        if regels:
            r.choice(REGELS[: 7 if r.random() < 0.95 else 8])(v, regels, r)
    inhoud = bytearray(duo.bytes_van(regels, r.choice(("\r\n", "\n", "\r"))))
    if r.random() < 0.4:
        for _ in range(r.randrange(1, 20)):
            inhoud[r.randrange(len(inhoud))] = r.randrange(256)
    if r.random() < 0.2:
        del inhoud[r.randrange(len(inhoud)) :]
    return bytes(inhoud)


@pytest.mark.parametrize("v", voorbeelden.ALLE, ids=lambda v: v.pakket)
@given(zaad=st.integers(0, 2**32), aantal=st.integers(1, 12))
def test_wat_er_ook_mee_gebeurt(v, zaad, aantal) -> None:
    lees_en_toets(v, bederf(v, zaad, aantal))


@pytest.mark.parametrize("v", voorbeelden.ALLE, ids=lambda v: v.pakket)
@given(inhoud=st.binary(max_size=400))
def test_losse_bytes_onder_een_goede_kop(v, inhoud) -> None:
    lees_en_toets(v, duo.bytes_van(list(v.regels[:8])) + inhoud)


@pytest.mark.parametrize("v", voorbeelden.ALLE, ids=lambda v: v.pakket)
@pytest.mark.parametrize("plaats", range(0, 420, 60))
def test_afgebroken_waar_dan_ook(v, plaats) -> None:
    lees_en_toets(v, duo.bytes_van(list(v.regels))[: 90 + plaats])


def lees_en_toets(v, inhoud: bytes) -> None:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / v.naam
        pad.write_bytes(inhoud)
        try:
            verslag = lees(pad, Path(map_) / "set")
        except StelselFout as fout:
            assert fout.exitcode == 2 and fout.doe
            assert fout.code != "BST-ONVERWACHT"
            assert not (Path(map_) / "set").exists()
            return
        soort = verslag.bestanden[0].soort
        vorm = next((ander.vorm for ander in voorbeelden.ALLE if ander.soort.naam == soort), lev.RO)
        lev.klopt(verslag, pad, vorm)
        lev.geen_nummers(verslag)
        verslag.als_tekst()
        meldingen = lev.meldingen(verslag.map)
        regels = len(lev.in_regels(inhoud.removeprefix(b"\xef\xbb\xbf")))
        assert all(0 < int(melding["regel"]) <= regels for melding in meldingen if melding["regel"])
        assert all(not melding["code"].endswith("-BST-18") for melding in meldingen), (
            "een regel die Stelsel niet begrijpt"
        )
        ernstig = any(melding["ernst"] != "waarschuwing" for melding in meldingen)
        assert verslag.exitcode == 2 or verslag.exitcode == int(ernstig)
