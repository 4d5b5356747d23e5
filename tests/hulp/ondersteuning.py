"""Support of a student at any point of its way, for tests."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from hulp.begeleiding import BEGIN, WACHTWOORD, Klas
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.service import maak_gebruiker
from stelsel.web.besloten.models import Zaak
from stelsel.web.delen.models import Deling
from stelsel.web.ondersteuning import instemmen, spreiding, toekennen, verloop
from stelsel.web.ondersteuning import overgangen as o
from stelsel.web.ondersteuning.instemmen import Woord
from stelsel.web.ondersteuning.models import Aanbod, Ondersteuning, Soort, Verwijzing, Voorziening
from stelsel.web.ondersteuning.toekennen import Wens
from stelsel.web.studenten.models import Persoon


def gemeld(
    klas: Klas, persoon: Persoon | None = None, *, soort: str = Soort.AFSPRAKEN, op: date = BEGIN
) -> Ondersteuning:
    """A need that was told on the first day of the enrolment."""
    return toekennen.meld(klas.zorg, persoon or klas.een, soort, "Lange teksten kosten veel tijd.", op)


def nodig(klas: Klas, een: Ondersteuning, persoon: Persoon | None = None, *, op: date = BEGIN) -> Ondersteuning:
    """Assessed: it is needed."""
    return verloop.doe(
        klas.zorg, een, persoon or klas.een, een.versie, o.NODIG, dag=op, toelichting="Lezen kost veel tijd."
    )


def wens(**anders: object) -> Wens:
    """More time in exams, from today."""
    return Wens(**({"aard": "examen", "wat": "Een half uur meer tijd", "van": vandaag()} | anders))


def aangeboden(klas: Klas, persoon: Persoon | None = None, *, soort: str = Soort.AFSPRAKEN) -> Ondersteuning:
    """Agreements that wait for the student."""
    wie = persoon or klas.een
    een = nodig(klas, gemeld(klas, wie, soort=soort), wie)
    toekennen.voeg_toe(klas.zorg, een, wie, een.versie, wens())
    dag = spreiding.voorstel("Z1")
    return toekennen.bied_aan(klas.zorg, een, wie, een.versie, ouders_horen=False, evalueren_op=dag, casusregie="Z1")


def gemaakt(klas: Klas, persoon: Persoon | None = None, **anders: object) -> Ondersteuning:
    """Agreements that the student signed today."""
    een = aangeboden(klas, persoon, **anders)
    return instemmen.leg_vast(klas.zorg, een, persoon or klas.een, een.versie, ja())


def ja(**anders: object) -> Woord:
    """A signature of the student, of today."""
    return Woord(**({"wie": "student", "ja": True, "bewijs": "handtekening", "op": vandaag()} | anders))


def adres_van_ondersteuning(persoon: UUID, soort: str) -> dict[str, UUID]:
    """What an address names of a new 'ondersteuning', 'voorziening' or 'verwijzing' of this student."""
    wie = Gebruiker.objects.filter(username="zorg").first() or maak_gebruiker("zorg", WACHTWOORD)
    dag = vandaag()
    if soort == "verwijzing":
        weg = Verwijzing.objects.create(persoon=persoon, richting="weg", waar="elders", reden="x", op=dag, door=wie)
        return {"verwijzing": weg.uuid}
    een = Ondersteuning.objects.create(
        persoon=persoon, soort=Soort.BEGELEIDING, behoefte="x", gemeld_op=dag, staat="nodig", door=wie
    )
    if soort == "ondersteuning":
        return {"een": een.uuid}
    wat = Voorziening.objects.create(
        persoon=persoon, ondersteuning=een, aard="les", wat="x", van=dag, gevraagd_op=dag, sinds_afspraken=1
    )
    return {"een": een.uuid, "voorziening": wat.uuid}


def een_aanbod() -> UUID:
    """Something that the school offers."""
    wie = Gebruiker.objects.filter(username="zorg").first() or maak_gebruiker("zorg", WACHTWOORD)
    return Aanbod.objects.create(
        aard="begeleiding", naam="Coach", uitleg="Iemand die helpt.", voor_wie="Wie het nodig heeft.", van=vandaag(),
        door=wie,
    ).uuid  # fmt: skip


def een_deling(persoon: UUID) -> UUID:
    """Something of this student that is shared with a partner."""
    wie = Gebruiker.objects.filter(username="zorg").first() or maak_gebruiker("zorg", WACHTWOORD)
    return Deling.objects.create(
        persoon=persoon, soort="leerplicht", organisatie="Gemeente", naam="x", delen=["aanwezigheid"], waarvoor="x",
        regie="school", van=vandaag(), tot_en_met=vandaag(), sleutel=uuid4().hex, code="x", door=wie,
    ).uuid  # fmt: skip


def een_zaak(persoon: UUID) -> UUID:
    """A closed file of this student, that names nobody."""
    wie = Gebruiker.objects.filter(username="zorg").first() or maak_gebruiker("zorg", WACHTWOORD)
    return Zaak.objects.create(persoon=persoon, soort="meldcode", aanleiding="x", geopend_op=vandaag(), door=wie).uuid
