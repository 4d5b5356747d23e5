"""Bench of reading: `python bench/lezen.py [--omvang 30000,150000,500000]`.

Prints per size: persons, records and MB of an invented RO, seconds and peak memory of `stelsel lees` (read, fully
checked, written as a gegevensset), the same of a plain Polars parse without any check, and the ratio of the two
within this run. Each in a process of its own; the best of two.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HIER = Path(__file__).resolve().parent
BRON = HIER.parent / "src"
# Students on a 1 October and studiejaren that give about so many persons in the RO.
SCHOLEN = {30_000: (13_000, 4), 150_000: (65_000, 4), 390_000: (171_000, 4), 500_000: (171_000, 6)}
VELDEN = {"PER": 5, "ISG": 8, "ISP": 14, "ISE": 6, "BPV": 13, "DIP": 10, "AMO": 11, "GEO": 16, "KZD": 12}
POGINGEN = 2


def kaal(pad: Path) -> None:
    """A plain parse: split every record kind into its text columns and write them as Parquet. Nothing is checked."""
    import polars as pl

    namen = [f"c{i}" for i in range(max(VELDEN.values()))]
    alles = pl.read_csv(
        pad,
        separator="|",
        has_header=False,
        schema=dict.fromkeys(namen, pl.String),
        quote_char=None,
        truncate_ragged_lines=True,
        missing_columns="insert",
    )
    for soort, breedte in VELDEN.items():
        alles.filter(pl.col("c0") == soort).select(namen[:breedte]).write_parquet(pad.parent / f"{soort}.parquet")


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


def een_omvang(omvang: int, map_: Path) -> None:
    """Make a school, measure both, print a row."""
    studenten, jaren = SCHOLEN[omvang]
    stelsel = [sys.executable, "-m", "stelsel"]
    school = ["--studenten", str(studenten), "--jaren", str(jaren), "--zaad", "1", "--peildatum", "2026-11-23"]
    maak = [*stelsel, "synthese", "maak", *school, "--alleen-ro", "--naar", str(map_)]
    subprocess.run(maak, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(BRON)})
    bestand = next(map_.glob("RO_*.csv"))
    personen, records = _telling(bestand)
    eigen = meet([*stelsel, "lees", str(bestand), "--naar", str(map_ / "set"), "--opnieuw"])
    plat = meet([sys.executable, __file__, "--kaal", str(bestand)])
    delen = [f"{personen:8,}", f"{records:9,}", f"{bestand.stat().st_size / 1e6:5.0f}"]
    delen += [f"{eigen[0]:6.1f}", f"{eigen[1]:5.0f}", f"{plat[0]:7.1f}", f"{plat[1]:5.0f}"]
    delen += [f"{eigen[0] / plat[0]:5.1f}x"]
    print(" | ".join(delen), flush=True)


def _telling(bestand: Path) -> tuple[int, int]:
    personen = records = 0
    with bestand.open("rb") as regels:
        for regel in regels:
            personen += regel.startswith(b"PER")
            records += 1
    return personen, records


def main() -> None:
    """Measure every size asked for and print one table."""
    keuze = argparse.ArgumentParser(description=__doc__)
    uitleg = "een of meer van: " + ", ".join(map(str, SCHOLEN))
    keuze.add_argument("--omvang", default=",".join(map(str, SCHOLEN)), help=uitleg)
    keuze.add_argument("--kaal", type=Path, help=argparse.SUPPRESS)
    opties = keuze.parse_args()
    if opties.kaal:
        kaal(opties.kaal)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    print("personen |   records |    MB | lees s |   MiB | kaal s |   MiB | verhouding")
    for omvang in map(int, opties.omvang.split(",")):
        with tempfile.TemporaryDirectory() as map_:
            een_omvang(omvang, Path(map_))


if __name__ == "__main__":
    main()
