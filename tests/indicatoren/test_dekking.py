"""Outside its coverage a figure is not determined, and says which period to request."""

from __future__ import annotations

from datetime import date

import pytest
from tests.indicatoren import gouden
from tests.indicatoren.bevolking import dip, isg, isp, opleiding, schrijf

from stelsel.gegevens.dekking import Dekking
from stelsel.indicatoren import Sessie, bereken, reeks
from stelsel.kern.fouten import StelselFout


def sessie(tmp_path, *dekking, rijen=None, **anders):
    return Sessie(schrijf(tmp_path / "set", rijen or gouden.als_rijen(), dekking, **anders))


def perioden(*paren, brin="99XX"):
    return [Dekking(brin, date.fromisoformat(van), date.fromisoformat(tot)) for van, tot in paren]


@pytest.mark.parametrize(
    ("indicator", "van"),
    [("jaarresultaat", "2022-10-01"), ("diplomaresultaat", "2017-10-01"), ("startersresultaat", "2016-10-01")],
)
def test_een_dag_te_weinig_is_niet_te_bepalen(tmp_path, indicator, van):
    genoeg = sessie(tmp_path / "a", *perioden((van, "2023-10-01")))
    assert bereken(genoeg, indicator, 2022, per=("brin",))["noemer"].to_pylist() != [None]
    dag_later = van[:-1] + "2"
    for nummer, periode in enumerate([(dag_later, "2023-10-01"), (van, "2023-09-30")]):
        rijen = bereken(sessie(tmp_path / f"b{nummer}", *perioden(periode)), indicator, 2022, per=("brin",)).to_pylist()
        assert [(r["teller"], r["noemer"], r["waarde"], r["oordeel"]) for r in rijen] == [
            (None, None, None, "niet te bepalen")
        ]
        assert f"selectieperiode {van} t/m 2023-10-01" in rijen[0]["toelichting"]
        assert f"{periode[0]} t/m {periode[1]}" in rijen[0]["toelichting"]


def test_aansluitende_leveringen_tellen_als_een(tmp_path):
    aansluitend = perioden(("2016-10-01", "2020-07-31"), ("2020-08-01", "2023-10-01"))
    assert bereken(sessie(tmp_path / "a", *aansluitend), "startersresultaat", 2022).num_rows
    gat = perioden(("2016-10-01", "2020-07-30"), ("2020-08-01", "2023-10-01"))
    rij = bereken(sessie(tmp_path / "b", *gat), "startersresultaat", 2022).to_pylist()[0]
    assert rij["oordeel"] == "niet te bepalen"


def test_een_bestand_weet_niets_van_na_de_dag_waarop_het_is_gemaakt(tmp_path):
    s = sessie(tmp_path, *perioden(("2014-08-01", "2024-07-31")), aangemaakt=date(2023, 9, 15))
    rij = bereken(s, "jaarresultaat", 2022).to_pylist()[0]
    assert "2014-08-01 t/m 2023-09-15" in rij["toelichting"]
    assert bereken(s, "jaarresultaat", 2021).to_pylist()[0]["noemer"] is not None


def test_zonder_jaar_het_laatste_jaar_met_volledige_dekking(tmp_path):
    s = sessie(tmp_path, *perioden(("2015-10-01", "2023-12-31")))
    assert set(bereken(s, "jaarresultaat")["studiejaar"].to_pylist()) == {2022}
    kort = sessie(tmp_path / "kort", *perioden(("2022-08-01", "2023-12-31")))
    rij = bereken(kort, "oordeel", filter={"niveau": 4}).to_pylist()[0]
    assert (rij["studiejaar"], rij["oordeel"]) == (2022, "niet te bepalen")
    assert "2014-10-01 t/m 2023-10-01" in rij["toelichting"]


@pytest.mark.parametrize(("tot", "jaar"), [("2023-10-01", 2022), ("2023-09-30", 2021)])
def test_zonder_enige_dekking_een_jaar_dat_al_voorbij_is(tmp_path, tot, jaar):
    rij = bereken(sessie(tmp_path, *perioden(("2023-01-01", tot))), "jaarresultaat").to_pylist()[0]
    assert (rij["studiejaar"], rij["waarde"]) == (jaar, None)
    assert "pas na" not in rij["toelichting"]


