"""The forms a delivery of DUO may have give the same rows: separators, date styles, line ends, order of lines."""

from __future__ import annotations

import re

import polars as pl
import pytest

from hulp import duo, voorbeelden
from hulp import leveringen as lev
from stelsel.bestanden import lees, regels


def met_streepjes(v, regels_: list[str]) -> list[str]:
    s = re.escape(v.scheiding)
    return [re.sub(rf"(?<={s})(20\d\d)(\d\d)(\d\d)(?={s}|$)", r"\1-\2-\3", regel) for regel in regels_]


def dag_eerst(v, regels_: list[str]) -> list[str]:
    return [
        re.sub(r"(\d{4})-(\d{2})-(\d{2})", lambda d: f"{int(d[3])}-{int(d[2])}-{d[1]}", regel)
        for regel in met_streepjes(v, regels_)
    ]


def andere_scheiding(v, regels_: list[str]) -> list[str]:
    return [regel.replace(v.scheiding, v.andere_scheiding) for regel in regels_]


def opgevuld(v, regels_: list[str]) -> list[str]:
    breedte = max(max(record.breedtes) for record in v.vorm.records.values())
    return [regel + v.scheiding * (breedte - 1 - regel.count(v.scheiding)) for regel in regels_]


def per_soort(v, regels_: list[str]) -> list[str]:
    return sorted(regels_, key=lambda regel: [*v.vorm.records].index(regel[:3]))


VORMEN = {
    "met streepjes": (met_streepjes, "\r\n", {"04"}),
    "dag eerst": (dag_eerst, "\r\n", {"04"}),
    "andere scheiding": (andere_scheiding, "\r\n", {"01"}),
    "opgevuld": (opgevuld, "\r\n", {"02"}),
    "per soort": (per_soort, "\r\n", {"17"}),
    "LF": (lambda v, regels_: regels_, "\n", set()),
    "CR": (lambda v, regels_: regels_, "\r", {"12"}),
}


def lees_bytes(v, inhoud: bytes, map_):
    map_.mkdir(exist_ok=True)
    (map_ / v.naam).write_bytes(inhoud)
    verslag = lees(map_ / v.naam, map_ / "set")
    lev.klopt(verslag, map_ / v.naam, v.vorm)
    return verslag


def inhoud_van(v, map_) -> dict[str, list[str]]:
    """All rows, without what is new for each reading."""
    uit = {}
    for record in v.vorm.gegevensrecords:
        tabel = pl.read_parquet(map_ / f"{record.tabel}.parquet")
        uit[record.tabel] = sorted(map(str, tabel.drop("persoon_id", "levering_id", strict=False).rows()))
    return uit


@pytest.fixture(scope="module", params=voorbeelden.ALLE, ids=lambda v: v.pakket)
def gewoon(request, tmp_path_factory):
    v = request.param
    verslag = lees_bytes(v, duo.bytes_van(list(v.regels)), tmp_path_factory.mktemp("gewoon"))
    return v, inhoud_van(v, verslag.map)


@pytest.mark.parametrize("vorm", VORMEN)
def test_elke_vorm_geeft_dezelfde_rijen(vorm, gewoon, tmp_path) -> None:
    v, verwacht = gewoon
    maak, einde, codes = VORMEN[vorm]
    verslag = lees_bytes(v, duo.bytes_van(maak(v, list(v.regels)), einde), tmp_path)
    eigen = {f"{v.soort.naam}-BST-{nn}" for nn in codes}
    if vorm == "met streepjes" and v.vorm.datumstijlen[0] == "jjjj-mm-dd":
        eigen = set()
    assert {melding["code"] for melding in lev.meldingen(verslag.map)} == eigen
    assert inhoud_van(v, verslag.map) == verwacht


@pytest.mark.parametrize("blok", [57, 200, 1000])
def test_grenzen_van_stukken_maken_niets_uit(blok, gewoon, tmp_path, monkeypatch) -> None:
    v, verwacht = gewoon
    monkeypatch.setattr(regels.brokken, "__defaults__", (blok,))
    verslag = lees_bytes(v, duo.bytes_van(list(v.regels)), tmp_path)
    assert inhoud_van(v, verslag.map) == verwacht
    assert verslag.exitcode == 0
