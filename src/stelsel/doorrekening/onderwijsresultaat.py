"""onderwijsresultaat over every programme that is judged: institution, kwalificatiedossier and niveau."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from stelsel.doorrekening.bron import Bron, noot_dekking
from stelsel.doorrekening.vraag import Doorrekenvraag, Feitenset, Keuze, Verzameling
from stelsel.doorrekening.vraag import Groep as Rijen
from stelsel.indicatoren.berekening import stel_vraag
from stelsel.indicatoren.definities import DRIE, OORDEEL
from stelsel.indicatoren.groepen import Groep, groepen
from stelsel.indicatoren.lezingen import STANDAARD
from stelsel.indicatoren.regels_per_groep import Vraag
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import Studiejaar
from stelsel.regels.motor.waarden import Waarden

EENHEID = ("brin", "dossier", "niveau")
DIMENSIES = {
    "brin": "instelling",
    "dossier": "kwalificatiedossier (code)",
    "niveau": "niveau van de opleiding, 1 tot en met 4",
}
STARTERS = "startersresultaat"
# Covered, and nobody who counts.
NIEMAND = {"noemer": 0, "teller": 0}
GEEN_STARTERS = NIEMAND | {"jaren_met_nieuwe_studenten": 0, "nieuwe_studenten_in_laatste_jaar": False}


def verzamel(bron: Bron, keuze: Keuze) -> Verzameling:
    """Every unit with anybody who counts: its niveau and the three indicators, as the indicators count them."""
    vraag = stel_vraag(bron.sessie, OORDEEL, keuze.jaar, None, EENHEID, STANDAARD, None)
    per_sleutel: dict[tuple[Any, ...], dict[str, Groep]] = {}
    for groep in groepen(bron.sessie, DRIE, vraag.jaren, EENHEID, STANDAARD):
        per_sleutel.setdefault(groep.sleutel, {})[groep.cijfer.indicator] = groep
    plek = [EENHEID.index(naam) for naam in keuze.per]
    rijen = [
        Rijen(_feiten_van(vraag, sleutel, delen), tuple(sleutel[i] for i in plek), 1)
        for sleutel, delen in sorted(per_sleutel.items(), key=lambda paar: [(w is None, w) for w in paar[0]])
    ]
    jaar = Studiejaar(vraag.jaar)
    if not rijen:
        raise StelselFout(
            f"Over de {vraag.venster} studiejaren tot en met {jaar.label} telt niemand mee.",
            waar=str(bron.gegevensset.map),
            verwacht="een studiejaar waarover is geleverd",
            doe="Kies met --jaar een ander studiejaar.",
            code="DOOR-LEEG-03",
            exitcode=2,
        )
    over = f"opleidingen (instelling, dossier en niveau) over de {vraag.venster} studiejaren tot en met {jaar.label}"
    return Verzameling(rijen, jaar.tot_en_met, over, _noten(vraag, per_sleutel))


def _feiten_van(vraag: Vraag, sleutel: tuple[Any, ...], delen: dict[str, Groep]) -> Feitenset:
    """niveau, studiejaar and the three indicators; None for one that is not covered or of an unknown dossier."""
    zonder_dossier = sleutel[EENHEID.index("dossier")] is None
    uit: list[Any] = [sleutel[EENHEID.index("niveau")], vraag.jaar]
    for naam in DRIE:
        dekking = vraag.dekking_van(naam, sleutel)
        bekend = bool(dekking) and all(deel.genoeg for deel in dekking) and not zonder_dossier
        uit.append(tuple(_indicator(naam, delen.get(naam)).items()) if bekend else None)
    return tuple(uit)


def _indicator(naam: str, groep: Groep | None) -> dict[str, Any]:
    if groep is None:
        return GEEN_STARTERS if naam == STARTERS else NIEMAND
    uit: dict[str, Any] = {"noemer": groep.cijfer.noemer, "teller": groep.cijfer.teller}
    if naam == STARTERS:
        uit |= {
            "jaren_met_nieuwe_studenten": groep.cijfer.jaren_met_noemer,
            "nieuwe_studenten_in_laatste_jaar": groep.cijfer.laatste_jaar_met_noemer,
        }
    return uit


def _noten(vraag: Vraag, per_sleutel: Mapping[tuple[Any, ...], dict[str, Groep]]) -> tuple[str, ...]:
    geteld = {sleutel[0] for sleutel in per_sleutel}
    zonder = sum(dossier is None for _, dossier, _ in per_sleutel)
    noten = noot_dekking([brin for brin in vraag.brins if brin not in geteld])
    noten += tuple(
        f"{v.brin}: {v.reden()}."
        for v in vraag.dekking.values()
        if v.indicator == OORDEEL and v.brin in geteld and not v.genoeg
    )
    if zonder:
        noten += (
            f"Van {zonder} is het kwalificatiedossier onbekend; dat is geen opleiding waarover wordt geoordeeld.",
        )
    return noten


def feiten(set_: Feitenset, op: date, waarden: Waarden) -> Sequence[Mapping[str, Any]]:
    """The facts of the rule."""
    niveau, jaar, *indicatoren = set_
    delen = {naam: None if deel is None else dict(deel) for naam, deel in zip(DRIE, indicatoren, strict=True)}
    return ({"niveau": niveau, "studiejaar": jaar, **delen},)


VRAAG = Doorrekenvraag("onderwijsresultaat", "opleidingen", DIMENSIES, verzamel, feiten)
