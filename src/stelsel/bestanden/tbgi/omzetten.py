"""From the groups of a TBG-i to the tables of gegevens: what stands in a refused group goes with it, nothing twice."""

from __future__ import annotations

import mmap

import numpy as np
import polars as pl

from stelsel.bestanden.groepen_inlezen import Gelezen, Groepslijst
from stelsel.bestanden.omzetten import PERSOON_RIJ

GEEN = -1
MENGER = np.uint64(0x9E3779B97F4A7C15)
MET_PERSOON = ("INS", "DIP")
BIJ = {"INS": "inschrijving", "TEL": "teldatum", "DIP": "diploma"}
SLEUTEL = {
    "INS": ["brin", "inschrijvingvolgnummer"],
    "DIP": ["brin", "resultaatvolgnummer"],
    "TEL": ["teldatum"],
    "BPV": ["inschrijvingvolgnummer_bpv", "volgnummer"],
    "SIG": ["signaalvolgnummer"],
    "PAR": ["parametervolgnummer"],
}
"""What tells a group from the others of its person, or of the group it stands in."""
NAAR_BENEDEN = {
    "INS": ("brin", "inschrijvingvolgnummer"),
    "DIP": ("brin", "resultaatvolgnummer"),
    "TEL": ("brin", "inschrijvingvolgnummer", "teldatum"),
    "SIG": ("bij", "brin", "inschrijvingvolgnummer", "teldatum", "resultaatvolgnummer", "signaalvolgnummer"),
}
"""What the groups in a group take from it."""


class Omzetter:
    """Links the groups of one file. `ouder_rij` per kind: the kind and the row of the group around each group."""

    def __init__(self, gelezen: Gelezen) -> None:
        self.gelezen = gelezen
        self.meldingen = gelezen.meldingen
        self.ouders: dict[str, dict[str, np.ndarray]] = {}
        self.dubbel: dict[str, np.ndarray] = {}

    def verbind(self) -> None:
        """Refuse what stands in a refused group, and what stands in the file twice; parents before children."""
        for code, lijst in self.gelezen.lijsten.items():
            self.ouders[code] = {soort: _rij_van(self.gelezen.lijsten, soort, lijst) for soort in lijst.record.binnen}
            self.dubbel[code] = np.zeros(len(lijst), bool)
            self._met_de_ouder_mee(code, lijst)
            self._dubbelen(code, lijst)

    def _met_de_ouder_mee(self, code: str, lijst: Groepslijst) -> None:
        slecht, herhaald = np.zeros(len(lijst), bool), np.zeros(len(lijst), bool)
        for soort, rijen in self.ouders[code].items():
            erin = rijen != GEEN
            if erin.any():
                ouder = self.gelezen.lijsten[soort]
                herhaald[erin] |= self.dubbel[soort][rijen[erin]]
                slecht[erin] |= ~ouder.goed[rijen[erin]] & ~self.dubbel[soort][rijen[erin]]
        if lijst.record.binnen:
            # The group around it was one that could not be handled at all.
            slecht |= np.all([rijen == GEEN for rijen in self.ouders[code].values()], axis=0)
        self._weiger(lijst, slecht & lijst.goed, "ouder_afgekeurd")
        herhaald &= lijst.goed
        self.dubbel[code] |= herhaald
        self._weiger(lijst, herhaald, "dubbel_met_ouder")

    def _dubbelen(self, code: str, lijst: Groepslijst) -> None:
        """Refuse later groups with a key that was there already: said once for one that is the same."""
        boven = lijst.persoon if code in MET_PERSOON else lijst.ouder
        rijen = np.flatnonzero(lijst.goed & _komt_vaker_voor(lijst.waarden.select(SLEUTEL[code]), boven))
        if not len(rijen):
            return
        sleutel = lijst.waarden.select(SLEUTEL[code])[rijen].with_columns(
            pl.Series("boven", boven[rijen]), pl.Series("rij", rijen)
        )
        kolommen = [*SLEUTEL[code], "boven"]
        eerste = sleutel.select("rij", pl.col("rij").first().over(kolommen).alias("eerste"))
        later = eerste.filter(pl.col("rij") != pl.col("eerste"))
        gelijk = self._gelijk(lijst, later["rij"].to_numpy(), later["eerste"].to_numpy())
        for oorzaak, deel in (("dubbel", later.filter(gelijk)), ("zelfde_sleutel", later.filter(~gelijk))):
            if deel.height:
                weg, hield = deel["rij"].to_numpy(), lijst.regels[deel["eerste"].to_numpy()]
                self.meldingen.meld(oorzaak, code, lijst.regels[weg], eerste=hield)
                lijst.goed[weg] = False
        self.dubbel[code][later.filter(gelijk)["rij"].to_numpy()] = True

    def _gelijk(self, lijst: Groepslijst, rijen: np.ndarray, andere: np.ndarray) -> pl.Series:
        """Whether groups have the same text, white space at their ends aside."""
        with self.gelezen.pad.open("rb") as greep, mmap.mmap(greep.fileno(), 0, access=mmap.ACCESS_READ) as inhoud:

            def tekst(rij: int) -> bytes:
                return inhoud[lijst.begin[rij] : lijst.einde[rij]]

            return pl.Series([tekst(a) == tekst(b) for a, b in zip(rijen, andere, strict=True)], dtype=pl.Boolean)

    def _weiger(self, lijst: Groepslijst, welke: np.ndarray, oorzaak: str) -> None:
        if welke.any():
            self.meldingen.meld(oorzaak, lijst.record.code, lijst.regels[welke])
            lijst.goed[welke] = False

    # ---- rows

    def personen(self) -> pl.DataFrame:
        """Each person once, with the number by which he is known (both empty: by nothing)."""
        delen = [
            lijst.waarden.select("bsn", "onderwijsnummer").with_columns(pl.Series("sleutel", lijst.persoon))[
                np.flatnonzero(lijst.goed)
            ]
            for code, lijst in self.gelezen.lijsten.items()
            if code in MET_PERSOON
        ]
        if not delen:
            return pl.DataFrame(schema={"bsn": pl.String, "onderwijsnummer": pl.String})
        alles = pl.concat(delen).unique("sleutel", keep="first", maintain_order=True)
        self._personen = alles.select("sleutel").with_row_index(PERSOON_RIJ)
        ander = pl.when(pl.col("bsn").is_null()).then("onderwijsnummer").alias("onderwijsnummer")
        return alles.select("bsn", ander)

    def tabellen(self, jaar: int | None) -> dict[str, pl.DataFrame]:
        """The rows of every table, with `persoon_rij`; call `personen` first."""
        uit: dict[str, pl.DataFrame] = {}
        boven: dict[str, pl.DataFrame] = {}
        for code, lijst in self.gelezen.lijsten.items():
            waarden = lijst.waarden.drop("bsn", "onderwijsnummer", strict=False)
            if code in MET_PERSOON:
                sleutels = pl.DataFrame({"sleutel": lijst.persoon})
                rij = sleutels.join(self._personen, on="sleutel", how="left", maintain_order="left")[PERSOON_RIJ]
                waarden = waarden.with_columns(rij)
            else:
                waarden = waarden.with_columns(_uit_ouder(self.ouders[code], boven, waarden.columns))
            boven[code] = _naar_beneden(code, waarden)
            houdt = waarden.with_columns(pl.lit(jaar, dtype=pl.Int32).alias("bekostigingsjaar"))
            # Where nothing was refused a filter would only make a second copy.
            uit[lijst.record.tabel] = houdt if lijst.goed.all() else houdt.filter(pl.Series(lijst.goed))
            # Before the next kind is made.
            lijst.vergeet()
        return uit


