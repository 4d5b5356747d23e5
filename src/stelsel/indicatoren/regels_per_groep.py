"""One row of the result: the figure of a group, its norm, its judgement, and every reason in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from stelsel.indicatoren.beoordeling import NIET_TE_BEPALEN, Uitkomst, beoordeel, beslis
from stelsel.indicatoren.definities import DRIE, OORDEEL, Definitie
from stelsel.indicatoren.dekking import Dekkingsvraag
from stelsel.indicatoren.groepen import Groep
from stelsel.indicatoren.lezingen import Lezingen

ENTREE = 1
# finer than BRIN x kwalificatiedossier x niveau: no judged unit (UBWEB 4a.1 with the note of 31 May 2024)
TE_FIJN = ("crebo", "leerweg")
GENOEMD = 5


@dataclass(frozen=True)
class Vraag:
    """What is asked: indicator, year, window, dimensions, readings, and the coverage per part, year and BRIN."""

    wat: Definitie
    jaar: int
    venster: int
    per: tuple[str, ...]
    lezingen: Lezingen
    filter: dict[str, list[Any]]
    brins: tuple[str, ...]
    dekking: dict[tuple[str, int, str], Dekkingsvraag] = field(default_factory=dict)

    @property
    def jaren(self) -> tuple[int, int]:
        """First and last studiejaar of the window."""
        return self.jaar - self.venster + 1, self.jaar

    @property
    def omschrijving_jaren(self) -> str:
        eerste, laatste = self.jaren
        return f"studiejaar {laatste}" if eerste == laatste else f"de studiejaren {eerste} tot en met {laatste}"

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The dimensions as columns; studiejaar always has its own, first, column."""
        return tuple(dimensie for dimensie in self.per if dimensie != "studiejaar")

    @cached_property
    def uitvoer(self) -> tuple[str, ...]:
        """All columns of the result, in order."""
        basis = (
            "indicator",
            "studiejaar",
            *self.kolommen,
            "teller",
            "noemer",
            "waarde",
            "norm",
            "oordeel",
            "toelichting",
        )
        if self.wat.sleutel != OORDEEL:
            return basis
        return basis + tuple(naam for deel in DRIE for naam in (deel, f"{deel}_noemer"))

    @cached_property
    def te_fijn(self) -> list[str]:
        """What makes the groups smaller than a judged unit; so does one year of a window of three."""
        fijn = (*TE_FIJN, "studiejaar") if self.venster > 1 else TE_FIJN
        return [dimensie for dimensie in dict.fromkeys((*self.per, *self.filter)) if dimensie in fijn]

    @cached_property
    def andere_lezing(self) -> list[str]:
        """The readings that differ from the defaults, as a remark."""
        anders = self.lezingen.afwijkend()
        return ["andere lezing: " + ", ".join(f"{k}={v}" for k, v in anders.items())] if anders else []

    def als_dict(self) -> dict[str, Any]:
        """The question as it was asked, for keeping beside the answer."""
        return {
            "indicator": self.wat.sleutel,
            "studiejaar": self.jaar,
            "venster": self.venster,
            "per": list(self.per),
            "filter": self.filter,
            "lezingen": self.lezingen.als_dict(),
            "afwijkend": self.lezingen.afwijkend(),
            "nodig": {deel: self._nodig(deel) for deel, _, _ in self.dekking},
            "dekking": {v.brin: [d.als_dict() for d in v.aanwezig] for v in self.dekking.values()},
        }

    def _nodig(self, deel: str) -> list[str]:
        """First and last day that any year or institution of the question needs."""
        vragen = [vraag for (naam, _, _), vraag in self.dekking.items() if naam == deel]
        van, tot = min(v.nodig_van for v in vragen), max(v.nodig_tot_en_met for v in vragen)
        return [van.isoformat(), tot.isoformat()]

    def dekking_van(self, deel: str, sleutel: tuple[Any, ...]) -> list[Dekkingsvraag]:
        """The coverage that counts for a group: of its own institution, or of all that were asked for."""
        waarden = dict(zip(self.per, sleutel, strict=True))
        jaar = waarden.get("studiejaar", self.jaar)
        brins = (waarden["brin"],) if "brin" in waarden else self.brins
        return [self.dekking[deel, jaar, brin] for brin in brins if (deel, jaar, brin) in self.dekking]


def rij_indicator(vraag: Vraag, sleutel: tuple[Any, ...], delen: dict[str, Groep]) -> dict[str, Any]:
    """The row of one indicator for one group."""
    naam = vraag.wat.sleutel
    groep = delen.get(naam)
    rij = _lege_rij(vraag, sleutel)
    dekking = vraag.dekking_van(naam, sleutel)
    tekort = [v for v in dekking if not v.genoeg]
    if groep is None or tekort or not dekking:
        redenen = [v.reden() for v in tekort]
        return rij | {"oordeel": NIET_TE_BEPALEN, "toelichting": _tekst(redenen + vraag.andere_lezing)}
    uitkomst, redenen = _beoordeel_groep(vraag, groep)
    redenen += _bijzonderheden(groep) + _voorbehoud(dekking) + vraag.andere_lezing
    waarde = groep.cijfer.waarde
    return rij | {
        "teller": groep.cijfer.teller,
        "noemer": groep.cijfer.noemer,
        "waarde": None if waarde is None else float(waarde),
        "norm": None if uitkomst.norm is None else float(uitkomst.norm),
        "oordeel": uitkomst.oordeel or None,
        "toelichting": _tekst(redenen),
    }


