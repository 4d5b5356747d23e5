"""What differences weigh: enrolments on the counting days, diplomas, and the indicative value by the rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from hulp.vergelijken import BEWERKINGEN, Tweetal, school, vergelijk_tweetal
from stelsel.kern.fouten import StelselFout
from stelsel.regels.register import vind
from stelsel.vergelijken import Keuzes
from stelsel.vergelijken.waarde import lees_prijsfactoren, lees_prijzen


def _bol_vanaf(begin: date) -> dict:
    """Somebody with one enrolment and one bol period from that day, with a niveau and without an end or diploma."""
    tabellen, _ = school()
    isg = tabellen["inschrijving"].filter(
        (pl.len().over("persoon_id") == 1)
        & (pl.col("datum_inschrijving") == begin)
        & pl.col("datum_uitschrijving_werkelijk").is_null()
    )
    isp = tabellen["inschrijvingsperiode"].filter(pl.len().over("persoon_id") == 1)
    isp = isp.filter((pl.col("leertraject") == "BOL") & pl.col("indicatie_bekostigbaar"))
    niveaus = tabellen["opleiding"].drop_nulls("niveau").filter(pl.col("niveau") > 1)
    isp = isp.join(niveaus, on="opleidingcode", how="semi")
    rij = isg.join(isp, on=["persoon_id"], how="semi").join(tabellen["diploma"], on="persoon_id", how="anti")
    return rij.sort("persoon_id").row(0, named=True)


def test_een_uitschrijving_voor_1_oktober_kost_een_inschrijving_op_de_teldatum(tmp_path) -> None:
    rij = _bol_vanaf(date(2024, 8, 1))
    tweetal = Tweetal()
    tweetal.zet("b", "inschrijving", rij, datum_uitschrijving_werkelijk=date(2025, 9, 30), reden_uitschrijving="01")
    vergelijking = vergelijk_tweetal(tmp_path, tweetal)
    einde = vergelijking.verschillen.filter(veld="datum_uitschrijving_werkelijk").row(0, named=True)
    assert (einde["teldata"], einde["oktober"], einde["februari"]) == ("2025-10-01", 1, 0)
    # The reason of ending alone changes no count.
    assert vergelijking.verschillen.filter(veld="reden_uitschrijving")["oktober"].to_list() == [0]
    assert vergelijking.totaal().oktober == 1
    assert date(2026, 2, 1) not in vergelijking.dagen, "1 februari 2026 ligt buiten wat beide dekken"


def test_een_dag_later_kost_niets(tmp_path) -> None:
    rij = _bol_vanaf(date(2024, 8, 1))
    tweetal = Tweetal()
    tweetal.zet("b", "inschrijving", rij, datum_uitschrijving_werkelijk=date(2025, 10, 1), reden_uitschrijving="01")
    assert vergelijk_tweetal(tmp_path, tweetal).totaal().oktober == 0


def test_met_een_dag_blijft_over_wat_die_raakt(tmp_path) -> None:
    rij = _bol_vanaf(date(2024, 8, 1))
    tweetal = Tweetal()
    tweetal.zet("b", "inschrijving", rij, datum_inschrijving=date(2024, 9, 1))
    for dag, aantal in ((date(2024, 8, 20), 1), (date(2024, 10, 1), 1), (date(2024, 7, 31), 0)):
        vergelijking = vergelijk_tweetal(tmp_path / str(dag), tweetal, keuzes=Keuzes(op=dag))
        assert vergelijking.verschillen.height == aantal, dag
        assert set(vergelijking.dagen) <= {dag}


@pytest.fixture
def ander_niveau(tmp_path) -> tuple[Tweetal, dict, dict]:
    """Side B has somebody on a programme of another part of the budget since 1 August 2024."""
    rij = _bol_vanaf(date(2024, 8, 1))
    tweetal = Tweetal()
    isp = tweetal.a["inschrijvingsperiode"].filter(persoon_id=rij["persoon_id"]).row(0, named=True)
    opleidingen = {o["opleidingcode"]: o for o in school()[0]["opleiding"].drop_nulls("niveau").to_dicts()}
    eigen = opleidingen[isp["opleidingcode"]]
    is_basis = eigen["niveau"] == 2
    ander = next(o for o in opleidingen.values() if o["niveau"] > 1 and (o["niveau"] == 2) != is_basis)
    tweetal.zet("b", "inschrijvingsperiode", isp, opleidingcode=ander["opleidingcode"])
    return tweetal, eigen, ander


def test_de_waarde_is_die_van_de_regel_en_indicatief(ander_niveau, tmp_path) -> None:
    """The difference in value is what the rule says of one bol student more and less, correction included."""
    tweetal, _, ander = ander_niveau
    keuzes = Keuzes(prijzen={(2026, "basisberoeps"): Decimal("5000")})
    vergelijking = vergelijk_tweetal(tmp_path, tweetal, keuzes=keuzes)
    van_2026 = {w.deel: w for w in vergelijking.waarden if w.bekostigingsjaar == 2026}
    assert set(van_2026) == {"basisberoeps", "vak_middenkader_specialist"}
    meer = "basisberoeps" if ander["niveau"] == 2 else "vak_middenkader_specialist"
    assert {deel: w.verschil for deel, w in van_2026.items()} == {
        deel: Decimal("0.80") if deel == meer else Decimal("-0.80") for deel in van_2026
    }
    for waarde in van_2026.values():
        assert waarde.indicatief
        assert waarde.stand == "tekst van 1 augustus 2024; latere teksten zijn niet gevonden"
        assert any("prijsfactor" in opmerking for opmerking in waarde.opmerkingen)
    assert van_2026["basisberoeps"].euro == van_2026["basisberoeps"].verschil * 5000
    assert van_2026["vak_middenkader_specialist"].euro is None, "zonder opgegeven prijs geen euro's"
    # 1 February 2026 is not covered: the value for 2027 cannot be told.
    assert all(w.verschil is None for w in vergelijking.waarden if w.bekostigingsjaar == 2027)


def test_een_prijsfactor_weegt_mee(ander_niveau, tmp_path) -> None:
    tweetal, eigen, ander = ander_niveau
    factoren = {eigen["opleidingcode"]: Decimal("1.5"), ander["opleidingcode"]: Decimal("1.5")}
    zonder = vergelijk_tweetal(tmp_path / "zonder", tweetal)
    met = vergelijk_tweetal(tmp_path / "met", tweetal, keuzes=Keuzes(factoren=factoren))
    verschil = [next(w.verschil for w in v.waarden if w.bekostigingsjaar == 2026) for v in (zonder, met)]
    assert verschil[1] == verschil[0] * Decimal("1.5")


def test_een_diploma_in_een_ander_jaar_telt_in_een_ander_bekostigingsjaar(tmp_path) -> None:
    tweetal = Tweetal()
    bekostigd = school()[0]["diploma"].filter((pl.len().over("persoon_id") == 1) & pl.col("indicatie_bekostigbaar"))
    bekostigd = bekostigd.filter(pl.col("datum_resultaat").dt.year() == 2024)
    niveaus = school()[0]["opleiding"].filter(pl.col("niveau") == 3)
    rij = bekostigd.join(niveaus, on="opleidingcode", how="semi").sort("persoon_id").row(0, named=True)
    tweetal.zet("b", "diploma", rij, datum_resultaat=date(2025, 1, 8))
    vergelijking = vergelijk_tweetal(tmp_path, tweetal)
    assert vergelijking.totaal().diplomas == 1
    waarden = {(w.bekostigingsjaar, w.deel): w.verschil for w in vergelijking.waarden}
    waarde = (
        vind("diplomawaarde")
        .beantwoord(
            vind("diplomawaarde").uit({"bekostigingsjaar": 2026, "diplomas": [{"soort": "vak", "datum": "2024-06-01"}]})
        )
        .antwoord
    )
    assert waarden == {
        (2026, "vak_middenkader_specialist"): -waarde,
        (2027, "vak_middenkader_specialist"): waarde,
    }


def test_een_diploma_op_een_andere_dag_in_hetzelfde_jaar_weegt_niets(tmp_path) -> None:
    tweetal = Tweetal()
    rij = school()[0]["diploma"].filter(pl.col("datum_resultaat").dt.month() == 6).row(0, named=True)
    dag = rij["datum_resultaat"]
    tweetal.zet("b", "diploma", rij, datum_resultaat=dag.replace(day=dag.day % 28 + 1))
    vergelijking = vergelijk_tweetal(tmp_path, tweetal)
    assert vergelijking.verschillen["oorzaak"].to_list() == ["andere_diplomadatum"]
    assert vergelijking.totaal().diplomas == 0 and not vergelijking.waarden


def test_een_inschrijving_die_in_meer_velden_verschilt_telt_een_keer(tmp_path) -> None:
    tweetal = Tweetal()
    BEWERKINGEN["niveauwissel"](tweetal, 3)
    rij = {"persoon_id": next(iter(tweetal.gebruikt))}
    isg = tweetal.b["inschrijving"].filter(persoon_id=rij["persoon_id"]).row(0, named=True)
    tweetal.zet("b", "inschrijving", isg, datum_uitschrijving_gepland=date(2031, 1, 1))
    vergelijking = vergelijk_tweetal(tmp_path, tweetal)
    assert vergelijking.verschillen.height == 2
    assert vergelijking.totaal().oktober == 1


@pytest.mark.parametrize("tekst", ["2026:entree", "26:entree=5", "2026:havo=5", "2026:entree=-5", "2026:entree=vijf"])
def test_een_prijs_die_niet_te_lezen_is_krijgt_de_vorm_te_horen(tekst) -> None:
    with pytest.raises(StelselFout) as fout:
        lees_prijzen([tekst])
    assert (fout.value.code, fout.value.exitcode) == ("VGL-PRIJS-01", 2)
    assert "basisberoeps" in fout.value.verwacht


def test_prijzen_en_prijsfactoren_in_nederlandse_en_kale_vorm(tmp_path) -> None:
    assert lees_prijzen(["2026:entree=5.123,45", "2020:niveau_2_4=4321.5"]) == {
        (2026, "entree"): Decimal("5123.45"),
        (2020, "niveau_2_4"): Decimal("4321.5"),
    }
    lijst = tmp_path / "prijsfactoren.csv"
    lijst.write_text("opleidingcode;prijsfactor\n25655;1,4\n25742;1.00\n", "utf-8")
    assert lees_prijsfactoren(lijst) == {"25655": Decimal("1.4"), "25742": Decimal("1.00")}
    lijst.write_text("opleidingcode;prijsfactor\n25655;hoog\n", "utf-8")
    with pytest.raises(StelselFout, match="prijsfactor"):
        lees_prijsfactoren(lijst)
