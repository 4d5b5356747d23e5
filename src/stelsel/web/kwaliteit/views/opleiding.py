"""The page of one group: is it going up or down, how sure is that, and what was reported about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from stelsel.indicatoren import te_bevriezen
from stelsel.indicatoren.normen import norm
from stelsel.web.beheer.service import scherm
from stelsel.web.gedeeld.notatie import studiejaar as jaar_label
from stelsel.web.kwaliteit import bord as weergave
from stelsel.web.kwaliteit import opleiding as pagina
from stelsel.web.kwaliteit import rechten
from stelsel.web.kwaliteit.berekening import Rekenaar, rekenaar
from stelsel.web.kwaliteit.cijfers import DRIE, NAMEN, Cijfer
from stelsel.web.kwaliteit.definities import definitie
from stelsel.web.kwaliteit.eenheden import ONBEKEND, Eenheid
from stelsel.web.kwaliteit.filters import Filters, lees
from stelsel.web.kwaliteit.views.bord import herkomst
from stelsel.web.studenten import service as studenten


@dataclass(frozen=True)
class Situatie:
    """What every page about one group starts from."""

    rekent: Rekenaar
    eenheid: Eenheid
    filters: Filters
    meldingen: tuple[str, ...]
    indicator: str
    eigen: Mapping[str, Cijfer]

    @property
    def naam(self) -> str:
        """The dossier with its niveau, in words."""
        return self.rekent.namen.dossier(self.eenheid.dossier)

    @property
    def lead(self) -> str:
        """Niveau, dossier and instelling on one line."""
        delen = [
            _("Niveau %(niveau)s") % {"niveau": self.eenheid.niveau},
            _("dossier %(dossier)s") % {"dossier": self.eenheid.dossier},
            self.rekent.namen.brin(self.eenheid.brin),
        ]
        return ", ".join(delen)

    @property
    def cijfer(self) -> Cijfer | None:
        return self.eigen.get(self.indicator)

    @property
    def periode(self) -> str:
        return weergave.periode_zin(self.filters.jaar, self.filters.venster)

    def adres(self, naam: str = "opleiding", **anders: object) -> str:
        """Another page about this group with the same year, window and indicator."""
        basis = reverse(f"kwaliteit:{naam}", args=(self.eenheid.brin, self.eenheid.dossier, self.eenheid.niveau))
        return basis + self.filters.adres(indicator=anders.pop("indicator", self.indicator), **anders)

    def opdracht(self, indicator: str, jaar: int | None = None, venster: int | None = None) -> str:
        """The command that gives a figure of this group."""
        return self.rekent.opdracht(
            indicator,
            jaar=jaar or self.filters.jaar,
            venster=venster or self.filters.venster,
            per=weergave.EENHEID,
            filter=self.eenheid.als_filter(),
        )

    def te_bevriezen(self) -> dict[str, Any]:
        """The own figure of the chosen indicator with all that makes it what it is, ready for JSON."""
        tabel = self.rekent.tabel(
            self.indicator,
            jaar=self.filters.jaar,
            venster=self.filters.venster,
            per=weergave.EENHEID,
            filter=self.eenheid.als_filter(),
        )
        rijen = [Cijfer.uit_rij(rij) for rij in tabel.to_pylist()]
        return te_bevriezen(tabel, rijen.index(self.cijfer))


def situatie(request: HttpRequest, brin: str, dossier: str, niveau: str) -> Situatie:
    """The group of an address; raises Http404 when the set holds nobody in it in any year."""
    rekent = rekenaar()
    if rekent is None or not rekent.keuzes().studiejaren:
        raise Http404
    vraag = {k: request.GET.get(k, "") for k in ("jaar", "venster")}
    filters, meldingen = lees(vraag, rekent.keuzes())
    eenheid = Eenheid(brin, dossier, niveau)
    if niveau not in ("1", "2", "3", "4", ONBEKEND):
        raise Http404
    indicator = request.GET.get("indicator", "")
    if indicator not in DRIE:
        if indicator:
            meldingen.append(_("Deze indicator bestaat niet. Je ziet het jaarresultaat."))
        indicator = DRIE[0]
    alle = ("oordeel", *DRIE)
    eigen = {naam: c for naam in alle if (c := eigen_cijfer(rekent, eenheid, naam, filters)) is not None}
    if not eigen and not any(reeks(rekent, eenheid, naam, filters.jaar) for naam in DRIE):
        raise Http404
    return Situatie(rekent, eenheid, filters, tuple(meldingen), indicator, eigen)


def eigen_cijfer(rekent: Rekenaar, eenheid: Eenheid, indicator: str, filters: Filters) -> Cijfer | None:
    """The figure of the group in the chosen year and window, or None when nobody counts."""
    cijfers = rekent.cijfers(
        indicator, [filters.jaar], venster=filters.venster, per=weergave.EENHEID, filter=eenheid.als_filter()
    )
    return next(iter(pagina.van_eenheid(cijfers, eenheid)), None)


def reeks(rekent: Rekenaar, eenheid: Eenheid, indicator: str, tot: int) -> list[Cijfer]:
    """The figures of the group per single year."""
    jaren = range(tot - pagina.JAREN_TREND + 1, tot + 1)
    cijfers = rekent.cijfers(indicator, jaren, per=weergave.EENHEID, filter=eenheid.als_filter())
    return pagina.van_eenheid(cijfers, eenheid)


@scherm(rechten.ONDERWIJSRESULTATEN_ZIEN)
@require_GET
def opleiding(request: HttpRequest, brin: str, dossier: str, niveau: str) -> HttpResponse:
    """Trend, breakdown, official and frozen figures of one group."""
    s = situatie(request, brin, dossier, niveau)
    trend = pagina.trend(
        s.naam,
        s.indicator,
        reeks(s.rekent, s.eenheid, s.indicator, s.filters.jaar),
        hoge_norm=_hoge_norm(s),
        tot_jaar=s.filters.jaar,
        peildatum=s.rekent.rij.peildatum,
    )
    return render(request, "kwaliteit/opleiding.html", _cijfers(s, trend) | _wat_mag(request, s) | herkomst(s.rekent))


def _hoge_norm(s: Situatie) -> float | None:
    if s.eenheid.niveau == ONBEKEND:
        return None
    grens = norm("hoog", s.indicator, int(s.eenheid.niveau), s.filters.jaar)
    return None if grens is None else float(grens)


def _cijfers(s: Situatie, trend: pagina.Trend) -> dict[str, Any]:
    officieel = pagina.naast_elkaar(s.eigen, pagina.geldend_officieel(s.eenheid, s.filters.jaar, s.filters.venster))
    return {
        "naam": s.naam,
        "lead": s.lead,
        "filters": s.filters,
        "meldingen": s.meldingen,
        "periode": s.periode,
        "oordeel": s.eigen.get("oordeel"),
        "redenen": _redenen(s),
        "cellen": [s.eigen[naam] for naam in DRIE if naam in s.eigen],
        "tabs": [{"naam": str(NAMEN[n]), "adres": s.adres(indicator=n), "actief": n == s.indicator} for n in DRIE],
        "trend": trend,
        "definitie": definitie(s.indicator),
        "opdrachten": [r for j in trend.jaren if (r := s.opdracht(s.indicator, jaar=j.studiejaar, venster=1))],
        "onderverdelingen": _onderverdelingen(s),
        "officieel": officieel,
        "vastgesteld": pagina.vastgesteld(s.eenheid),
        "voorlopig": [z for j in trend.jaren if (z := weergave.voorlopig_zin(j.studiejaar, s.rekent.rij.peildatum))],
    }


def _onderverdelingen(s: Situatie) -> list[pagina.Onderverdeling]:
    delen = [
        s.rekent.cijfers(
            s.indicator,
            [s.filters.jaar],
            venster=s.filters.venster,
            per=(*weergave.EENHEID, dimensie),
            filter=s.eenheid.als_filter(),
        )
        for dimensie in ("leerweg", "crebo")
    ]
    return pagina.onderverdelingen(*delen, s.eenheid, s.rekent.namen)


def _wat_mag(request: HttpRequest, s: Situatie) -> dict[str, Any]:
    return {
        "mag_personen": studenten.mag_studenten_zien(request.user),
        "personen_adres": s.adres("personen"),
        "personen_volledig": request.build_absolute_uri(s.adres("personen")),
        "mag_officieel": rechten.mag_officieel_cijfer_invoeren(request.user),
        "officieel_adres": s.adres("officieel"),
        "mag_vaststellen": rechten.mag_cijfer_vaststellen(request.user),
        "kan_vaststellen": s.cijfer is not None and s.cijfer.getoond is not None,
        "vaststel_adres": s.adres("vaststellen"),
        "jaar": jaar_label(s.filters.jaar),
    }


def _redenen(s: Situatie) -> list[str]:
    """Why the oordeel is what it is: its own reasons, and those of its figures that it does not name itself."""
    zinnen: list[str] = []
    for naam in ("oordeel", *DRIE):
        for zin in s.eigen[naam].redenen if naam in s.eigen else []:
            if not any(eerder.lower().endswith(zin.lower()) for eerder in zinnen):
                zinnen.append(zin)
    return zinnen
