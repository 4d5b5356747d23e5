"""Every code of the readers of GRONDSLAG and OBO: what provokes it, how serious it is, what stays and what goes."""

from __future__ import annotations

import pytest

from hulp import duo, voorbeelden
from hulp import leveringen as lev
from stelsel.bestanden import lees
from stelsel.bestanden.oorzaken import catalogus

GEVALLEN = [(v, geval) for v in voorbeelden.ALLE for geval in duo.gevallen(v)]
# Refused, and told in another way than by a code of its own that says "afgekeurd".
ZONDER_RIJ = {"dubbel", "meer_dan_een", "afgebroken"}


def bytes_van(v, geval) -> bytes:
    inhoud = geval.wijzig(list(v.regels))
    return inhoud if isinstance(inhoud, bytes) else duo.bytes_van(inhoud)


@pytest.mark.parametrize(("v", "geval"), GEVALLEN, ids=[geval.code for _, geval in GEVALLEN])
def test_code(v, geval, tmp_path) -> None:
    pad = tmp_path / geval.naam
    pad.write_bytes(bytes_van(v, geval))
    verslag = lees(pad, tmp_path / "set")
    lev.klopt(verslag, pad, v.vorm)
    lev.geen_nummers(verslag)
    gevonden = lev.meldingen(verslag.map)
    raak = [melding for melding in gevonden if melding["code"] == geval.code]
    assert raak, {melding["code"] for melding in gevonden}
    ernst = catalogus(v.pakket).oorzaken[geval.oorzaak].ernst
    assert {melding["ernst"] for melding in raak} == {ernst}
    ernstig = {melding["ernst"] for melding in gevonden} & {"afgekeurd", "fout"}
    assert verslag.exitcode == (1 if ernstig else 0)
    afgekeurd = sum(telling.afgekeurd for telling in verslag.bestanden[0].telling.values())
    assert bool(afgekeurd) == (ernst == "afgekeurd" or geval.oorzaak in ZONDER_RIJ)
    _wat_er_staat(v, geval, verslag, raak, ernst)


def _wat_er_staat(v, geval, verslag, raak, ernst) -> None:
    kolom = "geboortejaar" if geval.kolom == "geboortedatum" else geval.kolom
    tabel = v.vorm.records[geval.record].tabel if geval.record in v.vorm.records else ""
    if ernst == "afgekeurd":
        bewaard = lev.in_regels((verslag.map / "afgekeurd" / geval.naam).read_bytes())
        alles = lev.in_regels(bytes_van(v, geval))
        assert all(alles[int(melding["regel"]) - 1] in bewaard for melding in raak)
    elif tabel and kolom and ernst == "fout":
        assert lev.rijen(verslag.map, tabel)[0].get(kolom) is None
    elif tabel and kolom:
        assert any(rij[kolom] is not None for rij in lev.rijen(verslag.map, tabel))


@pytest.mark.parametrize("v", voorbeelden.ALLE, ids=lambda v: v.pakket)
def test_een_goed_bestand_heeft_geen_meldingen(v, tmp_path) -> None:
    pad = tmp_path / v.naam
    pad.write_bytes(duo.bytes_van(list(v.regels)))
    verslag = lees(pad, tmp_path / "set")
    assert lev.meldingen(verslag.map) == [] and verslag.exitcode == 0 and verslag.volledig
    lev.klopt(verslag, pad, v.vorm)
    assert verslag.personen == v.personen
    assert not (verslag.map / "afgekeurd").exists()


@pytest.mark.parametrize("v", voorbeelden.ALLE, ids=lambda v: v.pakket)
def test_elke_code_heeft_een_geval(v) -> None:
    gedekt = {geval.code for geval in duo.gevallen(v)}
    apart = {
        catalogus(v.pakket).code(o.naam, record)
        for o in catalogus(v.pakket).oorzaken.values()
        if o.naam in duo.APART
        for record in o.records
    }
    met_lijst = {code for code in catalogus(v.pakket).codes if code.endswith("-19")} - gedekt
    assert gedekt | apart | met_lijst == set(catalogus(v.pakket).codes)
    assert met_lijst <= {f"GRONDSLAG-{soort}-19" for soort in ("AMO", "BPV", "KZD")}
