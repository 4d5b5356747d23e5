"""Emergency accesses: who opened what, why, what was read in it, and the judgement."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu
from stelsel.web.beheer import toewijzen
from stelsel.web.beheer.forms import OordeelFormulier
from stelsel.web.beheer.logboek import als_zin, log
from stelsel.web.beheer.models import Noodtoegang
from stelsel.web.beheer.rechten import NOODTOEGANG_BEOORDELEN
from stelsel.web.beheer.toegang import scherm
from stelsel.web.gedeeld.notatie import datum, tijd
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel


@scherm(NOODTOEGANG_BEOORDELEN)
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """All of them, those that wait for a judgement first."""
    log(request.user, "beheer.noodtoegang_gelezen")
    rijen = sorted(
        Noodtoegang.objects.select_related("gebruiker"), key=lambda nood: (nood.oordeel != "", -nood.van.timestamp())
    )
    kolommen = [Kolom(_("Wie"), rijkop=True), Kolom(_("Geopend")), Kolom(_("Reden"), breed=True), Kolom(_("Oordeel"))]
    tabel = Tabel(_("Noodtoegang"), kolommen, [_rij(nood) for nood in rijen])
    context = {"tabel": tabel if rijen else None, "open": toewijzen.aantal_te_beoordelen()}
    return render(request, "beheer/noodtoegangen.html", context)


def _rij(nood: Noodtoegang) -> Rij:
    open_ = nood.oordeel == Noodtoegang.Oordeel.OPEN
    oordeel = Cel(badge=_("Te beoordelen"), soort="let-op") if open_ else Cel(capfirst(nood.get_oordeel_display()))
    wie = Cel(nood.gebruiker.naam, adres=f"{nood.uuid}/")
    return Rij([wie, f"{datum(nood.van)}, {tijd(nood.van)}", nood.reden, oordeel], "let-op" if open_ else "")


@scherm(NOODTOEGANG_BEOORDELEN)
@require_http_methods(["GET", "HEAD", "POST"])
def beoordelen(request: HttpRequest, nood: UUID) -> HttpResponse:
    """One of them, with every event in it, and the form for the judgement."""
    gevonden = get_object_or_404(Noodtoegang.objects.select_related("gebruiker", "beoordeeld_door"), uuid=nood)
    formulier = OordeelFormulier(request.POST if request.method == "POST" else None)
    if formulier.is_valid():
        try:
            toewijzen.beoordeel(gevonden, door=request.user, **formulier.cleaned_data)
        except StelselFout as fout:
            formulier.add_error(None, f"{fout.wat} {fout.doe}")
        else:
            messages.success(request, _("Je oordeel is bewaard."))
            return redirect("beheer:noodtoegangen")
    if request.method != "POST":
        log(request.user, "beheer.noodtoegang_gelezen", str(gevonden.persoon))
    context = {
        "nood": gevonden,
        "loopt": gevonden.loopt_op(nu()),
        "gelezen": [(regel.tijd, als_zin(regel)) for regel in toewijzen.gelezen_in(gevonden)],
        "formulier": formulier,
    }
    return render(request, "beheer/noodtoegang.html", context, status=422 if formulier.errors else 200)
