"""The key: made once, for its owner only, never among the data."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import polars as pl
import pytest

from stelsel.gegevens.uitvoer import Pseudoniemsleutel
from stelsel.kern.fouten import StelselFout

A, B = Pseudoniemsleutel(b"a" * 32), Pseudoniemsleutel(b"b" * 32)
IDS = pl.Series([str(uuid.UUID(int=n)) for n in range(1000)])


def test_een_sleutel_wordt_een_keer_gemaakt_en_is_van_de_eigenaar(tmp_path):
    pad = tmp_path / "geheim" / "pseudoniem"
    eerste, nieuw = Pseudoniemsleutel.open_of_maak(pad, [])
    weer, ook_nieuw = Pseudoniemsleutel.open_of_maak(pad, [])
    assert (nieuw, ook_nieuw) == (True, False)
    assert eerste.naam == weer.naam and len(eerste.naam) == 8
    assert pad.stat().st_mode & 0o777 == 0o600 and pad.parent.stat().st_mode & 0o777 == 0o700
    assert eerste.naam not in pad.read_text()


def test_wie_tegelijk_vraagt_krijgt_dezelfde_sleutel(tmp_path):
    with ThreadPoolExecutor(12) as werkers:
        gevonden = list(werkers.map(lambda _: Pseudoniemsleutel.open_of_maak(tmp_path / "s", []), range(24)))
    assert len({sleutel.naam for sleutel, _ in gevonden}) == 1
    assert sum(nieuw for _, nieuw in gevonden) == 1
    assert [pad.name for pad in tmp_path.iterdir()] == ["s"]


def _fout(pad, buiten=()):
    with pytest.raises(StelselFout) as fout:
        Pseudoniemsleutel.open_of_maak(pad, buiten)
    assert fout.value.exitcode == 2
    return fout.value.code


def test_een_sleutel_bij_de_gegevens_wordt_geweigerd(tmp_path):
    assert _fout(tmp_path / "set" / "diep" / "s", [tmp_path / "set"]) == "GEG-PSEUDONIEM-01"
    assert not (tmp_path / "set").exists()
    (tmp_path / "set").mkdir()
    (tmp_path / "weg").symlink_to(tmp_path / "set")
    assert _fout(tmp_path / "weg" / "s", [tmp_path / "set"]) == "GEG-PSEUDONIEM-01"


def test_een_plek_die_niet_kan(tmp_path):
    (tmp_path / "bestand").write_text("x")
    assert _fout(tmp_path / "bestand" / "s") == "GEG-PSEUDONIEM-02"


@pytest.mark.parametrize("inhoud", ["", "geheim", "stelsel-pseudoniemsleutel-1 zz", "é", "-----BEGIN KEY-----"])
def test_iets_anders_is_geen_sleutel(tmp_path, inhoud):
    pad = tmp_path / "s"
    pad.write_text(inhoud)
    pad.chmod(0o600)
    assert _fout(pad) == "GEG-PSEUDONIEM-03"
    assert _fout(tmp_path) == "GEG-PSEUDONIEM-03"


def test_een_sleutel_die_anderen_kunnen_lezen_wordt_niet_gebruikt(tmp_path):
    Pseudoniemsleutel.open_of_maak(tmp_path / "s", [])
    (tmp_path / "s").chmod(0o640)
    assert _fout(tmp_path / "s") == "GEG-PSEUDONIEM-04"


def test_een_pseudoniem_is_vast_onder_een_sleutel_en_los_van_een_andere():
    eerste = A.pseudoniemen("persoon", IDS)
    assert eerste.equals(Pseudoniemsleutel(b"a" * 32).pseudoniemen("persoon", IDS))
    assert eerste.n_unique() == len(IDS)
    assert not set(eerste) & set(B.pseudoniemen("persoon", IDS)) and A.naam != B.naam
    assert not set(eerste) & set(A.pseudoniemen("levering", IDS)), "een andere soort is iets anders"
    assert {uuid.UUID(tekst).version for tekst in eerste} == {8}


def test_een_pseudoniem_is_de_hmac_van_het_id():
    """Checked against the standard library alone, so that another program can make the same."""
    import hashlib
    import hmac

    som = bytearray(hmac.new(b"a" * 32, f"persoon\0{IDS[3]}".encode(), hashlib.sha256).digest()[:16])
    som[6], som[8] = som[6] & 0x0F | 0x80, som[8] & 0x3F | 0x80
    assert A.pseudoniemen("persoon", IDS)[3] == str(uuid.UUID(bytes=bytes(som)))


def test_codes_van_teksten():
    codes = A.codes("groep", pl.Series(["1A", "1B", "1A"]))
    assert codes[0] == codes[2] != codes[1] and set(codes.str.len_chars()) == {20}
    assert codes[0] != A.codes("team", pl.Series(["1A"]))[0] != B.codes("groep", pl.Series(["1A"]))[0]
    assert A.codes("groep", pl.Series([], dtype=pl.String)).to_list() == []
