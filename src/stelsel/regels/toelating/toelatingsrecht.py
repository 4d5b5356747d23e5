"""Has somebody the right to be admitted to a programme of niveau 2, 3 or 4? (WEB 8.1.1c)"""

from __future__ import annotations

from datetime import date

from stelsel.regels.motor import ONBEKEND, Monotoon, Redenering, en, niet, of, regel
from stelsel.regels.toelating._aanmelding import ToelatingFeiten, dag_voor
from stelsel.regels.toelating._inschrijving import algemene_weigering, kan_worden_ingeschreven
from stelsel.regels.toelating._vervolg import vervolg
from stelsel.regels.toelating._weigergronden import (
    aangemeld_na_1_april,
    advies_gemist,
    lang_zonder_diploma,
    niet_bevestigd,
    te_laat,
    vaak_beeindigd,
    vol,
    zonder_intake,
)
from stelsel.regels.toelating.vooropleidingseis import VooropleidingFeiten, vooropleidingseis


@regel(
    vraag="Heeft iemand recht op toelating tot deze opleiding van niveau 2, 3 of 4?",
    antwoorden={
        "toelaten": "Iemand voldoet aan de eisen en er is geen reden waarom de instelling mag weigeren.",
        "mag_weigeren": "De instelling mag weigeren; zij beslist dat zelf. Zij hoeft geen andere opleiding te bieden.",
        "mag_weigeren_met_aanbod": "De instelling hoeft iemand voor deze opleiding niet in te schrijven, maar het roc "
        "biedt wel een andere opleiding aan waarvoor inschrijven kan.",
        "vrijstelling_mogelijk": "De vooropleiding ontbreekt; het bevoegd gezag mag vrijstellen na een onderzoek.",
        "geen_recht": "Iemand voldoet niet aan de eisen om te worden toegelaten.",
        "doorlopende_leerroute": "Het toelatingsrecht geldt hier niet: de leerroute regelt zelf de inschrijving.",
        "bevoegd_gezag_beslist": "Voor dit studiejaar bestond het toelatingsrecht nog niet; de instelling beslist.",
    },
    gunstig=("toelaten", "doorlopende_leerroute"),
    monotoon={
        "keren_bindend_advies": Monotoon("dalend", "WEB 8.1.1c lid 3 a"),
        "jaren_zonder_diploma": Monotoon("dalend", "WEB 8.1.1c lid 3 b"),
    },
    toelichting=(
        "Alle gronden staan in de redenen: maximum (lid 2), selectie (8.2.2a), drie keer beëindigd na een bindend "
        "advies (lid 3 a), zes jaar zonder diploma (b), te laat aangemeld (c 1), geen advies door een gemiste intake "
        "(c 2), niet gereageerd voor 1 juli (d), ongeschikt voor het beroep (8.1.7b), grondslag (8.1.1 lid 4) en een "
        "onevenredige belasting (WGBH). 'Mag weigeren' is geen besluit: de wet zegt 'kan'. De gronden c 1 en c 2 "
        "gelden nooit voor wie kwalificatieplichtig is op de dag van de beslissing; toch zegt lid 4 dat het roc zo "
        "iemand een plek biedt. Hier blijft het recht op de gekozen opleiding bestaan, en weegt een mens de rest. "
        "1 april, 1 juli en 1 februari schuiven niet bij een weekend of feestdag. Grond d staat in de tekst van "
        "1 augustus 2023 en niet in die van 1 januari 2023; hij geldt hier vanaf studiejaar 2024-2025. Doorstroom "
        "zonder verwantschap is geen grond in de wet. Tegen een weigering staat bezwaar open ('beroep_en_bezwaar')."
    ),
)
def toelatingsrecht(f: ToelatingFeiten, r: Redenering) -> str:
    """By WEB 8.1.1c for every studiejaar since 2018-2019; before that the institution decided."""
    buiten = _andere_route(f, r)
    if buiten:
        return "doorlopende_leerroute"
    geeist = _eisen(f, r)
    if f.start is None:
        r.eis("WEB 8.1.1c lid 1", None, ja="", nee="", feiten=("start",))
        return ONBEKEND
    if geeist != "voldoet":
        antwoord = geeist
    elif r.waarde("toelating.toelatingsrecht", f.start).waarde:
        antwoord = _met_recht(f, f.start, r)
    else:
        zin = "Voor dit studiejaar beslist het bevoegd gezag over de toelating."
        r.stel_vast(r.waarde("toelating.toelatingsrecht", f.start), zin, ("start",))
        antwoord = "bevoegd_gezag_beslist"
    return ONBEKEND if buiten is None else antwoord


def _andere_route(f: ToelatingFeiten, r: Redenering) -> bool | None:
    """In a doorlopende leerroute, and for who moves over from one, 8.1.1c does not hold (9.1.14, 9.1.16)."""
    if f.leerroute == "NA_LEERROUTE":
        zin = "Wie uit een leerroute overstapt binnen dezelfde instelling, valt buiten het toelatingsrecht."
        r.stel_vast("WEB 9.1.14 lid 2", zin, ("leerroute",))
        r.beoordeel("Past de opleiding bij het niveau dat instelling en school samen bereikt vinden?", "WEB 9.1.14")
        return True
    if f.leerroute == "DOORLOPENDE_LEERROUTE":
        zin = "In een doorlopende leerroute gelden de aanmelddatum, de vooropleidingseis en het toelatingsrecht niet."
        r.stel_vast("WEB 9.1.16", zin, ("leerroute",))
        r.stel_vast("WEB 9.1.6", "De leerling wordt vanaf het derde studiejaar van de route ingeschreven.")
        return True
    if f.leerroute is None:
        return r.eis("WEB 9.1.16", None, ja="", nee="", feiten=("leerroute",))
    return False


