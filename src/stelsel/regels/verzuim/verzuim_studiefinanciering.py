"""What must be done about a long absence of a student with studiefinanciering? (WEB 8.1.7)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from stelsel.regels.begrippen import Soort
from stelsel.regels.lesweken import Vakantie
from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, Tegenspraak, dag, en, naam, niet, of, regel, vraag
from stelsel.regels.motor.logica import hoogstens, is_een_van
from stelsel.regels.verzuim._afwezigheid import Afwezigheid, Duur, tegenspraken

EEN_DAG = timedelta(days=1)


class StudiefinancieringFeiten(Feiten):
    """The absence, the vacations around it, and the programme."""

    onder_wet: Annotated[
        bool | None, vraag("Valt de student onder de Wet studiefinanciering 2000 of de WTOS?", vast=True)
    ] = None
    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?")] = None
    voor_augustus_2005: Annotated[
        bool | None, vraag("Kreeg de student al voor 1 augustus 2005 studiefinanciering?", vast=True)
    ] = None
    afwezigheid: Annotated[Afwezigheid | None, vraag("Is de student aaneengesloten afwezig, en sinds wanneer?")] = None
    vakanties: Annotated[tuple[Vakantie, ...] | None, vraag("Welke vakanties heeft de instelling?")] = None
    afschrift_ontvangen_op: Annotated[
        date | None, vraag("Op welke dag ontving de student het afschrift van de melding?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        yield from tegenspraken(self.afwezigheid, self.vakanties)


@regel(
    vraag="Wat moet er gebeuren met langdurige afwezigheid bij studiefinanciering?",
    antwoorden={
        "niet_van_toepassing": "De student valt niet onder de WSF 2000 of de WTOS.",
        "geen_stap": "De afwezigheid duurt nog geen vier weken: er hoeft niets.",
        "student_vragen": "De student krijgt bericht en wordt naar de reden gevraagd. Het bericht noemt ook een "
        "melding voor het Doorstroompunt. Daarna volgt de vaststelling.",
        "geen_melding": "De afwezigheid was korter dan vijf weken of had een geldige reden: er wordt niet gemeld.",
        "vaststellen": "De afwezigheid zonder geldige reden wordt vastgesteld; melden hoeft bij deze opleiding niet.",
        "melden": "De afwezigheid wordt aan de minister (DUO) gemeld. De student krijgt een afschrift, met de gevolgen "
        "voor het geld en de weg om ertegen op te komen.",
    },
    gunstig=("niet_van_toepassing", "geen_stap", "geen_melding"),
    toelichting=(
        "Vakantieweken maken de perioden van vijf en acht weken langer en onderbreken ze niet (lid 6). Voor de eerste "
        "vier weken zegt de wet dat niet: die lopen hier door. Acht weken tellen vanaf het begin van de afwezigheid. "
        "Een reden telt alleen als ze binnen die acht weken is gegeven; tot dan wordt erom gevraagd. De wet noemt drie "
        "geldige redenen; een andere telt hier niet. Melden is er alleen voor entree en basisberoepsopleiding, en voor "
        "wie al voor 1 augustus 2005 studiefinanciering kreeg. Wat de melding voor het geld van de student betekent, "
        "beslist DUO."
    ),
)
def verzuim_studiefinanciering(f: StudiefinancieringFeiten, r: Redenering) -> str:
    """By WEB 8.1.7, the same weeks and days in 2017 and on 2026-08-01."""
    onder_wet = r.eis(
        "WEB 8.1.7 lid 1",
        f.onder_wet,
        ja="De student valt onder de Wet studiefinanciering 2000 of de WTOS.",
        nee="De student valt niet onder de Wet studiefinanciering 2000 of de WTOS.",
        feiten=("onder_wet",),
    )
    if onder_wet is False:
        return "niet_van_toepassing"
    stap = _stap(f, r, Duur(r, f.afwezigheid, f.vakanties))
    return ONBEKEND if onder_wet is None else stap


def _stap(f: StudiefinancieringFeiten, r: Redenering, duur: Duur) -> str:
    """Where the absence is on the way from the first message to the report."""
    eerste = r.waarde("verzuim_studiefinanciering.eerste_weken")
    begonnen = duur.duurt(eerste, vakantie=False, verlof=False)
    if begonnen is not True:
        return r.kies(begonnen, ja="", nee="geen_stap")
    _lopende_termijnen(r, duur, eerste.waarde)
    weken = r.waarde("verzuim_studiefinanciering.weken")
    einde = r.waarde("verzuim_studiefinanciering.einde_weken")
    voorbij = duur.voorbij(einde.waarde)
    if voorbij is False:
        return _onderweg(r, duur.duurt(weken, verlof=False), duur.voorbij(weken.waarde))
    lang = duur.duurt(weken)
    if voorbij is None:
        r.eis(einde, None, ja="", nee="", feiten=("vakanties",))
        return ONBEKEND
    zonder_reden = lang if lang is False else en(lang, _zonder_geldige_reden(r, duur))
    if zonder_reden is not True:
        return r.kies(zonder_reden, ja="", nee="geen_melding")
    return _melden_of_niet(f, r, duur)


def _lopende_termijnen(r: Redenering, duur: Duur, eerste_weken: int) -> None:
    binnen = r.waarde("verzuim_studiefinanciering.student_melden_binnen")
    r.loopt("de student berichten en naar de reden vragen", binnen, duur.einde(eerste_weken, verlengd=False))
    acht_weken = duur.einde(r.waarde("verzuim_studiefinanciering.einde_weken").waarde)
    if acht_weken is not None:
        binnen = r.waarde("verzuim_studiefinanciering.melden_binnen")
        r.loopt("vaststellen, en melden waar dat moet", binnen, acht_weken)


def _onderweg(r: Redenering, lang: bool | None, vijf_weken_voorbij: bool | None) -> str:
    """Before the eight weeks are over: ask, unless the absence already ended too soon to count."""
    if vijf_weken_voorbij is False or lang is True:
        return "student_vragen"
    if vijf_weken_voorbij is True and lang is False:
        return "geen_melding"
    if vijf_weken_voorbij is None:
        r.eis("WEB 8.1.7 lid 6", None, ja="", nee="", feiten=("vakanties",))
    return ONBEKEND


def _zonder_geldige_reden(r: Redenering, duur: Duur) -> bool | None:
    """No reason of lid 9, or one that was given after the eight weeks (lid 3 a)."""
    geldig = duur.geldig_web(ook_andere=False)
    if geldig is False:
        return True
    einde = duur.einde(r.waarde("verzuim_studiefinanciering.einde_weken").waarde)
    op_tijd = r.eis(
        "WEB 8.1.7 lid 3 a",
        hoogstens(duur.a.gemeld_op, einde),
        ja=f"De reden is gegeven, uiterlijk op {dag(einde)}.",
        nee=f"De reden is niet uiterlijk op {dag(einde)} gegeven, en telt daarom niet.",
        feiten=duur.velden("gemeld_op"),
    )
    return niet(en(geldig, op_tijd))


def _melden_of_niet(f: StudiefinancieringFeiten, r: Redenering, duur: Duur) -> str:
    soorten = r.waarde("verzuim_studiefinanciering.soorten")
    melden = r.eis(
        soorten,
        is_een_van(f.soort, soorten.waarde),
        ja=f"Het is een {naam(f.soort)}: de afwezigheid wordt gemeld.",
        nee=f"Het is een {naam(f.soort)}.",
        feiten=("soort",),
    )
    if melden is not True:
        eerder = r.eis(
            soorten.artikel.removesuffix("a") + "b",
            f.voor_augustus_2005,
            ja="De student kreeg al voor 1 augustus 2005 studiefinanciering: de afwezigheid wordt gemeld.",
            nee="De student kreeg voor 1 augustus 2005 geen studiefinanciering.",
            feiten=("voor_augustus_2005",),
        )
        melden = of(melden, eerder)
    if melden is True:
        _bij_de_melding(f, r, duur)
    return r.kies(melden, ja="melden", nee="vaststellen")


def _bij_de_melding(f: StudiefinancieringFeiten, r: Redenering, duur: Duur) -> None:
    """The day of return goes with the report (lid 5); the copy opens the way to objections (lid 7 and 8)."""
    if duur.a.nog_afwezig is False and duur.a.tot_en_met is not None:
        r.reken(weer_aanwezig_op=duur.a.tot_en_met + EEN_DAG)
    if f.afschrift_ontvangen_op is not None:
        bedenkingen = r.waarde("verzuim_studiefinanciering.bedenkingen")
        r.loopt("schriftelijke bedenkingen van de student", bedenkingen, f.afschrift_ontvangen_op)
