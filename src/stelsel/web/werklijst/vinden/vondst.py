"""What a comparison found, before it meets the list: one difference or one signal, with who and what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

INHOUD = (
    "opleidingcode", "oorzaak", "zekerheid", "ons", "duo", "nieuwst", "bij", "oktober", "februari", "diplomas",
    "gewicht", "uiterlijk",
)  # fmt: skip
"""What of an item may change while it stays the same item."""


@dataclass(frozen=True)
class Vondst:
    """One find; columns as in `models.Post`. `soort`, `wie` and the columns before `oorzaak` say which item it is.

    The cause is not part of that: the same difference gets another cause as days go by ('later geregistreerd', then
    'correctie'), and who was working on it keeps it.
    """

    soort: str
    wie: str
    in_dossier: bool
    tabel: str
    brin: str
    sleutel: str
    veld: str
    oorzaak: str
    sinds: date
    inschrijvingvolgnummer: str = ""
    resultaatvolgnummer: str = ""
    opleidingcode: str = ""
    zekerheid: str = ""
    ons: str = ""
    duo: str = ""
    nieuwst: str = ""
    bij: dict[str, Any] = field(default_factory=dict)
    oktober: int = 0
    februari: int = 0
    diplomas: int = 0
    uiterlijk: date | None = None

    @property
    def gewicht(self) -> int:
        """On how many counting days it counts, with the diplomas: what the list is sorted by."""
        return self.oktober + self.februari + self.diplomas

    @property
    def over(self) -> tuple[str, ...]:
        """What it is about, apart from whose it is."""
        eigen = self.oorzaak if self.soort == "signaal" else ""
        return (self.soort, self.tabel, self.brin, self.sleutel, self.veld, eigen)

    def inhoud(self) -> tuple:
        """What may change, in the order of INHOUD."""
        return tuple(getattr(self, naam) for naam in INHOUD)


@dataclass(frozen=True)
class Gevonden:
    """All finds of one delivery. `onbeslist`: identities that this comparison says nothing of, so that they stay as
    they are. `niet_in_lijst`: how many differences of which cause ask nothing of the school, each with the counting
    days at stake. `niet_vergeleken`: what only one side speaks of, in words."""

    vondsten: dict[str, Vondst]
    onbeslist: frozenset[str] = frozenset()
    niet_in_lijst: dict[str, dict[str, int]] = field(default_factory=dict)
    niet_vergeleken: tuple[str, ...] = ()
    vergeleken: bool = True


def identiteit(wie: str, over: tuple[str, ...], herhaling: int = 0) -> str:
    """The hash by which an item is found back. `herhaling`: the how many-th of the same words (a date that is empty
    twice in one key)."""
    return sha256("\x1f".join([wie, *over, str(herhaling)]).encode()).hexdigest()


def met_identiteit(vondsten: Iterable[Vondst]) -> Iterator[tuple[str, Vondst]]:
    """Each find with its identity; those about the same thing in the order of what they say."""
    gezien: Counter[tuple] = Counter()
    for vondst in sorted(vondsten, key=lambda v: (v.wie, v.over, v.ons, v.duo, str(v.bij))):
        sleutel = (vondst.wie, vondst.over)
        yield identiteit(*sleutel, gezien[sleutel]), vondst
        gezien[sleutel] += 1
