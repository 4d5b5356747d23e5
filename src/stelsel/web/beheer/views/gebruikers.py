"""Accounts and roles."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer import accounts, toewijzen
from stelsel.web.beheer.forms import (
    AccountFormulier,
    LeerbedrijfFormulier,
    MedewerkerFormulier,
    RedenFormulier,
    RolFormulier,
    VervangingFormulier,
    WachtwoordFormulier,
)
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Gebruiker
from stelsel.web.beheer.rechten import GEBRUIKERS_BEHEREN, mag_vervanging_regelen
from stelsel.web.beheer.toegang import scherm
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel


def _alle() -> QuerySet[Gebruiker]:
    """Accounts of who works here or at a company. Those of students and parents belong to the administration, beside
    the student: who gives roles need not know who studies here."""
    return Gebruiker.objects.filter(soort=Gebruiker.Soort.WERKT).prefetch_related("toekenningen__rol")


def _rollen_vandaag(gebruiker: Gebruiker) -> str:
    dag = vandaag()
    return ", ".join(_(t.rol.titel) for t in gebruiker.toekenningen.all() if t.geldt_op(dag))


def _rij(gebruiker: Gebruiker) -> Rij:
    rollen = _rollen_vandaag(gebruiker)
    if not gebruiker.is_active:
        stand = Cel(badge=_("Gesloten"))
    elif not rollen:
        stand = Cel(badge=_("Geen rol"), soort="let-op")
    else:
        stand = Cel("")
    inlog = datum(gebruiker.last_login) if gebruiker.last_login else _("nog niet")
    naam = Cel(gebruiker.naam, adres=f"{gebruiker.sleutel}/")
    return Rij([naam, gebruiker.username, rollen, inlog, stand], "let-op" if not rollen and gebruiker.is_active else "")


@scherm(GEBRUIKERS_BEHEREN)
@require_safe
def gebruikers(request: HttpRequest) -> HttpResponse:
    """All accounts with the roles of today."""
    log(request.user, "beheer.gebruikers_gelezen")
    kolommen = [
        Kolom(_("Naam"), rijkop=True),
        Kolom(_("Gebruikersnaam"), breed=True),
        Kolom(_("Rol vandaag"), breed=True),
        Kolom(_("Laatst ingelogd"), breed=True),
        Kolom(_("Bijzonder"), label=""),
    ]
    tabel = Tabel(_("Accounts"), kolommen, [_rij(gebruiker) for gebruiker in _alle()])
    return render(request, "beheer/gebruikers.html", {"tabel": tabel})


@scherm(GEBRUIKERS_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def gebruiker_nieuw(request: HttpRequest) -> HttpResponse:
    """Make an account with its first role."""
    formulier = AccountFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        gegevens = formulier.cleaned_data
        gebruiker = accounts.maak_gebruiker(
            gegevens["account"],
            gegevens["wachtwoord"],
            roepnaam=gegevens["roepnaam"],
            achternaam=gegevens["achternaam"],
            door=request.user,
        )
        accounts.geef_rol(gebruiker, gegevens["rol"].naam, door=request.user, reden=gegevens["reden"])
        messages.success(request, _("Account %(account)s is gemaakt.") % {"account": gebruiker.username})
        return redirect("beheer:gebruiker", sleutel=gebruiker.sleutel)
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/gebruiker_nieuw.html", {"formulier": formulier}, status=status)


@scherm(GEBRUIKERS_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def gebruiker(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One account: its roles from first to last day, and what can be done with it."""
    wie = get_object_or_404(_alle(), sleutel=sleutel)
    daad = request.POST.get("daad", "")
    formulieren = _formulieren(request, wie, daad)
    fout = ""
    if request.method == "POST":
        fout = _voer_uit(request, wie, daad, formulieren)
        if fout == "":
            return redirect("beheer:gebruiker", sleutel=wie.sleutel)
    else:
        log(request.user, "beheer.gebruiker_gelezen", onderwerp=wie.username)
    context = {
        "wie": wie,
        "vervangingen": toewijzen.vervangingen_van(wie),
        "toekenningen": [(t, t.geldt_op(vandaag()), t.van > vandaag()) for t in wie.toekenningen.all()],
        "formulieren": formulieren,
        "fout": fout if fout != "formulier" else "",
    }
    return render(request, "beheer/gebruiker.html", context, status=422 if fout else 200)


def _formulieren(request: HttpRequest, wie: Gebruiker, daad: str) -> dict[str, Form]:
    """The forms of the page; only the one that was sent is filled with what came in."""

    def ontvangen(*daden: str) -> QueryDict | None:
        return request.POST if daad in daden else None

    return {
        "rol": RolFormulier(ontvangen("rol_geven"), prefix="rol"),
        "reden": RedenFormulier(ontvangen("rol_stoppen", "sluiten", "heropenen"), prefix="reden"),
        "medewerker": MedewerkerFormulier(
            ontvangen("medewerker"), prefix="mw", initial={"medewerker_id": wie.medewerker_id}
        ),
        "leerbedrijf": LeerbedrijfFormulier(
            ontvangen("leerbedrijf"), prefix="lb", initial={"leerbedrijf_id": wie.leerbedrijf_id}
        ),
        "wachtwoord": WachtwoordFormulier(ontvangen("wachtwoord"), prefix="ww", gebruiker=wie),
    } | (
        {"vervanging": VervangingFormulier(ontvangen("vervanging"), prefix="vv", wie=wie, voor_een_ander=True)}
        if mag_vervanging_regelen(wie)
        else {}
    )


