"""`stelsel werker`: reads deliveries, makes figures and seals the log, beside the site."""

from __future__ import annotations

import os

import click


@click.command(short_help="Het werk op de achtergrond van de site.")
@click.option("--tot-leeg", is_flag=True, help="Stop als de rij leeg is, in plaats van te blijven wachten.")
def opdracht(tot_leeg: bool) -> None:
    """Doe het werk dat de site in de rij zet, en verzegel elke minuut het logboek. Stop met Ctrl-C."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stelsel.web.site.instellingen")
    import django

    django.setup()
    from stelsel.web.site.start import eis_bijgewerkte_database
    from stelsel.web.site.werker import Werker

    eis_bijgewerkte_database()
    werker = Werker()
    werker.luister()
    werker.draai(leeg_is_klaar=tot_leeg)
