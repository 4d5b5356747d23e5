"""What happened in the group of the mentor of the demo: talks, agreements, wishes, each written on its own day.

Everything goes through the door of `begeleiding`, with the rules and the log that hold for a real mentor.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.opdrachten.demoschool.klok import op, werkdag

if TYPE_CHECKING:
    from stelsel.web.begeleiding.service import Invoer


@dataclass(frozen=True)
class Voorval:
    """One thing a mentor wrote, so many days ago. `dagen` and `weer`: until when the agreement runs and when the next
    talk is, in days from then. `afloop`: what became of the agreement, when it was looked at. `doel`: a plan begins,
    with the effect to see it by, evaluated after so many days."""

    geleden: int
    tekst: str
    aanleiding: str = "gesprek"
    categorie: str = ""
    behoefte: str = ""
    wat: str = ""
    wie: str = "student"
    dagen: int = 0
    in_de_les: bool = False
    weer: int = 0
    afloop: str = ""
    doel: str = ""
    effect: str = ""
    ronde: int = 0


# By the place of a student in the group, modulo the length: some are fine, some wait.
VERHALEN: tuple[tuple[Voorval, ...], ...] = (
    (Voorval(9, "Het gaat goed. De stage bevalt en de opdrachten zijn op tijd."),),
    (
        Voorval(38, "Raakt de draad kwijt bij grote opdrachten. In stapjes lukt het wel.", "gesprek", "structuur",
                "Een opdracht in kleine stappen.", "Geeft de opdracht ook in stappen op papier", "mentor", 60, True),
        Voorval(10, "De stappen op papier helpen. Wil zo doorgaan.", weer=14),
    ),
    (Voorval(6, "Vindt de nieuwe klas prettig. Rekenen is lastig.", "gesprek", "didactisch", "Uitleg bij rekenen.",
             "Gaat op dinsdag naar het rekenuur", "student", 21),),
    (Voorval(24, "Was moe en stil. Wil er later over praten.", weer=9),),
    (Voorval(12, "Wil graag meer uren in de praktijk. Dat bespreken we met de stage."),),
    (
        Voorval(31, "Levert verslagen te laat in. Thuis is het druk.", "resultaat", "structuur", "Een rustige plek.",
                "Zet elke vrijdag het verslag in de map", "student", 21),
        Voorval(30, "Samen een plan gemaakt.", doel="De verslagen zijn op tijd binnen.",
                effect="Alle 4 verslagen van Praktijk 1.", ronde=25),
        Voorval(11, "Twee van de vier verslagen zijn binnen. De rustige plek is er nog niet."),
    ),
    (Voorval(8, "Alles loopt. Is trots op het cijfer voor Nederlands."),),
    (
        Voorval(45, "Durft in de les niets te vragen.", "gesprek", "pedagogisch", "Een veilige manier om te vragen.",
                "Vraagt aan het eind van de les of het duidelijk was", "mentor", 28, True, afloop="hielp"),
        Voorval(13, "Vraagt nu vaker uit zichzelf."),
    ),
    (),
    (Voorval(5, "Twijfelt over de opleiding. Gaat een dag meelopen bij een ander team.", "gesprek", "toekomstwens", "",
             "Regelt een meeloopdag", "mentor", 20, weer=16),),
    (Voorval(11, "Kort gesproken op de gang. Het gaat goed."),),
    (Voorval(7, "Komt vaak te laat door de bus. Neemt voortaan een bus eerder.", "aanwezigheid", "structuur", "",
             "Neemt de bus van 07.12 uur", "student", 14),),
)  # fmt: skip
# The student whom somebody can be in the demo.
VAN_DE_PERSONA = (
    Voorval(45, "Vindt de pauzes te druk en kan daarna niet opletten.", "gesprek", "structuur",
            "Rust tussen de lessen.", "Zoekt een rustige plek voor de pauze", "mentor", 60),
    Voorval(44, "Samen een plan gemaakt.", doel="Levert de verslagen op tijd in.",
            effect="Alle 4 verslagen voor de kerst, en een rustige plek voor de pauze.", ronde=63),
    Voorval(12, "Twee verslagen zijn op tijd. Wil doorgaan met de map.", "gesprek", "structuur", "",
            "Zet elke vrijdag het verslag in de map", "student", 28, weer=19),
)  # fmt: skip
WENSEN = ("hoger", "hoger", "werken", "hoger", "andere", "weet_niet", "werken", "hoger")
VERWACHT = ("hoger", "werken", "werken", "hoger", "andere", "werken")


def speel() -> None:
    """Play what happened to the group of the mentor, and what the student of the demo wrote."""
    from stelsel.web.begeleiding import service as begeleiding
    from stelsel.web.beheer.service import Gebruiker, GeenToegang
    from stelsel.web.studenten.service import naasten

    mentor, student = (Gebruiker.objects.get(username=naam) for naam in ("mentor", "student"))
    groep = list(begeleiding.bereik_groep(mentor).order_by("sorteernaam", "id"))
    dag = vandaag()
    with op(werkdag(dag - timedelta(days=80))):
        _team_spreekt_af(begeleiding, mentor)
    for geleden, plek, persoon, voorval in _op_volgorde(groep, student):
        with op(werkdag(dag - timedelta(days=geleden))):
            mentoren = [naaste.medewerker_id for naaste in naasten(persoon, vandaag())]
            # Who came to the school, or to this mentor, later than this happened has not lived it.
            with suppress(StelselFout, GeenToegang):
                if voorval is None:
                    _vraag_wens(begeleiding, mentor, persoon, plek)
                else:
                    begeleiding.leg_vast(mentor, persoon, _invoer(voorval, mentoren))
                    if voorval.doel:
                        _begin_ronde(begeleiding, mentor, persoon, voorval)
    _van_de_zorgcoordinator(begeleiding, dag)
    _bekeken(begeleiding, mentor, groep, dag)
    _sluit_af(begeleiding, mentor, groep)
    if student.persoon:
        with op(dag - timedelta(days=2)):
            begeleiding.schrijf(student, "De pauzes zijn nog te druk voor mij. Daarna kan ik niet goed opletten.")


def _op_volgorde(groep: list, student: Any) -> Iterator[tuple[int, int, Any, Voorval | None]]:
    """Everything of all students in the order in which it happened; None is the question what comes next."""
    alles: list[tuple[int, int, Any, Voorval | None]] = []
    for plek, persoon in enumerate(groep):
        verhaal = VAN_DE_PERSONA if persoon.uuid == student.persoon else VERHALEN[plek % len(VERHALEN)]
        alles += [(voorval.geleden, plek, persoon, voorval) for voorval in verhaal]
        if plek % 7 != 6:
            alles.append((20 + plek % 40, plek, persoon, None))
    return iter(sorted(alles, key=lambda een: (-een[0], een[1])))


def _invoer(voorval: Voorval, mentoren: list[str]) -> Invoer:
    from stelsel.web.begeleiding.service import Invoer

    wie = voorval.wie if voorval.wie == "student" else next(iter(mentoren), "student")
    nu = vandaag()
    return Invoer(
        tekst=voorval.tekst,
        op=nu,
        aanleiding=voorval.aanleiding,
        categorie=voorval.categorie,
        behoefte=voorval.behoefte,
        wat=voorval.wat,
        wie=wie if voorval.wat else "",
        uiterlijk=werkdag(nu + timedelta(days=voorval.dagen)) if voorval.wat else None,
        in_de_les=voorval.in_de_les,
        volgend_gesprek=werkdag(nu + timedelta(days=voorval.weer)) if voorval.weer else None,
    )


def _begin_ronde(begeleiding: Any, mentor: Any, persoon: Any, voorval: Voorval) -> None:
    """A plan for every need there is; the team spoke of it halfway when the end has come."""
    behoeften = begeleiding.Behoefte.objects.filter(persoon=persoon.uuid, staat="open")
    halfweg = vandaag() + timedelta(days=voorval.ronde // 2)
    eind = vandaag() + timedelta(days=voorval.ronde)
    sleutels = tuple(behoefte.uuid for behoefte in behoeften)
    begeleiding.begin(mentor, persoon, begeleiding.Begin(voorval.doel, voorval.effect, sleutels, halfweg, eind))
    ronde = begeleiding.lopende(persoon.uuid)
    with op(werkdag(halfweg)):
        tekst = "De afspraken lopen. We gaan door tot de evaluatie."
        begeleiding.bespreek(mentor, persoon, ronde, ronde.versie, tekst, werkdag(eind))


def _vraag_wens(begeleiding: Any, mentor: Any, persoon: Any, plek: int) -> None:
    begeleiding.leg_wens_vast(mentor, persoon, "student", WENSEN[plek % len(WENSEN)], "")
    if plek % 3 != 2:
        begeleiding.leg_wens_vast(mentor, persoon, "team", VERWACHT[plek % len(VERWACHT)], "")


TEAM = (
    ("structuur", "Geeft een opdracht ook in stappen op papier", True),
    ("didactisch", "Doet eerst een voorbeeld, dan samen, dan alleen", True),
    ("pedagogisch", "Noemt aan het begin van de les wat we gaan doen en hoe lang", True),
)


def _team_spreekt_af(begeleiding: Any, mentor: Any) -> None:
    """What the team of the mentor always does."""
    from stelsel.web.studenten.service import teams_van

    for team in teams_van(mentor)[:1]:
        for categorie, wat, in_de_les in TEAM:
            begeleiding.spreek_af(mentor, team.sleutel, categorie, wat, in_de_les)


VAN_DE_ZORGCOORDINATOR = (
    Voorval(40, "Kan zich in een volle klas moeilijk concentreren.", "intake", "structuur", "Rust tijdens een toets.",
            "Maakt toetsen in een rustige ruimte", "student", 120, True,
            doel="Maakt elke toets tot het eind af.", effect="5 van de 5 toetsen afgemaakt.", ronde=42),
)  # fmt: skip


def _van_de_zorgcoordinator(begeleiding: Any, dag: date) -> None:
    """The zorgcoördinator has plans of her own; one of them was not enough."""
    from stelsel.web.beheer.service import Gebruiker, GeenToegang

    zorg = Gebruiker.objects.get(username="zorgcoordinator")
    for plek, persoon in enumerate(begeleiding.bereik_caseload(zorg).order_by("sorteernaam", "id")[:12]):
        voorval = VAN_DE_ZORGCOORDINATOR[0]
        with (
            op(werkdag(dag - timedelta(days=voorval.geleden + 6 - 3 * plek))),
            suppress(StelselFout, GeenToegang),
        ):
            begeleiding.leg_vast(zorg, persoon, _invoer(voorval, []))
            _begin_ronde(begeleiding, zorg, persoon, voorval)
        ronde = begeleiding.lopende(persoon.uuid)
        if ronde and plek == 1:
            with op(werkdag(dag - timedelta(days=4))):
                wat = begeleiding.Evaluatie("deels", "opschalen", "Lukt nog niet alleen.", dag + timedelta(days=50))
                begeleiding.evalueer(zorg, persoon, ronde, ronde.versie, wat)


def _bekeken(begeleiding: Any, mentor: Any, groep: list, dag: date) -> None:
    """When the mentor last opened each plan: most of them lately."""
    for plek, persoon in enumerate(groep):
        if VERHALEN[plek % len(VERHALEN)]:
            with op(dag - timedelta(days=2 + plek % 20)):
                begeleiding.keek(mentor, persoon)


def _sluit_af(begeleiding: Any, mentor: Any, groep: list) -> None:
    """What was looked at together and helped."""
    wat = {voorval.wat for verhaal in VERHALEN for voorval in verhaal if voorval.afloop == "hielp"}
    per_persoon = {persoon.uuid: persoon for persoon in groep}
    for afspraak in begeleiding.Afspraak.objects.filter(persoon__in=list(per_persoon), staat="open"):
        if afspraak.wat in wat:
            daad = begeleiding.Daad("gedaan", hielp="ja")
            begeleiding.doe(mentor, per_persoon[afspraak.persoon], afspraak, afspraak.versie, daad)
