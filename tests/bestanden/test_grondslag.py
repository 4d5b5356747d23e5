"""What is particular to a GRONDSLAG: fields that deliveries leave out, what it may not say, several together."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import polars as pl
import pytest

from hulp import duo
from hulp import leveringen as lev
from hulp.bron import WORTEL
from hulp.voorbeelden import GRONDSLAG as V
from stelsel.bestanden import lees
from stelsel.gegevens.gegevensset import Gegevensset

DEMO = WORTEL.parent / "shared" / "data" / "duo"


def lees_regels(regels: list[str], map_, naam: str = V.naam):
    map_.mkdir(exist_ok=True)
    (map_ / naam).write_bytes(duo.bytes_van(regels))
    return lees(map_ / naam, map_ / "set")


def smal(regels: list[str]) -> list[str]:
    """As chapter 17 has it: no BRIN in VLP, and PER without the last four fields."""
    uit = [regels[0].replace("VLP;99XX;", "VLP;")]
    return uit + [";".join(regel.split(";")[:18]) if regel[:3] == "PER" else regel for regel in regels[1:]]


def test_elk_veld_komt_in_zijn_kolom(tmp_path) -> None:
    map_ = lees_regels(list(V.regels), tmp_path).map
    persoon = lev.rijen(map_, "grondslag_persoon")[0]
    assert persoon["pgn"] == "1" and [persoon[f"leeftijd_{i}"] for i in (1, 2, 3, 4)] == [17, 17, 18, 17]
    assert (persoon["postcodecijfers"], persoon["postcodecijfers_achteraan"]) == ("7425", "0010")
    assert persoon["datum_vestiging_in_nederland"] == date(2009, 12, 21) and persoon["datum_overlijden"] is None
    perioden = lev.rijen(map_, "grondslag_inschrijvingsperiode")[:2]
    assert [periode["datum_eind"] for periode in perioden] == [date(2024, 7, 31), None]
    assert perioden[0]["indicatie_bekostigbaar"] is True
    bii = lev.rijen(map_, "grondslag_bekostiging_inschrijving")[0]
    assert bii["teldatum"] == date(2025, 10, 1)
    assert bii["datum_tijd_bepaling_bekostigingsgrondslagen"] == datetime(2025, 11, 15, 9, 10, 10, tzinfo=UTC)
    assert bii["bijdrage_inschrijving_aan_deelnemerswaarde"] == Decimal("0.987654")
    assert (bii["bekostigingsstatus"], bii["inschrijving_voor_correctiefactor"]) == (True, False)
    bid = lev.rijen(map_, "grondslag_bekostiging_diploma")[0]
    assert (bid["niveau"], bid["indicatie_specialistendiploma"], bid["bijdrage_diplomawaarde"]) == ("MBO-3", False, 5)
    resultaten = [rij["resultaat"] for rij in lev.rijen(map_, "grondslag_keuzedeelresultaat")[:2]]
    assert resultaten == ["Behaald", "Niet behaald"]


def test_niets_lijkt_een_registratieoverzicht(tmp_path) -> None:
    """Persons have no number, so the register stays empty, nothing is covered, and nobody gets a key."""
    set_ = Gegevensset.open(lees_regels(list(V.regels), tmp_path).map)
    assert not any(set_.heeft(naam) for naam in ("persoon", "inschrijving", "diploma"))
    assert set_.dekking == []
    assert pl.read_parquet(set_.map / "sleutels.parquet").is_empty()


def test_de_vorm_van_het_programma_van_eisen(tmp_path) -> None:
    """Without the fields that chapter 17 does not have: the same rows, and the BRIN from the name or the records."""
    wijd = lees_regels(list(V.regels), tmp_path / "wijd")
    for naam in (V.naam, "bestand.csv"):
        verslag = lees_regels(smal(list(V.regels)), tmp_path / naam, naam)
        assert verslag.exitcode == 0 and verslag.bestanden[0].brin == "99XX"
        achteraan = [kolom for kolom in lev.rijen(verslag.map, "grondslag_persoon")[0] if kolom.endswith("_achteraan")]
        assert all(rij[kolom] is None for rij in lev.rijen(verslag.map, "grondslag_persoon") for kolom in achteraan)
        nieuw, oud = (
            pl.read_parquet(m / "grondslag_persoon.parquet").drop("persoon_id", "levering_id", *achteraan)
            for m in (verslag.map, wijd.map)
        )
        assert nieuw.equals(oud)


def test_smal_en_opgevuld(tmp_path) -> None:
    regels = smal(list(V.regels))
    opgevuld = [regel + ";" * (21 - regel.count(";")) for regel in regels]
    verslag = lees_regels(opgevuld, tmp_path)
    assert {m["code"] for m in lev.meldingen(verslag.map)} == {"GRONDSLAG-BST-02"}
    assert verslag.bestanden[0].aangemaakt == date(2025, 11, 19)


@pytest.mark.parametrize(
    ("geschreven", "gelezen"),
    [("0.8", "0.8"), ("0,80", "0.80"), ("1", "1"), ("12.34", "12.34")],
)
def test_een_factor_met_punt_of_komma(geschreven, gelezen, tmp_path) -> None:
    map_ = lees_regels(V.zet("BII", "bbl_bol_factor", geschreven)(list(V.regels)), tmp_path).map
    assert lev.rijen(map_, "grondslag_bekostiging_inschrijving")[0]["bbl_bol_factor"] == Decimal(gelezen)


@pytest.mark.parametrize("moment", ["20251115 101010", "20251115101010", "2025-11-15 10:10:10"])
def test_een_moment_op_meer_manieren(moment, tmp_path) -> None:
    kolom = "datum_tijd_bepaling_bekostigingsgrondslagen"
    map_ = lees_regels(V.zet("BII", kolom, moment)(list(V.regels)), tmp_path).map
    assert lev.rijen(map_, "grondslag_bekostiging_inschrijving")[0][kolom] == datetime(
        2025, 11, 15, 9, 10, 10, tzinfo=UTC
    )


@pytest.mark.parametrize("moment", ["", "20250330T023000", "20251115T256060", "20251115", "2025"])
def test_een_moment_dat_er_niet_was(moment, tmp_path) -> None:
    """Half past two did not exist on the night the clock went forward."""
    kolom = "datum_tijd_bepaling_bekostigingsgrondslagen"
    verslag = lees_regels(V.zet("BII", kolom, moment)(list(V.regels)), tmp_path)
    assert [m["code"] for m in lev.meldingen(verslag.map)] == ["GRONDSLAG-BII-03"]


def test_een_persoonlijk_veld_staat_in_geen_melding(tmp_path) -> None:
    regels = V.zet("PER", "postcodecijfers", "12AB")(V.zet("PER", "nationaliteit_1", "Syrië")(list(V.regels)))
    verslag = lees_regels(regels, tmp_path)
    tekst = (verslag.map / "meldingen.csv").read_text("utf-8") + verslag.als_tekst()
    assert "12AB" not in tekst and "Syri" not in tekst
    assert {m["code"] for m in lev.meldingen(verslag.map)} == {"GRONDSLAG-PER-11", "GRONDSLAG-PER-12"}


def test_een_latere_grondslag_vervangt_de_vorige_in_zijn_geheel(tmp_path) -> None:
    """Two deliveries over one studiejaar cannot be laid on each other: their persons have other numbers."""
    later = [regel for regel in V.regels if ";4;99XX;" not in regel and not regel.startswith("PER;4;")]
    later = V.met_slot([later[0].replace("20251119", "20260115").replace(";V", ";D"), *later[1:]])
    later = [regel.replace(";V;J;", ";D;J;") for regel in later]
    (tmp_path / "b").mkdir()
    paden = [tmp_path / V.naam, tmp_path / "b" / V.naam]
    paden[0].write_bytes(duo.bytes_van(list(V.regels)))
    paden[1].write_bytes(duo.bytes_van(later))
    for i, volgorde in enumerate((paden, paden[::-1])):
        verslag = lees(volgorde, tmp_path / f"set{i}")
        assert (verslag.exitcode, verslag.personen) == (0, 3)
        assert verslag.vervangen["grondslag_persoon"] == 4
        assert len(lev.rijen(verslag.map, "grondslag_diploma")) == 3


def test_hetzelfde_bestand_twee_keer_verandert_niets(tmp_path) -> None:
    (tmp_path / V.naam).write_bytes(duo.bytes_van(list(V.regels)))
    assert lees([tmp_path / V.naam] * 2, tmp_path / "set").personen == 4


def test_samen_met_een_registratieoverzicht_telt_niemand_dubbel_mee(tmp_path) -> None:
    (tmp_path / lev.RO_NAAM).write_bytes(lev.bytes_van(lev.goed_ro()))
    (tmp_path / V.naam).write_bytes(duo.bytes_van(list(V.regels)))
    verslag = lees([tmp_path / V.naam, tmp_path / lev.RO_NAAM], tmp_path / "set")
    assert [bestand.soort for bestand in verslag.bestanden] == ["GRONDSLAG", "RO"]
    assert len(lev.rijen(verslag.map, "persoon")) == len(lev.rijen(verslag.map, "grondslag_persoon")) == 4
    assert [dekking.van for dekking in Gegevensset.open(verslag.map).dekking] == [date(2023, 8, 1)]
    for bestand in verslag.bestanden:
        assert all(telling.gelezen == telling.aanvaard + telling.afgekeurd for telling in bestand.telling.values())


@pytest.mark.skipif(not DEMO.is_dir(), reason="de voorbeeldbestanden van DUO zijn er niet (../shared/data/duo)")
def test_voorbeeldbestand_van_duo(tmp_path) -> None:
    pad = DEMO / "GRONDSLAG_IP_MBO_27DV_20251119_2025.csv"
    verslag = lees(pad, tmp_path / "set")
    lev.klopt(verslag, pad, V.vorm)
    assert verslag.personen == 10 and sum(t.afgekeurd for t in verslag.bestanden[0].telling.values()) == 0
    # The trailer is that of a larger file, and one loose result is of before the studiejaar.
    assert {m["code"] for m in lev.meldingen(verslag.map)} == {"GRONDSLAG-SLR-33", "GRONDSLAG-GEO-24"}
