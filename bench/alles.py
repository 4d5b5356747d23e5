"""All benches, one after the other: `python bench/alles.py`. Takes some half an hour on two cores."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HIER = Path(__file__).resolve().parent
BENCHES = ("lezen.py", "tbgi.py", "vergelijk.py", "indicatoren.py", "doorrekenen.py", "regels.py", "paginas.py")


def main() -> None:
    """Run each bench in a process of its own, so that none sees the memory of another."""
    for bench in BENCHES:
        print(f"== {bench}", flush=True)
        subprocess.run([sys.executable, str(HIER / bench)], check=True)


if __name__ == "__main__":
    main()
