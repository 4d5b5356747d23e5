"""Writing something down: a talk with what came of it, or something to remember."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import rechten, vastleggen
from stelsel.web.begeleiding.feiten import PLAN
from stelsel.web.begeleiding.forms import ERBIJ, IK, Notitieformulier, Verbeterformulier
from stelsel.web.begeleiding.models import Notitie
from stelsel.web.begeleiding.verbeteren import verbeter
from stelsel.web.begeleiding.views.student import doeners, te_schrijven, van_team
from stelsel.web.beheer.service import scherm
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.studenten.service import Persoon, dossierkop, ontvangen, student_van_adres, verwerk


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def notitie(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """The form; what was typed stays when something is wrong."""
    gevonden = te_schrijven(request, persoon)
    begin = {naam: request.GET[naam] for naam in ("categorie", "behoefte", "aanleiding") if naam in request.GET}
    formulier = Notitieformulier(ontvangen(request), doeners(gevonden), van_team(request), begin)

    def context() -> dict:
        # What was opened stays open when the form comes back.
        getypt = any(formulier.data.get(naam) or formulier.initial.get(naam) for naam in ERBIJ)
        return {"open": getypt or any(naam in formulier.errors for naam in ERBIJ)}

    def doe() -> str:
        return _leg_vast(request, gevonden, formulier)

    return verwerk(request, gevonden, formulier, doe, "begeleiding/notitie.html", context=context, tab=PLAN)


def _leg_vast(request: HttpRequest, persoon: Persoon, formulier: Notitieformulier) -> str:
    """For the file or for oneself; the sentence for the reader."""
    if formulier.cleaned_data["lezer"] == IK:
        aantekening = vastleggen.onthoud(request.user, persoon, formulier.cleaned_data["tekst"])
        return _("Bewaard, alleen voor jou. Op %(dag)s is het weg.") % {"dag": datum(aantekening.verloopt_op)}
    vastleggen.leg_vast(request.user, persoon, formulier.invoer())
    return _("Vastgelegd. %(naam)s leest dit ook.") % {"naam": persoon.roepnaam or _("De student")}


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def verbeteren(request: HttpRequest, persoon: UUID, notitie: UUID) -> HttpResponse:
    """Correct an entry; who was overtaken sees both texts."""
    gevonden = te_schrijven(request, persoon)
    record = get_object_or_404(Notitie, uuid=notitie, persoon=gevonden.uuid)
    formulier = Verbeterformulier(ontvangen(request), record)

    def doe() -> str:
        g = formulier.cleaned_data
        verbeter(request.user, gevonden, record, g["versie"], g["nieuwe_tekst"], g["reden"])
        return _("Verbeterd. De oude tekst blijft te lezen.")

    def versie() -> int:
        record.refresh_from_db()
        return record.versie

    def context() -> dict:
        return {"notitie": record, "eerder": list(record.eerder.select_related("door"))}

    return verwerk(
        request, gevonden, formulier, doe, "begeleiding/verbeteren.html", context=context, versie=versie, tab=PLAN
    )


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@require_http_methods(["GET", "HEAD", "POST"])
def werkaantekening(request: HttpRequest, persoon: UUID, aantekening: UUID) -> HttpResponse:
    """A note for oneself: put it in the file, or throw it away. Of somebody else it does not exist."""
    gevonden = te_schrijven(request, persoon)
    eigen = rechten.bereik_werkaantekeningen(request.user, vandaag()).filter(persoon=gevonden.uuid)
    gekozen = get_object_or_404(eigen, uuid=aantekening)
    fout = ""
    if request.method == "POST":
        fout = _beslis(request, gevonden, gekozen)
        if not fout:
            return redirect("begeleiding:plan", persoon=gevonden.uuid)
    context = dossierkop(request, gevonden, "begeleiding:plan") | {"aantekening": gekozen, "fout": fout}
    return render(request, "begeleiding/werkaantekening.html", context, status=422 if fout else 200)


def _beslis(request: HttpRequest, persoon: Persoon, gekozen: object) -> str:
    """'' when done, else what is wrong."""
    daad = request.POST.get("daad")
    if daad == "dossier":
        try:
            vastleggen.zet_in_dossier(request.user, persoon, gekozen)
        except Veldfout as fout:
            return f"{fout.wat} {fout.doe}"
        messages.success(request, _("Staat nu in het dossier. De student leest het ook."))
    elif daad == "weg":
        gekozen.delete()
        messages.success(request, _("Weggegooid."))
    else:
        return _("Kies wat je ermee wilt doen.")
    return ""
