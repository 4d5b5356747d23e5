"""Exports of a school's own systems (presence per week or per lesson, results), by a mapping of the school."""

from stelsel.bestanden.schoolsysteem.omzetten import Omgezet, zet_om
from stelsel.bestanden.schoolsysteem.vorm import Vorm, lees_vorm

__all__ = ["Omgezet", "Vorm", "lees_vorm", "zet_om"]
