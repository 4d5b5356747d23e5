"""A gegevensset that may leave the school: pseudonyms, ages and what else stands in for a person.

What happens to each column is data (`regels.yaml`); nothing leaves that has no rule there. See
docs/beheer/exporteren.md for what a receiver still can and cannot find out.
"""

from stelsel.gegevens.uitvoer.pseudoniemsleutel import Pseudoniemsleutel
from stelsel.gegevens.uitvoer.pseudonimiseren import Pseudonimiseerder
from stelsel.gegevens.uitvoer.uitvoeren import Nummers, Uitvoerverslag, exporteer

__all__ = ["Nummers", "Pseudoniemsleutel", "Pseudonimiseerder", "Uitvoerverslag", "exporteer"]
