"""The GRONDSLAG of DUO (afslag of the register-levering IP): PvE 4.8.2 chapter 17."""

from stelsel.bestanden.grondslag.schrijver import Schrijfverslag, schrijf

__all__ = ["Schrijfverslag", "schrijf"]
