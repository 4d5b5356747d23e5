"""The table of faults that was agreed, row by row, for the other record deliveries of DUO.

The rows are those of test_fouttabel.py; what a file of another kind cannot have (a birth date, say) is not here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from hulp import duo, voorbeelden
from hulp import leveringen as lev
from hulp.duo import Voorbeeld
from stelsel.bestanden import lees

ERGST = ("afgekeurd", "fout", "waarschuwing")
Maak = Callable[[Voorbeeld], "duo.Wijziging"]


@dataclass(frozen=True)
class Rij:
    """A row: the worst seriousness in the report, and whether the set counts as whole. `weg`: the kind of record of
    which the first line and what stands under it is not taken over, or a number of lines."""

    ernst: str
    maak: Maak
    weg: str | int = 0
    volledig: bool = True


def _bytes(van: bytes, naar: bytes) -> Maak:
    return lambda v: lambda regels: duo.bytes_van(regels).replace(van, naar, 1)


def _eerste_optionele_lijst(v: Voorbeeld) -> duo.Wijziging:
    return v.zet("ISP", "niveau", "MBO-5")


def _met_slot(v: Voorbeeld, wijzig: duo.Wijziging) -> duo.Wijziging:
    return lambda regels: v.met_slot(wijzig(regels))


TABEL = {
    "onbekend recordtype": Rij("afgekeurd", lambda v: v.regel("BPV", lambda r: ["QQQ" + r[3:]]), 1),
    "verkeerd gespeld recordtype": Rij("afgekeurd", lambda v: v.regel("PER", lambda r: ["per" + r[3:]]), "PER"),
    "te veel velden": Rij("afgekeurd", lambda v: v.regel("ISG", lambda r: [r + v.scheiding], met_slot=False), "ISG"),
    "te weinig velden": Rij(
        "afgekeurd",
        lambda v: v.regel("ISP", lambda r: [r.rsplit(v.scheiding, 1)[0]], met_slot=False),
        1,
    ),
    "ander scheidingsteken": Rij(
        "afgekeurd",
        lambda v: v.regel("ISP", lambda r: [r.replace(v.scheiding, v.andere_scheiding)], met_slot=False),
        1,
    ),
    "NUL": Rij("afgekeurd", _bytes(b"BOL", b"B\0L"), 1),
    "onleesbare bytes": Rij("afgekeurd", _bytes(b"BOL", b"B\xffL"), 1),
    "sleutel onleesbaar": Rij("afgekeurd", lambda v: v.zet("DIP", "resultaatvolgnummer", "?"), "DIP"),
    "verplichte datum onleesbaar": Rij("afgekeurd", lambda v: v.zet("ISG", "datum_inschrijving", "onbekend"), "ISG"),
    "wees zonder inschrijving": Rij("afgekeurd", lambda v: v.regel("ISG", lambda r: []), "ISG-"),
    "zelfde sleutel, andere inhoud": Rij(
        "afgekeurd", lambda v: v.regel("ISP", lambda r: [r, r.replace("BOL", "BBL")]), 1
    ),
    "facultatief veld buiten de lijst": Rij("fout", _eerste_optionele_lijst),
    "letterlijk dubbel": Rij("fout", lambda v: v.regel("BPV", lambda r: [r, r]), 1),
    "geen VLP": Rij("fout", lambda v: lambda regels: regels[1:], volledig=False),
    "geen sluitrecord": Rij("fout", lambda v: lambda regels: regels[:-1], volledig=False),
    "VLP dubbel": Rij("fout", lambda v: lambda regels: [regels[0], *regels], 1, volledig=False),
    "sluitrecord dubbel": Rij("fout", lambda v: lambda regels: [*regels, regels[-1]], 1, volledig=False),
    "VLP misplaatst": Rij("fout", lambda v: lambda r: [*r[1:3], r[0], *r[3:]], volledig=False),
    "sluitrecord misplaatst": Rij("fout", lambda v: lambda r: [r[-1], *r[:-1]], volledig=False),
    "afgebroken na een regel": Rij("fout", lambda v: lambda regels: regels[:-3], volledig=False),
    "andere datumstijl": Rij("fout", lambda v: v.zet("ISG", "datum_uitschrijving_werkelijk", "1-8-2026")),
    "crebo niet in de gedateerde lijst": Rij(
        "waarschuwing", lambda v: _met_slot(v, v.zet("ISP", "opleidingcode", "99999"))
    ),
    "lege regels": Rij("waarschuwing", lambda v: lambda regels: [*regels[:5], "", "", *regels[5:]]),
    "oude scheiding": Rij(
        "waarschuwing", lambda v: lambda regels: [r.replace(v.scheiding, v.andere_scheiding) for r in regels]
    ),
}


def _onder(v: Voorbeeld, soort: str) -> int:
    """Lines of the first record of a kind with all that hangs on it; with '-' behind it, without itself."""
    records = v.vorm.records
    kinderen = {code for code, record in records.items() if record.ouder == soort[:3]}
    if soort[:3] == "PER":
        volgende = v.plek(list(v.regels), "PER", 1)
        return volgende - 1
    eerste = list(v.regels[1 : v.plek(list(v.regels), "PER", 1)])
    begin = next(i for i, regel in enumerate(eerste) if regel[:3] == soort[:3])
    aantal = 0
    for regel in eerste[begin + 1 :]:
        if regel[:3] not in kinderen or _los(v, regel):
            break
        aantal += 1
    return aantal + (not soort.endswith("-"))


def _los(v: Voorbeeld, regel: str) -> bool:
    record = v.vorm.records[regel[:3]]
    if not record.anders_ouder:
        return False
    plek = 1 + [veld.kolom for veld in record.velden].index(record.ouder_via[-1])
    return not regel.split(v.scheiding)[plek]


@pytest.mark.parametrize("v", voorbeelden.ALLE, ids=lambda v: v.pakket)
@pytest.mark.parametrize("fout", TABEL)
def test_rij(v, fout, tmp_path) -> None:
    rij = TABEL[fout]
    inhoud = rij.maak(v)(list(v.regels))
    pad = tmp_path / v.naam
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else duo.bytes_van(inhoud))
    verslag = lees(pad, tmp_path / "set")
    lev.klopt(verslag, pad, v.vorm)
    lev.geen_nummers(verslag)
    meldingen = lev.meldingen(verslag.map)
    assert min(meldingen, key=lambda m: ERGST.index(m["ernst"]))["ernst"] == rij.ernst, meldingen
    assert verslag.exitcode == (0 if rij.ernst == "waarschuwing" else 1)
    weg = rij.weg if isinstance(rij.weg, int) else _onder(v, rij.weg)
    assert sum(telling.afgekeurd for telling in verslag.bestanden[0].telling.values()) == weg
    assert verslag.volledig == rij.volledig
    met_melding = {m["regel"] for m in meldingen if m["ernst"] == "afgekeurd" or m["code"][-2:] in ("08", "31")}
    assert len(met_melding) >= weg
