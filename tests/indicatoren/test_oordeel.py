"""From a school to the judgement: groups of which every figure is known by hand."""

from __future__ import annotations

from datetime import date

import pytest
from tests.indicatoren.bevolking import Rijen, dip, isg, isp, opleiding, schrijf

from stelsel.gegevens.dekking import Dekking
from stelsel.indicatoren import Lezingen, Sessie, bereken

OPLEIDINGEN = [
    opleiding("20001", 2, "D2"),
    opleiding("20002", 2, "D2"),
    opleiding("30001", 3, "D3"),
    opleiding("40001", 4, "D4"),
    opleiding("40009", 4),
]


class School:
    """Students by kind; studiejaar 2022 unless said otherwise."""

    def __init__(self) -> None:
        self.rijen: Rijen = {"inschrijving": [], "inschrijvingsperiode": [], "diploma": [], "opleiding": OPLEIDINGEN}

    def _student(self, crebo, begin, einde, diploma=None, leerweg="BOL"):
        wie = f"p{len(self.rijen['inschrijving'])}"
        self.rijen["inschrijving"].append(isg(wie, "1", begin, date(2030, 7, 31), einde))
        self.rijen["inschrijvingsperiode"].append(isp(wie, "1", begin, crebo, leerweg))
        if diploma:
            self.rijen["diploma"].append(dip(wie, "d", diploma, crebo, "1"))

    def gediplomeerd_weg(self, aantal, crebo, jaar=2022):
        for _ in range(aantal):
            self._student(crebo, date(jaar - 2, 8, 1), date(jaar + 1, 7, 31), date(jaar + 1, 7, 1))

    def zonder_diploma_weg(self, aantal, crebo, jaar=2022):
        for _ in range(aantal):
            self._student(crebo, date(jaar - 2, 8, 1), date(jaar + 1, 2, 1))

    def nieuw_gebleven(self, aantal, crebo, jaar=2022):
        for _ in range(aantal):
            self._student(crebo, date(jaar, 8, 1), None)

    def nieuw_weg(self, aantal, crebo, jaar=2022):
        for _ in range(aantal):
            self._student(crebo, date(jaar, 8, 1), date(jaar + 1, 2, 1))

    def sessie(self, map_):
        return Sessie(schrijf(map_ / "set", self.rijen, [Dekking("99XX", date(2010, 8, 1), date(2024, 7, 31))]))


@pytest.fixture
def school():
    return School()


def _een(sessie, naam="oordeel", venster=1, per=("dossier", "niveau"), **anders):
    (rij,) = bereken(sessie, naam, 2022, venster, per, **anders).to_pylist()
    return rij


def test_drie_keer_voldoende_en_hoog(school, tmp_path):
    school.gediplomeerd_weg(90, "40001")
    school.zonder_diploma_weg(10, "40001")
    school.nieuw_gebleven(20, "40001")
    rij = _een(school.sessie(tmp_path))
    assert (rij["oordeel"], rij["jaarresultaat"], rij["diplomaresultaat"], rij["startersresultaat"]) == (
        "hoog",
        90,
        90,
        100,
    )
    assert rij["jaarresultaat_noemer"] == rij["diplomaresultaat_noemer"] == 100
    assert rij["teller"] is rij["noemer"] is rij["waarde"] is rij["norm"] is None


def test_hoog_vraagt_een_of_beide(school, tmp_path):
    # 86 of 100 is above 85 (jaarresultaat) and below 89 (diplomaresultaat)
    school.gediplomeerd_weg(86, "40001")
    school.zonder_diploma_weg(14, "40001")
    school.nieuw_gebleven(20, "40001")
    sessie = school.sessie(tmp_path)
    assert _een(sessie)["oordeel"] == "hoog"
    assert _een(sessie, lezingen=Lezingen(hoog="en"))["oordeel"] == "voldoende"


