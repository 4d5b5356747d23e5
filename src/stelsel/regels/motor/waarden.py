"""Legal values as data: what a number is, from when to when, by which article and how sure that is.

`parameters/<bestand>.yaml` holds them; a value is named `<bestand>.<sleutel>`. A policy variant lays other values
over them (`Waarden.met_variant`) without touching a file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from stelsel.kern.fouten import StelselFout
from stelsel.regels.motor.taal import dag as dag_in_woorden
from stelsel.regels.motor.uitkomst import VARIANT, als_json, canonieke_json

MAP = files("stelsel.regels") / "parameters"
# Rows of a table that an error names.
MEESTE_RIJEN = 6
As = Literal["kalenderdatum", "studiejaar", "cohort", "kalenderjaar"]


class Periode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value with the days between which it holds, both inclusive; None where the source names no end.

    `waarde` is None for a rule that was repealed: that is known, and something else than not knowing.
    """

    van: date | None
    tot: date | None
    waarde: Any
    artikel: str
    zekerheid: Literal["gelezen", "secundair", "ongeverifieerd", "variant"]
    bron: str

    @property
    def in_woorden(self) -> str:
        """The days between which it holds."""
        if self.van is None and self.tot is None:
            return "altijd, zover bekend"
        if self.tot is None:
            return f"vanaf {dag_in_woorden(self.van)}"
        tot = f"tot en met {dag_in_woorden(self.tot)}"
        return f"van {dag_in_woorden(self.van)} {tot}" if self.van else tot

    def geldt_op(self, dag: date) -> bool:
        return (self.van is None or self.van <= dag) and (self.tot is None or dag <= self.tot)


