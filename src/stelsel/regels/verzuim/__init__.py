"""Absence and leerplicht: what must be reported, to whom and when."""
