"""A rule over many people: facts from rows, each distinct fact set decided once, the answers counted.

The door is `reken_door`; `vragen.VRAGEN` are the rules of which the rows can give the facts.
"""

from stelsel.doorrekening.doorrekenen import Doorrekening, reken_door

__all__ = ["Doorrekening", "reken_door"]
