"""How far long work is: nothing when it is short, plain lines where there is no terminal, else a bar that goes away."""

from __future__ import annotations

import pytest

from stelsel.opdrachten import _voortgang
from stelsel.opdrachten._voortgang import Voortgang


@pytest.fixture
def klok(monkeypatch):
    stand = {"nu": 0.0}
    monkeypatch.setattr(_voortgang.time, "monotonic", lambda: stand["nu"])
    return stand


def test_kort_werk_zegt_niets(klok, capsys) -> None:
    voortgang = Voortgang()
    for deel in range(101):
        voortgang("Gelezen", deel, 100)
    voortgang.klaar()
    assert capsys.readouterr() == ("", "")


def test_zonder_terminal_af_en_toe_een_regel(klok, capsys) -> None:
    voortgang = Voortgang()
    for deel in range(101):
        klok["nu"] = deel / 2
        voortgang("Gelezen", deel, 100)
    voortgang.klaar()
    uit, fout = capsys.readouterr()
    assert uit == "", "de uitkomst zelf blijft schoon"
    assert fout.splitlines() == ["Gelezen: 10%", "Gelezen: 30%", "Gelezen: 50%", "Gelezen: 70%", "Gelezen: 90%"]


def test_op_een_terminal_een_balk_die_weer_verdwijnt(klok, capsys, monkeypatch) -> None:
    monkeypatch.setattr(_voortgang.sys.stderr, "isatty", lambda: True)
    voortgang = Voortgang()
    voortgang("Vergeleken", 1, 2)
    voortgang("Vergeleken", 1, 2)
    voortgang.klaar()
    fout = capsys.readouterr().err
    assert fout.startswith("\rVergeleken [###############...............]  50%\r")
    assert fout.count("50%") == 1
    assert fout.endswith(f"\r{' ' * 48}\r")


def test_een_leeg_bestand_is_geen_deling_door_nul(klok, capsys) -> None:
    klok["nu"] = 0.0
    voortgang = Voortgang()
    klok["nu"] = 60.0
    voortgang("Gelezen", 0, 0)
    assert capsys.readouterr().err == "Gelezen: 0%\n"
