"""The door of this app: what the wiring may use."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stelsel.web.beheer.service import Gebruiker
from stelsel.web.gedeeld.notatie import getal
from stelsel.web.studenten import service as studenten
from stelsel.web.studenten.service import Verwijzing
from stelsel.web.werklijst import rechten, vergelijken
from stelsel.web.werklijst.bewaren import ruim_op
from stelsel.web.werklijst.models import Reeks
from stelsel.web.werklijst.vergelijken import vergelijk_levering

__all__ = ["bij_levering", "bij_persoon", "na_levering", "ruim_op", "vergelijk_levering"]

_REGISTER = "RO"


def na_levering(gebeurtenis: studenten.LeveringVerwerkt | studenten.LeveringIngetrokken) -> None:
    """For the wiring: the dossier changed, or a compared delivery was withdrawn. Runs in the worker, after the
    figures."""
    levering = studenten.Levering.objects.get(uuid=gebeurtenis.levering)
    if gebeurtenis.soort == _REGISTER:
        vergelijken.opnieuw(levering.bestandsnaam)
    elif isinstance(gebeurtenis, studenten.LeveringIngetrokken) and not studenten.is_overgenomen(gebeurtenis.soort):
        vergelijken.haal_weg(levering)


def bij_persoon(gebruiker: Gebruiker, persoon: UUID) -> list[Verwijzing]:
    """For the page of a student: what of him is open, for who may see that."""
    aantal = rechten.bereik(gebruiker).nog_open().filter(persoon=persoon).count()
    if not aantal:
        return []
    zin = ngettext(
        "Van deze student staat %(n)s verschil met DUO open.",
        "Van deze student staan %(n)s verschillen met DUO open.",
        aantal,
    ) % {"n": getal(aantal)}
    return [Verwijzing(zin, _("Bekijk de verschillen"), f"{reverse('werklijst:lijst')}?persoon={persoon}")]


def bij_levering(gebruiker: Gebruiker, levering: UUID) -> list[Verwijzing]:
    """For the report of a delivery that was not taken over: what it brought to the worklist."""
    gevonden = studenten.Levering.objects.get(uuid=levering)
    if studenten.is_overgenomen(gevonden.soort) or not rechten.mag_zien(gebruiker):
        return []
    adres = reverse("werklijst:lijst")
    naar = _("Naar de werklijst")
    if gevonden.soort not in vergelijken.IN_LIJST:
        zin = _(
            "Stelsel leest een OBO en rekent haar controletotalen na, maar kan haar nog niet naast het dossier leggen. "
            "Aan de werklijst is niets veranderd."
        )
        return [Verwijzing(zin, naar, adres)]
    reeks = Reeks.objects.filter(levering=levering).first()
    if reeks is None:
        zin = _("Er is een nieuwere levering van deze soort over dezelfde periode. De werklijst gaat over die.")
        return [Verwijzing(zin, naar, adres)]
    waarden = {naam: getal(reeks.tellingen.get(naam, 0)) for naam in ("gevonden", "nieuw", "heropend", "gesloten")}
    zin = _(
        "In de werklijst: %(gevonden)s gevonden, waarvan %(nieuw)s nieuw en %(heropend)s heropend. "
        "%(gesloten)s zijn vanzelf gesloten, want die staan er niet meer in."
    )
    return [Verwijzing(zin % waarden, naar, f"{adres}?reeks={reeks.pk}")]
