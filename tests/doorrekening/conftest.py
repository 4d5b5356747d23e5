"""An invented school as a gegevensset, and small sets written out row by row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.gegevensset import GegevenssetSchrijver
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.opdrachten.hoofd import main
from stelsel.synthese import maak_school

PEILDATUM = date(2026, 11, 23)


@pytest.fixture(scope="session")
def school(tmp_path_factory) -> Path:
    """800 students over nine studiejaren, with what the school itself knows."""
    gemaakt = maak_school(800, 5, 9, PEILDATUM)
    map_ = tmp_path_factory.mktemp("school") / "set"
    with GegevenssetSchrijver(map_) as schrijver:
        for naam, tabel in gemaakt.tabellen.items():
            schrijver.schrijf(naam, tabel)
        schrijver.bron(dekking=Dekking(gemaakt.brin, gemaakt.van, gemaakt.tot_en_met), brin=gemaakt.brin)
    return map_


@pytest.fixture
def schrijf(tmp_path) -> Callable[..., Path]:
    """Write a set from rows by table; two programmes of niveau 2 and 4 are known."""

    def maak(dekking: tuple[date, date] = (date(2015, 8, 1), date(2026, 7, 31)), **rijen: list[dict]) -> Path:
        opleiding = [
            {"opleidingcode": "20001", "niveau": 2, "soort": "basisberoeps", "bron": "opgegeven"},
            {"opleidingcode": "40001", "niveau": 4, "soort": "middenkader", "bron": "opgegeven"},
        ]
        map_ = tmp_path / f"set{len(list(tmp_path.iterdir()))}"
        with GegevenssetSchrijver(map_) as schrijver:
            for naam, regels in {"opleiding": opleiding, **rijen}.items():
                vast = {"levering_id": "x"} if "levering_id" in TABELLEN[naam].kolomnamen else {}
                schrijver.schrijf(naam, TABELLEN[naam].uit_rijen([vast | regel for regel in regels]))
            for brin in sorted({rij["brin"] for rij in rijen["inschrijving"]}):
                schrijver.bron(dekking=Dekking(brin, *dekking), brin=brin)
        return map_

    return maak


@pytest.fixture
def stelsel(capfdbinary):
    """Run a command; gives exit code, stdout (bytes) and stderr (text)."""

    def draai(*woorden):
        with pytest.raises(SystemExit) as einde:
            main([str(woord) for woord in woorden])
        uit = capfdbinary.readouterr()
        return einde.value.code, uit.out, uit.err.decode()

    return draai
