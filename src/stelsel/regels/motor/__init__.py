"""What every rule is written with: facts, the reasoning that is recorded while it is calculated, and the outcome."""

from stelsel.regels.motor.codes import naam, namen
from stelsel.regels.motor.feiten import Deel, Feiten, Tegenspraak, vraag
from stelsel.regels.motor.logica import en, niet, of
from stelsel.regels.motor.redenering import Redenering
from stelsel.regels.motor.regel import Monotoon, Regel, regel
from stelsel.regels.motor.taal import dag, getal, opsomming
from stelsel.regels.motor.uitkomst import ONBEKEND, Uitkomst
from stelsel.regels.motor.waarden import Waarde

__all__ = [
    "ONBEKEND",
    "Deel",
    "Feiten",
    "Monotoon",
    "Redenering",
    "Regel",
    "Tegenspraak",
    "Uitkomst",
    "Waarde",
    "dag",
    "en",
    "getal",
    "naam",
    "namen",
    "niet",
    "of",
    "opsomming",
    "regel",
    "vraag",
]
