"""Open a dossier that is not one's own, because it cannot wait ('breek het glas')."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer.service import log, open_noodtoegang, scherm
from stelsel.web.studenten import rechten
from stelsel.web.studenten.forms import Noodformulier
from stelsel.web.studenten.importeren.namen import zoeknaam
from stelsel.web.studenten.models import Persoon


@scherm(rechten.NOODTOEGANG_OPENEN)
@sensitive_post_parameters("naam", "geboortedatum", "reden")
@require_http_methods(["GET", "HEAD", "POST"])
def openen(request: HttpRequest) -> HttpResponse:
    """Ask for exactly one student by full name and birth date: this is no way to look around.

    Whoever is found is opened at once and told to the privacyfunctionaris; who is not found is logged too, so that
    nobody can try out names unseen.
    """
    formulier = Noodformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        persoon = _vind(formulier)
        if persoon is None:
            log(request.user, "beheer.noodtoegang_geweigerd")
            formulier.add_error(
                None,
                _("Er is niet precies één student met deze naam en geboortedatum. Kijk de schrijfwijze na."),
            )
        else:
            antwoord = _open(request, persoon, formulier)
            if antwoord is not None:
                return antwoord
    return render(request, "studenten/noodtoegang.html", {"formulier": formulier}, status=_status(formulier))


def _open(request: HttpRequest, persoon: Persoon, formulier: Noodformulier) -> HttpResponse | None:
    gegevens = formulier.cleaned_data
    try:
        nood = open_noodtoegang(request.user, persoon.uuid, uren=int(gegevens["uren"]), reden=gegevens["reden"])
    except StelselFout as fout:
        formulier.add_error("reden", f"{fout.wat} {fout.doe}")
        return None
    messages.warning(
        request,
        _("Je hebt noodtoegang, %(uren)s uur lang. De privacyfunctionaris ziet dit en beoordeelt het.")
        % {"uren": round((nood.tot - nood.van).total_seconds() / 3600)},
    )
    return redirect("studenten:dossier", persoon=persoon.uuid)


def _vind(formulier: Noodformulier) -> Persoon | None:
    gegevens = formulier.cleaned_data
    dag = gegevens["geboortedatum"]
    gevonden = Persoon.objects.filter(
        actueel=True,
        zoeknaam=zoeknaam(gegevens["naam"]),
        geboortejaar=dag.year,
        geboortemaand=dag.month,
        geboortedag=dag.day,
    )[:2]
    return gevonden[0] if len(gevonden) == 1 else None


def _status(formulier: Noodformulier) -> int:
    return 422 if formulier.errors else 200
