"""The golden students come out as counted by hand, one by one and added up."""

from __future__ import annotations

import pytest
from tests.indicatoren import gouden

from stelsel.indicatoren import Lezingen, bereken, personen
from stelsel.indicatoren.definities import DRIE
from stelsel.indicatoren.lezingen import STANDAARD

GEEN = dict.fromkeys(DRIE)


def uitkomst(sessie, lezingen, wie=None):
    """Per student and indicator [crebo, teller] of studiejaar 2022, as in the YAML."""
    waar, waarden = ("studiejaar = ?", [gouden.JAAR])
    if wie:
        waar, waarden = waar + " AND persoon_id = ?", [*waarden, wie]
    uit = {student["wat"]: dict(GEEN) for student in gouden.studenten()}
    for rij in sessie.telling(lezingen, waar, waarden).to_pylist():
        assert uit[rij["persoon_id"]][rij["indicator"]] is None, "iemand telt twee keer"
        uit[rij["persoon_id"]][rij["indicator"]] = [rij["crebo"], rij["teller"]]
    return uit


@pytest.mark.parametrize("wie", [student["wat"] for student in gouden.studenten()])
def test_student(gouden_sessie, wie):
    assert uitkomst(gouden_sessie, STANDAARD)[wie] == gouden.verwacht()[wie]


@pytest.mark.parametrize("geval", gouden.andere_lezingen(), ids=lambda geval: f"{geval['lezing']}: {geval['wat']}")
def test_student_onder_andere_lezing(gouden_sessie, geval):
    lezingen = STANDAARD.met([geval["lezing"]])
    assert uitkomst(gouden_sessie, lezingen, geval["wat"])[geval["wat"]] == geval["verwacht"]


@pytest.mark.parametrize("indicator", DRIE)
def test_totalen_per_niveau(gouden_sessie, indicator):
    tabel = bereken(gouden_sessie, indicator, gouden.JAAR, per=("niveau",))
    gevonden = {rij["niveau"] or "onbekend": [rij["teller"], rij["noemer"]] for rij in tabel.to_pylist()}
    assert gevonden == gouden.inhoud()["totalen"][indicator]


@pytest.mark.parametrize("indicator", DRIE)
def test_waarde_is_teller_door_noemer_in_procenten(gouden_sessie, indicator):
    for rij in bereken(gouden_sessie, indicator, gouden.JAAR, per=("crebo", "leerweg")).to_pylist():
        assert rij["waarde"] == pytest.approx(100 * rij["teller"] / rij["noemer"])


def test_entree_staat_apart(gouden_sessie):
    totalen = gouden.inhoud()["totalen"]["jaarresultaat"]
    zonder = bereken(gouden_sessie, "jaarresultaat", gouden.JAAR, per=("brin",)).to_pylist()[0]
    anderen = [paar for niveau, paar in totalen.items() if niveau != 1]
    assert [zonder["teller"], zonder["noemer"]] == [sum(t) for t in zip(*anderen, strict=True)]
    assert "entree staat apart: 2 niet meegeteld" in zonder["toelichting"]
    met = bereken(gouden_sessie, "jaarresultaat", gouden.JAAR, per=("brin",), lezingen=Lezingen(entree="mee"))
    assert met["noemer"].to_pylist() == [sum(n for _, n in totalen.values())]


def test_entree_heeft_geen_norm(gouden_sessie):
    rij = bereken(gouden_sessie, "jaarresultaat", gouden.JAAR, filter={"niveau": 1}).to_pylist()[0]
    assert (rij["norm"], rij["oordeel"]) == (None, None)
    assert rij["toelichting"] == "entree staat apart en heeft geen norm"


def test_onbekend_niveau_noemt_de_crebo(gouden_sessie):
    rij = bereken(gouden_sessie, "jaarresultaat", gouden.JAAR, per=("crebo",), filter={"crebo": "79998"}).to_pylist()[0]
    assert (rij["teller"], rij["noemer"], rij["waarde"]) == (1, 1, 100.0)
    assert (rij["norm"], rij["oordeel"]) == (None, None)
    assert "79998" in rij["toelichting"]
    assert "onbekend niveau" in rij["toelichting"]


@pytest.mark.parametrize("indicator", DRIE)
def test_doorklikken_geeft_precies_de_noemer(gouden_sessie, indicator):
    for rij in bereken(gouden_sessie, indicator, gouden.JAAR, 3, per=("niveau", "leerweg")).to_pylist():
        groep = {"niveau": rij["niveau"], "leerweg": rij["leerweg"]}
        wie = personen(gouden_sessie, indicator, gouden.JAAR, 3, groep)
        assert wie.num_rows == rij["noemer"]
        assert sum(wie["teller"].to_pylist()) == rij["teller"]
    heel = bereken(gouden_sessie, indicator, gouden.JAAR, per=("brin",)).to_pylist()[0]
    assert personen(gouden_sessie, indicator, gouden.JAAR, groep={"brin": "99XX"}).num_rows == heel["noemer"]


def test_drie_jaar_is_de_som_van_drie_jaren(gouden_sessie):
    los = [
        bereken(gouden_sessie, "startersresultaat", jaar, per=("brin",)).to_pylist()[0] for jaar in (2020, 2021, 2022)
    ]
    samen = bereken(gouden_sessie, "startersresultaat", 2022, 3, per=("brin",)).to_pylist()[0]
    per_jaar = bereken(gouden_sessie, "startersresultaat", 2022, 3, per=("studiejaar",)).to_pylist()
    assert samen["noemer"] == sum(rij["noemer"] for rij in los) == sum(rij["noemer"] for rij in per_jaar)
    assert samen["teller"] == sum(rij["teller"] for rij in los)
    assert [rij["studiejaar"] for rij in per_jaar] == [2020, 2021, 2022]
