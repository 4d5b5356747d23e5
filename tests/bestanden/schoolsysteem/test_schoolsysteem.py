"""An export of a school's own system becomes rows of eigen_administratie.csv; nothing is guessed."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stelsel.bestanden.schoolsysteem import lees_vorm, zet_om
from stelsel.kern.fouten import StelselFout

WEEK = """soort: aanwezigheid_per_week
bestand: "aanwezigheid*.csv"
brin: 99XX
kolommen: {bsn: BSN, inschrijvingvolgnummer: Nr, jaar: Jaar, week: Week, uren_gepland: Gepland,
           uren_geoorloofd: Met, uren_ongeoorloofd: Zonder}
"""
LES = """soort: aanwezigheid_per_les
bestand: "lessen*.csv"
brin: 99XX
datums: d-m-jjjj
kolommen: {onderwijsnummer: Nummer, datum: Datum, uren: Uren, status: Status}
statussen: {Aanwezig: aanwezig, Ziek: geoorloofd, Afwezig: ongeoorloofd}
"""
CIJFERS = """soort: resultaten
bestand: "cijfers*.csv"
brin: 99XX
datums: d-m-jjjj
kolommen: {bsn: BSN, onderdeel: Vak, datum: Datum, cijfer: Cijfer}
"""


def _vorm(map_: Path, yaml: str):
    pad = map_ / "vorm.yaml"
    pad.write_text(yaml, "utf-8")
    return lees_vorm(pad)


def _rijen(omgezet) -> list[dict[str, str]]:
    lezer = csv.DictReader(io.StringIO(omgezet.inhoud.decode()))
    return [{kop: waarde for kop, waarde in rij.items() if waarde} for rij in lezer]


def test_een_rij_per_week(tmp_path) -> None:
    ruw = "BSN;Nr;Jaar;Week;Gepland;Met;Zonder\n123456782;1;2026;46;24,5;2;0,5\n123456782;1;2026;60;24;0;0\n".encode(
        "cp1252"
    )
    omgezet = zet_om(ruw, _vorm(tmp_path, WEEK), lambda *_: None)
    assert _rijen(omgezet) == [
        {
            "soort": "aanwezigheid", "bsn": "123456782", "brin": "99XX", "inschrijvingvolgnummer": "1", "jaar": "2026",
            "week": "46", "uren_gepland": "24.5", "uren_geoorloofd": "2", "uren_ongeoorloofd": "0.5",
        }
    ]  # fmt: skip
    assert omgezet.geweigerd == {"week bestaat niet": 1}


def test_een_rij_per_les_wordt_opgeteld_per_week(tmp_path) -> None:
    ruw = b"""Nummer,Datum,Uren,Status
10001,9-11-2026,1.5,Aanwezig
10001,10-11-2026,2,ziek
10001,13-11-2026,1,Afwezig
10001,16-11-2026,1,Afwezig
10001,31-11-2026,1,Afwezig
10001,16-11-2026,1,Te laat
10002,16-11-2026,1,Aanwezig
"""
    omgezet = zet_om(ruw, _vorm(tmp_path, LES), lambda _soort, nummer, _dag: "3" if nummer == "10001" else None)
    velden = ("week", "uren_gepland", "uren_geoorloofd", "uren_ongeoorloofd")
    assert [tuple(rij[veld] for veld in velden) for rij in _rijen(omgezet)] == [
        ("46", "4.5", "2", "1"), ("47", "1", "0", "1"),
    ]  # fmt: skip
    assert omgezet.geweigerd == {
        "datum bestaat niet": 1, "status is onbekend": 1, "geen inschrijving op die dag": 1,
    }  # fmt: skip


def test_een_verbeterd_cijfer_heeft_hetzelfde_nummer_en_een_ander_vak_een_ander(tmp_path) -> None:
    vorm = _vorm(tmp_path, CIJFERS)

    def nummers(*regels: str) -> list[str]:
        ruw = ("BSN;Vak;Datum;Cijfer\n" + "\n".join(regels)).encode()
        return [rij["volgnummer"] for rij in _rijen(zet_om(ruw, vorm, lambda *_: "1"))]

    (oud,) = nummers("1;Rekenen;1-9-2026;5,5")
    anders, nieuw = nummers("1;Nederlands;1-9-2026;7", "1;Rekenen;1-9-2026;6,5")
    assert oud == nieuw != anders


@pytest.mark.parametrize(
    ("was", "wordt", "melding"),
    [
        ("soort: resultaten", "soort: cijfers", "bestaat niet"),
        ("brin: 99XX", "brin: 9XX", "geen BRIN"),
        ("bsn: BSN, ", "", "waaraan een student"),
        ("datums: d-m-jjjj", "datums: d-m-jj", "geen datum geschreven"),
        ("cijfer: Cijfer", "punt: Cijfer", "punt"),
        ('"cijfers*.csv"', '"/etc/*.csv"', "geen bestandsnaam"),
    ],
)
def test_een_indeling_die_niet_kan_wordt_gezegd_met_de_regel(tmp_path, was, wordt, melding) -> None:
    with pytest.raises(StelselFout) as fout:
        _vorm(tmp_path, CIJFERS.replace(was, wordt))
    assert melding in fout.value.wat and "vorm.yaml" in fout.value.waar


def test_een_kolom_die_er_niet_is_houdt_het_hele_bestand_tegen(tmp_path) -> None:
    with pytest.raises(StelselFout, match="ontbreekt de kolom Cijfer"):
        zet_om(b"BSN;Vak;Datum\n", _vorm(tmp_path, CIJFERS), lambda *_: "1")


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["Aanwezig", "Ziek", "Afwezig"])), max_size=40))
def test_geen_les_gaat_verloren(tmp_path_factory, lessen) -> None:
    vorm = _vorm(tmp_path_factory.mktemp("les"), LES)
    eerste = date(2026, 9, 1).toordinal()
    regels = [f"1,{date.fromordinal(eerste + dag):%d-%m-%Y},1,{status}" for dag, status in lessen]
    omgezet = zet_om("\n".join(["Nummer,Datum,Uren,Status", *regels]).encode(), vorm, lambda *_: "1")
    som = {veld: sum(int(rij.get(veld, 0)) for rij in _rijen(omgezet)) for veld in ("uren_gepland", "uren_geoorloofd")}
    assert som == {"uren_gepland": len(lessen), "uren_geoorloofd": sum(status == "Ziek" for _dag, status in lessen)}
    assert not omgezet.geweigerd
