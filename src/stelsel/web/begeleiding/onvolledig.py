"""What a plan misses, for the page that says why a dossier is not complete."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import rechten, rondes, wensen
from stelsel.web.begeleiding.models import Behoefte, Notitie
from stelsel.web.begeleiding.overgangen import Staat
from stelsel.web.beheer.service import Gebruiker
from stelsel.web.studenten.service import Ontbreekt, Persoon


def wat_ontbreekt(gebruiker: Gebruiker, persoon: Persoon) -> list[Ontbreekt]:
    """Nothing for who may not read the plan: he does not learn that there is one."""
    if not rechten.mag_plan_lezen(gebruiker, persoon):
        return []
    mag = rechten.mag_plan_schrijven(gebruiker, persoon)
    return [
        Ontbreekt(wat, waarom, doe, reverse(f"begeleiding:{naam}", args=[persoon.uuid]) if mag else "")
        for wat, waarom, doe, naam in _in_het_plan(persoon)
    ]


def _in_het_plan(persoon: Persoon) -> Iterator[tuple[str, str, str, str]]:
    mentor = _("De mentor vult dit aan.")
    if not Notitie.objects.filter(persoon=persoon.uuid).exists():
        yield _("Een gesprek"), _("Niemand heeft opgeschreven hoe het gaat."), mentor, "notitie"
    stand = wensen.standen([persoon.uuid]).get(persoon.uuid, wensen.Stand())
    if stand.te_vragen(vandaag()):
        yield _("Wat de student hierna wil"), _("Dat vragen we bij de intake en elk half jaar."), mentor, "wens"
    if stand.team is None:
        waarom = _("Zo blijkt of student en team hetzelfde verwachten.")
        yield _("Wat het team verwacht"), waarom, mentor, "wens"
    ronde = rondes.lopende(persoon.uuid)
    if ronde and not ronde.afspraken.exists():
        yield _("Een afspraak bij het doel"), _("Zonder afspraak gebeurt er niets."), mentor, "notitie"
    zonder = Behoefte.objects.filter(persoon=persoon.uuid, staat=Staat.OPEN, afspraken=None).exists()
    if zonder:
        waarom = _("Er staat wat er nodig is, en niet wie er iets aan doet.")
        yield _("Een afspraak bij een behoefte"), waarom, mentor, "notitie"
