"""The page 'Mijn groep': who needs the mentor now and why, then the whole group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import feiten, groep, rechten
from stelsel.web.begeleiding.feiten import Lid
from stelsel.web.begeleiding.models.wens import Wens
from stelsel.web.begeleiding.views.feitregel import feitregel
from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.notatie import GEEN, datum, datum_cijfers, getal, procent
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel

EERST = 8
"""How many are shown at once of who asks for somebody: more than a morning's work says nothing."""
DEZE_WEEK = timedelta(days=7)


def _alle(lid: Lid) -> bool:
    return True


def _nodig(lid: Lid) -> bool:
    return bool(lid.feiten) and lid.feiten[0].status != "info"


def _met_afspraak(lid: Lid) -> bool:
    return bool(lid.afspraken)


def _wil_hoger(lid: Lid) -> bool:
    return lid.wensen.student is not None and lid.wensen.student.wens == Wens.HOGER


def _wens_vragen(lid: Lid) -> bool:
    return lid.wensen.te_vragen(vandaag())


DELEN: dict[str, Callable[[Lid], bool]] = {
    "": _alle,
    "nodig": _nodig,
    "afspraak": _met_afspraak,
    "hoger": _wil_hoger,
    "vragen": _wens_vragen,
}


@scherm(rechten.GROEP_VOLGEN)
@require_safe
def mijn_groep(request: HttpRequest) -> HttpResponse:
    """The group of who asks; looking at it is written down once, not per student."""
    dag = vandaag()
    leden = groep.leden(request.user, dag)
    eerst = groep.wie_eerst(leden)
    deel = request.GET.get("wie", "")
    deel = deel if deel in DELEN else ""
    log(request.user, "begeleiding.groep_gelezen", onderwerp=str(len(leden)))
    volgorde = [*eerst, *(lid for lid in leden if not lid.feiten)]
    context = {
        "aantal": len(leden),
        "groepen": ", ".join(dict.fromkeys(naam for lid in leden for naam in lid.stand.groepen)),
        "eerst": [feitregel(lid) for lid in eerst[:EERST]],
        "daarna": [feitregel(lid) for lid in eerst[EERST:]],
        "tabel": _tabel([lid for lid in volgorde if DELEN[deel](lid)], dag),
        "chips": _chips(leden, deel),
        "gesprekken": sorted(
            (lid for lid in leden if lid.gepland and dag <= lid.gepland <= dag + DEZE_WEEK),
            key=lambda lid: lid.gepland,
        ),
        "wensen": _wensen(leden),
        "tot": max((lid.stand.tot_en_met for lid in leden if lid.stand.tot_en_met), default=None),
    }
    return render(request, "begeleiding/groep.html", context)


def _chips(leden: list[Lid], deel: str) -> list[dict]:
    namen = {
        "": _("Alle"),
        "nodig": _("Nu nodig"),
        "afspraak": _("Met een afspraak"),
        "hoger": _("Wil naar een hoger niveau"),
        "vragen": _("Wens nog vragen"),
    }
    return [
        {
            "tekst": namen[naam],
            "adres": f"?wie={naam}" if naam else "?",
            "actief": naam == deel,
            "aantal": sum(map(hoort, leden)),
        }
        for naam, hoort in DELEN.items()
    ]


def _tabel(leden: list[Lid], dag: date) -> Tabel:
    kolommen = [
        Kolom(_("Student en wat er speelt"), rijkop=True),
        Kolom(_("Aanwezig"), getal=True),
        Kolom(_("Voldoende"), getal=True),
        Kolom(_("Afspraken"), getal=True),
        Kolom(_("Gesprek"), klas="heel"),
        Kolom(_("Wil hierna"), breed=True),
    ]
    return Tabel(_("De hele groep, wie eerst aandacht vraagt bovenaan"), kolommen, [_rij(lid, dag) for lid in leden])


def _rij(lid: Lid, dag: date) -> Rij:
    stand, feit = lid.stand, lid.feiten[0] if lid.feiten else None
    wens = feiten.kort(lid.wensen.student.wens) if lid.wensen.student else _("niet gevraagd")
    loopt, gedaan = len(lid.afspraken), lid.gedaan
    cellen = [
        Cel(stand.persoon.naam, adres=reverse("begeleiding:plan", args=[lid.uuid]), bij=feit.badge if feit else ""),
        _aanwezig(lid, dag),
        _("%(n)s van %(m)s") % {"n": stand.voldoende, "m": stand.resultaten} if stand.resultaten else GEEN,
        _("%(n)s van %(m)s gedaan") % {"n": gedaan, "m": gedaan + loopt} if gedaan + loopt else GEEN,
        datum(lid.gesprek) if lid.gesprek else Cel(_("nog niet"), stil=True),
        Cel(wens, stil=lid.wensen.student is None),
    ]
    status = feit.status if feit and feit.status != "info" else ""
    return Rij(cellen, status)


def _aanwezig(lid: Lid, dag: date) -> Cel:
    """Presence, or since when there are no figures: that is another thing than nought."""
    stand = lid.stand
    if stand.tot_en_met is None:
        return Cel(_("geen gegevens"), stil=True)
    if stand.is_oud(dag):
        return Cel(_("geen gegevens sinds %(dag)s") % {"dag": datum_cijfers(stand.tot_en_met)}, stil=True)
    return Cel(procent(stand.aanwezig, 0))


def _wensen(leden: list[Lid]) -> Tabel:
    """What students say beside what the team expects."""

    def tel(wie: str, wens: str | None) -> str:
        antwoorden = (getattr(lid.wensen, wie) for lid in leden)
        return getal(sum((antwoord.wens if antwoord else None) == wens for antwoord in antwoorden))

    kolommen = [Kolom(_("Na de opleiding"), rijkop=True), Kolom(_("Student"), getal=True), Kolom(_("Team"), getal=True)]
    soorten = [(feiten.kort(wens), wens) for wens in Wens] + [(_("niet gevraagd"), None)]
    rijen = [Rij([naam.capitalize(), tel("student", wens), tel("team", wens)]) for naam, wens in soorten]
    return Tabel(_("Wat studenten willen, en wat het team verwacht"), kolommen, rijen, op_telefoon="vast", dicht=True)
