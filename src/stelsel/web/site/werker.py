"""The worker: runs queued tasks one by one, and beside them the periodic acts, until it is asked to stop.

A task that was running when a worker ended is offered again by the next one. That is safe because a task here is
one transaction, or looks first whether its work was done already.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from types import FrameType

from django.db import close_old_connections, connections
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from stelsel.web.gedeeld.periodiek import Periodiek, alle_periodieke

_log = logging.getLogger("stelsel.werker")

RUST = 0.5  # seconds between two looks in an empty queue
UITLOOP = 5.0  # seconds a running task gets to finish after a stop


class Werker:
    """One worker of this installation."""

    def __init__(self) -> None:
        self.stop = threading.Event()

    def draai(self, *, leeg_is_klaar: bool = False) -> None:
        """Work until stopped; with `leeg_is_klaar` until the queue is empty, with each periodic act done once."""
        _bied_opnieuw_aan()
        if leeg_is_klaar:
            for act in alle_periodieke():
                _doe(act)
            _rij_leeg()
            return
        _log.info("de werker draait")
        klok = threading.Thread(target=self._periodiek, name="periodiek", daemon=True)
        klok.start()
        while not self.stop.is_set():
            _rij_leeg()
            self.stop.wait(RUST)
        klok.join(UITLOOP)

    def luister(self) -> None:
        """End at SIGTERM and SIGINT: an idle worker at once, a running task after at most UITLOOP seconds."""
        for soort in (signal.SIGTERM, signal.SIGINT):
            signal.signal(soort, self._gevraagd)

    def _gevraagd(self, soort: int, frame: FrameType | None) -> None:
        if not self.stop.is_set():
            self.stop.set()
            # The database undoes an unfinished transaction by itself; the task is offered again at the next start.
            einde = threading.Timer(UITLOOP, os._exit, [0])
            einde.daemon = True
            einde.start()

    def _periodiek(self) -> None:
        volgende: dict[str, float] = {}
        while not self.stop.is_set():
            for act in alle_periodieke():
                if time.monotonic() >= volgende.get(act.naam, 0.0) and not self.stop.is_set():
                    volgende[act.naam] = time.monotonic() + act.elke
                    _doe(act)
            self.stop.wait(1.0)
        connections.close_all()


def _rij_leeg() -> None:
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"stelsel-{os.getpid()}",
        excluded_queue_names=[],
    ).run()


def _doe(act: Periodiek) -> None:
    close_old_connections()
    try:
        act.doe()
    except Exception as fout:
        # Only the kind of error: its text may quote a row.
        _log.error("periodiek %s lukte niet (%s); bij de volgende beurt opnieuw", act.naam, type(fout).__name__)


def _bied_opnieuw_aan() -> None:
    """Tasks that a former worker left behind half-way are ready again."""
    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(status=TaskResultStatus.READY, started_at=None)
