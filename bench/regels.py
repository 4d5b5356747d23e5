"""Bench of the rules: `python bench/regels.py [--regels diplomabesluit,eindcijfer] [--aantal 20000]`.

Each rule is asked through `stelsel regel vraag NAAM --jsonl` as a new process, with full reasons, JSON in and out. The
facts are the worked cases of the rule, over and over, each with marks of its own; for diplomabesluit they are files of
fifteen results. Prints the answers per second of wall time and of processor time, start of the process included.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HIER = Path(__file__).resolve().parent
BRON = HIER.parent / "src"
sys.path[:0] = [str(BRON)]

REGELS = (
    "diplomabesluit",
    "generiek_geslaagd",
    "keuzedelen_geslaagd",
    "eindcijfer",
    "vrijstelling",
    "vooropleidingseis",
)
KERNTAKEN = ("B1-K1", "B1-K2", "B1-K3", "P2-K1", "P2-K2", "P2-K3", "P2-K4", "P2-K5")


def dossier(lot: random.Random) -> dict[str, Any]:
    """A made-up niveau-4 file: Nederlands, Engels, rekenen, L&B, eight kerntaken and three keuzedelen; most pass."""
    cijfers = (5, 6, 6, 7, 7, 8, 8, 9)

    def met(**velden: Any) -> dict[str, Any]:
        dag = f"2026-{lot.randint(1, 6):02}-{lot.randint(1, 28):02}"
        return velden | {"vastlegging": {"bewijs": True, "beoordelaar": lot.random() > 0.01, "datum": dag}}

    return {
        "op": "2026-07-01",
        "soort": "middenkader",
        "start_opleiding": f"202{lot.randint(1, 3)}-09-01",
        "leerjaren": [],
        "studieduur": 3,
        "examenplan": KERNTAKEN,
        "nederlands": met(cijfer=lot.choice(cijfers), code="3005"),
        "engels": met(cijfer=lot.choice(cijfers), code="3013"),
        "rekenen": met(cijfer=lot.choice(cijfers), code="3029"),
        "loopbaan_burgerschap": met(voldaan=True),
        "specifiek": [met(code=code, cijfer=lot.choice(cijfers[1:])) for code in KERNTAKEN],
        "keuzedelen": [met(code=f"K00{n}", sbu=240, cijfer=lot.choice(cijfers)) for n in (12, 34, 56)],
        "minimum_sbu": 720,
        "bpv_positief": True,
        "leerbedrijf_gehoord": True,
        "beroepsvereisten": "GEEN_VEREISTEN",
        "pok_getekend": True,
        "leerbedrijf_erkend": True,
        "uren_gehaald": lot.random() > 0.1,
    }


def feiten(naam: str, aantal: int) -> list[bytes]:
    """Facts as lines of JSON."""
    from stelsel.regels.gevallen_lezen import gevallen
    from stelsel.regels.motor.uitkomst import als_json

    lot = random.Random(naam)
    if naam == "diplomabesluit":
        return [als_json(dossier(lot)) for _ in range(aantal)]
    regels = [als_json(geval.feiten | {"op": geval.op}) for geval in gevallen(naam)]
    return [regels[plek % len(regels)] for plek in range(aantal)]


def meet(naam: str, aantal: int, map_: Path) -> tuple[float, float, int, int]:
    """Wall seconds, processor seconds, bytes in and bytes out of one run."""
    invoer, uitvoer = map_ / "feiten.jsonl", map_ / "uitkomsten.jsonl"
    invoer.write_bytes(b"\n".join(feiten(naam, aantal)) + b"\n")
    opdracht = [sys.executable, "-m", "stelsel", "regel", "vraag", naam, "--feiten", str(invoer), "--jsonl"]
    voor, begin = _processortijd(), time.perf_counter()
    with uitvoer.open("wb") as bestand:
        uit = subprocess.run(opdracht, stdout=bestand, env=os.environ | {"PYTHONPATH": str(BRON)})
    duur, processor = time.perf_counter() - begin, _processortijd() - voor
    with uitvoer.open("rb") as bestand:
        antwoorden = sum(b'"antwoord":' in regel for regel in bestand)
    if uit.returncode not in (0, 1) or antwoorden != aantal:
        raise SystemExit(f"{naam}: {antwoorden} antwoorden op {aantal} vragen")
    return duur, processor, invoer.stat().st_size, uitvoer.stat().st_size


def _processortijd() -> float:
    gebruik = resource.getrusage(resource.RUSAGE_CHILDREN)
    return gebruik.ru_utime + gebruik.ru_stime


def main() -> None:
    """Ask, measure, and print one table; the best of three runs."""
    keuze = argparse.ArgumentParser(description=__doc__)
    keuze.add_argument("--regels", default=",".join(REGELS))
    keuze.add_argument("--aantal", type=int, default=20_000)
    opties = keuze.parse_args()
    print("regel                  vragen |  wand s | per s | processor s | per s | byte in | byte uit")
    with tempfile.TemporaryDirectory() as map_:
        for naam in opties.regels.split(","):
            duur, processor, erin, eruit = min(meet(naam, opties.aantal, Path(map_)) for _ in range(3))
            n = opties.aantal
            print(
                f"{naam:22} {n:6} | {duur:7.2f} | {n / duur:5.0f} | {processor:11.2f} | {n / processor:5.0f}"
                f" | {erin / n:7.0f} | {eruit / n:8.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
