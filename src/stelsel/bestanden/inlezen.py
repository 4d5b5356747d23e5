"""Read a file piece by piece: cut it, check it, and keep what was read in compact form.

What needs the whole file (which record belongs to which, what stands in it twice) is done afterwards, in
`koppelen`. An unexpected error in a piece costs the line that caused it, never the run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
import polars as pl

from stelsel.bestanden.geheugen import hergebruik
from stelsel.bestanden.indeling import Indeling, Recordsoort
from stelsel.bestanden.meldingen import Meldingen
from stelsel.bestanden.ontleden import ONBEKEND, Ontleding
from stelsel.bestanden.onvoorzien import ONVOORZIEN
from stelsel.bestanden.regels import Brok, brokken, deel_van, eis_gewone_regels
from stelsel.bestanden.sleutels import eigen_sleutel, ouder_sleutel, persoonssleutel
from stelsel.bestanden.toetsen import Toetser
from stelsel.bestanden.velden import Opties
from stelsel.kern.fouten import StelselFout

# Numpy and Polars let go of the interpreter while they work, so that a second piece keeps the other core busy.
TEGELIJK = 2

Voortgang = Callable[[int, int], None]
Gestopt = Callable[[], bool]


class Ontleedt(Protocol):
    """Cuts a piece into records."""

    def ontleed(self, brok: Brok) -> Ontleding: ...


@dataclass
class Recordlijst:
    """All lines of one record kind that could be cut into fields, in the order of the file.

    `regels`: line numbers from 1. `waarden`: typed columns. `goed`: may become a row. `persoon`, `eigen` and
    `ouder`: keys (uint64) of the person, of the record itself and of the record it belongs to; `bij_persoon` is
    True where that is the person although the layout also knows another parent.
    """

    record: Recordsoort
    regels: np.ndarray
    waarden: pl.DataFrame
    goed: np.ndarray
    persoon: np.ndarray
    eigen: np.ndarray
    ouder: np.ndarray
    bij_persoon: np.ndarray

    def __len__(self) -> int:
        return len(self.regels)


@dataclass
class Ingelezen:
    """A file that was read. `plaatsen`: where each line begins, and the end of the file. `soorten`: record kind of
    each line (place in the layout, -1 unknown). `geweigerd`: lines that are not taken over (index = line - 1).
    `leeg`: empty lines."""

    pad: Path
    indeling: Indeling
    meldingen: Meldingen
    plaatsen: np.ndarray
    soorten: np.ndarray
    geweigerd: np.ndarray
    leeg: np.ndarray
    lijsten: dict[str, Recordlijst]

    @property
    def gelezen(self) -> dict[str, int]:
        """Number of lines per record kind, the refused ones included."""
        telling = np.bincount(self.soorten + 1, minlength=len(self.indeling.records) + 1)
        return dict(zip(self.indeling.records, telling[1:].tolist(), strict=True))


@dataclass
class _Stapel:
    """The parts of one record kind, piece by piece."""

    delen: list[Recordlijst] = field(default_factory=list)

    def lijst(self) -> Recordlijst:
        eerste = self.delen[0]
        namen = ("regels", "goed", "persoon", "eigen", "ouder", "bij_persoon")
        arrays = {naam: np.concatenate([getattr(deel, naam) for deel in self.delen]) for naam in namen}
        waarden = pl.concat([deel.waarden for deel in self.delen], rechunk=False)
        return Recordlijst(record=eerste.record, waarden=waarden, **arrays)


# A piece, its lines sorted out, its records and its messages.
_Verwerkt = tuple[Brok, Ontleding, list[Recordlijst], Meldingen]


def _compact(record: Recordsoort, waarden: pl.DataFrame) -> pl.DataFrame:
    """Codes that recur by the thousand as numbers of a list: a quarter of the memory."""
    codes = [kolom for kolom in record.codekolommen if kolom in waarden.columns]
    return waarden.with_columns(pl.col(codes).cast(pl.Categorical))


class Inlezer:
    """Reads one file. `ontleder` cuts pieces into records; `met_nummer` says in which records a number is checked."""

    def __init__(
        self, indeling: Indeling, ontleder: Ontleedt, opties: Opties, meldingen: Meldingen, met_nummer: set[str]
    ) -> None:
        self.indeling = indeling
        self.ontleder = ontleder
        self.meldingen = meldingen
        self.toetsers = {
            code: Toetser(record, opties, met_nummer=code in met_nummer) for code, record in indeling.records.items()
        }

    @hergebruik()
    def lees(self, pad: Path, grootte: int, voortgang: Voortgang | None, gestopt: Gestopt | None) -> Ingelezen:
        """Read the file; `voortgang` gets bytes done and bytes in all. Raises StelselFout when `gestopt` says
        so, or when the file is mostly line ends."""
        plaatsen, soorten, slecht = [], [], []
        leeg: list[np.ndarray] = []
        stapels: dict[str, _Stapel] = {}
        regels = 0
        for brok, delen in self._in_volgorde(pad):
            if gestopt and gestopt():
                raise StelselFout("Het inlezen is gestopt.", code="BST-GESTOPT", exitcode=2)
            for deel, ontleding, lijsten, meldingen in delen:
                self.meldingen.neem_over(meldingen)
                plaatsen.append(deel.plaats + deel.begin)
                soorten.append(ontleding.soort)
                nummers = {o: deel.eerste_regel + plek for o, plek in ontleding.slecht.items()}
                leeg.append(nummers.pop("lege_regel", np.empty(0, np.int64)))
                slecht.extend(nummers.values())
                for lijst in lijsten:
                    stapels.setdefault(lijst.record.code, _Stapel()).delen.append(lijst)
            regels += len(brok)
            eis_gewone_regels(pad, regels, grootte)
            if voortgang:
                voortgang(min(brok.plaats + len(brok.inhoud), grootte), grootte)
        geweigerd = np.zeros(regels, bool)
        for nummers_ in slecht:
            geweigerd[nummers_ - 1] = True
        lijsten_ = {code: stapel.lijst() for code, stapel in stapels.items()}
        for lijst in lijsten_.values():
            geweigerd[lijst.regels[~lijst.goed] - 1] = True
        return Ingelezen(
            pad,
            self.indeling,
            self.meldingen,
            np.concatenate([*plaatsen, np.array([grootte])]),
            np.concatenate(soorten) if soorten else np.empty(0, np.int8),
            geweigerd,
            np.concatenate(leeg) if leeg else np.empty(0, np.int64),
            lijsten_,
        )

    def _in_volgorde(self, pad: Path) -> Iterator[tuple[Brok, list[_Verwerkt]]]:
        """Every piece with what was read from it, in the order of the file, a few read at the same time."""
        with ThreadPoolExecutor(TEGELIJK) as werkers:
            bezig: deque = deque()
            for brok in brokken(pad):
                bezig.append((brok, werkers.submit(self._verwerk, brok)))
                if len(bezig) > TEGELIJK:
                    eerste, uitkomst = bezig.popleft()
                    yield eerste, uitkomst.result()
            for eerste, uitkomst in bezig:
                yield eerste, uitkomst.result()

    def _verwerk(self, brok: Brok) -> list[_Verwerkt]:
        """Read a piece; when that fails, read its halves, down to the one line that cannot be read at all."""
        meldingen = Meldingen(self.meldingen.catalogus, self.indeling, self.meldingen.bestand)
        try:
            ontleding, lijsten = self._lees_brok(brok, meldingen)
        except ONVOORZIEN:
            # Whatever it was, its text may hold personal data: it is not repeated.
            if len(brok) > 1:
                midden = len(brok) // 2
                helften = deel_van(brok, 0, midden), deel_van(brok, midden, len(brok))
                return [deel for helft in helften for deel in self._verwerk(helft)]
            niets = Meldingen(self.meldingen.catalogus, self.indeling, self.meldingen.bestand)
            niets.meld("onverwacht", regels=brok.eerste_regel)
            slecht = {"onverwacht": np.array([0])}
            return [(brok, Ontleding(soort=np.full(1, ONBEKEND, np.int8), slecht=slecht), [], niets)]
        return [(brok, ontleding, lijsten, meldingen)]

    def _lees_brok(self, brok: Brok, meldingen: Meldingen) -> tuple[Ontleding, list[Recordlijst]]:
        ontleding = self.ontleder.ontleed(brok)
        for oorzaak, plekken in ontleding.slecht.items():
            self._meld_slecht(oorzaak, plekken, brok, ontleding.soort, meldingen)
        lijsten = []
        for deel in ontleding.records:
            regels = brok.eerste_regel + deel.regels
            getoetst = self.toetsers[deel.record.code].toets(deel.velden, regels, meldingen)
            persoon = persoonssleutel(deel.record, deel.velden)
            ouder, bij_persoon = ouder_sleutel(deel.record, deel.velden, persoon)
            lijsten.append(
                Recordlijst(
                    deel.record,
                    regels,
                    _compact(deel.record, getoetst.waarden),
                    getoetst.goed,
                    persoon,
                    eigen_sleutel(deel.record, deel.velden, persoon),
                    ouder,
                    bij_persoon,
                )
            )
        return ontleding, lijsten

    def _meld_slecht(
        self, oorzaak: str, plekken: np.ndarray, brok: Brok, soort: np.ndarray, meldingen: Meldingen
    ) -> None:
        regels = brok.eerste_regel + plekken
        if oorzaak != "velden":
            # Where columns go by name, a line out of step begins with anything: a name too. That is not repeated.
            noem = oorzaak == "recordsoort" and "kolommen" not in self.indeling.eigenschappen
            gevonden = pl.Series([_recordsoort(brok.regel(i)) for i in plekken]) if noem else None
            meldingen.meld(oorzaak, regels=regels, gevonden=gevonden, scheiding=getattr(self.ontleder, "scheiding", ""))
            return
        for nummer, record in enumerate(self.indeling.records.values()):
            van_soort = soort[plekken] == nummer
            if van_soort.any():
                breedtes = " of ".join(str(breedte) for breedte in record.breedtes)
                meldingen.meld("velden", record.code, regels[van_soort], velden=breedtes)


def _recordsoort(regel: bytes) -> str | None:
    """The record code of a line, when it is so short that it can be nothing else."""
    code = regel[:5].decode("ascii", "replace").split("|")[0].split(";")[0]
    return code if len(code) < 5 else None
