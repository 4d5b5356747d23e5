"""Does what should go by itself go by itself: the worker, the seals of the log, the backups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings

from stelsel.kern.tijd import nu
from stelsel.web.beheer.service import zegels
from stelsel.web.site import hartslag
from stelsel.web.site.controle.bevinding import Bevinding

_KOPIE_OUD, _PROEF_OUD, _OPGERUIMD_OUD = timedelta(days=2), timedelta(days=31), timedelta(days=40)


def keur() -> Iterator[Bevinding]:
    """Signs of life."""
    if not hartslag.werker_leeft():
        yield Bevinding(
            "CTL-WERKER-01",
            "fout",
            "De werker draait niet.",
            "het proces 'stelsel werker'",
            "Bestanden worden niet ingelezen, het logboek wordt niet verzegeld en rollen en termijnen lopen niet af.",
            "Start hem als dienst (docs/beheer/draaien.md), of met de hand: ./stelsel werker",
        )
    for bevinding in zegels.controleer():
        yield Bevinding(
            "CTL-LOGBOEK-01",
            "fout",
            f"Het logboek klopt niet: {bevinding.wat}.",
            bevinding.waar,
            "Iemand heeft regels veranderd of weggehaald, of de database is van een andere stand dan het zegel.",
            "Waarschuw de privacyfunctionaris, en zet er een reservekopie naast.",
        )
        break
    yield from _kopieen()
    yield from _termijnen()


def _termijnen() -> Iterator[Bevinding]:
    verslagen = sorted((settings.GEGEVENS / "opruimverslagen").glob("*.json"))
    if not verslagen or datetime.fromtimestamp(verslagen[-1].stat().st_mtime, UTC) < nu() - _OPGERUIMD_OUD:
        yield Bevinding(
            "CTL-TERMIJN-01",
            "let op",
            "De laatste maand is er niet opgeruimd wat voorbij zijn bewaartermijn is.",
            "stelsel bewaartermijnen",
            "De school bewaart dan gegevens langer dan zij zegt.",
            "./stelsel bewaartermijnen --proef, en daarna --voer-uit (docs/beheer/privacy.md)",
        )


def _kopieen() -> Iterator[Bevinding]:
    gemaakt, beproefd = hartslag.kopieen()
    if gemaakt is None or nu() - gemaakt > _KOPIE_OUD:
        yield Bevinding(
            "CTL-KOPIE-01",
            "fout",
            "Er is geen reservekopie van de laatste twee dagen.",
            "stelsel reservekopie",
            "Wat vandaag stukgaat, is dan weg.",
            "./stelsel reservekopie --naar MAP --controleer, elke nacht (docs/beheer/reservekopie.md)",
        )
    elif beproefd is None or nu() - beproefd > _PROEF_OUD:
        yield Bevinding(
            "CTL-KOPIE-02",
            "let op",
            "De laatste maand is geen reservekopie op proef teruggezet.",
            "stelsel reservekopie",
            "Of een kopie terug kan, blijkt dan op de dag dat het moet.",
            "./stelsel reservekopie --naar MAP --controleer",
        )
