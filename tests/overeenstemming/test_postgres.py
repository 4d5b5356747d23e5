"""The same expressions on PostgreSQL count the same persons as on DuckDB."""

from __future__ import annotations

import ibis
import psycopg
import pytest
from tests.indicatoren import gouden
from tests.indicatoren.bevolking import schrijf
from tests.indicatoren.test_naslag import geteld

from hulp import postgres
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.indicatoren import Lezingen
from stelsel.indicatoren.lezingen import STANDAARD
from stelsel.indicatoren.peiljaren import PEILJAAR, peiljaren
from stelsel.indicatoren.sessie import Sessie
from stelsel.indicatoren.tabellen import BRONTABELLEN, SOORT, bron, peiljaar
from stelsel.indicatoren.telling import telling

SQL_SOORT = {"string": "text", "int32": "integer", "float64": "double precision", "date": "date", "boolean": "boolean"}
JAREN = range(2014, 2025)
LEZINGEN = [STANDAARD, Lezingen(aanwezig="alle", sr_instromer="jaar", jr_groep="diploma", jr_verlater="dr_venster")]


@pytest.fixture(scope="module")
def database():
    """The golden students in a PostgreSQL of their own."""
    rijen = gouden.als_rijen()
    with postgres.server() as adres, psycopg.connect(adres, autocommit=True) as verbinding:
        for naam in BRONTABELLEN:
            kolommen = {k.naam: SQL_SOORT[SOORT[k.type]] for k in TABELLEN[naam].kolommen}
            _vul(verbinding, naam, kolommen, [[rij.get(k) for k in kolommen] for rij in rijen[naam]])
        yield verbinding


def _vul(verbinding, naam, kolommen, rijen):
    verbinding.execute(f"DROP TABLE IF EXISTS {naam}")
    verbinding.execute(f"CREATE TABLE {naam} ({', '.join(f'{k} {soort}' for k, soort in kolommen.items())})")
    with verbinding.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {naam} VALUES ({', '.join(['%s'] * len(kolommen))})", rijen)


@pytest.mark.alles
@pytest.mark.parametrize("lezingen", LEZINGEN, ids=["standaard", "anders"])
def test_zelfde_personen_op_postgresql(database, tmp_path, lezingen):
    soorten = {naam: "integer" if naam == "studiejaar" else "date" for naam in PEILJAAR}
    _vul(database, "peiljaar", soorten, peiljaren(JAREN, lezingen))
    uitdrukking = telling({naam: bron(naam) for naam in BRONTABELLEN} | {"peiljaar": peiljaar()}, lezingen)
    kolommen = ("indicator", "studiejaar", "persoon_id", "brin", "crebo", "niveau", "leerweg", "teller")
    vraag = str(ibis.to_sql(uitdrukking.select(*kolommen), dialect="postgres"))
    op_postgresql = sorted(database.execute(vraag).fetchall(), key=repr)
    sessie = Sessie(schrijf(tmp_path / "set", gouden.als_rijen(), gouden.dekking()))
    assert list(sessie.jaren()) == list(JAREN)
    assert op_postgresql == geteld(sessie, lezingen)
