"""`stelsel exporteer` and `stelsel schrijf ro --pseudoniem` as typed: what is asked, what is said, what is refused."""

from __future__ import annotations

import json

import polars as pl
import pytest

from hulp import leveringen as lev
from hulp.uitvoer import geboortedatums, lekt
from stelsel.bestanden import lees
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.opdrachten.hoofd import main

GEBOREN = {vorm for i in range(4) for vorm in geboortedatums(2005, i + 1, 11)}
PERIODE = ("--brin", "99XX", "--van", "2023-08-01", "--tot", "2024-07-31")


@pytest.fixture
def werk(tmp_path, monkeypatch):
    """A small set that was read, and a data folder of its own."""
    monkeypatch.setenv("STELSEL_GEGEVENS", str(tmp_path / "gegevens"))
    ro = tmp_path / lev.RO_NAAM
    ro.write_text("\r\n".join(lev.goed_ro()) + "\r\n", newline="")
    lees(ro, tmp_path / "set")
    return tmp_path


@pytest.fixture
def draai(capsys):
    def _draai(*woorden):
        capsys.readouterr()
        with pytest.raises(SystemExit) as einde:
            main([str(woord) for woord in woorden])
        uitvoer = capsys.readouterr()
        return einde.value.code, uitvoer.out, uitvoer.err

    return _draai


def _ids(map_):
    return set(pl.read_parquet(Gegevensset.open(map_).pad("persoon"))["persoon_id"])


def test_een_set_die_de_school_uit_mag(werk, draai):
    code, uit, fout = draai("exporteer", "--gegevens", werk / "set", "--naar", werk / "uit")
    assert code == 0
    assert "4 personen onder een pseudoniem" in uit and "2023-2024" in uit and "Er staan geen nummers in." in uit
    sleutel = werk / "gegevens" / "geheim" / "pseudoniem"
    assert f"Nieuwe pseudoniemsleutel gemaakt: {sleutel}" in fout and sleutel.stat().st_mode & 0o777 == 0o600
    assert not lekt(werk / "uit", {*lev.NUMMERS, *GEBOREN, *_ids(werk / "set"), sleutel.read_text().split()[1]})
    assert {pad.suffix for pad in (werk / "uit").iterdir()} == {".parquet", ".json"}
    assert not (werk / "uit" / "sleutels.parquet").exists()
    # Again with the same key: no word about a new one, and the same pseudonyms.
    code, uit, fout = draai("exporteer", "--gegevens", werk / "set", "--naar", werk / "weer", "--uit", "json")
    assert (code, fout) == (0, "")
    verslag = json.loads(uit)
    assert (verslag["studiejaar"], verslag["rijen"]["leeftijd"], verslag["zonder_nummer"]) == ("2023-2024", 16, None)
    assert _ids(werk / "uit") == _ids(werk / "weer")
    draai("exporteer", "--gegevens", werk / "set", "--naar", werk / "b", "--pseudoniemsleutel", werk / "b.sleutel")
    assert not _ids(werk / "uit") & _ids(werk / "b")


def test_met_nummers_en_een_reden(werk, draai, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "hans")
    mee = ("--met-nummers", "--sleutels", werk / "set" / "sleutels.parquet", "--reden", " koppeling met het CBS ")
    code, uit, _ = draai("exporteer", "--gegevens", werk / "set", "--naar", werk / "uit", *mee)
    assert code == 0 and "persoonsnummer.parquet" in uit and "geen nummers" not in uit
    over = json.loads((werk / "uit" / "gegevensset.json").read_text())["uitvoer"]["nummers"]
    assert (over["reden"], over["door"], over["rijen"]) == ("koppeling met het CBS", "hans", 4)
    assert set(pl.read_parquet(werk / "uit" / "persoonsnummer.parquet")["nummer"]) <= set(lev.NUMMERS)

    def naamloos():
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", naamloos)
    draai("exporteer", "--gegevens", werk / "set", "--naar", werk / "uit2", *mee)
    assert json.loads((werk / "uit2" / "gegevensset.json").read_text())["uitvoer"]["nummers"]["door"] == "onbekend"


SLEUTELS = ("--sleutels", "set/sleutels.parquet")


