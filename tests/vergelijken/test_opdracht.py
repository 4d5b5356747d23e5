"""`stelsel vergelijk` as typed: files and sets, forms of output, exit codes, and errors in words."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import openpyxl
import polars as pl
import pytest

from hulp import ro, vsv
from hulp.leveringen import slot
from hulp.vergelijken import BEWERKINGEN, Tweetal, vergelijk_tweetal
from stelsel.bestanden import lees
from stelsel.opdrachten.hoofd import main
from stelsel.vergelijken.uitvoer import als
from stelsel.weergave.tabellen.rekenblad import FORMULETEKENS


@pytest.fixture
def twee(tmp_path):
    """Two RO's of one school: the second, made later, has another diploma date and another number of an enrolment."""
    regels = ro.regels()
    regels[0] = "VLP|99XX|2023-08-01|2024-07-31|2024-08-01"
    een = ro.schrijf(tmp_path / "RO_99XX_een.csv", regels)
    regels = ro.regels()
    regels[0] = "VLP|99XX|2023-08-01|2024-07-31|2024-11-01"
    ro.zet(regels, ro.eerste(regels, "DIP"), "datum_resultaat", "2024-07-01")
    regels = [regel.replace(f"|{ro.ONDERWIJSNUMMER}|C1|", f"|{ro.ONDERWIJSNUMMER}|C2|") for regel in regels]
    return een, ro.schrijf(tmp_path / "RO_99XX_twee.csv", [*regels[:-1], slot(regels)])


@pytest.fixture
def vergelijk(capfdbinary):
    def _vergelijk(*argumenten: object) -> tuple[int, bytes, str]:
        with pytest.raises(SystemExit) as einde:
            main(["vergelijk", *map(str, argumenten)])
        uitvoer = capfdbinary.readouterr()
        # On a slow machine the work says how far it is.
        fout = re.sub(r"(?m)^[^\n]*: [0-9]+%\n", "", uitvoer.err.decode())
        return einde.value.code, uitvoer.out, fout

    return _vergelijk


def test_twee_bestanden(twee, vergelijk, tmp_path) -> None:
    voor = sorted(tmp_path.iterdir())
    code, uit, fout = vergelijk(*twee)
    tekst = uit.decode()
    assert (code, fout) == (1, "")
    assert "2 verschillen bij 2 personen." in tekst
    assert "Andere diplomadatum" in tekst and "Correctie" in tekst
    assert "gemaakt op 1-11-2024" in tekst
    assert sorted(tmp_path.iterdir()) == voor, "er blijft niets achter"
    for nummer in (ro.BSN, ro.ONDERWIJSNUMMER, "2004-03-05"):
        assert nummer not in tekst


def test_hetzelfde_bestand_twee_keer(twee, vergelijk) -> None:
    code, uit, _ = vergelijk(twee[0], twee[0])
    assert code == 0
    assert "A en B zeggen hetzelfde." in uit.decode()


def test_een_set_met_een_bestand_kent_dezelfde_personen(twee, vergelijk, tmp_path) -> None:
    """By the keys in the set, which stay as they are."""
    lees(twee[0], tmp_path / "set")
    sleutels = (tmp_path / "set" / "sleutels.parquet").read_bytes()
    code, uit, _ = vergelijk(tmp_path / "set", twee[1], "--uit", "json")
    inhoud = json.loads(uit)
    assert code == 1
    assert inhoud["gedeelde_personen"] == 2
    personen = set(pl.read_parquet(tmp_path / "set" / "persoon.parquet")["persoon_id"])
    assert {rij["persoon_id"] for rij in inhoud["verschillen"]} == personen
    assert {rij["oorzaak"] for rij in inhoud["verschillen"]} == {"andere_diplomadatum", "correctie"}
    assert (tmp_path / "set" / "sleutels.parquet").read_bytes() == sleutels


