"""What each role asks of signing in."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stelsel.web.aanmelden import eisen
from stelsel.web.aanmelden.forms import EisFormulier
from stelsel.web.aanmelden.rechten import EISEN_BEHEREN
from stelsel.web.beheer.service import Rol, log, scherm
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel


@scherm(EISEN_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def eisen_aan_inloggen(request: HttpRequest) -> HttpResponse:
    """The table of roles; a change asks a reason."""
    formulier = EisFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        gegevens = formulier.cleaned_data
        eis = eisen.Eis(gegevens["tweede_stap"] == "ja", timedelta(minutes=gegevens["minuten"]))
        eisen.zet_eis(gegevens["rol"], eis, door=request.user, reden=gegevens["reden"])
        messages.success(request, _("Gewijzigd. Wie nu is ingelogd, merkt het binnen een minuut."))
        return redirect("aanmelden:eisen")
    if request.method == "GET":
        log(request.user, "aanmelden.eisen_gelezen")
    context = {"tabel": _tabel(), "formulier": formulier, "uit": not settings.TWEEDE_STAP}
    return render(request, "aanmelden/eisen.html", context, status=422 if request.method == "POST" else 200)


def _tabel() -> Tabel:
    rollen = list(Rol.objects.all())
    geldt = eisen.eisen_per_rol(rollen)
    kolommen = [
        Kolom(_("Rol"), rijkop=True),
        Kolom(_("Tweede stap"), breed=True),
        Kolom(_("Uitloggen na minuten zonder gebruik"), getal=True),
        Kolom(_("Bijzonder"), label=""),
    ]
    rijen = [_rij(rol, geldt[rol.naam]) for rol in rollen]
    return Tabel(_("Eisen per rol"), kolommen, rijen)


def _rij(rol: Rol, eis: eisen.Eis) -> Rij:
    anders = eis != eisen.standaard_van(rol.als)
    merk = Cel(badge=_("Anders dan geleverd"), soort="info") if anders else Cel("")
    stap = _("verplicht") if eis.tweede_stap else _("niet verplicht")
    return Rij([Cel(capfirst(_(rol.titel))), stap, eis.minuten, merk])
