"""The log: one sentence per event, nothing is changed or removed, and tampering shows."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from stelsel.web.beheer import wachtrij, zegels
from stelsel.web.beheer.alleen_toevoegen import NietWijzigbaar
from stelsel.web.beheer.handelingen import handeling
from stelsel.web.beheer.models import Gebeurtenis, Zegel
from stelsel.web.beheer.service import OnbekendeGebeurtenis, als_zin, log, logzinnen, maak_gebruiker

pytestmark = pytest.mark.django_db
WEB = Path(zegels.__file__).resolve().parents[1]
PERSOON = "0b9b4f4e-1111-4111-8111-000000000001"


@pytest.fixture(autouse=True)
def eigen_map(settings, tmp_path):
    """The seal file of these tests."""
    settings.GEGEVENS = tmp_path


@pytest.fixture
def bea():
    return maak_gebruiker("bea", None, roepnaam="Bea", achternaam="de Wit")


def test_een_regel_is_een_zin_in_twee_talen(bea) -> None:
    regel = log(bea, "beheer.gebruiker_gelezen", persoon_id=PERSOON, onderwerp="kees", doel="controle")
    assert als_zin(regel) == "Bea de Wit bekeek account kees."
    with translation.override("en"):
        assert als_zin(regel) == "Bea de Wit viewed account kees."
    assert regel.persoon_id == PERSOON
    assert als_zin(log(None, "beheer.aanmelden_geweigerd")) == "Een poging om in te loggen is geweigerd."


def test_een_weigering_noemt_de_handeling_in_woorden(bea) -> None:
    regel = log(bea, "beheer.toegang_geweigerd", onderwerp="studenten.studenten_zoeken")
    omschrijving = handeling("studenten.studenten_zoeken").omschrijving
    assert als_zin(regel) == f"Bea de Wit kreeg geen toegang tot ‘{omschrijving}’."
    verdwenen = log(bea, "beheer.toegang_geweigerd", onderwerp="weg.handeling")
    assert "weg.handeling" in als_zin(verdwenen)


def test_onbekende_gebeurtenis_wordt_geweigerd(bea) -> None:
    with pytest.raises(OnbekendeGebeurtenis):
        log(bea, "beheer.bestaat_niet")


def test_elke_gebeurtenis_in_de_code_heeft_een_zin_en_andersom() -> None:
    apps = "beheer|aanmelden|privacy|studenten|kwaliteit|werklijst|begeleiding|ondersteuning|delen"
    genoemd = re.compile(rf"[\"']((?:{apps})\.\w+)[\"']")
    gebruikt = {naam for pad in WEB.rglob("*.py") for naam in genoemd.findall(pad.read_text("utf-8"))}
    zinnen = logzinnen()
    roept_log = re.compile(r"\blog\(\s*[^,()]*(?:\([^()]*\))?[^,()]*,\s*[\"']([\w.]+)[\"']")
    gelogd = {naam for pad in WEB.rglob("*.py") for naam in roept_log.findall(pad.read_text("utf-8"))}
    assert not gelogd - zinnen.keys(), "zonder zin in logzinnen.yaml"
    assert not zinnen.keys() - gebruikt, "een zin die niemand schrijft"


def test_zinnen_vullen_alleen_bekende_delen_in() -> None:
    for zin in logzinnen().values():
        assert set(re.findall(r"{(\w+)}", zin.zin)) <= {"wie", "onderwerp", "doel"}, zin.naam
        assert zin.zin.endswith("."), zin.naam


def test_de_orm_weigert_wijzigen_en_verwijderen(bea) -> None:
    regel = log(bea, "beheer.aangemeld")
    regel.doel = "anders"
    for poging in (
        regel.save,
        regel.delete,
        Gebeurtenis.objects.all().delete,
        lambda: Gebeurtenis.objects.update(doel="x"),
        lambda: Gebeurtenis.objects.bulk_update([regel], ["doel"]),
    ):
        with pytest.raises(NietWijzigbaar):
            poging()


@pytest.mark.parametrize("tabel", ["beheer_gebeurtenis", "beheer_zegel", "beheer_zegelregel"])
@pytest.mark.parametrize("daad", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_de_database_weigert_het_ook(bea, tabel, daad) -> None:
    log(bea, "beheer.aangemeld")
    zegels.verzegel()
    with pytest.raises(DatabaseError, match="alleen toevoegen"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(daad.format(tabel))


def _zonder_wacht(opdracht: str, *waarden: object) -> None:
    """Change the database as somebody with all rights could: with the triggers out of the way."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(opdracht, waarden)
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'beheer%%'")
        triggers = cursor.fetchall()
        for naam, _ in triggers:
            cursor.execute(f"DROP TRIGGER {naam}")
        cursor.execute(opdracht, waarden)
        for _, sql in triggers:
            cursor.execute(sql)


