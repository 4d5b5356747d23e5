"""From JSON to facts, and every fault in words: the path, what is wrong and what is allowed.

Specification: paths as in RFC 9535 (`$.resultaten[2].cijfer`). A message never repeats what was found there.
"""

from __future__ import annotations

import difflib
import types
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from stelsel.kern.fouten import StelselFout
from stelsel.regels.motor.feiten import Feiten, Tegenspraak

# Days outside these are a slip of the pen, and no term or holiday can be counted from the ends of the calendar.
EERSTE_DAG, LAATSTE_DAG = date(1900, 1, 1), date(2199, 12, 31)
HOORT_ERBIJ = "Dit feit hoort erbij en ontbreekt."
SOORTEN = {
    dict: "een object",
    list: "een lijst",
    str: "een tekst",
    bool: "ja of nee",
    int: "een getal",
    float: "een getal",
}


class Feitfout(msgspec.Struct, frozen=True):
    """One fault in the facts that were given."""

    pad: str
    wat: str
    verwacht: str


class FeitenFout(StelselFout):
    """The facts cannot be used; `fouten` names every reason (exit 1)."""

    def __init__(self, regel: str, fouten: list[Feitfout]) -> None:
        aantal = "Eén feit klopt" if len(fouten) == 1 else f"{len(fouten)} feiten kloppen"
        super().__init__(
            f"{aantal} niet.",
            waar=f"de feiten voor {regel}",
            doe=f"Zie 'stelsel regel toon {regel} --schema' voor wat mag.",
            code="REGEL-FEIT-01",
        )
        self.fouten = fouten

    def als_dict(self) -> dict[str, Any]:
        """The error for a machine, with the list of faults."""
        return {**super().als_dict(), "fouten": [msgspec.structs.asdict(fout) for fout in self.fouten]}

    def als_tekst(self) -> str:
        """The error for a person: a line for each fault."""
        regels = [f"  {fout.pad}: {fout.wat} Verwacht: {fout.verwacht}." for fout in self.fouten]
        kop, *rest = super().als_tekst().split("\n")
        return "\n".join([kop, *regels, *rest])


@cache
def _lezer(soort: type[Feiten]) -> msgspec.json.Decoder:
    return msgspec.json.Decoder(soort)


def lees_feiten(soort: type[Feiten], tekst: bytes | str, regel: str) -> Feiten:
    """Facts from JSON text. Raises FeitenFout with one entry per fault, contradictions included."""
    try:
        feiten = _lezer(soort).decode(tekst)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise FeitenFout(regel, _alle_fouten(soort, _ontcijfer(tekst, regel))) from None
    return _eis_eenduidig(feiten, regel)


def _ontcijfer(tekst: bytes | str, regel: str) -> Any:
    """The same text as plain values, when it is JSON at all."""
    try:
        return msgspec.json.decode(tekst)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fout:
        raise FeitenFout(regel, [_geen_json(fout)]) from None


def feiten_uit(soort: type[Feiten], waarde: Any, regel: str) -> Feiten:
    """Facts from plain Python values, as YAML or a form gives them. Raises FeitenFout as `lees_feiten` does."""
    try:
        feiten = msgspec.convert(waarde, soort)
    except (msgspec.ValidationError, RecursionError):
        raise FeitenFout(regel, _alle_fouten(soort, waarde)) from None
    return _eis_eenduidig(feiten, regel)


def _geen_json(fout: Exception) -> Feitfout:
    plek = str(fout).rpartition("byte ")[2].rstrip(")") if "byte " in str(fout) else ""
    return Feitfout("$", "Dit is geen JSON" + (f" (bij teken {plek})." if plek else "."), "een JSON-object met feiten")


def _eis_eenduidig(feiten: Feiten, regel: str) -> Feiten:
    """The facts, when numbers are within bounds and no two of them contradict each other."""
    fouten = [*_buiten_bereik(type(feiten), feiten, "$"), *_andere_dag(feiten)]
    if not fouten:
        fouten = [_als_fout(strijd) for strijd in feiten.tegenspraken()]
    if fouten:
        raise FeitenFout(regel, fouten)
    return feiten


@cache
def _vragen_binnenin(soort: type) -> tuple[str, ...]:
    """The fields that hold the facts of another question, which is asked on the day of the whole."""
    return tuple(
        naam for naam, hint in velden(soort).items() if is_deel(deel := ontleed(hint)[0]) and issubclass(deel, Feiten)
    )


def _andere_dag(feiten: Feiten) -> Iterator[Feitfout]:
    """A day inside a part that is not the day of the question: it would silently count for nothing."""
    for naam in _vragen_binnenin(type(feiten)):
        deel = getattr(feiten, naam)
        if deel is not None and deel.op not in (None, feiten.op):
            yield Feitfout(
                f"$.{naam}.op", "De hele vraag gaat over één dag, en dit is een andere.", "leeg, of de dag van $.op"
            )


