"""What every form about one student does: show it, do it, or show it again with what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stelsel.web.gedeeld.formulier import Formulier, Ingehaald, Veldfout
from stelsel.web.studenten.dossier import Dossier
from stelsel.web.studenten.models import Persoon


def ontvangen(request: HttpRequest) -> object:
    """What was sent, or None for who only looks."""
    return request.POST if request.method == "POST" else None


def verwerk(
    request: HttpRequest,
    persoon: Persoon,
    formulier: Formulier,
    doe: Callable[[], str],
    sjabloon: str,
    *,
    tab: str,
    naar: str = "",
    context: Callable[[], dict] = dict,
    versie: Callable[[], int] | None = None,
) -> HttpResponse:
    """`doe` carries it out and gives the sentence for the reader; `context` gives the values of the page, read after
    that. `versie` reads which version counts now: who was overtaken sees how it stands, and sends again for that one.
    `tab` is the page of this student it belongs to, where the reader goes after it; `naar` is another page, of nobody.
    """
    ingehaald = ""
    if formulier.is_bound and formulier.is_valid():
        try:
            tekst = doe()
        except Veldfout as fout:
            formulier.meld(fout)
        except Ingehaald as fout:
            ingehaald = f"{fout.wat} {fout.doe}"
            if versie is not None:
                formulier.data = formulier.data | {"versie": str(versie())}
        else:
            messages.success(request, tekst)
            return redirect(naar) if naar else redirect(tab, persoon=persoon.uuid)
    status = 409 if ingehaald else 422 if formulier.errors else 200
    waarden = {"formulier": formulier, "ingehaald": ingehaald, **context()}
    return render(request, sjabloon, _kop(request, persoon, tab) | waarden, status=status)


def _kop(request: HttpRequest, persoon: Persoon, tab: str) -> dict:
    # Here, because the views of this app know this file.
    from stelsel.web.studenten.views.kop import kop

    return kop(request, Dossier(persoon), tab)
