"""`stelsel site`: the web server (granian), on this machine unless told otherwise."""

from __future__ import annotations

import os

import click

# Seconds a process gets to finish what it is answering. Without a limit the site waits for ever for a process that was
# still starting when it was asked to stop, and so never heard it.
GEDULD_BIJ_STOPPEN = 15

@click.command(short_help="Start de website.")
@click.option("--adres", default="127.0.0.1", show_default=True, help="Op welk netwerkadres.")
@click.option("--poort", default=8000, show_default=True, help="Op welke poort.")
@click.option("--werkers", default=2, show_default=True, help="Aantal processen.")
def opdracht(adres: str, poort: int, werkers: int) -> None:
    """Start de website. Stop met Ctrl-C. De database moet bijgewerkt zijn (`stelsel beheer migrate`)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stelsel.web.site.instellingen")
    import django

    django.setup()
    from granian import Granian
    from granian.constants import Interfaces

    from stelsel.web.site.start import eis_bijgewerkte_database, eis_vrije_poort

    eis_bijgewerkte_database()
    eis_vrije_poort(adres, poort)
    Granian(
        "stelsel.web.site.wsgi:application",
        address=adres,
        port=poort,
        workers=werkers,
        blocking_threads=4,
        interface=Interfaces.WSGI,
        log_access=False,
        workers_kill_timeout=GEDULD_BIJ_STOPPEN,
    ).serve()