class Parameter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One legal value through time. `as_` says which day counts: that of the question, the studiejaar or the cohort."""

    omschrijving: str
    eenheid: str
    as_: As = msgspec.field(name="as")
    perioden: tuple[Periode, ...]


class Waarde(msgspec.Struct, frozen=True):
    """The value that holds on one day, with where it comes from."""

    naam: str
    waarde: Any
    eenheid: str
    artikel: str
    zekerheid: str
    bron: str
    van: date | None
    tot: date | None

    def __getitem__(self, sleutel: Any) -> Any:
        """A cell of a table; a key that the table does not have raises KeyError."""
        return self.waarde[sleutel]


class GeenWaarde(Exception):
    """Nothing is known for that day. The motor makes an outcome of it that says from when something is."""

    def __init__(self, naam: str, dag: date, perioden: tuple[Periode, ...]) -> None:
        super().__init__(naam)
        self.naam = naam
        self.dag = dag
        self.perioden = perioden

    @property
    def zin(self) -> str:
        bekend = "; ".join(periode.in_woorden for periode in self.perioden)
        return f"Op {dag_in_woorden(self.dag)} kent Stelsel deze regel niet ({self.naam}); wel {bekend}."

    @property
    def artikel(self) -> str:
        return self.perioden[0].artikel


@cache
def lees_parameters(bestand: str) -> dict[str, Parameter]:
    """All values of one file. Raises KeyError when there is no such file."""
    pad = MAP / f"{bestand}.yaml"
    if not pad.is_file():
        raise KeyError(f"geen parameters/{bestand}.yaml")
    inhoud = yaml.load(pad.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {str(k): v for k, v in msgspec.convert(inhoud, dict[str, Parameter]).items()}


@cache
def bestandsnamen() -> tuple[str, ...]:
    """The names of all files with values, in order."""
    return tuple(sorted(pad.name[:-5] for pad in MAP.iterdir() if pad.name.endswith(".yaml")))


def namen() -> Iterator[str]:
    """The full name of every value there is."""
    for bestand in bestandsnamen():
        for sleutel in lees_parameters(bestand):
            yield f"{bestand}.{sleutel}"


class Waarden:
    """All legal values, possibly with those of a policy variant over them."""

    def __init__(self, variant: str | None = None, anders: Mapping[str, Any] | None = None) -> None:
        self.variant = variant
        self._anders = dict(anders or {})
        self._gezien: dict[tuple[str, date], Waarde] = {}

    def parameter(self, naam: str) -> Parameter:
        """The value through time, a variant laid over it. Raises KeyError for an unknown name."""
        bestand, _, sleutel = naam.partition(".")
        gewoon = lees_parameters(bestand)[sleutel]
        if naam not in self._anders:
            return gewoon
        perioden = tuple(self._met_variant(periode, self._anders[naam]) for periode in gewoon.perioden)
        return msgspec.structs.replace(gewoon, perioden=perioden)

    def _met_variant(self, periode: Periode, anders: Any) -> Periode:
        """The other value in a period where it fits; a row that a period does not have leaves that period alone."""
        if not _zelfde_soort(periode.waarde, anders):
            return periode
        bron = f"variant '{self.variant}'; zonder variant: {periode.bron}"
        waarde = _over(periode.waarde, anders)
        return msgspec.structs.replace(periode, waarde=waarde, zekerheid=VARIANT, bron=bron)

    def op(self, naam: str, dag: date) -> Waarde:
        """The value on a day. Raises GeenWaarde when none is known for it."""
        gevonden = self._gezien.get((naam, dag))
        if gevonden is None:
            if len(self._gezien) > 50_000:  # a long run over many days must not keep them all
                self._gezien.clear()
            gevonden = self._gezien[naam, dag] = self._zoek(naam, dag)
        return gevonden

    def _zoek(self, naam: str, dag: date) -> Waarde:
        parameter = self.parameter(naam)
        for p in parameter.perioden:
            if p.geldt_op(dag):
                return Waarde(naam, p.waarde, parameter.eenheid, p.artikel, p.zekerheid, p.bron, p.van, p.tot)
        raise GeenWaarde(naam, dag, parameter.perioden)

    @cached_property
    def hash(self) -> str:
        """SHA-256 over every file with values and the variant: what an outcome was computed with."""
        som = hashlib.sha256()
        for bestand in bestandsnamen():
            som.update((MAP / f"{bestand}.yaml").read_bytes())
        # A table may have numbers for names (niveau 2); as JSON they are texts, and then their order is fixed.
        som.update(canonieke_json(msgspec.json.decode(als_json(sorted(self._anders.items())))))
        return som.hexdigest()


STANDAARD = Waarden()


def _over(gewoon: Any, anders: Any) -> Any:
    """A table keeps the cells that the variant does not name."""
    if isinstance(gewoon, dict) and isinstance(anders, dict):
        return {**gewoon, **{k: _over(gewoon.get(k), v) for k, v in anders.items()}}
    return anders


def lees_variant(pad: Path) -> Waarden:
    """The values of a policy variant: YAML with `naam` and `waarden` (full name -> value).

    Raises StelselFout (exit 1) for a file that cannot be read, a name that does not exist, or a value of another kind.
    """
    try:
        inhoud = yaml.safe_load(pad.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise _variantfout(pad, "Stelsel kan deze variant niet lezen.", "een leesbaar YAML-bestand") from None
    if not isinstance(inhoud, dict) or set(inhoud) != {"naam", "waarden"} or not isinstance(inhoud["waarden"], dict):
        raise _variantfout(pad, _wat_ontbreekt(inhoud), "naam en waarden, en niets anders")
    for naam, waarde in inhoud["waarden"].items():
        _eis_past(pad, str(naam), waarde)
    return Waarden(str(inhoud["naam"]), inhoud["waarden"])


def _eis_past(pad: Path, naam: str, waarde: Any) -> None:
    if naam not in set(namen()):
        raise _variantfout(pad, f"De waarde '{naam[:60]}' bestaat niet.", "een naam uit 'stelsel regel toon NAAM'")
    perioden = STANDAARD.parameter(naam).perioden
    if not any(_zelfde_soort(periode.waarde, waarde) for periode in perioden):
        wat = f"De waarde '{naam}' is van een andere soort."
        raise _variantfout(pad, wat, _soort_in_woorden(perioden[-1].waarde))


def _wat_ontbreekt(inhoud: Any) -> str:
    """Which of the two a variant needs is not there; never what was found in it."""
    if not isinstance(inhoud, dict):
        return "In deze variant staan geen namen met een waarde erachter."
    weg = [naam for naam in ("naam", "waarden") if naam not in inhoud]
    if weg:
        return f"In deze variant ontbreekt: {' en '.join(weg)}."
    if set(inhoud) > {"naam", "waarden"}:
        return "In deze variant staat meer dan naam en waarden."
    return "Onder waarden staan geen namen van waarden."


def _soort_in_woorden(waarde: Any) -> str:
    """What kind of value is expected; of a table, its rows."""
    if isinstance(waarde, dict):
        return "een tabel met rijen als: " + ", ".join(map(str, list(waarde)[:MEESTE_RIJEN])) + ", elk zoals nu"
    soorten = {
        bool: "ja of nee (true of false)",
        list: "een lijst",
        str: "een woord",
        int: "een getal",
        float: "een getal",
    }
    return soorten.get(type(waarde), "een waarde zoals nu")


def _zelfde_soort(gewoon: Any, anders: Any, broers: Mapping[Any, Any] | None = None) -> bool:
    """Whether a variant may stand in the place of a value: a table cell by cell.

    A row takes no cell that is not in it, unless another row of the same table has one of that name (`broers`).
    """
    if isinstance(gewoon, dict):
        mag = {**(broers or {}), **gewoon}
        rijen = {k: v for rij in gewoon.values() if isinstance(rij, dict) for k, v in rij.items()}
        return isinstance(anders, dict) and all(k in mag and _zelfde_soort(mag[k], v, rijen) for k, v in anders.items())
    if gewoon is None or anders is None:
        return True
    getallen = (int, float)
    if isinstance(gewoon, getallen) and not isinstance(gewoon, bool):
        return isinstance(anders, getallen) and not isinstance(anders, bool)
    return type(gewoon) is type(anders)


def _variantfout(pad: Path, wat: str, verwacht: str) -> StelselFout:
    return StelselFout(
        wat,
        waar=pad.name,
        verwacht=verwacht,
        doe="Zie docs/regels.md voor een voorbeeld van een variant.",
        code="REGEL-VARIANT-01",
    )
