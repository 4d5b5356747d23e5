"""The door: a rule over a gegevensset, its answers counted, with and without a policy variant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stelsel.doorrekening.beslissen import Beslissing, beslis
from stelsel.doorrekening.bron import Bron
from stelsel.doorrekening.vraag import Doorrekenvraag, Feitenset, Keuze, Verzameling
from stelsel.doorrekening.vragen import doorrekenvraag, eis_dimensies
from stelsel.kern.fouten import StelselFout
from stelsel.regels.motor.uitkomst import ONBEKEND
from stelsel.regels.motor.versie import codehash
from stelsel.regels.motor.waarden import STANDAARD, Waarden
from stelsel.regels.register import vind

Beslissingen = Mapping[Feitenset, Beslissing]
Telling = Counter[tuple[tuple[Any, ...], str]]


@dataclass(frozen=True)
class Doorrekening:
    """The answers per group.

    `rijen` by name: the dimensions, antwoord, aantal and aandeel (percent of the group); with a variant also
    aantal_variant, aandeel_variant and verschil. `verantwoording` has the counts of the whole and the versions.
    """

    kolommen: tuple[str, ...]
    rijen: list[dict[str, Any]]
    verantwoording: dict[str, Any]

    def als_kolommen(self) -> dict[str, list[Any]]:
        """Each column as a list."""
        return {naam: [rij[naam] for rij in self.rijen] for naam in self.kolommen}


def reken_door(
    gegevensset: Path | str, regel: str, keuze: Keuze | None = None, variant: Waarden | None = None
) -> Doorrekening:
    """Ask a rule over all rows of a gegevensset: each distinct fact set is decided once.

    `variant`: the values of a policy variant (`regels.motor.waarden.lees_variant`), shown beside the law as it is.
    Raises StelselFout (exit 2) for a rule that rows cannot answer, an unknown dimension, a set that is none or lacks
    what the rule needs, and a time that the deliveries do not cover.
    """
    keuze = keuze or Keuze()
    vraag = doorrekenvraag(regel)
    _eis_keuze(vraag, keuze)
    bron = Bron(gegevensset)
    verzameld = vraag.verzamel(bron, keuze)
    sets = dict.fromkeys(groep.feiten for groep in verzameld.groepen)
    zonder = beslis(vraag, sets, verzameld.op, STANDAARD)
    met = beslis(vraag, sets, verzameld.op, variant) if variant else None
    verantwoording = {
        "regel": regel,
        "vraag": vind(regel).vraag,
        "over": verzameld.over,
        "op": verzameld.op.isoformat(),
        "gegevensset": bron.gegevensset.controlegetal,
        **_aantallen(verzameld, zonder, met),
        "variant": variant.variant if variant else None,
        "regelversie": {"code": codehash(vind(regel).bestand), "waarden": (variant or STANDAARD).hash},
        "noten": list(verzameld.noten),
    }
    kolommen, rijen = _tabel(vraag, keuze, verzameld, zonder, met)
    return Doorrekening(kolommen, rijen, verantwoording)


def _eis_keuze(vraag: Doorrekenvraag, keuze: Keuze) -> None:
    eis_dimensies(vraag, keuze.per)
    if keuze.op and not vraag.op_dag:
        raise _past_niet("--op", f"{vraag.regel} gaat over een heel studiejaar", "Geef het studiejaar met --jaar.")
    if keuze.op and keuze.jaar is not None:
        raise _past_niet("--op", "--op en --jaar zeggen allebei wanneer", "Geef er één van de twee.")
    if keuze.studielast is not None and not vraag.met_studielast:
        raise _past_niet("--sbu", f"{vraag.regel} vraagt geen studielast", "Laat --sbu weg.")


def _past_niet(waar: str, waarom: str, doe: str) -> StelselFout:
    return StelselFout(
        f"{waar} past hier niet: {waarom}.", waar=waar, doe=doe, code="DOOR-OPTIE-01", exitcode=2
    )  # fmt: skip


def _aantallen(verzameld: Verzameling, zonder: Beslissingen, met: Beslissingen | None) -> dict[str, Any]:
    """Rows, distinct fact sets, rows that wait for a fact, and what a variant changes."""
    ontbreekt: Counter[str] = Counter()
    overgangen: Counter[tuple[str, str]] = Counter()
    met_ontbrekend = 0
    for groep in verzameld.groepen:
        beslissing = zonder[groep.feiten]
        met_ontbrekend += groep.aantal if beslissing.ontbreekt else 0
        ontbreekt.update(dict.fromkeys(beslissing.ontbreekt, groep.aantal))
        if met is not None:
            overgangen[beslissing.antwoord, met[groep.feiten].antwoord] += groep.aantal
    uit: dict[str, Any] = {
        "rijen": sum(groep.aantal for groep in verzameld.groepen),
        "feitensets": len(zonder),
        "rijen_met_ontbrekend_feit": met_ontbrekend,
        "ontbreekt": dict(ontbreekt.most_common()),
    }
    if met is not None:
        anders = [(paar, aantal) for paar, aantal in sorted(overgangen.items()) if paar[0] != paar[1]]
        uit["rijen_met_ander_antwoord"] = sum(aantal for _, aantal in anders)
        uit["overgangen"] = [{"van": van, "naar": naar, "aantal": aantal} for (van, naar), aantal in anders]
    return uit


def _tabel(
    vraag: Doorrekenvraag, keuze: Keuze, verzameld: Verzameling, zonder: Beslissingen, met: Beslissingen | None
) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    tellingen = {"": _tel(verzameld, zonder)} | ({"_variant": _tel(verzameld, met)} if met is not None else {})
    totaal: Counter[tuple[Any, ...]] = Counter()
    for (per, _), aantal in tellingen[""].items():
        totaal[per] += aantal
    volgorde = [*vind(vraag.regel).antwoorden, ONBEKEND]
    sleutels = sorted(
        {sleutel for telling in tellingen.values() for sleutel in telling},
        key=lambda sleutel: ([(waarde is None, waarde) for waarde in sleutel[0]], volgorde.index(sleutel[1])),
    )
    rijen = []
    for per, antwoord in sleutels:
        rij: dict[str, Any] = {**dict(zip(keuze.per, per, strict=True)), "antwoord": antwoord}
        for naam, telling in tellingen.items():
            rij[f"aantal{naam}"] = telling[per, antwoord]
            rij[f"aandeel{naam}"] = 100 * telling[per, antwoord] / totaal[per]
        if met is not None:
            rij["verschil"] = rij["aantal_variant"] - rij["aantal"]
        rijen.append(rij)
    kolommen = [*keuze.per, "antwoord", *(f"{kop}{naam}" for naam in tellingen for kop in ("aantal", "aandeel"))]
    return (*kolommen, *(["verschil"] if met is not None else [])), rijen


def _tel(verzameld: Verzameling, beslissingen: Beslissingen) -> Telling:
    uit: Telling = Counter()
    for groep in verzameld.groepen:
        uit[groep.per, beslissingen[groep.feiten].antwoord] += groep.aantal
    return uit
