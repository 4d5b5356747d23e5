"""Persons without a number that the other side knows: recognised by their facts, never guessed."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from hulp.vergelijken import NIEUW, OUD, school, schrijf
from stelsel.bestanden.grondslag import schrijf as schrijf_grondslag
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabel import Tabel, heel
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.tijd import GedeeltelijkeDatum
from stelsel.vergelijken import Keuzes, vergelijk
from stelsel.vergelijken.feiten import LAGEN, koppel_op_feiten, leeftijden
from stelsel.vergelijken.kant import Kant
from stelsel.vergelijken.vergelijk import vergelijk_kanten

DAGEN = (date(2025, 8, 1), date(2026, 7, 31))
GEBOREN = ["geboortejaar", "geboortemaand", "geboortedag"]


def hernummerd(tabellen: dict[str, pl.DataFrame]) -> tuple[dict[str, pl.DataFrame], dict[str, str]]:
    """As DUO hands it on in a GRONDSLAG: other numbers, no birth date, the ages on some days of the studiejaar."""
    nieuw = {wie: str(uuid.uuid5(uuid.NAMESPACE_OID, wie)) for wie in tabellen["persoon"]["persoon_id"]}
    uit = {
        naam: tabellen[naam]
        .with_columns(pl.col("persoon_id").replace_strict(nieuw))
        .sample(fraction=1, shuffle=True, seed=7)
        for naam in LAGEN[0]
    }
    jong = leeftijden(tabellen["persoon"], DAGEN).with_columns(pl.col("persoon_id").replace_strict(nieuw))
    geslacht = tabellen["persoon"].select(pl.col("persoon_id").replace_strict(nieuw), "geslacht")
    return uit | {"persoon": geslacht.join(jong, on="persoon_id")}, nieuw


def kant_a(tabellen: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    persoon = tabellen["persoon"].select("persoon_id", "geslacht")
    return {**tabellen, "persoon": persoon.join(leeftijden(tabellen["persoon"], DAGEN), on="persoon_id")}


def test_bijna_iedereen_wordt_herkend_en_niemand_voor_een_ander_gehouden() -> None:
    tabellen, _ = school()
    ander, nieuw = hernummerd(tabellen)
    paren = koppel_op_feiten(kant_a(tabellen), ander)
    goed = [nieuw[a] == b for a, b in paren.select("persoon_a", "persoon_b").rows()]
    assert all(goed)
    # Who is left has the very same facts as somebody else: two classmates in their first weeks.
    assert len(goed) > 0.9 * tabellen["persoon"].height


def test_een_verschil_verbergt_niemand() -> None:
    """What differs is what one compares for: a changed mark, reason or period must not make somebody unknown."""
    tabellen, _ = school()
    ander, nieuw = hernummerd(tabellen)
    ander["inschrijving"] = ander["inschrijving"].with_columns(pl.lit("07").alias("reden_uitschrijving"))
    ander["diploma"] = ander["diploma"].with_columns(pl.col("datum_resultaat").dt.offset_by("1d"))
    ander["inschrijvingsperiode"] = ander["inschrijvingsperiode"].with_columns(
        pl.when(pl.int_range(pl.len()) % 3 == 0).then(pl.lit("25999")).otherwise("opleidingcode").alias("opleidingcode")
    )
    paren = koppel_op_feiten(kant_a(tabellen), ander)
    assert all(nieuw[a] == b for a, b in paren.select("persoon_a", "persoon_b").rows())
    assert paren.height > 0.75 * tabellen["persoon"].height


@pytest.mark.parametrize("deel", range(3))
def test_wie_er_op_een_kant_niet_is_wordt_zelden_voor_een_klasgenoot_gehouden(deel) -> None:
    """Each side lacks another third of the school: being the only one left with facts that many share says nothing.

    Two newcomers of one day and opleiding, each on one side only, still look like one person.
    """
    tabellen, _ = school()
    ander, nieuw = hernummerd(tabellen)
    wie = tabellen["persoon"].select("persoon_id").with_row_index("nr")
    weg_a = wie.filter(pl.col("nr") % 3 == deel).select("persoon_id")
    weg_b = wie.filter(pl.col("nr") % 3 == (deel + 1) % 3).select(pl.col("persoon_id").replace_strict(nieuw))
    a = {naam: kant_a(tabellen)[naam].join(weg_a, on="persoon_id", how="anti") for naam in ander}
    b = {naam: tabel.join(weg_b, on="persoon_id", how="anti") for naam, tabel in ander.items()}
    paren = koppel_op_feiten(a, b)
    assert [nieuw[een] == twee for een, twee in paren.rows()].count(False) < 0.06 * paren.height
    assert paren.height > 0.75 * tabellen["persoon"].height / 3


def test_wie_dezelfde_feiten_heeft_blijft_ongekoppeld() -> None:
    """Two persons who cannot be told apart: no guess. With another age or sex they can."""
    isg = {"brin": "99XX", "inschrijvingvolgnummer": "1", "datum_inschrijving": date(2025, 8, 1)}
    isg |= dict.fromkeys(("datum_uitschrijving_gepland", "datum_uitschrijving_werkelijk"), date(2026, 7, 31))
    isg |= {"reden_uitschrijving": "01"}

    def kant(namen: str, leeftijden_: tuple[int, int], geslachten: str) -> dict[str, pl.DataFrame]:
        persoon = {
            "persoon_id": list(namen), "geslacht": list(geslachten),
            "leeftijd_laagst": list(leeftijden_), "leeftijd_hoogst": list(leeftijden_),
        }  # fmt: skip
        heel = dict.fromkeys(("leeftijd_laagst", "leeftijd_hoogst"), pl.Int32)
        return {
            "persoon": pl.DataFrame(persoon, schema_overrides=heel),
            "inschrijving": pl.DataFrame([{"persoon_id": naam, **isg} for naam in namen]),
        }

    def paren(*leeftijd_en_geslacht) -> set[tuple[str, str]]:
        gevonden = koppel_op_feiten(kant("xy", *leeftijd_en_geslacht), kant("pq", *leeftijd_en_geslacht))
        return set(gevonden.rows())

    assert paren((17, 17), "MM") == set()
    assert paren((17, 19), "MM") == {("x", "p"), ("y", "q")}
    assert paren((17, 17), "MV") == {("x", "p"), ("y", "q")}
    # Of one person on each side the sex differs: that is nobody the same.
    assert not koppel_op_feiten(kant("xy", (17, 19), "MM"), kant("pq", (17, 19), "VV")).height


@pytest.mark.parametrize("geboren", [(2008, 8, 1), (2008, 7, 31), (2008, 2, 29), (2007, 12, 31), (2008, 8, 2)])
def test_leeftijden_zijn_die_van_de_kalender(geboren) -> None:
    rij = dict(zip(GEBOREN, geboren, strict=True))
    uit = leeftijden(pl.DataFrame([{"persoon_id": "x", **rij}]), DAGEN).row(0)
    dag = GedeeltelijkeDatum(*geboren)
    assert uit == ("x", *(dag.leeftijd_op(moment) for moment in DAGEN))


def test_van_een_gedeeltelijke_geboortedatum_is_geen_leeftijd_zeker() -> None:
    rij = pl.DataFrame([{"persoon_id": "x", "geboortejaar": 2008, "geboortemaand": 3, "geboortedag": None}])
    assert leeftijden(rij.cast({"geboortedag": pl.Int32}), DAGEN).row(0) == ("x", None, None)


def test_een_omgenummerde_levering_wordt_vergeleken_met_de_registratie(tmp_path, monkeypatch) -> None:
    """The tables of a GRONDSLAG stand beside those of the register under a name of their own; only what both say is
    compared, and a difference carries the persoon_id of the register."""
    tabellen, _ = school()
    ander, nieuw = hernummerd(tabellen)
    isg = ander["inschrijving"].filter(pl.col("reden_uitschrijving") == "01").row(0, named=True)
    is_deze = pl.col("persoon_id") == isg["persoon_id"]
    reden = pl.when(is_deze).then(pl.lit("05")).otherwise("reden_uitschrijving").alias("reden_uitschrijving")
    ander["inschrijving"] = ander["inschrijving"].with_columns(reden)
    leeftijd = [heel(f"leeftijd_{i}", "leeftijd op een dag") for i in (1, 2)]
    for naam in LAGEN[0]:
        monkeypatch.setitem(TABELLEN, f"grondslag_{naam}", replace(TABELLEN[naam], naam=f"grondslag_{naam}"))
    persoon = TABELLEN["persoon"]
    kolommen = (persoon.kolom("persoon_id"), persoon.kolom("geslacht"), *leeftijd, persoon.kolom("levering_id"))
    monkeypatch.setitem(TABELLEN, "grondslag_persoon", Tabel("grondslag_persoon", "", kolommen, ("persoon_id",)))
    ander["persoon"] = ander["persoon"].rename({"leeftijd_laagst": "leeftijd_1", "leeftijd_hoogst": "leeftijd_2"})
    grondslag = {f"grondslag_{naam}": tabel for naam, tabel in ander.items()}
    b = schrijf(tmp_path / "b", grondslag, NIEUW, van=date(2025, 8, 1), soort="GRONDSLAG")
    a = schrijf(tmp_path / "a", dict(tabellen), OUD)
    kanten = (Kant("register", Gegevensset.open(a)), Kant("grondslag", Gegevensset.open(b)))
    vergelijking = vergelijk_kanten(*kanten, Keuzes(), lambda *_: None)
    assert vergelijking.op_feiten and vergelijking.gedeeld > 0.9 * tabellen["persoon"].height
    oud = {nieuw_: oud_ for oud_, nieuw_ in nieuw.items()}
    anders = vergelijking.verschillen.filter(soort="anders").select("persoon_id", "tabel", "veld", "a", "b").rows()
    assert anders == [(oud[isg["persoon_id"]], "inschrijving", "reden_uitschrijving", "01", "05")]
    niet = " ".join(vergelijking.niet_vergeleken)
    assert "persoon: geboortejaar, geboortemaand, geboortedag kent B niet" in niet


def test_een_geschreven_grondslag_verschilt_alleen_in_wat_hij_niet_bevat(tmp_path) -> None:
    """Written by Stelsel from the set it is compared with: what is only on one side is outside its selection, or is of
    somebody who cannot be told from a classmate."""
    tabellen, _ = school()
    register = schrijf(tmp_path / "a", dict(tabellen), NIEUW)
    verslag = schrijf_grondslag(Gegevensset.open(register), "99XX", 2025, tmp_path)
    vergelijking = vergelijk(register, verslag.pad)
    assert vergelijking.op_feiten and vergelijking.gedeeld > 0.85 * vergelijking.b.personen
    per_oorzaak = vergelijking.per_oorzaak()
    assert set(per_oorzaak) == {"selectieperiode", "niet_herkend"}
    # Each of them stands on both sides, once as itself and once as nobody known.
    assert per_oorzaak["niet_herkend"].personen <= 2 * (vergelijking.b.personen - vergelijking.gedeeld)
