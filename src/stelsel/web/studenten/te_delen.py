"""What a partner outside the school may read of presence and enrolment, when the school shares it: lines, no more."""

from __future__ import annotations

from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.gedeeld.notatie import datum, getal, procent
from stelsel.web.studenten.dossier import Dossier
from stelsel.web.studenten.models import Persoon
from stelsel.web.studenten.omringd import naasten
from stelsel.web.studenten.stand import standen


def aanwezigheid(persoon: Persoon) -> list[tuple[str, str]]:
    """Presence in the last weeks with lessons, with the day up to which it speaks; never nought for what is unknown."""
    (stand,) = standen([persoon])
    if stand.tot_en_met is None or stand.aanwezig is None:
        return []
    regels = [
        (_("Aanwezig"), _("%(deel)s van de geplande uren") % {"deel": procent(stand.aanwezig, 0)}),
        (_("Zonder reden afwezig"), _("%(n)s uur") % {"n": getal(stand.zonder_reden, 1)}),
        (_("Gegevens tot en met"), datum(stand.tot_en_met)),
    ]
    if stand.is_oud(vandaag()):
        regels.append((_("Let op"), _("Dit is te oud om iets van nu te zeggen.")))
    return regels


def inschrijving(persoon: Persoon) -> list[tuple[str, str]]:
    """The programme, and whom to call at school."""
    uit = [(_("Opleiding"), Dossier(persoon).samenvatting())]
    return [*uit, *((naaste.rol.capitalize(), naaste.naam) for naaste in naasten(persoon, vandaag()))]
