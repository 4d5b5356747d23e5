"""The log: who did and read what, newest first."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import NEDERLAND, vandaag
from stelsel.web.beheer.forms import LogboekFilter
from stelsel.web.beheer.logboek import als_zin, log
from stelsel.web.beheer.models import Gebeurtenis, Zegel
from stelsel.web.beheer.rechten import LOGBOEK_LEZEN, LOGBOEK_UITVOEREN, mag_logboek_uitvoeren
from stelsel.web.beheer.toegang import scherm
from stelsel.web.gedeeld.notatie import datum, tijd
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel

PER_BLAD = 50
MEEST = 200_000
SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@scherm(LOGBOEK_LEZEN)
@require_safe
def logboek(request: HttpRequest) -> HttpResponse:
    """The log with its filter; reading it is an event as well."""
    formulier = LogboekFilter(request.GET)
    gevonden = _gefilterd(formulier) if formulier.is_valid() else Gebeurtenis.objects.none()
    pagina = Paginator(gevonden, PER_BLAD).get_page(request.GET.get("pagina"))
    rijen = [_rij(gebeurtenis) for gebeurtenis in pagina]
    log(request.user, "beheer.logboek_gelezen", _persoon(formulier), onderwerp=_filtertekst(formulier))
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
        "mag_uitvoeren": bool(mag_logboek_uitvoeren(request.user)),
        "vraag": request.GET.urlencode(),
    }
    return render(request, "beheer/logboek.html", context)


@scherm(LOGBOEK_UITVOEREN)
@require_safe
def download(request: HttpRequest, vorm: str) -> HttpResponse:
    """Everything that fits the filter, oldest first, each with its block. That is an event too."""
    if vorm not in SOORTEN:
        raise Http404
    # The spreadsheet writer takes a while to load, and few ask for it.
    from stelsel.weergave.tabellen import als_bytes

    formulier = LogboekFilter(request.GET)
    gevonden = _gefilterd(formulier) if formulier.is_valid() else Gebeurtenis.objects.none()
    filtertekst = _filtertekst(formulier)
    log(request.user, "beheer.logboek_opgehaald", _persoon(formulier), onderwerp=filtertekst)
    rijen = list(gevonden.order_by("id").select_related("zegelregel__zegel")[:MEEST])
    kolommen = {
        _("tijd (UTC)"): [rij.tijd.astimezone(UTC).isoformat(timespec="seconds") for rij in rijen],
        _("wie"): [rij.gebruiker.username if rij.gebruiker else "" for rij in rijen],
        _("wat"): [als_zin(rij) for rij in rijen],
        _("gebeurtenis"): [rij.naam for rij in rijen],
        _("persoonssleutel"): [rij.persoon_id or "" for rij in rijen],
        _("doel"): [rij.doel for rij in rijen],
        _("blok"): [rij.zegelregel.zegel.nummer if hasattr(rij, "zegelregel") else None for rij in rijen],
    }
    verantwoording = {_("Opgehaald op"): vandaag(), _("Filter"): filtertekst} if vorm == "xlsx" else None
    bestand = als_bytes(kolommen, vorm, blad="logboek", verantwoording=verantwoording)
    antwoord = HttpResponse(bestand, content_type=SOORTEN[vorm])
    antwoord["Content-Disposition"] = f'attachment; filename="logboek.{vorm}"'
    return antwoord


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


def _persoon(formulier: LogboekFilter) -> str | None:
    """About which student the log is read."""
    return getattr(formulier, "cleaned_data", {}).get("persoon") or None


def _filtertekst(formulier: LogboekFilter) -> str:
    """The filter as it goes into the log: names of fields and what was chosen, no free text. Of which student goes into
    the line as its person: it is emptied when that person is removed."""
    keuze = getattr(formulier, "cleaned_data", {})
    delen = [f"{naam} {waarde}" for naam, waarde in keuze.items() if waarde and naam not in ("wie", "persoon")]
    if keuze.get("persoon"):
        delen.append("één persoon")
    if keuze.get("wie"):
        delen.insert(0, f"wie {keuze['wie'].username}")
    return ", ".join(delen) or "alles"
