"""Leaving a parent out for the safety of a student: a reasoned act of the zorgcoördinator, which works at once.

Until 18 the progress of a student goes to the parents by law (WEB 7.1.5). That does not hold against the safety of the
student: the school answers for it, and writes down why (AVG 23 lid 1 i; UAVG 41 lid 1 i).
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.studenten.lijst import geldt_op
from stelsel.web.studenten.models import Afscherming, Contactpersoon, Persoon

KORTSTE_REDEN = 15


def is_afgeschermd(persoon: Persoon, naam: str, dag: date | None = None) -> bool:
    """May nothing of this student go to the parent of that name?

    A name that the administration no longer writes so, of who is left out or of who asks, is unclear: then nothing goes
    to anybody, until somebody looked.
    """
    rijen = list(Afscherming.objects.filter(geldt_op(dag or vandaag(), "van"), persoon=persoon))
    if not rijen:
        return False
    contacten = Contactpersoon.objects.geldend().filter(persoon=persoon)
    bekend = {contact.naam.casefold() for contact in contacten}
    onduidelijk = {naam.casefold(), *(rij.wie.casefold() for rij in rijen if rij.wie)} - bekend
    return bool(onduidelijk) or any(rij.geldt_voor(naam) for rij in rijen)


def afschermingen_van(persoon: Persoon) -> list[Afscherming]:
    """All of them, those of today first."""
    rijen = list(persoon.afschermingen.select_related("door"))
    return sorted(rijen, key=lambda rij: rij.tot_en_met is not None)


def scherm_af(persoon: Persoon, wie: str, reden: str, *, door: Gebruiker) -> Afscherming:
    """From today nothing goes to the parent of that name ('' for every parent). Who calls asks whether he may.

    Raises StelselFout without a reason in a sentence, and when it is so already.
    """
    if len(reden.strip()) < KORTSTE_REDEN:
        raise StelselFout(
            _("Er staat nog niet waarom."),
            doe=_("Schrijf in een zin waarom dit nodig is voor de student. Alleen wie dit mag regelen, leest het."),
            code="STUD-AFSCHERMEN-01",
        )
    try:
        with transaction.atomic():
            rij = persoon.afschermingen.create(wie=wie, van=vandaag(), reden=reden.strip(), door=door)
            log(door, "studenten.ouder_afgeschermd", str(persoon.uuid))
    except IntegrityError:
        raise StelselFout(_("Dit is al zo geregeld."), doe=_("Ververs de pagina."), code="STUD-AFSCHERMEN-02") from None
    return rij


def hef_op(persoon: Persoon, uuid: UUID, reden: str, *, door: Gebruiker) -> None:
    """End it: from today it no longer holds. Raises StelselFout without a reason, and when it ended already."""
    if not reden.strip():
        raise StelselFout(_("Er staat nog niet waarom."), doe=_("Schrijf het in een zin."), code="STUD-AFSCHERMEN-03")
    with transaction.atomic():
        rij = persoon.afschermingen.select_for_update().filter(uuid=uuid, tot_en_met=None).first()
        if rij is None:
            raise StelselFout(_("Dit is al opgeheven."), doe=_("Ververs de pagina."), code="STUD-AFSCHERMEN-04")
        rij.tot_en_met, rij.einde_reden = vandaag() - timedelta(days=1), reden.strip()
        rij.save(update_fields=["tot_en_met", "einde_reden"])
        log(door, "studenten.afscherming_opgeheven", str(persoon.uuid))
