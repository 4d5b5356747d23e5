"""The good files of DUO's other record deliveries."""

from __future__ import annotations

from hulp import grondslag

GRONDSLAG = grondslag.maak()
ALLE = (GRONDSLAG,)
