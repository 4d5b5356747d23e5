"""eigen_administratie.csv: names, contact, group, mentor, guardian, weekly absence and results of a school."""

from stelsel.bestanden.eigen_administratie.schrijver import schrijven

__all__ = ["schrijven"]