def _rij_van(lijsten: dict[str, Groepslijst], soort: str, lijst: Groepslijst) -> np.ndarray:
    """Row of the group of a kind that each group stands in, or -1 when it stands in no group of that kind."""
    ouders = lijsten.get(soort)
    if ouders is None or not len(ouders):
        return np.full(len(lijst), GEEN)
    plek = np.minimum(np.searchsorted(ouders.nummer, lijst.ouder), len(ouders) - 1)
    return np.where(ouders.nummer[plek] == lijst.ouder, plek, GEEN)


def _komt_vaker_voor(sleutel: pl.DataFrame, boven: np.ndarray) -> np.ndarray:
    """Groups whose key may stand in the file twice: by a number that seldom is the same for two different keys."""
    getal = sleutel.select(pl.struct(pl.all()).hash()).to_series().to_numpy() ^ (boven.astype(np.uint64) * MENGER)
    gesorteerd = np.sort(getal)
    return np.isin(getal, gesorteerd[1:][gesorteerd[1:] == gesorteerd[:-1]])


def _naar_beneden(code: str, waarden: pl.DataFrame) -> pl.DataFrame:
    """What the groups in these groups take from them, with the person and with what a signal in them is about."""
    bij = [pl.lit(BIJ[code]).alias("bij")] if code in BIJ else []
    return waarden.select(PERSOON_RIJ, *bij, *(naam for naam in NAAR_BENEDEN.get(code, ()) if naam in waarden.columns))


def _uit_ouder(ouders: dict[str, np.ndarray], boven: dict[str, pl.DataFrame], eigen: list[str]) -> list[pl.Series]:
    """The columns a group takes from the group around it, of whatever kind that is."""
    delen = {
        soort: boven[soort].select(pl.all().gather(pl.lit(pl.Series(rijen).replace(GEEN, None))))
        for soort, rijen in ouders.items()
        if soort in boven
    }
    namen = dict.fromkeys(naam for deel in delen.values() for naam in deel.columns if naam not in eigen)
    return [
        pl.select(pl.coalesce(*(deel[naam] for deel in delen.values() if naam in deel.columns))).to_series().alias(naam)
        for naam in namen
    ]
