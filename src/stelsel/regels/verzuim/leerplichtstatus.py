"""Does the Leerplichtwet apply to somebody, or the Doorstroompunt, or neither? (LPW 3-5a, 15; WEB 9.2.1)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, Literal

import msgspec

from stelsel.kern.tijd import Studiejaar
from stelsel.regels.geboortedatum import Geboortedatum, delen, heeft_leeftijd, strijd, verjaardag
from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, Tegenspraak, dag, en, naam, niet, of, regel, vraag

Vrijstelling = Literal[
    "GEEN_VRIJSTELLING", "ONGESCHIKT", "RICHTING", "SCHOOL_BUITENLAND", "TREKKEND_BESTAAN", "ANDER_ONDERWIJS"
]
PLICHTIG = ("leerplichtig", "kwalificatieplichtig")
NIET_MEER = "niet_meer"
Schooljaren = Annotated[int, msgspec.Meta(ge=0)]
EEN_DAG = timedelta(days=1)


class LeerplichtFeiten(Feiten):
    """Birth date, years at school, what was obtained, and whether an exemption holds."""

    geboortedatum: Annotated[Geboortedatum | None, vraag("Wanneer is de student geboren?", vast=True)] = None
    schooljaren: Annotated[
        Schooljaren | None,
        vraag(
            "Hoeveel volledige schooljaren ging de student naar school, tot en met het vorige schooljaar "
            "(een kortere basisschool telt voor acht)?"
        ),
    ] = None
    startkwalificatie: Annotated[bool | None, vraag("Heeft de student een startkwalificatie?")] = None
    praktijkonderwijs: Annotated[
        bool | None, vraag("Heeft de student een schooldiploma of verklaring van het praktijkonderwijs?")
    ] = None
    vso: Annotated[
        bool | None,
        vraag("Volgde de student vso in het uitstroomprofiel arbeidsmarkt of dagbesteding?"),
    ] = None
    vrijstelling: Annotated[Vrijstelling | None, vraag("Geldt er een vrijstelling van de Leerplichtwet, en welke?")] = (
        None
    )

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        yield from strijd(self.geboortedatum)


@regel(
    vraag="Is iemand leerplichtig of kwalificatieplichtig, of hoort iemand bij het Doorstroompunt?",
    antwoorden={
        "leerplichtig": "De leerplicht geldt.",
        "kwalificatieplichtig": "De leerplicht is voorbij en de kwalificatieplicht geldt.",
        "vrijgesteld": "Door de leeftijd geldt een plicht, maar er is een vrijstelling.",
        "rmc_doelgroep": "De Leerplichtwet geldt niet meer. Zonder startkwalificatie is het Doorstroompunt (RMC) er "
        "voor wie weken afwezig is of nergens staat ingeschreven.",
        "geen": "De Leerplichtwet geldt niet, en iemand hoort niet bij het Doorstroompunt.",
    },
    toelichting=(
        "Een geboortedatum mag onvolledig zijn: hangt het antwoord af van de maand of de dag, dan wordt daarnaar "
        "gevraagd. Een schooljaar is hier een studiejaar, van 1 augustus tot en met 31 juli. De leerplicht begint op "
        "een eerste schooldag; hier telt de eerste dag van die maand. Een startkwalificatie beëindigt de "
        "kwalificatieplicht, niet de leerplicht. Of iemand lang genoeg afwezig is voor het Doorstroompunt, zegt "
        "'verzuimmelding'. Bij het Doorstroompunt hoort ook wie jonger is dan 18 en door "
        "praktijkonderwijs of vso niet kwalificatieplichtig is: de wet noemt daar geen ondergrens. Vervangende "
        "leerplicht (LPW 3a en 3b) verandert de status niet. Of een vrijstelling terecht is, beslist deze regel niet."
    ),
)
def leerplichtstatus(f: LeerplichtFeiten, r: Redenering) -> str:
    """By the Leerplichtwet, text of 2026-08-01, and WEB 8.1.8 until 2025-12-31, 9.2.1 after it."""
    plicht = _plicht(f, r)
    return r.kies(_doelgroep(f, r), ja="rmc_doelgroep", nee="geen") if plicht == NIET_MEER else plicht


def is_plichtig(r: Redenering, feiten: LeerplichtFeiten, veld: str) -> bool | None:
    """Whether a duty of the Leerplichtwet holds, for a rule that does not need more; `veld` is its field."""
    gevraagd = feiten.op_dag(r.op)
    plicht = _plicht(gevraagd, Redenering(gevraagd, r.wetwaarden, f"{veld}.", r))
    return None if plicht == ONBEKEND else plicht in PLICHTIG


def _plicht(f: LeerplichtFeiten, r: Redenering) -> str:
    """The duty that holds; `geen` before it begins, NIET_MEER when it is over."""
    begonnen = _begonnen(f, r)
    if begonnen is False:
        return "geen"
    leerplicht = en(begonnen, niet(_geeindigd(f, r)))
    if leerplicht is True:
        return _tenzij_vrijgesteld(f, r, "leerplichtig")
    kwalificatieplicht = en(niet(leerplicht), _kwalificatieplicht(f, r))
    if kwalificatieplicht is True:
        return _tenzij_vrijgesteld(f, r, "kwalificatieplichtig")
    if leerplicht is None or kwalificatieplicht is None:
        return ONBEKEND
    return NIET_MEER


def _begonnen(f: LeerplichtFeiten, r: Redenering) -> bool | None:
    leeftijd = r.waarde("leerplicht.begin_leeftijd")
    # Reached at the latest on the last day of the month before: then the month after it has begun.
    vorige_maand = r.op.replace(day=1) - EEN_DAG
    return r.eis(
        leeftijd,
        heeft_leeftijd(f.geboortedatum, leeftijd.waarde, vorige_maand),
        ja=f"De student werd {leeftijd.waarde} jaar in een eerdere maand: de leerplicht is begonnen.",
        nee=f"De student werd niet in een eerdere maand {leeftijd.waarde} jaar: de leerplicht is nog niet begonnen.",
        feiten=delen(f.geboortedatum),
    )


def _geeindigd(f: LeerplichtFeiten, r: Redenering) -> bool | None:
    """At the end of the schooljaar in which the age is reached, or of the last of enough years at school."""
    leeftijd = r.waarde("leerplicht.einde_leeftijd")
    vorig_schooljaar = Studiejaar.van_datum(r.op).van - EEN_DAG
    door_leeftijd = r.eis(
        leeftijd,
        heeft_leeftijd(f.geboortedatum, leeftijd.waarde, vorig_schooljaar),
        ja=f"De student was op {dag(vorig_schooljaar)} al {leeftijd.waarde} jaar: de leerplicht is geëindigd.",
        nee=f"De student was op {dag(vorig_schooljaar)} nog geen {leeftijd.waarde} jaar.",
        feiten=delen(f.geboortedatum),
    )
    if door_leeftijd is True:
        return True
    genoeg = r.waarde("leerplicht.schooljaren")
    return of(door_leeftijd, r.minstens(genoeg, f.schooljaren, "Volledige schooljaren op school", ("schooljaren",)))


def _kwalificatieplicht(f: LeerplichtFeiten, r: Redenering) -> bool | None:
    """What holds for somebody whose leerplicht has ended."""
    leeftijd = r.waarde("leerplicht.kwalificatie_leeftijd")
    meerderjarig = r.eis(
        leeftijd,
        heeft_leeftijd(f.geboortedatum, leeftijd.waarde, r.op),
        ja=f"De student is {leeftijd.waarde} jaar of ouder: de kwalificatieplicht is geëindigd.",
        nee=f"De student is nog geen {leeftijd.waarde} jaar.",
        feiten=delen(f.geboortedatum),
    )
    if meerderjarig is True:
        return False
    gekwalificeerd = _startkwalificatie(f, r, "LPW 4b")
    if gekwalificeerd is True:
        return False
    return en(niet(meerderjarig), niet(gekwalificeerd), niet(_uitgezonderd(f, r)))


def _startkwalificatie(f: LeerplichtFeiten, r: Redenering, artikel: str) -> bool | None:
    return r.eis(
        artikel,
        f.startkwalificatie,
        ja="De student heeft een startkwalificatie.",
        nee="De student heeft geen startkwalificatie.",
        feiten=("startkwalificatie",),
    )


def _uitgezonderd(f: LeerplichtFeiten, r: Redenering) -> bool | None:
    """Praktijkonderwijs and two profiles of vso end the duty without a startkwalificatie."""
    pro = r.eis(
        "LPW 4a lid 2",
        f.praktijkonderwijs,
        ja="Met een schooldiploma of verklaring van het praktijkonderwijs geldt de kwalificatieplicht niet.",
        nee="De student heeft geen schooldiploma of verklaring van het praktijkonderwijs.",
        feiten=("praktijkonderwijs",),
    )
    if pro is True:
        return True
    vso = r.eis(
        "LPW 4a lid 2",
        f.vso,
        ja="Na vso met het profiel arbeidsmarkt of dagbesteding geldt de kwalificatieplicht niet.",
        nee="De student volgde geen vso met het profiel arbeidsmarkt of dagbesteding.",
        feiten=("vso",),
    )
    return of(pro, vso)


def _tenzij_vrijgesteld(f: LeerplichtFeiten, r: Redenering, plicht: str) -> str:
    """The duty that age brings, unless an exemption frees from just that duty."""
    tabel = r.waarde("leerplicht.vrijstelling")
    _laatste_dag(f, r, plicht)
    if f.vrijstelling is None:
        r.eis(tabel, None, ja="", nee="", feiten=("vrijstelling",))
        return ONBEKEND
    regel_ervan = tabel[f.vrijstelling]
    vrij = r.eis(
        regel_ervan["plaats"],
        plicht in regel_ervan["plichten"],
        ja=f"Er is een vrijstelling: {naam(f.vrijstelling)}.",
        nee="Er is geen vrijstelling."
        if f.vrijstelling == "GEEN_VRIJSTELLING"
        else f"Er is een vrijstelling ({naam(f.vrijstelling)}), en die bevrijdt niet van deze plicht.",
        feiten=("vrijstelling",),
    )
    return "vrijgesteld" if vrij else plicht


def _laatste_dag(f: LeerplichtFeiten, r: Redenering, plicht: str) -> None:
    """The last day of the duty by age; twelve years at school or a startkwalificatie may end it earlier."""
    if plicht == "leerplichtig":
        einde = verjaardag(f.geboortedatum, r.waarde("leerplicht.einde_leeftijd").waarde)
        if einde is not None:
            r.termijn("de leerplicht, op leeftijd", "LPW 3 lid 1 b", None, Studiejaar.van_datum(einde).tot_en_met)
        return
    einde = verjaardag(f.geboortedatum, r.waarde("leerplicht.kwalificatie_leeftijd").waarde)
    if einde is not None:
        r.termijn("de kwalificatieplicht, op leeftijd", "LPW 4b", None, einde - EEN_DAG)


def _doelgroep(f: LeerplichtFeiten, r: Redenering) -> bool | None:
    """Who is no longer under the Leerplichtwet, is young enough and has no startkwalificatie."""
    grens = r.waarde("leerplicht.doorstroompunt_leeftijd")
    te_oud = heeft_leeftijd(f.geboortedatum, grens.waarde, r.op)
    jong = r.eis(
        grens,
        niet(te_oud),
        ja=f"De student is jonger dan {grens.waarde} jaar.",
        nee=f"De student is {grens.waarde} jaar of ouder: het Doorstroompunt is er dan niet meer voor.",
        feiten=delen(f.geboortedatum),
    )
    if jong is False:
        return False
    einde = verjaardag(f.geboortedatum, grens.waarde)
    gekwalificeerd = _startkwalificatie(f, r, grens.artikel)
    if einde is not None and gekwalificeerd is False:
        r.termijn("het Doorstroompunt", grens, None, einde - EEN_DAG)
    return en(jong, niet(gekwalificeerd))
