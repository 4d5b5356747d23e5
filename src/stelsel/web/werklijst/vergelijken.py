"""From a delivery to the list: what kind it is decides how it is compared, its series decides what it may close."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu, vandaag
from stelsel.web.beheer.service import log
from stelsel.web.kwaliteit import service as kwaliteit
from stelsel.web.studenten import service as studenten
from stelsel.web.werklijst import bijwerken
from stelsel.web.werklijst.bijwerken import Aanleiding
from stelsel.web.werklijst.models import Reeks
from stelsel.web.werklijst.vinden import signalen, verschillen
from stelsel.web.werklijst.vinden.vondst import Gevonden

_log = logging.getLogger(__name__)
SIGNALEN = "TBGI"
IN_LIJST = verschillen.VERGELIJKBAAR | {SIGNALEN}
"""Kinds of delivery that bring items."""


def vergelijk_levering(aangeboden: studenten.Aangeboden) -> Callable[[], None]:
    """Compare a delivery that was just read; returns what writes the outcome. Raises StelselFout without a dossier.

    An older delivery than the one that was compared before changes nothing, and neither does a kind that cannot be
    compared.
    """
    if aangeboden.soort not in IN_LIJST or _is_ingehaald(aangeboden):
        return lambda: None
    gevonden, dossier_van = _vind(aangeboden)
    return lambda: _neem_op(aangeboden, gevonden, dossier_van, aangeboden.bestandsnaam)


def _is_ingehaald(aangeboden: studenten.Aangeboden) -> bool:
    reeks = _van(aangeboden).first()
    return bool(reeks and reeks.aangemaakt and aangeboden.aangemaakt and aangeboden.aangemaakt < reeks.aangemaakt)


def _van(aangeboden: studenten.Aangeboden) -> QuerySet[Reeks]:
    return Reeks.objects.filter(soort=aangeboden.soort, brin=aangeboden.brin, van=aangeboden.van)


def _vind(aangeboden: studenten.Aangeboden) -> tuple[Gevonden, date | None]:
    """What the delivery brings, and the day up to which the dossier speaks that it was compared with."""
    if aangeboden.soort == SIGNALEN:
        sinds = aangeboden.aangemaakt or vandaag()
        return signalen.vind(aangeboden.map, aangeboden.merken.onbekend, sinds), None
    dossier = kwaliteit.set_van_nu()
    if dossier is None:
        raise StelselFout(
            _("Er is nog geen dossier om dit bestand naast te leggen."),
            doe=_("Lees eerst een registratieoverzicht (RO) in, en daarna dit bestand opnieuw."),
            code="WERKLIJST-VERGELIJKEN-01",
        )
    gegevensset, map_ = dossier
    return verschillen.vind(map_, aangeboden.map), gegevensset.peildatum


def _neem_op(
    aangeboden: studenten.Aangeboden,
    gevonden: Gevonden,
    dossier_van: date | None,
    bestandsnaam: str,
    *,
    ingetrokken: bool = False,
) -> None:
    """Write what was found. `bestandsnaam`: the delivery that was the reason: this one, one that changed the dossier,
    or one that was withdrawn (`ingetrokken`)."""
    bijwerken.neem_over_van_onbekenden(aangeboden.merken.bekend)
    sleutel = {naam: getattr(aangeboden, naam) for naam in ("soort", "brin", "van")}
    reeks, _nieuw = Reeks.objects.select_for_update().get_or_create(**sleutel)
    reeks.levering, reeks.bestandsnaam = aangeboden.levering, aangeboden.bestandsnaam
    reeks.aangemaakt, reeks.volledig = aangeboden.aangemaakt, _zegt_ook_wat_weg_is(aangeboden)
    reeks.dossier_van, reeks.vergeleken_op = dossier_van, nu()
    dagen = [dag for dag in (aangeboden.aangemaakt, dossier_van) if dag]
    aanleiding = Aanleiding(bestandsnaam, min(dagen, default=None), ingetrokken)
    telling = bijwerken.werk_bij(reeks, gevonden, aanleiding)
    reeks.tellingen = {"gevonden": len(gevonden.vondsten), **telling, "niet_in_lijst": gevonden.niet_in_lijst}
    reeks.niet_vergeleken = list(gevonden.niet_vergeleken)
    reeks.save()
    _leg_vast(aangeboden.bestandsnaam, telling)


def _zegt_ook_wat_weg_is(aangeboden: studenten.Aangeboden) -> bool:
    """Whether what is not in it is gone: the file is whole and, of signals, none may stand in what was refused.

    Of differences the engine says itself which ones a refused line may hide.
    """
    return aangeboden.volledig and not (aangeboden.soort == SIGNALEN and aangeboden.afgekeurd)


def _leg_vast(bestandsnaam: str, telling: dict[str, int]) -> None:
    log(
        None, "werklijst.vergeleken", onderwerp=bestandsnaam, doel=", ".join(f"{n} {wat}" for wat, n in telling.items())
    )


def opnieuw(bestandsnaam: str) -> None:
    """The dossier changed by this delivery: lay the newest delivery of each series beside it again."""
    for reeks in Reeks.objects.filter(soort__in=verschillen.VERGELIJKBAAR).exclude(levering=None):
        try:
            with studenten.opnieuw_gelezen(reeks.levering) as aangeboden:
                gevonden, dossier_van = _vind(aangeboden)
                with transaction.atomic():
                    _neem_op(aangeboden, gevonden, dossier_van, bestandsnaam)
        except (StelselFout, OSError) as fout:
            # The list keeps saying what it said, with the day of that comparison beside it.
            _log.error("reeks %s opnieuw vergelijken lukte niet: %s", reeks.pk, type(fout).__name__)


def haal_weg(levering: studenten.Levering) -> None:
    """A compared delivery was withdrawn: its series goes back to the one before it, or closes what only it brought."""
    reeks = Reeks.objects.filter(levering=levering.uuid).first()
    if reeks is None:
        return
    vorige = studenten.nieuwste_van(reeks.soort, reeks.brin, reeks.van)
    if vorige is not None:
        with studenten.opnieuw_gelezen(vorige.uuid) as aangeboden:
            gevonden, dossier_van = _vind(aangeboden)
            with transaction.atomic():
                _neem_op(aangeboden, gevonden, dossier_van, levering.bestandsnaam, ingetrokken=True)
        return
    with transaction.atomic():
        telling = bijwerken.werk_bij(reeks, Gevonden({}), Aanleiding(levering.bestandsnaam, ingetrokken=True))
        reeks.levering, reeks.bestandsnaam, reeks.aangemaakt, reeks.volledig = None, "", None, True
        reeks.tellingen, reeks.niet_vergeleken, reeks.vergeleken_op = {"gevonden": 0, **telling}, [], nu()
        reeks.save()
        _leg_vast(levering.bestandsnaam, telling)
