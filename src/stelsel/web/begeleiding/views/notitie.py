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
from stelsel.web.begeleiding.forms import IK, Notitieformulier, Verbeterformulier
from stelsel.web.begeleiding.fouten import Ingehaald, Veldfout
from stelsel.web.begeleiding.models import Notitie
from stelsel.web.begeleiding.verbeteren import verbeter
from stelsel.web.begeleiding.views.student import doeners, te_schrijven, van_team
from stelsel.web.beheer.service import scherm
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.studenten.service import Persoon, dossierkop, student_van_adres


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def notitie(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """The form; what was typed stays when something is wrong."""
    gevonden = te_schrijven(request, persoon)
    ontvangen = request.POST if request.method == "POST" else None
    formulier = Notitieformulier(ontvangen, doeners(gevonden), van_team(request))
    if request.method == "POST" and formulier.is_valid():
        try:
            return _leg_vast(request, gevonden, formulier)
        except Veldfout as fout:
            formulier.meld(fout)
    context = dossierkop(request, gevonden, "begeleiding:plan") | {
        "formulier": formulier,
        # What was opened stays open when the form comes back.
        "open": any(
            formulier.data.get(naam) for naam in ("categorie", "behoefte", "teamafspraak", "wat", "wie", "uiterlijk")
        )
        or any(naam in formulier.errors for naam in ("categorie", "wat", "wie", "uiterlijk")),
    }
    return render(request, "begeleiding/notitie.html", context, status=422 if formulier.errors else 200)


def _leg_vast(request: HttpRequest, persoon: Persoon, formulier: Notitieformulier) -> HttpResponse:
    if formulier.cleaned_data["lezer"] == IK:
        aantekening = vastleggen.onthoud(request.user, persoon, formulier.cleaned_data["tekst"])
        tekst = _("Bewaard, alleen voor jou. Op %(dag)s is het weg.") % {"dag": datum(aantekening.verloopt_op)}
    else:
        vastleggen.leg_vast(request.user, persoon, formulier.invoer())
        tekst = _("Vastgelegd. %(naam)s leest dit ook.") % {"naam": persoon.roepnaam or _("De student")}
    messages.success(request, tekst)
    return redirect("begeleiding:plan", persoon=persoon.uuid)


@scherm(rechten.PLAN_SCHRIJVEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def verbeteren(request: HttpRequest, persoon: UUID, notitie: UUID) -> HttpResponse:
    """Correct an entry; who was overtaken sees both texts."""
    gevonden = te_schrijven(request, persoon)
    record = get_object_or_404(Notitie, uuid=notitie, persoon=gevonden.uuid)
    formulier = Verbeterformulier(request.POST if request.method == "POST" else None, record)
    ingehaald = ""
    if request.method == "POST" and formulier.is_valid():
        g = formulier.cleaned_data
        try:
            verbeter(request.user, gevonden, record, g["versie"], g["nieuwe_tekst"], g["reden"])
        except Veldfout as fout:
            formulier.meld(fout)
        except Ingehaald as fout:
            ingehaald = f"{fout.wat} {fout.doe}"
            record.refresh_from_db()
            formulier.data = formulier.data | {"versie": str(record.versie)}
        else:
            messages.success(request, _("Verbeterd. De oude tekst blijft te lezen."))
            return redirect("begeleiding:plan", persoon=gevonden.uuid)
    context = dossierkop(request, gevonden, "begeleiding:plan") | {
        "notitie": record,
        "formulier": formulier,
        "ingehaald": ingehaald,
        "eerder": list(record.eerder.select_related("door")),
    }
    status = 409 if ingehaald else 422 if formulier.errors else 200
    return render(request, "begeleiding/verbeteren.html", context, status=status)


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
