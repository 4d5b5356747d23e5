"""Does a student get an mbo-verklaring, of itself or on request? (WEB 7.4.6a and 11.1.11)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from stelsel.regels.begrippen import Aantal
from stelsel.regels.geboortedatum import Geboortedatum, delen, heeft_leeftijd, strijd
from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, Tegenspraak, en, niet, of, regel, vraag
from stelsel.regels.motor.logica import minstens


class MboVerklaringFeiten(Feiten):
    """What was reached, whether the student left, the age, and a request."""

    onderdelen_met_waardering: Annotated[
        Aantal | None, vraag("Voor hoeveel delen van de opleiding is een waardering behaald?")
    ] = None
    met_goed_gevolg: Annotated[bool | None, vraag("Is ten minste één onderdeel met goed gevolg afgesloten?")] = None
    diploma_of_certificaat_mogelijk: Annotated[
        bool | None, vraag("Kan voor al die delen een diploma of certificaat worden uitgereikt?")
    ] = None
    nog_ingeschreven: Annotated[bool | None, vraag("Is de student nog bij een mbo-instelling ingeschreven?")] = None
    geboortedatum: Annotated[Geboortedatum | None, vraag("Wanneer is de student geboren?", vast=True)] = None
    startkwalificatie: Annotated[bool | None, vraag("Heeft de student een startkwalificatie?", vast=True)] = None
    deel_loopbaanbegeleidend: Annotated[
        bool | None, vraag("Volgt de student een deel van een opleiding in de loopbaanbegeleidende leerweg?")
    ] = None
    verzoek: Annotated[bool | None, vraag("Heeft de student om een verklaring gevraagd?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        yield from strijd(self.geboortedatum)


@regel(
    vraag="Geeft de examencommissie een mbo-verklaring af?",
    antwoorden={
        "automatisch": "Ja, ook zonder verzoek van de student.",
        "op_verzoek": "Ja, want de student vroeg erom.",
        "niet_zonder_verzoek": "Alleen als de student erom vraagt; dat is nog niet gebeurd.",
        "geen_verklaring": "Nee. Er is geen deel waarvoor een verklaring kan worden gegeven.",
    },
    gunstig=("automatisch", "op_verzoek"),
    toelichting=(
        "De verklaring is voor delen met een waardering waarvoor geen diploma of certificaat kan worden uitgereikt. "
        "Zij komt vanzelf voor wie vertrokken is, jong genoeg is (tot 31 december 2025 onder 23, daarna onder 27) en "
        "geen startkwalificatie heeft. Vanaf 1 augustus 2026 komt zij ook vanzelf voor wie een deel van een "
        "opleiding in de loopbaanbegeleidende leerweg volgt; of ook daar de leeftijd telt, zegt de tekst niet: dat "
        "weegt een mens. Zonder enige waardering komt er geen verklaring. Leeftijd en grens zijn die van de dag van "
        "de vraag. Tot 1 juli 2021 heette dit een instellingsverklaring, alleen op verzoek en alleen na een "
        "onderdeel met goed gevolg. De tekst van juli 2021 is niet gelezen."
    ),
)
def mbo_verklaring(f: MboVerklaringFeiten, r: Redenering) -> str:
    """By WEB 7.4.6a (texts of 2020-08-01 to 2026-08-01) and 11.1.11 lid 6 (2026-08-01)."""
    vorm = r.waarde("mbo_verklaring.vorm")
    if vorm.waarde == "instellingsverklaring":
        zin = "Op deze dag kende de wet een instellingsverklaring, en alleen op verzoek."
        r.stel_vast(vorm, zin)
        return _naar_verzoek(f, r, en(_met_goed_gevolg(f, r), _geen_ander_papier(f, r)))
    grond = _waardering(f, r)
    if grond is False:
        r.beoordeel("Er is geen enkele waardering. Is er dan toch een verklaring nodig?", "WEB 7.4.6a lid 2")
        return "geen_verklaring"
    grond = en(grond, _geen_ander_papier(f, r))
    if grond is False:
        return "geen_verklaring"
    vanzelf = _vertrokken(f, r)
    if vanzelf is not True:
        vanzelf = of(vanzelf, _deel(f, r))
    # Who asked for it gets it, also while it is not known whether it would have come of itself.
    if vanzelf is False or (vanzelf is None and f.verzoek):
        return _naar_verzoek(f, r, grond)
    return r.kies(en(vanzelf, grond), ja="automatisch", nee=ONBEKEND)


def _naar_verzoek(f: MboVerklaringFeiten, r: Redenering, grond: bool | None) -> str:
    if grond is False:
        return "geen_verklaring"
    gevraagd = r.eis(
        "WEB 7.4.6a lid 1",
        f.verzoek,
        ja="De student heeft om een verklaring gevraagd.",
        nee="De student heeft niet om een verklaring gevraagd.",
        feiten=("verzoek",),
    )
    return ONBEKEND if grond is None else r.kies(gevraagd, ja="op_verzoek", nee="niet_zonder_verzoek")


def _waardering(f: MboVerklaringFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 7.4.6a lid 1",
        minstens(f.onderdelen_met_waardering, 1),
        ja="Voor ten minste één deel van de opleiding is een waardering behaald.",
        nee="Voor geen enkel deel van de opleiding is een waardering behaald.",
        feiten=("onderdelen_met_waardering",),
    )


def _met_goed_gevolg(f: MboVerklaringFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 7.4.6a",
        f.met_goed_gevolg,
        ja="Ten minste één onderdeel is met goed gevolg afgesloten.",
        nee="Geen enkel onderdeel is met goed gevolg afgesloten.",
        feiten=("met_goed_gevolg",),
    )


def _geen_ander_papier(f: MboVerklaringFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 7.4.6a lid 1",
        niet(f.diploma_of_certificaat_mogelijk),
        ja="Er is een deel waarvoor geen diploma of certificaat kan worden uitgereikt.",
        nee="Voor alles wat behaald is, kan een diploma of certificaat worden uitgereikt.",
        feiten=("diploma_of_certificaat_mogelijk",),
    )


def _vertrokken(f: MboVerklaringFeiten, r: Redenering) -> bool | None:
    """Lid 2: gone, young enough, and no startkwalificatie; then without a request."""
    weg = r.eis(
        "WEB 7.4.6a lid 2 a",
        niet(f.nog_ingeschreven),
        ja="De student is niet meer bij een instelling ingeschreven.",
        nee="De student is nog bij een instelling ingeschreven.",
        feiten=("nog_ingeschreven",),
    )
    if weg is False:
        return False
    return en(weg, _jong(f, r), _zonder_startkwalificatie(f, r))


def _jong(f: MboVerklaringFeiten, r: Redenering, zekerheid: str | None = None) -> bool | None:
    onder = r.waarde("mbo_verklaring.jonger_dan")
    return r.eis(
        onder if zekerheid is None else "WEB 11.1.11 lid 6",
        niet(heeft_leeftijd(f.geboortedatum, onder.waarde, r.op)),
        ja=f"De student is nog geen {onder.waarde} jaar.",
        nee=f"De student is {onder.waarde} jaar of ouder.",
        feiten=delen(f.geboortedatum),
        **({} if zekerheid is None else {"zekerheid": zekerheid}),
    )


def _zonder_startkwalificatie(f: MboVerklaringFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 7.4.6a lid 2 c",
        niet(f.startkwalificatie),
        ja="De student heeft geen startkwalificatie.",
        nee="De student heeft een startkwalificatie.",
        feiten=("startkwalificatie",),
    )


def _deel(f: MboVerklaringFeiten, r: Redenering) -> bool | None:
    """11.1.11 lid 6: no condition but following a part. Whether the age counts as well is shown, and blocks nothing."""
    ook = r.waarde("mbo_verklaring.deel_loopbaanbegeleidend")
    if not ook.waarde:
        return False
    deel = r.eis(
        ook,
        f.deel_loopbaanbegeleidend,
        ja="De student volgt een deel van een opleiding in de loopbaanbegeleidende leerweg.",
        nee="De student volgt geen deel van een opleiding in de loopbaanbegeleidende leerweg.",
        feiten=("deel_loopbaanbegeleidend",),
    )
    if deel and heeft_leeftijd(f.geboortedatum, r.waarde("mbo_verklaring.jonger_dan").waarde, r.op) is not None:
        _jong(f, r, zekerheid="ongeverifieerd")
    return deel
