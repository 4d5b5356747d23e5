"""Can a set answer the question? The days a figure needs against the days the deliveries cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stelsel.gegevens.dekking import Dekking, gedekt
from stelsel.indicatoren.definities import Definitie, definities
from stelsel.indicatoren.lezingen import Lezingen
from stelsel.kern.tijd import vandaag


@dataclass(frozen=True)
class Dekkingsvraag:
    """For one institution: the days needed, the days present, and what follows."""

    indicator: str
    brin: str
    nodig_van: date
    nodig_tot_en_met: date
    aanwezig: tuple[Dekking, ...]

    @property
    def genoeg(self) -> bool:
        """Whether one unbroken period holds all days needed."""
        return gedekt(self.aanwezig, self.brin, self.nodig_van, self.nodig_tot_en_met)

    @property
    def volledig(self) -> bool:
        """Whether the deliveries that are used were whole."""
        return all(
            deel.volledig
            for deel in self.aanwezig
            if deel.van <= self.nodig_tot_en_met and self.nodig_van <= deel.tot_en_met
        )

    def reden(self) -> str:
        """Why it cannot be determined, and which period to request from DUO."""
        perioden = " en ".join(f"{d.van} t/m {d.tot_en_met}" for d in self.aanwezig) or "niets"
        periode = f"{self.nodig_van} t/m {self.nodig_tot_en_met}"
        naam = definities()[self.indicator].naam.split()[0].lower()
        wanneer = f" (dat kan pas na {self.nodig_tot_en_met})" if self.nodig_tot_en_met > vandaag() else ""
        return (
            f"niet te bepalen: het {naam} heeft gegevens nodig over {periode}, "
            f"aanwezig voor {self.brin or 'deze instelling'}: {perioden}. Vraag bij DUO een registratieoverzicht op "
            f"met selectieperiode {periode}, of overzichten die op elkaar aansluiten{wanneer}"
        )


def dekkingsvraag(
    wat: Definitie, brin: str, jaar: int, venster: int, lezingen: Lezingen, dekking: Iterable[Dekking]
) -> Dekkingsvraag:
    """The coverage of one indicator for one institution, studiejaar and window."""
    van, tot = wat.nodig(jaar, venster, lezingen)
    return Dekkingsvraag(wat.sleutel, brin, van, tot, tuple(d for d in dekking if d.brin == brin))


def laatste_jaar(
    wat: Definitie, venster: int, lezingen: Lezingen, dekking: list[Dekking], brins: list[str], jaren: Iterable[int]
) -> int | None:
    """The last studiejaar with full coverage for every institution; else for any; else None."""
    beste: int | None = None
    for jaar in sorted(jaren, reverse=True):
        genoeg = [dekkingsvraag(wat, b, jaar, venster, lezingen, dekking).genoeg for b in brins]
        if genoeg and all(genoeg):
            return jaar
        if any(genoeg) and beste is None:
            beste = jaar
    return beste
