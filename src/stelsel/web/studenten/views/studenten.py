"""The page 'Studenten': search, filter, sort, and an address for every state of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import Studiejaar, vandaag
from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel
from stelsel.web.gedeeld.velden import Datumveld, Keuzelijst
from stelsel.web.studenten import lijst as inhoud
from stelsel.web.studenten import rechten, teksten
from stelsel.web.studenten.models import Groep, Inschrijvingsperiode, Opleiding

PER_PAGINA = 50


class Filterformulier(forms.Form):
    """The filter bar. The lists come from what counts now, so that no choice leads to an empty page by itself."""

    q = forms.CharField(
        label=gettext_lazy("Naam"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    opleiding = forms.ChoiceField(label=gettext_lazy("Opleiding"), required=False, widget=Keuzelijst)
    niveau = forms.TypedChoiceField(label=gettext_lazy("Niveau"), required=False, coerce=int, empty_value=None)
    leerweg = forms.ChoiceField(label=gettext_lazy("Leerweg"), required=False, widget=Keuzelijst)
    team = forms.ChoiceField(label=gettext_lazy("Team"), required=False, widget=Keuzelijst)
    groep = forms.ChoiceField(label=gettext_lazy("Groep"), required=False, widget=Keuzelijst)
    op = Datumveld(label=gettext_lazy("Ingeschreven op"), required=False)
    wie = forms.CharField(required=False, widget=forms.HiddenInput)
    sorteer = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, vraag: QueryDict, opleidingen: Sequence[Opleiding], groepen: Sequence[Groep]) -> None:
        super().__init__(vraag)
        alle = [("", _("Alle"))]
        self.fields["opleiding"].choices = alle + [(o.opleidingcode, str(o)) for o in opleidingen]
        self.fields["niveau"].choices = alle + [(str(n), str(n)) for n in (1, 2, 3, 4)]
        self.fields["leerweg"].choices = alle + [(code, str(naam)) for code, naam in teksten.LEERTRAJECTEN.items()]
        teams = sorted({groep.team for groep in groepen if groep.team})
        self.fields["team"].choices = alle + [(team, team) for team in teams]
        self.fields["groep"].choices = alle + list({g.groep_id: g.naam for g in groepen}.items())


@scherm(rechten.STUDENTEN_ZOEKEN)
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Students who fit the filter, fifty at a time."""
    opleidingen = {o.opleidingcode: o for o in Opleiding.objects.all()}
    groepen = Groep.objects.geldend().filter(studiejaar=_studiejaar(request)).order_by("naam")
    formulier = Filterformulier(request.GET, list(opleidingen.values()), list(groepen))
    keuze = _keuze(formulier)
    bereik = rechten.bereik_studenten(request.user)
    sorteer = request.GET.get("sorteer", "")
    sorteer = sorteer if sorteer in inhoud.SORTERING else "naam"
    rijen = inhoud.zoek(bereik, keuze).order_by(*inhoud.SORTERING[sorteer])
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    log(request.user, "studenten.studenten_gezocht", onderwerp=keuze.omschrijving())
    regels = inhoud.regels(list(pagina), keuze.op)
    lijkt = inhoud.lijkt_op(bereik, keuze.q) if keuze.q and not regels else []
    context = {
        "formulier": formulier,
        "keuze": keuze,
        "pagina": pagina,
        "tabel": _tabel(regels, opleidingen, sorteer),
        "lijkt_op": lijkt,
        "chips": _chips(request, keuze),
        "mag_nood": bool(rechten.mag_noodtoegang_openen(request.user)),
        "leeg": not pagina.paginator.count and not bereik.exists(),
    }
    return render(request, "studenten/lijst.html", context)


def _studiejaar(request: HttpRequest) -> int:
    """The studiejaar of the peildatum: groups of other years are no choice, and there are many."""
    try:
        dag = date.fromisoformat(request.GET.get("op", ""))
    except ValueError:
        dag = vandaag()
    return Studiejaar.van_datum(dag).jaar


def _keuze(formulier: Filterformulier) -> inhoud.Keuze:
    """The valid part of what was asked; who searches by name alone searches everybody."""
    formulier.is_valid()
    vraag = formulier.cleaned_data
    wie = vraag.get("wie") or ("iedereen" if vraag.get("q") and not vraag.get("op") else "")
    namen = ("q", "opleiding", "niveau", "leerweg", "groep", "team")
    filters = {naam: waarde for naam in namen if (waarde := vraag.get(naam))}
    return inhoud.Keuze(op=vraag.get("op") or vandaag(), iedereen=wie == "iedereen", **filters)


def _chips(request: HttpRequest, keuze: inhoud.Keuze) -> list[dict]:
    def adres(wie: str) -> str:
        vraag = request.GET.copy()
        vraag.pop("pagina", None)
        vraag["wie"] = wie
        return f"?{vraag.urlencode()}"

    ingeschreven = _("Ingeschreven op %(dag)s") % {"dag": datum(keuze.op)}
    return [
        {"tekst": ingeschreven, "adres": adres("ingeschreven"), "actief": not keuze.iedereen},
        {"tekst": _("Iedereen, ook wie weg is"), "adres": adres("iedereen"), "actief": keuze.iedereen},
    ]


def _tabel(regels: list[inhoud.Regel], opleidingen: dict[str, Opleiding], sorteer: str) -> Tabel:
    kolommen = [
        Kolom(_("Student"), rijkop=True, sorteer="naam"),
        Kolom(_("Opleiding"), breed=True, label=""),
        Kolom(_("Leerweg"), label=""),
        Kolom(_("Groep"), breed=True),
        Kolom(_("Geboortejaar"), getal=True, sorteer="geboortejaar", label=_("Geboren")),
    ]
    return Tabel(_("Studenten"), kolommen, [_rij(regel, opleidingen) for regel in regels], gesorteerd=sorteer)


def _rij(regel: inhoud.Regel, opleidingen: dict[str, Opleiding]) -> Rij:
    persoon = regel.persoon
    return Rij(
        [
            Cel(persoon.naam, adres=reverse("studenten:dossier", args=[persoon.uuid])),
            "; ".join(_opleiding(periode, opleidingen) for periode in regel.perioden),
            ", ".join(str(teksten.LEERTRAJECTEN.get(p.leertraject or "", "")) for p in regel.perioden),
            ", ".join(regel.groepen),
            str(persoon.geboortejaar or ""),
        ]
    )


def _opleiding(periode: Inschrijvingsperiode, opleidingen: dict[str, Opleiding]) -> str:
    code = periode.opleidingcode or ""
    opleiding = opleidingen.get(code)
    naam = opleiding.naam if opleiding and opleiding.naam else code
    niveau = opleiding.niveau if opleiding else None
    return _("%(naam)s, niveau %(niveau)s") % {"naam": naam, "niveau": niveau} if niveau else naam
