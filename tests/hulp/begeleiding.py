"""A mentor with students, for the tests of the plan of a student."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from hulp.studenten import School
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding.models import (
    Aanpakgroep,
    Afspraak,
    Antwoordblad,
    Behoefte,
    EigenWoord,
    Notitie,
    Ronde,
    Werkaantekening,
)
from stelsel.web.begeleiding.vastleggen import Invoer
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.service import account_zonder_wachtwoord, geef_rol, koppel_medewerker, maak_gebruiker
from stelsel.web.studenten.models import Persoon

WACHTWOORD = "een-lang-eerste-wachtwoord"
BEGIN = date(2026, 8, 3)


@dataclass(frozen=True)
class Klas:
    """`mentor` and `zorg` work with the students of the class, `ander` is the mentor of nobody here."""

    mentor: Gebruiker
    zorg: Gebruiker
    ander: Gebruiker
    studenten: list[Persoon]

    @property
    def een(self) -> Persoon:
        return self.studenten[0]

    def account(self, persoon: Persoon) -> Gebruiker:
        """The account of this student."""
        account_zonder_wachtwoord(f"student{persoon.pk}", persoon=persoon.uuid)
        return Gebruiker.objects.get(persoon=persoon.uuid)


def klas(map_: Path, aantal: int = 2, *, jaar: int = 2007, weken: dict[int, tuple] | None = None) -> Klas:
    """A class of that size. `weken`: per ISO week (planned, with reason, without reason) hours of the first student."""
    bron = School()
    for code, naam in (("M1", "Sanne"), ("Z1", "Youssef"), ("M9", "Piet"), ("D1", "Jeroen")):
        bron.rij("medewerker", medewerker_id=code, roepnaam=naam, achternaam="Bakker", team="Zorg")
    bron.rij("groep", groep_id="1B", naam="1B", team="Zorg", brin=bron.brin, studiejaar=2026)
    for i in range(aantal):
        persoon = bron.student(i, jaar=jaar, roepnaam=f"Elif{i}", achternaam=f"Naam{i:03}")
        bron.rijen["persoon"][-1] |= {"geboortemaand": 1, "geboortedag": 1}
        bron.inschrijving(persoon, begin=BEGIN)
        bron.rij("groepslidmaatschap", persoon_id=persoon, groep_id="1B", van=BEGIN)
        bron.rij("begeleider_van", persoon_id=persoon, medewerker_id="M1", rol="mentor", van=BEGIN)
        bron.rij("begeleider_van", persoon_id=persoon, medewerker_id="Z1", rol="zorgcoordinator", van=BEGIN)
        for week, (gepland, met, zonder) in (weken or {}).items() if i == 0 else ():
            bron.rij(
                "aanwezigheid_week",
                persoon_id=persoon,
                brin=bron.brin,
                inschrijvingvolgnummer="1",
                jaar=2026,
                week=week,
                uren_gepland=float(gepland),
                uren_geoorloofd=float(met),
                uren_ongeoorloofd=float(zonder),
            )
    # As eigen_administratie.csv comes in: it names no BRIN.
    bron.lever(map_, soort="EIGEN", brin="")
    mensen = [
        _medewerker(f"{rol}.{code}".lower(), rol, code)
        for rol, code in (("mentor", "M1"), ("zorgcoordinator", "Z1"), ("mentor", "M9"))
    ]
    return Klas(*mensen, list(Persoon.objects.order_by("sorteernaam")))


def _medewerker(account: str, rol: str, code: str) -> Gebruiker:
    gebruiker = maak_gebruiker(account, WACHTWOORD, roepnaam=rol.capitalize(), achternaam=code)
    geef_rol(gebruiker, rol, van=BEGIN, reden="toets")
    koppel_medewerker(gebruiker, code, door=None, reden="toets")
    return Gebruiker.objects.get(pk=gebruiker.pk)


def gesprek(**anders: object) -> Invoer:
    """A talk of today with an agreement of the student, three weeks from now."""
    dag = vandaag()
    standaard = {
        "tekst": "Het gaat beter.",
        "op": dag,
        "categorie": "structuur",
        "behoefte": "Kleine stappen.",
        "wat": "Zet het verslag in de map",
        "wie": "student",
        "uiterlijk": dag + timedelta(days=21),
        "volgend_gesprek": dag + timedelta(days=14),
    }
    return Invoer(**{**standaard, **anders})


def record_van_plan(persoon: UUID, soort: str) -> UUID:
    """The id of a new 'afspraak', 'behoefte', 'ronde', 'woord' or 'aantekening' in the plan of this student."""
    mentor = Gebruiker.objects.filter(username="mentor").first() or maak_gebruiker("mentor", WACHTWOORD)
    if soort == "woord":
        return EigenWoord.objects.create(persoon=persoon, tekst="Ik wil praten.").uuid
    if soort == "aantekening":
        verloopt = vandaag() + timedelta(weeks=6)
        return Werkaantekening.objects.create(persoon=persoon, schrijver=mentor, tekst="x", verloopt_op=verloopt).uuid
    if soort == "antwoordblad":
        return Antwoordblad.objects.create(persoon=persoon, versie_vragen=1, antwoorden="{}").uuid
    if soort == "groep":
        velden = {"brin": "", "team": "Zorg", "categorie": "didactisch", "van": vandaag(), "door": mentor}
        return Aanpakgroep.objects.create(naam="Rekenuur", **velden).uuid
    notitie = Notitie.objects.create(persoon=persoon, op=vandaag(), tekst="x", door=mentor)
    if soort == "notitie":
        return notitie.uuid
    behoefte = Behoefte.objects.create(persoon=persoon, notitie=notitie, categorie="structuur", sinds=vandaag())
    if soort == "behoefte":
        return behoefte.uuid
    if soort == "ronde":
        op = {"begonnen_op": vandaag(), "bespreken_op": vandaag(), "evalueren_op": vandaag()}
        return Ronde.objects.create(persoon=persoon, nummer=1, doel="x", effect="x", door=mentor, **op).uuid
    return Afspraak.objects.create(
        persoon=persoon, notitie=notitie, behoefte=behoefte, wat="x", doener="student", uiterlijk=vandaag()
    ).uuid
