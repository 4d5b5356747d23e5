"""Log lines of the process: where an error happened and of which kind, never its text (that may quote a person)."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


class ZonderInhoud(logging.Formatter):
    """Formats an exception as its kind and the places it came through, without message and without source lines."""

    def formatException(self, ei: tuple[type[BaseException], BaseException, TracebackType | None]) -> str:
        """The kind of the error, and file, line and function of each step, deepest last."""
        soort, _fout, spoor = ei
        stappen = [f"  {stap.filename}:{stap.lineno} in {stap.name}" for stap in traceback.extract_tb(spoor)]
        return "\n".join([soort.__name__, *stappen])
