"""Exchange files: one folder per delivery with its layout as data, and the machinery they share.

The door is `lees`; what it needs is only loaded when it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stelsel.bestanden.leesverslag import Leesverslag
    from stelsel.bestanden.lezen import lees

__all__ = ["Leesverslag", "lees"]


def __getattr__(naam: str) -> Any:
    if naam == "lees":
        from stelsel.bestanden.geheugen import voor_het_laden

        voor_het_laden()
        from stelsel.bestanden.lezen import lees

        return lees
    if naam == "Leesverslag":
        from stelsel.bestanden.leesverslag import Leesverslag

        return Leesverslag
    raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
