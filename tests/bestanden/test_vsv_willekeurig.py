"""Whatever is done to a vsv file: no traceback, the balance holds, and no number of a person comes out."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulp import leveringen as lev
from hulp import vsv
from stelsel.bestanden import lees
from stelsel.kern.fouten import StelselFout

RAAR = (
    *("", " ", ";", ",", "\0", "é", '"', '""', "a" * 300, "-1", "0", "9" * 12, "000000000", "123456789", "30-02-2005"),
    *("00-00-2005", "20050511", "2005-05-11", "٢٠٠٥", "\u2028", "1e5", "J", "\ufeff", "\x7f", "\t", "209913", "202309"),
    *("Mbo9 opleidingen", "Bol4", "98XX", lev.BSNS[2], lev.ONDERWIJSNUMMER_2, "\r", "\n", "\x81"),
)
NAMEN = (*vsv.NAMEN.values(), "NRSP2023.csv", "209913A05I99XX.csv", "x.csv")


def bederf(soort: str, zaad: int, aantal: int) -> bytes:
    """A good file with `aantal` changes of values, columns, lines and bytes; the same for the same seed."""
    r = random.Random(zaad)
    regels = vsv.goed(soort).decode().split("\r\n")[:-1]
    for _ in range(aantal):
        i, j, keuze = r.randrange(len(regels)), r.randrange(len(regels)), r.random()
        if keuze < 0.5:
            velden = regels[i].split(";")
            velden[r.randrange(len(velden))] = r.choice(RAAR)
            regels[i] = ";".join(velden)
        elif keuze < 0.65:
            regels.insert(j, regels[i])
        elif keuze < 0.8:
            regels[i], regels[j] = regels[j], regels[i]
        elif len(regels) > 2:
            del regels[i]
    inhoud = bytearray("".join(regel + r.choice(("\r\n", "\n")) for regel in regels).encode())
    if r.random() < 0.3:
        for _ in range(r.randrange(1, 20)):
            inhoud[r.randrange(len(inhoud))] = r.randrange(256)
    return bytes(inhoud[: r.randrange(1, len(inhoud))] if r.random() < 0.15 else inhoud)


@pytest.mark.parametrize("soort", vsv.NAMEN)
@given(zaad=st.integers(0, 2**32), aantal=st.integers(1, 8), naam=st.sampled_from(NAMEN))
def test_wat_er_ook_mee_gebeurt(soort, zaad, aantal, naam) -> None:
    lees_en_toets(bederf(soort, zaad, aantal), naam)


@pytest.mark.parametrize("soort", vsv.NAMEN)
@given(inhoud=st.binary(max_size=300))
def test_losse_bytes_onder_een_goede_kop(soort, inhoud) -> None:
    lees_en_toets(vsv.goed(soort).splitlines(keepends=True)[0] + inhoud, vsv.NAMEN[soort])


def lees_en_toets(inhoud: bytes, naam: str) -> None:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / naam
        pad.write_bytes(inhoud)
        try:
            verslag = lees(pad, Path(map_) / "set")
        except StelselFout as fout:
            assert fout.exitcode == 2 and fout.doe and fout.code != "BST-ONVERWACHT"
            assert not (Path(map_) / "set").exists()
            return
        if verslag.bestanden[0].soort != "VSV":
            return
        lev.klopt(verslag, pad, vsv.VORM)
        lev.geen_nummers(verslag)
        verslag.als_tekst()
        meldingen = lev.meldingen(verslag.map)
        regels = len(lev.in_regels(inhoud.removeprefix(b"\xef\xbb\xbf")))
        assert all(0 < int(melding["regel"]) <= regels for melding in meldingen if melding["regel"])
        assert all(melding["code"] != "VSV-BST-18" for melding in meldingen), "een regel die Stelsel niet begrijpt"
        bestand = verslag.bestanden[0]
        gelezen = sum(telling.gelezen for telling in bestand.telling.values())
        zonder_kop = any(melding["code"] == "VSV-BST-22" for melding in meldingen)
        assert gelezen + bestand.lege_regels == regels - (not zonder_kop)
        geteld = lev.rijen(verslag.map, "vsv_telling")
        assert verslag.personen == len({rij["persoon_id"] for rij in geteld}) == len(lev.rijen(verslag.map, "persoon"))
        ernstig = any(melding["ernst"] != "waarschuwing" for melding in meldingen)
        assert verslag.exitcode == (int(ernstig) if geteld else 2)


@pytest.mark.parametrize("naam", [b"x" * 140_000, b"een\rnaam", b'"open'])
def test_een_kop_die_geen_csv_is(naam, tmp_path) -> None:
    """Found by the fuzzer: the header was cut by a reader that refuses a name too long or with a line end in it."""
    kop, _, rest = vsv.goed("NRSP").partition(b"\n")
    pad = tmp_path / vsv.NAMEN["NRSP"]
    pad.write_bytes(kop.rstrip(b"\r") + b";" + naam + b"\n" + rest)
    try:
        lees(pad, tmp_path / "set")
    except StelselFout as fout:
        assert fout.code != "BST-ONVERWACHT"
