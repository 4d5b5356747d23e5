"""`stelsel demo`: a living school on this computer, from nothing, with one command."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click


@click.command(short_help="Een levende school op deze computer.")
@click.option("--opnieuw", is_flag=True, help="Begin opnieuw: alles van de vorige demo gaat weg.")
@click.option("--poort", default=8000, show_default=True, help="Eerste poort die geprobeerd wordt.")
@click.option("--studenten", default=2500, show_default=True, help="Hoeveel studenten de school krijgt.")
@click.option("--jaren", default=10, show_default=True, help="Over hoeveel studiejaren.")
@click.option("--zaad", default=2026, show_default=True, help="Zelfde zaad en dag, zelfde school.")
def opdracht(opnieuw: bool, poort: int, studenten: int, jaren: int, zaad: int) -> None:
    """Maak de eerste keer een verzonnen school en start de site; daarna gaat de demo verder waar hij was.

    De gegevens staan in de map gegevens, of in STELSEL_GEGEVENS. Ctrl-C stopt alles.
    """
    from stelsel.opdrachten.demoschool.gegevensmap import Demomap
    from stelsel.opdrachten.demoschool.processen import HIER, Gestopt, Processen, houd_poort, tot_het_einde
    from stelsel.opdrachten.demoschool.school import Maat, maak_school, werk_database_bij

    begin = time.monotonic()
    demomap = Demomap(Path(os.environ.get("STELSEL_GEGEVENS") or "gegevens"))
    demomap.controleer()
    _omgeving(demomap.pad)
    with demomap.voor_mij_alleen():
        try:
            with tot_het_einde(), houd_poort(poort) as gekozen:
                if opnieuw or not demomap.klaar:
                    demomap.maak_leeg()
                werk_database_bij()
                adres = f"http://{HIER}:{gekozen}/"
                processen = Processen(demomap.pad / "logboek", {**os.environ, "PYTHONUNBUFFERED": "1"})
                try:
                    processen.start("werker", "stelsel", "werker")
                    processen.start("site", "stelsel", "site", "--poort", str(gekozen), "--werkers", "1")
                    if not demomap.klaar:
                        maak_school(demomap.pad, Maat(studenten, jaren, zaad), processen, meld=_meld)
                        demomap.is_klaar()
                    processen.wacht_op(adres)
                    demomap.onthoud_adres(adres)
                    _vertel(adres, demomap.pad, time.monotonic() - begin)
                    processen.bewaak()
                finally:
                    processen.stop()
        except Gestopt:
            print("\nDe demo is gestopt. De gegevens blijven staan.", file=sys.stderr)


def _omgeving(gegevens: Path) -> None:
    """The environment of the demo and of all its processes: its own folder, never a database elsewhere."""
    if os.environ.pop("DATABASE_URL", ""):
        _meld("DATABASE_URL wordt niet gebruikt: de demo heeft een eigen database.")
    os.environ["STELSEL_GEGEVENS"] = str(gegevens)
    os.environ["STELSEL_DEMO"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "stelsel.web.site.instellingen"


def _meld(tekst: str) -> None:
    print(f"stelsel: {tekst}", file=sys.stderr, flush=True)


def _vertel(adres: str, gegevens: Path, seconden: float) -> None:
    """The address, and how to sign in as each persona."""
    from stelsel.opdrachten.demoschool.school import demowachtwoord, personas

    wachtwoord = demowachtwoord()
    breedte = max(len(account) for account, _, _ in personas())
    regels = [f"  {account:<{breedte}}  {naam}: {ziet}" for account, naam, ziet in personas()]
    print(
        f"\nStelsel draait op {adres}   (klaar in {seconden:.0f} s)\n\n"
        "Inloggen: kies een persoon op de inlogpagina, of gebruik een van deze accounts\n"
        + "\n".join(regels)
        + f"\n  wachtwoord voor elk: {wachtwoord}\n\n"
        f"De gegevens staan in {gegevens}; alles wat je verandert blijft bewaard (--opnieuw begint van voren af aan).\n"
        "Stoppen: Ctrl-C",
        flush=True,
    )
