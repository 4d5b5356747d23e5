"""The page 'Bestanden': upload, what was read before, progress, stop and withdraw."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer.service import scherm
from stelsel.web.gedeeld.notatie import datum, getal, ongebroken, tijd
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel
from stelsel.web.studenten import leveringen as dienst
from stelsel.web.studenten import opslag, overgangen, rechten, teksten
from stelsel.web.studenten.forms import Intrekformulier, Uploadformulier
from stelsel.web.studenten.models import Levering
from stelsel.web.studenten.overgangen import Staat

PER_PAGINA = 25


@scherm(rechten.LEVERINGEN_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def overzicht(request: HttpRequest) -> HttpResponse:
    """The list of deliveries, and for who may: the form to add one."""
    mag_inlezen = rechten.mag_bestand_inlezen(request.user)
    if request.method == "POST":
        rechten.eis_mag_bestand_inlezen(request.user)
        formulier = Uploadformulier(request.POST, request.FILES)
        if formulier.is_valid() and (levering := _ontvang(request, formulier)):
            return redirect("studenten:levering", levering.uuid)
    else:
        formulier = Uploadformulier()
    pagina = Paginator(rechten.bereik_leveringen(request.user), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "pagina": pagina,
        "tabel": _tabel(list(pagina)),
        "formulier": formulier if mag_inlezen else None,
        "grens_mb": settings.UPLOAD_GRENS_MB,
    }
    return render(request, "studenten/leveringen.html", context, status=422 if formulier.errors else 200)


def _ontvang(request: HttpRequest, formulier: Uploadformulier) -> Levering | None:
    """Hand the file to the service; what it refuses becomes an error at the field."""
    bestand = formulier.cleaned_data["bestand"]
    try:
        return dienst.ontvang(request.user, bestand.name, bestand.chunks())
    except dienst.AlIngelezen as bekend:
        messages.warning(request, f"{bekend.wat} {bekend.doe}")
        return bekend.levering
    except StelselFout as fout:
        formulier.add_error("bestand", f"{fout.wat} {fout.doe}")
        return None


def _tabel(rij: list[Levering]) -> Tabel:
    kolommen = [
        Kolom(_("Bestand"), rijkop=True),
        Kolom(_("Periode"), breed=True),
        Kolom(_("Ontvangen"), klas="heel", breed=True),
        Kolom(_("Personen"), getal=True),
        Kolom(_("Meldingen"), getal=True),
        Kolom(pgettext("levering", "Stand"), breed=True),
    ]
    return Tabel(_("Ingelezen bestanden, het nieuwste eerst"), kolommen, [_rij(levering) for levering in rij])


def _rij(levering: Levering) -> Rij:
    soort = teksten.SOORTEN.get(levering.soort, "")
    dagen = [ongebroken(datum(dag)) for dag in (levering.van, levering.tot_en_met)]
    periode = f" {_('tot en met')} ".join(dagen) if levering.van else ""
    aantal = levering.aantal_meldingen
    let_op = levering.staat == Staat.MISLUKT
    stand = teksten.STATEN[levering.staat]
    return Rij(
        [
            Cel(levering.bestandsnaam, adres=levering_adres(levering), bij=str(soort)),
            Cel(periode, bij=levering.brin),
            f"{datum(levering.ontvangen_op)}, {tijd(levering.ontvangen_op)}",
            getal(levering.personen) if levering.verwerkt_op else "",
            getal(aantal) if aantal else "–",
            Cel(badge=stand, soort="let-op", icoon="let-op") if let_op else Cel(stand),
        ],
        status="let-op" if let_op else "",
    )


def levering_adres(levering: Levering) -> str:
    from django.urls import reverse

    return reverse("studenten:levering", args=[levering.uuid])


def vind(request: HttpRequest, uuid: UUID) -> Levering:
    """The delivery with this id within what this user may know of; else 404."""
    return get_object_or_404(rechten.bereik_leveringen(request.user).select_related("door"), uuid=uuid)


def voortgang_context(request: HttpRequest, levering: Levering) -> dict:
    """What the fragment about a delivery that is under way shows."""
    # While a delivery is being withdrawn the file still tells of its import.
    voortgang = opslag.lees_voortgang(levering) if levering.staat in overgangen.BEZIG else opslag.Voortgang()
    procent = int(100 * voortgang.gedaan / voortgang.totaal) if voortgang.totaal else None
    wat = voortgang.wat
    if wat == "verwerken" and procent == 100:
        # All rows are in; what they replace is still being closed.
        wat, procent = "afronden", 99
    return {
        "levering": levering,
        "stand": teksten.STATEN[levering.staat],
        "bezig_met": teksten.BEZIG_MET.get(wat, ""),
        "procent": procent,
        "stop_gevraagd": opslag.stop_gevraagd(levering),
        "mag_stoppen": levering.staat in overgangen.BEZIG and rechten.mag_bestand_inlezen(request.user),
    }


@scherm(rechten.LEVERINGEN_ZIEN)
@require_GET
def stand(request: HttpRequest, levering: UUID) -> HttpResponse:
    """How far it is, as a fragment for HTMX; as soon as there is a report the page loads again."""
    gevonden = vind(request, levering)
    if gevonden.staat in overgangen.ONDERWEG:
        return render(request, "studenten/_stand.html", voortgang_context(request, gevonden))
    antwoord = HttpResponse(status=204)
    antwoord["HX-Refresh"] = "true"
    return antwoord


@scherm(rechten.BESTAND_INLEZEN)
@require_POST
def stop(request: HttpRequest, levering: UUID) -> HttpResponse:
    """Ask the worker to stop; nothing of the delivery remains."""
    gevonden = vind(request, levering)
    try:
        dienst.stop(request.user, gevonden)
    except StelselFout as fout:
        messages.warning(request, f"{fout.wat} {fout.doe}")
    else:
        messages.success(request, _("Stelsel stopt met dit bestand. Er wordt niets van overgenomen."))
    return redirect("studenten:levering", gevonden.uuid)


@scherm(rechten.BESTAND_INLEZEN)
@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: HttpRequest, levering: UUID) -> HttpResponse:
    """Ask for a reason, then take the delivery back as a whole."""
    gevonden = vind(request, levering)
    formulier = Intrekformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        try:
            dienst.vraag_intrekken(request.user, gevonden, formulier.cleaned_data["reden"])
        except StelselFout as fout:
            messages.warning(request, f"{fout.wat} {fout.doe}")
        return redirect("studenten:levering", gevonden.uuid)
    context = {"levering": gevonden, "formulier": formulier, "kan": gevonden.staat == Staat.VERWERKT}
    return render(request, "studenten/intrekken.html", context, status=422 if formulier.errors else 200)
