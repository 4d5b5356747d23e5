"""Bench of reading a TBG-i: `python bench/tbgi.py [--inschrijvingen 100000]`.

Makes a TBG-i with as many enrolments, each with the two teldata of a studiejaar and the empty groups that DUO writes,
a quarter with a bpv, a tenth with a signal, and a diploma for one in four. Prints MB, seconds and peak memory of
`stelsel lees` (read, fully checked, written as a gegevensset), and the seconds expat takes to go through the same file
and do nothing with it. Each in a process of its own; the best of three.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from xml.parsers import expat

HIER = Path(__file__).resolve().parent
sys.path[:0] = [str(HIER), str(HIER.parent / "src"), str(HIER.parent / "tests")]

from lezen import meet  # noqa: E402 - after the path that finds it

from hulp import tbgi  # noqa: E402
from stelsel.kern.sleutels import verzonnen_bsns  # noqa: E402


def maak(pad: Path, aantal: int) -> None:
    """Write the file."""
    niets = tbgi.leeg("BPV"), tbgi.leeg("SIG", tbgi.leeg("PAR"))
    nummers = [f"{nummer:09d}" for nummer in verzonnen_bsns(aantal)]
    with pad.open("w", encoding="utf-8") as doel:
        doel.write(tbgi.KOP)
        for i in range(aantal):
            bpv = tbgi.groep("BPV", tbgi.BPV) if i % 4 == 0 else niets[0]
            signaal = tbgi.signaal() if i % 10 == 0 else niets[1]
            teldata = [
                tbgi.groep("TEL", {**tbgi.TEL, "Teldatum": dag}, bpv, signaal) for dag in ("2025-10-01", "2026-02-01")
            ]
            doel.write(tbgi.groep("INS", {**tbgi.INS, "Burgerservicenummer": nummers[i]}, *teldata))
        for i in range(0, aantal, 4):
            doel.write(tbgi.groep("DIP", {**tbgi.DIP, "Burgerservicenummer": nummers[i]}, niets[1]))
        doel.write(tbgi.SLOT)


def kaal(pad: Path) -> None:
    """Expat without anything to call."""
    lezer = expat.ParserCreate("utf-8")
    with pad.open("rb") as bestand:
        while blok := bestand.read(1024 * 1024):
            lezer.Parse(blok, False)


def main() -> None:
    """Measure and print a row."""
    keuze = argparse.ArgumentParser(description=__doc__)
    keuze.add_argument("--inschrijvingen", type=int, default=100_000)
    aantal = keuze.parse_args().inschrijvingen
    with tempfile.TemporaryDirectory() as map_:
        pad, set_ = Path(map_) / tbgi.NAAM, Path(map_) / "set"
        maak(pad, aantal)
        seconden, mib = meet([sys.executable, "-m", "stelsel", "lees", str(pad), "--naar", str(set_)], nieuw=set_)
        begin = time.perf_counter()
        kaal(pad)
        print("inschrijvingen |   MB | lees s |   MiB | kaal s")
        mb = pad.stat().st_size / 1e6
        print(f"{aantal:14,} | {mb:4.0f} | {seconden:6.1f} | {mib:5.0f} | {time.perf_counter() - begin:6.1f}")


if __name__ == "__main__":
    main()
