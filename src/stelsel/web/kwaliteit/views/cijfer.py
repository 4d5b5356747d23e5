"""Freezing a figure, entering an official one, and looking at a frozen figure."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer.service import scherm
from stelsel.web.gedeeld.notatie import datum, procent
from stelsel.web.kwaliteit import bord as weergave
from stelsel.web.kwaliteit import opleiding as pagina
from stelsel.web.kwaliteit import rechten
from stelsel.web.kwaliteit import vaststellen as vast
from stelsel.web.kwaliteit.berekening import rekenaar
from stelsel.web.kwaliteit.cijfers import DRIE
from stelsel.web.kwaliteit.eenheden import Eenheid
from stelsel.web.kwaliteit.filters import Filters
from stelsel.web.kwaliteit.forms import OfficieelForm, VaststelForm
from stelsel.web.kwaliteit.models import VastgesteldCijfer
from stelsel.web.kwaliteit.views.opleiding import Situatie, eigen_cijfer, situatie


@scherm(rechten.CIJFER_VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def vaststellen(request: HttpRequest, brin: str, dossier: str, niveau: str) -> HttpResponse:
    """Freeze the figure of the address for use in a report; `?vervangt=` names the one it replaces."""
    s = situatie(request, brin, dossier, niveau)
    if s.cijfer is None or s.cijfer.getoond is None:
        messages.warning(request, _("Dit cijfer is niet te bepalen en dus niet vast te stellen."))
        return redirect(s.adres())
    vervangt = _te_vervangen(request, s)
    form = VaststelForm(request.POST if request.method == "POST" else None, vervangt=vervangt is not None)
    if request.method == "POST" and form.is_valid():
        try:
            nieuw = vast.stel_vast(
                request.user,
                s.cijfer,
                eenheid=s.eenheid,
                eenheid_naam=f"{s.naam}, {s.lead}",
                venster=s.filters.venster,
                gegevensset=s.rekent.rij,
                verantwoording=s.te_bevriezen(),
                opdracht=s.opdracht(s.indicator),
                vervangt=vervangt,
                **form.cleaned_data,
            )
        except StelselFout as fout:
            form.add_error(None, " ".join(deel for deel in (fout.wat, fout.doe) if deel))
        else:
            messages.success(request, _("Het cijfer is vastgesteld."))
            return redirect("kwaliteit:vastgesteld", nieuw.sleutel)
    vorige = "" if vervangt is None else f"{procent(vervangt.waarde)}, {datum(vervangt.op)}, {vervangt.gebruikt_in}"
    context = _formulier(s, form) | {
        "titel": _("Cijfer vaststellen"),
        "lead": _("Het cijfer blijft bewaard zoals het nu is, ook als de gegevens later veranderen."),
        "knop": _("Stel vast"),
        "vorige": vorige,
        "vorige_kop": _("Vervangt"),
    }
    return render(request, "kwaliteit/formulier.html", context, status=_status(form))


def _te_vervangen(request: HttpRequest, s: Situatie) -> VastgesteldCijfer | None:
    gevraagd = request.GET.get("vervangt", "")
    if not gevraagd:
        return None
    try:
        sleutel = UUID(gevraagd)
    except ValueError:
        raise Http404 from None
    return get_object_or_404(
        VastgesteldCijfer,
        sleutel=sleutel,
        brin=s.eenheid.brin,
        dossier=s.eenheid.dossier,
        niveau=s.eenheid.niveau,
        indicator=s.indicator,
    )


def _formulier(s: Situatie, form: Any) -> dict[str, Any]:
    return {
        "form": form,
        "naam": s.naam,
        "cijfer": s.cijfer,
        "periode": s.periode,
        "terug": s.adres(),
        "filters": s.filters,
    }


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200


@scherm(rechten.OFFICIEEL_CIJFER_INVOEREN)
@require_http_methods(["GET", "POST"])
def officieel(request: HttpRequest, brin: str, dossier: str, niveau: str) -> HttpResponse:
    """Type over what DUO or the inspectie published, beside the own figure."""
    s = situatie(request, brin, dossier, niveau)
    if s.cijfer is None:
        raise Http404
    geldend = pagina.geldend_officieel(s.eenheid, s.filters.jaar, s.filters.venster)
    vorige = next((cijfer for cijfer in geldend if cijfer.indicator == s.indicator), None)
    form = OfficieelForm(request.POST if request.method == "POST" else None, vervangt=vorige is not None)
    if request.method == "POST" and form.is_valid():
        vast.voer_officieel_in(
            request.user,
            indicator=s.indicator,
            studiejaar=s.filters.jaar,
            venster=s.filters.venster,
            eenheid=s.eenheid,
            **form.cleaned_data,
        )
        messages.success(request, _("Het officiële cijfer is ingevoerd."))
        return redirect(s.adres())
    context = _formulier(s, form) | {
        "titel": _("Officieel cijfer invoeren"),
        "lead": _("Neem het cijfer over uit de publicatie. Je ziet daarna het verschil met het eigen cijfer."),
        "knop": _("Voer in"),
        "vorige": "" if vorige is None else f"{procent(vorige.waarde)}, {vorige.bron}",
        "vorige_kop": _("Nu ingevoerd"),
    }
    return render(request, "kwaliteit/formulier.html", context, status=_status(form))


@scherm(rechten.ONDERWIJSRESULTATEN_ZIEN)
@require_GET
def vastgesteld(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """A frozen figure with its origin, and what it would be with the data of now."""
    v = get_object_or_404(VastgesteldCijfer.objects.select_related("door", "vervangt"), sleutel=sleutel)
    eenheid = Eenheid(v.brin, v.dossier, v.niveau)
    filters = Filters(jaar=v.studiejaar, venster=v.venster)
    rekent = rekenaar()
    nu = eigen_cijfer(rekent, eenheid, v.indicator, filters) if rekent and v.indicator in DRIE else None
    basis = (v.brin, v.dossier, v.niveau)
    context = {
        "v": v,
        "indicator_naam": v.indicator_naam,
        "periode": weergave.periode_zin(v.studiejaar, v.venster),
        "opvolger": VastgesteldCijfer.objects.filter(vervangt=v).first(),
        "nu": nu,
        "kan_vervangen": nu is not None and nu.getoond is not None,
        "mag_vaststellen": rechten.mag_cijfer_vaststellen(request.user),
        "terug": reverse("kwaliteit:opleiding", args=basis) + filters.adres(indicator=v.indicator),
        "vervang_adres": reverse("kwaliteit:vaststellen", args=basis)
        + filters.adres(indicator=v.indicator, vervangt=v.sleutel),
    }
    return render(request, "kwaliteit/vastgesteld.html", context)
