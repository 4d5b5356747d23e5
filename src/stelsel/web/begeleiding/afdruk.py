"""The plan of a student, and a year of support, as a document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpResponse
from django.utils.translation import gettext as _

from stelsel.kern.tijd import NEDERLAND, vandaag
from stelsel.web.begeleiding import rondes, teksten, wensen
from stelsel.web.begeleiding.feiten import kort
from stelsel.web.begeleiding.groepen import Samenstelling
from stelsel.web.begeleiding.les import wat_werkt
from stelsel.web.begeleiding.models import Ronde
from stelsel.web.begeleiding.plan import Plan, Regel, plan_van
from stelsel.web.gedeeld.document import als_pdf, feiten, tabel
from stelsel.web.gedeeld.notatie import datum, datum_voluit
from stelsel.web.studenten.service import Persoon, naasten

JAAR = timedelta(days=366)


def als_antwoord(persoon: Persoon, vorm: str) -> HttpResponse:
    """The file, to save. Raises KeyError for a form that is not in VORMEN."""
    titel, delen = VORMEN[vorm](persoon)
    return als_pdf(vorm, titel, _("Gemaakt op %(dag)s.") % {"dag": datum_voluit(vandaag())}, delen)


def groepsplan(stand: Samenstelling) -> HttpResponse:
    """What a group does and who of the own students takes part, with what works for each; never why."""
    werkt = wat_werkt([persoon.uuid for persoon in stand.eigen], vandaag())
    rijen = [[persoon.naam, "; ".join(werkt.get(persoon.uuid, []))] for persoon in stand.eigen]
    paren = [[_("Team"), stand.groep.team], [_("Sinds"), datum(stand.groep.van)]]
    if stand.aantal is not None:
        paren.append([_("Studenten"), str(stand.aantal)])
    delen = [
        feiten(_("De groep"), paren),
        tabel(_("Wie doet mee?"), [_("Student"), _("Wat werkt in de les")], rijen, _("Nog niemand.")),
    ]
    inleiding = _("Gemaakt op %(dag)s.") % {"dag": datum_voluit(vandaag())}
    return als_pdf("groepsplan", stand.groep.naam, inleiding, delen)


def _plan(persoon: Persoon) -> tuple[str, list[dict | None]]:
    """What runs: goal, needs, agreements, wishes, who helps."""
    inhoud = plan_van(persoon.uuid, persoon.roepnaam or "")
    delen = [
        _doel(rondes.lopende(persoon.uuid)),
        _behoeften(inhoud),
        _afspraken(_("Afspraken"), inhoud.lopend),
        _wensen(persoon),
        _helpers(persoon),
    ]
    return _("Plan van %(naam)s") % {"naam": persoon.naam}, delen


def _jaar(persoon: Persoon) -> tuple[str, list[dict | None]]:
    """The plan, and all that was said, agreed and evaluated in the last year."""
    _titel, delen = _plan(persoon)
    inhoud, sinds = plan_van(persoon.uuid, persoon.roepnaam or ""), vandaag() - JAAR
    gezegd = [[datum(n.op), n.door.naam, n.tekst] for n in inhoud.notities if n.op >= sinds]
    zelf = [
        [datum(dag), persoon.naam, w.tekst]
        for w in inhoud.woorden
        if (dag := w.op.astimezone(NEDERLAND).date()) >= sinds
    ]
    koppen = [_("Dag"), _("Wie"), _("Wat")]
    klaar = [regel for regel in inhoud.klaar if regel.afspraak.uiterlijk >= sinds]
    delen += [
        tabel(_("Wat er gezegd is"), koppen, gezegd, _("Er is dit jaar niets vastgelegd.")),
        tabel(_("Wat de student zelf schreef"), koppen, zelf),
        _afspraken(_("Afspraken die klaar zijn"), klaar),
        _evaluaties(persoon),
    ]
    return _("Een jaar begeleiding van %(naam)s") % {"naam": persoon.naam}, delen


VORMEN: dict[str, Callable[[Persoon], tuple[str, list[dict | None]]]] = {"plan": _plan, "jaar": _jaar}


def _doel(ronde: Ronde | None) -> dict | None:
    if ronde is None:
        return None
    return feiten(
        _("Doel"),
        [
            [_("Doel"), ronde.doel],
            [_("Te zien aan"), ronde.effect],
            [_("Begonnen op"), datum(ronde.begonnen_op)],
            [_("Evaluatie"), datum(ronde.evalueren_op)],
        ],
    )


def _behoeften(inhoud: Plan) -> dict | None:
    rijen = [[str(teksten.CATEGORIE_KORT[b.categorie]).capitalize(), b.tekst] for b in inhoud.behoeften]
    return tabel(_("Wat is er nodig?"), [_("Soort"), _("Wat")], rijen)


def _afspraken(kop: str, regels: list[Regel]) -> dict | None:
    koppen = [_("Wie"), _("Uiterlijk"), _("Stand"), _("Wat")]
    rijen = [[r.wie, datum(r.afspraak.uiterlijk), _stand(r), r.afspraak.wat] for r in regels]
    return tabel(kop, koppen, rijen)


def _stand(regel: Regel) -> str:
    stand = str(regel.afspraak.get_staat_display())
    if not regel.afspraak.hielp:
        return stand
    return _("%(stand)s; hielp: %(hielp)s") % {
        "stand": stand,
        "hielp": str(regel.afspraak.get_hielp_display()).lower(),
    }


def _wensen(persoon: Persoon) -> dict | None:
    stand = wensen.standen([persoon.uuid]).get(persoon.uuid, wensen.Stand())
    paren = [
        [str(wie), f"{kort(wens.wens)} ({datum(wens.op)})"]
        for wie, wens in ((_("Student"), stand.student), (_("Team"), stand.team))
        if wens
    ]
    return feiten(_("Na de opleiding"), paren) if paren else None


def _helpers(persoon: Persoon) -> dict | None:
    rijen = [[naaste.rol.capitalize(), naaste.naam] for naaste in naasten(persoon, vandaag())]
    return tabel(_("Wie helpt"), [_("Rol"), _("Naam")], rijen)


def _evaluaties(persoon: Persoon) -> dict | None:
    koppen = [_("Dag"), _("Bereikt"), _("Besluit"), _("Waarom")]
    rijen = [
        [datum(r.geevalueerd_op), str(r.get_bereikt_display()), str(r.get_besluit_display()), r.toelichting]
        for r in Ronde.objects.filter(persoon=persoon.uuid).exclude(geevalueerd_op=None)
    ]
    return tabel(_("Evaluaties"), koppen, rijen)
