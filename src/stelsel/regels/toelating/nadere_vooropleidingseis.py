"""Must the diploma have a profile or a school subject besides? (WEB 8.2.2; Doorstroomregeling vmbo-beroepsonderwijs)"""

from __future__ import annotations

from typing import Annotated, Literal

from stelsel.regels.begrippen import Soort, Vooropleiding
from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, Waarde, en, naam, namen, niet, of, regel, vraag
from stelsel.regels.motor.logica import is_een_van

Sector = Literal["TECHNIEK", "ECONOMIE", "ZORG_WELZIJN", "LANDBOUW"]
Profiel = Literal["BWI", "PIE", "M_EN_T", "MVI", "E_EN_O", "HBR", "Z_EN_W", "GROEN", "D_EN_P"]
Examenvak = Literal["WISKUNDE", "NASK1", "ECONOMIE", "TWEEDE_MODERNE_TAAL"]
Examenniveau = Literal["NIVEAU_A", "NIVEAU_B", "NIVEAU_C", "NIVEAU_D"]

# Which value holds the subjects that a sector of the mbo asks of a diploma from another sector; the others ask none.
VAKKEN = {
    "TECHNIEK": "nadere_vooropleidingseis.vakken_techniek",
    "ECONOMIE": "nadere_vooropleidingseis.vakken_economie",
}


class NadereEisFeiten(Feiten):
    """The diploma on which somebody comes in, and the programme."""

    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?")] = None
    diploma: Annotated[Vooropleiding | None, vraag("Op welke vooropleiding steunt de toelating?")] = None
    doorlopende_leerroute: Annotated[bool | None, vraag("Gaat het om een doorlopende leerroute vmbo-mbo?")] = None
    instelling_stelt_eis: Annotated[
        bool | None, vraag("Stelt de instelling nadere vooropleidingseisen voor deze opleiding?")
    ] = None
    sector_opleiding: Annotated[Sector | None, vraag("Bij welke sector hoort de mbo-opleiding?")] = None
    sector_diploma: Annotated[Sector | None, vraag("Van welke sector is het vmbo-diploma?")] = None
    profiel: Annotated[Profiel | None, vraag("Welk profiel heeft het vmbo-diploma?")] = None
    examenvakken: Annotated[tuple[Examenvak, ...] | None, vraag("Welke van deze vakken zaten in het vmbo-examen?")] = (
        None
    )
    laagste_niveau: Annotated[
        Examenniveau | None, vraag("Wat was het laagste niveau waarop een vak van het oude examen is afgelegd?")
    ] = None
    relevant_vak: Annotated[
        bool | None, vraag("Zat in het oude examen een vak dat voor de sector van de opleiding relevant is?")
    ] = None
    zelfde_beroep: Annotated[
        bool | None, vraag("Is het mbo-diploma van hetzelfde beroep of dezelfde beroepencategorie?")
    ] = None


