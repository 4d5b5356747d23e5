"""After all stories: no page of the site was left out."""

from __future__ import annotations

import pytest

from hulp.rondgang import bezocht, kent_adressen
from hulp.school import ACCOUNTS

# No page of its own: why not.
GEEN_PAGINA = {
    "beheer:begin": "wijst door naar de eerste pagina van het menu",
    "aanmelden:persona": "knop",
    "aanmelden:uitloggen": "knop",
    "aanmelden:blijf": "knop in de waarschuwing vóór uitloggen",
    "aanmelden:school": "wijst door naar de instelling",
    "aanmelden:school_terug": "komt van de instelling",
    "aanmelden:met_sleutel": "knop",
    "aanmelden:sleutel_opties": "voor het script van een toegangssleutel",
    "aanmelden:sleutel_maken_opties": "voor het script van een toegangssleutel",
    "gedeeld:taal": "knop",
    "begeleiding:bestand": "bestand",
    "begeleiding:mijn_bestand": "bestand",
    "begeleiding:groepsplan": "bestand",
    "ondersteuning:bestand": "bestand",
    "ondersteuning:mijn_bestand": "bestand",
    "ondersteuning:register_bestand": "bestand",
    "kwaliteit:bijwerken": "knop",
    "kwaliteit:download": "bestand",
    "naslag:api_openapi": "voor een ander systeem",
    "naslag:api_regel_zonder_streep": "voor een ander systeem",
    "naslag:api_regel": "voor een ander systeem",
    "naslag:api_regels": "voor een ander systeem",
    "naslag:sleutel_stop": "knop",
    "studenten:meldingen": "bestand",
    "studenten:stand": "deel van een pagina",
    "studenten:stop": "knop",
    "werklijst:download": "bestand",
    "beheer:logboek_bestand": "bestand",
    "privacy:register_csv": "bestand",
    "privacy:bestand": "bestand",
    "studenten:inzage": "bestand",
    "gezond": "voor wie de site bewaakt",
    "klaar": "voor wie de site bewaakt",
    "security_txt": "voor wie een lek meldt",
}


def test_geen_pagina_zonder_weg_erheen(school) -> None:
    """Every page was reached by following links or in a story, and looked at."""
    if not {f"als {account}" for account in ACCOUNTS} <= bezocht:
        pytest.skip("niet alle verhalen zijn gedraaid")
    over = kent_adressen() - bezocht - GEEN_PAGINA.keys()
    assert not over, sorted(over)
