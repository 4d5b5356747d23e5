"""Must, may or need absence not be reported, and as what? (LPW 21a; WEB 8.1.8a, 9.2.2; DUO verzuimloket)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from stelsel.regels.geboortedatum import delen, heeft_leeftijd
from stelsel.regels.lesweken import Vakantie, Weken
from stelsel.regels.motor import (
    ONBEKEND,
    Deel,
    Feiten,
    Redenering,
    Tegenspraak,
    dag,
    en,
    getal,
    niet,
    of,
    regel,
    vraag,
)
from stelsel.regels.motor.logica import minstens
from stelsel.regels.motor.uitkomst import SECUNDAIR
from stelsel.regels.verzuim._afwezigheid import Afwezigheid, Duur, tegenspraken
from stelsel.regels.verzuim._verzuimdagen import Beoordeeld, Redenen, Uren, Verzuim, verklaar
from stelsel.regels.verzuim.leerplichtstatus import PLICHTIG, LeerplichtFeiten, leerplichtstatus

Meldingsoort = Literal["V3", "V4", "LRV", "RMC", "L", "O"]
EEN_DAG = timedelta(days=1)


class Melding(Deel):
    """An earlier report in the verzuimloket."""

    soort: Annotated[Meldingsoort, vraag("Welke soort melding was het?")]
    gemeld_op: Annotated[date, vraag("Op welke dag is er gemeld?")]
    einddatum: Annotated[date | None, vraag("Wat is de einddatum van de melding?")] = None
    loopt_nog: Annotated[bool | None, vraag("Loopt het gemelde verzuim nog?")] = None


class VerzuimFeiten(Feiten):
    """The student, the hours missed, an unbroken absence if there is one, and what was reported before."""

    persoon: Annotated[LeerplichtFeiten | None, vraag("Wat is er bekend over de leerplicht van de student?")] = None
    verzuim: Annotated[tuple[Verzuim, ...] | None, vraag("Op welke dagen miste de student uren?")] = None
    afwezigheid: Annotated[Afwezigheid | None, vraag("Is de student aaneengesloten afwezig, en sinds wanneer?")] = None
    vakanties: Annotated[tuple[Vakantie, ...] | None, vraag("Welke vakanties heeft de instelling?")] = None
    eerdere_meldingen: Annotated[tuple[Melding, ...] | None, vraag("Welk verzuim is eerder gemeld?")] = None
    eerste_lesdag: Annotated[date | None, vraag("Op welke dag begonnen de lessen van het schooljaar?")] = None
    meldt_na_weken: Annotated[
        Weken | None, vraag("Na hoeveel weken afwezigheid meldt de school wie niet meer leerplichtig is?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        yield from tegenspraken(self.afwezigheid, self.vakanties)
        for strijd in self.persoon.tegenspraken() if self.persoon else ():
            yield Tegenspraak(tuple(f"persoon.{pad}" for pad in strijd.paden), strijd.zin)
        for plek, melding in enumerate(self.eerdere_meldingen or ()):
            if melding.loopt_nog and melding.einddatum is not None:
                voor = f"eerdere_meldingen[{plek}]"
                yield Tegenspraak(
                    (f"{voor}.einddatum", f"{voor}.loopt_nog"), "Het verzuim loopt nog, en er staat een einddatum bij."
                )
        for plek, verzuim in enumerate(self.verzuim or ()):
            if verzuim.soort == "LES" and any(v.van <= verzuim.datum <= v.tot for v in self.vakanties or ()):
                yield Tegenspraak((f"verzuim[{plek}].datum", "vakanties"), "Er zijn lessen gemist in een vakantie.")


@regel(
    vraag="Moet, mag of hoeft verzuim te worden gemeld?",
    antwoorden={
        "melden": "Het verzuim wordt onverwijld gemeld in het verzuimloket.",
        "later_melden": "Het verzuim wordt gemeld, maar niet vaker dan eens per zeven dagen: nu nog niet.",
        "mag_melden": "Melden mag en hoeft niet.",
        "geen_melding": "Er is geen verzuim zonder geldige reden, behalve wat al is gemeld.",
    },
    gunstig=("geen_melding", "mag_melden", "later_melden"),
    toelichting=(
        "Bij de uitkomst staan de soorten melding (V3 en V4: zestien uur in vier lesweken, onder en vanaf 18; LRV: "
        "langdurig relatief verzuim; RMC: Doorstroompunt; L: luxeverzuim; O: overig), de uren en de data. Een lesweek "
        "loopt van maandag tot en met zondag; een week vakantie telt niet als lesweek. Uren zijn klokuren. Bpv telt "
        "alleen mee als de waarde bpv_telt_mee dat zegt; nu niet, omdat de wet bij het mbo 'lestijd' zegt. De telling "
        "begint opnieuw na de einddatum van een melding V3, V4, LRV of RMC. Voor V3 telt de leeftijd op de dag dat de "
        "uren vol waren. De redenen van de Leerplichtwet met hun termijnen tellen ook bij wie niet meer leerplichtig "
        "is. Of vakantieweken de vier weken van LRV en RMC onderbreken, zegt de wet niet: hier niet, en ze tellen niet "
        "mee. Wat er na een melding gebeurt, beslist de gemeente."
    ),
)
def verzuimmelding(f: VerzuimFeiten, r: Redenering) -> str:
    """By LPW 21a lid 2 (same in 2017 and on 2026-08-01) and WEB 8.1.8a, from 2026-01-01 9.2.2."""
    loket = _Loket(f, r)
    zestien, jong = loket.zestien(), loket.jong()
    langdurig, doorstroompunt, luxe = loket.langdurig(), loket.doorstroompunt(), loket.luxe()
    wacht = loket.wacht() if en(zestien, jong) is not False else False
    # The first that holds gives the days and hours; for luxeverzuim there are none to give.
    gronden = {"LRV": langdurig, "RMC": doorstroompunt, "V3": en(zestien, jong, niet(wacht)), "L": luxe}
    melden = of(*gronden.values())
    if melden is True:
        loket.meld([soort for soort, geldt in gronden.items() if geldt])
        return "melden"
    if melden is None:
        return ONBEKEND
    if en(zestien, jong, wacht):
        loket.meld(["V3"], nu=False)
        return "later_melden"
    mogelijk = {"V4": en(zestien, niet(jong)), "O": loket.overig()}
    loket.meld([soort for soort, geldt in mogelijk.items() if geldt])
    return r.kies(of(*mogelijk.values()), ja="mag_melden", nee="geen_melding")


class _Loket:
    """The grounds for a report, each calculated once."""

    def __init__(self, f: VerzuimFeiten, r: Redenering) -> None:
        self.f = f
        self.r = r
        self.duur = Duur(r, f.afwezigheid, f.vakanties)
        redenen = Redenen(r, f.vakanties, f.eerste_lesdag)
        self.dagen = [redenen.beoordeel(plek, v) for plek, v in enumerate(f.verzuim or ()) if v.datum <= r.op]

    # -- sixteen hours --------------------------------------------------------------------------------------------

    @cached_property
    def _lestijd(self) -> list[Beoordeeld]:
        """The days that the sixteen hours are about."""
        bpv = self.r.waarde("verzuimmelding.bpv_telt_mee").waarde
        return [d for d in self._sinds_melding if bpv or d.verzuim.soort == "LES"]

    @cached_property
    def _uren(self) -> Uren:
        nodig, weken = self.r.waarde("verzuimmelding.uren"), self.r.waarde("verzuimmelding.lesweken")
        return Uren(self._lestijd, self.f.vakanties, nodig.waarde, weken.waarde)

    @cached_property
    def _sinds_melding(self) -> list[Beoordeeld]:
        """The days after the end of the last report that started the count again."""
        einden = [einde for _, einde in self._afgeloop() if einde is not None]
        return [d for d in self.dagen if not einden or d.datum > max(einden)]

    def _afgeloop(self) -> list[tuple[int, date | None]]:
        """The reports that start the count again, with the day up to which they reach; None when not known."""
        soorten = self.r.waarde("verzuimmelding.telling_begint_na").waarde
        return [
            (plek, self.r.op if m.loopt_nog else m.einddatum)
            for plek, m in enumerate(self.f.eerdere_meldingen or ())
            if m.soort in soorten and m.gemeld_op <= self.r.op
        ]

    def zestien(self) -> bool | None:
        """Enough hours in so many consecutive teaching weeks since the last report (LPW 21a lid 2)."""
        self._toon_bpv()
        nodig = self.r.waarde("verzuimmelding.uren")
        if self.f.verzuim is None:
            return self.r.eis(nodig, None, ja="", nee="", feiten=("verzuim",))
        verklaar(self.r, self._lestijd)
        mist = {**self._uren.mist(), **self._open_meldingen()}
        venster = self._uren.zeker
        vol = True if venster and not self._open_meldingen() else None if self._uren.mogelijk else False
        weken = self.r.waarde("verzuimmelding.lesweken").waarde
        som = getal(sum((d.uren for d in venster), Decimal(0)))
        return self.r.eis(
            nodig,
            vol,
            ja=f"Op {dag(self._vol_op)} waren er {som} uur verzuim zonder geldige reden in {weken} lesweken; "
            f"gemeld wordt vanaf {nodig.waarde} uur.",
            nee=f"{'Behalve wat al is gemeld, zijn er' if self._afgeloop() else 'Er zijn'} in {weken} lesweken geen "
            f"{nodig.waarde} uur lestijd zonder geldige reden gemist.",
            feiten=mist if vol is None else {f"verzuim[{d.plek}].uren": d.uren for d in venster},
        )

    def _toon_bpv(self) -> None:
        """Hours of bpv are said to count or not, when there are any."""
        bpv = self.r.waarde("verzuimmelding.bpv_telt_mee")
        gemist = [d for d in self.dagen if d.verzuim.soort == "BPV"]
        if gemist:
            uren = getal(sum((d.uren for d in gemist), Decimal(0)))
            zin = f"Van de bpv zijn {uren} uur gemist; die tellen {'mee' if bpv.waarde else 'niet mee als lestijd'}."
            self.r.stel_vast(bpv, zin, {f"verzuim[{d.plek}].soort": "BPV" for d in gemist})

    def _open_meldingen(self) -> dict[str, Any]:
        """What is not known about earlier reports, and might have started the count again."""
        if self.f.eerdere_meldingen is None:
            return {"eerdere_meldingen": None}
        return {f"eerdere_meldingen[{plek}].einddatum": None for plek, einde in self._afgeloop() if einde is None}

    @property
    def _vol_op(self) -> date | None:
        return max((d.datum for d in self._uren.zeker), default=None)

    def jong(self) -> bool | None:
        """Young enough for a duty, on the day the hours were full."""
        if self.f.verzuim is not None and not self._uren.mogelijk:
            return None
        grens = self.r.waarde("verzuimmelding.meldplicht_leeftijd")
        geboren = self.f.persoon.geboortedatum if self.f.persoon else None
        op = self._vol_op or self.r.op
        return self.r.eis(
            grens,
            niet(heeft_leeftijd(geboren, grens.waarde, op)),
            ja=f"De student was op {dag(op)} jonger dan {grens.waarde} jaar: melden moet.",
            nee=f"De student was op {dag(op)} {grens.waarde} jaar of ouder: melden mag.",
            feiten=delen(geboren, "persoon.geboortedatum"),
        )

    def wacht(self) -> bool | None:
        """A report of the same unbroken absence less than so many days ago."""
        tussen = self.r.waarde("verzuimmelding.dagen_tussen_meldingen")
        laatste = max((m.gemeld_op for m in self.f.eerdere_meldingen or () if m.gemeld_op <= self.r.op), default=None)
        if laatste is None:
            return False
        vanaf = laatste + timedelta(days=tussen.waarde)
        if minstens(self.r.op, vanaf):
            return False
        wacht = self.r.eis(
            tussen,
            self.duur.a.aaneengesloten,
            ja=f"De vorige melding was op {dag(laatste)}: bij aaneengesloten verzuim kan de volgende op {dag(vanaf)}.",
            nee="Het verzuim is niet aaneengesloten: een nieuwe melding hoeft niet te wachten.",
            feiten=self.duur.velden("aaneengesloten"),
        )
        if wacht:
            self.r.termijn("wachten met een nieuwe melding", tussen, laatste, vanaf - EEN_DAG)
            self.r.reken(melden_vanaf=vanaf)
        return wacht

    # -- an unbroken absence --------------------------------------------------------------------------------------

    @cached_property
    def _status(self) -> str | None:
        """What the Leerplichtwet says of the student; None when not known."""
        status = self.r.deelvraag(leerplichtstatus, self.f.persoon or LeerplichtFeiten(), "persoon")
        return None if status == ONBEKEND else str(status)

    def _is(self, *statussen: str) -> bool | None:
        return None if self._status is None else self._status in statussen

    @cached_property
    def _aaneengesloten(self) -> bool | None:
        return self.duur.a.aaneengesloten

    def langdurig(self) -> bool | None:
        """Langdurig relatief verzuim: longer than four weeks, under the Leerplichtwet (DUO)."""
        weken = self.r.waarde("verzuimmelding.langdurig_weken")
        lang = self.duur.duurt(weken, langer=True, verlof=False)
        if lang is False:
            if self.duur.om_zonder_vakantie(weken.waarde) and self._is(*PLICHTIG):
                self.duur.weeg_vakantie(weken)
            return False
        plichtig = self._is(*PLICHTIG)
        if plichtig is not True:
            return en(lang, plichtig)
        onwettig = niet(self.duur.geldig_lpw())
        return onwettig if onwettig is False else en(lang, onwettig, niet(self._al_gemeld("LRV")))

    def doorstroompunt(self) -> bool | None:
        """Four weeks, or the shorter period of the school, for who is no longer under the Leerplichtwet."""
        if self._aaneengesloten is False:
            return False
        doelgroep = self._is("rmc_doelgroep")
        if doelgroep is False:
            return False
        weken = self.r.waarde("verzuimmelding.doorstroompunt_weken")
        lang = self.duur.duurt(weken)
        if lang is not True:
            lang = of(lang, self._lang_voor_de_school(weken.artikel))
        if lang is False and doelgroep and self.duur.om_zonder_vakantie(weken.waarde):
            self.duur.weeg_vakantie(weken)
        if lang is False or doelgroep is None:
            return en(lang, doelgroep)
        zonder_reden = niet(self.duur.geldig_web(ook_andere=True))
        return zonder_reden if zonder_reden is False else en(lang, zonder_reden, niet(self._al_gemeld("RMC")))

    def _lang_voor_de_school(self, artikel: str) -> bool | None:
        eigen = self.f.meldt_na_weken
        if eigen is None:
            return self.r.eis(artikel, None, ja="", nee="", feiten=("meldt_na_weken",))
        return self.duur.duurt(self.r.waarde("verzuimmelding.doorstroompunt_weken"), weken=eigen)

    def _al_gemeld(self, soort: str) -> bool | None:
        """Whether this same absence was reported as this kind."""
        meldingen, sinds = self.f.eerdere_meldingen, self.duur.a.sinds
        al = None
        if meldingen is not None and sinds is not None:
            al = any(m.soort == soort and sinds <= m.gemeld_op <= self.r.op for m in meldingen)
        return self.r.eis(
            "DUO soorten verzuim",
            al,
            ja="Deze afwezigheid is al gemeld; de einddatum volgt als de student terug is.",
            nee="Deze afwezigheid is nog niet zo gemeld.",
            feiten=("eerdere_meldingen",) if meldingen is None else self.duur.velden("sinds"),
        )

    # -- other kinds ----------------------------------------------------------------------------------------------

    def luxe(self) -> bool | None:
        """Away on holiday without leave while under the Leerplichtwet, and not reported as such yet."""
        if self.f.verzuim is None:
            return None
        gemeld = max((m.gemeld_op for m in self.f.eerdere_meldingen or () if m.soort == "L"), default=None)
        nieuw = [d for d in self.dagen if _kan_luxe_zijn(d) and (gemeld is None or d.datum > gemeld)]
        if not nieuw:
            return False
        plichtig = self._is(*PLICHTIG)
        if plichtig is False:
            return False
        zeker = [d for d in nieuw if d.geldig is False]
        al_gemeld = {"eerdere_meldingen": None} if self.f.eerdere_meldingen is None else {}
        laatst = dag(max((d.datum for d in zeker), default=None))
        bekend = bool(zeker) and not al_gemeld
        luxe = self.r.eis(
            "DUO soorten verzuim",
            True if bekend else None,
            ja=f"De student was op vakantie zonder geldig verlof, laatst op {laatst}.",
            nee="",
            feiten={f"verzuim[{d.plek}].reden": d.verzuim.reden for d in zeker}
            if bekend
            else {**{pad: None for d in nieuw for pad in d.mist}, **al_gemeld},
            zekerheid=SECUNDAIR,
        )
        return en(luxe, plichtig)

    def overig(self) -> bool | None:
        """Any hour without a valid reason since the last report, also of bpv."""
        telt = [d for d in self._sinds_melding if d.uren > 0 and d.geldig is not True]
        zeker = any(d.geldig is False for d in telt) and not self._open_meldingen()
        if self.f.verzuim is None:
            return None
        mist = {**{pad: None for d in telt for pad in d.mist}, **self._open_meldingen()}
        return self.r.eis(
            "DUO soorten verzuim",
            True if zeker else None if telt else False,
            ja="Er is verzuim zonder geldige reden dat niet gemeld hoeft te worden; als overig verzuim mag het.",
            nee="Er is geen verzuim zonder geldige reden, behalve wat al is gemeld.",
            feiten={f"verzuim[{d.plek}].uren": d.uren for d in telt} if zeker or not telt else mist,
        )

    # -- what goes into the report --------------------------------------------------------------------------------

    def meld(self, soorten: list[str], *, nu: bool = True) -> None:
        """The kinds with the days and hours of the first, and the term of what must be reported now."""
        if not soorten:
            return
        self.r.reken(soort=soorten[0], soorten=tuple(soorten))
        binnen = self.r.waarde("verzuimmelding.melden_binnen")
        for soort in soorten if nu else ():
            ontstaan = self._dag_van_plicht(soort)
            if ontstaan is not None:
                self.r.loopt(f"melden in het verzuimloket ({soort})", binnen, ontstaan)
        if soorten[0] in ("LRV", "RMC"):
            self._reken_data(self.duur.a.sinds, self.duur.a.tot_en_met)
        elif soorten[0] in ("V3", "V4"):
            venster = self._uren.zeker
            self._reken_data(min(d.datum for d in venster), self._vol_op)
            self.r.reken(uren=sum((d.uren for d in venster), Decimal(0)))

    def _reken_data(self, begin: date | None, einde: date | None) -> None:
        data = {"begindatum": begin, "einddatum": einde}
        self.r.reken(**{naam: waarde for naam, waarde in data.items() if waarde is not None})

    def _dag_van_plicht(self, soort: str) -> date | None:
        """The day on which the duty arose."""
        if soort == "LRV":
            einde = self.duur.einde(self.r.waarde("verzuimmelding.langdurig_weken").waarde)
            return einde and einde + EEN_DAG
        if soort == "RMC":
            weken = self.r.waarde("verzuimmelding.doorstroompunt_weken").waarde
            weken = min(weken, self.f.meldt_na_weken or weken)
            return self.duur.einde(weken, vanaf=self.duur.telt_vanaf(weken, True))
        return self._vol_op if soort == "V3" else None


def _kan_luxe_zijn(d: Beoordeeld) -> bool:
    """Without leave, with leave that could not be given, or for a reason that is not known."""
    luxe = d.verzuim.reden in ("LUXE", None) or (d.verzuim.reden == "VAKANTIEVERLOF" and d.geldig is not True)
    return luxe and d.uren > 0
