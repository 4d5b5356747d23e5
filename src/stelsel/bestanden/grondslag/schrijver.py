"""Write a GRONDSLAG from tables, as PvE 4.8.2 chapter 17 lays it out.

From the register: persons get a number of this file only, an age on four days instead of a birth date, and what the
register does not know (postcode, nationality, ...) stays empty. From a GRONDSLAG that was read: what stood in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa

from stelsel.bestanden.grondslag.selectie import selecteer
from stelsel.bestanden.indeling import Recordsoort, Veld, indeling
from stelsel.bestanden.schrijven import Deelschrijver, Schrijfvorm, bronnen_van, ja_nee
from stelsel.bestanden.veilig import VeiligBestand
from stelsel.bestanden.velden import NEDERLAND
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.gegevens.tabellen_grondslag import VOORVOEGSEL
from stelsel.kern.codelijsten import codelijst
from stelsel.kern.fouten import StelselFout
from stelsel.kern.sleutels import is_brin
from stelsel.kern.tijd import vandaag

PLAATS = {
    "PER": (0, 0), "ISG": (1, 0), "ISP": (1, 1), "ISE": (1, 2), "BPV": (1, 3), "BII": (1, 4),
    "DIP": (2, 0), "AMO": (2, 1), "GEO": (2, 2), "KZD": (2, 3), "BID": (2, 4),
}  # fmt: skip
LOS = {"AMO": 3, "GEO": 4, "KZD": 5}
JAREN = range(1990, 2100)

Bron = Gegevensset | Mapping[str, pa.Table]


@dataclass(frozen=True)
class Schrijfverslag:
    """What was written: the file, the number of records per kind, persons of whom an age cannot be told, and the
    required fields of PER that the tables do not know."""

    pad: Path
    aantallen: dict[str, int] = field(default_factory=dict)
    zonder_leeftijd: int = 0
    niet_bekend: tuple[str, ...] = ()

    @property
    def exitcode(self) -> int:
        return 0 if self.aantallen.get("PER") else 1


def schrijf(
    bron: Bron,
    brin: str,
    jaar: int,
    naar: Path,
    *,
    aangemaakt: date | None = None,
    bekostiging: str = "",
    voortgang: Callable[[int, int], None] | None = None,
) -> Schrijfverslag:
    """Write `GRONDSLAG_IP_MBO_<brin>_<day>_<jaar>.csv` in the folder `naar` (made when absent, file mode 0600).

    `bron` is a gegevensset or tables by name. Where it holds enrolments of the register of this institution those are
    written; else a GRONDSLAG of that studiejaar that was read, in its own form. `bekostiging`: V (the default) or D.
    Raises StelselFout (exit 2) for a brin, studiejaar or folder that cannot be used.
    """
    _eis_vraag(brin, jaar, bekostiging)
    gelezen = _gelezen(bron, brin, jaar)
    delen = _uit_register(bron, brin, jaar) if _heeft_register(bron, brin) or not gelezen else _terug(bron, gelezen)
    vorm = _vorm(gelezen, aangemaakt, bekostiging)
    tabellen, personen = delen
    tekst = partial(_tekst, vorm=vorm)
    records = indeling("grondslag").gegevensrecords
    zonder_leeftijd = tabellen["PER"].select(pl.any_horizontal(pl.col("^leeftijd_.$").is_null()).sum()).item()
    niet_bekend = _niet_bekend(tabellen["PER"])
    schrijver = Deelschrijver(records, tabellen, personen, Schrijfvorm(PLAATS, LOS, tekst, vorm["regeleinde"]))
    dag = vorm["aangemaakt"]
    pad = naar / f"GRONDSLAG_IP_MBO_{brin}_{dag:%Y%m%d}_{jaar}.csv"
    kop = ["VLP", *([brin] if vorm["brin_in_vlp"] else []), str(jaar), f"{dag:%Y%m%d}", vorm["bekostiging"]]
    with VeiligBestand(pad, bronnen_van(bron)) as bestand:
        bestand.write((vorm["scheiding"].join(kop) + vorm["regeleinde"]).encode())
        for klaar in schrijver.schrijf(bestand):
            if voortgang:
                voortgang(klaar, personen.height)
        slot = [str(schrijver.aantallen[veld.kolom]) for veld in indeling("grondslag").records["SLR"].velden]
        bestand.write((vorm["scheiding"].join(["SLR", *slot]) + vorm["regeleinde"]).encode())
    return Schrijfverslag(pad, schrijver.aantallen, zonder_leeftijd, niet_bekend)


def _eis_vraag(brin: str, jaar: int, bekostiging: str) -> None:
    if not is_brin(brin):
        raise StelselFout(
            "Dit is geen BRIN.", waar="--brin", verwacht="twee cijfers en twee hoofdletters, zoals 99XX",
            doe="Verbeter de BRIN.", code="GRONDSLAG-SCHRIJF-01", exitcode=2,
        )  # fmt: skip
    if jaar not in JAREN:
        raise StelselFout(
            "Over dit studiejaar is geen GRONDSLAG te schrijven.", waar="--jaar",
            verwacht=f"een jaar van {JAREN[0]} tot en met {JAREN[-1]}", doe="Geef het eerste jaar van het studiejaar.",
            code="GRONDSLAG-SCHRIJF-02", exitcode=2,
        )  # fmt: skip
    if bekostiging not in ("", *codelijst("status_bepaling").codes):
        raise StelselFout(
            "Dit is geen soort bekostiging.", waar="--bekostiging", verwacht="V (voorlopig) of D (definitief)",
            doe="Kies V of D.", code="GRONDSLAG-SCHRIJF-03", exitcode=2,
        )  # fmt: skip


def _gelezen(bron: Bron, brin: str, jaar: int) -> dict[str, Any]:
    """The newest GRONDSLAG of this institution and studiejaar that the set was read from; {} when there is none."""
    if not isinstance(bron, Gegevensset):
        return {}
    van = date(jaar, 8, 1).isoformat()
    passend = [
        gelezen
        for gelezen in bron.bronnen
        if (gelezen.get("soort"), gelezen.get("brin"), gelezen.get("van")) == ("GRONDSLAG", brin, van)
    ]
    return max(passend, key=lambda gelezen: gelezen.get("aangemaakt") or "", default={})


def _vorm(gelezen: dict[str, Any], aangemaakt: date | None, bekostiging: str) -> dict[str, Any]:
    """The form of the file: that of the delivery that was read, else of the PvE; what the user said goes first."""
    eigen = gelezen.get("indeling", {})
    dag = aangemaakt or (date.fromisoformat(gelezen["aangemaakt"]) if gelezen.get("aangemaakt") else vandaag())
    return {
        "aangemaakt": dag,
        "bekostiging": bekostiging or eigen.get("bekostiging") or "V",
        "scheiding": eigen.get("scheiding", ";"),
        "regeleinde": "\n" if eigen.get("regeleinde") == "LF" else "\r\n",
        "brin_in_vlp": eigen.get("brin_in_vlp", False),
        "achteraan_in_per": eigen.get("achteraan_in_per", False),
    }


def _tabel(bron: Bron, naam: str) -> pl.LazyFrame:
    if isinstance(bron, Gegevensset):
        return pl.scan_parquet(bron.pad(naam)) if naam in bron.beschrijving["tabellen"] else _leeg(naam)
    return pl.DataFrame(pl.from_arrow(bron[naam])).lazy() if naam in bron else _leeg(naam)


def _leeg(naam: str) -> pl.LazyFrame:
    return pl.DataFrame(pl.from_arrow(TABELLEN[naam].leeg())).lazy()


def _heeft_register(bron: Bron, brin: str) -> bool:
    return not _tabel(bron, "inschrijving").filter(pl.col("brin") == brin).head(1).collect().is_empty()


def _uit_register(bron: Bron, brin: str, jaar: int) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The rows per record kind, and the persons with their number in this file.

    Persons are numbered in the order of their random id: in the order of the register their numbers would tell who
    they are to whoever has an RO.
    """
    ids = _tabel(bron, "persoon").select("persoon_id").sort("persoon_id").with_row_index("persoon")

    def rijen(naam: str) -> pl.DataFrame:
        tabel = _tabel(bron, naam).filter(pl.col("brin") == brin)
        return tabel.join(ids, on="persoon_id", maintain_order="left").drop("persoon_id", "levering_id").collect()

    gekozen = selecteer(rijen, jaar)
    wie = pl.concat(tabel.select("persoon") for tabel in gekozen.values()).unique().sort("persoon")
    wie = wie.with_row_index("plek").with_columns((pl.col("plek") + 1).cast(pl.String).alias("pgn"))
    persoon = _tabel(bron, "persoon").join(ids, on="persoon_id").drop("persoon_id").collect()
    persoon = wie.join(persoon, on="persoon", maintain_order="left").with_columns(_leeftijden(jaar))
    uit = {"PER": _met_kolommen(persoon.drop("persoon", "pgn").rename({"plek": "persoon"}), "PER")}
    for record in indeling("grondslag").gegevensrecords[1:]:
        tabel = gekozen.get(record.tabel.removeprefix(VOORVOEGSEL), pl.DataFrame(schema={"persoon": pl.UInt32}))
        op_plek = tabel.join(wie.select("persoon", "plek"), on="persoon", maintain_order="left").drop("persoon")
        uit[record.code] = _met_kolommen(op_plek.rename({"plek": "persoon"}), record.code)
    return uit, wie.select(pl.col("plek").alias("persoon"), "pgn")


