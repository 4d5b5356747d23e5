"""The command line speaks Dutch, says what is wrong and never shows a traceback."""

import json
import subprocess
import sys

import click
import pytest

from stelsel.kern.fouten import StelselFout
from stelsel.opdrachten import hoofd


def draai(capsys, *argumenten):
    with pytest.raises(SystemExit) as einde:
        hoofd.main(argumenten)
    uit = capsys.readouterr()
    return einde.value.code, uit.out, uit.err


@pytest.fixture
def opdracht(monkeypatch):
    """Put a command in the place of every command."""

    def zet(functie):
        proef = click.command("proef")(click.option("--uit")(lambda uit: functie()))
        monkeypatch.setattr(hoofd.Opdrachten, "get_command", lambda *_: proef)

    return zet


def test_help_is_dutch_and_lists_the_commands(capsys):
    code, uit, _ = draai(capsys, "--help")
    assert code == 0
    assert "Gebruik: stelsel" in uit
    assert "Opdrachten:" in uit
    assert "Usage" not in uit
    assert "Options" not in uit


@pytest.mark.parametrize("opdracht", [["synthese", "maak"], ["schrijf", "ro"], ["indicator", "bereken"], ["demo"]])
def test_de_uitleg_zegt_in_het_nederlands_wat_voor_waarde_een_optie_krijgt(capsys, opdracht):
    code, uit, _ = draai(capsys, *opdracht, "--help")
    assert code == 0
    assert not [woord for woord in ("TEXT", "INTEGER", "PATH", "FLOAT", "%") if woord in uit]
    assert "GETAL" in uit or "TEKST" in uit


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["xyz"], "De opdracht 'xyz' bestaat niet."),
        (["--bestaat-niet"], "De optie --bestaat-niet bestaat niet."),
    ],
)
def test_a_mistake_in_typing_is_said_in_dutch_and_ends_in_2(capsys, argumenten, zin):
    code, uit, fout = draai(capsys, *argumenten)
    assert (code, uit) == (2, "")
    assert zin in fout


def test_an_error_goes_to_stderr_with_its_exit_code(capsys, opdracht):
    def mis():
        raise StelselFout("Dit kan niet.", doe="Doe iets anders.", exitcode=1)

    opdracht(mis)
    assert draai(capsys, "proef") == (1, "", "Dit kan niet.\n  Wat je doet: Doe iets anders.\n")


@pytest.mark.parametrize("vorm", [["--uit", "json"], ["--uit=json"]])
def test_who_asks_json_gets_errors_as_json(capsys, opdracht, vorm):
    def mis():
        raise StelselFout("Dit kan niet.", code="X-01", exitcode=2)

    opdracht(mis)
    code, _, fout = draai(capsys, "proef", *vorm)
    assert code == 2
    assert json.loads(fout) == {"fout": {"code": "X-01", "wat": "Dit kan niet."}}


def test_a_fault_of_ours_shows_no_traceback_and_no_text_of_the_exception(capsys, opdracht, monkeypatch):
    monkeypatch.delenv("STELSEL_SPOREN", raising=False)

    def mis():
        raise ValueError("999999990 is van Elif")

    opdracht(mis)
    code, _, fout = draai(capsys, "proef")
    assert code == 2
    assert "Traceback" not in fout
    assert "Elif" not in fout
    assert "ValueError in test_hoofd.py, regel" in fout


def test_ctrl_c_ends_quietly(capsys, opdracht):
    def mis():
        raise KeyboardInterrupt

    opdracht(mis)
    code, uit, fout = draai(capsys, "proef")
    assert (code, uit, fout.strip()) == (130, "", "Afgebroken.")


def test_the_exit_code_of_a_command_is_passed_on(capsys, opdracht):
    opdracht(lambda: 1)
    assert draai(capsys, "proef")[0] == 1


def test_sigterm_ends_as_ctrl_c_does_and_leaves_no_half_made_set(tmp_path):
    programma = (
        "import signal, os; from pathlib import Path; from stelsel.opdrachten import hoofd;"
        "from stelsel.gegevens.gegevensset import GegevenssetSchrijver;"
        "hoofd._ruim_op_bij_stoppen();"
        "\ntry:\n with GegevenssetSchrijver(Path('set')): os.kill(os.getpid(), signal.SIGTERM)"
        "\nexcept KeyboardInterrupt: raise SystemExit(130)"
    )
    einde = subprocess.run([sys.executable, "-c", programma], cwd=tmp_path, check=False)
    assert einde.returncode == 130
    assert list(tmp_path.iterdir()) == []
