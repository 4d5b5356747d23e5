"""Days of absence: which of them have a valid reason, and when enough hours came together (LPW 11-14, 21a).

A day whose reason or term is not known may count or not. Enough hours without such days is certain; not enough with
all of them is certain too; in between the missing facts are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from stelsel.kern.tijd import Studiejaar
from stelsel.regels.lesweken import Lesuren, Vakantie, Verlofdag, begin_van_venster, maandag, weken_verder
from stelsel.regels.motor import Deel, Redenering, dag, en, getal, naam, niet, of, vraag
from stelsel.regels.motor.logica import hoogstens, is_een_van
from stelsel.regels.motor.termijnen import Termijnregel, laatste_dag

Verzuimreden = Literal[
    "GEEN_REDEN",
    "LUXE",
    "SCHOOL_GESLOTEN",
    "VERBODEN",
    "SCHORSING",
    "ZIEKTE",
    "GODSDIENST",
    "VAKANTIEVERLOF",
    "GEWICHTIGE_OMSTANDIGHEDEN",
]
Verlofgever = Literal["GEEN_VERLOF", "SCHOOL", "LEERPLICHTAMBTENAAR"]
# The article that makes a reason a valid one.
PLAATS = {
    "GEEN_REDEN": "LPW 11",
    "LUXE": "LPW 11",
    "SCHOOL_GESLOTEN": "LPW 11 a",
    "VERBODEN": "LPW 11 b",
    "SCHORSING": "LPW 11 c",
    "ZIEKTE": "LPW 12",
    "GODSDIENST": "LPW 13",
    "VAKANTIEVERLOF": "LPW 13a",
    "GEWICHTIGE_OMSTANDIGHEDEN": "LPW 14",
}


class Verzuim(Deel):
    """The hours that somebody missed on one day for one reason."""

    datum: Annotated[date, vraag("Op welke dag was de student afwezig?", vast=True)]
    uren: Annotated[Lesuren, vraag("Hoeveel uren miste de student die dag?", eenheid="uur")]
    soort: Annotated[Literal["LES", "BPV"], vraag("Miste de student lessen of beroepspraktijkvorming?", vast=True)]
    reden: Annotated[Verzuimreden | None, vraag("Welke reden had de student?")] = None
    begon_op: Annotated[date | None, vraag("Op welke dag begon deze verhindering?", vast=True)] = None
    gemeld_op: Annotated[date | None, vraag("Op welke dag is de reden aan de school gemeld?")] = None
    verlof_door: Annotated[Verlofgever | None, vraag("Wie gaf verlof?")] = None
    verlofdag: Annotated[
        Verlofdag | None, vraag("De hoeveelste dag verlof om deze reden is dit in dit schooljaar?")
    ] = None


class Beoordeeld:
    """One day with what was found about it; `mist` holds the paths of facts that would settle it."""

    def __init__(self, plek: int, verzuim: Verzuim, geldig: bool | None, mist: tuple[str, ...]) -> None:
        self.plek = plek
        self.verzuim = verzuim
        self.geldig = geldig
        self.mist = mist if geldig is None else ()

    @property
    def datum(self) -> date:
        return self.verzuim.datum

    @property
    def uren(self) -> Decimal:
        return self.verzuim.uren


class Redenen:
    """Judges a day by its reason."""

    def __init__(self, r: Redenering, vakanties: tuple[Vakantie, ...] | None, eerste_lesdag: date | None) -> None:
        self.r = r
        self.vakanties = vakanties
        self.eerste_lesdag = eerste_lesdag
        self._wegen: dict[str | None, Callable[[Verzuim], bool | None]] = {
            None: lambda _: None,
            "GEEN_REDEN": lambda _: False,
            "LUXE": lambda _: False,
            "SCHOOL_GESLOTEN": lambda _: True,
            "VERBODEN": lambda _: True,
            "SCHORSING": lambda _: True,
            "ZIEKTE": self._ziekte,
            "GODSDIENST": self._godsdienst,
            "VAKANTIEVERLOF": self._vakantieverlof,
            "GEWICHTIGE_OMSTANDIGHEDEN": self._gewichtig,
        }

    def beoordeel(self, plek: int, verzuim: Verzuim) -> Beoordeeld:
        """The day with its judgement."""
        geldig = self._wegen[verzuim.reden](verzuim)
        velden = self._nodig(verzuim.reden)
        mist = [f"verzuim[{plek}].{veld}" for veld in velden if getattr(verzuim, veld) is None]
        if verzuim.reden == "VAKANTIEVERLOF" and self._in_eerste_lesweken(verzuim.datum) is None:
            # Also when the first day of lessons is that of another schooljaar.
            mist.append("vakanties" if self._zelfde_schooljaar(verzuim.datum) else "eerste_lesdag")
        return Beoordeeld(plek, verzuim, geldig, tuple(mist))

    @staticmethod
    def _nodig(reden: str | None) -> tuple[str, ...]:
        """What the judgement of a reason hangs on."""
        if reden in ("ZIEKTE", "GODSDIENST"):
            return ("begon_op", "gemeld_op")
        if reden == "VAKANTIEVERLOF":
            return ("verlof_door", "verlofdag")
        if reden == "GEWICHTIGE_OMSTANDIGHEDEN":
            return ("begon_op", "gemeld_op", "verlof_door", "verlofdag")
        return ("reden",)

    def _ziekte(self, v: Verzuim) -> bool | None:
        return hoogstens(v.gemeld_op, self._binnen("verzuimmelding.ziekte_melden", v.begon_op))

    def _godsdienst(self, v: Verzuim) -> bool | None:
        if v.begon_op is None:
            return None
        vooraf = timedelta(days=self.r.waarde("verzuimmelding.godsdienst_vooraf").waarde)
        return hoogstens(v.gemeld_op, v.begon_op - vooraf)

    def _vakantieverlof(self, v: Verzuim) -> bool | None:
        hoogste = self.r.waarde("verzuimmelding.vakantieverlof_dagen").waarde
        return en(
            is_een_van(v.verlof_door, ("SCHOOL",)),
            hoogstens(v.verlofdag, hoogste),
            niet(self._in_eerste_lesweken(v.datum)),
        )

    def _gewichtig(self, v: Verzuim) -> bool | None:
        hoogste = self.r.waarde("verzuimmelding.verlof_school_dagen").waarde
        bevoegd = of(
            is_een_van(v.verlof_door, ("LEERPLICHTAMBTENAAR",)),
            en(is_een_van(v.verlof_door, ("SCHOOL",)), hoogstens(v.verlofdag, hoogste)),
        )
        return en(bevoegd, hoogstens(v.gemeld_op, self._binnen("verzuimmelding.verlof_achteraf", v.begon_op)))

    def _binnen(self, waarde: str, begon_op: date | None) -> date | None:
        """The last day of a term that starts with the impediment."""
        if begon_op is None:
            return None
        return laatste_dag(begon_op, Termijnregel(**self.r.waarde(waarde).waarde), self.r.wetwaarden)[1]

    def _zelfde_schooljaar(self, datum: date) -> bool:
        eerste = self.eerste_lesdag
        return eerste is not None and Studiejaar.van_datum(eerste) == Studiejaar.van_datum(datum)

    def _in_eerste_lesweken(self, datum: date) -> bool | None:
        eerste = self.eerste_lesdag
        if eerste is None or not self._zelfde_schooljaar(datum):
            return None
        aantal = self.r.waarde("verzuimmelding.vakantieverlof_lesweken").waarde
        if datum <= weken_verder(maandag(eerste), aantal, ()):
            return True
        if self.vakanties is None:
            return None
        return datum <= weken_verder(maandag(eerste), aantal, self.vakanties)


class Uren:
    """The hours without a valid reason since the last report, over consecutive teaching weeks."""

    def __init__(
        self, dagen: Iterable[Beoordeeld], vakanties: tuple[Vakantie, ...] | None, nodig: int, lesweken: int
    ) -> None:
        self.telt = sorted((d for d in dagen if d.uren > 0 and d.geldig is not True), key=lambda d: d.datum)
        self.vakanties = vakanties
        self.nodig = nodig
        self.lesweken = lesweken

    @cached_property
    def zeker(self) -> list[Beoordeeld]:
        """The days that together make enough hours, whatever is not known; none when that is not certain."""
        # Without vacations the weeks span the fewest days, so what comes together in them always does.
        return self._eerste_venster([d for d in self.telt if d.geldig is False], self.vakanties or ())

    @cached_property
    def mogelijk(self) -> bool:
        """Whether there would be enough hours if all that is not known turned out that way."""
        if self.vakanties is None:
            return sum((d.uren for d in self.telt), Decimal(0)) >= self.nodig
        return bool(self._eerste_venster(self.telt, self.vakanties))

    def _eerste_venster(self, dagen: list[Beoordeeld], vakanties: Iterable[Vakantie]) -> list[Beoordeeld]:
        """The days up to the first on which enough hours stand in one window of teaching weeks."""
        for plek, laatste in enumerate(dagen):
            begin = begin_van_venster(laatste.datum, self.lesweken, vakanties, dagen[0].datum)
            venster = [d for d in dagen[: plek + 1] if d.datum >= begin]
            if sum((d.uren for d in venster), Decimal(0)) >= self.nodig:
                # Hours of the same day belong to it, whatever their order in the facts.
                return [d for d in dagen if begin <= d.datum <= laatste.datum]
        return []

    @property
    def som(self) -> Decimal:
        """All hours that certainly count."""
        return sum((d.uren for d in self.telt if d.geldig is False), Decimal(0))

    def mist(self) -> dict[str, Any]:
        """The facts that would settle it."""
        open_ = {pad: None for d in self.telt for pad in d.mist}
        return {**open_, "vakanties": None} if self.vakanties is None else open_


def verklaar(r: Redenering, dagen: Iterable[Beoordeeld]) -> None:
    """A ground for each reason that was given, on what its hours come to; what is not known is asked elsewhere."""
    groepen: dict[tuple[str, bool], list[Beoordeeld]] = {}
    for d in dagen:
        if d.geldig is not None and d.verzuim.reden is not None:
            groepen.setdefault((d.verzuim.reden, d.geldig), []).append(d)
    for (reden, geldig), samen in sorted(groepen.items()):
        uren = getal(sum((d.uren for d in samen), Decimal(0)))
        wat = f"{naam(reden).capitalize()}: {uren} uur, laatst op {dag(max(d.datum for d in samen))}."
        r.eis(
            PLAATS[reden],
            geldig,
            ja=f"{wat} Dat is een geldige reden; die uren tellen niet mee.",
            nee=f"{wat} {_waarom_niet(r, reden)}; die uren tellen mee.",
            feiten={f"verzuim[{d.plek}].reden": reden for d in samen},
        )
        if geldig and reden in ("VAKANTIEVERLOF", "GEWICHTIGE_OMSTANDIGHEDEN"):
            r.beoordeel("Past het verlof bij het evenredige deel dat bij kwalificatieplicht geldt?", PLAATS[reden])
        if geldig and reden == "VAKANTIEVERLOF":
            zin = (
                "Is dit het enige vakantieverlof van dit schooljaar, en kan het gezin alleen buiten de schoolvakantie?"
            )
            r.beoordeel(zin, PLAATS[reden])


def _waarom_niet(r: Redenering, reden: str) -> str:
    """What the law asks for a reason, and was not met."""

    def getal_van(waarde: str) -> str:
        gevonden = r.waarde(f"verzuimmelding.{waarde}").waarde
        return getal(gevonden if isinstance(gevonden, int) else gevonden["aantal"])

    if reden == "ZIEKTE":
        return f"De ziekte is niet binnen {getal_van('ziekte_melden')} dagen gemeld"
    if reden == "GODSDIENST":
        return f"Dat is niet uiterlijk {getal_van('godsdienst_vooraf')} dagen vooraf gemeld"
    if reden == "VAKANTIEVERLOF":
        return (
            f"De school gaf geen verlof, het is meer dan {getal_van('vakantieverlof_dagen')} dagen, of het valt in de "
            f"eerste {getal_van('vakantieverlof_lesweken')} lesweken"
        )
    if reden == "GEWICHTIGE_OMSTANDIGHEDEN":
        return (
            f"Er is geen verlof van wie daarover gaat (boven {getal_van('verlof_school_dagen')} dagen de "
            f"leerplichtambtenaar), of de reden kwam later dan {getal_van('verlof_achteraf')} dagen"
        )
    return "Dat is geen geldige reden"
