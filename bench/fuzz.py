"""Fuzzing of every reader: `python bench/fuzz.py [--minuten 10] [--lezer RO,TBGI] [--zaad 0] [--naar MAP]`.

For each kind of delivery: small good invented files of it are damaged in every way of `fuzz_bederf`, read whole, and
judged by `fuzz_toets`: no exception but a refusal in words, read = taken over + refused, no number of a person in what
is told, an exit code that fits. Reading happens in a process of its own that says which input it is at: when it does
not answer in time, or ends, that input failed too. What failed is kept with the reason; `--speel MAP` reads it again.
Prints per reader: inputs, inputs a second, the slowest (in seconds of a processor), and failures. Exit code 1 when
there are any.
"""

from __future__ import annotations

import argparse
import queue
import resource
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HIER = Path(__file__).resolve().parent
sys.path[:0] = [str(HIER), str(HIER.parent / "src"), str(HIER.parent / "tests")]

from fuzz_bederf import bederf  # noqa: E402 - after the path that finds it
from fuzz_toets import beproef  # noqa: E402

from hulp.zaden import Zaad, zaden  # noqa: E402
from stelsel.bestanden.leveringssoorten import leveringssoorten  # noqa: E402

BEGIN, KLAAR, GEZAKT = "begin", "klaar", "gezakt"
MEEST_BEWAARD = 50
AANLOOP = 60
WERKER = (sys.executable, __file__)


@dataclass
class Uitslag:
    """What came of one reader. `traagst`: seconds and number of the slowest input; `gezakt`: reason by number."""

    soort: str
    aantal: int = 0
    seconden: float = 0.0
    traagst: tuple[float, int] = (0.0, -1)
    mib: float = 0.0
    gezakt: dict[int, str] = field(default_factory=dict)

    def regel(self) -> str:
        """A row of the table."""
        per_seconde = self.aantal / self.seconden if self.seconden else 0.0
        traagst = f"{self.traagst[0]:.1f} s (nr {self.traagst[1]})"
        delen = f"{self.soort:10}", f"{self.aantal:7,}", f"{per_seconde:5.1f}", f"{traagst:>18}", f"{self.mib:5.0f}"
        return " | ".join([*delen, f"{len(self.gezakt):6}"])


def invoer(goed: list[Zaad], naam: str, nummer: int) -> tuple[Zaad, bytes]:
    """The `nummer`-th input of a run; the first ones are the good files themselves."""
    zaad = goed[nummer % len(goed)]
    return zaad, zaad.inhoud if nummer < len(goed) else bederf(zaad.inhoud, f"{naam}-{nummer}")


# ---- the process that reads


def werk(soort: str, zaad: int, vanaf: int) -> None:
    """Read input after input, and tell of each when it begins and how it ended. Ends when it is killed."""
    with tempfile.TemporaryDirectory() as map_:
        goed = zaden(Path(map_))[soort]
        nummer = vanaf
        while True:
            print(BEGIN, nummer, flush=True)
            begin = time.process_time()
            gekozen, inhoud = invoer(goed, f"{soort}-{zaad}", nummer)
            try:
                beproef(gekozen, inhoud)
                einde, reden = KLAAR, ""
            except Exception as fout:
                einde, reden = GEZAKT, "".join(traceback.format_exception_only(fout)).strip().replace("\n", " / ")
            mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(einde, nummer, f"{time.process_time() - begin:.3f}", f"{mib:.0f}", reden, flush=True)
            nummer += 1


# ---- the process that watches


@contextmanager
def _lezend(opdracht: list[str]) -> Iterator[tuple[subprocess.Popen[str], queue.Queue[str | None]]]:
    """A process that reads, and its lines; None when it has ended."""
    proces = subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True)
    regels: queue.Queue[str | None] = queue.Queue()

    def luister() -> None:
        for regel in proces.stdout or ():
            regels.put(regel)
        regels.put(None)

    luisteraar = threading.Thread(target=luister)
    luisteraar.start()
    try:
        yield proces, regels
    finally:
        proces.kill()
        proces.wait()
        luisteraar.join()
        if proces.stdout:
            proces.stdout.close()


