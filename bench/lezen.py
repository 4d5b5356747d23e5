"""Bench of reading: `python bench/lezen.py [--omvang 30000,150000,500000,500000-zwaar,500000-grondslag]`.

The first three are RO's of one shape: a selection period of seventeen months, which gives 7.4 records a person, so that
500,000 persons are 3.7 million records and 216 MB. `zwaar` is as many persons over six years: 10.4 records each.
Prints per size: persons, records and MB of an invented RO, seconds and peak memory of `stelsel lees` (read, fully
checked, written as a gegevensset), the same of a plain Polars parse without any check, the ratio of the two within
this run, and seconds and peak memory of `stelsel schrijf ro`, which writes the file back. Each in
a process of its own; the best of three.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

HIER = Path(__file__).resolve().parent
BRON = HIER.parent / "src"
# Students on a 1 October, whole studiejaren and the last day: a school that gives about so many persons in the RO.
SCHOLEN = {
    "30000": ("22150", "1", "2026-01-01"),
    "150000": ("110750", "1", "2026-01-01"),
    "500000": ("369150", "1", "2026-01-01"),
    "500000-zwaar": ("171000", "6", "2026-11-23"),
    # A GRONDSLAG is about one studiejaar: its school is larger, so that it too has half a million persons.
    "500000-grondslag": ("477000", "1", "2026-01-01"),
}
JAAR_GRONDSLAG = "2024"
SOORTEN = ("PER", "ISG", "ISP", "ISE", "BPV", "DIP", "AMO", "GEO", "KZD")
POGINGEN = 3


def kaal(pad: Path) -> None:
    """A plain parse: split every record kind into its text columns and write them as Parquet. Nothing is checked."""
    import polars as pl

    with pad.open() as regels:
        monster = list(islice(regels, 100_000))
    scheiding = monster[0][3]
    breedtes = {soort: max(r.count(scheiding) + 1 for r in monster if r.startswith(soort)) for soort in SOORTEN}
    namen = [f"c{i}" for i in range(max(breedtes.values()))]
    alles = pl.read_csv(
        pad,
        separator=scheiding,
        has_header=False,
        schema=dict.fromkeys(namen, pl.String),
        quote_char=None,
        truncate_ragged_lines=True,
        missing_columns="insert",
    )
    for soort, breedte in breedtes.items():
        alles.filter(pl.col("c0") == soort).select(namen[:breedte]).write_parquet(pad.parent / f"{soort}.parquet")


def meet(opdracht: list[str], nieuw: Path | None = None) -> tuple[float, float]:
    """Seconds and peak MiB of a command in a process of its own; the fastest attempt. `nieuw`: a folder it makes."""
    # As somebody types it: Polars puts its own settings of memory into the environment of who loads it, here too.
    zonder = {naam: waarde for naam, waarde in os.environ.items() if naam != "_RJEM_MALLOC_CONF"}
    uitslagen = []
    for _ in range(POGINGEN):
        if nieuw:
            shutil.rmtree(nieuw, ignore_errors=True)
        begin = time.perf_counter()
        proces = subprocess.Popen(
            opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=zonder | {"PYTHONPATH": str(BRON)}
        )
        _, _, gebruik = os.wait4(proces.pid, 0)
        uitslagen.append((time.perf_counter() - begin, gebruik.ru_maxrss / 1024))
    return min(uitslagen)


def een_omvang(omvang: str, map_: Path) -> None:
    """Make a school, measure both, print a row."""
    studenten, jaren, peildatum = SCHOLEN[omvang]
    stelsel = [sys.executable, "-m", "stelsel"]
    school = ["--studenten", studenten, "--jaren", jaren, "--zaad", "1", "--peildatum", peildatum]
    maak = [*stelsel, "synthese", "maak", *school, "--alleen-ro", "--naar", str(map_)]
    subprocess.run(maak, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(BRON)})
    bestand = next(map_.glob("RO_*.csv"))
    set_ = map_ / "set"
    if omvang.endswith("grondslag"):
        bestand = _als_grondslag(stelsel, bestand, map_)
    personen, records = _telling(bestand)
    eigen = meet([*stelsel, "lees", str(bestand), "--naar", str(set_)], nieuw=set_)
    plat = meet([sys.executable, __file__, "--kaal", str(bestand)])
    delen = [f"{personen:8,}", f"{records:9,}", f"{bestand.stat().st_size / 1e6:5.0f}"]
    delen += [f"{eigen[0]:6.1f}", f"{eigen[1]:5.0f}", f"{plat[0]:7.1f}", f"{plat[1]:5.0f}"]
    delen += [f"{eigen[0] / plat[0]:9.1f}x"]
    terug = meet([*stelsel, "schrijf", *_schrijven(bestand, set_), "--naar", str(map_ / "terug")])
    delen += [f"{terug[0]:9.1f}", f"{terug[1]:5.0f}"]
    print(" | ".join(delen), flush=True)


def _als_grondslag(stelsel: list[str], bestand: Path, map_: Path) -> Path:
    """The GRONDSLAG of the school of an RO."""
    set_, brin, omgeving = map_ / "register", bestand.stem.split("_")[1], os.environ | {"PYTHONPATH": str(BRON)}
    lees = [*stelsel, "lees", str(bestand), "--naar", str(set_)]
    subprocess.run(lees, capture_output=True, env=omgeving)
    schrijf = ["grondslag", "--gegevens", str(set_), "--brin", brin, "--jaar", JAAR_GRONDSLAG]
    naar = map_ / "grondslag"
    subprocess.run([*stelsel, "schrijf", *schrijf, "--naar", str(naar)], check=True, capture_output=True, env=omgeving)
    return next(naar.glob("GRONDSLAG_*.csv"))


def _schrijven(bestand: Path, set_: Path) -> list[str]:
    """How the file is written back from what was read of it."""
    soort, *rest = bestand.stem.split("_")
    if soort == "GRONDSLAG":
        return ["grondslag", "--gegevens", str(set_), "--brin", rest[2], "--jaar", JAAR_GRONDSLAG]
    van, tot = (f"{dag[:4]}-{dag[4:6]}-{dag[6:]}" for dag in rest[1:])
    sleutels = str(set_ / "sleutels.parquet")
    return ["ro", "--gegevens", str(set_), "--sleutels", sleutels, "--brin", rest[0], "--van", van, "--tot", tot]


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
    uitleg = "een of meer van: " + ", ".join(SCHOLEN)
    keuze.add_argument("--omvang", default=",".join(SCHOLEN), help=uitleg)
    keuze.add_argument("--kaal", type=Path, help=argparse.SUPPRESS)
    opties = keuze.parse_args()
    if opties.kaal:
        kaal(opties.kaal)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    print("personen |   records |    MB | lees s |   MiB | kaal s |   MiB | verhouding | schrijf s |   MiB")
    for omvang in opties.omvang.split(","):
        with tempfile.TemporaryDirectory() as map_:
            een_omvang(omvang, Path(map_))


if __name__ == "__main__":
    main()
