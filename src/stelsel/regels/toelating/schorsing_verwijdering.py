"""Is a suspension or a removal done as the law says? (WEB 8.1.7c and 8.1.7d)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, Tegenspraak, Waarde, dag, en, niet, of, regel, vraag
from stelsel.regels.motor.logica import hoogstens, minstens
from stelsel.regels.motor.termijnen import Termijnregel, laatste_dag
from stelsel.regels.toelating._vervolg import vervolg

Handeling = Literal["SCHORSING", "VERWIJDERING"]
# The name of each under the remedies (`beroep_en_bezwaar`).
BESLISSING = {"SCHORSING": "besluit_schorsing", "VERWIJDERING": "besluit_verwijdering"}


class SchorsingFeiten(Feiten):
    """The decision, who was told, and for a removal what was done to find another place."""

    kopjes: ClassVar[Mapping[str, str]] = {
        "handeling": "De beslissing",
        "schorsing_van": "De schorsing",
        "gehoord": "De verwijdering",
        "gemeld": "Melding en bezwaar",
    }

    handeling: Annotated[Handeling | None, vraag("Gaat het om een schorsing of een verwijdering?")] = None
    besluit_op: Annotated[date | None, vraag("Op welke dag is de beslissing bekendgemaakt?")] = None
    schriftelijk: Annotated[bool | None, vraag("Is de beslissing schriftelijk bekendgemaakt?")] = None
    gemotiveerd: Annotated[bool | None, vraag("Staat er een deugdelijke motivering bij?")] = None
    minderjarig: Annotated[bool | None, vraag("Is de student jonger dan 18 jaar?")] = None
    ouders_bericht: Annotated[bool | None, vraag("Is de beslissing ook schriftelijk aan de ouders bekendgemaakt?")] = (
        None
    )
    schorsing_van: Annotated[date | None, vraag("Wat is de eerste dag van de schorsing?")] = None
    schorsing_tot_en_met: Annotated[date | None, vraag("Wat is de laatste dag van de schorsing?")] = None
    voor_verwijdering: Annotated[
        bool | None, vraag("Loopt de schorsing vooruit op een beslissing over verwijdering?")
    ] = None
    onderwijs_onderzocht: Annotated[bool | None, vraag("Is nagegaan hoe de student onderwijs kan blijven volgen?")] = (
        None
    )
    gehoord: Annotated[bool | None, vraag("Is de student gehoord voordat is beslist?")] = None
    onder_leerplichtwet: Annotated[bool | None, vraag("Is de student nog leerplichtig of kwalificatieplichtig?")] = None
    route_zonder_vmbo_diploma: Annotated[
        bool | None, vraag("Volgt de student een doorlopende leerroute zonder al een vmbo-diploma te hebben?")
    ] = None
    elders_toegelaten: Annotated[
        bool | None, vraag("Is een andere instelling of school bereid de student toe te laten?")
    ] = None
    zoeken_begonnen_op: Annotated[
        date | None, vraag("Op welke dag is het zoeken naar een andere instelling of school begonnen?")
    ] = None
    gemeld: Annotated[bool | None, vraag("Is de verwijdering aan burgemeester en wethouders gemeld?")] = None
    gemeld_op: Annotated[date | None, vraag("Op welke dag is de verwijdering gemeld?")] = None
    bezwaar_ontvangen_op: Annotated[
        date | None, vraag("Op welke dag ontving de toegankelijke faciliteit een bezwaar?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        """A suspension that ends before it begins; a day of a report that was not made."""
        if self.schorsing_van and self.schorsing_tot_en_met and self.schorsing_tot_en_met < self.schorsing_van:
            yield Tegenspraak(("schorsing_van", "schorsing_tot_en_met"), "De schorsing eindigt voordat zij begint.")
        if self.gemeld is False and self.gemeld_op is not None:
            yield Tegenspraak(("gemeld", "gemeld_op"), "Zonder melding is er geen dag van melden.")
        if self.besluit_op and self.bezwaar_ontvangen_op and self.bezwaar_ontvangen_op < self.besluit_op:
            yield Tegenspraak(("besluit_op", "bezwaar_ontvangen_op"), "Een bezwaar komt na de beslissing.")


@regel(
    vraag="Is deze schorsing of verwijdering gedaan zoals de wet zegt?",
    antwoorden={
        "voldoet": "De beslissing voldoet aan wat de wet over schorsen en verwijderen zegt.",
        "nog_niet_definitief": "De student mag nog niet definitief weg: eerst een andere plek, of acht weken zoeken.",
        "voldoet_niet": "De beslissing voldoet niet aan wat de wet over schorsen en verwijderen zegt.",
    },
    gunstig=("voldoet",),
    toelichting=(
        "Een schorsing duurt hoogstens twee weken, of langer in afwachting van een beslissing over verwijdering; dan "
        "gaat de instelling na hoe de student onderwijs kan blijven volgen. Verwijderen van wie onder de Leerplichtwet "
        "valt, kan pas als een andere school bereid is of acht weken zonder succes is gezocht. Voor wie daar niet meer "
        "onder valt, zegt artikel 8.1.7d dat niet; deze regel waarschuwt dan alleen. Horen voor de beslissing volgt "
        "uit de Algemene wet bestuursrecht; artikel 8.1.7d noemt horen bij het bezwaar, dan ook van de ouders van een "
        "minderjarige. Terstond melden aan burgemeester en wethouders heeft geen getal in de wet; bij wie niet meer "
        "onder de Leerplichtwet valt, beslist het hier niet. De artikelen 8.1.7c en 8.1.7d staan in de tekst van "
        "1 januari 2023 en niet in die van 1 augustus 2021; bezwaar bij de toegankelijke faciliteit staat in die van "
        "1 augustus 2023. Of de reden zwaar genoeg is, weegt een mens."
    ),
)
def schorsing_verwijdering(f: SchorsingFeiten, r: Redenering) -> str:
    """By WEB 8.1.7c for a suspension and 8.1.7d for a removal, the law of the day of the decision."""
    if f.handeling is None or f.besluit_op is None:
        r.eis("WEB 8.1.7c", None, ja="", nee="", feiten=("handeling", "besluit_op"))
        return ONBEKEND
    antwoord = _schorsing(f, f.besluit_op, r) if f.handeling == "SCHORSING" else _verwijdering(f, f.besluit_op, r)
    _bezwaar(f, f.besluit_op, r)
    return antwoord


def _bekendgemaakt(f: SchorsingFeiten, grondslag: str | Waarde, r: Redenering) -> bool | None:
    """In writing, with reasons, and to the parents of a minor as well."""
    vorm = r.eis(
        grondslag,
        en(f.schriftelijk, f.gemotiveerd),
        ja="De beslissing is schriftelijk en met een motivering bekendgemaakt.",
        nee="De beslissing is niet schriftelijk, of zonder motivering bekendgemaakt.",
        feiten=("schriftelijk", "gemotiveerd"),
    )
    ouders = r.eis(
        grondslag,
        of(niet(f.minderjarig), f.ouders_bericht),
        ja="De student is 18 jaar of ouder." if f.minderjarig is False else "De ouders hebben schriftelijk bericht.",
        nee="De student is jonger dan 18 en de ouders hebben geen schriftelijk bericht.",
        feiten=vervolg(f, "minderjarig", "ouders_bericht"),
    )
    return en(vorm, ouders)


def _schorsing(f: SchorsingFeiten, besluit_op: date, r: Redenering) -> str:
    r.stel_vast("LPW 11 c", "Afwezig zijn door een schorsing is geoorloofd.", ("handeling",))
    duur = _duur(f, r.waarde("schorsing_verwijdering.schorsen_hoogstens", besluit_op), r)
    return r.kies(en(duur, _bekendgemaakt(f, "WEB 8.1.7c lid 2", r)), ja="voldoet", nee="voldoet_niet")


def _duur(f: SchorsingFeiten, hoogstens_lang: Waarde, r: Redenering) -> bool | None:
    """Two weeks, both days included; longer only while a removal is being decided (8.1.7d lid 3)."""
    van, tot = f.schorsing_van, f.schorsing_tot_en_met
    grens = None if van is None else _uiterste_dag(van, hoogstens_lang, r)
    binnen = hoogstens(tot, grens)
    zin = f"De schorsing duurt van {dag(van)} tot en met {dag(tot)}; zonder verwijdering uiterlijk {dag(grens)}."
    langer = "De schorsing loopt vooruit op een beslissing over verwijdering en mag langer duren."
    lengte = r.eis(
        hoogstens_lang,
        of(binnen, f.voor_verwijdering),
        ja=zin if binnen else langer,
        nee=zin,
        feiten=("schorsing_van", "schorsing_tot_en_met", "voor_verwijdering"),
    )
    onderwijs = r.eis(
        "WEB 8.1.7d lid 3",
        of(niet(f.voor_verwijdering), f.onderwijs_onderzocht),
        ja="De schorsing loopt niet vooruit op verwijdering, of er is nagegaan hoe onderwijs door kan gaan.",
        nee="De schorsing loopt vooruit op verwijdering en er is niet nagegaan hoe onderwijs door kan gaan.",
        feiten=vervolg(f, "voor_verwijdering", "onderwijs_onderzocht"),
    )
    return en(lengte, onderwijs)


def _uiterste_dag(van: date, hoogstens_lang: Waarde, r: Redenering) -> date | None:
    """The first day counts, so the counting begins the day before."""
    dag_ervoor = van - timedelta(days=1)
    uiterlijk, _ = laatste_dag(dag_ervoor, Termijnregel(**hoogstens_lang.waarde), r.wetwaarden)
    return r.termijn("schorsing", hoogstens_lang, van, uiterlijk)


def _verwijdering(f: SchorsingFeiten, besluit_op: date, r: Redenering) -> str:
    vorm = r.waarde("schorsing_verwijdering.vorm_van_verwijdering", besluit_op)
    bekend = _bekendgemaakt(f, vorm, r) if vorm.waarde else True
    goed = en(bekend, _gehoord(f, besluit_op, r), _gemeld(f, besluit_op, r))
    gezocht = _gezocht(f, besluit_op, r)
    if goed is not False and gezocht is False:
        return r.kies(goed, ja="nog_niet_definitief", nee="voldoet_niet")
    return r.kies(en(goed, gezocht), ja="voldoet", nee="voldoet_niet")


def _gehoord(f: SchorsingFeiten, besluit_op: date, r: Redenering) -> bool | None:
    plicht = r.waarde("schorsing_verwijdering.horen_vooraf", besluit_op)
    if not plicht.waarde:
        return True
    return r.eis(
        plicht,
        f.gehoord,
        ja="De student is gehoord voordat over de verwijdering is beslist.",
        nee="De student is niet gehoord voordat over de verwijdering is beslist.",
        feiten=("gehoord",),
    )


def _gemeld(f: SchorsingFeiten, besluit_op: date, r: Redenering) -> bool | None:
    """At once, to burgemeester en wethouders (LPW 18 lid 1); the law has no number for that.

    The Leerplichtwet is about young people to whom it applies; for an adult the report is asked about, and decides
    nothing.
    """
    if f.onder_leerplichtwet is False and not f.gemeld:
        zin = "De student valt niet onder de Leerplichtwet; of de verwijdering is gemeld, beslist dan niet."
        r.stel_vast("LPW 18 lid 1", zin, ("onder_leerplichtwet",))
        r.beoordeel("Is melden aan burgemeester en wethouders hier toch nodig?", "LPW 18 lid 1")
        return True
    r.termijn("verwijdering terstond melden aan burgemeester en wethouders", "LPW 18 lid 1", besluit_op, besluit_op)
    if niet(hoogstens(f.gemeld_op, besluit_op)):
        zin = f"De verwijdering is gemeld op {dag(f.gemeld_op)}. Is dat terstond na {dag(besluit_op)}?"
        r.beoordeel(zin, "LPW 18 lid 1")
    return r.eis(
        "LPW 18 lid 1",
        of(f.gemeld, niet(f.onder_leerplichtwet)),
        ja="De verwijdering is aan burgemeester en wethouders gemeld.",
        nee="De verwijdering is niet aan burgemeester en wethouders gemeld.",
        feiten=("gemeld",) if f.gemeld else ("gemeld", "onder_leerplichtwet"),
    )


def _gezocht(f: SchorsingFeiten, besluit_op: date, r: Redenering) -> bool | None:
    """Another school is willing, or the search lasted eight weeks (8.1.7d lid 2; 9.1.13 for a leerroute)."""
    zoeken = r.waarde("schorsing_verwijdering.zoeken", besluit_op)
    tot = None
    if f.zoeken_begonnen_op is not None and not f.elders_toegelaten:
        tot = r.loopt("zoeken naar een andere instelling of school", zoeken, f.zoeken_begonnen_op)
    gezocht = of(f.elders_toegelaten, minstens(besluit_op, tot))
    plicht = of(f.onder_leerplichtwet, f.route_zonder_vmbo_diploma)
    if plicht is False:
        return _zonder_plicht(gezocht, r)
    return r.eis(
        zoeken,
        of(niet(plicht), gezocht),
        ja=_waarom_genoeg(f),
        nee=f"Geen andere instelling of school is bereid en er is nog niet lang genoeg gezocht (tot {dag(tot)}).",
        feiten=("onder_leerplichtwet", "route_zonder_vmbo_diploma", "elders_toegelaten", "zoeken_begonnen_op"),
    )


def _waarom_genoeg(f: SchorsingFeiten) -> str:
    if f.elders_toegelaten:
        return "Een andere instelling of school is bereid de student toe te laten."
    return "Er is lang genoeg zonder succes gezocht naar een andere instelling of school."


def _zonder_plicht(gezocht: bool | None, r: Redenering) -> bool | None:
    """Whether the search is owed to who is no longer under the Leerplichtwet is not settled: it warns only."""
    ruim = r.waarde("schorsing_verwijdering.zoeken_niet_leerplichtig")
    if gezocht is None:
        r.beoordeel("Is gezocht naar een andere plek, ook al valt de student niet onder de Leerplichtwet?", ruim)
        return True
    return r.eis(
        ruim,
        gezocht,
        ja="Er is een andere plek, of er is lang genoeg gezocht.",
        nee="Er is niet lang genoeg gezocht; lid 2 noemt die plicht alleen voor wie onder de Leerplichtwet valt.",
        feiten=("onder_leerplichtwet", "elders_toegelaten", "zoeken_begonnen_op"),
    )


def _bezwaar(f: SchorsingFeiten, besluit_op: date, r: Redenering) -> None:
    """Which remedy is open, and once it is used, by when the institution decides; see `beroep_en_bezwaar`."""
    middelen = r.waarde("beroep_en_bezwaar.rechtsmiddel", besluit_op)
    if BESLISSING[f.handeling] not in middelen.waarde:
        r.beoordeel("Welk rechtsmiddel stond toen open tegen deze beslissing?", middelen)
        return
    termijn = r.waarde("beroep_en_bezwaar.termijn_bezwaar", besluit_op)
    r.loopt("bezwaar indienen bij de toegankelijke faciliteit", termijn, besluit_op)
    if f.bezwaar_ontvangen_op is None:
        return
    beslissen = "beroep_en_bezwaar.beslissing_op_bezwaar"
    if f.handeling == "VERWIJDERING":
        beslissen = "beroep_en_bezwaar.beslissing_op_bezwaar_verwijdering"
        zin = "Krijgen de student, en de ouders van een minderjarige, de stukken en worden zij gehoord?"
        r.beoordeel(zin, "WEB 8.1.7d lid 4")
    r.loopt("beslissen op het bezwaar", r.waarde(beslissen, besluit_op), f.bezwaar_ontvangen_op)
