"""Correcting an entry of the file: the old text stays readable, with who changed it and why."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.models import EerdereTekst, Notitie
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import Persoon


def verbeter(gebruiker: Gebruiker, persoon: Persoon, notitie: Notitie, versie: int, tekst: str, reden: str) -> None:
    """Replace the text of an entry that the user read as `versie`.

    Raises GeenToegang; Ingehaald when it changed since; Veldfout without a reason, or when nothing changes.
    """
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    if not reden:
        raise Veldfout(
            "reden", _("Er staat nog niet waarom."), doe=_("Schrijf het in een zin."), code="BEGELEIDING-TEKST-01"
        )
    with transaction.atomic():
        vers = Notitie.objects.select_for_update().get(pk=notitie.pk)
        if vers.versie != versie:
            raise Ingehaald(
                _("Intussen heeft iemand deze tekst verbeterd. Wat jij typte, staat er nog."),
                doe=_("Lees beide teksten, maak er een van, en leg hem dan vast."),
                code="BEGELEIDING-TEKST-02",
            )
        if tekst == vers.tekst:
            raise Veldfout(
                "tekst",
                _("De tekst is niet veranderd."),
                doe=_("Verander iets, of ga terug."),
                code="BEGELEIDING-TEKST-03",
            )
        EerdereTekst.objects.create(persoon=vers.persoon, notitie=vers, tekst=vers.tekst, reden=reden, door=gebruiker)
        vers.tekst, vers.versie = tekst, vers.versie + 1
        vers.save(update_fields=["tekst", "versie"])
        log(gebruiker, "begeleiding.notitie_verbeterd", str(vers.persoon))
