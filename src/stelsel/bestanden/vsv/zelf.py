"""What a vsv file is: its kind, institution, studiejaar, month and status, from its name, its header and its rows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import polars as pl

from stelsel.bestanden.indeling import Indeling, Recordsoort
from stelsel.kern.tijd import teldatum_oktober

PER_MAAND, PER_JAAR = ("A04", "A05", "A14"), ("NRSP", "NenR")
# The month after the one it is about stands in the name of a file; the first month of a studiejaar here is October.
OKTOBER = teldatum_oktober(2000).month


@dataclass(frozen=True)
class Naam:
    """What the name of a file says; an empty text or None is what it does not say."""

    soort: str = ""
    brin: str = ""
    maand: str = ""
    jaar: int | None = None
    status: str = ""

    @property
    def studiejaar(self) -> int | None:
        """NRSP2023 is about 2022-2023; 202310A04 is the last list of that studiejaar, 202401A14 the last one after."""
        if self.soort in PER_JAAR:
            return None if self.jaar is None else self.jaar - 1
        if not self.maand:
            return None
        over = studiejaar_van(maand_ervoor(self.maand))
        return over - 1 if self.soort == "A14" else over


def uit_naam(bestand: str, vorm: Indeling) -> Naam:
    """Take the name of a file apart."""
    gevonden = re.fullmatch(vorm.eigenschappen["bestandsnaam"], bestand, re.IGNORECASE)
    if not gevonden:
        return Naam()
    soorten = {code.upper(): code for code in vorm.records}
    soort = soorten[(gevonden["lijst"] or gevonden["telling"]).upper()]
    maand = gevonden["maand"] or ""
    if maand and not is_maand(maand):
        maand = ""
    jaar = int(gevonden["jaar"]) if gevonden["jaar"] else None
    return Naam(soort, gevonden["brin"].upper(), maand, jaar, (gevonden["status"] or "").upper())


def soort_van(naam: Naam, kolommen: set[str], vorm: Indeling) -> tuple[str, bool]:
    """The kind of a file, and whether its name and header agree on it.

    The columns with numbers tell a monthly list, a monthly population and a count apart; within those the name does,
    and where it is silent the number of columns that fit.
    """
    past = [record for record in vorm.records.values() if _nummerkolommen(record) & kolommen]
    if naam.soort and (not past or naam.soort in {record.code for record in past}):
        return naam.soort, True
    beste = max(past or vorm.records.values(), key=lambda record: _passend(record, kolommen))
    return beste.code, not naam.soort


def _nummerkolommen(record: Recordsoort) -> set[str]:
    """The columns with numbers as this kind writes them: an A05 calls its own otherwise than an A04."""
    velden = [veld for veld in record.velden if veld.soort == "nummer"]
    if record.code == "A05":
        return {ander for veld in velden for ander in veld.ook}
    return {veld.naam for veld in velden}


def _passend(record: Recordsoort, kolommen: set[str]) -> int:
    eigen = {naam for veld in record.velden for naam in (veld.naam, *veld.ook)}
    return len(kolommen & eigen) - len(kolommen - eigen)


def is_maand(tekst: str) -> bool:
    return len(tekst) == 6 and tekst.isascii() and tekst.isdigit() and 1 <= int(tekst[4:]) <= 12


def maand_ervoor(maand: str) -> str:
    """The month before 'jjjjmm'."""
    jaar, nummer = int(maand[:4]), int(maand[4:])
    return f"{jaar - 1:04d}12" if nummer == 1 else f"{jaar:04d}{nummer - 1:02d}"


def maand_erna(maand: str) -> str:
    """The month after 'jjjjmm'."""
    jaar, nummer = int(maand[:4]), int(maand[4:])
    return f"{jaar + 1:04d}01" if nummer == 12 else f"{jaar:04d}{nummer + 1:02d}"


def studiejaar_van(maand: str) -> int:
    """The studiejaar, from 1 October, in which a month falls."""
    jaar, nummer = int(maand[:4]), int(maand[4:])
    return jaar if nummer >= OKTOBER else jaar - 1


def studiejaar_uit(maanden: pl.Series, soort: str) -> int | None:
    """The studiejaar a file is about, by the months in its rows (text 'jjjjmm'); None when there are none.

    An A14 goes on after the studiejaar, so that its last month tells; of the others most rows do.
    """
    maanden = maanden.drop_nulls()
    if maanden.is_empty():
        return None
    if soort == "A14":
        return int(str(maanden.max())[:4]) - 1
    per_jaar = Counter[int]()
    for maand, aantal in maanden.value_counts().iter_rows():
        per_jaar[studiejaar_van(maand)] += aantal
    return max(per_jaar, key=lambda jaar: (per_jaar[jaar], jaar))


def buiten_studiejaar(maanden: pl.Series, soort: str, jaar: int) -> pl.Series:
    """Whether each month is none of a file of that kind over that studiejaar; an empty one is not."""
    laatste = f"{jaar + 1:04d}{12 if soort == 'A14' else OKTOBER - 1:02d}"
    return (~maanden.is_between(pl.lit(f"{jaar:04d}{OKTOBER:02d}"), pl.lit(laatste))).fill_null(False)
