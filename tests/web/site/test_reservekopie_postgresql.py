"""The same on PostgreSQL: a dump that is consistent by itself, put back in an empty database."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

BRON = Path(__file__).resolve().parents[3] / "src"
VAN, NAAR = "reserve_van", "reserve_naar"

pytestmark = pytest.mark.django_db


@pytest.fixture
def adressen() -> Iterator[dict[str, str]]:
    """Two new databases beside that of the tests."""
    if connection.vendor != "postgresql":
        pytest.skip("gaat over PostgreSQL")
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump ontbreekt")
    import psycopg

    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as beheer:
        for naam in (VAN, NAAR):
            beheer.execute(f"DROP DATABASE IF EXISTS {naam}")
            beheer.execute(f"CREATE DATABASE {naam}")
        delen = urlsplit(url)
        yield {naam: delen._replace(path=f"/{naam}").geturl() for naam in (VAN, NAAR)}
        for naam in (VAN, NAAR):
            beheer.execute(f"DROP DATABASE IF EXISTS {naam} WITH (FORCE)")


def _stelsel(gegevens: Path, url: str, *opdracht: str) -> subprocess.CompletedProcess:
    omgeving = {**os.environ, "STELSEL_GEGEVENS": str(gegevens), "PYTHONPATH": str(BRON), "DATABASE_URL": url}
    return subprocess.run(
        [sys.executable, "-m", "stelsel", *opdracht], env=omgeving, capture_output=True, text=True, check=False
    )


def test_heen_en_terug(adressen, tmp_path) -> None:
    import psycopg

    gegevens = tmp_path / "gegevens"
    assert _stelsel(gegevens, adressen[VAN], "beheer", "migrate", "-v0").returncode == 0
    (gegevens / "codes").mkdir()
    (gegevens / "codes" / "keuzedelen.csv").write_text("code,naam\n")
    klaar = _stelsel(gegevens, adressen[VAN], "reservekopie", "--naar", str(tmp_path / "k"), "--controleer")
    assert klaar.returncode == 0, klaar.stderr
    assert "vraagt een lege database" in klaar.stdout
    kopie = next((tmp_path / "k").glob("*.reserve"))
    terug = _stelsel(gegevens, adressen[NAAR], "herstel", str(kopie), "--naar", str(tmp_path / "terug"))
    assert terug.returncode == 0, terug.stderr
    assert "Het logboek klopt" in terug.stdout
    assert (tmp_path / "terug" / "codes" / "keuzedelen.csv").read_text() == "code,naam\n"
    tellingen = []
    for naam in (VAN, NAAR):
        with psycopg.connect(adressen[naam]) as verbinding:
            tellingen.append(verbinding.execute("SELECT naam FROM beheer_rol ORDER BY id").fetchall())
    assert tellingen[0] == tellingen[1] and tellingen[0]
    weer = _stelsel(gegevens, adressen[NAAR], "herstel", str(kopie), "--naar", str(tmp_path / "weer"))
    assert weer.returncode == 2 and "staat al iets" in weer.stderr
