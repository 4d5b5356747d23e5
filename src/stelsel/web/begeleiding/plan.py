"""The plan of one student, as the pages show it: what runs, what was, who does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from stelsel.web.begeleiding.feiten import doener
from stelsel.web.begeleiding.models import Afspraak, Behoefte, EigenWoord, Notitie, Stap
from stelsel.web.begeleiding.overgangen import Hielp, Staat
from stelsel.web.studenten.service import Gebeurtenis, namen_van_medewerkers


@dataclass(frozen=True)
class Regel:
    """An agreement with who does it, in words."""

    afspraak: Afspraak
    wie: str

    @property
    def van_student(self) -> bool:
        return self.afspraak.doener == Afspraak.Doener.STUDENT


Voor_student = Callable[[UUID], Iterable[Gebeurtenis]]
"""What another app wrote that this student reads with the own plan."""
_voor_student: list[Voor_student] = []


def registreer_voor_student(bron: Voor_student) -> None:
    """Show what this app wrote to the student, with his plan."""
    if bron not in _voor_student:
        _voor_student.append(bron)


def van_anderen(persoon: UUID) -> list[Gebeurtenis]:
    """What other apps wrote to this student, the newest first."""
    alles = [een for bron in _voor_student for een in bron(persoon)]
    return sorted(alles, key=lambda een: een.moment, reverse=True)


@dataclass
class Plan:
    """What is known of one student. `werkt`: agreements in lessons that run or that helped."""

    lopend: list[Regel] = field(default_factory=list)
    klaar: list[Regel] = field(default_factory=list)
    behoeften: list[Behoefte] = field(default_factory=list)
    notities: list[Notitie] = field(default_factory=list)
    woorden: list[EigenWoord] = field(default_factory=list)
    stappen: dict[UUID, list[Stap]] = field(default_factory=dict)

    @property
    def werkt(self) -> list[Regel]:
        hielp = [regel for regel in self.klaar if regel.afspraak.hielp == Hielp.JA]
        return [regel for regel in [*self.lopend, *hielp] if regel.afspraak.in_de_les]

    @property
    def volgend_gesprek(self) -> Notitie | None:
        """The note that planned the next talk, when nothing was said since."""
        gepland = next((notitie for notitie in self.notities if notitie.volgend_gesprek), None)
        if gepland is None or any(n.op >= gepland.volgend_gesprek for n in self.notities if n.pk != gepland.pk):
            return None
        return gepland


def plan_van(persoon: UUID, student: str = "") -> Plan:
    """The plan of the student with this public id; `student` is how an agreement names him ('Elif', 'Ik')."""
    afspraken = list(Afspraak.objects.filter(persoon=persoon))
    namen = namen_van_medewerkers(afspraak.medewerker_id for afspraak in afspraken if afspraak.medewerker_id)
    regels = [Regel(a, doener(a, student or _("de student"), namen)) for a in afspraken]
    plan = Plan(
        lopend=[regel for regel in regels if regel.afspraak.staat == Staat.OPEN],
        klaar=[regel for regel in reversed(regels) if regel.afspraak.staat != Staat.OPEN],
        behoeften=list(Behoefte.objects.filter(persoon=persoon, staat=Staat.OPEN).select_related("subcategorie")),
        notities=list(Notitie.objects.filter(persoon=persoon).select_related("door")),
        woorden=list(EigenWoord.objects.filter(persoon=persoon).select_related("gelezen_door")),
    )
    for stap in Stap.objects.filter(persoon=persoon).select_related("door"):
        plan.stappen.setdefault(stap.record, []).append(stap)
    return plan
