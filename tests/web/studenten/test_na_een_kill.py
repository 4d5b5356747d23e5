"""What a worker leaves on disk when it is killed while reading goes with the next one."""

from __future__ import annotations

from hulp.studenten import voorbeeld_levering
from stelsel.web.studenten import leveringen, opslag


def test_een_half_gelezen_bestand_laat_niets_leesbaars(db) -> None:
    levering = voorbeeld_levering()
    map_ = opslag.maak_map(levering)
    assert not opslag.is_niet_afgerond(levering)
    # As the reader names its folder until it is whole, and the numbers it compares with.
    half = map_ / ".set.0a1b2c3d.tijdelijk"
    half.mkdir()
    (half / "persoon.parquet").write_bytes(b"PAR1")
    (map_ / opslag.BEKEND).write_bytes(b"PAR1")
    assert opslag.is_niet_afgerond(levering)
    leveringen.verwerk_nu(levering)
    assert not opslag.is_niet_afgerond(levering)
    assert not list(map_.rglob("*.parquet"))
    assert not half.exists()


def test_de_map_van_de_lezer_heet_zo(tmp_path) -> None:
    """The name above is the one that a gegevensset has while it is written."""
    from stelsel.gegevens.gegevensset import GegevenssetSchrijver

    with GegevenssetSchrijver(tmp_path / "set") as schrijver:
        assert schrijver.tijdelijk in [*tmp_path.glob(".set.*")]


def test_afgekeurde_regels_zijn_er_zodra_het_verslag_er_is(db) -> None:
    """The report can be read while others still compute with the delivery; the lines are in the set until then."""
    levering = voorbeeld_levering()
    assert opslag.afgekeurd_van(levering) is None
    regels = opslag.set_van(levering) / "afgekeurd" / "afgekeurd.txt"
    regels.parent.mkdir(parents=True)
    regels.write_text("ISP;fout\n")
    assert opslag.afgekeurd_van(levering) == regels
    opslag.bewaar_verslag(levering)
    gehouden = opslag.afgekeurd_van(levering)
    assert gehouden is not None and gehouden.read_text() == "ISP;fout\n"
    assert not regels.exists()
