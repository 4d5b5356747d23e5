"""Does somebody have the earlier education that a programme asks? (WEB 8.2.1)"""

from __future__ import annotations

from typing import Annotated

from stelsel.regels.begrippen import Soort, Vooropleiding
from stelsel.regels.motor import Feiten, Redenering, en, naam, namen, of, regel, vraag


class VooropleidingFeiten(Feiten):
    """What was finished before, and the programme somebody wants to follow."""

    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?")] = None
    vooropleidingen: Annotated[
        tuple[Vooropleiding, ...] | None, vraag("Welke opleidingen zijn eerder met een diploma of bewijs afgerond?")
    ] = None
    zelfde_beroep: Annotated[
        bool | None, vraag("Is het diploma niveau 3 van hetzelfde beroep of dezelfde beroepencategorie?")
    ] = None
    aangewezen_diploma: Annotated[
        bool | None, vraag("Is een ander diploma van deze persoon bij regeling aangewezen voor deze soort opleiding?")
    ] = None
    geschikt_na_onderzoek: Annotated[
        bool | None, vraag("Is in een onderzoek gebleken dat iemand geschikt is, al ontbreekt de vooropleiding?")
    ] = None


@regel(
    vraag="Voldoet iemand aan de vooropleidingseis van de opleiding?",
    antwoorden={
        "voldoet": "De vooropleiding geeft toegang tot deze soort opleiding.",
        "geen_eis": "Voor entree geldt geen vooropleidingseis; wie erin mag, zegt 'toegang_entree'.",
        "vrijstelling_mogelijk": "De vooropleiding ontbreekt; het bevoegd gezag mag vrijstellen na een onderzoek.",
        "voldoet_niet": "De vooropleiding geeft geen toegang tot deze soort opleiding.",
    },
    gunstig=("voldoet", "geen_eis"),
    toelichting=(
        "Voor entree geldt geen vooropleidingseis, maar met een diploma dat toegang geeft tot niveau 2 staat entree "
        "juist niet open: zie 'toegang_entree'. Met een diploma niveau 2 mag iemand naar een middenkaderopleiding "
        "(lid 1 f): weigeren op de vooropleiding alleen kan dan niet. De eis geldt niet in een doorlopende leerroute "
        "vmbo-mbo (9.1.16); dat zegt 'toelatingsrecht'. Welke andere diploma's bij regeling zijn aangewezen, is niet "
        "nagelezen en is een feit dat je zelf geeft. Dat wordt ook gevraagd bij een mbo-diploma dat hoger is dan de "
        "opleiding vraagt: de wet noemt zo'n diploma niet, en bedoelt niemand daarmee buiten te sluiten."
    ),
)
def vooropleidingseis(f: VooropleidingFeiten, r: Redenering) -> str:
    """By WEB 8.2.1, text of 2026-01-01; the same in 2017 and on 2026-08-01."""
    if f.soort == "entree":
        r.stel_vast("WEB 8.1.1b", "Voor entree geldt geen vooropleidingseis, wel een eigen toegangsregel.", ("soort",))
        return "geen_eis"
    voldoet = heeft_vooropleiding(f, r)
    if voldoet is False:
        vrij = r.eis(
            "WEB 8.2.1 lid 6",
            f.geschikt_na_onderzoek,
            ja="Een onderzoek liet geschiktheid zien; het bevoegd gezag mag in een bijzonder geval vrijstellen.",
            nee="Een onderzoek dat geschiktheid laat zien, is er niet.",
            feiten=("geschikt_na_onderzoek",),
        )
        if vrij:
            r.beoordeel("Stel het bevoegd gezag deze persoon vrij van de vooropleidingseis?", "WEB 8.2.1 lid 6")
        return r.kies(vrij, ja="vrijstelling_mogelijk", nee="voldoet_niet")
    return r.kies(voldoet, ja="voldoet", nee="voldoet_niet")


def heeft_vooropleiding(f: VooropleidingFeiten, r: Redenering) -> bool | None:
    """Whether what was finished before opens this kind of programme, exemption left out."""
    toegang = _geeft_toegang(f, r)
    return toegang or of(toegang, _aangewezen(f, r))


def _geeft_toegang(f: VooropleidingFeiten, r: Redenering) -> bool | None:
    """Whether one of the earlier educations opens this kind of programme."""
    tabel = r.waarde("vooropleiding.toegang")
    # By value: 'toegang_entree' asks this of another kind of programme than its own.
    gevraagd = {"vooropleidingen": f.vooropleidingen, "soort": f.soort}
    if f.vooropleidingen is None or f.soort is None:
        return r.eis(tabel, None, ja="", nee="", feiten=gevraagd)
    passend = [code for code in f.vooropleidingen if f.soort in tabel[code]]
    if not passend:
        zin = f"Geen van de vooropleidingen geeft toegang tot een {naam(f.soort)}."
        _hoger_diploma(f, r)
        return r.eis(tabel, False, ja="", nee=zin, feiten=gevraagd)
    plaats = tabel[passend[0]][f.soort]
    zin = f"Afgerond: {namen(passend)}. Dat geeft toegang tot een {naam(f.soort)}"
    zin += " voor hetzelfde beroep." if f.soort == "specialist" else "."
    gevonden = r.eis(f"WEB 8.2.1 {plaats}", True, ja=zin, nee="", feiten=gevraagd)
    return en(gevonden, _zelfde_beroep(f, r)) if f.soort == "specialist" else gevonden


def _hoger_diploma(f: VooropleidingFeiten, r: Redenering) -> None:
    """The law lists the diploma below a programme, not those above it: nobody means to keep those people out."""
    if _heeft_hoger(f, r):
        r.beoordeel(
            "Dit mbo-diploma is van hetzelfde of een hoger niveau, maar de wet noemt het niet als vooropleiding. "
            "Is er ook een eerder diploma dat toegang geeft?",
            r.waarde("vooropleiding.niet_genoemd_maar_hoger"),
        )


def _heeft_hoger(f: VooropleidingFeiten, r: Redenering) -> bool:
    hoger = r.waarde("vooropleiding.niet_genoemd_maar_hoger")
    return any(f.soort in hoger.waarde.get(code, ()) for code in f.vooropleidingen or ())


def _zelfde_beroep(f: VooropleidingFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 8.2.1 lid 2",
        f.zelfde_beroep,
        ja="Het diploma van de vakopleiding is van hetzelfde beroep of dezelfde beroepencategorie.",
        nee="Het diploma van de vakopleiding is van een ander beroep.",
        feiten=("zelfde_beroep",),
    )


def _aangewezen(f: VooropleidingFeiten, r: Redenering) -> bool | None:
    """Another diploma that a ministeriele regeling designates; there is none for the specialistenopleiding (lid 2).

    A mbo-diploma of a higher niveau is 'another' too: without this, somebody with niveau 4 would be kept out of 2.
    """
    if f.soort is None or not ("ANDER_AANGEWEZEN_DIPLOMA" in (f.vooropleidingen or ()) or _heeft_hoger(f, r)):
        return False
    plaats = r.waarde("vooropleiding.plaats_van_aanwijzing").waarde.get(f.soort)
    if plaats is None:
        return False
    return r.eis(
        f"WEB 8.2.1 {plaats}",
        f.aangewezen_diploma,
        ja=f"Het andere diploma is bij ministeriële regeling aangewezen voor een {naam(f.soort)}.",
        nee=f"Het andere diploma is niet bij ministeriële regeling aangewezen voor een {naam(f.soort)}.",
        feiten=("aangewezen_diploma",),
    )
