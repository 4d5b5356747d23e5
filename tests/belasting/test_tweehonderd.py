"""200 people write at once: nobody's work is lost, nobody gets an error page, and the log holds."""

from __future__ import annotations

import http.client
import threading
import time
from collections import Counter
from urllib.parse import urlencode

import pytest

from belasting.installatie import Installatie, installatie, site
from hulp import postgres

MENSEN, POSTEN = 200, 100
GEDULD = 60  # tries of one person, each after reading again
TEKEN = "c" * 32


class Mens(threading.Thread):
    """Reads an item, explains it, and when somebody was first reads it again and repeats."""

    def __init__(self, naam: str, sessie: str, post: str, poort: int, af: threading.Barrier) -> None:
        super().__init__(name=naam)
        self.sessie, self.adres, self.poort, self.af = sessie, f"/verschillen/{post}/", poort, af
        self.statussen: list[int] = []
        self.gedaan = False
        self.duren: list[float] = []
        self.fout = ""

    def run(self) -> None:
        try:
            self.af.wait(60)
            for _ in range(GEDULD):
                versie = self._versie()
                if self._stuur(versie) == 302:
                    self.gedaan = True
                    return
        except Exception as fout:
            self.fout = repr(fout)

    def _vraag(self, methode: str, inhoud: str | None = None) -> tuple[int, str]:
        begin = time.monotonic()
        verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=120)
        koppen = {"Cookie": f"stelsel_sessie={self.sessie}; stelsel_csrf={TEKEN}", "X-CSRFToken": TEKEN}
        if inhoud is not None:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
        verbinding.request(methode, self.adres, inhoud, koppen)
        antwoord = verbinding.getresponse()
        tekst = antwoord.read().decode()
        verbinding.close()
        self.statussen.append(antwoord.status)
        self.duren.append(time.monotonic() - begin)
        return antwoord.status, tekst

    def _versie(self) -> str:
        status, tekst = self._vraag("GET")
        assert status == 200, status
        return tekst.split('name="versie" value="', 1)[1].split('"', 1)[0]

    def _stuur(self, versie: str) -> int:
        velden = {"doe": "licht_toe", "toelichting": f"uitleg van {self.name}", "versie": versie}
        return self._vraag("POST", urlencode(velden))[0]


def _laat_schrijven(deze: Installatie) -> list[Mens]:
    klaar = deze.vraag("klaarzetten", str(MENSEN), str(POSTEN))
    with site(deze) as poort:
        af = threading.Barrier(MENSEN)
        mensen = [
            Mens(naam, sessie, klaar["posten"][nummer % POSTEN], poort, af)
            for nummer, (naam, sessie) in enumerate(klaar["sessies"].items())
        ]
        for mens in mensen:
            mens.start()
        for mens in mensen:
            mens.join()
    return mensen


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.alles)])
def test_niemands_werk_gaat_verloren(tmp_path, database) -> None:
    if database == "postgresql" and postgres.programma_map() is None:
        pytest.skip("geen PostgreSQL gevonden")
    with installatie(tmp_path / "gegevens", database) as deze:
        mensen = _laat_schrijven(deze)
        stand = deze.vraag("stand")
    assert not [mens.fout for mens in mensen if mens.fout]
    assert Counter(status for mens in mensen for status in mens.statussen).keys() <= {200, 302, 422}
    assert all(mens.gedaan for mens in mensen), "iemand kwam er nooit aan toe"
    uitleg = [toelichting for _post, handeling, toelichting, _wie in stand["stappen"] if handeling == "toegelicht"]
    assert Counter(uitleg) == Counter(f"uitleg van {mens.name}" for mens in mensen), "elk precies één keer"
    per_post = Counter(post for post, *_ in stand["stappen"])
    assert all(post["versie"] == 1 + per_post[uuid] for uuid, post in stand["posten"].items())
    assert stand["gebeurtenissen"]["werklijst.toegelicht"] == MENSEN
    assert stand["logboek"] == []
    duren = sorted(duur for mens in mensen for duur in mens.duren)
    print(f"{database}: {len(duren)} vragen, helft {duren[len(duren) // 2]:.2f} s, langste {duren[-1]:.2f} s")
