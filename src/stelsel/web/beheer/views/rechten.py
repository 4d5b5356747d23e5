"""Which role may do what, and changing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stelsel.web.beheer import accounts
from stelsel.web.beheer.forms import RechtFormulier
from stelsel.web.beheer.handelingen import Handeling, alle_handelingen
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Rol, RolHandeling
from stelsel.web.beheer.rechten import RECHTEN_ZIEN
from stelsel.web.beheer.relaties import relatie
from stelsel.web.beheer.toegang import scherm
from stelsel.web.gedeeld.notatie import GEEN
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel


def _cel(rol: Rol, daad: Handeling, afwijkend: dict[tuple[int, str], bool]) -> Cel:
    via = daad.via.get(rol.naam, ())
    standaard = bool(via) or rol.naam in daad.rollen_standaard
    geldt = afwijkend.get((rol.pk, daad.naam), standaard)
    if geldt != standaard:
        # A deviation is the exception here: only that gets a mark.
        return Cel(badge=_("ja") if geldt else _("nee"), soort="info")
    if geldt and via:
        return Cel(_("alleen ") + _(" of ").join(str(relatie(naam).omschrijving) for naam in via))
    return Cel(_("ja") if geldt else GEEN, stil=not geldt)


@scherm(RECHTEN_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def rechten(request: HttpRequest) -> HttpResponse:
    """The table of acts and roles; a change asks a reason."""
    formulier = RechtFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        gegevens = formulier.cleaned_data
        accounts.zet_recht(
            gegevens["rol"], gegevens["handeling"], gegevens["stand"], door=request.user, reden=gegevens["reden"]
        )
        messages.success(request, _("Gewijzigd. Het geldt vanaf de volgende pagina die iemand opent."))
        return redirect("beheer:rechten")
    if request.method == "GET":
        log(request.user, "beheer.rechten_gelezen")
    rollen = list(Rol.objects.all())
    afwijkend = {(a.rol_id, a.handeling): a.toegestaan for a in RolHandeling.objects.all()}
    kolommen = [Kolom(_("Handeling"), rijkop=True), *(Kolom(capfirst(_(rol.titel))) for rol in rollen)]
    rijen = [
        Rij([Cel(capfirst(str(daad.omschrijving))), *(_cel(rol, daad, afwijkend) for rol in rollen)])
        for daad in alle_handelingen()
    ]
    tabel = Tabel(_("Wie mag wat"), kolommen, rijen, op_telefoon="vast")
    status = 422 if request.method == "POST" else 200
    return render(
        request, "beheer/rechten.html", {"tabel": tabel, "formulier": formulier, "rollen": rollen}, status=status
    )
