"""The states of an agreement, a need and a round, and the only table that says how they change.

Source: the cycle of figure 1 in the study of level-2 teams (Inspectie van het Onderwijs), chapter 4.1: agreements are
carried out, discussed, and evaluated on whether they were kept and whether they had effect.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Staat(models.TextChoices):
    """Where an agreement, a need or a round stands."""

    OPEN = "open", _("loopt")
    GEDAAN = "gedaan", _("gedaan")
    NIET_GEDAAN = "niet_gedaan", _("niet gedaan")
    VERVULD = "vervuld", _("niet meer nodig")
    VERVALLEN = "vervallen", _("vervallen")
    AFGEROND = "afgerond", _("afgerond")


class Hielp(models.TextChoices):
    """What came of an agreement, for the student. 'Not yet' is an answer too: leaving it out is none."""

    JA = "ja", _("Ja")
    DEELS = "deels", _("Een beetje")
    NEE = "nee", _("Nee")
    ONBEKEND = "onbekend", _("Dat weten we nog niet")


@dataclass(frozen=True)
class Overgang:
    """From which states, to which; what the act must tell: why, a new date, whether it helped."""

    van: frozenset[str]
    naar: str
    reden: bool = False
    datum: bool = False
    hielp: bool = False


_KLAAR = frozenset({Staat.GEDAAN, Staat.NIET_GEDAAN, Staat.VERVULD, Staat.VERVALLEN})
_OPEN = frozenset({Staat.OPEN})
GEDAAN, NIET_GEDAAN, VERZETTEN, VERVALT, VERVULD, HEROPEN = (
    "gedaan", "niet_gedaan", "verzetten", "vervalt", "vervuld", "heropen",
)  # fmt: skip
BESPREKEN, STOPPEN, DOORGAAN, VERANDEREN, OPSCHALEN = (
    "bespreken", "stoppen", "doorgaan", "veranderen", "opschalen",
)  # fmt: skip

AFSPRAAK: dict[str, Overgang] = {
    GEDAAN: Overgang(_OPEN, Staat.GEDAAN, hielp=True),
    NIET_GEDAAN: Overgang(_OPEN, Staat.NIET_GEDAAN, reden=True),
    VERZETTEN: Overgang(_OPEN, Staat.OPEN, reden=True, datum=True),
    VERVALT: Overgang(_OPEN, Staat.VERVALLEN, reden=True),
    HEROPEN: Overgang(_KLAAR, Staat.OPEN, reden=True, datum=True),
}
BEHOEFTE: dict[str, Overgang] = {
    VERVULD: Overgang(_OPEN, Staat.VERVULD, reden=True),
    VERVALT: Overgang(_OPEN, Staat.VERVALLEN, reden=True),
    HEROPEN: Overgang(_KLAAR, Staat.OPEN, reden=True),
}
RONDE: dict[str, Overgang] = {
    BESPREKEN: Overgang(_OPEN, Staat.OPEN, datum=True),
    STOPPEN: Overgang(_OPEN, Staat.AFGEROND, reden=True),
    DOORGAAN: Overgang(_OPEN, Staat.AFGEROND, reden=True, datum=True),
    VERANDEREN: Overgang(_OPEN, Staat.AFGEROND, reden=True, datum=True),
    OPSCHALEN: Overgang(_OPEN, Staat.AFGEROND, reden=True, datum=True),
}
"""Act -> what it does. What is not in here cannot happen. A round that goes on ends, and another one begins."""
