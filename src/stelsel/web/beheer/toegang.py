"""May this user do this act? The answer always carries its reason and who can help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.handelingen import Handeling, handeling
from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Gebruiker, Rol, RolHandeling, RolToekenning
from stelsel.web.beheer.models.relaties import geldt_op
from stelsel.web.beheer.wegen import Weg, beperk, rollen_van, wegen
from stelsel.web.gedeeld.notatie import datum


@dataclass(frozen=True)
class Antwoord:
    """Yes or no, with a sentence for the reader. True when allowed, so `if mag(...)` reads as it should.

    `als` says by which way, in Dutch and for the log: 'mentor', 'mentor, vervangt a.devries', 'noodtoegang'.
    """

    ja: bool
    reden: str
    wie_kan_helpen: str = ""
    als: str = ""

    def __bool__(self) -> bool:
        return self.ja


class GeenToegang(PermissionDenied):
    """Refused; `antwoord` holds the reason that the 403 page shows."""

    def __init__(self, antwoord: Antwoord) -> None:
        super().__init__(antwoord.reden)
        self.antwoord = antwoord


def mag(gebruiker: Gebruiker, naam: str, record: Model | None = None) -> Antwoord:
    """May `gebruiker` do act `naam` (`app.act`) today, with this record? Without a record: with at least some of them.

    Raises LookupError for an act that is not registered.
    """
    gevraagd = handeling(naam)
    alleen_bij: list[Weg] = []
    for weg in wegen(gebruiker, gevraagd):
        if weg.relatie is None or (record is not None and weg.leidt_tot(record)):
            return Antwoord(True, _lui_reden(weg, gevraagd), als=weg.als)
        alleen_bij.append(weg)
    via_rol = [weg for weg in alleen_bij if weg.rol is not None]
    if via_rol and record is None:
        return Antwoord(True, _lui_alleen_bij(via_rol, gevraagd))
    # Put in words only when somebody reads it: the menu asks for every act on every page and shows no refusal.
    return Antwoord(False, _lui_waarom_niet(gebruiker, gevraagd, via_rol), _lui_wie_kan_helpen(naam))


def _waarom_niet(gebruiker: Gebruiker, gevraagd: Handeling, via_rol: list[Weg]) -> str:
    """Why the answer is no."""
    rollen = rollen_van(gebruiker)
    if not rollen:
        return _("Je hebt vandaag geen rol. Zonder rol mag je dit niet: %(daad)s.") % {"daad": gevraagd.omschrijving}
    if via_rol:
        return _alleen_bij(via_rol, gevraagd) + " " + _("Deze student hoort daar niet bij.")
    titels = ", ".join(_(rol.titel) for rol in rollen)
    return _("Je rol %(rol)s mag dit niet: %(daad)s.") % {"rol": titels, "daad": gevraagd.omschrijving}


def bereik(gebruiker: Gebruiker, naam: str, rijen: QuerySet) -> QuerySet:
    """Of these records those with which this user may do act `naam` today: the scope of a list."""
    return beperk(rijen, wegen(gebruiker, handeling(naam)))


def mag_overal(gebruiker: Gebruiker, naam: str) -> bool:
    """Whether this user may do act `naam` with every record of the school."""
    return any(weg.relatie is None for weg in wegen(gebruiker, handeling(naam)))


def _reden(weg: Weg, gevraagd: Handeling) -> str:
    """Why the answer is yes."""
    if weg.rol is None:
        return str(weg.relatie.reden)
    zin = _("Je rol %(rol)s mag dit: %(daad)s.") % _woorden(weg.rol.titel, gevraagd.omschrijving)
    if weg.relatie is None:
        return zin
    if weg.vervanging is None:
        return f"{zin} {weg.relatie.reden}"
    namens = str(weg.relatie.reden_namens) % {"wie": weg.voor.naam}
    einde = weg.vervanging.tot_en_met
    return f"{namens} " + (_("Dat is zo tot en met %(dag)s.") % {"dag": datum(einde)} if einde else "")


def _alleen_bij(via_rol: list[Weg], gevraagd: Handeling) -> str:
    """With which records a role may do it."""
    titels = ", ".join(dict.fromkeys(_(weg.rol.titel) for weg in via_rol))
    bij = _(" of ").join(dict.fromkeys(str(weg.relatie.omschrijving) for weg in via_rol))
    woorden = {"rol": titels, "daad": gevraagd.omschrijving, "bij": bij}
    return _("De rol %(rol)s mag dit alleen bij studenten %(bij)s: %(daad)s.") % woorden


def _woorden(rol: str, daad: str) -> dict[str, str]:
    return {"rol": _(rol), "daad": str(daad)}


def rollen_die_mogen(naam: str) -> list[Rol]:
    """The roles that may do act `naam`: the defaults of the code, changed by what is recorded as data."""
    gevraagd = handeling(naam)
    afwijkend = dict(RolHandeling.objects.filter(handeling=naam).values_list("rol_id", "toegestaan"))
    standaard = {*gevraagd.rollen_standaard, *gevraagd.via}
    return [rol for rol in Rol.objects.all() if afwijkend.get(rol.pk, rol.als in standaard)]


def wie_mogen(naam: str) -> list[Gebruiker]:
    """The users who may do act `naam` today, by name."""
    dag = vandaag()
    rollen = [rol.pk for rol in rollen_die_mogen(naam)]
    toekenningen = RolToekenning.objects.filter(rol__in=rollen, gebruiker__is_active=True, van__lte=dag)
    geldend = {t.gebruiker_id: t.gebruiker for t in toekenningen.select_related("gebruiker") if t.geldt_op(dag)}
    return sorted(geldend.values(), key=lambda gebruiker: (gebruiker.naam, gebruiker.pk))


def met_rol(rollen: Iterable[str]) -> QuerySet[Gebruiker]:
    """The users who hold one of these roles today, or a role of the school's own that begins as one of them."""
    namen = list(rollen)
    houders = RolToekenning.objects.filter(geldt_op(vandaag()), Q(rol__naam__in=namen) | Q(rol__basis__in=namen))
    return Gebruiker.objects.filter(is_active=True, pk__in=houders.values("gebruiker"))


