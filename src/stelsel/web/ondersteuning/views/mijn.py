"""The support as the student reads it: what is agreed, and the button to agree. No address names a person."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.ondersteuning import afdruk, instemmen, rechten
from stelsel.web.ondersteuning.forms import JA, Instemmingformulier
from stelsel.web.ondersteuning.instemmen import te_vragen
from stelsel.web.ondersteuning.lijst import per_persoon
from stelsel.web.ondersteuning.models import Ondersteuning, Verwijzing
from stelsel.web.ondersteuning.views.tonen import toon
from stelsel.web.studenten.service import Persoon, eigen_student


@scherm(rechten.EIGEN)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def mijn(request: HttpRequest) -> HttpResponse:
    """What was agreed with me; with POST the answer to it."""
    ik = _ik(request)
    alle = per_persoon(ik.uuid)
    formulieren = {een.uuid: _formulier(request, een) for een in alle if te_vragen(een)}
    fout = ""
    if request.method == "POST":
        fout = _antwoord(request, ik, alle, formulieren)
        if not fout:
            return redirect("ondersteuning:mijn")
    context = {
        "delen": [toon(een, ik) | {"formulier": formulieren.get(een.uuid)} for een in alle],
        "gevolgd": Verwijzing.objects.filter(persoon=ik.uuid),
        "fout": "" if fout == "formulier" else fout,
    }
    return render(request, "ondersteuning/mijn.html", context, status=422 if fout else 200)


def _ik(request: HttpRequest) -> Persoon:
    ik = eigen_student(request.user)
    if ik is None:
        raise Http404
    return ik


def _formulier(request: HttpRequest, een: Ondersteuning) -> Instemmingformulier:
    gevraagd = request.method == "POST" and request.POST.get("een") == str(een.uuid)
    formulier = Instemmingformulier(request.POST if gevraagd else None, een, zelf=True)
    # Two kinds of support can wait for an answer on one page.
    formulier.auto_id = f"id_{een.soort}_%s"
    return formulier


def _antwoord(request: HttpRequest, ik: Persoon, alle: list[Ondersteuning], formulieren: dict) -> str:
    """'' when done, 'formulier' when a field is wrong, else a sentence."""
    een = next((een for een in alle if str(een.uuid) == request.POST.get("een")), None)
    formulier = formulieren.get(een.uuid) if een else None
    if formulier is None:
        return _("Hier kun je nu geen antwoord op geven. Kijk hoe het staat.")
    if not formulier.is_valid():
        return "formulier"
    g = formulier.cleaned_data
    try:
        ja = g["antwoord"] == JA
        na = instemmen.zeg_zelf(request.user, een, ik, g["versie"], ja=ja, toelichting=g["uitleg"])
    except (Veldfout, Ingehaald) as fout:
        return f"{fout.wat} {fout.doe}"
    wacht = ja and te_vragen(na)
    messages.success(request, _("Je antwoord is bewaard. Je ouder moet ook nog ja zeggen.") if wacht else _("Bewaard."))
    return ""


@scherm(rechten.EIGEN)
@require_safe
def bestand(request: HttpRequest, een: UUID) -> HttpResponse:
    """My agreements as a file."""
    ik = _ik(request)
    gekozen = get_object_or_404(Ondersteuning, uuid=een, persoon=ik.uuid)
    log(request.user, "ondersteuning.opgehaald", str(ik.uuid))
    return afdruk.als_antwoord(gekozen, ik)