def _voer_uit(request: HttpRequest, wie: Gebruiker, daad: str, formulieren: dict[str, Form]) -> str:
    """Do what the form asks. Returns '' when done, 'formulier' when a field is wrong, else a sentence."""
    ingevuld = next((formulier for formulier in formulieren.values() if formulier.is_bound), None)
    if ingevuld is None:
        return _("Deze knop bestaat niet meer. Ververs de pagina en probeer het opnieuw.")
    if not ingevuld.is_valid():
        return "formulier"
    return _DADEN[daad](request, wie, ingevuld.cleaned_data)


def _stop_rol(request: HttpRequest, wie: Gebruiker, gegevens: dict) -> str:
    if wie == request.user:
        return _niet_jezelf()
    toekenning = wie.toekenningen.filter(pk=_nummer(request.POST.get("toekenning"))).first()
    if toekenning is None:
        return _("Deze rol is al gestopt.")
    accounts.stop_rol(toekenning, door=request.user, reden=gegevens["reden"])
    messages.success(request, _("De rol is gestopt."))
    return ""


def _sluit(request: HttpRequest, wie: Gebruiker, gegevens: dict) -> str:
    if wie == request.user:
        return _niet_jezelf()
    accounts.zet_actief(wie, False, door=request.user, reden=gegevens["reden"])
    messages.success(request, _("Het account is gesloten."))
    return ""


def _heropen(request: HttpRequest, wie: Gebruiker, gegevens: dict) -> str:
    accounts.zet_actief(wie, True, door=request.user, reden=gegevens["reden"])
    messages.success(request, _("Het account is weer open."))
    return ""


def _koppel(request: HttpRequest, wie: Gebruiker, gegevens: dict) -> str:
    try:
        accounts.koppel_medewerker(wie, gegevens["medewerker_id"].strip(), door=request.user, reden=gegevens["reden"])
    except StelselFout as fout:
        return f"{fout.wat} {fout.doe}"
    messages.success(request, _("De koppeling is bewaard."))
    return ""


def _koppel_leerbedrijf(request: HttpRequest, wie: Gebruiker, gegevens: dict) -> str:
    try:
        accounts.koppel_leerbedrijf(wie, gegevens["leerbedrijf_id"], door=request.user, reden=gegevens["reden"])
    except StelselFout as fout:
        return f"{fout.wat} {fout.doe}"
    messages.success(request, _("De koppeling is bewaard."))
    return ""


def _vervang(request: HttpRequest, wie: Gebruiker, gegevens: dict) -> str:
    try:
        toewijzen.regel_vervanging(wie, door=request.user, **gegevens)
    except StelselFout as fout:
        return f"{fout.wat} {fout.doe}"
    messages.success(request, _("De vervanging is geregeld. Ze eindigt vanzelf."))
    return ""


def _geef_wachtwoord(request: HttpRequest, wie: Gebruiker, gegevens: dict) -> str:
    accounts.zet_wachtwoord(wie, gegevens["nieuw"], door=request.user)
    messages.success(request, _("Het wachtwoord is gewijzigd. Geef het persoonlijk door."))
    return ""


def _geef_rol(request: HttpRequest, wie: Gebruiker, gegevens: dict) -> str:
    if accounts.heeft_rol_tussen(wie, gegevens["rol"].naam, gegevens["van"], gegevens["tot_en_met"]):
        return _("In deze periode is die rol er al. Kies andere dagen, of stop eerst de rol.")
    if wie == request.user:
        return _("Je kunt jezelf geen rol geven. Laat een andere beheerder dit doen.")
    accounts.geef_rol(
        wie,
        gegevens["rol"].naam,
        van=gegevens["van"],
        tot_en_met=gegevens["tot_en_met"],
        door=request.user,
        reden=gegevens["reden"],
    )
    messages.success(request, _("De rol is gegeven."))
    return ""


def _niet_jezelf() -> str:
    return _("Je kunt je eigen rol of account niet stoppen. Laat een andere beheerder dit doen.")


_DADEN = {
    "rol_geven": _geef_rol,
    "rol_stoppen": _stop_rol,
    "sluiten": _sluit,
    "heropenen": _heropen,
    "medewerker": _koppel,
    "leerbedrijf": _koppel_leerbedrijf,
    "wachtwoord": _geef_wachtwoord,
    "vervanging": _vervang,
}


def _nummer(tekst: str | None) -> int | None:
    return int(tekst) if tekst and tekst.isdecimal() and len(tekst) < 18 else None
