"""The funding rules by a second way: the formulas once more, written straight from the law with its numbers."""

from __future__ import annotations

import random
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest

from stelsel.regels.bekostiging._formule import verblijfsjaar
from stelsel.regels.gevallen_lezen import gevallen
from stelsel.regels.motor.uitkomst import ONBEKEND
from stelsel.regels.motor.vragen import met
from stelsel.regels.motor.waarden import STANDAARD
from stelsel.regels.register import vind

OP = date(2026, 11, 25)
D = Decimal
VF = {True: [D("1.2"), D("0.6"), D(0)], False: [D("1.2"), D(1), D(1), D(1), D("0.5"), D("0.5"), D(0)]}
WAARDE = {"entree": 0, "basisberoeps": 1, "vak": 3, "middenkader": 5, "specialist": 0}


def _vraag(naam: str, feiten: dict):
    regel = vind(naam)
    return regel.beantwoord(regel.uit(feiten), OP)


# -- the value of students --------------------------------------------------------------------------------------------


def _verblijfsjaar_vooruit(eerdere: set[int], nu: int, onderbreking: int) -> int:
    """Forward in time, where the rule counts back."""
    geteld, zonder = 0, 0
    for jaar in range(min(eerdere | {nu}), nu + 1):
        if jaar in eerdere or jaar == nu:
            geteld = 1 if zonder >= onderbreking else geteld + 1
            zonder = 0
        else:
            zonder += 1
    return geteld


def test_verblijfsjaar_vooruit_en_terug_geteld():
    lot = random.Random(1)
    for _ in range(3000):
        eerdere = {lot.randint(2005, 2015) for _ in range(lot.randrange(9))}
        for onderbreking in (2, 3):
            verwacht = _verblijfsjaar_vooruit(eerdere, 2016, onderbreking)
            assert verblijfsjaar(eerdere, 2016, onderbreking) == verwacht, (eerdere, onderbreking)


@pytest.mark.parametrize("entree", [True, False], ids=["entree", "niveau 2-4"])
@pytest.mark.parametrize("jaar", [2015, 2018, 2019, 2024, 2025, 2026])
def test_waarde_van_studenten(entree, jaar):
    lot = random.Random(f"{entree} {jaar}")
    f, deel, onderbreking = (D("0.5"), D(1), 2) if entree else (D("0.4"), D("0.8"), 3)
    for _ in range(150):
        groepen = []
        for _ in range(lot.randrange(1, 5)):
            groep = {"bol": lot.randrange(400), "bbl": lot.randrange(400), "prijsfactor": lot.choice([1, 1.3, 1.8])}
            groep["eerdere_oktobers"] = [lot.randint(jaar - 11, jaar - 3) for _ in range(lot.randrange(7))]
            groepen.append(groep if entree else groep | {"soort": "vak"})
        bol, bbl = (sum(groep[k] for groep in groepen) + lot.randrange(20) for k in ("bol", "bbl"))
        tweede = {"bol_februari": lot.randrange(2000), "bbl_februari": lot.randrange(2000)}
        feiten = {"bekostigingsjaar": jaar, "groepen": groepen, "bol_oktober": bol, "bbl_oktober": bbl, **tweede}
        with localcontext() as precies:
            precies.prec = 60
            som = D(0)
            for groep in groepen:
                verblijf = _verblijfsjaar_vooruit(set(groep["eerdere_oktobers"]), jaar - 2, onderbreking)
                vf = VF[entree][min(verblijf, len(VF[entree])) - 1] if jaar < 2019 else D(1)
                som += (groep["bbl"] * f + groep["bol"]) * D(str(groep["prijsfactor"])) * vf
            eerste = bbl * f + bol
            cf = (eerste + tweede["bbl_februari"] * f + tweede["bol_februari"]) / (2 * eerste) if eerste else D(1)
            verwacht = (som * deel * cf).quantize(D("0.01"), ROUND_HALF_UP)
        naam = "deelnemerswaarde_entree" if entree else "deelnemerswaarde"
        assert _vraag(naam, feiten).antwoord == verwacht, feiten


