"""Must or may the school tell the parents? (WEB 7.1.5, 8.1.1, 8.1.7c, 8.1.7d; from 18 only with consent)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from stelsel.regels.geboortedatum import Geboortedatum, delen_voor, heeft_leeftijd, strijd
from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, Tegenspraak, Waarde, naam, niet, of, regel, vraag

Bericht = Literal[
    "vorderingen",
    "besluit_inschrijving",
    "besluit_schorsing",
    "besluit_verwijdering",
    "bindend_studieadvies",
    "uitspraak_commissie_van_beroep",
    "inhoud_ondersteuning",
]


class InformerenOudersFeiten(Feiten):
    """The message, the age of the student, and what the student and the agreements say."""

    bericht: Annotated[Bericht | None, vraag("Waarover gaat het bericht?", vast=True)] = None
    geboortedatum: Annotated[Geboortedatum | None, vraag("Wanneer is de student geboren?", vast=True)] = None
    veiligheid: Annotated[
        bool | None, vraag("Is er reden om te denken dat het bericht de student in gevaar brengt?")
    ] = None
    toestemming_student: Annotated[
        bool | None, vraag("Heeft de student toestemming gegeven om de ouders te informeren?")
    ] = None
    handelingsbekwaam: Annotated[bool | None, vraag("Is de student handelingsbekwaam?", vast=True)] = None
    afspraken_noemen_ouders: Annotated[
        bool | None, vraag("Staat in de afspraken dat de ouders dit te weten krijgen?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        yield from strijd(self.geboortedatum)


@regel(
    vraag="Moet of mag de school de ouders hierover informeren?",
    antwoorden={
        "moet": "De school informeert de ouders. Toestemming van de student is daarvoor niet nodig.",
        "mag": "De school mag de ouders informeren.",
        "mag_niet": "De school informeert de ouders niet.",
        "weegt_een_mens": "Het bericht kan de student in gevaar brengen; een mens weegt het eerst.",
    },
    gunstig=("moet", "mag"),
    toelichting=(
        "Onder 18 jaar gaan vorderingen en besluiten ook naar de ouders, zonder toestemming van de student. Dat dit "
        "vanaf 16 jaar alleen met toestemming mag, is een misverstand. Vanaf 18 jaar is toestemming wel nodig. Wat "
        "ouders over de inhoud van de ondersteuning horen, staat in de afspraken; vanaf 16 jaar maakt de student die "
        "alleen. Ouders zijn ook voogden en verzorgers. Voor besluiten van een openbare instelling noemt artikel "
        "8.1.1 de plicht niet zelf. De wet kent geen uitzondering voor de veiligheid van de student; daarom weegt "
        "een mens dat, met redenen. Voor het bindend studieadvies noemt artikel 8.1.7a de ouders niet; die plicht is "
        "secundair."
    ),
)
def informeren_ouders(f: InformerenOudersFeiten, r: Redenering) -> str:
    """By the texts of 2023-01-01 (7.1.5, 7.5.2), 2023-08-01, 2026-01-01 and 2026-08-01."""
    volwassen_vanaf = r.waarde("informeren_ouders.meerderjarig_vanaf")
    volwassen = heeft_leeftijd(f.geboortedatum, volwassen_vanaf.waarde, r.op)
    geboren = delen_voor(f.geboortedatum, volwassen_vanaf.waarde, r.op)
    if volwassen is None or f.bericht is None:
        r.eis(volwassen_vanaf, None, ja="", nee="", feiten={"bericht": f.bericht, **geboren})
        return ONBEKEND
    if volwassen:
        r.stel_vast(volwassen_vanaf, f"De student is {volwassen_vanaf.waarde} jaar of ouder.", geboren)
        return _volwassen(f, r)
    r.stel_vast(volwassen_vanaf, f"De student is nog geen {volwassen_vanaf.waarde} jaar.", geboren)
    antwoord = _inhoud(f, r) if f.bericht == "inhoud_ondersteuning" else _plicht(f, r)
    return antwoord if antwoord in ("mag_niet", ONBEKEND) else _veilig(f, r, antwoord)


def _volwassen(f: InformerenOudersFeiten, r: Redenering) -> str:
    """From 18 the consent of the student decides; who is not handelingsbekwaam keeps the parents of 7.1.5, and his own
    consent does not change that."""
    if f.bericht == "vorderingen" and (f.handelingsbekwaam is False or f.toestemming_student is not True):
        bekwaam = r.eis(
            "WEB 7.1.5",
            f.handelingsbekwaam,
            ja="De student is handelingsbekwaam en krijgt zelf bericht over de vorderingen.",
            nee="De student is niet handelingsbekwaam; het bericht over de vorderingen gaat naar de ouders.",
            feiten=("handelingsbekwaam",),
        )
        if bekwaam is None:
            return ONBEKEND
        if not bekwaam:
            return _veilig(f, r, "moet")
    toestemming = r.eis(
        "AVG 6",
        f.toestemming_student,
        ja="De student heeft toestemming gegeven om de ouders te informeren.",
        nee="De student heeft geen toestemming gegeven om de ouders te informeren.",
        feiten=("toestemming_student",),
    )
    return r.kies(toestemming, ja="mag", nee="mag_niet")


def _plicht(f: InformerenOudersFeiten, r: Redenering) -> str:
    """A duty under 18, whatever the student wants."""
    if f.bericht == "bindend_studieadvies":
        r.stel_vast(r.waarde("informeren_ouders.bij_studieadvies"), _zin(f), ("bericht",))
        _horen(f, r)
        return "moet"
    plichten = r.waarde("informeren_ouders.plicht")
    plek = plichten.waarde.get(f.bericht)
    if plek is None:
        r.eis(plichten, None, ja="", nee="")
        r.beoordeel(f"Moest dit bericht toen ook naar de ouders: {naam(f.bericht)}?", plichten)
        return ONBEKEND
    r.stel_vast(plek, _zin(f), ("bericht",))
    _horen(f, r)
    return "moet"


def _zin(f: InformerenOudersFeiten) -> str:
    return f"Bij een minderjarige gaat dit ook naar de ouders: {naam(f.bericht)}. Toestemming is daar niet voor nodig."


def _horen(f: InformerenOudersFeiten, r: Redenering) -> None:
    """Whether the parents are heard as well: by law on a bezwaar against removal, else by a secondary reading."""
    horen = False
    for regel_naam, zin in (
        ("informeren_ouders.horen", "Bij een bezwaar hiertegen mogen ook de ouders worden gehoord"),
        ("informeren_ouders.horen_bij_schorsing", "De ouders mogen hierover ook worden gehoord"),
    ):
        gehoord: Waarde = r.waarde(regel_naam)
        if f.bericht in gehoord.waarde:
            r.stel_vast(gehoord, f"{zin}: {naam(f.bericht)}.", ("bericht",))
            horen = True
    r.reken(ouders_horen=horen)


def _inhoud(f: InformerenOudersFeiten, r: Redenering) -> str:
    zelf_vanaf = r.waarde("instemming.zelf_vanaf")
    zelf = heeft_leeftijd(f.geboortedatum, zelf_vanaf.waarde, r.op)
    geboren = delen_voor(f.geboortedatum, zelf_vanaf.waarde, r.op)
    if zelf is False:
        zin = f"De student is nog geen {zelf_vanaf.waarde} jaar; de ouders maken de afspraken mee."
        r.stel_vast(zelf_vanaf, zin, geboren)
        return "mag"
    mag = r.eis(
        zelf_vanaf,
        of(niet(zelf), f.afspraken_noemen_ouders, f.toestemming_student),
        ja="De student wil dat de ouders dit weten: het staat in de afspraken of er is toestemming.",
        nee="De afspraken noemen de ouders hier niet, en de student gaf geen toestemming.",
        feiten={
            **({} if zelf else geboren),
            "afspraken_noemen_ouders": f.afspraken_noemen_ouders,
            "toestemming_student": f.toestemming_student,
        },
    )
    return r.kies(mag, ja="mag", nee="mag_niet")


def _veilig(f: InformerenOudersFeiten, r: Redenering, antwoord: str) -> str:
    """The law makes no exception for safety, so neither does the rule: a person looks first."""
    if f.veiligheid:
        r.beoordeel("Kan het bericht de student in gevaar brengen? Leg de reden vast.", "WEB 7.1.5")
    gevaar = r.eis(
        "WEB 7.1.5",
        None if f.veiligheid is None else not f.veiligheid,
        ja="Er is geen reden om te denken dat het bericht de student in gevaar brengt.",
        nee="Er is reden om te denken dat het bericht de student in gevaar brengt.",
        feiten=("veiligheid",),
    )
    return r.kies(gevaar, ja=antwoord, nee="weegt_een_mens")
