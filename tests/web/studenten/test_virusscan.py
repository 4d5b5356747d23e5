"""An upload is shown to the scanner first; what it does not answer for does not come in."""

from __future__ import annotations

import socket
import threading

import pytest

from stelsel.kern.fouten import StelselFout
from stelsel.web.studenten import leveringen, opslag
from stelsel.web.studenten.models import Levering

pytestmark = pytest.mark.django_db
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Scanner:
    """Speaks as clamd does: reads the pieces of INSTREAM, and answers for what was in them."""

    def __init__(self, antwoord: bytes | None = None) -> None:
        self.antwoord, self.gezien = antwoord, b""
        self.bus = socket.create_server(("127.0.0.1", 0))
        self.adres = f"127.0.0.1:{self.bus.getsockname()[1]}"
        self.draad = threading.Thread(target=self._luister, daemon=True)
        self.draad.start()

    def _luister(self) -> None:
        verbinding, _ = self.bus.accept()
        with verbinding, verbinding.makefile("rb") as bron:
            assert bron.read(10) == b"zINSTREAM\0"
            while lengte := int.from_bytes(bron.read(4), "big"):
                self.gezien += bron.read(lengte)
            besmet = b"stream: Win.Test.EICAR_HDB-1 FOUND\0" if EICAR in self.gezien else b"stream: OK\0"
            verbinding.sendall(self.antwoord if self.antwoord is not None else besmet)

    def sluit(self) -> None:
        self.draad.join(5)
        self.bus.close()


@pytest.fixture(autouse=True)
def eigen_map(settings, tmp_path):
    settings.GEGEVENS = tmp_path
    opslag.sleutelbos.cache_clear()
    yield
    opslag.sleutelbos.cache_clear()


@pytest.fixture
def scanner(settings):
    gemaakt = []

    def maak(antwoord: bytes | None = None) -> Scanner:
        gemaakt.append(Scanner(antwoord))
        settings.VIRUSSCANNER = gemaakt[-1].adres
        return gemaakt[-1]

    yield maak
    for een in gemaakt:
        een.sluit()


def _geef(inhoud: bytes) -> Levering:
    return leveringen.ontvang(None, "eigen_administratie.csv", iter([inhoud]))


def test_een_virus_komt_niet_binnen(scanner, tmp_path) -> None:
    scanner()
    with pytest.raises(StelselFout) as fout:
        _geef(b"BRIN;99XX\n" + EICAR)
    assert fout.value.code == "STUDENTEN-VIRUS-01"
    assert not Levering.objects.exists() and not list((tmp_path / "leveringen").iterdir())


@pytest.mark.parametrize("antwoord", [b"", b"INSTREAM size limit exceeded. ERROR\0"])
def test_zonder_goed_antwoord_komt_er_niets_binnen(scanner, antwoord) -> None:
    scanner(antwoord)
    with pytest.raises(StelselFout) as fout:
        _geef(b"x")
    assert fout.value.code == "STUDENTEN-VIRUS-02"


def test_een_scanner_die_er_niet_is(settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as bus:
        settings.VIRUSSCANNER = f"127.0.0.1:{bus.getsockname()[1]}"
    with pytest.raises(StelselFout, match="geen antwoord"):
        _geef(b"x")


def test_een_schoon_bestand_is_heel_bekeken(scanner) -> None:
    een = scanner()
    inhoud = b"a" * 600_000
    with pytest.raises(StelselFout) as fout:
        _geef(inhoud)
    assert "VIRUS" not in fout.value.code, "geweigerd om wat het is, niet om een virus"
    assert een.gezien == inhoud