def rij_oordeel(vraag: Vraag, sleutel: tuple[Any, ...], delen: dict[str, Groep]) -> dict[str, Any]:
    """The row of the decision rule for one group, with value and noemer of the three indicators."""
    rij = _lege_rij(vraag, sleutel)
    uitkomsten: dict[str, Uitkomst] = {}
    for naam in DRIE:
        groep, dekking = delen.get(naam), vraag.dekking_van(naam, sleutel)
        if not dekking or not all(v.genoeg for v in dekking):
            uitkomsten[naam] = Uitkomst(NIET_TE_BEPALEN, None, ("niet te bepalen: te weinig gegevens",))
        elif groep is None:
            uitkomsten[naam] = Uitkomst(NIET_TE_BEPALEN, None, ("niet te bepalen: er telt niemand mee",))
        else:
            waarde = groep.cijfer.waarde
            rij |= {naam: None if waarde is None else float(waarde), f"{naam}_noemer": groep.cijfer.noemer}
            uitkomsten[naam] = _uitkomst(vraag, groep)
    bezwaren = _waarom_geen_oordeel(vraag, list(delen.values())) if delen else []
    if bezwaren:
        oordeel, redenen = "", bezwaren
    else:
        oordeel, regel = beslis(uitkomsten, vraag.lezingen, vraag.jaar)
        redenen = [regel, *(f"{naam} {reden}" for naam, u in uitkomsten.items() for reden in u.redenen)]
    dekking = vraag.dekking_van(OORDEEL, sleutel)
    redenen = redenen + [v.reden() for v in dekking if not v.genoeg]
    for groep in delen.values():
        redenen += [f"{groep.cijfer.indicator} {reden}" for reden in _bijzonderheden(groep)]
    redenen += [*_voorbehoud(dekking), *_een_jaar(vraag, bool(oordeel)), *vraag.andere_lezing]
    return rij | {"oordeel": oordeel or None, "toelichting": _tekst(redenen)}


def _uitkomst(vraag: Vraag, groep: Groep) -> Uitkomst:
    if groep.niveau is None or groep.niveau == ENTREE:
        return Uitkomst("", None)
    return beoordeel(groep.cijfer, groep.niveau, vraag.jaar, vraag.venster, vraag.lezingen)


def _beoordeel_groep(vraag: Vraag, groep: Groep) -> tuple[Uitkomst, list[str]]:
    """Norm and judgement of a group, or the reasons why there is none."""
    uitkomst = _uitkomst(vraag, groep)
    bezwaren = _waarom_geen_oordeel(vraag, [groep])
    if bezwaren:
        return Uitkomst("", uitkomst.norm), bezwaren
    return uitkomst, [*uitkomst.redenen, *_een_jaar(vraag, True)]


def _waarom_geen_oordeel(vraag: Vraag, delen: list[Groep]) -> list[str]:
    """Why a group is not judged at all, whatever its figures."""
    niveaus = {n for groep in delen for n in groep.niveaus}
    onbekend = sorted({crebo for groep in delen for crebo in groep.zonder_niveau})
    dossiers = sorted({crebo for groep in delen for crebo in groep.zonder_dossier})
    if onbekend:
        return [f"geen norm en geen oordeel: het niveau is onbekend van {_crebos(onbekend)}"]
    if niveaus == {ENTREE}:
        return ["entree staat apart en heeft geen norm"]
    if len(niveaus) > 1:
        return ["geen norm en geen oordeel: de groep heeft meer dan één niveau"]
    if vraag.te_fijn:
        eenheid = "instelling, kwalificatiedossier en niveau"
        return [
            f"geen oordeel: een groep per {' en '.join(vraag.te_fijn)} is kleiner dan de kleinste eenheid ({eenheid})"
        ]
    if dossiers and "dossier" in (*vraag.per, *vraag.filter):
        return [f"geen oordeel: het kwalificatiedossier is onbekend van {_crebos(dossiers)}"]
    if any(groep.meer_brins for groep in delen):
        return ["geen oordeel: de groep telt meer dan één instelling"]
    return []


def _crebos(codes: list[str]) -> str:
    namen = [code or "(geen opleidingcode)" for code in codes[:GENOEMD]]
    rest = f" en nog {len(codes) - GENOEMD}" if len(codes) > GENOEMD else ""
    return "crebo " + ", ".join(namen) + rest


def _bijzonderheden(groep: Groep) -> list[str]:
    uit = []
    if groep.entree_erbuiten:
        uit.append(f"entree staat apart: {groep.entree_erbuiten} niet meegeteld")
    if groep.diploma_onbekend:
        uit.append(f"{groep.diploma_onbekend} keer telt een diploma van onbekend niveau mee als niveau 2-4")
    return uit


def _voorbehoud(dekking: list[Dekkingsvraag]) -> list[str]:
    onvolledig = sorted({v.brin for v in dekking if not v.volledig})
    return [f"onder voorbehoud: de levering van {', '.join(onvolledig)} is niet volledig"] if onvolledig else []


def _een_jaar(vraag: Vraag, beoordeeld: bool) -> list[str]:
    if vraag.venster > 1 or not beoordeeld:
        return []
    return ["één studiejaar: de inspectie oordeelt over drie studiejaren samen"]


def _lege_rij(vraag: Vraag, sleutel: tuple[Any, ...]) -> dict[str, Any]:
    rij: dict[str, Any] = dict.fromkeys(vraag.uitvoer)
    rij |= {"indicator": vraag.wat.sleutel, "studiejaar": vraag.jaar}
    return rij | dict(zip(vraag.per, sleutel, strict=True))


def _tekst(redenen: list[str]) -> str | None:
    return "; ".join(dict.fromkeys(redenen)) or None
