"""Admission asked a second way: a plain reading of WEB 8.1.1c against the rule, for thousands of applications."""

from __future__ import annotations

import random
from datetime import date, timedelta

from stelsel.regels.register import vind

AANMELDEN = date(2026, 4, 1)
OP = date(2026, 7, 10)
BASIS = {
    "soort": "vak",
    "start": date(2026, 8, 31),
    "leerroute": "GEEN_ROUTE",
    "vooropleidingen": ["VMBO_KB"],
    "voldoet_nadere_eis": True,
    "verblijf": "NEDERLANDER",
    "leerweg": "BOL",
    "begint_bij_aanvang": True,
    "intake_verplicht": True,
}


def _aanmelding(lot: random.Random) -> dict:
    """An application in which every fact is known; most of them are free of trouble."""

    def soms(kans: float = 0.1) -> bool:
        return lot.random() < kans

    gereageerd = not soms(0.2)
    return {
        **BASIS,
        "kwalificatieplichtig": soms(0.4),
        "aangemeld_op": AANMELDEN + timedelta(days=lot.choice((-30, -1, 0, 1, 40))),
        "na_bindend_advies": soms(0.3),
        "intake_gedaan": not soms(0.2),
        "studiekeuzeadvies": lot.choice(("POSITIEF_ADVIES", "NEGATIEF_ADVIES", "GEEN_ADVIES")),
        "reactie_gevraagd": soms(0.4),
        "schriftelijk_geinformeerd": not soms(0.3),
        "gereageerd": gereageerd,
        **({"gereageerd_op": date(2026, 6, 30) + timedelta(days=soms(0.3))} if gereageerd else {}),
        "maximum": (maximum := soms(0.3)),
        "plaats_vrij": not (maximum and soms(0.5)),
        "extra_geschiktheidseis": soms(),
        "aanvullende_eisen": soms(0.2),
        "selectie_gehaald": not soms(0.5),
        "keren_bindend_advies": lot.choice((0, 0, 2, 3)),
        "jaren_zonder_diploma": lot.choice((0, 0, 5, 6)),
        "laatste_dag_inschrijving": lot.choice((date(2023, 7, 9), date(2023, 7, 10))),
        "beroepsongeschikt": soms(),
        "advies_examencommissie": soms(0.5),
        "grondslag_afgewezen": soms(0.05),
        "aanpassing_nodig": soms(0.2),
        "onevenredige_belasting": soms(0.3),
        "roc": soms(0.7),
    }


def _gelezen(a: dict) -> str:
    """What the article says, read straight down."""
    jong = a["kwalificatieplichtig"]
    te_laat = a["aangemeld_op"] > AANMELDEN and not a["na_bindend_advies"]
    geen_intake = a["studiekeuzeadvies"] == "GEEN_ADVIES" and not a["intake_gedaan"]
    recent = a["laatste_dag_inschrijving"] >= date(2023, 7, 10)
    stil = a["reactie_gevraagd"] and a["schriftelijk_geinformeerd"] and not (
        a["gereageerd"] and a["gereageerd_op"] <= date(2026, 6, 30)
    )  # fmt: skip
    vol = a["maximum"] and not a["plaats_vrij"] and not a["extra_geschiktheidseis"]
    selectie = a["aanvullende_eisen"] and not a["selectie_gehaald"]
    overig = (
        (not jong and a["keren_bindend_advies"] >= 3 and recent)
        or (a["jaren_zonder_diploma"] >= 6 and recent)
        or (not jong and (te_laat or geen_intake))
        or (a["beroepsongeschikt"] and a["advies_examencommissie"])
        or a["grondslag_afgewezen"]
        or (a["aanpassing_nodig"] and a["onevenredige_belasting"])
    )
    if (vol or selectie or (jong and stil)) and a["roc"]:
        return "mag_weigeren_met_aanbod"
    if selectie:
        return "geen_recht"
    return "mag_weigeren" if vol or stil or overig else "toelaten"


def test_toelatingsrecht_zoals_het_artikel_leest() -> None:
    regel = vind("toelatingsrecht")
    lot = random.Random("8.1.1c")
    gezien: dict[str, int] = {}
    for _ in range(4000):
        aanmelding = _aanmelding(lot)
        antwoord = regel.beantwoord(regel.uit(aanmelding), OP).antwoord
        assert antwoord == _gelezen(aanmelding), aanmelding
        gezien[antwoord] = gezien.get(antwoord, 0) + 1
    assert min(gezien.get(code, 0) for code in ("toelaten", "mag_weigeren", "mag_weigeren_met_aanbod")) > 200, gezien


def test_een_feit_minder_maakt_toelaten_nooit_weigeren() -> None:
    """Unknown facts never make a refusal; a refusal that stands does not need the others."""
    regel = vind("toelatingsrecht")
    lot = random.Random("weglaten")
    toegelaten = 0
    for _ in range(1500):
        aanmelding = _aanmelding(lot)
        if _gelezen(aanmelding) != "toelaten":
            continue
        toegelaten += 1
        for feit in aanmelding:
            zonder = {naam: waarde for naam, waarde in aanmelding.items() if naam != feit}
            assert regel.beantwoord(regel.uit(zonder), OP).antwoord in ("toelaten", "onbekend"), feit
    assert toegelaten > 100


def test_wie_na_oktober_begint_heeft_geen_dag_voor_een_studieadvies() -> None:
    """Nine months after a start in August, September or October lie before 31 July; of a later start they do not."""
    regel = vind("bindend_studieadvies")
    feiten = {"doorlopende_leerroute": False, "soort": "vak", "advies": "NOG_GEEN_ADVIES"}
    for dagen in range(730):
        start = date(2026, 8, 1) + timedelta(days=dagen)
        uitkomst = regel.beantwoord(regel.uit({**feiten, "start": start}), start)
        assert (uitkomst.antwoord == "nog_uit_te_brengen") == (start.month in (8, 9, 10)), start


def test_een_schorsing_begint_op_haar_eerste_dag() -> None:
    """Two weeks with both days in it: from Friday 20 November up to and including Thursday 3 December."""
    regel = vind("schorsing_verwijdering")
    feiten = {"handeling": "SCHORSING", "besluit_op": "2026-11-19", "schorsing_van": "2026-11-20"}
    termijnen = regel.beantwoord(regel.uit(feiten), date(2026, 11, 20)).termijnen
    assert [(t.vanaf, t.uiterlijk) for t in termijnen if t.wat == "schorsing"] == [
        (date(2026, 11, 20), date(2026, 12, 3))
    ]
