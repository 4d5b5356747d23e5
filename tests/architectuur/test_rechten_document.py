"""The table of rights in the documents is that of the code, and it names what exists."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from stelsel.web.beheer.handelingen import alle_handelingen
from stelsel.web.beheer.relaties import alle_relaties
from stelsel.web.beheer.service import Rol

BEHEER = Path(__file__).resolve().parents[2] / "docs" / "beheer"


def test_het_document_is_wat_de_code_zegt() -> None:
    bron = importlib.util.spec_from_file_location("maak_rechten", BEHEER / "maak_rechten.py")
    maak = importlib.util.module_from_spec(bron)
    bron.loader.exec_module(maak)
    assert (BEHEER / "rechten.md").read_text("utf-8") == maak.document(), "draai docs/beheer/maak_rechten.py"


@pytest.mark.django_db
def test_elke_handeling_noemt_rollen_en_relaties_die_er_zijn() -> None:
    rollen = set(Rol.objects.values_list("naam", flat=True))
    relaties = {relatie.naam for relatie in alle_relaties()}
    for daad in alle_handelingen():
        assert set(daad.rollen_standaard) | set(daad.via) <= rollen, daad.naam
        assert not set(daad.rollen_standaard) & set(daad.via), f"{daad.naam}: een rol mag alles of via een relatie"
        assert {naam for via in daad.via.values() for naam in via} <= relaties, daad.naam