@regel(
    vraag="Voldoet iemand aan de nadere vooropleidingseisen van de opleiding?",
    antwoorden={
        "geen_eis": "Voor dit diploma en deze opleiding geldt geen nadere eis, voor zover de regeling is gelezen.",
        "voldoet": "Er geldt een nadere eis en het diploma voldoet daaraan, voor zover de regeling is gelezen.",
        "niet_nagelezen": "Het diploma voldoet niet aan de oude regeling; welke eis nu geldt, is niet nagelezen.",
        "voldoet_niet": "Er geldt een nadere eis en het diploma voldoet daar niet aan.",
    },
    gunstig=("geen_eis", "voldoet"),
    toelichting=(
        "Dit komt na de vooropleidingseis zelf. Gelezen is de Doorstroomregeling van 2003, met sectoren. Sinds 1 "
        "augustus 2016 heeft het vmbo profielen, en wat de regeling verving is niet nagelezen. Vanaf die dag weigert "
        "deze regel niemand: wat niet aan de oude regeling voldoet, weegt een mens. Welk profiel bij welke sector "
        "hoort, is algemeen bekend maar niet nagelezen; bij dienstverlening en producten hangt het van de keuzevakken "
        "af. De instelling kiest zelf of zij een aangewezen eis stelt; dat staat in de wet in de tekst van 1 augustus "
        "2021, nog niet in die van 1 augustus 2018."
    ),
)
def nadere_vooropleidingseis(f: NadereEisFeiten, r: Redenering) -> str:
    """By WEB 8.2.2 and, for what may be asked, the Doorstroomregeling of 2003."""
    vrij = _geldt_niet(f, r)
    if vrij:
        return "geen_eis"
    antwoord = _naar_diploma(f, r)
    if _niet_nagelezen(r):
        antwoord = "niet_nagelezen"
    if antwoord not in ("voldoet_niet", "niet_nagelezen") or vrij is False:
        return antwoord
    kiest = r.waarde("nadere_vooropleidingseis.instelling_kiest").waarde
    vrijstellend = ("doorlopende_leerroute", "instelling_stelt_eis") if kiest else ("doorlopende_leerroute",)
    r.eis("WEB 8.2.2 lid 2", None, ja="", nee="", feiten=vrijstellend)
    return ONBEKEND


def _niet_nagelezen(r: Redenering) -> bool:
    """A step failed on a source that nobody verified: that blocks nobody, and it is not 'met' either."""
    return any(grond.adviserend and grond.voldaan is False for grond in r.gronden)


def _geldt_niet(f: NadereEisFeiten, r: Redenering) -> bool | None:
    """Whether this programme asks nothing besides, whatever the diploma."""
    if f.doorlopende_leerroute:
        zin = "In een doorlopende leerroute vmbo-mbo gelden geen nadere vooropleidingseisen."
        r.stel_vast("WEB 9.1.16", zin, ("doorlopende_leerroute",))
        return True
    if f.soort == "entree":
        r.stel_vast("WEB 8.2.2 lid 2", "Voor entree kunnen geen nadere vooropleidingseisen gelden.", ("soort",))
        return True
    kiest = r.waarde("nadere_vooropleidingseis.instelling_kiest")
    geen = en(kiest.waarde, niet(f.instelling_stelt_eis))
    if geen:
        r.stel_vast(kiest, "De instelling stelt voor deze opleiding geen nadere eisen.", ("instelling_stelt_eis",))
    return of(f.doorlopende_leerroute, geen)


def _naar_diploma(f: NadereEisFeiten, r: Redenering) -> str:
    if f.soort is None or f.diploma is None:
        r.eis("WEB 8.2.2 lid 2", None, ja="", nee="", feiten=("soort", "diploma"))
        return ONBEKEND
    groep = r.waarde("nadere_vooropleidingseis.diplomas").waarde.get(f.diploma)
    if groep == "vmbo":
        return _vmbo(f, r)
    if groep == "oud":
        return _oud_diploma(f, r)
    if groep == "mbo":
        return _mbo(f, r)
    zin = f"Aan deze vooropleiding ({naam(f.diploma)}) kunnen geen nadere eisen worden gesteld."
    r.stel_vast("WEB 8.2.2 lid 1", zin, ("diploma",))
    return "geen_eis"


def _vmbo(f: NadereEisFeiten, r: Redenering) -> str:
    """Another sector than that of the programme asks a subject, for techniek and economie only (DSR 3-5)."""
    leerwegen = r.waarde("nadere_vooropleidingseis.leerwegen")
    if f.soort not in leerwegen[f.diploma]:
        zin = f"Voor {naam(f.diploma)} naar een {naam(f.soort)} noemt de regeling geen nadere eis."
        r.stel_vast(leerwegen, zin, ("diploma", "soort"))
        return "geen_eis"
    if f.sector_opleiding is None:
        r.eis(leerwegen, None, ja="", nee="", feiten=("sector_opleiding",))
        return ONBEKEND
    if f.sector_opleiding not in VAKKEN:
        zin = f"Voor een opleiding in de sector {naam(f.sector_opleiding)} noemt de regeling geen vakken."
        r.stel_vast(leerwegen, zin, ("sector_opleiding",))
        return "geen_eis"
    sector = _sector_van_diploma(f, r)
    if sector == f.sector_opleiding:
        zin = f"Het diploma is van dezelfde sector ({naam(sector)}): er gelden geen vakken."
        r.stel_vast(leerwegen, zin, ("sector_opleiding", "sector_diploma", "profiel"))
        return "geen_eis"
    return _vak(f, r, sector, r.waarde(VAKKEN[f.sector_opleiding]))


