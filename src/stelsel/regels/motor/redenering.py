"""The reasoning of one answer, recorded while it is calculated.

A rule asks `eis(...)` for each step and goes on with what that returns; the same call writes the ground that a
person reads. So there is no second text that could differ from the calculation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from stelsel.regels.motor.artikelen import artikel as eis_artikel
from stelsel.regels.motor.logica import hoogstens, minstens
from stelsel.regels.motor.taal import dag as in_woorden
from stelsel.regels.motor.taal import getal
from stelsel.regels.motor.termijnen import Termijnregel, laatste_dag
from stelsel.regels.motor.uitkomst import (
    GELEZEN,
    ONBEKEND,
    ONGEVERIFIEERD,
    Beoordeling,
    Grond,
    Ontbrekend,
    Termijn,
)
from stelsel.regels.motor.vragen import vraag_van
from stelsel.regels.motor.waarden import GeenWaarde, Waarde, Waarden

if TYPE_CHECKING:
    from stelsel.regels.motor.feiten import Feiten
    from stelsel.regels.motor.regel import Regel

Grondslag = str | Waarde
Feitnamen = tuple[str, ...] | Mapping[str, Any]


class Redenering:
    """What a rule writes while it thinks. `op` is the day of the question."""

    def __init__(self, feiten: Feiten, waarden: Waarden, voorvoegsel: str = "", romp: Redenering | None = None) -> None:
        self.feiten = feiten
        self.op: date = feiten.op  # type: ignore[assignment] - the motor fills it in before asking
        self.wetwaarden = waarden
        self._voor = voorvoegsel
        # A part question writes into the reasoning of the question it belongs to.
        self.gronden: list[Grond] = romp.gronden if romp else []
        self.termijnen: list[Termijn] = romp.termijnen if romp else []
        self.ter_beoordeling: list[Beoordeling] = romp.ter_beoordeling if romp else []
        self._ontbreekt: dict[str, tuple[str, list[str]]] = romp._ontbreekt if romp else {}
        self.antwoordwaarden: dict[str, Any] = {}

    # -- values ---------------------------------------------------------------------------------------------------

    def waarde(self, naam: str, op: date | None = None) -> Waarde:
        """A legal value on the day of the question, or on `op` for a value that hangs on the cohort or studiejaar."""
        return self.wetwaarden.op(naam, op or self.op)

    # -- grounds --------------------------------------------------------------------------------------------------

    def eis(
        self,
        grondslag: Grondslag,
        voldaan: bool | None,
        *,
        ja: str,
        nee: str,
        feiten: Feitnamen = (),
        zekerheid: str = GELEZEN,
    ) -> bool | None:
        """Record one step and return what the rule may build on.

        `grondslag` is an article, or a value with its own article and certainty. `voldaan` None means that a named
        fact is missing: it is asked for. On an unverified source a step that fails is shown and put before a
        person, and True is returned: what nobody verified never blocks.
        """
        artikel, zekerheid = _van(grondslag, zekerheid)
        eis_artikel(artikel)
        gebruikt = self._met_waarde(feiten)
        if voldaan is None:
            self.gronden.append(Grond(artikel, self._vraag_naar(gebruikt, artikel), gebruikt, None, zekerheid))
            return None
        zin = ja if voldaan else nee
        adviserend = zekerheid == ONGEVERIFIEERD
        self.gronden.append(Grond(artikel, zin, gebruikt, voldaan, zekerheid, adviserend))
        if adviserend and not voldaan:
            self.beoordeel(f"{zin} De bron hiervan is niet nagelezen; dit beslist niet.", artikel)
            return True
        return voldaan

    def stel_vast(self, grondslag: Grondslag, zin: str, feiten: Feitnamen = (), zekerheid: str = GELEZEN) -> None:
        """Record something that simply is so: which rule applies, what was computed."""
        self.eis(grondslag, True, ja=zin, nee="", feiten=feiten, zekerheid=zekerheid)

    def minstens(self, nodig: Waarde, gevonden: Any, wat: str, feiten: Feitnamen, *, grens: Any = None) -> bool | None:
        """`gevonden` is at least the value, or at least `grens` where the value is a table."""
        grens = nodig.waarde if grens is None else grens
        zin = f"{wat}: {_schrijf(gevonden)}{_eenheid(nodig)}; ten minste {_schrijf(grens)} is nodig."
        return self.eis(nodig, minstens(gevonden, grens), ja=zin, nee=zin, feiten=feiten)

    def hoogstens(self, nodig: Waarde, gevonden: Any, wat: str, feiten: Feitnamen, *, grens: Any = None) -> bool | None:
        """`gevonden` is at most the value, or at most `grens` where the value is a table."""
        grens = nodig.waarde if grens is None else grens
        zin = f"{wat}: {_schrijf(gevonden)}{_eenheid(nodig)}; ten hoogste {_schrijf(grens)} mag."
        return self.eis(nodig, hoogstens(gevonden, grens), ja=zin, nee=zin, feiten=feiten)

    def uiterlijk(
        self, grondslag: Grondslag, gebeurd: date | None, grens: date, wat: str, feiten: Feitnamen
    ) -> bool | None:
        """Something happened on or before a day."""
        zin = f"{wat}: {in_woorden(gebeurd)}; uiterlijk {in_woorden(grens)}."
        return self.eis(grondslag, hoogstens(gebeurd, grens), ja=zin, nee=zin, feiten=feiten)

    def niet_voor(
        self, grondslag: Grondslag, gebeurd: date | None, grens: date, wat: str, feiten: Feitnamen
    ) -> bool | None:
        """Something happened on or after a day."""
        zin = f"{wat}: {in_woorden(gebeurd)}; niet voor {in_woorden(grens)}."
        return self.eis(grondslag, minstens(gebeurd, grens), ja=zin, nee=zin, feiten=feiten)

    # -- what runs, what a person weighs, what is missing ---------------------------------------------------------

    def termijn(self, wat: str, grondslag: Grondslag, vanaf: date | None, uiterlijk: date | None) -> date | None:
        """A term whose last day the law names itself. Returns that day."""
        self.termijnen.append(Termijn(wat, vanaf, uiterlijk, _van(grondslag, GELEZEN)[0]))
        return uiterlijk

    def loopt(self, wat: str, regel: Waarde, vanaf: date) -> date:
        """A term of so many days, weeks or months after `vanaf`; returns its last day.

        The value is a table `{aantal, eenheid}`, with `atw: false` where the Algemene termijnenwet does not move it.
        """
        geteld, verschoven = laatste_dag(vanaf, Termijnregel(**regel.waarde), self.wetwaarden)
        van = geteld if geteld != verschoven else None
        self.termijnen.append(Termijn(wat, vanaf, verschoven, regel.artikel, van))
        return verschoven

    def beoordeel(self, zin: str, grondslag: Grondslag) -> None:
        """Put something before a person."""
        regel = Beoordeling(zin, _van(grondslag, GELEZEN)[0])
        if regel not in self.ter_beoordeling:
            self.ter_beoordeling.append(regel)

    def mist(self, feit: str, artikel: str, vraag: str = "") -> None:
        """A fact that is needed and was not given."""
        pad = self._voor + feit
        _, artikelen = self._ontbreekt.setdefault(pad, (vraag or vraag_van(type(self.feiten), feit), []))
        if artikel not in artikelen:
            artikelen.append(artikel)

    @property
    def ontbrekend(self) -> tuple[Ontbrekend, ...]:
        return tuple(Ontbrekend(pad, vraag, tuple(a)) for pad, (vraag, a) in self._ontbreekt.items())

    # -- the answer -----------------------------------------------------------------------------------------------

    def deelvraag(self, regel: Regel, feiten: Feiten, veld: str) -> str | int | Decimal:
        """Ask another rule about a part of the facts (the field `veld`); its grounds become grounds of this one."""
        gevraagd = feiten.op_dag(self.op)
        deel = Redenering(gevraagd, self.wetwaarden, f"{self._voor}{veld}." if veld else self._voor, self)
        try:
            antwoord = regel.functie(gevraagd, deel)
        except GeenWaarde as geen:
            antwoord = deel.zonder_waarde(geen)
        self.antwoordwaarden.update({f"{regel.naam}.{naam}": w for naam, w in deel.antwoordwaarden.items()})
        return antwoord

    def zonder_waarde(self, geen: GeenWaarde) -> str:
        """A rule that is not known for that day: said as a ground, put before a person, and the answer is unknown."""
        self.gronden.append(Grond(geen.artikel, geen.zin, {}, None))
        self.beoordeel(geen.zin, geen.artikel)
        return ONBEKEND

    def reken(self, **waarden: Any) -> None:
        """Keep a number or date that was computed on the way, for whoever goes on with the outcome."""
        self.antwoordwaarden.update(waarden)

    @staticmethod
    def kies(voldaan: bool | None, *, ja: str, nee: str) -> str:
        """The answer that belongs to a conclusion; unknown stays unknown."""
        if voldaan is None:
            return ONBEKEND
        return ja if voldaan else nee

    # -- inside ---------------------------------------------------------------------------------------------------

    def _met_waarde(self, feiten: Feitnamen) -> dict[str, Any]:
        voor = self._voor
        if not isinstance(feiten, tuple):
            return {voor + pad: waarde for pad, waarde in feiten.items()} if voor else dict(feiten)
        bron = self.feiten
        return {
            voor + naam: bron.waarde(naam) if "." in naam or "[" in naam else getattr(bron, naam) for naam in feiten
        }

    def _vraag_naar(self, gebruikt: dict[str, Any], artikel: str) -> str:
        """Ask for the facts of a step that are missing; returns the sentence of that step."""
        weg = [pad[len(self._voor) :] for pad, waarde in gebruikt.items() if waarde is None]
        for feit in weg:
            self.mist(feit, artikel)
        # A question that the rule has put in its own words is read here as well.
        vragen = " ".join(self._ontbreekt[self._voor + feit][0] for feit in weg)
        return f"Nog niet bekend. {vragen}" if vragen else "Nog niet bekend."


def _van(grondslag: Grondslag, zekerheid: str) -> tuple[str, str]:
    if isinstance(grondslag, Waarde):
        return grondslag.artikel, grondslag.zekerheid
    return grondslag, zekerheid


def _schrijf(waarde: Any) -> str:
    return in_woorden(waarde) if isinstance(waarde, date) else getal(waarde)


def _eenheid(waarde: Waarde) -> str:
    return f" {waarde.eenheid}" if waarde.eenheid else ""


Rekenaar = Callable[["Feiten", Redenering], "str | int | Decimal"]
