"""Items of the worklist without a delivery, for tests that only need them to exist."""

from __future__ import annotations

from datetime import date
from itertools import count
from uuid import UUID, uuid4

from stelsel.web.werklijst import stappen
from stelsel.web.werklijst.models import Post, Reeks, Waarneming

_teller = count(1)


def maak_post(persoon: UUID | None = None, **velden: object) -> Post:
    """An open difference in the end of an enrolment; `velden` say otherwise. Not yet written."""
    nummer = next(_teller)
    wie = persoon or uuid4()
    standaard = {
        "identiteit": f"{nummer:064x}",
        "wie": str(wie),
        "persoon": wie,
        "soort": "verschil",
        "tabel": "inschrijving",
        "brin": "99XX",
        "sleutel": f"99XX / {nummer}",
        "veld": "datum_uitschrijving_werkelijk",
        "inschrijvingvolgnummer": str(nummer),
        "opleidingcode": "25604",
        "oorzaak": "gepland_of_werkelijk",
        "zekerheid": "vermoedelijk",
        "duo": "2026-03-01",
        "nieuwst": "duo",
        "bij": {"soort": "anders", "teldata": "2026-02-01", "onderliggend": 0, "op_feiten": True},
        "sinds": date(2026, 11, 10),
        "februari": 1,
        "gewicht": 1,
        "uiterlijk": date(2027, 7, 1),
    }
    return Post(**{**standaard, **velden})


def bewaar(*posten: Post) -> list[Post]:
    """Write items as the newest comparison of one series found them."""
    reeks, _nieuw = Reeks.objects.get_or_create(
        soort="GRONDSLAG",
        brin="99XX",
        van=date(2025, 8, 1),
        defaults={"bestandsnaam": "GRONDSLAG_IP_MBO_99XX_20261110_2025.csv", "aangemaakt": date(2026, 11, 10)},
    )
    bewaard = Post.objects.bulk_create(posten, batch_size=1000)
    Waarneming.objects.bulk_create([Waarneming(post=post, reeks=reeks) for post in bewaard], batch_size=1000)
    stappen.schrijf(stappen.maak(post, stappen.GEVONDEN, bestandsnaam=reeks.bestandsnaam) for post in bewaard)
    return bewaard


def voorbeeld_post() -> Post:
    """One open item of a student in the dossier."""
    from hulp.studenten import voorbeeld_persoon

    return bewaar(maak_post(voorbeeld_persoon().uuid))[0]
