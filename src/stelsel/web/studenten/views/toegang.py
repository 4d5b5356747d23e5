"""Who works with this student: what the administration says, and who was assigned beside that."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import log, scherm, stop_toewijzing, toewijzingen_bij, wijs_toe
from stelsel.web.studenten import rechten
from stelsel.web.studenten.dossier import Dossier
from stelsel.web.studenten.forms import Stopformulier, Toewijsformulier
from stelsel.web.studenten.models import Persoon
from stelsel.web.studenten.views.dossier import van_adres


@scherm(rechten.TOEWIJZEN, van_adres)
@require_http_methods(["GET", "HEAD", "POST"])
def toegang(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """The list, a form to assign somebody, and a button to stop an assignment."""
    gevonden = get_object_or_404(rechten.bereik_toewijzen(request.user), uuid=persoon)
    toewijzen = Toewijsformulier(_ontvangen(request, "toewijzen"), door=request.user)
    stop = Stopformulier(_ontvangen(request, "stop"), prefix="stop")
    fout = ""
    if request.method == "POST":
        fout = _voer_uit(request, gevonden, toewijzen, stop)
        if not fout:
            return redirect("studenten:toegang", persoon=gevonden.uuid)
    else:
        log(request.user, "studenten.toegang_gelezen", str(gevonden.uuid))
    dag = vandaag()
    context = {
        "persoon": gevonden,
        "begeleiders": [b for b in Dossier(gevonden).begeleiders() if b.tot_en_met is None or b.tot_en_met >= dag],
        "toewijzingen": [(t, t.tot_en_met is None or t.tot_en_met >= dag) for t in toewijzingen_bij(gevonden.uuid)],
        "formulier": toewijzen,
        "stop": stop,
        "fout": fout if fout != "formulier" else "",
    }
    return render(request, "studenten/toegang.html", context, status=422 if fout else 200)


def _ontvangen(request: HttpRequest, daad: str) -> object:
    return request.POST if request.method == "POST" and request.POST.get("daad") == daad else None


def _voer_uit(request: HttpRequest, persoon: Persoon, toewijzen: Toewijsformulier, stop: Stopformulier) -> str:
    """'' when done, 'formulier' when a field is wrong, else a sentence."""
    rechten.eis_mag_toewijzen(request.user, persoon)
    if toewijzen.is_bound:
        return _wijs_toe(request, persoon, toewijzen)
    if stop.is_bound:
        return _stop(request, persoon, stop)
    return _("Deze knop bestaat niet meer. Ververs de pagina en probeer het opnieuw.")


def _wijs_toe(request: HttpRequest, persoon: Persoon, formulier: Toewijsformulier) -> str:
    if not formulier.is_valid():
        return "formulier"
    try:
        wijs_toe(persoon=persoon.uuid, door=request.user, **formulier.cleaned_data)
    except StelselFout as fout:
        return f"{fout.wat} {fout.doe}"
    messages.success(request, _("Toegewezen. Het geldt vanaf de eerste dag die je koos."))
    return ""


def _stop(request: HttpRequest, persoon: Persoon, formulier: Stopformulier) -> str:
    if not formulier.is_valid():
        return "formulier"
    gekozen = toewijzingen_bij(persoon.uuid).filter(uuid=formulier.cleaned_data["toewijzing"]).first()
    if gekozen is None:
        return _("Deze toewijzing is er niet meer. Ververs de pagina.")
    stop_toewijzing(gekozen, door=request.user, reden=formulier.cleaned_data["reden"])
    messages.success(request, _("Gestopt. Deze collega ziet de student niet meer."))
    return ""
