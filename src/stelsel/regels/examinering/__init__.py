"""Marks, passing, diploma, statements, examencommissie and remedies."""
