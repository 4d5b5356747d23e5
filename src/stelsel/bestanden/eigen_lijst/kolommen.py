"""Find the columns that a mapping names in the header of a list."""

from __future__ import annotations

from stelsel.bestanden.blad import MEESTE_KOLOMMEN
from stelsel.bestanden.eigen_lijst.eigen_indeling import Lijst
from stelsel.bestanden.eigen_lijst.knopen import Knoop, bedoel_je
from stelsel.kern.fouten import StelselFout

CODE_KOLOM = "BST-INDELING-06"


def zoek_kolommen(kop: list[str], lijst: Lijst, bestand: str) -> dict[str, int]:
    """The place of every column that the mapping names. Raises StelselFout (exit 2) for one that is not there.

    What stands in the header is only repeated when part of it was recognised: else the line may hold a person.
    """
    if len(kop) > MEESTE_KOLOMMEN:
        wat = f"De kopregel van {bestand} heeft meer dan {MEESTE_KOLOMMEN} kolommen."
        raise _fout(lijst.knoop, wat, "minder kolommen")
    nodig = {" ".join(naam.split()): knoop for naam, knoop in lijst.kolommen.items()}
    gevonden = {naam: kop.index(naam) for naam in nodig if naam in kop}
    dubbel = [naam for naam in gevonden if kop.count(naam) > 1]
    if dubbel:
        wat = f"De kolom {dubbel[0]} staat meer dan één keer in {bestand}."
        raise _fout(nodig[dubbel[0]], wat, "elke kolom een eigen kop")
    mist = [naam for naam in nodig if naam not in gevonden]
    if not mist:
        return {naam: gevonden[" ".join(naam.split())] for naam in lijst.kolommen}
    if not gevonden:
        lijkt = "".join(bedoel_je(naam, kop) for naam in mist[:1])
        wat = f"Op regel {lijst.kopregel} van {bestand} staat geen enkele kolom uit de indeling.{lijkt}"
        raise _fout(nodig[mist[0]], wat, f"een kopregel met {', '.join(mist)}; een andere regel noem je met kopregel")
    noemt = " ".join(f"{naam} staat niet in {bestand}.{bedoel_je(naam, kop)}" for naam in mist)
    raise _fout(nodig[mist[0]], noemt, "een van: " + ", ".join(naam for naam in kop if naam))


def _fout(knoop: Knoop, wat: str, verwacht: str) -> StelselFout:
    return knoop.fout(wat, verwacht, CODE_KOLOM, "Pas de indeling aan, of de kop in de lijst.")
