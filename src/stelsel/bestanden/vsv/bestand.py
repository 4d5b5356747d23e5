"""Which institution, studiejaar, month and status a vsv file has, and the lines that say otherwise."""

from __future__ import annotations

import numpy as np
import polars as pl

from stelsel.bestanden.inlezen import Ingelezen
from stelsel.bestanden.vsv.zelf import PER_JAAR, Naam, buiten_studiejaar, maand_erna, studiejaar_uit
from stelsel.kern.tijd import Studiejaar


class Bestand:
    """A file of which the lines were read. `zelf`: what it is by its name and header.

    `brin`: of most lines, else of the name. `studiejaar`: by the months in its lines, or by its name. `maand`: that in
    its name, or the one after the last in its lines, as DUO names files. '' and None are unknown.
    """

    def __init__(self, ingelezen: Ingelezen, zelf: Naam) -> None:
        self.ingelezen, self.zelf = ingelezen, zelf
        self.lijst = ingelezen.lijsten.get(zelf.soort)
        leeg = pl.Series(dtype=pl.String)
        waarden = None if self.lijst is None else self.lijst.waarden.filter(pl.Series(self.lijst.goed))
        self.regels = np.empty(0, np.int64) if self.lijst is None else self.lijst.regels[self.lijst.goed]
        self.brins = leeg if waarden is None else waarden["brin"]
        per_maand = waarden is not None and zelf.soort not in PER_JAAR
        self.maanden = waarden["rapportagemaand"] if waarden is not None and per_maand else leeg
        self.brin = self._meeste(self.brins) or zelf.brin
        uit_regels = studiejaar_uit(self.maanden, zelf.soort)
        self.studiejaar = zelf.studiejaar if uit_regels is None else uit_regels
        self.maand = self._maand()
        self.volledig = True

    @staticmethod
    def _meeste(waarden: pl.Series) -> str:
        """The value most lines have; of as many the first in order."""
        telling = waarden.drop_nulls().value_counts().sort(["count", waarden.name], descending=[True, False])
        return str(telling[waarden.name][0]) if telling.height else ""

    def _maand(self) -> str | None:
        if self.zelf.soort in PER_JAAR:
            return None
        laatste = self.maanden.drop_nulls().max()
        return self.zelf.maand or (maand_erna(str(laatste)) if laatste else None)

    @property
    def vorm(self) -> dict[str, str | int | None]:
        """Which file it is, by the columns of the table that say so."""
        return {
            "soort": self.zelf.soort,
            "studiejaar": self.studiejaar,
            "bestandsmaand": self.maand,
            "status": self.zelf.status or None,
        }

    @property
    def deel(self) -> str:
        """Which file of its kind it is: a later one with the same takes its place."""
        return f"{self.zelf.soort} {self.studiejaar} {self.maand or self.zelf.status}"

    def toets(self) -> None:
        """Say where name and lines differ, and what is missing to count with."""
        meld, zelf = self.ingelezen.meldingen.meld, self.zelf
        if not self.brin:
            meld("geen_brin")
        elif zelf.brin and zelf.brin != self.brin:
            meld("brin_in_naam", gevonden=zelf.brin, verwacht=self.brin)
        if self.studiejaar is None:
            meld("geen_studiejaar")
        elif zelf.studiejaar is not None and zelf.studiejaar != self.studiejaar:
            jaren = [Studiejaar(jaar).label for jaar in (zelf.studiejaar, self.studiejaar)]
            meld("studiejaar_in_naam", gevonden=jaren[0], verwacht=jaren[1])
        if zelf.soort in PER_JAAR and not zelf.status:
            meld("geen_status")
        self._toets_regels()
        self.volledig = self._niet_afgebroken() and self.studiejaar is not None

    def _toets_regels(self) -> None:
        meld, code = self.ingelezen.meldingen.meld, self.zelf.soort
        anders = (self.brins != self.brin).fill_null(False).to_numpy()
        if self.brin and anders.any():
            gevonden = self.brins.filter(pl.Series(anders))
            meld("andere_brin", code, self.regels[anders], veldnaam="BRIN", gevonden=gevonden, brin=self.brin)
        if self.studiejaar is None or not len(self.maanden):
            return
        buiten = buiten_studiejaar(self.maanden, code, self.studiejaar)
        if buiten.any():
            label = Studiejaar(self.studiejaar).label
            assert self.lijst is not None
            veld = self.lijst.record.veld("rapportagemaand")
            meld(
                "ander_studiejaar", code, self.regels[buiten.to_numpy()], veldnaam=veld.naam,
                gevonden=self.maanden.filter(buiten), studiejaar=label,
            )  # fmt: skip

    def _niet_afgebroken(self) -> bool:
        """There is no trailer: a file without a last line end has been cut off when its last line is no good."""
        laatste = len(self.ingelezen.soorten)
        if not laatste or not self.ingelezen.geweigerd[laatste - 1] or self._eindigt_op_regeleinde():
            return True
        self.ingelezen.meldingen.meld("afgebroken", regels=laatste)
        return False

    def _eindigt_op_regeleinde(self) -> bool:
        with self.ingelezen.pad.open("rb") as bron:
            bron.seek(-1, 2)
            return bron.read(1) in (b"\r", b"\n")
