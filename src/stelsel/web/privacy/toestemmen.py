"""Leave to share with somebody outside the school: given, withdrawn, and asked for before anything is shared.

Agreeing to support is something else; nothing here says that a student takes part in anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from uuid import UUID

import yaml
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu, vandaag
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.privacy.beperken import is_beperkt
from stelsel.web.privacy.models import Toestemming
from stelsel.web.privacy.personen import bekende

NAMENS = Toestemming.Namens
_GEEN_NODIG = gettext_noop("Onder de %(jaar)s jaar is er geen toestemming nodig: de wet regelt dit.")


@dataclass(frozen=True)
class Versie:
    """One wording, from a day. `wezenlijk`: it asks for something else than the one before, so that leave for an older
    one no longer counts."""

    versie: int
    van: date
    wezenlijk: bool


@dataclass(frozen=True)
class Doel:
    """What may be shared: with whom, what, what not, why, and from which age the student decides."""

    doel: str
    titel: str
    wie: str
    wat: str
    niet: str
    waarom: str
    zelf_vanaf: int
    versies: tuple[Versie, ...]
    pas_vanaf: int = 0
    """Below this age no leave is asked: the law says itself what is shared."""

    def versie_op(self, dag: date) -> Versie | None:
        """The wording that counts on that day; None when there is none yet."""
        geldend = [versie for versie in self.versies if versie.van <= dag]
        return max(geldend, key=lambda versie: versie.versie) if geldend else None

    def minste_op(self, dag: date) -> int:
        """The oldest version to which leave still counts on that day."""
        return max((v.versie for v in self.versies if v.van <= dag and v.wezenlijk), default=1)


@dataclass(frozen=True)
class MagDelen:
    """Yes or no, with the reason in words."""

    ja: bool
    reden: str

    def __bool__(self) -> bool:
        return self.ja


@cache
def doelen() -> dict[str, Doel]:
    """All purposes, by code."""
    rijen = yaml.safe_load(files(__package__).joinpath("toestemmingen.yaml").read_text(encoding="utf-8"))
    return {rij["doel"]: Doel(**rij | {"versies": tuple(Versie(**v) for v in rij["versies"])}) for rij in rijen}


def mag_delen(persoon: UUID, doel: str, dag: date | None = None) -> MagDelen:
    """May the school share for this purpose today (or on `dag`)? Asked each time, so that a withdrawal works at once.

    Raises KeyError for an unknown purpose. Source: AVG 6 lid 1 a, 7 and 8; UAVG 5.
    """
    dag = dag or vandaag()
    gevraagd = doelen()[doel]
    gegeven = lopend(persoon, doel)
    if te_jong(persoon, gevraagd, dag):
        return MagDelen(
            False,
            _(_GEEN_NODIG) % {"jaar": gevraagd.pas_vanaf},
        )
    if is_beperkt(persoon, dag):
        return MagDelen(False, _("De gegevens van deze student worden op verzoek niet gebruikt."))
    if gegeven is None:
        return MagDelen(False, _("Er is geen toestemming."))
    if gegeven.tot_en_met and gegeven.tot_en_met < dag:
        return MagDelen(False, _("De toestemming is voorbij."))
    if gegeven.versie < gevraagd.minste_op(dag):
        return MagDelen(False, _("De toestemming is voor een oudere tekst gegeven. Vraag haar opnieuw."))
    return _namens_de_juiste(persoon, gegeven, gevraagd, dag)


def _namens_de_juiste(persoon: UUID, gegeven: Toestemming, gevraagd: Doel, dag: date) -> MagDelen:
    if gegeven.namens == NAMENS.STUDENT:
        return MagDelen(True, _("De student gaf toestemming."))
    # Leave of a parent ends on the birthday on which the student decides: who may be old enough, is asked anew.
    if beslist_zelf(persoon, gevraagd, dag) is False:
        return MagDelen(True, _("Een ouder of verzorger gaf toestemming."))
    return MagDelen(False, _("De student is nu oud genoeg om zelf te beslissen. Vraag het aan de student."))


def beslist_zelf(persoon: UUID, gevraagd: Doel, dag: date) -> bool | None:
    """Whether the student decides himself on that day; None when the birth date does not tell."""
    student = bekende(persoon)
    leeftijd = student.leeftijd_op(dag) if student else None
    if leeftijd is None or leeftijd[0] < gevraagd.zelf_vanaf <= leeftijd[1]:
        return None
    return leeftijd[0] >= gevraagd.zelf_vanaf


def te_jong(persoon: UUID, gevraagd: Doel, dag: date) -> bool:
    """Whether the student is, or may be, below the age from which this is asked at all."""
    student = bekende(persoon)
    leeftijd = student.leeftijd_op(dag) if student else None
    return bool(gevraagd.pas_vanaf) and (leeftijd is None or leeftijd[0] < gevraagd.pas_vanaf)


def lopend(persoon: UUID, doel: str) -> Toestemming | None:
    """The leave that was not withdrawn, whether or not it still counts."""
    return Toestemming.objects.filter(persoon=persoon, doel=doel, ingetrokken_op=None).first()


def geef(
    persoon: UUID,
    doel: str,
    *,
    namens: str,
    door: Gebruiker,
    bewijs: str = "",
    tot_en_met: date | None = None,
    dag: date | None = None,
) -> Toestemming:
    """Record leave under the wording of today; what ran before is ended by it.

    Raises StelselFout when the wrong one of student and parent gives it, when the birth date does not tell who must,
    and without proof of leave that was not given on the site.
    """
    dag = dag or vandaag()
    gevraagd = doelen()[doel]
    zelf = beslist_zelf(persoon, gevraagd, dag)
    if zelf is not None and te_jong(persoon, gevraagd, dag):
        raise StelselFout(
            _(_GEEN_NODIG) % {"jaar": gevraagd.pas_vanaf},
            doe=_("Er hoeft niets te worden vastgelegd."),
            code="PRIV-TOESTEMMING-04",
        )
    if zelf is None:
        raise StelselFout(
            _("Uit de geboortedatum blijkt niet wie mag beslissen."),
            verwacht=_("een volledige geboortedatum in de administratie"),
            doe=_("Laat de geboortedatum herstellen en vraag het dan opnieuw."),
            code="PRIV-TOESTEMMING-01",
        )
    if zelf != (namens == NAMENS.STUDENT):
        wie = _("de student zelf") if zelf else _("een ouder of verzorger")
        raise StelselFout(
            _("Hier beslist %(wie)s over.") % {"wie": wie},
            verwacht=_("vanaf %(leeftijd)s jaar de student, daaronder een ouder of verzorger")
            % {"leeftijd": gevraagd.zelf_vanaf},
            doe=_("Vraag het aan %(wie)s.") % {"wie": wie},
            code="PRIV-TOESTEMMING-02",
        )
    if door.persoon != persoon and not bewijs.strip():
        raise StelselFout(
            _("Het bewijs ontbreekt."),
            verwacht=_("hoe en wanneer de toestemming is gegeven"),
            doe=_("Schrijf op waar het getekende formulier ligt."),
            code="PRIV-TOESTEMMING-03",
        )
    versie = gevraagd.versie_op(dag).versie
    waarden = {"versie": versie, "namens": namens, "bewijs": bewijs.strip(), "tot_en_met": tot_en_met}
    return _bewaar(persoon, doel, door, **waarden)


def _bewaar(persoon: UUID, doel: str, door: Gebruiker, **waarden: object) -> Toestemming:
    try:
        with transaction.atomic():
            oud = Toestemming.objects.select_for_update().filter(persoon=persoon, doel=doel, ingetrokken_op=None)
            oud.update(ingetrokken_op=nu(), ingetrokken_door=door)
            gegeven = Toestemming.objects.create(persoon=persoon, doel=doel, vastgelegd_door=door, **waarden)
            log(door, "privacy.toestemming_gegeven", str(persoon), onderwerp=doel)
    except IntegrityError:
        # Two clicks at the same moment: the other one did it.
        return lopend(persoon, doel)
    return gegeven


def trek_in(persoon: UUID, doel: str, *, door: Gebruiker) -> bool:
    """Withdraw; from this moment nothing is shared by it. False when there was nothing to withdraw."""
    with transaction.atomic():
        geraakt = Toestemming.objects.filter(persoon=persoon, doel=doel, ingetrokken_op=None).update(
            ingetrokken_op=nu(), ingetrokken_door=door
        )
        if geraakt:
            log(door, "privacy.toestemming_ingetrokken", str(persoon), onderwerp=doel)
    return bool(geraakt)