def eis_dag(dag: date, regel: str) -> date:
    """A day on which a question can be asked. Raises FeitenFout for one that is too far away."""
    if not EERSTE_DAG <= dag <= LAATSTE_DAG:
        raise FeitenFout(regel, [Feitfout("$.op", _erbuiten(date), verwacht(date))])
    return dag


def _als_fout(strijd: Tegenspraak) -> Feitfout:
    return Feitfout(", ".join(f"$.{pad}" for pad in strijd.paden), strijd.zin, "feiten die samen waar kunnen zijn")


# -- walking the types ------------------------------------------------------------------------------------------


@cache
def velden(soort: type) -> dict[str, Any]:
    """The fields of a Struct with their full types."""
    gevonden = get_type_hints(soort, include_extras=True)
    return {naam: gevonden[naam] for naam in soort.__struct_fields__}


@cache
def ontleed(hint: Any) -> tuple[Any, msgspec.Meta | None, bool]:
    """A type without its wrappings: the bare type (innermost Annotated kept), the question, may it be None."""
    meta = None
    leeg = False
    while True:
        if get_origin(hint) is Annotated:
            # A required field has its question and the bounds of its type in one Annotated.
            kaal, *metas = get_args(hint)
            grens = [m for m in metas if not m.description]
            if len(grens) < len(metas):
                meta = next(m for m in metas if m.description)
                hint = Annotated[kaal, *grens] if grens else kaal
                continue
            return hint, meta, leeg
        if get_origin(hint) in (Union, types.UnionType):
            delen = [deel for deel in get_args(hint) if deel is not type(None)]
            if len(delen) != 1:
                return hint, meta, leeg
            leeg = True
            hint = delen[0]
            continue
        return hint, meta, leeg


