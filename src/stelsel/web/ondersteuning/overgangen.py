"""The states of extra support, and the only table that says how they change.

Source: WEB 8.1.3a (the need is assessed before the enrolment, agreements are made in writing, and evaluated with the
student every studiejaar) and 7.5.7 lid 3 (a dispute goes to the geschillenadviescommissie).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Staat(models.TextChoices):
    """Where it stands."""

    GEMELD = "gemeld", _("gemeld, nog niet beoordeeld")
    NODIG = "nodig", _("nodig, nog niet aangeboden")
    NIET_NODIG = "niet_nodig", _("niet nodig")
    AANGEBODEN = "aangeboden", _("aangeboden, wacht op instemming")
    AFGEWEZEN = "afgewezen", _("aangeboden en afgewezen")
    GEMAAKT = "gemaakt", _("afgesproken, loopt")
    GESCHIL = "geschil", _("in geschil")
    BEEINDIGD = "beeindigd", _("beëindigd")
    INGETROKKEN = "ingetrokken", _("ingetrokken")


@dataclass(frozen=True)
class Overgang:
    """From which states, to which; what the act must tell: why, and a day that it happened."""

    van: frozenset[str]
    naar: str
    reden: bool = False
    dag: bool = False


(NODIG, NIET_NODIG, AANBIEDEN, INSTEMMEN, AFWIJZEN, BETWISTEN, HERVATTEN, HEROPENEN, BEEINDIGEN, INTREKKEN) = (
    "nodig", "niet_nodig", "aanbieden", "instemmen", "afwijzen", "betwisten", "hervatten", "heropenen", "beeindigen",
    "intrekken",
)  # fmt: skip

DADEN: dict[str, Overgang] = {
    NODIG: Overgang(frozenset({Staat.GEMELD}), Staat.NODIG, reden=True, dag=True),
    NIET_NODIG: Overgang(frozenset({Staat.GEMELD}), Staat.NIET_NODIG, reden=True, dag=True),
    AANBIEDEN: Overgang(frozenset({Staat.NODIG}), Staat.AANGEBODEN),
    INSTEMMEN: Overgang(frozenset({Staat.AANGEBODEN, Staat.GEMAAKT}), Staat.GEMAAKT),
    AFWIJZEN: Overgang(frozenset({Staat.AANGEBODEN}), Staat.AFGEWEZEN),
    BETWISTEN: Overgang(
        frozenset({Staat.NIET_NODIG, Staat.AANGEBODEN, Staat.AFGEWEZEN, Staat.GEMAAKT}),
        Staat.GESCHIL, reden=True, dag=True,
    ),
    HERVATTEN: Overgang(frozenset({Staat.GESCHIL}), Staat.NODIG, reden=True, dag=True),
    HEROPENEN: Overgang(frozenset({Staat.NIET_NODIG, Staat.AFGEWEZEN}), Staat.NODIG, reden=True),
    BEEINDIGEN: Overgang(frozenset({Staat.GEMAAKT, Staat.GESCHIL}), Staat.BEEINDIGD, reden=True, dag=True),
    INTREKKEN: Overgang(frozenset({Staat.GEMELD, Staat.NODIG, Staat.AANGEBODEN}), Staat.INGETROKKEN, reden=True),
}  # fmt: skip
"""Act -> what it does. What is not in here cannot happen."""

LOOPT = (Staat.GEMELD, Staat.NODIG, Staat.AANGEBODEN, Staat.GEMAAKT, Staat.GESCHIL)
"""The states in which somebody still has to do something."""