def test_twee_sets_met_elk_eigen_sleutels(twee, vergelijk, tmp_path) -> None:
    for pad, naam in zip(twee, ("een", "twee"), strict=True):
        lees(pad, tmp_path / naam)
    code, uit, _ = vergelijk(tmp_path / "een", tmp_path / "twee", "--uit", "json")
    inhoud = json.loads(uit)
    assert (code, inhoud["gedeelde_personen"], inhoud["totaal"]["verschillen"]) == (1, 2, 2)


def test_twee_sets_zonder_gedeelde_sleutels_krijgen_de_weg_te_horen(twee, vergelijk, tmp_path) -> None:
    for pad, naam in zip(twee, ("een", "twee"), strict=True):
        lees(pad, tmp_path / naam)
        (tmp_path / naam / "sleutels.parquet").unlink()
        weg = pl.read_parquet(tmp_path / naam / "persoon.parquet")
        assert weg.height == 2
    isg = pl.read_parquet(tmp_path / "twee" / "inschrijving.parquet")
    assert isg["inschrijvingvolgnummer"].to_list() == ["1", "C2"]
    code, uit, _ = vergelijk(tmp_path / "een", tmp_path / "twee", "--uit", "json")
    # One person has the same facts and birth date; of the other the number of the enrolment differs.
    assert code == 1
    assert [rij["oorzaak"] for rij in json.loads(uit)["verschillen"]].count("nummer_veranderd") == 1


def test_csv(twee, vergelijk, tmp_path) -> None:
    code, _, fout = vergelijk(*twee, "--uit", "csv", "--naar", tmp_path / "uit.csv")
    assert code == 1 and "2 verschillen bij 2 personen" in fout
    pad = tmp_path / "uit.csv"
    assert pad.stat().st_mode & 0o777 == 0o600
    rijen = list(csv.DictReader(io.StringIO(pad.read_text("utf-8"))))
    nummer = next(rij for rij in rijen if rij["veld"] == "inschrijvingvolgnummer")
    assert (nummer["a"], nummer["b"], nummer["oorzaak"]) == ("C1", "C2", "Correctie")
    datum = next(rij for rij in rijen if rij["veld"] == "datum_resultaat")
    assert (datum["a"], datum["b"], datum["oorzaak"]) == ("2024-06-20", "2024-07-01", "Andere diplomadatum")
    assert (datum["gemaakt_a"], datum["gemaakt_b"], datum["nieuwst"]) == ("2024-08-01", "2024-11-01", "B")


@pytest.mark.parametrize("formule", ["=1+1", "@SUM(A1)", "+31", "-1", "\t=1", "＝1"])
def test_geen_cel_begint_een_formule(formule, tmp_path) -> None:
    """A set need not come from our reader: a volgnummer that looks like a formula stays text, in both forms."""
    tweetal = Tweetal()
    BEWERKINGEN["ingetrokken"](tweetal, 3)
    rij = {"inschrijvingvolgnummer": formule}
    for naam in ("inschrijving", "inschrijvingsperiode"):
        is_deze = pl.col("persoon_id").is_in(list(tweetal.gebruikt))
        nummer = pl.when(is_deze).then(pl.lit(formule)).otherwise("inschrijvingvolgnummer")
        tweetal.a[naam] = tweetal.a[naam].with_columns(nummer.alias("inschrijvingvolgnummer"))
    vergelijking = vergelijk_tweetal(tmp_path, tweetal)
    vergelijking = replace(vergelijking, verschillen=vergelijking.verschillen.with_columns(pl.lit(formule).alias("a")))
    rijen = list(csv.DictReader(io.StringIO(als(vergelijking, "csv").decode())))
    assert rijen[0]["a"] == f"'{rij['inschrijvingvolgnummer']}"
    assert not any(cel.startswith(FORMULETEKENS) for rij in rijen for cel in rij.values())
    boek = openpyxl.load_workbook(io.BytesIO(als(vergelijking, "xlsx")))
    assert boek.sheetnames == ["verschillen", "verantwoording"]
    cellen = [cel for blad in boek for rij in blad.iter_rows() for cel in rij]
    assert formule in {cel.value for cel in cellen}
    assert not any(cel.data_type == "f" for cel in cellen)


