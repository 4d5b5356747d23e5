"""From a piece of a file to fields: which lines can be cut into fields at all, and the fields of those.

The good lines go through the CSV reader of Polars at once; a line that cannot be trusted (NUL, bytes that are no
UTF-8, another separator, a wrong number of fields) is taken out first and gets its own message.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Indeling, Recordsoort
from stelsel.bestanden.regels import CR, LF, Brok

ANDERE_TEKENS = b"|;,\t"
TAB = 9
DEL = 127
ONBEKEND = -1


@dataclass(frozen=True)
class Ontleed:
    """The good lines of one record kind: `regels` (index in the piece) and `velden` (text columns c1, c2, ...)."""

    record: Recordsoort
    regels: np.ndarray
    velden: pl.DataFrame


@dataclass
class Ontleding:
    """A piece cut into records. `slecht` maps a cause to the lines (index in the piece) that have it; `soort` is
    the record kind of every line as its place in the layout, or -1."""

    records: list[Ontleed] = field(default_factory=list)
    slecht: dict[str, np.ndarray] = field(default_factory=dict)
    soort: np.ndarray = field(default_factory=lambda: np.empty(0, np.int8))


@dataclass
class Ontleder:
    """Cuts pieces by one layout. `breedte`: fields of every line of a padded file, or 0. `met_extra_veld` counts
    the lines seen without and with the extra empty field that some deliveries have, `smal` per record kind those
    without and with the columns that may be left out."""

    indeling: Indeling
    scheiding: str
    breedte: int
    met_extra_veld: list[int] = field(default_factory=lambda: [0, 0])
    smal: dict[str, list[int]] = field(default_factory=dict)
    _slot: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def ontleed(self, brok: Brok) -> Ontleding:
        """Sort the lines out and cut the good ones into fields."""
        soort, slecht = self._soorten(brok)
        goed = np.ones(len(brok), bool)
        goed[slecht["lege_regel"]] = False
        # A line with unreadable characters is told as such, whatever else its first letters look like.
        for oorzaak, regels in onleesbaar(brok, goed).items():
            slecht[oorzaak] = regels
            goed[regels] = False
        for oorzaak in ("recordsoort", "scheiding"):
            slecht[oorzaak] = slecht[oorzaak][goed[slecht[oorzaak]]]
            goed[slecht[oorzaak]] = False
        velden = self._aantal_velden(brok)
        fout_aantal = goed & ~self._juist_aantal(soort, velden)
        slecht["velden"] = np.flatnonzero(fout_aantal)
        goed &= ~fout_aantal
        uit = Ontleding(slecht=slecht, soort=soort)
        self._in_velden(brok, goed, soort, velden, uit)
        uit.slecht = {oorzaak: regels for oorzaak, regels in uit.slecht.items() if len(regels)}
        return uit

    def _soorten(self, brok: Brok) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """The record kind of each line, and the lines that are empty, of no kind or cut by another separator."""
        lengte = brok.einde - brok.begin
        kop = np.zeros(len(brok), np.int32)
        for i in range(3):
            kop = kop * 256 + brok.inhoud[np.minimum(brok.begin + i, len(brok.inhoud) - 1)]
        soort = np.full(len(brok), ONBEKEND, np.int8)
        for nummer, code in enumerate(self.indeling.records):
            soort[kop == int.from_bytes(code.encode(), "big")] = nummer
        soort[lengte < 3] = ONBEKEND
        vierde = brok.inhoud[np.minimum(brok.begin + 3, len(brok.inhoud) - 1)]
        afgesloten = (lengte == 3) | (vierde == ord(self.scheiding))
        anders = (soort >= 0) & ~afgesloten & np.isin(vierde, np.frombuffer(ANDERE_TEKENS, np.uint8))
        onbekend = (soort < 0) | ~(afgesloten | anders)
        soort[onbekend] = ONBEKEND
        vreemd = np.flatnonzero(onbekend)
        leeg = lengte[vreemd] == 0
        leeg[~leeg] = [not brok.regel(i).strip(b" \t|;") for i in vreemd[~leeg]]
        return soort, {"lege_regel": vreemd[leeg], "recordsoort": vreemd[~leeg], "scheiding": np.flatnonzero(anders)}

    def _aantal_velden(self, brok: Brok) -> np.ndarray:
        plekken = np.flatnonzero(brok.inhoud == ord(self.scheiding))
        return np.searchsorted(plekken, brok.einde) - np.searchsorted(plekken, brok.begin) + 1

    def _juist_aantal(self, soort: np.ndarray, velden: np.ndarray) -> np.ndarray:
        if self.breedte:
            return velden == self.breedte
        juist = np.zeros(len(soort), bool)
        for nummer, record in enumerate(self.indeling.records.values()):
            juist |= (soort == nummer) & np.isin(velden, record.breedtes)
        return juist

    def _in_velden(self, brok: Brok, goed: np.ndarray, soort: np.ndarray, velden: np.ndarray, uit: Ontleding) -> None:
        regels = np.flatnonzero(goed)
        if not len(regels):
            return
        breedte = max(self.breedte, *(max(r.breedtes) for r in self.indeling.records.values()))
        tabel = splits(goede_bytes(brok, goed), self.scheiding, breedte, len(regels))
        soort_goed, velden_goed = soort[regels], velden[regels]
        for nummer, record in enumerate(self.indeling.records.values()):
            van_soort = np.flatnonzero(soort_goed == nummer)
            if not len(van_soort):
                continue
            kolommen = [f"c{i}" for i in range(1, max(self.breedte, *record.breedtes))]
            deel = tabel.select(kolommen).filter(pl.Series(soort_goed == nummer))
            deel, fout = self._juiste_vorm(record, deel, velden_goed[van_soort])
            if fout.any():
                uit.slecht["velden"] = np.sort(np.append(uit.slecht["velden"], regels[van_soort[fout]]))
                deel, van_soort = deel.filter(pl.Series(~fout)), van_soort[~fout]
            uit.records.append(Ontleed(record, regels[van_soort], deel))

    def _juiste_vorm(
        self, record: Recordsoort, deel: pl.DataFrame, velden: np.ndarray
    ) -> tuple[pl.DataFrame, np.ndarray]:
        """Bring lines to the columns of the specification; also a mask of lines that do not fit in them."""
        fout = np.zeros(deel.height, bool)
        if record.extra_leeg_na:
            deel, fout = self._zonder_extra_veld(record, deel, velden)
        if record.weglaatbaar:
            deel = self._met_weggelaten(record, deel, velden)
        if self.breedte:
            over = [kolom for kolom in deel.columns if int(kolom[1:]) >= record.breedte]
            if over:
                fout |= deel.select(pl.any_horizontal(pl.col(over).is_not_null())).to_series().to_numpy()
            if self.breedte < min(record.breedtes):
                tekort = record.velden[self.breedte - 1 :]
                fout |= any(veld.verplicht for veld in tekort)
        return deel.select(f"c{i}" for i in range(1, record.breedte)), fout

    def _met_weggelaten(self, record: Recordsoort, deel: pl.DataFrame, velden: np.ndarray) -> pl.DataFrame:
        """Make room for the columns that a line leaves out (see `Recordsoort.weglaatbaar`). In a padded file those are
        the lines that would end in so many empty fields."""
        aantal, einde = len(record.weglaatbaar), record.breedte
        begin = 1 + [veld.kolom for veld in record.velden].index(record.weglaatbaar[0])
        if self.breedte:
            staart = [f"c{i}" for i in range(einde - aantal, einde) if f"c{i}" in deel.columns]
            leeg = pl.all_horizontal(pl.col(staart).is_null()) if staart else pl.lit(True)
            smal = deel.select(leeg.alias("smal"))["smal"].to_numpy()
            smal = np.broadcast_to(smal, len(velden))
        else:
            smal = velden == einde - aantal
        with self._slot:
            telling = self.smal.setdefault(record.code, [0, 0])
            telling[0] += int(np.count_nonzero(smal))
            telling[1] += int(np.count_nonzero(~smal))
        masker, niets = pl.lit(pl.Series("smal", smal)), pl.lit(None, dtype=pl.String)

        def kolom(i: int) -> pl.Expr:
            return pl.col(f"c{i}") if f"c{i}" in deel.columns else niets

        return deel.with_columns(
            pl.when(masker).then(kolom(i - aantal) if i >= begin + aantal else niets).otherwise(kolom(i)).alias(f"c{i}")
            for i in range(begin, einde)
        )

    def _zonder_extra_veld(
        self, record: Recordsoort, deel: pl.DataFrame, velden: np.ndarray
    ) -> tuple[pl.DataFrame, np.ndarray]:
        """Take the extra empty field out of the lines that have it (see `Recordsoort.extra_leeg_na`)."""
        plaats = record.plaats_extra
        extra = pl.col(f"c{plaats}")
        if self.breedte:
            ruim = deel.select(extra.is_null()).to_series().to_numpy()
            fout = np.zeros(len(velden), bool)
        else:
            ruim = velden == record.breedte + 1
            fout = ruim & deel.select(extra.is_not_null()).to_series().to_numpy()
        with self._slot:
            self.met_extra_veld[0] += int(np.count_nonzero(~ruim))
            self.met_extra_veld[1] += int(np.count_nonzero(ruim))
        aanwezig = set(deel.columns)
        masker = pl.lit(pl.Series("ruim", ruim))
        opgeschoven = [
            pl.when(masker)
            .then(f"c{i + 1}" if f"c{i + 1}" in aanwezig else pl.lit(None, dtype=pl.String))
            .otherwise(f"c{i}")
            .alias(f"c{i}")
            for i in range(plaats, len(deel.columns) + 1)
        ]
        return deel.with_columns(opgeschoven), fout


def onleesbaar(brok: Brok, goed: np.ndarray) -> dict[str, np.ndarray]:
    """Of the lines that are good so far: those with control characters, and those that are no UTF-8."""
    inhoud = brok.inhoud
    # In most pieces the only bytes below the space are the line ends, and none is above 126.
    verdacht = np.flatnonzero((inhoud < 32) | (inhoud >= DEL))
    bytes_ = inhoud[verdacht]
    stuur = verdacht[((bytes_ < 32) & (bytes_ != TAB) & (bytes_ != LF) & (bytes_ != CR)) | (bytes_ == DEL)]
    met_stuurteken = _van_regels(brok, stuur, goed)
    kandidaten = np.setdiff1d(_van_regels(brok, verdacht[bytes_ > DEL], goed), met_stuurteken, assume_unique=True)
    geen_utf8 = [i for i in kandidaten if not _is_utf8(brok.regel(i))]
    return {"stuurteken": met_stuurteken, "bytes": np.array(geen_utf8, dtype=np.int64)}


def _van_regels(brok: Brok, plekken: np.ndarray, goed: np.ndarray) -> np.ndarray:
    regels = np.unique(np.searchsorted(brok.begin, plekken, side="right") - 1)
    return regels[goed[regels]]


def _is_utf8(regel: bytes) -> bool:
    try:
        regel.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def goede_bytes(brok: Brok, goed: np.ndarray) -> bytes:
    """The bytes of the good lines, each closed with LF."""
    inhoud = brok.inhoud
    if brok.losse_cr:
        inhoud = inhoud.copy()
        inhoud[brok.volgende - 1] = LF
    if not goed.all():
        inhoud = inhoud[np.repeat(goed, brok.volgende - brok.begin)]
    return inhoud.tobytes()


def splits(inhoud: bytes, scheiding: str, breedte: int, verwacht: int) -> pl.DataFrame:
    """Cut lines at the separator into columns c0, c1, ...; an empty field is null."""
    schema = {f"c{i}": pl.String for i in range(breedte)}
    tabel = pl.read_csv(
        inhoud,
        separator=scheiding,
        has_header=False,
        schema=schema,
        quote_char=None,
        truncate_ragged_lines=True,
        missing_columns="insert",
        encoding="utf8",
    )
    if tabel.height != verwacht:
        raise ValueError(f"{verwacht} regels werden {tabel.height} rijen")
    return tabel
