"""Small good verschillenlijsten: per kind of record an addition, a change and a removal."""

from __future__ import annotations

from hulp import leveringen as lev
from stelsel.bestanden.indeling import indeling

VORM = indeling("obo_verschillen")
SOORTEN = tuple(record.code for record in VORM.gegevensrecords)
KOP = "VLP|2025-2026|99XX|2025-11-18|2025-10-20"
WIE = [*(f"{bsn}|" for bsn in sorted(lev.BSNS)[:2]), f"|{lev.ONDERWIJSNUMMER}"]
# Per kind: an old state, and what of it is new in a change ('' for what stays the same).
STANDEN = {
    "PER": ("2005-01-11|M", "2005-01-12|"),
    "VBT": ("2015-06-00|2026-01-01|30", "|2027-01-01|"),
    "NAT": ("0001|0000-00-00|", "||2025-11-00"),
    "ISG": ("1|2022-08-01||J|J", "||2025-12-31||N"),
    "ISP": ("1|2022-08-01|25655|BOL|MBO-3|J|DLP|MBO|J|J", "||25656|BBL|*|||"),
    "BPV": ("1|1|2023-09-01|2023-09-10|2024-01-31|25655", "|||||25656"),
    "DIP": ("R1|25655|2025-06-30|J|1", "||2025-07-01||"),
}


def naam(soort: str) -> str:
    return f"OBOV_{soort}_99XX_20251119.CSV"


def leeg(soort: str, kant: str) -> str:
    """A state of which nothing is filled."""
    aantal = sum(veld.kolom.endswith(kant) for veld in VORM.records[soort].velden)
    return "|" * (aantal - 1)


def goed(soort: str) -> list[str]:
    """Names, header, and three lines in the order of the numbers."""
    oud, nieuw = STANDEN[soort]
    # A kind may have fields in the old state only.
    samen = {
        veld.kolom.removesuffix("_huidig") for veld in VORM.records[soort].velden if veld.kolom.endswith("_huidig")
    }
    kolommen = [veld.kolom for veld in VORM.records[soort].velden if veld.kolom.endswith("_vorig")]
    velden = zip(kolommen, oud.split("|"), strict=True)
    als_nieuw = "|".join(waarde for kolom, waarde in velden if kolom.removesuffix("_vorig") in samen)
    return [
        "|".join(["Recordsoort", *(veld.naam for veld in VORM.records[soort].velden)]),
        KOP,
        f"{soort}|{WIE[0]}|{leeg(soort, '_vorig')}|{als_nieuw}|T",
        f"{soort}|{WIE[1]}|{oud}|{nieuw}|W",
        f"{soort}|{WIE[2]}|{oud}|{leeg(soort, '_huidig')}|V",
    ]


def zet(regels: list[str], plek: int, kolom: str, waarde: str) -> list[str]:
    """The lines with one field of one line changed."""
    record = VORM.records[regels[plek][:3]]
    velden = regels[plek].split("|")
    velden[1 + [veld.kolom for veld in record.velden].index(kolom)] = waarde
    return [*regels[:plek], "|".join(velden), *regels[plek + 1 :]]
