"""A walk along every page that a persona can reach by following links, one page per kind of address."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, get_resolver, resolve

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from hulp.school import School

BEGIN = "/"
# The kinds of page that were looked at in this process; tests/verhalen/test_volledig.py asks for all of them.
bezocht: set[str] = set()
VERDER = "elements => elements.map(e => e.href)"


def meld_aan(page: Page, school: School, account: str) -> None:
    """Sign in through the page, as a person does."""
    page.goto(f"{school.adres}/inloggen/")
    page.locator("[name=account]").fill(account)
    page.locator("[name=wachtwoord]").fill(school.wachtwoord)
    page.locator("[name=wachtwoord]").press("Enter")
    page.wait_for_url(lambda adres: "/inloggen" not in adres)


def word(page: Page, school: School, account: str) -> None:
    """Go on as somebody else, as on another computer."""
    page.context.clear_cookies()
    meld_aan(page, school, account)


def kies_persona(page: Page, school: School, account: str) -> None:
    """Sign in with the button of the demo."""
    page.goto(f"{school.adres}/inloggen/")
    page.locator(f"button[name=persona][value={account}]").click()
    page.wait_for_url(lambda adres: "/inloggen" not in adres)


def soort(adres: str) -> str:
    """The name of the page behind an address: app and name of its pattern; empty when there is none."""
    try:
        return resolve(urlsplit(adres).path).view_name
    except Resolver404:
        return ""


def kent_adressen() -> set[str]:
    """The names of all addresses of the site."""
    namen = set()
    for deel in get_resolver().url_patterns:
        if hasattr(deel, "url_patterns"):
            voor = f"{deel.namespace}:" if deel.namespace else ""
            namen |= {f"{voor}{patroon.name}" for patroon in deel.url_patterns if patroon.name}
        elif deel.name:
            namen.add(deel.name)
    return namen


def rondgang(page: Page, school: School) -> Iterator[str]:
    """Open one page of every kind that links lead to, from the first page on; gives the name of each open page.

    A link to a file is followed by a request of its own and not opened.
    """
    rij = deque([school.adres + BEGIN])
    gezien: set[str] = set()
    while rij:
        adres = rij.popleft()
        if soort(adres) in gezien:
            continue
        antwoord = page.context.request.get(adres)
        gezien |= {soort(adres), soort(antwoord.url)}
        assert antwoord.status == 200, f"{soort(adres)}: een link leidt naar status {antwoord.status}"
        if "text/html" not in antwoord.headers.get("content-type", ""):
            continue
        page.goto(antwoord.url)
        yield soort(antwoord.url)
        for link in page.locator("a[href]").evaluate_all(VERDER):
            doel = urldefrag(urljoin(antwoord.url, link)).url
            if doel.startswith(school.adres) and soort(doel) and soort(doel) not in gezien:
                rij.append(doel)
