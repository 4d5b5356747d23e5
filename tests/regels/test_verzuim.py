"""What the worked cases cannot show: no guess about what is not known, checked a second way."""

from __future__ import annotations

import contextlib
import random
from calendar import monthrange
from datetime import date, timedelta

import pytest

from stelsel.regels.motor.lezen import FeitenFout
from stelsel.regels.motor.uitkomst import ONBEKEND
from stelsel.regels.motor.vragen import met, paden
from stelsel.regels.register import vind

from hulp.feiten import willekeurig  # isort: skip

LEERPLICHT = {"schooljaren": 11, "startkwalificatie": False, "praktijkonderwijs": False, "vso": False,
              "vrijstelling": "GEEN_VRIJSTELLING"}  # fmt: skip
VERPLICHT = {"datum", "uren", "soort", "van", "tot"}


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


@pytest.mark.parametrize("naam", ["leerplichtstatus", "vsv", "verzuim_studiefinanciering"])
def test_minder_weten_geeft_hetzelfde_antwoord_of_geen(naam: str) -> None:
    """Leaving out one fact never gives another answer: what is not known is never taken for something."""
    regel = vind(naam)
    lot = random.Random(f"minder weten {naam}")
    vergeleken = 0
    for feiten in _goede(regel, lot, 600):
        vol = regel.beantwoord(feiten).antwoord
        for pad in paden(feiten):
            # What a part must have cannot be left out; what is unknown already need not be.
            if pad == "op" or pad in VERPLICHT or pad.split(".")[-1] in VERPLICHT or feiten.waarde(pad) is None:
                continue
            vergeleken += 1
            zonder = regel.beantwoord(met(feiten, pad, None)).antwoord
            assert zonder in (vol, ONBEKEND), f"zonder {pad}: {zonder} in plaats van {vol}\n{feiten}"
    assert vergeleken > 500


def _goede(regel, lot: random.Random, aantal: int):
    for _ in range(aantal):
        with contextlib.suppress(FeitenFout):
            yield regel.uit(willekeurig(regel.feiten, lot, leeg=lot.choice((0.0, 0.15, 0.5))))
