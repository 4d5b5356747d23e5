"""Finer kinds of need that the school makes itself, below the five of figure 1."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.models import Subcategorie
from stelsel.web.begeleiding.models.afspraak import Categorie
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout


def geldende() -> QuerySet[Subcategorie]:
    """Those that can be chosen now."""
    return Subcategorie.objects.filter(gestopt_op=None)


def maak(gebruiker: Gebruiker, categorie: str, naam: str) -> Subcategorie:
    """Add one. Raises GeenToegang, Veldfout."""
    rechten.eis_mag_team_afspreken(gebruiker)
    if categorie not in Categorie:
        raise Veldfout(
            "categorie", _("Er staat niet waar dit bij hoort."), doe=_("Kies een soort."), code="BEGELEIDING-SUB-01"
        )
    try:
        with transaction.atomic():
            gemaakt = Subcategorie.objects.create(categorie=categorie, naam=naam, sinds=vandaag(), door=gebruiker)
    except IntegrityError:
        raise Veldfout(
            "naam", _("Dit staat er al."), doe=_("Kies een andere naam."), code="BEGELEIDING-SUB-02"
        ) from None
    log(gebruiker, "begeleiding.subcategorie_gemaakt", onderwerp=naam)
    return gemaakt


def stop(gebruiker: Gebruiker, subcategorie: Subcategorie) -> None:
    """It can no longer be chosen; where it is used it stays. Raises GeenToegang, Ingehaald."""
    rechten.eis_mag_team_afspreken(gebruiker)
    if not geldende().filter(pk=subcategorie.pk).update(gestopt_op=vandaag()):
        raise Ingehaald(_("Dit is al gestopt."), doe=_("Er is niets meer nodig."), code="BEGELEIDING-SUB-03")
    log(gebruiker, "begeleiding.subcategorie_gestopt", onderwerp=subcategorie.naam)
