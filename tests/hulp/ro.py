"""A small, correct registratieoverzicht of invented people, and the means to break it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from stelsel.bestanden.indeling import Recordsoort, indeling
from stelsel.kern.sleutels import verzonnen_bsn, verzonnen_onderwijsnummer

NAAM = "RO_99XX_20230801_20240731.csv"
BSN, ANDER_BSN, VREEMD_BSN = (verzonnen_bsn(i) for i in range(3))
ONDERWIJSNUMMER, VREEMD_ONDERWIJSNUMMER = (verzonnen_onderwijsnummer(i) for i in range(2))
RECORDS = indeling("ro").records

GOED = f"""\
VLP|99XX|2023-08-01|2024-07-31|2024-08-01
PER|{BSN}||2004-03-05|V
ISG|{BSN}||1|2021-08-01|2024-07-31|2024-06-20|08
ISP|{BSN}||1|2021-08-01|25655|BOL||J||100A501|101X591||
ISP|{BSN}||1|2022-08-01|25655|BBL||J|99XX00000000|100A501|101X591|DLP|MBO
ISE|{BSN}||1|2022-09-01|2023-07-31
BPV|{BSN}||1|1|2022-08-20|2022-09-01|2023-07-31|2023-06-30|800|100018965|25655|K0067
BPV|{BSN}||1|2|2023-08-20|2023-09-01|2024-07-31||800|100018965|25655|
DIP|{BSN}||900|25655|2024-06-20|J|1|100A501
AMO|{BSN}||900|25655|901|C0004||||
GEO|{BSN}||900|25655|902|3005||7|MBO|74|MBO|61|MBO||
KZD|{BSN}||900|25655|903|K0067||Behaald|||
AMO|{BSN}||||911|C0163|2023-10-01|J|1|100A501
GEO|{BSN}||||912|3029|2023-10-02|8||||||1|100A501
KZD|{BSN}||||913|K0138|2023-10-03|Niet behaald|N|1|100A501
PER||{ONDERWIJSNUMMER}|2006-01-31|M
ISG||{ONDERWIJSNUMMER}|C1|2023-08-01|2026-07-31||
ISP||{ONDERWIJSNUMMER}|C1|2023-08-01|25742|BOL||N||||DLP|VO
SLR|2|2|3|1|2|1|2|2|2
"""


def regels() -> list[str]:
    """The lines of the correct file, without line ends."""
    return GOED.splitlines()


def eerste(regels_: Iterable[str], code: str) -> int:
    """Place of the first line of a record kind."""
    return next(i for i, regel in enumerate(regels_) if regel.startswith(f"{code}|"))


def zet(regels_: list[str], plek: int, kolom: str, waarde: str) -> None:
    """Give one field of a line another text."""
    velden = regels_[plek].split("|")
    velden[1 + [veld.kolom for veld in record(regels_[plek]).velden].index(kolom)] = waarde
    regels_[plek] = "|".join(velden)


def record(regel: str) -> Recordsoort:
    """The layout of a line."""
    return RECORDS[regel[:3]]


def schrijf(pad: Path, regels_: Iterable[str] | bytes, einde: str = "\r\n") -> Path:
    """Write lines (or bytes as they are) to a file and return it."""
    inhoud = regels_ if isinstance(regels_, bytes) else "".join(f"{r}{einde}" for r in regels_).encode()
    pad.write_bytes(inhoud)
    return pad
