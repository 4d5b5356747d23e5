"""How far long work is: a bar on a terminal that is written over, and plain lines now and then elsewhere.

Both go to stderr, so that the outcome can be passed on. Work that is done at once says nothing.
"""

from __future__ import annotations

import sys
import time

BREEDTE = 30
EERST, DAARNA = 5.0, 10.0
"""Without a terminal: seconds before the first line, and between two lines."""


class Voortgang:
    """Shows progress; call it with what is being done, how far it is, and how far it goes. End with `klaar`."""

    def __init__(self) -> None:
        self.terminal = sys.stderr.isatty()
        self._volgende = time.monotonic() + EERST
        self._getoond = ""

    def __call__(self, wat: str, klaar: int, totaal: int) -> None:
        deel = min(max(klaar, 0) / max(totaal, 1), 1.0)
        if self.terminal:
            vol = int(deel * BREEDTE)
            self._schrijf(f"{wat} [{'#' * vol}{'.' * (BREEDTE - vol)}] {int(deel * 100):3d}%")
        elif time.monotonic() >= self._volgende:
            self._volgende = time.monotonic() + DAARNA
            print(f"{wat}: {int(deel * 100)}%", file=sys.stderr, flush=True)

    def klaar(self) -> None:
        """Wipe the bar, so that what follows begins on a clean line."""
        if self._getoond:
            self._schrijf("")
            print("\r", end="", file=sys.stderr, flush=True)
            self._getoond = ""

    def _schrijf(self, regel: str) -> None:
        if regel != self._getoond:
            print(f"\r{regel.ljust(len(self._getoond))}", end="", file=sys.stderr, flush=True)
            self._getoond = regel