def test_jaar_zonder_enige_dekking_geeft_per_instelling_een_antwoord(tmp_path):
    rijen = bereken(sessie(tmp_path, *perioden(("2014-08-01", "2024-07-31"))), "jaarresultaat", 2030).to_pylist()
    assert [(rij["brin"], rij["niveau"], rij["oordeel"]) for rij in rijen] == [("99XX", None, "niet te bepalen")]
    assert "dat kan pas na 2031-10-01" in rijen[0]["toelichting"]


def test_twee_instellingen_waarvan_een_gedekt(tmp_path):
    rijen = gouden.als_rijen()
    rijen["inschrijving"].append(isg("ander", "1", date(2021, 8, 1), date(2023, 1, 1), brin="99YY"))
    rijen["inschrijvingsperiode"].append(isp("ander", "1", date(2021, 8, 1), "25187", brin="99YY"))
    kort = perioden(("2022-08-01", "2024-07-31"), brin="99YY")
    s = sessie(tmp_path, *perioden(("2014-08-01", "2024-07-31")), *kort, rijen=rijen)
    per_brin = {rij["brin"]: rij for rij in bereken(s, "diplomaresultaat", 2022, per=("brin",)).to_pylist()}
    assert per_brin["99XX"]["noemer"] and per_brin["99YY"]["noemer"] is None
    samen = bereken(s, "diplomaresultaat", 2022, per=("niveau",)).to_pylist()
    assert all(rij["noemer"] is None and "99YY" in rij["toelichting"] for rij in samen)
    alleen = bereken(s, "diplomaresultaat", 2022, per=("niveau",), filter={"brin": "99XX"}).to_pylist()
    assert all(rij["noemer"] for rij in alleen)


def test_wie_bij_twee_instellingen_is_telt_bij_elk(tmp_path):
    van, tot = date(2020, 8, 1), date(2025, 7, 31)
    rijen = {
        "inschrijving": [isg("p", "1", van, tot, date(2023, 7, 31)), isg("p", "1", date(2023, 8, 1), tot, brin="99YY")],
        "inschrijvingsperiode": [isp("p", "1", van, "25187"), isp("p", "1", date(2023, 8, 1), "25187", brin="99YY")],
        "diploma": [dip("p", "d", date(2023, 7, 1), "25187", brin="99YY")],
        "opleiding": [opleiding("25187", 4)],
    }
    dekking = [*perioden(("2014-08-01", "2024-12-31")), *perioden(("2014-08-01", "2024-12-31"), brin="99YY")]
    s = sessie(tmp_path, *dekking, rijen=rijen)
    # gone from 99XX without a diploma of 99XX; at 99YY the diploma is that of a late graduate
    rij = {r["brin"]: r for r in bereken(s, "jaarresultaat", 2022).to_pylist()}
    assert (rij["99XX"]["teller"], rij["99XX"]["noemer"]) == (0, 1)
    assert (rij["99YY"]["teller"], rij["99YY"]["noemer"]) == (1, 1)
    landelijk = bereken(s, "jaarresultaat", 2022, per=("niveau",)).to_pylist()[0]
    assert (landelijk["noemer"], landelijk["oordeel"]) == (2, None)
    assert "meer dan één instelling" in landelijk["toelichting"]


def test_onvolledige_levering_is_onder_voorbehoud(tmp_path):
    deel = [Dekking("99XX", date(2014, 8, 1), date(2024, 7, 31), False)]
    rij = bereken(sessie(tmp_path, *deel, volledig=False), "jaarresultaat", 2022).to_pylist()[0]
    assert rij["noemer"]
    assert "niet volledig" in rij["toelichting"]


def test_reeks_heeft_alleen_gedekte_jaren_en_een_interval(tmp_path):
    tabel = reeks(sessie(tmp_path, *perioden(("2015-10-01", "2024-07-31"))), "diplomaresultaat", per=("brin",))
    assert tabel["studiejaar"].to_pylist() == [2021, 2022]
    for rij in tabel.to_pylist():
        assert 0 <= rij["laag"] <= rij["waarde"] <= rij["hoog"] <= 100


def test_lege_selectie_en_leeg_bestand(tmp_path):
    s = sessie(tmp_path, *perioden(("2014-08-01", "2024-07-31")))
    with pytest.raises(StelselFout) as fout:
        bereken(s, "jaarresultaat", 2022, filter={"dossier": "bestaat niet"})
    assert fout.value.code == "IND-LEEG-02"
    assert "dossier=bestaat niet" in fout.value.wat
    with pytest.raises(StelselFout) as fout:
        Sessie(schrijf(tmp_path / "leeg", {}, perioden(("2014-08-01", "2024-07-31"))))
    assert fout.value.code == "IND-LEEG-01"
