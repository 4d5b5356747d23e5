"""`python -m belasting.bijwerken vul|nood|lees`: data in a database of the first version, and what became of it."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, date, datetime

EERSTE = (
    ("beheer", "0002_rollen_en_logboek"),
    ("aanmelden", "0001_initial"),
    ("studenten", "0001_leveringen_en_personen"),
    ("kwaliteit", "0001_cijfers"),
)
NOOD = ("beheer", "0004_toewijzen")
TOEN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
PERSOON = "0b9b4f4e-1111-4111-8111-000000000001"


def _naar(*doel: tuple[str, str]) -> object:
    """Migrate to these, and give the models as they were there."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    uitvoerder = MigrationExecutor(connection)
    uitvoerder.migrate(list(doel))
    uitvoerder.loader.build_graph()
    return uitvoerder.loader.project_state(list(doel)).apps


def vul() -> None:
    """Somebody with a role, a delivery, a student, and a sealed log, as the first version kept them."""
    from django.contrib.auth.hashers import make_password

    from stelsel.web.beheer import zegels
    from stelsel.web.beheer.logboek import inhoud_hash

    apps = _naar(*EERSTE)
    wie = apps.get_model("beheer", "Gebruiker").objects.create(
        username="ilse", first_name="Ilse", password=make_password("een-lang-wachtwoord-9")
    )
    rol = apps.get_model("beheer", "Rol").objects.get(naam="studentadministratie")
    apps.get_model("beheer", "RolToekenning").objects.create(gebruiker=wie, rol=rol, van=date(2026, 11, 1))
    apps.get_model("studenten", "Levering").objects.create(
        soort="RO", bestandsnaam="RO.csv", grootte=1, sha256="0" * 64, staat="verwerkt", door=wie, brin="99XX"
    )
    apps.get_model("studenten", "Persoon").objects.create(uuid=PERSOON, roepnaam="Elif", actueel=True)
    gebeurtenis = apps.get_model("beheer", "Gebeurtenis")
    hashes = []
    for nummer in range(3):
        regel = gebeurtenis(naam="studenten.dossier_gelezen", gebruiker=wie, tijd=TOEN, persoon_id=PERSOON,
                            onderwerp="contact", doel="studentenadministratie", zout=f"{nummer:032x}")  # fmt: skip
        regel.hash = inhoud_hash(regel)
        regel.save()
        hashes.append(regel.hash)
    zegel = apps.get_model("beheer", "Zegel").objects.create(
        nummer=1, tijd=TOEN, aantal=3, vorige=zegels.BEGIN, zegel=zegels._zegel(1, zegels.BEGIN, hashes)
    )
    for regel in gebeurtenis.objects.order_by("id"):
        apps.get_model("beheer", "Zegelregel").objects.create(zegel=zegel, gebeurtenis=regel)


def nood() -> None:
    """An emergency access from before its reason was encrypted."""
    apps = _naar(NOOD)
    wie = apps.get_model("beheer", "Gebruiker").objects.get()
    apps.get_model("beheer", "Noodtoegang").objects.create(
        gebruiker=wie, persoon=PERSOON, van=TOEN, tot=TOEN, reden="vermist", toelichting="terecht"
    )


def lees() -> dict:
    """What the newest version finds."""
    from django.contrib.auth import authenticate
    from django.db import connection

    from stelsel.web.beheer.models import Noodtoegang, Rol
    from stelsel.web.beheer.service import rollen_van, zegels
    from stelsel.web.studenten.models import Levering, Persoon

    wie = authenticate(username="ilse", password="een-lang-wachtwoord-9")
    noodtoegang = Noodtoegang.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT reden, toelichting FROM beheer_noodtoegang")
        ruw = cursor.fetchone()
    return {
        "rollen": [rol.naam for rol in rollen_van(wie)],
        "nieuwe_rollen": Rol.objects.filter(naam__in=("mentor", "student")).count(),
        "levering": Levering.objects.get().bestandsnaam,
        "persoon": Persoon.objects.get().naam,
        "logboek": [b.wat for b in zegels.controleer()],
        "regels": zegels.telling(),
        "nood": [noodtoegang.reden, noodtoegang.toelichting],
        "leesbaar": any("vermist" in tekst or "terecht" in tekst for tekst in ruw),
    }


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "stelsel.web.site.instellingen"
    import django

    django.setup()
    print(json.dumps({"vul": vul, "nood": nood, "lees": lees}[sys.argv[1]]()))
