"""The database says nothing by itself, also where DuckDB thinks that somebody is looking."""

import subprocess
import sys

STAND = "print(v.execute(\"SELECT current_setting('enable_progress_bar')\").fetchone()[0])"


def _draai(opdracht: str) -> str:
    # Without a file DuckDB takes a process for a notebook.
    klaar = subprocess.run([sys.executable, "-c", f"{opdracht}\n{STAND}"], check=True, capture_output=True, text=True)
    return klaar.stdout.strip()


def test_er_komt_geen_voortgang_tussen_de_uitvoer() -> None:
    assert _draai("import duckdb; v = duckdb.connect()") == "True"
    assert _draai("from stelsel.gegevens.verbinding import verbinding; v = verbinding()") == "False"
