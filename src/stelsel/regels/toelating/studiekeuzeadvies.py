"""Has somebody who applied the right to a studiekeuzeadvies? (WEB 8.0.4)"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, dag, en, niet, of, regel, vraag
from stelsel.regels.motor.logica import hoogstens
from stelsel.regels.toelating._aanmelding import dag_voor
from stelsel.regels.toelating._vervolg import vervolg


class StudiekeuzeFeiten(Feiten):
    """The application, the request, and the activities that the institution organises."""

    doorlopende_leerroute: Annotated[bool | None, vraag("Gaat het om een doorlopende leerroute vmbo-mbo?")] = None
    start: Annotated[date | None, vraag("Op welke dag begint de opleiding?")] = None
    begint_bij_aanvang: Annotated[bool | None, vraag("Begint de opleiding bij de aanvang van het studiejaar?")] = None
    aangemeld_op: Annotated[
        date | None, vraag("Op welke dag is iemand aangemeld (bij een gewijzigde keuze de eerste aanmelding)?")
    ] = None
    na_bindend_advies: Annotated[
        bool | None,
        vraag("Komt de late aanmelding doordat een inschrijving na een bindend studieadvies te laat eindigde?"),
    ] = None
    gevraagd: Annotated[bool | None, vraag("Heeft iemand om een studiekeuzeadvies gevraagd?")] = None
    intake_georganiseerd: Annotated[
        bool | None, vraag("Organiseert de instelling intakeactiviteiten voor dit advies?")
    ] = None
    intake_gedaan: Annotated[bool | None, vraag("Heeft iemand aan die intakeactiviteiten meegedaan?")] = None
    regels_bekend_op: Annotated[
        date | None, vraag("Op welke dag zijn de regels over de intake voor dit studiejaar bekendgemaakt?")
    ] = None


@regel(
    vraag="Heeft iemand recht op een studiekeuzeadvies?",
    antwoorden={
        "recht": "De instelling moet een studiekeuzeadvies uitbrengen. Het advies bindt niemand.",
        "mag_uitbrengen": "Er is geen recht op een advies; de instelling mag wel een intake en advies aanbieden.",
        "geldt_niet": "Voor deze opleiding kent de wet geen recht op een studiekeuzeadvies.",
    },
    gunstig=("recht",),
    toelichting=(
        "Recht heeft wie er om vraagt, uiterlijk 1 april is aangemeld voor een opleiding die met het studiejaar "
        "begint, en meedoet aan de intakeactiviteiten die de instelling daarvoor organiseert. Het advies bindt niet: "
        "wie een negatief advies krijgt, houdt zijn recht op toelating ('toelatingsrecht'). Geen advies door een "
        "gemiste verplichte intake kan wel een reden zijn om te weigeren. Wie laat is doordat een bindend studieadvies "
        "te laat kwam, telt hier als op tijd; de wet zegt dat alleen van de aanmelddatum zelf. Hoeveel adviezen iemand "
        "ten hoogste kan vragen, staat in een ministeriële regeling die niet is nagelezen."
    ),
)
def studiekeuzeadvies(f: StudiekeuzeFeiten, r: Redenering) -> str:
    """By WEB 8.0.4, in force for studiejaar 2018-2019 and later."""
    if f.doorlopende_leerroute:
        zin = "In een doorlopende leerroute geldt het recht op een studiekeuzeadvies niet."
        r.stel_vast("WEB 9.1.16", zin, ("doorlopende_leerroute",))
        return "geldt_niet"
    if f.start is None:
        r.eis("WEB 8.0.4 lid 1", None, ja="", nee="", feiten=("start",))
        return ONBEKEND
    bestaat = r.waarde("toelating.studiekeuzeadvies", f.start)
    if not bestaat.waarde:
        r.stel_vast(bestaat, "Voor dit studiejaar kende de wet het studiekeuzeadvies niet.", ("start",))
        return "geldt_niet"
    _op_tijd_bekend(f, f.start, r)
    recht = en(_op_tijd_aangemeld(f, f.start, r), _gevraagd(f, r), _doet_mee(f, r))
    r.stel_vast("WEB 8.0.4 lid 4", "Een studiekeuzeadvies bindt niet; het recht op toelating hangt er niet van af.")
    if recht is False:
        r.stel_vast("WEB 8.0.4 lid 3", "De instelling mag ook anderen een intake en een advies aanbieden.")
    if f.doorlopende_leerroute is None:
        r.eis("WEB 9.1.16", None, ja="", nee="", feiten=("doorlopende_leerroute",))
        return ONBEKEND
    return r.kies(recht, ja="recht", nee="mag_uitbrengen")


def _op_tijd_aangemeld(f: StudiekeuzeFeiten, start: date, r: Redenering) -> bool | None:
    grens = r.waarde("toelating.aanmelden_uiterlijk", start)
    uiterlijk = r.termijn("aanmelden", grens, None, dag_voor(start, grens))
    op_dag = hoogstens(f.aangemeld_op, uiterlijk)
    ja = f"De aanmelding was op tijd voor een opleiding die met het studiejaar begint ({dag(uiterlijk)})."
    if en(niet(op_dag), f.na_bindend_advies):
        ja = f"De aanmelding kwam na {dag(uiterlijk)} door een bindend studieadvies; hier telt dat als op tijd."
        zin = "Iemand is laat door een bindend studieadvies en telt daarom als op tijd. Geldt dat ook voor het advies?"
        r.beoordeel(zin, "WEB 8.0.1 lid 3")
    gemist = ("aangemeld_op",) if op_dag is None else ("aangemeld_op", "na_bindend_advies")
    return r.eis(
        grens,
        en(f.begint_bij_aanvang, of(op_dag, f.na_bindend_advies)),
        ja=ja,
        nee=f"De aanmelding kwam na {dag(uiterlijk)}."
        if f.begint_bij_aanvang is not False
        else "De opleiding begint niet met het studiejaar.",
        feiten=("begint_bij_aanvang", *gemist),
    )


def _gevraagd(f: StudiekeuzeFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 8.0.4 lid 1",
        f.gevraagd,
        ja="Iemand heeft om het advies gevraagd.",
        nee="Iemand heeft niet om het advies gevraagd.",
        feiten=("gevraagd",),
    )


def _doet_mee(f: StudiekeuzeFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 8.0.4 lid 1",
        of(niet(f.intake_georganiseerd), f.intake_gedaan),
        ja="Voor dit advies is er geen intake."
        if f.intake_georganiseerd is False
        else "Iemand deed mee aan de intake.",
        nee="Iemand deed niet mee aan de intakeactiviteiten die voor dit advies zijn georganiseerd.",
        feiten=vervolg(f, "intake_georganiseerd", "intake_gedaan"),
    )


def _op_tijd_bekend(f: StudiekeuzeFeiten, start: date, r: Redenering) -> None:
    """Lid 7: the rules about the intake are published by 1 februari."""
    grens = r.waarde("toelating.intakeregels_bekend", start)
    uiterlijk = r.termijn("regels over de intake bekendmaken", grens, None, dag_voor(start, grens))
    if f.regels_bekend_op is None or uiterlijk is None:
        return
    wat = "Dag waarop de regels over de intake bekend waren"
    if not r.uiterlijk(grens, f.regels_bekend_op, uiterlijk, wat, ("regels_bekend_op",)):
        r.beoordeel("De regels over de intake waren te laat bekend. Mag de instelling iemand eraan houden?", grens)
