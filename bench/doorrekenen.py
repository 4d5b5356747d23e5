"""Bench of doorrekenen: `python bench/doorrekenen.py [--studenten 50000,150000,520000]`.

niveauplaatsing over everybody who is enrolled on a day, as `stelsel doorrekenen` in a new process: from Parquet to
the printed table. Prints seconds and processor seconds without and with a variant, fact sets, and peak memory; and
what it takes to decide each row by itself instead, measured on a part and multiplied. Asserts equal counts there.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

HIER = Path(__file__).resolve().parent
BRON = HIER.parent / "src"
sys.path[:0] = [str(BRON)]

BRINS = [f"{nummer:02}XX" for nummer in range(10, 70)]
OP = date(2025, 10, 1)
DEEL = 20_000
METING = """
import resource, sys
from stelsel.opdrachten.hoofd import main
try:
    main(sys.argv[1:])
finally:
    r = resource.getrusage(resource.RUSAGE_SELF)
    print(r.ru_utime + r.ru_stime, r.ru_maxrss // 1024, file=sys.stderr)
"""
VARIANT = "naam: kader op niveau 4\nwaarden:\n  niveauplaatsing.mbo_raad:\n    VMBO_KB: {verwacht: 4}\n"


def maak(map_: Path, studenten: int) -> None:
    """A gegevensset of that many students, all enrolled on 1 October; one in four was here before."""
    import polars as pl

    from stelsel.gegevens.dekking import Dekking
    from stelsel.gegevens.gegevensset import GegevenssetSchrijver
    from stelsel.gegevens.opleidingen import opleidingstabel
    from stelsel.kern.codelijsten import codelijst

    lot = random.Random(1)
    crebos = list(codelijst("opleiding").codes)[:400]
    codes = list(codelijst("vooropleiding").codes)
    wie = [f"{lot.getrandbits(32):08x}-{i:04x}-4000-8000-{i:012x}" for i in range(studenten)]
    starts = [date(lot.randint(2021, 2025), 8, 1) + timedelta(days=lot.randint(0, 55)) for _ in wie]
    brins = [lot.choice(BRINS) for _ in wie]
    eerder = [i for i in range(studenten) if lot.random() < 0.25]
    jaren = [int(start.year - 16 - min(40, lot.expovariate(0.4))) for start in starts]
    niets = [None] * studenten
    inschrijving = pl.DataFrame(
        {
            "persoon_id": wie + [wie[i] for i in eerder],
            "brin": brins + [brins[i] for i in eerder],
            "inschrijvingvolgnummer": ["2"] * studenten + ["1"] * len(eerder),
            "datum_inschrijving": starts + [starts[i] - timedelta(days=900) for i in eerder],
            "datum_uitschrijving_werkelijk": niets + [starts[i] - timedelta(days=30) for i in eerder],
            "opleidingcode": [lot.choice(crebos) for _ in range(studenten + len(eerder))],
            "leertraject": ["BOL" if lot.random() < 0.75 else "BBL" for _ in range(studenten + len(eerder))],
            "levering_id": "x",
        }
    )
    diploma = inschrijving.tail(len(eerder)).with_columns(
        resultaatvolgnummer="inschrijvingvolgnummer", datum_resultaat="datum_uitschrijving_werkelijk"
    )
    persoon = {
        "persoon_id": wie,
        "geboortejaar": jaren,
        "geboortemaand": [lot.randint(1, 12) for _ in wie],
        "geboortedag": [lot.randint(1, 28) for _ in wie],
        "levering_id": ["x"] * studenten,
    }
    vooropleiding = pl.DataFrame({"persoon_id": wie, "code": [lot.choice(codes) for _ in wie], "levering_id": "x"})
    with GegevenssetSchrijver(map_) as schrijver:
        schrijver.schrijf("persoon", pl.DataFrame(persoon).to_arrow())
        schrijver.schrijf("inschrijving", inschrijving.to_arrow())
        periode = inschrijving.with_columns(datum_begin="datum_inschrijving", afgeleid=pl.lit(True))
        schrijver.schrijf("inschrijvingsperiode", periode.to_arrow())
        schrijver.schrijf("diploma", diploma.to_arrow())
        schrijver.schrijf("vooropleiding", vooropleiding.sample(fraction=0.97, seed=1).to_arrow())
        schrijver.schrijf("opleiding", opleidingstabel(crebos))
        for brin in BRINS:
            schrijver.bron(dekking=Dekking(brin, date(2019, 8, 1), date(2026, 7, 31)))


def opdracht(map_: Path, *rest: str) -> tuple[float, float, int, dict[str, object]]:
    """Seconds of the command in a new process (the best of three), processor seconds, MiB, and what it gave."""
    woorden = ["doorrekenen", "niveauplaatsing", "--gegevens", str(map_), "--op", OP.isoformat(), "--uit", "json"]
    tijden = []
    for _ in range(3):
        begin = time.perf_counter()
        klaar = subprocess.run(
            [sys.executable, "-c", METING, *woorden, *rest],
            check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(BRON)},
        )  # fmt: skip
        tijden.append(time.perf_counter() - begin)
    rekentijd, mib = klaar.stderr.splitlines()[-1].split()
    return min(tijden), float(rekentijd), int(mib), json.loads(klaar.stdout)


def per_rij(map_: Path) -> tuple[float, Counter[str]]:
    """Seconds per row, and the answers, when each row of this set is decided by itself."""
    from stelsel.doorrekening.bron import Bron
    from stelsel.doorrekening.niveauplaatsing import feiten, verzamel
    from stelsel.doorrekening.vraag import Keuze
    from stelsel.regels.motor.waarden import STANDAARD
    from stelsel.regels.register import vind

    regel = vind("niveauplaatsing")
    groepen = verzamel(Bron(map_), Keuze(op=OP)).groepen
    rijen = [set_ for groep in groepen for set_ in [groep.feiten] * groep.aantal]
    begin = time.perf_counter()
    antwoorden = Counter(
        str(regel.beantwoord(regel.uit(f), OP).antwoord) for set_ in rijen for f in feiten(set_, OP, STANDAARD)
    )
    return (time.perf_counter() - begin) / len(rijen), antwoorden


def main() -> None:
    """Make the sets, measure, and print one table."""
    keuze = argparse.ArgumentParser(description=__doc__)
    keuze.add_argument("--studenten", default="50000,150000,520000")
    opties = keuze.parse_args()
    with tempfile.TemporaryDirectory() as map_:
        variant = Path(map_) / "variant.yaml"
        variant.write_text(VARIANT, encoding="utf-8")
        maak(Path(map_) / "deel", DEEL)
        seconden, antwoorden = per_rij(Path(map_) / "deel")
        geteld = {rij["antwoord"]: rij["aantal"] for rij in opdracht(Path(map_) / "deel")[-1]["rijen"]}
        if geteld != antwoorden:
            raise SystemExit(f"per rij en per set tellen anders: {dict(antwoorden)} en {geteld}")
        print("studenten | sets | s | rekentijd s | met variant s | rekentijd s | MiB | elke rij apart s (geschat)")
        for aantal in map(int, opties.studenten.split(",")):
            plek = Path(map_) / str(aantal)
            maak(plek, aantal)
            zonder, reken_zonder, mib, uit = opdracht(plek)
            met, reken_met, _, _ = opdracht(plek, "--variant", str(variant))
            telling = uit["verantwoording"]
            if telling["rijen"] != aantal:
                raise SystemExit(f"{telling['rijen']} rijen in plaats van {aantal}")
            print(
                f"{aantal:9} | {telling['feitensets']:4} | {zonder:4.2f} | {reken_zonder:4.2f} | "
                f"{met:4.2f} | {reken_met:4.2f} | {mib:4} | "
                f"{seconden * aantal:6.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
