"""Every fault is made, seen and named, and gone when what was said is done."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db.migrations.recorder import MigrationRecorder

from stelsel.kern.tijd import nu
from stelsel.opdrachten import controleer as opdracht
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import geef_rol, log, maak_gebruiker, maak_personas, zegels
from stelsel.web.site import hartslag
from stelsel.web.site.controle import bestanden as keur_bestanden
from stelsel.web.site.controle import controleer
from stelsel.web.site.controle import database as keur_database

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def goed(settings, tmp_path, monkeypatch):
    """An installation that is fit to go live."""
    map_ = tmp_path / "gegevens"
    map_.mkdir(mode=0o700)
    settings.GEGEVENS = map_
    settings.DEMO = settings.DEBUG = False
    settings.TWEEDE_STAP = settings.HTTPS = settings.ACHTER_PROXY = True
    settings.ALLOWED_HOSTS = ["stelsel.voorbeeld.nl"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://stelsel.voorbeeld.nl"]
    settings.MELDPUNT = "security@voorbeeld.nl"
    settings.SECRET_KEY = "x" * 60
    settings.GRENZEN, settings.VIRUSSCANNER = 1.0, "127.0.0.1:3310"
    (map_ / "opruimverslagen").mkdir(mode=0o700)
    (map_ / "opruimverslagen" / "vandaag.json").touch()
    monkeypatch.delenv("STELSEL_VANDAAG", raising=False)
    for naam, rol in (("een", "beheerder"), ("twee", "beheerder"), ("drie", "privacyfunctionaris")):
        geef_rol(maak_gebruiker(naam, None), rol, reden="toets")
    monkeypatch.setattr("stelsel.web.site.controle.mensen.zonder_tweede_stap", lambda wie: 0)
    hartslag.klop()
    hartslag.onthoud_kopie(beproefd=True)
    return settings


def _codes() -> set[str]:
    return {bevinding.code for bevinding in controleer()}


def test_een_goede_installatie_heeft_niets() -> None:
    assert list(controleer()) == []
    uit = CliRunner().invoke(opdracht.opdracht, standalone_mode=False)
    assert uit.return_value == 0 and "0 fouten" in uit.output


@pytest.mark.parametrize(
    ("naam", "waarde", "code"),
    [
        ("DEMO", True, "CTL-PROEF-01"),
        ("DEBUG", True, "CTL-PROEF-01"),
        ("TWEEDE_STAP", False, "CTL-PROEF-01"),
        ("HTTPS", False, "CTL-HTTPS-01"),
        ("ALLOWED_HOSTS", ["*"], "CTL-HOST-01"),
        ("ALLOWED_HOSTS", ["localhost"], "CTL-HOST-02"),
        ("CSRF_TRUSTED_ORIGINS", [], "CTL-PROXY-01"),
        ("ACHTER_PROXY", False, "CTL-PROXY-02"),
        ("MELDPUNT", "", "CTL-MELDPUNT-01"),
        ("SECRET_KEY", "kort", "CTL-SLEUTEL-01"),
        ("GRENZEN", 0, "CTL-GRENS-01"),
        ("VIRUSSCANNER", "", "CTL-VIRUS-01"),
    ],
)
def test_een_onveilige_instelling(goed, naam, waarde, code) -> None:
    setattr(goed, naam, waarde)
    assert _codes() == {code}


def test_een_vaste_dag(monkeypatch) -> None:
    monkeypatch.setenv("STELSEL_VANDAAG", "2026-11-26")
    assert "CTL-PROEF-01" in _codes()


@pytest.mark.parametrize("pad", [".", "geheim", "geheim/django", "geheim/aanmelden/1", "db.sqlite3"])
def test_wie_er_nog_meer_bij_kan(goed, pad) -> None:
    plek = goed.GEGEVENS / pad
    if pad != ".":
        for map_ in reversed(plek.relative_to(goed.GEGEVENS).parents):
            (goed.GEGEVENS / map_).mkdir(mode=0o700, exist_ok=True)
        plek.mkdir(mode=0o700) if pad == "geheim" else plek.write_text("x")
    plek.chmod(0o755)
    (bevinding,) = controleer()
    assert bevinding.code == "CTL-BESTAND-01"
    # What it says to do, done.
    opdracht_, modus, doel = bevinding.doe.split(" ", 2)
    assert opdracht_ == "chmod"
    Path(doel).chmod(int(modus, 8))
    assert _codes() == set()


def test_een_volle_schijf(monkeypatch) -> None:
    monkeypatch.setattr(keur_bestanden.shutil, "disk_usage", lambda pad: type("Schijf", (), {"free": 10**9})())
    assert _codes() == {"CTL-SCHIJF-01"}


def test_een_database_van_een_andere_versie() -> None:
    laatste = MigrationRecorder.Migration.objects.filter(app="beheer").latest("name")
    laatste.delete()
    assert _codes() == {"CTL-DATABASE-01"}
    MigrationRecorder.Migration.objects.create(app="beheer", name=laatste.name)
    MigrationRecorder.Migration.objects.create(app="beheer", name="9999_later")
    (bevinding,) = controleer()
    assert bevinding.code == "CTL-DATABASE-01" and "nieuwere versie" in bevinding.wat


def test_veel_mensen_op_sqlite(monkeypatch) -> None:
    from django.db import connection

    monkeypatch.setattr(keur_database, "_VEEL_ACCOUNTS", 2)
    assert _codes() == ({"CTL-DATABASE-03"} if connection.vendor == "sqlite" else set())


def test_mensen(goed, monkeypatch) -> None:
    monkeypatch.setattr("stelsel.web.site.controle.mensen.zonder_tweede_stap", lambda wie: 1)
    assert _codes() == {"CTL-ACCOUNT-04"}
    monkeypatch.setattr("stelsel.web.site.controle.mensen.zonder_tweede_stap", lambda wie: 0)
    maak_personas("een-lang-wachtwoord-voor-de-toets")
    assert _codes() == {"CTL-ACCOUNT-01"}


def test_niemand_om_te_helpen_of_te_oordelen() -> None:
    from stelsel.web.beheer.models import RolToekenning

    RolToekenning.objects.filter(gebruiker__username__in=["twee", "drie"]).delete()
    assert _codes() == {"CTL-ACCOUNT-02", "CTL-ACCOUNT-03"}


def test_geen_werker_en_geen_kopie(goed) -> None:
    for pad in (goed.GEGEVENS / "tijdelijk").iterdir():
        pad.unlink()
    assert _codes() == {"CTL-WERKER-01", "CTL-KOPIE-01"}
    hartslag.klop()
    hartslag.onthoud_kopie(beproefd=False)
    assert _codes() == {"CTL-KOPIE-02"}


def test_een_werker_die_stilviel(monkeypatch) -> None:
    later = nu() + timedelta(minutes=5)
    monkeypatch.setattr(hartslag, "nu", lambda: later)
    assert _codes() == {"CTL-WERKER-01"}


@pytest.mark.django_db(transaction=False)
def test_een_logboek_waaraan_iemand_zat(goed) -> None:
    log(None, "beheer.aanmelden_geweigerd")
    zegels.verzegel()
    assert _codes() == set()
    zegels.zegelbestand().write_text("99 " + "0" * 64 + " 2026-11-26T00:00:00+00:00\n")
    assert _codes() == {"CTL-LOGBOEK-01"}
    assert Gebeurtenis.objects.exists()


def test_json_en_exitcode(goed) -> None:
    goed.HTTPS = False
    uit = CliRunner().invoke(opdracht.opdracht, ["--uit", "json"], standalone_mode=False)
    assert uit.return_value == 1
    (een,) = json.loads(uit.output)
    assert set(een) == {"code", "ernst", "wat", "waar", "waarom", "doe"} and all(een.values())


def test_gezond_en_klaar(client, goed) -> None:
    # As a probe on this machine asks it: by number and without https.
    goed.ALLOWED_HOSTS.append("testserver")
    assert client.get("/gezond/").json() == {"gezond": True}
    assert client.get("/klaar/", secure=True).status_code == 200
    for pad in (goed.GEGEVENS / "tijdelijk").iterdir():
        pad.unlink()
    assert client.get("/klaar/", secure=True).status_code == 503
    hartslag.klop()
    MigrationRecorder.Migration.objects.filter(app="beheer").latest("name").delete()
    assert client.get("/klaar/", secure=True).json() == {"klaar": False}


@pytest.mark.parametrize(
    ("meldpunt", "contact"),
    [("security@voorbeeld.nl", "mailto:security@voorbeeld.nl"), ("https://voorbeeld.nl/lek", "https://voorbeeld.nl/lek")],
)
def test_security_txt(client, goed, meldpunt, contact) -> None:
    goed.MELDPUNT = meldpunt
    goed.ALLOWED_HOSTS = ["testserver"]
    antwoord = client.get("/.well-known/security.txt", secure=True)
    regels = dict(regel.split(": ", 1) for regel in antwoord.content.decode().splitlines())
    assert antwoord.headers["Content-Type"].startswith("text/plain") and regels["Contact"] == contact
    assert f"{nu() + timedelta(days=30):%Y-%m-%d}" < regels["Expires"] < f"{nu() + timedelta(days=366):%Y-%m-%d}"


def test_de_voorbeelden_noemen_instellingen_die_er_zijn() -> None:
    beheer = Path(__file__).resolve().parents[3] / "docs" / "beheer"
    bekend = (beheer / "instellingen.md").read_text("utf-8")
    for regel in (beheer / "voorbeelden" / "stelsel.env").read_text("utf-8").splitlines():
        if regel and not regel.startswith("#"):
            assert f"`{regel.partition('=')[0]}`" in bekend
    for pad in (beheer / "voorbeelden").glob("*.service"):
        tekst = pad.read_text("utf-8")
        assert "User=stelsel" in tekst and "ProtectSystem=strict" in tekst and "NoNewPrivileges=yes" in tekst


def test_wat_de_site_schrijft_is_alleen_voor_haarzelf(tmp_path) -> None:
    """The database and all that comes beside it, from the first command on."""
    import os
    import subprocess
    import sys

    bron = str(Path(__file__).resolve().parents[3] / "src")
    omgeving = {**os.environ, "STELSEL_GEGEVENS": str(tmp_path / "g"), "PYTHONPATH": bron, "DATABASE_URL": ""}
    subprocess.run([sys.executable, "-m", "stelsel", "beheer", "migrate", "-v0"], env=omgeving, check=True)
    open_voor_anderen = [pad for pad in (tmp_path / "g").rglob("*") if pad.stat().st_mode & 0o077]
    assert not open_voor_anderen


def test_lang_niet_opgeruimd(goed) -> None:
    verslag = goed.GEGEVENS / "opruimverslagen" / "vandaag.json"
    toen = (nu() - timedelta(days=41)).timestamp()
    os.utime(verslag, (toen, toen))
    assert _codes() == {"CTL-TERMIJN-01"}
    verslag.unlink()
    assert _codes() == {"CTL-TERMIJN-01"}


@pytest.mark.parametrize(
    ("gezegd", "codes"),
    [
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', set()),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]}]}',
            {"CTL-PAKKET-01"},
        ),
        ('{"dependencies": [{"name": "a", "skip_reason": "Dependency not found on PyPI"}]}', {"CTL-PAKKET-02"}),
        ("geen internet", {"CTL-PAKKET-02"}),
    ],
)
def test_pakketten(monkeypatch, gezegd, codes) -> None:
    from stelsel.web.site.controle import pakketten

    monkeypatch.setattr(pakketten.importlib.util, "find_spec", lambda naam: naam)
    uit = subprocess.CompletedProcess([], 1, stdout=gezegd, stderr="")
    monkeypatch.setattr(pakketten.subprocess, "run", lambda *_args, **_opties: uit)
    assert {bevinding.code for bevinding in controleer(met_pakketten=True)} == codes


def test_zonder_pip_audit_wordt_het_gezegd(monkeypatch) -> None:
    from stelsel.web.site.controle import pakketten

    monkeypatch.setattr(pakketten.importlib.util, "find_spec", lambda naam: None)
    [bevinding] = pakketten.keur()
    assert bevinding.code == "CTL-PAKKET-02" and "pip install pip-audit" in bevinding.doe
