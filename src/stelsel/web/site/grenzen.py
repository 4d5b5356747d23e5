"""How much somebody may ask in a short time: per account, and for who is not signed in per address.

A bucket per asker and kind of question, in the memory of each process: it fills as time goes by, a question takes one
out, and an empty bucket refuses (429). A school behind one address is not held back by it: who is signed in counts as
an account. Guessing passwords has its own brake (aanmelden/pogingen.py), which all processes share.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from stelsel.web.aanmelden.service import adres_van
from stelsel.web.beheer.service import log
from stelsel.web.gedeeld.fouten import te_veel

VRIJ = ("/gezond/", "/klaar/")
API = "/api/"
MEEST = 20_000  # buckets kept; the longest unused goes first


@dataclass(frozen=True)
class Grens:
    """`stoot`: how many at once; `per_minuut`: how fast it fills again."""

    stoot: int
    per_minuut: int


GRENZEN = {
    "lezen": Grens(300, 300),
    "schrijven": Grens(120, 120),
    "zoeken": Grens(120, 60),
    "bestand": Grens(30, 20),
    "api": Grens(1_200, 1_200),
    "anoniem": Grens(600, 600),
}


class Emmers:
    """All buckets of this process. `klok` gives seconds."""

    def __init__(self, klok: Callable[[], float] = time.monotonic) -> None:
        self._klok = klok
        self._slot = Lock()
        self._stand: OrderedDict[tuple[str, str], tuple[float, float, bool]] = OrderedDict()

    def neem(self, wie: str, soort: str, factor: float = 1.0) -> tuple[float, bool]:
        """Take one; returns (seconds to wait, whether this is the first refusal of a row). 0 seconds: granted."""
        grens, nu = GRENZEN[soort], self._klok()
        stoot, per_seconde = grens.stoot * factor, grens.per_minuut * factor / 60
        with self._slot:
            niveau, toen, geweigerd = self._stand.pop((wie, soort), (stoot, nu, False))
            niveau = min(stoot, niveau + (nu - toen) * per_seconde)
            mag = niveau >= 1
            self._stand[wie, soort] = (niveau - 1 if mag else niveau, nu, not mag)
            if len(self._stand) > MEEST:
                self._stand.popitem(last=False)
        return (0.0, False) if mag else ((1 - niveau) / per_seconde, not geweigerd)


class Grenswacht:
    """Middleware, after sign-in is known: 429 for who asks too much, as a page or for a program as JSON."""

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponse]) -> None:
        self.volgende = volgende
        self.emmers = Emmers()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        factor = settings.GRENZEN
        if not factor or request.path in VRIJ:
            return self.volgende(request)
        gebruiker = request.user if request.user.is_authenticated else None
        wie = f"account {gebruiker.pk}" if gebruiker else f"adres {adres_van(request)}"
        wacht, eerste = self.emmers.neem(wie, soort_van(request), factor)
        if not wacht:
            return self.volgende(request)
        if eerste:
            log(gebruiker, "beheer.te_veel_gevraagd", onderwerp=soort_van(request))
        return _weiger(request, math.ceil(wacht))


def soort_van(request: HttpRequest) -> str:
    """Which of GRENZEN this question falls under."""
    if request.path.startswith(API):
        return "api"
    if not request.user.is_authenticated:
        return "anoniem"
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        return "schrijven"
    if "." in request.path.rsplit("/", 1)[-1]:
        return "bestand"
    return "zoeken" if request.GET.get("q") else "lezen"


def _weiger(request: HttpRequest, seconden: int) -> HttpResponse:
    if request.path.startswith(API):
        wat, doe = _("Er komen te veel vragen."), _("Wacht %(s)s seconden en vraag minder vaak.") % {"s": seconden}
        antwoord = JsonResponse({"fout": {"code": "API-GRENS-01", "wat": wat, "doe": doe}}, status=429)
    else:
        antwoord = te_veel(request)
    antwoord.headers["Retry-After"] = str(seconden)
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
