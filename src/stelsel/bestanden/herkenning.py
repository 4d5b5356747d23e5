"""Which delivery a file is, before it is read: what Stelsel cannot read is refused with a clear word."""

from __future__ import annotations

import re
from pathlib import Path

from stelsel.bestanden.regels import BOM
from stelsel.kern.fouten import StelselFout

KOP = 65536
_SOORTEN_BYTES = (
    (b"\x1f\x8b", "een gzip-bestand", "Pak het bestand eerst uit."),
    (b"PK\x03\x04", "een zip- of Excel-bestand", "Pak het eerst uit, of bewaar het werkblad als CSV (UTF-8)."),
    (b"PK\x05\x06", "een leeg zip-bestand", "Vraag het bestand opnieuw op."),
    (b"%PDF", "een PDF", "Geef het CSV-bestand dat DUO heeft geleverd."),
    (b"\xd0\xcf\x11\xe0", "een oud Excel- of Word-bestand", "Bewaar het werkblad als CSV (UTF-8)."),
    (b"\xff\xfe", "een UTF-16-bestand", "Bewaar het bestand als UTF-8."),
    (b"\xfe\xff", "een UTF-16-bestand", "Bewaar het bestand als UTF-8."),
    (b"7z\xbc\xaf", "een 7z-bestand", "Pak het bestand eerst uit."),
)
_NAMEN = (
    (r"GRONDSLAG_.*", "een GRONDSLAG-bestand"),
    (r"TBGI?_.*|TBG-?i.*", "een TBG-i-bestand"),
    (r"OBO_.*", "een OBO-bestand"),
    (r"NRSP\d{4}.*|NenR\d{4}.*|\d{6}A(04|05|14).*", "een vsv-bestand"),
)
_EERSTE_REGELS = (
    (rb"VLP[|;][0-9]{2}[A-Z]{2}[|;][0-9]{4}[|;][0-9]{8}[|;].*", "een GRONDSLAG-bestand"),
    (rb"VLP[|;][0-9]{4}-[0-9]{4}[|;].*", "een OBO-bestand"),
    (rb"\s*<\?xml.*|\s*<Bekostigingsgrondslagen.*", "een TBG-i-bestand (XML)"),
    (rb"(?i)#?BURGERSERVICENUMMER[;,|].*|BRIN_NR[;,|].*", "een vsv-bestand"),
)
_RO_REGEL = re.compile(rb"^(VLP|PER|ISG|ISP|ISE|BPV|DIP|AMO|GEO|KZD|SLR)[|;]", re.MULTILINE)
# Also quoted, indented or in small letters: such a file is an RO, and the report says what is wrong with it.
_RECORDSOORT = re.compile(rb"(?i)(^|[\r\n])\W*(VLP|PER|ISG|ISP|ISE|BPV|DIP|AMO|GEO|KZD|SLR)\b")
_GEEF_RO = "Geef het CSV-bestand dat DUO heeft geleverd."
_RO_KOP = re.compile(rb"VLP[|;][0-9]{2}[A-Z]{2}[|;][0-9]+-[0-9]+-[0-9]+[|;].*")


def herken(pad: Path, naam: str) -> str:
    """'RO' or 'EIGEN'. `naam` is the name of the file as the user knows it.

    Raises StelselFout (exit 2) for a file that is not there, is empty, or is something else that was recognised.
    """
    kop = _lees_kop(pad)
    eerste = kop.removeprefix(BOM).splitlines()[0].strip() if kop.strip() else b""
    if re.match(rb'"?soort"?[,;]', eerste):
        return "EIGEN"
    for begin, wat, doe in _SOORTEN_BYTES:
        if kop.startswith(begin):
            raise _anders(pad, wat, doe)
    lijkt_ro = bool(_RO_REGEL.search(kop.removeprefix(BOM).replace(b"\r", b"\n")))
    andere = _andere_levering(eerste, naam, lijkt_ro)
    if andere:
        raise _nog_niet(pad, andere)
    if not lijkt_ro and _is_binair(kop):
        raise _anders(pad, "een binair bestand", _GEEF_RO)
    if kop.strip() and not _RECORDSOORT.search(kop):
        raise _anders(pad, "geen registratieoverzicht: geen regel begint met een recordsoort", _GEEF_RO)
    return "RO"


def _andere_levering(eerste: bytes, naam: str, lijkt_ro: bool) -> str:
    """The name of another known delivery, by its first line or else by its name; '' when it is none.

    A name alone is no reason to refuse a file whose header is that of an RO.
    """
    for patroon, wat in _EERSTE_REGELS:
        if re.fullmatch(patroon, eerste):
            return wat
    if lijkt_ro and _RO_KOP.fullmatch(eerste):
        return ""
    return next((wat for patroon, wat in _NAMEN if re.fullmatch(patroon, naam, re.IGNORECASE)), "")


def _lees_kop(pad: Path) -> bytes:
    if pad.is_dir():
        raise _anders(pad, "een map", "Geef het bestand zelf.")
    if pad.exists() and not pad.is_file():
        # A pipe can be read once only, and a file is looked through before it is read.
        raise _anders(pad, "geen gewoon bestand", "Bewaar de gegevens eerst als bestand.")
    try:
        with pad.open("rb") as bestand:
            kop = bestand.read(KOP)
    except FileNotFoundError:
        raise _fout("Dit bestand is er niet.", pad, "Controleer de naam en de map.") from None
    except PermissionError:
        raise _fout("Dit bestand mag je niet lezen.", pad, "Vraag leesrechten, of kopieer het bestand.") from None
    except OSError:
        raise _fout("Dit bestand is niet te lezen.", pad, "Kopieer het bestand naar deze computer.") from None
    if not kop:
        raise _fout("Dit bestand is leeg.", pad, "Vraag het bestand opnieuw op.")
    return kop


def _is_binair(kop: bytes) -> bool:
    stuur = sum(teken < 32 and teken not in (9, 10, 12, 13) for teken in kop)
    return stuur > len(kop) / 10


def _anders(pad: Path, wat: str, doe: str) -> StelselFout:
    return _fout(f"Dit is {wat}.", pad, doe)


def _nog_niet(pad: Path, wat: str) -> StelselFout:
    return _fout(f"Dit is {wat}; Stelsel leest dat nog niet.", pad, "Geef een registratieoverzicht (RO).")


def _fout(wat: str, pad: Path, doe: str) -> StelselFout:
    return StelselFout(
        wat,
        waar=str(pad),
        verwacht="een registratieoverzicht (RO) van DUO of eigen_administratie.csv",
        doe=doe,
        code="BST-HERKENNING-01",
        exitcode=2,
    )
