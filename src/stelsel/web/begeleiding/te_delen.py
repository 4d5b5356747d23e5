"""What a partner outside the school may read of a plan, when the school shares it: goal and agreements, never notes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from stelsel.web.begeleiding import rondes
from stelsel.web.begeleiding.plan import plan_van
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.studenten.service import Persoon


def afspraken(persoon: Persoon) -> list[tuple[str, str]]:
    """The goal that is worked on, and who does what until when."""
    ronde = rondes.lopende(persoon.uuid)
    doel = [(_("Doel"), ronde.doel)] if ronde else []
    inhoud = plan_van(persoon.uuid, persoon.roepnaam or "")
    zin = _("%(wat)s, uiterlijk %(dag)s")
    regels = [(r.wie, zin % {"wat": r.afspraak.wat, "dag": datum(r.afspraak.uiterlijk)}) for r in inhoud.lopend]
    return [*doel, *regels]
