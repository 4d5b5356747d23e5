"""`vergelijk`: two deliveries, or a delivery and the school's own registration, laid beside each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl

from stelsel.vergelijken.bron import open_kanten
from stelsel.vergelijken.context import ISG, met_context
from stelsel.vergelijken.kant import Kant
from stelsel.vergelijken.kenmerken import GEBOREN, Rijen, diploma_in_het_geding, met_kenmerken
from stelsel.vergelijken.oorzaken import NUMMER, met_oorzaak
from stelsel.vergelijken.paren import B, maak_paren
from stelsel.vergelijken.personen import Koppeling, koppel, vertaal
from stelsel.vergelijken.pok import lees_getekend
from stelsel.vergelijken.spraak import OBO
from stelsel.vergelijken.tabellen import VERGELEKEN, Vergelekentabel
from stelsel.vergelijken.teldagen import Stand, Telling, gedeelde_perioden, tel, teldagen
from stelsel.vergelijken.terugmelding import (
    TELDATUM,
    Teruggemeld,
    is_terugmelding,
    met_signaal,
    op_teldata,
    signalen,
    teruggemelde_rijen,
)  # fmt: skip
from stelsel.vergelijken.uitslag import KOLOMMEN, Vergelijking, kantverslag
from stelsel.vergelijken.verschillen import ALLEEN_A, ALLEEN_B, ANDERS, SCHEMA, Verzameling
from stelsel.vergelijken.waarde import Prijzen, Waarde, deelnemerswaarden, diplomawaarden

Stap = Callable[[str, int, int], None]
"""Called with what is being done, how far it is, and how far it goes."""
_BEWAARD: dict[str, list[str]] = {
    "persoon": ["persoon_id", *GEBOREN],
    "inschrijving": [
        *ISG, "datum_inschrijving", "datum_uitschrijving_gepland", "datum_uitschrijving_werkelijk",
    ],
    "inschrijvingsperiode": [
        *ISG, "datum_begin", "opleidingcode", "leertraject", "niveau", "indicatie_bekostigbaar",
    ],
    "bpv": [*ISG, "volgnummer", "datum_begin", "datum_einde_gepland", "datum_einde_werkelijk"],
    "diploma": [
        "persoon_id", "brin", "resultaatvolgnummer", "opleidingcode", "datum_resultaat", "indicatie_bekostigbaar",
    ],
}  # fmt: skip
"""What is looked at again after the rows were laid beside each other."""


@dataclass(frozen=True)
class Keuzes:
    """What the user asked for. `op`: only what touches that day. `pok`: a CSV with the days of signing. `factoren`:
    prijsfactor per opleidingcode. `prijzen`: euros per unit of value, from the school's own beschikking."""

    op: date | None = None
    pok: Path | None = None
    factoren: Mapping[str, Decimal] | None = None
    prijzen: Prijzen | None = None


def vergelijk(
    a: Path, b: Path, keuzes: Keuzes | None = None, *, sleutels: Path | None = None, stap: Stap | None = None
) -> Vergelijking:
    """Compare two gegevenssets or deliveries. Nothing of either is changed.

    Raises StelselFout (exit 2) for a side that cannot be opened, or when the two have no person in common.
    """
    meld = stap or (lambda *_: None)
    with open_kanten(a, b, sleutels, lambda klaar, totaal: meld("Gelezen", klaar, totaal)) as (kant_a, kant_b):
        return vergelijk_kanten(kant_a, kant_b, keuzes or Keuzes(), meld)


