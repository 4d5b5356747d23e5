"""Bench of reading a TBG-i: `python bench/tbgi.py [--inschrijvingen 100000]`.

Makes a TBG-i with as many enrolments, each with the two teldata of a studiejaar and the empty groups that DUO writes,
in the form in which DUO writes it, a quarter with a bpv, a tenth with a signal, and a diploma for one in four. Prints
MB, seconds and peak memory of `stelsel lees` (read, fully checked, written as a gegevensset), and the seconds expat
takes to go through the same file and do nothing with it. `met zorg` is the same file with a comment in every fifth
enrolment, so that every piece of it is read with care. Each in a process of its own; the best of three.
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

NUMMER = "*" * 9


def maak(pad: Path, aantal: int, erbij: str = "") -> None:
    """Write the file; `erbij` stands in every fifth enrolment."""
    nummers = [f"{nummer:09d}" for nummer in verzonnen_bsns(aantal)]
    vormen = [_inschrijving(i, erbij if i % 5 == 0 else "") for i in range(20)]
    diploma = _duo(tbgi.groep("DIP", {**tbgi.DIP, "Burgerservicenummer": NUMMER}, _niets("SIG")))
    with pad.open("w", encoding="utf-8", newline="") as doel:
        doel.write(tbgi.KOP)
        doel.writelines(vormen[i % 20].replace(NUMMER, nummers[i], 1) for i in range(aantal))
        doel.writelines(diploma.replace(NUMMER, nummers[i], 1) for i in range(0, aantal, 4))
        doel.write(tbgi.SLOT)


def _inschrijving(i: int, erbij: str) -> str:
    bpv = tbgi.groep("BPV", tbgi.BPV) if i % 4 == 0 else _niets("BPV")
    signaal = tbgi.signaal() if i % 10 == 0 else _niets("SIG")
    teldata = [tbgi.groep("TEL", {**tbgi.TEL, "Teldatum": dag}, bpv, signaal) for dag in ("2025-10-01", "2026-02-01")]
    return _duo(tbgi.groep("INS", {**tbgi.INS, "Burgerservicenummer": NUMMER}, erbij, *teldata))


def _niets(code: str) -> str:
    return tbgi.leeg(code, tbgi.leeg("PAR")) if code == "SIG" else tbgi.leeg(code)


def _duo(groep: str) -> str:
    """A group of the root, a tab deep."""
    return "\t" + tbgi.zoals_duo(groep).replace("\r\n", "\r\n\t") + "\r\n"


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
    print("inschrijvingen |   MB | lees s |   MiB | kaal s | met zorg s |   MiB")
    with tempfile.TemporaryDirectory() as map_:
        pad, set_ = Path(map_) / tbgi.NAAM, Path(map_) / "set"
        lees = [sys.executable, "-m", "stelsel", "lees", str(pad), "--naar", str(set_)]
        maak(pad, aantal)
        mb, (seconden, mib) = pad.stat().st_size / 1e6, meet(lees, nieuw=set_)
        begin = time.perf_counter()
        kaal(pad)
        zonder = time.perf_counter() - begin
        maak(pad, aantal, "<!-- met zorg -->")
        zorg, zorg_mib = meet(lees, nieuw=set_)
        print(
            f"{aantal:14,} | {mb:4.0f} | {seconden:6.1f} | {mib:5.0f} | {zonder:6.1f} | {zorg:10.1f} | {zorg_mib:5.0f}"
        )


if __name__ == "__main__":
    main()
