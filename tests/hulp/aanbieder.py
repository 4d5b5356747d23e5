"""An OpenID Connect provider that really runs: a process of its own, spoken to over HTTP."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator

GEDULD = 30.0


class _Blijf(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


class Aanbieder:
    """Where it answers; people can be added and can sign in."""

    def __init__(self, adres: str) -> None:
        self.adres = adres

    def persoon(self, sub: str, **gegevens: object) -> None:
        """Somebody this provider knows, with what it says of them."""
        inhoud = json.dumps(gegevens).encode()
        kop = {"Content-Type": "application/json"}
        vraag = urllib.request.Request(f"{self.adres}/users/{sub}", inhoud, kop, method="PUT")
        urllib.request.urlopen(vraag, timeout=GEDULD).close()

    def log_in(self, adres: str, sub: str = "", **velden: str) -> str:
        """Sign in at the address where the site sent us; gives the address to go back to (path and query)."""
        inhoud = urllib.parse.urlencode({"sub": sub, **velden}).encode()
        try:
            urllib.request.build_opener(_Blijf).open(adres, inhoud, timeout=GEDULD).close()
        except urllib.error.HTTPError as antwoord:
            terug = urllib.parse.urlsplit(antwoord.headers["Location"])
            antwoord.close()
            return f"{terug.path}?{terug.query}"
        raise AssertionError("de aanbieder stuurde niet terug")


@contextlib.contextmanager
def aanbieder(*opties: str) -> Iterator[Aanbieder]:
    """Start one on a free port; end it afterwards."""
    opdracht = [sys.executable, "-m", "oidc_provider_mock", "-p", "0", *opties]
    proces = subprocess.Popen(opdracht, stderr=subprocess.PIPE, text=True)
    wekker = threading.Timer(GEDULD, proces.kill)
    wekker.start()
    try:
        regels = iter(proces.stderr.readline, "")
        gevonden = next(m for regel in regels if (m := re.search(r"running on (http://127\.0\.0\.1:\d+)", regel)))
        # What it says from now on is read away, or a full pipe would stop it.
        threading.Thread(target=lambda: [None for _ in regels], daemon=True).start()
        yield Aanbieder(gevonden[1])
    finally:
        wekker.cancel()
        proces.terminate()
        proces.wait(GEDULD)
        proces.stderr.close()
