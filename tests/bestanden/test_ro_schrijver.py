"""Writing an RO without a source to follow, and what the command says (test_rondreis.py has the bytes and rows)."""

from __future__ import annotations

import json
from datetime import date

import pyarrow.parquet as pq
from click.testing import CliRunner

from hulp import leveringen as lev
from stelsel.bestanden import lees, schrijven
from stelsel.bestanden.ro import schrijf, schrijver
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabellen import PERSOONSNUMMER
from stelsel.opdrachten.schrijf import opdracht

VAN, TOT = date(2023, 8, 1), date(2024, 7, 31)
# In the order of the specification: by bsn, then those with an onderwijsnummer.
GOED = lev.op_volgorde(lev.goed_ro())


def lees_bytes(inhoud: bytes, map_, naam: str = lev.RO_NAAM):
    map_.mkdir(exist_ok=True)
    (map_ / naam).write_bytes(inhoud)
    return lees(map_ / naam, map_ / "set").map


def schrijf_set(set_, naar, van=VAN, tot=TOT, **keuze):
    nummers = pq.read_table(set_ / "sleutels.parquet")
    return schrijf(Gegevensset.open(set_), nummers, "99XX", van, tot, naar, **keuze)


def test_zonder_bron_volgt_de_vorm_het_programma_van_eisen(tmp_path) -> None:
    set_ = lees_bytes(lev.bytes_van(lev.op_volgorde(lev.goed_ro(10)), "\n"), tmp_path)
    tabellen = {record.tabel: pq.read_table(set_ / f"{record.tabel}.parquet") for record in lev.RO.gegevensrecords}
    nummers = pq.read_table(set_ / "sleutels.parquet")
    pad = schrijf(tabellen, nummers, "99XX", VAN, TOT, tmp_path / "uit", aangemaakt=date(2024, 8, 1)).pad
    assert pad.read_bytes() == lev.bytes_van(GOED)


def test_in_kleine_delen_dezelfde_bytes(tmp_path, monkeypatch) -> None:
    """However few rows are read and persons written at a time, and in whatever order the set stands."""
    set_ = lees_bytes(lev.bytes_van(lev.goed_ro()), tmp_path)
    heel = schrijf_set(set_, tmp_path / "heel").pad.read_bytes()
    monkeypatch.setattr(schrijver, "RIJEN_PER_DEEL", 3)
    monkeypatch.setattr(schrijven, "PERSONEN_PER_DEEL", 1)
    gedaan = []
    verslag = schrijf_set(set_, tmp_path / "delen", voortgang=lambda klaar, totaal: gedaan.append((klaar, totaal)))
    assert verslag.pad.read_bytes() == heel == lev.bytes_van(GOED)
    assert gedaan == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_van_een_ander_nummer_gaat_het_beste_voor(tmp_path) -> None:
    """A person with two numbers is written once, under the bsn."""
    set_ = lees_bytes(lev.bytes_van(lev.goed_ro()), tmp_path)
    nummers = pq.read_table(set_ / "sleutels.parquet").to_pylist()
    met_bsn = next(rij for rij in nummers if rij["nummer"] == lev.BSNS[0])
    extra = {**met_bsn, "soort": "onderwijsnummer", "nummer": lev.ONDERWIJSNUMMER_2}
    tabel = PERSOONSNUMMER.uit_rijen([extra, *nummers])
    verslag = schrijf(Gegevensset.open(set_), tabel, "99XX", VAN, TOT, tmp_path / "uit")
    assert verslag.pad.read_bytes() == lev.bytes_van(GOED) and verslag.zonder_nummer == 0


def roep(set_, naar, *meer):
    vast = ["--gegevens", set_, "--sleutels", set_ / "sleutels.parquet", "--brin", "99XX", "--naar", naar]
    periode = ["--van", "2023-08-01", "--tot", "2024-07-31"]
    return CliRunner().invoke(opdracht, ["ro", *map(str, [*vast, *periode, *meer])], standalone_mode=False)


def test_wie_geen_nummer_heeft_wordt_genoemd(tmp_path) -> None:
    slecht = [regel.replace(lev.BSNS[0], "BSN1") for regel in GOED]
    set_ = lees_bytes(lev.bytes_van(slecht), tmp_path)
    verslag = schrijf_set(set_, tmp_path / "uit")
    assert (verslag.zonder_nummer, verslag.exitcode, verslag.aantallen["PER"]) == (1, 1, 3)
    uit = roep(set_, tmp_path / "uit")
    assert uit.return_value == 1 and "1 personen hebben geen nummer" in uit.output
    uit = roep(set_, tmp_path / "uit", "--uit", "json")
    assert json.loads(uit.stdout)["zonder_nummer"] == 1
