"""What students want next: asked, kept with its history, and laid beside what the team expects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.models import Doorstroomwens
from stelsel.web.begeleiding.models.wens import Wens
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.studenten.service import Persoon

HALF_JAAR = timedelta(days=183)
"""How long an answer counts as asked: it is asked at the intake and every half year."""
Wie = Doorstroomwens.Wie


@dataclass(frozen=True)
class Stand:
    """The newest answer of the student and of the team; None where there is none."""

    student: Doorstroomwens | None = None
    team: Doorstroomwens | None = None

    @property
    def verschilt(self) -> bool:
        """Both are known and they differ; who does not know yet differs with nobody."""
        if self.student is None or self.team is None:
            return False
        return self.student.wens != self.team.wens and Wens.WEET_NIET not in (self.student.wens, self.team.wens)

    def te_vragen(self, dag: date) -> bool:
        """The student was never asked, or more than half a year ago."""
        return self.student is None or dag - self.student.op > HALF_JAAR


def standen(personen: Iterable[UUID]) -> dict[UUID, Stand]:
    """The newest answers about these students, in one question."""
    uit: dict[UUID, dict[str, Doorstroomwens]] = {}
    rijen = Doorstroomwens.objects.filter(persoon__in=list(personen)).order_by("op", "id")
    for rij in rijen.defer("toelichting"):
        uit.setdefault(rij.persoon, {})[rij.wie] = rij
    return {persoon: Stand(**antwoorden) for persoon, antwoorden in uit.items()}


def geschiedenis(persoon: UUID) -> list[Doorstroomwens]:
    """Every answer about this student, the newest first."""
    return list(Doorstroomwens.objects.filter(persoon=persoon))


def leg_vast(gebruiker: Gebruiker, persoon: Persoon, wie: str, wens: str, toelichting: str) -> None:
    """The mentor writes down what the student said, or what the team expects. Raises GeenToegang and Veldfout."""
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    if wie not in Wie:
        raise Veldfout(
            "wie", _("Er staat niet van wie dit is."), doe=_("Kies wie dit zegt."), code="BEGELEIDING-WENS-02"
        )
    _bewaar(gebruiker, persoon.uuid, wie, wens, toelichting)


def zeg_zelf(gebruiker: Gebruiker, wens: str, toelichting: str) -> None:
    """The student says it himself. Raises Veldfout."""
    _bewaar(gebruiker, gebruiker.persoon, Wie.STUDENT, wens, toelichting)


def _bewaar(gebruiker: Gebruiker, persoon: UUID, wie: str, wens: str, toelichting: str) -> None:
    if wens not in Wens:
        raise Veldfout("wens", _("Er is nog niets gekozen."), doe=_("Kies een antwoord."), code="BEGELEIDING-WENS-01")
    Doorstroomwens.objects.create(
        persoon=persoon, wie=wie, wens=wens, toelichting=toelichting, op=vandaag(), door=gebruiker
    )
    log(gebruiker, "begeleiding.wens_vastgelegd", str(persoon), onderwerp=str(wie))
