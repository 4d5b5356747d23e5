"""Write a registratieoverzicht from tables, byte for byte as PvE 4.8.2 chapter 15 lays it out.

Persons stand in the order of § 15.4: by burgerservicenummer, then those with only an onderwijsnummer. Within a
person rows keep the order of the tables, so that a file that was read is written back with the same bytes.
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

from stelsel.bestanden.indeling import Recordsoort, Veld, indeling
from stelsel.bestanden.nummers import beste_nummers
from stelsel.bestanden.ro.selectie import selecteer
from stelsel.bestanden.schrijven import Deelschrijver, Schrijfvorm, bronnen_van, ja_nee
from stelsel.bestanden.veilig import VeiligBestand
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.fouten import StelselFout
from stelsel.kern.sleutels import is_brin
from stelsel.kern.tijd import vandaag

RIJEN_PER_DEEL = 250_000
# Where a record stands within a person: the group (enrolment, diploma, loose part) and the place in a block.
PLAATS = {
    "PER": (0, 0), "ISG": (1, 0), "ISP": (1, 1), "ISE": (1, 2), "BPV": (1, 3),
    "DIP": (2, 0), "AMO": (2, 1), "GEO": (2, 2), "KZD": (2, 3),
}  # fmt: skip
LOS = {"AMO": 3, "GEO": 4, "KZD": 5}
NIET_IN_RO = ["brin", "levering_id", "tot_en_met", "afgeleid"]


@dataclass(frozen=True)
class Schrijfverslag:
    """What was written: the file, the number of records per kind, and the persons left out for want of a number."""

    pad: Path
    aantallen: dict[str, int] = field(default_factory=dict)
    zonder_nummer: int = 0

    @property
    def exitcode(self) -> int:
        return 0 if self.aantallen.get("PER") and not self.zonder_nummer else 1


def schrijf(
    bron: Gegevensset | Mapping[str, pa.Table],
    nummers: pa.Table | pl.DataFrame,
    brin: str,
    van: date,
    tot_en_met: date,
    naar: Path,
    *,
    aangemaakt: date | None = None,
    dip_velden: int | None = None,
    regeleinde: str | None = None,
    achter_naam: str = "",
    voortgang: Callable[[int, int], None] | None = None,
) -> Schrijfverslag:
    """Write `RO_<brin>_<van>_<tot><achter_naam>.csv` in the folder `naar` (made when absent, file mode 0600).

    `bron` is a gegevensset or tables by name; `nummers` the table `persoonsnummer` (of sleutels.parquet). Rows of
    other institutions are left out. `aangemaakt`, `dip_velden` (9 as in the PvE, or 10 as in every delivery seen)
    and `regeleinde` follow the delivery the set was read from when it had this brin and period, and are else
    today, 9 and CRLF. `voortgang` is called with persons done and persons in all.
    Raises StelselFout (exit 2) for a brin, period or folder that cannot be used.
    """
    _eis_periode(brin, van, tot_en_met)
    vorm = _vorm(bron, brin, van, tot_en_met)
    vorm |= {k: v for k, v in _gegeven(aangemaakt, dip_velden, regeleinde).items() if v is not None}
    personen = _rangschik(bron, nummers)
    rangen = personen.select("persoon_id", "persoon").lazy()
    gekozen = selecteer(lambda naam: _rijen(bron, naam, brin, rangen), van, tot_en_met)
    genoemd = personen.drop("persoon_id").join(gekozen["persoon"], on="persoon", how="semi", maintain_order="left")
    met_nummer = genoemd.filter(pl.any_horizontal(pl.col("bsn", "onderwijsnummer").is_not_null()))
    zonder_nummer = genoemd.height - met_nummer.height
    schrijver = _deelschrijver(gekozen, met_nummer, vorm, alle=not zonder_nummer)
    pad = naar / f"RO_{brin}_{van:%Y%m%d}_{tot_en_met:%Y%m%d}{achter_naam}.csv"
    kop = f"VLP|{brin}|{van}|{tot_en_met}|{vorm['aangemaakt']}"
    with VeiligBestand(pad, bronnen_van(bron)) as bestand:
        bestand.write((kop + vorm["regeleinde"]).encode())
        for klaar in schrijver.schrijf(bestand):
            if voortgang:
                voortgang(klaar, schrijver.personen.height)
        slot = [str(schrijver.aantallen[veld.kolom]) for veld in indeling("ro").records["SLR"].velden]
        bestand.write(("|".join(["SLR", *slot]) + vorm["regeleinde"]).encode())
    return Schrijfverslag(pad, schrijver.aantallen, zonder_nummer)


def _eis_periode(brin: str, van: date, tot_en_met: date) -> None:
    if not is_brin(brin):
        raise StelselFout(
            "Dit is geen BRIN.", waar="--brin", verwacht="twee cijfers en twee hoofdletters, zoals 99XX",
            doe="Verbeter de BRIN.", code="RO-SCHRIJF-01", exitcode=2,
        )  # fmt: skip
    if van > tot_en_met:
        raise StelselFout(
            "De selectieperiode eindigt voordat zij begint.", waar="--van en --tot",
            verwacht="een einde op of na het begin", doe="Verbeter de periode.", code="RO-SCHRIJF-02", exitcode=2,
        )  # fmt: skip


def _gegeven(aangemaakt: date | None, dip_velden: int | None, regeleinde: str | None) -> dict[str, Any]:
    return {"aangemaakt": aangemaakt, "dip_velden": dip_velden, "regeleinde": regeleinde}


def _vorm(bron: Any, brin: str, van: date, tot_en_met: date) -> dict[str, Any]:
    """The form of the delivery this set was read from, where it is the same selection."""
    vorm: dict[str, Any] = {"aangemaakt": vandaag(), "dip_velden": 9, "regeleinde": "\r\n"}
    for gelezen in bron.bronnen if isinstance(bron, Gegevensset) else ():
        zelfde = tuple(gelezen.get(naam) for naam in ("soort", "brin", "van", "tot_en_met"))
        if zelfde == ("RO", brin, van.isoformat(), tot_en_met.isoformat()):
            if gelezen.get("aangemaakt"):
                vorm["aangemaakt"] = date.fromisoformat(gelezen["aangemaakt"])
            indeling_ = gelezen.get("indeling", {})
            vorm["dip_velden"] = indeling_.get("dip_velden") or 9
            vorm["regeleinde"] = "\n" if indeling_.get("regeleinde") == "LF" else "\r\n"
    return vorm


def _tabel(bron: Gegevensset | Mapping[str, pa.Table], naam: str) -> pl.LazyFrame:
    if isinstance(bron, Gegevensset):
        return pl.scan_parquet(bron.pad(naam))
    return pl.DataFrame(pl.from_arrow(bron[naam] if naam in bron else TABELLEN[naam].leeg())).lazy()


def _rangschik(bron: Gegevensset | Mapping[str, pa.Table], nummers: pa.Table | pl.DataFrame) -> pl.DataFrame:
    """Every person with the number under which he is written, in the order of the file; without a number last.

    `persoon` is the place in that order. From here on it stands for the person: an id of 36 characters on every row
    would be the greater part of the memory.
    """
    ids = _tabel(bron, "persoon").select("persoon_id").collect()
    met = ids.join(beste_nummers(nummers), on="persoon_id", how="left")
    zonder = pl.col("bsn").is_null() & pl.col("onderwijsnummer").is_null()
    gesorteerd = met.sort(zonder, "onderwijsnummer", "bsn", nulls_last=False, maintain_order=True)
    return gesorteerd.with_row_index("persoon")


def _rijen(bron: Gegevensset | Mapping[str, pa.Table], naam: str, brin: str, rangen: pl.LazyFrame) -> pl.DataFrame:
    """The rows of one institution that a record is made of, compact: see `_rangschik`, and codes as in the reader.

    A part at a time, because only as they are read they are large.
    """
    tabel = _tabel(bron, naam)
    kolommen = tabel.collect_schema().names()
    record = next(record for record in indeling("ro").gegevensrecords if record.tabel == naam)
    van_instelling = pl.col("brin") == brin if "brin" in kolommen else pl.lit(True)
    delen = [
        tabel.slice(begin, RIJEN_PER_DEEL)
        .filter(van_instelling)
        .select(kolom for kolom in kolommen if kolom not in NIET_IN_RO)
        .join(rangen, on="persoon_id", how="inner", maintain_order="left")
        .drop("persoon_id")
        .with_columns(pl.col(record.codekolommen).cast(pl.Categorical))
        .collect()
        for begin in range(0, max(tabel.select(pl.len()).collect().item(), 1), RIJEN_PER_DEEL)
    ]
    return pl.concat(delen)


def _deelschrijver(
    gekozen: dict[str, pl.DataFrame], personen: pl.DataFrame, vorm: dict[str, Any], *, alle: bool
) -> Deelschrijver:
    """`gekozen`: the selected rows, which are taken out of it; `personen`: numbers by `persoon`, of those written;
    `alle`: these are all the selected persons."""
    records = indeling("ro").gegevensrecords
    tabellen = {}
    for record in records:
        tabel = gekozen.pop(record.tabel)
        if not alle:
            tabel = tabel.join(personen, on="persoon", how="semi", maintain_order="left")
        tabellen[record.code] = tabel
    tekst = partial(_tekst, dip_velden=vorm["dip_velden"])
    return Deelschrijver(records, tabellen, personen, Schrijfvorm(PLAATS, LOS, tekst, vorm["regeleinde"]))


def _tekst(record: Recordsoort, dip_velden: int) -> pl.Expr:
    delen = [pl.lit(record.code)]
    for veld in record.velden:
        delen.append(_waarde(veld))
        if veld.kolom == record.extra_leeg_na and dip_velden == record.breedte + 1:
            delen.append(pl.lit(""))
    return pl.concat_str(delen, separator="|")


def _waarde(veld: Veld) -> pl.Expr:
    """The text of a field as the PvE wants it; a missing value is an empty field."""
    kolom = pl.col(veld.kolom)
    if veld.soort == "ja_nee":
        tekst = ja_nee(veld, "J", "N")
    elif veld.soort == "geboortedatum":
        delen = [pl.col(f"geboorte{deel}").fill_null(0).cast(pl.String) for deel in ("jaar", "maand", "dag")]
        opgevuld = [deel.str.zfill(lengte) for deel, lengte in zip(delen, (4, 2, 2), strict=True)]
        bekend = pl.col("geboortejaar").is_not_null()
        tekst = pl.when(bekend).then(pl.concat_str(opgevuld, separator="-"))
    else:
        tekst = kolom.cast(pl.String)
    return tekst.fill_null("")
