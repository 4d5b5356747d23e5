"""Workbooks made to do harm, and lists damaged at random: refused in words, or read with the balance right."""

from __future__ import annotations

import random
import tempfile
import threading
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulp import leveringen as lev
from hulp import lijst as lst
from stelsel.bestanden import lees
from stelsel.bestanden.csv_blad import CsvTekst, lees_csv
from stelsel.bestanden.eigen_lijst import xlsx_veilig
from stelsel.kern.fouten import StelselFout

GOED = lst.goede_lijst()
BLAD = "xl/worksheets/sheet1.xml"


def boek(map_: Path, **anders: bytes | None) -> Path:
    """The good list as a workbook in which parts have other bytes; None takes a part away."""
    pad = lst.xlsx_van(map_ / "lijst.xlsx", Blad=GOED)
    with zipfile.ZipFile(pad) as oud:
        delen = {naam: oud.read(naam) for naam in oud.namelist()}
    delen |= {naam.replace("__", "/"): inhoud for naam, inhoud in anders.items()}
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam, inhoud in delen.items():
            if inhoud is not None:
                nieuw.writestr(naam, inhoud)
    return pad


def blad_van(map_: Path) -> bytes:
    with zipfile.ZipFile(boek(map_)) as oud:
        return oud.read(BLAD)


def geweigerd(pad: Path, map_: Path) -> StelselFout:
    with pytest.raises(StelselFout) as fout:
        lees(pad, map_ / "set", bestanden={"indeling": lst.indeling(map_)})
    assert fout.value.exitcode == 2 and fout.value.doe and not (map_ / "set").exists()
    return fout.value


def test_een_zipbom(tmp_path) -> None:
    fout = geweigerd(boek(tmp_path, xl__media__x=b"\0" * 40_000_000), tmp_path)
    assert fout.code == "BST-XLSX-02"


