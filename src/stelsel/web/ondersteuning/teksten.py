"""What people read about acts, in one place."""

from __future__ import annotations

from django.utils.translation import gettext as _nu
from django.utils.translation import gettext_lazy as _

from stelsel.web.ondersteuning import overgangen as o
from stelsel.web.ondersteuning.models import Verwijzing

STAPPEN = {
    "melden": _("Behoefte aan ondersteuning gemeld"),
    "erbij": _("Iets toegevoegd aan de afspraken"),
    "eraf": _("Iets uit de afspraken gehaald"),
    "woord": _("Antwoord op de afspraken vastgelegd"),
    "evalueren": _("Ondersteuning geëvalueerd"),
    o.NODIG: _("Beoordeeld: ondersteuning is nodig"),
    o.NIET_NODIG: _("Beoordeeld: ondersteuning is niet nodig"),
    o.AANBIEDEN: _("Afspraken aangeboden"),
    o.INSTEMMEN: _("Afspraken gemaakt"),
    o.AFWIJZEN: _("Afspraken afgewezen"),
    o.BETWISTEN: _("Geschil over de afspraken"),
    o.HERVATTEN: _("Geschil opgelost"),
    o.HEROPENEN: _("Opnieuw bekeken"),
    o.BEEINDIGEN: _("Ondersteuning beëindigd"),
    o.INTREKKEN: _("Melding ingetrokken"),
}
NIET_OP_DE_TIJDLIJN = ("erbij", "eraf", "woord")
"""What is a step in writing the agreements stands in their own history."""

DADEN = {
    o.NODIG: _("Ja, ondersteuning is nodig"),
    o.NIET_NODIG: _("Nee, ondersteuning is niet nodig"),
    o.BETWISTEN: _("Er is een geschil: de geschillenadviescommissie kijkt ernaar (WEB 7.5.7 lid 3)"),
    o.HERVATTEN: _("Het geschil is opgelost: de afspraken worden opnieuw aangeboden"),
    o.HEROPENEN: _("Er wordt opnieuw naar gekeken"),
    o.BEEINDIGEN: _("De ondersteuning stopt"),
    o.INTREKKEN: _("De melding wordt ingetrokken"),
}


def verwezen(een: Verwijzing) -> str:
    """In one line where somebody went to, or came from."""
    naar = een.richting == Verwijzing.Richting.WEG
    return (_nu("Verwezen naar %(waar)s") if naar else _nu("Gekomen van %(waar)s")) % {"waar": een.waar}