def _eisen(f: ToelatingFeiten, r: Redenering) -> str:
    """What is asked of everybody (lid 1): 'voldoet', 'vrijstelling_mogelijk', 'geen_recht', or unknown."""
    vooraf = VooropleidingFeiten(
        soort=f.soort,
        vooropleidingen=f.vooropleidingen,
        zelfde_beroep=f.zelfde_beroep,
        aangewezen_diploma=f.aangewezen_diploma,
        geschikt_na_onderzoek=f.geschikt_na_onderzoek,
    )
    antwoord = r.deelvraag(vooropleidingseis, vooraf, "")
    nader = r.eis(
        "WEB 8.2.2",
        f.voldoet_nadere_eis,
        ja="Aan de nadere vooropleidingseisen is voldaan, of ze gelden niet.",
        nee="Aan de nadere vooropleidingseisen is niet voldaan.",
        feiten=("voldoet_nadere_eis",),
    )
    rest = en(nader, kan_worden_ingeschreven(f, r))
    if rest is False or antwoord == "voldoet_niet":
        return "geen_recht"
    return ONBEKEND if rest is None else str(antwoord)


def _met_recht(f: ToelatingFeiten, start: date, r: Redenering) -> str:
    """The right stands unless a ground is there; a ground that is there decides, whatever is unknown of the others."""
    selectie = _selectie(f, r)
    maximum = vol(f, start, r)
    laat = aangemeld_na_1_april(f, start, r)
    gemist = advies_gemist(f, r)
    onbevestigd = niet_bevestigd(f, start, r)
    weigering = of(
        maximum,
        vaak_beeindigd(f, start, r),
        lang_zonder_diploma(f, start, r),
        te_laat(f, laat, r),
        zonder_intake(f, gemist, r),
        onbevestigd,
        algemene_weigering(f, r),
    )
    _plek_voor_wie_kwalificatieplichtig_is(f, of(laat, gemist), r)
    _op_tijd_bekend(f, start, r)
    mag = en(selectie, niet(weigering))
    if mag is not False:
        return r.kies(mag, ja="toelaten", nee="mag_weigeren")
    aanbod = of(niet(selectie), maximum)
    if not aanbod and onbevestigd:
        aanbod = _nog_kwalificatieplichtig(f, r)
        if aanbod is None:
            return ONBEKEND
    if aanbod:
        return _met_aanbod(f, r, "geen_recht" if selectie is False else "mag_weigeren")
    return "mag_weigeren"


def _nog_kwalificatieplichtig(f: ToelatingFeiten, r: Redenering) -> bool | None:
    """Lid 4 c 3: whether silence leaves the roc with a duty to offer; the right to refuse is the same either way."""
    if f.kwalificatieplichtig is None:
        r.eis("WEB 8.1.1c lid 4 c", None, ja="", nee="", feiten=("kwalificatieplichtig",))
    return f.kwalificatieplichtig


def _selectie(f: ToelatingFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 8.2.2a",
        of(niet(f.aanvullende_eisen), f.selectie_gehaald),
        ja="Er gelden geen aanvullende eisen." if f.aanvullende_eisen is False else "De selectie is gehaald.",
        nee="De opleiding stelt aanvullende eisen en iemand voldoet niet aan de criteria.",
        feiten=vervolg(f, "aanvullende_eisen", "selectie_gehaald"),
    )


def _met_aanbod(f: ToelatingFeiten, r: Redenering, zonder: str) -> str:
    """Lid 4: a roc offers another programme to who is turned away by a maximum, a selection, or (minor) by silence."""
    biedt = r.eis(
        "WEB 8.1.1c lid 4",
        f.roc,
        ja="Het roc biedt een andere opleiding aan waarvoor inschrijven kan, en houdt rekening met de voorkeuren.",
        nee="De plicht om een andere opleiding te bieden geldt alleen voor een roc.",
        feiten=("roc",),
    )
    return r.kies(biedt, ja="mag_weigeren_met_aanbod", nee=zonder)


def _plek_voor_wie_kwalificatieplichtig_is(f: ToelatingFeiten, gemist: bool | None, r: Redenering) -> None:
    """Lid 4 c 1 and 2 give a late minor a place, though lid 3 c does not let him be refused (domein.md 13.1)."""
    if f.kwalificatieplichtig and gemist and f.roc is not False:
        r.beoordeel(
            "Te laat aangemeld of zonder advies, en nog kwalificatieplichtig: weigeren voor deze opleiding kan niet. "
            "Lukt plaatsen toch niet, dan biedt het roc een andere opleiding aan.",
            "WEB 8.1.1c lid 4 c",
        )


def _op_tijd_bekend(f: ToelatingFeiten, start: date, r: Redenering) -> None:
    """Lid 6: published by 1 februari; the law does not say what follows when it was not."""
    grens = r.waarde("toelating.procedure_bekend", start)
    uiterlijk = r.termijn("toelatingsprocedure bekendmaken", grens, None, dag_voor(start, grens))
    if f.procedure_bekend_op is None or uiterlijk is None:
        return
    wat = "Dag waarop de toelatingsprocedure bekend was"
    if not r.uiterlijk(grens, f.procedure_bekend_op, uiterlijk, wat, ("procedure_bekend_op",)):
        r.beoordeel("De procedure was te laat bekend. Mag de instelling zich er dan op beroepen?", grens)
