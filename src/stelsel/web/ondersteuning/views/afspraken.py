"""Writing the agreements: what the student gets, offering it, and the answer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import scherm
from stelsel.web.ondersteuning import aanbod, instemmen, rechten, toekennen
from stelsel.web.ondersteuning.forms import Aanbiedformulier, Instemmingformulier, Voorzieningformulier, Wegformulier
from stelsel.web.ondersteuning.models import Voorziening
from stelsel.web.ondersteuning.overgangen import Staat
from stelsel.web.ondersteuning.toekennen import geldende
from stelsel.web.ondersteuning.views.vinden import STUDENT, huidige_versie, mensen_bij, ondersteuning_van, te_regelen
from stelsel.web.studenten.service import ontvangen, student_van_adres, verwerk

FORMULIER = "ondersteuning/formulier.html"


@scherm(rechten.REGELEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def erbij(request: HttpRequest, persoon: UUID, een: UUID) -> HttpResponse:
    """Something that the student gets; the criteria of the school stand beside it."""
    gevonden = te_regelen(request, persoon)
    gekozen = ondersteuning_van(gevonden, een)
    bezetting = aanbod.bezetting(vandaag())
    keuze = [(str(b.aanbod.uuid), _plaats(b)) for b in bezetting]
    formulier = Voorzieningformulier(ontvangen(request), gekozen, keuze, mensen_bij(request, gevonden, gekozen))

    def doe() -> str:
        gemaakt = toekennen.voeg_toe(
            request.user, gekozen, gevonden, formulier.cleaned_data["versie"], formulier.wens()
        )
        return _("Op de wachtlijst gezet: er is nu geen plaats.") if gemaakt.wacht else _("Toegevoegd.")

    context = {
        "vraag": _("Wat krijgt de student?"),
        "uitleg": _("Eén ding per keer. Was er al een akkoord, dan vraag je dat opnieuw."),
        "bezetting": bezetting,
    }
    return verwerk(
        request, gevonden, formulier, doe, "ondersteuning/erbij.html", tab=STUDENT, context=lambda: context,
        versie=lambda: huidige_versie(gekozen),
    )  # fmt: skip


def _plaats(een: aanbod.Bezetting) -> str:
    if een.aanbod.plaatsen is None:
        return een.aanbod.naam
    woorden = {"naam": een.aanbod.naam, "bezet": een.bezet, "plaatsen": een.aanbod.plaatsen}
    tekst = _("%(naam)s (%(bezet)s van %(plaatsen)s bezet)") % woorden
    return f"{tekst}, {_('wachtlijst')}" if een.vol else tekst


@scherm(rechten.REGELEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def eraf(request: HttpRequest, persoon: UUID, een: UUID, voorziening: UUID) -> HttpResponse:
    """It is no longer needed."""
    gevonden = te_regelen(request, persoon)
    gekozen = ondersteuning_van(gevonden, een)
    record = get_object_or_404(Voorziening, uuid=voorziening, ondersteuning=gekozen, tot_afspraken=None)
    formulier = Wegformulier(ontvangen(request), gekozen)

    def doe() -> str:
        g = formulier.cleaned_data
        toekennen.haal_weg(request.user, gekozen, gevonden, g["versie"], record, g["waarom_weg"])
        return _("Uit de afspraken gehaald.")

    context = {"vraag": record.wat, "uitleg": _("Dit gaat uit de afspraken. Wat er stond, blijft te lezen.")}
    return verwerk(
        request, gevonden, formulier, doe, FORMULIER, tab=STUDENT, context=lambda: context,
        versie=lambda: huidige_versie(gekozen),
    )  # fmt: skip


@scherm(rechten.REGELEN, student_van_adres)
@require_http_methods(["GET", "HEAD", "POST"])
def aanbieden(request: HttpRequest, persoon: UUID, een: UUID) -> HttpResponse:
    """The agreements go to the student, who says yes or no."""
    gevonden = te_regelen(request, persoon)
    gekozen = ondersteuning_van(gevonden, een)
    formulier = Aanbiedformulier(ontvangen(request), gekozen, mensen_bij(request, gevonden, gekozen))

    def doe() -> str:
        g = formulier.cleaned_data
        velden = {naam: g[naam] for naam in ("ouders_horen", "evalueren_op", "casusregie")}
        toekennen.bied_aan(request.user, gekozen, gevonden, g["versie"], **velden)
        return _("Aangeboden. De student ziet het bij Mijn ondersteuning.")

    context = {
        "vraag": _("De afspraken aanbieden"),
        "uitleg": _("De dag van de evaluatie is gekozen in een week waarin er nog weinig zijn."),
        "regels": geldende(gekozen),
    }
    return verwerk(
        request, gevonden, formulier, doe, FORMULIER, tab=STUDENT, context=lambda: context,
        versie=lambda: huidige_versie(gekozen),
    )  # fmt: skip


@scherm(rechten.REGELEN, student_van_adres)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def instemming(request: HttpRequest, persoon: UUID, een: UUID) -> HttpResponse:
    """File what the student, or a parent, answered by mail, by a signature, or in words."""
    gevonden = te_regelen(request, persoon)
    gekozen = ondersteuning_van(gevonden, een)
    formulier = Instemmingformulier(ontvangen(request), gekozen)

    def doe() -> str:
        na = instemmen.leg_vast(request.user, gekozen, gevonden, formulier.cleaned_data["versie"], formulier.woord())
        klaar = na.staat == Staat.GEMAAKT and na.afgesproken == na.afspraken
        return _("Vastgelegd. Het zijn nu afspraken.") if klaar else _("Vastgelegd.")

    context = {
        "vraag": _("Het antwoord vastleggen"),
        "uitleg": _(
            "De student kan ook zelf op de knop drukken, bij Mijn ondersteuning. Tot 16 jaar hoort een ouder erbij."
        ),
        "regels": geldende(gekozen),
    }
    return verwerk(
        request, gevonden, formulier, doe, FORMULIER, tab=STUDENT, context=lambda: context,
        versie=lambda: huidige_versie(gekozen),
    )  # fmt: skip