def test_een_regel_die_bij_het_lezen_is_afgekeurd_is_niet_ingetrokken(twee, vergelijk, tmp_path) -> None:
    regels = twee[1].read_text("utf-8").splitlines()
    ro.zet(regels, ro.eerste(regels, "BPV"), "volgnummer", "?")
    ro.zet(regels, ro.eerste(regels, "ISE"), "datum_eind", "2023-02-30")
    pad = ro.schrijf(tmp_path / "RO_99XX_drie.csv", regels)
    _, uit, _ = vergelijk(twee[0], pad, "--uit", "json")
    inhoud = json.loads(uit)
    oorzaken = {(rij["tabel"], rij["veld"]): rij["oorzaak"] for rij in inhoud["verschillen"]}
    assert oorzaken["bpv", ""] == oorzaken["extra_ondersteuning", "datum_eind"] == "niet_overgenomen"
    assert (inhoud["b"]["afgekeurd"], inhoud["b"]["leeg_gelaten"]) == (1, 1)


def test_een_map_krijgt_een_bestand_per_vorm(twee, vergelijk, tmp_path) -> None:
    for vorm, einde in (("tekst", "txt"), ("csv", "csv"), ("json", "json")):
        vergelijk(*twee, "--uit", vorm, "--naar", tmp_path / "nieuw")
        assert (tmp_path / "nieuw" / f"verschillen.{einde}").read_bytes()


def test_wat_niet_te_openen_is(twee, vergelijk, tmp_path) -> None:
    code, _, fout = vergelijk(twee[0], tmp_path / "weg.csv")
    assert code == 2 and "Dit bestand is er niet." in fout
    (tmp_path / "leeg").mkdir()
    code, _, fout = vergelijk(tmp_path / "leeg", twee[0])
    assert code == 2 and "Deze map is geen gegevensset." in fout
    code, _, fout = vergelijk(*twee, "--sleutels", tmp_path / "weg.parquet")
    assert code == 2 and "Dit sleutelbestand is er niet." in fout
    code, _, fout = vergelijk(*twee, "--op", "1-10-2024")
    assert code == 2 and "2024-08-01" in fout
    kapot = ro.schrijf(tmp_path / "RO_99XX_kapot.csv", [*ro.regels()[:1], "SLR|0|0|0|0|0|0|0|0|0"])
    code, _, fout = vergelijk(kapot, twee[0])
    assert code == 2 and "geen enkele persoon" in fout
    assert "Traceback" not in fout


def test_eigen_administratie_zegt_niets_over_het_register(twee, vergelijk, tmp_path) -> None:
    """Beside an RO only what both speak of is compared, and the report says what is not."""
    lees(twee[0], tmp_path / "set")
    eigen = tmp_path / "eigen_administratie.csv"
    eigen.write_text(f"soort;bsn;roepnaam\nstudent;{ro.BSN};Sam\n", "utf-8")
    code, uit, _ = vergelijk(tmp_path / "set", eigen)
    tekst = uit.decode()
    assert code in (0, 1)
    assert "Niet vergeleken: inschrijving: daar zegt B niets over." in tekst
    assert "Sam " not in tekst
    assert "geboortejaar" not in tekst, "de school zegt niets over de geboortedatum"


def test_wat_niets_zegt_van_inschrijvingen_lijkt_niet_hetzelfde(vergelijk, tmp_path) -> None:
    """Two sets of vsv files were always 'the same': nothing of them is compared."""
    pad = tmp_path / vsv.NAMEN["NRSP"]
    pad.write_bytes(vsv.goed("NRSP"))
    lees(pad, tmp_path / "set")
    code, uit, fout = vergelijk(tmp_path / "set", tmp_path / "set")
    assert (code, uit) == (2, b"") and "uit een GRONDSLAG, RO, OBO, TBGI" in fout
