"""May the examencommissie exempt a student from a part of the exam? (EKB 3b; WEB 7.4.5a)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from stelsel.regels.begrippen import Cijfer
from stelsel.regels.examinering._waardering import Woord
from stelsel.regels.motor import Feiten, Redenering, Tegenspraak, en, getal, naam, regel, vraag

Onderdeel = Literal["NEDERLANDS", "REKENEN", "ENGELS", "LOOPBAAN_BURGERSCHAP", "SPECIFIEK", "KEUZEDEEL"]
Omvang = Literal["GEHEEL", "CE", "IE", "COMPONENT"]
Herkomst = Literal[
    "ANDERE_BEROEPSOPLEIDING",
    "ZELFDE_OPLEIDING_ANDERE_INSTELLING",
    "ZELFDE_OPLEIDING_ZELFDE_INSTELLING",
    "EXAMEN_HAVO_VWO",
    "STAATSEXAMEN_HAVO_VWO",
    "DEELEINDEXAMEN_HAVO_VWO",
    "EXAMEN_VMBO",
    "ANDERS_AANGETOOND",
]
# Engels names two levels: speaking and writing, then reading and listening.
NiveauOud = Literal["F2", "F3", "F4", "MBO_2", "MBO_3", "MBO_4", "ENGELS_LAGER", "A2_B1", "ENGELS_HOGER"]
NiveauNieuw = Literal["F2", "F3", "MBO_2", "MBO_3", "MBO_4", "A2_B1"]
TALEN_EN_REKENEN = ("NEDERLANDS", "REKENEN", "ENGELS")
# Each part has levels of its own; rekenen had those of the reference levels until cohort 2022.
NIVEAUS_VAN = {
    "NEDERLANDS": ("F2", "F3", "F4"),
    "REKENEN": ("F2", "F3", "F4", "MBO_2", "MBO_3", "MBO_4"),
    "ENGELS": ("ENGELS_LAGER", "A2_B1", "ENGELS_HOGER"),
}


class VrijstellingFeiten(Feiten):
    """What the exemption is asked for, and what was done before."""

    onderdeel: Annotated[Onderdeel | None, vraag("Voor welk onderdeel van het examen is vrijstelling gevraagd?")] = None
    verzocht: Annotated[bool | None, vraag("Heeft de student zelf om de vrijstelling gevraagd?")] = None
    omvang: Annotated[
        Omvang | None, vraag("Gaat het om het hele onderdeel, het centraal examen, het eigen examen of een deel ervan?")
    ] = None
    heeft_centraal_examen: Annotated[
        bool | None, vraag("Hoort bij dit onderdeel een centraal examen, in deze opleiding?")
    ] = None
    herkomst: Annotated[Herkomst | None, vraag("Waar komt het eerdere resultaat vandaan?")] = None
    niveau_oud: Annotated[NiveauOud | None, vraag("Op welk niveau is het eerdere examen gedaan?")] = None
    niveau_nieuw: Annotated[NiveauNieuw | None, vraag("Welk niveau vraagt de opleiding voor dit onderdeel?")] = None
    eisen_aangetoond: Annotated[
        bool | None, vraag("Blijkt uit het eerdere resultaat dat aan de eisen van dit onderdeel is voldaan?")
    ] = None
    eerder_cijfer: Annotated[Cijfer | None, vraag("Welk cijfer is eerder behaald?")] = None
    eerder_woord: Annotated[Woord | None, vraag("Welk woord is eerder als waardering gegeven?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        """A level of another part, and a mark beside a word."""
        niveaus = NIVEAUS_VAN.get(str(self.onderdeel))
        for veld in ("niveau_oud", "niveau_nieuw"):
            niveau = getattr(self, veld)
            if niveaus is not None and niveau is not None and niveau not in niveaus:
                zin = f"Dit niveau ({naam(niveau)}) is er niet voor {naam(self.onderdeel)}."
                yield Tegenspraak(("onderdeel", veld), zin)
        if self.eerder_cijfer is not None and self.eerder_woord is not None:
            paden = ("eerder_cijfer", "eerder_woord")
            yield Tegenspraak(paden, "Een onderdeel krijgt een cijfer of een woord, niet allebei.")


@regel(
    vraag="Mag de examencommissie vrijstelling verlenen van dit onderdeel van het examen?",
    antwoorden={
        "mag_verlenen": "De examencommissie mag vrijstelling verlenen; de eerdere waardering telt mee.",
        "mag_niet_verlenen": "Het besluit laat deze vrijstelling niet toe.",
    },
    gunstig=("mag_verlenen",),
    toelichting=(
        "De examencommissie beslist en hoeft niet te verlenen wat mag. Voor Nederlands, rekenen en Engels zijn de "
        "herkomst en het niveau van het eerdere examen vastgelegd; voor de andere onderdelen stelt de examencommissie "
        "vast of aan de eisen is voldaan. Het eerdere cijfer hoeft geen voldoende te zijn: het telt mee zoals het is. "
        "Niveaus uit een andere reeks (oud rekenen 3F tegenover mbo-rekenniveau 4) zijn niet met elkaar te vergelijken "
        "en worden voorgelegd. Hoe de regels voor 15 maart 2020 luidden, is hier niet uitgewerkt."
    ),
)
def vrijstelling(f: VrijstellingFeiten, r: Redenering) -> str:
    """By EKB 3b, texts of 2020-03-15 and 2026-01-01."""
    gevraagd = r.eis(
        "EKB 3b lid 1",
        f.verzocht,
        ja="De student heeft zelf om de vrijstelling gevraagd.",
        nee="Zonder verzoek van de student is er geen vrijstelling.",
        feiten=("verzocht",),
    )
    mag = en(gevraagd, _omvang_bestaat(f, r), _grond(f, r))
    if mag:
        _neem_waardering_mee(f, r)
        r.beoordeel("Verleent de examencommissie de vrijstelling, en voor welk deel?", "EKB 3b lid 4")
    return r.kies(mag, ja="mag_verlenen", nee="mag_niet_verlenen")


def _omvang_bestaat(f: VrijstellingFeiten, r: Redenering) -> bool | None:
    """Lid 4: a part of the exam can only be left out where the exam has that part."""
    if f.omvang is None or f.onderdeel is None:
        return r.eis("EKB 3b lid 4", None, ja="", nee="", feiten=("omvang", "onderdeel"))
    if f.omvang == "GEHEEL":
        r.stel_vast("EKB 3b lid 4", "De vrijstelling is voor het hele onderdeel.", ("omvang",))
        return True
    if f.onderdeel == "LOOPBAAN_BURGERSCHAP":
        zin = "Loopbaan en burgerschap heeft geen centraal examen en geen instellingsexamen: alleen het geheel kan."
        return r.eis("EKB 3 lid 4", False, ja="", nee=zin, feiten=("onderdeel", "omvang"))
    if f.omvang == "CE":
        return r.eis(
            "EKB 3b lid 4",
            f.heeft_centraal_examen,
            ja="Bij dit onderdeel hoort een centraal examen; daarvoor kan vrijstelling.",
            nee="Bij dit onderdeel hoort geen centraal examen, dus daarvan is geen vrijstelling mogelijk.",
            feiten=("heeft_centraal_examen",),
        )
    r.stel_vast("EKB 3b lid 4", f"De vrijstelling is voor {naam(f.omvang)}.", ("omvang",))
    return True


def _grond(f: VrijstellingFeiten, r: Redenering) -> bool | None:
    if f.onderdeel is None:
        return None  # asked for with its size
    if f.onderdeel in TALEN_EN_REKENEN:
        return en(_herkomst(f, r), _niveau(f, r))
    if f.onderdeel == "KEUZEDEEL":
        zin = "Ook zonder vrijstelling mag een eerder onvoldoende keuzedeel bij de uitslag worden betrokken."
        r.stel_vast("WEB 7.4.5a lid 1 f", zin, ("onderdeel",))
    return r.eis(
        "EKB 3b lid 2",
        f.eisen_aangetoond,
        ja="Uit het eerdere resultaat blijkt dat aan de eisen van dit onderdeel is voldaan.",
        nee="Uit het eerdere resultaat blijkt niet dat aan de eisen van dit onderdeel is voldaan.",
        feiten=("eisen_aangetoond",),
    )


def _herkomst(f: VrijstellingFeiten, r: Redenering) -> bool | None:
    tabel = r.waarde("vrijstelling.herkomst")
    if f.herkomst is None:
        return r.eis(tabel, None, ja="", nee="", feiten=("herkomst",))
    wat = f"Het eerdere resultaat is van {naam(f.herkomst)}"
    if f.herkomst == "ZELFDE_OPLEIDING_ZELFDE_INSTELLING":
        r.beoordeel("Kan het eerdere resultaat blijven staan? Dan is er geen vrijstelling nodig.", "WEB 7.4.5a")
    plek = tabel.waarde.get(f.herkomst)
    return r.eis(
        f"EKB 3b lid 5 {plek}" if plek else tabel,
        plek is not None,
        ja=f"{wat}; dat mag.",
        nee=f"{wat}; daarvan laat het besluit geen vrijstelling toe.",
        feiten=("herkomst",),
    )


def _niveau(f: VrijstellingFeiten, r: Redenering) -> bool | None:
    """At least the same level; what belongs to another series is for the examencommissie to establish."""
    tabel = r.waarde("vrijstelling.niveaus")
    feiten = ("niveau_oud", "niveau_nieuw")
    if f.niveau_oud is None or f.niveau_nieuw is None:
        return r.eis(tabel, None, ja="", nee="", feiten=feiten)
    wat = f"Eerder gedaan: {naam(f.niveau_oud)}; gevraagd: {naam(f.niveau_nieuw)}."
    hoog_genoeg = tabel[f.niveau_oud].get(f.niveau_nieuw)
    if hoog_genoeg is None:
        r.stel_vast(tabel, f"{wat} Die niveaus zijn niet met elkaar te vergelijken.", feiten)
        r.beoordeel(f"{wat} Is het eerdere examen ten minste van hetzelfde niveau?", tabel)
        return True
    return r.eis(
        tabel, hoog_genoeg, ja=f"{wat} Dat is hoog genoeg.", nee=f"{wat} Dat is niet hoog genoeg.", feiten=feiten
    )


def _neem_waardering_mee(f: VrijstellingFeiten, r: Redenering) -> None:
    """Lid 3: the earlier result counts in the final one."""
    if f.eerder_cijfer is not None:
        zin = f"Het eerdere cijfer, een {getal(f.eerder_cijfer)}, telt mee voor de eindwaardering."
        r.stel_vast("EKB 3b lid 3", zin, ("eerder_cijfer",))
        r.reken(overgenomen=f.eerder_cijfer)
    elif f.eerder_woord is not None:
        zin = f"De eerdere waardering, '{naam(f.eerder_woord)}', telt mee voor de eindwaardering."
        r.stel_vast("EKB 3b lid 3", zin, ("eerder_woord",))
        r.reken(overgenomen=f.eerder_woord)
    else:
        r.beoordeel("Welke waardering is eerder behaald? Die telt mee voor de eindwaardering.", "EKB 3b lid 3")
