"""What can be shared with which kind of partner, and on which ground: no more than that partner needs.

Source: AVG 5 lid 1 c (no more than needed) and 6; LPW 21a and WEB 9.2.2 (absence and early leaving go to leerplicht
and RMC by law); the purposes of `privacy.toestemmen` for who needs leave of the student.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.web.delen.models import Soort
from stelsel.web.privacy.service import mag_delen

AFSPRAKEN, ONDERSTEUNING, AANWEZIGHEID, INSCHRIJVING = "afspraken", "ondersteuning", "aanwezigheid", "inschrijving"
TITELS = {
    AFSPRAKEN: gettext_lazy("Afspraken en doel"),
    ONDERSTEUNING: gettext_lazy("Afgesproken ondersteuning"),
    AANWEZIGHEID: gettext_lazy("Aanwezigheid"),
    INSCHRIJVING: gettext_lazy("Opleiding en contact"),
}


@dataclass(frozen=True)
class Toegestaan:
    """`delen`: codes of what this partner may read; `doel`: the purpose of which leave is asked, '' where the law says
    itself that it is shared; `artikel`: which."""

    delen: tuple[str, ...]
    doel: str = ""
    artikel: str = ""


PER_SOORT: dict[str, Toegestaan] = {
    Soort.JEUGDHULP: Toegestaan((AFSPRAKEN, ONDERSTEUNING), doel="hulpverlening"),
    Soort.LEERPLICHT: Toegestaan((AANWEZIGHEID, INSCHRIJVING, AFSPRAKEN), artikel="LPW 21a"),
    Soort.RMC: Toegestaan((AANWEZIGHEID, INSCHRIJVING, AFSPRAKEN), artikel="WEB 9.2.2"),
    Soort.LEERBEDRIJF: Toegestaan((ONDERSTEUNING,), doel="leerbedrijf"),
    Soort.VERVOLG: Toegestaan((ONDERSTEUNING, AFSPRAKEN), doel="vervolgopleiding"),
}


@dataclass(frozen=True)
class Grond:
    """Whether it may be shared today, and why or why not."""

    ja: bool
    reden: str

    def __bool__(self) -> bool:
        return self.ja


def grond(persoon: UUID, soort: str, dag: date) -> Grond:
    """May anything of this student be shared with this kind of partner on that day? Asked at each reading, so that a
    withdrawal works at once."""
    regel = PER_SOORT[soort]
    if not regel.doel:
        return Grond(True, _("De wet regelt dit (%(artikel)s). De student hoort ervan.") % {"artikel": regel.artikel})
    antwoord = mag_delen(persoon, regel.doel, dag)
    return Grond(antwoord.ja, antwoord.reden)