def bewaak(soort: str, zaad: int, minuten: float, grens: float, werker: Sequence[str] = WERKER) -> Uitslag:
    """Let a reader read for some minutes; start it again behind an input that it hangs on or dies of."""
    uit = Uitslag(soort)
    begin, vanaf = time.monotonic(), 0
    while time.monotonic() - begin < minuten * 60:
        opdracht = [*werker, "--werk", soort, "--zaad", str(zaad), "--vanaf", str(vanaf)]
        with _lezend(opdracht) as (proces, regels):
            bezig = -1
            while time.monotonic() - begin < minuten * 60:
                try:
                    # Before its first input it makes the good files.
                    regel = regels.get(timeout=grens if bezig >= 0 else grens + AANLOOP)
                except queue.Empty:
                    uit.gezakt[bezig] = f"geen antwoord binnen {grens:.0f} s"
                    break
                if regel is None:
                    uit.gezakt[bezig] = f"het proces stopte (code {proces.wait()})"
                    break
                if bezig < 0 and vanaf == 0:
                    # Making the good files is not fuzzing.
                    begin = time.monotonic()
                bezig = _verwerk(regel, uit)
            vanaf = max(bezig, vanaf) + 1
    uit.seconden = time.monotonic() - begin
    return uit


def _verwerk(regel: str, uit: Uitslag) -> int:
    """Note a line of the process that reads; gives the number it is about."""
    wat, nummer, *rest = regel.rstrip("\n").split(" ", 4)
    if wat != BEGIN:
        uit.aantal += 1
        uit.traagst = max(uit.traagst, (float(rest[0]), int(nummer)))
        uit.mib = max(uit.mib, float(rest[1]))
        if wat == GEZAKT:
            uit.gezakt[int(nummer)] = rest[2]
    return int(nummer)


def bewaar(uit: Uitslag, goed: list[Zaad], zaad: int, naar: Path) -> None:
    """Keep what failed: the file, what is read along with it, and why."""
    for nummer, reden in list(uit.gezakt.items())[:MEEST_BEWAARD]:
        map_ = naar / f"{uit.soort}-{zaad}-{nummer}"
        map_.mkdir(parents=True, exist_ok=True)
        gekozen, inhoud = invoer(goed, f"{uit.soort}-{zaad}", max(nummer, 0))
        (map_ / gekozen.naam).write_bytes(inhoud)
        (map_ / "waarom.txt").write_text(f"{reden}\n", "utf-8")


def speel(map_: Path) -> None:
    """Read a kept input once more, here, and let what goes wrong be seen."""
    soort, _, nummer = map_.name.split("-")
    with tempfile.TemporaryDirectory() as tijdelijk:
        goed = zaden(Path(tijdelijk))[soort]
        gekozen = goed[max(int(nummer), 0) % len(goed)]
        beproef(gekozen, (map_ / gekozen.naam).read_bytes())
    print("Deze invoer doorstaat alles.")


def main() -> None:
    """Fuzz every reader asked for and print the table."""
    keuze = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    keuze.add_argument("--minuten", type=float, default=10, help="voor elke lezer")
    keuze.add_argument("--lezer", default="", help="namen van soorten levering, met komma's; anders alle")
    keuze.add_argument("--zaad", type=int, default=0, help="hetzelfde zaad, dezelfde invoer")
    keuze.add_argument("--grens", type=float, default=60, help="seconden voor één invoer")
    naar = Path(tempfile.gettempdir()) / "stelsel-fuzz"
    keuze.add_argument("--naar", type=Path, default=naar, help="map voor wat faalt")
    keuze.add_argument("--speel", type=Path, metavar="MAP", help="lees één bewaarde invoer nog eens")
    keuze.add_argument("--werk", help=argparse.SUPPRESS)
    keuze.add_argument("--vanaf", type=int, default=0, help=argparse.SUPPRESS)
    opties = keuze.parse_args()
    if opties.werk:
        werk(opties.werk, opties.zaad, opties.vanaf)
    if opties.speel:
        speel(opties.speel)
        return
    with tempfile.TemporaryDirectory() as map_:
        goed = zaden(Path(map_))
    soorten = opties.lezer.split(",") if opties.lezer else [soort.naam for soort in leveringssoorten()]
    print("lezer      | invoer  | per s |            traagste |   MiB | gezakt")
    uitslagen = []
    for soort in soorten:
        if soort not in goed:
            print(f"{soort:10} | geen goed bestand om mee te beginnen: zie tests/hulp/zaden.py")
            continue
        uit = bewaak(soort, opties.zaad, opties.minuten, opties.grens)
        bewaar(uit, goed[soort], opties.zaad, opties.naar)
        uitslagen.append(uit)
        print(uit.regel(), flush=True)
    for uit in uitslagen:
        for nummer, reden in uit.gezakt.items():
            print(f"{uit.soort} {nummer}: {reden[:300]}")
    if any(uit.gezakt for uit in uitslagen):
        print(f"Bewaard in {opties.naar}; nog eens lezen: python bench/fuzz.py --speel {opties.naar}/<map>")
        sys.exit(1)


if __name__ == "__main__":
    main()
