"""The little that leaves a closed file: outcome and advice of the second line, for who reads the plan."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from stelsel.web.besloten.models import Advies
from stelsel.web.studenten.service import Gebeurtenis

DEEL = "tweede lijn"


def adviezen(persoon: UUID, sinds: date | None = None) -> list[Gebeurtenis]:
    """Advice about this student since a day; who may read it, asks who calls."""
    return [
        Gebeurtenis(een.op, "hand", _("Advies van de tweede lijn"), f"{een.uitkomst} {een.advies}", DEEL)
        for een in Advies.objects.filter(persoon=persoon, op__gte=sinds or date.min)
    ]
