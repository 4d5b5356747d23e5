"""Known edits of a school: exactly those are found, each with its cause; and the two sides mirror each other."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulp.vergelijken import BEWERKINGEN, Tweetal, gevonden, vergelijk_tweetal

bewerkingen = st.lists(st.tuples(st.sampled_from(sorted(BEWERKINGEN)), st.integers(0, 400)), min_size=1, max_size=12)
SPIEGEL = {"alleen in A": "alleen in B", "alleen in B": "alleen in A", "A": "B", "B": "A"}


@given(bewerkingen)
def test_precies_de_wijzigingen_worden_gevonden(keuze) -> None:
    tweetal = Tweetal()
    for naam, plek in keuze:
        BEWERKINGEN[naam](tweetal, plek)
    with TemporaryDirectory() as map_:
        assert gevonden(vergelijk_tweetal(Path(map_), tweetal)) == tweetal.verwacht


@pytest.mark.parametrize("naam", BEWERKINGEN)
def test_elke_wijziging_alleen(naam, tmp_path) -> None:
    """So that a fault says which edit it is about; and no edit of the property above does nothing."""
    tweetal = Tweetal()
    BEWERKINGEN[naam](tweetal, 3)
    assert tweetal.verwacht
    vergelijking = vergelijk_tweetal(tmp_path, tweetal)
    assert gevonden(vergelijking) == tweetal.verwacht
    assert vergelijking.exitcode == 1
    assert (vergelijking.verschillen["nieuwst"] == "B").all()


def test_twee_keer_hetzelfde_geeft_niets(tmp_path) -> None:
    vergelijking = vergelijk_tweetal(tmp_path, Tweetal())
    assert (vergelijking.verschillen.height, vergelijking.exitcode, vergelijking.waarden) == (0, 0, [])
    assert vergelijking.gedeeld == vergelijking.a.personen == vergelijking.b.personen > 200


def test_omgekeerd_is_het_spiegelbeeld(tmp_path) -> None:
    tweetal = Tweetal()
    for naam, functie in BEWERKINGEN.items():
        functie(tweetal, len(naam))
    heen = vergelijk_tweetal(tmp_path / "heen", tweetal)
    terug = vergelijk_tweetal(tmp_path / "terug", tweetal, omgekeerd=True)
    wissel = {f"{naam}_{x}": f"{naam}_{y}" for naam in ("bestand", "gemaakt") for x, y in (("a", "b"), ("b", "a"))}
    spiegel = terug.verschillen.rename({"a": "b", "b": "a", **wissel})
    spiegel = spiegel.with_columns(pl.col("soort", "nieuwst").replace(SPIEGEL))
    # A person under another number has one id on each side.
    spiegel = spiegel.with_columns(
        pl.coalesce("persoon_id_b", "persoon_id").alias("persoon_id"),
        pl.when(pl.col("persoon_id_b").is_not_null()).then("persoon_id").alias("persoon_id_b"),
    )
    # Where a number differs, each direction names the row by the number of its own first side.
    kolommen = [naam for naam in heen.verschillen.columns if naam not in ("sleutel", "inschrijvingvolgnummer")]
    rijen = [sorted(map(str, deel.select(kolommen).rows())) for deel in (heen.verschillen, spiegel)]
    assert rijen[0] == rijen[1]
    assert heen.totaal() == terug.totaal()
    assert [(w.deel, w.a, w.b) for w in heen.waarden] == [(w.deel, w.b, w.a) for w in terug.waarden]