@pytest.mark.parametrize("naam", ["GROOTSTE_DEEL", "GROOTSTE_GEHEEL", "MEESTE_DELEN"])
def test_te_groot(naam, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(xlsx_veilig, naam, 3)
    assert geweigerd(boek(tmp_path), tmp_path).code == "BST-XLSX-02"


def test_een_doctype_wordt_niet_uitgevouwen(tmp_path) -> None:
    bom = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    blad = blad_van(tmp_path).replace(b"<worksheet", bom + b"<worksheet", 1)
    assert geweigerd(boek(tmp_path, **{BLAD: blad}), tmp_path).code == "BST-XLSX-03"
    utf16 = blad.decode().encode("utf-16")
    assert geweigerd(boek(tmp_path, **{BLAD: utf16}), tmp_path).code == "BST-XLSX-03"


def test_rijen_door_elkaar_zouden_verloren_gaan(tmp_path) -> None:
    blad = blad_van(tmp_path)
    assert b'<row r="3"' in blad
    for rij in (b'<row r="1"', b'<row r="99999999999"'):
        anders = blad.replace(b'<row r="3"', rij, 1)
        assert geweigerd(boek(tmp_path, **{BLAD: anders}), tmp_path).code == "BST-XLSX-03"


def test_halve_tags_kosten_geen_tijd(tmp_path) -> None:
    blad = blad_van(tmp_path).replace(b"</sheetData>", b"<row " * 300_000 + b"</sheetData>")
    assert geweigerd(boek(tmp_path, **{BLAD: blad}), tmp_path).code == "BST-XLSX-01"


@pytest.mark.parametrize("deel", ["xl/workbook.xml", BLAD, "xl/_rels/workbook.xml.rels", "[Content_Types].xml"])
@pytest.mark.parametrize("inhoud", [None, b"<niets/>", b"<half"], ids=["weg", "leeg", "half"])
def test_een_kapotte_werkmap(deel, inhoud, tmp_path) -> None:
    assert geweigerd(boek(tmp_path, **{deel: inhoud}), tmp_path).code in {"BST-XLSX-01", "BST-INDELING-06"}


def test_een_afgebroken_werkmap_en_een_gewone_zip(tmp_path) -> None:
    pad = boek(tmp_path)
    pad.write_bytes(pad.read_bytes()[:-200])
    assert geweigerd(pad, tmp_path).code == "BST-XLSX-01"
    with zipfile.ZipFile(pad, "w") as zip_:
        zip_.writestr("lijst.csv", "x")
    assert "geen Excel" in geweigerd(pad, tmp_path).wat


def test_een_werkmap_zonder_indeling_zegt_wat_kan(tmp_path) -> None:
    with pytest.raises(StelselFout) as fout:
        lees(boek(tmp_path), tmp_path / "set")
    assert "--indeling" in fout.value.doe


def test_macros_en_koppelingen_blijven_dicht(tmp_path) -> None:
    pad = boek(tmp_path, **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0", "xl/externalLinks/externalLink1.xml": b"<x/>"})
    verslag = lees(pad, tmp_path / "set", bestanden={"indeling": lst.indeling(tmp_path)})
    assert verslag.exitcode == 0 and verslag.personen == 3


def test_stoppen(tmp_path) -> None:
    with pytest.raises(StelselFout) as fout:
        lees(
            lst.xlsx_van(tmp_path / "x.xlsx", Blad=[GOED[0], *[GOED[1]] * 6000]),
            tmp_path / "set",
            bestanden={"indeling": lst.indeling(tmp_path)},
            gestopt=lambda: True,
        )
    assert fout.value.code == "BST-GESTOPT"


# ---- damage at random

RARE_WAARDEN = (
    *("", " ", '"', "'", "\0", "é", ",", ";", "\n", "x" * 300, "-1", "9" * 20, "1e5", "1-8-2024", "30-2-2024", "45139"),
    *("000000000", lev.BSNS[1], lev.ONDERWIJSNUMMER, "ja", "BOL", "\ufeff", "\u2028", "\x7f", "٢٠٢٣", "nan", "=1+1"),
)
RARE_CELLEN = (*RARE_WAARDEN[:4], *RARE_WAARDEN[5:26], "ja", 1, -1, 45139, 1e300, 0.5, 3.0, True, 10**30)


def bederf(zaad: int, aantal: int, waarden) -> list[list]:
    """The good list with `aantal` changes of cells and rows; the same for the same seed."""
    r = random.Random(zaad)
    rijen = [list(rij) for rij in GOED]
    for _ in range(aantal):
        i, keuze = r.randrange(1, len(rijen)), r.random()
        if keuze < 0.7:
            rijen[i][r.randrange(len(rijen[i]))] = r.choice(waarden)
        elif keuze < 0.85:
            rijen.insert(r.randrange(1, len(rijen) + 1), list(rijen[i]))
        elif len(rijen) > 2:
            del rijen[i]
    return rijen


def klopt(pad: Path, map_: Path, rijen: int | None) -> None:
    try:
        verslag = lees(pad, map_ / "set", bestanden={"indeling": lst.indeling(map_)})
    except StelselFout as fout:
        assert fout.exitcode == 2 and fout.doe and fout.code != "BST-ONVERWACHT", fout.als_tekst()
        assert rijen is None, fout.als_tekst()
        return
    (bestand,) = verslag.bestanden
    telling = bestand.telling["alles"]
    assert telling.gelezen == telling.aanvaard + telling.afgekeurd
    if rijen is not None:
        assert telling.gelezen + bestand.lege_regels == rijen
    assert telling.aanvaard >= lev.aantal_rijen(verslag.map, "inschrijving")
    afgekeurd = [m for m in lev.meldingen(verslag.map) if m["ernst"] == "afgekeurd"]
    assert bool(telling.afgekeurd) == bool(afgekeurd) or any(
        m["code"] == "LIJST-BST-38" for m in lev.meldingen(verslag.map)
    )
    perioden = {
        (rij["persoon_id"], rij["inschrijvingvolgnummer"]) for rij in lev.rijen(verslag.map, "inschrijvingsperiode")
    }
    assert perioden <= {
        (rij["persoon_id"], rij["inschrijvingvolgnummer"]) for rij in lev.rijen(verslag.map, "inschrijving")
    }
    verslag.als_tekst()
    lev.geen_nummers(verslag)


@given(zaad=st.integers(0, 2**32), aantal=st.integers(1, 8))
def test_een_csv_na_willekeurige_schade(zaad, aantal) -> None:
    r = random.Random(zaad + 1)
    inhoud = bytearray(lst.csv_van(bederf(zaad, aantal, RARE_WAARDEN)))
    kop = len(lst.csv_van(GOED[:1]))
    for _ in range(r.choice((0, 0, 0, 1, 10))):
        inhoud[r.randrange(kop, len(inhoud))] = r.randrange(256)
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "lijst.csv"
        pad.write_bytes(inhoud)
        klopt(pad, Path(map_), None)


@given(zaad=st.integers(0, 2**32), aantal=st.integers(1, 8))
def test_een_werkmap_na_willekeurige_schade(zaad, aantal) -> None:
    """No row goes missing: those read and those empty are all there are."""
    schoon = [cel for cel in RARE_CELLEN if not (isinstance(cel, str) and any(c in cel for c in "\0\x7f"))]
    rijen = bederf(zaad, aantal, schoon)
    with tempfile.TemporaryDirectory() as map_:
        klopt(lst.xlsx_van(Path(map_) / "lijst.xlsx", Blad=rijen), Path(map_), len(rijen) - 1)


@given(zaad=st.integers(0, 2**32), aantal=st.integers(1, 30))
def test_een_werkmap_met_kapotte_bytes(zaad, aantal) -> None:
    r = random.Random(zaad)
    with tempfile.TemporaryDirectory() as map_:
        pad = boek(Path(map_))
        with zipfile.ZipFile(pad) as oud:
            blad = bytearray(oud.read(BLAD))
        for _ in range(aantal):
            blad[r.randrange(len(blad))] = r.randrange(256)
        klopt(boek(Path(map_), **{BLAD: bytes(blad)}), Path(map_), None)


def test_een_grote_csv_met_aanhalingstekens_kost_evenredig_tijd() -> None:
    """Every value quoted, as some programs write: the time per row does not grow with the file."""
    regels = ['"a";"b"\r\n'] * 200_000
    klaar = threading.Event()

    def lees_alles() -> None:
        tekst = CsvTekst([regel.encode() for regel in regels], regels, "utf-8", False)
        lees_csv(tekst, 1, lambda kop: {"a": 0}, lambda: None)
        klaar.set()

    threading.Thread(target=lees_alles, daemon=True).start()
    # Seconds of work; when each row walks through all before it, many minutes.
    assert klaar.wait(60)
