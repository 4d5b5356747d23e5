"""From a figure to the persons behind it. Who may see them is not decided here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.indicatoren.definities import DRIE, definitie
from stelsel.indicatoren.groepen import voorwaarde
from stelsel.indicatoren.lezingen import STANDAARD, Lezingen
from stelsel.indicatoren.sessie import Sessie
from stelsel.kern.fouten import StelselFout

if TYPE_CHECKING:
    import pyarrow as pa

KOLOMMEN = (
    "persoon_id",
    "brin",
    "studiejaar",
    "crebo",
    "niveau",
    "leerweg",
    "dossier",
    "domein",
    "teller",
    "categorie",
)


def personen(
    gegevensset: Gegevensset | Sessie | Path | str,
    naam: str,
    jaar: int,
    venster: int = 1,
    groep: Mapping[str, Any] | None = None,
    lezingen: Lezingen = STANDAARD,
) -> pa.Table:
    """The persons that one figure counts: as many rows as its noemer, `teller` 1 for those in the numerator.

    `groep`: the dimensions of the row and their values (None: the group of which it is unknown). Columns:
    persoon_id, brin, studiejaar, crebo, niveau, leerweg, dossier, domein, teller, categorie (the branch of the
    definition in words); sorted by studiejaar and persoon_id. Somebody may be in several years of a window.

    Raises StelselFout (exit 2) for an unknown name or dimension, and for `oordeel`, which counts nobody itself.
    """
    definitie(naam)
    if naam not in DRIE:
        raise StelselFout(
            "Het oordeel telt zelf niemand: het volgt uit drie indicatoren.",
            verwacht="een van: " + ", ".join(DRIE),
            doe="Vraag de personen op achter een van de drie indicatoren.",
            code="IND-PERS-01",
            exitcode=2,
        )
    sessie = gegevensset if isinstance(gegevensset, Sessie) else Sessie(gegevensset)
    waar, waarden = voorwaarde(groep)
    rijen = sessie.telling(
        lezingen,
        f"indicator = ? AND studiejaar BETWEEN ? AND ?{waar} ORDER BY studiejaar, persoon_id, brin",
        [naam, jaar - venster + 1, jaar, *waarden],
    ).select(list(KOLOMMEN))
    return _zonder_entree(rijen) if lezingen.entree == "apart" else rijen


def _zonder_entree(rijen: pa.Table) -> pa.Table:
    """Entree stands apart: it is left out of a group that also has others, as in the figure itself."""
    import pyarrow.compute as pc

    anders = pc.fill_null(pc.not_equal(rijen["niveau"], 1), True)
    return rijen.filter(anders) if pc.any(anders).as_py() else rijen
