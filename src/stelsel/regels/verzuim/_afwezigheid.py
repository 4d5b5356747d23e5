"""One unbroken absence: how many weeks it lasted, and whether its reason is a valid one.

Used by the rules on long absence. Vacation weeks lengthen a number of weeks and do not interrupt it (WEB 8.1.7 lid 6).
What is not known stays unknown, unless the absence is too short or too long whatever the answer is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from stelsel.regels.lesweken import Vakantie, weken_verder
from stelsel.regels.motor import Deel, Redenering, Tegenspraak, Waarde, dag, en, naam, of, vraag
from stelsel.regels.motor.logica import hoogstens
from stelsel.regels.motor.termijnen import Termijnregel, laatste_dag

Afwezigheidsreden = Literal["GEEN_REDEN", "ZIEKTE", "ZWANGERSCHAP", "FAMILIEOMSTANDIGHEDEN", "ANDERE_REDEN"]
EEN_DAG = timedelta(days=1)
VELD = "afwezigheid"


class Afwezigheid(Deel):
    """An absence from all lessons and from all bpv; what is left out is not known."""

    aaneengesloten: Annotated[
        bool | None, vraag("Is of was de student aaneengesloten afwezig, bij alle lessen en alle bpv?")
    ] = None
    sinds: Annotated[date | None, vraag("Op welke dag begon die afwezigheid?", vast=True)] = None
    nog_afwezig: Annotated[bool | None, vraag("Is de student nog steeds afwezig?")] = None
    tot_en_met: Annotated[date | None, vraag("Wat was de laatste dag van die afwezigheid?")] = None
    reden: Annotated[Afwezigheidsreden | None, vraag("Welke reden gaf de student voor die afwezigheid?")] = None
    gemeld_op: Annotated[date | None, vraag("Op welke dag is die reden aan de school gemeld?")] = None
    verklaring: Annotated[
        bool | None, vraag("Is er een gedagtekende verklaring van een arts (bij zwangerschap: of verloskundige)?")
    ] = None
    toegestaan: Annotated[
        bool | None,
        vraag("Is er verlof gegeven door wie daarover gaat, of aanvaardt het bevoegd gezag deze reden?"),
    ] = None
    bevalling: Annotated[date | None, vraag("Wat is de vermoedelijke datum van de bevalling?", vast=True)] = None
    meerling: Annotated[bool | None, vraag("Is het een zwangerschap van meer dan een kind?", vast=True)] = None
    verlof_vanaf: Annotated[date | None, vraag("Op welke dag gaat het zwangerschapsverlof in?")] = None


def tegenspraken(afwezigheid: Afwezigheid | None, vakanties: tuple[Vakantie, ...] | None) -> Iterator[Tegenspraak]:
    """Days in the wrong order, and an absence that both goes on and has ended."""
    for plek, vakantie in enumerate(vakanties or ()):
        if vakantie.van > vakantie.tot:
            yield Tegenspraak(
                (f"vakanties[{plek}].van", f"vakanties[{plek}].tot"), "Een vakantie eindigt niet voor ze begint."
            )
    if afwezigheid is None or afwezigheid.tot_en_met is None:
        return
    if afwezigheid.nog_afwezig:
        yield Tegenspraak(
            (f"{VELD}.nog_afwezig", f"{VELD}.tot_en_met"), "De student is nog afwezig, en er staat een laatste dag bij."
        )
    if afwezigheid.sinds is not None and afwezigheid.tot_en_met < afwezigheid.sinds:
        yield Tegenspraak((f"{VELD}.sinds", f"{VELD}.tot_en_met"), "De afwezigheid eindigt niet voor ze begint.")


class Duur:
    """What an absence comes to on the day of the question."""

    def __init__(self, r: Redenering, afwezigheid: Afwezigheid | None, vakanties: tuple[Vakantie, ...] | None) -> None:
        self.r = r
        self.gegeven = afwezigheid is not None
        self.a = afwezigheid or Afwezigheid()
        self.vakanties = vakanties
        self.laatst = r.op if self.a.nog_afwezig else self._geeindigd_op()

    def _geeindigd_op(self) -> date | None:
        if self.a.nog_afwezig is False and self.a.tot_en_met is not None:
            return min(self.a.tot_en_met, self.r.op)
        return None

    # -- how long -------------------------------------------------------------------------------------------------

    def einde(self, weken: int, *, vanaf: date | None = None, verlengd: bool = True) -> date | None:
        """The last day of so many weeks of this absence; None when a fact is missing."""
        vanaf = vanaf or self.a.sinds
        if vanaf is None or (verlengd and self.vakanties is None):
            return None
        return weken_verder(vanaf, weken, (self.vakanties or ()) if verlengd else ())

    def voorbij(self, weken: int) -> bool | None:
        """Whether the day of the question lies after so many weeks from the beginning of the absence."""
        if self.a.sinds is None:
            return None
        if self.r.op <= weken_verder(self.a.sinds, weken, ()):
            return False
        einde = self.einde(weken)
        return None if einde is None else self.r.op > einde

    def duurt(
        self,
        grondslag: Waarde,
        *,
        langer: bool = False,
        vakantie: bool = True,
        verlof: bool = True,
        weken: int | None = None,
    ) -> bool | None:
        """Whether the absence lasted at least so many weeks (`langer`: longer).

        With `vakantie`, vacation weeks lengthen them; with `verlof`, a valid leave for pregnancy does not count.
        """
        weken = grondslag.waarde if weken is None else weken
        vanaf = self.telt_vanaf(weken, vakantie) if verlof else self.a.sinds
        einde = self.einde(weken, vanaf=vanaf, verlengd=vakantie) if vanaf else None
        meer = "langer dan" if langer else "ten minste"
        return self.r.eis(
            grondslag,
            en(self.a.aaneengesloten, self._bereikt(weken, einde, langer)),
            ja=f"Aaneengesloten afwezig, geteld vanaf {dag(vanaf)}: {meer} {weken} weken, om op {dag(einde)}.",
            nee=self._te_kort(f"{meer} {weken} weken", vakantie, verlof),
            feiten=self._feiten(vakantie, verlof),
        )

    def _te_kort(self, duur: str, vakantie: bool, verlof: bool) -> str:
        """That it did not last long enough, and which weeks were left out of the count."""
        buiten = "Buiten het zwangerschapsverlof is de" if verlof and self.a.reden == "ZWANGERSCHAP" else "De"
        is_ = "" if buiten != "De" else " is"
        zonder = "; vakantieweken tellen niet mee" if vakantie and self.vakanties else ""
        return f"{buiten} student{is_} niet {duur} aaneengesloten afwezig{zonder}."

    def om_zonder_vakantie(self, weken: int) -> bool:
        """Whether the weeks are over by the calendar."""
        einde = self.einde(weken, verlengd=False)
        return bool(self.a.aaneengesloten and einde is not None and self.laatst is not None and self.laatst > einde)

    def weeg_vakantie(self, grondslag: Waarde) -> None:
        """Only vacation weeks put off the end of the weeks, which no law says: before a person."""
        zin = f"Met de vakantieweken erbij zijn het er al meer dan {grondslag.waarde}. Tellen die weken hier mee?"
        self.r.beoordeel(zin, grondslag)

    def _bereikt(self, weken: int, einde: date | None, langer: bool) -> bool | None:
        """Without vacations and without leave the weeks are over soonest: not even then is then never."""
        if self.a.sinds is None:
            return None
        uiterst = self.r.op if self.laatst is None else self.laatst
        marge = EEN_DAG if langer else timedelta()
        if uiterst < weken_verder(self.a.sinds, weken, ()) + marge:
            return False
        if self.laatst is None:
            return None
        return None if einde is None else self.laatst >= einde + marge

    def _feiten(self, vakantie: bool, verlof: bool) -> dict[str, Any]:
        """What the length hangs on."""
        if not self.gegeven:
            return {VELD: None}
        velden = ["aaneengesloten", "sinds"]
        if not self.a.nog_afwezig:
            velden.append("nog_afwezig" if self.a.nog_afwezig is None else "tot_en_met")
        if verlof and self.a.reden == "ZWANGERSCHAP" and self._verlofweken is not None:
            velden += self._verlofvelden()
        # Pregnancy is the one reason of which the weeks do not count, so an unknown reason matters.
        if verlof and self.a.reden is None:
            velden.append("reden")
        return {**self.velden(*velden), **({"vakanties": None} if vakantie and self.vakanties is None else {})}

    def velden(self, *velden: str) -> dict[str, Any]:
        """These fields of the absence by their path; the whole of it when nothing is known."""
        if not self.gegeven:
            return {VELD: None}
        return {f"{VELD}.{veld}": getattr(self.a, veld) for veld in velden}

    # -- pregnancy ------------------------------------------------------------------------------------------------

    def telt_vanaf(self, weken: int, vakantie: bool) -> date | None:
        """The first day of the weeks that no leave for pregnancy covers; None when that is not known.

        Before the leave when so many weeks had passed by then, else after it.
        """
        a = self.a
        if a.reden is None or a.sinds is None:
            return None
        if a.reden != "ZWANGERSCHAP" or a.verklaring is False or self._verlofweken is None:
            return a.sinds
        verlof = self.verlof()
        ervoor = self.einde(weken, verlengd=vakantie)
        if verlof is None or a.verklaring is None or ervoor is None:
            return None
        begin, einde = verlof
        return a.sinds if ervoor < begin or a.sinds > einde else einde + EEN_DAG

    @property
    def _verlofweken(self) -> Any:
        """The weeks of leave; None in the years in which the law did not name it."""
        return self.r.waarde("verzuim_studiefinanciering.zwangerschap").waarde

    def verlof(self) -> tuple[date, date] | None:
        """First and last day of the leave (lid 9 b); None when a fact is missing."""
        a = self.a
        if a.bevalling is None or a.meerling is None or a.verlof_vanaf is None:
            return None
        duur = self._verlofweken["meerling" if a.meerling else "eenling"]
        vroegst = a.bevalling + EEN_DAG - timedelta(weeks=duur["vroegst_ervoor"])
        begin = max(a.verlof_vanaf, vroegst)
        return begin, begin + timedelta(weeks=duur["weken"]) - EEN_DAG

    def _verlofvelden(self) -> tuple[str, ...]:
        return (
            ("verklaring",) if self.a.verklaring is False else ("verklaring", "bevalling", "meerling", "verlof_vanaf")
        )

    # -- reasons --------------------------------------------------------------------------------------------------

    def geldig_web(self, *, ook_andere: bool) -> bool | None:
        """A valid reason by WEB 8.1.7 lid 9; `ook_andere` where the law does not close that list (9.2.2 lid 2)."""
        wegen = {
            None: self._onbekend,
            "GEEN_REDEN": self._geen_reden,
            "ZIEKTE": self._ziek_met_verklaring,
            "ZWANGERSCHAP": self._zwanger,
            "FAMILIEOMSTANDIGHEDEN": self._familie,
            "ANDERE_REDEN": self._aanvaard if ook_andere else self._geen_reden,
        }
        geldig = wegen[self.a.reden]("WEB 8.1.7 lid 9")
        if not ook_andere or geldig is True or self.a.reden in (None, "GEEN_REDEN", "ANDERE_REDEN"):
            return geldig
        return of(geldig, self._aanvaard("WEB 9.2.2 lid 2"))

    def geldig_lpw(self) -> bool | None:
        """A valid reason for who falls under the Leerplichtwet (LPW 11, with the conditions of 12 and 14)."""
        wegen = {None: self._onbekend, "GEEN_REDEN": self._geen_reden, "ZIEKTE": self._ziek_gemeld}
        return wegen.get(self.a.reden, self._verlof_gegeven)("LPW 11")

    def _onbekend(self, artikel: str) -> None:
        self.r.eis(artikel, None, ja="", nee="", feiten=self.velden("reden"))

    def _geen_reden(self, artikel: str) -> bool | None:
        zin = f"Gegeven: {naam(self.a.reden)}. Dat is geen geldige reden."
        return self.r.eis(artikel, False, ja="", nee=zin, feiten=self.velden("reden"))

    def _ziek_met_verklaring(self, artikel: str) -> bool | None:
        return self.r.eis(
            f"{artikel} a",
            self.a.verklaring,
            ja="De student was ziek, en een verklaring van een arts toont dat aan.",
            nee="Er is geen gedagtekende verklaring van een arts die de ziekte aantoont.",
            feiten=self.velden("reden", "verklaring"),
        )

    def _zwanger(self, artikel: str) -> bool | None:
        if self._verlofweken is None:
            return self._geen_reden(self.r.waarde("verzuim_studiefinanciering.zwangerschap").artikel)
        verlof = self.verlof()
        binnen = None
        if verlof is not None and self.a.sinds is not None and self.laatst is not None:
            binnen = verlof[0] <= self.a.sinds and self.laatst <= verlof[1]
            if self.laatst > verlof[1]:
                self.r.beoordeel("Verlengt het bevoegd gezag de periode van de zwangerschap?", "WEB 8.1.7 lid 10")
        tot = f", tot en met {dag(verlof[1])}" if verlof else ""
        return self.r.eis(
            f"{artikel} b",
            en(self.a.verklaring, binnen),
            ja=f"De afwezigheid valt binnen het zwangerschapsverlof{tot}.",
            nee=f"De afwezigheid valt niet helemaal binnen een aangetoond zwangerschapsverlof{tot}.",
            feiten=self.velden("reden", *self._verlofvelden()),
        )

    def _familie(self, artikel: str) -> bool | None:
        self.r.beoordeel("Zijn de familieomstandigheden bijzonder genoeg?", f"{artikel} c")
        zin = f"Gegeven: {naam(self.a.reden)}."
        return self.r.eis(f"{artikel} c", True, ja=zin, nee="", feiten=self.velden("reden"))

    def _aanvaard(self, artikel: str) -> bool | None:
        return self.r.eis(
            self.r.waarde("verzuimmelding.andere_reden"),
            self.a.toegestaan,
            ja="Het bevoegd gezag aanvaardt deze reden.",
            nee="Het bevoegd gezag aanvaardt deze reden niet.",
            feiten=self.velden("reden", "toegestaan"),
        )

    def _ziek_gemeld(self, artikel: str) -> bool | None:
        termijn = self.r.waarde("verzuimmelding.ziekte_melden")
        uiterlijk = None
        if self.a.sinds is not None:
            _, uiterlijk = laatste_dag(self.a.sinds, Termijnregel(**termijn.waarde), self.r.wetwaarden)
        return self.r.eis(
            termijn,
            hoogstens(self.a.gemeld_op, uiterlijk),
            ja=f"De ziekte is op tijd gemeld: {dag(self.a.gemeld_op)}; dat kon tot en met {dag(uiterlijk)}.",
            nee=f"De ziekte is te laat gemeld: {dag(self.a.gemeld_op)}; dat kon tot en met {dag(uiterlijk)}.",
            feiten=self.velden("reden", "sinds", "gemeld_op"),
        )

    def _verlof_gegeven(self, artikel: str) -> bool | None:
        return self.r.eis(
            "LPW 14 lid 3",
            self.a.toegestaan,
            ja="Er is verlof gegeven, of de school liet de student niet toe.",
            nee="Er is geen verlof gegeven.",
            feiten=self.velden("reden", "toegestaan"),
        )
