"""Does the length of a programme, and the work in a year of it, keep to the law? (WEB 7.2.4a, 9.1.9)"""

from __future__ import annotations

from typing import Annotated, Any

from stelsel.regels.begrippen import Programmajaar, Soort, Studieduur, Uren
from stelsel.regels.motor import ONBEKEND, Feiten, Monotoon, Redenering, Waarde, en, getal, naam, niet, regel, vraag
from stelsel.regels.motor.logica import hoogstens, minstens
from stelsel.regels.opleiding._keuzedelen import minimum


class StudieduurFeiten(Feiten):
    """A programme as the institution has set it."""

    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?")] = None
    doorlopende_leerroute: Annotated[bool | None, vraag("Is het een doorlopende leerroute vmbo-mbo?")] = None
    studieduur: Annotated[
        Studieduur | None,
        vraag("Hoeveel studiejaren duurt de opleiding of de hele leerroute (een half jaar is 0,5)?"),
    ] = None
    langer_toegestaan: Annotated[
        bool | None, vraag("Noemt de ministeriële regeling deze middenkaderopleiding als een die langer mag duren?")
    ] = None
    langste_studieduur: Annotated[
        Studieduur | None, vraag("Hoeveel studiejaren mag deze opleiding volgens die regeling ten hoogste duren?")
    ] = None
    jaren_beroepsopleiding: Annotated[
        Programmajaar | None, vraag("Hoeveel studiejaren duurt de beroepsopleiding binnen de leerroute?")
    ] = None
    studielast: Annotated[
        Uren | None, vraag("Hoeveel klokuren studielast heeft de hele opleiding, zonder keuzedelen en vorming?")
    ] = None
    studielast_keuzedelen: Annotated[
        Uren | None, vraag("Hoeveel klokuren studielast hebben de keuzedelen en de vorming samen?")
    ] = None


@regel(
    vraag="Past de studieduur van een opleiding, met haar studielast, binnen de wet?",
    antwoorden={
        "voldoet": "De studieduur en de studielast passen binnen de wet.",
        "voldoet_niet": "De studieduur of de studielast past niet binnen de wet.",
    },
    gunstig=("voldoet",),
    monotoon={
        "studielast": Monotoon("stijgend", "WEB 7.2.4a lid 2"),
        "studielast_keuzedelen": Monotoon("stijgend", "WEB 7.2.4a lid 2"),
    },
    toelichting=(
        "De instelling stelt per leerweg één studieduur vast. Deze regel kijkt naar die duur en naar de 1.600 klokuren "
        "studielast per volledig studiejaar, gemiddeld over de opleiding. Keuzedelen en vorming tellen voor die "
        "studielast ten hoogste mee tot het minimum van de keuzedelen. Welke middenkaderopleidingen langer mogen "
        "duren, staat in een regeling die hier niet is opgenomen. Hoeveel uren onderwijs en praktijk er zijn, is een "
        "andere vraag: zie 'urennorm'. Van een doorlopende leerroute wordt alleen de duur beoordeeld."
    ),
)
def studieduur(f: StudieduurFeiten, r: Redenering) -> str:
    """By WEB 7.2.4a and 9.1.9, text of 2026-01-01; the same on 2026-08-01."""
    if f.doorlopende_leerroute:
        return r.kies(_route(f, r), ja="voldoet", nee="voldoet_niet")
    if f.doorlopende_leerroute is None:
        # Both tables say what is too long, so nothing can be said before this is known.
        r.eis("WEB 9.1.9", None, ja="", nee="", feiten=("doorlopende_leerroute",))
        return ONBEKEND
    return r.kies(en(_duur(f, r), _studielast(f, r)), ja="voldoet", nee="voldoet_niet")


def _duur(f: StudieduurFeiten, r: Redenering) -> bool | None:
    tabel = r.waarde("studieduur.duur")
    if f.soort is None:
        return r.eis(tabel, None, ja="", nee="", feiten=("soort", "studieduur"))
    grens = tabel[f.soort]
    te_lang = niet(hoogstens(f.studieduur, grens["hoogstens"]))
    if te_lang and f.soort == "middenkader":
        return _langer(f, r)
    return _binnen(r, tabel, grens, f, ("soort", "studieduur"))


