"""Two deliveries, or a delivery and the school's own registration: what differs and why."""

from __future__ import annotations

from stelsel.vergelijken.uitslag import Vergelijking
from stelsel.vergelijken.vergelijk import Keuzes, vergelijk

__all__ = ["Keuzes", "Vergelijking", "vergelijk"]
