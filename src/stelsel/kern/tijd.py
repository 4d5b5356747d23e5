"""One clock, the studiejaar, the counting dates, and dates of which day or month may be unknown.

Nothing else in Stelsel asks the machine for the time (ruff bans it), so that tests and the demo can stand still
on one day through `STELSEL_VANDAAG=jjjj-mm-dd`.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import total_ordering
from zoneinfo import ZoneInfo

from stelsel.kern.fouten import StelselFout

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def nu() -> datetime:
    """The moment, in UTC. With `STELSEL_VANDAAG` set: that day, at the real time of day."""
    echt = datetime.now(UTC)  # noqa: TID251 - the one place
    vast = os.environ.get("STELSEL_VANDAAG", "")
    if not vast:
        return echt
    dag = _lees_vandaag(vast)
    lokaal = echt.astimezone(NEDERLAND)
    return datetime.combine(dag, lokaal.time(), NEDERLAND).astimezone(UTC)


def vandaag() -> date:
    """Today in the Netherlands: deadlines and counting dates are local days."""
    return nu().astimezone(NEDERLAND).date()


def _lees_vandaag(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise StelselFout(
            "De instelling STELSEL_VANDAAG is geen bestaande datum.",
            waar="omgevingsvariabele STELSEL_VANDAAG",
            verwacht="jjjj-mm-dd, bijvoorbeeld 2026-11-23",
            doe="Verbeter de waarde of haal de instelling weg.",
            code="KERN-TIJD-01",
            exitcode=2,
        ) from None


@total_ordering
@dataclass(frozen=True)
class Studiejaar:
    """1 August up to and including 31 July (WEB 1.1.1 r), named by its first calendar year: 2024 is 2024-2025."""

    jaar: int

    @classmethod
    def van_datum(cls, dag: date) -> Studiejaar:
        """The studiejaar in which a day falls."""
        return cls(dag.year if dag.month >= 8 else dag.year - 1)

    @classmethod
    def lees(cls, tekst: str) -> Studiejaar:
        """Read '2024', '2024-2025', '2024/25' or '2024/2025'. Raises StelselFout for anything else."""
        gevonden = re.fullmatch(r"(\d{4})(?:[-/](\d{2}|\d{4}))?", tekst.strip())
        if gevonden:
            eerste = int(gevonden[1])
            tweede = gevonden[2]
            if tweede is None or int(tweede) in (eerste + 1, (eerste + 1) % 100):
                return cls(eerste)
        raise StelselFout(
            f"'{_herhaalbaar(tekst)}' is geen studiejaar.",
            verwacht="het eerste jaar (2024) of beide jaren (2024-2025)",
            code="KERN-TIJD-02",
            exitcode=2,
        )

    @property
    def van(self) -> date:
        return date(self.jaar, 8, 1)

    @property
    def tot_en_met(self) -> date:
        return date(self.jaar + 1, 7, 31)

    @property
    def label(self) -> str:
        return f"{self.jaar}-{self.jaar + 1}"

    def __str__(self) -> str:
        return self.label

    def __lt__(self, ander: Studiejaar) -> bool:
        return self.jaar < ander.jaar


def _herhaalbaar(tekst: str) -> str:
    """What a user typed, short enough to repeat in a message."""
    return tekst if len(tekst) <= 20 else tekst[:20] + "…"


def teldatum_oktober(jaar: int) -> date:
    """1 October: the counting date of studiejaar `jaar` (UBWEB 2.2.1; domein.md 8.1)."""
    return date(jaar, 10, 1)


def teldatum_februari(jaar: int) -> date:
    """1 February within studiejaar `jaar`, so in the next calendar year (UBWEB 2.2.1; domein.md 8.1)."""
    return date(jaar + 1, 2, 1)


@dataclass(frozen=True)
class GedeeltelijkeDatum:
    """A birth date of which the day, or the day and the month, may be unknown (PvE 4.8.2 § 15.5.2).

    Raises ValueError when the parts form no existing date.
    """

    jaar: int
    maand: int | None = None
    dag: int | None = None

    def __post_init__(self) -> None:
        if self.maand is None and self.dag is not None:
            raise ValueError("een dag zonder maand")
        date(self.jaar, self.maand or 1, self.dag or 1)

    @property
    def volledig(self) -> bool:
        return self.dag is not None

    @property
    def vroegst(self) -> date:
        """The first day this date may be."""
        return date(self.jaar, self.maand or 1, self.dag or 1)

    @property
    def laatst(self) -> date:
        """The last day this date may be."""
        if self.dag is not None:
            return self.vroegst
        if self.maand is None or self.maand == 12:
            return date(self.jaar, 12, 31)
        return date(self.jaar, self.maand + 1, 1) - timedelta(days=1)

    def leeftijd_op(self, dag: date) -> int | None:
        """Age in whole years on a day, or None when the unknown part decides."""
        jongst, oudst = _jaren(self.laatst, dag), _jaren(self.vroegst, dag)
        return jongst if jongst == oudst else None


def _jaren(geboren: date, dag: date) -> int:
    # Somebody born on 29 February is a year older on 1 March in other years (BW 1:2 leaves it to the calendar).
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))
