"""The page 'Mijn team' of an opleidingsmanager: how support stands, in numbers and pictures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.teambeeld import Telling, beeld
from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.notatie import getal
from stelsel.web.gedeeld.tabel import Kolom, Rij, Tabel
from stelsel.weergave.grafieken.balk import Staaf, balkgrafiek


@scherm(rechten.BEELD_ZIEN)
@require_safe
def mijn_team(request: HttpRequest) -> HttpResponse:
    """Counted over the students of the own team; looking at it is written down once."""
    inhoud = beeld(rechten.bereik_beeld(request.user), vandaag())
    log(request.user, "begeleiding.beeld_gelezen", onderwerp=str(inhoud.studenten))
    wensen = [Rij([naam, _aantal(zegt), _aantal(verwacht)]) for naam, zegt, verwacht in inhoud.wensen]
    kolommen = [
        Kolom(_("Na de opleiding"), rijkop=True),
        Kolom(_("Zegt de student"), getal=True),
        Kolom(_("Verwacht het team"), getal=True),
    ]
    context = {
        "aantal": inhoud.studenten,
        "delen": [
            _deel("cyclus", _("Waar staat de begeleiding?"), inhoud.cyclus),
            _deel("behoeften", _("Wat is er nodig?"), inhoud.behoeften),
        ],
        "wensen": Tabel(_("Wensen en verwachtingen"), kolommen, wensen),
    }
    return render(request, "begeleiding/teambeeld.html", context)


def _deel(sleutel: str, titel: str, tellingen: list[Telling]) -> dict:
    """A picture with the table behind it."""
    kolommen = [Kolom(titel, rijkop=True), Kolom(_("Studenten"), getal=True)]
    rijen = [Rij([telling.naam, _aantal(telling.aantal)]) for telling in tellingen]
    return {
        "titel": titel,
        "grafiek": _grafiek(sleutel, titel, tellingen),
        "tabel": Tabel(titel, kolommen, rijen, dicht=True),
    }


def _aantal(aantal: int | None) -> str:
    return _("minder dan 4") if aantal is None else getal(aantal)


def _grafiek(sleutel: str, titel: str, tellingen: list[Telling]) -> SafeString:
    """Bars of what may be told; what is hidden is named in the description, and has no bar."""
    zichtbaar = [telling for telling in tellingen if telling.aantal]
    if not zichtbaar:
        return SafeString()
    beschrijving = "; ".join(f"{telling.naam}: {_aantal(telling.aantal)}" for telling in tellingen)
    staven = [Staaf(telling.naam, float(telling.aantal), getal(telling.aantal)) for telling in zichtbaar]
    # Made by our own code of numbers and of names that the drawing escapes.
    return mark_safe(balkgrafiek(f"beeld-{sleutel}", titel, beschrijving, staven))
