"""Every code of the reader of eigen_administratie.csv: how serious it is, what stays and what is emptied."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from hulp import eigen_gevallen as gevallen
from hulp import leveringen as lev
from stelsel.bestanden import lees
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.toetsen import Toetser

NAAM = "eigen_administratie.csv"
BASIS = lev.goed_eigen()
RIJEN = {soort: sum(regel.split(",")[0] == soort for regel in BASIS) for soort in gevallen.ALLE}


@pytest.fixture(scope="module")
def bekend(tmp_path_factory):
    """Persons that are known from an RO: the RO itself, and its keys."""
    map_ = tmp_path_factory.mktemp("ro")
    ro = map_ / lev.RO_NAAM
    ro.write_bytes(lev.bytes_van(lev.goed_ro()))
    lees(ro, map_ / "set")
    return ro, map_ / "set" / "sleutels.parquet"


def lees_regels(inhoud, bekend, tmp_path, *, met_ro: bool = False):
    pad = tmp_path / NAAM
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else lev.bytes_van(inhoud, "\n"))
    ro, sleutels = bekend
    if met_ro:
        verslag = lees([ro, pad], tmp_path / "set")
    else:
        eigen_sleutels = shutil.copy(sleutels, tmp_path / "sleutels.parquet")
        verslag = lees(pad, tmp_path / "set", sleutels=eigen_sleutels)
    lev.geen_nummers(verslag)
    return verslag, verslag.bestanden[-1], pad


def lees_geval(geval, bekend, tmp_path):
    # What is no enrolment can only be said beside an RO.
    met_ro = geval.code.endswith("-18")
    verslag, bestand, _ = lees_regels(geval.wijzig(BASIS), bekend, tmp_path, met_ro=met_ro)
    for telling in bestand.telling.values():
        assert telling.gelezen == telling.aanvaard + telling.afgekeurd
    gevonden = lev.meldingen(verslag.map)
    raak = [melding for melding in gevonden if melding["code"] == geval.code]
    assert raak, {melding["code"] for melding in gevonden}
    ernstig = {melding["ernst"] for melding in gevonden} & {"afgekeurd", "fout"}
    assert verslag.exitcode == (1 if ernstig else 0)
    return verslag, bestand, raak


def parametriseer(lijst):
    return pytest.mark.parametrize("geval", lijst, ids=[geval.code for geval in lijst])


@parametriseer(gevallen.KAPOT)
def test_afgekeurd(geval, bekend, tmp_path) -> None:
    verslag, bestand, raak = lees_geval(geval, bekend, tmp_path)
    assert {melding["ernst"] for melding in raak} == {"afgekeurd"}
    afgekeurd = lev.in_regels((verslag.map / "afgekeurd" / NAAM).read_bytes())
    regels = lev.in_regels((verslag.map.parent / NAAM).read_bytes())
    assert all(regels[int(melding["regel"]) - 1] in afgekeurd for melding in raak)
    assert len(afgekeurd) == sum(telling.afgekeurd for telling in bestand.telling.values())


@parametriseer(gevallen.DUBBEL)
def test_dubbele_rij_is_een_keer_overgenomen(geval, bekend, tmp_path) -> None:
    _, bestand, raak = lees_geval(geval, bekend, tmp_path)
    assert [melding["ernst"] for melding in raak] == ["fout"]
    assert {soort: bestand.telling[soort].aanvaard for soort in RIJEN} == RIJEN


@parametriseer(gevallen.GELEEGD)
def test_fout_houdt_de_rij_en_leegt_het_veld(geval, bekend, tmp_path) -> None:
    verslag, bestand, raak = lees_geval(geval, bekend, tmp_path)
    assert [melding["ernst"] for melding in raak] == ["fout"]
    assert {soort: bestand.telling[soort].aanvaard for soort in RIJEN} == RIJEN
    rijen = lev.rijen(verslag.map, lev.EIGEN.records[geval.record].tabel)
    # A number is in no table; of persons the one that was changed has the name of the first.
    kolom = next((v.kolom for v in lev.EIGEN.records[geval.record].velden if v.naam == geval.kolom), geval.kolom)
    if kolom in rijen[0]:
        eigen = [rij for rij in rijen if rij.get("roepnaam") != "Sam"]
        assert eigen[0][kolom] is None


@parametriseer(gevallen.OPGEMERKT)
def test_waarschuwing_houdt_alles(geval, bekend, tmp_path) -> None:
    _, bestand, raak = lees_geval(geval, bekend, tmp_path)
    assert [melding["ernst"] for melding in raak] == ["waarschuwing"]
    assert {soort: bestand.telling[soort].aanvaard for soort in RIJEN} == RIJEN


def test_een_goed_bestand_heeft_geen_meldingen(bekend, tmp_path) -> None:
    verslag, bestand, _ = lees_regels(BASIS, bekend, tmp_path, met_ro=True)
    assert verslag.exitcode == 0 and lev.meldingen(verslag.map) == []
    assert {soort: bestand.telling[soort].aanvaard for soort in RIJEN} == RIJEN
    namen = {rij["roepnaam"] for rij in lev.rijen(verslag.map, "persoon")}
    assert verslag.personen == 4 and namen == {"Noa", "Sam", None}
    week = lev.rijen(verslag.map, "aanwezigheid_week")[0]
    assert (week["uren_gepland"], week["uren_geoorloofd"], week["uren_ongeoorloofd"]) == (24.0, 1.5, 0.0)
    assert lev.rijen(verslag.map, "resultaat")[0]["cijfer"] == 65
    (vooropleiding,) = lev.rijen(verslag.map, "vooropleiding")
    assert (vooropleiding["code"], vooropleiding["behaald_op"]) == ("VMBO_KB", date(2022, 7, 1))


def test_kolommen_in_een_andere_volgorde_en_tussen_aanhalingstekens(bekend, tmp_path) -> None:
    inhoud = f'soort,achternaam,bsn,roepnaam\nstudent,"Berg, van den",{lev.BSNS[0]},"Jo ""J"""\n'.encode()
    verslag, _, _ = lees_regels(inhoud, bekend, tmp_path)
    (persoon,) = lev.rijen(verslag.map, "persoon")
    assert (persoon["roepnaam"], persoon["achternaam"]) == ('Jo "J"', "Berg, van den")
    assert verslag.exitcode == 0


