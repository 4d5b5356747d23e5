"""The tab 'Besloten' of a student: for everybody who may begin a file it looks the same, whatever there is."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import scherm
from stelsel.web.besloten import rechten, zaken
from stelsel.web.besloten.forms import Beginformulier
from stelsel.web.besloten.models import Soort
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.studenten.service import dossierkop, ontvangen, student_van_adres

TAB = "besloten:student"


@scherm(rechten.MELDCODE, student_van_adres)
@require_safe
def student(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """The files of this student that name the reader; and beginning one."""
    gevonden = get_object_or_404(rechten.bereik_beginnen(request.user, Soort.MELDCODE), uuid=persoon)
    context = {
        "zaken": rechten.bereik_zaken(request.user, vandaag()).filter(persoon=gevonden.uuid),
        "soorten": [s for s in Soort if rechten.mag_beginnen(request.user, s, gevonden)],
    }
    return render(request, "besloten/student.html", dossierkop(request, gevonden, TAB) | context)


@scherm(rechten.MELDCODE, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, persoon: UUID, soort: str) -> HttpResponse:
    """Begin a file."""
    if soort not in Soort:
        raise Http404
    gevonden = get_object_or_404(rechten.bereik_beginnen(request.user, soort), uuid=persoon)
    formulier = Beginformulier(ontvangen(request))
    if formulier.is_bound and formulier.is_valid():
        try:
            zaak = zaken.begin(request.user, gevonden, soort, formulier.cleaned_data["aanleiding"])
        except Veldfout as fout:
            formulier.meld(fout)
        else:
            return redirect("besloten:zaak", zaak=zaak.uuid)
    context = dossierkop(request, gevonden, TAB) | {"formulier": formulier, "soort": Soort(soort)}
    return render(request, "besloten/begin.html", context, status=422 if formulier.errors else 200)
