"""The table of faults that was agreed, row by row: seriousness, exit code, and what is kept.

The good file has four persons of thirteen lines. `weg` counts the lines that are not taken over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from hulp import leveringen as lev
from hulp.leveringen import plek, vervang, zet
from stelsel.bestanden import lees

GOED = lev.goed_ro()
BIJ_PERSOON, BIJ_INSCHRIJVING, BIJ_DIPLOMA = 13, 5, 4


@dataclass(frozen=True)
class Rij:
    """A row: the worst seriousness in the report, lines refused, and whether the set counts as whole."""

    ernst: str
    wijzig: Callable[[list[str]], list[str] | bytes]
    weg: int = 0
    volledig: bool = True
    naam: str = lev.RO_NAAM


def regel(record: str, doe: Callable[[str], list[str]]) -> Callable[[list[str]], list[str]]:
    return lambda regels: lev.met_slot(vervang(regels, record, doe(regels[plek(regels, record)])))


def regel_zonder_slot(record: str, doe: Callable[[str], str]) -> Callable[[list[str]], list[str]]:
    return lambda regels: vervang(regels, record, [doe(regels[plek(regels, record)])])


def bytes_in(van: bytes, naar: bytes) -> Callable[[list[str]], bytes]:
    return lambda regels: lev.bytes_van(regels).replace(van, naar, 1)


TABEL = {
    # afgekeurd: nothing of that line and of its children
    "onbekend recordtype": Rij("afgekeurd", regel("ISE", lambda r: ["VBT|1"]), 1),
    "verkeerd gespeld recordtype": Rij("afgekeurd", regel("PER", lambda r: [r.replace("PER", "per")]), BIJ_PERSOON),
    "te veel velden": Rij("afgekeurd", regel_zonder_slot("ISG", lambda r: r + "|x"), BIJ_INSCHRIJVING),
    "te weinig velden": Rij("afgekeurd", regel_zonder_slot("ISP", lambda r: r[:-1]), 1),
    "ander scheidingsteken": Rij("afgekeurd", regel_zonder_slot("ISP", lambda r: r.replace("|", ";")), 1),
    "NUL": Rij("afgekeurd", bytes_in(b"|BOL|", b"|B\0L|"), 1),
    "onleesbare bytes": Rij("afgekeurd", bytes_in(b"|BOL|", b"|B\xffL|"), 1),
    "sleutel onleesbaar": Rij("afgekeurd", zet("DIP", "resultaatvolgnummer", "?"), BIJ_DIPLOMA),
    "verplichte datum onleesbaar": Rij("afgekeurd", zet("PER", "geboortedatum", "onbekend"), BIJ_PERSOON),
    "wees zonder persoon": Rij("afgekeurd", regel("PER", lambda r: []), BIJ_PERSOON - 1),
    "wees zonder inschrijving": Rij("afgekeurd", regel("ISG", lambda r: []), BIJ_INSCHRIJVING - 1),
    "wees zonder diploma": Rij("afgekeurd", regel("DIP", lambda r: []), BIJ_DIPLOMA - 1),
    "geen van beide nummers": Rij("afgekeurd", zet("PER", "bsn", ""), BIJ_PERSOON),
    "zelfde sleutel, andere inhoud": Rij("afgekeurd", regel("ISP", lambda r: [r, r.replace("BOL", "BBL")]), 1),
    # fout: the record, the field emptied
    "controlecijfer": Rij("fout", lambda regels: [r.replace(lev.BSNS[0], "123456789") for r in regels]),
    "vorm van een nummer": Rij("fout", lambda regels: [r.replace(lev.BSNS[0], "BSN1") for r in regels]),
    "voorloopnul van een nummer": Rij("fout", lambda regels: [r.replace(lev.BSNS[0], "12345678") for r in regels]),
    "beide nummers": Rij("fout", zet("PER", "onderwijsnummer", lev.ONDERWIJSNUMMER_2)),
    "facultatief veld buiten de lijst": Rij("fout", zet("ISP", "niveau", "MBO-5")),
    "einde voor begin": Rij("fout", zet("ISE", "datum_eind", "2023-08-31")),
    "letterlijk dubbel": Rij("fout", regel("BPV", lambda r: [r, r]), 1),
    "persoon letterlijk dubbel": Rij("fout", lambda regels: lev.met_slot([*regels[:14], *regels[1:]]), BIJ_PERSOON),
    "geen VLP": Rij("fout", lambda regels: regels[1:], volledig=False),
    "geen SLR": Rij("fout", lambda regels: regels[:-1], volledig=False),
    "VLP dubbel": Rij("fout", lambda regels: [regels[0], *regels], 1, volledig=False),
    "SLR dubbel": Rij("fout", lambda regels: [*regels, regels[-1]], 1, volledig=False),
    "VLP misplaatst": Rij("fout", lambda regels: [*regels[1:3], regels[0], *regels[3:]], volledig=False),
    "SLR misplaatst": Rij("fout", lambda regels: [regels[-1], *regels[:-1]], volledig=False),
    "SLR past niet": Rij("fout", zet("SLR", "KZD", "7"), volledig=False),
    "afgebroken na een regel": Rij("fout", lambda regels: regels[:-3], volledig=False),
    "BRIN in de naam": Rij("fout", lambda regels: regels, naam="RO_01AA_20230801_20240731.csv"),
    "andere datumstijl": Rij("fout", zet("ISG", "datum_inschrijving", "1-8-2022")),
    # waarschuwing: all
    "crebo niet in de gedateerde lijst": Rij("waarschuwing", zet("ISP", "opleidingcode", "99999")),
    "andere code niet in een gedateerde lijst": Rij("waarschuwing", zet("ISP", "leertraject", "XYZ")),
    "lege regels": Rij("waarschuwing", lambda regels: [*regels[:5], "", "", *regels[5:]]),
    "oude scheiding": Rij("waarschuwing", lambda regels: [r.replace("|", ";") for r in regels]),
    "opgevuld": Rij("waarschuwing", lambda regels: lev.aangevuld(regels, 16)),
    "voorloopnul": Rij("waarschuwing", zet("ISG", "reden_uitschrijving", "4")),
    "gedeeltelijke geboortedatum": Rij("waarschuwing", zet("PER", "geboortedatum", "2005-00-00")),
}
ERGST = ("afgekeurd", "fout", "waarschuwing")


@pytest.mark.parametrize("fout", TABEL)
def test_rij(fout, tmp_path) -> None:
    rij = TABEL[fout]
    inhoud = rij.wijzig(GOED)
    pad = tmp_path / rij.naam
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else lev.bytes_van(inhoud))
    verslag = lees(pad, tmp_path / "set")
    lev.klopt(verslag, pad)
    lev.geen_nummers(verslag)
    meldingen = lev.meldingen(verslag.map)
    assert min(meldingen, key=lambda m: ERGST.index(m["ernst"]))["ernst"] == rij.ernst
    assert verslag.exitcode == (0 if rij.ernst == "waarschuwing" else 1)
    assert sum(telling.afgekeurd for telling in verslag.bestanden[0].telling.values()) == rij.weg
    assert verslag.volledig == rij.volledig
    # Each refused line, a child too, has its own message.
    met_melding = {m["regel"] for m in meldingen if m["ernst"] == "afgekeurd" or m["code"][-2:] in ("08", "31")}
    assert len(met_melding) >= rij.weg
