"""One figure as pages show it: the calculated row, and how it stands to the norm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.indicatoren.normen import drempel
from stelsel.web.kwaliteit.redenen import als_zin

VAST = ("indicator", "studiejaar", "teller", "noemer", "waarde", "norm", "oordeel", "toelichting")
DRIE = ("jaarresultaat", "diplomaresultaat", "startersresultaat")
NAMEN = {
    "jaarresultaat": gettext_lazy("Jaarresultaat"),
    "diplomaresultaat": gettext_lazy("Diplomaresultaat"),
    "startersresultaat": gettext_lazy("Startersresultaat"),
    "oordeel": gettext_lazy("Oordeel studiesucces"),
}
OORDELEN = {
    "hoog": gettext_lazy("Hoog"),
    "voldoende": gettext_lazy("Voldoende"),
    "onvoldoende": gettext_lazy("Onvoldoende"),
    "niet te bepalen": gettext_lazy("Niet te bepalen"),
}
# a badge only for the exception
SOORT = {"onvoldoende": "negatief", "hoog": "positief"}


@dataclass(frozen=True)
class Cijfer:
    """A row of `stelsel indicator bereken`: same columns, same meaning. `waarde` and `norm` in percent."""

    indicator: str
    studiejaar: int
    teller: int | None
    noemer: int | None
    waarde: float | None
    norm: float | None
    oordeel: str
    toelichting: str
    dimensies: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def uit_rij(cls, rij: Mapping[str, Any]) -> Cijfer:
        """From a row of the engine; every other column is a dimension, as text."""
        over = {k: str(v) for k, v in rij.items() if k not in VAST and v is not None}
        return cls(
            indicator=rij["indicator"],
            studiejaar=int(rij["studiejaar"]),
            teller=_heel(rij["teller"]),
            noemer=_heel(rij["noemer"]),
            waarde=_echt(rij["waarde"]),
            norm=_echt(rij["norm"]),
            oordeel=rij["oordeel"] or "",
            toelichting=rij["toelichting"] or "",
            dimensies=over,
        )

    @property
    def naam(self) -> str:
        return str(NAMEN.get(self.indicator, self.indicator))

    @property
    def getoond(self) -> float | None:
        """The value, unless so few count that it says nothing (fewer than the minimum of the inspectie)."""
        minimum = drempel("minimum_noemer", self.studiejaar) or 0
        return None if self.noemer is None or self.noemer < minimum else self.waarde

    @property
    def verschil(self) -> float | None:
        """Difference with the norm in percentage points."""
        return None if self.getoond is None or self.norm is None else self.getoond - self.norm

    @property
    def onder(self) -> bool:
        """Below the norm; without norm or value never."""
        return self.verschil is not None and self.verschil < 0

    @property
    def oordeel_woord(self) -> str:
        return str(OORDELEN.get(self.oordeel, self.oordeel)) or _("Geen oordeel")

    @property
    def redenen(self) -> list[str]:
        """The explanation as sentences."""
        return [als_zin(deel) for deel in self.toelichting.split("; ") if deel.strip()]

    @property
    def soort(self) -> str:
        """The kind of badge, or nothing."""
        return SOORT.get(self.oordeel, "")


def _heel(waarde: Any) -> int | None:
    return None if waarde is None else int(waarde)


def _echt(waarde: Any) -> float | None:
    return None if waarde is None else float(waarde)