def vergelijk_kanten(a: Kant, b: Kant, keuzes: Keuzes, meld: Stap) -> Vergelijking:
    """Compare two sides that are open."""
    koppeling = koppel(a, b)
    getekend = lees_getekend(keuzes.pok, a.nummers) if keuzes.pok else None
    gang = _Gang(a, b, koppeling, meld)
    verschillen = gang.verschillen()
    if keuzes.op:
        verschillen = verschillen.filter(_raakt(keuzes.op))
    rijen = Rijen(gang.bewaard_a, gang.bewaard_b, koppeling.soorten, koppeling.op_feiten, getekend)
    opleidingen = _opleidingen(a, b)
    dagen = teldagen(a, b, keuzes.op)
    standen = [Stand(kant, opleidingen, getekend) for kant in (rijen.a, rijen.b)]
    geteld = tel(*gang.tellingen(standen), dagen)
    if is_terugmelding(a) or is_terugmelding(b):
        verschillen = pl.concat([verschillen, op_teldata(geteld.inzet, verschillen)])
    meld("Vergeleken", gang.stappen - 1, gang.stappen)
    inschrijvingen = {"a": rijen.a["inschrijving"].select(ISG), "b": rijen.b["inschrijving"].select(ISG)}
    verschillen = met_context(verschillen, a, b, inschrijvingen)
    verschillen = met_signaal(verschillen, gang.signalen())
    verschillen = met_oorzaak(met_kenmerken(verschillen, rijen, geteld))
    verschillen = _af(verschillen, koppeling)
    soorten = dict(opleidingen.drop_nulls("soort").select("opleidingcode", "soort").rows())
    waarden = [
        *deelnemerswaarden(geteld.groepen, soorten, keuzes.factoren or {}, dagen),
        *_diplomas(verschillen, rijen, soorten, gedeelde_perioden(a, b)),
    ]
    meld("Vergeleken", gang.stappen, gang.stappen)
    return Vergelijking(
        kantverslag(a, koppeling.personen_a),
        kantverslag(b, koppeling.personen_b),
        koppeling.gedeeld,
        koppeling.op_feiten,
        verschillen,
        gang.niet_vergeleken,
        [_met_prijs(waarde, keuzes.prijzen or {}) for waarde in waarden],
        [dag.dag for dag in dagen],
        keuzes.op,
    )


