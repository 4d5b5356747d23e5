"""`stelsel`: finds the command, runs it, and turns every error into words and an exit code.

Exit 0: done. 1: done, but something is not right (said on stderr). 2: not done.
"""

from __future__ import annotations

import importlib
import itertools
import json
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from stelsel import VERSIE
from stelsel.kern.fouten import StelselFout
from stelsel.opdrachten._taal import spreek_nederlands

spreek_nederlands()

MAP = Path(__file__).parent
GEEN_OPDRACHT = {"__init__", "hoofd"}


class Opdrachten(click.Group):
    """The group of all commands. A command is imported when it is run, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(
            pad.stem.replace("_", "-")
            for pad in MAP.glob("*.py")
            if pad.stem not in GEEN_OPDRACHT and not pad.stem.startswith("_")
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"stelsel.opdrachten.{cmd_name.replace('-', '_')}")
        return _met_nederlandse_vorm(module.opdracht)


def _met_nederlandse_vorm(opdracht: click.Command) -> click.Command:
    if opdracht.options_metavar == "[OPTIONS]":
        opdracht.options_metavar = "[OPTIES]"
    if isinstance(opdracht, click.Group):
        opdracht.subcommand_metavar = "OPDRACHT ..."
        for onderdeel in opdracht.commands.values():
            _met_nederlandse_vorm(onderdeel)
    return opdracht


@click.group(
    cls=Opdrachten,
    options_metavar="",
    subcommand_metavar="OPDRACHT ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSIE, prog_name="stelsel", message="%(prog)s %(version)s", help="Toon de versie.")
def stelsel() -> None:
    """Stelsel: registreren, beslissen met redenen, begeleiden en meten in het mbo."""


def main(argumenten: Sequence[str] | None = None) -> None:
    """Run the command line and exit. `argumenten` defaults to what the shell gave."""
    argumenten = list(sys.argv[1:] if argumenten is None else argumenten)
    _ruim_op_bij_stoppen()
    try:
        code = stelsel.main(args=argumenten, prog_name="stelsel", standalone_mode=False)
    except StelselFout as fout:
        _meld(fout, als_json=_vraagt_json(argumenten))
        code = fout.exitcode
    except click.ClickException as fout:
        _meld_gebruik(fout, als_json=_vraagt_json(argumenten))
        code = 2
    except (click.Abort, KeyboardInterrupt):
        print("Afgebroken.", file=sys.stderr)
        code = 130
    except BrokenPipeError:
        # The reader of our output has gone (`stelsel ... | head`): nothing is wrong, and nothing can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as fout:
        if os.environ.get("STELSEL_SPOREN") == "1":
            raise
        _meld(_onverwacht(fout), als_json=_vraagt_json(argumenten))
        code = 2
    sys.exit(code if isinstance(code, int) else 0)


def _ruim_op_bij_stoppen() -> None:
    """End on SIGTERM as on Ctrl-C, so that a half-made set with personal data does not stay behind."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _onverwacht(fout: Exception) -> StelselFout:
    """What a user sees of a fault of ours: where it is in the program, never the text of the exception.

    That text may hold a personal value. `STELSEL_SPOREN=1` shows the whole traceback to a developer.
    """
    plek = traceback.extract_tb(fout.__traceback__)[-1]
    return StelselFout(
        "Er ging in Stelsel zelf iets mis; dit ligt niet aan jou.",
        waar=f"{type(fout).__name__} in {Path(plek.filename).name}, regel {plek.lineno}",
        doe="Meld het met deze regel erbij. Een ontwikkelaar zet STELSEL_SPOREN=1 om meer te zien.",
        code="OPD-ONVERWACHT",
        exitcode=2,
    )


def _vraagt_json(argumenten: Sequence[str]) -> bool:
    paren = itertools.pairwise(argumenten)
    return "--uit=json" in argumenten or ("--uit", "json") in paren


def _meld(fout: StelselFout, *, als_json: bool) -> None:
    if als_json:
        print(json.dumps({"fout": fout.als_dict()}, ensure_ascii=False), file=sys.stderr)
    else:
        print(fout.als_tekst(), file=sys.stderr)


def _meld_gebruik(fout: click.ClickException, *, als_json: bool) -> None:
    if als_json:
        regel = {"code": "OPD-GEBRUIK", "wat": fout.format_message()}
        print(json.dumps({"fout": regel}, ensure_ascii=False), file=sys.stderr)
    else:
        fout.show(sys.stderr)
