"""Does an enrolment count for the rijksbijdrage of a year? (WEB 2.2.2; UBWEB 2.2.2 and 2.2.3)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from stelsel.regels.begrippen import Kalenderjaar, Leerweg, Soort
from stelsel.regels.bekostiging._jaar import begin, dag_in, noem_variant
from stelsel.regels.motor import (
    ONBEKEND,
    Feiten,
    Redenering,
    Tegenspraak,
    Waarde,
    dag,
    en,
    naam,
    niet,
    of,
    regel,
    vraag,
)
from stelsel.regels.motor.logica import hoogstens, is_een_van, minstens

Teldatum = Literal["OKTOBER", "FEBRUARI"]
Verblijf = Literal["NEDERLANDER", "JONGER_DAN_18", "RECHTMATIG_VERBLIJF", "EERDER_INGESCHREVEN", "GEEN_VAN_DEZE"]
Woonplaats = Literal["NEDERLAND", "BELGIE", "NOORDRIJN_WESTFALEN", "NEDERSAKSEN", "BREMEN", "ELDERS"]
ONDERWIJS = ("BOL", "BOL_DT", "BBL")


class TeltMeeFeiten(Feiten):
    """One enrolment of one student, and the funding year it might count for."""

    kopjes: ClassVar[Mapping[str, str]] = {
        "bekostigingsjaar": "De opleiding en de teldatum",
        "ingeschreven_vanaf": "De inschrijving",
        "verblijf": "De student",
        "pok_getekend_op": "De beroepspraktijkvorming",
    }

    bekostigingsjaar: Annotated[Kalenderjaar | None, vraag("Voor welk kalenderjaar is de bekostiging?", vast=True)] = (
        None
    )
    teldatum: Annotated[Teldatum | None, vraag("Om welke teldatum gaat het?", vast=True)] = None
    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?", vast=True)] = None
    leerweg: Annotated[Leerweg | None, vraag("In welke leerweg is de student ingeschreven?", vast=True)] = None
    opleiding_bekostigd: Annotated[bool | None, vraag("Komt de opleiding voor bekostiging in aanmerking?")] = None
    ingeschreven_vanaf: Annotated[date | None, vraag("Op welke dag begon de inschrijving?")] = None
    ingeschreven_tot_en_met: Annotated[
        date | None, vraag("Wat is de laatste dag van de inschrijving, werkelijk of anders gepland?")
    ] = None
    volgt_opleiding: Annotated[bool | None, vraag("Volgt de student de opleiding op de teldatum daadwerkelijk?")] = None
    verblijf: Annotated[
        Verblijf | None, vraag("Welke nationaliteit of welk verblijf had de student bij de inschrijving?", vast=True)
    ] = None
    volledige_leerplicht_voorbij: Annotated[
        bool | None, vraag("Was de volledige leerplicht voorbij toen de student in de bbl begon?", vast=True)
    ] = None
    al_geteld_met_andere_inschrijving: Annotated[
        bool | None, vraag("Telt de student in dit studiejaar al mee met een andere inschrijving?")
    ] = None
    ingezetene: Annotated[bool | None, vraag("Staat de student als ingezetene in de basisregistratie personen?")] = None
    woonplaats: Annotated[Woonplaats | None, vraag("Waar woont de student?")] = None
    onderwijs_in_nederland: Annotated[
        bool | None, vraag("Volgt de student het onderwijs en de beroepspraktijkvorming in Nederland?")
    ] = None
    pok_getekend_op: Annotated[
        date | None, vraag("Op welke dag is de praktijkovereenkomst getekend (niet de afsluitdatum uit het register)?")
    ] = None
    pok_hoort_bij_opleiding: Annotated[
        bool | None, vraag("Gaat de praktijkovereenkomst over een kwalificatie of dossier van deze opleiding?")
    ] = None
    praktijk_vanaf: Annotated[date | None, vraag("Vanaf welke dag volgt de student de opleiding in de praktijk?")] = (
        None
    )
    praktijk_tot_en_met: Annotated[
        date | None, vraag("Wat is de laatste dag van de beroepspraktijkvorming, werkelijk of anders gepland?")
    ] = None
    kwalificatie_met_vws: Annotated[
        bool | None, vraag("Is de kwalificatie vastgesteld in overeenstemming met de minister van VWS?", vast=True)
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        for van, tot, wat in (
            ("ingeschreven_vanaf", "ingeschreven_tot_en_met", "De inschrijving"),
            ("praktijk_vanaf", "praktijk_tot_en_met", "De beroepspraktijkvorming"),
        ):
            eerste, laatste = getattr(self, van), getattr(self, tot)
            if eerste is not None and laatste is not None and laatste < eerste:
                yield Tegenspraak((van, tot), f"{wat} eindigt voordat zij begint.")


@regel(
    vraag="Telt een inschrijving mee voor de bekostiging?",
    antwoorden={
        "telt_mee": "De inschrijving telt mee op deze teldatum.",
        "telt_niet_mee": "De inschrijving telt niet mee op deze teldatum.",
    },
    gunstig=("telt_mee",),
    toelichting=(
        "Op 1 oktober T-2 telt een student voor de studentenwaarde; op 1 februari T-1 alleen voor de correctie op de "
        "tweede teldatum. Een bbl-student telt op 1 oktober pas mee met een praktijkovereenkomst die uiterlijk 31 "
        "december T-2 is getekend, en op niveau 2 tot en met 4 als hij dan de praktijk volgt (kwalificaties met VWS: "
        "uiterlijk 1 juni T-1). De correctiefactor zelf vraagt geen praktijkovereenkomst: zie de uitkomst "
        "'telt_in_correctiefactor'. De dag van ondertekening komt van de school; de afsluitdatum in het register is "
        "een andere dag. Welke van twee inschrijvingen telt, beslist de regel niet. Een examendeelnemer telt alleen "
        "met een diploma: zie 'diplomawaarde'."
    ),
)
def telt_mee(f: TeltMeeFeiten, r: Redenering) -> str:
    """By WEB 2.2.2 (2026-08-01; the same in 2017) and UBWEB 2.2.2 and 2.2.3 (2015-08-01, 2020-08-01, 2024-08-01)."""
    if f.bekostigingsjaar is None:
        r.eis("WEB 2.2.2 lid 2 a", None, ja="", nee="", feiten=("bekostigingsjaar",))
        return ONBEKEND
    noem_variant(r, f.bekostigingsjaar)
    leerweg = _leerweg(f, r)
    if leerweg is False:
        r.reken(telt_in_correctiefactor=False)
        return "telt_niet_mee"
    if f.soort is None or f.teldatum is None:
        r.eis("WEB 2.2.2 lid 2 a", None, ja="", nee="", feiten=("soort", "teldatum"))
        return ONBEKEND
    eisen = _eisen(f, r, f.soort, f.bekostigingsjaar)
    correctie = en(leerweg, _opleiding(f, r), _op_teldatum(f, r, eisen, f.teldatum), *_student(f, r))
    if correctie is not None:
        r.reken(telt_in_correctiefactor=correctie)
    telt = correctie if f.teldatum == "FEBRUARI" else en(correctie, _praktijk(f, r, eisen))
    return r.kies(telt, ja="telt_mee", nee="telt_niet_mee")


def _eisen(f: TeltMeeFeiten, r: Redenering, soort: str, jaar: int) -> Waarde:
    if soort == "entree":
        return r.waarde("telt_mee.entree", begin(jaar))
    return r.waarde("telt_mee.niveau_2_4", begin(jaar))


# -- the enrolment ----------------------------------------------------------------------------------------------------


def _leerweg(f: TeltMeeFeiten, r: Redenering) -> bool | None:
    if f.leerweg == "BOL_DT":
        r.beoordeel("Telt bol in deeltijd mee als bol? Geen bron die is gelezen zegt er iets over.", "UBWEB 2.1.2")
    return r.eis(
        "UBWEB 2.1.2",
        is_een_van(f.leerweg, ONDERWIJS),
        ja=f"De student is ingeschreven in de {naam(f.leerweg)}.",
        nee=f"Een inschrijving als {naam(f.leerweg)} wordt niet bekostigd.",
        feiten=("leerweg",),
    )


def _opleiding(f: TeltMeeFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "UBWEB 2.1.2",
        f.opleiding_bekostigd,
        ja="De opleiding komt voor bekostiging in aanmerking.",
        nee="De opleiding komt niet voor bekostiging in aanmerking.",
        feiten=("opleiding_bekostigd",),
    )


def _op_teldatum(f: TeltMeeFeiten, r: Redenering, eisen: Waarde, teldatum: str) -> bool | None:
    teldag = dag_in(f.bekostigingsjaar or 0, eisen["teldatum"][teldatum])
    if r.op < teldag:
        r.beoordeel(f"De teldatum, {dag(teldag)}, is nog niet geweest: dit is een voorlopig antwoord.", eisen)
    ingeschreven = r.eis(
        eisen,
        en(hoogstens(f.ingeschreven_vanaf, teldag), minstens(f.ingeschreven_tot_en_met, teldag)),
        ja=f"Op {dag(teldag)} is de student ingeschreven.",
        nee=f"Op {dag(teldag)} is de student niet ingeschreven.",
        feiten=("ingeschreven_vanaf", "ingeschreven_tot_en_met"),
    )
    volgt = r.eis(
        eisen,
        f.volgt_opleiding,
        ja="De student volgt de opleiding daadwerkelijk.",
        nee="De student volgt de opleiding niet daadwerkelijk.",
        feiten=("volgt_opleiding",),
    )
    return en(ingeschreven, volgt)


# -- the student ------------------------------------------------------------------------------------------------------


def _student(f: TeltMeeFeiten, r: Redenering) -> tuple[bool | None, ...]:
    return _verblijf(f, r), _leerplicht(f, r), _niet_dubbel(f, r), _woont_dichtbij(f, r)


def _verblijf(f: TeltMeeFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 8.1.1 lid 1",
        niet(is_een_van(f.verblijf, ("GEEN_VAN_DEZE",))),
        ja=f"Nationaliteit of verblijf: {naam(f.verblijf)}.",
        nee="Met deze nationaliteit of dit verblijf stond de inschrijving niet open.",
        feiten=("verblijf",),
    )


def _leerplicht(f: TeltMeeFeiten, r: Redenering) -> bool | None:
    if f.leerweg != "BBL":
        return True
    return r.eis(
        "WEB 8.1.1 lid 3",
        f.volledige_leerplicht_voorbij,
        ja="De volledige leerplicht was voorbij; de bbl stond open.",
        nee="De volledige leerplicht was nog niet voorbij; de bbl stond niet open.",
        feiten=("volledige_leerplicht_voorbij",),
    )


def _niet_dubbel(f: TeltMeeFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 2.2.2 lid 3",
        niet(f.al_geteld_met_andere_inschrijving),
        ja="De student telt in dit studiejaar niet al mee met een andere inschrijving.",
        nee="De student telt in dit studiejaar al mee met een andere inschrijving; twee tellen voor een.",
        feiten=("al_geteld_met_andere_inschrijving",),
    )


def _woont_dichtbij(f: TeltMeeFeiten, r: Redenering) -> bool | None:
    """Only asked of somebody who is not registered as a resident."""
    if f.ingezetene:
        r.stel_vast("WEB 2.2.2 lid 7", "De student is ingezetene.", ("ingezetene",))
        return True
    landen = r.waarde("telt_mee.woonlanden")
    woont = r.eis(
        landen,
        of(f.ingezetene, is_een_van(f.woonplaats, landen.waarde)),
        ja=f"De student woont in {naam(f.woonplaats)}.",
        nee="De student is geen ingezetene en woont niet in Nederland, België of een van de drie deelstaten.",
        feiten=("ingezetene", "woonplaats"),
    )
    hier = r.eis(
        "WEB 2.2.2 lid 7 a",
        of(f.ingezetene, f.onderwijs_in_nederland),
        ja="De student volgt onderwijs en praktijk in Nederland.",
        nee="De student volgt onderwijs of praktijk niet in Nederland.",
        feiten=("ingezetene", "onderwijs_in_nederland"),
    )
    return en(woont, hier)


# -- practice ---------------------------------------------------------------------------------------------------------


def _praktijk(f: TeltMeeFeiten, r: Redenering, eisen: Waarde) -> bool | None:
    """What is asked of a bbl student on the first teldatum."""
    if f.leerweg != "BBL":
        return True
    return en(_overeenkomst(f, r, eisen), _volgt_praktijk(f, r, eisen))


def _overeenkomst(f: TeltMeeFeiten, r: Redenering, eisen: Waarde) -> bool | None:
    grens = dag_in(f.bekostigingsjaar or 0, eisen["pok_uiterlijk"])
    op_tijd = r.uiterlijk(eisen, f.pok_getekend_op, grens, "Praktijkovereenkomst getekend", ("pok_getekend_op",))
    if not eisen["pok_hoort_bij_opleiding"]:
        return op_tijd
    passend = r.eis(
        eisen,
        f.pok_hoort_bij_opleiding,
        ja="De praktijkovereenkomst gaat over een kwalificatie of dossier van de opleiding.",
        nee="De praktijkovereenkomst gaat niet over een kwalificatie of dossier van de opleiding.",
        feiten=("pok_hoort_bij_opleiding",),
    )
    return en(op_tijd, passend)


def _volgt_praktijk(f: TeltMeeFeiten, r: Redenering, eisen: Waarde) -> bool | None:
    """On the last day for the agreement; or, for a kwalificatie set with VWS, from half a year later at the latest."""
    if eisen["praktijk_op"] is None:
        r.stel_vast(eisen, "Voor entree is de praktijkovereenkomst genoeg.", ("soort",))
        return True
    peildag, vws = (dag_in(f.bekostigingsjaar or 0, eisen[plek]) for plek in ("praktijk_op", "praktijk_vws"))
    op_peildag = en(hoogstens(f.praktijk_vanaf, peildag), minstens(f.praktijk_tot_en_met, peildag))
    later = en(f.kwalificatie_met_vws, hoogstens(f.praktijk_vanaf, vws))
    wanneer = f"op {dag(peildag)}" if op_peildag else f"uiterlijk op {dag(vws)} (kwalificatie met VWS)"
    return r.eis(
        eisen,
        of(op_peildag, later),
        ja=f"De student volgt de opleiding in de praktijk, {wanneer}.",
        nee=f"De student volgt de opleiding op {dag(peildag)} niet in de praktijk. Alleen voor een kwalificatie met "
        f"VWS mag dat uiterlijk op {dag(vws)} beginnen.",
        feiten=("praktijk_vanaf", "praktijk_tot_en_met", "kwalificatie_met_vws"),
    )
