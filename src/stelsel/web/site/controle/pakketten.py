"""Known leaks in the packages that Stelsel runs with, by pip-audit, when it is installed."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator

from stelsel.web.site.controle.bevinding import Bevinding

GEDULD = 300.0


def keur() -> Iterator[Bevinding]:
    """One finding per package with a known leak; one when it could not be looked at."""
    if importlib.util.find_spec("pip_audit") is None:
        yield _niet_gekeken(
            "pip-audit is niet geïnstalleerd.",
            f"Typ: {sys.executable} -m pip install pip-audit. Draai dit dan opnieuw.",
        )
        return
    uit = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--local"],
        capture_output=True, text=True, timeout=GEDULD, check=False,
    )  # fmt: skip
    try:
        pakketten = json.loads(uit.stdout)["dependencies"]
    except (ValueError, KeyError):
        yield _niet_gekeken(
            "De lijst van bekende lekken is niet op te halen.",
            "Draai dit op een machine met internet en dezelfde pakketten.",
        )
        return
    yield from (_bevinding(pakket) for pakket in pakketten if pakket.get("vulns"))
    # pip-audit passes over what it could not ask about, also without any internet, and ends as if all is well.
    if overgeslagen := sum("skip_reason" in pakket for pakket in pakketten):
        yield _niet_gekeken(
            f"Van {overgeslagen} van de {len(pakketten)} pakketten kwam geen antwoord.",
            "Draai dit op een machine met internet en dezelfde pakketten.",
        )


def _bevinding(pakket: dict) -> Bevinding:
    lekken = ", ".join(lek["id"] for lek in pakket["vulns"])
    beter = sorted({versie for lek in pakket["vulns"] for versie in lek.get("fix_versions", ())})
    return Bevinding(
        "CTL-PAKKET-01",
        "fout",
        f"Van {pakket['name']} {pakket['version']} zijn lekken bekend: {lekken}.",
        "requirements.lock",
        "Wie zo'n lek kent, kan er misbruik van maken.",
        f"Werk Stelsel bij, of zet een versie waarin het is hersteld: {', '.join(beter) or 'die is er nog niet'}.",
    )


def _niet_gekeken(wat: str, doe: str) -> Bevinding:
    return Bevinding(
        "CTL-PAKKET-02",
        "let op",
        f"Er is niet naar bekende lekken gekeken. {wat}",
        "de pakketten van deze installatie",
        "Een oud pakket met een bekend lek is de gewoonste weg naar binnen.",
        doe,
    )
