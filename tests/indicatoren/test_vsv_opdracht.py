"""`stelsel vsv`: from files to every form of output, errors in words, and nobody's number anywhere."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pyarrow.parquet as pq
import pytest

from hulp import leveringen as lev
from hulp import vsv
from stelsel.bestanden import lees
from stelsel.kern.sleutels import verzonnen_bsn
from stelsel.opdrachten.hoofd import main

KOLOMMEN = ["studiejaar", "status", "brin", "niveau", "teller", "noemer", "buiten_noemer", "waarde", "norm", "oordeel",
            "teller_bestand", "noemer_bestand", "toelichting"]  # fmt: skip
BSNS = [verzonnen_bsn(i) for i in range(120)]
BUITEN = verzonnen_bsn(500)
MAANDEN = ("202212", "202303")


@pytest.fixture(scope="module")
def set_(tmp_path_factory):
    """Of a definite population of 120 three left, and somebody who is not in it; two months, one without population."""
    map_ = tmp_path_factory.mktemp("vsv")
    niveau = {"NIVEAU": "Mbo4 opleidingen"}
    inhoud = {
        "NRSP2023DI99XX.csv": vsv.inhoud("NRSP", [vsv.rij("NRSP", bsn, **niveau) for bsn in BSNS]),
        "NenR2023DI99XX.csv": vsv.inhoud("NenR", [vsv.rij("NenR", bsn, **niveau) for bsn in (*BSNS[:3], BUITEN)]),
        "202304A05I99XX.csv": vsv.inhoud("A05", [vsv.rij("A05", bsn, **niveau) for bsn in BSNS]),
        "202304A04I99XX.csv": vsv.inhoud(
            "A04",
            [vsv.rij("A04", bsn, RAPPORTAGEMAAND=maand, **niveau) for bsn in BSNS[:2] for maand in MAANDEN],
        ),
        "202305A04I99XX.csv": vsv.inhoud("A04", [vsv.rij("A04", bsn, **niveau) for bsn in BSNS[:5]]),
    }
    for naam, bytes_ in inhoud.items():
        (map_ / naam).write_bytes(bytes_)
    lees([map_ / naam for naam in inhoud], map_ / "set")
    return map_ / "set"


@pytest.fixture
def stelsel(capfdbinary):
    """Run a command; gives exit code, stdout (bytes) and stderr (text)."""

    def draai(*woorden):
        with pytest.raises(SystemExit) as einde:
            main([str(woord) for woord in woorden])
        uit = capfdbinary.readouterr()
        return einde.value.code, uit.out, uit.err.decode()

    return draai


def test_van_bestand_tot_percentage(stelsel, set_) -> None:
    code, uit, fout = stelsel("vsv", "cijfers", "--gegevens", set_, "--uit", "csv")
    (rij,) = csv.DictReader(io.StringIO(uit.decode()))
    assert (code, fout, list(rij)) == (0, "", KOLOMMEN)
    assert (rij["teller"], rij["noemer"], rij["buiten_noemer"], rij["norm"]) == ("4", "120", "1", "3.17")
    assert float(rij["waarde"]) == 100 * 4 / 120
    # 3 of 120 is 2.5 percent, 4 of 120 is 3.33: whether the norm is met hangs on who is in no population.
    assert rij["oordeel"] == "niet te bepalen" and "1 van de 4 in de teller" in rij["toelichting"]
    assert (rij["teller_bestand"], rij["noemer_bestand"]) == ("NenR2023DI99XX.csv", "NRSP2023DI99XX.csv")


def test_een_maand_telt_mensen_en_noemt_het_bestand(stelsel, set_) -> None:
    """The list names each of two people twice; the other month has no population."""
    code, uit, _ = stelsel("vsv", "maanden", "--gegevens", set_, "--uit", "json")
    eerste, tweede = json.loads(uit)
    assert code == 0
    assert (eerste["maand"], eerste["lijst"], eerste["teller"], eerste["noemer"]) == ("202304", "A04", 2, 120)
    assert eerste["teller_bestand"] == "202304A04I99XX.csv" and eerste["oordeel"] == "op of onder de norm"
    assert (tweede["maand"], tweede["teller"], tweede["noemer"], tweede["waarde"]) == ("202305", 5, None, None)
    assert tweede["oordeel"] == "niet te bepalen" and "A05 van 99XX 202305 ontbreekt" in tweede["toelichting"]


def test_wie_buiten_de_noemer_staat(stelsel, set_, tmp_path) -> None:
    naar = tmp_path / "buiten.json"
    code, uit, fout = stelsel("vsv", "buiten-noemer", "--gegevens", set_, "--uit", "json", "--naar", naar)
    assert (code, uit) == (1, b"")
    assert "Niet vergeleken: 202305A04I99XX.csv: A05 van 99XX 202305 ontbreekt." in fout
    (rij,) = json.loads(naar.read_text("utf-8"))
    assert (rij["teller_bestand"], rij["regel_in_bestand"], rij["noemer_bestand"]) == (
        "NenR2023DI99XX.csv", 5, "NRSP2023DI99XX.csv",
    )  # fmt: skip
    assert BUITEN not in naar.read_text("utf-8") and naar.stat().st_mode & 0o777 == 0o600
    assert stelsel("vsv", "buiten-noemer", "--gegevens", set_, "--jaar", "2022", "--filter", "niveau=1")[0] == 1


def test_niemand_buiten_de_noemer_is_exit_0(stelsel, tmp_path) -> None:
    for soort in ("NRSP", "NenR"):
        (tmp_path / vsv.NAMEN[soort]).write_bytes(vsv.goed(soort))
    lees([tmp_path / vsv.NAMEN[soort] for soort in ("NRSP", "NenR")], tmp_path / "set")
    code, uit, fout = stelsel("vsv", "buiten-noemer", "--gegevens", tmp_path / "set", "--uit", "csv")
    assert (code, len(uit.splitlines()), fout) == (0, 1, "")


def test_elke_vorm_zegt_hetzelfde(stelsel, set_, tmp_path) -> None:
    vraag = ("vsv", "cijfers", "--gegevens", set_, "--per", "niveau", "--status", "definitief")
    rijen = json.loads(stelsel(*vraag, "--uit", "json")[1])
    csv_rijen = list(csv.DictReader(io.StringIO(stelsel(*vraag, "--uit", "csv")[1].decode())))
    assert [{k: str("" if v is None else v) for k, v in rij.items()} for rij in rijen] == csv_rijen
    stelsel(*vraag, "--uit", "parquet", "--naar", tmp_path / "x.parquet")
    tabel = pq.read_table(tmp_path / "x.parquet")
    assert tabel.to_pylist() == rijen
    assert {str(tabel.schema.field(n).type) for n in ("teller", "noemer", "buiten_noemer")} == {"int64"}
    stelsel(*vraag, "--uit", "xlsx", "--naar", tmp_path / "x.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert [cel.value for cel in boek["cijfers"][2]][2:4] == [rijen[0]["niveau"], rijen[0]["teller"]]
    verantwoording = dict(boek["verantwoording"].iter_rows(values_only=True))
    assert all(deel in str(verantwoording["opdracht"]) for deel in ("--per niveau", "--status definitief"))
    tekst = stelsel(*vraag)[1].decode()
    assert "3,33" in tekst and "3,17" in tekst and "stelsel vsv toon" in tekst


def test_het_studiejaar_is_altijd_een_kolom(stelsel, set_) -> None:
    met, zonder = (
        stelsel("vsv", "cijfers", "--gegevens", set_, "--per", per, "--uit", "csv")[1]
        for per in ("studiejaar,niveau", "niveau")
    )
    assert met == zonder and met.startswith(b"studiejaar,status,niveau,")


def test_toon_noemt_normen_met_hun_bron(stelsel) -> None:
    tekst = stelsel("vsv", "toon")[1].decode()
    assert "2022-2023: niveau 1: 22.4" in tekst and "zekerheid: secundair" in tekst
    alles = json.loads(stelsel("vsv", "toon", "--uit", "json")[1])
    assert alles["minimum_noemer"]["waarde"] == 12 and len(alles["normen"]) == 9


@pytest.mark.parametrize(
    ("woorden", "code", "gezegd"),
    [
        (("cijfers", "--per", "kleur"), 2, "kleur"),
        (("cijfers", "--per", "niveau,niveau"), 2, "twee keer"),
        (("cijfers", "--filter", "kleur=rood"), 2, "kleur"),
        (("cijfers", "--filter", "niveau"), 2, "mist een waarde"),
        (("cijfers", "--filter", "niveau=x"), 2, "geen geheel getal"),
        (("cijfers", "--filter", "niveau=1"), 1, "staat niemand met niveau=1"),
        (("cijfers", "--status", "voorlopig"), 1, "2022-2023 definitief"),
        (("maanden", "--maand", "209901"), 1, "2022-2023 202304"),
        (("buiten-noemer", "--jaar", "1999"), 1, "Gelezen zijn: NRSP2023DI99XX.csv"),
    ],
)
def test_een_vraag_die_niet_kan_zegt_waarom(stelsel, set_, woorden, code, gezegd) -> None:
    exitcode, uit, fout = stelsel("vsv", *woorden, "--gegevens", set_)
    assert (exitcode, uit) == (code, b"") and gezegd in fout and "Traceback" not in fout


def test_een_set_zonder_vsv_zegt_wat_je_leest(stelsel, tmp_path) -> None:
    (tmp_path / lev.RO_NAAM).write_bytes(lev.bytes_van(lev.goed_ro()))
    lees(tmp_path / lev.RO_NAAM, tmp_path / "set")
    code, _, fout = stelsel("vsv", "cijfers", "--gegevens", tmp_path / "set")
    assert code == 2 and "geen vsv-bestand" in fout
