"""Secrets are made once and closed; the database follows its url; a changed model has its migration."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from stelsel.web.site import geheim
from stelsel.web.site.database import database_instelling


def test_een_geheim_blijft_en_is_dicht(tmp_path) -> None:
    with ThreadPoolExecutor(8) as werkers:
        sleutels = set(werkers.map(lambda _: geheim.sleutel(tmp_path, "proef"), range(24)))
    assert len(sleutels) == 1 and len(sleutels.pop()) >= 50
    assert (tmp_path / "geheim").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "geheim" / "proef").stat().st_mode & 0o777 == 0o600
    assert [pad.name for pad in (tmp_path / "geheim").iterdir()] == ["proef"]


@pytest.mark.parametrize(
    ("url", "verwacht"),
    [
        ("postgresql://jan:a%40b@db:5433/school", ("school", "jan", "a@b", "db", 5433)),
        ("postgresql:///school?host=/run/pg&port=5440", ("school", "", "", "/run/pg", "5440")),
    ],
)
def test_postgresql_url(url, verwacht) -> None:
    gelezen = database_instelling(url, Path("weg"))
    assert tuple(gelezen[naam] for naam in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == verwacht


def test_sqlite_wacht_in_plaats_van_te_falen(tmp_path) -> None:
    gelezen = database_instelling("", tmp_path)
    assert gelezen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in gelezen["OPTIONS"]["init_command"]


@pytest.mark.django_db
def test_elk_model_heeft_zijn_migratie() -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=io.StringIO())


def test_django_heeft_niets_aan_te_merken() -> None:
    call_command("check", stdout=io.StringIO())


def test_uploads_gaan_naar_de_gegevensmap() -> None:
    assert Path(settings.FILE_UPLOAD_TEMP_DIR).parent == settings.GEGEVENS
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
