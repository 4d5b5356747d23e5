"""Commands around the site say in words what is wrong before they start, and check the log."""

from __future__ import annotations

import socket

import pytest
from click.testing import CliRunner
from django.db.migrations.recorder import MigrationRecorder

from stelsel.kern.fouten import StelselFout
from stelsel.opdrachten import beheer, logboek
from stelsel.web.beheer.service import log, zegels
from stelsel.web.site import instellingen, start


@pytest.mark.django_db
def test_een_database_van_een_oudere_versie_wordt_geweigerd() -> None:
    start.eis_bijgewerkte_database()
    MigrationRecorder.Migration.objects.filter(app="beheer").latest("name").delete()
    with pytest.raises(StelselFout) as fout:
        start.eis_bijgewerkte_database()
    assert "beheer migrate" in fout.value.doe


def test_een_bezette_poort_wordt_geweigerd() -> None:
    with socket.create_server(("127.0.0.1", 0)) as bezet:
        poort = bezet.getsockname()[1]
        with pytest.raises(StelselFout, match="niet luisteren") as fout:
            start.eis_vrije_poort("127.0.0.1", poort)
    assert str(poort) in fout.value.waar
    start.eis_vrije_poort("127.0.0.1", poort)


@pytest.mark.django_db
def test_logboek_controleren(settings, tmp_path, monkeypatch) -> None:
    settings.GEGEVENS = tmp_path
    log(None, "beheer.aanmelden_geweigerd")
    zegels.verzegel()
    goed = CliRunner().invoke(logboek.opdracht, ["controleer"])
    assert goed.exit_code == 0 and "1 regels in 1 blokken" in goed.output
    monkeypatch.setattr(zegels, "controleer", lambda: iter([zegels.Bevinding("blok 1", "het zegel past niet")]))
    fout = CliRunner().invoke(logboek.opdracht, ["controleer"])
    assert isinstance(fout.exception, StelselFout) and fout.exception.exitcode == 1
    assert "blok 1: het zegel past niet" in fout.output


def test_beheer_zonder_opdracht_zegt_wat_er_kan() -> None:
    for woorden in ([], ["--help"]):
        uit = CliRunner().invoke(beheer.opdracht, woorden)
        assert uit.exit_code == 0 and "gebruiker-aanmaken" in uit.output and "migrate" in uit.output


@pytest.mark.parametrize("waarde", ["veel", "-1", "0", "1.5", "9999999999"])
def test_een_instelling_die_geen_getal_is_wordt_genoemd(waarde) -> None:
    with pytest.raises(StelselFout) as fout:
        instellingen._heel(waarde, "STELSEL_UPLOAD_MB")
    assert "STELSEL_UPLOAD_MB" in fout.value.waar
