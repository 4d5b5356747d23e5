"""May a certificate be handed out for a part of a kwalificatie or a keuzedeel? (WEB 7.2.3, EKB 17c)"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, en, naam, namen, regel, vraag

Waarvoor = Literal["DEEL_VAN_KWALIFICATIE", "KEUZEDEEL"]
Vermelding = Literal["naam_van_het_deel", "code_van_het_deel", "studielast", "datum", "handtekening_examencommissie"]


class CertificaatFeiten(Feiten):
    """What the certificate is for, whether it was passed and decided, and what stands on the paper."""

    waarvoor: Annotated[Waarvoor | None, vraag("Waarvoor is het certificaat?", vast=True)] = None
    aangewezen: Annotated[
        bool | None, vraag("Is bij ministeriële regeling bepaald dat hieraan een certificaat is verbonden?")
    ] = None
    met_goed_gevolg: Annotated[bool | None, vraag("Is dit deel met goed gevolg afgesloten?")] = None
    geldigheid_verstreken: Annotated[
        bool | None, vraag("Is de geldigheid van de kwalificatie of het keuzedeel verstreken?")
    ] = None
    vastgesteld: Annotated[
        bool | None, vraag("Heeft de examencommissie vastgesteld dat aan de voorwaarden is voldaan?")
    ] = None
    vermeldingen: Annotated[tuple[Vermelding, ...] | None, vraag("Wat staat er op het certificaat?")] = None


@regel(
    vraag="Kan het certificaat worden uitgereikt?",
    antwoorden={
        "uitreiken": "De examencommissie kan het certificaat uitreiken.",
        "gegevens_ontbreken": "Op het certificaat ontbreekt iets dat erop hoort.",
        "eerst_vaststellen": "De examencommissie moet eerst vaststellen dat aan de voorwaarden is voldaan.",
        "geen_certificaat": "Er is geen certificaat aan verbonden, of het deel is niet met goed gevolg afgesloten.",
    },
    gunstig=("uitreiken",),
    toelichting=(
        "Een certificaat bestaat alleen voor een deel van een kwalificatie of een keuzedeel dat bij ministeriële "
        "regeling is aangewezen; die lijst staat niet in deze regel. De examencommissie stelt vast en reikt uit, "
        "zoals bij een diploma. Is de geldigheid van de kwalificatie verstreken, dan noemt de tekst van 1 augustus "
        "2026 het certificaat bij wat nog twee jaar na de studieduur mag; de tekst daarvoor noemt alleen het "
        "diploma. Of die tijd om is, weegt een mens. Wat op het certificaat staat, volgt de modellen van 2025; "
        "oudere zijn niet gelezen. Voor wat geen certificaat heeft, is er de 'mbo_verklaring'."
    ),
)
def certificaat(f: CertificaatFeiten, r: Redenering) -> str:
    """By WEB 7.2.3, 7.2.4 lid 7 and 7.4.5a (texts of 2026-01-01 and 2026-08-01), EKB 17c, MOD bijlage 6 and 7."""
    grond = _aangewezen(f, r)
    grond = grond if grond is False else en(grond, _met_goed_gevolg(f, r))
    if grond is False:
        return "geen_certificaat"
    _verstreken(f, r)
    vastgesteld = r.eis(
        "WEB 7.4.5a lid 1 d",
        f.vastgesteld,
        ja="De examencommissie heeft vastgesteld dat aan de voorwaarden is voldaan.",
        nee="De examencommissie heeft nog niet vastgesteld dat aan de voorwaarden is voldaan.",
        feiten=("vastgesteld",),
    )
    volledig = _volledig(f, r)
    if vastgesteld is False:
        return ONBEKEND if grond is None else "eerst_vaststellen"
    if en(grond, vastgesteld) and volledig is False:
        return "gegevens_ontbreken"
    return r.kies(en(grond, vastgesteld, volledig), ja="uitreiken", nee=ONBEKEND)


def _aangewezen(f: CertificaatFeiten, r: Redenering) -> bool | None:
    wat = "dit deel" if f.waarvoor is None else naam(f.waarvoor)
    return r.eis(
        "EKB 17c",
        f.aangewezen,
        ja=f"Bij ministeriële regeling is aan {wat} een certificaat verbonden.",
        nee=f"Aan {wat} is geen certificaat verbonden.",
        feiten=("waarvoor", "aangewezen") if f.waarvoor else ("aangewezen",),
    )


def _met_goed_gevolg(f: CertificaatFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 7.2.3 lid 2",
        f.met_goed_gevolg,
        ja="Het deel is met goed gevolg afgesloten.",
        nee="Het deel is niet met goed gevolg afgesloten.",
        feiten=("met_goed_gevolg",),
    )


def _verstreken(f: CertificaatFeiten, r: Redenering) -> None:
    """7.2.4 lid 7: a period after the validity; how long is left is for a person, so nothing is blocked."""
    if not f.geldigheid_verstreken:
        return
    noemt = r.waarde("certificaat.na_geldigheid")
    zin = "De geldigheid is verstreken. Is de tijd die de wet daarna nog geeft, ook voorbij?"
    if not noemt.waarde:
        zin = "De geldigheid is verstreken. Kan een certificaat dan nog? De wet noemt op deze dag alleen het diploma."
    r.beoordeel(zin, noemt)


def _volledig(f: CertificaatFeiten, r: Redenering) -> bool | None:
    nodig = r.waarde("certificaat.vermeldingen")
    if f.waarvoor == "KEUZEDEEL":
        nodig = msgspec.structs.replace(nodig, artikel="MOD bijlage 7")
    mist = [code for code in nodig.waarde if code not in (f.vermeldingen or ())]
    return r.eis(
        nodig,
        None if f.vermeldingen is None else not mist,
        ja="Op het certificaat staat wat erop hoort.",
        nee=f"Op het certificaat ontbreekt: {namen(mist)}.",
        feiten=("vermeldingen",),
    )
