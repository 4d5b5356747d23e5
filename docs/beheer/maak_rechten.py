"""Write rechten.md, the table of every act, role and relation, from what the apps register.

    .venv/bin/python docs/beheer/maak_rechten.py

Run it after a change in a rechten.py. tests/architectuur/test_rechten_document.py fails while the two differ.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

HIER = Path(__file__).resolve().parent
BRON = HIER.parents[1] / "src"
KOP = """\
# Wie mag wat

Elke handeling in Stelsel, de rollen die haar hebben zoals Stelsel het levert, en met welke studenten. *alle*: met
elk record van de school. Staat er een relatie, dan alleen met de studenten van die relatie; voor een ander bestaat
het adres niet (404). Een school kan per rol afwijken onder 'Wie mag wat'.

Dit bestand is gemaakt door `docs/beheer/maak_rechten.py`.

## Relaties

| relatie | bij studenten |
|---|---|
"""


def document() -> str:
    """The whole document."""
    from stelsel.web.beheer.handelingen import alle_handelingen
    from stelsel.web.beheer.relaties import alle_relaties

    regels = [f"| `{r.naam}` | {r.omschrijving} |" for r in alle_relaties()]
    regels += ["", "## Handelingen", "", "| handeling | wat | rol | met |", "|---|---|---|---|"]
    for daad in alle_handelingen():
        regels += [f"| `{daad.naam}` | {daad.omschrijving} | {rol} | {met} |" for rol, met in _rollen(daad)]
    return KOP + "\n".join(regels) + "\n"


def _rollen(daad: object) -> list[tuple[str, str]]:
    met = [(rol, "alle") for rol in daad.rollen_standaard]
    met += [(rol, ", ".join(f"`{naam}`" for naam in via)) for rol, via in daad.via.items()]
    if daad.in_nood:
        met.append(("wie noodtoegang opende", "`beheer.noodtoegang`"))
    return met


def main() -> None:
    """Write the file."""
    import django

    with tempfile.TemporaryDirectory() as map_:
        os.environ |= {"STELSEL_GEGEVENS": map_, "DJANGO_SETTINGS_MODULE": "stelsel.web.site.instellingen"}
        sys.path.insert(0, str(BRON))
        django.setup()
        (HIER / "rechten.md").write_text(document(), "utf-8")


if __name__ == "__main__":
    main()
