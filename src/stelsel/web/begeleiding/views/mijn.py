"""The plan as the student reads it, on a telephone. No address here names a person: it is the one of the account."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import groepen, overdragen, rechten, rondes, uitvoeren, vragenlijst, wensen, woorden
from stelsel.web.begeleiding.feiten import kort
from stelsel.web.begeleiding.forms import Wensformulier, Woordformulier
from stelsel.web.begeleiding.models import Afspraak, Notitie, Overdracht
from stelsel.web.begeleiding.overgangen import Hielp
from stelsel.web.begeleiding.plan import plan_van, van_anderen
from stelsel.web.beheer.service import scherm
from stelsel.web.studenten.service import Persoon, eigen_student, naasten


@scherm(rechten.EIGEN_PLAN)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def mijn_plan(request: HttpRequest) -> HttpResponse:
    """What was agreed, who helps, what I want next; with POST the student says something."""
    ik = eigen_student(request.user)
    if ik is None:
        raise Http404
    wens, woord = Wensformulier(_ontvangen(request, "wens"), zelf=True), Woordformulier(_ontvangen(request, "woord"))
    fout = ""
    if request.method == "POST":
        fout = _doe(request, wens, woord)
        if not fout:
            return redirect("begeleiding:mijn")
    status = 422 if fout else 200
    return render(request, "begeleiding/mijn.html", _context(ik, wens, woord) | {"fout": fout}, status=status)


def _ontvangen(request: HttpRequest, daad: str) -> object:
    return request.POST if request.method == "POST" and request.POST.get("daad") == daad else None


def _doe(request: HttpRequest, wens: Wensformulier, woord: Woordformulier) -> str:
    """'' when done, 'formulier' when a field is wrong, else a sentence."""
    try:
        if wens.is_bound:
            return _zeg(request, wens)
        if woord.is_bound:
            return _schrijf(request, woord)
        if request.POST.get("daad") == "gedaan":
            return _gedaan(request)
    except StelselFout as fout:
        return f"{fout.wat} {fout.doe}"
    return _("Deze knop bestaat niet meer. Ververs de pagina en probeer het opnieuw.")


def _zeg(request: HttpRequest, wens: Wensformulier) -> str:
    if not wens.is_valid():
        return "formulier"
    wensen.zeg_zelf(request.user, wens.cleaned_data["wens"], wens.cleaned_data["uitleg"])
    messages.success(request, _("Opgeslagen. Je mentor ziet het ook."))
    return ""


def _schrijf(request: HttpRequest, woord: Woordformulier) -> str:
    if not woord.is_valid():
        return "formulier"
    over = _eigen(Notitie, request, "over")
    woorden.schrijf(request.user, woord.cleaned_data["woord"], over)
    messages.success(request, _("Verstuurd. Je ziet hier wanneer iemand het las."))
    return ""


def _gedaan(request: HttpRequest) -> str:
    afspraak, versie = _eigen(Afspraak, request, "afspraak"), request.POST.get("versie", "")
    if afspraak is None or not versie.isdecimal():
        return _("Deze afspraak is er niet meer. Ververs de pagina.")
    uitvoeren.meld_gedaan(request.user, afspraak, int(versie), request.POST.get("hielp", Hielp.ONBEKEND))
    messages.success(request, _("Goed gedaan. Je mentor ziet het ook."))
    return ""


def _eigen(model: type, request: HttpRequest, veld: str) -> object | None:
    """The record of that id that is about the student of this account."""
    try:
        sleutel = UUID(request.POST.get(veld, ""))
    except ValueError:
        return None
    return model.objects.filter(uuid=sleutel, persoon=request.user.persoon).first()


def _context(ik: Persoon, wens: Wensformulier, woord: Woordformulier) -> dict:
    inhoud = plan_van(ik.uuid, _("Ik"))
    laatste = next((w for w in wensen.geschiedenis(ik.uuid) if w.wie == "student"), None)
    return {
        "ik": ik,
        "volgend": inhoud.volgend_gesprek,
        "ronde": rondes.lopende(ik.uuid),
        "lopend": inhoud.lopend,
        "klaar": inhoud.klaar,
        "notities": inhoud.notities,
        "woorden": inhoud.woorden,
        "helpers": naasten(ik, vandaag()),
        "blad": vragenlijst.laatste(ik.uuid),
        "samen": groepen.van_student(ik.uuid),
        "overdrachten": Overdracht.objects.filter(persoon=ik.uuid).select_related("door"),
        "voorbereiding": list(overdragen.stand(ik.uuid).values()),
        "van_anderen": van_anderen(ik.uuid),
        "laatste": laatste,
        "laatste_zegt": kort(laatste.wens).capitalize() if laatste else "",
        "wens": wens,
        "woord": woord,
        "hielp": Hielp.choices,
    }
