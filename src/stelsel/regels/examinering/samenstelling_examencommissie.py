"""Is an examencommissie composed as the law asks? (WEB 7.4.5)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from stelsel.regels.motor import ONBEKEND, Deel, Feiten, Redenering, Tegenspraak, Waarde, en, niet, of, regel, vraag

Onderwijs = Literal["beroepsopleiding", "vavo_of_nt2"]


class Lid(Deel):
    """A member or somebody who is about to be appointed."""

    docent_van_opleiding: Annotated[bool | None, vraag("Is dit lid als docent aan de opleiding verbonden?")] = None
    van_buiten_opleiding: Annotated[bool | None, vraag("Komt dit lid van buiten de opleiding?")] = None
    uit_beroepspraktijk: Annotated[bool | None, vraag("Komt dit lid uit de beroepspraktijk?")] = None
    lid_bevoegd_gezag: Annotated[bool | None, vraag("Is dit lid ook lid van het bevoegd gezag?")] = None
    financieel_verantwoordelijk: Annotated[
        bool | None, vraag("Draagt dit lid financiële verantwoordelijkheid binnen de instelling?")
    ] = None
    deskundig: Annotated[
        bool | None, vraag("Is dit lid deskundig op het gebied van de opleiding of van examinering?")
    ] = None
    deskundigheid_getoetst: Annotated[
        bool | None, vraag("Is de deskundigheid van dit lid voor de benoeming getoetst?")
    ] = None
    commissie_gehoord: Annotated[
        bool | None, vraag("Zijn de leden van de commissie voor de benoeming van dit lid gehoord?")
    ] = None


class SamenstellingFeiten(Feiten):
    """The members, and the commission's own rules against a conflict of interest."""

    onderwijs: Annotated[Onderwijs | None, vraag("Voor welk onderwijs is de examencommissie?", vast=True)] = None
    leden: Annotated[tuple[Lid, ...] | None, vraag("Wie zijn de leden?")] = None
    had_al_leden: Annotated[bool | None, vraag("Had de examencommissie al leden voor deze benoemingen?")] = None
    regels_belangenverstrengeling: Annotated[
        bool | None, vraag("Heeft de examencommissie regels tegen belangenverstrengeling vastgesteld?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        for plek, lid in enumerate(self.leden or ()):
            if lid.docent_van_opleiding and lid.van_buiten_opleiding:
                velden = (f"leden[{plek}].docent_van_opleiding", f"leden[{plek}].van_buiten_opleiding")
                yield Tegenspraak(velden, "Een docent van de opleiding komt niet van buiten de opleiding.")


@regel(
    vraag="Is de examencommissie samengesteld zoals de wet vraagt?",
    antwoorden={
        "voldoet": "De samenstelling en de benoeming voldoen.",
        "voldoet_niet": "Er ontbreekt een soort lid, iemand mag geen lid zijn, of de benoeming mist een stap.",
    },
    gunstig=("voldoet",),
    toelichting=(
        "Nodig zijn ten minste één docent van de opleiding, ten minste één lid van buiten de opleiding en ten minste "
        "één lid uit de beroepspraktijk; dat laatste mag hetzelfde lid zijn als dat van buiten. Een lid van het "
        "bevoegd gezag mag niet. Iemand met financiële verantwoordelijkheid mag alleen als de commissie regels tegen "
        "belangenverstrengeling heeft. Voor elke benoeming worden de leden gehoord en de deskundigheid getoetst; bij "
        "een eerste commissie is er nog niemand te horen. Wie al lid was voordat de wet van 25 januari 2017 gold, "
        "is dat gebleven (artikel 12.4b.1). Voor vavo en Nederlands als tweede "
        "taal I en II gelden de eisen aan de soorten leden niet (artikel 7.4.11). Of de commissie onafhankelijk en "
        "deskundig werkt, weegt een mens. De teksten van voor 1 augustus 2020 zijn niet gelezen; die van mei 2017 "
        "kende deze eisen niet."
    ),
)
def samenstelling_examencommissie(f: SamenstellingFeiten, r: Redenering) -> str:
    """By WEB 7.4.5 (texts of 2022-08-01, 2026-01-01 and 2026-08-01) and 7.4.11 lid 2."""
    minimum = r.waarde("samenstelling_examencommissie.minimum")
    if f.leden is None:
        r.eis(minimum, None, ja="", nee="", feiten=("leden",))
        return ONBEKEND
    if not f.leden:
        r.eis("WEB 7.4.5 lid 4", False, ja="", nee="De examencommissie heeft geen leden.", feiten=("leden",))
        return "voldoet_niet"
    r.beoordeel("Is onafhankelijk en deskundig werken van de commissie voldoende gewaarborgd?", "WEB 7.4.5 lid 3")
    voldaan = en(_soorten(f, r, minimum), _uitgesloten(f, r), _financieel(f, r), _benoeming(f, r))
    return r.kies(voldaan, ja="voldoet", nee="voldoet_niet")


def _soorten(f: SamenstellingFeiten, r: Redenering, minimum: Waarde) -> bool | None:
    """Lid 6-8: the kinds of members. In vavo and NT2 only lid 1-5 and 9 hold (7.4.11 lid 2)."""
    if f.onderwijs == "vavo_of_nt2":
        zin = "Voor vavo en Nederlands als tweede taal gelden de eisen aan de soorten leden niet."
        r.stel_vast("WEB 7.4.11 lid 2", zin, ("onderwijs",))
        return True
    docent, buiten, praktijk = (minimum[soort] for soort in ("docent", "van_buiten", "beroepspraktijk"))
    voldaan = en(
        _ten_minste(f, r, "WEB 7.4.5 lid 7", "docent_van_opleiding", docent, "die docent van de opleiding zijn"),
        _ten_minste(f, r, "WEB 7.4.5 lid 6", "van_buiten_opleiding", buiten, "van buiten de opleiding"),
        _ten_minste(f, r, "WEB 7.4.5 lid 8", "uit_beroepspraktijk", praktijk, "uit de beroepspraktijk"),
    )
    if f.onderwijs is None and voldaan is not True:
        return r.eis("WEB 7.4.11 lid 2", None, ja="", nee="", feiten=("onderwijs",))
    return voldaan


def _ten_minste(f: SamenstellingFeiten, r: Redenering, artikel: str, veld: str, nodig: int, wat: str) -> bool | None:
    """At least so many members for whom a fact holds; unknown only while the unknown ones could still make it up."""
    waarden = {f"leden[{plek}].{veld}": getattr(lid, veld) for plek, lid in enumerate(f.leden or ())}
    zeker = sum(waarde is True for waarde in waarden.values())
    mogelijk = sum(waarde is not False for waarde in waarden.values())
    genoeg = True if zeker >= nodig else None if mogelijk >= nodig else False
    return r.eis(
        artikel,
        genoeg,
        ja=f"Leden {wat}: {zeker}; ten minste {nodig} is nodig.",
        nee=f"Leden {wat}: {zeker}; ten minste {nodig} is nodig.",
        feiten=waarden,
    )


def _geen_enkel(f: SamenstellingFeiten, veld: str) -> tuple[bool | None, dict[str, bool | None]]:
    waarden = {f"leden[{plek}].{veld}": getattr(lid, veld) for plek, lid in enumerate(f.leden or ())}
    return niet(of(*waarden.values())), waarden


def _uitgesloten(f: SamenstellingFeiten, r: Redenering) -> bool | None:
    goed, waarden = _geen_enkel(f, "lid_bevoegd_gezag")
    return r.eis(
        "WEB 7.4.5 lid 9",
        goed,
        ja="Geen lid hoort bij het bevoegd gezag.",
        nee="Een lid van het bevoegd gezag kan geen lid van de examencommissie zijn.",
        feiten=waarden,
    )


def _financieel(f: SamenstellingFeiten, r: Redenering) -> bool | None:
    goed, waarden = _geen_enkel(f, "financieel_verantwoordelijk")
    if goed is True:
        zin = "Geen lid draagt financiële verantwoordelijkheid binnen de instelling."
        r.stel_vast("WEB 7.4.5 lid 9", zin, waarden)
        return True
    return r.eis(
        "WEB 7.4.5 lid 9",
        of(goed, f.regels_belangenverstrengeling),
        ja="De commissie heeft regels tegen belangenverstrengeling; financiële verantwoordelijkheid mag dan.",
        nee="Een lid draagt financiële verantwoordelijkheid, en regels tegen belangenverstrengeling zijn er niet.",
        feiten={**waarden, "regels_belangenverstrengeling": f.regels_belangenverstrengeling},
    )


def _benoeming(f: SamenstellingFeiten, r: Redenering) -> bool | None:
    """Lid 4 and 5: expertise, tested, and the members heard."""
    return en(
        _elk(f, r, "WEB 7.4.5 lid 4", "deskundig", "deskundig op het gebied van de opleiding of van examinering"),
        _elk(f, r, "WEB 7.4.5 lid 5", "deskundigheid_getoetst", "voor de benoeming op deskundigheid getoetst"),
        _gehoord(f, r),
    )


def _gehoord(f: SamenstellingFeiten, r: Redenering) -> bool | None:
    """The members are heard; of a first commission there is nobody to hear."""
    elk = en(*(lid.commissie_gehoord for lid in f.leden or ()))
    if elk is not True and f.had_al_leden is not True:
        zin = "Er waren nog geen leden van de commissie om te horen."
        voldaan = None if f.had_al_leden is None else True
        gehoord = {f"leden[{plek}].commissie_gehoord": lid.commissie_gehoord for plek, lid in enumerate(f.leden or ())}
        feiten = {"had_al_leden": f.had_al_leden, **(gehoord if voldaan is None else {})}
        return r.eis("WEB 7.4.5 lid 5", voldaan, ja=zin, nee="", feiten=feiten)
    return _elk(f, r, "WEB 7.4.5 lid 5", "commissie_gehoord", "benoemd nadat de leden van de commissie zijn gehoord")


def _elk(f: SamenstellingFeiten, r: Redenering, artikel: str, veld: str, wat: str) -> bool | None:
    waarden = {f"leden[{plek}].{veld}": getattr(lid, veld) for plek, lid in enumerate(f.leden or ())}
    zonder = [str(plek + 1) for plek, waarde in enumerate(waarden.values()) if waarde is False]
    if zonder and artikel == "WEB 7.4.5 lid 5":
        zin = "Was dit lid al lid voordat de wet van 25 januari 2017 gold? Dan is geen nieuwe benoeming nodig."
        r.beoordeel(zin, "WEB 12.4b.1")
    return r.eis(
        artikel,
        en(*waarden.values()),
        ja=f"Elk lid is {wat}.",
        nee=f"Niet elk lid is {wat}. Het gaat om lid {', '.join(zonder)}.",
        feiten=waarden,
    )