def test_een_van_drie_is_onvoldoende(school, tmp_path):
    # the new ones who left weigh in jaarresultaat and diplomaresultaat too: 40 of 60
    school.gediplomeerd_weg(40, "20001")
    school.zonder_diploma_weg(10, "20001")
    school.nieuw_weg(10, "20001")
    school.nieuw_gebleven(30, "20001")
    rij = _een(school.sessie(tmp_path))
    assert (rij["jaarresultaat"], rij["startersresultaat"]) == (pytest.approx(200 / 3), 75)
    assert rij["oordeel"] == "onvoldoende"
    assert "1 van 3" in rij["toelichting"]


def test_te_kleine_noemer_ontbreekt_in_het_oordeel(school, tmp_path):
    school.gediplomeerd_weg(40, "30001")
    school.zonder_diploma_weg(10, "30001")
    school.nieuw_gebleven(11, "30001")
    rij = _een(school.sessie(tmp_path))
    assert (rij["oordeel"], rij["startersresultaat_noemer"]) == ("voldoende", 11)
    assert "startersresultaat niet te bepalen: de noemer is 11, kleiner dan 12" in rij["toelichting"]


def test_zonder_starters_en_twee_die_het_oneens_zijn(school, tmp_path):
    # 65 percent: above 61 (diplomaresultaat), below 67 (jaarresultaat)
    school.gediplomeerd_weg(65, "20001")
    school.zonder_diploma_weg(35, "20001")
    rij = _een(school.sessie(tmp_path))
    assert rij["oordeel"] == "niet te bepalen"
    assert "oneens" in rij["toelichting"]
    assert "startersresultaat niet te bepalen: er telt niemand mee" in rij["toelichting"]


@pytest.mark.parametrize(
    ("jaren", "oordeel", "reden"),
    [
        ((2020, 2021, 2022), "voldoende", None),
        ((2020, 2022), "voldoende", None),
        ((2020, 2021), "niet te bepalen", "niet in het laatste jaar"),
        ((2022,), "niet te bepalen", "in 1 van de 3 jaren"),
    ],
)
def test_starters_over_drie_jaar(school, tmp_path, jaren, oordeel, reden):
    for jaar in jaren:
        school.nieuw_gebleven(20, "40001", jaar)
    rij = _een(school.sessie(tmp_path), "startersresultaat", 3)
    assert (rij["noemer"], rij["oordeel"]) == (20 * len(jaren), oordeel)
    assert reden is None or reden in rij["toelichting"]


def test_waar_wel_en_waar_geen_oordeel(school, tmp_path):
    for crebo in ("20001", "20002", "40001"):
        school.gediplomeerd_weg(30, crebo)
        school.zonder_diploma_weg(5, crebo)
    sessie = school.sessie(tmp_path)

    def rijen(*per, **anders):
        return bereken(sessie, "jaarresultaat", 2022, 1, per, **anders).to_pylist()

    assert [r["oordeel"] for r in rijen("brin", "niveau")] == ["voldoende", "voldoende"]
    assert [(r["dossier"], r["norm"], r["oordeel"]) for r in rijen("dossier")] == [
        ("D2", 67, "voldoende"),
        ("D4", 68, "voldoende"),
    ]
    for rij in rijen("crebo"):
        assert (rij["norm"] in (67, 68), rij["oordeel"]) == (True, None)
        assert "kleiner dan de kleinste eenheid" in rij["toelichting"]
    (heel,) = rijen("brin")
    assert (heel["norm"], heel["oordeel"]) == (None, None)
    assert "meer dan één niveau" in heel["toelichting"]
    # a filter can make a group as small as a dimension does
    assert [r["oordeel"] for r in rijen("dossier", "niveau", filter={"leerweg": "BOL"})] == [None, None]
    assert [r["oordeel"] for r in rijen("dossier", filter={"niveau": 2})] == ["voldoende"]
    (alles,) = rijen()
    assert alles["noemer"] == 105


def test_zonder_kwalificatiedossier_geen_oordeel(school, tmp_path):
    school.gediplomeerd_weg(30, "40009")
    school.zonder_diploma_weg(5, "40009")
    rij = _een(school.sessie(tmp_path), "jaarresultaat")
    assert (rij["dossier"], rij["norm"], rij["oordeel"]) == (None, 68, None)
    assert "kwalificatiedossier is onbekend van crebo 40009" in rij["toelichting"]
