"""Work for the worker. Each task may be offered twice: the state of the delivery decides whether there is work."""

from __future__ import annotations

from django_tasks import task

from stelsel.web.studenten import leveringen
from stelsel.web.studenten.models import Levering


@task()
def lees_levering(levering_uuid: str) -> None:
    """Read and process one delivery."""
    leveringen.verwerk_nu(Levering.objects.get(uuid=levering_uuid))


@task()
def trek_levering_in(levering_uuid: str) -> None:
    """Withdraw one delivery."""
    leveringen.trek_in_nu(Levering.objects.get(uuid=levering_uuid))
