"""What is known of each student of a group that asks for somebody: facts with a name, never a score.

The order of a group is the order of `VOLGORDE`, and within a kind the longest waiting first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stelsel.kern.tijd import NEDERLAND
from stelsel.regels.motor.waarden import STANDAARD
from stelsel.web.begeleiding.models import Afspraak, Antwoordblad, EigenWoord, Overdracht, Ronde
from stelsel.web.begeleiding.models.wens import Wens
from stelsel.web.begeleiding.overdragen import te_beantwoorden
from stelsel.web.begeleiding.vragenlijst import hulp_bij
from stelsel.web.begeleiding.wensen import Stand as Wensen
from stelsel.web.gedeeld.notatie import datum, getal
from stelsel.web.studenten.service import Stand

VERZUIM, WOORD, VRAGEN, OVERDRACHT, OPGESCHAALD, EVALUATIE, AFSPRAAK, BESPREKING = (
    "verzuim", "woord", "vragen", "overdracht", "opgeschaald", "evaluatie", "afspraak", "bespreking",
)  # fmt: skip
GESPREK, CONTACT, BLIK, WENS_ANDERS, WENS_VRAGEN = "gesprek", "contact", "blik", "wens_anders", "wens_vragen"
VOLGORDE = (
    VERZUIM, WOORD, VRAGEN, OVERDRACHT, OPGESCHAALD, EVALUATIE, AFSPRAAK, BESPREKING, GESPREK, CONTACT, BLIK,
    WENS_ANDERS, WENS_VRAGEN,
)  # fmt: skip
PLAN = "begeleiding:plan"
ZONDER_CONTACT = timedelta(weeks=2)
ZONDER_BLIK = timedelta(weeks=4)
WOORD_WACHT = timedelta(days=2)
NIET_UIT_TE_STELLEN = (BLIK,)
"""Who was not looked at for four weeks comes up, whatever was put off."""


@dataclass(frozen=True)
class Feit:
    """One reason why a student asks for somebody. `over`: which one of its kind; `sinds`: since when it waits;
    `status`: negatief, let-op or info; `url_naam`: where something is done about it."""

    soort: str
    over: str
    sinds: date
    status: str
    zin: str
    badge: str
    url_naam: str
    knop: str

    @property
    def identiteit(self) -> str:
        """Under which name it can be put off."""
        return f"{self.soort}:{self.over}"

    @property
    def plaats(self) -> tuple[int, date]:
        """Where it stands among the other facts of a group."""
        return VOLGORDE.index(self.soort), self.sinds


@dataclass
class Lid:
    """One student of a group with what the plan says. `gesprek`: the last talk; `gepland`: the next one, or one that
    should have been; `blik`: when the reader last looked; `begonnen`: since when there is something to look at."""

    stand: Stand
    afspraken: list[Afspraak] = field(default_factory=list)
    gedaan: int = 0
    ronde: Ronde | None = None
    gesprek: date | None = None
    gepland: date | None = None
    woorden: list[EigenWoord] = field(default_factory=list)
    vragen: Antwoordblad | None = None
    overdracht: Overdracht | None = None
    wensen: Wensen = field(default_factory=Wensen)
    blik: date | None = None
    uitgesteld: dict[str, date] = field(default_factory=dict)
    doeners: dict[str, str] = field(default_factory=dict)
    feiten: list[Feit] = field(default_factory=list)
    """Those that are not put off, first things first; `stel_vast` fills it."""

    @property
    def uuid(self) -> UUID:
        return self.stand.persoon.uuid


def stel_vast(lid: Lid, dag: date, bronnen: tuple[Bron, ...] | None = None) -> None:
    """Fill the facts of this student on that day, of the kinds that are for this reader (default: a mentor)."""
    gevonden = [feit for bron in bronnen or VAN_MENTOR for feit in bron(lid, dag)]
    zichtbaar = [
        feit
        for feit in gevonden
        if feit.soort in NIET_UIT_TE_STELLEN or lid.uitgesteld.get(feit.identiteit, dag) <= dag
    ]
    lid.feiten = sorted(zichtbaar, key=lambda feit: feit.plaats)


def _verzuim(lid: Lid, dag: date) -> Iterator[Feit]:
    stand = lid.stand
    if stand.is_oud(dag):
        return
    grens = STANDAARD.op("verzuimmelding.uren", dag).waarde
    if stand.zonder_reden < grens:
        return
    # From this age on a school may report these hours; before it must. Who may be older is not said to be younger.
    plicht = (
        stand.leeftijd is not None and stand.leeftijd < STANDAARD.op("verzuimmelding.meldplicht_leeftijd", dag).waarde
    )
    zin = _("%(uren)s uur zonder geldige reden afwezig in %(weken)s lesweken.") + " "
    if plicht:
        zin += _("Vanaf %(grens)s uur meldt de school dit bij DUO (Leerplichtwet, artikel 21a).")
    else:
        zin += _("Vanaf %(grens)s uur mag de school dit melden.")
    woorden = {"uren": getal(stand.zonder_reden, 1), "weken": stand.weken, "grens": grens}
    yield Feit(
        VERZUIM,
        stand.tot_en_met.isoformat(),
        stand.tot_en_met,
        "negatief" if plicht else "let-op",
        zin % woorden,
        _("Boven de grens"),
        "begeleiding:notitie",
        _("Bespreken"),
    )


def _woord(lid: Lid, dag: date) -> Iterator[Feit]:
    if not lid.woorden:
        return
    # It waits since the first, and what was put off comes up again with the last.
    nieuwste, sinds = lid.woorden[-1], lid.woorden[0].op.astimezone(NEDERLAND).date()
    dagen = (dag - sinds).days
    status = "negatief" if dag - sinds >= WOORD_WACHT else "let-op"
    badge = ngettext("Wacht %(n)s dag", "Wacht %(n)s dagen", dagen) % {"n": dagen} if dagen else _("Vandaag")
    zin = _("%(naam)s schreef zelf: ‘%(tekst)s’") % {
        "naam": lid.stand.persoon.roepnaam or _("De student"),
        "tekst": _kort(nieuwste.tekst),
    }
    yield Feit(WOORD, str(nieuwste.uuid), sinds, status, zin, badge, PLAN, _("Lezen"))


def _kort(tekst: str, lengte: int = 120) -> str:
    return tekst if len(tekst) <= lengte else tekst[:lengte].rsplit(" ", 1)[0] + " …"


def _vragen(lid: Lid, dag: date) -> Iterator[Feit]:
    if lid.vragen is None:
        return
    aantal, op = len(hulp_bij(lid.vragen)), lid.vragen.op.astimezone(NEDERLAND).date()
    naam = lid.stand.persoon.roepnaam or _("De student")
    zin = ngettext(
        "%(naam)s vulde de vragen in en wil hulp bij %(n)s ding.",
        "%(naam)s vulde de vragen in en wil hulp bij %(n)s dingen.",
        aantal,
    ) % {"naam": naam, "n": aantal}
    yield Feit(VRAGEN, str(lid.vragen.uuid), op, "let-op", zin, _("Vragen ingevuld"), "begeleiding:vragen", _("Lezen"))


def _overdracht(lid: Lid, dag: date) -> Iterator[Feit]:
    overdracht = lid.overdracht
    if overdracht is None:
        return
    wie = {"wie": overdracht.door.naam, "dag": datum(overdracht.op)}
    if overdracht.gelezen_op is None:
        zin, knop = _("%(wie)s droeg deze student over op %(dag)s. Lees wat werkt.") % wie, _("Lezen")
    elif te_beantwoorden(overdracht):
        zin, knop = _("%(wie)s wil weten hoe het nu gaat, zes weken na de overdracht.") % wie, _("Antwoorden")
    else:
        return
    sinds = overdracht.gelezen_op or overdracht.op
    over = f"{overdracht.uuid}:{overdracht.gelezen_op or ''}"
    yield Feit(OVERDRACHT, over, sinds, "let-op", zin, _("Overdracht"), "begeleiding:overdracht", knop)


def _opgeschaald(lid: Lid, dag: date) -> Iterator[Feit]:
    if lid.ronde is None or not lid.ronde.opgeschaald:
        return
    # Whoever looked since then knows.
    if lid.blik is not None and lid.blik >= lid.ronde.begonnen_op:
        return
    op = lid.ronde.begonnen_op
    zin = _("Bij de evaluatie op %(dag)s is besloten dat er meer hulp nodig is.") % {"dag": datum(op)}
    yield Feit(OPGESCHAALD, str(lid.ronde.uuid), op, "negatief", zin, _("Opgeschaald"), PLAN, _("Bekijken"))


def _evaluatie(lid: Lid, dag: date) -> Iterator[Feit]:
    if lid.ronde is None or lid.ronde.evalueren_op >= dag:
        return
    op = lid.ronde.evalueren_op
    zin = _("De evaluatie van het plan was op %(dag)s.") % {"dag": datum(op)}
    yield Feit(
        EVALUATIE,
        str(lid.ronde.uuid),
        op,
        "negatief",
        zin,
        _te_laat((dag - op).days),
        "begeleiding:evaluatie",
        _("Evalueren"),
    )


def _bespreking(lid: Lid, dag: date) -> Iterator[Feit]:
    # Who is to be evaluated is discussed by that.
    if lid.ronde is None or lid.ronde.bespreken_op >= dag or lid.ronde.evalueren_op < dag:
        return
    op = lid.ronde.bespreken_op
    zin = _("Het team zou het plan bespreken op %(dag)s.") % {"dag": datum(op)}
    yield Feit(
        BESPREKING,
        op.isoformat(),
        op,
        "let-op",
        zin,
        _te_laat((dag - op).days),
        "begeleiding:bespreking",
        _("Bespreken"),
    )


def _te_laat(dagen: int) -> str:
    return ngettext("%(n)s dag te laat", "%(n)s dagen te laat", dagen) % {"n": dagen}


def _afspraak(lid: Lid, dag: date) -> Iterator[Feit]:
    for afspraak in lid.afspraken:
        if afspraak.uiterlijk >= dag:
            continue
        badge = _te_laat((dag - afspraak.uiterlijk).days)
        wie = doener(afspraak, lid.stand.persoon.roepnaam or _("de student"), lid.doeners)
        zin = _("%(wie)s: %(wat)s. Dat was afgesproken voor %(dag)s.") % {
            "wie": wie, "wat": _kort(afspraak.wat).rstrip("."), "dag": datum(afspraak.uiterlijk),
        }  # fmt: skip
        yield Feit(AFSPRAAK, str(afspraak.uuid), afspraak.uiterlijk, "negatief", zin, badge, PLAN, _("Bijwerken"))


def doener(afspraak: Afspraak, student: str, namen: dict[str, str]) -> str:
    """Who does it, as people call them; a member of staff without a name by the function alone."""
    if afspraak.doener == Afspraak.Doener.STUDENT:
        return student
    return namen.get(afspraak.medewerker_id) or _("Een medewerker")


def _gesprek(lid: Lid, dag: date) -> Iterator[Feit]:
    if lid.gepland is None or lid.gepland >= dag:
        return
    zin = _("Er was een gesprek gepland op %(dag)s. Er staat nog niet wat eruit kwam.") % {"dag": datum(lid.gepland)}
    yield Feit(
        GESPREK, lid.gepland.isoformat(), lid.gepland, "let-op", zin, _("Nog vastleggen"), "begeleiding:notitie",
        _("Vastleggen"),
    )  # fmt: skip


def _contact(lid: Lid, dag: date) -> Iterator[Feit]:
    if lid.gesprek is not None and dag - lid.gesprek <= ZONDER_CONTACT:
        return
    # A talk that is to come is an answer to this.
    if lid.gepland is not None and lid.gepland >= dag:
        return
    if lid.gesprek is None:
        zin, badge = _("Er is nog geen gesprek vastgelegd."), _("Geen gesprek")
    else:
        dagen = (dag - lid.gesprek).days
        zin = _("Het laatste gesprek was op %(dag)s.") % {"dag": datum(lid.gesprek)}
        badge = ngettext("%(n)s week geleden", "%(n)s weken geleden", dagen // 7) % {"n": dagen // 7}
    over = lid.gesprek.isoformat() if lid.gesprek else ""
    yield Feit(CONTACT, over, lid.gesprek or date.min, "let-op", zin, badge, "begeleiding:notitie", _("Notitie"))


def _blik(lid: Lid, dag: date) -> Iterator[Feit]:
    if lid.blik is not None and dag - lid.blik <= ZONDER_BLIK:
        return
    if lid.blik is None:
        zin = _("Je hebt dit plan nog niet bekeken.")
    else:
        zin = _("Je keek voor het laatst op %(dag)s.") % {"dag": datum(lid.blik)}
    yield Feit(BLIK, "", lid.blik or date.min, "info", zin, _("Niet bekeken"), PLAN, _("Bekijken"))


def _wens(lid: Lid, dag: date) -> Iterator[Feit]:
    wensen = lid.wensen
    if wensen.verschilt:
        naam = lid.stand.persoon.roepnaam or _("De student")
        zin = _("%(naam)s wil: %(wens)s. Het team verwacht: %(team)s.") % {
            "naam": naam, "wens": kort(wensen.student.wens), "team": kort(wensen.team.wens),
        }  # fmt: skip
        over = f"{wensen.student.uuid}"
        yield Feit(
            WENS_ANDERS,
            over,
            wensen.student.op,
            "info",
            zin,
            _("Team verwacht iets anders"),
            "begeleiding:wens",
            _("Bespreken"),
        )
    if wensen.te_vragen(dag):
        sinds = wensen.student.op if wensen.student else date.min
        zin = (
            _("Wat de student hierna wil, is gevraagd op %(dag)s.") % {"dag": datum(sinds)}
            if wensen.student
            else _("Er is nog niet gevraagd wat de student hierna wil.")
        )
        over = sinds.isoformat() if wensen.student else ""
        yield Feit(WENS_VRAGEN, over, sinds, "info", zin, _("Wens vragen"), "begeleiding:wens", _("Vragen"))


def kort(wens: str) -> str:
    """A wish in one or two words, for a table."""
    return {
        Wens.HOGER: _("hoger niveau"),
        Wens.ANDERE: _("andere opleiding"),
        Wens.WERKEN: _("werken"),
        Wens.WEET_NIET: _("weet nog niet"),
    }[Wens(wens)]


Bron = Callable[[Lid, date], Iterator[Feit]]
VAN_MENTOR: tuple[Bron, ...] = (
    _verzuim,
    _woord,
    _vragen,
    _overdracht,
    _evaluatie,
    _afspraak,
    _bespreking,
    _gesprek,
    _contact,
    _blik,
    _wens,
)
VAN_ZORGCOORDINATOR: tuple[Bron, ...] = (_woord, _opgeschaald, _evaluatie, _afspraak, _bespreking)
