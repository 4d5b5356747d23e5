"""Work for the worker: making a new gegevensset takes seconds to minutes and never happens inside a request."""

from __future__ import annotations

from django_tasks import task

from stelsel.web.kwaliteit import service


@task()
def maak_gegevensset(aanleiding: str) -> None:
    """Bring the figures up to date; does nothing when nothing changed."""
    service.werk_bij(aanleiding)
