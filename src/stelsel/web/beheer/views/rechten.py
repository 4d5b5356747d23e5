"""Which role may do what, and changing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer import accounts
from stelsel.web.beheer.forms import NieuweRolFormulier, RechtFormulier
from stelsel.web.beheer.handelingen import Handeling, alle_handelingen
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Rol, RolHandeling
from stelsel.web.beheer.rechten import RECHTEN_ZIEN
from stelsel.web.beheer.relaties import relatie
from stelsel.web.beheer.toegang import scherm
from stelsel.web.gedeeld.notatie import GEEN
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel


def _rij(daad: Handeling, rollen: list[Rol], afwijkend: dict[tuple[int, str], bool]) -> Rij:
    """An act, who may do it (and with which students only), and where the school wants it otherwise."""
    mogen, anders = [], []
    for rol in rollen:
        via = daad.via.get(rol.als, ())
        standaard = bool(via) or rol.als in daad.rollen_standaard
        geldt = afwijkend.get((rol.pk, daad.naam), standaard)
        if geldt:
            mogen.append(_(rol.titel) + (f" ({_alleen(via)})" if via else ""))
        if geldt != standaard:
            anders.append(f"{_(rol.titel)}: {_('ja') if geldt else _('nee')}")
    # A deviation is the exception here: only that gets a mark.
    bijzonder = Cel(badge="; ".join(anders), soort="info") if anders else Cel("")
    return Rij([Cel(capfirst(str(daad.omschrijving))), "; ".join(mogen) or GEEN, bijzonder])


def _alleen(via: tuple[str, ...]) -> str:
    return _("alleen ") + _(" of ").join(str(relatie(naam).omschrijving) for naam in via)


@scherm(RECHTEN_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def rechten(request: HttpRequest) -> HttpResponse:
    """The table of acts and roles; a change asks a reason."""
    nieuw = request.method == "POST" and request.POST.get("daad") == "nieuwe_rol"
    rolformulier = NieuweRolFormulier(request.POST if nieuw else None, prefix="rol")
    formulier = RechtFormulier(request.POST if request.method == "POST" and not nieuw else None)
    if nieuw and rolformulier.is_valid():
        accounts.maak_rol(**rolformulier.cleaned_data, door=request.user)
        messages.success(request, _("De rol is gemaakt. Geef haar aan iemand bij Accounts en rollen."))
        return redirect("beheer:rechten")
    if formulier.is_bound and formulier.is_valid():
        gegevens = formulier.cleaned_data
        try:
            accounts.zet_recht(
                gegevens["rol"], gegevens["handeling"], gegevens["stand"], door=request.user, reden=gegevens["reden"]
            )
        except StelselFout as fout:
            formulier.add_error("rol", f"{fout.wat} {fout.doe}")
    if formulier.is_bound and formulier.is_valid():
        messages.success(request, _("Gewijzigd. Het geldt vanaf de volgende pagina die iemand opent."))
        return redirect("beheer:rechten")
    if request.method == "GET":
        log(request.user, "beheer.rechten_gelezen")
    rollen = list(Rol.objects.all())
    afwijkend = {(a.rol_id, a.handeling): a.toegestaan for a in RolHandeling.objects.all()}
    kolommen = [
        Kolom(_("Handeling"), rijkop=True),
        Kolom(_("Wie dit mogen"), breed=True),
        Kolom(_("Anders dan geleverd"), label=""),
    ]
    rijen = [_rij(daad, rollen, afwijkend) for daad in alle_handelingen()]
    tabel = Tabel(_("Wie mag wat"), kolommen, rijen)
    status = 422 if request.method == "POST" else 200
    context = {"tabel": tabel, "formulier": formulier, "rolformulier": rolformulier, "rollen": rollen}
    return render(request, "beheer/rechten.html", context, status=status)
