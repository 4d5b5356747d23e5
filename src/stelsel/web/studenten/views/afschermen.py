"""With which parent nothing is shared, and why."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer.service import log, scherm
from stelsel.web.studenten import rechten
from stelsel.web.studenten.afschermen import afschermingen_van, hef_op, scherm_af
from stelsel.web.studenten.dossier import Dossier
from stelsel.web.studenten.forms import Afschermformulier
from stelsel.web.studenten.models import Persoon
from stelsel.web.studenten.views.dossier import van_adres
from stelsel.web.studenten.views.kop import kop


@scherm(rechten.OUDER_AFSCHERMEN, van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def afschermen(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """What holds, a form to leave a parent out, and one to end it."""
    gevonden = get_object_or_404(rechten.bereik_afschermen(request.user), uuid=persoon)
    inhoud = Dossier(gevonden)
    namen = list(dict.fromkeys(contact.naam for contact in inhoud.contactpersonen() if contact.naam))
    opheffen = request.POST.get("daad") == "opheffen"
    formulier = Afschermformulier(request.POST if request.method == "POST" and not opheffen else None, namen)
    fout = ""
    if request.method == "POST":
        try:
            fout = _hef_op(request, gevonden) if opheffen else _scherm_af(request, gevonden, formulier)
        except StelselFout as gevonden_fout:
            fout = f"{gevonden_fout.wat} {gevonden_fout.doe}"
        if not fout:
            return redirect("studenten:afschermen", persoon=gevonden.uuid)
    log(request.user, "studenten.afschermingen_gelezen", str(gevonden.uuid))
    context = kop(request, inhoud, "contact") | {
        "afschermingen": afschermingen_van(gevonden),
        "formulier": formulier,
        "fout": fout if fout != "formulier" else "",
    }
    return render(request, "studenten/afschermen.html", context, status=422 if fout else 200)


def _scherm_af(request: HttpRequest, persoon: Persoon, formulier: Afschermformulier) -> str:
    """'' when done, 'formulier' when a field is wrong."""
    if not formulier.is_valid():
        return "formulier"
    scherm_af(persoon, formulier.cleaned_data["wie"], formulier.cleaned_data["reden"], door=request.user)
    messages.success(request, _("Geregeld. Vanaf nu krijgt deze ouder niets te zien."))
    return ""


def _hef_op(request: HttpRequest, persoon: Persoon) -> str:
    """'' when done, else what is wrong."""
    try:
        sleutel = UUID(request.POST.get("afscherming", ""))
    except ValueError:
        return _("Deze knop bestaat niet meer. Ververs de pagina en probeer het opnieuw.")
    hef_op(persoon, sleutel, request.POST.get("reden", ""), door=request.user)
    messages.success(request, _("Opgeheven. De wet en de student bepalen weer wat een ouder ziet."))
    return ""
