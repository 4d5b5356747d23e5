"""May this user do this act? The answer always carries its reason and who can help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.handelingen import handeling
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Gebruiker, Rol, RolHandeling, RolToekenning


@dataclass(frozen=True)
class Antwoord:
    """Yes or no, with a sentence for the reader. True when allowed, so `if mag(...)` reads as it should."""

    ja: bool
    reden: str
    wie_kan_helpen: str = ""

    def __bool__(self) -> bool:
        return self.ja


class GeenToegang(PermissionDenied):
    """Refused; `antwoord` holds the reason that the 403 page shows."""

    def __init__(self, antwoord: Antwoord) -> None:
        super().__init__(antwoord.reden)
        self.antwoord = antwoord


def rollen_van(gebruiker: Gebruiker) -> list[Rol]:
    """The roles this user holds today; read once per request (per user object)."""
    if not getattr(gebruiker, "is_authenticated", False) or not gebruiker.is_active:
        return []
    dag = vandaag()
    bewaard = getattr(gebruiker, "_rollen_vandaag", None)
    if bewaard is None or bewaard[0] != dag:
        toekenningen = gebruiker.toekenningen.select_related("rol").filter(van__lte=dag)
        rollen = {t.rol_id: t.rol for t in toekenningen if t.geldt_op(dag)}
        bewaard = gebruiker._rollen_vandaag = (dag, [rollen[nummer] for nummer in sorted(rollen)])
    return bewaard[1]


def vergeet_rollen(gebruiker: Gebruiker) -> None:
    """Read the roles of this user object again at the next question."""
    gebruiker.__dict__.pop("_rollen_vandaag", None)
    gebruiker.__dict__.pop("_afwijkingen", None)


def _afwijkingen(gebruiker: Gebruiker) -> dict[tuple[int, str], bool]:
    bewaard = getattr(gebruiker, "_afwijkingen", None)
    if bewaard is None:
        rollen = [rol.pk for rol in rollen_van(gebruiker)]
        rijen = RolHandeling.objects.filter(rol__in=rollen).values_list("rol_id", "handeling", "toegestaan")
        bewaard = gebruiker._afwijkingen = {(rol, naam): toegestaan for rol, naam, toegestaan in rijen}
    return bewaard


def mag(gebruiker: Gebruiker, naam: str) -> Antwoord:
    """May `gebruiker` do act `naam` (`app.act`) today? Raises LookupError for an act that is not registered."""
    gevraagd = handeling(naam)
    rollen = rollen_van(gebruiker)
    afwijkingen = _afwijkingen(gebruiker) if rollen else {}
    for rol in rollen:
        if afwijkingen.get((rol.pk, naam), rol.naam in gevraagd.rollen_standaard):
            return Antwoord(True, _("Je rol %(rol)s mag dit: %(daad)s.") % _woorden(rol.titel, gevraagd.omschrijving))
    if not rollen:
        reden = _("Je hebt vandaag geen rol. Zonder rol mag je dit niet: %(daad)s.") % {"daad": gevraagd.omschrijving}
    else:
        titels = ", ".join(_(rol.titel) for rol in rollen)
        reden = _("Je rol %(rol)s mag dit niet: %(daad)s.") % {"rol": titels, "daad": gevraagd.omschrijving}
    # Looked up only when somebody reads it: the menu asks for every act on every page and shows no refusal.
    return Antwoord(False, reden, lazy(wie_kan_helpen, str)(naam))


def _woorden(rol: str, daad: str) -> dict[str, str]:
    return {"rol": _(rol), "daad": str(daad)}


def rollen_die_mogen(naam: str) -> list[Rol]:
    """The roles that may do act `naam`: the defaults of the code, changed by what is recorded as data."""
    gevraagd = handeling(naam)
    afwijkend = dict(RolHandeling.objects.filter(handeling=naam).values_list("rol_id", "toegestaan"))
    return [rol for rol in Rol.objects.all() if afwijkend.get(rol.pk, rol.naam in gevraagd.rollen_standaard)]


def wie_mogen(naam: str) -> list[Gebruiker]:
    """The users who may do act `naam` today, by name."""
    dag = vandaag()
    rollen = [rol.pk for rol in rollen_die_mogen(naam)]
    toekenningen = RolToekenning.objects.filter(rol__in=rollen, gebruiker__is_active=True, van__lte=dag)
    geldend = {t.gebruiker_id: t.gebruiker for t in toekenningen.select_related("gebruiker") if t.geldt_op(dag)}
    return sorted(geldend.values(), key=lambda gebruiker: (gebruiker.naam, gebruiker.pk))


def wie_kan_helpen(naam: str) -> str:
    """A sentence that says which roles may do this and who gives roles; names the beheerders of this school."""
    titels = [_(rol.titel) for rol in rollen_die_mogen(naam)]
    dag = vandaag()
    toekenningen = RolToekenning.objects.filter(rol__naam="beheerder", gebruiker__is_active=True, van__lte=dag)
    namen = sorted({t.gebruiker.naam for t in toekenningen.select_related("gebruiker") if t.geldt_op(dag)})
    zinnen = []
    if titels:
        zinnen.append(_("Dit kan wel met de rol %(rollen)s.") % {"rollen": _(" of ").join(titels)})
    if namen:
        zinnen.append(_("Toegang vraag je aan %(namen)s (beheerder).") % {"namen": ", ".join(namen)})
    return " ".join(zinnen)


def eis(gebruiker: Gebruiker, naam: str) -> Antwoord:
    """Like `mag`, but raises GeenToegang when the answer is no."""
    antwoord = mag(gebruiker, naam)
    if not antwoord:
        raise GeenToegang(antwoord)
    return antwoord


def api(naam: str) -> Callable:
    """Decorator for a view that another program calls: act `naam`, and every refusal as JSON.

    Somebody who is signed in may call it too, so that a page and a program get the same answer.
    """

    def om(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def beschermd(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not request.user.is_authenticated:
                wat, doe = _("Er is geen sleutel die werkt."), _("Maak een sleutel bij Koppelen en stuur hem mee.")
                antwoord = JsonResponse({"fout": {"code": "API-SLEUTEL-01", "wat": wat, "doe": doe}}, status=401)
                antwoord.headers["WWW-Authenticate"] = "Bearer"
                return antwoord
            gevonden = mag(request.user, naam)
            if not gevonden:
                log(request.user, "beheer.toegang_geweigerd", onderwerp=naam)
                fout = {"code": "API-RECHT-01", "wat": gevonden.reden, "doe": str(gevonden.wie_kan_helpen)}
                return JsonResponse({"fout": fout}, status=403)
            antwoord = view(request, *args, **kwargs)
            return _andere_methode(antwoord) if antwoord.status_code == 405 else antwoord

        beschermd.handeling = naam
        beschermd.met_sleutel = True
        return beschermd

    return om


def _andere_methode(geweigerd: HttpResponse) -> HttpResponse:
    """A 405 that a program can read."""
    toegestaan = geweigerd.headers["Allow"]
    fout = {"code": "API-METHODE-01", "wat": _("Zo kan dit adres niet worden gevraagd."), "verwacht": toegestaan}
    return JsonResponse({"fout": fout}, status=405, headers={"Allow": toegestaan})


def scherm(naam: str) -> Callable:
    """Decorator for a view: sign-in first, then act `naam`, else the 403 page with the reason.

    The act is kept on the view (`.handeling`) so that 'Waarom mag ik dit zien?' and the rights matrix can name it.
    """

    def om(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(view)
        def beschermd(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            antwoord = mag(request.user, naam)
            if not antwoord:
                # An address that somebody tries without the right to is worth a line in the log.
                log(request.user, "beheer.toegang_geweigerd", onderwerp=naam)
                raise GeenToegang(antwoord)
            return view(request, *args, **kwargs)

        beschermd.handeling = naam
        return beschermd

    return om
