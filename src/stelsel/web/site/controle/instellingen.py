"""Settings that are fine on one's own machine and unsafe for a school."""

from __future__ import annotations

import os
from collections.abc import Iterator

from django.conf import settings

from stelsel.web.site.controle.bevinding import Bevinding

_THUIS = {"localhost", "127.0.0.1", "[::1]"}
_KORTSTE_SLEUTEL = 50


def keur() -> Iterator[Bevinding]:
    """What the environment says."""
    yield from _alleen_om_te_proberen()
    if not settings.GRENZEN:
        yield Bevinding(
            "CTL-GRENS-01",
            "fout",
            "Er is geen grens aan hoeveel iemand mag vragen.",
            "STELSEL_GRENZEN",
            "Eén programma kan de site voor iedereen traag maken, of alle dossiers ophalen.",
            "Haal de instelling weg.",
        )
    if not settings.VIRUSSCANNER:
        yield Bevinding(
            "CTL-VIRUS-01",
            "let op",
            "Geen virusscanner bekijkt wat mensen uploaden.",
            "STELSEL_VIRUSSCANNER",
            "Stelsel leest alleen tekst en voert niets uit, maar een collega kan het bestand later openen.",
            "Zet clamd op de server en noem haar: STELSEL_VIRUSSCANNER=127.0.0.1:3310",
        )
    yield from _verbinding()
    if len(settings.SECRET_KEY) < _KORTSTE_SLEUTEL:
        yield Bevinding(
            "CTL-SLEUTEL-01",
            "fout",
            "De sleutel voor sessies en formulieren is kort.",
            "STELSEL_SLEUTEL",
            "Wie hem raadt, kan zich als ieder ander voordoen.",
            "Haal de instelling weg; Stelsel maakt dan zelf een sleutel in geheim/django.",
        )


def _alleen_om_te_proberen() -> Iterator[Bevinding]:
    for aan, naam, wat, waarom in (
        (settings.DEMO, "STELSEL_DEMO", "De site staat als demo ingesteld.", "Iedereen kan zonder wachtwoord binnen."),
        (settings.DEBUG, "STELSEL_ONTWIKKELEN", "De site toont fouten met hun inhoud.", "Daar staan gegevens in."),
        (
            not settings.TWEEDE_STAP,
            "STELSEL_TWEEDE_STAP",
            "Niemand hoeft een tweede stap te hebben bij het inloggen.",
            "Eén gestolen wachtwoord opent dan een dossier.",
        ),
        (
            bool(os.environ.get("STELSEL_VANDAAG")),
            "STELSEL_VANDAAG",
            "De dag van vandaag staat vast.",
            "Termijnen, rollen en het logboek krijgen een verkeerde dag.",
        ),
    ):
        if aan:
            yield Bevinding("CTL-PROEF-01", "fout", wat, naam, waarom, f"Haal {naam} uit de omgeving en start opnieuw.")


def _verbinding() -> Iterator[Bevinding]:
    hosts = set(settings.ALLOWED_HOSTS)
    if not settings.HTTPS:
        yield Bevinding(
            "CTL-HTTPS-01",
            "fout",
            "De site vraagt geen https.",
            "STELSEL_HTTPS",
            "Wachtwoorden en dossiers gaan leesbaar over het netwerk, en cookies ook.",
            "Zet een proxy met een certificaat ervoor (docs/beheer/draaien.md) en zet STELSEL_HTTPS=1.",
        )
    if "*" in hosts:
        yield Bevinding(
            "CTL-HOST-01",
            "fout",
            "De site antwoordt onder elke naam.",
            "STELSEL_HOSTS",
            "Een ander kan een adres van zichzelf in onze pagina's laten zetten.",
            "Noem in STELSEL_HOSTS alleen de namen van de school.",
        )
    elif hosts <= _THUIS:
        yield Bevinding(
            "CTL-HOST-02",
            "let op",
            "De site is alleen op deze machine te bereiken.",
            "STELSEL_HOSTS",
            "Onder de naam van de school geeft zij dan een fout.",
            "Zet STELSEL_HOSTS op de naam waaronder mensen de site openen.",
        )
    if settings.ACHTER_PROXY and not settings.CSRF_TRUSTED_ORIGINS:
        yield Bevinding(
            "CTL-PROXY-01",
            "let op",
            "Er staat een proxy voor, en er is niet gezegd vanaf welk adres formulieren komen.",
            "STELSEL_HERKOMST",
            "Formulieren worden dan geweigerd.",
            "Zet STELSEL_HERKOMST op https:// en de naam van de site.",
        )
    if settings.HTTPS and not settings.ACHTER_PROXY:
        yield Bevinding(
            "CTL-PROXY-02",
            "let op",
            "De site vraagt https, maar kent geen proxy.",
            "STELSEL_PROXY",
            "Zij ziet elke aanvraag als http en stuurt eindeloos door, en elk adres is dat van de proxy.",
            "Zet STELSEL_PROXY=1 als er een proxy voor staat die X-Forwarded-Proto en X-Forwarded-For zelf zet.",
        )
    if not settings.MELDPUNT:
        yield Bevinding(
            "CTL-MELDPUNT-01",
            "let op",
            "Wie een lek vindt, weet niet waar het heen moet.",
            "STELSEL_MELDPUNT",
            "Zonder adres gaat een melding naar niemand, of naar buiten.",
            "Zet STELSEL_MELDPUNT op een e-mailadres of pagina van de school.",
        )
