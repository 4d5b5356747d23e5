"""Write a gegevensset that may leave the school."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq

from stelsel.gegevens.gegevensset import Gegevensset, GegevenssetSchrijver, open_alleen_eigenaar, vingerafdruk
from stelsel.gegevens.tabellen import PERSOONSNUMMER, TABELLEN
from stelsel.gegevens.uitvoer.leeftijden import peildagen
from stelsel.gegevens.uitvoer.pseudoniemsleutel import Pseudoniemsleutel
from stelsel.gegevens.uitvoer.pseudonimiseren import Pseudonimiseerder, als_arrow
from stelsel.gegevens.uitvoer.regels import uitvoerregels
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import NEDERLAND, Studiejaar

NUMMERBESTAND = "persoonsnummer.parquet"
# What the description of a set tells of a source. Anything else a reader noted there stays at the school.
OVER_DE_BRON = ("soort", "brin", "van", "tot_en_met", "aangemaakt")


@dataclass(frozen=True)
class Nummers:
    """Numbers that go along on purpose: the table `persoonsnummer`, why, and who decided it."""

    tabel: pl.DataFrame
    reden: str
    door: str


@dataclass(frozen=True)
class Uitvoerverslag:
    """What was written: rows per table, what stayed behind, and how many persons have no number (None: not asked)."""

    map: Path
    sleutel: str
    studiejaar: Studiejaar
    rijen: dict[str, int] = field(default_factory=dict)
    weggelaten: list[str] = field(default_factory=list)
    zonder_nummer: int | None = None

    @property
    def exitcode(self) -> int:
        """1 when there is nobody in it, or when numbers were asked and some are not known."""
        return 0 if self.rijen.get("persoon") and not self.zonder_nummer else 1


def exporteer(
    bron: Gegevensset,
    naar: Path,
    sleutel: Pseudoniemsleutel,
    *,
    studiejaar: Studiejaar | None = None,
    nummers: Nummers | None = None,
    opnieuw: bool = False,
) -> Uitvoerverslag:
    """Write `bron` to the folder `naar` with pseudonyms under `sleutel` and the ages in `studiejaar`.

    Without `studiejaar` it is that of the last day the set covers. `nummers` go along in a file beside the set.
    Raises StelselFout (exit 2) for a place that cannot be used.
    """
    _eis_andere_plek(bron.map, naar)
    jaar = studiejaar or laatste_studiejaar(bron)
    doet = Pseudonimiseerder(bron, sleutel, jaar)
    rijen: dict[str, int] = {}
    zonder: int | None = None
    with GegevenssetSchrijver(naar, opnieuw=opnieuw) as schrijver:
        for naam in TABELLEN:
            tabel = doet.tabel(naam)
            schrijver.schrijf(naam, als_arrow(tabel))
            rijen[naam] = tabel.height
            if naam == "persoon":
                personen = tabel["persoon_id"]
        _noteer_bronnen(schrijver, bron, doet)
        schrijver.uitvoer = _beschrijving(sleutel, jaar)
        if nummers:
            mee = _nummers(nummers.tabel, doet, personen)
            zonder = len(personen) - mee["persoon_id"].n_unique()
            schrijver.uitvoer["nummers"] = _schrijf_nummers(mee, nummers, schrijver.tijdelijk / NUMMERBESTAND)
    weg = sorted(naam for naam in TABELLEN if not uitvoerregels().get(naam) and bron.heeft(naam))
    return Uitvoerverslag(naar, sleutel.naam, jaar, {n: r for n, r in rijen.items() if r}, weg, zonder)


def laatste_studiejaar(bron: Gegevensset) -> Studiejaar:
    """The studiejaar of the last day the set covers; without coverage that in which it was made."""
    dagen = [deel.tot_en_met for deel in bron.dekking]
    return Studiejaar.van_datum(max(dagen) if dagen else _gemaakt_op(bron))


def _gemaakt_op(bron: Gegevensset) -> date:
    return datetime.fromisoformat(bron.gemaakt).astimezone(NEDERLAND).date()


def _eis_andere_plek(bron: Path, naar: Path) -> None:
    van, doel = bron.resolve(), Path(naar).resolve()
    if doel.is_relative_to(van) or van.is_relative_to(doel):
        raise StelselFout(
            "De uitvoer zou in of over de gegevensset zelf komen.",
            waar=str(naar),
            verwacht="een map buiten die van --gegevens",
            doe="Kies met --naar een andere map.",
            code="GEG-UITVOER-01",
            exitcode=2,
        )


def _beschrijving(sleutel: Pseudoniemsleutel, studiejaar: Studiejaar) -> dict[str, Any]:
    return {
        "pseudoniemsleutel": sleutel.naam,
        "leeftijden_op": [dag.isoformat() for dag in peildagen(studiejaar)],
        "nummers": "nee",
    }


def _noteer_bronnen(schrijver: GegevenssetSchrijver, bron: Gegevensset, doet: Pseudonimiseerder) -> None:
    """The sources as they are told in the table `levering`, and the coverage as it was."""
    leveringen = {rij["levering_id"]: rij for rij in doet.tabel("levering").iter_rows(named=True)}
    for rij in bron.bronnen:
        nieuw = doet.pseudoniem("levering", "levering_id", str(rij.get("levering_id")))
        over = {naam: rij.get(naam) for naam in OVER_DE_BRON}
        bestand = leveringen.get(nieuw, {}).get("bestand")
        schrijver.bron(levering_id=nieuw, bestand=bestand, **over, volledig=rij.get("volledig") == "ja")
    schrijver.dekking = bron.dekking


def _nummers(tabel: pl.DataFrame, doet: Pseudonimiseerder, personen: pl.Series) -> pl.DataFrame:
    """The numbers of the persons in the export, under their pseudonyms."""
    met = doet.vertaal("persoon", "persoon_id", tabel).filter(pl.col("persoon_id").is_in(personen.implode()))
    leveringen = {id_: doet.pseudoniem("levering", "levering_id", id_) for id_ in met["levering_id"].unique()}
    return met.with_columns(pl.col("levering_id").replace_strict(leveringen)).sort("persoon_id", "soort", "nummer")


def _schrijf_nummers(tabel: pl.DataFrame, nummers: Nummers, pad: Path) -> dict[str, Any]:
    with open_alleen_eigenaar(pad) as bestand:
        pq.write_table(als_arrow(tabel).cast(PERSOONSNUMMER.arrow_schema()), bestand, compression="zstd")
    return {
        "bestand": pad.name,
        "rijen": tabel.height,
        "sha256": vingerafdruk(pad),
        "reden": nummers.reden,
        "door": nummers.door,
    }
