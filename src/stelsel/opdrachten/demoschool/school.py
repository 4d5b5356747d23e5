"""What is put in the demo: an invented school that comes in the way a real one does, as files from DUO and itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag

if TYPE_CHECKING:
    from stelsel.opdrachten.demoschool.processen import Processen


# The states in which the worker is done with a file.
UITGELEZEN = {"verwerkt", "afgebroken", "mislukt"}


@dataclass(frozen=True)
class Maat:
    """How large the school is, and from which seed it grows."""

    studenten: int
    jaren: int
    zaad: int


def werk_database_bij() -> None:
    """Bring the database to this version and see that roles and personas are there. Changes nothing twice."""
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from stelsel.web.beheer import service as beheer

    beheer.maak_personas(demowachtwoord())
    # No connection may be shared with the processes that are started next.
    connections.close_all()


def demowachtwoord() -> str:
    """The password of every persona of this demo; made at the first start, kept with the other secrets."""
    from django.conf import settings

    from stelsel.web.site import geheim

    return geheim.sleutel(settings.GEGEVENS, "demo-wachtwoord", tekens=9)


def personas() -> list[tuple[str, str, str]]:
    """(account, name, what this person comes to see) of every persona, named as in this school."""
    from stelsel.web.beheer import service as beheer

    namen = {gebruiker.username: gebruiker.naam for gebruiker in beheer.Gebruiker.objects.all()}
    return [(wie.account, namen[wie.account], str(wie.ziet)) for wie in beheer.PERSONAS]


def maak_school(gegevens: Path, maat: Maat, processen: Processen, meld: Callable[[str], None]) -> None:
    """Invent the school, hand its files in as the student administration does, and wait until all is read."""
    bron = gegevens / "verzonnen-school"
    meld(f"1/3 een school verzinnen: {maat.studenten} studenten, {maat.jaren} studiejaren ...")
    _verzin(maat, bron)
    meld("2/3 de bestanden inlezen, zoals na een upload ...")
    overzichten = sorted(bron.rglob("RO_*.csv"))
    _lever_in(overzichten + sorted(bron.rglob("eigen_administratie.csv")), processen)
    _koppel_personas()
    _speel_begeleiding()
    meld("3/3 de cijfers klaarzetten, en naast het dossier leggen wat DUO zegt ...")
    _zet_cijfers_klaar()
    # After the figures: the worklist is compared with the set that they are made from.
    from stelsel.opdrachten.demoschool.duo import maak_leveringen

    for overzicht in overzichten:
        _lever_in(maak_leveringen(overzicht, bron), processen)
    shutil.rmtree(bron)


def _verzin(maat: Maat, naar: Path) -> None:
    opdracht = [
        *(sys.executable, "-m", "stelsel", "synthese", "maak"),
        *("--studenten", str(maat.studenten), "--zaad", str(maat.zaad), "--jaren", str(maat.jaren)),
        *("--peildatum", vandaag().isoformat(), "--naar", str(naar)),
    ]
    klaar = subprocess.run(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if klaar.returncode:
        raise StelselFout(
            "De verzonnen school is niet gelukt.", doe=klaar.stderr.strip()[-1500:], code="DEMO-SCHOOL-01"
        )


def _lever_in(bestanden: list[Path], processen: Processen) -> None:
    """Offer the files as the student administration; the worker reads them, one after the other."""
    from stelsel.web.beheer import service as beheer
    from stelsel.web.studenten import service as studenten

    administratie = beheer.Gebruiker.objects.get(username="studentadministratie")
    for pad in bestanden:
        levering = studenten.ontvang(administratie, pad.name, _stukken(pad))
        while levering.staat not in UITGELEZEN:
            processen.controleer()
            time.sleep(0.2)
            levering.refresh_from_db()
        if levering.staat != "verwerkt":
            raise StelselFout(
                "Een bestand van de verzonnen school is niet ingelezen.",
                waar=pad.name,
                doe=levering.fout or "Lees het logboek van de werker.",
                code="DEMO-SCHOOL-02",
            )


def _stukken(pad: Path) -> Iterator[bytes]:
    with pad.open("rb") as bestand:
        while stuk := bestand.read(2**20):
            yield stuk


def _koppel_personas() -> None:
    """The personas who work with students are members of the invented staff: those with the most students."""
    from django.db import connections

    from stelsel.web.beheer import service as beheer
    from stelsel.web.studenten import service as studenten

    for rol, medewerker_id in studenten.drukste_medewerkers().items():
        persona = beheer.Gebruiker.objects.get(username=rol)
        beheer.koppel_medewerker(persona, medewerker_id, door=None, reden="persona van de demo")
        if naam := studenten.namen_van_medewerkers([medewerker_id]).get(medewerker_id):
            roepnaam, _spatie, achternaam = naam.partition(" ")
            beheer.noem(persona, roepnaam, achternaam)
    mentor = beheer.Gebruiker.objects.get(username="mentor")
    if student := studenten.een_student_van(mentor.medewerker_id):
        persona = beheer.Gebruiker.objects.get(username="student")
        beheer.koppel_persona(persona, student.uuid, student.roepnaam, student.achternaam or "")
    if gevonden := studenten.een_kind_van(mentor.medewerker_id):
        kind, contact = gevonden
        persona = beheer.Gebruiker.objects.get(username="ouder")
        beheer.noem(persona, contact.roepnaam or "", contact.achternaam or "", ouder=True)
        studenten.koppel_ouder(kind, persona)
    persona = beheer.Gebruiker.objects.get(username="praktijkopleider")
    beheer.koppel_leerbedrijf(persona, studenten.drukste_leerbedrijf(), door=None, reden="persona van de demo")
    connections.close_all()


def _speel_begeleiding() -> None:
    """Let happen what happens in the group of a mentor, and with the support that a zorgcoördinator arranges."""
    from django.db import connections

    from stelsel.opdrachten.demoschool import begeleiding, ondersteuning

    begeleiding.speel()
    ondersteuning.speel()
    connections.close_all()


def _zet_cijfers_klaar() -> None:
    """See that there is a gegevensset with what was just read, whether or not the worker has come to it."""
    from django.db import connections

    from stelsel.web.kwaliteit import service as kwaliteit

    kwaliteit.werk_bij("import")
    connections.close_all()