@pytest.mark.parametrize("scheiding", [",", ";"])
def test_een_naam_vooraan_een_verschoven_regel_wordt_niet_herhaald(scheiding, bekend, tmp_path) -> None:
    """A value with a line end in it leaves a line that begins with a name."""
    inhoud = f'soort,bsn,roepnaam,achternaam\nstudent,{lev.BSNS[0]},"Jo\nRik",Mol\nUwe\nMol,x,y,z\n'
    verslag, _, _ = lees_regels(inhoud.replace(",", scheiding).encode(), bekend, tmp_path)
    gevonden = lev.meldingen(verslag.map)
    assert [melding["code"] for melding in gevonden].count("EIG-BST-13") == 3
    tekst = (verslag.map / "meldingen.csv").read_text("utf-8") + verslag.als_tekst() + str(verslag.als_dict())
    assert not any(naam in tekst for naam in ("Jo", "Rik", "Uwe", "Mol"))


def test_een_regel_die_niet_te_verwerken_is_kost_alleen_zichzelf(bekend, tmp_path, monkeypatch) -> None:
    toets = Toetser.toets

    def breekt(self, tekst, regels, meldingen):
        if self.record.code == "groep":
            raise ZeroDivisionError(lev.BSNS[0])
        return toets(self, tekst, regels, meldingen)

    monkeypatch.setattr(Toetser, "toets", breekt)
    verslag, bestand, _ = lees_regels(BASIS, bekend, tmp_path)
    assert {m["code"] for m in lev.meldingen(verslag.map)} == {"EIG-BST-18", "EIG-lid-16"}
    assert bestand.telling["student"].aanvaard == 2 and bestand.telling["onbekend"].afgekeurd == 1


def test_te_veel_van_een_code_wordt_geteld(bekend, tmp_path, monkeypatch) -> None:
    from stelsel.bestanden import meldingen

    monkeypatch.setattr(meldingen, "GRENS_PER_CODE", dict.fromkeys(meldingen.GRENS_PER_CODE, 2))
    verslag, bestand, _ = lees_regels([*BASIS, *["", "", "", ""]], bekend, tmp_path)
    codes = [melding["code"] for melding in lev.meldingen(verslag.map)]
    assert codes.count("EIG-BST-06") == 2 and codes.count("EIG-BST-20") == 1
    assert bestand.lege_regels == 4


def test_elke_code_heeft_een_geval() -> None:
    lijsten = [waarde for waarde in vars(gevallen).values() if isinstance(waarde, list)]
    gedekt = {geval.code for lijst in lijsten for geval in lijst} | gevallen.APART
    assert gedekt == set(catalogus("eigen_administratie").codes)
