"""Making a share, stopping it, and opening it: asked each time whether it still may."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.delen import rechten
from stelsel.web.delen.models import Deling, Lezing
from stelsel.web.delen.soorten import PER_SOORT, grond
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.privacy.service import is_beperkt
from stelsel.web.studenten.service import Persoon

LANGST = timedelta(days=366)
HOOGSTENS_MIS = 5
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without what is mistaken for something else when it is told by telephone."""


@dataclass(frozen=True)
class Wat:
    """What is shared, as it was typed."""

    soort: str
    organisatie: str
    naam: str
    delen: tuple[str, ...]
    waarvoor: str
    regie: str
    tot_en_met: date


@dataclass(frozen=True)
class Nieuw:
    """A share with its address and code, which can be read this once."""

    deling: Deling
    sleutel: str
    code: str


def deel(gebruiker: Gebruiker, persoon: Persoon, wat: Wat) -> Nieuw:
    """Share it until and including a day. Raises GeenToegang; Veldfout without leave of the student, for a part that
    this partner does not need, or an end that is over or further than a year."""
    rechten.eis_mag_regelen(gebruiker, persoon)
    dag = vandaag()
    mag = grond(persoon.uuid, wat.soort, dag)
    if not mag:
        raise Veldfout(
            "soort", mag.reden, doe=_("Vraag de student om toestemming, bij Wat mag de school delen."),
            code="DELEN-GROND-01",
        )  # fmt: skip
    te_veel = set(wat.delen) - set(PER_SOORT[wat.soort].delen)
    if te_veel or not wat.delen:
        raise Veldfout(
            "delen",
            _("Dit heeft deze partner niet nodig.") if te_veel else _("Er is nog niets gekozen."),
            doe=_("Kies alleen wat bij deze partner hoort."),
            code="DELEN-INHOUD-01",
        )
    if not dag <= wat.tot_en_met <= dag + LANGST:
        raise Veldfout(
            "tot_en_met",
            _("Deze dag is voorbij, of verder weg dan een jaar."),
            doe=_("Kies een dag tot en met %(dag)s.") % {"dag": datum(dag + LANGST)},
            code="DELEN-DAG-01",
        )
    sleutel, code = secrets.token_urlsafe(24), "".join(secrets.choice(LETTERS) for _letter in range(8))
    with transaction.atomic():
        deling = Deling.objects.create(
            persoon=persoon.uuid, soort=wat.soort, organisatie=wat.organisatie, naam=wat.naam, delen=list(wat.delen),
            waarvoor=wat.waarvoor, regie=wat.regie, van=dag, tot_en_met=wat.tot_en_met, sleutel=_vinger(sleutel),
            code=make_password(code), door=gebruiker,
        )  # fmt: skip
        log(gebruiker, "delen.gedeeld", str(persoon.uuid), onderwerp=wat.soort, doel=datum(wat.tot_en_met))
    return Nieuw(deling, sleutel, code)


def stop(gebruiker: Gebruiker, persoon: Persoon, deling: Deling, waarom: str) -> None:
    """From now nobody reads it. Raises GeenToegang, Ingehaald."""
    rechten.eis_mag_regelen(gebruiker, persoon)
    with transaction.atomic():
        rijen = Deling.objects.filter(pk=deling.pk, gestopt_op=None)
        if not rijen.update(gestopt_op=vandaag(), waarom_gestopt=waarom):
            raise Ingehaald(_("Dit delen is al gestopt."), doe=_("Er is niets meer nodig."), code="DELEN-STOP-01")
        log(gebruiker, "delen.gestopt", str(persoon.uuid), onderwerp=deling.soort)


def loopt(deling: Deling, dag: date) -> bool:
    """Whether the partner can read it on that day: not over, not stopped, not locked, and it still may be shared."""
    if deling.gestopt_op is not None or not deling.van <= dag <= deling.tot_en_met or deling.mislukt >= HOOGSTENS_MIS:
        return False
    return not is_beperkt(deling.persoon, dag) and bool(grond(deling.persoon, deling.soort, dag))


def vind(sleutel: str, dag: date) -> Deling | None:
    """The share of this address when it can be read on that day: else there is none, whatever the reason."""
    deling = Deling.objects.filter(sleutel=_vinger(sleutel)).first()
    return deling if deling is not None and loopt(deling, dag) else None


def open_(deling: Deling, code: str) -> bool:
    """Is this the code? After five wrong ones the share is locked."""
    if not check_password(code.strip().upper().replace(" ", ""), deling.code):
        Deling.objects.filter(pk=deling.pk).update(mislukt=F("mislukt") + 1)
        log(None, "delen.code_fout", str(deling.persoon), onderwerp=deling.soort)
        return False
    Deling.objects.filter(pk=deling.pk).update(mislukt=0)
    return True


def lees(deling: Deling) -> None:
    """The partner looked: the student reads it."""
    with transaction.atomic():
        Lezing.objects.create(persoon=deling.persoon, deling=deling)
        log(None, "delen.gelezen", str(deling.persoon), onderwerp=deling.soort)


def van(persoon: UUID) -> list[Deling]:
    """What is and was shared of this student, with who made it, the newest first."""
    return list(Deling.objects.filter(persoon=persoon).select_related("door").prefetch_related("lezingen"))


def _vinger(sleutel: str) -> str:
    return sha256(sleutel.encode()).hexdigest()
