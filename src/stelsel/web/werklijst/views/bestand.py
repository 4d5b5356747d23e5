"""The worklist as a file: with who decided what and why, for the accountant or to work on elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import NEDERLAND, vandaag
from stelsel.web.beheer.service import log, scherm
from stelsel.web.studenten import service as studenten
from stelsel.web.werklijst import keuze as vragen
from stelsel.web.werklijst import lijst as inhoud
from stelsel.web.werklijst import rechten, tabel, teksten
from stelsel.web.werklijst.models import Post, Stap
from stelsel.web.werklijst.redenen import REDENEN

SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@scherm(rechten.DOWNLOADEN)
@require_safe
def download(request: HttpRequest, vorm: str) -> HttpResponse:
    """Everything that fits the filter, in the order of the screen. No cell can start a formula."""
    if vorm not in SOORTEN:
        raise Http404
    # The spreadsheet writer takes a while to load, and few ask for it.
    from stelsel.weergave.tabellen import als_bytes

    keuze = vragen.lees(request.GET, request.user)
    rijen = inhoud.gesorteerd(inhoud.zoek(rechten.bereik(request.user), keuze, request.user), "gewicht")
    rijen = rijen.select_related("toegewezen_aan")
    log(request.user, "werklijst.gedownload", onderwerp=keuze.omschrijving())
    kolommen = _kolommen(request, _met_laatste(rijen))
    verantwoording = {_("Opgehaald op"): vandaag(), _("Filter"): keuze.omschrijving()} if vorm == "xlsx" else None
    bestand = als_bytes(kolommen, vorm, blad="werklijst", verantwoording=verantwoording)
    antwoord = HttpResponse(bestand, content_type=SOORTEN[vorm])
    antwoord["Content-Disposition"] = f'attachment; filename="werklijst.{vorm}"'
    return antwoord


def _met_laatste(rijen: QuerySet[Post]) -> QuerySet[Post]:
    """With who closed it, and the newest explanation that somebody wrote."""
    van_mensen = Stap.objects.filter(post=OuterRef("pk"), door__isnull=False).order_by("-id")
    return rijen.annotate(
        laatste_toelichting=Subquery(van_mensen.exclude(toelichting="").values("toelichting")[:1]),
        laatste_voornaam=Subquery(van_mensen.values("door__first_name")[:1]),
        laatste_achternaam=Subquery(van_mensen.values("door__last_name")[:1]),
        laatste_op=Subquery(van_mensen.values("op")[:1]),
    )


def _kolommen(request: HttpRequest, rijen: QuerySet[Post]) -> dict[str, list[Any]]:
    posten = list(rijen)
    namen = studenten.namen_bij(request.user, {post.persoon for post in posten if post.persoon})
    opleidingen = studenten.opleidingen({post.opleidingcode for post in posten if post.opleidingcode})
    oorzaken = {sleutel: teksten.oorzaak(sleutel) for sleutel in {post.oorzaak for post in posten}}
    uit: dict[str, list[Any]] = {}
    for post in posten:
        for naam, waarde in _rij(post, namen, opleidingen, oorzaken[post.oorzaak]).items():
            uit.setdefault(naam, []).append(waarde)
    return uit or {naam: [] for naam in ("nr", "student")}


def _rij(
    post: Post, namen: Mapping[UUID, str], opleidingen: Mapping[str, str], uitleg: teksten.Uitleg
) -> dict[str, Any]:
    return {
        "nr": post.pk,
        "student": tabel.naam_van(post, namen),
        "opleiding": opleidingen.get(post.opleidingcode, post.opleidingcode),
        "brin": post.brin,
        "inschrijving": post.inschrijvingvolgnummer,
        "resultaat": post.resultaatvolgnummer,
        "soort": post.get_soort_display(),
        "waarover": teksten.wat(post),
        "bij_ons": teksten.ons(post),
        "bij_duo": teksten.duo(post),
        "nieuwst": str(teksten.NIEUWST.get(post.nieuwst, "")),
        "oorzaak": uitleg.naam,
        "zekerheid": str(teksten.ZEKERHEID.get(post.zekerheid, "")),
        "wat_te_doen": uitleg.doe,
        "sinds": post.sinds,
        "oktober": post.oktober,
        "februari": post.februari,
        "diplomas": post.diplomas,
        "uiterlijk": post.uiterlijk,
        "status": str(post.get_status_display()),
        "toegewezen_aan": post.toegewezen_aan.naam if post.toegewezen_aan else "",
        "reden": str(REDENEN[post.reden].naam) if post.reden else "",
        "gesloten_op": post.gesloten_op.astimezone(NEDERLAND).date() if post.gesloten_op else None,
        "laatste_handeling_door": " ".join(filter(None, [post.laatste_voornaam, post.laatste_achternaam])),
        "laatste_handeling_op": post.laatste_op.astimezone(NEDERLAND).date() if post.laatste_op else None,
        "toelichting": post.laatste_toelichting or "",
    }
