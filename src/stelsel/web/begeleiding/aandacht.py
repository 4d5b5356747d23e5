"""That somebody looked, and that somebody puts something off until a day."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.models import Blik, Uitstel
from stelsel.web.beheer.service import Gebruiker
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.studenten.service import Persoon

LANGST = timedelta(weeks=4)
"""Nothing is put off for longer: whoever was not looked at for four weeks comes up by itself."""


def keek(gebruiker: Gebruiker, persoon: Persoon) -> None:
    """Remember that this user looked at this student today."""
    dag = vandaag()
    # Read first: a second look on one day writes nothing.
    if not Blik.objects.filter(gebruiker=gebruiker, persoon=persoon.uuid, op=dag).exists():
        Blik.objects.update_or_create(gebruiker=gebruiker, persoon=persoon.uuid, defaults={"op": dag})


def stel_uit(gebruiker: Gebruiker, persoon: Persoon, feit: str, tot: date) -> None:
    """Do not show this fact to this user before that day. Raises GeenToegang and Veldfout."""
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    dag = vandaag()
    if not dag < tot <= dag + LANGST:
        raise Veldfout(
            "tot",
            _("Deze dag ligt niet in de komende vier weken."),
            doe=_("Kies een dag na vandaag, tot en met %(dag)s.") % {"dag": datum(dag + LANGST)},
            code="BEGELEIDING-LATER-01",
        )
    Uitstel.objects.update_or_create(gebruiker=gebruiker, persoon=persoon.uuid, feit=feit[:80], defaults={"tot": tot})
