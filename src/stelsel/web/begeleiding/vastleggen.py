"""A talk in one go: the note, and if there is a reason for it a need, an agreement and a date to talk again.

All of it is written, or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stelsel.kern.tijd import NEDERLAND, vandaag
from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.dagen import controleer_uiterlijk
from stelsel.web.begeleiding.models import Afspraak, Behoefte, Notitie, Ronde, Teamafspraak, Werkaantekening
from stelsel.web.begeleiding.overgangen import Staat
from stelsel.web.begeleiding.subcategorieen import geldende
from stelsel.web.begeleiding.team import afspraken_van
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.studenten.service import Persoon, ingeschreven_sinds, naasten, teams_van

ZES_WEKEN = timedelta(weeks=6)
STUDENT = Afspraak.Doener.STUDENT


@dataclass(frozen=True)
class Invoer:
    """What was typed. A text that is '' and a day that is None were not filled in.

    `teamafspraak`: what the team always does; without `wat` that is what is agreed. `wie` is 'student' or the key of a
    member of staff beside the student.
    """

    tekst: str
    op: date
    aanleiding: str = "gesprek"
    categorie: str = ""
    subcategorie: UUID | None = None
    behoefte: str = ""
    wat: str = ""
    wie: str = ""
    uiterlijk: date | None = None
    in_de_les: bool = False
    teamafspraak: UUID | None = None
    volgend_gesprek: date | None = None


def leg_vast(gebruiker: Gebruiker, persoon: Persoon, invoer: Invoer) -> Notitie:
    """Write the note and what came of it.

    Raises GeenToegang; Veldfout for a day before the enrolment or in the future, an agreement without a doer or a date,
    a doer who does not stand beside this student.
    """
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    _controleer_notitie(persoon, invoer)
    invoer = _zoals_het_team(gebruiker, invoer)
    met_afspraak = bool(invoer.wat or invoer.wie or invoer.uiterlijk or invoer.in_de_les)
    if met_afspraak:
        controleer_afspraak(persoon, invoer.wat, invoer.wie, invoer.uiterlijk)
    with transaction.atomic():
        notitie = Notitie.objects.create(
            persoon=persoon.uuid,
            op=invoer.op,
            aanleiding=invoer.aanleiding,
            tekst=invoer.tekst,
            volgend_gesprek=invoer.volgend_gesprek,
            door=gebruiker,
        )
        # While a round runs, what is added belongs to it.
        ronde = Ronde.objects.filter(persoon=persoon.uuid, staat=Staat.OPEN).first()
        behoefte = _behoefte(notitie, invoer) if invoer.categorie else None
        if behoefte and ronde:
            ronde.behoeften.add(behoefte)
        if met_afspraak:
            _afspraak(notitie, behoefte, ronde, invoer)
        log(gebruiker, "begeleiding.notitie_gemaakt", str(persoon.uuid), onderwerp=invoer.aanleiding)
    return notitie


def _zoals_het_team(gebruiker: Gebruiker, invoer: Invoer) -> Invoer:
    """The agreement in the words of the team, where one of its own was chosen and nothing else was typed."""
    if invoer.teamafspraak is None:
        return invoer
    gekozen = afspraken_van(teams_van(gebruiker)).filter(uuid=invoer.teamafspraak).first()
    if gekozen is None:
        raise Veldfout(
            "teamafspraak",
            _("Dit doet het team niet meer."),
            doe=_("Kies iets anders, of schrijf zelf wat er is afgesproken."),
            code="BEGELEIDING-AFSPRAAK-07",
        )
    return replace(invoer, wat=invoer.wat or gekozen.wat, in_de_les=invoer.in_de_les or gekozen.in_de_les)


def _controleer_notitie(persoon: Persoon, invoer: Invoer) -> None:
    dag = vandaag()
    if invoer.op > dag:
        raise Veldfout(
            "op",
            _("Deze dag is nog niet geweest."),
            doe=_("Vul de dag in waarop het was. Een nieuw gesprek plan je onderaan."),
            code="BEGELEIDING-DAG-01",
        )
    begin = ingeschreven_sinds(persoon)
    if begin and invoer.op < begin:
        raise Veldfout(
            "op",
            _("Dit is voor de inschrijving, die begon op %(dag)s.") % {"dag": datum(begin)},
            doe=_("Kies een dag vanaf de inschrijving."),
            code="BEGELEIDING-DAG-02",
        )
    if invoer.volgend_gesprek and invoer.volgend_gesprek < dag:
        raise Veldfout(
            "volgend_gesprek",
            _("Deze dag is voorbij."),
            doe=_("Kies een dag vanaf vandaag."),
            code="BEGELEIDING-DAG-03",
        )
    if invoer.subcategorie and not geldende().filter(uuid=invoer.subcategorie, categorie=invoer.categorie).exists():
        raise Veldfout(
            "subcategorie",
            _("Dit hoort niet bij de soort die is gekozen."),
            doe=_("Kies iets dat erbij hoort, of laat het leeg."),
            code="BEGELEIDING-BEHOEFTE-02",
        )
    if invoer.behoefte and not invoer.categorie:
        raise Veldfout(
            "categorie",
            _("Er staat wat nodig is, maar niet waar het bij hoort."),
            doe=_("Kies waar het om gaat."),
            code="BEGELEIDING-BEHOEFTE-01",
        )


def controleer_afspraak(persoon: Persoon, wat: str, wie: str, uiterlijk: date | None) -> None:
    """Raises Veldfout when an agreement lacks what, who or when, or when this is not somebody beside the student."""
    if not wat:
        raise Veldfout(
            "wat",
            _("Er staat niet wat er is afgesproken."),
            doe=_("Schrijf wat iemand gaat doen, of maak de andere velden leeg."),
            code="BEGELEIDING-AFSPRAAK-01",
        )
    if not wie:
        raise Veldfout(
            "wie",
            _("Een afspraak heeft iemand nodig die hem uitvoert."),
            doe=_("Kies wie het doet."),
            code="BEGELEIDING-AFSPRAAK-02",
        )
    if wie != STUDENT and wie not in {naaste.medewerker_id for naaste in naasten(persoon, vandaag())}:
        raise Veldfout(
            "wie",
            _("Deze persoon begeleidt deze student niet."),
            doe=_("Kies iemand uit de lijst."),
            code="BEGELEIDING-AFSPRAAK-03",
        )
    controleer_uiterlijk(uiterlijk)


def _behoefte(notitie: Notitie, invoer: Invoer) -> Behoefte:
    fijner = geldende().filter(uuid=invoer.subcategorie).first() if invoer.subcategorie else None
    return Behoefte.objects.create(
        subcategorie=fijner,
        persoon=notitie.persoon,
        notitie=notitie,
        categorie=invoer.categorie,
        tekst=invoer.behoefte,
        sinds=notitie.op,
    )


def _afspraak(notitie: Notitie, behoefte: Behoefte | None, ronde: Ronde | None, invoer: Invoer) -> Afspraak:
    student = invoer.wie == STUDENT
    return Afspraak.objects.create(
        persoon=notitie.persoon,
        notitie=notitie,
        behoefte=behoefte,
        ronde=ronde,
        wat=invoer.wat,
        doener=STUDENT if student else Afspraak.Doener.MEDEWERKER,
        medewerker_id="" if student else invoer.wie,
        in_de_les=invoer.in_de_les,
        teamafspraak=Teamafspraak.objects.get(uuid=invoer.teamafspraak) if invoer.teamafspraak else None,
        uiterlijk=invoer.uiterlijk,
    )


def onthoud(gebruiker: Gebruiker, persoon: Persoon, tekst: str) -> Werkaantekening:
    """Write a note for the writer alone, for six weeks. Raises GeenToegang.

    The log does not tell of it: outside its writer it does not exist.
    """
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    return Werkaantekening.objects.create(
        persoon=persoon.uuid, schrijver=gebruiker, tekst=tekst, verloopt_op=vandaag() + ZES_WEKEN
    )


def zet_in_dossier(gebruiker: Gebruiker, persoon: Persoon, aantekening: Werkaantekening) -> Notitie:
    """Put a note of one's own in the file, where the student reads it too, on the day it was written.

    Raises GeenToegang and Veldfout.
    """
    op = aantekening.gemaakt_op.astimezone(NEDERLAND).date()
    with transaction.atomic():
        notitie = leg_vast(gebruiker, persoon, Invoer(tekst=aantekening.tekst, op=op, aanleiding="voorval"))
        aantekening.delete()
    return notitie
