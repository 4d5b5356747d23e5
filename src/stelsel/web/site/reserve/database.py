"""The database as one file that is consistent in itself, also while others write; and back again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from stelsel.kern.fouten import StelselFout

SQLITE, POSTGRESQL = "database.sqlite3", "database.pgdump"


def naam(instelling: dict) -> str:
    """How the file of this database is called in a backup."""
    return SQLITE if instelling["ENGINE"].endswith("sqlite3") else POSTGRESQL


def maak_kopie(instelling: dict, naar: Path) -> None:
    """Write the database to a file. Raises StelselFout (exit 2) when a program of PostgreSQL fails."""
    if naam(instelling) == POSTGRESQL:
        _draai("pg_dump", instelling, "--format=custom", f"--file={naar}")
        return
    # One step: readers of the write-ahead log are not held up and nobody's transaction is cut in two.
    with closing(sqlite3.connect(instelling["NAME"])) as bron, closing(sqlite3.connect(naar)) as doel:
        bron.backup(doel)
        # The copy needs no log beside it.
        doel.execute("PRAGMA journal_mode=DELETE")


def zet_terug(instelling: dict, kopie: Path) -> None:
    """Make the database from a file. Raises StelselFout (exit 2) for a database that holds something already."""
    if kopie.name == SQLITE:
        shutil.move(kopie, instelling["NAME"])
        Path(instelling["NAME"]).chmod(0o600)
        return
    _eis_leeg(instelling)
    _draai("pg_restore", instelling, "--no-owner", "--exit-on-error", "--single-transaction", str(kopie), dbname=True)


def tellingen(instelling: dict) -> dict[str, int]:
    """The number of rows of each table, by name."""
    if naam(instelling) == POSTGRESQL:
        return _tellingen_postgresql(instelling)
    with closing(sqlite3.connect(instelling["NAME"])) as verbinding:
        return tellingen_sqlite(verbinding)


def tellingen_sqlite(verbinding: sqlite3.Connection) -> dict[str, int]:
    """The same for an open SQLite database. Raises StelselFout (exit 2) when it is damaged."""
    if (fout := verbinding.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
        raise StelselFout(
            "De database is beschadigd.",
            waar="de kopie van de database",
            verwacht="een database waarvan integrity_check 'ok' zegt",
            doe=f"Gebruik een andere reservekopie. SQLite zegt: {fout.splitlines()[0]}",
            code="RESERVE-DB-01",
            exitcode=2,
        )
    tabellen = verbinding.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {
        tabel: verbinding.execute(f'SELECT count(*) FROM "{tabel}"').fetchone()[0]
        for (tabel,) in sorted(tabellen.fetchall())
    }


def _tellingen_postgresql(instelling: dict) -> dict[str, int]:
    import psycopg

    with psycopg.connect(**_psycopg(instelling)) as verbinding:
        rijen = verbinding.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        return {
            tabel: verbinding.execute(f'SELECT count(*) FROM "{tabel}"').fetchone()[0]
            for (tabel,) in rijen
        }


def _eis_leeg(instelling: dict) -> None:
    if _tellingen_postgresql(instelling):
        raise StelselFout(
            "In deze database staat al iets.",
            waar=f"database {instelling['NAME']}",
            verwacht="een lege database",
            doe="Maak een nieuwe, lege database en noem die in DATABASE_URL.",
            code="RESERVE-DB-02",
            exitcode=2,
        )


def _psycopg(instelling: dict) -> dict:
    velden = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return {naam_: instelling[veld] for naam_, veld in velden.items() if instelling.get(veld)}


def _draai(programma: str, instelling: dict, *opties: str, dbname: bool = False) -> None:
    pad = shutil.which(programma)
    if pad is None:
        raise StelselFout(
            f"Het programma {programma} is er niet.",
            waar="PATH",
            verwacht=f"{programma} van dezelfde of een nieuwere versie dan de server",
            doe="Installeer postgresql-client.",
            code="RESERVE-DB-03",
            exitcode=2,
        )
    omgeving = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
    # By the environment: what stands on a command line can be read by every user of the machine.
    eigen = {naam_: str(instelling[veld]) for naam_, veld in omgeving.items() if instelling.get(veld)}
    extra = [f"--dbname={instelling['NAME']}"] if dbname else []
    klaar = subprocess.run(
        [pad, "--no-password", *extra, *opties], env=os.environ | eigen, capture_output=True, text=True, check=False
    )
    if klaar.returncode:
        gezegd = klaar.stderr.strip().splitlines()
        raise StelselFout(
            f"{programma} is niet gelukt.",
            waar=f"database {instelling['NAME']}",
            doe=gezegd[-1][:300] if gezegd else "Kijk in het logboek van de server.",
            code="RESERVE-DB-04",
            exitcode=2,
        )