def _met_kolommen(tabel: pl.DataFrame, code: str) -> pl.DataFrame:
    """The columns of a record kind, empty where the register does not know them."""
    schema = _leeg(indeling("grondslag").records[code].tabel).collect_schema()
    kolommen = [kolom for kolom in schema if kolom not in ("persoon_id", "levering_id", "pgn")]
    leeg = {kolom: pl.lit(None, dtype=schema[kolom]) for kolom in kolommen if kolom not in tabel.columns}
    return tabel.with_columns(**leeg).select("persoon", *kolommen)


def _terug(bron: Bron, gelezen: dict[str, Any]) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The rows of a GRONDSLAG that was read, and its persons under the number they had in it."""
    van_levering = pl.col("levering_id") == gelezen["levering_id"]
    ids = _tabel(bron, "grondslag_persoon").filter(van_levering).select("persoon_id", "pgn").with_row_index("persoon")
    tabellen = {}
    for record in indeling("grondslag").gegevensrecords:
        tabel = _tabel(bron, record.tabel).filter(van_levering).drop("pgn", strict=False)
        met = tabel.join(ids.select("persoon_id", "persoon"), on="persoon_id", maintain_order="left")
        tabellen[record.code] = met.drop("persoon_id", "levering_id").collect()
    # A number that was not kept, because it could be a real one, gets one that cannot.
    ander = pl.format("P{}", pl.col("persoon") + 1)
    personen = ids.select("persoon", pl.col("pgn").fill_null(ander)).collect()
    return tabellen, personen


def _leeftijden(jaar: int) -> list[pl.Expr]:
    """The ages on the four days, empty where an unknown part of the birth date decides."""
    dagen = [date(jaar + erbij, maand, dag) for erbij, maand, dag in indeling("grondslag").eigenschappen["leeftijd_op"]]
    return [_leeftijd(dag).alias(f"leeftijd_{i}") for i, dag in enumerate(dagen, 1)]


def _leeftijd(op: date) -> pl.Expr:
    def jaren(maand: pl.Expr, dag: pl.Expr) -> pl.Expr:
        nog_niet = (maand > op.month) | ((maand == op.month) & (dag > op.day))
        return op.year - pl.col("geboortejaar") - nog_niet.cast(pl.Int32)

    oudst = jaren(pl.col("geboortemaand").fill_null(1), pl.col("geboortedag").fill_null(1))
    jongst = jaren(pl.col("geboortemaand").fill_null(12), pl.col("geboortedag").fill_null(31))
    return pl.when((oudst == jongst) & oudst.is_between(0, 99)).then(oudst)


def _niet_bekend(personen: pl.DataFrame) -> tuple[str, ...]:
    """The required fields of PER that nobody has."""
    velden = [v for v in indeling("grondslag").records["PER"].velden if v.verplicht and v.kolom in personen.columns]
    return tuple(v.naam for v in velden if personen.height and personen[v.kolom].null_count() == personen.height)


def _tekst(record: Recordsoort, vorm: dict[str, Any]) -> pl.Expr:
    weg = record.weglaatbaar if record.code == "PER" and not vorm["achteraan_in_per"] else ()
    delen = [pl.lit(record.code), *(_waarde(veld) for veld in record.velden if veld.kolom not in weg)]
    return pl.concat_str(delen, separator=vorm["scheiding"])


def _waarde(veld: Veld) -> pl.Expr:
    """The text of a field as chapter 17 wants it; a missing value is an empty field."""
    kolom = pl.col(veld.kolom)
    match veld.soort:
        case "ja_nee":
            tekst = ja_nee(veld, "1", "0") if "een_nul" in veld.lijst else ja_nee(veld, "J", "N")
        case "datum":
            tekst = kolom.dt.strftime("%Y%m%d")
        case "tijdstip":
            tekst = kolom.dt.convert_time_zone(NEDERLAND).dt.strftime("%Y%m%dT%H%M%S")
        case "decimaal":
            tekst = kolom.cast(pl.Decimal(18, veld.decimalen)).cast(pl.String)
        case _:
            tekst = kolom.cast(pl.String)
    if veld.als:
        eigen = {waarden[veld.als]: code for code, waarden in codelijst(veld.lijst[0]).codes.items()}
        tekst = tekst.replace(eigen)
    return tekst.fill_null("")
