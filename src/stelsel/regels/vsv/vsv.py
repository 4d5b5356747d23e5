"""Is somebody a new voortijdig schoolverlater of a studiejaar? (PBM bijlage A; WEB 8.3.1; DSP 2.3)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Literal

from stelsel.kern.tijd import Studiejaar, teldatum_oktober
from stelsel.regels.begrippen import Studiejaarnummer
from stelsel.regels.geboortedatum import Geboortedatum, delen, heeft_leeftijd, strijd
from stelsel.regels.motor import (
    ONBEKEND,
    Feiten,
    Redenering,
    Tegenspraak,
    Waarde,
    dag,
    en,
    naam,
    namen,
    niet,
    regel,
    vraag,
)
from stelsel.regels.motor.logica import hoogstens, is_een_van
from stelsel.regels.motor.termijnen import maanden_na
from stelsel.regels.motor.uitkomst import ONGEVERIFIEERD, SECUNDAIR

# B1-B3 of the formula: who cannot be counted on the second day.
Onttrekking = Literal["GEEN_ONTTREKKING", "OVERLEDEN_OF_GEEMIGREERD", "GEEN_ADRES_IN_NEDERLAND", "VRIJGESTELD_LPW"]
# C1-C11 of the formula: where somebody is enrolled on the second day.
Vervolg = Literal[
    "MBO_BEKOSTIGD",
    "HO",
    "VO",
    "VAVO",
    "VO_NIET_BEKOSTIGD",
    "MBO_NIET_BEKOSTIGD",
    "JUSTITIELE_INRICHTING",
    "POLITIE_OF_DEFENSIE",
    "VSO_OF_PRO",
    "OVERIG_ONDERWIJS",
    "MAATSCHAPPELIJKE_PRESTATIE",
    "GEEN_ONDERWIJS",
]
Laagste = Literal["ENTREE", "PRAKTIJKONDERWIJS", "VSO", "GEEN_VAN_DEZE"]
EEN_DAG = timedelta(days=1)


class VsvFeiten(Feiten):
    """One student at the two counting days of a studiejaar."""

    studiejaar: Annotated[
        Studiejaarnummer | None, vraag("Over welk studiejaar gaat het (het eerste jaartal)?", vast=True)
    ] = None
    geboortedatum: Annotated[Geboortedatum | None, vraag("Wanneer is de student geboren?", vast=True)] = None
    ingeschreven: Annotated[
        bool | None,
        vraag(
            "Stond de student op 1 oktober van dat studiejaar ingeschreven, en telde dat mee voor bekostiging?",
            vast=True,
        ),
    ] = None
    onttrekking: Annotated[
        Onttrekking | None, vraag("Kan de student op 1 oktober erna niet worden geteld?", vast=True)
    ] = None
    vervolg: Annotated[Vervolg | None, vraag("Waar stond de student op 1 oktober van het jaar erna ingeschreven?")] = (
        None
    )
    startkwalificatie: Annotated[bool | None, vraag("Heeft de student een startkwalificatie?")] = None
    startkwalificatie_op: Annotated[date | None, vraag("Op welke dag is de startkwalificatie behaald?")] = None
    laagste_diploma: Annotated[
        Laagste | None,
        vraag("Heeft de student een diploma entree, praktijkonderwijs of vso (arbeidsmarkt of dagbesteding)?"),
    ] = None
    werkt: Annotated[
        bool | None, vraag("Heeft de student op die dag werk met een arbeidsovereenkomst of aanstelling?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        yield from strijd(self.geboortedatum)
        if self.startkwalificatie is False and self.startkwalificatie_op is not None:
            yield Tegenspraak(
                ("startkwalificatie", "startkwalificatie_op"), "Er is geen startkwalificatie, en er staat een dag bij."
            )


@regel(
    vraag="Is iemand een nieuwe voortijdig schoolverlater (vsv'er) van een studiejaar?",
    antwoorden={
        "vsv": "De student verliet het onderwijs zonder startkwalificatie en telt mee.",
        "geen_vsv": "De student telt mee in de startpopulatie en is geen vsv'er.",
        "niet_in_telling": "De student hoort niet bij de startpopulatie, dus ook niet bij de vsv'ers.",
        "mogelijk_vsv": "De student verliet het onderwijs zonder startkwalificatie; of dat meetelt, hangt af van een "
        "lijst die nog niet is nagelezen.",
    },
    gunstig=("geen_vsv", "niet_in_telling"),
    toelichting=(
        "Vergeleken worden 1 oktober van het studiejaar en 1 oktober van het jaar erna. Tot en met 2025/26 geldt de "
        "oude definitie. Jonger dan 22 op de eerste dag is hetzelfde als jonger dan 23 op de tweede. Wie met een "
        "diploma entree, praktijkonderwijs of vso werkt, is dan geen vsv'er; in de telling van 2012 tot 2016 gold dat "
        "alleen voor entree. Vanaf 2026/27 geldt een nieuwe definitie waarvan de lijst niet is nagelezen: het antwoord "
        "is dan hooguit 'mogelijk'. Percentages, categorieën en streefcijfers rekent deze regel niet uit."
    ),
)
def vsv(f: VsvFeiten, r: Redenering) -> str:
    """By the formula X = A - B - C - D of the definition that holds for the studiejaar."""
    if f.studiejaar is None:
        r.eis("DSP 2.3", None, ja="", nee="", feiten=("studiejaar",))
        return ONBEKEND
    telling = _Telling(f, r)
    if r.op < telling.tweede:
        zin = f"De tweede teldatum, {dag(telling.tweede)}, is nog niet geweest: dit is een voorlopig antwoord."
        r.beoordeel(zin, telling.definitie)
    startpopulatie = telling.startpopulatie()
    if startpopulatie is False:
        return "niet_in_telling"
    weg = en(telling.verlaten(), niet(telling.gekwalificeerd()))
    if weg is not False:
        weg = en(weg, niet(telling.werkt_met_diploma()))
    if startpopulatie is None:
        return ONBEKEND
    return r.kies(weg, ja="mogelijk_vsv" if telling.nieuw else "vsv", nee="geen_vsv")


class _Telling:
    """The parts of the formula for one student and one studiejaar."""

    def __init__(self, f: VsvFeiten, r: Redenering) -> None:
        jaar = Studiejaar(f.studiejaar)
        self.f = f
        self.r = r
        self.begin = jaar.van
        self.tweede = teldatum_oktober(f.studiejaar + 1)
        self.definitie = r.waarde("vsv.definitie", self.begin)
        self.nieuw = self.definitie.waarde == "nieuw"
        r.stel_vast(self.definitie, f"Voor {jaar.label} geldt de {self.definitie.waarde}e definitie.", ("studiejaar",))

    def startpopulatie(self) -> bool | None:
        """A - B of the formula."""
        f = self.f
        erbij = self.r.eis(
            self.definitie.artikel,
            f.ingeschreven,
            ja="De student stond op de eerste teldatum ingeschreven en telde mee.",
            nee="De student stond op de eerste teldatum niet ingeschreven of telde niet mee.",
            feiten=("ingeschreven",),
            zekerheid=SECUNDAIR,
        )
        if erbij is False:
            return False
        leeftijd = self.r.waarde("vsv.leeftijd", self.begin)
        jong = self.r.eis(
            leeftijd,
            niet(heeft_leeftijd(f.geboortedatum, leeftijd.waarde, self.tweede)),
            ja=f"Op {dag(self.tweede)} is de student jonger dan {leeftijd.waarde} jaar.",
            nee=f"Op {dag(self.tweede)} is de student {leeftijd.waarde} jaar of ouder.",
            feiten=delen(f.geboortedatum),
        )
        if jong is False:
            return False
        # Whom the new definition takes out was not read either, so the certainty is that of its age.
        return en(erbij, jong, self._telbaar(leeftijd))

    def _telbaar(self, leeftijd: Waarde) -> bool | None:
        return self.r.eis(
            self.definitie.artikel if leeftijd.zekerheid != ONGEVERIFIEERD else leeftijd,
            is_een_van(self.f.onttrekking, ("GEEN_ONTTREKKING",)),
            ja="Niets neemt de student uit de startpopulatie.",
            nee=f"De student wordt niet geteld: {naam(self.f.onttrekking)}.",
            feiten=("onttrekking",),
            zekerheid=SECUNDAIR,
        )

    def verlaten(self) -> bool | None:
        """Not C of the formula: no longer in any education."""
        return self.r.eis(
            self.definitie.artikel,
            is_een_van(self.f.vervolg, ("GEEN_ONDERWIJS",)),
            ja=f"Op {dag(self.tweede)} volgt de student geen onderwijs meer.",
            nee=f"Op {dag(self.tweede)} staat de student ingeschreven: {naam(self.f.vervolg)}.",
            feiten=("vervolg",),
            zekerheid=SECUNDAIR,
        )

    def gekwalificeerd(self) -> bool | None:
        """D1-D4 of the formula: a startkwalificatie, also one that came a little later."""
        f = self.f
        maanden = self.r.waarde("vsv.late_maanden", self.begin)
        uiterlijk = maanden_na(self.tweede, maanden.waarde) - EEN_DAG
        nog_tijd = self.r.op <= uiterlijk
        # What is there before the last day was there in time, whatever its day.
        op_tijd = True if nog_tijd and f.startkwalificatie_op is None else hoogstens(f.startkwalificatie_op, uiterlijk)
        artikel = self.definitie.artikel if maanden.zekerheid == ONGEVERIFIEERD else maanden.artikel
        heeft = self.r.eis(
            artikel,
            en(f.startkwalificatie, op_tijd),
            ja=f"De student behaalde een startkwalificatie, uiterlijk op {dag(uiterlijk)}.",
            nee="De student heeft nog geen startkwalificatie."
            if nog_tijd
            else f"De student had op {dag(uiterlijk)} geen startkwalificatie.",
            feiten=("startkwalificatie", "startkwalificatie_op")
            if f.startkwalificatie and not nog_tijd
            else ("startkwalificatie",),
            zekerheid=SECUNDAIR,
        )
        if nog_tijd and heeft is False:
            zin = f"Een startkwalificatie telt nog tot en met {dag(uiterlijk)}: dit is een voorlopig antwoord."
            self.r.beoordeel(zin, artikel)
        return heeft

    def werkt_met_diploma(self) -> bool | None:
        """D5 of the formula, wider in WEB 8.3.1: one of these diplomas, and work."""
        f = self.f
        diplomas = self.r.waarde("vsv.met_werk", self.begin)
        if not diplomas.waarde:
            self.r.beoordeel(
                "Telt de nieuwe definitie iemand mee die met een diploma entree, pro of vso werkt?", diplomas
            )
            return False
        heeft = is_een_van(f.laagste_diploma, diplomas.waarde)
        return self.r.eis(
            diplomas,
            en(heeft, f.werkt),
            ja=f"Met werk en een {naam(f.laagste_diploma)} is iemand geen vsv'er.",
            nee=f"De uitzondering voor wie werkt en een {namen(diplomas.waarde, 'of')} heeft, geldt hier niet.",
            feiten=("laagste_diploma", "werkt"),
        )
