"""The plan of one student: what runs, what was said, what the student wants next."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import aandacht, groepen, overdragen, rechten, teksten, vragenlijst, wensen
from stelsel.web.begeleiding.feiten import kort
from stelsel.web.begeleiding.kring import stappen
from stelsel.web.begeleiding.models import Behoefte, Doorstroomwens, Ronde
from stelsel.web.begeleiding.models.voorbereiding import Onderwerp
from stelsel.web.begeleiding.models.wens import Wens
from stelsel.web.begeleiding.overgangen import Staat
from stelsel.web.begeleiding.plan import Plan, Regel, plan_van
from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.studenten.service import Persoon, dossierkop, naasten, student_van_adres

KORT = 15
"""How many notes, and agreements that are done, stand there by themselves; the rest is one click away."""


@scherm(rechten.PLAN_LEZEN, student_van_adres)
@require_safe
def plan(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """The page. Reading it is written down, and that somebody looked counts for the group."""
    gevonden = get_object_or_404(rechten.bereik_plannen(request.user), uuid=persoon)
    als = rechten.mag_plan_lezen(request.user, gevonden).als
    log(request.user, "begeleiding.plan_gelezen", str(gevonden.uuid), doel=als)
    aandacht.keek(request.user, gevonden)
    inhoud = plan_van(gevonden.uuid, gevonden.roepnaam or "")
    context = dossierkop(request, gevonden, "begeleiding:plan") | _inhoud(request, gevonden, inhoud)
    return render(request, "begeleiding/plan.html", context)


def _inhoud(request: HttpRequest, persoon: Persoon, inhoud: Plan) -> dict:
    alles = "alles" in request.GET
    alle_rondes = list(Ronde.objects.filter(persoon=persoon.uuid))
    ronde = next((r for r in alle_rondes if r.staat == Staat.OPEN), None)
    gewenst, blad = _wensen(persoon.uuid), vragenlijst.laatste(persoon.uuid)
    return {
        "ronde": ronde,
        "kring": stappen(ronde, vandaag()) if ronde else [],
        "eerdere_rondes": [r for r in alle_rondes if r != ronde],
        "plan": inhoud,
        "notities": inhoud.notities if alles else inhoud.notities[:KORT],
        "oudere": 0 if alles else max(len(inhoud.notities) - KORT, 0),
        "behoeften": [_behoefte(b) for b in inhoud.behoeften],
        "lopend": [_regel(regel, inhoud) for regel in inhoud.lopend],
        "klaar": [_regel(regel, inhoud) for regel in (inhoud.klaar if alles else inhoud.klaar[:KORT])],
        "klaar_ouder": 0 if alles else max(len(inhoud.klaar) - KORT, 0),
        "te_laat": [regel for regel in inhoud.lopend if regel.afspraak.te_laat],
        "nieuw": [woord for woord in inhoud.woorden if woord.gelezen_op is None],
        "wensen": gewenst,
        "voorbereiding": _voorbereiding(persoon.uuid, gewenst),
        "samen": groepen.van_student(persoon.uuid),
        "blad": blad if blad and blad.gelezen_op is None else None,
        "hulp": len(vragenlijst.hulp_bij(blad)) if blad else 0,
        "naasten": naasten(persoon, vandaag()),
        "aantekeningen": rechten.bereik_werkaantekeningen(request.user, vandaag()).filter(persoon=persoon.uuid),
        "mag_schrijven": bool(rechten.mag_plan_schrijven(request.user, persoon)),
    }


def _voorbereiding(persoon: UUID, gewenst: dict) -> list[tuple[str, object]] | None:
    """How far the student is with each subject, for who wants a higher level or is being prepared for it."""
    stand = overdragen.stand(persoon)
    wil = gewenst["student"] is not None and gewenst["student"].wens == Wens.HOGER
    return [(naam, stand.get(code)) for code, naam in Onderwerp.choices] if wil or stand else None


def _behoefte(behoefte: Behoefte) -> dict:
    return {
        "uuid": behoefte.uuid,
        "categorie": behoefte.subcategorie.naam
        if behoefte.subcategorie
        else teksten.CATEGORIE_KORT[behoefte.categorie],
        "tekst": behoefte.tekst,
        "sinds": behoefte.sinds,
    }


def _regel(regel: Regel, inhoud: Plan) -> dict:
    afspraak = regel.afspraak
    stappen = inhoud.stappen.get(afspraak.uuid, [])
    return {
        "uuid": afspraak.uuid,
        "wat": afspraak.wat,
        "wie": regel.wie,
        "uiterlijk": afspraak.uiterlijk,
        "te_laat": afspraak.te_laat,
        "in_de_les": afspraak.in_de_les,
        "stand": afspraak.get_staat_display(),
        "hielp": afspraak.get_hielp_display() if afspraak.hielp else "",
        "waarom": stappen[0].toelichting if stappen else "",
        "verzet": sum(stap.was_uiterlijk is not None for stap in stappen),
    }


def _wensen(persoon: UUID) -> dict:
    """The newest answers, and what was said before."""
    alle = wensen.geschiedenis(persoon)
    student = next((w for w in alle if w.wie == Doorstroomwens.Wie.STUDENT), None)
    team = next((w for w in alle if w.wie == Doorstroomwens.Wie.TEAM), None)
    eerder = [
        _("%(dag)s, %(wie)s: %(wens)s") % {"dag": datum(w.op), "wie": w.get_wie_display(), "wens": kort(w.wens)}
        for w in alle
        if w not in (student, team)
    ]
    stand = wensen.Stand(student, team)
    return {
        "student": student,
        "student_zegt": kort(student.wens).capitalize() if student else "",
        "team": team,
        "team_zegt": kort(team.wens) if team else "",
        "eerder": eerder,
        "te_vragen": stand.te_vragen(vandaag()),
        "verschilt": stand.verschilt,
    }
