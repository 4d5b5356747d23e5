"""The whole cycle, when support grows: it begins with what is there, is discussed by the team, and ends in a decision.

Source: figure 1 of the study of level-2 teams, chapter 4.1.1: signal, need, goal, agreements, execution, periodic
discussion, evaluation of execution and effect, and the next round.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.dagen import controleer_uiterlijk
from stelsel.web.begeleiding.models import Afspraak, Behoefte, Bespreking, Ronde
from stelsel.web.begeleiding.models.ronde import Bereikt
from stelsel.web.begeleiding.overgangen import BESPREKEN, OPSCHALEN, RONDE, STOPPEN, VERANDEREN, Overgang, Staat
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import Persoon

ACHT_WEKEN, VIER_WEKEN = timedelta(weeks=8), timedelta(weeks=4)
"""How long a round and the time until a discussion are, unless somebody says otherwise."""


@dataclass(frozen=True)
class Begin:
    """A goal, by what one sees that it works, the needs it is for, and the days to look at it."""

    doel: str
    effect: str
    behoeften: tuple[UUID, ...]
    bespreken_op: date | None
    evalueren_op: date | None


@dataclass(frozen=True)
class Evaluatie:
    """`bereikt`: was the goal reached; `besluit`: an act of the table; for a next round what changes and when."""

    bereikt: str
    besluit: str
    toelichting: str
    evalueren_op: date | None = None
    doel: str = ""
    effect: str = ""


def lopende(persoon: UUID) -> Ronde | None:
    """The round that runs for this student."""
    return Ronde.objects.filter(persoon=persoon, staat=Staat.OPEN).first()


def rondes_van(personen: Iterable[UUID]) -> dict[UUID, Ronde]:
    """The rounds that run for these students, in one question."""
    return {ronde.persoon: ronde for ronde in Ronde.objects.filter(persoon__in=list(personen), staat=Staat.OPEN)}


def begin(gebruiker: Gebruiker, persoon: Persoon, wat: Begin) -> Ronde:
    """Begin the first round of a student. Raises GeenToegang; Veldfout for a goal that cannot be seen, for no need,
    for days that do not follow each other; Ingehaald when a round runs already."""
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    _controleer_doel(wat.doel, wat.effect)
    behoeften = list(Behoefte.objects.filter(persoon=persoon.uuid, staat=Staat.OPEN, uuid__in=wat.behoeften))
    if not behoeften:
        raise Veldfout(
            "behoeften",
            _("Een plan is ergens voor nodig."),
            doe=_("Kies ten minste een behoefte. Staat zij er niet, schrijf dan eerst een notitie."),
            code="BEGELEIDING-RONDE-01",
        )
    _controleer_dagen(wat.bespreken_op, wat.evalueren_op)
    if lopende(persoon.uuid) is not None:
        raise _loopt_al()
    try:
        with transaction.atomic():
            ronde = _maak(gebruiker, persoon.uuid, wat.doel, wat.effect, wat.bespreken_op, wat.evalueren_op)
            ronde.behoeften.set(behoeften)
            # What was agreed for another need than these stays outside; what was agreed for none comes along.
            erbij = Q(behoefte__in=behoeften) | Q(behoefte=None)
            Afspraak.objects.filter(erbij, persoon=persoon.uuid, staat=Staat.OPEN).update(ronde=ronde)
            log(gebruiker, "begeleiding.ronde_begonnen", str(persoon.uuid), onderwerp=str(ronde.nummer))
    except IntegrityError:
        raise _loopt_al() from None
    return ronde


def _loopt_al() -> Ingehaald:
    return Ingehaald(
        _("Er loopt al een plan voor deze student."),
        doe=_("Evalueer dat eerst, of zet de afspraak daarbij."),
        code="BEGELEIDING-RONDE-02",
    )


def _controleer_doel(doel: str, effect: str) -> None:
    if not doel:
        raise Veldfout(
            "doel", _("Er staat geen doel."), doe=_("Schrijf wat er straks anders is."), code="BEGELEIDING-RONDE-03"
        )
    if not effect:
        raise Veldfout(
            "effect",
            _("Er staat niet waaraan je ziet dat het lukt."),
            doe=_("Schrijf iets wat iedereen kan zien of tellen."),
            code="BEGELEIDING-RONDE-04",
        )


def _controleer_dag(veld: str, dag: date | None) -> None:
    """The check of `controleer_uiterlijk`, told at this field."""
    try:
        controleer_uiterlijk(dag)
    except Veldfout as fout:
        raise Veldfout(veld, fout.wat, doe=str(fout.doe), code="BEGELEIDING-RONDE-05") from None


def _controleer_dagen(bespreken_op: date | None, evalueren_op: date | None) -> None:
    _controleer_dag("bespreken_op", bespreken_op)
    _controleer_dag("evalueren_op", evalueren_op)
    if bespreken_op > evalueren_op:
        raise Veldfout(
            "bespreken_op",
            _("Bespreken is voor de evaluatie."),
            doe=_("Kies een dag tot en met die van de evaluatie."),
            code="BEGELEIDING-RONDE-06",
        )


def _maak(gebruiker: Gebruiker, persoon: UUID, doel: str, effect: str, bespreken_op: date, evalueren_op: date) -> Ronde:
    return Ronde.objects.create(
        persoon=persoon,
        nummer=Ronde.objects.filter(persoon=persoon).count() + 1,
        doel=doel,
        effect=effect,
        begonnen_op=vandaag(),
        bespreken_op=bespreken_op,
        evalueren_op=evalueren_op,
        door=gebruiker,
    )


def bespreek(
    gebruiker: Gebruiker, persoon: Persoon, ronde: Ronde, versie: int, tekst: str, volgende: date | None
) -> Bespreking:
    """Write what the team said, and when it discusses the round again. Raises GeenToegang, Ingehaald, Veldfout."""
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    if not tekst:
        raise Veldfout(
            "besproken",
            _("Er staat niet wat er is besproken."),
            doe=_("Schrijf het in een paar zinnen."),
            code="BEGELEIDING-RONDE-07",
        )
    _controleer_dag("bespreken_op", volgende)
    with transaction.atomic():
        vers = _vers(ronde, versie, RONDE[BESPREKEN])
        vers.bespreken_op = volgende
        vers.save(update_fields=["bespreken_op", "versie"])
        bespreking = Bespreking.objects.create(
            persoon=vers.persoon, ronde=vers, op=vandaag(), tekst=tekst, door=gebruiker
        )
        log(gebruiker, "begeleiding.ronde_besproken", str(vers.persoon), onderwerp=str(vers.nummer))
    return bespreking


def evalueer(gebruiker: Gebruiker, persoon: Persoon, ronde: Ronde, versie: int, wat: Evaluatie) -> Ronde | None:
    """End a round with a decision; the next round, when there is one.

    The needs go along; so do the agreements that still run. Raises GeenToegang, Ingehaald, Veldfout.
    """
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    overgang = RONDE.get(wat.besluit)
    _controleer_evaluatie(overgang, wat)
    doel, effect = ronde.doel, ronde.effect
    if wat.besluit == VERANDEREN:
        doel, effect = wat.doel, wat.effect
        _controleer_doel(doel, effect)
    with transaction.atomic():
        vers = _vers(ronde, versie, overgang)
        vers.staat, vers.bereikt, vers.besluit = overgang.naar, wat.bereikt, wat.besluit
        vers.toelichting, vers.geevalueerd_op = wat.toelichting, vandaag()
        vers.save(update_fields=["staat", "bereikt", "besluit", "toelichting", "geevalueerd_op", "versie"])
        log(gebruiker, "begeleiding.ronde_geevalueerd", str(vers.persoon), str(vers.nummer), wat.besluit)
        if wat.besluit == STOPPEN:
            return None
        bespreken_op = vandaag() + (wat.evalueren_op - vandaag()) / 2
        volgende = _maak(gebruiker, vers.persoon, doel, effect, bespreken_op, wat.evalueren_op)
        volgende.behoeften.set(vers.behoeften.filter(staat=Staat.OPEN))
        vers.afspraken.filter(staat=Staat.OPEN).update(ronde=volgende)
        if wat.besluit == OPSCHALEN:
            Ronde.objects.filter(pk=volgende.pk).update(opgeschaald=True)
    return volgende


def _controleer_evaluatie(overgang: Overgang | None, wat: Evaluatie) -> None:
    if overgang is None or wat.besluit == BESPREKEN:
        raise Veldfout(
            "besluit", _("Er is nog niets besloten."), doe=_("Kies hoe het verdergaat."), code="BEGELEIDING-RONDE-08"
        )
    if wat.bereikt not in Bereikt:
        raise Veldfout(
            "bereikt",
            _("Er staat niet of het doel is bereikt."),
            doe=_("Kies een antwoord."),
            code="BEGELEIDING-RONDE-09",
        )
    if overgang.reden and not wat.toelichting:
        raise Veldfout(
            "uitleg_besluit",
            _("Er staat nog niet waarom."),
            doe=_("Schrijf het in een zin."),
            code="BEGELEIDING-RONDE-10",
        )
    if overgang.datum:
        _controleer_dag("opnieuw_op", wat.evalueren_op)


def _vers(ronde: Ronde, versie: int, overgang: Overgang) -> Ronde:
    """The round as it stands now, locked, one version on."""
    vers = Ronde.objects.select_for_update().get(pk=ronde.pk)
    if vers.versie != versie or vers.staat not in overgang.van:
        raise Ingehaald(
            _("Intussen is dit plan veranderd. Wat jij invulde, is niet bewaard maar staat er nog."),
            doe=_("Kijk hoe het er nu voor staat, en verstuur het opnieuw als het nog klopt."),
            code="BEGELEIDING-RONDE-12",
        )
    vers.versie += 1
    return vers
