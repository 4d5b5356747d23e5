"""Answers that are the same during one page: asked once, however many parts of the page need them.

Only while somebody reads. A request that writes asks each time, so that no answer is older than what it just changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import TypeVar

from django.http import HttpRequest, HttpResponse

T = TypeVar("T")
_antwoorden: ContextVar[dict | None] = ContextVar("antwoorden", default=None)


def onthoud(sleutel: Hashable, vraag: Callable[[], T]) -> T:
    """The answer to `vraag`; during one page the first one given under this key. The key names what it depends on."""
    antwoorden = _antwoorden.get()
    if antwoorden is None:
        return vraag()
    if sleutel not in antwoorden:
        antwoorden[sleutel] = vraag()
    return antwoorden[sleutel]


class Onthouden:
    """Keep answers from the begin of a page to its end, and never longer."""

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponse]) -> None:
        self.volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.volgende(request)
        merk = _antwoorden.set({})
        try:
            return self.volgende(request)
        finally:
            _antwoorden.reset(merk)
