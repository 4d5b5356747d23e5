"""Attendance per week: most are nearly always there, some seldom, and who is about to leave less and less."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from stelsel.synthese.aanbod import BBL, Aanbod
from stelsel.synthese.bouw import Bouwer
from stelsel.synthese.dagen import studiejaar_van, van_date
from stelsel.synthese.groepen import in_studiejaar
from stelsel.synthese.lot import UITVAL
from stelsel.synthese.register import Register

VAKANTIEWEKEN = {8, 18, 19, 43, 52, 53, 1}
EERSTE_LESWEEK, LAATSTE_LESWEEK = 35, 27
UREN_BBL = 7.5
WEKEN_VOORAF = 10
"""So many weeks before somebody leaves without a diploma, absence begins to grow."""


def lesweken(jaar: int, peildatum: int) -> list[tuple[int, int, int]]:
    """(Monday, ISO year, ISO week) of the weeks with lessons in a studiejaar that ended before the peildatum."""
    weken = []
    maandag = date.fromisocalendar(jaar, EERSTE_LESWEEK, 1)
    einde = date.fromisocalendar(jaar + 1, LAATSTE_LESWEEK, 1)
    while maandag <= einde and van_date(maandag) + 4 <= peildatum:
        iso = maandag.isocalendar()
        if iso.week not in VAKANTIEWEKEN:
            weken.append((van_date(maandag), iso.year, iso.week))
        maandag += timedelta(days=7)
    return weken


def aanwezigheidstabel(
    rng: np.random.Generator,
    bouwer: Bouwer,
    aanbod: Aanbod,
    r: Register,
    persoon_id: pa.Array,
    peildatum: int,
    vast: dict[int, float],
) -> pa.Table:
    """The table `aanwezigheid_week` over this studiejaar and the one before.

    `vast`: per person the hours without leave in each of the last four weeks, for the fixed people.
    """
    nu = int(studiejaar_van(np.array([peildatum]))[0])
    aanleg = rng.gamma(1.3, 0.8, len(r.t))
    jaren = ((nu - 1, {}), (nu, vast))
    delen = [_jaar(rng, bouwer, aanbod, r, persoon_id, peildatum, jaar, aanleg, wie) for jaar, wie in jaren]
    return pa.concat_tables(delen)


def _jaar(
    rng: np.random.Generator,
    bouwer: Bouwer,
    aanbod: Aanbod,
    r: Register,
    persoon_id: pa.Array,
    peildatum: int,
    jaar: int,
    aanleg: np.ndarray,
    vast: dict[int, float],
) -> pa.Table:
    weken = lesweken(jaar, peildatum)
    maandag, iso_jaar, iso_week = (
        np.array(x, dtype=np.int64) for x in (zip(*weken, strict=True) if weken else ((), (), ()))
    )
    rijen = in_studiejaar(r, jaar, peildatum)
    hier = (r.t_begin_echt[rijen][:, None] <= maandag[None, :] + 4) & (
        r.t_eind_echt[rijen][:, None] >= maandag[None, :]
    )
    plek, week = np.nonzero(hier)
    # Two programmes within one enrolment in the week of the change: one row.
    _, uniek = np.unique(r.t_i[rijen[plek]] * 64 + week, return_index=True)
    rij, week = rijen[plek[uniek]], week[uniek]
    gepland = np.where(r.t.leertraject[rij] == BBL, UREN_BBL, 22.0 + r.t.opleiding[rij] % 7)
    geoorloofd, ongeoorloofd = _afwezig(rng, r, rij, maandag[week], gepland, aanleg[rij])
    i = r.t_i[rij]
    for persoon, uren in vast.items():
        laatste = (r.i_p[i] == persoon) & (week >= len(weken) - 4)
        geoorloofd[laatste], ongeoorloofd[laatste] = 0.0, uren
    return bouwer.tabel(
        "aanwezigheid_week", len(rij),
        persoon_id=persoon_id.take(pa.array(r.i_p[i])),
        inschrijvingvolgnummer=r.i_volgnummer.take(pa.array(i)),
        jaar=iso_jaar[week],
        week=iso_week[week],
        uren_gepland=gepland,
        uren_geoorloofd=geoorloofd,
        uren_ongeoorloofd=ongeoorloofd,
    )  # fmt: skip


def _afwezig(
    rng: np.random.Generator,
    r: Register,
    rij: np.ndarray,
    maandag: np.ndarray,
    gepland: np.ndarray,
    aanleg: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    n = len(rij)
    tot_vertrek = (r.t_eind_echt[rij] - maandag) / 7
    vertrekt = (r.t.lot[rij] == UITVAL) & (tot_vertrek < WEKEN_VOORAF)
    druk = aanleg * (1 + vertrekt * 4.0 * (1 - np.clip(tot_vertrek, 0, WEKEN_VOORAF) / WEKEN_VOORAF))
    ziek = rng.random(n) < 0.07 + 0.01 * druk
    geoorloofd = ziek * gepland * np.minimum(1.0, 0.15 + rng.exponential(0.30, n))
    weg = rng.random(n) < np.minimum(0.85, 0.13 * druk)
    ongeoorloofd = weg * np.minimum(gepland - geoorloofd, 0.75 + rng.exponential(1.3, n) * (0.6 + 0.7 * druk))
    return _kwartier(geoorloofd), _kwartier(np.maximum(ongeoorloofd, 0.0))


def _kwartier(uren: np.ndarray) -> np.ndarray:
    return np.floor(uren * 4) / 4
