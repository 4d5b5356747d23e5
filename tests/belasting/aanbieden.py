"""`python -m belasting.aanbieden FILE`: a delivery that waits for the worker. Prints its id."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def main(pad: Path) -> str:
    """Hand in a file as an upload does."""
    from stelsel.web.beheer.service import geef_rol, maak_gebruiker
    from stelsel.web.studenten.service import ontvang

    wie = maak_gebruiker("ilse", None)
    geef_rol(wie, "studentadministratie", reden="toets")
    return str(ontvang(wie, pad.name, iter([pad.read_bytes()])).uuid)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "stelsel.web.site.instellingen"
    import django

    django.setup()
    print(json.dumps(main(Path(sys.argv[1]))))
