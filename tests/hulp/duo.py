"""Small good files of DUO's other record deliveries, and one way to provoke each message of their readers.

What a case changes follows from the layout: a field of the kind that a cause looks at, and a wrong value for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from stelsel.bestanden.indeling import Indeling, Recordsoort, Veld, indeling
from stelsel.bestanden.leveringssoorten import Leveringssoort, leveringssoorten
from stelsel.bestanden.oorzaken import catalogus

Wijziging = Callable[[list[str]], "list[str] | bytes"]


@dataclass(frozen=True)
class Voorbeeld:
    """A good file of one kind of delivery. `slot`: the trailer that fits lines. `anders`: per cause and record kind the
    field and the wrong value, where the layout does not lead to them. `eigen`: per code a change of its own, `namen`
    the name of the file that goes with it."""

    pakket: str
    naam: str
    regels: tuple[str, ...]
    slot: Callable[[list[str]], str]
    personen: int
    anders: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    eigen: dict[str, Wijziging] = field(default_factory=dict)
    namen: dict[str, str] = field(default_factory=dict)

    @property
    def vorm(self) -> Indeling:
        return indeling(self.pakket)

    @property
    def soort(self) -> Leveringssoort:
        return next(soort for soort in leveringssoorten() if soort.pakket == self.pakket)

    @property
    def scheiding(self) -> str:
        return self.vorm.eigenschappen["scheiding"]

    @property
    def andere_scheiding(self) -> str:
        return self.vorm.eigenschappen["oude_scheiding"]

    @property
    def sluitrecord(self) -> str:
        return list(self.vorm.records)[-1]

    def plek(self, regels: list[str], record: str, nr: int = 0) -> int:
        """Where the `nr`-th line of a kind stands."""
        return [i for i, regel in enumerate(regels) if regel[:3] == record][nr]

    def zet(self, record: str, kolom: str, waarde: str, nr: int = 0) -> Wijziging:
        """A change of one field of the `nr`-th line of a kind."""
        nummer = 1 + [veld.kolom for veld in self.vorm.records[record].velden].index(kolom)

        def wijzig(regels: list[str]) -> list[str]:
            i = self.plek(regels, record, nr)
            velden = regels[i].split(self.scheiding)
            velden[nummer] = waarde
            return [*regels[:i], self.scheiding.join(velden), *regels[i + 1 :]]

        return wijzig

    def regel(self, record: str, doe: Callable[[str], list[str]], *, met_slot: bool = True) -> Wijziging:
        """A change of the first line of a kind into others, with a trailer that fits."""

        def wijzig(regels: list[str]) -> list[str]:
            i = self.plek(regels, record)
            nieuw = [*regels[:i], *doe(regels[i]), *regels[i + 1 :]]
            return self.met_slot(nieuw) if met_slot else nieuw

        return wijzig

    def achteraan(self, record: str) -> Wijziging:
        """The first line of a kind, moved to below the last person."""

        def wijzig(regels: list[str]) -> list[str]:
            i = self.plek(regels, record)
            return [*regels[:i], *regels[i + 1 : -1], regels[i], regels[-1]]

        return wijzig

    def met_slot(self, regels: list[str]) -> list[str]:
        zonder = [regel for regel in regels if not regel.startswith(self.sluitrecord)]
        return [*zonder, self.slot(zonder)]

    def datum(self, jjjjmmdd: str) -> str:
        """A date in the style of the specification."""
        if self.vorm.datumstijlen[0] == "jjjjmmdd":
            return jjjjmmdd
        return f"{jjjjmmdd[:4]}-{jjjjmmdd[4:6]}-{jjjjmmdd[6:]}"


def bytes_van(regels: list[str], regeleinde: str = "\r\n") -> bytes:
    return "".join(regel + regeleinde for regel in regels).encode()


@dataclass(frozen=True)
class Geval:
    """A code, the change that must give it, and what the file is called."""

    code: str
    oorzaak: str
    record: str
    wijzig: Wijziging
    naam: str
    kolom: str = ""


def gevallen(v: Voorbeeld) -> list[Geval]:
    """A case for every code of the delivery that one file can provoke."""
    uit = []
    for oorzaak in catalogus(v.pakket).oorzaken.values():
        for record in oorzaak.records:
            code = catalogus(v.pakket).code(oorzaak.naam, record)
            for geval in _geval(v, code, oorzaak.naam, record):
                uit.append(geval)
    return uit


# Another program around it, or a list beside the file, is asked for by these.
APART = {"onverwacht", "te_veel", "niet_opgegeven"}


def _geval(v: Voorbeeld, code: str, oorzaak: str, record: str) -> Iterator[Geval]:
    if oorzaak in APART:
        return
    if code in v.eigen:
        yield Geval(code, oorzaak, record, v.eigen[code], v.namen.get(code, v.naam))
    elif record == "BST":
        wijzig, naam = _bestand(v, oorzaak)
        yield Geval(code, oorzaak, record, wijzig, naam)
    elif oorzaak in _REGELS:
        yield Geval(code, oorzaak, record, _REGELS[oorzaak](v, v.vorm.records[record]), v.naam)
    elif oorzaak != "code_niet_geldig" or (oorzaak, record) in v.anders:
        kolom, waarde = _veld(v, oorzaak, v.vorm.records[record])
        nr = -1 if oorzaak == "code_niet_geldig" else 0
        yield Geval(code, oorzaak, record, v.zet(record, kolom, waarde, nr), v.naam, kolom)


def _bestand(v: Voorbeeld, oorzaak: str) -> tuple[Wijziging, str]:
    """A change of the file as a whole, and its name."""
    niets: Wijziging = lambda regels: regels  # noqa: E731 - one line among others
    s, a = v.scheiding, v.andere_scheiding
    breedte = max(max(record.breedtes) for record in v.vorm.records.values())
    gegevens = v.vorm.gegevensrecords[1].code
    keuze: dict[str, tuple[Wijziging, str]] = {
        "oude_scheiding": (lambda regels: [regel.replace(s, a) for regel in regels], v.naam),
        "opgevuld": (lambda regels: [regel + s * (breedte - 1 - regel.count(s)) for regel in regels], v.naam),
        "byte_order_mark": (lambda regels: b"\xef\xbb\xbf" + bytes_van(regels), v.naam),
        "lege_regel": (lambda regels: [*regels[:2], "", *regels[2:]], v.naam),
        "bestandsnaam": (niets, "mijn bestand.csv"),
        "brin_in_naam": (niets, v.naam.replace("99XX", "98XX")),
        "afgebroken": (lambda regels: bytes_van(regels)[: -len(regels[-1]) - 12], v.naam),
        "regeleinden": (lambda regels: bytes_van(regels, "\r"), v.naam),
        "recordsoort": (v.regel(gegevens, lambda r: ["XYZ" + r[3:]]), v.naam),
        "scheiding": (v.regel(gegevens, lambda r: [r.replace(s, a)], met_slot=False), v.naam),
        "stuurteken": (v.regel(gegevens, lambda r: [r + "\0"], met_slot=False), v.naam),
        "bytes": (lambda regels: bytes_van(regels).replace(s.encode(), s.encode() + b"\xff", 1), v.naam),
        "per_soort": (lambda regels: sorted(regels, key=lambda regel: [*v.vorm.records].index(regel[:3])), v.naam),
    }
    return keuze[oorzaak]


def _ouder_weg(v: Voorbeeld, record: Recordsoort) -> Wijziging:
    return v.regel(record.ouder, lambda r: [])


def _ouder_slecht(v: Voorbeeld, record: Recordsoort) -> Wijziging:
    ouder = v.vorm.records[record.ouder]
    if not ouder.ouder:
        # The second of two is refused, and what stands under it goes along.
        return _andere_inhoud(v, ouder)
    datum = next(veld.kolom for veld in ouder.velden if veld.soort == "datum" and veld.verplicht)
    return v.zet(ouder.code, datum, "")


def _andere_inhoud(v: Voorbeeld, record: Recordsoort) -> Wijziging:
    """The same line again, with another value in a field it can do without."""
    missen = [i for i, veld in enumerate(record.velden, 1) if not (veld.sleutel or veld.verplicht)]
    eigen = [i for i in missen if record.velden[i - 1].soort not in ("pgn", "nummer")]
    leegbaar = [i for i, veld in enumerate(record.velden, 1) if veld.verplicht and veld.soort in ("tekst", "ja_nee")]
    kolom = [*leegbaar, *eigen][-1]

    def doe(regel: str) -> list[str]:
        velden = regel.split(v.scheiding)
        velden[kolom] = "" if velden[kolom] else "1"
        return [regel, v.scheiding.join(velden)]

    return v.regel(record.code, doe)


_REGELS: dict[str, Callable[[Voorbeeld, Recordsoort], Wijziging]] = {
    "velden": lambda v, r: v.regel(r.code, lambda regel: [regel + v.scheiding + "x"], met_slot=False),
    "wees": _ouder_weg,
    "ouder_afgekeurd": _ouder_slecht,
    "zelfde_sleutel": _andere_inhoud,
    "dubbel": lambda v, r: v.regel(r.code, lambda regel: [regel, regel]),
    "plaats": lambda v, r: v.achteraan(r.code),
    "ontbreekt": lambda v, r: lambda regels: [regel for regel in regels if regel[:3] != r.code],
    "meer_dan_een": lambda v, r: lambda regels: [regels[0], *regels] if r.code == "VLP" else [*regels, regels[-1]],
    "misplaatst": lambda v, r: (
        lambda regels: [*regels[1:], regels[0]] if r.code == "VLP" else [regels[-1], *regels[:-1]]
    ),
}


def _veld(v: Voorbeeld, oorzaak: str, record: Recordsoort) -> tuple[str, str]:
    """A field of a record that a cause looks at, and a value it does not accept."""
    if (oorzaak, record.code) in v.anders:
        return v.anders[oorzaak, record.code]
    past, waarde = _WAARDEN[oorzaak]
    veld = next(veld for veld in record.velden if past(veld))
    return veld.kolom, v.datum(waarde[1:]) if waarde.startswith("@") else waarde


def _gedateerd(veld: Veld) -> bool:
    from stelsel.bestanden.velden import is_gedateerd

    return bool(veld.lijst) and is_gedateerd(veld)


_DATUMS = ("datum", "tijdstip")
# Which field, and the wrong value; @ stands before a date.
_WAARDEN: dict[str, tuple[Callable[[Veld], bool], str]] = {
    "sleutel": (lambda f: f.sleutel and f.soort == "tekst", "a-b"),
    "verplichte_datum": (lambda f: f.soort in _DATUMS and f.verplicht, "@20240230"),
    "geen_nummer": (lambda f: f.soort in ("pgn", "nummer"), ""),
    "lijst": (lambda f: bool(f.lijst) and not _gedateerd(f) and f.soort in ("tekst", "ja_nee"), "?"),
    "vorm": (
        lambda f: f.soort in ("heel", "decimaal") or (f.soort == "tekst" and bool(f.patroon) and not f.sleutel),
        "?",
    ),
    "datum": (lambda f: f.soort == "datum" and not f.verplicht, "@20240230"),
    "datumstijl": (lambda f: f.soort == "datum", "2-10-2024"),
    "einde_voor_begin": (lambda f: bool(f.na), "@19990101"),
    "leeg": (lambda f: f.verplicht and f.soort in ("tekst", "heel", "ja_nee") and not f.sleutel, ""),
    "onbekende_code": (lambda f: _gedateerd(f) and f.kolom == "opleidingcode", "99999"),
    "onwaarschijnlijk": (lambda f: f.soort == "datum", "@11240801"),
}
