"""Signing in as in real life, for tests: a password, and an authenticator app that knows the time."""

from __future__ import annotations

import base64
import re
import time

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.test import Client

WACHTWOORD = "een-lang-wachtwoord"


class App:
    """An authenticator app, from the secret in letters as it stands on the page."""

    def __init__(self, html: str) -> None:
        letters = re.search(r"<code>([A-Z2-7 ]{32,})</code>", html)[1].replace(" ", "")
        self.totp = TOTP(base64.b32decode(letters), 6, SHA1(), 30)

    def code(self, stappen: int = 0) -> str:
        """The code of now, or of some steps of half a minute later."""
        return self.totp.generate(int(time.time()) + 30 * stappen).decode()


def log_in(client: Client, account: str, **extra: str):
    """Send the sign-in form."""
    return client.post("/inloggen/", {"account": account, "wachtwoord": WACHTWOORD, **extra})


def stel_app_in(client: Client) -> tuple[App, list[str]]:
    """Set up an app through its pages; gives the app and the recovery codes that were shown."""
    app = App(client.get("/account/tweede-stap/app/").content.decode())
    html = client.post("/account/tweede-stap/app/", {"code": app.code()}).content.decode()
    return app, codes_op(html)


def codes_op(html: str) -> list[str]:
    """The recovery codes on a page."""
    return re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", html)
