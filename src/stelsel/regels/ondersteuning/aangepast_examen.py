"""May an exam take longer or have another form? (EKB 12a for language; WGBH and the examencommissie for a handicap)"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from stelsel.regels.begrippen import Aantal
from stelsel.regels.motor import ONBEKEND, Feiten, Monotoon, Redenering, dag, en, naam, namen, niet, regel, vraag

Reden = Literal["taal", "handicap"]
Examen = Literal["centraal_examen", "instellingsexamen"]
Onderdeel = Literal["nederlands", "engels", "rekenen", "ander_onderdeel"]
Besluit = Literal["toegekend", "geweigerd", "nog_niet_genomen"]


class AangepastExamenFeiten(Feiten):
    """The exam, why something else is asked, and what is known of the student for that reason."""

    reden: Annotated[Reden | None, vraag("Waarom wordt een ander examen of meer tijd gevraagd?")] = None
    examen: Annotated[Examen | None, vraag("Is het een centraal examen of een instellingsexamen?", vast=True)] = None
    onderdeel: Annotated[Onderdeel | None, vraag("Welk onderdeel is het?", vast=True)] = None
    start_opleiding: Annotated[date | None, vraag("Op welke dag begon de student met de opleiding?", vast=True)] = None
    jaren_onderwijs_in_nederland: Annotated[
        Aantal | None,
        vraag("Hoeveel jaren volgde de student onderwijs in Nederland, met dit studiejaar erbij?", eenheid="jaar"),
    ] = None
    nederlands_is_moedertaal: Annotated[
        bool | None, vraag("Is Nederlands de moedertaal van de student?", vast=True)
    ] = None
    gevraagde_minuten: Annotated[Aantal | None, vraag("Hoeveel minuten extra worden gevraagd?")] = None
    handicap_of_chronische_ziekte: Annotated[
        bool | None, vraag("Heeft de student een handicap of chronische ziekte?", vast=True)
    ] = None
    past_bij_handicap: Annotated[bool | None, vraag("Past de andere vorm bij de aard van de handicap?")] = None
    deskundigenverklaring: Annotated[bool | None, vraag("Is er een verklaring van een deskundige?")] = None
    besluit: Annotated[Besluit | None, vraag("Wat heeft de examencommissie besloten?")] = None


@regel(
    vraag="Mag het examen langer duren of een andere vorm hebben?",
    antwoorden={
        "extra_tijd_taal": "De examencommissie mag extra tijd geven, tot het maximum.",
        "geen_extra_tijd_taal": "Extra tijd voor taal kan bij dit examen of voor deze student niet.",
        "andere_vorm": "De examencommissie besloot tot een andere vorm die bij de handicap past.",
        "besluit_nodig": "Een andere vorm kan; de examencommissie moet daarover nog besluiten.",
        "andere_vorm_geweigerd": "De examencommissie besloot dat er geen andere vorm komt.",
        "geen_andere_vorm": "Er is geen handicap, of deze vorm past daar niet bij.",
    },
    gunstig=("extra_tijd_taal", "andere_vorm"),
    monotoon={"jaren_onderwijs_in_nederland": Monotoon("dalend", "EKB 12a")},
    toelichting=(
        "Extra tijd voor taal kan alleen bij het centraal examen Nederlands, als iemand met dit studiejaar erbij ten "
        "hoogste zes jaar onderwijs in Nederland volgde en Nederlands niet de moedertaal is. Het is ten hoogste "
        "dertig minuten; de examencommissie beslist of en hoeveel. Wie voor 1 augustus 2022 begon, houdt de oude "
        "tekst, die ook rekenen noemt (EKB 18c). Een andere vorm vanwege een handicap is een eigen besluit van de "
        "examencommissie; voor een centraal examen volgt zij de regels van het College voor Toetsen en Examens. Die "
        "zijn niet nagelezen. De verklaring van een deskundige ook niet; zij houdt niets tegen. Het centraal examen "
        "rekenen ER van voor 1 augustus 2022 is niet uitgewerkt."
    ),
)
def aangepast_examen(f: AangepastExamenFeiten, r: Redenering) -> str:
    """By EKB 12a and 18c (texts of 2017, 2020-03-15 and 2026-01-01), EKB 6 lid 1 i and WGBH 2 and 6."""
    if f.reden is None:
        r.eis("EKB 12a", None, ja="", nee="", feiten=("reden",))
        return ONBEKEND
    return _taal(f, r) if f.reden == "taal" else _handicap(f, r)


# -- language -----------------------------------------------------------------------------------------------------


def _taal(f: AangepastExamenFeiten, r: Redenering) -> str:
    # The exam decides first: where extra time cannot be given, nothing of the student matters.
    examen = _centraal(f, r)
    examen = examen if examen is False else en(examen, _onderdeel(f, r))
    if examen is False:
        return "geen_extra_tijd_taal"
    mag = en(examen, _kort_in_nederland(f, r), _andere_moedertaal(f, r))
    if mag:
        _minuten(f, r)
        r.beoordeel("Beheerst de student het Nederlands nog niet genoeg? Geef extra tijd, of niet.", "EKB 12a")
    return r.kies(mag, ja="extra_tijd_taal", nee="geen_extra_tijd_taal")


def _centraal(f: AangepastExamenFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "EKB 12a",
        None if f.examen is None else f.examen == "centraal_examen",
        ja="Het is een centraal examen.",
        nee="Het is geen centraal examen.",
        feiten=("examen",),
    )


def _onderdeel(f: AangepastExamenFeiten, r: Redenering) -> bool | None:
    """Dutch for everybody; arithmetic only for who started before 1 August 2022 (EKB 18c lid 1 a)."""
    if f.onderdeel is None or (f.onderdeel == "rekenen" and f.start_opleiding is None):
        gevraagd = ("onderdeel",) if f.onderdeel is None else ("start_opleiding",)
        return r.eis("EKB 12a", None, ja="", nee="", feiten=gevraagd)
    onderdelen = r.waarde("aangepast_examen.extra_tijd_onderdelen", f.start_opleiding or r.op)
    mag = f.onderdeel in onderdelen.waarde
    if f.onderdeel == "rekenen" and not mag:
        zin = f"De start was op {dag(f.start_opleiding)}. In een hoger studiejaar? Dan geldt soms de oude tekst."
        r.beoordeel(zin, "EKB 18c lid 2")
    return r.eis(
        onderdelen,
        mag,
        ja=f"Extra tijd voor taal kan bij dit onderdeel: {naam(f.onderdeel)}.",
        nee=f"Extra tijd voor taal kan alleen bij {namen(onderdelen.waarde)}, en niet bij: {naam(f.onderdeel)}.",
        feiten=("onderdeel", "start_opleiding") if f.onderdeel == "rekenen" else ("onderdeel",),
    )


def _kort_in_nederland(f: AangepastExamenFeiten, r: Redenering) -> bool | None:
    hoogstens = r.waarde("aangepast_examen.jaren_onderwijs_hoogstens")
    velden = ("jaren_onderwijs_in_nederland",)
    return r.hoogstens(hoogstens, f.jaren_onderwijs_in_nederland, "Onderwijs in Nederland gevolgd", velden)


def _andere_moedertaal(f: AangepastExamenFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "EKB 12a",
        niet(f.nederlands_is_moedertaal),
        ja="Nederlands is niet de moedertaal van de student.",
        nee="Nederlands is de moedertaal van de student.",
        feiten=("nederlands_is_moedertaal",),
    )


def _minuten(f: AangepastExamenFeiten, r: Redenering) -> None:
    hoogstens = r.waarde("aangepast_examen.extra_minuten_hoogstens")
    r.reken(extra_minuten_hoogstens=hoogstens.waarde)
    if f.gevraagde_minuten is None:
        r.stel_vast(hoogstens, f"De toets duurt ten hoogste {hoogstens.waarde} minuten langer.", ())
    else:
        r.hoogstens(hoogstens, f.gevraagde_minuten, "Gevraagde extra tijd", ("gevraagde_minuten",))
        r.reken(extra_minuten=min(f.gevraagde_minuten, hoogstens.waarde))


# -- handicap -----------------------------------------------------------------------------------------------------


def _handicap(f: AangepastExamenFeiten, r: Redenering) -> str:
    grond = en(
        r.eis(
            "WGBH 6",
            f.handicap_of_chronische_ziekte,
            ja="Er is een handicap of chronische ziekte; ook bij een examen geldt de gelijke behandeling.",
            nee="Er is geen handicap of chronische ziekte.",
            feiten=("handicap_of_chronische_ziekte",),
        ),
        r.eis(
            "WGBH 2",
            f.past_bij_handicap,
            ja="De andere vorm past bij de aard van de handicap.",
            nee="De andere vorm past niet bij de aard van de handicap.",
            feiten=("past_bij_handicap",),
        ),
    )
    if grond is not True:
        return r.kies(grond, ja=ONBEKEND, nee="geen_andere_vorm")
    _regels_van_het_examen(f, r)
    r.eis(
        "GK deskundigenverklaring",
        f.deskundigenverklaring,
        ja="Er is een verklaring van een deskundige.",
        nee="Er is geen verklaring van een deskundige.",
        feiten=("deskundigenverklaring",),
        zekerheid="ongeverifieerd",
    )
    return _besluit(f, r)


def _regels_van_het_examen(f: AangepastExamenFeiten, r: Redenering) -> None:
    if f.examen == "centraal_examen":
        zin = "Past de andere vorm binnen de regels van het College voor Toetsen en Examens?"
        r.beoordeel(zin, "EKB 6 lid 1 i")
    elif f.examen == "instellingsexamen":
        r.stel_vast("EKB 13", "Een instellingsexamen volgt de regels van de examencommissie.", ("examen",))


def _besluit(f: AangepastExamenFeiten, r: Redenering) -> str:
    if f.besluit == "nog_niet_genomen":
        r.beoordeel("Welke vorm krijgt het examen? De examencommissie besluit; de eisen blijven gelijk.", "WGBH 2")
        return "besluit_nodig"
    toegekend = r.eis(
        "WEB 7.4.5a",
        None if f.besluit is None else f.besluit == "toegekend",
        ja="De examencommissie heeft de andere vorm toegekend.",
        nee="De examencommissie heeft de andere vorm geweigerd. Daartegen staat beroep open.",
        feiten=("besluit",),
    )
    return r.kies(toegekend, ja="andere_vorm", nee="andere_vorm_geweigerd")
