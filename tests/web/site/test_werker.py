"""The worker does what is queued, seals the log, comes back from an error, and ends when asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from stelsel.web.beheer.models import Zegel
from stelsel.web.beheer.service import log
from stelsel.web.gedeeld import periodiek
from stelsel.web.site import werker

gedaan: list[int] = []


@task()
def tel(getal: int) -> int:
    """A task for these tests."""
    gedaan.append(getal)
    return getal


@pytest.fixture(autouse=True)
def schoon(settings, tmp_path, monkeypatch):
    gedaan.clear()
    settings.GEGEVENS = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    monkeypatch.setattr(periodiek, "_acts", dict(periodiek._acts))


@pytest.mark.django_db(transaction=True)
def test_rij_en_zegel() -> None:
    log(None, "beheer.aanmelden_geweigerd")
    for getal in (1, 2, 3):
        tel.enqueue(getal)
    werker.Werker().draai(leeg_is_klaar=True)
    assert gedaan == [1, 2, 3]
    assert Zegel.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_half_werk_van_een_vorige_werker_wordt_opnieuw_gedaan() -> None:
    resultaat = tel.enqueue(7)
    DBTaskResult.objects.filter(id=resultaat.id).update(status=TaskResultStatus.RUNNING)
    werker.Werker().draai(leeg_is_klaar=True)
    assert gedaan == [7]


@pytest.mark.django_db(transaction=True)
def test_een_fout_in_een_periodieke_taak_houdt_niets_op(caplog) -> None:
    beurten: list[int] = []

    def stuk() -> None:
        beurten.append(1)
        raise ValueError("Jan Jansen")

    periodiek.registreer_periodiek("stuk", 60, stuk)
    tel.enqueue(1)
    werker.Werker().draai(leeg_is_klaar=True)
    assert gedaan == [1] and beurten == [1]
    assert "ValueError" in caplog.text and "Jansen" not in caplog.text


def test_sigterm_eindigt_netjes(tmp_path) -> None:
    omgeving = {**os.environ, "STELSEL_GEGEVENS": str(tmp_path)}
    omgeving.pop("DATABASE_URL", None)
    stelsel = [sys.executable, "-m", "stelsel"]
    omgeving["PYTHONPATH"] = os.pathsep.join(sys.path)
    subprocess.run(
        [*stelsel, "beheer", "migrate", "-v0"], env=omgeving, check=True, capture_output=True
    )
    omgeving["STELSEL_LOGNIVEAU"] = "INFO"
    proces = subprocess.Popen([*stelsel, "werker"], env=omgeving, stderr=subprocess.PIPE, text=True)
    assert "de werker draait" in proces.stderr.readline()
    proces.send_signal(signal.SIGTERM)
    _, fouten = proces.communicate(timeout=werker.UITLOOP + 5)
    assert (proces.returncode, "Traceback" in fouten) == (0, False)
