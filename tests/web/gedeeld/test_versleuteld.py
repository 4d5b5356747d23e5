"""A text that the database alone cannot read, and that cannot be moved to another row."""

from __future__ import annotations

import pytest
from django.core.exceptions import FieldError
from django.db import connection

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import maak_gebruiker
from stelsel.web.gedeeld import versleuteld
from stelsel.web.privacy.models import Beperking

pytestmark = pytest.mark.django_db
PERSOON = "0b9b4f4e-1111-4111-8111-000000000001"


@pytest.fixture(autouse=True)
def eigen_map(settings, tmp_path):
    settings.GEGEVENS = tmp_path
    versleuteld.sleutelbos.cache_clear()
    yield
    versleuteld.sleutelbos.cache_clear()


def _maak(reden: str) -> Beperking:
    wie = maak_gebruiker(f"wie{Beperking.objects.count()}", None)
    return Beperking.objects.create(persoon=PERSOON, van=vandaag(), reden=reden, door=wie)


def _ruw() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select reden from privacy_beperking order by id")
        return [rij[0] for rij in cursor.fetchall()]


def test_in_de_database_staat_het_niet_en_in_de_rij_wel() -> None:
    rij = _maak("schulden en een zieke moeder ë")
    assert "schulden" not in _ruw()[0] and _ruw()[0].startswith("1:")
    assert rij.reden == "schulden en een zieke moeder ë"
    assert Beperking.objects.get().reden == rij.reden
    assert Beperking.objects.only("van").get().reden == rij.reden


def test_bewaren_zonder_te_lezen_laat_het_zoals_het_is() -> None:
    _maak("x")
    voor = _ruw()
    rij = Beperking.objects.get()
    rij.save()
    assert _ruw() == voor
    rij.reden = "y"
    rij.save()
    assert Beperking.objects.get().reden == "y" and _ruw() != voor
    rij.reden = ""
    rij.save()
    assert _ruw() == [""] and Beperking.objects.get().reden == ""


def test_naar_een_andere_rij_verplaatst_is_het_onleesbaar() -> None:
    _maak("een"), _maak("twee")
    with connection.cursor() as cursor:
        cursor.execute("update privacy_beperking set reden = %s", [_ruw()[0]])
    een, twee = Beperking.objects.order_by("id")
    assert een.reden == "een"
    with pytest.raises(StelselFout, match="hoort ergens anders"):
        assert twee.reden


def test_zoeken_en_langs_de_rij_heen_schrijven_kan_niet() -> None:
    _maak("een")
    with pytest.raises(FieldError):
        Beperking.objects.filter(reden="een").exists()
    with pytest.raises(FieldError):
        Beperking.objects.update(reden="leesbaar")
