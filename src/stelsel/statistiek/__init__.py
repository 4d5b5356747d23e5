"""Numeric methods that know nothing of education."""
