"""A backup comes back whole, in an empty place, whatever happened while it was made; and never with less."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

ALLES = bool(os.environ.get("STELSEL_TOETS_ALLES"))
BRON = Path(__file__).resolve().parents[3] / "src"


def _stelsel(gegevens: Path, *opdracht: str, **omgeving: str) -> subprocess.CompletedProcess:
    eigen = {naam: waarde for naam, waarde in os.environ.items() if naam != "DATABASE_URL"}
    eigen |= {"STELSEL_GEGEVENS": str(gegevens), "PYTHONPATH": str(BRON), **omgeving}
    return subprocess.run(
        [sys.executable, "-m", "stelsel", *opdracht], env=eigen, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def school(tmp_path_factory) -> Path:
    """The data folder of an installation, with an account, a log and files."""
    gegevens = tmp_path_factory.mktemp("school") / "gegevens"
    assert _stelsel(gegevens, "beheer", "migrate", "-v0").returncode == 0
    for pad in ("leveringen/1/bestand/RO.csv", "gegevenssets/a/persoon.parquet", "codes/keuzedelen.csv"):
        (gegevens / pad).parent.mkdir(parents=True)
        (gegevens / pad).write_bytes(os.urandom(300_000))
    (gegevens / "tijdelijk").mkdir(exist_ok=True)
    (gegevens / "tijdelijk" / "half").write_text("hoort er niet in")
    with closing(sqlite3.connect(gegevens / "db.sqlite3")) as db:
        db.execute("CREATE TABLE paar (waarde INTEGER)")
        db.commit()
    return gegevens


@pytest.fixture(scope="module")
def kopie(school, tmp_path_factory) -> Path:
    map_ = tmp_path_factory.mktemp("kopie")
    klaar = _stelsel(school, "reservekopie", "--naar", str(map_), "--controleer")
    assert klaar.returncode == 0, klaar.stderr
    assert "Het logboek klopt" in klaar.stdout
    return next(map_.glob("*.reserve"))


def _bestanden(map_: Path) -> dict[str, bytes]:
    paden = [pad for deel in ("leveringen", "gegevenssets", "codes", "zegel") for pad in (map_ / deel).rglob("*")]
    return {str(pad.relative_to(map_)): pad.read_bytes() for pad in paden if pad.is_file()}


def test_alles_komt_terug_en_de_sleutels_niet(school, kopie, tmp_path) -> None:
    terug = tmp_path / "terug"
    klaar = _stelsel(school, "herstel", str(kopie), "--naar", str(terug))
    assert klaar.returncode == 0, klaar.stderr
    assert _bestanden(terug) == _bestanden(school)
    assert not (terug / "geheim").exists() and not (terug / "tijdelijk" / "half").exists()
    assert oct((terug / "db.sqlite3").stat().st_mode)[-3:] == "600" and oct(terug.stat().st_mode)[-3:] == "700"
    with closing(sqlite3.connect(school / "db.sqlite3")) as een, closing(sqlite3.connect(terug / "db.sqlite3")) as twee:
        assert list(een.iterdump()) == list(twee.iterdump())


def test_niets_leesbaars_in_de_kopie(school, kopie) -> None:
    inhoud = kopie.read_bytes()
    assert b"SQLite format" not in inhoud and b"persoon.parquet" not in inhoud
    assert oct(kopie.stat().st_mode)[-3:] == "600"


@pytest.mark.parametrize(
    "geval", ["bezet", "andere sleutel", "geen sleutel", "geen bestand", "ander bestand", "kort", "byte"]
)
def test_wat_niet_kan_wordt_in_woorden_geweigerd(school, kopie, tmp_path, geval) -> None:
    terug, bestand, sleutels = tmp_path / "terug", tmp_path / kopie.name, school / "geheim" / "reserve"
    inhoud = kopie.read_bytes()
    bestand.write_bytes(inhoud)
    if geval == "bezet":
        terug.mkdir()
        (terug / "iets").write_text("blijft staan")
    elif geval == "andere sleutel":
        sleutels = tmp_path / "sleutels"
        sleutels.mkdir()
        (sleutels / "1").write_text("11" * 32)
    elif geval == "geen sleutel":
        sleutels = tmp_path / "leeg"
    elif geval == "geen bestand":
        bestand.unlink()
    elif geval == "ander bestand":
        bestand.write_text("iets anders")
    elif geval == "kort":
        bestand.write_bytes(inhoud[:-100])
    else:
        bestand.write_bytes(inhoud[:5000] + bytes([inhoud[5000] ^ 1]) + inhoud[5001:])
    klaar = _stelsel(school, "herstel", str(bestand), "--naar", str(terug), "--sleutels", str(sleutels))
    assert klaar.returncode == 2 and "Wat je doet" in klaar.stderr and "Traceback" not in klaar.stderr
    assert geval != "bezet" or (terug / "iets").read_text() == "blijft staan"


def test_niet_in_de_gegevensmap(school) -> None:
    klaar = _stelsel(school, "reservekopie", "--naar", str(school / "kopieen"))
    assert klaar.returncode == 2 and "een andere plek" in klaar.stderr


def test_alleen_de_nieuwste_blijven(school, tmp_path) -> None:
    for naam in ("stelsel-20200101T000000Z.reserve", "stelsel-20210101T000000Z.reserve", "iets-anders.reserve"):
        (tmp_path / naam).write_text("oud")
    assert _stelsel(school, "reservekopie", "--naar", str(tmp_path), "--bewaar", "2").returncode == 0
    over = sorted(pad.name for pad in tmp_path.glob("*.reserve"))
    assert len(over) == 3 and "iets-anders.reserve" in over and "stelsel-20210101T000000Z.reserve" in over


def test_terwijl_er_geschreven_wordt(school, tmp_path) -> None:
    """Somebody writes two rows at a time: the copy never holds one of the two."""
    stop = threading.Event()

    def schrijf() -> None:
        with closing(sqlite3.connect(school / "db.sqlite3", timeout=20)) as db:
            while not stop.is_set():
                with db:
                    db.execute("INSERT INTO paar VALUES (1)")
                    db.execute("INSERT INTO paar VALUES (2)")

    draad = threading.Thread(target=schrijf)
    draad.start()
    try:
        klaar = _stelsel(school, "reservekopie", "--naar", str(tmp_path / "k"), "--controleer")
    finally:
        stop.set()
        draad.join()
    assert klaar.returncode == 0, klaar.stderr
    terug = tmp_path / "terug"
    gemaakt = next((tmp_path / "k").glob("*.reserve"))
    assert _stelsel(school, "herstel", str(gemaakt), "--naar", str(terug)).returncode == 0
    with closing(sqlite3.connect(terug / "db.sqlite3")) as db:
        een, twee = (db.execute("SELECT count(*) FROM paar WHERE waarde = ?", [n]).fetchone()[0] for n in (1, 2))
    assert een == twee > 0


@pytest.mark.parametrize("keer", range(100 if ALLES else 4))
def test_afgebroken_halverwege_laat_niets_halfs(school, tmp_path, keer) -> None:
    """kill -9 at some moment: no backup that looks like one, and the installation goes on."""
    omgeving = {**os.environ, "STELSEL_GEGEVENS": str(school), "PYTHONPATH": str(BRON)}
    omgeving.pop("DATABASE_URL", None)
    opdracht = [sys.executable, "-m", "stelsel", "reservekopie", "--naar", str(tmp_path)]
    proces = subprocess.Popen(opdracht, env=omgeving, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    einde = time.monotonic() + (0.15 + keer * (0.01 if ALLES else 0.25))
    while time.monotonic() < einde and proces.poll() is None:
        threading.Event().wait(0.01)
    proces.send_signal(signal.SIGKILL)
    proces.wait()
    for pad in tmp_path.glob("*.reserve"):
        terug = _stelsel(school, "herstel", str(pad), "--naar", str(tmp_path / "terug"))
        assert terug.returncode == 0, "wat een naam heeft, is heel"
    with closing(sqlite3.connect(school / "db.sqlite3")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