def _blokken(bea, aantal: int = 3) -> list[Zegel]:
    blokken = []
    for nummer in range(aantal):
        for _ in range(nummer + 1):
            log(bea, "beheer.aangemeld", persoon_id=PERSOON)
        blokken.append(zegels.verzegel())
    return blokken


def test_zegels_sluiten_aan_en_kloppen(bea) -> None:
    blokken = _blokken(bea)
    assert [(b.nummer, b.aantal) for b in blokken] == [(1, 2), (2, 2), (3, 3)]  # making bea is an event as well
    assert blokken[1].vorige == blokken[0].zegel
    assert zegels.verzegel() is None, "zonder nieuwe regels geen nieuw blok"
    assert list(zegels.controleer()) == []
    pad = zegels.zegelbestand()
    assert pad.read_text().split()[:2] == ["3", blokken[2].zegel]
    assert pad.stat().st_mode & 0o777 == 0o600


def test_een_gewijzigde_regel_valt_op(bea) -> None:
    _blokken(bea)
    _zonder_wacht("UPDATE beheer_gebeurtenis SET doel = 'anders' WHERE id = (SELECT max(id) FROM beheer_gebeurtenis)")
    assert any("inhoud is anders" in b.wat for b in zegels.controleer())


def test_een_gewijzigde_regel_met_nieuwe_hash_valt_op(bea) -> None:
    _blokken(bea)
    regel = Gebeurtenis.objects.order_by("id")[1]
    regel.doel = "anders"
    _zonder_wacht(
        "UPDATE beheer_gebeurtenis SET doel = 'anders', hash = %s WHERE id = %s", zegels.inhoud_hash(regel), regel.pk
    )
    assert [b.wat for b in zegels.controleer()] == ["het zegel past niet bij de regels"]


def test_een_weggehaalde_of_ingevoegde_regel_valt_op(bea) -> None:
    blokken = _blokken(bea)
    regel = blokken[1].regels.first()
    _zonder_wacht("DELETE FROM beheer_zegelregel WHERE id = %s", regel.pk)
    assert any("telt 1 regels, verzegeld met 2" in b.wat for b in zegels.controleer())


def test_een_weggehaald_laatste_blok_valt_op_door_het_bestand_erbuiten(bea) -> None:
    blokken = _blokken(bea)
    _zonder_wacht("DELETE FROM beheer_zegelregel WHERE zegel_id = %s", blokken[-1].pk)
    _zonder_wacht("DELETE FROM beheer_zegel WHERE id = %s", blokken[-1].pk)
    assert [b.waar for b in zegels.controleer()] == ["blok 3"]


def test_een_weggehaald_eerste_blok_valt_op(bea) -> None:
    blokken = _blokken(bea)
    _zonder_wacht("DELETE FROM beheer_zegelregel WHERE zegel_id = %s", blokken[0].pk)
    _zonder_wacht("DELETE FROM beheer_zegel WHERE id = %s", blokken[0].pk)
    assert [b.wat for b in zegels.controleer()][:2] == [
        "hier hoort blok 1 te staan",
        "sluit niet aan op het zegel van het blok ervoor",
    ]


