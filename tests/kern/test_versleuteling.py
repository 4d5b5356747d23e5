"""Encrypted texts: read back only with their key, for their purpose, unchanged; keys can follow one another."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stelsel.kern.fouten import StelselFout
from stelsel.kern.versleuteling import Sleutelbos


@pytest.fixture(scope="module")
def bos(tmp_path_factory):
    return Sleutelbos(tmp_path_factory.mktemp("sleutels") / "bos")


@given(inhoud=st.binary(max_size=300), waarvoor=st.text(max_size=30))
def test_heen_en_terug(bos, inhoud, waarvoor) -> None:
    dicht = bos.versleutel(inhoud, waarvoor)
    assert bos.ontsleutel(dicht, waarvoor) == inhoud
    assert dicht != bos.versleutel(inhoud, waarvoor)
    with pytest.raises(StelselFout):
        bos.ontsleutel(dicht, waarvoor + "x")


def test_een_veranderd_teken_valt_op(bos) -> None:
    dicht = bos.versleutel(b"geheim", "x")
    ander = dicht[:10] + ("A" if dicht[10] != "A" else "B") + dicht[11:]
    with pytest.raises(StelselFout) as fout:
        bos.ontsleutel(ander, "x")
    assert fout.value.code == "KERN-SLEUTEL-02" and "geheim" not in fout.value.wat


def test_een_nieuwe_sleutel_versleutelt_en_de_oude_leest_nog(tmp_path) -> None:
    eerst = Sleutelbos(tmp_path / "bos")
    oud, merk = eerst.versleutel(b"geheim", "x"), eerst.merk("code", "x")
    (tmp_path / "bos" / "2").write_text(secrets.token_hex(32))
    later = Sleutelbos(tmp_path / "bos")
    assert later.ontsleutel(oud, "x") == b"geheim"
    assert later.versleutel(b"geheim", "x").startswith("2:")
    assert merk in later.merken("code", "x") and later.merk("code", "x") != merk
    (tmp_path / "bos" / "1").unlink()
    with pytest.raises(StelselFout) as fout:
        Sleutelbos(tmp_path / "bos").ontsleutel(oud, "x")
    assert fout.value.code == "KERN-SLEUTEL-01"


def test_de_sleutel_is_alleen_voor_de_eigenaar(tmp_path) -> None:
    Sleutelbos(tmp_path / "bos")
    assert (tmp_path / "bos" / "1").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "bos").stat().st_mode & 0o777 == 0o700