def _kaal(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def is_deel(hint: Any) -> bool:
    """Whether a bare type is a Struct of ours."""
    return isinstance(hint, type) and issubclass(hint, msgspec.Struct)


def is_lijst(hint: Any) -> bool:
    """Whether a bare type is a list of something (always written as tuple[X, ...])."""
    return get_origin(_kaal(hint)) in (tuple, list)


def element(hint: Any) -> Any:
    """What a list holds."""
    return get_args(_kaal(hint))[0]


def _alle_fouten(soort: type, waarde: Any) -> list[Feitfout]:
    fouten = list(_fouten(soort, waarde, "$"))
    # msgspec refused it, so something is wrong even where this walk would find nothing.
    return fouten or [Feitfout("$", "Deze feiten passen niet bij de vraag.", "de velden uit het schema")]


def _fouten(hint: Any, waarde: Any, pad: str) -> Iterator[Feitfout]:
    kaal, _, leeg = ontleed(hint)
    if waarde is None and leeg:
        return
    if is_deel(kaal):
        yield from _fouten_in_deel(kaal, waarde, pad)
    elif is_lijst(kaal):
        if not isinstance(waarde, list | tuple):
            yield Feitfout(pad, f"Hier staat {_soort(waarde)}.", "een lijst")
        else:
            for plek, onderdeel in enumerate(waarde):
                yield from _fouten(element(kaal), onderdeel, f"{pad}[{plek}]")
            yield from _lengte(kaal, waarde, pad)
    else:
        try:
            msgspec.convert(waarde, hint, builtin_types=(date,) if isinstance(waarde, date) else ())
        except msgspec.ValidationError:
            yield Feitfout(pad, _wat(kaal, waarde), verwacht(kaal) + (", of leeg" if leeg else ""))


def _lengte(hint: Any, waarde: Any, pad: str) -> Iterator[Feitfout]:
    try:
        msgspec.convert(len(waarde) * [None], _met_lengte(hint))
    except msgspec.ValidationError:
        yield Feitfout(pad, f"Hier staan {len(waarde)} onderdelen.", verwacht(hint))


def _met_lengte(hint: Any) -> Any:
    if get_origin(hint) is Annotated:
        return Annotated[tuple[None, ...], *get_args(hint)[1:]]
    return tuple[None, ...]


def _fouten_in_deel(soort: type, waarde: Any, pad: str) -> Iterator[Feitfout]:
    if not isinstance(waarde, dict):
        yield Feitfout(pad, f"Hier staat {_soort(waarde)}.", "een object met feiten")
        return
    bekend = velden(soort)
    for naam in waarde:
        if naam not in bekend:
            yield Feitfout(f"{pad}.{str(naam)[:40]}", "Dit feit bestaat niet.", _lijkt_op(str(naam), bekend))
    verplicht = {veld.name for veld in msgspec.structs.fields(soort) if veld.required}
    for naam, hint in bekend.items():
        if naam in waarde:
            yield from _fouten(hint, waarde[naam], f"{pad}.{naam}")
        elif naam in verplicht:
            yield Feitfout(f"{pad}.{naam}", HOORT_ERBIJ, verwacht(ontleed(hint)[0]))


def _lijkt_op(naam: str, bekend: dict[str, Any]) -> str:
    dichtbij = difflib.get_close_matches(naam, bekend, n=1)
    return f"bedoeld is misschien {dichtbij[0]}" if dichtbij else "een van: " + ", ".join(bekend)


def _soort(waarde: Any) -> str:
    if waarde is None:
        return "niets"
    return next((woord for soort, woord in SOORTEN.items() if type(waarde) is soort), "iets anders")


def _wat(hint: Any, waarde: Any) -> str:
    if _kaal(hint) is date and isinstance(waarde, str):
        return "Deze dag bestaat niet of is anders geschreven."
    if get_origin(_kaal(hint)) is Literal and isinstance(waarde, str):
        return "Deze waarde staat niet in de lijst."
    if _kaal(hint) in (int, Decimal) and isinstance(waarde, int | float) and not isinstance(waarde, bool):
        return _erbuiten(hint)
    return f"Hier staat {_soort(waarde)}."


def _erbuiten(hint: Any) -> str:
    return "Deze dag valt erbuiten." if _kaal(hint) is date else "Dit getal valt erbuiten."


def grenzen(hint: Any) -> tuple[Any, Any]:
    """The lowest and highest number that a type takes; None for no bound."""
    onder = boven = None
    for meta in get_args(hint)[1:] if get_origin(hint) is Annotated else ():
        extra = meta.extra or {}
        onder = meta.ge if meta.ge is not None else extra.get("minstens", onder)
        boven = meta.le if meta.le is not None else extra.get("hoogstens", boven)
    return onder, boven


def verwacht(hint: Any) -> str:
    """What a type allows, in words."""
    kaal = _kaal(hint)
    if get_origin(kaal) is Literal:
        return "een van: " + ", ".join(str(code) for code in get_args(kaal))
    if is_lijst(hint):
        lengte = next((m.max_length for m in get_args(hint)[1:]), None) if get_origin(hint) is Annotated else None
        return "een lijst" + (f" van ten hoogste {lengte} onderdelen" if lengte else "")
    if is_deel(kaal):
        return "een object met feiten"
    woord = {bool: "true of false", date: "een bestaande dag van 1900 tot en met 2199, jjjj-mm-dd", str: "een tekst",
             int: "een heel getal", Decimal: "een getal"}.get(kaal, "een waarde uit het schema")  # fmt: skip
    onder, boven = grenzen(hint)
    if onder is not None:
        woord += f" van {onder}"
    if boven is not None:
        woord += f" tot en met {boven}"
    return woord


@cache
def _in_bereik(hint: Any) -> Callable[[Any], bool] | None:
    """A check that every Decimal and every day in a value lies within its bounds; None where there is none to check.

    msgspec checks the bounds of an int, not of a Decimal or a day. Made once per type, because it runs for every fact.
    """
    kaal, _, _ = ontleed(hint)
    if is_deel(kaal):
        controles = [(naam, controle) for naam, veld in velden(kaal).items() if (controle := _in_bereik(veld))]
        if not controles:
            return None
        return lambda deel: deel is None or all(controle(getattr(deel, naam)) for naam, controle in controles)
    if is_lijst(kaal):
        controle = _in_bereik(element(kaal))
        return controle and (lambda lijst: lijst is None or all(map(controle, lijst)))
    if _kaal(kaal) is date:
        return lambda dag: dag is None or EERSTE_DAG <= dag <= LAATSTE_DAG
    if _kaal(kaal) is not Decimal:
        return None
    onder, boven = grenzen(kaal)
    onder, boven = Decimal("-1e30") if onder is None else onder, Decimal("1e30") if boven is None else boven
    return lambda getal: getal is None or (getal.is_finite() and onder <= getal <= boven)


def _buiten_bereik(hint: Any, waarde: Any, pad: str) -> Iterator[Feitfout]:
    controle = _in_bereik(hint)
    if controle is None or controle(waarde):
        return
    kaal, _, _ = ontleed(hint)
    if is_deel(kaal):
        for naam, veld in velden(kaal).items():
            yield from _buiten_bereik(veld, getattr(waarde, naam), f"{pad}.{naam}")
    elif is_lijst(kaal):
        for plek, onderdeel in enumerate(waarde):
            yield from _buiten_bereik(element(kaal), onderdeel, f"{pad}[{plek}]")
    else:
        yield Feitfout(pad, _erbuiten(kaal), verwacht(kaal))
