"""What a person gets to read about a delivery that was read: counts, faults by cause, and where all is."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from stelsel.bestanden.levering import Levering, Telling
from stelsel.bestanden.leveringssoorten import leveringssoort
from stelsel.bestanden.meldingen import EERSTE_REGELS, Samenvatting
from stelsel.bestanden.oorzaken import BESTAND, ERNST
from stelsel.gegevens.opgegeven_codes import SOORTEN

KOPPEN = {
    "afgekeurd": "Afgekeurd: deze regels zijn niet overgenomen",
    "fout": "Fout: de regel is overgenomen, het veld is leeg gelaten",
    "waarschuwing": "Let op: alles is overgenomen",
}


@dataclass(frozen=True)
class Bestandsverslag:
    """One file: what it is, how many lines of each record were taken over, and the messages by cause."""

    bestand: str
    soort: str
    levering_id: str
    brin: str | None
    van: date | None
    tot_en_met: date | None
    aangemaakt: date | None
    volledig: bool
    telling: dict[str, Telling]
    namen: dict[str, str]
    lege_regels: int
    per_ernst: dict[str, int]
    samenvatting: list[Samenvatting]


@dataclass(frozen=True)
class Leesverslag:
    """The outcome of `lees`. `exitcode`: 0 nothing or only remarks, 1 lines refused or fields emptied, 2 no person
    could be kept. `vervangen`: rows that a later delivery replaced, per table. `zonder_niveau`: crebo's without a
    niveau, for which norm and judgement stay empty. `alleen_vorm`: kinds of code that occur and for which no list was
    given. `ingetrokken`: rows that a later complete file over the same days does not hold any more, per table.
    `herhaald`: files with the same bytes as one before, which were not read again."""

    map: Path
    bestanden: list[Bestandsverslag]
    personen: int
    exitcode: int
    vervangen: dict[str, int] = field(default_factory=dict)
    zonder_niveau: list[str] = field(default_factory=list)
    afgekeurd: list[str] = field(default_factory=list)
    alleen_vorm: list[str] = field(default_factory=list)
    ingetrokken: dict[str, int] = field(default_factory=dict)
    herhaald: list[str] = field(default_factory=list)

    @property
    def volledig(self) -> bool:
        return all(bestand.volledig for bestand in self.bestanden)

    def als_dict(self) -> dict[str, Any]:
        """The report for a machine (`--uit json`)."""
        return {
            "map": str(self.map),
            "exitcode": self.exitcode,
            "volledig": "ja" if self.volledig else "nee",
            "personen": self.personen,
            "bestanden": [_als_dict(bestand) for bestand in self.bestanden],
            "vervangen": self.vervangen,
            "ingetrokken": self.ingetrokken,
            "herhaald": self.herhaald,
            "zonder_niveau": self.zonder_niveau,
            "alleen_vorm": self.alleen_vorm,
        }

    def als_tekst(self) -> str:
        """The report for a person."""
        regels: list[str] = []
        for bestand in self.bestanden:
            regels += [*_kop(bestand), "", *_tellingen(bestand), "", *_oorzaken(bestand)]
        regels += self._slot()
        return "\n".join(regels)

    def _slot(self) -> list[str]:
        regels = []
        if any(self.vervangen.values()):
            aantal = sum(self.vervangen.values())
            regels.append(f"{_getal(aantal)} rijen zijn vervangen door een latere levering.")
        if any(self.ingetrokken.values()):
            aantal = sum(self.ingetrokken.values())
            regels.append(
                f"{_getal(aantal)} rijen gelden als ingetrokken: een later, heel bestand over dezelfde dagen heeft ze "
                "niet meer. Wat er stond, staat in de tabel vervallen."
            )
        regels += [f"{naam} is hetzelfde als een bestand ervoor en telt niet nog eens." for naam in self.herhaald]
        if self.zonder_niveau:
            regels.append(
                f"Van {len(self.zonder_niveau)} opleidingen is het niveau niet bekend: "
                f"'stelsel opleidingen ontbrekend --gegevens {self.map}' noemt ze."
            )
        if self.alleen_vorm:
            soorten = [SOORTEN[naam] for naam in self.alleen_vorm]
            regels.append(
                f"De codes van {' en '.join(soort.meervoud for soort in soorten)} zijn alleen op vorm gecontroleerd: "
                f"er is geen lijst gegeven ({', '.join(soort.optie for soort in soorten)})."
            )
        regels.append(f"Geschreven naar {self.map}")
        regels.append("  meldingen.csv   alle meldingen, met regelnummer")
        if self.afgekeurd:
            regels.append("  afgekeurd/      de afgekeurde regels, letterlijk (alleen voor jou leesbaar)")
        if self.personen == 0 and self.exitcode == 2:
            regels.append("Er is geen enkele persoon overgenomen: over deze gegevensset is niets te berekenen.")
        return regels


def bestandsverslag(levering: Levering) -> Bestandsverslag:
    """The report on one delivery."""
    records = levering.indeling.records.values()
    return Bestandsverslag(
        levering.bestand,
        levering.soort,
        levering.levering_id,
        levering.brin,
        levering.van,
        levering.tot_en_met,
        levering.aangemaakt,
        levering.volledig,
        levering.telling(),
        {**{record.code: record.meervoud or record.naam for record in records}, "onbekend": "onbekende regels"},
        levering.lege_regels,
        levering.meldingen.per_ernst,
        levering.meldingen.samenvatting(),
    )


def _als_dict(bestand: Bestandsverslag) -> dict[str, Any]:
    waarden = asdict(bestand)
    waarden.pop("namen")
    waarden["volledig"] = "ja" if bestand.volledig else "nee"
    for naam in ("van", "tot_en_met", "aangemaakt"):
        waarden[naam] = waarden[naam].isoformat() if waarden[naam] else None
    waarden["meldingen"] = waarden.pop("samenvatting")
    return waarden


def _kop(bestand: Bestandsverslag) -> list[str]:
    periode = f"{_datum(bestand.van)} tot en met {_datum(bestand.tot_en_met)}"
    kop = leveringssoort(bestand.soort).kop
    zelf = kop.format(brin=bestand.brin, periode=periode, aangemaakt=_datum(bestand.aangemaakt))
    regels = [bestand.bestand, f"  {zelf}"]
    if not bestand.volledig:
        regels.append("  Het bestand is niet volledig: cijfers eruit gelden als onvolledig.")
    return regels


def _tellingen(bestand: Bestandsverslag) -> list[str]:
    rijen = [
        (code, bestand.namen[code], *(_getal(getal) for getal in (t.gelezen, t.aanvaard, t.afgekeurd)))
        for code, t in bestand.telling.items()
        if t.gelezen
    ]
    kop = ("", "", "gelezen", "overgenomen", "afgekeurd")
    breedtes = [max(len(rij[i]) for rij in [kop, *rijen]) for i in range(len(kop))]
    regels = []
    for rij in [kop, *rijen]:
        links = [cel.ljust(breedte) for cel, breedte in zip(rij[:2], breedtes[:2], strict=True)]
        rechts = [cel.rjust(breedte) for cel, breedte in zip(rij[2:], breedtes[2:], strict=True)]
        regels.append("  " + "  ".join([*links, *rechts]).rstrip())
    return regels


def _oorzaken(bestand: Bestandsverslag) -> list[str]:
    if not bestand.samenvatting:
        return ["  Geen fouten gevonden.", ""]
    regels = []
    for ernst in ERNST:
        groep = [oorzaak for oorzaak in bestand.samenvatting if oorzaak.ernst == ernst]
        if not groep:
            continue
        regels.append(f"  {KOPPEN[ernst]} ({_getal(bestand.per_ernst[ernst])})")
        for oorzaken in _per_code(groep):
            regels += _oorzaak(oorzaken)
        regels.append("")
    return regels


def _per_code(groep: list[Samenvatting]) -> list[list[Samenvatting]]:
    """The same cause in more than one field is told once; the order stays."""
    uit: dict[str, list[Samenvatting]] = {}
    for oorzaak in groep:
        uit.setdefault(oorzaak.code, []).append(oorzaak)
    return sorted(uit.values(), key=lambda oorzaken: -sum(oorzaak.aantal for oorzaak in oorzaken))


def _oorzaak(oorzaken: list[Samenvatting]) -> list[str]:
    eerste = oorzaken[0]
    aantal = sum(oorzaak.aantal for oorzaak in oorzaken)
    velden = [oorzaak.veld for oorzaak in oorzaken if oorzaak.veld]
    waar = ", ".join(velden[:3]) + (f" en {len(velden) - 3} andere velden" if len(velden) > 3 else "")
    if eerste.record != BESTAND:
        waar = f"{eerste.record} {waar}".strip()
    # A cause of the whole file says what was seen; a title would only name the kind.
    titel = eerste.voorbeeld.rstrip(".") if eerste.record == BESTAND else eerste.titel
    genoemd = sorted({regel for oorzaak in oorzaken for regel in oorzaak.eerste_regels})[:EERSTE_REGELS]
    meer = ", …" if aantal > sum(len(oorzaak.eerste_regels) for oorzaak in oorzaken) else ""
    op = f", regel {', '.join(map(str, genoemd))}{meer}" if genoemd else ""
    return [
        f"    {_getal(aantal):>7}  {titel}{f' ({waar})' if waar else ''}{op}",
        f"             {eerste.doe} [{eerste.code}]",
    ]


def _datum(dag: date | None) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}" if dag else "onbekend"


def _getal(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")
