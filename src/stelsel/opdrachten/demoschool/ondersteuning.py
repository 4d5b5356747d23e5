"""What happened with extra support in the demo: an offer, and students at each point of the way.

Everything goes through the door of `ondersteuning`, with the rules and the log that hold for a real zorgcoördinator.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.opdrachten.demoschool.klok import op, werkdag

AANBOD = (
    ("begeleiding", "Coach", "Een vaste coach met wie je elke week plant en terugkijkt.",
     "Je raakt vaak de draad kwijt.\nEen plan met je mentor hielp niet genoeg.", 4),
    ("les", "Rustige ruimte", "Een stille kamer om te werken of een toets te maken.",
     "In een volle klas kun je je niet goed concentreren.", 6),
    ("hulpmiddel", "Laptop die voorleest", "Een laptop die teksten en toetsen hardop voorleest.",
     "Lezen kost je veel meer tijd dan anderen.", None),
    ("examen", "Meer tijd bij een toets", "Een half uur meer tijd bij elke toets van een uur.",
     "Lezen of schrijven kost je veel meer tijd.\nDe examencommissie stemt ermee in.", None),
)  # fmt: skip
BEHOEFTEN = (
    ("afspraken", "Lange teksten lezen kost veel tijd. Voorlezen helpt.", (2, 3)),
    ("afspraken", "Een volle klas is te druk om een toets te maken.", (1,)),
    ("begeleiding", "Begint laat aan grote opdrachten. Samen plannen helpt.", (0,)),
)
NAAR = "gemeld", "nodig", "aangeboden", "gemaakt", "geevalueerd"
"""How far each of them came, in turn."""


def speel() -> None:
    """Play it: what is offered, the students of the zorgcoördinator, and the student of the demo, who has to answer."""
    from stelsel.web.beheer.service import Gebruiker, GeenToegang, wijs_toe
    from stelsel.web.ondersteuning import service as dienst

    zorg, student, leider = (
        Gebruiker.objects.get(username=naam) for naam in ("zorgcoordinator", "student", "opleidingsmanager")
    )
    dag = vandaag()
    with op(werkdag(dag - timedelta(days=90))):
        aanbod = [
            dienst.bied_aanbod(zorg, team="", aard=aard, naam=naam, uitleg=uitleg, voor_wie=voor_wie, plaatsen=plaatsen)
            for aard, naam, uitleg, voor_wie, plaatsen in AANBOD
        ]
    for plek, persoon in enumerate(dienst.bereik_regelen(zorg).order_by("sorteernaam", "id")[:15]):
        # Who came to this zorgcoördinator later than this happened has not lived it.
        with suppress(StelselFout, GeenToegang):
            _een_student(dienst, zorg, persoon, plek, aanbod, dag)
    eigen = [persoon.uuid for persoon in dienst.bereik_regelen(zorg)[:2]]
    # Somebody of the second line has students of her own; what she writes about them the demo does not tell.
    for persoon in {*eigen, student.persoon} - {None}:
        reden = "Vraagt hulp van de tweede lijn."
        wijs_toe(
            Gebruiker.objects.get(username="tweedelijn"), persoon, van=dag, tot_en_met=None, reden=reden, door=leider
        )
    if student.persoon:
        reden = "Vraagt om extra ondersteuning."
        wijs_toe(zorg, student.persoon, van=dag - timedelta(days=30), tot_en_met=None, reden=reden, door=leider)
        for persoon in dienst.bereik_regelen(zorg).filter(uuid=student.persoon):
            _loop(dienst, zorg, persoon, 1, aanbod, dag - timedelta(days=20), "aangeboden")


def _een_student(dienst: Any, zorg: Any, persoon: Any, plek: int, aanbod: list, dag: date) -> None:
    _loop(dienst, zorg, persoon, plek, aanbod, dag - timedelta(days=70 - 3 * plek), NAAR[plek % len(NAAR)])
    if plek == 4:
        with op(werkdag(dag - timedelta(days=21))):
            dienst.verwijs(zorg, persoon, "weg", "Entree, Leerbedrijf De Werf", "Wil eerst werken en leren.", vandaag())


def _loop(dienst: Any, zorg: Any, persoon: Any, plek: int, aanbod: list, begin: date, tot: str) -> None:
    """From the need as far as `tot`, a week for each step."""
    soort, behoefte, keuze = BEHOEFTEN[plek % len(BEHOEFTEN)]
    stap = NAAR.index(tot)
    with op(werkdag(begin)):
        een = dienst.meld(zorg, persoon, soort, behoefte, vandaag())
    if stap >= 1:
        with op(werkdag(begin + timedelta(days=7))):
            waarom = "Gesprek met de student en de mentor."
            een = dienst.doe(zorg, een, persoon, een.versie, "nodig", dag=vandaag(), toelichting=waarom)
    if stap >= 2:
        with op(werkdag(begin + timedelta(days=9))):
            _bied_aan(dienst, zorg, een, persoon, [aanbod[nummer] for nummer in keuze])
    if stap >= 3:
        with op(werkdag(begin + timedelta(days=12))):
            een.refresh_from_db()
            woord = dienst.Woord("student", True, "handtekening", vandaag())
            een = dienst.leg_vast(zorg, een, persoon, een.versie, woord)
    if stap >= 4:
        with op(werkdag(begin + timedelta(days=45))):
            dienst.evalueer(
                zorg, een, persoon, een.versie, op=vandaag(), met_student=True, helpt="deels",
                tekst="Het helpt bij toetsen. Bij opdrachten nog niet genoeg.", weer_op=dienst.voorstel(een.casusregie),
            )  # fmt: skip


def _bied_aan(dienst: Any, zorg: Any, een: Any, persoon: Any, gekozen: list) -> None:
    for wat in gekozen:
        uren = Decimal("1.0") if wat.aard == "begeleiding" else None
        wens = dienst.Wens(
            aard=wat.aard,
            wat="",
            van=vandaag(),
            aanbod=wat.uuid,
            medewerker_id=een.casusregie if uren else "",
            uren=uren,
            in_de_les=wat.aard in ("les", "examen"),
        )
        dienst.voeg_toe(zorg, een, persoon, een.versie, wens)
    dag = dienst.voorstel(een.casusregie)
    dienst.bied_aan(zorg, een, persoon, een.versie, ouders_horen=False, evalueren_op=dag, casusregie=een.casusregie)