def _binnen(r: Redenering, tabel: Waarde, grens: Any, f: StudieduurFeiten, feiten: tuple[str, ...]) -> bool | None:
    """The length lies between what the table says; both ends are allowed."""
    onder, boven = grens["minstens"], grens["hoogstens"]
    r.reken(minimum=onder, maximum=boven)
    mag = f"precies {onder}" if onder == boven else f"{onder} tot en met {boven}"
    zin = f"Een {naam(f.soort)} van {getal(f.studieduur)} studiejaren; de wet vraagt {mag}."
    goed = en(minstens(f.studieduur, onder), hoogstens(f.studieduur, boven))
    return r.eis(tabel, goed, ja=zin, nee=zin, feiten=feiten)


def _langer(f: StudieduurFeiten, r: Redenering) -> bool | None:
    """Longer than three years is possible only for a programme that the ministeriële regeling names."""
    mag = r.eis(
        "WEB 7.2.4a lid 4",
        f.langer_toegestaan,
        ja="De ministeriële regeling noemt deze opleiding als een die langer mag duren.",
        nee="De ministeriële regeling noemt deze opleiding niet als een die langer mag duren.",
        feiten=("langer_toegestaan",),
    )
    if mag is False:
        return False
    zin = (
        f"De opleiding duurt {getal(f.studieduur)} studiejaren; de regeling staat er {getal(f.langste_studieduur)} toe."
    )
    binnen = r.eis(
        "WEB 7.2.4a lid 4",
        hoogstens(f.studieduur, f.langste_studieduur),
        ja=zin,
        nee=zin,
        feiten=("studieduur", "langste_studieduur"),
    )
    return en(mag, binnen)


def _studielast(f: StudieduurFeiten, r: Redenering) -> bool | None:
    """On average per year; EKB 17d lid 4 caps what keuzedelen and vorming together may add."""
    per_jaar = r.waarde("studieduur.studielast")
    feiten = ("studieduur", "studielast", "studielast_keuzedelen")
    if f.studieduur is None or f.studielast is None:
        return r.eis(per_jaar, None, ja="", nee="", feiten=feiten)
    nodig = per_jaar.waarde * f.studieduur
    if minstens(f.studielast, nodig):
        return r.minstens(per_jaar, f.studielast, "Studielast zonder keuzedelen", feiten[:-1], grens=nodig)
    if f.soort is None or f.studielast_keuzedelen is None:
        return r.eis(per_jaar, None, ja="", nee="", feiten=("soort", *feiten))
    laagste, hoogste = minimum(r, f.soort, f.langer_toegestaan)
    if f.studielast_keuzedelen > laagste != hoogste:
        return r.eis("EKB 17d lid 4", None, ja="", nee="", feiten=("langer_toegestaan",))
    telt = min(f.studielast_keuzedelen, hoogste)
    if telt < f.studielast_keuzedelen:
        zin = f"Van de keuzedelen en de vorming tellen ten hoogste {getal(hoogste)} klokuren mee."
        r.stel_vast("EKB 17d lid 4", zin, ("studielast_keuzedelen",))
    wat = "Studielast met wat van de keuzedelen meetelt"
    return r.minstens(per_jaar, f.studielast + telt, wat, feiten, grens=nodig)


def _route(f: StudieduurFeiten, r: Redenering) -> bool | None:
    """The table of 9.1.9 goes by kind and by the length of the beroepsopleiding within the route."""
    tabel = r.waarde("studieduur.leerroute")
    if f.soort is None:
        return r.eis(tabel, None, ja="", nee="", feiten=("soort", "studieduur"))
    if f.soort not in tabel.waarde:
        zin = f"Een {naam(f.soort)} kan geen deel zijn van een doorlopende leerroute vmbo-mbo."
        return r.eis("WEB 9.1.2 lid 1", False, ja="", nee=zin, feiten=("soort",))
    rij = tabel[f.soort]
    if "langer" in rij and f.langer_toegestaan is not False:
        if f.langer_toegestaan is None:
            return r.eis(tabel, None, ja="", nee="", feiten=("langer_toegestaan",))
        return _binnen(r, tabel, rij["langer"], f, ("soort", "langer_toegestaan", "studieduur"))
    feiten = ("soort", "jaren_beroepsopleiding", "studieduur")
    if f.jaren_beroepsopleiding is None:
        return r.eis(tabel, None, ja="", nee="", feiten=feiten)
    if f.jaren_beroepsopleiding not in rij:
        zin = f"Voor een {naam(f.soort)} van {f.jaren_beroepsopleiding} studiejaren kent de wet geen leerroute."
        return r.eis(tabel, False, ja="", nee=zin, feiten=feiten)
    return _binnen(r, tabel, rij[f.jaren_beroepsopleiding], f, feiten)
