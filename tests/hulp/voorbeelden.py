"""The good files of DUO's other record deliveries."""

from __future__ import annotations

from hulp import grondslag, obo

GRONDSLAG, OBO = grondslag.maak(), obo.maak()
ALLE = (GRONDSLAG, OBO)
