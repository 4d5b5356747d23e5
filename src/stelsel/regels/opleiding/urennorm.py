"""Does a programme hold enough hours of education? (WEB 7.2.7, 9.1.10, 9.1.11)"""

from __future__ import annotations

from stelsel.regels.motor import ONBEKEND, Monotoon, Redenering, en, naam, regel
from stelsel.regels.opleiding._urennorm_feiten import UrennormFeiten
from stelsel.regels.opleiding._urennorm_keuze import Gekozen, kies_norm, overgangsartikel
from stelsel.regels.opleiding._urennorm_tabel import Maatstaf, maatstaf
from stelsel.regels.opleiding._urennorm_toets import genoeg

MET_NORM = ("BOL", "BBL")


@regel(
    vraag="Heeft een opleiding genoeg uren onderwijs en beroepspraktijkvorming?",
    antwoorden={
        "voldoet": "De uren voldoen aan de norm.",
        "afwijking_verantwoorden": (
            "Er zijn minder uren dan de oude norm vraagt. Dat mag bij aantoonbaar voldoende kwaliteit; de instelling "
            "verantwoordt het in het bestuursverslag."
        ),
        "voldoet_niet": "De uren voldoen niet aan de norm.",
        "keuze_niet_toegestaan": "De gekozen norm kan op deze dag voor deze groep niet worden toegepast.",
        "geen_urennorm": "De wet geeft voor deze opleiding geen urennorm.",
    },
    gunstig=("voldoet", "geen_urennorm"),
    monotoon={
        "jaren[].bot": Monotoon("stijgend", "WEB 7.2.7 lid 3"),
        "jaren[].bpv": Monotoon("stijgend", "WEB 7.2.7 lid 3"),
        "jaren[].overig": Monotoon("stijgend", "WEB 7.2.7 lid 5"),
    },
    toelichting=(
        "Totaal, begeleide onderwijstijd en bpv worden elk vergeleken: de minima samen zijn minder dan het totaal. "
        "Onder de oude norm tellen alleen begeleide onderwijstijd en bpv; vanaf 1 augustus 2026 tellen alle "
        "onderwijsactiviteiten onder toezicht mee. De oude norm voor de bol gaat over het hele programma, die voor de "
        "bbl over elk jaar. De nieuwe gaat over elk volledig jaar, en de uren mogen over de studieduur worden "
        "verdeeld. Geef dus alle jaren van het programma. De keuze voor de oude norm is een besluit van de instelling; "
        "zonder besluit geldt de nieuwe. Hoe jaren van voor en na 1 augustus 2026 samen tellen, zegt de wet niet. De "
        "entreeopleiding heeft in de bol geen minimum aan bpv, maar wel bpv (WEB 7.2.8). De uren zijn een signaal over "
        "de opleiding: een diploma hangt er niet van af."
    ),
)
def urennorm(f: UrennormFeiten, r: Redenering) -> str:
    """By WEB 7.2.7, texts of 2026-01-01 and 2026-08-01, with the transition of 12.4c.1 and 12.4c.2."""
    kent_norm = _kent_norm(f, r)
    if not kent_norm:
        return r.kies(kent_norm, ja="voldoet", nee="geen_urennorm")
    gekozen = kies_norm(f, r)
    if gekozen.mag is False:
        return "keuze_niet_toegestaan"
    if not _compleet(f, r):
        return ONBEKEND
    gemeten = maatstaf(f, r, gekozen)
    if gemeten.norm is None:
        return _geen_rij(f, r, gemeten)
    return _antwoord(f, r, gekozen, genoeg(f, r, gemeten, gemeten.norm))


def _kent_norm(f: UrennormFeiten, r: Redenering) -> bool | None:
    """Only bol and bbl have a urennorm; a doorlopende leerroute has its own table."""
    kent: bool | None = f.leerweg in MET_NORM
    if f.leerweg is None or (kent and f.doorlopende_leerroute is None):
        kent = None
    return r.eis(
        "WEB 7.2.7",
        kent,
        ja=f"De leerweg is {naam(f.leerweg)}.",
        nee=f"Voor deze leerweg geeft de wet geen urennorm: {naam(f.leerweg)}.",
        feiten=("leerweg", "doorlopende_leerroute") if kent is not False else ("leerweg",),
    )


