"""For who watches the site from outside: does the process live, can it work, and where does a report of a leak go.

No sign-in, and nothing that helps an attacker: only yes or no.
"""

from __future__ import annotations

from datetime import UTC, timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu
from stelsel.web.site import hartslag
from stelsel.web.site.start import eis_bijgewerkte_database

GELDIG = timedelta(days=180)


@require_safe
def gezond(request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return JsonResponse({"gezond": True})


@require_safe
def klaar(request: HttpRequest) -> HttpResponse:
    """The database belongs to this version and a worker is there; else 503, for a proxy that chooses."""
    try:
        eis_bijgewerkte_database()
        kan = hartslag.werker_leeft()
    except (StelselFout, DatabaseError):
        kan = False
    return JsonResponse({"klaar": kan}, status=200 if kan else 503)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116. Without STELSEL_MELDPUNT there is none."""
    if not settings.MELDPUNT:
        raise Http404
    contact = settings.MELDPUNT if ":" in settings.MELDPUNT else f"mailto:{settings.MELDPUNT}"
    einde = (nu() + GELDIG).astimezone(UTC).strftime("%Y-%m-%dT00:00:00Z")
    adres = request.build_absolute_uri(request.path)
    regels = [f"Contact: {contact}", f"Expires: {einde}", "Preferred-Languages: nl, en", f"Canonical: {adres}"]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")
