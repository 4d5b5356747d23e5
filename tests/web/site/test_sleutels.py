"""A new key is put to work while the old one still reads, and an old one only goes when nothing needs it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu, vandaag
from stelsel.opdrachten.sleutels import opdracht
from stelsel.web.aanmelden import geheimen, herstelcodes, totp
from stelsel.web.aanmelden.models import Totp
from stelsel.web.beheer.models import Noodtoegang
from stelsel.web.beheer.service import maak_gebruiker, open_noodtoegang, sleutelbossen
from stelsel.web.gedeeld import versleuteld
from stelsel.web.privacy.models import Beperking

pytestmark = pytest.mark.django_db
PERSOON = "0b9b4f4e-1111-4111-8111-000000000001"
REDEN = "Zij belde dat het thuis niet veilig is."


@pytest.fixture(autouse=True)
def eigen_map(settings, tmp_path):
    settings.GEGEVENS = tmp_path
    for bos in (versleuteld.sleutelbos, geheimen.sleutelbos):
        bos.cache_clear()
    yield
    for bos in (versleuteld.sleutelbos, geheimen.sleutelbos):
        bos.cache_clear()


def _roep(*argumenten: str) -> str:
    uit = CliRunner().invoke(opdracht, argumenten)
    if isinstance(uit.exception, StelselFout):
        raise uit.exception
    assert uit.exit_code == 0, uit.output
    return uit.output


def test_alle_bossen_zijn_bekend() -> None:
    assert {bos.naam for bos in sleutelbossen.alle_bossen()} == {"aanmelden", "dossier", "leveringen"}


def test_kolommen_onder_een_nieuwe_sleutel_en_de_oude_weg() -> None:
    wie = maak_gebruiker("wie", None)
    open_noodtoegang(wie, PERSOON, uren=1, reden=REDEN)
    Beperking.objects.create(persoon=PERSOON, van=vandaag(), reden="schulden", door=wie)
    assert "sleutel 1: 2 keer gebruikt (versleutelt nu)" in _roep("toon")
    with pytest.raises(StelselFout, match="hangt nog iets: 2 keer"):
        _roep("weg", "dossier", "1")
    assert "Opnieuw versleuteld: 2." in _roep("vernieuw", "dossier")
    # A process that ran all the time encrypts with the new key without a restart.
    Beperking.objects.create(persoon=PERSOON, van=vandaag(), reden="later", door=wie)
    assert "sleutel 2: 3 keer gebruikt (versleutelt nu)" in _roep("toon")
    _roep("weg", "dossier", "1")
    versleuteld.sleutelbos.cache_clear()
    assert Noodtoegang.objects.get().reden == REDEN
    assert [b.reden for b in Beperking.objects.order_by("id")] == ["schulden", "later"]
    with pytest.raises(StelselFout, match="nieuwste sleutel blijft"):
        Beperking.objects.all().delete(), Noodtoegang.objects.all().delete()
        _roep("weg", "dossier", "2")


def test_geheimen_van_apps_en_herstelcodes() -> None:
    wie = maak_gebruiker("wie", None)
    Totp.objects.create(gebruiker=wie, geheim=totp.verberg(wie, b"geheim-van-de-app"), gemaakt=nu())
    codes = herstelcodes.maak(wie)
    assert "Opnieuw versleuteld: 1." in _roep("vernieuw", "aanmelden")
    assert totp.lees(wie, Totp.objects.get().geheim) == b"geheim-van-de-app"
    assert herstelcodes.gebruik(wie, codes[0]), "een code van voor de nieuwe sleutel werkt nog"
    with pytest.raises(StelselFout, match="hangt nog iets"):
        _roep("weg", "aanmelden", "1")


def test_een_onbekende_bos() -> None:
    with pytest.raises(StelselFout, match="bestaat niet"):
        _roep("vernieuw", "huissleutels")