class _Gang:
    """Walks through the tables, a whole before its parts, and keeps what is looked at again."""

    def __init__(self, a: Kant, b: Kant, koppeling: Koppeling, meld: Stap) -> None:
        self.a, self.b, self.koppeling, self.meld = a, b, koppeling, meld
        self.bewaard_a: dict[str, pl.DataFrame] = {}
        self.bewaard_b: dict[str, pl.DataFrame] = {}
        self.niet_vergeleken: list[str] = []
        self.stappen = len(VERGELEKEN) + 2
        # Where the two sides number the same enrolment or diploma otherwise: number on B to number on A.
        self._hernummerd: dict[str, pl.DataFrame] = {}

    def verschillen(self) -> pl.DataFrame:
        """The differences of all tables that both sides speak of."""
        verzameling = Verzameling()
        for plek, tabel in enumerate(VERGELEKEN.values()):
            self.meld("Vergeleken", plek, self.stappen)
            self._vergelijk(tabel, verzameling)
        return pl.concat([verzameling.tabel(), _gewisseld(self.koppeling)])

    def _vergelijk(self, tabel: Vergelekentabel, verzameling: Verzameling) -> None:
        heeft_a, heeft_b = (set(kant.kolommen(tabel.naam)) for kant in (self.a, self.b))
        beide = [kolom for kolom in tabel.kolommen if kolom in heeft_a & heeft_b]
        rijen_a, rijen_b = (self._rijen(kant, tabel) for kant in (self.a, self.b))
        rijen_b = self._met_nummers_van_a(vertaal(rijen_b, self.koppeling.vertaling))
        if tabel.naam in _BEWAARD:
            self._bewaar(tabel, rijen_a, rijen_b, heeft_a, heeft_b)
        zwijgt = [letter for letter, kant in (("A", self.a), ("B", self.b)) if not kant.spreekt_over(tabel.naam)]
        if zwijgt or not set(tabel.sleutel) <= set(beide):
            if rijen_a.height or rijen_b.height:
                self.niet_vergeleken.append(f"{tabel.naam}: daar zegt {' en '.join(zwijgt) or 'een kant'} niets over")
            return
        self._noem_velden(tabel, heeft_a, heeft_b)
        if tabel.naam == "bpv":
            rijen_a, rijen_b = self._bpv_waar_een_obo_over_spreekt(rijen_a, rijen_b)
        paren = maak_paren(tabel, rijen_a, rijen_b, beide)
        nummer = tabel.sleutel[-1]
        if tabel.naam in ("inschrijving", "diploma"):
            self._onthoud(tabel.naam, nummer, paren.samen)
        verzameling.voeg_toe(tabel, paren, [kolom for kolom in beide if kolom != "persoon_id"])
        if self._hernummerd.get(tabel.naam) is not None and tabel.naam in _BEWAARD:
            self.bewaard_b[tabel.naam] = self._vervang(self.bewaard_b[tabel.naam], tabel.naam, nummer)

    def tellingen(self, standen: list[Stand]) -> list[Telling]:
        """What each side counts: DUO's own decision where it is a TBG-i."""
        teruggemeld = self._teruggemeld(teruggemelde_rijen)
        return [
            Teruggemeld(teruggemeld[letter]) if letter in teruggemeld else stand
            for letter, stand in zip("ab", standen, strict=True)
        ]

    def signalen(self) -> dict[str, pl.DataFrame]:
        """The signals of DUO, of each side that is a TBG-i."""
        return self._teruggemeld(signalen)

    def _teruggemeld(self, lees: Callable[[Kant], pl.DataFrame]) -> dict[str, pl.DataFrame]:
        """Rows of each side that is a TBG-i, with the persons and enrolments of side A."""
        uit = {letter: lees(kant) for letter, kant in (("a", self.a), ("b", self.b)) if is_terugmelding(kant)}
        if "b" in uit:
            uit["b"] = self._met_nummers_van_a(vertaal(uit["b"], self.koppeling.vertaling))
        return uit

    def _bewaar(
        self, tabel: Vergelekentabel, a: pl.DataFrame, b: pl.DataFrame, heeft_a: set[str], heeft_b: set[str]
    ) -> None:
        """Keep the rows; what a side does not know of a row is not what makes it count otherwise."""
        nodig = _BEWAARD[tabel.naam]
        for bewaard, eigen, ander, heeft in (
            (self.bewaard_a, a, b, heeft_a),
            (self.bewaard_b, b, a, heeft_b),
        ):
            mist = [kolom for kolom in nodig if kolom not in heeft and kolom not in tabel.sleutel]
            rijen = eigen.select(nodig)
            if mist and heeft and tabel.naam != "persoon":
                erbij = ander.select(*tabel.sleutel, *mist).unique([*tabel.sleutel])
                rijen = rijen.drop(mist).join(erbij, on=[*tabel.sleutel], how="left", maintain_order="left")
            bewaard[tabel.naam] = rijen.select(nodig)

    def _bpv_waar_een_obo_over_spreekt(self, a: pl.DataFrame, b: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """An OBO has the bpv's of people with an enrolment in bbl, and of nobody else (PvE 4.8.2 § 13.1)."""
        for letter, kant, bewaard in (("A", self.a, self.bewaard_a), ("B", self.b, self.bewaard_b)):
            if kant.spraak is OBO:
                bbl = bewaard["inschrijvingsperiode"].filter(leertraject="BBL").select("persoon_id")
                a, b = (rijen.join(bbl, on="persoon_id", how="semi", maintain_order="left") for rijen in (a, b))
                self.niet_vergeleken.append(f"bpv: {letter} heeft alleen die van studenten met een bbl-inschrijving")
        return a, b

    def _noem_velden(self, tabel: Vergelekentabel, heeft_a: set[str], heeft_b: set[str]) -> None:
        for letter, mist in (("A", heeft_b - heeft_a), ("B", heeft_a - heeft_b)):
            velden = [kolom for kolom in tabel.kolommen if kolom in mist]
            if velden:
                self.niet_vergeleken.append(f"{tabel.naam}: {', '.join(velden)} kent {letter} niet")

    def _rijen(self, kant: Kant, tabel: Vergelekentabel) -> pl.DataFrame:
        """The rows of a side with every column that is looked at; what it does not have is empty."""
        soorten = dict(pl.DataFrame(pl.from_arrow(tabel.tabel.leeg())).schema)
        nodig = [*tabel.kolommen, *(kolom for kolom in tabel.einde if kolom not in tabel.kolommen), "levering_id"]
        if not kant.kolommen(tabel.naam):
            return pl.DataFrame(schema={kolom: soorten[kolom] for kolom in nodig})
        return kant.rijen(tabel.naam, nodig)

    def _onthoud(self, naam: str, nummer: str, samen: pl.DataFrame) -> None:
        anders = samen.filter(pl.col(nummer) != pl.col(f"{nummer}{B}"))
        if anders.height:
            self._hernummerd[naam] = anders.select("persoon_id", "brin", pl.col(f"{nummer}{B}").alias("op_b"), nummer)

    def _met_nummers_van_a(self, rijen: pl.DataFrame) -> pl.DataFrame:
        kolommen = {"inschrijving": "inschrijvingvolgnummer", "diploma": "resultaatvolgnummer_diploma"}
        for naam, kolom in kolommen.items():
            if naam in self._hernummerd and kolom in rijen.columns:
                rijen = self._vervang(rijen, naam, kolom)
        return rijen

    def _vervang(self, rijen: pl.DataFrame, naam: str, kolom: str) -> pl.DataFrame:
        nummers = self._hernummerd[naam]
        nummers = nummers.rename({"op_b": kolom, nummers.columns[-1]: "op_a"})
        met = rijen.join(nummers, on=["persoon_id", "brin", kolom], how="left", maintain_order="left")
        return met.with_columns(pl.coalesce("op_a", kolom).alias(kolom)).drop("op_a")


def _gewisseld(koppeling: Koppeling) -> pl.DataFrame:
    """A difference for everybody who stands under another number; only the kind of number is told."""
    rijen = koppeling.gewisseld.select(
        "persoon_id",
        pl.lit("persoon").alias("tabel"),
        pl.lit("").alias("sleutel"),
        pl.lit(NUMMER).alias("veld"),
        pl.lit(ANDERS).alias("soort"),
        pl.col("soort_a").fill_null("ander nummer").alias("a"),
        pl.col("soort_b").fill_null("ander nummer").alias("b"),
    )
    leeg = [pl.lit(None, soort).alias(naam) for naam, soort in SCHEMA.items() if naam not in rijen.columns]
    return rijen.with_columns(leeg).with_columns(pl.lit(0, pl.UInt32).alias("onderliggend")).select(*SCHEMA)


def _raakt(dag: date) -> pl.Expr:
    """Whether the row holds on a day, on a side that has it."""

    def op(letter: str, ontbreekt: str) -> pl.Expr:
        na_begin = (pl.col(f"van_{letter}") <= dag).fill_null(True)
        voor_einde = (pl.col(f"tot_{letter}") >= dag).fill_null(True)
        return (pl.col("soort") != ontbreekt) & na_begin & voor_einde

    return op("a", ALLEEN_B) | op("b", ALLEEN_A)


def _opleidingen(a: Kant, b: Kant) -> pl.DataFrame:
    """opleidingcode, niveau and soort of both sides together, so that a list that one lacks makes no difference."""
    kolommen = ["opleidingcode", "niveau", "soort"]
    delen = [pl.DataFrame(schema=dict(zip(kolommen, (pl.String, pl.Int32, pl.String), strict=True)))]
    for kant in (a, b):
        if kant.gegevens.heeft("opleiding"):
            delen.append(pl.read_parquet(kant.gegevens.pad("opleiding"), columns=kolommen))
    return pl.concat(delen).group_by("opleidingcode").agg(pl.col(k).drop_nulls().first() for k in kolommen[1:])


def _af(verschillen: pl.DataFrame, koppeling: Koppeling) -> pl.DataFrame:
    """The columns a reader needs, in a fixed order of rows."""
    volgorde = {naam: plek for plek, naam in enumerate((*VERGELEKEN, TELDATUM))}
    b = koppeling.vertaling.select(pl.col("persoon_a").alias("persoon_id"), pl.col("persoon_b").alias("persoon_id_b"))
    met = verschillen.join(b.unique("persoon_id"), on="persoon_id", how="left").with_columns(
        (diploma_in_het_geding() & pl.col("gedekt")).cast(pl.UInt32).alias("diploma"),
        pl.col("tabel").replace_strict(volgorde, return_dtype=pl.Int8).alias("plek"),
    )
    met = met.sort("plek", "persoon_id", "brin", "sleutel", "veld", "soort", nulls_last=True)
    return met.select(*KOLOMMEN, "inschrijvingvolgnummer", "gedekt")


def _diplomas(
    verschillen: pl.DataFrame, rijen: Rijen, soorten: Mapping[str, str], gedeeld: list[tuple[date, date]]
) -> list[Waarde]:
    personen = verschillen.filter(pl.col("diploma") > 0).select("persoon_id").unique()
    if not personen.height:
        return []
    return list(diplomawaarden(rijen.a["diploma"], rijen.b["diploma"], personen, soorten, gedeeld))


def _met_prijs(waarde: Waarde, prijzen: Prijzen) -> Waarde:
    prijs = prijzen.get((waarde.bekostigingsjaar, waarde.deel))
    if prijs is None or waarde.verschil is None:
        return waarde
    return replace(waarde, euro=(waarde.verschil * prijs).quantize(Decimal("0.01")))
