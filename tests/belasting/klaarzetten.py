"""`python -m belasting.klaarzetten PEOPLE ITEMS`: accounts that are signed in, and items of the worklist to act on."""

from __future__ import annotations

import json
import os
import sys


def main(mensen: int, posten: int) -> dict:
    """Session keys by account, and the ids of the items."""
    from django.test import Client

    from hulp.posten import maak_post
    from stelsel.web.beheer.service import geef_rol, maak_gebruiker
    from stelsel.web.werklijst.models import Post

    sessies = {}
    for nummer in range(mensen):
        wie = maak_gebruiker(f"mens{nummer}", None, roepnaam="Mens", achternaam=str(nummer))
        geef_rol(wie, "studentadministratie", reden="toets")
        client = Client()
        client.force_login(wie)
        sessies[wie.username] = client.session.session_key
    rijen = [maak_post() for _ in range(posten)]
    Post.objects.bulk_create(rijen)
    return {"sessies": sessies, "posten": [str(rij.uuid) for rij in rijen]}


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "stelsel.web.site.instellingen"
    import django

    django.setup()
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
