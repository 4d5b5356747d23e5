"""What the worked cases cannot show: no guess about what is not known, checked a second way."""

from __future__ import annotations

import contextlib
import random
from calendar import monthrange
from datetime import date, timedelta

import msgspec
import pytest

from stelsel.regels.gevallen_lezen import gevallen
from stelsel.regels.motor.lezen import FeitenFout
from stelsel.regels.motor.omslag import met_omslag
from stelsel.regels.motor.uitkomst import ONBEKEND
from stelsel.regels.motor.vragen import met, paden
from stelsel.regels.motor.waarden import Waarden
from stelsel.regels.register import vind

from hulp.feiten import willekeurig  # isort: skip

LEERPLICHT = {"schooljaren": 11, "startkwalificatie": False, "praktijkonderwijs": False, "vso": False,
              "vrijstelling": "GEEN_VRIJSTELLING"}  # fmt: skip


def _status(op: date, **geboren) -> str:
    regel = vind("leerplichtstatus")
    return regel.beantwoord(regel.uit({"geboortedatum": geboren, **LEERPLICHT}), op).antwoord


@pytest.mark.parametrize("jaar", range(1998, 2013))
@pytest.mark.parametrize("op", [date(2025, 12, 31), date(2026, 1, 1), date(2026, 7, 31), date(2026, 8, 1)])
def test_een_onvolledige_geboortedatum_zegt_wat_voor_elke_dag_geldt(jaar: int, op: date) -> None:
    """The answer for a year or a month is the one answer of all its days, else unknown."""
    per_dag = {
        (maand, dag): _status(op, jaar=jaar, maand=maand, dag=dag)
        for maand in range(1, 13)
        for dag in range(1, monthrange(jaar, maand)[1] + 1)
    }
    for maand in (None, *range(1, 13)):
        mogelijk = {antwoord for (m, _), antwoord in per_dag.items() if maand in (None, m)}
        verwacht = mogelijk.pop() if len(mogelijk) == 1 else ONBEKEND
        assert _status(op, jaar=jaar, maand=maand) == verwacht, (maand, mogelijk)


@pytest.mark.parametrize("maand, dag", [(7, 31), (8, 1), (2, 29), (12, 31)])
def test_de_status_loopt_in_een_richting(maand: int, dag: int) -> None:
    """Day by day through a youth: first leerplicht, then kwalificatieplicht, then Doorstroompunt, then nothing."""
    gezien = []
    op = date(2024, 2, 29) if maand == 2 else date(2024, maand, dag)
    for _ in range(365 * 24):
        antwoord = _status(op, jaar=2020, maand=maand, dag=dag)
        if not gezien or gezien[-1] != antwoord:
            gezien.append(antwoord)
        op += timedelta(days=1)
    assert gezien == ["geen", "leerplichtig", "kwalificatieplichtig", "rmc_doelgroep", "geen"]


@pytest.mark.parametrize(
    "naam", ["leerplichtstatus", "vsv", "verzuim_studiefinanciering", "verzuimmelding", "thuiszitter"]
)
def test_minder_weten_geeft_hetzelfde_antwoord_of_geen(naam: str) -> None:
    """Leaving out one fact never gives another answer: what is not known is never taken for something."""
    regel = vind(naam)
    lot = random.Random(f"minder weten {naam}")
    vergeleken, gezien = 0, set()
    for feiten in _goede(regel, lot, 500):
        uitkomst = regel.beantwoord(feiten)
        vol = uitkomst.antwoord
        gezien.add(vol)
        assert uitkomst.beantwoord or uitkomst.ontbrekend or uitkomst.ter_beoordeling, feiten
        for pad in paden(feiten):
            # What a part must have cannot be left out; what is unknown already need not be.
            if pad == "op" or _verplicht(feiten, pad) or feiten.waarde(pad) is None:
                continue
            vergeleken += 1
            zonder = regel.beantwoord(met(feiten, pad, None)).antwoord
            assert zonder in (vol, ONBEKEND), f"zonder {pad}: {zonder} in plaats van {vol}\n{feiten}"
    assert vergeleken > 1500
    assert len(gezien - {ONBEKEND}) > 1, gezien


def _goede(regel, lot: random.Random, aantal: int):
    """Random facts around one autumn, with the days of a period in their order, so that most are allowed."""
    for _ in range(aantal):
        kaal = _dichtbij(willekeurig(regel.feiten, lot, leeg=lot.choice((0.0, 0.15, 0.5))), lot)
        with contextlib.suppress(FeitenFout):
            yield regel.uit({**kaal, "op": "2026-10-26"})


