"""As JSON, for a program: stable keys, ISO dates, every value as it is kept."""

from __future__ import annotations

import json

from stelsel import VERSIE
from stelsel.kern.tijd import NEDERLAND
from stelsel.web.privacy.inzage import Alles

SOORT = "stelsel-inzage"
VORM = 1


def als_json(alles: Alles) -> bytes:
    """UTF-8 JSON: {soort, versie, gemaakt, naam, verwerkingen: [...], bestanden: [...], gelezen: [...]}."""
    inhoud = {
        "soort": SOORT,
        "versie": VORM,
        "stelsel": VERSIE,
        "gemaakt": alles.gemaakt.astimezone(NEDERLAND).isoformat(timespec="seconds"),
        "naam": alles.naam,
        "verwerkingen": [
            {
                "naam": deel.verwerking.naam,
                "doel": deel.verwerking.doel,
                "grondslag": f"AVG {deel.verwerking.grondslag}; {deel.verwerking.wet}",
                "ontvangers": deel.verwerking.ontvangers,
                "bewaren": deel.verwerking.bewaren,
                "tabellen": {tabel.naam: tabel.rijen for tabel in deel.tabellen},
            }
            for deel in alles.delen
        ],
        "bestanden": alles.bestanden,
        "gelezen": [
            {
                "tijd": inzage.tijd.astimezone(NEDERLAND).isoformat(timespec="seconds"),
                "functie": "jijzelf" if inzage.functie is None else inzage.functie or "het programma",
                "wat": inzage.wat,
            }
            for inzage in alles.inzages
        ],
    }
    return (json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n").encode()
