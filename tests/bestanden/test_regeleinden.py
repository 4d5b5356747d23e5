"""Files of very many line ends: what they cost in memory is counted, and far too many are refused in words."""

from __future__ import annotations

import random
import tracemalloc

import numpy as np
import pytest

from hulp import leveringen as lev
from stelsel.bestanden import lees, regels
from stelsel.kern.fouten import StelselFout

MILJOEN = 1_000_000


def schrijf(tmp_path, inhoud: bytes, naam: str = lev.RO_NAAM):
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    return pad


@pytest.mark.parametrize("einde", [b"\n", b"\r\n", b"\r"])
def test_een_brok_heeft_nooit_zeer_veel_regels(tmp_path, einde) -> None:
    brokken = list(regels.brokken(schrijf(tmp_path, einde * 2 * MILJOEN)))
    assert sum(map(len, brokken)) == 2 * MILJOEN
    assert max(map(len, brokken)) <= regels.VEEL_REGELS


def test_in_stukken_gaat_geen_byte_en_geen_regel_verloren(monkeypatch) -> None:
    """Cut small or whole, the lines are the same: also around long lines and line ends of more than one kind."""
    toeval = random.Random(1)
    delen = [b"\n", b"\r\n", b"\r", b"\n\n\n\n", b"PER|x|y", b"z" * 40]
    monkeypatch.setattr(regels, "KLEIN_BLOK", 8)
    for _ in range(300):
        # A piece of a file ends at a line end, as `brokken` cuts it.
        inhoud = b"".join(toeval.choices(delen, k=toeval.randrange(1, 60))) + b"\n"
        heel = regels.in_regels(np.frombuffer(inhoud, np.uint8), 0, 1)
        monkeypatch.setattr(regels, "VEEL_REGELS", 3)
        stukken = list(regels.stukken(inhoud))
        assert b"".join(stukken) == inhoud
        los = [regels.in_regels(np.frombuffer(stuk, np.uint8), 0, 1) for stuk in stukken]
        assert [brok.regel(i) for brok in los for i in range(len(brok))] == [heel.regel(i) for i in range(len(heel))]


def piek(pad, naar) -> int:
    """The most bytes that Python and numpy held at one time during a reading."""
    tracemalloc.start()
    try:
        lees(pad, naar)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_een_lege_regel_kost_een_vast_aantal_bytes(tmp_path) -> None:
    """The place of every line and the numbers of the empty ones, each while they are put together: 36 bytes."""
    goed = lev.bytes_van(lev.goed_ro())
    delen = []
    for aantal in (1, 3):
        map_ = tmp_path / str(aantal)
        map_.mkdir()
        delen.append(piek(schrijf(map_, goed + b"\n" * aantal * MILJOEN), map_ / "set"))
    assert (delen[1] - delen[0]) / (2 * MILJOEN) <= 48
    assert delen[1] / (3 * MILJOEN) <= 64


def test_een_goed_bestand_met_veel_lege_regels_wordt_gelezen(tmp_path) -> None:
    pad = schrijf(tmp_path, lev.bytes_van(lev.goed_ro()) + b"\n" * MILJOEN)
    verslag = lees(pad, tmp_path / "set")
    assert (verslag.exitcode, verslag.personen, verslag.volledig) == (0, 4, True)
    per_code = {oorzaak.code: oorzaak.aantal for oorzaak in verslag.bestanden[0].samenvatting}
    assert per_code == {"RO-BST-06": MILJOEN, "RO-BST-12": 1}
    assert verslag.bestanden[0].lege_regels == MILJOEN


@pytest.mark.parametrize(("naam", "kop"), [(lev.RO_NAAM, b""), ("eigen_administratie.csv", b"soort,bsn\n")])
@pytest.mark.parametrize("regel", [b"\n", b"\r\n", b"\r", b"A\n"])
def test_te_veel_korte_regels_wordt_geweigerd(tmp_path, monkeypatch, naam, kop, regel) -> None:
    monkeypatch.setattr(regels, "VEEL_KORTE_REGELS", 10_000)
    # The first lines say what the file is.
    kop = kop or lev.bytes_van(lev.goed_ro())
    pad = schrijf(tmp_path, kop + regel * 20_000, naam)
    with pytest.raises(StelselFout) as fout:
        lees(pad, tmp_path / "set")
    assert (fout.value.code, fout.value.exitcode) == ("BST-REGELS-01", 2)
    assert [pad.name] == [over.name for over in tmp_path.iterdir()]


def test_veel_gewone_regels_worden_niet_geweigerd(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(regels, "VEEL_KORTE_REGELS", 10)
    assert lees(schrijf(tmp_path, lev.bytes_van(lev.goed_ro())), tmp_path / "set").exitcode == 0
