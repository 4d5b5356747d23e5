"""Context processor: how long this page may lie still, for the warning before the end."""

from __future__ import annotations

from django.http import HttpRequest

from stelsel.web.aanmelden.sessie import RUST


def rust(request: HttpRequest) -> dict:
    """`rust_seconden` for who is signed in. The server ends the session; this only lets the page say so in time."""
    gebruiker = getattr(request, "user", None)
    if gebruiker is None or not gebruiker.is_authenticated or not hasattr(request, "session"):
        return {}
    return {"rust_seconden": int(request.session.get(RUST, 0))}
