"""`python -m belasting.besluiten`: one decision after another on the worklist, each said as soon as it stands."""

from __future__ import annotations

import os
from itertools import count


def main() -> None:
    """Goes on until it is killed."""
    from stelsel.web.beheer.service import Gebruiker
    from stelsel.web.werklijst.handelen import Daad, doe
    from stelsel.web.werklijst.models import Post

    wie = Gebruiker.objects.first()
    posten = list(Post.objects.order_by("id"))
    print("begin", flush=True)
    for nummer in count():
        post = posten[nummer % len(posten)]
        post.refresh_from_db()
        doe(wie, post, post.versie, Daad("licht_toe", toelichting=f"besluit {nummer}"))
        print(nummer, flush=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "stelsel.web.site.instellingen"
    import django

    django.setup()
    main()
