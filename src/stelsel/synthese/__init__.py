"""An invented school, alive and dirty, of any size: the same seed and day give the same school."""

from stelsel.synthese.school import School, maak_school

__all__ = ["School", "maak_school"]
