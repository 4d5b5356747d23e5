"""Bench of the pages of a mentor: `python bench/paginas.py [--database sqlite|postgresql] [--seconden 60]`.

A school of 30,000 students with five years of history (bench/grote_school.py). Fifty mentors are at work at once: each
opens a page, reads it for some seconds, and opens the next. Prints per page how often it was asked, the time until the
answer was whole for half of them and for 95 in 100, and the longest; for the search the same with a name with a typo.
The clients run on the same machine, so that their own work is in it.
"""

from __future__ import annotations

import argparse
import http.client
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from random import Random
from urllib.parse import quote

HIER = Path(__file__).resolve().parent
sys.path[:0] = [str(HIER.parent / "tests"), str(HIER.parent / "src")]

from belasting.installatie import Installatie, installatie, site  # noqa: E402 - after the path that finds it

LEZEN = 5.0
"""Seconds that somebody reads a page, on average."""


class Mentor(threading.Thread):
    """Opens pages until the time is over."""

    def __init__(self, nummer: int, wie: dict, poort: int, tot: float) -> None:
        super().__init__(name=f"mentor{nummer}")
        self.wie, self.poort, self.tot, self.toeval = wie, poort, tot, Random(nummer)
        self.duren: dict[str, list[float]] = defaultdict(list)
        self.fouten: list[int] = []

    def run(self) -> None:
        time.sleep(self.toeval.uniform(0, LEZEN))
        while time.monotonic() < self.tot:
            naam, adres = self._volgende()
            begin = time.monotonic()
            status = self._vraag(adres)
            self.duren[naam].append(time.monotonic() - begin)
            if status != 200:
                self.fouten.append(status)
            time.sleep(self.toeval.expovariate(1 / LEZEN))

    def _volgende(self) -> tuple[str, str]:
        student = self.toeval.choice(self.wie["studenten"])
        return self.toeval.choice(
            [
                ("Mijn groep", "/begeleiding/"),
                ("Plan", f"/begeleiding/{student}/"),
                ("Notitie", f"/begeleiding/{student}/notitie/"),
                ("Dossier", f"/studenten/{student}/"),
                ("Niet compleet?", f"/studenten/{student}/compleet/"),
                ("Zoeken, met typefout", f"/studenten/?q={quote('Jayden Pinaas')}"),
                ("Teamafspraken", "/begeleiding/team/"),
            ]
        )

    def _vraag(self, adres: str) -> int:
        verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=60)
        verbinding.request("GET", adres, headers={"Cookie": f"stelsel_sessie={self.wie['sessie']}"})
        antwoord = verbinding.getresponse()
        antwoord.read()
        verbinding.close()
        return antwoord.status


def meet(deze: Installatie, wie: list[dict], seconden: int) -> list[Mentor]:
    """Fifty mentors for so many seconds."""
    with site(deze) as poort:
        tot = time.monotonic() + seconden
        mensen = [Mentor(nummer, een, poort, tot) for nummer, een in enumerate(wie)]
        for mens in mensen:
            mens.start()
        for mens in mensen:
            mens.join()
    return mensen


def toon(mensen: list[Mentor]) -> None:
    """The table, and what went wrong."""
    samen: dict[str, list[float]] = defaultdict(list)
    for mens in mensen:
        for naam, duren in mens.duren.items():
            samen[naam] += duren
    print(f"{'pagina':22} {'keer':>6} {'helft':>8} {'95 van 100':>11} {'langste':>8}   (milliseconden)")
    for naam, duren in sorted(samen.items()):
        duren.sort()
        p50, p95 = duren[len(duren) // 2], duren[int(len(duren) * 0.95)]
        print(f"{naam:22} {len(duren):6} {p50 * 1000:8.0f} {p95 * 1000:11.0f} {duren[-1] * 1000:8.0f}")
    fouten = [status for mens in mensen for status in mens.fouten]
    print(f"geen 200: {len(fouten)} {sorted(set(fouten))}")


def main() -> None:
    """Make the school, let fifty people work, print what it took."""
    lezer = argparse.ArgumentParser(description="Pagina's van een mentor, met vijftig mensen tegelijk.")
    lezer.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    lezer.add_argument("--seconden", type=int, default=60)
    keuze = lezer.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="stelsel-bench-") as map_,
        installatie(Path(map_) / "gegevens", keuze.database) as deze,
    ):
        deze.omgeving["STELSEL_VANDAAG"] = "2026-11-23"
        deze.omgeving["PYTHONPATH"] += f":{HIER}"
        begin = time.monotonic()
        school = deze.vraag_module("grote_school")
        print(f"{keuze.database}: school gemaakt in {time.monotonic() - begin:.0f} s, rijen {school['aantallen']}")
        toon(meet(deze, school["sessies"], keuze.seconden))


if __name__ == "__main__":
    main()
