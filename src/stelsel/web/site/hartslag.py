"""Signs of life: that the worker works, and when the last backup was made. Small files in the data folder."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from stelsel.kern.tijd import nu

ELKE = 15.0
DOOD_NA = timedelta(seconds=90)


def _pad(naam: str) -> Path:
    return settings.GEGEVENS / "tijdelijk" / naam


def klop() -> None:
    """The worker was here."""
    _schrijf("werker.json", {"gezien": nu().isoformat()})


def laatste_klop() -> datetime | None:
    """When the worker was last here."""
    return _moment(_lees("werker.json"), "gezien")


def werker_leeft() -> bool:
    """Whether a worker was here less than DOOD_NA ago."""
    gezien = laatste_klop()
    return gezien is not None and nu() - gezien < DOOD_NA


def onthoud_kopie(*, beproefd: bool) -> None:
    """A backup was made now; `beproefd`: it was put back on trial too."""
    eerder = _lees("reservekopie.json")
    moment = nu().isoformat()
    _schrijf("reservekopie.json", {**eerder, "gemaakt": moment, **({"beproefd": moment} if beproefd else {})})


def kopieen() -> tuple[datetime | None, datetime | None]:
    """When the last backup was made, and the last one that was tried out."""
    inhoud = _lees("reservekopie.json")
    return _moment(inhoud, "gemaakt"), _moment(inhoud, "beproefd")


def _schrijf(naam: str, inhoud: dict) -> None:
    pad = _pad(naam)
    pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    nieuw = pad.with_name(f".{naam}.nieuw")
    nieuw.write_text(json.dumps(inhoud), "utf-8")
    nieuw.replace(pad)


def _lees(naam: str) -> dict:
    try:
        inhoud = json.loads(_pad(naam).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return inhoud if isinstance(inhoud, dict) else {}


def _moment(inhoud: dict, naam: str) -> datetime | None:
    try:
        return datetime.fromisoformat(inhoud[naam])
    except (KeyError, TypeError, ValueError):
        return None
