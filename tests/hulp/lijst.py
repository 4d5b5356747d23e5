"""A small list of a school's own with a mapping that fits, and ways to write it as CSV and as workbook."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from hulp import leveringen as lev

KOP = ["BSN", "Onderwijsnr", "Geboren", "Geslacht", "Nr", "Start", "Gepland", "Einde", "Crebo", "Leerweg", "Diploma",
       "Klas", "Steun", "Vooropleiding", "Opmerking"]  # fmt: skip
INDELING = """\
brin: 99XX
periode: {van: 2022-10-01, tot_en_met: 2025-10-01}
gemaakt_op: 2025-10-15
datums: d-m-jjjj
lijsten:
  - naam: alles
    tabellen:
      persoon:
        bsn: BSN
        onderwijsnummer: Onderwijsnr
        geboortedatum: Geboren
        geslacht: {kolom: Geslacht, waarden: {man: M, vrouw: V}}
      inschrijving:
        inschrijvingvolgnummer: Nr
        datum_inschrijving: Start
        datum_uitschrijving_gepland: Gepland
        datum_uitschrijving_werkelijk: Einde
      inschrijvingsperiode:
        inschrijvingvolgnummer: Nr
        datum_begin: Start
        opleidingcode: Crebo
        leertraject: {kolom: Leerweg, waarden: {BOL-voltijd: BOL}}
        indicatie_bekostigbaar: {vast: J}
      diploma:
        alleen_als: Diploma
        resultaatvolgnummer: {samen: [Crebo, Diploma]}
        opleidingcode: Crebo
        datum_resultaat: Diploma
        inschrijvingvolgnummer: Nr
      vooropleiding:
        alleen_als: Vooropleiding
        code: {kolom: Vooropleiding, waarden: {vmbo kader: VMBO_KB}}
        behaald_op: Start
      extra_ondersteuning:
        alleen_als: {kolom: Steun, is: [ja]}
        inschrijvingvolgnummer: Nr
        datum_begin: Start
        datum_eind: Einde
      groep:
        alleen_als: Klas
        groep_id: Klas
        naam: Klas
        studiejaar: {vast: "2023"}
      groepslidmaatschap:
        alleen_als: Klas
        groep_id: Klas
        van: Start
        tot_en_met: Einde
"""


def rij(**waarden: Any) -> list[Any]:
    """One row; what is not named is empty."""
    assert set(waarden) <= set(KOP)
    return [waarden.get(kolom, "") for kolom in KOP]


def goede_rijen() -> list[list[Any]]:
    """The header and four rows: one with everything, a plain one, and two periods of one enrolment."""
    gewoon = {"Nr": "1", "Start": "1-8-2023", "Gepland": "31-7-2025", "Crebo": "25655", "Leerweg": "BOL-voltijd"}
    alles = {"Einde": "30-6-2025", "Diploma": "30-6-2025", "Klas": "4A", "Steun": "ja", "Vooropleiding": "vmbo kader"}
    ander = {"Onderwijsnr": lev.ONDERWIJSNUMMER, "Geboren": "13-3-2004", "Geslacht": "V"}
    return [
        list(KOP),
        rij(BSN=lev.BSNS[0], Geboren="11-1-2005", Geslacht="man", **gewoon, **alles),
        rij(BSN=lev.BSNS[1], Geboren="12-2-2005", Geslacht="Vrouw", **gewoon),
        rij(**ander, **gewoon),
        rij(**ander, **{**gewoon, "Leerweg": "BBL"}),
    ]


def met(tekst: str, tabel: str, **velden: str) -> str:
    """The text of a mapping in which columns of a table come from elsewhere."""
    voor, kop, rest = tekst.partition(f"      {tabel}:\n")
    assert kop, tabel
    regels = rest.splitlines(keepends=True)
    einde = next((i for i, regel in enumerate(regels) if not regel.startswith("        ")), len(regels))
    houden = [regel for regel in regels[:einde] if regel.split(":")[0].strip() not in velden]
    nieuw = [f"        {naam}: {waarde}\n" for naam, waarde in velden.items()]
    return voor + kop + "".join([*houden, *nieuw, *regels[einde:]])


INDELING_PERIODEN = met(INDELING, "inschrijvingsperiode", datum_begin="Begin")
"""As INDELING, with a column of its own for the beginning of a period."""


def goede_lijst() -> list[list[Any]]:
    """The rows of `goede_rijen` with the column Begin, in which the two periods of one enrolment differ."""
    begin = ["Begin", "1-8-2023", "1-8-2023", "1-8-2023", "1-2-2024"]
    return [[*rij_, dag] for rij_, dag in zip(goede_rijen(), begin, strict=True)]


def zet(rijen: list[list[Any]], nr: int, kolom: str, waarde: Any) -> list[list[Any]]:
    """The same rows with another value in one cell; `nr` 1 is the first row below the header."""
    uit = [list(rij_) for rij_ in rijen]
    uit[nr][rijen[0].index(kolom)] = waarde
    return uit


def csv_van(rijen: list[list[Any]], scheiding: str = ";") -> bytes:
    tekst = io.StringIO()
    csv.writer(tekst, delimiter=scheiding, lineterminator="\r\n").writerows(rijen)
    return tekst.getvalue().encode()


def xlsx_van(pad: Path, **bladen: list[list[Any]]) -> Path:
    """A workbook with a sheet per name; text stays text, empty text is an empty cell."""
    boek = Workbook()
    boek.remove(boek.active)
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        for rij_ in rijen:
            blad.append([cel if cel != "" else None for cel in rij_])
    boek.save(pad)
    return pad


def indeling(map_: Path, tekst: str = INDELING_PERIODEN) -> Path:
    pad = map_ / "indeling.yaml"
    pad.write_text(tekst, "utf-8")
    return pad
