"""Which urennorm applies: that of until 31-7-2026 or that of 1-8-2026, and whether the institution may choose.

WEB 12.4c.1 lets it keep the old text in studiejaar 2026/27, and after that for groups that had already started; 12.4c.2
says the same of a doorlopende leerroute, together with the school. Without such a decision the new text applies.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from stelsel.regels.motor import Redenering, Waarde, dag, en, niet
from stelsel.regels.motor.logica import minstens
from stelsel.regels.opleiding._urennorm_feiten import UrennormFeiten


class Gekozen(NamedTuple):
    """The text to judge by, and the day on which its numbers are looked up.

    `mag` False: this text may not be applied; None: not known yet. `oud_kan_nog`: nobody said what was decided, and
    the old text may have been kept.
    """

    oud: bool
    mag: bool | None
    peildag: date
    oud_kan_nog: bool = False


def kies_norm(f: UrennormFeiten, r: Redenering) -> Gekozen:
    """The norm to judge by, on the day of the question."""
    overgang = r.waarde("urennorm.overgang")
    if not overgang["nieuw"]:
        return _voor_de_wijziging(f, r, overgang)
    if f.keuze == "OUD":
        return Gekozen(True, _oud_mag(f, r, overgang), overgang["oude_tekst"])
    if f.keuze is None:
        zin = "Zonder besluit om de oude norm te houden, geldt de norm van 1 augustus 2026."
        r.stel_vast("WEB 7.2.7", zin)
        return Gekozen(False, True, r.op, overgang["iedereen"] or _start_voor(f, overgang) is not False)
    r.stel_vast("WEB 7.2.7", "De instelling past de norm van 1 augustus 2026 toe.", ("keuze",))
    return Gekozen(False, True, r.op)


def overgangsartikel(f: UrennormFeiten) -> str:
    """Where the choice stands."""
    return "WEB 12.4c.2" if f.doorlopende_leerroute else "WEB 12.4c.1"


def _voor_de_wijziging(f: UrennormFeiten, r: Redenering, overgang: Waarde) -> Gekozen:
    mag = r.eis(
        overgang,
        f.keuze != "NIEUW",
        ja="Tot en met 31 juli 2026 geldt de oude norm.",
        nee="De norm van 1 augustus 2026 kan op deze dag nog niet worden toegepast.",
        feiten=("keuze",) if f.keuze else (),
    )
    return Gekozen(True, mag, r.op)


def _oud_mag(f: UrennormFeiten, r: Redenering, overgang: Waarde) -> bool | None:
    nog = _nog_toegestaan(f, r, overgang)
    if not f.doorlopende_leerroute or nog is False:
        return nog
    samen = r.eis(
        overgangsartikel(f),
        f.samen_met_school,
        ja="De instelling heeft dit samen met het bevoegd gezag van de school besloten.",
        nee="De instelling heeft dit niet samen met het bevoegd gezag van de school besloten.",
        feiten=("samen_met_school",),
    )
    return en(nog, samen)


def _nog_toegestaan(f: UrennormFeiten, r: Redenering, overgang: Waarde) -> bool | None:
    """Everybody in the first studiejaar; after that only a group that had started, until the article lapses."""
    artikel = overgangsartikel(f)
    if overgang["iedereen"]:
        tot = overgang["start_voor_tot"] if _start_voor(f, overgang) else overgang["iedereen_tot"]
        zin = "In studiejaar 2026/27 kan de oude norm nog worden toegepast."
        r.stel_vast(artikel, zin, ("keuze",), overgang.zekerheid)
        r.termijn("De oude norm kan worden toegepast", artikel, overgang.van, tot)
        return True
    grens = overgang["start_voor"]
    if grens is None:
        zin = f"De overgangsregel is op {dag(overgang.van)} vervallen; de oude norm kan niet meer."
        return r.eis(overgang, False, ja="", nee=zin, feiten=("keuze",))
    mag = r.eis(
        artikel,
        _start_voor(f, overgang),
        ja=f"De groep is gestart op {dag(f.gestart_op)}, voor {dag(grens)}; de oude norm kan worden gehouden.",
        nee=f"De groep is gestart op {dag(f.gestart_op)}, niet voor {dag(grens)}; de oude norm kan niet meer.",
        feiten=("gestart_op", "keuze"),
    )
    if mag:
        r.termijn("De oude norm kan worden toegepast", artikel, overgang.van, overgang["start_voor_tot"])
    return mag


def _start_voor(f: UrennormFeiten, overgang: Waarde) -> bool | None:
    grens = overgang["start_voor"]
    return False if grens is None else niet(minstens(f.gestart_op, grens))
