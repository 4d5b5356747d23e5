"""What can be shared: each app registers its own part, so that this app knows none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stelsel.web.delen.soorten import TITELS
from stelsel.web.studenten.service import Persoon


@dataclass(frozen=True)
class Onderdeel:
    """`titel`: a lazy translation; `inhoud`: the lines for this student today, each a heading and a text."""

    code: str
    titel: str
    inhoud: Callable[[Persoon], list[tuple[str, str]]]


_onderdelen: dict[str, Onderdeel] = {}


def registreer_onderdeel(code: str, inhoud: Callable[[Persoon], list[tuple[str, str]]]) -> None:
    """Let this be shared; the same code again replaces it. Raises KeyError for a code that no partner can get."""
    _onderdelen[code] = Onderdeel(code, TITELS[code], inhoud)


def onderdelen(codes: list[str]) -> list[Onderdeel]:
    """Those with these codes that some app registered, in the order given."""
    return [_onderdelen[code] for code in codes if code in _onderdelen]
