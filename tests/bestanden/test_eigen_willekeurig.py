"""Whatever is done to eigen_administratie.csv beside a good RO: no traceback, the balance holds, nobody is named."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hulp import leveringen as lev
from stelsel.bestanden import lees
from stelsel.kern.fouten import StelselFout

NAAM = "eigen_administratie.csv"
RARE_WAARDEN = (
    *("", " ", '"', '""', "'", "\0", "é", ",", ";", "x" * 300, "-1", "9" * 20, "1e5", "1-8-2024", "2024-02-30"),
    *("000000000", lev.BSNS[1], lev.ONDERWIJSNUMMER, "mentor", "J", "\ufeff", "\u2028", "\x7f", "٢٠٢٣", "nan", "inf"),
)


def bederf(zaad: int, aantal: int) -> bytes:
    """A good file with `aantal` changes of lines, columns and sometimes bytes; the same for the same seed."""
    r = random.Random(zaad)
    regels = lev.goed_eigen()
    for _ in range(aantal):
        i, j = r.randrange(len(regels)), r.randrange(len(regels))
        keuze = r.random()
        if keuze < 0.6:
            velden = regels[i].split(",")
            velden[r.randrange(len(velden))] = r.choice(RARE_WAARDEN)
            regels[i] = ",".join(velden)
        elif keuze < 0.75:
            regels.insert(j, regels[i])
        elif keuze < 0.85:
            regels[i], regels[j] = regels[j], regels[i]
        elif len(regels) > 2:
            del regels[i]
    inhoud = bytearray(lev.bytes_van(regels, r.choice(("\r\n", "\n", "\r"))))
    if r.random() < 0.3:
        for _ in range(r.randrange(1, 20)):
            inhoud[r.randrange(len(inhoud))] = r.randrange(256)
    return bytes(inhoud)


@given(zaad=st.integers(0, 2**32), aantal=st.integers(1, 10))
def test_wat_er_ook_mee_gebeurt(zaad, aantal) -> None:
    with tempfile.TemporaryDirectory() as map_:
        ro, eigen = Path(map_) / lev.RO_NAAM, Path(map_) / NAAM
        ro.write_bytes(lev.bytes_van(lev.goed_ro()))
        eigen.write_bytes(bederf(zaad, aantal))
        try:
            verslag = lees([ro, eigen], Path(map_) / "set")
        except StelselFout as fout:
            assert fout.exitcode == 2 and fout.doe and fout.code == "BST-HERKENNING-01"
            return
        lev.klopt(verslag, ro)
        lev.geen_nummers(verslag)
        verslag.als_tekst()
        meldingen = [melding for melding in lev.meldingen(verslag.map) if melding["bestand"] == NAAM]
        assert all(melding["code"] not in ("EIG-BST-18", "RO-BST-18") for melding in meldingen)
        if verslag.bestanden[1].soort == "EIGEN":
            _verantwoord(verslag, eigen, meldingen)


def _verantwoord(verslag, pad, meldingen) -> None:
    bestand = verslag.bestanden[1]
    for soort, telling in bestand.telling.items():
        assert telling.gelezen == telling.aanvaard + telling.afgekeurd
        if soort in lev.EIGEN.records and soort != "student":
            assert lev.aantal_rijen(verslag.map, lev.EIGEN.records[soort].tabel) == telling.aanvaard
    afgekeurd = sum(telling.afgekeurd for telling in bestand.telling.values())
    bewaard = verslag.map / "afgekeurd" / NAAM
    assert len(lev.in_regels(bewaard.read_bytes()) if bewaard.exists() else []) == afgekeurd
    regels = len(lev.in_regels(pad.read_bytes()))
    assert all(0 < int(melding["regel"]) <= regels for melding in meldingen if melding["regel"])
