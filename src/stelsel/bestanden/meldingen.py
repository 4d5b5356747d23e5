"""Collect the messages of one file: compact while reading, a table and a summary at the end.

A message never holds a personal value: the text of a personal field is not kept, and of other fields nothing that
could be a number of a person (a shifted line puts a number under any heading).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Indeling, Veld
from stelsel.bestanden.oorzaken import BESTAND, ERNST, Catalogus

LENGTE_GEVONDEN = 30
NUMMER, DATUM = r"[0-9]{8}", r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}"
GRENS_PER_CODE = {"afgekeurd": 5_000_000, "fout": 5_000_000, "waarschuwing": 1_000_000}
"""So many messages of one code are written out: enough for every line of the largest delivery that is known."""
KOLOMMEN = (
    "bestand",
    "regel",
    "record",
    "veld",
    "code",
    "ernst",
    "gevonden",
    "verwacht",
    "melding",
    "bron",
)
EERSTE_REGELS = 5


@dataclass(frozen=True)
class _Groep:
    """Messages that share everything but line and value."""

    oorzaak: str
    record: str
    veld: str
    verwacht: str
    zin: str | pl.Series
    regels: np.ndarray
    gevonden: pl.Series | None


@dataclass(frozen=True)
class Samenvatting:
    """All messages of one cause in one field: how many, where first, and what to do."""

    code: str
    ernst: str
    record: str
    veld: str
    titel: str
    aantal: int
    eerste_regels: tuple[int, ...]
    doe: str
    voorbeeld: str


class Meldingen:
    """The messages of one file. `regels` are line numbers from 1; 0 stands for the whole file."""

    def __init__(self, catalogus: Catalogus, indeling: Indeling, bestand: str) -> None:
        self.catalogus = catalogus
        self.indeling = indeling
        self.bestand = bestand
        self._groepen: list[_Groep] = []
        self._per_code: dict[str, int] = {}
        self._te_veel: dict[str, int] = {}
        self._geteld: dict[str, tuple[Veld, list[np.ndarray]]] = {}

    def meld(
        self,
        oorzaak: str,
        record: str = BESTAND,
        regels: int | Iterable[int] | np.ndarray = 0,
        *,
        veld: Veld | None = None,
        veldnaam: str = "",
        gevonden: pl.Series | str | None = None,
        verwacht: str = "",
        **invulling: object,
    ) -> None:
        """Add messages of one cause. `invulling` fills the {names} in its sentences; an array has one per line."""
        soort = self.catalogus.oorzaken[oorzaak]
        plaatsen = np.atleast_1d(np.asarray(regels, dtype=np.int64))
        if isinstance(gevonden, str):
            gevonden = pl.Series([gevonden])
        if veld is not None and veld.persoonlijk:
            gevonden = None
        plaatsen, gevonden = self._begrens(self.catalogus.code(oorzaak, record), plaatsen, gevonden)
        if not len(plaatsen):
            return
        self._groepen.append(
            _Groep(
                oorzaak,
                record,
                veld.naam if veld else veldnaam,
                verwacht or (veld.verwacht if veld else "") or soort.verwacht.format(**invulling),
                _zin(soort.zin, invulling, len(plaatsen)),
                plaatsen,
                None if gevonden is None else _toonbaar(gevonden, is_datum=veld is not None and veld.soort == "datum"),
            )
        )

    def _begrens(
        self, code: str, regels: np.ndarray, gevonden: pl.Series | None
    ) -> tuple[np.ndarray, pl.Series | None]:
        """Keep only so many of one code, so that a wholly wrong file does not fill the memory. All are counted."""
        al = self._per_code.get(code, 0)
        self._per_code[code] = al + len(regels)
        ruimte = max(self._grens(code) - al, 0)
        if len(regels) > ruimte:
            self._te_veel[code] = self._te_veel.get(code, 0) + len(regels) - ruimte
            return regels[:ruimte], None if gevonden is None else gevonden[:ruimte]
        return regels, gevonden

    def _grens(self, code: str) -> int:
        return GRENS_PER_CODE[self.catalogus.codes[code].ernst]

    def tel(self, oorzaak: str, veld: Veld, regels: np.ndarray) -> None:
        """Count lines with a peculiarity of the whole file: one message at the end, on the first of them."""
        self._geteld.setdefault(oorzaak, (veld, []))[1].append(regels)

    def neem_over(self, ander: Meldingen) -> None:
        """Add the messages of a piece that was read well."""
        for groep in ander._groepen:
            code = self.catalogus.code(groep.oorzaak, groep.record)
            regels, gevonden = self._begrens(code, groep.regels, groep.gevonden)
            zin = groep.zin if isinstance(groep.zin, str) else groep.zin[: len(regels)]
            if len(regels):
                self._groepen.append(replace(groep, regels=regels, gevonden=gevonden, zin=zin))
        for code, aantal in ander._te_veel.items():
            self._per_code[code] = self._per_code.get(code, 0) + aantal
            self._te_veel[code] = self._te_veel.get(code, 0) + aantal
        for oorzaak, (veld, delen) in ander._geteld.items():
            for regels in delen:
                self.tel(oorzaak, veld, regels)

    def sluit(self) -> None:
        """Say once what was counted, and of which codes there were too many to write out. Call at the end."""
        for oorzaak, (veld, delen) in self._geteld.items():
            regels = np.concatenate(delen)
            self.meld(oorzaak, regels=int(regels.min()), veld=veld, aantal=len(regels))
        for code, aantal in self._te_veel.items():
            self.meld("te_veel", aantal=aantal, code=code, grens=self._grens(code))

    @property
    def per_ernst(self) -> dict[str, int]:
        """Number of messages per seriousness, also those not written out."""
        uit = dict.fromkeys(ERNST, 0)
        for code, aantal in self._per_code.items():
            uit[self.catalogus.codes[code].ernst] += aantal
        return uit

    @property
    def exitcode(self) -> int:
        """1 when a line was refused or a field emptied, else 0."""
        aantallen = self.per_ernst
        return 1 if aantallen["afgekeurd"] or aantallen["fout"] else 0

    def tabel(self, levering_id: str) -> pl.DataFrame:
        """All messages by line, with the columns of the table `melding`."""
        delen = [self._deel(groep, levering_id) for groep in self._groepen if len(groep.regels)]
        if not delen:
            return pl.DataFrame(schema={**dict.fromkeys([*KOLOMMEN, "levering_id"], pl.String), "regel": pl.Int32})
        return pl.concat(delen).sort("regel", "code", nulls_last=False, maintain_order=True)

    def _deel(self, groep: _Groep, levering_id: str) -> pl.DataFrame:
        soort = self.catalogus.oorzaken[groep.oorzaak]
        regel = pl.Series("regel", groep.regels).cast(pl.Int32)
        tekst = {
            "bestand": self.bestand,
            "record": groep.record,
            "veld": groep.veld or None,
            "code": self.catalogus.code(groep.oorzaak, groep.record),
            "ernst": soort.ernst,
            "verwacht": groep.verwacht or None,
            "melding": groep.zin if isinstance(groep.zin, str) else None,
            "bron": self._bron(soort.bron, groep.record),
            "levering_id": levering_id,
        }
        leeg = pl.Series([None] * len(regel), dtype=pl.String)
        eigen = {
            "regel": pl.select(pl.when(regel > 0).then(regel)).to_series(),
            "gevonden": leeg if groep.gevonden is None else groep.gevonden,
        }
        if not isinstance(groep.zin, str):
            eigen["melding"] = groep.zin
        return pl.DataFrame(eigen).select(
            pl.col(naam) if naam in eigen else pl.lit(tekst[naam], dtype=pl.String).alias(naam)
            for naam in (*KOLOMMEN, "levering_id")
        )

    def _bron(self, paragraaf: str, record: str) -> str:
        return f"{self.indeling.bron} {paragraaf}" if paragraaf else self.indeling.paragraaf(record)

    def samenvatting(self) -> list[Samenvatting]:
        """The messages grouped by cause and field, worst first and then the most frequent."""
        groepen: dict[tuple[str, str], list[_Groep]] = {}
        for groep in self._groepen:
            if len(groep.regels):
                code = self.catalogus.code(groep.oorzaak, groep.record)
                groepen.setdefault((code, groep.veld), []).append(groep)
        uit = [self._vat_samen(code, veld, leden) for (code, veld), leden in groepen.items()]
        return sorted(uit, key=lambda s: (ERNST.index(s.ernst), -s.aantal, s.code, s.veld))

    def _vat_samen(self, code: str, veld: str, leden: list[_Groep]) -> Samenvatting:
        soort = self.catalogus.oorzaken[leden[0].oorzaak]
        regels = np.concatenate([groep.regels for groep in leden])
        eerste = np.sort(regels[regels > 0])[:EERSTE_REGELS]
        return Samenvatting(
            code,
            soort.ernst,
            leden[0].record,
            veld,
            soort.titel,
            len(regels),
            tuple(int(regel) for regel in eerste),
            soort.doe,
            leden[0].zin if isinstance(leden[0].zin, str) else leden[0].zin[0],
        )


def _zin(zin: str, invulling: dict[str, object], aantal: int) -> str | pl.Series:
    per_regel = {naam: waarden for naam, waarden in invulling.items() if isinstance(waarden, np.ndarray)}
    if not per_regel:
        return zin.format(**invulling)
    return pl.Series(
        [zin.format(**{**invulling, **{n: w[i] for n, w in per_regel.items()}}) for i in range(aantal)],
        dtype=pl.String,
    )


def _toonbaar(gevonden: pl.Series, *, is_datum: bool) -> pl.Series:
    """What may be repeated: short, on one line, and nothing that could be a number or, outside a date, a birth date."""
    tekst = (
        gevonden.cast(pl.String).rename("gevonden").str.replace_all(r"[\p{C}\p{Zl}\p{Zp}]", "\N{REPLACEMENT CHARACTER}")
    )
    kort = pl.when(tekst.str.len_chars() > LENGTE_GEVONDEN).then(tekst.str.head(LENGTE_GEVONDEN) + "…").otherwise(tekst)
    veilig = pl.when(~tekst.str.contains(NUMMER if is_datum else f"{NUMMER}|{DATUM}")).then(kort)
    return pl.select(veilig.alias("gevonden")).to_series()


def als_aantal(getal: int) -> str:
    """A count that a file names, as a message may repeat it. One as long as the number of a person may be that number,
    in a record that shifted a field: it is only described."""
    return f"(een getal van {len(str(getal))} cijfers)" if re.search(NUMMER, str(getal)) else str(getal)
