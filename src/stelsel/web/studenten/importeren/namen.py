"""Names made comparable: what somebody types finds Yılmaz, Łukasz and d'Anjou without the right keys."""

from __future__ import annotations

import re
import unicodedata

# Letters that are not a base letter with a mark, so that decomposing does not help.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ĳ": "ij", "ə": "e"}
)


def vereenvoudig(tekst: str) -> str:
    """Lower case, without diacritics, words separated by one space. Other scripts keep their letters."""
    klein = unicodedata.normalize("NFKD", tekst.casefold().translate(_LETTERS))
    zonder = "".join(teken for teken in klein if not unicodedata.combining(teken)).translate(_LETTERS)
    return " ".join(re.findall(r"[^\W_]+", zonder.replace("'", "").replace("’", "")))


def zoeknaam(*delen: str | None) -> str:
    """All parts of a name, with a space before each word, so that ' jan' finds a word that begins with jan."""
    woorden = vereenvoudig(" ".join(deel for deel in delen if deel))
    return f" {woorden} " if woorden else ""


def drieletters(naam: str) -> set[str]:
    """The groups of three of a search name; words of one or two letters count with the spaces around them."""
    return {naam[i : i + 3] for i in range(len(naam) - 2) if naam[i + 1] != " "}