@pytest.mark.parametrize(
    ("opties", "code"),
    [
        (("--met-nummers",), "OPD-EXPORTEER-01"),
        (("--met-nummers", *SLEUTELS), "OPD-EXPORTEER-01"),
        (("--met-nummers", *SLEUTELS, "--reden", "  "), "OPD-EXPORTEER-01"),
        (("--met-nummers", "--reden", "x"), "OPD-EXPORTEER-01"),
        (("--met-nummers", *SLEUTELS, "--reden", f"voor {lev.BSNS[0]}"), "OPD-EXPORTEER-02"),
        (("--met-nummers", *SLEUTELS, "--reden", "x" * 201), "OPD-EXPORTEER-02"),
        (SLEUTELS, "OPD-EXPORTEER-03"),
        (("--reden", "x"), "OPD-EXPORTEER-03"),
        (("--met-nummers", "--sleutels", "weg.parquet", "--reden", "x"), "BST-SLEUTELS-02"),
        (("--pseudoniemsleutel", "set/sleutel"), "GEG-PSEUDONIEM-01"),
        (("--pseudoniemsleutel", "uit/sleutel"), "GEG-PSEUDONIEM-01"),
        (("--studiejaar", "later"), "KERN-TIJD-02"),
    ],
)
def test_wat_niet_kan_schrijft_niets(werk, draai, monkeypatch, opties, code):
    monkeypatch.chdir(werk)
    uitgang, uit, fout = draai("exporteer", "--gegevens", "set", "--naar", "uit", *opties, "--uit", "json")
    assert (uitgang, uit) == (2, "")
    assert json.loads(fout)["fout"]["code"] == code
    assert lev.BSNS[0] not in fout
    assert not (werk / "uit").exists() and not (werk / "gegevens").exists()


def test_wie_geen_nummer_heeft_wordt_genoemd(werk, draai):
    sleutels = werk / "set" / "sleutels.parquet"
    pl.read_parquet(sleutels).head(3).write_parquet(werk / "drie.parquet")
    mee = ("--met-nummers", "--sleutels", werk / "drie.parquet", "--reden", "x")
    code, uit, _ = draai("exporteer", "--gegevens", werk / "set", "--naar", werk / "uit", *mee)
    assert code == 1 and "Van 1 personen staat geen nummer in het sleutelbestand." in uit


def test_een_ro_zonder_nummers(werk, draai):
    opties = ("--gegevens", werk / "set", *PERIODE, "--naar", werk / "ro")
    code, uit, fout = draai("schrijf", "ro", *opties, "--pseudoniem")
    assert code == 0 and "Er staan geen nummers in" in uit and "Nieuwe pseudoniemsleutel" in fout
    (ro,) = (werk / "ro").iterdir()
    assert ro.name == "RO_99XX_20230801_20240731_pseudoniem.csv" and ro.stat().st_mode & 0o777 == 0o600
    tekst = ro.read_text()
    assert not [geheim for geheim in {*lev.NUMMERS, *GEBOREN, *_ids(werk / "set")} if geheim in tekst]
    personen = [regel.split("|") for regel in tekst.splitlines() if regel.startswith("PER")]
    assert {regel[3] for regel in personen} == {"2005-00-00"}
    draai("exporteer", "--gegevens", werk / "set", "--naar", werk / "uit")
    assert {regel[2] for regel in personen} == _ids(werk / "uit"), "dezelfde sleutel, dezelfde pseudoniemen"
    # It reads back as the same school, and says that the numbers are none.
    code, uit, _ = draai("lees", ro, "--naar", werk / "terug")
    assert code == 1 and "[RO-PER-09]" in uit
    voor, na = (Gegevensset.open(werk / naam) for naam in ("set", "terug"))
    tabellen = ("persoon", "inschrijving", "inschrijvingsperiode", "bpv", "diploma", "examenonderdeel")
    assert [voor.rijen(naam) for naam in tabellen] == [na.rijen(naam) for naam in tabellen]


def test_een_ro_met_nummers_zegt_dat_het_voor_duo_is(werk, draai):
    opties = ("--gegevens", werk / "set", *PERIODE, "--naar", werk / "ro")
    code, uit, fout = draai("schrijf", "ro", *opties, "--sleutels", werk / "set" / "sleutels.parquet")
    assert (code, fout) == (0, "") and "alleen met DUO" in uit and "--pseudoniem" in uit


@pytest.mark.parametrize(
    "opties",
    [(), ("--pseudoniem", *SLEUTELS), (*SLEUTELS, "--pseudoniemsleutel", "s")],
)
def test_nummers_of_pseudoniemen(werk, draai, monkeypatch, opties):
    monkeypatch.chdir(werk)
    code, uit, fout = draai("schrijf", "ro", "--gegevens", "set", *PERIODE, "--naar", "ro", *opties)
    assert (code, uit) == (2, "") and "--sleutels" in fout and "--pseudoniem" in fout
    assert not (werk / "ro").exists() and not (werk / "s").exists()
