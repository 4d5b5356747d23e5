"""What this app puts on the timeline of a student."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from stelsel.web.beheer.service import Gebruiker
from stelsel.web.delen import rechten
from stelsel.web.delen.models import Deling
from stelsel.web.studenten.service import Gebeurtenis, met_kenmerk

DEEL = "delen"


def bij_persoon(gebruiker: Gebruiker, persoon: UUID, sinds: date | None) -> list[Gebeurtenis]:
    """With whom something was shared, for who may see it; for others nothing was."""
    gevonden = met_kenmerk(persoon) if rechten.mag_zien(gebruiker) else None
    if gevonden is None or not rechten.mag_zien(gebruiker, gevonden):
        return []
    adres = reverse("delen:student", args=[persoon])
    kop = _("Gedeeld buiten de school")
    return [
        Gebeurtenis(een.van, "wissel", kop, een.organisatie, DEEL, adres)
        for een in Deling.objects.filter(persoon=persoon, van__gte=sinds or date.min)
    ]
