"""Look at a workbook before it is opened: nothing in it may fill the memory, run, or read outside itself.

A workbook is a zip of XML files. Sizes are those the zip states; a part never gives more than that. Macros, links to
other files and pictures are parts that are not opened at all.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from stelsel.bestanden.regels import BOM
from stelsel.kern.fouten import StelselFout

MEESTE_DELEN = 5_000
GROOTSTE_DEEL = 768 * 1024**2
GROOTSTE_GEHEEL = 1024**3
# A sheet of equal rows is pressed together some fifty times, a bomb a thousand times.
GROOTSTE_VERHOUDING = 200
KLEIN = 8 * 1024**2
STUK = 1024 * 1024
OVERLAP = 512
WERKBOEK = "xl/workbook.xml"
_FORMULE = re.compile(rb"<(?:\w{1,20}:)?f[ />]")
# Bounded, so that a sheet of nothing but half tags costs no more than any other.
_RIJ = re.compile(rb"<(?:\w{1,20}:)?row\s[^<>]{0,400}?\br=[\"'](\d{1,20})[\"']")
LAATSTE_RIJ = 1_048_576


def eis_veilig(pad: Path) -> set[str]:
    """The sheets (names of parts, without map) in which a formula stands.

    Raises StelselFout (exit 2) for what is no workbook, is damaged, is too large when unpacked, or holds XML that
    would be unfolded or of which rows would be lost.
    """
    try:
        with zipfile.ZipFile(pad) as boek:
            delen = boek.infolist()
            _eis_werkmap(pad, boek)
            _eis_maat(pad, delen)
            met_formules = set()
            for deel in delen:
                if _bekijk(pad, boek, deel):
                    met_formules.add(deel.filename)
            return met_formules
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise stuk(pad) from None


def stuk(pad: Path) -> StelselFout:
    """The error for a workbook that cannot be read."""
    return _fout(pad, "Deze Excel-werkmap is niet te lezen: zij is beschadigd of versleuteld.", "BST-XLSX-01")


def _eis_werkmap(pad: Path, boek: zipfile.ZipFile) -> None:
    namen = set(boek.namelist())
    if WERKBOEK not in namen:
        raise _fout(pad, "Dit is een zip-bestand, maar geen Excel-werkmap (.xlsx).", "BST-XLSX-01")
    if len(namen) < len(boek.infolist()):
        raise _fout(pad, "In deze werkmap staat een onderdeel twee keer.", "BST-XLSX-01")


def _eis_maat(pad: Path, delen: list[zipfile.ZipInfo]) -> None:
    te_veel = len(delen) > MEESTE_DELEN
    te_groot = sum(deel.file_size for deel in delen) > GROOTSTE_GEHEEL
    te_groot |= any(deel.file_size > GROOTSTE_DEEL for deel in delen)
    opgeblazen = any(
        deel.file_size > KLEIN and deel.file_size > GROOTSTE_VERHOUDING * max(deel.compress_size, 1) for deel in delen
    )
    if te_veel or te_groot or opgeblazen:
        raise _fout(
            pad,
            "Deze werkmap wordt bij het uitpakken veel te groot.",
            "BST-XLSX-02",
            doe="Bewaar alleen het werkblad met de lijst, als nieuwe werkmap of als CSV UTF-8.",
        )


def _bekijk(pad: Path, boek: zipfile.ZipFile, deel: zipfile.ZipInfo) -> bool:
    """Whether a formula stands in a part. Refuses a document type, other characters than XML, and rows out of order."""
    formule, vorige_rij, staart, eerste = False, 0, b"", True
    with boek.open(deel) as inhoud:
        while stuk_ := inhoud.read(STUK):
            if eerste and not stuk_.removeprefix(BOM).lstrip().startswith(b"<"):
                if not deel.filename.endswith((".xml", ".rels")):
                    return False
                raise _fout(pad, "In deze werkmap staat iets anders dan gewone XML.", "BST-XLSX-03")
            eerste = False
            venster = staart + stuk_
            if b"<!DOCTYPE" in venster or b"<!ENTITY" in venster:
                raise _fout(pad, "In deze werkmap staat een DOCTYPE; zulke XML wordt niet geopend.", "BST-XLSX-03")
            formule = formule or _FORMULE.search(venster) is not None
            if deel.filename.startswith("xl/worksheets/"):
                vorige_rij = _eis_volgorde(pad, venster, len(staart), vorige_rij)
            staart = venster[-OVERLAP:]
    return formule


def _eis_volgorde(pad: Path, venster: bytes, gezien: int, vorige: int) -> int:
    """Rows whose end of tag was seen before are passed over. Gives the number of the last row."""
    for treffer in _RIJ.finditer(venster):
        if treffer.end() <= gezien:
            continue
        rij = int(treffer[1])
        if rij <= vorige or rij > LAATSTE_RIJ:
            raise _fout(pad, "De rijen in dit werkblad staan door elkaar.", "BST-XLSX-03")
        vorige = rij
    return vorige


def _fout(pad: Path, wat: str, code: str, doe: str = "") -> StelselFout:
    return StelselFout(
        wat,
        waar=str(pad),
        verwacht="een gewone Excel-werkmap (.xlsx)",
        doe=doe or "Open het bestand in Excel en bewaar het opnieuw als .xlsx, of als CSV UTF-8.",
        code=code,
        exitcode=2,
    )
