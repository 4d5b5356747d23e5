"""keuzedelen_geslaagd over diplomas: a result without a mark decides only where every mark would."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import polars as pl
import pytest

from stelsel.doorrekening import reken_door
from stelsel.doorrekening.beslissen import beslis
from stelsel.doorrekening.keuzedelen import VRAAG, feiten
from stelsel.doorrekening.vraag import Keuze
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import Studiejaar
from stelsel.regels.begrippen import NIVEAU_VAN_SOORT
from stelsel.regels.motor.waarden import STANDAARD, lees_parameters
from stelsel.regels.register import vind

OP = date(2025, 8, 1)
B, N = (True, 240), (False, 240)


def antwoord(soort, cohort, *keuzedelen) -> tuple[str, tuple[str, ...]]:
    set_ = (soort, cohort, keuzedelen)
    beslissing = beslis(VRAAG, [set_], OP, STANDAARD)[set_]
    return beslissing.antwoord, beslissing.ontbreekt


@pytest.mark.parametrize(
    ("set_", "verwacht"),
    [
        (("vak", 2022, B, B, B), "geslaagd"),
        # Every mark below a pass is too low for the one of entree.
        (("entree", 2022, N), "niet_geslaagd"),
        (("entree", 2022, B), "geslaagd"),
        # 10 and 5 would do, 6 and 1 would not.
        (("vak", 2022, B, B, N), "onbekend"),
        (("vak", 2022, N, N, N), "niet_geslaagd"),
        # The minimum is 480 or, with vorming, 240.
        (("basisberoeps", 2022, B), "onbekend"),
        (("basisberoeps", 2022, B, B), "geslaagd"),
        # From 2016 on taken was enough, before there were none.
        (("basisberoeps", 2018, N, N), "geslaagd"),
        (("vak", 2015), "geslaagd"),
        (("specialist", 2022), "niet_geslaagd"),
        ((None, 2022, B), "onbekend"),
        (("vak", None, B), "onbekend"),
        (("vak", 2022, *[B] * 13), "onbekend"),
        # Without studielast nothing can be added up.
        (("vak", 2022, (True, None), (True, None), (True, None)), "onbekend"),
    ],
)
def test_wat_een_ro_zegt(set_, verwacht) -> None:
    assert antwoord(*set_)[0] == verwacht


def test_wat_ontbreekt_staat_erbij() -> None:
    assert antwoord("vak", 2022, B, B, N)[1] == ("keuzedelen[].cijfer",)
    assert "keuzedelen[].sbu" in antwoord("vak", 2022, (True, None))[1]
    assert antwoord("vak", None, B)[1] == ("start_opleiding",)
    assert antwoord("vak", 2022, B, B, B)[1] == ()


def test_wat_beslist_is_geldt_voor_elk_cijfer_en_elk_minimum() -> None:
    """Random marks within what each result can stand for, and a random minimum: never another answer."""
    lot, regel, gezien = random.Random(4), vind("keuzedelen_geslaagd"), Counter()
    for _ in range(1500):
        soort, cohort = lot.choice([*NIVEAU_VAN_SOORT]), lot.randint(2014, 2025)
        delen = tuple(
            (lot.choice((True, True, True, False, None)), lot.choice((240, 240, 480))) for _ in range(lot.randint(0, 5))
        )
        set_ = (soort, cohort, delen)
        hoeken = feiten(set_, OP, STANDAARD)
        gevonden = beslis(VRAAG, [set_], OP, STANDAARD)[set_].antwoord
        gezien[gevonden] += 1
        if gevonden == "onbekend":
            continue
        minima = sorted(hoek["minimum_sbu"] for hoek in hoeken)
        for _ in range(5):
            cijfers = {True: (6, 10), False: (1, 5), None: (1, 10)}
            echt = {
                **hoeken[0],
                "minimum_sbu": lot.randint(minima[0], minima[-1]),
                "keuzedelen": [
                    {"code": f"K{i}", "sbu": sbu, "cijfer": lot.randint(*cijfers[behaald])}
                    for i, (behaald, sbu) in enumerate(delen)
                ],
            }
            assert regel.beantwoord(regel.uit(echt), OP).antwoord == gevonden, echt
    assert min(gezien.values()) > 20 and len(gezien) == 4, gezien


def test_elke_tekst_begint_op_1_augustus() -> None:
    """A cohort stands for a day of start, and a studiejaar for a day of the question: only then that is the same."""
    for bestand in ("keuzedelen_geslaagd", "keuzedelen"):
        for naam, parameter in lees_parameters(bestand).items():
            for periode in parameter.perioden:
                assert periode.van is None or (periode.van.month, periode.van.day) == (8, 1), naam
                assert periode.tot is None or (periode.tot.month, periode.tot.day) == (7, 31), naam
    vanaf = STANDAARD.op("keuzedelen.vanaf_cohort", OP).waarde
    assert (vanaf.month, vanaf.day) == (8, 1)


def _rij_voor_rij(map_, jaar: Studiejaar, studielast) -> Counter:
    """The answers per kind of programme, by a plain loop over diplomas."""
    tabel = {
        naam: pl.read_parquet(map_ / f"{naam}.parquet").to_dicts()
        for naam in ("diploma", "keuzedeelresultaat", "inschrijving", "inschrijvingsperiode", "opleiding")
    }
    soort = {o["opleidingcode"]: o["soort"] for o in tabel["opleiding"]}
    niveau = {o["opleidingcode"]: o["niveau"] for o in tabel["opleiding"]}
    uit = Counter()
    for d in tabel["diploma"]:
        if not jaar.van <= d["datum_resultaat"] <= jaar.tot_en_met:
            continue
        begin = [p["datum_begin"] for p in tabel["inschrijvingsperiode"]
                 if (p["persoon_id"], p["opleidingcode"]) == (d["persoon_id"], d["opleidingcode"])]  # fmt: skip
        begin = begin or [i["datum_inschrijving"] for i in tabel["inschrijving"]
                          if (i["persoon_id"], i["inschrijvingvolgnummer"])
                          == (d["persoon_id"], d["inschrijvingvolgnummer"])]  # fmt: skip
        delen = {}
        for k in tabel["keuzedeelresultaat"]:
            if (k["persoon_id"], k["resultaatvolgnummer_diploma"]) == (d["persoon_id"], d["resultaatvolgnummer"]):
                code = k["code_keuzedeel"]
                delen[code] = delen.get(code, False) or k["resultaat"] == "Behaald"
        lijst = tuple((behaald, studielast.get(code)) for code, behaald in delen.items())
        cohort = Studiejaar.van_datum(min(begin)).jaar if begin else None
        set_ = (soort[d["opleidingcode"]], cohort, lijst)
        uit[niveau[d["opleidingcode"]], beslis(VRAAG, [set_], jaar.van, STANDAARD)[set_].antwoord] += 1
    return uit


@pytest.mark.parametrize("jaar", [2020, 2025])
def test_een_hele_school_rij_voor_rij(school, jaar) -> None:
    codes = sorted(set(pl.read_parquet(school / "keuzedeelresultaat.parquet")["code_keuzedeel"]))
    studielast = {code: 480 if code.endswith("5") else 240 for code in codes if not code.endswith("9")}
    gerekend = reken_door(school, "keuzedelen_geslaagd", Keuze(jaar=jaar, per=("niveau",), studielast=studielast))
    verwacht = _rij_voor_rij(school, Studiejaar(jaar), studielast)
    assert {(rij["niveau"], rij["antwoord"]): rij["aantal"] for rij in gerekend.rijen} == verwacht
    assert gerekend.verantwoording["feitensets"] < gerekend.verantwoording["rijen"] > 50


def test_zonder_lijst_zegt_het_dat_de_studielast_ontbreekt(school) -> None:
    telling = reken_door(school, "keuzedelen_geslaagd").verantwoording
    assert telling["over"] == "diploma's van studiejaar 2025-2026", "the last whole studiejaar"
    assert telling["ontbreekt"]["keuzedelen[].sbu"] > 50
    assert any("--sbu" in noot for noot in telling["noten"])


def test_een_jaar_zonder_diploma_of_zonder_dekking(schrijf) -> None:
    isg = {"persoon_id": "p", "brin": "99XX", "inschrijvingvolgnummer": "1", "datum_inschrijving": date(2025, 8, 1)}
    for map_, code in (
        (schrijf(inschrijving=[isg]), "DOOR-LEEG-02"),
        (schrijf((date(2025, 8, 1), date(2025, 12, 1)), inschrijving=[isg]), "DOOR-DEKKING-03"),
    ):
        with pytest.raises(StelselFout) as fout:
            reken_door(map_, "keuzedelen_geslaagd")
        assert (fout.value.code, fout.value.exitcode) == (code, 2)
