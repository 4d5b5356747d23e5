"""Do the keuzedelen of a student together weigh as much as the programme asks? (EKB 17d)"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, NamedTuple

from stelsel.regels.begrippen import Soort, Uren
from stelsel.regels.motor import ONBEKEND, Deel, Feiten, Redenering, en, getal, naam, opsomming, regel, vraag
from stelsel.regels.opleiding._keuzedelen import minimum, valt_vrij


class GekozenKeuzedeel(Deel):
    """A keuzedeel in the programme of a student."""

    klokuren: Annotated[Uren, vraag("Hoeveel klokuren studielast heeft het keuzedeel?")]
    overlapt: Annotated[bool | None, vraag("Valt het keuzedeel samen met een onderdeel van de kwalificatie?")] = None
    remedierend: Annotated[bool | None, vraag("Is het een remediërend keuzedeel?")] = None


class KeuzedeelverplichtingFeiten(Feiten):
    """A programme, and the keuzedelen a student follows in it."""

    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?")] = None
    start_opleiding: Annotated[
        date | None, vraag("Op welke dag is de student met de opleiding gestart?", vast=True)
    ] = None
    langer_toegestaan: Annotated[
        bool | None, vraag("Mag deze middenkaderopleiding langer dan drie jaar duren (ministeriële regeling)?")
    ] = None
    vorming: Annotated[
        bool | None,
        vraag("Bevat de opleiding een onderdeel persoonlijke, culturele of levensbeschouwelijke vorming?"),
    ] = None
    keuzedelen: Annotated[
        tuple[GekozenKeuzedeel, ...] | None, vraag("Welke keuzedelen volgt de student in deze opleiding?")
    ] = None


class Telling(NamedTuple):
    """Klokuren that count for sure, those that may count, and the facts that decide between them."""

    zeker: int
    mogelijk: int
    open: tuple[str, ...]


@regel(
    vraag="Voldoen de keuzedelen van een student samen aan de verplichte omvang?",
    antwoorden={
        "voldoet": "De keuzedelen die meetellen, zijn samen groot genoeg.",
        "voldoet_niet": "De keuzedelen die meetellen, zijn samen te klein.",
        "geen_verplichting": "Bij deze start horen nog geen keuzedelen bij de opleiding.",
    },
    gunstig=("voldoet", "geen_verplichting"),
    toelichting=(
        "Dit gaat over de omvang, niet over cijfers: zie 'keuzedelen_geslaagd'. En of een student een keuzedeel mag "
        "kiezen, zegt 'keuzedeel_toegestaan'. Voor een middenkaderopleiding die langer dan drie jaar mag duren, was "
        "960 klokuren nodig tot en met 31 juli 2022 en is dat daarna 720, voor alle studenten tegelijk, ook voor wie "
        "eerder begon. De dag van de vraag telt dus, niet het cohort. Latere teksten van het besluit dan die van "
        "1 januari 2026 zijn niet gelezen."
    ),
)
def keuzedeelverplichting(f: KeuzedeelverplichtingFeiten, r: Redenering) -> str:
    """By EKB 17d, texts of 2020-03-15 and 2026-01-01; the change of 2022-08-01 by calendar date."""
    vanaf = r.waarde("keuzedelen.vanaf_cohort")
    verplicht = r.niet_voor(vanaf, f.start_opleiding, vanaf.waarde, "Gestart met de opleiding", ("start_opleiding",))
    if verplicht is False:
        return "geen_verplichting"
    genoeg = _genoeg(f, r)
    return r.kies(en(verplicht, genoeg), ja="voldoet", nee="voldoet_niet") if verplicht else ONBEKEND


def _genoeg(f: KeuzedeelverplichtingFeiten, r: Redenering) -> bool | None:
    if f.soort is None or f.keuzedelen is None:
        return r.eis("EKB 17d lid 2", None, ja="", nee="", feiten=("soort", "keuzedelen"))
    telling = _tel(f, r)
    laagste, hoogste, open_feiten = _nodig(f, r, f.soort)
    if telling.zeker >= hoogste or telling.mogelijk < laagste:
        return _oordeel(f, r, telling, hoogste if telling.zeker >= hoogste else laagste)
    # What is open decides: ask for it, and show what was counted so far.
    return r.eis("EKB 17d lid 2", None, ja="", nee="", feiten=_leeg(f, (*open_feiten, *telling.open)))


def _oordeel(f: KeuzedeelverplichtingFeiten, r: Redenering, telling: Telling, nodig: int) -> bool | None:
    genoeg = telling.zeker >= nodig
    geteld = telling.zeker if genoeg else telling.mogelijk
    r.reken(minimum=nodig, telt_mee=geteld)
    zin = f"De keuzedelen tellen samen voor {getal(geteld)} klokuren; ten minste {getal(nodig)} is nodig."
    return r.eis(_grondslag(f, r), genoeg, ja=zin, nee=zin, feiten=_uren(f))


def _grondslag(f: KeuzedeelverplichtingFeiten, r: Redenering) -> Any:
    langer = f.soort == "middenkader" and f.langer_toegestaan
    return r.waarde("keuzedelen.minimum_langer") if langer else r.waarde("keuzedelen.minimum")


def _nodig(f: KeuzedeelverplichtingFeiten, r: Redenering, soort: str) -> tuple[int, int, tuple[str, ...]]:
    """The least and the most that may be needed, and the unknown facts that make the difference."""
    laagste, hoogste = minimum(r, soort, f.langer_toegestaan)
    open_feiten = ("langer_toegestaan",) if laagste != hoogste else ()
    aftrek = r.waarde("keuzedelen.aftrek_vorming")
    if soort not in aftrek["soorten"]:
        if f.vorming:
            zin = f"Bij een {naam(soort)} gaat er voor vorming niets van het minimum af."
            r.stel_vast(aftrek, zin, ("soort", "vorming"))
        return laagste, hoogste, open_feiten
    uren = aftrek["klokuren"]
    if f.vorming is None:
        return laagste - uren, hoogste, (*open_feiten, "vorming")
    if not f.vorming:
        return laagste, hoogste, open_feiten
    r.stel_vast(aftrek, f"Voor de vorming gaat {getal(uren)} klokuren van het minimum af.", ("soort", "vorming"))
    r.beoordeel(
        "Is de vorming aantoonbaar van voldoende kwaliteit, valt zij niet samen met de kwalificatie, en is zij "
        "verantwoord in het bestuursverslag?",
        "WEB 6.1.2a",
    )
    return laagste - uren, hoogste - uren, open_feiten


def _tel(f: KeuzedeelverplichtingFeiten, r: Redenering) -> Telling:
    zeker = mogelijk = 0
    open_feiten: tuple[str, ...] = ()
    for plek, deel in enumerate(f.keuzedelen or ()):
        omvang = _omvang(f, r, deel, plek)
        vrij = valt_vrij(r, f.soort, deel.overlapt, deel.remedierend)
        _noem_overlap(r, deel, plek, vrij)
        telt = en(omvang, vrij)
        zeker += deel.klokuren if telt else 0
        mogelijk += 0 if telt is False else deel.klokuren
        if telt is None:
            open_feiten += ("start_opleiding",) if omvang is None else ()
            # Whether it is remedial matters only for one that overlaps.
            feit = "remedierend" if deel.overlapt else "overlapt"
            open_feiten += (f"keuzedelen[{plek}].{feit}",) if vrij is None else ()
    return Telling(zeker, mogelijk, open_feiten)


def _omvang(f: KeuzedeelverplichtingFeiten, r: Redenering, deel: GekozenKeuzedeel, plek: int) -> bool | None:
    """A size of now, or one of the day the student started: 960 klokuren existed until 31-7-2022."""
    nu = r.waarde("keuzedelen.omvang")
    if deel.klokuren in nu.waarde:
        return True
    if f.start_opleiding is None:
        return None
    toen = r.waarde("keuzedelen.omvang", f.start_opleiding)
    mag = opsomming([getal(uren) for uren in nu.waarde], "of")
    return r.eis(
        nu,
        deel.klokuren in toen.waarde,
        ja=f"Een keuzedeel van {getal(deel.klokuren)} klokuren bestond toen de student begon; het telt mee.",
        nee=f"Een keuzedeel van {getal(deel.klokuren)} klokuren bestaat niet (het is {mag}); het telt niet mee.",
        feiten={f"keuzedelen[{plek}].klokuren": deel.klokuren, "start_opleiding": f.start_opleiding},
    )


def _noem_overlap(r: Redenering, deel: GekozenKeuzedeel, plek: int, vrij: bool | None) -> None:
    """Say why a keuzedeel that overlaps counts or does not."""
    if not deel.overlapt or vrij is None:
        return
    r.eis(
        r.waarde("keuzedelen.samenvallen"),
        vrij,
        ja="Een keuzedeel valt samen met de kwalificatie, maar mag dat omdat het remediërend is.",
        nee="Een keuzedeel valt samen met de kwalificatie; het telt niet mee.",
        feiten={f"keuzedelen[{plek}].overlapt": True, f"keuzedelen[{plek}].remedierend": deel.remedierend},
    )
    if vrij:
        r.beoordeel("Is dit keuzedeel bij ministeriële regeling aangewezen als remediërend?", "WEB 7.1.3 lid 3")


def _uren(f: KeuzedeelverplichtingFeiten) -> Mapping[str, Any]:
    return {f"keuzedelen[{plek}].klokuren": deel.klokuren for plek, deel in enumerate(f.keuzedelen or ())}


def _leeg(f: KeuzedeelverplichtingFeiten, feiten: tuple[str, ...]) -> Mapping[str, Any]:
    """Only the facts that are still unknown, next to the hours that are known."""
    return {**_uren(f), **{feit: None for feit in feiten if f.waarde(feit) is None}}
