"""Judging the results of a programme."""
