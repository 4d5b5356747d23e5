"""What may go wrong in a way nobody foresaw, while a piece of a file is checked."""

from __future__ import annotations

import polars as pl

# A panic of Polars is no Exception: it would pass by every handler and end the run with its own text.
ONVOORZIEN = (Exception, pl.exceptions.PanicException)
