"""The questions about what a student needs: filled in on a telephone, read by who supports him."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.web.begeleiding import rechten, vragenlijst
from stelsel.web.begeleiding.feiten import PLAN
from stelsel.web.begeleiding.forms import Vragenformulier
from stelsel.web.begeleiding.models import Antwoordblad
from stelsel.web.begeleiding.views.student import te_schrijven
from stelsel.web.beheer.service import scherm
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.studenten.service import dossierkop, eigen_student, ontvangen, student_van_adres


@scherm(rechten.EIGEN_PLAN)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def mijn_vragen(request: HttpRequest) -> HttpResponse:
    """What do you need? Nothing is required; what was answered before stands there already."""
    ik = eigen_student(request.user)
    if ik is None:
        raise Http404
    eerder = vragenlijst.laatste(ik.uuid)
    formulier = Vragenformulier(ontvangen(request), eerder.per_vraag if eerder else {})
    if formulier.is_bound and formulier.is_valid():
        try:
            vragenlijst.vul_in(request.user, formulier.antwoorden(), formulier.cleaned_data["eigen_woorden"])
        except Veldfout as fout:
            formulier.meld(fout)
        else:
            messages.success(request, _("Verstuurd. Je mentor leest het, en jij ziet wanneer."))
            return redirect("begeleiding:mijn")
    context = {"formulier": formulier, "eerder": eerder}
    return render(request, "begeleiding/mijn_vragen.html", context, status=422 if formulier.errors else 200)


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@require_safe
def vragen(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """What the student answered; each thing with which he wants help leads to a note. The student sees who read it."""
    gevonden = te_schrijven(request, persoon)
    blad = get_object_or_404(Antwoordblad.objects.filter(persoon=gevonden.uuid)[:1])
    vragenlijst.lees(request.user, gevonden, blad)
    gegeven = blad.per_vraag
    context = dossierkop(request, gevonden, PLAN) | {
        "blad": blad,
        "hulp": vragenlijst.hulp_bij(blad),
        "rest": [
            (vraag.tekst, vragenlijst.Antwoord(gegeven[vraag.code]).label)
            for vraag in vragenlijst.vragen()[1]
            if gegeven.get(vraag.code, vragenlijst.Antwoord.HULP) != vragenlijst.Antwoord.HULP
        ],
    }
    return render(request, "begeleiding/vragen.html", context)
