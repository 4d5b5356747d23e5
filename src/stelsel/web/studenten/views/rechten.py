"""What the administration does for a student about his data: account, consent, requests, restriction, inzage."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.aanmelden.service import herstel
from stelsel.web.beheer.service import log, maak_studentaccount, scherm, studentaccount, zet_studentaccount
from stelsel.web.privacy import service as privacy
from stelsel.web.studenten import betrokkenen, rechten
from stelsel.web.studenten.dossier import Dossier
from stelsel.web.studenten.models import Persoon
from stelsel.web.studenten.rechtenformulieren import (
    Beperkformulier,
    Herstelformulier,
    Ouderformulier,
    Redenformulier,
    Stopouderformulier,
    Studentaccountformulier,
    Toestemmingformulier,
)
from stelsel.web.studenten.views.dossier import van_adres

_FORMULIER = {
    "account": "account", "sluit": "reden", "heropen": "reden", "toestemming": "toestemming", "verzoek": "verzoek",
    "beperk": "beperk", "ouder": "ouder", "stop_ouder": "stop_ouder",
    "herstel": "herstel",
}  # fmt: skip


@scherm(rechten.RECHTEN_REGELEN, van_adres)
@sensitive_post_parameters("wachtwoord", "nieuw")
@require_http_methods(["GET", "HEAD", "POST"])
def regelen(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """One card per subject; only the form that was sent is filled."""
    gevonden = get_object_or_404(rechten.bereik_rechten(request.user), uuid=persoon)
    daad = request.POST.get("daad", "") if request.method == "POST" else ""
    formulieren = _formulieren(request, gevonden, daad)
    fout = ""
    if request.method == "POST":
        rechten.eis_mag_rechten_regelen(request.user, gevonden)
        fout = _voer_uit(request, gevonden, daad, formulieren)
        if not fout:
            return redirect("studenten:rechten", persoon=gevonden.uuid)
    else:
        log(request.user, "privacy.toestemming_gelezen", str(gevonden.uuid))
    context = {
        "persoon": gevonden,
        "account": studentaccount(gevonden.uuid),
        "ouders": [(rij, rij.geldt_op(vandaag())) for rij in betrokkenen.betrokkenen_bij(gevonden)],
        "ouder_mag": betrokkenen.ouder_mag_zien(gevonden),
        "toestemmingen": [
            {
                "doel": d,
                "mag": privacy.mag_delen(gevonden.uuid, d.doel),
                "gegeven": privacy.lopend(gevonden.uuid, d.doel),
            }
            for d in privacy.doelen().values()
        ],
        "verzoeken": privacy.verzoeken_van(gevonden.uuid),
        "beperking": privacy.lopende(gevonden.uuid),
        "formulieren": formulieren,
        "fout": fout if fout != "formulier" else "",
    }
    return render(request, "studenten/rechten.html", context, status=422 if fout else 200)


def _formulieren(request: HttpRequest, persoon: Persoon, daad: str) -> dict[str, Form]:
    soorten = {
        "account": Studentaccountformulier,
        "reden": Redenformulier,
        "toestemming": Toestemmingformulier,
        "verzoek": privacy.Verzoekformulier,
        "beperk": Beperkformulier,
        "stop_ouder": Stopouderformulier,
        "herstel": Herstelformulier,
    }
    gestuurd = _FORMULIER.get(daad)
    formulieren = {
        naam: soort(request.POST if naam == gestuurd else None, auto_id=f"id_{naam}_%s")
        for naam, soort in soorten.items()
    }
    contacten = Dossier(persoon).contactpersonen()
    if contacten:
        gevuld = request.POST if gestuurd == "ouder" else None
        formulieren["ouder"] = Ouderformulier(gevuld, auto_id="id_ouder_%s", contacten=contacten)
    return formulieren


def _voer_uit(request: HttpRequest, persoon: Persoon, daad: str, formulieren: dict[str, Form]) -> str:
    """'' when done, 'formulier' when a field is wrong, else a sentence."""
    if daad == "hef_op":
        return _hef_op(request, persoon)
    if _FORMULIER.get(daad) not in formulieren:
        return _("Deze knop bestaat niet meer. Ververs de pagina en probeer het opnieuw.")
    formulier = formulieren[_FORMULIER[daad]]
    if not formulier.is_valid():
        return "formulier"
    try:
        messages.success(request, _DADEN[daad](request, persoon, formulier.cleaned_data))
    except StelselFout as fout:
        return f"{fout.wat} {fout.doe}"
    return ""


def _maak_account(request: HttpRequest, persoon: Persoon, gegevens: dict) -> str:
    maak_studentaccount(persoon.uuid, gegevens["gebruikersnaam"], gegevens["wachtwoord"], door=request.user)
    return _("Het account is gemaakt. Geef naam en wachtwoord persoonlijk door.")


def _zet(request: HttpRequest, persoon: Persoon, gegevens: dict, *, actief: bool) -> str:
    account = studentaccount(persoon.uuid)
    if account is None:
        raise StelselFout(_("Er is geen account meer."), doe=_("Ververs de pagina."), code="STUD-ACCOUNT-01")
    zet_studentaccount(account, actief, door=request.user, reden=gegevens["reden"])
    return _("Het account is weer open.") if actief else _("Het account is gesloten.")


def _ouder(request: HttpRequest, persoon: Persoon, gegevens: dict) -> str:
    betrokkenen.geef_account(
        persoon, gegevens["contact"], gegevens["gebruikersnaam"], gegevens["wachtwoord"], door=request.user
    )
    return _("Deze ouder kan inloggen. Geef naam en wachtwoord persoonlijk door.")


def _stop_ouder(request: HttpRequest, persoon: Persoon, gegevens: dict) -> str:
    betrokkenen.stop(persoon, gegevens["betrokkene"], door=request.user, reden=gegevens["reden"])
    return _("Gestopt. Deze ouder ziet deze student niet meer.")


def _herstel(request: HttpRequest, persoon: Persoon, gegevens: dict) -> str:
    if gegevens["betrokkene"]:
        rij = persoon.betrokkenen.filter(uuid=gegevens["betrokkene"]).select_related("gebruiker").first()
        account = rij.gebruiker if rij and rij.geldt_op(vandaag()) else None
    else:
        account = studentaccount(persoon.uuid)
    if account is None:
        raise StelselFout(_("Er is geen account meer."), doe=_("Ververs de pagina."), code="STUD-ACCOUNT-02")
    herstel(account, gegevens["nieuw"], bij=persoon.uuid, door=request.user, reden=gegevens["reden"])
    return _("Het nieuwe wachtwoord werkt nu, en een tweede stap is weg. Geef het persoonlijk door.")


def _toestemming(request: HttpRequest, persoon: Persoon, gegevens: dict) -> str:
    doel = gegevens["doel"]
    if gegevens["keuze"] == "nee":
        privacy.trek_in(persoon.uuid, doel, door=request.user)
        return _("Vastgelegd. Vanaf nu deelt de school dit niet meer.")
    privacy.geef(
        persoon.uuid,
        doel,
        namens=gegevens["namens"],
        door=request.user,
        bewijs=gegevens["bewijs"],
        tot_en_met=gegevens["tot_en_met"],
    )
    return _("Vastgelegd. De school mag dit nu delen.")


def _verzoek(request: HttpRequest, persoon: Persoon, gegevens: dict) -> str:
    privacy.dien_in(persoon.uuid, gegevens["soort"], gegevens["tekst"], door=request.user)
    return _("Het verzoek is vastgelegd. Het staat bij de verzoeken die wachten op antwoord.")


def _beperk(request: HttpRequest, persoon: Persoon, gegevens: dict) -> str:
    privacy.beperk(persoon.uuid, reden=gegevens["reden"], door=request.user)
    return _("Het gebruik is beperkt. Begeleiders vinden deze student niet meer.")


def _hef_op(request: HttpRequest, persoon: Persoon) -> str:
    beperking = privacy.lopende(persoon.uuid)
    if beperking is None:
        return _("Er is geen beperking meer. Ververs de pagina.")
    privacy.hef_op(beperking, door=request.user)
    messages.success(request, _("De beperking is opgeheven."))
    return ""


_DADEN = {
    "account": _maak_account,
    "sluit": lambda request, persoon, gegevens: _zet(request, persoon, gegevens, actief=False),
    "heropen": lambda request, persoon, gegevens: _zet(request, persoon, gegevens, actief=True),
    "ouder": _ouder,
    "stop_ouder": _stop_ouder,
    "herstel": _herstel,
    "toestemming": _toestemming,
    "verzoek": _verzoek,
    "beperk": _beperk,
}


@scherm(rechten.RECHTEN_REGELEN, van_adres)
@require_safe
def inzage(request: HttpRequest, persoon: UUID, vorm: str) -> HttpResponse:
    """Everything that is kept of this student, as a file to give to him."""
    gevonden = get_object_or_404(rechten.bereik_rechten(request.user), uuid=persoon)
    if vorm not in privacy.VORMEN:
        raise Http404
    log(request.user, "privacy.inzage_opgehaald", str(gevonden.uuid), onderwerp=vorm)
    return privacy.als_antwoord(gevonden.uuid, vorm)
