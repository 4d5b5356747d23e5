"""The door of this app: what the wiring and the commands may use."""

from __future__ import annotations

from stelsel.web.besloten.tijdlijn import adviezen

__all__ = ["adviezen"]
