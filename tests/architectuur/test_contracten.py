"""Who may import whom (pyproject.toml, [tool.importlinter]), the linter, and the doors between the apps."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from hulp.bron import BRON, WORTEL

APPS = sorted(pad.parent.name for pad in (BRON / "web").glob("*/apps.py"))
GEDEELD = {"gedeeld"}  # the page frame is everybody's
DEUREN = {"service", "gebeurtenissen"}
# The wiring mounts addresses and starts the site; it has no behaviour of its own.
BEDRADING = {"urls"}


def test_lagen_kloppen() -> None:
    """import-linter keeps every contract."""
    opdracht = [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"]
    uit = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, env={"PYTHONPATH": str(WORTEL / "src")})
    assert uit.returncode == 0, uit.stdout[-6000:] + uit.stderr[-2000:]


def test_ruff() -> None:
    """The linter has nothing to say."""
    uit = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--output-format=concise", "."],
        cwd=WORTEL, capture_output=True, text=True,
    )  # fmt: skip
    assert uit.returncode == 0, uit.stdout[-6000:]


@pytest.mark.parametrize(
    "regel",
    [
        "import datetime\n\nprint(datetime.date.today())\n",
        "from datetime import datetime\n\nprint(datetime.now())\n",
        "from django.utils import timezone\n\nprint(timezone.now())\n",
        "from django.db.models.signals import post_save\n\nprint(post_save)\n",
    ],
)
def test_linter_kent_de_verboden(regel: str) -> None:
    """One clock and no signals between apps: the ban works, it is not only written down."""
    uit = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--stdin-filename", "src/stelsel/kern/x.py", "-"],
        cwd=WORTEL, input=regel, capture_output=True, text=True,
    )  # fmt: skip
    assert "TID251" in uit.stdout


def _invoer(pad) -> set[str]:
    """All modules of ours that a file imports, fully written, also inside functions."""
    boom = ast.parse(pad.read_text("utf-8"))
    gevonden = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            gevonden |= {naam.name for naam in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module and not knoop.level:
            gevonden |= {f"{knoop.module}.{naam.name}" for naam in knoop.names}
    return {naam for naam in gevonden if naam.startswith("stelsel.")}


def _door_de_muur(pad) -> list[str]:
    """Imports of another app that do not go through its door."""
    delen = pad.relative_to(BRON).parts
    eigen = delen[1] if delen[0] == "web" and len(delen) > 2 else None
    fout = []
    for naam in _invoer(pad):
        stukken = naam.split(".")
        if stukken[1] != "web" or len(stukken) < 4 or stukken[2] not in APPS:
            continue
        app, module = stukken[2], stukken[3]
        mag = app == eigen or app in GEDEELD or app == "site" or module in DEUREN
        if not mag and not (eigen == "site" and module in BEDRADING):
            fout.append(f"{'/'.join(delen)}: {naam}")
    return fout


def test_deur_van_een_app_is_service() -> None:
    """Another app, a command or the wiring speaks to an app through its service.py only."""
    fout = [regel for pad in sorted(BRON.rglob("*.py")) for regel in _door_de_muur(pad)]
    assert not fout, "Ga via service.py van die app:\n" + "\n".join(fout)


def test_deurwachter_ziet_een_omweg(tmp_path, monkeypatch) -> None:
    """The check above finds a planted fault, and lets the door itself pass."""
    monkeypatch.setattr(f"{__name__}.BRON", tmp_path)
    pad = tmp_path / "web" / "kwaliteit" / "views.py"
    pad.parent.mkdir(parents=True)
    pad.write_text("from stelsel.web.studenten.models import Student\nfrom stelsel.web.studenten import service\n")
    assert _door_de_muur(pad) == ["web/kwaliteit/views.py: stelsel.web.studenten.models.Student"]


@pytest.mark.django_db
def test_geen_relatie_naar_een_model_van_een_ander() -> None:
    """A ForeignKey by string would be an import that no contract sees; only the user may be pointed to."""
    from django.apps import apps

    fout = [
        f"{model._meta.label}.{veld.name} -> {veld.related_model._meta.label}"
        for app in APPS
        for config in apps.get_app_configs()
        if config.name == f"stelsel.web.{app}"
        for model in config.get_models()
        for veld in model._meta.get_fields()
        if veld.is_relation and not veld.auto_created and veld.related_model is not None
        if veld.related_model._meta.app_label not in {config.label, "auth", "contenttypes"}
        if veld.related_model._meta.label != "beheer.Gebruiker"
    ]
    assert not fout, "\n".join(fout)
