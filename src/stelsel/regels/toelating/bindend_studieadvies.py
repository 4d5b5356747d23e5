"""Was the study advice given as the law says, and may it end the enrolment? (WEB 8.1.7a)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from stelsel.kern.tijd import Studiejaar
from stelsel.regels.begrippen import Soort
from stelsel.regels.motor import (
    ONBEKEND,
    Feiten,
    Redenering,
    Tegenspraak,
    dag,
    en,
    naam,
    namen,
    niet,
    of,
    regel,
    vraag,
)
from stelsel.regels.motor.logica import hoogstens, minstens
from stelsel.regels.motor.termijnen import Termijnregel, laatste_dag

Advies = Literal["NOG_GEEN_ADVIES", "ADVIES_ZONDER_EINDE", "ADVIES_MET_EINDE"]
Omstandigheid = Literal[
    "ZIEKTE",
    "HANDICAP_OF_CHRONISCHE_ZIEKTE",
    "ZWANGERSCHAP_EN_BEVALLING",
    "BIJZONDERE_FAMILIEOMSTANDIGHEDEN",
    "LID_STUDENTENRAAD",
    "HARDHEIDSCLAUSULE",
]
# WEB 7.2.4a lid 3; a basisberoepsopleiding takes one year or two.
EENJARIG = {"entree": True, "specialist": True, "vak": False, "middenkader": False}


class StudieadviesFeiten(Feiten):
    """The opleiding, the advice, and what went before it."""

    kopjes: ClassVar[Mapping[str, str]] = {
        "doorlopende_leerroute": "De opleiding",
        "advies": "Het advies",
        "omstandigheden": "Omstandigheden en voorzieningen",
        "schriftelijk_gewaarschuwd": "De waarschuwing",
        "beroepscollege": "Een andere plek",
    }

    doorlopende_leerroute: Annotated[bool | None, vraag("Gaat het om een doorlopende leerroute vmbo-mbo?")] = None
    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?")] = None
    eenjarig: Annotated[bool | None, vraag("Duurt de opleiding één volledig studiejaar?")] = None
    start: Annotated[date | None, vraag("Op welke dag is de opleiding begonnen?", vast=True)] = None
    advies: Annotated[Advies | None, vraag("Welk studieadvies is uitgebracht?")] = None
    advies_op: Annotated[date | None, vraag("Op welke dag is het studieadvies uitgebracht?")] = None
    onvoldoende_vordering: Annotated[
        bool | None, vraag("Heeft de student naar het oordeel van de instelling te weinig vordering gemaakt?")
    ] = None
    omstandigheden: Annotated[
        tuple[Omstandigheid, ...] | None, vraag("Welke persoonlijke omstandigheden zijn gemeld?")
    ] = None
    omstandigheden_gewogen: Annotated[bool | None, vraag("Zijn die omstandigheden gewogen bij het advies?")] = None
    voorzieningen: Annotated[
        bool | None, vraag("Heeft de instelling gezorgd voor voorzieningen voor een goede voortgang?")
    ] = None
    schriftelijk_gewaarschuwd: Annotated[bool | None, vraag("Is de student vooraf schriftelijk gewaarschuwd?")] = None
    gewaarschuwd_op: Annotated[date | None, vraag("Op welke dag is de student gewaarschuwd?")] = None
    verbeteren_uiterlijk: Annotated[
        date | None, vraag("Tot en met welke dag kreeg de student om zijn resultaten te verbeteren?")
    ] = None
    beroepscollege: Annotated[bool | None, vraag("Is de instelling een beroepscollege?")] = None
    grond_a_of_b: Annotated[
        bool | None,
        vraag("Is de student al drie keer na een bindend advies gestopt, of zes jaar zonder diploma ingeschreven?"),
    ] = None
    zoeken_begonnen_op: Annotated[date | None, vraag("Op welke dag is het zoeken naar een andere plek begonnen?")] = (
        None
    )

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        """A duration that the kind of programme cannot have; a day of something that did not happen."""
        if self.eenjarig is not None and self.eenjarig is not EENJARIG.get(str(self.soort), self.eenjarig):
            yield Tegenspraak(("soort", "eenjarig"), f"Een {naam(self.soort)} heeft een andere duur.")
        if self.advies == "NOG_GEEN_ADVIES" and self.advies_op is not None:
            yield Tegenspraak(("advies", "advies_op"), "Zonder advies is er geen dag waarop het is uitgebracht.")
        if self.schriftelijk_gewaarschuwd is False and self.gewaarschuwd_op is not None:
            yield Tegenspraak(
                ("schriftelijk_gewaarschuwd", "gewaarschuwd_op"), "Zonder waarschuwing is er geen dag van waarschuwen."
            )
        if self.start is not None and self.advies_op is not None and self.advies_op < self.start:
            yield Tegenspraak(("start", "advies_op"), "Een studieadvies komt na het begin van de opleiding.")


@regel(
    vraag="Is het studieadvies gegeven zoals de wet zegt, en mag het de inschrijving beëindigen?",
    antwoorden={
        "advies_in_orde": "Het advies is op tijd gegeven en beëindigt de inschrijving niet.",
        "einde_mag_met_aanbod": "De inschrijving mag eindigen; de instelling biedt een andere opleiding in huis aan.",
        "einde_mag_zonder_aanbod": "De inschrijving mag eindigen; een andere opleiding in huis aanbieden hoeft niet.",
        "einde_mag_niet": "Het advies mag de inschrijving niet beëindigen.",
        "advies_niet_op_tijd": "Het advies is te vroeg of te laat gegeven; het beëindigt de inschrijving niet.",
        "nog_uit_te_brengen": "Er is nog geen advies en de termijn loopt nog.",
        "te_laat": "Er is geen advies en de termijn is voorbij. Iedere student hoort een advies te krijgen.",
        "geen_venster": "De wet laat geen dag over waarop dit advies kan; een mens weegt wat dan geldt.",
        "geldt_niet": "Voor deze opleiding geldt de regel over het studieadvies niet.",
    },
    gunstig=("advies_in_orde", "einde_mag_met_aanbod", "einde_mag_zonder_aanbod", "nog_uit_te_brengen", "geldt_niet"),
    toelichting=(
        "Iedere student krijgt een advies, niet alleen wie moet stoppen. Een maand telt vanaf de dag van de start: "
        "wie op 1 september aan een opleiding van een jaar begint, krijgt het advies uiterlijk op 1 januari. Begint "
        "een langere opleiding na oktober, dan vallen de negen maanden na het einde van het eerste studiejaar en "
        "blijft er geen dag over. De persoonlijke omstandigheden staan in een ministeriële regeling die niet is "
        "gevonden; de lijst komt uit de regels van twee scholen. De wet noemt geen getal voor de redelijke termijn; "
        "twee maanden is een voorbeeld en beslist niet. Een einde is pas definitief als er een andere plek is, of na "
        "acht weken zoeken; of dat zo is, weegt een mens. Na een einde kan de student niet opnieuw voor dezelfde "
        "opleiding aan deze instelling, en telt het mee voor 'toelatingsrecht' (lid 3 a). Wie voor 1 augustus 2018 "
        "begon, valt onder de oude regel: alleen entree, zonder waarschuwing en zonder aanbod. Ouders van een "
        "minderjarige krijgen het besluit ook ('informeren_ouders')."
    ),
)
def bindend_studieadvies(f: StudieadviesFeiten, r: Redenering) -> str:
    """By WEB 8.1.7a, the law of the first day of the opleiding."""
    if f.doorlopende_leerroute:
        zin = "In een doorlopende leerroute vmbo-mbo geldt de regel over het studieadvies niet."
        r.stel_vast("WEB 9.1.16", zin, ("doorlopende_leerroute",))
        return "geldt_niet"
    if f.start is None or f.soort is None:
        r.eis("WEB 8.1.7a lid 1", None, ja="", nee="", feiten=("start", "soort", "doorlopende_leerroute"))
        return ONBEKEND
    soorten = r.waarde("bindend_studieadvies.soorten", f.start)
    if f.soort not in soorten.waarde:
        zin = f"Wie toen begon, kreeg alleen bij een {namen(soorten.waarde, 'of')} een studieadvies."
        r.stel_vast(soorten, zin, ("soort", "start"))
        return "geldt_niet"
    r.stel_vast(soorten, "Iedere student die zich inschrijft krijgt een studieadvies.", ("soort", "start"))
    antwoord = _naar_duur(f, f.start, r)
    if f.doorlopende_leerroute is None:
        r.eis("WEB 9.1.16", None, ja="", nee="", feiten=("doorlopende_leerroute",))
        return ONBEKEND
    return antwoord


def _naar_duur(f: StudieadviesFeiten, start: date, r: Redenering) -> str:
    eenjarig = EENJARIG.get(str(f.soort), f.eenjarig)
    if eenjarig is None:
        r.eis("WEB 8.1.7a lid 1", None, ja="", nee="", feiten=("eenjarig",))
        return ONBEKEND
    vanaf, uiterlijk = _eenjarig(start, r) if eenjarig else _meerjarig(start, r)
    r.reken(advies_vanaf=vanaf, advies_uiterlijk=uiterlijk)
    if vanaf > uiterlijk:
        zin = f"Een advies mag pas vanaf {dag(vanaf)}, maar het eerste studiejaar eindigt op {dag(uiterlijk)}."
        r.eis("WEB 8.1.7a lid 1", False, ja="", nee=zin, feiten=("start",))
        r.beoordeel("Wanneer krijgt een student die in de loop van het studiejaar begon zijn advies?",
                    "WEB 8.1.7a lid 1")  # fmt: skip
        return "geen_venster"
    return _naar_advies(f, vanaf, uiterlijk, r)


def _eenjarig(start: date, r: Redenering) -> tuple[date, date]:
    """After three months and within four; the old law had no first day."""
    niet_voor = r.waarde("bindend_studieadvies.eenjarig_niet_voor", start)
    vanaf = start if niet_voor.waarde is None else _verder(start, niet_voor.waarde, r)
    return vanaf, r.loopt("studieadvies uitbrengen", r.waarde("bindend_studieadvies.eenjarig_uiterlijk", start), start)


def _meerjarig(start: date, r: Redenering) -> tuple[date, date]:
    """After nine months and by the end of the first studiejaar."""
    niet_voor = r.waarde("bindend_studieadvies.meerjarig_niet_voor", start)
    vanaf = _verder(start, niet_voor.waarde, r)
    einde = Studiejaar.van_datum(start).tot_en_met
    if vanaf <= einde:
        r.termijn("studieadvies uitbrengen", niet_voor, vanaf, einde)
    return vanaf, einde


def _verder(vanaf: date, termijn: dict, r: Redenering) -> date:
    """A waiting time: nothing has to be done by its last day, so it is not put among the terms."""
    return laatste_dag(vanaf, Termijnregel(**termijn), r.wetwaarden)[1]


def _naar_advies(f: StudieadviesFeiten, vanaf: date, uiterlijk: date, r: Redenering) -> str:
    if f.advies is None or (f.advies != "NOG_GEEN_ADVIES" and f.advies_op is None):
        r.eis("WEB 8.1.7a lid 1", None, ja="", nee="", feiten=("advies", "advies_op") if f.advies else ("advies",))
        return ONBEKEND
    if f.advies_op is None:
        zin = f"Er is nog geen advies; het kan tot en met {dag(uiterlijk)}."
        tijd = r.eis("WEB 8.1.7a lid 1", r.op <= uiterlijk, ja=zin, feiten=("advies",),
                     nee=f"Er is geen advies en de laatste dag was {dag(uiterlijk)}.")  # fmt: skip
        return r.kies(tijd, ja="nog_uit_te_brengen", nee="te_laat")
    r.loopt("beroep instellen tegen het advies", r.waarde("beroep_en_bezwaar.termijn_beroep", f.advies_op), f.advies_op)
    wat = "Dag van het advies"
    op_tijd = en(
        r.niet_voor("WEB 8.1.7a lid 1", f.advies_op, vanaf, wat, ("advies_op", "start")),
        r.uiterlijk("WEB 8.1.7a lid 1", f.advies_op, uiterlijk, wat, ("advies_op", "start")),
    )
    if f.advies == "ADVIES_ZONDER_EINDE":
        return r.kies(op_tijd, ja="advies_in_orde", nee="advies_niet_op_tijd")
    mag = en(op_tijd, _voorwaarden(f, r))
    return _gevolgen(f, f.advies_op, r) if mag else r.kies(mag, ja="", nee="einde_mag_niet")


def _voorwaarden(f: StudieadviesFeiten, r: Redenering) -> bool | None:
    """All of lid 2: too little progress with circumstances weighed, provisions, and a warning with time to improve."""
    vordering = r.eis(
        "WEB 8.1.7a lid 2 a",
        f.onvoldoende_vordering,
        ja="De student heeft naar het oordeel van de instelling te weinig vordering gemaakt.",
        nee="De student heeft genoeg vordering gemaakt.",
        feiten=("onvoldoende_vordering",),
    )
    voorzieningen = r.eis(
        "WEB 8.1.7a lid 2 b",
        f.voorzieningen,
        ja="De instelling heeft gezorgd voor voorzieningen voor een goede voortgang.",
        nee="De instelling heeft niet gezorgd voor voorzieningen voor een goede voortgang.",
        feiten=("voorzieningen",),
    )
    return en(vordering, _omstandigheden(f, r), voorzieningen, _waarschuwing(f, r))


def _omstandigheden(f: StudieadviesFeiten, r: Redenering) -> bool | None:
    gemeld = None if f.omstandigheden is None else bool(f.omstandigheden)
    welke = namen(f.omstandigheden or ())
    return r.eis(
        "WEB 8.1.7a lid 2 a",
        of(niet(gemeld), f.omstandigheden_gewogen),
        ja="Er zijn geen omstandigheden gemeld." if gemeld is False else "Wat is gemeld, is gewogen.",
        nee=f"De persoonlijke omstandigheden zijn niet gewogen ({welke}).",
        feiten=("omstandigheden", "omstandigheden_gewogen") if gemeld else ("omstandigheden",),
    )


def _waarschuwing(f: StudieadviesFeiten, r: Redenering) -> bool | None:
    nodig = r.waarde("bindend_studieadvies.waarschuwing", f.start)
    if not nodig.waarde:
        r.stel_vast(nodig, "Voor wie toen begon, was een waarschuwing vooraf geen voorwaarde.", ("start",))
        return True
    gewaarschuwd = r.eis(
        nodig,
        f.schriftelijk_gewaarschuwd,
        ja="De student is vooraf schriftelijk gewaarschuwd.",
        nee="De student is niet vooraf schriftelijk gewaarschuwd.",
        feiten=("schriftelijk_gewaarschuwd",),
    )
    return False if gewaarschuwd is False else en(gewaarschuwd, _tijd_om_te_verbeteren(f, r))


def _tijd_om_te_verbeteren(f: StudieadviesFeiten, r: Redenering) -> bool | None:
    """The warning set a term, and the advice waited for its end; whether it was reasonable is weighed."""
    begin, einde = f.gewaarschuwd_op, f.verbeteren_uiterlijk
    gewacht = r.eis(
        "WEB 8.1.7a lid 2 c",
        en(niet(hoogstens(einde, begin)), minstens(f.advies_op, einde)),
        ja=f"De student kreeg van {dag(begin)} tot en met {dag(einde)} om te verbeteren, en het advies kwam daarna.",
        nee=f"De waarschuwing van {dag(begin)} gaf tijd tot en met {dag(einde)}; het advies is van {dag(f.advies_op)}.",
        feiten=("gewaarschuwd_op", "verbeteren_uiterlijk", "advies_op"),
    )
    if begin is not None and einde is not None:
        voorbeeld = r.waarde("bindend_studieadvies.redelijke_termijn", begin)
        grens = _verder(begin, voorbeeld.waarde, r)
        r.niet_voor(voorbeeld, einde, grens, "Laatste dag om te verbeteren", ("verbeteren_uiterlijk",))
        r.beoordeel("Was deze termijn redelijk, gezien de regels van de instelling?", "WEB 8.1.7a lid 2 c")
    return gewacht


def _gevolgen(f: StudieadviesFeiten, advies_op: date, r: Redenering) -> str:
    """What the institution owes a student whose enrolment ends (lid 3)."""
    zin = "De student kan niet opnieuw aan deze instelling voor deze opleiding worden ingeschreven."
    r.stel_vast("WEB 8.1.7a lid 3", zin, ("advies",))
    plicht = r.waarde("bindend_studieadvies.ander_aanbod", f.start)
    if not plicht.waarde:
        r.stel_vast(plicht, "Voor wie toen begon, bestond geen plicht om een andere opleiding te bieden.", ("start",))
        return "einde_mag_zonder_aanbod"
    r.stel_vast(
        plicht, "De instelling begeleidt de student naar een andere opleiding, hier of elders, naar zijn voorkeur."
    )
    zoeken = r.waarde("schorsing_verwijdering.zoeken", advies_op)
    tot = r.loopt("zoeken naar een andere plek voor de student", zoeken, f.zoeken_begonnen_op or advies_op)
    # Lid 3 applies 8.1.7d lid 2 to every student: no definite end before another place or eight weeks of searching.
    r.beoordeel(
        f"Is er een andere plek bereid de student toe te laten? Anders is het einde pas definitief als tot en met "
        f"{dag(tot)} zonder succes is gezocht.",
        plicht,
    )
    biedt = r.eis(
        plicht,
        niet(of(f.beroepscollege, f.grond_a_of_b)),
        ja="De instelling biedt in elk geval een andere opleiding in huis aan waarvoor inschrijven kan.",
        nee="Een andere opleiding in huis aanbieden hoeft niet: het is een beroepscollege, of grond a of b van 8.1.1c "
        "lid 3 geldt voor de student.",
        feiten=("beroepscollege", "grond_a_of_b"),
    )
    return r.kies(biedt, ja="einde_mag_met_aanbod", nee="einde_mag_zonder_aanbod")
