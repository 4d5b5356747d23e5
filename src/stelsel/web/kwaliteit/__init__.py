"""Figures against the norm: the board page, what lies behind each figure, and what was recorded about it."""
