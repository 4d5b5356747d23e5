"""Text that a spreadsheet shows and does not run: a cell of a CSV that begins like a formula would be one.

Excel, LibreOffice and Google Sheets take a cell that begins with one of these signs for a formula, also after a
separator of their own choice. An apostrophe before it makes it text, and is not shown.
"""

from __future__ import annotations

FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The signs, with those of full width that some programs read as the same."""
TEKST = "'"


def onschadelijk(tekst: str) -> str:
    """The text as a cell of a CSV may hold it."""
    return TEKST + tekst if tekst.startswith(FORMULETEKENS) else tekst
