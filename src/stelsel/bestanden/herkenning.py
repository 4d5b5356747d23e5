"""Which delivery a file is, before it is read: what Stelsel cannot read is refused with a clear word.

How each kind is recognised stands in its `levering.yaml`; nothing here knows one by name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from stelsel.bestanden.leveringssoorten import Leveringssoort, bekende_soorten, leesbaar, leveringssoort
from stelsel.bestanden.regels import BOM
from stelsel.kern.fouten import StelselFout

KOP = 65536
_SOORTEN_BYTES = (
    (b"\x1f\x8b", "een gzip-bestand", "Pak het bestand eerst uit."),
    (b"PK\x03\x04", "een zip- of Excel-bestand", "Pak een zip eerst uit; lees een werkmap met --indeling."),
    (b"PK\x05\x06", "een leeg zip-bestand", "Vraag het bestand opnieuw op."),
    (b"%PDF", "een PDF", "Geef het CSV-bestand dat DUO heeft geleverd."),
    (b"\xd0\xcf\x11\xe0", "een oud Excel- of Word-bestand", "Bewaar het werkblad als CSV (UTF-8)."),
    (b"\xff\xfe", "een UTF-16-bestand", "Bewaar het bestand als UTF-8."),
    (b"\xfe\xff", "een UTF-16-bestand", "Bewaar het bestand als UTF-8."),
    (b"7z\xbc\xaf", "een 7z-bestand", "Pak het bestand eerst uit."),
)
_GEEF_DUO = "Geef het CSV-bestand dat DUO heeft geleverd."


def herken(pad: Path, naam: str, gegeven: Mapping[str, Path] | None = None, gezegd: str = "") -> Leveringssoort:
    """The kind of delivery a file is. `naam` is its name as the user knows it; `gegeven`: files that were given along,
    by option, and that some kinds need (`Leveringssoort.alleen_met`); `gezegd`: the kind the user says it is.

    Raises StelselFout (exit 2) for a file that is not there, is empty, or is something Stelsel does not read.
    """
    kop = _lees_kop(pad)
    if gezegd:
        return leveringssoort(gezegd)
    gegeven = gegeven or {}
    soorten = [soort for soort in bekende_soorten() if not soort.alleen_met or soort.alleen_met in gegeven]
    soort = next((soort for soort in soorten if soort.herken_zelf(kop, naam, gegeven)), None)
    soort = soort or _aan_inhoud(kop, naam, soorten)
    if soort is None:
        for begin, wat, doe in _SOORTEN_BYTES:
            if kop.startswith(begin):
                raise _anders(pad, wat, doe)
        soort = _aan_naam_of_regels(kop, naam, soorten)
    if not soort.lezer:
        raise _nog_niet(pad, soort)
    _eis_records(pad, kop, soort)
    return soort


def _aan_inhoud(kop: bytes, naam: str, soorten: list[Leveringssoort]) -> Leveringssoort | None:
    """By the first line or the first bytes, which leave no doubt."""
    eerste = next(iter(kop.removeprefix(BOM).splitlines()), b"").strip()
    for soort in soorten:
        patronen = soort.eerste_regel + (soort.eerste_regel_met_naam if soort.heet_zo(naam) else ())
        if any(patroon.fullmatch(eerste) for patroon in patronen) or kop.startswith(soort.begin):
            return soort
    return None


def _aan_naam_of_regels(kop: bytes, naam: str, soorten: list[Leveringssoort]) -> Leveringssoort:
    """By the name, else by what lines begin with; what is nothing else goes to the kind that takes the rest."""
    for soort in soorten:
        if soort.heet_zo(naam):
            return soort
    regels = _regels(kop)
    for soort in soorten:
        if any(re.search(rb"^(?:" + patroon.pattern + rb")", regels, re.MULTILINE) for patroon in soort.regel):
            return soort
    return next(soort for soort in soorten if soort.rest)


def _eis_records(pad: Path, kop: bytes, soort: Leveringssoort) -> None:
    """Refuse what holds no record at all. A line that is quoted, indented or in small letters counts: such a file is
    of its kind, and the report says what is wrong with it."""
    if not soort.recordsoorten:
        return
    precies, ruim = _patronen(soort.recordsoorten)
    if not precies.search(_regels(kop)) and _is_binair(kop):
        raise _anders(pad, "een binair bestand", _GEEF_DUO)
    if kop.strip() and not ruim.search(kop):
        raise _anders(pad, soort.geen, _GEEF_DUO)


@cache
def _patronen(recordsoorten: tuple[str, ...]) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    keuze = "|".join(recordsoorten)
    precies = re.compile(rf"^({keuze})[|;]".encode(), re.MULTILINE)
    # Not over line ends: a head of nothing else would be looked through from each of them again.
    return precies, re.compile(rf"(?i)(^|[\r\n])[^\w\r\n]*({keuze})\b".encode())


def _regels(kop: bytes) -> bytes:
    return kop.removeprefix(BOM).replace(b"\r", b"\n")


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


def _nog_niet(pad: Path, soort: Leveringssoort) -> StelselFout:
    return _fout(f"Dit is {soort.wat}; Stelsel leest dat nog niet.", pad, "Geef een registratieoverzicht (RO).")


def _fout(wat: str, pad: Path, doe: str) -> StelselFout:
    return StelselFout(wat, waar=str(pad), verwacht=leesbaar(), doe=doe, code="BST-HERKENNING-01", exitcode=2)
