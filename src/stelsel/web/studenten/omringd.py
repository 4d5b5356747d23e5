"""Who works with a student today, as the school's own administration says it: for other apps to name somebody by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stelsel.web.beheer.service import Gebruiker
from stelsel.web.gedeeld.notatie import initialen
from stelsel.web.studenten import teksten
from stelsel.web.studenten.lijst import geldt_op, regels
from stelsel.web.studenten.models import BegeleiderVan, Medewerker, Persoon


@dataclass(frozen=True)
class Naaste:
    """A member of staff beside a student: the key of the school's administration, the name, and as what."""

    medewerker_id: str
    naam: str
    rol: str

    @property
    def letters(self) -> str:
        """Initials for the avatar."""
        return initialen(self.naam)


def naasten(persoon: Persoon, dag: date) -> list[Naaste]:
    """Mentor, studieloopbaanbegeleider and zorgcoördinator of this student on that day, each once, mentors first."""
    rijen = BegeleiderVan.objects.geldend().filter(geldt_op(dag, "van"), persoon=persoon).order_by("rol", "-van", "id")
    gevonden = list(rijen.values_list("medewerker_id", "rol"))
    namen = namen_van_medewerkers(code for code, _rol in gevonden)
    uit: dict[str, Naaste] = {}
    for code, rol in gevonden:
        uit.setdefault(code, Naaste(code, namen.get(code, code), str(teksten.ROLLEN.get(rol, rol))))
    return list(uit.values())


@dataclass(frozen=True)
class Team:
    """A team, as an administration names it. A team of that name in the administration of another school of the board
    is another one; `brin` is '' where one administration is of all schools together."""

    brin: str
    naam: str

    @property
    def sleutel(self) -> str:
        """To choose it by in a form."""
        return f"{self.brin}:{self.naam}"


def teams_van(gebruiker: Gebruiker) -> list[Team]:
    """The teams of this member of staff; none when two administrations know his key: whose he is cannot be said."""
    if not gebruiker.medewerker_id:
        return []
    rijen = Medewerker.objects.geldend().filter(medewerker_id=gebruiker.medewerker_id).exclude(team=None)
    rijen = rijen.exclude(levering__brin=None)
    teams = {Team(brin, naam) for brin, naam in rijen.values_list("levering__brin", "team")}
    return sorted(teams, key=lambda team: team.naam) if len({team.brin for team in teams}) == 1 else []


def per_groep(personen: Iterable[Persoon], dag: date) -> dict[str, list[Persoon]]:
    """These students by the names of the groups that they are in on that day, both in order."""
    uit: dict[str, list[Persoon]] = {}
    for regel in regels(personen, dag):
        for naam in regel.groepen:
            uit.setdefault(naam, []).append(regel.persoon)
    return dict(sorted(uit.items()))


def namen_van_medewerkers(codes: Iterable[str]) -> dict[str, str]:
    """The names of members of staff by their key; who has no name is left out."""
    rijen = Medewerker.objects.geldend().filter(medewerker_id__in=set(codes)).order_by("levering", "id")
    return {rij.medewerker_id: rij.naam for rij in rijen if rij.naam}