def test_in_drie_delen_kan_een_vraag_niet_over_twee_gaan():
    """Until 2024 niveau 2 and 4 are one part; from 2025 they are asked apart."""
    groepen = [{"soort": soort, "bol": 1, "bbl": 0, "prijsfactor": 1} for soort in ("basisberoeps", "vak")]
    regel = vind("deelnemerswaarde")
    for jaar, strijdig in ((2024, False), (2025, True)):
        feiten = regel.feiten(bekostigingsjaar=jaar, groepen=regel.uit({"groepen": groepen}).groepen)
        assert [strijd.paden for strijd in feiten.tegenspraken()] == [("bekostigingsjaar", "groepen")] * strijdig


# -- the value of diplomas --------------------------------------------------------------------------------------------


def test_diplomawaarde_is_wat_het_hoogste_diploma_steeg():
    """Without interruption the terms of the formula add up to how far the highest diploma went up in that year."""
    lot = random.Random(3)
    for _ in range(1500):
        diplomas = [
            {"soort": lot.choice([*WAARDE][:4]), "datum": date(lot.randint(2018, 2024), lot.randint(1, 12), 15)}
            for _ in range(lot.randrange(1, 6))
        ]
        voor = max((WAARDE[d["soort"]] for d in diplomas if d["datum"].year < 2024), default=0)
        na = max(WAARDE[d["soort"]] for d in diplomas)
        feiten = {"bekostigingsjaar": 2026, "diplomas": diplomas, "ingeschreven_oktobers": list(range(2017, 2025))}
        uitkomst = _vraag("diplomawaarde", feiten)
        assert uitkomst.antwoord == (na - voor) * D("0.2"), diplomas
        assert sum(uitkomst.waarden["per_deel"].values(), D(0)) == uitkomst.antwoord


def test_een_eerste_specialistendiploma_geeft_een_vaste_waarde():
    """Whatever came before, as long as it was in another year; never less than nothing."""
    for eerder in [*WAARDE][:4]:
        diplomas = [{"soort": eerder, "datum": "2023-07-01"}, {"soort": "specialist", "datum": "2024-07-01"}]
        assert _vraag("diplomawaarde", {"bekostigingsjaar": 2026, "diplomas": diplomas}).antwoord == D("0.4")


# -- which enrolment counts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("geval", [g for g in gevallen("telt_mee") if g.antwoord == "telt_mee"], ids=lambda g: g.naam)
def test_een_feit_weg_maakt_van_meetellen_nooit_niet_meetellen(geval):
    """Random facts hardly ever count; these do, so each of their facts is left out in turn."""
    regel = vind("telt_mee")
    feiten, gevraagd = regel.uit(geval.feiten), 0
    for naam in geval.feiten:
        uitkomst = regel.beantwoord(met(feiten, naam, None), geval.op)
        assert uitkomst.antwoord in ("telt_mee", ONBEKEND), naam
        if uitkomst.antwoord == ONBEKEND:
            gevraagd += 1
            assert naam in {mist.feit for mist in uitkomst.ontbrekend}
    assert gevraagd >= 8


# -- data -------------------------------------------------------------------------------------------------------------


def test_de_delen_van_het_budget_zijn_samen_het_budget():
    for periode in STANDAARD.parameter("kwaliteitsafspraken_budget.budget").perioden:
        delen = ("totaal", "investering", "resultaat")
        waarde = {deel: D(str(periode.waarde[deel])) for deel in delen if deel in periode.waarde}
        if "investering" in waarde:
            assert waarde["investering"] + waarde["resultaat"] == waarde["totaal"], periode.van
        if "onderdelen" in periode.waarde:
            assert sum(D(str(v)) for v in periode.waarde["onderdelen"].values()) == waarde["totaal"]
