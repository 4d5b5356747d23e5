"""Whatever is done to a file, it is read to the end: nothing is lost without a word, and nobody is named."""

from __future__ import annotations

import csv
import re
import tempfile
from pathlib import Path

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from hulp import ro
from stelsel.bestanden import lees
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.fouten import StelselFout

GOED = "".join(f"{regel}\r\n" for regel in ro.regels()).encode()
VREEMD = [
    b"", b"\0", b"\t", b"\r", b"\n", b"\r\n", b"\xff", "\u00a0".encode(), "\ufeff".encode(), "é".encode(), b"|", b";",
    b'"', b" ", b"=1+1", b"'", b"99999999999999999999", b"-1", b"0000-00-00", b"2024-02-30", b"9999-12-31", b"1-8-2023",
    b"PER|", b"SLR", b"||||||||||||||||||||", b"x" * 70_000, b"\x1a", b"\x85", b"\xed\xa0\x80", b"2023-08-01T00:00",
]  # fmt: skip

bewerking = st.one_of(
    st.tuples(st.just("zet"), st.integers(0, len(GOED)), st.integers(0, 12), st.sampled_from(VREEMD)),
    st.tuples(st.just("zet"), st.integers(0, len(GOED)), st.integers(0, 3), st.binary(max_size=4)),
    st.tuples(st.just("dubbel"), st.integers(0, 30), st.integers(0, 30), st.just(b"")),
    st.tuples(st.just("weg"), st.integers(0, 30), st.just(0), st.just(b"")),
    st.tuples(st.just("verplaats"), st.integers(0, 30), st.integers(0, 30), st.just(b"")),
    st.tuples(st.just("knip"), st.integers(0, len(GOED)), st.just(0), st.just(b"")),
    st.tuples(st.just("vervang"), st.just(0), st.just(0), st.sampled_from([b"|;", b"\r\n\n", b"\r\n\r", b"01"])),
)


def bewerk(inhoud: bytes, soort: str, a: int, b: int, tekst: bytes) -> bytes:
    if soort == "zet":
        return inhoud[:a] + tekst + inhoud[a + b :]
    if soort == "knip":
        return inhoud[:a]
    if soort == "vervang":
        return inhoud.replace(tekst[:-1], tekst[-1:])
    regels = inhoud.splitlines(keepends=True)
    if not regels:
        return inhoud
    regel = regels[a % len(regels)]
    if soort != "dubbel":
        regels.pop(a % len(regels))
    if soort != "weg":
        regels.insert(b % (len(regels) + 1), regel)
    return b"".join(regels)


@given(st.lists(bewerking, min_size=1, max_size=4), st.sampled_from([ro.NAAM, "kapot.csv", "RO_98XX_1_2.csv"]))
def test_een_bewerkt_bestand_wordt_helemaal_verantwoord(bewerkingen, naam) -> None:
    inhoud = GOED
    for stap in bewerkingen:
        inhoud = bewerk(inhoud, *stap)
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / naam
        pad.write_bytes(inhoud)
        try:
            verslag = lees(pad, Path(map_) / "set")
        except StelselFout as fout:
            assert fout.exitcode == 2
            assert fout.wat and fout.doe
            return
        toets(verslag, Path(map_) / "set", inhoud)


def toets(verslag, set_, inhoud: bytes) -> None:
    gegevens = Gegevensset.open(set_)
    bestand = verslag.bestanden[0]
    assert verslag.exitcode in (0, 1, 2)
    for code, telling in bestand.telling.items():
        assert telling.gelezen == telling.aanvaard + telling.afgekeurd
        if code in ro.RECORDS and ro.RECORDS[code].tabel:
            assert telling.aanvaard == gegevens.rijen(ro.RECORDS[code].tabel)
    _alle_regels_geteld(bestand, set_, inhoud)
    _sleutels_uniek(gegevens)
    _niemand_genoemd(set_)
    _exitcode_past(verslag, gegevens)


def _alle_regels_geteld(bestand, set_, inhoud: bytes) -> None:
    regels = re.sub(rb"\r\n|\r", b"\n", inhoud.removeprefix(b"\xef\xbb\xbf")).removesuffix(b"\n").split(b"\n")
    geteld = sum(telling.gelezen for telling in bestand.telling.values()) + bestand.lege_regels
    assert geteld == len(regels)
    afgekeurd = sum(telling.afgekeurd for telling in bestand.telling.values())
    assert (set_ / "afgekeurd").exists() == bool(afgekeurd)
    if afgekeurd:
        bewaard = next((set_ / "afgekeurd").iterdir())
        assert bewaard.stat().st_mode & 0o777 == 0o600
        assert all(stuk in inhoud for stuk in bewaard.read_bytes().splitlines())
    with (set_ / "meldingen.csv").open(encoding="utf-8", newline="") as csv_bestand:
        meldingen = list(csv.DictReader(csv_bestand))
    # Every refused line has its own message. (A repetition is refused too, but nothing of it is lost.)
    gemeld = {m["regel"] for m in meldingen if m["ernst"] == "afgekeurd" or m["code"][-2:] in ("08", "31")}
    assert len(gemeld) >= afgekeurd


def _sleutels_uniek(gegevens) -> None:
    for naam in (
        "persoon",
        "inschrijving",
        "bpv",
        "diploma",
        "examenonderdeel",
        "keuzedeelresultaat",
        "amvb_onderdeel",
    ):
        tabel = pl.read_parquet(gegevens.pad(naam))
        assert not tabel.select(TABELLEN[naam].sleutel).is_duplicated().any()
    personen = pl.read_parquet(gegevens.pad("persoon"))["persoon_id"].implode()
    for tabel in ("inschrijving", "diploma", "inschrijvingsperiode"):
        assert pl.read_parquet(gegevens.pad(tabel))["persoon_id"].is_in(personen).all()


def _niemand_genoemd(set_) -> None:
    tekst = (set_ / "meldingen.csv").read_text("utf-8") + (set_ / "gegevensset.json").read_text("utf-8")
    for geheim in (ro.BSN, ro.ONDERWIJSNUMMER, "2004-03-05", "2006-01-31"):
        assert geheim not in tekst
    assert sorted(p.name for p in set_.parent.iterdir() if p.name.startswith(".")) == []


def _exitcode_past(verslag, gegevens) -> None:
    ernst = verslag.bestanden[0].per_ernst
    if not gegevens.rijen("persoon"):
        assert verslag.exitcode == 2
    else:
        assert verslag.exitcode == (1 if ernst["afgekeurd"] or ernst["fout"] else 0)
