"""Are the people there who must be there, and nobody who must not."""

from __future__ import annotations

from collections.abc import Iterator

from stelsel.web.aanmelden.service import zonder_tweede_stap
from stelsel.web.beheer.service import PERSONAS, Gebruiker, met_rol
from stelsel.web.site.controle.bevinding import Bevinding


def keur() -> Iterator[Bevinding]:
    """Accounts and roles of today."""
    personas = Gebruiker.objects.filter(username__in=[wie.account for wie in PERSONAS], is_active=True).count()
    if personas:
        yield Bevinding(
            "CTL-ACCOUNT-01",
            "fout",
            f"Er zijn {personas} accounts met de naam van een persoon uit de demo.",
            "Accounts en rollen",
            "Hun wachtwoord staat leesbaar in de gegevensmap van de demo.",
            "Begin met een lege gegevensmap, of sluit deze accounts.",
        )
    beheerders = met_rol(["beheerder"])
    if beheerders.count() < 2:
        yield Bevinding(
            "CTL-ACCOUNT-02",
            "let op",
            "Er is minder dan twee keer een beheerder.",
            "Accounts en rollen",
            "Wie de enige is, kan niemand helpen die hem zelf moet helpen, en is er niet altijd.",
            "Geef een tweede collega de rol beheerder: ./stelsel beheer gebruiker-aanmaken",
        )
    if not met_rol(["privacyfunctionaris"]).exists():
        yield Bevinding(
            "CTL-ACCOUNT-03",
            "let op",
            "Er is geen privacyfunctionaris.",
            "Accounts en rollen",
            "Noodtoegang wordt dan door niemand beoordeeld.",
            "Geef een collega de rol privacyfunctionaris.",
        )
    zonder = zonder_tweede_stap(beheerders)
    if zonder:
        yield Bevinding(
            "CTL-ACCOUNT-04",
            "let op",
            f"{zonder} van de beheerders hebben nog geen tweede stap.",
            "Inloggen",
            "Tot zij inloggen en die instellen, is hun wachtwoord genoeg.",
            "Vraag hen vandaag in te loggen.",
        )