def wie_kan_helpen(naam: str) -> str:
    """A sentence that says which roles may do this and who gives roles; names the beheerders of this school."""
    titels = [_(rol.titel) for rol in rollen_die_mogen(naam)]
    namen = sorted({gebruiker.naam for gebruiker in met_rol(["beheerder"])})
    zinnen = []
    if titels:
        zinnen.append(_("Dit kan wel met de rol %(rollen)s.") % {"rollen": _(" of ").join(titels)})
    if namen:
        zinnen.append(_("Toegang vraag je aan %(namen)s (beheerder).") % {"namen": ", ".join(namen)})
    return " ".join(zinnen)


# A sentence that is made when it is read. Made once here: each call of `lazy` makes a class.
_lui_reden, _lui_alleen_bij = lazy(_reden, str), lazy(_alleen_bij, str)
_lui_waarom_niet, _lui_wie_kan_helpen = lazy(_waarom_niet, str), lazy(wie_kan_helpen, str)


def eis(gebruiker: Gebruiker, naam: str, record: Model | None = None) -> Antwoord:
    """Like `mag`, but raises GeenToegang when the answer is no."""
    antwoord = mag(gebruiker, naam, record)
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
                fout = {"code": "API-RECHT-01", "wat": str(gevonden.reden), "doe": str(gevonden.wie_kan_helpen)}
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


def scherm(naam: str, record: Callable[..., Model | None] | None = None) -> Callable:
    """Decorator for a view: sign-in first, then act `naam`, else the 403 page with the reason.

    The act is kept on the view (`.handeling`) so that 'Waarom mag ik dit zien?' and the rights matrix can name it.
    `record` finds the record of the address from the arguments of the view, for the same question about one record.
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
        beschermd.record = record
        return beschermd

    return om
