"""Read one file of lists by the mapping of a school: from cells to rows of tables, and messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from stelsel.bestanden.csv_blad import WINDOWS, kop_van, lees_csv, lees_tekst
from stelsel.bestanden.eigen_lijst.eigen_indeling import EigenIndeling, Lijst
from stelsel.bestanden.eigen_lijst.kolommen import zoek_kolommen
from stelsel.bestanden.eigen_lijst.lijstlevering import GelezenLijsten, Lijstlevering
from stelsel.bestanden.eigen_lijst.opbouw import CODE_MIST, lees_indeling
from stelsel.bestanden.eigen_lijst.rijen import LijstMeldingen, Rijen, toets_rijen
from stelsel.bestanden.eigen_lijst.samenhang import BIJ, Samenhang
from stelsel.bestanden.eigen_lijst.xlsx_blad import lees_blad, open_werkmap
from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.leesopties import Leesopties
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.regels import BOM
from stelsel.bestanden.velden import Opties
from stelsel.gegevens.gegevensset import vingerafdruk
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag

OPTIE = "indeling"
CODE_PAST = "BST-INDELING-07"
ZIP = b"PK"


def lees_lijst(pad: Path, naam: str, opties: Leesopties) -> Lijstlevering:
    """Read a file of lists; `naam` is its name as the user knows it. Faults in rows become messages.

    Raises OSError when the file cannot be read, StelselFout for a mapping that does not fit it, a workbook that is
    refused as a whole, and when `opties.gestopt` says to stop.
    """
    eigen = lees_indeling(opties.bestanden[OPTIE])
    meldingen = LijstMeldingen(catalogus("eigen_lijst"), indeling("eigen_lijst"), naam)
    keuze = Opties(streng=opties.streng_onderwijsnummer, vandaag=vandaag(), lijsten=opties.lijsten)
    lezer = _Lezer(pad, naam, _lijsten(eigen, pad, naam), keuze, meldingen, opties)
    lijsten, vorm = lezer.uit_werkmap() if _is_werkmap(pad) else lezer.uit_csv()
    samenhang = Samenhang(lijsten, meldingen)
    meldingen.sluit()
    personen = samenhang.personen()
    if opties.voortgang:
        opties.voortgang(pad.stat().st_size, pad.stat().st_size)
    grenzen = np.cumsum([len(rijen) for rijen in lijsten])[:-1]
    geweigerd = [~deel for deel in np.split(samenhang.goed, grenzen)]
    return Lijstlevering(
        "LIJST",
        pad,
        vingerafdruk(pad),
        meldingen,
        GelezenLijsten(lijsten, geweigerd, _is_werkmap(pad)),
        eigen.brin,
        eigen.van,
        eigen.tot_en_met,
        eigen.gemaakt_op,
        True,
        vorm,
        personen,
        samenhang.rijen(personen),
    )


def staat_erin(kop: bytes, naam: str, bestanden: Mapping[str, Path]) -> bool:
    """Whether the first bytes of a CSV hold a header with all columns of a list in the mapping. Raises StelselFout for
    a mapping that cannot be used."""
    regels = kop.removeprefix(BOM).splitlines()
    for lijst in lees_indeling(bestanden[OPTIE]).van_bestand(naam):
        regel = regels[lijst.kopregel - 1] if lijst.kopregel <= len(regels) else b""
        if not lijst.blad and {" ".join(kolom.split()) for kolom in lijst.kolommen} <= set(kop_van(regel)):
            return True
    return False


def eis_indeling(paden: Sequence[Path], namen: Sequence[str], opties: Leesopties) -> None:
    """Look at the mapping before any file is read: every file has a list, and every list has a file.

    Raises StelselFout (exit 2): a list that is passed over without a word would lose people.
    """
    eigen = lees_indeling(opties.bestanden[OPTIE])
    gebruikt = [lijst for pad, naam in zip(paden, namen, strict=True) for lijst in _lijsten(eigen, pad, naam)]
    for lijst in eigen.lijsten:
        if lijst not in gebruikt:
            waar = f" met de naam {lijst.bestand}" if lijst.bestand else ""
            wat = f"Bij de lijst {lijst.naam} is geen bestand{waar} gegeven."
            doe = "Geef het bestand erbij, of haal de lijst weg uit de indeling."
            raise lijst.knoop.fout(wat, "voor elke lijst een bestand", CODE_PAST, doe)


def _is_werkmap(pad: Path) -> bool:
    with pad.open("rb") as bestand:
        return bestand.read(len(ZIP)) == ZIP


def _lijsten(eigen: EigenIndeling, pad: Path, naam: str) -> list[Lijst]:
    """The lists of the mapping that stand in a file. Raises StelselFout when there are none, or when what they fill
    belongs to a table that no list of the same file fills."""
    # A CSV has no sheets.
    lijsten = [lijst for lijst in eigen.van_bestand(naam) if _is_werkmap(pad) or not lijst.blad]
    if not lijsten:
        raise StelselFout(
            f"Geen lijst uit de indeling past op {naam}.",
            waar=str(eigen.pad),
            verwacht="een lijst waarvan bestand op deze naam past; een CSV heeft geen blad",
            doe="Pas bestand of blad aan in de indeling, of laat dit bestand weg.",
            code=CODE_PAST,
            exitcode=2,
        )
    gevuld = {tabel for lijst in lijsten for tabel in lijst.tabellen}
    for lijst in lijsten:
        for tabel in lijst.tabellen:
            ouder = BIJ.get(tabel, ("", []))[0]
            if ouder and ouder not in gevuld:
                wat = f"De lijst {lijst.naam} vult {tabel}, maar geen lijst in hetzelfde bestand vult {ouder}."
                raise lijst.knoop.fout(wat, f"ook {ouder}, in deze lijst of op een ander blad", CODE_MIST)
    return lijsten


class _Lezer:
    """Reads the lists of one file."""

    def __init__(
        self, pad: Path, naam: str, lijsten: list[Lijst], keuze: Opties, meldingen: LijstMeldingen, opties: Leesopties
    ) -> None:
        self.pad, self.naam, self.lijsten = pad, naam, lijsten
        self.keuze, self.meldingen, self.opties = keuze, meldingen, opties

    def stop(self) -> None:
        """Raises StelselFout when the user asked to stop."""
        if self.opties.gestopt and self.opties.gestopt():
            raise StelselFout("Het inlezen is gestopt.", code="BST-GESTOPT", exitcode=2)

    def uit_csv(self) -> tuple[list[Rijen], dict[str, Any]]:
        tekst = lees_tekst(self.pad)
        if tekst.bom:
            self.meldingen.meld("byte_order_mark", regels=1)
        if tekst.tekens == WINDOWS:
            self.meldingen.meld("andere_tekens")
        uit, vorm = [], {"tekens": tekst.tekens}
        for lijst in self.lijsten:
            kies = partial(zoek_kolommen, lijst=lijst, bestand=self.naam)
            blad, vorm["scheiding"] = lees_csv(tekst, lijst.kopregel, kies, self.stop)
            uit.append(toets_rijen(blad, lijst, self.keuze, self.meldingen, ""))
        return uit, vorm

    def uit_werkmap(self) -> tuple[list[Rijen], dict[str, Any]]:
        uit = []
        with open_werkmap(self.pad) as werkmap:
            for lijst in self.lijsten:
                blad = lees_blad(werkmap, self.naam, lijst, self.stop)
                # A row number says nothing when there are more sheets.
                waar = f"{blad.naam}!" if len(self.lijsten) > 1 else ""
                uit.append(toets_rijen(blad, lijst, self.keuze, self.meldingen, waar))
        return uit, {"bladen": [rijen.blad.naam for rijen in uit]}
