"""A closed file as who is named in it reads it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import scherm
from stelsel.web.besloten import forms, rechten
from stelsel.web.besloten import zaken as dienst
from stelsel.web.besloten.models import Soort, Stap, Zaak
from stelsel.web.gedeeld.formulier import Formulier, Ingehaald, Veldfout
from stelsel.web.studenten.service import Persoon, ontvangen


def vind(request: HttpRequest, zaak: UUID) -> Zaak:
    """The file with this id that names the reader; else 404, as if there were none."""
    return get_object_or_404(rechten.bereik_zaken(request.user, vandaag()), uuid=zaak)


@scherm(rechten.ZAKEN)
@require_safe
def zaken(request: HttpRequest) -> HttpResponse:
    """The files that name the reader, those that are open first."""
    gevonden = sorted(rechten.bereik_zaken(request.user, vandaag()), key=lambda een: een.gesloten_op is not None)
    namen = {p.uuid: p.naam for p in Persoon.objects.filter(uuid__in={een.persoon for een in gevonden})}
    return render(request, "besloten/zaken.html", {"zaken": [(een, namen.get(een.persoon, "")) for een in gevonden]})


@scherm(rechten.ZAKEN)
@require_safe
def zaak(request: HttpRequest, zaak: UUID) -> HttpResponse:
    """The file; that somebody looked is written in it."""
    record = vind(request, zaak)
    dienst.lees(request.user, record)
    return render(request, "besloten/zaak.html", _context(request, record))


def _context(request: HttpRequest, record: Zaak) -> dict:
    gezet = dienst.gezet(record)
    return {
        "zaak": record,
        "persoon": get_object_or_404(Persoon, uuid=record.persoon),
        "meldcode": record.soort == Soort.MELDCODE,
        "stappen": [(stap, stap.value in gezet) for stap in Stap],
        "aantekeningen": record.aantekeningen.select_related("door"),
        "adviezen": record.adviezen.select_related("door"),
        "lezers": record.lezers.select_related("gebruiker"),
        "lezingen": record.lezingen.select_related("gebruiker")[:20],
        "mag_vrijgeven": bool(rechten.mag_vrijgeven(request.user)) and record.vrijgegeven_op is None,
    }


DADEN: dict[str, tuple[str, Callable[[object, Zaak], Formulier]]] = {
    "schrijven": (gettext_lazy("Wat zag, hoorde of deed je?"), forms.Schrijfformulier),
    "noemen": (gettext_lazy("Wie mag dit ook lezen?"), forms.Noemformulier),
    "advies": (gettext_lazy("Uitkomst en advies aan de school"), lambda g, _zaak: forms.Adviesformulier(g)),
    "sluiten": (gettext_lazy("Dit dossier sluiten"), forms.Sluitformulier),
    "vrijgeven": (gettext_lazy("Dit dossier hoort bij inzage"), lambda g, _zaak: forms.Vrijgeefformulier(g)),
}
"""What can be done with a file: the question, and its form."""


@scherm(rechten.ZAKEN)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def daad(request: HttpRequest, zaak: UUID, daad: str) -> HttpResponse:
    """One of DADEN."""
    record = vind(request, zaak)
    if daad not in DADEN:
        raise Http404
    vraag, maak = DADEN[daad]
    formulier = maak(ontvangen(request), record)
    ingehaald = ""
    if formulier.is_bound and formulier.is_valid():
        try:
            _doe(request, record, daad, formulier.cleaned_data)
        except Veldfout as fout:
            formulier.meld(fout)
        except Ingehaald as fout:
            ingehaald = f"{fout.wat} {fout.doe}"
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("besloten:zaak", zaak=record.uuid)
    status = 409 if ingehaald else 422 if formulier.errors else 200
    context = {"zaak": record, "vraag": vraag, "formulier": formulier, "ingehaald": ingehaald, "daad": daad}
    return render(request, "besloten/daad.html", context, status=status)


def _doe(request: HttpRequest, record: Zaak, daad: str, g: dict) -> None:
    wie = request.user
    if daad == "schrijven":
        dienst.schrijf(wie, record, g["op"], g["tekst"], g.get("stap"))
    elif daad == "noemen":
        dienst.noem(wie, record, g["wie"])
    elif daad == "advies":
        dienst.geef_advies(wie, record, g["uitkomst"], g["advies"])
    elif daad == "sluiten":
        dienst.sluit(wie, record, g["versie"], g.get("besluit", ""), g["waarom"])
    else:
        dienst.geef_vrij(wie, record, g["waarom_vrij"])
