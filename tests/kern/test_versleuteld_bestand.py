"""An encrypted file comes back as it was, or not at all."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stelsel.kern import versleuteld_bestand as vb
from stelsel.kern.fouten import StelselFout
from stelsel.kern.versleuteling import Sleutelbos

STUK = 64


@pytest.fixture(scope="module")
def bos(tmp_path_factory) -> Sleutelbos:
    return Sleutelbos(tmp_path_factory.mktemp("sleutels") / "reserve")


@pytest.fixture(autouse=True, scope="module")
def kleine_stukken():
    """Many pieces of little text, so that every border is met."""
    eerder, vb.STUK = vb.STUK, STUK
    yield
    vb.STUK = eerder


def _dicht(inhoud: bytes, bos: Sleutelbos) -> bytes:
    doel = io.BytesIO()
    with vb.Schrijver(doel, bos) as schrijver:
        for begin in range(0, len(inhoud), 37):
            schrijver.write(inhoud[begin : begin + 37])
    return doel.getvalue()


def _open(dicht: bytes, bos: Sleutelbos) -> bytes:
    lezer, uit = vb.Lezer(io.BytesIO(dicht), bos, "proef"), b""
    while deel := lezer.read(50):
        uit += deel
    return uit


@given(st.binary(max_size=5 * STUK))
def test_heen_en_terug(bos, inhoud) -> None:
    dicht = _dicht(inhoud, bos)
    assert _open(dicht, bos) == inhoud
    assert len(inhoud) < 8 or inhoud not in dicht


@pytest.mark.parametrize("lengte", [0, 1, STUK - 1, STUK, STUK + 1, 2 * STUK, 3 * STUK + 5])
def test_elke_grens(bos, lengte) -> None:
    assert _open(_dicht(bytes(range(256))[:1] * lengte, bos), bos) == bytes(lengte)


@given(st.integers(0, 4 * STUK), st.data())
def test_elke_schade_wordt_gezien(bos, lengte, data) -> None:
    """A byte changed, pieces left out, doubled or in another order, and a file that was cut off at any place."""
    dicht = _dicht(bytes(i % 251 for i in range(lengte)), bos)
    soort = data.draw(st.sampled_from(["byte", "kort", "lang"]))
    plek = data.draw(st.integers(0, len(dicht) - 1))
    stuk = bytearray(dicht)
    if soort == "byte":
        stuk[plek] ^= data.draw(st.integers(1, 255))
    elif soort == "kort":
        del stuk[plek:]
    else:
        stuk += data.draw(st.binary(min_size=1, max_size=2 * STUK))
    with pytest.raises(StelselFout) as fout:
        _open(bytes(stuk), bos)
    assert fout.value.exitcode == 2


def test_stukken_omgewisseld_of_van_een_ander(bos) -> None:
    een, twee = (_dicht(bytes([i]) * (4 * STUK), bos) for i in (1, 2))
    kop = een.index(b"\n") + 1
    stukken = [een[i : i + STUK + 16] for i in range(kop, len(een), STUK + 16)]
    ander = [twee[i : i + STUK + 16] for i in range(kop, len(twee), STUK + 16)]
    for anders in ([stukken[1], stukken[0], *stukken[2:]], stukken[1:], [ander[0], *stukken[1:]]):
        with pytest.raises(StelselFout):
            _open(een[:kop] + b"".join(anders), bos)


def test_een_andere_sleutel_opent_niets(bos, tmp_path) -> None:
    with pytest.raises(StelselFout, match="andere sleutel"):
        _open(_dicht(b"geheim", bos), Sleutelbos(tmp_path / "andere"))


def test_een_nieuwere_sleutel_laat_oude_bestanden_leesbaar(tmp_path) -> None:
    oud = Sleutelbos(tmp_path / "s")
    dicht = _dicht(b"van vroeger", oud)
    (tmp_path / "s" / "2").write_text("00" * 32)
    nieuw = Sleutelbos(tmp_path / "s")
    assert _open(dicht, nieuw) == b"van vroeger"
    assert _dicht(b"x", nieuw).split()[2] == b"2"


def test_zonder_sleutels_worden_er_geen_gemaakt(tmp_path) -> None:
    with pytest.raises(StelselFout, match="geen sleutels"):
        vb.sleutels_uit(tmp_path)
    assert not list(tmp_path.iterdir())
