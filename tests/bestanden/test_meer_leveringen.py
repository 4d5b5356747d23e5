"""Several deliveries in one set: the same people, the latest word on each enrolment, all coverage."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import pytest

from hulp import ro
from hulp.leveringen import slot
from stelsel.bestanden import lees
from stelsel.gegevens.dekking import aaneengesloten
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.opvolging import OPVOLGING


@pytest.fixture
def eerder(tmp_path):
    """A delivery over the year before, with the first person only: then still enrolled, on another course."""
    regels = [regel for regel in ro.regels()[:9] if not regel.startswith("DIP")]
    regels[0] = "VLP|99XX|2022-08-01|2023-07-31|2023-08-01"
    ro.zet(regels, 2, "datum_uitschrijving_werkelijk", "")
    ro.zet(regels, 2, "reden_uitschrijving", "")
    regels.insert(5, f"ISP|{ro.BSN}||1|2023-02-01|25742|BOL||J|||||")
    regels.append("SLR|1|1|3|1|2|0|0|0|0")
    return ro.schrijf(tmp_path / "RO_99XX_20220801_20230731.csv", regels)


@pytest.fixture
def later(tmp_path):
    return ro.schrijf(tmp_path / ro.NAAM, ro.regels())


def tabel(set_, naam):
    return pl.read_parquet(set_.pad(naam))


@pytest.mark.parametrize("omgekeerd", [False, True])
def test_de_latere_levering_gaat_voor(eerder, later, tmp_path, omgekeerd) -> None:
    """By the day the file was made, not by the order in which the files were named."""
    paden = [later, eerder] if omgekeerd else [eerder, later]
    verslag = lees(paden, tmp_path / "set")
    assert verslag.exitcode == 0
    set_ = Gegevensset.open(tmp_path / "set")
    assert tabel(set_, "persoon").height == 2
    inschrijving = tabel(set_, "inschrijving").filter(pl.col("inschrijvingvolgnummer") == "1")
    assert inschrijving["reden_uitschrijving"].to_list() == ["08"]
    # The period of 2023 was withdrawn: the later delivery of this enrolment does not have it.
    assert tabel(set_, "inschrijvingsperiode")["opleidingcode"].to_list() == ["25655", "25655", "25742"]
    assert verslag.vervangen["inschrijvingsperiode"] == 3
    assert sum(b.telling["ISP"].aanvaard for b in verslag.bestanden) == 3 + verslag.vervangen["inschrijvingsperiode"]


def test_wat_er_eerder_stond_blijft_bewaard(eerder, later, tmp_path) -> None:
    """Only what became something else: the period that is said again in the same words is no history."""
    lees([eerder, later], tmp_path / "set")
    set_ = Gegevensset.open(tmp_path / "set")
    weg = tabel(set_, "vervallen")
    leveringen = {bron["bestand"]: bron["levering_id"] for bron in set_.bronnen}
    assert set(weg["levering_id"]) == {leveringen[eerder.name]}
    assert set(weg["vervallen_door"]) == {leveringen[later.name]}
    inschrijving = [json.loads(rij) for rij in weg.filter(tabel="inschrijving")["rij"]]
    assert [rij["datum_uitschrijving_werkelijk"] for rij in inschrijving] == [None]
    perioden = [json.loads(rij) for rij in weg.filter(tabel="inschrijvingsperiode")["rij"]]
    assert "2023-02-01" in {rij["datum_begin"] for rij in perioden}
    assert all(reden == "vervangen" for reden in weg["reden"])


def test_hetzelfde_bestand_twee_keer_verandert_niets(eerder, later, tmp_path) -> None:
    zelfde = tmp_path / "nog een keer.csv"
    zelfde.write_bytes(later.read_bytes())
    sleutels = tmp_path / "sleutels.parquet"
    eenmaal = lees([eerder, later], tmp_path / "een", sleutels=sleutels)
    tweemaal = lees([eerder, later, zelfde, eerder], tmp_path / "twee", sleutels=sleutels)
    assert (tweemaal.exitcode, tweemaal.herhaald) == (0, [zelfde.name, eerder.name])
    assert tweemaal.vervangen == eenmaal.vervangen
    for naam in OPVOLGING:
        een, twee = (tabel(Gegevensset.open(tmp_path / map_), naam).drop("levering_id") for map_ in ("een", "twee"))
        assert een.equals(twee), naam
    assert len(Gegevensset.open(tmp_path / "twee").bronnen) == 2
    assert f"{zelfde.name} is hetzelfde als een bestand ervoor" in tweemaal.als_tekst()


@pytest.mark.parametrize("heel", [True, False])
def test_wat_een_later_heel_bestand_over_die_dagen_niet_heeft_is_ingetrokken(later, tmp_path, heel) -> None:
    regels = [regel for regel in ro.regels() if ro.ONDERWIJSNUMMER not in regel]
    regels[0] = regels[0].replace("2024-08-01", "2024-09-01")
    nieuwer = ro.schrijf(tmp_path / "RO_99XX_later.csv", [*regels[:-1], *([slot(regels)] if heel else [])])
    verslag = lees([nieuwer, later], tmp_path / "set")
    set_ = Gegevensset.open(tmp_path / "set")
    assert verslag.personen == (1 if heel else 2)
    assert any(verslag.ingetrokken.values()) == heel
    assert (tabel(set_, "vervallen").filter(reden="ingetrokken").height > 0) == heel
    assert ("gelden als ingetrokken" in verslag.als_tekst()) == heel


def test_een_afgekeurde_regel_is_niet_ingetrokken(later, tmp_path) -> None:
    """The file is whole, but one enrolment in it could not be read: what was known of it stays."""
    regels = ro.regels()
    regels[0] = regels[0].replace("2024-08-01", "2024-09-01")
    ro.zet(regels, ro.eerste(regels, "ISG"), "inschrijvingvolgnummer", "?")
    nieuwer = ro.schrijf(tmp_path / "RO_99XX_later.csv", regels)
    verslag = lees([later, nieuwer], tmp_path / "set")
    assert verslag.bestanden[1].volledig and verslag.bestanden[1].telling["ISG"].afgekeurd == 1
    assert tabel(Gegevensset.open(tmp_path / "set"), "inschrijving").height == 2
    assert verslag.ingetrokken["inschrijving"] == 0


def test_perioden_die_aansluiten_dekken_samen(eerder, later, tmp_path) -> None:
    lees([later, eerder], tmp_path / "set")
    dekking = aaneengesloten(Gegevensset.open(tmp_path / "set").dekking)
    assert [(d.brin, d.van, d.tot_en_met, d.volledig) for d in dekking] == [
        ("99XX", date(2022, 8, 1), date(2024, 7, 31), True)
    ]


def test_een_sleutelbestand_houdt_dezelfde_personen(eerder, later, tmp_path) -> None:
    sleutels = tmp_path / "sleutels.parquet"
    lees(eerder, tmp_path / "een", sleutels=sleutels)
    lees(later, tmp_path / "twee", sleutels=sleutels)
    een, twee = (tabel(Gegevensset.open(tmp_path / n), "persoon")["persoon_id"].to_list() for n in ("een", "twee"))
    assert een[0] == twee[0] and len(twee) == 2
    assert sleutels.stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "een" / "sleutels.parquet").exists()
    assert pl.read_parquet(sleutels)["nummer"].to_list() == [ro.BSN, ro.ONDERWIJSNUMMER]


def test_zonder_sleutelbestand_is_elke_levering_nieuw(later, tmp_path) -> None:
    lees(later, tmp_path / "een")
    lees(later, tmp_path / "twee")
    een, twee = (set(tabel(Gegevensset.open(tmp_path / n), "persoon")["persoon_id"]) for n in ("een", "twee"))
    assert not een & twee


def test_eigen_administratie_geeft_namen_bij_het_nummer(later, tmp_path) -> None:
    eigen = tmp_path / "eigen_administratie.csv"
    eigen.write_text(
        "soort,bsn,onderwijsnummer,brin,inschrijvingvolgnummer,roepnaam,achternaam,jaar,week,uren_gepland,"
        "uren_geoorloofd,uren_ongeoorloofd\n"
        f'student,{ro.BSN},,,,Sam,"Bos, jr.",,,,,\n'
        f"student,{ro.VREEMD_BSN},,,,Kim,Vos,,,,,\n"
        f"aanwezigheid,,{ro.ONDERWIJSNUMMER},99XX,C1,,,2024,3,20.5,1,0.25\n"
        f"aanwezigheid,,{ro.ONDERWIJSNUMMER},99XX,C9,,,2024,3,20.5,1,0.25\n",
        "utf-8",
    )
    verslag = lees([eigen, later], tmp_path / "set")
    set_ = Gegevensset.open(tmp_path / "set")
    namen = tabel(set_, "persoon").select("roepnaam", "achternaam", "geboortejaar").rows()
    assert namen == [("Sam", "Bos, jr.", 2004), (None, None, 2006)]
    assert tabel(set_, "aanwezigheid_week").select("week", "uren_gepland", "uren_ongeoorloofd").rows() == [
        (3, 20.5, 0.25)
    ]
    van_eigen = tabel(set_, "melding").filter(pl.col("bestand") == "eigen_administratie.csv")
    assert van_eigen.select("regel", "code").rows() == [(3, "EIG-student-04"), (5, "EIG-aanwezigheid-18")]
    assert verslag.exitcode == 1
    assert (tmp_path / "set" / "afgekeurd" / "eigen_administratie.csv").read_text("utf-8").count("\n") == 2
    assert "Bos" not in (tmp_path / "set" / "meldingen.csv").read_text("utf-8")


def test_eigen_administratie_alleen_met_een_sleutelbestand(later, tmp_path) -> None:
    sleutels = tmp_path / "sleutels.parquet"
    lees(later, tmp_path / "een", sleutels=sleutels)
    eigen = tmp_path / "eigen_administratie.csv"
    eigen.write_text(f"soort;bsn;roepnaam\nstudent;{ro.BSN};Sam\n", "utf-8")
    verslag = lees(eigen, tmp_path / "twee", sleutels=sleutels)
    assert verslag.exitcode == 0
    assert tabel(Gegevensset.open(tmp_path / "twee"), "persoon")["roepnaam"].to_list() == ["Sam"]
