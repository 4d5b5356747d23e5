"""Write a file that is there whole or not at all, and that only its owner may read."""

from __future__ import annotations

import os
from io import BufferedWriter
from pathlib import Path

from stelsel.kern.fouten import StelselFout


class VeiligBestand:
    """Context manager: a file of mode 0600 that gets its name when it is finished; nothing remains on an error.

    Deliveries hold numbers of persons, so no other user of the machine may read them, also halfway.
    Raises StelselFout (exit 2) when the place cannot be written.
    """

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self.tijdelijk = pad.with_name(f".{pad.name}.tijdelijk")

    def __enter__(self) -> BufferedWriter:
        try:
            self.pad.parent.mkdir(parents=True, exist_ok=True)
            greep = os.open(self.tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        except OSError as fout:
            raise StelselFout(
                "Stelsel kan op deze plek niet schrijven.",
                waar=str(self.pad.parent),
                verwacht="een map waarin je mag schrijven",
                doe="Kies een andere map.",
                code="BST-SCHRIJF-01",
                exitcode=2,
            ) from fout
        self.bestand = os.fdopen(greep, "wb")
        return self.bestand

    def __exit__(self, soort: type[BaseException] | None, *_: object) -> None:
        self.bestand.close()
        if soort is None:
            self.tijdelijk.replace(self.pad)
        else:
            self.tijdelijk.unlink(missing_ok=True)
