"""The page of one student. Reading it is written down; numbers stay hidden until somebody says what for."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import log, scherm
from stelsel.web.privacy.service import beperkte_personen
from stelsel.web.studenten import rechten, verwijzingen
from stelsel.web.studenten.dossier import Dossier
from stelsel.web.studenten.forms import Nummerformulier
from stelsel.web.studenten.models import Persoon
from stelsel.web.studenten.tijdlijn import KORT, tijdlijn
from stelsel.web.studenten.views.dossierdelen import DELEN
from stelsel.web.studenten.views.kop import kop


def vind(request: HttpRequest, uuid: UUID) -> Persoon:
    """The student with this id whom this user may read; else 404, as if there were none."""
    return get_object_or_404(rechten.bereik_dossiers(request.user), uuid=uuid)


def van_adres(persoon: UUID, **_overig: object) -> Persoon:
    """The student of an address, to explain why somebody may or may not; where there is none, nobody's student: the
    answer does not tell whether a student exists."""
    # Whose data are restricted is nobody's student either, except for who may see all of them.
    rijen = Persoon.objects.filter(actueel=True, uuid=persoon).exclude(uuid__in=beperkte_personen())
    return rijen.first() or Persoon()


@scherm(rechten.DOSSIER_LEZEN, van_adres)
@require_safe
def dossier(request: HttpRequest, persoon: UUID, deel: str = "overzicht") -> HttpResponse:
    """One tab of the page."""
    if deel not in DELEN:
        raise Http404
    gevonden = vind(request, persoon)
    als = rechten.mag_dossier_lezen(request.user, gevonden).als
    log(request.user, "studenten.dossier_gelezen", persoon_id=str(gevonden.uuid), onderwerp=deel, doel=als)
    inhoud = Dossier(gevonden)
    context = kop(request, inhoud, deel) | _ernaast(request, inhoud, deel) | DELEN[deel](inhoud)
    return render(request, f"studenten/dossier_{deel}.html", context)


def _ernaast(request: HttpRequest, inhoud: Dossier, deel: str) -> dict:
    """What stands beside the facts: links of other apps, and what this user may do here."""
    sinds = None if "alles" in request.GET else vandaag() - KORT
    return {
        "tijdlijn": tijdlijn(request.user, inhoud, sinds) if deel == "overzicht" else [],
        "tijdlijn_sinds": sinds,
        "verwijzingen": verwijzingen.bij_persoon(request.user, inhoud.persoon.uuid),
        "mag_afschermen": deel == "contact" and bool(rechten.mag_ouder_afschermen(request.user, inhoud.persoon)),
        "mag_nummer": rechten.mag_nummer_tonen(request.user, inhoud.persoon),
        "mag_leveringen": bool(rechten.mag_leveringen_zien(request.user)),
        "mag_rechten": rechten.mag_rechten_regelen(request.user, inhoud.persoon),
        "mag_toewijzen": rechten.mag_toewijzen(request.user, inhoud.persoon),
    }


@scherm(rechten.NUMMER_TONEN, van_adres)
@sensitive_post_parameters("reden")
@require_http_methods(["GET", "HEAD", "POST"])
def nummers(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Ask what for, write that down, and only then show the numbers; never in an address."""
    gevonden = vind(request, persoon)
    formulier = Nummerformulier(request.POST if request.method == "POST" else None)
    inhoud = Dossier(gevonden)
    context = {"persoon": gevonden, "formulier": formulier, "heeft_nummer": inhoud.heeft_nummer()}
    if request.method == "POST" and formulier.is_valid():
        reden = formulier.cleaned_data["reden"]
        log(request.user, "studenten.nummer_getoond", persoon_id=str(gevonden.uuid), doel=reden)
        context["nummers"] = inhoud.nummers()
    return render(request, "studenten/nummers.html", context, status=422 if formulier.errors else 200)
