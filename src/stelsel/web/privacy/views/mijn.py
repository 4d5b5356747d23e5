"""What a student sees and decides of his own data. No address here names a person: it is the one of the account."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import inzages, log, regels_over, scherm
from stelsel.web.gedeeld.notatie import datum, tijd
from stelsel.web.gedeeld.tabel import Kolom, Rij, Tabel
from stelsel.web.privacy import rechten, toestemmen, verzoeken
from stelsel.web.privacy.forms import Verzoekformulier
from stelsel.web.privacy.models import Toestemming
from stelsel.web.privacy.personen import Bekende, bekende
from stelsel.web.privacy.vormen import VORMEN, als_antwoord

PER_PAGINA = 50


def _ik(request: HttpRequest) -> Bekende:
    """The student of this account; 404 when the account is nobody's."""
    student = bekende(request.user.persoon) if request.user.persoon else None
    if student is None:
        raise Http404
    return student


@scherm(rechten.EIGEN_GEGEVENS)
@require_safe
def mijn(request: HttpRequest) -> HttpResponse:
    """The beginning: what there is, who looked last, what was allowed, what was asked."""
    ik = _ik(request)
    context = {
        "naam": ik.naam,
        "laatste": _regels(ik.uuid, regels_over(ik.uuid)[:5]),
        "toestemmingen": [kaart for kaart in _kaarten(ik) if kaart["loopt"]],
        "verzoeken": [v for v in verzoeken.verzoeken_van(ik.uuid) if v.is_open],
    }
    return render(request, "privacy/mijn.html", context)


@scherm(rechten.EIGEN_GEGEVENS)
@require_safe
def gelezen(request: HttpRequest) -> HttpResponse:
    """Who looked, in which function, fifty at a time."""
    ik = _ik(request)
    pagina = Paginator(regels_over(ik.uuid), PER_PAGINA).get_page(request.GET.get("pagina"))
    regels = _regels(ik.uuid, list(pagina))
    log(request.user, "privacy.wie_keek_gelezen", str(ik.uuid))
    kolommen = [Kolom(_("Wanneer"), rijkop=True), Kolom(_("Functie"), breed=True), Kolom(_("Wat"), breed=True)]
    tabel = Tabel(_("Wie keek naar je gegevens"), kolommen, [Rij(regel) for regel in regels])
    return render(request, "privacy/gelezen.html", {"tabel": tabel, "pagina": pagina})


def _regels(persoon: UUID, regels: object) -> list[list[str]]:
    uit = []
    for inzage in inzages(persoon, regels):
        functie = _("jijzelf") if inzage.functie is None else inzage.functie or _("het programma")
        uit.append([f"{datum(inzage.tijd)}, {tijd(inzage.tijd)}", functie, inzage.wat])
    return uit


@scherm(rechten.EIGEN_GEGEVENS)
@require_safe
def bestand(request: HttpRequest, vorm: str) -> HttpResponse:
    """Everything, as a file."""
    if vorm not in VORMEN:
        raise Http404
    ik = _ik(request)
    log(request.user, "privacy.inzage_opgehaald", str(ik.uuid), onderwerp=vorm)
    return als_antwoord(ik.uuid, vorm)


@scherm(rechten.EIGEN_GEGEVENS)
@require_http_methods(["GET", "HEAD", "POST"])
def toestemming(request: HttpRequest) -> HttpResponse:
    """Per purpose who, what, what not; yes and no beside each other."""
    ik = _ik(request)
    fout = ""
    if request.method == "POST":
        try:
            return _beslis(request, ik)
        except StelselFout as gevonden:
            fout = f"{gevonden.wat} {gevonden.doe}"
    context = {"kaarten": _kaarten(ik), "fout": fout}
    return render(request, "privacy/toestemming.html", context, status=422 if fout else 200)


def _beslis(request: HttpRequest, ik: Bekende) -> HttpResponse:
    doel, keuze = request.POST.get("doel", ""), request.POST.get("keuze")
    if doel not in toestemmen.doelen() or keuze not in ("ja", "nee"):
        raise StelselFout(
            _("Deze knop bestaat niet meer."), doe=_("Ververs de pagina en probeer het opnieuw."), code="PRIV-KNOP-01"
        )
    if keuze == "ja":
        toestemmen.geef(ik.uuid, doel, namens=toestemmen.NAMENS.STUDENT, door=request.user)
        messages.success(request, _("Bewaard. De school mag dit nu delen. Je kunt het altijd stoppen."))
    elif toestemmen.trek_in(ik.uuid, doel, door=request.user):
        messages.success(request, _("Gestopt. Vanaf nu deelt de school dit niet meer."))
    return redirect("privacy:toestemming")


def _kaarten(ik: Bekende) -> list[dict]:
    uit = []
    for doel in toestemmen.doelen().values():
        lopend = toestemmen.lopend(ik.uuid, doel.doel)
        uit.append(
            {
                "doel": doel,
                "gegeven": lopend,
                "loopt": bool(toestemmen.mag_delen(ik.uuid, doel.doel)),
                "reden": toestemmen.mag_delen(ik.uuid, doel.doel).reden,
                "beslis_ik": toestemmen.beslist_zelf(ik.uuid, doel, vandaag()),
                "namens_ouder": lopend is not None and lopend.namens == Toestemming.Namens.OUDER,
            }
        )
    return uit


@scherm(rechten.EIGEN_GEGEVENS)
@require_http_methods(["GET", "HEAD", "POST"])
def mijn_verzoeken(request: HttpRequest) -> HttpResponse:
    """What was asked and answered, and a form to ask something."""
    ik = _ik(request)
    intrekken = request.POST.get("daad") == "intrekken"
    formulier = Verzoekformulier(request.POST if request.method == "POST" and not intrekken else None)
    fout = ""
    if request.method == "POST":
        try:
            fout = _trek_in(request, ik) if intrekken else _dien_in(request, ik, formulier)
        except StelselFout as gevonden:
            fout = f"{gevonden.wat} {gevonden.doe}"
        if not fout:
            return redirect("privacy:mijn_verzoeken")
    context = {
        "verzoeken": verzoeken.verzoeken_van(ik.uuid),
        "formulier": formulier,
        "fout": fout if fout != "formulier" else "",
    }
    return render(request, "privacy/mijn_verzoeken.html", context, status=422 if fout else 200)


def _dien_in(request: HttpRequest, ik: Bekende, formulier: Verzoekformulier) -> str:
    if not formulier.is_valid():
        return "formulier"
    gemaakt = verzoeken.dien_in(ik.uuid, **formulier.cleaned_data, door=request.user)
    messages.success(
        request, _("Verstuurd. Je krijgt antwoord uiterlijk op %(dag)s.") % {"dag": datum(gemaakt.uiterlijk)}
    )
    return ""


def _trek_in(request: HttpRequest, ik: Bekende) -> str:
    try:
        gekozen = verzoeken.verzoeken_van(ik.uuid).filter(uuid=UUID(request.POST.get("verzoek", ""))).first()
    except ValueError:
        gekozen = None
    if gekozen is None or not gekozen.is_open:
        return _("Dit verzoek is al beantwoord. Ververs de pagina.")
    verzoeken.trek_verzoek_in(gekozen, door=request.user, versie=gekozen.versie)
    messages.success(request, _("Ingetrokken."))
    return ""
