"""The worklist: what is to be done, the heaviest first; assign or close a selection."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer.service import log, scherm, wie_mogen
from stelsel.web.gedeeld.notatie import getal
from stelsel.web.studenten import service as studenten
from stelsel.web.werklijst import handelen, rechten, tabel, teksten
from stelsel.web.werklijst import keuze as vragen
from stelsel.web.werklijst import lijst as inhoud
from stelsel.web.werklijst.forms import Daadformulier
from stelsel.web.werklijst.models import Post, PostQuerySet, Reeks

PER_PAGINA = 30


@scherm(rechten.ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def lijst(request: HttpRequest) -> HttpResponse:
    """One page of the items that fit the filter; with POST an act on those that were ticked."""
    keuze = vragen.lees(request.GET, request.user)
    bereik = rechten.bereik(request.user)
    rijen = inhoud.zoek(bereik, keuze, request.user)
    mag = rechten.mag_behandelen(request.user)
    fout = ""
    if request.method == "POST":
        rechten.eis_mag_behandelen(request.user)
        fout = _doe(request, rijen)
        if not fout:
            return redirect(request.get_full_path())
    sorteer = request.GET.get("sorteer", "")
    sorteer = sorteer if sorteer in inhoud.SORTERING else "gewicht"
    aantallen = inhoud.aantallen(bereik, keuze, request.user)
    bladen = Paginator(inhoud.nummers(rijen, sorteer), PER_PAGINA)
    bladen.count = aantallen[keuze.deel]  # counted already
    pagina = bladen.get_page(request.GET.get("pagina"))
    log(request.user, "werklijst.lijst_gelezen", onderwerp=keuze.omschrijving())
    context = {
        "keuze": keuze,
        "pagina": pagina,
        "tabel": _tabel(request, inhoud.van_nummers(list(pagina)), sorteer, kiezen=bool(mag)),
        "filter": vragen.formulier(request.GET, bereik, keuze, request.user),
        "chips": _chips(request, aantallen, keuze),
        "kernen": tabel.kernen(inhoud.stand(bereik)),
        "reeksen": [tabel.reeks(reeks) for reeks in Reeks.objects.exclude(levering=None)],
        "daad": Daadformulier(request.POST or None, wie_mogen(rechten.BEHANDELEN)) if mag else None,
        "mag_downloaden": rechten.mag_downloaden(request.user),
        "fout": fout,
        "leeg": not bereik.exists(),
    }
    return render(request, "werklijst/lijst.html", context, status=422 if fout else 200)


def _tabel(request: HttpRequest, posten: Sequence[Post], sorteer: str, *, kiezen: bool) -> tabel.Tabel:
    namen = studenten.namen_bij(request.user, [post.persoon for post in posten if post.persoon])
    opleidingen = studenten.opleidingen({post.opleidingcode for post in posten if post.opleidingcode})
    aan_staat = request.POST.getlist("post")
    return tabel.werklijst(posten, namen, opleidingen, sorteer, kiezen=kiezen, aan_staat=aan_staat)


def _chips(request: HttpRequest, aantallen: dict[str, int], keuze: inhoud.Keuze) -> list[dict]:
    def adres(deel: str) -> str:
        vraag = request.GET.copy()
        vraag.pop("pagina", None)
        vraag["deel"] = deel
        return f"?{vraag.urlencode()}"

    return [
        {"tekst": teksten.DELEN[deel], "adres": adres(deel), "actief": deel == keuze.deel, "aantal": aantallen[deel]}
        for deel in inhoud.DELEN
    ]


def _doe(request: HttpRequest, rijen: PostQuerySet) -> str:
    """Carry out what was asked for the ticked rows; returns what stands in the way, or nothing."""
    formulier = Daadformulier(request.POST, wie_mogen(rechten.BEHANDELEN))
    if not formulier.is_valid():
        return " ".join(fout for fouten in formulier.errors.values() for fout in fouten)
    gekozen, fout = _gekozen(request, rijen)
    if fout:
        return fout
    try:
        uitslag = handelen.doe_op_meer(request.user, gekozen, formulier.daad())
    except StelselFout as fout_:
        return f"{fout_.wat} {fout_.doe}"
    _vertel(request, uitslag)
    return ""


def _gekozen(request: HttpRequest, rijen: PostQuerySet) -> tuple[list[tuple[Post, int]], str]:
    """The rows that were ticked, each with the version that was seen; or why they are not known."""
    if alles := request.POST.get("alles"):
        alle = list(rijen)
        if str(len(alle)) != alles:
            return [], _("De lijst is intussen veranderd: het zijn nu %(n)s regels. Kijk eerst opnieuw.") % {
                "n": getal(len(alle))
            }
        return [(post, post.versie) for post in alle], ""
    versies: dict[int, int] = {}
    for waarde in request.POST.getlist("post"):
        pk, _punt, versie = waarde.partition(".")
        if pk.isdecimal() and versie.isdecimal() and len(waarde) < 30:
            versies[int(pk)] = int(versie)
    posten = rechten.bereik(request.user).in_bulk(list(versies))
    gekozen = [(post, versies[pk]) for pk, post in posten.items()]
    return gekozen, "" if gekozen else _("Kies eerst een of meer regels.")


def _vertel(request: HttpRequest, uitslag: handelen.Uitslag) -> None:
    if uitslag.gedaan:
        zin = ngettext("%(n)s regel is bijgewerkt.", "%(n)s regels zijn bijgewerkt.", uitslag.gedaan)
        messages.success(request, zin % {"n": getal(uitslag.gedaan)})
    if uitslag.ingehaald:
        nummers = ", ".join(str(post.pk) for post in uitslag.ingehaald[:10])
        zin = _("Intussen door een ander veranderd, en daarom niet gedaan: nr. %(nummers)s. Kijk die eerst na.")
        messages.warning(request, zin % {"nummers": nummers})
    if uitslag.past_niet:
        nummers = ", ".join(str(post.pk) for post in uitslag.past_niet[:10])
        zin = _("Dit kon niet bij nr. %(nummers)s: die stonden al zo.")
        messages.warning(request, zin % {"nummers": nummers})
