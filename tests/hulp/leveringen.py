"""A small good RO and eigen_administratie.csv, ways to spoil them, and what must hold after any reading.

Lines are text without line end. Fields are named by their column in the layout, so that a test says what it
changes and not where that stands.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq

from stelsel.bestanden.indeling import Indeling, indeling
from stelsel.bestanden.leesverslag import Leesverslag
from stelsel.kern.sleutels import verzonnen_bsn, verzonnen_onderwijsnummer

RO_NAAM = "RO_99XX_20230801_20240731.csv"
BSNS = [verzonnen_bsn(i) for i in range(3)]
ONDERWIJSNUMMER = verzonnen_onderwijsnummer(0)
ONDERWIJSNUMMER_2 = verzonnen_onderwijsnummer(1)
BSN_ONBEKEND = verzonnen_bsn(9)
NUMMERS = (*BSNS, ONDERWIJSNUMMER, ONDERWIJSNUMMER_2)
RO, EIGEN = indeling("ro"), indeling("eigen_administratie")
Wijziging = Callable[[list[str]], list[str]]


def goed_ro(dip_velden: int = 9) -> list[str]:
    """A header, four persons with every kind of record, and a trailer that fits."""
    regels = ["VLP|99XX|2023-08-01|2024-07-31|2024-08-01"]
    for i, nummer in enumerate([*(f"{bsn}|" for bsn in BSNS), f"|{ONDERWIJSNUMMER}"]):
        regels += _persoon(nummer, i, "|" if dip_velden == 10 else "")
    return [*regels, slot(regels)]


def _persoon(nummer: str, i: int, extra: str) -> list[str]:
    return [
        f"PER|{nummer}|2005-0{i + 1}-11|{'MVOM'[i]}",
        f"ISG|{nummer}|1|2022-08-01|2025-07-31||",
        f"ISP|{nummer}|1|2022-08-01|25655|BOL||J||100A501|101X591||",
        f"ISP|{nummer}|1|2023-08-01|25655|BBL|MBO-3|J||100A501|101X591||",
        f"ISE|{nummer}|1|2023-09-01|",
        f"BPV|{nummer}|1|1|2023-09-01|2023-09-10|2024-01-31||400|100100100|25655|",
        f"DIP|{nummer}|R{i}|25655|2024-06-30{extra}|J|1|100A501",
        f"AMO|{nummer}|R{i}|25655|B{i}|C0004|||1|100A501",
        f"GEO|{nummer}|R{i}|25655|G{i}|3005||6||61||57|||",
        f"KZD|{nummer}|R{i}|25655|K{i}|K0067||Behaald|||",
        f"AMO|{nummer}|||A{i}|C0004|2024-05-01|J|1|100A501",
        f"GEO|{nummer}|||L{i}|3013|2024-05-01|7||||||1|",
        f"KZD|{nummer}|||M{i}|K0138|2024-05-01|Niet behaald||1|",
    ]


def slot(regels: list[str]) -> str:
    """The trailer that fits these lines."""
    aantallen = [sum(regel[:3] == veld.kolom for regel in regels) for veld in RO.records["SLR"].velden]
    return "|".join(["SLR", *map(str, aantallen)])


def met_slot(regels: list[str]) -> list[str]:
    """The same lines with a trailer that fits."""
    zonder = [regel for regel in regels if not regel.startswith("SLR")]
    return [*zonder, slot(zonder)]


def plek(regels: list[str], record: str, nr: int = 0) -> int:
    """Where the `nr`-th line of a kind stands (index from 0)."""
    return [i for i, regel in enumerate(regels) if regel[:3] == record][nr]


def zet(record: str, kolom: str, waarde: str, nr: int = 0) -> Wijziging:
    """A change of one field of the `nr`-th line of a kind."""
    nummer = 1 + [veld.kolom for veld in RO.records[record].velden].index(kolom)

    def wijzig(regels: list[str]) -> list[str]:
        velden = regels[plek(regels, record, nr)].split("|")
        velden[nummer] = waarde
        return vervang(regels, record, ["|".join(velden)], nr)

    return wijzig


def vervang(regels: list[str], record: str, door: list[str], nr: int = 0) -> list[str]:
    """The lines with others instead of the `nr`-th of a kind."""
    i = plek(regels, record, nr)
    return [*regels[:i], *door, *regels[i + 1 :]]


def dag_eerst(regels: list[str]) -> list[str]:
    """The same lines with every date as day-month-year, without leading zeros."""
    return [re.sub(r"(\d{4})-(\d{2})-(\d{2})", lambda d: f"{int(d[3])}-{int(d[2])}-{d[1]}", regel) for regel in regels]


def aangevuld(regels: list[str], breedte: int, scheiding: str = "|") -> list[str]:
    """The same lines, all `breedte` fields wide, as a spreadsheet leaves them."""
    return [regel + scheiding * (breedte - 1 - regel.count(scheiding)) for regel in regels]


def per_soort(regels: list[str]) -> list[str]:
    """The same lines, first all of one kind and then all of the next."""
    return sorted(regels, key=lambda regel: [*RO.records].index(regel[:3]))


def op_volgorde(regels: list[str]) -> list[str]:
    """The lines of `goed_ro` with persons by number, as the specification wants them."""
    personen: list[list[str]] = []
    for regel in regels[1:-1]:
        if regel.startswith("PER"):
            personen.append([])
        personen[-1].append(regel)
    # Those without a bsn come last.
    personen.sort(key=lambda persoon: (not persoon[0].split("|")[1], persoon[0]))
    return [regels[0], *(regel for persoon in personen for regel in persoon), regels[-1]]


def bytes_van(regels: list[str], regeleinde: str = "\r\n") -> bytes:
    return "".join(regel + regeleinde for regel in regels).encode()


# ---- eigen_administratie.csv

KOLOMMEN = EIGEN.eigenschappen["kolommen"]


def rij(soort: str, **waarden: str) -> str:
    """One line of eigen_administratie.csv; what is not named is empty."""
    return ",".join({"soort": soort, **waarden}.get(kolom, "") for kolom in KOLOMMEN)


def goed_eigen() -> list[str]:
    """The header and one line of every kind, of the first person of `goed_ro`, and one of the last."""
    wie = {"bsn": BSNS[0]}
    bij = {**wie, "brin": "99XX", "inschrijvingvolgnummer": "1"}
    uren = {"uren_gepland": "24", "uren_geoorloofd": "1.5", "uren_ongeoorloofd": "0"}
    naam = {"roepnaam": "Noa", "achternaam": "Voorbeeld"}
    loopt = {"van": "2023-08-01", "tot_en_met": "2024-07-31"}
    return [
        ",".join(KOLOMMEN),
        rij("student", **wie, **naam, email="noa@example.nl", telefoon="06 12345678"),
        rij("student", onderwijsnummer=ONDERWIJSNUMMER, roepnaam="Sam", achternaam="Test"),
        rij("medewerker", medewerkercode="M1", **naam, email="m1@example.nl", functie="docent", team="Zorg"),
        rij("groep", groepcode="G1", groepnaam="Groep 1", brin="99XX", studiejaar="2023"),
        rij("contactpersoon", **wie, volgnummer="1", relatie="ouder", **naam, wettelijk_vertegenwoordiger="J"),
        rij("vooropleiding", **wie, vooropleiding="VMBO_KB", datum="2022-07-01"),
        rij("lid", **wie, groepcode="G1", **loopt),
        rij("begeleider", **wie, medewerkercode="M1", rol="mentor", **loopt),
        rij("aanwezigheid", **bij, jaar="2023", week="40", **uren),
        rij("resultaat", **bij, volgnummer="1", onderdeel="Rekenen", datum="2024-02-01", cijfer="6.5"),
    ]


def zet_eigen(soort: str, kolom: str, waarde: str) -> Wijziging:
    """A change of one column of the first line of a kind."""

    def wijzig(regels: list[str]) -> list[str]:
        i = plek_eigen(regels, soort)
        velden = regels[i].split(",")
        velden[KOLOMMEN.index(kolom)] = waarde
        return [*regels[:i], ",".join(velden), *regels[i + 1 :]]

    return wijzig


def plek_eigen(regels: list[str], soort: str) -> int:
    return next(i for i, regel in enumerate(regels) if regel.split(",")[0] == soort)


# ---- what came out


def meldingen(map_: Path) -> list[dict[str, str]]:
    with (map_ / "meldingen.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def rijen(map_: Path, tabel: str) -> list[dict[str, Any]]:
    pad = map_ / f"{tabel}.parquet"
    return pq.read_table(pad).to_pylist() if pad.exists() else []


def aantal_rijen(map_: Path, tabel: str) -> int:
    pad = map_ / f"{tabel}.parquet"
    return pq.read_metadata(pad).num_rows if pad.exists() else 0


def inhoud_van(map_: Path) -> dict[str, list[str]]:
    """All rows of an RO that was read, with persons by their number instead of by their id."""
    nummers = pl.read_parquet(map_ / "sleutels.parquet").select("persoon_id", "nummer")
    uit = {}
    for record in RO.gegevensrecords:
        rijen_ = pl.read_parquet(map_ / f"{record.tabel}.parquet").join(nummers, "persoon_id", how="left")
        uit[record.tabel] = sorted(map(str, rijen_.drop("persoon_id", "levering_id").rows()))
    return uit


def klopt(verslag: Leesverslag, pad: Path, vorm: Indeling = RO) -> None:
    """The balance of one file: read = taken over + refused, rows are what was taken over, refused lines are kept."""
    bestand = next(b for b in verslag.bestanden if b.bestand == pad.name)
    per_tabel: dict[str, int] = {}
    for code, telling in bestand.telling.items():
        assert telling.gelezen == telling.aanvaard + telling.afgekeurd, code
        tabel = vorm.records[code].tabel if code in vorm.records else ""
        per_tabel[tabel] = per_tabel.get(tabel, 0) + telling.aanvaard
    for tabel, aanvaard in per_tabel.items():
        if tabel and tabel != "persoon":
            assert aantal_rijen(verslag.map, tabel) == aanvaard, tabel
    if bestand.soort == "RO":
        assert verslag.personen == aantal_rijen(verslag.map, "persoon") == bestand.telling["PER"].aanvaard
    afgekeurd = sum(telling.afgekeurd for telling in bestand.telling.values())
    bewaard = verslag.map / "afgekeurd" / pad.name
    inhoud = bewaard.read_bytes() if bewaard.exists() else b""
    assert len(in_regels(inhoud)) == afgekeurd
    assert not bewaard.exists() or bewaard.stat().st_mode & 0o777 == 0o600
    geweigerd = sorted(in_regels(inhoud))
    over = sorted(in_regels(pad.read_bytes().removeprefix(b"\xef\xbb\xbf")))
    for regel in geweigerd:
        over.remove(regel)


def in_regels(inhoud: bytes) -> list[bytes]:
    """Lines with their line end: LF, CR LF or a lone CR, and nothing else that Unicode calls one."""
    return re.findall(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", inhoud)


def geen_nummers(verslag: Leesverslag) -> None:
    """No number of a person in what is printed or in the messages."""
    teksten = [verslag.als_tekst(), str(verslag.als_dict())]
    for naam in ("meldingen.csv", "gegevensset.json"):
        teksten.append((verslag.map / naam).read_text("utf-8"))
    for nummer in NUMMERS:
        assert not any(nummer in tekst for tekst in teksten)
