"""Until when something may be agreed."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.gedeeld.notatie import datum

LANGSTE_AFSPRAAK = timedelta(days=366)


def controleer_uiterlijk(uiterlijk: date | None) -> None:
    """Raises Veldfout for a day by which nothing can be done any more, or that lies beyond a year."""
    dag = vandaag()
    if uiterlijk is None:
        raise Veldfout(
            "uiterlijk",
            _("Zonder dag weet niemand wanneer we ernaar kijken."),
            doe=_("Vul in wanneer het klaar is, of wanneer jullie kijken of het helpt."),
            code="BEGELEIDING-AFSPRAAK-04",
        )
    if not dag <= uiterlijk <= dag + LANGSTE_AFSPRAAK:
        raise Veldfout(
            "uiterlijk",
            _("Deze dag is voorbij, of verder weg dan een jaar."),
            doe=_("Kies een dag vanaf vandaag, tot en met %(dag)s.") % {"dag": datum(dag + LANGSTE_AFSPRAAK)},
            code="BEGELEIDING-AFSPRAAK-05",
        )
