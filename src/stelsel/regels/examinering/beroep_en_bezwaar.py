"""Which remedy is open against a decision, until when, and who decides by when? (WEB 7.5, 8.1.7a, 8.1.7d)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, Tegenspraak, Waarde, dag, naam, regel, vraag

Beslissing = Literal[
    "beslissing_over_examen",
    "bindend_studieadvies",
    "besluit_inschrijving",
    "besluit_schorsing",
    "besluit_verwijdering",
    "andere_beslissing",
    "uitblijven_van_beslissing",
    "geschil_over_afspraken",
    "gedraging",
]
# Nothing was made known here, so no term starts with it: the law of the day of the question counts.
ZONDER_BEKENDMAKING = ("uitblijven_van_beslissing", "geschil_over_afspraken", "gedraging")


class BeroepEnBezwaarFeiten(Feiten):
    """The decision, when it was made known, and what came in at the toegankelijke faciliteit."""

    beslissing: Annotated[Beslissing | None, vraag("Waar is de student het niet mee eens?", vast=True)] = None
    bekendgemaakt_op: Annotated[date | None, vraag("Op welke dag is de beslissing bekendgemaakt?", vast=True)] = None
    ontvangen_op: Annotated[
        date | None, vraag("Op welke dag ontving de toegankelijke faciliteit het beroep of bezwaar?")
    ] = None
    spoed: Annotated[
        bool | None, vraag("Heeft de voorzitter van de geschillenadviescommissie onverwijlde spoed vastgesteld?")
    ] = None
    verlengd: Annotated[bool | None, vraag("Heeft de commissie van beroep haar termijn verlengd?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        if None not in (self.bekendgemaakt_op, self.ontvangen_op) and self.ontvangen_op < self.bekendgemaakt_op:
            zin = "Het beroep of bezwaar is ontvangen voor de beslissing bekend was."
            yield Tegenspraak(("bekendgemaakt_op", "ontvangen_op"), zin)


@regel(
    vraag="Welk rechtsmiddel staat open, en tot wanneer?",
    antwoorden={
        "beroep": "Beroep bij de commissie van beroep voor de examens; de termijn loopt nog of is gehaald.",
        "bezwaar": "Bezwaar, waarover de geschillenadviescommissie adviseert; de termijn loopt nog of is gehaald.",
        "geschil": "Het geschil gaat naar de geschillenadviescommissie; de wet noemt daar geen termijn voor.",
        "klacht": "Een klacht, bij de klachtencommissie.",
        "te_laat": "De termijn is voorbij; een mens weegt of te laat indienen te verontschuldigen is.",
        "niet_in_deze_wet": "De WEB kende hier op die dag geen rechtsmiddel voor.",
    },
    gunstig=("beroep", "bezwaar", "geschil", "klacht"),
    toelichting=(
        "Tegen een beslissing over een examen en tegen een bindend studieadvies staat beroep open, twee weken. Tegen "
        "andere beslissingen staat bezwaar open, zes weken. De termijn begint de dag na de bekendmaking. Eindigt zij "
        "in een weekend of op een feestdag, dan loopt zij door tot de eerste gewone dag (Algemene termijnenwet). "
        "Voor de vraag of iets op tijd is, telt de dag waarop de toegankelijke faciliteit het ontving, ook als het "
        "eerst ergens anders binnenkwam. De tien weken voor een beslissing op bezwaar tellen vanaf die dag: dat is "
        "een lezing. Welke wet geldt, hangt hier van de dag van bekendmaking af. De wettekst van 1 januari 2023 "
        "kende de faciliteit nog niet; twee advocatenkantoren noemen die dag wel als begin. Voor 1 augustus 2023 "
        "kende de WEB alleen beroep over examens en studieadvies; een openbare instelling viel daarnaast onder de "
        "Awb. Wie in beroep gaat, kan in een spoedgeval een voorlopige voorziening vragen (7.5.5). Een college van "
        "beroep voor bijzonder onderwijs (7.5.10) is niet uitgewerkt."
    ),
)
def beroep_en_bezwaar(f: BeroepEnBezwaarFeiten, r: Redenering) -> str:
    """By WEB 7.5, 8.1.7a lid 5 and 8.1.7d lid 4 (2023-08-01 to 2026-08-01), and 7.5 of 2017 to 2023-01-01."""
    zonder = f.beslissing in ZONDER_BEKENDMAKING
    if f.beslissing is None or (f.bekendgemaakt_op is None and not zonder):
        r.eis("WEB 7.5.1", None, ja="", nee="", feiten=("beslissing", "bekendgemaakt_op"))
        return ONBEKEND
    wetsdag = r.op if zonder else f.bekendgemaakt_op
    middelen = r.waarde("beroep_en_bezwaar.rechtsmiddel", wetsdag)
    middel = middelen.waarde.get(f.beslissing)
    if middel is None:
        zin = f"Op {dag(wetsdag)} kende de WEB geen rechtsmiddel voor: {naam(f.beslissing)}."
        r.eis(middelen, False, ja="", nee=zin, feiten=("beslissing", "bekendgemaakt_op"))
        r.beoordeel("Is het een openbare instelling? Dan gold de Awb; anders de burgerlijke rechter.", "Awb 1:3")
        return "niet_in_deze_wet"
    orgaan = r.waarde("beroep_en_bezwaar.orgaan", wetsdag)[middel]
    zin = f"Voor {naam(f.beslissing)} is de weg: {middel}; {orgaan['rol']}."
    r.stel_vast(orgaan["artikel"], zin, ("beslissing",))
    r.reken(orgaan=orgaan["naam"])
    _faciliteit(r, wetsdag)
    if zonder:
        return _zonder_termijn(f, r, middel)
    return _beroep(f, r, wetsdag) if middel == "beroep" else _bezwaar(f, r, wetsdag)


def _faciliteit(r: Redenering, wetsdag: date) -> None:
    faciliteit = r.waarde("beroep_en_bezwaar.toegankelijke_faciliteit", wetsdag)
    if faciliteit.waarde == "ja":
        zin = "Indienen gaat bij de toegankelijke faciliteit; de dag waarop die het ontvangt, telt."
        r.stel_vast(faciliteit, zin)
    elif faciliteit.waarde == "betwist":
        zin = "Waar kwam het binnen? De wettekst van deze dag kent de faciliteit niet, andere bronnen wel."
        r.beoordeel(zin, faciliteit)


def _zonder_termijn(f: BeroepEnBezwaarFeiten, r: Redenering, middel: str) -> str:
    if f.beslissing == "uitblijven_van_beslissing":
        r.beoordeel("Wacht de student al zo lang dat er een beslissing had moeten zijn?", "WEB 7.5.7 lid 2")
        if f.ontvangen_op is not None:
            _beslissing_op_bezwaar(f, r, f.ontvangen_op, f.ontvangen_op)
    elif middel == "geschil":
        zin = "De commissie gaat na of partijen er samen uit kunnen komen."
        r.stel_vast("WEB 7.5.7 lid 4", zin)
    return middel


# -- beroep -------------------------------------------------------------------------------------------------------


def _beroep(f: BeroepEnBezwaarFeiten, r: Redenering, wetsdag: date) -> str:
    termijn = r.waarde("beroep_en_bezwaar.termijn_beroep", wetsdag)
    einde = r.loopt("Beroep instellen", termijn, wetsdag)
    r.reken(laatste_dag=einde)
    # 7.5.4 lid 3: counted from the day after the one on which the term for the appeal ended, so from `einde`.
    if not f.verlengd:
        gewoon = r.waarde("beroep_en_bezwaar.beslissing_op_beroep", wetsdag)
        r.loopt("Commissie van beroep beslist", gewoon, einde)
    if f.verlengd is not False:
        langer = r.waarde("beroep_en_bezwaar.beslissing_op_beroep_verlengd", wetsdag)
        r.loopt("Commissie van beroep beslist, met verlenging", langer, einde)
    return _op_tijd(f, r, termijn, einde, "beroep")


# -- bezwaar ------------------------------------------------------------------------------------------------------


def _bezwaar(f: BeroepEnBezwaarFeiten, r: Redenering, wetsdag: date) -> str:
    termijn = r.waarde("beroep_en_bezwaar.termijn_bezwaar", wetsdag)
    einde = r.loopt("Bezwaar maken", termijn, wetsdag)
    r.reken(laatste_dag=einde)
    if f.beslissing == "besluit_verwijdering":
        zin = "Voor de beslissing op het bezwaar wordt de student gehoord, en bij een minderjarige ook de ouders."
        r.stel_vast("WEB 8.1.7d lid 4", zin, ("beslissing",))
    if f.ontvangen_op is not None:
        _beslissing_op_bezwaar(f, r, f.ontvangen_op, wetsdag)
    r.stel_vast(
        "WEB 7.5.9",
        "Tegen de beslissing op het bezwaar kan beroep bij de Afdeling bestuursrechtspraak van de Raad van State.",
    )
    return _op_tijd(f, r, termijn, einde, "bezwaar")


def _beslissing_op_bezwaar(f: BeroepEnBezwaarFeiten, r: Redenering, ontvangen: date, wetsdag: date) -> None:
    if f.beslissing == "besluit_verwijdering":
        termijn = r.waarde("beroep_en_bezwaar.beslissing_op_bezwaar_verwijdering", wetsdag)
    elif f.spoed:
        termijn = r.waarde("beroep_en_bezwaar.beslissing_op_bezwaar_spoed", wetsdag)
    else:
        termijn = r.waarde("beroep_en_bezwaar.beslissing_op_bezwaar", wetsdag)
    r.loopt("Bevoegd gezag beslist op het bezwaar", termijn, ontvangen)
    if f.spoed is None:
        voorzitter = r.waarde("beroep_en_bezwaar.voorzitter_over_spoed", wetsdag)
        r.loopt("Voorzitter bepaalt of er spoed is, als de student dat vraagt", voorzitter, ontvangen)


def _op_tijd(f: BeroepEnBezwaarFeiten, r: Redenering, termijn: Waarde, einde: date, middel: str) -> str:
    """In time when it came in by the last day; while the term still runs nothing needs to have come in."""
    if f.ontvangen_op is None and r.op <= einde:
        r.stel_vast(termijn, f"De termijn loopt tot en met {dag(einde)}.", ("bekendgemaakt_op",))
        return middel
    velden = ("ontvangen_op", "bekendgemaakt_op")
    op_tijd = r.uiterlijk(termijn, f.ontvangen_op, einde, f"Ontvangst van het {middel}", velden)
    if op_tijd is False:
        r.beoordeel("Is te laat indienen te verontschuldigen?", "Awb 6:11")
    return r.kies(op_tijd, ja=middel, nee="te_laat")
