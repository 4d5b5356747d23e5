"""The roles that Stelsel delivers, for the migrations that add them."""

from __future__ import annotations

from pathlib import Path

import yaml

ROLLEN = Path(__file__).resolve().parent / "rollen.yaml"


def heen(apps, schema_editor):
    """Add roles that are not there; what a school changed in the meantime stays."""
    rol_model = apps.get_model("beheer", "Rol")
    for rol in yaml.safe_load(ROLLEN.read_text(encoding="utf-8")):
        rol_model.objects.get_or_create(
            naam=rol["naam"], defaults={"titel": rol["titel"], "omschrijving": rol["omschrijving"]}
        )