def _compleet(f: UrennormFeiten, r: Redenering) -> bool:
    """Ask for what every comparison needs; the kind of programme only where the table goes by it."""
    nodig = ["jaren", "studieduur"]
    if f.leerweg == "BOL" and not f.doorlopende_leerroute:
        nodig.append("soort")
    mist = [feit for feit in nodig if not getattr(f, feit)]
    if mist:
        r.eis("WEB 7.2.7", None, ja="", nee="", feiten=dict.fromkeys(mist))
    return not mist


def _geen_rij(f: UrennormFeiten, r: Redenering, gemeten: Maatstaf) -> str:
    wat = "doorlopende leerroute" if f.doorlopende_leerroute else naam(f.soort)
    zin = f"Voor een {wat} met een studieduur van {f.studieduur} jaar staat er geen norm in de wet."
    r.eis(gemeten.bron, False, ja="", nee=zin, feiten=("soort", "studieduur"))
    r.beoordeel("Klopt de studieduur? Zie de vraag 'studieduur'.", "WEB 7.2.4a")
    return "geen_urennorm"


def _antwoord(f: UrennormFeiten, r: Redenering, gekozen: Gekozen, haalt: bool | None) -> str:
    if haalt is None or gekozen.mag is None:
        return ONBEKEND
    if haalt:
        _noem_geen_bpv(f, r)
        return "voldoet"
    if gekozen.oud_kan_nog:
        # The old norm could still have been kept, so whether it was decides.
        r.mist("keuze", overgangsartikel(f))
        return ONBEKEND
    return _afwijking(f, r) if gekozen.oud else "voldoet_niet"


def _noem_geen_bpv(f: UrennormFeiten, r: Redenering) -> None:
    """No minimum is not the same as none at all."""
    if not any(jaar.bpv for jaar in f.jaren or ()):
        r.beoordeel(
            "Er is geen bpv. Elke beroepsopleiding bevat bpv, ook waar de norm er geen minimum aan stelt.",
            "WEB 7.2.8 lid 1",
        )


def _afwijking(f: UrennormFeiten, r: Redenering) -> str:
    """The old text lets an institution give fewer hours; what is not known yet stays a question."""
    artikel = _afwijkartikel(f)
    goed = r.eis(
        artikel,
        f.voldoende_kwaliteit,
        ja="De opleiding is aantoonbaar van voldoende kwaliteit; minder uren mag dan.",
        nee="De opleiding is niet aantoonbaar van voldoende kwaliteit; minder uren mag dan niet.",
        feiten=("voldoende_kwaliteit",),
    )
    r.beoordeel("Verantwoord de lagere uren in het bestuursverslag.", artikel)
    erbij = _met_school(f, r, artikel) if f.doorlopende_leerroute else _met_studentenraad(f, r)
    return "voldoet_niet" if en(goed, erbij) is False else "afwijking_verantwoorden"


def _afwijkartikel(f: UrennormFeiten) -> str:
    if f.doorlopende_leerroute:
        return "WEB 9.1.10 lid 2" if f.leerweg == "BOL" else "WEB 9.1.11 lid 2"
    return "WEB 7.2.7 lid 3" if f.leerweg == "BOL" else "WEB 7.2.7 lid 4"


def _met_school(f: UrennormFeiten, r: Redenering, artikel: str) -> bool | None:
    return r.eis(
        artikel,
        f.samen_met_school,
        ja="De instelling en de school verzorgen dit programma samen.",
        nee="De instelling en de school hebben hier niet samen toe besloten.",
        feiten=("samen_met_school",),
    )


def _met_studentenraad(f: UrennormFeiten, r: Redenering) -> bool | None:
    """Consent was asked until 31-7-2026; the transition does not keep that article."""
    nodig = r.waarde("urennorm.studentenraad")
    if not nodig.waarde:
        r.stel_vast(nodig, "Instemming van de studentenraad vraagt de wet hiervoor sinds 1 augustus 2026 niet meer.")
        return True
    return r.eis(
        nodig,
        f.instemming_studentenraad,
        ja="De studentenraad heeft ingestemd met minder uren.",
        nee="De studentenraad heeft niet ingestemd met minder uren.",
        feiten=("instemming_studentenraad",),
    )