def _dichtbij(waarde, lot: random.Random):
    """The same facts, every day within two months before 2026-11-01 and every birth between 1998 and 2012."""
    if isinstance(waarde, list):
        return [_dichtbij(deel, lot) for deel in waarde]
    if not isinstance(waarde, dict):
        return waarde
    uit = {naam: _dichtbij(deel, lot) for naam, deel in waarde.items()}
    for naam, deel in uit.items():
        if isinstance(deel, str) and len(deel) == 10 and deel[4] == "-":
            uit[naam] = (date(2026, 9, 1) + timedelta(days=lot.randrange(60))).isoformat()
    if {"van", "tot"} <= set(uit):
        uit["van"], uit["tot"] = sorted((uit["van"], uit["tot"]))
    if "studiejaar" in uit:
        uit["studiejaar"] = lot.randint(2020, 2027)
    if "jaar" in uit:
        uit["jaar"] = lot.randint(1998, 2012)
    for loopt, einde in (("nog_afwezig", "tot_en_met"), ("loopt_nog", "einddatum")):
        if uit.get(loopt):
            uit.pop(einde, None)
    return uit


def _verplicht(feiten, pad: str) -> bool:
    deel, _, veld = pad.rpartition(".")
    soort = type(feiten.waarde(deel) if deel else feiten)
    return any(f.name == veld and f.required for f in msgspec.structs.fields(soort))


def _vol(uren: dict[date, float], vrij: set[date]) -> bool:
    """Straight from the words: is there a run of four teaching weeks with sixteen hours in it?"""
    weken = [week for week in (date(2026, 8, 31) + timedelta(weeks=n) for n in range(16)) if week not in vrij]
    per_week = {week: sum(uren.get(week + timedelta(days=d), 0) for d in range(7)) for week in weken}
    return any(sum(per_week[week] for week in weken[n : n + 4]) >= 16 for n in range(len(weken) - 3))


def test_zestien_uur_klopt_met_de_woorden_van_de_wet() -> None:
    """Every run of four teaching weeks, counted a second way, with vacations of one and more weeks in between."""
    regel = vind("verzuimmelding")
    lot = random.Random("zestien uur")
    gezien = {True: 0, False: 0}
    for _ in range(1500):
        vrij = {date(2026, 8, 31) + timedelta(weeks=n) for n in lot.sample(range(16), lot.randrange(5))}
        dagen = [date(2026, 8, 31) + timedelta(days=n) for n in range(16 * 7) if n % 7 < 5]
        lesdagen = [dag for dag in dagen if dag - timedelta(days=dag.weekday()) not in vrij]
        uren = {dag: lot.choice((0.5, 1, 2, 4, 8)) for dag in lot.sample(lesdagen, lot.randrange(2, 12))}
        feiten = {
            "persoon": {"geboortedatum": {"jaar": 2009, "maand": 12, "dag": 31}},
            "verzuim": [
                {"datum": dag, "uren": aantal, "soort": "LES", "reden": "GEEN_REDEN"} for dag, aantal in uren.items()
            ],
            "afwezigheid": {"aaneengesloten": False},
            "vakanties": [{"van": week, "tot": week + timedelta(days=lot.choice((4, 6)))} for week in vrij],
            "eerdere_meldingen": [],
        }
        uitkomst = regel.beantwoord(regel.uit(feiten), date(2026, 12, 31))
        vol = _vol(uren, vrij)
        gezien[vol] += 1
        assert (uitkomst.antwoord == "melden") is vol, feiten
    assert min(gezien.values()) > 300, gezien


@pytest.mark.parametrize("telt_mee, antwoord", [(False, "mag_melden"), (True, "melden")])
def test_of_bpv_meetelt_is_een_waarde_die_iemand_kan_omzetten(telt_mee: bool, antwoord: str) -> None:
    """T34i: ten hours of lessons and eight of bpv, as the law is read now and as a policy variant."""
    regel = vind("verzuimmelding")
    (geval,) = [geval for geval in gevallen("verzuimmelding") if geval.bron == "T34i"]
    waarden = Waarden("bpv telt mee", {"verzuimmelding.bpv_telt_mee": telt_mee})
    assert regel.beantwoord(regel.uit(geval.feiten), geval.op, waarden).antwoord == antwoord


def test_wat_voorbij_is_wordt_niet_als_uitweg_aangeboden() -> None:
    """No other day of absence, of a vacation or of the question itself."""
    regel = vind("verzuimmelding")
    geval = next(g for g in gevallen("verzuimmelding") if g.antwoord == "melden" and g.feiten.get("vakanties"))
    feiten = regel.uit(geval.feiten)
    uitkomst = met_omslag(regel, feiten, regel.beantwoord(feiten, geval.op))
    velden = {omslag.feit.rpartition(".")[2] for omslag in uitkomst.omslag}
    assert "uren" in velden and velden.isdisjoint({"datum", "van", "tot", "sinds", "begon_op"})
