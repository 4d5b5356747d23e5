"""Which persons and enrolments carry which dirt, for who wants to find it back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from stelsel.synthese.register import Register
from stelsel.synthese.vuil import Vuil, soorten


@dataclass(frozen=True)
class Vuilsoort:
    """One kind of dirt: chosen `gekozen` times out of `uit` records, with chance `aandeel`.

    `waar` has the columns persoon_id and inschrijvingvolgnummer (empty where a person is meant), one row per
    record that stands in the tables.
    """

    aandeel: float
    uit: int
    gekozen: int
    waar: pa.Table


def maak_verslag(vuil: Vuil, r: Register, persoon_id: pa.Array, bpv: pa.Table) -> dict[str, Vuilsoort]:
    """Per kind of dirt where it is."""
    uit = {}
    for naam, soort in soorten().items():
        rijen = vuil.gekozen[naam]
        waar = _waar(soort["record"], rijen, r, persoon_id, bpv)
        uit[naam] = Vuilsoort(float(soort["aandeel"]), vuil.uit[naam], len(rijen), waar)
    return uit


def _waar(record: str, rijen: np.ndarray, r: Register, persoon_id: pa.Array, bpv: pa.Table) -> pa.Table:
    if record == "bpv":
        return bpv.select(["persoon_id", "inschrijvingvolgnummer"]).take(pa.array(rijen, pa.int64()))
    if record == "persoon":
        wie = persoon_id.take(pa.array(rijen, pa.int64()))
        return pa.table({"persoon_id": wie, "inschrijvingvolgnummer": pa.nulls(len(rijen), pa.string())})
    if record == "traject":
        rijen = r.t_i[np.isin(r.oorsprong, rijen)]
    index = pa.array(np.unique(rijen), pa.int64())
    wie = persoon_id.take(pc.take(pa.array(r.i_p), index))
    return pa.table({"persoon_id": wie, "inschrijvingvolgnummer": r.i_volgnummer.take(index)})
