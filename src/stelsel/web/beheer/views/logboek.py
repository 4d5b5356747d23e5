"""The log: who did and read what, newest first."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import NEDERLAND
from stelsel.web.beheer.forms import LogboekFilter
from stelsel.web.beheer.logboek import als_zin, log
from stelsel.web.beheer.models import Gebeurtenis, Zegel
from stelsel.web.beheer.rechten import LOGBOEK_LEZEN
from stelsel.web.beheer.toegang import scherm
from stelsel.web.gedeeld.notatie import datum, tijd
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel

PER_BLAD = 50


@scherm(LOGBOEK_LEZEN)
@require_safe
def logboek(request: HttpRequest) -> HttpResponse:
    """The log with its filter; reading it is an event as well."""
    formulier = LogboekFilter(request.GET)
    gevonden = _gefilterd(formulier) if formulier.is_valid() else Gebeurtenis.objects.none()
    pagina = Paginator(gevonden, PER_BLAD).get_page(request.GET.get("pagina"))
    rijen = [_rij(gebeurtenis) for gebeurtenis in pagina]
    log(request.user, "beheer.logboek_gelezen", onderwerp=_filtertekst(formulier))
    kolommen = [
        Kolom(_("Wanneer"), klas="heel", breed=True, label=""),
        Kolom(_("Wat"), breed=True, label=""),
        Kolom(_("Over wie"), breed=True),
    ]
    context = {
        "formulier": formulier,
        "tabel": Tabel(_("Gebeurtenissen, nieuwste boven"), kolommen, rijen),
        "pagina": pagina,
        "zegel": Zegel.objects.last(),
    }
    return render(request, "beheer/logboek.html", context)


def _rij(gebeurtenis: Gebeurtenis) -> Rij:
    moment = f"{datum(gebeurtenis.tijd)}, {tijd(gebeurtenis.tijd)}"
    over = Cel(gebeurtenis.persoon_id, adres=f"?persoon={gebeurtenis.persoon_id}") if gebeurtenis.persoon_id else ""
    return Rij([moment, Cel(als_zin(gebeurtenis)), over])


def _gefilterd(formulier: LogboekFilter) -> QuerySet[Gebeurtenis]:
    keuze = formulier.cleaned_data
    gevonden = Gebeurtenis.objects.select_related("gebruiker")
    if keuze["wie"]:
        gevonden = gevonden.filter(gebruiker=keuze["wie"])
    if (namen := formulier.namen()) is not None:
        gevonden = gevonden.filter(naam__in=namen)
    if keuze["persoon"]:
        gevonden = gevonden.filter(persoon_id=keuze["persoon"])
    if keuze["van"]:
        gevonden = gevonden.filter(tijd__gte=datetime.combine(keuze["van"], time.min, NEDERLAND))
    if keuze["tot_en_met"]:
        einde = datetime.combine(keuze["tot_en_met"] + timedelta(days=1), time.min, NEDERLAND)
        gevonden = gevonden.filter(tijd__lt=einde)
    return gevonden


def _filtertekst(formulier: LogboekFilter) -> str:
    """The filter as it goes into the log: names of fields and what was chosen, no free text."""
    keuze = getattr(formulier, "cleaned_data", {})
    delen = [f"{naam} {waarde}" for naam, waarde in keuze.items() if waarde and naam != "wie"]
    if keuze.get("wie"):
        delen.insert(0, f"wie {keuze['wie'].username}")
    return ", ".join(delen) or "alles"
