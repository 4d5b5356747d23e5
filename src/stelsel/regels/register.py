"""The one door to the rules: find a question by name, or list them all.

A question is found by its file, so asking one does not load the others.
"""

from __future__ import annotations

import difflib
from functools import cache
from importlib import import_module
from pathlib import Path

from stelsel.kern.fouten import StelselFout
from stelsel.regels.motor.regel import Regel

MAP = Path(__file__).parent
GEEN_ONDERWERP = {"motor", "bronnen", "parameters", "gevallen", "__pycache__"}


@cache
def bestanden() -> dict[str, str]:
    """The module of every question, by name, in the order of subject and name."""
    paden = sorted(
        pad for pad in MAP.glob("*/*.py") if pad.parent.name not in GEEN_ONDERWERP and not pad.stem.startswith("_")
    )
    return {pad.stem: f"stelsel.regels.{pad.parent.name}.{pad.stem}" for pad in paden}


@cache
def vind(naam: str) -> Regel:
    """The rule of that name. Raises StelselFout (exit 2) that names what exists."""
    module = bestanden().get(naam)
    if module is None:
        dichtbij = difflib.get_close_matches(naam, bestanden(), n=3)
        raise StelselFout(
            f"De regel '{naam[:40]}' bestaat niet.",
            verwacht="een van: " + ", ".join(dichtbij or bestanden()),
            doe="Zie 'stelsel regel lijst'.",
            code="REGEL-NAAM-01",
            exitcode=2,
        )
    return getattr(import_module(module), naam)


@cache
def alle() -> tuple[Regel, ...]:
    """Every rule, by subject and name."""
    return tuple(vind(naam) for naam in bestanden())
