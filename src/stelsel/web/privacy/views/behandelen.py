"""The requests that wait for an answer, the first day first, and the answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel
from stelsel.web.privacy import rechten, verzoeken
from stelsel.web.privacy.forms import Antwoordformulier
from stelsel.web.privacy.models import Verzoek
from stelsel.web.privacy.personen import bekende

BEKEKEN = 50


@scherm(rechten.VERZOEKEN_BEHANDELEN)
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """What waits, and the last that were answered."""
    log(request.user, "privacy.verzoeken_gelezen")
    gesloten = Verzoek.objects.exclude(staat=Verzoek.Staat.OPEN).order_by("-besloten_op")[:BEKEKEN]
    context = {
        "open": _tabel(_("Wacht op antwoord"), list(verzoeken.open_verzoeken())),
        "gesloten": _tabel(_("Beantwoord"), list(gesloten)),
        "te_laat": verzoeken.aantal_te_laat(),
    }
    return render(request, "privacy/verzoeken.html", context)


def _tabel(titel: str, rijen: list[Verzoek]) -> Tabel:
    kolommen = [
        Kolom(_("Wat"), rijkop=True),
        Kolom(_("Wie"), breed=True),
        Kolom(_("Ontvangen")),
        Kolom(_("Antwoord voor")),
        Kolom(_("Stand"), label=""),
    ]
    return Tabel(titel, kolommen, [_rij(verzoek) for verzoek in rijen])


def _rij(verzoek: Verzoek) -> Rij:
    te_laat = verzoek.is_open and verzoek.uiterlijk < vandaag()
    adres = reverse("privacy:verzoek", args=[verzoek.uuid])
    stand = Cel(badge=_("Te laat"), soort="negatief") if te_laat else verzoek.get_staat_display()
    cellen = [
        Cel(verzoek.get_soort_display(), adres=adres, voor_lezer=_naam(verzoek.persoon)),
        _naam(verzoek.persoon),
        datum(verzoek.ontvangen_op),
        datum(verzoek.uiterlijk),
        stand,
    ]
    return Rij(cellen, "negatief" if te_laat else "")


def _naam(persoon: UUID) -> str:
    student = bekende(persoon)
    return student.naam if student else _("student is verwijderd")


@scherm(rechten.VERZOEKEN_BEHANDELEN)
@require_http_methods(["GET", "HEAD", "POST"])
def verzoek(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One request with its steps, and the form to answer it."""
    gevonden = get_object_or_404(Verzoek, uuid=sleutel)
    formulier = Antwoordformulier(
        request.POST if request.method == "POST" else None, initial={"versie": gevonden.versie}
    )
    fout = ""
    if request.method == "POST":
        fout = _antwoord(request, gevonden, formulier)
        if not fout:
            return redirect("privacy:verzoeken")
    else:
        log(request.user, "privacy.verzoek_gelezen", str(gevonden.persoon))
    context = {
        "verzoek": gevonden,
        "naam": _naam(gevonden.persoon),
        "stappen": gevonden.stappen.select_related("door"),
        "formulier": formulier,
        "fout": fout if fout != "formulier" else "",
    }
    return render(request, "privacy/verzoek.html", context, status=422 if fout else 200)


def _antwoord(request: HttpRequest, gevonden: Verzoek, formulier: Antwoordformulier) -> str:
    """'' when done, 'formulier' when a field is wrong, else a sentence."""
    if not formulier.is_valid():
        return "formulier"
    keuze, tekst, versie = (formulier.cleaned_data[naam] for naam in ("besluit", "antwoord", "versie"))
    try:
        if keuze == "verlengen":
            verzoeken.verleng(gevonden, tekst, door=request.user, versie=versie)
        else:
            verzoeken.besluit(
                gevonden, toegewezen=keuze == "toegewezen", antwoord=tekst, door=request.user, versie=versie
            )
    except StelselFout as fout:
        return f"{fout.wat} {fout.doe}"
    messages.success(request, _("Bewaard. De student ziet het antwoord bij 'Mijn gegevens'."))
    return ""
