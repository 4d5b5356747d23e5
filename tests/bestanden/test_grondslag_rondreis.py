"""Writing a GRONDSLAG and reading it are each other's mirror: the same bytes, and the same tables."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from hulp import duo
from hulp import leveringen as lev
from hulp.voorbeelden import GRONDSLAG as V
from stelsel.bestanden import lees
from stelsel.bestanden.grondslag import schrijf
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import GedeeltelijkeDatum
from stelsel.opdrachten.schrijf import opdracht
from stelsel.synthese import maak_school

from .test_grondslag import smal

# A table of the register and the columns of it that a GRONDSLAG has too.
TABELLEN = (
    "inschrijving",
    "inschrijvingsperiode",
    "extra_ondersteuning",
    "bpv",
    "diploma",
    "amvb_onderdeel",
    "examenonderdeel",
    "keuzedeelresultaat",
)
JAAR_2025 = date(2025, 8, 1), date(2026, 7, 31)
DAGEN = [(0, 8, 1), (0, 10, 1), (1, 2, 1), (0, 12, 31)]


def lees_bytes(inhoud: bytes, map_) -> Gegevensset:
    map_.mkdir(exist_ok=True)
    (map_ / V.naam).write_bytes(inhoud)
    return Gegevensset.open(lees(map_ / V.naam, map_ / "set").map)


@pytest.mark.parametrize("einde", ["\r\n", "\n"])
@pytest.mark.parametrize("maak", [list, smal])
@pytest.mark.parametrize("scheiding", [";", "|"])
def test_lezen_en_schrijven_geeft_dezelfde_bytes(maak, einde, scheiding, tmp_path) -> None:
    inhoud = duo.bytes_van(maak(list(V.regels)), einde).replace(b";", scheiding.encode())
    verslag = schrijf(lees_bytes(inhoud, tmp_path), "99XX", 2025, tmp_path / "uit")
    assert verslag.pad.name == V.naam and verslag.exitcode == 0
    assert verslag.pad.read_bytes() == inhoud
    assert verslag.pad.stat().st_mode & 0o777 == 0o600


def test_een_nummer_dat_echt_kon_zijn_komt_niet_terug(tmp_path) -> None:
    echt = lev.BSNS[0]
    regels = [r.replace("PER;1;", f"PER;{echt};").replace(";1;99XX", f";{echt};99XX") for r in V.regels]
    verslag = schrijf(lees_bytes(duo.bytes_van(regels), tmp_path), "99XX", 2025, tmp_path / "uit")
    tekst = verslag.pad.read_text("utf-8")
    assert verslag.aantallen["PER"] == 4 and echt not in tekst and "PER;P1;" in tekst


def school(zaad: int, studenten: int = 60):
    return maak_school(studenten, zaad, 3, date(2026, 11, 23))


@given(zaad=st.integers(0, 10_000), jaar=st.integers(2023, 2026))
def test_schrijven_en_lezen_geeft_dezelfde_tabellen(zaad, jaar) -> None:
    """Of what the selection takes, every field that both kinds of delivery have, for any invented school."""
    van = school(zaad)
    with tempfile.TemporaryDirectory() as map_:
        verslag = schrijf(van.tabellen, van.brin, jaar, Path(map_) / "uit", aangemaakt=date(2026, 11, 23))
        if not verslag.aantallen["PER"]:
            return
        gelezen = lees(verslag.pad, Path(map_) / "set")
        codes = {m["code"] for m in lev.meldingen(gelezen.map) if m["ernst"] != "waarschuwing"}
        assert codes <= {"GRONDSLAG-PER-16"}, "alleen de postcode en een leeftijd die niet te zeggen is, ontbreken"
        assert {
            c: t.aanvaard for c, t in gelezen.bestanden[0].telling.items() if c in verslag.aantallen
        } == verslag.aantallen
        _zelfde_rijen(van, jaar, gelezen.map)


def _zelfde_rijen(van, jaar: int, map_: Path) -> None:
    begin, eind = date(jaar, 8, 1), date(jaar + 1, 7, 31)
    bron = {naam: pl.DataFrame(pl.from_arrow(van.tabellen[naam])) for naam in (*TABELLEN, "persoon")}
    gekozen = _naverteld(bron, begin, eind)
    for naam in TABELLEN:
        gelezen = pl.read_parquet(map_ / f"grondslag_{naam}.parquet")
        kolommen = [k for k in gelezen.columns if k in gekozen[naam].columns and k not in ("persoon_id", "levering_id")]
        assert sorted(map(str, gelezen.select(kolommen).rows())) == sorted(
            map(str, gekozen[naam].select(kolommen).rows())
        ), naam
    personen = pl.read_parquet(map_ / "grondslag_persoon.parquet")
    verwacht = sorted(str(_leeftijden(rij, jaar)) for rij in gekozen["persoon"].to_dicts())
    assert sorted(map(str, personen.select("geslacht", "^leeftijd_.$").rows())) == verwacht
    assert personen["pgn"].to_list() == [str(i + 1) for i in range(personen.height)]


def _naverteld(bron, begin: date, eind: date) -> dict[str, pl.DataFrame]:
    """A slow, plain retelling of § 17.1."""
    diploma = [
        r for r in bron["diploma"].to_dicts() if r["datum_resultaat"] and r["datum_resultaat"].year == begin.year
    ]
    dip = {(r["persoon_id"], r["resultaatvolgnummer"]) for r in diploma}
    uit = {"diploma": diploma}
    for naam in TABELLEN[5:]:
        uit[naam] = []
        for r in bron[naam].to_dicts():
            van_diploma = r["resultaatvolgnummer_diploma"]
            if van_diploma and (r["persoon_id"], van_diploma) in dip:
                leeg = {k: None for k in ("datum_resultaat", "certificaat", "inschrijvingvolgnummer") if k in r}
                uit[naam].append({**r, **leeg})
            elif not van_diploma and r["datum_resultaat"] and begin <= r["datum_resultaat"] <= eind:
                uit[naam].append(r)
    genoemd = {(r["persoon_id"], r["inschrijvingvolgnummer"]) for rijen in uit.values() for r in rijen}
    uit["inschrijving"] = []
    for r in bron["inschrijving"].to_dicts():
        einde = r["datum_uitschrijving_werkelijk"] or r["datum_uitschrijving_gepland"] or eind
        geldig = (r["datum_inschrijving"] or begin) <= eind and einde >= begin
        if geldig or (r["persoon_id"], r["inschrijvingvolgnummer"]) in genoemd:
            uit["inschrijving"].append(r)
    gekozen = {(r["persoon_id"], r["inschrijvingvolgnummer"]): r for r in uit["inschrijving"]}
    for naam in TABELLEN[1:4]:
        uit[naam] = [r for r in bron[naam].to_dicts() if (r["persoon_id"], r["inschrijvingvolgnummer"]) in gekozen]
    for r in uit["inschrijvingsperiode"]:
        samen = [p for p in uit["inschrijvingsperiode"] if _zelfde(p, r)]
        laatste = max(p["datum_begin"] for p in samen) == r["datum_begin"]
        isg = gekozen[r["persoon_id"], r["inschrijvingvolgnummer"]]
        einde = isg["datum_uitschrijving_werkelijk"] if laatste and r["afgeleid"] else r["tot_en_met"]
        r["datum_eind"] = einde if einde and einde >= r["datum_begin"] else None
    wie = {r["persoon_id"] for rijen in uit.values() for r in rijen}
    uit["persoon"] = [r for r in bron["persoon"].to_dicts() if r["persoon_id"] in wie]
    schema = {naam: {**bron[naam].schema, "datum_eind": pl.Date} for naam in uit}
    return {naam: pl.DataFrame(rijen, schema=_van(rijen, schema[naam])) for naam, rijen in uit.items()}


def _zelfde(een: dict, ander: dict) -> bool:
    return all(een[k] == ander[k] for k in ("persoon_id", "inschrijvingvolgnummer"))


def _van(rijen: list[dict], schema: dict) -> dict:
    return {kolom: soort for kolom, soort in schema.items() if not rijen or kolom in rijen[0]}


def _leeftijden(persoon: dict, jaar: int) -> tuple:
    geboren = GedeeltelijkeDatum(persoon["geboortejaar"], persoon["geboortemaand"], persoon["geboortedag"])
    return (persoon["geslacht"], *(geboren.leeftijd_op(date(jaar + j, m, d)) for j, m, d in DAGEN))


def test_nummers_verraden_de_volgorde_van_het_register_niet(tmp_path) -> None:
    """Persons stand by their random id: a place in the file says nothing about the number in an RO."""
    van = school(3, 200)
    verslag = schrijf(van.tabellen, van.brin, 2025, tmp_path)
    gelezen = pl.read_parquet(lees(verslag.pad, tmp_path / "set").map / "grondslag_persoon.parquet")
    register = pl.DataFrame(pl.from_arrow(van.tabellen["persoon"]))
    gekozen = _naverteld({n: pl.DataFrame(pl.from_arrow(van.tabellen[n])) for n in (*TABELLEN, "persoon")}, *JAAR_2025)
    op_id = register.sort("persoon_id").filter(pl.col("persoon_id").is_in(gekozen["persoon"]["persoon_id"].implode()))
    assert gelezen["geslacht"].to_list() == op_id["geslacht"].to_list()
    tekst = verslag.pad.read_text("utf-8")
    nummers = van.nummers.column("nummer").to_pylist()
    assert not any(f";{nummer};" in tekst for nummer in nummers)


@pytest.mark.parametrize(
    ("brin", "jaar", "bekostiging", "code"),
    [("9XX", 2025, "", "01"), ("99XX", 25, "", "02"), ("99XX", 2025, "X", "03")],
)
def test_een_onmogelijke_vraag_schrijft_niets(brin, jaar, bekostiging, code, tmp_path) -> None:
    with pytest.raises(StelselFout) as fout:
        schrijf({}, brin, jaar, tmp_path / "uit", bekostiging=bekostiging)
    assert (fout.value.code, fout.value.exitcode) == (f"GRONDSLAG-SCHRIJF-{code}", 2)
    assert not (tmp_path / "uit").exists()


def test_de_opdracht_zegt_wat_leeg_bleef(tmp_path) -> None:
    (tmp_path / lev.RO_NAAM).write_bytes(lev.bytes_van(lev.goed_ro()))
    lees(tmp_path / lev.RO_NAAM, tmp_path / "set")
    vraag = ["grondslag", "--gegevens", str(tmp_path / "set"), "--brin", "99XX", "--naar", str(tmp_path / "uit")]
    klaar = CliRunner().invoke(opdracht, [*vraag, "--jaar", "2023"], catch_exceptions=False, standalone_mode=False)
    assert klaar.return_value == 0
    assert "Postcodecijfers" in klaar.output and "PER 4" in klaar.output
    # The diplomas of the spring before lie outside what the set covers.
    assert "niet de hele gevraagde periode" in klaar.output
    leeg = CliRunner().invoke(opdracht, [*vraag, "--jaar", "2030", "--uit", "json"], standalone_mode=False)
    assert leeg.return_value == 1 and '"PER": 0' in leeg.output
