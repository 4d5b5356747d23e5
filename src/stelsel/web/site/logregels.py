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


class MetMate(logging.Filter):
    """Lets through what tells something, and no more than PER_MINUUT lines of what somebody outside can cause at will:
    a scanner must not be able to fill a disk, or to hide what matters among its own lines.

    A form that was not filled in right (422), a sign-in that is asked for (401) and a question refused for its number
    (429) are no lines at all: the site has said so to who asked, and the log of the school keeps what matters.
    """

    PER_MINUUT = 60
    STIL = frozenset({401, 405, 422, 429})

    def __init__(self) -> None:
        super().__init__()
        self._minuut, self._aantal = 0, 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this line is written."""
        status = getattr(record, "status_code", None)
        if status in self.STIL:
            return False
        if record.levelno >= logging.ERROR or record.name not in ("django.request", "stelsel.web"):
            return True
        minuut = int(record.created // 60)
        if minuut != self._minuut:
            self._minuut, self._aantal = minuut, 0
        self._aantal += 1
        if self._aantal == self.PER_MINUUT:
            record.msg, record.args = "te veel geweigerde vragen; de rest van deze minuut staat hier niet", ()
        return self._aantal <= self.PER_MINUUT
