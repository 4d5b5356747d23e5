"""`python -m belasting.stand`: what stands in the worklist and the log of an installation."""

from __future__ import annotations

import json
import os
from collections import Counter


def main() -> dict:
    """Per item its version and explanations; how many events of each kind; what is wrong with the log."""
    from stelsel.web.beheer.models import Gebeurtenis
    from stelsel.web.beheer.service import zegels
    from stelsel.web.werklijst.models import Post, Stap

    while zegels.verzegel():
        pass
    posten = {
        str(post.uuid): {"versie": post.versie, "aan": post.toegewezen_aan and post.toegewezen_aan.username}
        for post in Post.objects.select_related("toegewezen_aan")
    }
    stappen = Stap.objects.order_by("id").values_list("post__uuid", "handeling", "toelichting", "door__username")
    return {
        "posten": posten,
        "stappen": [[str(post), *rest] for post, *rest in stappen],
        "gebeurtenissen": Counter(Gebeurtenis.objects.values_list("naam", flat=True)),
        "logboek": [f"{b.waar}: {b.wat}" for b in zegels.controleer()],
    }


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "stelsel.web.site.instellingen"
    import django

    django.setup()
    print(json.dumps(main()))
