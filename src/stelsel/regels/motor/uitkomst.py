"""The outcome of a rule: the answer, with everything a person needs to check it.

It is data: it goes to JSON as it is, and what was decided on it is later explained from what was stored.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import msgspec

# The answer when a fact that decides is missing, or when nothing is known for the day that was asked.
ONBEKEND = "onbekend"
SCHEMAVERSIE = 1

GELEZEN = "gelezen"
SECUNDAIR = "secundair"
ONGEVERIFIEERD = "ongeverifieerd"
VARIANT = "variant"
# From most to least sure; a value of a policy variant counts, because that is what the variant asks.
ZEKERHEDEN = (GELEZEN, SECUNDAIR, VARIANT, ONGEVERIFIEERD)


# str, int or Decimal; written as Any because JSON has one way only to write the last two.
Antwoord = Annotated[Any, msgspec.Meta(extra_json_schema={"type": ["string", "number"]})]


class Grond(msgspec.Struct, frozen=True, gc=False):
    """One step of the reasoning: the article, what it came to, and the facts it was judged on.

    `voldaan` is None when a fact is missing. `zekerheid` tells how sure the rule itself is. A ground that is
    `adviserend` rests on an unverified value: it warns, and the answer does not depend on it.
    """

    # gc=False: a ground holds plain values and never itself, and there are forty of them in one diploma decision.

    artikel: str
    zin: str
    feiten: dict[str, Any]
    voldaan: bool | None
    zekerheid: str = GELEZEN
    adviserend: bool = False


class Termijn(msgspec.Struct, frozen=True):
    """A term that runs: from the first day up to and including `uiterlijk`.

    `verschoven_van` holds the last day by counting when the Algemene termijnenwet moved it.
    """

    wat: str
    vanaf: date | None
    uiterlijk: date | None
    artikel: str
    verschoven_van: date | None = None


class Beoordeling(msgspec.Struct, frozen=True):
    """What a person has to weigh, because the law leaves it to a person or a source is not sure."""

    zin: str
    artikel: str


class Ontbrekend(msgspec.Struct, frozen=True):
    """A fact that was needed and not given.

    `artikelen` are the grounds that wait for it. `gevolg` maps each possible value to the answer that it would
    give, found by asking the rule again; it is empty for numbers and dates.
    """

    feit: str
    vraag: str
    artikelen: tuple[str, ...]
    gevolg: dict[str, Any] = {}


class Omslag(msgspec.Struct, frozen=True):
    """One fact that, changed alone, turns the answer."""

    feit: str
    vraag: str
    van: Any
    naar: Any
    antwoord: Antwoord


class Regelversie(msgspec.Struct, frozen=True):
    """Which rule and which values gave an outcome: SHA-256 of the code, of the values, and the policy variant."""

    regel: str
    code: str
    waarden: str
    variant: str | None = None


class Uitkomst(msgspec.Struct, frozen=True):
    """The answer to one question about one person on one day, with its reasons.

    `antwoord` is one of the rule's codes, a number for a rule that computes one, or `onbekend`. `waarden` holds
    what was computed on the way, by name. `omslag` is filled on request for an answer that is not favourable.
    """

    regel: str
    op: date
    antwoord: Antwoord
    gronden: tuple[Grond, ...]
    termijnen: tuple[Termijn, ...]
    ter_beoordeling: tuple[Beoordeling, ...]
    ontbrekend: tuple[Ontbrekend, ...]
    waarden: dict[str, Any]
    regelversie: Regelversie
    omslag: tuple[Omslag, ...] = ()
    schema: int = SCHEMAVERSIE

    @property
    def beantwoord(self) -> bool:
        return self.antwoord != ONBEKEND


_SCHRIJVER = msgspec.json.Encoder(decimal_format="number")
_VAST = msgspec.json.Encoder(decimal_format="number", order="deterministic")


def als_json(waarde: Any) -> bytes:
    """JSON, UTF-8, in the order of the fields; dates as yyyy-mm-dd, Decimals as numbers."""
    return _SCHRIJVER.encode(waarde)


def canonieke_json(waarde: Any) -> bytes:
    """JSON that is the same bytes for the same content: sorted keys, no spaces. What a Besluit stores and hashes."""
    # A table of values has niveaus as keys; only text can be put in order.
    return _VAST.encode(msgspec.to_builtins(waarde, str_keys=True, builtin_types=(Decimal,)))


def als_json_leesbaar(waarde: Any) -> bytes:
    """The same JSON, indented for a person."""
    return msgspec.json.format(als_json(waarde), indent=1)
