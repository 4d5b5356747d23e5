"""Writing and reading the log: one event, one sentence. No names or numbers of persons in it, only `persoon_id`."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from importlib.resources import files

import yaml
from django.apps import apps
from django.utils.translation import gettext as _

from stelsel.kern.tijd import nu
from stelsel.web.beheer.handelingen import handeling
from stelsel.web.beheer.models import Gebeurtenis, Gebruiker
from stelsel.web.beheer.wachtrij import bewaar

BESTAND = "logzinnen.yaml"


@dataclass(frozen=True)
class Logzin:
    """How one event is told. `zin` may hold {wie}, {onderwerp} and {doel}; `leest` marks reading by a person.

    `student` is what the student reads whom it is about: without names and without the reason, {onderwerp} at most.
    Without it the student reads in general words that the data were read or changed. `verborgen`: the student does
    not get to see it (the meldcode, WEB 1.3.9).
    """

    naam: str
    zin: str
    leest: bool
    student: str = ""
    verborgen: bool = False


class OnbekendeGebeurtenis(LookupError):
    """An event without a sentence: it would be a line nobody can read later."""


@cache
def logzinnen() -> dict[str, Logzin]:
    """All event names with their sentence: the `logzinnen.yaml` of every app of Stelsel."""
    zinnen: dict[str, Logzin] = {}
    for app in apps.get_app_configs():
        if not app.name.startswith("stelsel."):
            continue
        bron = files(app.name).joinpath(BESTAND)
        if not bron.is_file():
            continue
        for naam, waarde in (yaml.safe_load(bron.read_text(encoding="utf-8")) or {}).items():
            volledig = f"{app.label}.{naam}"
            zinnen[volledig] = Logzin(volledig, **{"leest": False} | waarde)
    return zinnen


def inhoud_hash(gebeurtenis: Gebeurtenis) -> str:
    """SHA-256 over every field of the event and its salt, as canonical JSON."""
    velden = [
        gebeurtenis.naam,
        gebeurtenis.gebruiker_id,
        gebeurtenis.tijd.astimezone(UTC).isoformat(timespec="microseconds"),
        gebeurtenis.persoon_id,
        gebeurtenis.onderwerp,
        gebeurtenis.doel,
        gebeurtenis.zout,
    ]
    return hashlib.sha256(json.dumps(velden, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def log(
    gebruiker: Gebruiker | None, naam: str, persoon_id: str | None = None, onderwerp: str = "", doel: str = ""
) -> Gebeurtenis:
    """Write event `naam` (`app.event`) now.

    `gebruiker` is who did it (None: the program itself, or somebody not signed in); `persoon_id` about whom;
    `onderwerp` which record (a code, a file name, an account: no name or number of a student); `doel` why.
    Raises OnbekendeGebeurtenis when the event has no sentence in `logzinnen.yaml` of its app.
    """
    if naam not in logzinnen():
        raise OnbekendeGebeurtenis(f"gebeurtenis {naam!r} staat in geen enkele {BESTAND}")
    wie = gebruiker if getattr(gebruiker, "is_authenticated", False) else None
    regel = Gebeurtenis(
        naam=naam,
        gebruiker=wie,
        tijd=nu(),
        persoon_id=str(persoon_id) if persoon_id else None,
        onderwerp=onderwerp[:200],
        doel=doel[:200],
        zout=secrets.token_hex(16),
    )
    regel.hash = inhoud_hash(regel)
    bewaar(regel)
    return regel


def als_zin(gebeurtenis: Gebeurtenis) -> str:
    """The event as a sentence in the reader's language; an event of a removed app is told by its name."""
    wie = gebeurtenis.gebruiker.naam if gebeurtenis.gebruiker else "Stelsel"
    if gebeurtenis.is_gewist:
        return _("{wie}: een regel over iemand van wie de gegevens zijn verwijderd.").format(wie=wie)
    zin = logzinnen().get(gebeurtenis.naam)
    sjabloon = _(zin.zin) if zin else "{wie}: " + gebeurtenis.naam
    return sjabloon.format(wie=wie, onderwerp=_onderwerp(gebeurtenis), doel=gebeurtenis.doel)


def _onderwerp(gebeurtenis: Gebeurtenis) -> str:
    """What it was about; the name of an act is told in its own words, as long as the act exists."""
    if gebeurtenis.naam != "beheer.toegang_geweigerd":
        return gebeurtenis.onderwerp
    try:
        return f"‘{handeling(gebeurtenis.onderwerp).omschrijving}’"
    except LookupError:
        return gebeurtenis.onderwerp
