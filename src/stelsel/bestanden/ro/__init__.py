"""The registratieoverzicht (RO) of DUO: PvE 4.8.2 chapter 15."""

from stelsel.bestanden.ro.pseudoniem import schrijf_pseudoniem
from stelsel.bestanden.ro.schrijver import Schrijfverslag, schrijf

__all__ = ["Schrijfverslag", "schrijf", "schrijf_pseudoniem"]
