"""What would change an answer: the single facts that, changed alone and as little as possible, turn it.

Found by asking the rule again, so it is true by construction. For a yes/no or a code every other value is tried; for
a number or a day the nearest value that turns the answer is searched in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

import msgspec

from stelsel.regels.motor.feiten import Feiten
from stelsel.regels.motor.lezen import element, grenzen, is_lijst
from stelsel.regels.motor.redenering import Redenering
from stelsel.regels.motor.regel import Antwoord, Regel
from stelsel.regels.motor.uitkomst import ONBEKEND, Omslag, Ontbrekend, Uitkomst
from stelsel.regels.motor.vragen import feitsoort, is_vast, met, paden, vraag_van
from stelsel.regels.motor.waarden import STANDAARD, GeenWaarde, Waarden

# How far a number or a day is moved at most: beyond that it is no small change.
VERSTE = 4096
TIENDE = Decimal("0.1")


def met_omslag(regel: Regel, feiten: Feiten, uitkomst: Uitkomst, waarden: Waarden = STANDAARD) -> Uitkomst:
    """The outcome with what would turn it (when it is not favourable) and what each missing fact would give.

    Of an answer that stands, a missing fact is only named when one of its values would give another.
    """
    gevraagd = feiten.op_dag(uitkomst.op)
    zoeker = _Zoeker(regel, gevraagd, uitkomst.antwoord, waarden)
    ontbrekend = tuple(mist for mist in map(zoeker.met_gevolg, uitkomst.ontbrekend) if zoeker.kan_tellen(mist))
    omslag: tuple[Omslag, ...] = ()
    if uitkomst.beantwoord and regel.gunstig and not regel.is_gunstig(uitkomst.antwoord):
        omslag = tuple(zoeker.omslagen())
    return msgspec.structs.replace(uitkomst, ontbrekend=ontbrekend, omslag=omslag)


class _Zoeker:
    def __init__(self, regel: Regel, feiten: Feiten, antwoord: Antwoord, waarden: Waarden) -> None:
        self.regel = regel
        self.feiten = feiten
        self.antwoord = antwoord
        self.waarden = waarden

    def vraag_met(self, pad: str, waarde: Any) -> Antwoord:
        """The answer when one fact were this; unknown when the facts would contradict each other."""
        try:
            feiten = met(self.feiten, pad, waarde)
        except (AttributeError, TypeError):
            return ONBEKEND
        if any(True for _ in feiten.tegenspraken()):
            return ONBEKEND
        try:
            return self.regel.functie(feiten, Redenering(feiten, self.waarden))
        except GeenWaarde:
            return ONBEKEND

    def keert(self, pad: str, waarde: Any) -> bool:
        return self.regel.is_gunstig(self.vraag_met(pad, waarde))

    # -- missing facts --------------------------------------------------------------------------------------------

    def met_gevolg(self, mist: Ontbrekend) -> Ontbrekend:
        """What each value of a missing fact would answer, where it has a few values only."""
        try:
            soort, _ = feitsoort(type(self.feiten), mist.feit)
        except KeyError:
            return mist
        mogelijk = _mogelijk(soort)
        gevolg = {_als_tekst(waarde): self.vraag_met(mist.feit, waarde) for waarde in mogelijk}
        return msgspec.structs.replace(mist, gevolg=gevolg)

    def kan_tellen(self, mist: Ontbrekend) -> bool:
        """Whether this fact may still change the answer; of a number or a day that is not tried."""
        return self.antwoord == ONBEKEND or not mist.gevolg or any(w != self.antwoord for w in mist.gevolg.values())

    # -- turning an answer ----------------------------------------------------------------------------------------

    def omslagen(self) -> Iterator[Omslag]:
        soort = type(self.feiten)
        for pad in paden(self.feiten):
            if is_vast(soort, pad):
                continue
            kaal, _ = feitsoort(soort, pad)
            nu = self.feiten.waarde(pad)
            for anders in self.dichtstbij(pad, kaal, nu):
                yield Omslag(pad, vraag_van(soort, pad), nu, anders, self.vraag_met(pad, anders))

    def dichtstbij(self, pad: str, soort: Any, nu: Any) -> Iterator[Any]:
        """The changed values of one fact that turn the answer, as near as can be."""
        if is_lijst(soort):
            yield from (anders for anders in _een_erbij(soort, nu) if self.keert(pad, anders))
            return
        mogelijk = [waarde for waarde in _mogelijk(soort) if waarde != nu]
        if mogelijk:
            yield from (anders for anders in mogelijk if self.keert(pad, anders))
        elif nu is not None:
            yield from self._langs_de_lijn(pad, soort, nu)

    def _langs_de_lijn(self, pad: str, soort: Any, nu: Any) -> Iterator[Any]:
        stap: Any = timedelta(days=1) if isinstance(nu, date) else TIENDE if isinstance(nu, Decimal) else 1
        if not isinstance(nu, date | int | Decimal):
            return
        # Who asks can wait; nobody can ask on an earlier day.
        for richting in (1,) if pad == "op" else (1, -1):
            gevonden = self._eerste(pad, soort, nu, stap * richting)
            if gevonden is not None:
                yield gevonden

    def _eerste(self, pad: str, soort: Any, nu: Any, stap: Any) -> Any:
        """The nearest value in one direction that turns the answer: doubling, then halving back."""
        ver = 1
        while ver <= VERSTE and not self.keert(pad, _binnen(soort, nu, ver * stap)):
            ver *= 2
        if ver > VERSTE:
            return None
        dichtbij, ver = ver // 2, ver
        while ver - dichtbij > 1:
            midden = (dichtbij + ver) // 2
            if self.keert(pad, _binnen(soort, nu, midden * stap)):
                ver = midden
            else:
                dichtbij = midden
        gevonden = _binnen(soort, nu, ver * stap)
        return gevonden if gevonden != nu else None


def _binnen(soort: Any, nu: Any, verschil: Any) -> Any:
    """A moved value, kept within what the fact allows."""
    try:
        waarde = nu + verschil
    except OverflowError:
        return nu
    onder, boven = grenzen(soort)
    if onder is not None:
        waarde = max(waarde, type(waarde)(onder))
    if boven is not None:
        waarde = min(waarde, type(waarde)(boven))
    return waarde


def _mogelijk(soort: Any) -> tuple[Any, ...]:
    if soort is bool:
        return (True, False)
    return get_args(soort) if get_origin(soort) is Literal else ()


def _een_erbij(soort: Any, nu: Any) -> Iterator[tuple[Any, ...]]:
    """A list of codes with one code more, or one less."""
    heeft = tuple(nu or ())
    yield from ((*heeft, code) for code in _mogelijk(element(soort)) if code not in heeft)
    yield from (tuple(anders for anders in heeft if anders != code) for code in heeft)


def _als_tekst(waarde: Any) -> str:
    return {True: "ja", False: "nee"}.get(waarde, str(waarde)) if isinstance(waarde, bool) else str(waarde)
