"""May these data be used on this ground, and is the consent that it asks there? (AVG 6-9, UAVG 5 and 30)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from stelsel.regels.begrippen import Aantal
from stelsel.regels.geboortedatum import Geboortedatum, delen_voor, had_leeftijd, heeft_leeftijd, strijd
from stelsel.regels.motor import (
    ONBEKEND,
    Feiten,
    Redenering,
    Tegenspraak,
    Waarde,
    en,
    naam,
    niet,
    of,
    regel,
    vraag,
)

Gegevens = Literal["gewone_gegevens", "gezondheid", "andere_bijzondere_gegevens"]
Grondslag = Literal[
    "toestemming", "afspraken_8_1_3a", "wettelijke_plicht", "instemming_met_ondersteuning", "niets_van_gehoord"
]
Gever = Literal["student", "vertegenwoordiger"]

GEEN_GRONDSLAG = {
    "instemming_met_ondersteuning": "Instemmen met ondersteuning is geen toestemming om gegevens te gebruiken.",
    "niets_van_gehoord": "Wie niets laat horen, geeft geen toestemming.",
}


class ToestemmingFeiten(Feiten):
    """The data, the ground the school names, and the consent if that is the ground."""

    kopjes: ClassVar[Mapping[str, str]] = {
        "gegevens": "De gegevens en de grondslag",
        "geboortedatum": "De student en de toestemming",
        "versie_tekst": "Hoe de toestemming is gevraagd",
        "curatele_bewind_of_mentorschap": "Wie over de zaak gaat",
    }

    gegevens: Annotated[Gegevens | None, vraag("Welke soort gegevens is het?", vast=True)] = None
    grondslag: Annotated[Grondslag | None, vraag("Waarop beroept de school zich?")] = None
    nodig_voor_begeleiding: Annotated[
        bool | None, vraag("Zijn de gegevens nodig voor de begeleiding of voorzieningen die zijn afgesproken?")
    ] = None
    geheimhouding: Annotated[
        bool | None, vraag("Werken alleen mensen met een geheimhoudingsplicht met de gegevens?")
    ] = None
    wetsartikel_genoemd: Annotated[
        bool | None, vraag("Noemt de school het wetsartikel dat dit gebruik van deze gegevens voorschrijft?")
    ] = None
    geboortedatum: Annotated[Geboortedatum | None, vraag("Wanneer is de student geboren?", vast=True)] = None
    gegeven: Annotated[bool | None, vraag("Is de toestemming gegeven?")] = None
    gegeven_door: Annotated[Gever | None, vraag("Wie gaf de toestemming?")] = None
    gegeven_op: Annotated[date | None, vraag("Op welke dag is de toestemming gegeven?")] = None
    ingetrokken: Annotated[bool | None, vraag("Is de toestemming ingetrokken?")] = None
    versie_tekst: Annotated[Aantal | None, vraag("Welke versie van de toestemmingstekst geldt nu?")] = None
    versie_toestemming: Annotated[Aantal | None, vraag("Voor welke versie van de tekst is de toestemming?")] = None
    vrij_en_voor_dit_doel: Annotated[bool | None, vraag("Was de toestemming vrij, en voor dit ene doel gevraagd?")] = (
        None
    )
    uitdrukkelijk: Annotated[bool | None, vraag("Is de toestemming uitdrukkelijk gegeven?")] = None
    curatele_bewind_of_mentorschap: Annotated[
        bool | None, vraag("Beslist over deze zaak een curator, bewindvoerder of mentor?", vast=True)
    ] = None
    directe_gratis_hulp: Annotated[
        bool | None, vraag("Gaat het om hulp of advies dat rechtstreeks en gratis aan de student wordt gegeven?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        if self.gegeven is False and self.ingetrokken:
            yield Tegenspraak(("gegeven", "ingetrokken"), "Toestemming die er niet was, is niet in te trekken.")
        yield from strijd(self.geboortedatum, gegeven_op=(self.gegeven_op, "De toestemming is van voor de geboorte."))
        if None not in (self.versie_tekst, self.versie_toestemming) and self.versie_toestemming > self.versie_tekst:
            zin = "De toestemming is voor een versie die er nog niet is."
            yield Tegenspraak(("versie_tekst", "versie_toestemming"), zin)


@regel(
    vraag="Mogen deze gegevens op deze grond worden gebruikt?",
    antwoorden={
        "mag_met_toestemming": "De toestemming is er, van wie haar mag geven, en zij geldt nog.",
        "mag_zonder_toestemming": "De wet draagt dit gebruik; toestemming is niet nodig.",
        "grondslag_geweigerd": "Dit is geen grond om deze gegevens te gebruiken.",
        "toestemming_ontbreekt": "De toestemming is niet gegeven.",
        "toestemming_ingetrokken": "De toestemming is ingetrokken; vanaf dat moment mag het niet meer.",
        "opnieuw_vragen": "De toestemming is voor een oudere versie van de tekst.",
        "toestemming_telt_niet": "De toestemming is niet vrij, niet voor dit doel, of niet uitdrukkelijk genoeg.",
        "vertegenwoordiger_nodig": "De wettelijk vertegenwoordiger moet de toestemming geven.",
        "student_zelf_nodig": "De student moet de toestemming zelf geven.",
    },
    gunstig=("mag_met_toestemming", "mag_zonder_toestemming"),
    toelichting=(
        "Toestemming gaat over het gebruik van gegevens; ja zeggen tegen ondersteuning heet instemming en telt hier "
        "niet. Onder 16 jaar geeft de wettelijk vertegenwoordiger haar (UAVG 5; bij een online dienst geeft AVG 8 "
        "dezelfde leeftijd), vanaf 16 jaar de student zelf, ook als een ouder al tekende. Voor hulp die rechtstreeks "
        "en gratis aan een minderjarige wordt gegeven, geldt die grens niet. Gegevens over gezondheid mag een school "
        "zonder toestemming gebruiken voor zover dat nodig is voor begeleiding of voorzieningen, en alleen door "
        "mensen met geheimhouding (UAVG 30). Of de school zich terecht op een wetsartikel beroept, weegt een mens. "
        "Andere grondslagen van AVG 6 zijn niet uitgewerkt."
    ),
)
def toestemming(f: ToestemmingFeiten, r: Redenering) -> str:
    """By AVG 6-9 and UAVG 5 and 30 (text of 2021-07-01; in force since 2018-05-25)."""
    zelf_vanaf = r.waarde("toestemming.zelf_vanaf")
    if f.grondslag in GEEN_GRONDSLAG:
        r.eis("AVG 7", False, ja="", nee=GEEN_GRONDSLAG[f.grondslag], feiten=("grondslag",))
        return "grondslag_geweigerd"
    if f.grondslag is None or f.gegevens is None:
        r.eis("AVG 6", None, ja="", nee="", feiten=("grondslag", "gegevens"))
        return ONBEKEND
    if f.grondslag == "afspraken_8_1_3a":
        return r.kies(_op_afspraken(f, r), ja="mag_zonder_toestemming", nee="grondslag_geweigerd")
    if f.grondslag == "wettelijke_plicht":
        return r.kies(_op_wet(f, r), ja="mag_zonder_toestemming", nee="grondslag_geweigerd")
    return _op_toestemming(f, r, zelf_vanaf)


def _op_afspraken(f: ToestemmingFeiten, r: Redenering) -> bool | None:
    """Health data of a school for special guidance or provisions: UAVG 30 lid 2 a; other special data: not."""
    if f.gegevens == "andere_bijzondere_gegevens":
        zin = "De uitzondering voor scholen gaat alleen over gegevens over gezondheid."
        return r.eis("UAVG 30 lid 2 a", False, ja="", nee=zin, feiten=("gegevens", "grondslag"))
    artikel = "UAVG 30 lid 2 a" if f.gegevens == "gezondheid" else "WEB 8.1.3a"
    nodig = r.eis(
        artikel,
        f.nodig_voor_begeleiding,
        ja="De gegevens zijn nodig voor de begeleiding of voorzieningen die zijn afgesproken.",
        nee="De gegevens zijn niet nodig voor de begeleiding of voorzieningen die zijn afgesproken.",
        feiten=("nodig_voor_begeleiding",),
    )
    if f.gegevens != "gezondheid":
        return nodig
    geheim = r.eis(
        "UAVG 30 lid 4",
        f.geheimhouding,
        ja="Alleen mensen met een geheimhoudingsplicht werken met de gegevens.",
        nee="Ook mensen zonder geheimhoudingsplicht werken met de gegevens.",
        feiten=("geheimhouding",),
    )
    return en(nodig, geheim)


def _op_wet(f: ToestemmingFeiten, r: Redenering) -> bool | None:
    genoemd = r.eis(
        "AVG 6" if f.gegevens == "gewone_gegevens" else "AVG 9",
        f.wetsartikel_genoemd,
        ja="De school noemt het wetsartikel dat dit gebruik voorschrijft.",
        nee="De school noemt geen wetsartikel. Dan is er geen wettelijke plicht om op te steunen.",
        feiten=("wetsartikel_genoemd",),
    )
    if genoemd and f.gegevens != "gewone_gegevens":
        r.beoordeel("Maakt dit wetsartikel ook een uitzondering voor bijzondere gegevens?", "AVG 9")
    return genoemd


# -- consent ------------------------------------------------------------------------------------------------------


def _op_toestemming(f: ToestemmingFeiten, r: Redenering, zelf_vanaf: Waarde) -> str:
    gegeven = r.eis(
        "AVG 7",
        f.gegeven,
        ja="De toestemming is gegeven.",
        nee="De toestemming is niet gegeven.",
        feiten=("gegeven",),
    )
    if gegeven is False:
        return "toestemming_ontbreekt"
    niet_ingetrokken = _niet_ingetrokken(f, r)
    if niet_ingetrokken is False:
        return "toestemming_ingetrokken"
    vertegenwoordigd = _vertegenwoordigd(f, r, zelf_vanaf)
    blokkades = (
        ("opnieuw_vragen", _versie(f, r)),
        ("toestemming_telt_niet", en(_vrij(f, r), _uitdrukkelijk(f, r))),
        ("vertegenwoordiger_nodig" if vertegenwoordigd else "student_zelf_nodig", _gever(f, r, vertegenwoordigd)),
    )
    for code, voldaan in blokkades:
        if voldaan is False:
            return code
    return r.kies(
        en(gegeven, niet_ingetrokken, *(voldaan for _, voldaan in blokkades)), ja="mag_met_toestemming", nee=ONBEKEND
    )


def _niet_ingetrokken(f: ToestemmingFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "AVG 7",
        niet(f.ingetrokken),
        ja="De toestemming is niet ingetrokken.",
        nee="De toestemming is ingetrokken. Wat eerder gebeurde, blijft rechtmatig; verder gebruik stopt.",
        feiten=("ingetrokken",),
    )


def _versie(f: ToestemmingFeiten, r: Redenering) -> bool | None:
    onbekend = None in (f.versie_tekst, f.versie_toestemming)
    return r.eis(
        "AVG 7",
        None if onbekend else f.versie_toestemming == f.versie_tekst,
        ja="De toestemming is voor de tekst die nu geldt.",
        nee="De toestemming is voor een oudere tekst.",
        feiten=("versie_tekst", "versie_toestemming"),
    )


def _vrij(f: ToestemmingFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "AVG 7",
        f.vrij_en_voor_dit_doel,
        ja="De toestemming was vrij en voor dit ene doel gevraagd.",
        nee="De toestemming was niet vrij, of niet voor dit ene doel gevraagd.",
        feiten=("vrij_en_voor_dit_doel",),
    )


def _uitdrukkelijk(f: ToestemmingFeiten, r: Redenering) -> bool | None:
    if f.gegevens == "gewone_gegevens":
        return True
    return r.eis(
        "AVG 9",
        f.uitdrukkelijk,
        ja=f"De toestemming is uitdrukkelijk gegeven, zoals nodig is voor: {naam(f.gegevens)}.",
        nee=f"De toestemming is niet uitdrukkelijk gegeven; dat is wel nodig voor: {naam(f.gegevens)}.",
        feiten=("uitdrukkelijk",),
    )


def _vertegenwoordigd(f: ToestemmingFeiten, r: Redenering, zelf_vanaf: Waarde) -> bool | None:
    """Whether UAVG 5 puts the legal representative in the place of the student."""
    jong = niet(had_leeftijd(f.geboortedatum, zelf_vanaf.waarde, f.gegeven_op, r.op))
    geboren = delen_voor(f.geboortedatum, zelf_vanaf.waarde, f.gegeven_op or r.op)
    toen = {**geboren, "gegeven_op": f.gegeven_op}
    voor_hem = {"curatele_bewind_of_mentorschap": f.curatele_bewind_of_mentorschap}
    hulp = {"directe_gratis_hulp": f.directe_gratis_hulp}
    if jong is False and f.curatele_bewind_of_mentorschap is False:
        zin = f"De student was {zelf_vanaf.waarde} jaar of ouder en beslist zelf."
        r.stel_vast(zelf_vanaf, zin, {**toen, **voor_hem})
        return False
    if f.directe_gratis_hulp:
        zin = "Voor hulp of advies rechtstreeks en gratis aan de student is geen vertegenwoordiger nodig."
        r.stel_vast("UAVG 5 lid 5", zin, hulp)
        if f.curatele_bewind_of_mentorschap:
            zin = "De uitzondering geldt voor een minderjarige en bij curatele. Is het een van die twee?"
            r.beoordeel(zin, "UAVG 5 lid 5")
        return False
    vertegenwoordigd = en(of(jong, f.curatele_bewind_of_mentorschap), niet(f.directe_gratis_hulp))
    if vertegenwoordigd is None:
        # One reason for a representative is enough: the other is then not asked.
        gevraagd = (
            {} if True in (jong, f.curatele_bewind_of_mentorschap) else {**(toen if jong is None else {}), **voor_hem}
        )
        return r.eis("UAVG 5", None, ja="", nee="", feiten={**gevraagd, **hulp})
    if jong:
        zin = f"De student was nog geen {zelf_vanaf.waarde} jaar; de wettelijk vertegenwoordiger beslist."
        r.stel_vast(zelf_vanaf, zin, {**toen, **hulp})
    else:
        zin = "Over deze zaak beslist een curator, bewindvoerder of mentor."
        r.stel_vast("UAVG 5 lid 2", zin, {**voor_hem, **hulp})
    return vertegenwoordigd


def _gever(f: ToestemmingFeiten, r: Redenering, vertegenwoordigd: bool | None) -> bool | None:
    if vertegenwoordigd is None:
        return None
    moet = "vertegenwoordiger" if vertegenwoordigd else "student"
    if vertegenwoordigd and heeft_leeftijd(f.geboortedatum, r.waarde("toestemming.zelf_vanaf").waarde, r.op):
        r.beoordeel("De student mag nu zelf beslissen. Vraag de toestemming opnieuw, aan de student.", "UAVG 5 lid 1")
    return r.eis(
        "UAVG 5",
        None if f.gegeven_door is None else f.gegeven_door == moet,
        ja=f"De toestemming is gegeven door de {naam(moet)}.",
        nee=f"De toestemming is niet gegeven door de {naam(moet)}.",
        feiten=("gegeven_door",),
    )
