"""The causes that depend on what a delivery covers, whether it is whole, and what the school adds; and their words."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from hulp.bron import WORTEL
from hulp.vergelijken import BEWERKINGEN, OUD, Tweetal, gevonden, school, vergelijk_tweetal
from stelsel.vergelijken import Keuzes
from stelsel.vergelijken.oorzaken import ONBEKEND, PAST, oorzaken


def test_elke_oorzaak_heeft_code_en_woorden() -> None:
    assert [*oorzaken()] == [*PAST, ONBEKEND]
    namen = [oorzaak.naam for oorzaak in oorzaken().values()]
    assert all(oorzaak.uitleg and oorzaak.doe for oorzaak in oorzaken().values())
    assert len(set(namen)) == len(namen)
    uitleg = (WORTEL / "docs" / "vergelijken.md").read_text("utf-8")
    assert [naam for naam in namen if f"| {naam} |" not in uitleg] == []


def test_buiten_de_selectieperiode_is_geen_verschil_van_de_registratie(tmp_path) -> None:
    """Side B begins later: what ended before it could not be in it, and weighs nothing."""
    grens = date(2024, 8, 1)
    tweetal = Tweetal()
    isg = tweetal.b["inschrijving"]
    einde = pl.coalesce("datum_uitschrijving_werkelijk", "datum_uitschrijving_gepland")
    weg = isg.filter(einde < grens)
    assert weg.height > 20
    for rij in weg.to_dicts():
        tweetal.haal_weg("b", "inschrijving", rij)
    vergelijking = vergelijk_tweetal(tmp_path, tweetal, b={"van": grens})
    assert vergelijking.verschillen.height == weg.height
    assert set(vergelijking.verschillen["oorzaak"]) == {"selectieperiode"}
    assert set(vergelijking.verschillen["zekerheid"]) == {"zeker"}
    totaal = vergelijking.totaal()
    assert (totaal.oktober, totaal.februari, totaal.diplomas) == (0, 0, 0)


def test_een_diploma_bij_een_inschrijving_die_er_wel_is_had_erin_moeten_staan(tmp_path) -> None:
    """A result outside the period is delivered with its enrolment (PvE 15.1), and else it is not."""
    grens = date(2025, 8, 1)
    tweetal = Tweetal()
    diploma = tweetal.b["diploma"].filter(pl.col("datum_resultaat") < grens)
    rij = diploma.drop_nulls("inschrijvingvolgnummer").row(0, named=True)
    tweetal.haal_weg("b", "diploma", rij)
    vergelijking = vergelijk_tweetal(tmp_path, tweetal, b={"van": grens})
    assert gevonden(vergelijking) == {(rij["persoon_id"], "diploma", "", "ingetrokken")}
    los = tweetal.b["diploma"].with_columns(pl.lit(None, pl.String).alias("inschrijvingvolgnummer"))
    ander = Tweetal(a=dict(school()[0]) | {"diploma": los}, b=dict(school()[0]) | {"diploma": los})
    ander.haal_weg("b", "diploma", los.filter(pl.col("datum_resultaat") < grens).row(0, named=True))
    uit = vergelijk_tweetal(tmp_path / "los", ander, b={"van": grens})
    assert uit.verschillen["oorzaak"].to_list() == ["selectieperiode"]


def test_wat_in_een_bestand_ontbreekt_dat_niet_heel_is_zegt_niets(tmp_path) -> None:
    tweetal = Tweetal()
    BEWERKINGEN["ingetrokken"](tweetal, 3)
    vergelijking = vergelijk_tweetal(tmp_path, tweetal, b={"volledig": False})
    assert set(vergelijking.verschillen["oorzaak"]) == {"onvolledige_levering"}


def test_zonder_nieuwste_is_het_alleen_op_een_kant_of_onbekend(tmp_path) -> None:
    """Two files of one day: neither is a correction of the other."""
    tweetal = Tweetal()
    for naam in ("ingetrokken", "reden"):
        BEWERKINGEN[naam](tweetal, 3)
    vergelijking = vergelijk_tweetal(tmp_path, tweetal, b={"aangemaakt": OUD})
    oorzaken_ = dict(vergelijking.verschillen.select("veld", "oorzaak").rows())
    assert oorzaken_ == {"": "alleen_op_een_kant", "reden_uitschrijving": "onbekend"}
    assert set(vergelijking.verschillen["nieuwst"]) == {"gelijk"}


@pytest.fixture
def pok_verschil() -> tuple[Tweetal, dict]:
    """Side B lacks a bpv of a bbl enrolment that has another one, begun in September."""
    tweetal = Tweetal()
    bpv = tweetal.b["bpv"].filter(pl.col("datum_begin").dt.month().is_in([9, 10]))
    bbl = tweetal.b["inschrijvingsperiode"].filter(leertraject="BBL")
    sleutel = ["persoon_id", "brin", "inschrijvingvolgnummer"]
    meer = tweetal.b["bpv"].group_by(sleutel).len().filter(pl.col("len") > 1)
    rij = bpv.join(bbl, on=sleutel, how="semi").join(meer, on=sleutel, how="semi").sort(pl.all()).row(0, named=True)
    tweetal.haal_weg("b", "bpv", rij)
    return tweetal, rij


@pytest.mark.parametrize(("dagen", "oorzaak"), [(0, "ingetrokken"), (1, "pok_na_31_december")])
def test_de_dag_van_ondertekening_komt_van_de_school(pok_verschil, tmp_path, dagen, oorzaak) -> None:
    """31 December is in time; a day later is not. Without the list of the school nothing is said of it."""
    tweetal, rij = pok_verschil
    getekend = date(rij["datum_begin"].year, 12, 31) + timedelta(days=dagen)
    lijst = tmp_path / "pok.csv"
    bsn = school()[1].filter(persoon_id=rij["persoon_id"]).row(-1, named=True)
    lijst.write_text(
        f"{bsn['soort']};brin;inschrijvingvolgnummer;volgnummer;getekend_op\n"
        f"{bsn['nummer']};99XX;{rij['inschrijvingvolgnummer']};{rij['volgnummer']};{getekend}\n"
        f"123456782;99XX;1;1;{getekend}\n",
        "utf-8",
    )
    vergelijking = vergelijk_tweetal(tmp_path, tweetal, keuzes=Keuzes(pok=lijst))
    assert gevonden(vergelijking) == {(rij["persoon_id"], "bpv", "", oorzaak)}
    assert gevonden(vergelijk_tweetal(tmp_path / "zonder", tweetal)) == {(rij["persoon_id"], "bpv", "", "ingetrokken")}


def test_afsluitdatum_is_geen_dag_van_ondertekening(pok_verschil, tmp_path) -> None:
    tweetal, rij = pok_verschil
    laat = date(rij["datum_begin"].year + 1, 3, 1)
    tweetal.zet("a", "bpv", rij, afsluitdatum=laat)
    vergelijking = vergelijk_tweetal(tmp_path, tweetal)
    assert vergelijking.verschillen["oorzaak"].to_list() == ["ingetrokken"]


def test_twee_mensen_met_dezelfde_verjaardag_en_hetzelfde_volgnummer_zijn_niet_dubbel(tmp_path) -> None:
    """A first enrolment with number 1 on 1 August says nothing of who somebody is."""
    tweetal = Tweetal()
    BEWERKINGEN["dubbel"](tweetal, 3)
    tweetal.nummers_b = school()[1]
    vergelijking = vergelijk_tweetal(tmp_path, tweetal)
    assert vergelijking.verschillen["oorzaak"].to_list() == ["nog_niet_verwerkt"]
