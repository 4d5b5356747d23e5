"""Screenshots of every page, of every persona, at 1366 and 320 px wide.

    .venv/bin/python docs/schermen/maak.py             only the pictures that the documents show, into docs/schermen
    .venv/bin/python docs/schermen/maak.py --alle MAP  every page at both widths, into MAP

A school of its own is made for it and thrown away afterwards. Needs Chromium and the test environment
(`./stelsel test` installs both).
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(WORTEL / "src"), str(WORTEL / "tests")]

from hulp import browser  # noqa: E402 - after the path that finds it
from hulp.rondgang import meld_aan, rondgang  # noqa: E402
from hulp.school import ACCOUNTS, School, demoschool  # noqa: E402

BREEDTEN = (1366, 320)
# Name of a picture in the documents: which page it shows, and as whom.
BEELDEN = {
    "onderwijsresultaten": ("kwaliteitszorg", "kwaliteit:bord"),
    "leveringen": ("studentadministratie", "studenten:leveringen"),
    "verslag": ("studentadministratie", "studenten:levering"),
    "studenten": ("studentadministratie", "studenten:lijst"),
    "student": ("studentadministratie", "studenten:dossier"),
    "werklijst": ("studentadministratie", "werklijst:lijst"),
    "verschil": ("studentadministratie", "werklijst:post"),
    "mijn-groep": ("mentor", "begeleiding:groep"),
    "plan": ("mentor", "begeleiding:plan"),
    "caseload": ("zorgcoordinator", "begeleiding:caseload"),
    "les": ("docent", "begeleiding:les"),
    "mijn-team": ("opleidingsmanager", "begeleiding:teambeeld"),
    "ondersteuning": ("zorgcoordinator", "ondersteuning:caseload"),
    "ondersteuning-student": ("zorgcoordinator", "ondersteuning:student"),
    "ondersteuningsaanbod": ("zorgcoordinator", "ondersteuning:aanbod_regelen"),
    "mijn-ondersteuning": ("student", "ondersteuning:mijn"),
    "mijn-plan": ("student", "begeleiding:mijn"),
    "mijn-gegevens": ("student", "privacy:mijn"),
    "kind": ("ouder", "studenten:kind"),
    "leerbedrijf": ("praktijkopleider", "studenten:leerbedrijf"),
    "toestemming": ("student", "privacy:toestemming"),
    "regel": ("kwaliteitszorg", "naslag:regel"),
    "antwoord": ("kwaliteitszorg", "naslag:probeer"),
}


def gevraagd() -> set[str]:
    """The pictures that some document shows, by file name."""
    tekst = "\n".join(pad.read_text("utf-8") for pad in [*WORTEL.glob("docs/**/*.md"), WORTEL / "README.md"])
    return set(re.findall(r"schermen/([\w-]+\.png)", tekst))


def maak_alle(school: School, naar: Path) -> Iterator[Path]:
    """Walk along every page as every persona; the whole page, at both widths."""
    naar.mkdir(parents=True, exist_ok=True)
    for account in ACCOUNTS:
        for pagina, naam in _wandel(school, account):
            for breedte in BREEDTEN:
                yield _neem(pagina, naar / f"{account}-{naam.replace(':', '-')}-{breedte}.png", breedte, geheel=True)


def maak_gevraagd(school: School, naar: Path) -> Iterator[Path]:
    """The pictures of the documents: what is seen without scrolling."""
    namen = gevraagd()
    for account in sorted({account for account, _ in BEELDEN.values()}):
        for pagina, naam in _wandel(school, account):
            for beeld, waar in BEELDEN.items():
                for breedte in BREEDTEN:
                    pad = naar / f"{beeld}-{breedte}.png"
                    if waar == (account, naam) and pad.name in namen:
                        if beeld in OPENEN:
                            OPENEN[beeld](pagina, school)
                        yield _neem(pagina, pad, breedte, geheel=False)


def _open_registratieoverzicht(pagina, school: School) -> None:
    """The report with something to tell: the walk took the first one in the list."""
    pagina.goto(f"{school.adres}/studenten/bestanden/")
    pagina.get_by_role("link", name=re.compile("^RO_")).first.click()


def _open_regel(pagina, school: School) -> None:
    """A short rule, so that the picture shows most of it."""
    pagina.goto(f"{school.adres}/regels/vooropleidingseis/")


def _open_antwoord(pagina, school: School) -> None:
    """An answer that is no, with one fact changed since the answer before."""
    pagina.goto(f"{school.adres}/regels/vooropleidingseis/probeer/")
    pagina.locator("[name=soort]").select_option("vak")
    pagina.locator("[name=geschikt_na_onderzoek]").select_option("false")
    for vooropleiding in ("VMBO_KB", "VMBO_BB"):
        for vakje in pagina.locator("[name=vooropleidingen]:checked").all():
            vakje.uncheck()
        pagina.locator(f"[name=vooropleidingen][value={vooropleiding}]").check()
        pagina.locator("main form .knop-1").click()
        pagina.wait_for_load_state()


OPENEN = {"verslag": _open_registratieoverzicht, "regel": _open_regel, "antwoord": _open_antwoord}


def _wandel(school: School, account: str):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        lopend = browser.start(playwright)
        context = lopend.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce")
        pagina = context.new_page()
        meld_aan(pagina, school, account)
        for naam in rondgang(pagina, school):
            yield pagina, naam
        lopend.close()


def _neem(pagina, pad: Path, breedte: int, *, geheel: bool) -> Path:
    pagina.set_viewport_size({"width": breedte, "height": 768 if breedte > 500 else 640})
    pagina.screenshot(path=pad, full_page=geheel, animations="disabled", caret="hide")
    return pad


def main() -> None:
    """Make a school, take the pictures, say which."""
    lezer = argparse.ArgumentParser(description="Schermafdrukken van elke pagina.")
    lezer.add_argument("--alle", metavar="MAP", type=Path, help="elke pagina van elke persona, in MAP")
    lezer.add_argument("--studenten", type=int, default=1200, help="grootte van de school")
    keuze = lezer.parse_args()
    os.environ.setdefault("STELSEL_VANDAAG", "2026-11-23")
    with tempfile.TemporaryDirectory(prefix="stelsel-schermen-") as tijdelijk:
        os.environ["STELSEL_GEGEVENS"] = tijdelijk + "/leeg"
        os.environ["DJANGO_SETTINGS_MODULE"] = "stelsel.web.site.instellingen"
        os.environ["STELSEL_DEMO"] = "1"
        import django

        django.setup()
        with demoschool(Path(tijdelijk) / "gegevens", studenten=keuze.studenten) as school:
            gemaakt = maak_alle(school, keuze.alle) if keuze.alle else maak_gevraagd(school, Path(__file__).parent)
            for pad in gemaakt:
                print(pad, flush=True)


if __name__ == "__main__":
    main()
