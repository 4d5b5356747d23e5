"""Whether the text of 31 July 2022 still holds for a student: rekenen does not count in it (EKB 18c)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from stelsel.kern.tijd import Studiejaar
from stelsel.regels.begrippen import Leerjaar, Soort, Studiejaren
from stelsel.regels.motor import Deel, Feiten, Redenering, dag, of, vraag
from stelsel.regels.motor.termijnen import Termijnregel, tel_verder
from stelsel.regels.motor.waarden import Waarde


class Leerjaarbegin(Deel):
    """The day on which a student began a year of the programme."""

    leerjaar: Annotated[Leerjaar, vraag("Welk leerjaar is het?")]
    begin: Annotated[date, vraag("Op welke dag begon de student daarmee?", vast=True)]


class Opleidingsfeiten(Feiten):
    """The programme of the student and since when."""

    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?")] = None
    start_opleiding: Annotated[date | None, vraag("Op welke dag begon de student met deze opleiding?", vast=True)] = (
        None
    )
    leerjaren: Annotated[
        tuple[Leerjaarbegin, ...] | None, vraag("Aan welke latere leerjaren begon de student, en wanneer?")
    ] = None
    studieduur: Annotated[
        Studiejaren | None, vraag("Hoeveel studiejaren duurt de opleiding voor deze student (de studieduur)?")
    ] = None


def oude_regels(f: Opleidingsfeiten, start: date, overgang: Waarde, r: Redenering) -> bool | None:
    """True where the text of before rekenen counted holds; None when a fact is missing."""
    if r.op < overgang["ingang"]:
        r.stel_vast("EKB 17", f"Op {dag(r.op)} telde rekenen nog niet mee: de regels van die dag gelden.")
        return True
    groep = _in_overgangsgroep(f, start, overgang, r)
    return _op_tijd_klaar(f, start, overgang, r) if groep else groep


def _in_overgangsgroep(f: Opleidingsfeiten, start: date, overgang: Waarde, r: Redenering) -> bool | None:
    zin = f"De opleiding begon op {dag(start)}; de oude regels zijn voor wie begon voor {dag(overgang['ingang'])}."
    eerder = r.eis("EKB 18c lid 1", start < overgang["ingang"], ja=zin, nee=zin, feiten=("start_opleiding",))
    if eerder or start >= max(overgang["leerjaar"].values()):
        return eerder
    return of(eerder, _later_leerjaar(f, overgang["leerjaar"], r))


def _later_leerjaar(f: Opleidingsfeiten, grenzen: dict[int, date], r: Redenering) -> bool | None:
    """Lid 2: who began year 2, 3 or 4 before a day of its own goes with the earlier students."""
    op_tijd = [
        regel for regel in f.leerjaren or () if regel.leerjaar in grenzen and regel.begin < grenzen[regel.leerjaar]
    ]
    ja = ""
    if op_tijd:
        regel = min(op_tijd, key=lambda regel: (regel.begin, regel.leerjaar))
        grens = dag(grenzen[regel.leerjaar])
        ja = f"Leerjaar {regel.leerjaar} begon op {dag(regel.begin)}, voor {grens}: de oude regels gaan mee."
    return r.eis(
        "EKB 18c lid 2",
        None if f.leerjaren is None else bool(op_tijd),
        ja=ja,
        nee="Geen later leerjaar begon op tijd om de oude regels mee te nemen.",
        feiten=("leerjaren",),
    )


def _op_tijd_klaar(f: Opleidingsfeiten, start: date, overgang: Waarde, r: Redenering) -> bool | None:
    """Within the studieduur and two studiejaren more, counted from the cohort (domein.md 13.1)."""
    if f.studieduur is None:
        return r.eis("EKB 18c lid 1", None, ja="", nee="", feiten=("studieduur",))
    jaren = f.studieduur + overgang["extra_studiejaren"]
    einde = Studiejaar(Studiejaar.van_datum(start).jaar + jaren - 1).tot_en_met
    r.termijn("Diploma volgens de regels van voor 1 augustus 2022", "EKB 18c lid 1", start, einde)
    ruim = tel_verder(start, Termijnregel(jaren, "jaren"), r.wetwaarden)
    if einde < r.op < ruim:
        zin = f"De termijn is geteld tot het einde van het studiejaar, {dag(einde)}; vanaf de eerste dag van de student"
        r.beoordeel(f"{zin} loopt hij tot {dag(ruim)}. Welke telling geldt?", "EKB 18c lid 1")
    return r.uiterlijk("EKB 18c lid 1", r.op, einde, "Het diploma", ("start_opleiding", "studieduur"))
