"""Are the agreements about extra support as the law asks? (WEB 8.1.3a; until 1 August 2023 also 8.1.3)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from stelsel.kern.tijd import Studiejaar
from stelsel.regels.motor import ONBEKEND, Deel, Feiten, Redenering, Tegenspraak, dag, en, niet, opsomming, regel, vraag

ARTIKEL = "WEB 8.1.3a"
GEEN_HEEL_JAAR = "Sinds de afspraken is nog geen heel studiejaar voorbij."
Grond = Literal["handicap_of_chronische_ziekte", "andere_reden"]
Stand = Literal["gemaakt", "aangeboden_en_afgewezen", "in_geschil", "niet_gemaakt"]


class Evaluatie(Deel):
    """One evaluation of the agreements."""

    gehouden_op: Annotated[date, vraag("Op welke dag werden de afspraken geëvalueerd?")]
    met_student: Annotated[bool, vraag("Was de student bij de evaluatie betrokken?")]
    op_doeltreffendheid: Annotated[bool, vraag("Ging de evaluatie over de vraag of de afspraken helpen?")]


class ExtraOndersteuningFeiten(Feiten):
    """The need, the day on which the enrolment becomes final, the agreements and their evaluations."""

    kopjes: ClassVar[Mapping[str, str]] = {
        "grond": "De ondersteuning",
        "inschrijving_definitief_op": "De inschrijving en de beoordeling",
        "stand": "De afspraken",
    }

    grond: Annotated[Grond | None, vraag("Waarom is er extra ondersteuning?", vast=True)] = None
    ondersteuning_nodig: Annotated[
        bool | None,
        vraag("Heeft de student extra ondersteuning nodig door de handicap of chronische ziekte?", vast=True),
    ] = None
    bleek_na_inschrijving: Annotated[
        bool | None, vraag("Bleek de noodzaak van de ondersteuning pas na de inschrijving?", vast=True)
    ] = None
    inschrijving_definitief_op: Annotated[
        date | None, vraag("Op welke dag wordt of werd de inschrijving definitief?", vast=True)
    ] = None
    ingeschreven_vanaf: Annotated[date | None, vraag("Vanaf welke dag is de student ingeschreven?", vast=True)] = None
    beoordeeld: Annotated[
        bool | None, vraag("Heeft de school beoordeeld of de student extra ondersteuning nodig heeft?")
    ] = None
    beoordeeld_op: Annotated[date | None, vraag("Op welke dag was die beoordeling klaar?")] = None
    stand: Annotated[Stand | None, vraag("Hoe staat het met de afspraken?")] = None
    afspraken_op: Annotated[date | None, vraag("Op welke dag zijn de afspraken gemaakt?")] = None
    op_schrift: Annotated[bool | None, vraag("Staan de afspraken op schrift?")] = None
    in_onderwijsovereenkomst: Annotated[
        bool | None, vraag("Staat de ondersteuning in de onderwijsovereenkomst of de bijlage daarvan?")
    ] = None
    lopen_nog: Annotated[bool | None, vraag("Lopen de afspraken nog?")] = None
    geeindigd_op: Annotated[
        date | None, vraag("Op welke dag eindigden de afspraken, of de inschrijving als die eerder eindigde?")
    ] = None
    evaluaties: Annotated[tuple[Evaluatie, ...] | None, vraag("Welke evaluaties van de afspraken waren er?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        if self.beoordeeld is False and self.beoordeeld_op is not None:
            yield Tegenspraak(("beoordeeld", "beoordeeld_op"), "Er is een dag van een beoordeling die er niet was.")
        if self.ondersteuning_nodig is False and self.bleek_na_inschrijving:
            zin = "De noodzaak bleek na de inschrijving, en er is geen ondersteuning nodig."
            yield Tegenspraak(("ondersteuning_nodig", "bleek_na_inschrijving"), zin)
        if self.stand == "niet_gemaakt" and self.afspraken_op is not None:
            yield Tegenspraak(("stand", "afspraken_op"), "Er is een dag van afspraken die er niet zijn.")
        if self.lopen_nog and self.geeindigd_op is not None:
            yield Tegenspraak(("lopen_nog", "geeindigd_op"), "Afspraken die nog lopen, hebben geen einddag.")
        if None not in (self.afspraken_op, self.geeindigd_op) and self.geeindigd_op < self.afspraken_op:
            yield Tegenspraak(("afspraken_op", "geeindigd_op"), "De afspraken eindigen voor ze gemaakt zijn.")


@regel(
    vraag="Zijn de afspraken over extra ondersteuning zoals de wet ze vraagt?",
    antwoorden={
        "in_orde": "De behoefte is op tijd beoordeeld, de afspraken staan op tijd op schrift en zijn geëvalueerd.",
        "geen_ondersteuning_nodig": "De school heeft beoordeeld dat extra ondersteuning niet nodig is.",
        "geen_wettelijke_voorwaarde": (
            "Dit zijn begeleidingsafspraken: een keuze van de school, waar de wet geen voorwaarde aan stelt."
        ),
        "beoordeling_ontbreekt": "De school heeft de behoefte niet voor de inschrijving beoordeeld.",
        "afspraken_ontbreken": "Schriftelijke afspraken ontbreken, of kwamen pas na de definitieve inschrijving.",
        "evaluatie_ontbreekt": "In een studiejaar zijn de afspraken niet met de student geëvalueerd.",
        "niet_aanvaard": "De student wil de aangeboden afspraken niet; een mens weegt wat dat voor de inschrijving is.",
        "in_geschil": "Over de afspraken is een geschil.",
    },
    gunstig=("in_orde", "geen_ondersteuning_nodig", "geen_wettelijke_voorwaarde"),
    toelichting=(
        "Artikel 8.1.3a gaat alleen over een handicap of chronische ziekte. De school beoordeelt de behoefte voor de "
        "inschrijving, maakt dan op schrift afspraken, en evalueert die ten minste één keer per studiejaar met de "
        "student. De wet vraagt geen bepaalde handtekening; of de student instemt, zegt 'instemming'. Tot 1 augustus "
        "2023 hoorde de ondersteuning ook in de onderwijsovereenkomst. Artikel 8.1.3a stond nog niet in de tekst van "
        "1 augustus 2022 en wel in die van 1 januari 2023. Het register krijgt alleen een periode extra "
        "ondersteuning (ISE) van afspraken volgens 8.1.3a; de regel rekent begin en eind uit. Hoe een studiejaar "
        "telt waarin de afspraken pas halverwege begonnen, zegt de wet niet: dat weegt een mens."
    ),
)
def extra_ondersteuning(f: ExtraOndersteuningFeiten, r: Redenering) -> str:
    """By WEB 8.1.3a (texts of 2023-01-01, 2026-01-01 and 2026-08-01) and 8.1.3 (texts of 2017 to 2023-01-01)."""
    if f.grond == "andere_reden":
        zin = "De reden is geen handicap of chronische ziekte; artikel 8.1.3a geldt dan niet."
        r.stel_vast(ARTIKEL, zin, ("grond",))
        return "geen_wettelijke_voorwaarde"
    if f.grond is None:
        r.eis(ARTIKEL, None, ja="", nee="", feiten=("grond",))
        return ONBEKEND
    beoordeeld = _beoordeeld(f, r)
    nodig = r.eis(
        "WEB 8.1.3a lid 1",
        f.ondersteuning_nodig,
        ja="De student heeft extra ondersteuning nodig.",
        nee="Extra ondersteuning is niet nodig.",
        feiten=("ondersteuning_nodig",),
    )
    if nodig:
        return _met_afspraken(f, r, beoordeeld)
    if beoordeeld is False:
        return "beoordeling_ontbreekt"
    return ONBEKEND if nodig is None else r.kies(beoordeeld, ja="geen_ondersteuning_nodig", nee=ONBEKEND)


def _met_afspraken(f: ExtraOndersteuningFeiten, r: Redenering, beoordeeld: bool | None) -> str:
    if f.stand == "aangeboden_en_afgewezen":
        r.beoordeel("De student wil de aangeboden afspraken niet. Kan de inschrijving doorgaan?", "WEB 8.1.3a lid 2")
        _meld_ise(f, r, False)
        return "niet_aanvaard"
    if f.stand == "in_geschil":
        return _in_geschil(r)
    gemaakt = _gemaakt(f, r)
    # Late agreements are agreements: they are evaluated and go to the register like any other.
    bestaan = en(None if f.stand is None else f.stand == "gemaakt", f.op_schrift)
    geevalueerd = _geevalueerd(f, r) if bestaan is not False else None
    _meld_ise(f, r, bestaan)
    for code, voldaan in (
        ("beoordeling_ontbreekt", beoordeeld),
        ("afspraken_ontbreken", gemaakt),
        ("evaluatie_ontbreekt", geevalueerd),
    ):
        if voldaan is False:
            return code
    return r.kies(en(beoordeeld, gemaakt, geevalueerd), ja="in_orde", nee=ONBEKEND)


def _beoordeeld(f: ExtraOndersteuningFeiten, r: Redenering) -> bool | None:
    """Lid 1: before the enrolment. A need that shows later (lid 4) brings lid 2 and 3 along, not lid 1."""
    if f.bleek_na_inschrijving:
        zin = "De noodzaak bleek na de inschrijving: afspraken en evaluatie gelden dan net zo."
        r.stel_vast("WEB 8.1.3a lid 4", zin, ("bleek_na_inschrijving",))
        return True
    definitief = f.inschrijving_definitief_op
    if definitief is not None and not r.waarde("extra_ondersteuning.artikel_8_1_3a", definitief).waarde:
        zin = f"De inschrijving werd definitief op {dag(definitief)}; artikel 8.1.3a was er toen nog niet."
        r.stel_vast("WEB 8.1.3a lid 1", zin, ("inschrijving_definitief_op",))
        return True
    was_er = True if f.beoordeeld_op is not None else f.beoordeeld
    # A need that is not there did not show later either.
    bleek = () if f.ondersteuning_nodig is False or f.bleek_na_inschrijving is False else ("bleek_na_inschrijving",)
    if bleek or None in (was_er, definitief):
        gevraagd = (*bleek, "inschrijving_definitief_op", *(() if was_er else ("beoordeeld",)))
        return r.eis("WEB 8.1.3a lid 1", None, ja="", nee="", feiten=gevraagd)
    if was_er is False:
        zin = "De school heeft niet beoordeeld of de student extra ondersteuning nodig heeft."
        return r.eis("WEB 8.1.3a lid 1", False, ja="", nee=zin, feiten=("beoordeeld",))
    return _op_tijd(f, r, f.beoordeeld_op, "beoordeeld_op", "De behoefte is beoordeeld", "WEB 8.1.3a lid 1")


def _op_tijd(
    f: ExtraOndersteuningFeiten, r: Redenering, gebeurd: date | None, veld: str, wat: str, artikel: str
) -> bool | None:
    """On the day on which the enrolment becomes final at the latest."""
    velden = (veld, "inschrijving_definitief_op")
    if f.inschrijving_definitief_op is None:
        return r.eis(artikel, None, ja="", nee="", feiten=velden)
    return r.uiterlijk(artikel, gebeurd, f.inschrijving_definitief_op, wat, velden)


def _gemaakt(f: ExtraOndersteuningFeiten, r: Redenering) -> bool | None:
    gemaakt = None if f.stand is None else f.stand == "gemaakt"
    er_zijn = r.eis(
        "WEB 8.1.3a lid 2",
        gemaakt,
        ja="Er zijn afspraken over de ondersteuning gemaakt.",
        nee="Er zijn geen afspraken over de ondersteuning gemaakt.",
        feiten=("stand",),
    )
    if er_zijn is False:
        if f.bleek_na_inschrijving is False and f.inschrijving_definitief_op is not None:
            r.termijn("Afspraken op schrift", "WEB 8.1.3a lid 2", None, f.inschrijving_definitief_op)
        return False
    op_schrift = r.eis(
        "WEB 8.1.3a lid 2",
        f.op_schrift,
        ja="De afspraken staan op schrift. Een bepaalde handtekening vraagt de wet niet.",
        nee="De afspraken staan niet op schrift.",
        feiten=("op_schrift",),
    )
    return en(er_zijn, op_schrift, _voor_de_inschrijving(f, r), _in_overeenkomst(f, r))


def _voor_de_inschrijving(f: ExtraOndersteuningFeiten, r: Redenering) -> bool | None:
    if f.bleek_na_inschrijving is None:
        return r.eis("WEB 8.1.3a lid 2", None, ja="", nee="", feiten=("bleek_na_inschrijving",))
    if f.bleek_na_inschrijving:
        r.beoordeel("Kwamen de afspraken er snel genoeg nadat de noodzaak bleek?", "WEB 8.1.3a lid 4")
        return True
    return _op_tijd(f, r, f.afspraken_op, "afspraken_op", "De afspraken zijn gemaakt", "WEB 8.1.3a lid 2")


def _in_overeenkomst(f: ExtraOndersteuningFeiten, r: Redenering) -> bool | None:
    """Until 1 August 2023 the support stood in the onderwijsovereenkomst (8.1.3 lid 3 g)."""
    if f.afspraken_op is None:
        return r.eis("WEB 8.1.3 lid 3 g", None, ja="", nee="", feiten=("afspraken_op",))
    overeenkomst = r.waarde("extra_ondersteuning.onderwijsovereenkomst", f.afspraken_op)
    if not overeenkomst.waarde:
        zin = "De afspraken zijn een eigen stuk: de onderwijsovereenkomst bestaat niet meer."
        r.stel_vast(overeenkomst, zin, ("afspraken_op",))
        return True
    return r.eis(
        overeenkomst,
        f.in_onderwijsovereenkomst,
        ja="De ondersteuning staat in de onderwijsovereenkomst of de bijlage daarvan.",
        nee="De ondersteuning staat niet in de onderwijsovereenkomst of de bijlage daarvan.",
        feiten=("in_onderwijsovereenkomst",),
    )


# -- evaluation (lid 3) -------------------------------------------------------------------------------------------


def _geevalueerd(f: ExtraOndersteuningFeiten, r: Redenering) -> bool | None:
    begin = _begin(f)
    if begin is None:
        return r.eis("WEB 8.1.3a lid 3", None, ja="", nee="", feiten=("afspraken_op", "ingeschreven_vanaf"))
    if begin > r.op:
        zin = f"De afspraken gaan in op {dag(begin)}; er is nog niets te evalueren."
        r.stel_vast("WEB 8.1.3a lid 3", zin, ("afspraken_op", "ingeschreven_vanaf"))
        return True
    _dit_studiejaar(f, r)
    jaren = [jaar for jaar in _studiejaren(begin, r.op) if _geldt(r, jaar)]
    if not jaren:
        r.stel_vast("WEB 8.1.3a lid 3", GEEN_HEEL_JAAR, ("afspraken_op",))
        return True
    if f.evaluaties is None:
        return r.eis("WEB 8.1.3a lid 3", None, ja="", nee="", feiten=("evaluaties",))
    open_jaren = [jaar for jaar in jaren if not _heeft_evaluatie(f, jaar, begin)]
    if open_jaren and open_jaren[0].van < begin:
        zin = f"Moest in het studiejaar {open_jaren[0]} al geëvalueerd worden? De afspraken begonnen op {dag(begin)}."
        r.beoordeel(zin, "WEB 8.1.3a lid 3")
        open_jaren = open_jaren[1:]
        if len(jaren) == 1:
            r.stel_vast("WEB 8.1.3a lid 3", GEEN_HEEL_JAAR, ("afspraken_op",))
            return True
    return _zonder_evaluatie(f, r, open_jaren)


def _zonder_evaluatie(f: ExtraOndersteuningFeiten, r: Redenering, jaren: list[Studiejaar]) -> bool | None:
    """Whole years in which no evaluation counts; those after the end do not count."""
    # Only an end of the agreements could still take a year away: ask for it where it matters, and only there.
    if jaren and f.lopen_nog is not True:
        if f.lopen_nog is None:
            return r.eis("WEB 8.1.3a lid 3", None, ja="", nee="", feiten=("lopen_nog",))
        if f.geeindigd_op is None:
            return r.eis("WEB 8.1.3a lid 3", None, ja="", nee="", feiten=("geeindigd_op",))
        jaren = [jaar for jaar in jaren if jaar.tot_en_met <= f.geeindigd_op]
    return r.eis(
        r.waarde("extra_ondersteuning.evaluaties_per_studiejaar"),
        not jaren,
        ja="In elk heel studiejaar zijn de afspraken met de student op doeltreffendheid geëvalueerd.",
        nee=f"In {opsomming(jaren)} is er geen evaluatie met de student op doeltreffendheid.",
        feiten=("evaluaties",),
    )


def _begin(f: ExtraOndersteuningFeiten) -> date | None:
    """The later of the agreements and the enrolment, known when what is known decides it."""
    if f.bleek_na_inschrijving:
        return f.afspraken_op
    if f.afspraken_op is None or f.ingeschreven_vanaf is None:
        return None
    return max(f.afspraken_op, f.ingeschreven_vanaf)


def _studiejaren(begin: date, op: date) -> Iterator[Studiejaar]:
    """The studiejaren that touch the agreements and are over on the day of the question."""
    eerste, laatste = Studiejaar.van_datum(begin), Studiejaar.van_datum(op)
    yield from (Studiejaar(jaar) for jaar in range(eerste.jaar, laatste.jaar))


def _geldt(r: Redenering, jaar: Studiejaar) -> bool:
    return bool(r.waarde("extra_ondersteuning.artikel_8_1_3a", jaar.van).waarde)


def _heeft_evaluatie(f: ExtraOndersteuningFeiten, jaar: Studiejaar, begin: date) -> bool:
    return any(
        max(jaar.van, begin) <= e.gehouden_op <= jaar.tot_en_met and e.met_student and e.op_doeltreffendheid
        for e in f.evaluaties or ()
    )


def _dit_studiejaar(f: ExtraOndersteuningFeiten, r: Redenering) -> None:
    jaar = Studiejaar.van_datum(r.op)
    if f.lopen_nog is not False:
        r.termijn(f"Evaluatie in {jaar}", "WEB 8.1.3a lid 3", jaar.van, jaar.tot_en_met)


# -- dispute and register -----------------------------------------------------------------------------------------


def _in_geschil(r: Redenering) -> str:
    commissie = r.waarde("extra_ondersteuning.geschillenadviescommissie")
    if commissie.waarde:
        zin = "Het geschil gaat via de toegankelijke faciliteit naar de geschillenadviescommissie."
        r.stel_vast(commissie, zin, ("stand",))
        r.stel_vast("WEB 7.5.1 lid 3", "Wie een geschil over de afspraken heeft, dient dat in bij de faciliteit.")
    else:
        r.stel_vast(commissie, "Voor dit geschil kende de wet nog geen geschillenadviescommissie.", ("stand",))
    r.beoordeel("Hoe gaat de ondersteuning verder zolang het geschil loopt?", "WEB 7.5.7 lid 3")
    return "in_geschil"


def _meld_ise(f: ExtraOndersteuningFeiten, r: Redenering, gemaakt: bool | None) -> None:
    """PvE 15.5: a period of extra support from the later of agreement and enrolment until either ends."""
    begin = _begin(f)
    if niet(gemaakt):
        r.reken(ise=False)
    elif gemaakt and begin is not None:
        r.reken(ise=True, ise_begin=begin, ise_eind=f.geeindigd_op)
        zin = f"Het register krijgt een periode extra ondersteuning vanaf {dag(begin)}, en verder niets."
        r.stel_vast("WRO 11", zin, ("afspraken_op", "ingeschreven_vanaf"))
