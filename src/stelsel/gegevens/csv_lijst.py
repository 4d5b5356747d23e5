"""Read a small list that a school gives as CSV: UTF-8, comma or semicolon, one header row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stelsel.kern.fouten import StelselFout


@dataclass(frozen=True)
class CsvLijst:
    """A list to be read. `nodig`: columns it must have; `kolommen`: all it may have, as an error names them; `code`:
    the code of its errors."""

    pad: Path
    nodig: tuple[str, ...]
    kolommen: tuple[str, ...]
    code: str

    def rijen(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Line number and the known columns of each row, without spaces around them; '' where nothing stands.

        Raises StelselFout (exit 2) for a file that cannot be opened, is no UTF-8 or lacks a column.
        """
        regels = self._tekst().splitlines()
        scheiding = ";" if regels and regels[0].count(";") > regels[0].count(",") else ","
        lezer = csv.DictReader(regels, delimiter=scheiding)
        try:
            self._eis_kolommen(lezer.fieldnames or [])
            for rij in lezer:
                yield lezer.line_num, {kolom: (rij.get(kolom) or "").strip() for kolom in self.kolommen}
        except csv.Error:
            # The reader counts a line when it has been read.
            raise self.fout("Deze regel is geen CSV.", "velden met een komma ertussen", lezer.line_num + 1) from None

    def _eis_kolommen(self, aanwezig: Sequence[str]) -> None:
        if set(self.nodig) <= set(aanwezig):
            return
        een = len(self.nodig) == 1
        wat = f"De kolom {self.nodig[0]} is nodig." if een else f"De kolommen {' en '.join(self.nodig)} zijn nodig."
        raise self.fout(wat, "kolommen: " + ", ".join(self.kolommen))

    def _tekst(self) -> str:
        try:
            return self.pad.read_text("utf-8-sig")
        except OSError:
            raise self.fout("Dit bestand is niet te openen.", "een CSV-bestand dat je mag lezen") from None
        except UnicodeDecodeError:
            raise self.fout("Dit bestand is geen UTF-8.", "een CSV-bestand in UTF-8") from None

    def fout(self, wat: str, verwacht: str, regel: int | None = None) -> StelselFout:
        """The error for this list, or for one line of it."""
        return StelselFout(
            wat,
            waar=f"{self.pad}, regel {regel}" if regel else str(self.pad),
            verwacht=verwacht,
            doe="Verbeter de lijst en probeer het opnieuw.",
            code=self.code,
            exitcode=2,
        )
