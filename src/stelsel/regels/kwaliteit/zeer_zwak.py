"""Is a programme 'zeer zwak', and what can follow? (WEB 6.1.4, 6.1.4b, 6.1.5)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from stelsel.regels.begrippen import Soort
from stelsel.regels.motor import Feiten, Redenering, Tegenspraak, dag, en, naam, niet, of, regel, vraag
from stelsel.regels.motor.logica import is_een_van, minstens

Studiesucces = Literal["hoog", "voldoende", "onvoldoende", "niet_te_bepalen", "geen_norm"]


class ZeerZwakFeiten(Feiten):
    """The judgement on studiesucces, the three duties that weigh with it, and what the minister did."""

    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?", vast=True)] = None
    bekostigd: Annotated[bool | None, vraag("Wordt de opleiding bekostigd?", vast=True)] = None
    studiesucces: Annotated[
        Studiesucces | None, vraag("Wat is het oordeel over het studiesucces (de regel 'onderwijsresultaat')?")
    ] = None
    programma_en_examinering_voldoende: Annotated[
        bool | None, vraag("Geeft de instelling voldoende uitvoering aan het onderwijsprogramma en de examinering?")
    ] = None
    bpv_voldoende: Annotated[
        bool | None, vraag("Geeft de instelling voldoende uitvoering aan de beroepspraktijkvorming?")
    ] = None
    veiligheid_voldoende: Annotated[
        bool | None, vraag("Geeft de instelling voldoende uitvoering aan de regels over veiligheid?")
    ] = None
    zeer_zwak_sinds: Annotated[date | None, vraag("Sinds welke dag is gebleken dat de opleiding zeer zwak is?")] = None
    waarschuwing_op: Annotated[date | None, vraag("Op welke dag gaf de minister een waarschuwing?")] = None
    waarschuwing_tot: Annotated[
        date | None, vraag("Tot en met welke dag heeft de instelling om aan de waarschuwing gevolg te geven?")
    ] = None
    waarschuwing_opgevolgd: Annotated[
        bool | None, vraag("Bleek uit nader onderzoek dat voldoende gevolg is gegeven aan de waarschuwing?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        if self.waarschuwing_op and self.waarschuwing_tot and self.waarschuwing_tot < self.waarschuwing_op:
            yield Tegenspraak(
                ("waarschuwing_op", "waarschuwing_tot"), "De termijn eindigt voordat de waarschuwing er was."
            )
        if self.studiesucces == "geen_norm" and self.soort not in (None, "entree"):
            yield Tegenspraak(("soort", "studiesucces"), "Alleen voor een entreeopleiding is er geen norm.")


@regel(
    vraag="Is de kwaliteit van een opleiding zeer zwak?",
    antwoorden={
        "zeer_zwak": "Het studiesucces is onvoldoende, en een van de drie zorgplichten ook.",
        "niet_zeer_zwak": "De opleiding is niet zeer zwak.",
        "geldt_niet": "Het oordeel zeer zwak van artikel 6.1.4b geldt niet voor deze opleiding of op deze dag.",
    },
    gunstig=("niet_zeer_zwak", "geldt_niet"),
    toelichting=(
        "Zeer zwak is een opleiding pas als het studiesucces onvoldoende is en de instelling ook onvoldoende doet aan "
        "programma en examinering, bpv of veiligheid (WEB 6.1.4b, sinds 1 augustus 2022). Dit artikel geldt "
        "niet voor entree en niet voor onderwijs zonder bekostiging; voor dat laatste kent artikel 6.2.2a een "
        "eigen oordeel, zonder veiligheid, dat hier niet is uitgewerkt. Of een zorgplicht voldoende "
        "wordt nagekomen, weegt de inspectie. Wat de minister daarna kan doen, is een bevoegdheid en geen plicht: de "
        "regel telt alleen de termijnen."
    ),
)
def zeer_zwak(f: ZeerZwakFeiten, r: Redenering) -> str:
    """By WEB 6.1.4b, text of 2026-08-01; the same on 2026-01-01."""
    geldt = _geldt(f, r)
    if geldt is False:
        return "geldt_niet"
    onvoldoende = _studiesucces_onvoldoende(f, r)
    oordeel = False if onvoldoende is False else en(onvoldoende, _een_zorgplicht_onvoldoende(f, r))
    if oordeel is False:
        # Whether or not the judgement exists for this programme: zeer zwak it is not.
        return "niet_zeer_zwak"
    if en(geldt, oordeel):
        _gevolgen(f, r)
    return r.kies(en(geldt, oordeel), ja="zeer_zwak", nee="niet_zeer_zwak")


def _geldt(f: ZeerZwakFeiten, r: Redenering) -> bool | None:
    sinds = r.waarde("zeer_zwak.geldt")
    op_tijd = r.eis(
        sinds,
        sinds.waarde,
        ja="Op deze dag kent de wet het oordeel zeer zwak.",
        nee="Op deze dag kende de wet het oordeel zeer zwak nog niet.",
    )
    if op_tijd is False:
        return False
    geen_entree = r.eis(
        "UBWEB 4a.2 lid 2",
        niet(is_een_van(f.soort, ("entree",))),
        ja="De opleiding is geen entreeopleiding.",
        nee="Voor een entreeopleiding wordt het studiesucces niet beoordeeld.",
        feiten=("soort",),
    )
    bekostigd = r.eis(
        "UBWEB 4a.2 lid 1",
        f.bekostigd,
        ja="De opleiding wordt bekostigd.",
        nee="Voor een opleiding zonder bekostiging wordt het studiesucces niet op deze manier beoordeeld.",
        feiten=("bekostigd",),
    )
    if bekostigd is False:
        zin = "Is de opleiding zeer zwak volgens het artikel voor opleidingen zonder bekostiging?"
        r.beoordeel(zin, "WEB 6.2.2a")
    return en(geen_entree, bekostigd)


def _studiesucces_onvoldoende(f: ZeerZwakFeiten, r: Redenering) -> bool | None:
    if f.studiesucces == "niet_te_bepalen":
        zin = "Het studiesucces is niet te bepalen. Komt de inspectie op een andere manier tot een oordeel?"
        r.beoordeel(zin, "WEB 6.1.4b lid 1")
    zin = f"Het oordeel over het studiesucces: {naam(f.studiesucces)}."
    return r.eis(
        "WEB 6.1.4b lid 1", is_een_van(f.studiesucces, ("onvoldoende",)), ja=zin, nee=zin, feiten=("studiesucces",)
    )


def _een_zorgplicht_onvoldoende(f: ZeerZwakFeiten, r: Redenering) -> bool | None:
    """One of the three is enough."""
    plichten = (
        ("a", "programma_en_examinering_voldoende", "het onderwijsprogramma en de examinering"),
        ("b", "bpv_voldoende", "de beroepspraktijkvorming"),
        ("c", "veiligheid_voldoende", "de regels over veiligheid"),
    )
    return of(*(_tekort(f, r, f"WEB 6.1.4b lid 1 {letter}", veld, wat) for letter, veld, wat in plichten))


def _tekort(f: ZeerZwakFeiten, r: Redenering, artikel: str, veld: str, wat: str) -> bool | None:
    return r.eis(
        artikel,
        niet(getattr(f, veld)),
        ja=f"De instelling geeft onvoldoende uitvoering aan {wat}.",
        nee=f"De instelling geeft voldoende uitvoering aan {wat}.",
        feiten=(veld,),
    )


# -- what can follow --------------------------------------------------------------------------------------------------


def _gevolgen(f: ZeerZwakFeiten, r: Redenering) -> None:
    """The steps to losing rights, as far as their days are known; none of them changes the judgement."""
    jaren = r.waarde("zeer_zwak.duur_ontneming")
    mogelijk = en(_lang_genoeg(f, r), _waarschuwing_verlopen(f, r), _niet_opgevolgd(f, r))
    if mogelijk is not None:
        r.reken(ontneming_mogelijk=mogelijk)
    r.beoordeel(
        f"Ontneemt de minister de rechten van de opleiding voor {jaren.waarde} jaar? Dat kan pas na een waarschuwing, "
        "een termijn en nader onderzoek.",
        jaren,
    )


def _lang_genoeg(f: ZeerZwakFeiten, r: Redenering) -> bool | None:
    if f.zeer_zwak_sinds is None:
        return None
    duur = r.waarde("zeer_zwak.duur_voor_ontneming")
    vol = r.loopt("Zo lang zeer zwak voordat rechten kunnen worden ontnomen", duur, f.zeer_zwak_sinds)
    return r.eis(
        duur,
        minstens(r.op, vol),
        ja=f"De opleiding is lang genoeg zeer zwak: de {duur['aantal']} maanden waren vol op {dag(vol)}.",
        nee=f"De opleiding is nog niet lang genoeg zeer zwak: de {duur['aantal']} maanden zijn vol op {dag(vol)}.",
        feiten=("zeer_zwak_sinds", "op"),
    )


def _waarschuwing_verlopen(f: ZeerZwakFeiten, r: Redenering) -> bool | None:
    if f.waarschuwing_op is None:
        return None
    duur = r.waarde("zeer_zwak.termijn_waarschuwing")
    minstens_tot = r.loopt("De instelling kan gevolg geven aan de waarschuwing, ten minste", duur, f.waarschuwing_op)
    lang_genoeg = None
    if f.waarschuwing_tot is not None:
        lang_genoeg = r.niet_voor(
            duur, f.waarschuwing_tot, minstens_tot, "Einde van de termijn", ("waarschuwing_op", "waarschuwing_tot")
        )
        minstens_tot = max(minstens_tot, f.waarschuwing_tot)
    voorbij = r.op > minstens_tot
    zin = "De termijn van de waarschuwing is {} voorbij."
    r.eis(duur, voorbij, ja=zin.format("op deze dag"), nee=zin.format("op deze dag nog niet"), feiten=("op",))
    return en(lang_genoeg, voorbij)


def _niet_opgevolgd(f: ZeerZwakFeiten, r: Redenering) -> bool | None:
    if f.waarschuwing_opgevolgd is None:
        return None
    return r.eis(
        "WEB 6.1.5 lid 1 b",
        niet(f.waarschuwing_opgevolgd),
        ja="Uit nader onderzoek bleek dat niet genoeg gevolg is gegeven aan de waarschuwing.",
        nee="Uit nader onderzoek bleek dat genoeg gevolg is gegeven aan de waarschuwing.",
        feiten=("waarschuwing_opgevolgd",),
    )
