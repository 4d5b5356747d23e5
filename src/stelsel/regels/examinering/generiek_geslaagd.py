"""Are the generic parts good enough for the diploma? (EKB 17 and 18c)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from stelsel.regels.begrippen import Heelcijfer
from stelsel.regels.examinering._overgang import Opleidingsfeiten, oude_regels
from stelsel.regels.motor import (
    ONBEKEND,
    Deel,
    Monotoon,
    Redenering,
    Tegenspraak,
    Waarde,
    dag,
    en,
    getal,
    naam,
    namen,
    regel,
    vraag,
)
from stelsel.regels.motor.logica import minstens
from stelsel.regels.motor.waarden import GeenWaarde

Code = Literal[
    "3001", "3002", "3003", "3004", "3005", "3006", "3007", "3013", "3014", "3015", "3016", "3017", "3018", "3019",
    "3020", "3021", "3022", "3023", "3024", "3025", "3026", "3027", "3028", "3029",
]  # fmt: skip
REGEL = {
    "entree": "generiek_geslaagd.entree",
    "basisberoeps": "generiek_geslaagd.niveau_2_3",
    "vak": "generiek_geslaagd.niveau_2_3",
    "middenkader": "generiek_geslaagd.niveau_4",
    "specialist": "generiek_geslaagd.niveau_4",
}
VELD = {"NEDERLANDS": "nederlands", "REKENEN": "rekenen", "ENGELS": "engels"}


class GeneriekResultaat(Deel):
    """The final result of one generic part."""

    cijfer: Annotated[Heelcijfer | None, vraag("Welk eindcijfer is behaald?")] = None
    voldaan: Annotated[bool | None, vraag("Is het voldaan (alleen bij rekenen in de entreeopleiding)?")] = None
    afgelegd: Annotated[bool | None, vraag("Is het examen afgelegd, of is er vrijstelling voor?")] = None
    code: Annotated[Code | None, vraag("Onder welke code is het onderdeel vastgelegd?")] = None

    @property
    def gedaan(self) -> bool | None:
        """A result says by itself that the exam was taken."""
        return True if self.cijfer is not None or self.voldaan is not None else self.afgelegd


class GeneriekFeiten(Opleidingsfeiten):
    """The programme of the student and the results of Nederlands, rekenen and Engels."""

    nederlands: Annotated[GeneriekResultaat | None, vraag("Wat is het resultaat voor Nederlands?")] = None
    rekenen: Annotated[GeneriekResultaat | None, vraag("Wat is het resultaat voor rekenen?")] = None
    engels: Annotated[GeneriekResultaat | None, vraag("Wat is het resultaat voor Engels?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        """A result of an exam that was not taken."""
        for veld in VELD.values():
            resultaat = getattr(self, veld)
            if resultaat is not None and resultaat.afgelegd is False and resultaat.gedaan:
                paden = (f"{veld}.afgelegd", f"{veld}.cijfer", f"{veld}.voldaan")
                yield Tegenspraak(paden, "Er is een resultaat, en het examen zou niet zijn afgelegd.")


@regel(
    vraag="Zijn de generieke onderdelen goed genoeg voor het diploma?",
    antwoorden={
        "geslaagd": "Nederlands, rekenen en Engels voldoen aan wat voor deze student geldt.",
        "niet_geslaagd": "Nederlands, rekenen of Engels is niet goed genoeg voor het diploma.",
    },
    gunstig=("geslaagd",),
    monotoon={
        "nederlands.cijfer": Monotoon("stijgend", "EKB 17"),
        "rekenen.cijfer": Monotoon("stijgend", "EKB 17"),
        "engels.cijfer": Monotoon("stijgend", "EKB 17"),
    },
    toelichting=(
        "Kijkt naar Nederlands, rekenen en (op niveau 4) Engels; loopbaan en burgerschap staat bij 'diplomabesluit'. "
        "Wie voor 1 augustus 2022 begon, of op tijd in een later leerjaar zat, houdt de regels van daarvoor, tot twee "
        "studiejaren na de studieduur; die tijd is geteld vanaf het studiejaar waarin de opleiding begon. In de "
        "entreeopleiding heeft Nederlands geen cijfergrens: er moet alleen een resultaat zijn. Een code wordt alleen "
        "bekeken als hij is gegeven. Besluiten vanwege COVID-19 (EKB 18b), proefexamens (EKB 19) en cohorten van voor "
        "2013 en 2014 zijn niet uitgewerkt."
    ),
)
def generiek_geslaagd(f: GeneriekFeiten, r: Redenering) -> str:
    """By EKB 17 lid 1 to 3, text of 2026-01-01, or the text of 31 July 2022 where EKB 18c keeps it."""
    overgang = r.waarde("generiek_geslaagd.overgang")
    if f.start_opleiding is None or f.soort is None:
        r.eis(overgang, None, ja="", nee="", feiten=("start_opleiding", "soort"))
        return ONBEKEND
    if _maakt_niet_uit(f, f.soort, f.start_opleiding, overgang, r):
        zin = (
            "Of de regels van voor 1 augustus 2022 nog gelden, maakt hier niet uit: het oordeel is onder beide gelijk."
        )
        r.stel_vast(overgang, zin, ("start_opleiding",))
        voldaan = _oordeel(f, f.soort, f.start_opleiding, overgang, False, r)
        return r.kies(voldaan, ja="geslaagd", nee="niet_geslaagd")
    oud = oude_regels(f, f.start_opleiding, overgang, r)
    if oud is None:
        return ONBEKEND
    r.reken(regels="van voor 1 augustus 2022" if oud else "van 1 augustus 2022")
    voldaan = _oordeel(f, f.soort, f.start_opleiding, overgang, oud, r)
    return r.kies(voldaan, ja="geslaagd", nee="niet_geslaagd")


def _maakt_niet_uit(f: GeneriekFeiten, soort: str, start: date, overgang: Waarde, r: Redenering) -> bool:
    """Which text holds is not known yet, and both come to the same: then nobody needs to look it up."""
    if None not in (f.leerjaren, f.studieduur) or oude_regels(f, start, overgang, _stil(f, r)) is not None:
        return False
    try:
        oude, nieuwe = (_oordeel(f, soort, start, overgang, oud, _stil(f, r)) for oud in (True, False))
    except GeenWaarde:  # the old text of a cohort that is not coded
        return False
    return nieuwe is not None and oude is nieuwe


def _stil(f: GeneriekFeiten, r: Redenering) -> Redenering:
    """A reasoning that nobody reads."""
    return Redenering(f, r.wetwaarden)


def _oordeel(f: GeneriekFeiten, soort: str, start: date, overgang: Waarde, oud: bool, r: Redenering) -> bool | None:
    """What the old or the new text says of the results."""
    eisen = r.waarde(REGEL[soort], _peildag(oud, start, overgang["ingang"]))
    gevraagd = [*eisen["cijfers"], *eisen["voldaan"], *eisen["afgelegd"]]
    return en(
        *(_hoog_genoeg(f, eisen, onderdeel, r) for onderdeel in eisen["cijfers"]),
        _compensatie(f, eisen, r),
        *(_voldaan(f, eisen, onderdeel, r) for onderdeel in eisen["voldaan"]),
        *(_afgelegd(f, eisen, onderdeel, r) for onderdeel in eisen["afgelegd"]),
        *(_code_past(f, soort, onderdeel, oud, r) for onderdeel in gevraagd),
    )


def _peildag(oud: bool, start: date, ingang: date) -> date:
    """The cohort whose rule holds; EKB 18c keeps 'the text of 31 July 2022', whatever the day of the start."""
    return min(start, ingang - timedelta(days=1)) if oud else max(start, ingang)


def _feit(f: GeneriekFeiten, onderdeel: str, veld: str) -> tuple[Any, dict[str, Any]]:
    """A fact of a part, with the path to ask for: that of the whole result where there is none."""
    resultaat = getattr(f, VELD[onderdeel])
    if resultaat is None:
        return None, {VELD[onderdeel]: None}
    waarde = getattr(resultaat, veld)
    return waarde, {f"{VELD[onderdeel]}.{veld}": waarde}


def _hoog_genoeg(f: GeneriekFeiten, eisen: Waarde, onderdeel: str, r: Redenering) -> bool | None:
    cijfer, feiten = _feit(f, onderdeel, "cijfer")
    if cijfer is None and _niet_gedaan(f, onderdeel):
        return _afgelegd(f, eisen, onderdeel, r)
    zin = f"Het eindcijfer voor {naam(onderdeel)} is een {getal(cijfer)}; lager dan een {eisen['laagste']} mag niet."
    return r.eis(eisen, minstens(cijfer, eisen["laagste"]), ja=zin, nee=zin, feiten=feiten)


def _compensatie(f: GeneriekFeiten, eisen: Waarde, r: Redenering) -> bool | None:
    """At most one of the marks is below 6."""
    if len(eisen["cijfers"]) <= eisen.waarde.get("lager_mag", 0):
        return True
    cijfers = {onderdeel: _feit(f, onderdeel, "cijfer") for onderdeel in eisen["cijfers"]}
    laag = [onderdeel for onderdeel, (cijfer, _) in cijfers.items() if minstens(cijfer, eisen["overige"]) is False]
    open_ = [feiten for onderdeel, (cijfer, feiten) in cijfers.items() if cijfer is None]
    if len(laag) <= eisen["lager_mag"] < len(laag) + len(open_):
        return r.eis(eisen, None, ja="", nee="", feiten={pad: None for feiten in open_ for pad in feiten})
    wat = namen(laag) if laag else "geen onderdeel"
    zin = f"Lager dan een {eisen['overige']}: {wat}. Dat mag bij ten hoogste {eisen['lager_mag']} onderdeel."
    bekend = {pad: cijfer for cijfer, feiten in cijfers.values() if cijfer is not None for pad in feiten}
    return r.eis(eisen, len(laag) <= eisen["lager_mag"], ja=zin, nee=zin, feiten=bekend)


def _voldaan(f: GeneriekFeiten, eisen: Waarde, onderdeel: str, r: Redenering) -> bool | None:
    voldaan, feiten = _feit(f, onderdeel, "voldaan")
    if voldaan is None and _niet_gedaan(f, onderdeel):
        return _afgelegd(f, eisen, onderdeel, r)
    zin = f"De eindwaardering voor {naam(onderdeel)} is"
    return r.eis(eisen, voldaan, ja=f"{zin} 'voldaan'.", nee=f"{zin} 'niet voldaan'.", feiten=feiten)


def _niet_gedaan(f: GeneriekFeiten, onderdeel: str) -> bool:
    return _feit(f, onderdeel, "gedaan")[0] is False


def _afgelegd(f: GeneriekFeiten, eisen: Waarde, onderdeel: str, r: Redenering) -> bool | None:
    gedaan, _ = _feit(f, onderdeel, "gedaan")
    _, feiten = _feit(f, onderdeel, "afgelegd")
    if gedaan is not None:
        resultaat = getattr(f, VELD[onderdeel])
        bron = next((veld for veld in ("cijfer", "voldaan") if getattr(resultaat, veld) is not None), "afgelegd")
        feiten = {f"{VELD[onderdeel]}.{bron}": getattr(resultaat, bron)}
    return r.eis(
        eisen,
        gedaan,
        ja=f"Het examen {naam(onderdeel)} is afgelegd.",
        nee=f"Het examen {naam(onderdeel)} is niet afgelegd.",
        feiten=feiten,
    )


# -- codes of generic parts ---------------------------------------------------------------------------------------


def _code_past(f: GeneriekFeiten, soort: str, onderdeel: str, oud: bool, r: Redenering) -> bool | None:
    """Whether the code under which a result is recorded is of this part, high enough, and still of use."""
    code, feiten = _feit(f, onderdeel, "code")
    if code is None:
        return True
    tabel = r.waarde("generiek_geslaagd.codes")
    regel = tabel[code]
    wat = f"Code {code} is {naam(regel['onderdeel'])}, {regel['niveau']}"
    if regel["onderdeel"] == "NT2":
        r.beoordeel(f"{wat}. Komt dit examen hier in de plaats van {naam(onderdeel)}?", tabel)
        return True
    passend = r.eis(
        tabel, regel["onderdeel"] == onderdeel, ja=f"{wat}.", nee=f"{wat}; niet {naam(onderdeel)}.", feiten=feiten
    )
    if not passend:
        return False
    niveau = _niveau(soort, onderdeel, regel["niveau"], feiten, r)
    return en(niveau, _oude_code(f, code, oud, feiten, r)) if regel.get("oud") else niveau


def _niveau(soort: str, onderdeel: str, niveau: str, feiten: dict[str, Any], r: Redenering) -> bool | None:
    eis = r.waarde("generiek_geslaagd.niveau_rekenen" if onderdeel == "REKENEN" else "generiek_geslaagd.niveau_talen")
    zin = f"Het niveau {niveau} is {{}} voor een {naam(soort)}."
    return r.eis(eis, niveau in eis[soort], ja=zin.format("hoog genoeg"), nee=zin.format("te laag"), feiten=feiten)


def _oude_code(f: GeneriekFeiten, code: str, oud: bool, feiten: dict[str, Any], r: Redenering) -> bool | None:
    """The codes of the old rekenen exam are for students of before 2022/23, and end with a studiejaar."""
    grens = r.waarde("generiek_geslaagd.oude_rekencodes")
    laatste_start = grens["gestart_voor"] - timedelta(days=1)
    wat = f"Code {code} van het oude rekenexamen"
    feiten = {**feiten, "start_opleiding": f.start_opleiding}
    bruikbaar = r.uiterlijk(grens, r.op, grens["tot_en_met"], f"{wat}: de uitslag", feiten)
    if oud and minstens(f.start_opleiding, grens["gestart_voor"]):
        # EKB 18c lid 2 gives a later student the old exam; the code list names the day of the start only.
        r.beoordeel(f"{wat} is voor wie begon tot en met {dag(laatste_start)}. Mag zij hier toch?", grens)
        return bruikbaar
    return en(r.uiterlijk(grens, f.start_opleiding, laatste_start, f"{wat}: de start", feiten), bruikbaar)
