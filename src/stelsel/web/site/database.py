"""Which database: SQLite in the data folder by default, PostgreSQL with DATABASE_URL."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

SQLITE_BEGIN = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
    "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-20000;"
)


def database_instelling(url: str, gegevens: Path) -> dict:
    """The Django DATABASES entry for `url`; an empty url means SQLite in folder `gegevens`.

    A PostgreSQL url may carry its host as a query parameter (`?host=/run/postgresql`), as libpq does for sockets.
    """
    if url:
        return _postgresql(url)
    # The database holds persons: a folder made here is closed to other accounts of the machine.
    gegevens.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": gegevens / "db.sqlite3",
        # IMMEDIATE: a transaction that reads before it writes waits for its turn, instead of failing at the write.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_BEGIN},
    }


def _postgresql(url: str) -> dict:
    delen = urlsplit(url)
    extra = parse_qs(delen.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": delen.path.lstrip("/") or "postgres",
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": extra.get("host", [delen.hostname or ""])[0],
        "PORT": extra.get("port", [delen.port or ""])[0],
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
