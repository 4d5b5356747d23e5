"""Bench of the indicators: `python bench/indicatoren.py [--personen 30000,150000,500000]`.

Prints per size: the first call (everything from Parquet), all later breakdowns together (three indicators, seven
dimensions singly and six pairs, three-year window), the command from a cold start, the same in pandas, the ratios
within this run, and the peak memory of each process. Asserts that both count the same.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HIER = Path(__file__).resolve().parent
BRON = HIER.parent / "src"
sys.path[:0] = [str(BRON), str(HIER)]

INDICATOREN = ("jaarresultaat", "diplomaresultaat", "startersresultaat")
ENKEL = ("brin", "dossier", "crebo", "niveau", "leerweg", "domein", "studiejaar")
PAREN = (
    ("brin", "niveau"),
    ("dossier", "niveau"),
    ("crebo", "leerweg"),
    ("domein", "niveau"),
    ("niveau", "leerweg"),
    ("niveau", "studiejaar"),
)
UITSPLITSINGEN = [(dimensie,) for dimensie in ENKEL] + list(PAREN)
JAAR, VENSTER = 2024, 3


def eigen(map_: Path) -> dict[str, object]:
    """Our own: first call, then all breakdowns."""
    begin = time.perf_counter()
    from stelsel.indicatoren.berekening import bereken_rijen
    from stelsel.indicatoren.sessie import Sessie

    sessie = Sessie(map_)
    bereken_rijen(sessie, INDICATOREN[0], JAAR, VENSTER)
    eerste = time.perf_counter() - begin
    begin = time.perf_counter()
    som = {}
    for naam in INDICATOREN:
        for per in UITSPLITSINGEN:
            rijen = bereken_rijen(sessie, naam, JAAR, VENSTER, per).rijen
            som[naam] = [sum(rij[k] or 0 for rij in rijen) for k in ("teller", "noemer")]
    return _uitslag(eerste, time.perf_counter() - begin, som)


def pandas(map_: Path) -> dict[str, object]:
    """The same questions in pandas."""
    begin = time.perf_counter()
    from bevolking import EERSTE, LAATSTE
    from met_pandas import tel, uitsplitsen

    rijen = tel(map_, range(EERSTE, LAATSTE + 2))
    uitsplitsen(rijen, INDICATOREN[0], JAAR, VENSTER, ("brin", "niveau"))
    eerste = time.perf_counter() - begin
    begin = time.perf_counter()
    som = {}
    for naam in INDICATOREN:
        for per in UITSPLITSINGEN:
            tabel = uitsplitsen(rijen, naam, JAAR, VENSTER, per)
            som[naam] = [int(tabel["sum"].sum()), int(tabel["count"].sum())]
    return _uitslag(eerste, time.perf_counter() - begin, som)


def _uitslag(eerste: float, later: float, som: dict[str, list[int]]) -> dict[str, object]:
    geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"eerste": eerste, "later": later, "mib": geheugen, "som": som}


def koud(map_: Path) -> float:
    """Seconds of `stelsel indicator bereken oordeel` as a new process; the best of three."""
    opdracht = [sys.executable, "-m", "stelsel", "indicator", "bereken", "oordeel", "--gegevens", str(map_)]
    tijden = []
    for _ in range(3):
        begin = time.perf_counter()
        subprocess.run(opdracht, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(BRON)})
        tijden.append(time.perf_counter() - begin)
    return min(tijden)


def _in_eigen_proces(wat: str, map_: Path) -> dict[str, object]:
    uit = subprocess.run(
        [sys.executable, __file__, "--deel", wat, str(map_)], check=True, capture_output=True, text=True
    )
    return json.loads(uit.stdout.splitlines()[-1])


def main() -> None:
    """Make the populations, measure, and print one table."""
    keuze = argparse.ArgumentParser(description=__doc__)
    keuze.add_argument("--personen", default="30000,150000,500000")
    keuze.add_argument("--deel", nargs=2, metavar=("WAT", "MAP"), help=argparse.SUPPRESS)
    opties = keuze.parse_args()
    if opties.deel:
        print(json.dumps({"eigen": eigen, "pandas": pandas}[opties.deel[0]](Path(opties.deel[1]))))
        return
    print("personen | koud s | eerste s | later s | MiB | pandas eerste s | later s | MiB | verhouding eerste, later")
    with tempfile.TemporaryDirectory() as map_:
        for aantal in map(int, opties.personen.split(",")):
            _een_omvang(Path(map_) / str(aantal), aantal)


def _een_omvang(map_: Path, aantal: int) -> None:
    from bevolking import maak

    maak(map_, aantal)
    wij, zij = _in_eigen_proces("eigen", map_), _in_eigen_proces("pandas", map_)
    if wij["som"] != zij["som"]:
        raise SystemExit(f"eigen en pandas tellen anders: {wij['som']} en {zij['som']}")
    delen = [f"{aantal:8}", f"{koud(map_):6.2f}"]
    delen += [f"{wij['eerste']:8.2f}", f"{wij['later']:7.2f}", f"{wij['mib']:4.0f}"]
    delen += [f"{zij['eerste']:15.2f}", f"{zij['later']:7.2f}", f"{zij['mib']:4.0f}"]
    delen += [f"{zij['eerste'] / wij['eerste']:.1f}x, {zij['later'] / wij['later']:.1f}x"]
    print(" | ".join(delen), flush=True)


if __name__ == "__main__":
    main()
