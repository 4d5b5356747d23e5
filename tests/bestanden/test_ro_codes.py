"""Every code of the RO reader: what provokes it, how serious it is, what stays and what is emptied."""

from __future__ import annotations

import pytest

from hulp import leveringen as lev
from hulp import ro_gevallen as gevallen
from stelsel.bestanden import lees
from stelsel.bestanden.oorzaken import catalogus

BASIS = lev.goed_ro()
RIJEN = {record.code: sum(regel[:3] == record.code for regel in BASIS) for record in lev.RO.gegevensrecords}


def lees_geval(geval, tmp_path):
    inhoud = geval.wijzig(BASIS)
    pad = tmp_path / geval.naam
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else lev.bytes_van(inhoud))
    verslag = lees(pad, tmp_path / "set")
    lev.klopt(verslag, pad)
    lev.geen_nummers(verslag)
    gevonden = lev.meldingen(verslag.map)
    raak = [melding for melding in gevonden if melding["code"] == geval.code]
    assert raak, {melding["code"] for melding in gevonden}
    ernstig = {melding["ernst"] for melding in gevonden} & {"afgekeurd", "fout"}
    assert verslag.exitcode == (1 if ernstig else 0)
    return verslag, raak, pad


def regel_van(geval, melding) -> bytes:
    inhoud = geval.wijzig(BASIS)
    inhoud = inhoud if isinstance(inhoud, bytes) else lev.bytes_van(inhoud)
    return lev.in_regels(inhoud)[int(melding["regel"]) - 1]


def parametriseer(lijst):
    return pytest.mark.parametrize("geval", lijst, ids=[geval.code for geval in lijst])


@parametriseer(gevallen.KAPOT)
def test_afgekeurd(geval, tmp_path) -> None:
    """Nothing of the line is taken over, and it is kept literally."""
    verslag, raak, pad = lees_geval(geval, tmp_path)
    assert {melding["ernst"] for melding in raak} == {"afgekeurd"}
    afgekeurd = lev.in_regels((verslag.map / "afgekeurd" / pad.name).read_bytes())
    assert all(regel_van(geval, melding) in afgekeurd for melding in raak)
    assert verslag.exitcode == 1


@parametriseer(gevallen.DUBBEL)
def test_dubbele_regel_is_een_keer_overgenomen(geval, tmp_path) -> None:
    verslag, raak, _ = lees_geval(geval, tmp_path)
    assert [melding["ernst"] for melding in raak] == ["fout"]
    assert verslag.bestanden[0].telling[geval.record].afgekeurd == 1
    assert {code: verslag.bestanden[0].telling[code].aanvaard for code in RIJEN} == RIJEN


@parametriseer(gevallen.GELEEGD)
def test_fout_houdt_het_record_en_leegt_het_veld(geval, tmp_path) -> None:
    verslag, raak, _ = lees_geval(geval, tmp_path)
    assert [melding["ernst"] for melding in raak] == ["fout"]
    assert verslag.exitcode == 1
    record = lev.RO.records[geval.record]
    if record.tabel:
        assert verslag.bestanden[0].telling[geval.record].aanvaard == RIJEN[geval.record]
        assert _leeg(verslag.map, record.tabel, geval.kolom)


def _leeg(map_, tabel, kolom) -> bool:
    kolommen = {"geboortedatum": "geboortejaar", "bsn": "", "onderwijsnummer": ""}
    kolom = kolommen.get(kolom, kolom)
    # The line that was changed is the first of its kind. Numbers are in no table.
    return not kolom or lev.rijen(map_, tabel)[0][kolom] is None


@parametriseer(gevallen.VERPLAATST)
def test_verplaatst_record_wordt_op_nummer_gevonden(geval, tmp_path) -> None:
    verslag, raak, _ = lees_geval(geval, tmp_path)
    assert {melding["ernst"] for melding in raak} == {"fout"}
    assert {code: verslag.bestanden[0].telling[code].aanvaard for code in RIJEN} == RIJEN


@parametriseer(gevallen.OPGEMERKT)
def test_waarschuwing_houdt_alles(geval, tmp_path) -> None:
    verslag, raak, _ = lees_geval(geval, tmp_path)
    assert {melding["ernst"] for melding in raak} == {"waarschuwing"}
    assert {code: verslag.bestanden[0].telling[code].aanvaard for code in RIJEN} == RIJEN
    record = lev.RO.records[geval.record]
    if record.tabel:
        assert not _leeg(verslag.map, record.tabel, geval.kolom)


@parametriseer(gevallen.BESTAND_FOUT)
def test_fout_in_het_bestand(geval, tmp_path) -> None:
    verslag, raak, _ = lees_geval(geval, tmp_path)
    assert [melding["ernst"] for melding in raak] == ["fout"]
    assert {code: verslag.bestanden[0].telling[code].aanvaard for code in RIJEN} == RIJEN


@parametriseer(gevallen.BESTAND_ONVOLLEDIG)
def test_onvolledig_bestand(geval, tmp_path) -> None:
    verslag, raak, _ = lees_geval(geval, tmp_path)
    assert {melding["ernst"] for melding in raak} == {"fout"}
    assert not verslag.volledig and verslag.als_dict()["volledig"] == "nee"
    assert verslag.personen == 4


@parametriseer(gevallen.BESTAND_OPGEMERKT)
def test_oude_of_vreemde_vorm(geval, tmp_path) -> None:
    """One message for the whole file (an empty line has its own), and nobody is lost."""
    verslag, raak, _ = lees_geval(geval, tmp_path)
    assert [melding["ernst"] for melding in raak] == ["waarschuwing"] * (2 if geval.code == "RO-BST-06" else 1)
    assert {code: verslag.bestanden[0].telling[code].aanvaard for code in RIJEN} == RIJEN
    assert verslag.exitcode == 0 and verslag.volledig


def test_een_goed_bestand_heeft_geen_meldingen(tmp_path) -> None:
    pad = tmp_path / lev.RO_NAAM
    pad.write_bytes(lev.bytes_van(BASIS))
    verslag = lees(pad, tmp_path / "set")
    assert lev.meldingen(verslag.map) == [] and verslag.exitcode == 0 and verslag.volledig
    lev.klopt(verslag, pad)
    assert not (verslag.map / "afgekeurd").exists()


def test_elke_code_heeft_een_geval() -> None:
    lijsten = [waarde for waarde in vars(gevallen).values() if isinstance(waarde, list)]
    gedekt = {geval.code for lijst in lijsten for geval in lijst} | gevallen.APART | gevallen.MET_LIJST
    assert gedekt == set(catalogus("ro").codes)
