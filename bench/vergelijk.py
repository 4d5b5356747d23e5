"""Bench of comparing: `python bench/vergelijk.py [--omvang 30000,150000,500000]`.

Two gegevenssets of one invented school: the second is the first with known differences (in one of every hundred
enrolments another reason or end, bpv's and diplomas that are gone, other marks) and a later day. Prints per size:
persons and rows of one set, differences, seconds and peak memory of `stelsel vergelijk` to CSV, and the same with two
equal sets. Each in a process of its own; the best of three.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

HIER = Path(__file__).resolve().parent
BRON = HIER.parent / "src"
SCHOLEN = {"30000": "22150", "150000": "110750", "500000": "369150"}
PEILDATUM = "2026-01-01"
POGINGEN = 3


def meet(opdracht: list[str]) -> tuple[float, float]:
    """Seconds and peak MiB of a command in a process of its own; the fastest attempt."""
    uitslagen = []
    for _ in range(POGINGEN):
        begin = time.perf_counter()
        proces = subprocess.Popen(
            opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(BRON)}
        )
        _, _, gebruik = os.wait4(proces.pid, 0)
        uitslagen.append((time.perf_counter() - begin, gebruik.ru_maxrss / 1024))
    return min(uitslagen)


def maak(omvang: str, map_: Path) -> None:
    """Set `a` from an RO that is read, and `b` from it. Runs in a process of its own: it takes memory."""
    import polars as pl

    from stelsel.bestanden import lees
    from stelsel.gegevens.dekking import Dekking
    from stelsel.gegevens.gegevensset import Gegevensset, GegevenssetSchrijver
    from stelsel.opdrachten.hoofd import stelsel

    school = ["--studenten", SCHOLEN[omvang], "--jaren", "1", "--zaad", "1", "--peildatum", PEILDATUM]
    stelsel.main(["synthese", "maak", *school, "--alleen-ro", "--naar", str(map_)], standalone_mode=False)
    lees(next(map_.glob("RO_*.csv")), map_ / "a")
    a = Gegevensset.open(map_ / "a")
    elke_honderdste = pl.int_range(pl.len()) % 100 == 0
    anders = {
        "inschrijving": pl.when(elke_honderdste)
        .then(pl.col("datum_uitschrijving_gepland") + timedelta(days=31))
        .otherwise("datum_uitschrijving_gepland")
        .alias("datum_uitschrijving_gepland"),
        "examenonderdeel": pl.when(elke_honderdste)
        .then(pl.lit(9, pl.Int32))
        .otherwise("eindcijfer")
        .alias("eindcijfer"),
    }
    with GegevenssetSchrijver(map_ / "b") as schrijver:
        for naam in a.beschrijving["tabellen"]:
            tabel = pl.read_parquet(a.pad(naam))
            if naam in anders:
                tabel = tabel.with_columns(anders[naam])
            if naam in ("bpv", "diploma"):
                tabel = tabel.filter(~elke_honderdste)
            schrijver.schrijf(naam, tabel.to_arrow(compat_level=pl.CompatLevel.oldest()))
        bron = dict(a.bronnen[0])
        later = date.fromisoformat(bron["aangemaakt"]) + timedelta(days=30)
        dekking = Dekking(bron["brin"], date.fromisoformat(bron["van"]), date.fromisoformat(bron["tot_en_met"]))
        velden = {naam: bron[naam] for naam in ("levering_id", "soort", "bestand", "brin", "van", "tot_en_met")}
        schrijver.bron(dekking=dekking, aangemaakt=later, **velden)


def een_omvang(omvang: str, map_: Path) -> None:
    """Make two sets, measure, print a row."""
    omgeving = os.environ | {"PYTHONPATH": str(BRON)}
    maken = [sys.executable, __file__, "--maak", omvang, str(map_)]
    subprocess.run(maken, check=True, capture_output=True, env=omgeving)
    uit = map_ / "verschillen.csv"
    vergelijk = [sys.executable, "-m", "stelsel", "vergelijk", "--uit", "csv", "--naar", str(uit), str(map_ / "a")]
    anders = meet([*vergelijk, str(map_ / "b")])
    with uit.open("rb") as regels:
        verschillen = sum(1 for _ in regels) - 1
    shutil.copytree(map_ / "a", map_ / "nog eens")
    gelijk = meet([*vergelijk, str(map_ / "nog eens")])
    personen, rijen = _telling(map_ / "a")
    delen = [f"{personen:8,}", f"{rijen:9,}", f"{verschillen:11,}", f"{anders[0]:12.1f}", f"{anders[1]:5.0f}"]
    print(" | ".join([*delen, f"{gelijk[0]:8.1f}", f"{gelijk[1]:5.0f}"]), flush=True)


def _telling(map_: Path) -> tuple[int, int]:
    import json

    tabellen = json.loads((map_ / "gegevensset.json").read_text("utf-8"))["tabellen"]
    rijen = {naam: tabel["rijen"] for naam, tabel in tabellen.items() if naam not in ("melding", "opleiding")}
    return rijen["persoon"], sum(rijen.values())


def main() -> None:
    """Measure every size asked for and print one table."""
    keuze = argparse.ArgumentParser(description=__doc__)
    keuze.add_argument("--omvang", default=",".join(SCHOLEN), help="een of meer van: " + ", ".join(SCHOLEN))
    keuze.add_argument("--maak", nargs=2, help=argparse.SUPPRESS)
    opties = keuze.parse_args()
    if opties.maak:
        maak(opties.maak[0], Path(opties.maak[1]))
        return
    print("personen |    rijen | verschillen | vergelijk s |   MiB | gelijk s |   MiB")
    for omvang in opties.omvang.split(","):
        with tempfile.TemporaryDirectory() as map_:
            een_omvang(omvang, Path(map_))


if __name__ == "__main__":
    main()
