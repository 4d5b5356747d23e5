"""Whatever the size, the years, the seed and the day: a whole and consistent school."""

from __future__ import annotations

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from stelsel.gegevens.tabellen import TABELLEN
from stelsel.synthese import maak_school

DAGEN = st.dates(date(2019, 1, 1), date(2031, 12, 31))


@given(st.integers(1, 90), st.integers(1, 10), st.integers(0, 2**63), DAGEN)
def test_elke_school_is_heel(studenten, jaren, zaad, peildatum):
    school = maak_school(studenten, zaad, jaren, peildatum)
    frames = {naam: pl.DataFrame(pl.from_arrow(tabel)) for naam, tabel in school.tabellen.items()}
    for naam, frame in frames.items():
        tabel = TABELLEN[naam]
        assert school.tabellen[naam].schema == tabel.arrow_schema()
        assert frame.select(tabel.sleutel).is_duplicated().sum() == 0, naam
        assert not any(frame[k.naam].null_count() for k in tabel.kolommen if k.verplicht), naam
        if "persoon_id" in frame.columns:
            assert frame.join(frames["persoon"], on="persoon_id", how="anti").is_empty(), naam
    inschrijving = frames["inschrijving"]
    assert inschrijving.join(
        frames["inschrijvingsperiode"], on=["persoon_id", "inschrijvingvolgnummer"], how="anti"
    ).is_empty()
    assert (inschrijving["datum_inschrijving"] <= peildatum).all()
    assert (inschrijving["datum_uitschrijving_werkelijk"].drop_nulls() <= peildatum).all()
    assert (frames["diploma"]["datum_resultaat"] <= peildatum).all()
    assert inschrijving.filter(
        pl.col("datum_uitschrijving_werkelijk") < pl.col("datum_inschrijving")
    ).is_empty()
    periode = frames["inschrijvingsperiode"]
    assert periode.filter(pl.col("tot_en_met") < pl.col("datum_begin")).is_empty()
    assert (frames["persoon"].height > 0) or studenten < 10
