"""Saying yes or no to the agreements: by a button, a filed mail, a signature. The rule `instemming` says whether it is
enough; then they are agreements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker, eis
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.ondersteuning import feiten, rechten, stappen
from stelsel.web.ondersteuning import overgangen as o
from stelsel.web.ondersteuning.models import Instemming, Ondersteuning
from stelsel.web.ondersteuning.overgangen import DADEN, Staat
from stelsel.web.studenten.service import Persoon

INGESTEMD = "ingestemd"
WOORD = "woord"
Wie, Bewijs = Instemming.Wie, Instemming.Bewijs


@dataclass(frozen=True)
class Woord:
    """Who said what, when, and from what the school knows it."""

    wie: str
    ja: bool
    bewijs: str
    op: date
    toelichting: str = ""


def te_vragen(een: Ondersteuning) -> bool:
    """Whether the newest version waits for an answer."""
    return een.staat in DADEN[o.INSTEMMEN].van and een.afgesproken != een.afspraken


def leg_vast(gebruiker: Gebruiker, een: Ondersteuning, persoon: Persoon, versie: int, woord: Woord) -> Ondersteuning:
    """The coordinator files what a student or parent answered. Raises GeenToegang, Veldfout, Ingehaald."""
    rechten.eis_mag_regelen(gebruiker, persoon)
    if woord.bewijs == Bewijs.KNOP:
        raise Veldfout(
            "bewijs", _("Op de knop drukt de student zelf."), doe=_("Kies een mail, een handtekening of mondeling."),
            code="ONDERSTEUNING-INSTEMMING-01",
        )  # fmt: skip
    if woord.bewijs == Bewijs.MONDELING and not woord.toelichting:
        raise Veldfout(
            "uitleg",
            _("Bij een mondeling antwoord hoort wie het hoorde."),
            doe=_("Schrijf wie erbij was."),
            code="ONDERSTEUNING-INSTEMMING-02",
        )
    stappen.controleer_dag(een, woord.op)
    return _bewaar(gebruiker, een, persoon, versie, woord)


def zeg_zelf(
    gebruiker: Gebruiker, een: Ondersteuning, persoon: Persoon, versie: int, *, ja: bool, toelichting: str
) -> Ondersteuning:
    """The student presses the button. Raises GeenToegang, Veldfout, Ingehaald."""
    eis(gebruiker, rechten.EIGEN)
    if gebruiker.persoon != een.persoon:
        raise Veldfout(
            "", _("Deze afspraken zijn niet van jou."), doe=_("Ververs de pagina."), code="ONDERSTEUNING-INSTEMMING-04"
        )
    return _bewaar(gebruiker, een, persoon, versie, Woord(Wie.STUDENT, ja, Bewijs.KNOP, vandaag(), toelichting))


def _bewaar(gebruiker: Gebruiker, een: Ondersteuning, persoon: Persoon, versie: int, woord: Woord) -> Ondersteuning:
    if not te_vragen(een):
        raise Veldfout(
            "",
            _("Er ligt nu niets om mee in te stemmen."),
            doe=_("Ververs de pagina en kijk hoe het staat."),
            code="ONDERSTEUNING-INSTEMMING-03",
        )
    with transaction.atomic():
        Instemming.objects.create(
            persoon=een.persoon,
            ondersteuning=een,
            afspraken=een.afspraken,
            wie=woord.wie,
            ja=woord.ja,
            bewijs=woord.bewijs,
            toelichting=woord.toelichting,
            op=woord.op,
            door=gebruiker,
        )
        return _gevolg(gebruiker, een, persoon, versie, woord)


def _gevolg(gebruiker: Gebruiker, een: Ondersteuning, persoon: Persoon, versie: int, woord: Woord) -> Ondersteuning:
    """What follows from this word: agreed, declined, or still waiting for another."""
    uitkomst = feiten.ingestemd(een, persoon)
    if uitkomst.antwoord == INGESTEMD:
        begin = een.afspraken_op or woord.op
        return stappen.zet(
            gebruiker, een, versie, o.INSTEMMEN, toelichting=woord.toelichting, dag=woord.op, uitkomst=uitkomst,
            afgesproken=een.afspraken, afspraken_op=begin,
        )  # fmt: skip
    if woord.wie == Wie.STUDENT and not woord.ja and een.staat == Staat.AANGEBODEN:
        # Who agreed before and now says no ends what there was.
        einde = {"geeindigd_op": woord.op} if een.afspraken_op else {}
        return stappen.zet(
            gebruiker, een, versie, o.AFWIJZEN, toelichting=woord.toelichting, dag=woord.op, uitkomst=uitkomst, **einde
        )
    # A no to a change leaves what was agreed before; a parent's word waits for the student's, and the other way round.
    stappen.schrijf(gebruiker, een, WOORD, een.staat, woord.op, woord.toelichting, uitkomst)
    return een
