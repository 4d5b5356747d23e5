"""What a parent learns of support: what the agreements say, and no more. The rule `informeren_ouders` decides."""

from __future__ import annotations

from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.regels.ondersteuning.informeren_ouders import InformerenOudersFeiten, informeren_ouders
from stelsel.web.ondersteuning.feiten import geboren
from stelsel.web.ondersteuning.models import Ondersteuning
from stelsel.web.ondersteuning.overgangen import LOOPT
from stelsel.web.ondersteuning.toekennen import afgesproken
from stelsel.web.privacy.service import mag_delen
from stelsel.web.studenten.service import Persoon

DOEL = "ouders"


def voor_ouders(persoon: Persoon) -> list[tuple[str, list[str]]]:
    """What is agreed and runs, where a parent may know it: never the need behind it. Who may be in danger has no page
    for a parent at all (studenten.afschermen)."""
    lopend = Ondersteuning.objects.filter(persoon=persoon.uuid, staat__in=LOOPT)
    regels = [v.wat for een in lopend if mag_weten(een, persoon) for v in afgesproken(een)]
    return [(_("Afgesproken ondersteuning"), regels)] if regels else []


def mag_weten(een: Ondersteuning, persoon: Persoon) -> bool:
    """May a parent know what these agreements hold? (domein 9.5: what they say; from 18 only with leave)"""
    uitkomst = informeren_ouders.beantwoord(
        InformerenOudersFeiten(
            bericht="inhoud_ondersteuning",
            geboortedatum=geboren(persoon),
            veiligheid=False,
            toestemming_student=bool(mag_delen(persoon.uuid, DOEL)),
            afspraken_noemen_ouders=een.ouders_horen,
        ),
        vandaag(),
    )
    return informeren_ouders.is_gunstig(uitkomst.antwoord)
