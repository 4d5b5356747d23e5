"""Settings, fixtures and habits of all tests.

Everything the tests write goes to a temporary data folder, and the clock stands still on one day.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_GEGEVENS = Path(tempfile.mkdtemp(prefix="stelsel-toets-"))
os.environ["STELSEL_GEGEVENS"] = str(_GEGEVENS)
os.environ["STELSEL_VANDAAG"] = "2026-11-23"
# Playwright's plain interface runs an event loop in this thread; Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
_EIGEN = ("DEMO", "ONTWIKKELEN", "HTTPS", "PROXY", "HOSTS", "TWEEDE_STAP", "OIDC_ADRES")
for _naam in (f"STELSEL_{naam}" for naam in _EIGEN):
    os.environ.pop(_naam, None)

ALLES = bool(os.environ.get("STELSEL_TOETS_ALLES"))
_GEWOON = {"deadline": None, "print_blob": True, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("snel", max_examples=25, derandomize=True, database=None, **_GEWOON)
settings.register_profile("alles", max_examples=200, **_GEWOON)
settings.load_profile("alles" if ALLES else "snel")


REKENKERN = {
    *("kern", "gegevens", "statistiek", "bestanden", "regels", "weergave", "indicatoren", "synthese", "doorrekening"),
    "vergelijken",
}


def _alleen_rekenkern(config: pytest.Config) -> bool:
    """Are only tests of the engine asked for? Those need no Django, and start a second sooner."""
    toetsen = Path(__file__).parent
    paden = [Path(argument.split("::")[0]).resolve() for argument in config.args]
    return all(pad.is_relative_to(toetsen) and {*pad.relative_to(toetsen).parts[:1]} & REKENKERN for pad in paden)


def pytest_configure(config: pytest.Config) -> None:
    """Point to the settings, with cheap password hashes: what a slow one protects is not here."""
    if _alleen_rekenkern(config):
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = "stelsel.web.site.instellingen"
    from django.conf import settings as django

    # A process of xdist may have loaded the settings before it came here, with the folder of its parent.
    django.GEGEVENS = _GEGEVENS
    (_GEGEVENS / "tijdelijk").mkdir(mode=0o700, exist_ok=True)
    django.FILE_UPLOAD_TEMP_DIR = str(_GEGEVENS / "tijdelijk")
    django.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Only the tests of signing in ask for a second step.
    django.TWEEDE_STAP = False
    # A test asks more in a second than a person in a minute; the limits have a test of their own.
    django.GRENZEN = 0


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what touches the database and the browser; leave what is only for `--alles` out of a daily run.

    With two processes a file stays in one of them, and so do all stories: they share one running school and know
    which pages were seen. They take longest, so they come first.
    """
    weg = []
    for item in items:
        gebruikt = set(getattr(item, "fixturenames", ()))
        item.add_marker(pytest.mark.xdist_group("verhalen" if _is_verhaal(item) else str(item.path)))
        if gebruikt & {"db", "transactional_db", "live_server"} or item.get_closest_marker("django_db"):
            item.add_marker("db")
        if "chromium" in gebruikt:
            item.add_marker("browser")
        if item.get_closest_marker("alles") and not ALLES:
            weg.append(item)
    if weg:
        config.hook.pytest_deselected(items=weg)
        items[:] = [item for item in items if item not in set(weg)]
    items.sort(key=lambda item: not _is_verhaal(item))


def _is_verhaal(item: pytest.Item) -> bool:
    return "verhalen" in item.path.parts


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell tests/draaien.py how often each outcome came."""
    pad = os.environ.get("STELSEL_TOETS_TELLING")
    if not pad:
        return
    aantal = {soort: len(lijst) for soort, lijst in terminalreporter.stats.items()}
    telling = {
        "passed": aantal.get("passed", 0),
        "failed": aantal.get("failed", 0) + aantal.get("error", 0),
        "skipped": aantal.get("skipped", 0) + aantal.get("xfailed", 0),
    }
    Path(pad).write_text(json.dumps(telling))


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_GEGEVENS, ignore_errors=True)


@pytest.fixture(autouse=True)
def _log_dat_leeg_mag(request):
    """Emptying the tables after a test with real transactions would meet the triggers that keep the log whole."""
    merk = request.node.get_closest_marker("django_db")
    echt = {"transactional_db", "live_server"} & {*request.fixturenames} or (merk and merk.kwargs.get("transaction"))
    if not echt:
        yield
        return
    request.getfixturevalue("transactional_db")
    from hulp import triggers

    triggers.zet(aan=True)
    yield
    triggers.zet(aan=False)


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests of this process."""
    from hulp import browser

    if not browser.chromium():
        pytest.skip("geen Chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        gestart = browser.start(playwright)
        yield gestart
        gestart.close()


def _is_klacht(bericht) -> bool:
    """Chromium also writes a refusal (403) and a form that comes back (422) to its console; those are answers."""
    return bericht.type == "error" and not re.search(r"status of (403|422)", bericht.text)


@pytest.fixture
def venster(chromium):
    """A fresh window, as of one person. An error in its console, or a breach of the CSP, fails the test."""
    context = chromium.new_context(
        locale="nl-NL", timezone_id="Europe/Amsterdam", viewport={"width": 1366, "height": 768}, reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    klachten: list[str] = []
    page.on("console", lambda bericht: klachten.append(bericht.text) if _is_klacht(bericht) else None)
    page.on("pageerror", lambda fout: klachten.append(str(fout)))
    page.klachten = klachten
    yield page
    context.close()
    assert not klachten, klachten


@pytest.fixture
def axe():
    """Assert that axe finds nothing on a page."""
    from hulp import pagina

    def vind_niets(page) -> None:
        gevonden = pagina.axe(page)
        assert not gevonden, "\n".join(gevonden)

    return vind_niets
