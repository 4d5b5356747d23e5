"""Coverage: over which institution and which days a set can speak at all.

A delivery states its selection period. A figure that needs days outside it is not zero but unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

EEN_DAG = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Dekking:
    """A selection period of one institution, both ends inclusive. `volledig` is the state of the file."""

    brin: str
    van: date
    tot_en_met: date
    volledig: bool = True

    def als_dict(self) -> dict[str, object]:
        return {
            "brin": self.brin,
            "van": self.van.isoformat(),
            "tot_en_met": self.tot_en_met.isoformat(),
            "volledig": "ja" if self.volledig else "nee",
        }

    @classmethod
    def uit_dict(cls, waarden: dict[str, str]) -> Dekking:
        return cls(
            waarden["brin"],
            date.fromisoformat(waarden["van"]),
            date.fromisoformat(waarden["tot_en_met"]),
            waarden["volledig"] == "ja",
        )


def aaneengesloten(dekkingen: Iterable[Dekking]) -> list[Dekking]:
    """Overlapping and adjoining periods of one institution as one; incomplete when any part is."""
    uit: list[Dekking] = []
    for deel in sorted(dekkingen):
        vorige = uit[-1] if uit else None
        if vorige and vorige.brin == deel.brin and deel.van <= vorige.tot_en_met + EEN_DAG:
            einde = max(vorige.tot_en_met, deel.tot_en_met)
            uit[-1] = Dekking(deel.brin, vorige.van, einde, vorige.volledig and deel.volledig)
        else:
            uit.append(deel)
    return uit


def gedekt(dekkingen: Iterable[Dekking], brin: str, van: date, tot_en_met: date) -> bool:
    """Whether one unbroken period of this institution holds all days from `van` up to and including `tot_en_met`."""
    return any(
        deel.brin == brin and deel.van <= van and tot_en_met <= deel.tot_en_met
        for deel in aaneengesloten(dekkingen)
    )