def _sector_van_diploma(f: NadereEisFeiten, r: Redenering) -> str | None:
    if f.sector_diploma is not None or f.profiel is None:
        return f.sector_diploma
    tabel = r.waarde("nadere_vooropleidingseis.sector_van_profiel")
    sector = tabel.waarde.get(f.profiel)
    if sector is None:
        r.beoordeel("Bij welke sector hoort dit profiel, gezien de gekozen keuzevakken?", tabel)
    else:
        r.stel_vast(tabel, f"Het profiel {naam(f.profiel)} hoort bij de sector {naam(sector)}.", ("profiel",))
    return sector


def _vak(f: NadereEisFeiten, r: Redenering, sector: str | None, nodig: Waarde) -> str:
    heeft = None if f.examenvakken is None else any(vak in f.examenvakken for vak in nodig.waarde)
    verwant = None if sector is None else False
    een_van = namen(nodig.waarde, "of")
    voldaan = r.eis(
        nodig,
        of(verwant, heeft),
        ja=f"Het examen had een van de gevraagde vakken ({een_van}).",
        nee=f"Het diploma is van een andere sector en het examen had geen {een_van}.",
        feiten=("sector_diploma", "examenvakken"),
    )
    return r.kies(voldaan, ja="voldoet", nee="voldoet_niet")


def _oud_diploma(f: NadereEisFeiten, r: Redenering) -> str:
    """Diplomas lbo, vbo and mavo: every subject at a level, and one subject that fits the sector (DSR 7)."""
    nodig = r.waarde("nadere_vooropleidingseis.niveau_oud_diploma")
    if f.soort not in nodig.waarde:
        zin = f"Voor {naam(f.diploma)} naar een {naam(f.soort)} noemt de regeling geen nadere eis."
        r.stel_vast(nodig, zin, ("diploma", "soort"))
        return "geen_eis"
    op_niveau = r.eis(
        nodig,
        is_een_van(f.laagste_niveau, nodig[f.soort]),
        ja=f"Alle vakken zijn afgelegd op ten minste {naam(nodig[f.soort][0])}.",
        nee=f"Niet alle vakken zijn afgelegd op ten minste {naam(nodig[f.soort][0])}.",
        feiten=("laagste_niveau",),
    )
    met_vak = r.eis(
        nodig,
        f.relevant_vak,
        ja="Het examen had een vak dat voor de sector relevant is.",
        nee="Het examen had geen vak dat voor de sector relevant is.",
        feiten=("relevant_vak",),
    )
    return r.kies(en(op_niveau, met_vak), ja="voldoet", nee="voldoet_niet")


def _mbo(f: NadereEisFeiten, r: Redenering) -> str:
    """After a mbo diploma of the same occupation nothing more (DSR 6); of another one the text read asks nothing."""
    if f.zelfde_beroep:
        r.stel_vast("DSR 6", "Na een mbo-diploma van hetzelfde beroep geldt geen nadere eis.", ("zelfde_beroep",))
    else:
        r.stel_vast("DSR 6", "De regeling stelt geen eis aan een mbo-diploma.", ("diploma",))
        zin = "Stelt de instelling een aangewezen eis aan een mbo-diploma van een ander beroep?"
        r.beoordeel(zin, "WEB 8.2.2 lid 5")
    return "geen_eis"
