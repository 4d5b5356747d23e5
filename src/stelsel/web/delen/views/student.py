"""The tab 'Delen' of a student: with whom outside the school something is shared, until when, and who looked."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import log, scherm
from stelsel.web.delen import delingen, rechten
from stelsel.web.delen.forms import Deelformulier, Stopformulier
from stelsel.web.delen.models import Deling, Soort
from stelsel.web.delen.onderdelen import onderdelen
from stelsel.web.delen.soorten import grond
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.studenten.service import Persoon, dossierkop, ontvangen, student_van_adres, verwerk

TAB = "delen:student"


@scherm(rechten.ZIEN, student_van_adres)
@require_safe
def student(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """The shares of this student."""
    gevonden = get_object_or_404(rechten.bereik_zien(request.user), uuid=persoon)
    log(request.user, "delen.bekeken", str(gevonden.uuid))
    context = {
        "delingen": [toon(een) for een in delingen.van(gevonden.uuid)],
        "mag_regelen": bool(rechten.mag_regelen(request.user, gevonden)),
    }
    return render(request, "delen/student.html", dossierkop(request, gevonden, TAB) | context)


def toon(een: Deling) -> dict:
    """One share as the pages show it."""
    lezingen = list(een.lezingen.all())
    return {
        "een": een,
        "wie": een.get_soort_display(),
        "delen": ", ".join(str(deel.titel).lower() for deel in onderdelen(een.delen)),
        "loopt": delingen.loopt(een, vandaag()),
        "grond": grond(een.persoon, een.soort, vandaag()),
        "keer": len(lezingen),
        "laatst": lezingen[0].op if lezingen else None,
        "op_slot": een.mislukt >= delingen.HOOGSTENS_MIS,
    }


@scherm(rechten.REGELEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Share something; the address and the code are shown once, on the answer itself and nowhere else."""
    gevonden = get_object_or_404(rechten.bereik_regelen(request.user), uuid=persoon)
    formulier = Deelformulier(ontvangen(request))
    if formulier.is_bound and formulier.is_valid():
        try:
            gemaakt = delingen.deel(request.user, gevonden, formulier.wat())
        except Veldfout as fout:
            formulier.meld(fout)
        else:
            return _gedeeld(request, gevonden, gemaakt)
    gronden = [(soort.label, grond(gevonden.uuid, soort, vandaag())) for soort in Soort]
    context = dossierkop(request, gevonden, TAB) | {"formulier": formulier, "gronden": gronden}
    return render(request, "delen/nieuw.html", context, status=422 if formulier.errors else 200)


def _gedeeld(request: HttpRequest, persoon: Persoon, gemaakt: delingen.Nieuw) -> HttpResponse:
    adres = request.build_absolute_uri(reverse("delen:partner", args=[gemaakt.sleutel]))
    context = {"deling": gemaakt.deling, "adres": adres, "code": gemaakt.code}
    return render(request, "delen/gedeeld.html", dossierkop(request, persoon, TAB) | context)


@scherm(rechten.REGELEN, student_van_adres)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, persoon: UUID, deling: UUID) -> HttpResponse:
    """Nobody reads it any more, at once."""
    gevonden = get_object_or_404(rechten.bereik_regelen(request.user), uuid=persoon)
    record = get_object_or_404(Deling, uuid=deling, persoon=gevonden.uuid)
    formulier = Stopformulier(ontvangen(request))

    def doe() -> str:
        delingen.stop(request.user, gevonden, record, formulier.cleaned_data["waarom"])
        return _("Gestopt. Het adres opent niets meer.")

    return verwerk(request, gevonden, formulier, doe, "delen/stop.html", tab=TAB, context=lambda: {"deling": record})
