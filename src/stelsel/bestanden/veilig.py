"""Write a file that is there whole or not at all, and that only its owner may read."""

from __future__ import annotations

import os
from collections.abc import Collection
from io import BufferedWriter
from pathlib import Path

from stelsel.gegevens.gegevensset import vingerafdruk
from stelsel.kern.fouten import StelselFout


class VeiligBestand:
    """Context manager: a file of mode 0600 that gets its name when it is finished; nothing remains on an error.

    Deliveries hold numbers of persons, so no other user of the machine may read them, also halfway.
    `bronnen`: SHA-256 of the deliveries that what is written was read from. Both carry the name of their institution
    and period, and in its own folder the original, with every line that was refused, would be replaced.
    Raises StelselFout (exit 2) when the place cannot be written, or holds such a delivery that reads otherwise.
    """

    def __init__(self, pad: Path, bronnen: Collection[str] = ()) -> None:
        self.pad = pad
        self.bronnen = bronnen
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
        try:
            if soort is None:
                self._spaar_de_bron()
                self.tijdelijk.replace(self.pad)
        finally:
            self.tijdelijk.unlink(missing_ok=True)

    def _spaar_de_bron(self) -> None:
        er_is = self.bronnen and self.pad.is_file()
        if er_is and (som := vingerafdruk(self.pad)) in self.bronnen and vingerafdruk(self.tijdelijk) != som:
            raise StelselFout(
                "Hier staat de levering zelf waaruit de gegevensset is gelezen; die zou verdwijnen.",
                waar=str(self.pad),
                verwacht="een map zonder die levering",
                doe="Kies met --naar een andere map.",
                code="BST-SCHRIJF-02",
                exitcode=2,
            )