def test_een_regel_zonder_zout_gaat_niet_ongemerkt_door(bea) -> None:
    """Nothing takes a salt away yet: who empties it could otherwise write whatever they like."""
    _blokken(bea)
    _zonder_wacht("UPDATE beheer_gebeurtenis SET zout = '', onderwerp = 'iets anders', persoon_id = NULL")
    assert len(list(zegels.controleer())) == Gebeurtenis.objects.count()


@pytest.mark.django_db(transaction=True)
def test_een_bezette_database_houdt_geen_pagina_op(tmp_path) -> None:
    """SQLite: while a large delivery is read in, an event waits in a file and gets into the log after all."""
    if connection.vendor != "sqlite":
        return
    bea = maak_gebruiker("bea", None)
    bezet = sqlite3.connect(connection.settings_dict["NAME"], uri=True, isolation_level=None)
    bezet.execute("BEGIN IMMEDIATE")
    regel = log(bea, "beheer.gebruiker_gelezen", persoon_id=PERSOON, onderwerp="kees")
    bezet.execute("ROLLBACK")
    bezet.close()
    [pad] = wachtrij.map_().glob("*.json")
    assert pad.stat().st_mode & 0o777 == 0o600
    assert not Gebeurtenis.objects.filter(zout=regel.zout).exists()
    inhoud = pad.read_text()
    zegels.verzegel()
    opgenomen = Gebeurtenis.objects.get(zout=regel.zout)
    assert (opgenomen.tijd, opgenomen.gebruiker, opgenomen.persoon_id) == (regel.tijd, bea, PERSOON)
    pad.write_text(inhoud)
    assert wachtrij.neem_op() == 0, "twee keer opnemen geeft één regel"
    assert list(zegels.controleer()) == [] and not list(wachtrij.map_().iterdir())


def test_een_regel_die_te_laat_binnenkomt_wordt_alsnog_verzegeld(bea, monkeypatch) -> None:
    """A transaction may get its number before another event and end after it."""
    _blokken(bea)
    regel = zegels.Zegel.objects.last().regels.first()
    _zonder_wacht("DELETE FROM beheer_zegelregel WHERE id = %s", regel.pk)
    monkeypatch.setattr(zegels, "NABIJ", 0)
    assert zegels.verzegel() is None, "te ver terug voor een gewone beurt"
    monkeypatch.setattr(zegels, "OVERAL_ELKE", 3)
    assert zegels.verzegel().aantal == 1, "blok 4 kijkt overal"


def test_logboek_als_bestand(client, settings, tmp_path) -> None:
    """With the same filter as the page, the seal beside each line, and itself an event; only for who answers for it."""
    import csv
    import io

    from stelsel.web.beheer.service import geef_rol, maak_gebruiker

    settings.GEGEVENS = tmp_path
    officier, beheerder = maak_gebruiker("officier", None), maak_gebruiker("baas", None)
    geef_rol(officier, "privacyfunctionaris", reden="=toets")
    geef_rol(beheerder, "beheerder", reden="toets")
    zegels.verzegel()
    client.force_login(officier)
    inhoud = client.get("/beheer/logboek.csv?wat=doen").content.decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(inhoud)))
    gegeven = [rij for rij in rijen if rij["gebeurtenis"] == "beheer.rol_gegeven"]
    assert len(gegeven) == 2 and {rij["blok"] for rij in gegeven} == {"1"}
    assert not any(cel.startswith("=") for rij in rijen for cel in rij.values())
    assert Gebeurtenis.objects.filter(naam="beheer.logboek_opgehaald").count() == 1
    assert client.get("/beheer/logboek.xlsx").content[:2] == b"PK"
    assert client.get("/beheer/logboek.exe").status_code == 404
    client.force_login(beheerder)
    assert client.get("/beheer/logboek.csv").status_code == 403
    assert "Download" not in client.get("/beheer/logboek/").content.decode()
