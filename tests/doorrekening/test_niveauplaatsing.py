"""Which rows count, and which facts they give: one student at a time, and a whole school by a plain loop."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from datetime import date, timedelta

import polars as pl
import pytest

from stelsel.doorrekening import reken_door
from stelsel.doorrekening.bron import Bron
from stelsel.doorrekening.niveauplaatsing import verzamel
from stelsel.doorrekening.vraag import Keuze
from stelsel.kern.codelijsten import codelijst
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import GedeeltelijkeDatum, Studiejaar
from stelsel.regels.motor.waarden import lees_variant
from stelsel.regels.register import vind

OP = date(2025, 10, 1)
START = date(2025, 8, 18)
ISG = {"persoon_id": "p", "brin": "99XX", "inschrijvingvolgnummer": "1"}
ISP = {**ISG, "datum_begin": START, "afgeleid": True, "opleidingcode": "20001", "leertraject": "BOL"}


def een(schrijf, vooropleiding=({"code": "VMBO_KB"},), diploma=(), persoon=None, inschrijving=None, periode=None):
    """The facts of the one student in a set, or None when nobody counts."""
    geboren = {"geboortejaar": 2008, "geboortemaand": 3, "geboortedag": 1}
    map_ = schrijf(
        persoon=[{"persoon_id": "p", **(geboren if persoon is None else persoon)}],
        inschrijving=[{**ISG, "datum_inschrijving": START, **(inschrijving or {})}],
        inschrijvingsperiode=[
            ISP | (periode or {}),
            # What came later in the same enrolment says nothing of the start.
            {**ISP, "datum_begin": START + timedelta(40), "opleidingcode": "40001", "leertraject": "EX"},
        ],
        diploma=[
            {"persoon_id": "p", "brin": "98XX", "resultaatvolgnummer": str(i), **d} for i, d in enumerate(diploma)
        ],
        # Somebody else, so that the table is never without rows.
        vooropleiding=[{"persoon_id": "q", "code": "VWO"}, *({"persoon_id": "p", **v} for v in vooropleiding)],
    )
    (*groepen,) = verzamel(Bron(map_), Keuze(op=OP)).groepen
    assert sum(groep.aantal for groep in groepen) == len(groepen) <= 1
    return groepen[0].feiten if groepen else None


def test_de_feiten_zijn_die_van_de_start(schrijf) -> None:
    assert een(schrijf) == ("VMBO_KB", 17, 2)


@pytest.mark.parametrize(
    ("vooropleiding", "diploma", "verwacht"),
    [
        ([{"code": "VMBO_BB"}, {"code": "HAVO"}, {"code": "VMBO_TL"}], [], "HAVO"),
        ([{"code": "VMBO_KB", "behaald_op": START}], [], "VMBO_KB"),
        # Achieved after the start, so nothing to expect something by.
        ([{"code": "VMBO_KB", "behaald_op": START + timedelta(1)}], [], None),
        ([{"code": "VMBO_BB"}], [{"opleidingcode": "20001", "datum_resultaat": START}], "MBO2"),
        ([{"code": "VMBO_BB"}], [{"opleidingcode": "20001", "datum_resultaat": START + timedelta(1)}], "VMBO_BB"),
        ([{"code": "VMBO_KB"}], [{"opleidingcode": "20001", "datum_resultaat": date(2024, 7, 1)}], "VMBO_KB"),
        ([], [{"opleidingcode": "40001", "datum_resultaat": date(2024, 7, 1)}], "MBO4"),
        # Of an unknown niveau or an unknown day.
        ([], [{"opleidingcode": "99999", "datum_resultaat": date(2024, 7, 1)}], None),
        ([], [{"opleidingcode": "40001"}], None),
        ([], [], None),
    ],
)
def test_de_hoogste_van_voor_de_start(schrijf, vooropleiding, diploma, verwacht) -> None:
    assert een(schrijf, vooropleiding, diploma)[0] == verwacht


@pytest.mark.parametrize("jaar", [2024, 2025])
@pytest.mark.parametrize(
    ("maand", "dag"), [(7, 31), (8, 1), (8, 2), (9, 1), (7, None), (8, None), (9, None), (None, None)]
)
def test_de_leeftijd_op_1_augustus(schrijf, jaar, maand, dag) -> None:
    """Also of somebody who began in spring, so in the studiejaar before; the same as the clock of kern says."""
    start = date(jaar, 8, 1) if jaar == 2025 else date(2025, 4, 1)
    geboren = {"geboortejaar": 2008, "geboortemaand": maand, "geboortedag": dag}
    feiten = een(schrijf, persoon=geboren, inschrijving={"datum_inschrijving": start})
    assert feiten[1] == GedeeltelijkeDatum(2008, maand, dag).leeftijd_op(Studiejaar.van_datum(start).van)


@pytest.mark.parametrize(
    ("inschrijving", "periode", "telt"),
    [
        ({"datum_uitschrijving_werkelijk": OP}, {}, True),
        ({"datum_uitschrijving_werkelijk": OP - timedelta(1)}, {}, False),
        ({"datum_inschrijving": OP}, {}, True),
        ({"datum_inschrijving": OP + timedelta(1)}, {}, False),
        # A planned end that has passed does not end an enrolment.
        ({"datum_uitschrijving_gepland": OP - timedelta(30)}, {}, True),
        ({}, {"leertraject": "BBL"}, True),
        ({}, {"leertraject": "EX"}, False),
        ({}, {"leertraject": "ODT"}, False),
    ],
)
def test_wie_er_op_de_dag_is(schrijf, inschrijving, periode, telt) -> None:
    assert (een(schrijf, inschrijving=inschrijving, periode=periode) is not None) == telt


def test_een_onbekende_geboorte_of_opleiding_is_een_feit_dat_ontbreekt(schrijf) -> None:
    assert een(schrijf, persoon={}) == ("VMBO_KB", None, 2)
    assert een(schrijf, persoon={"geboortejaar": 1800, "geboortemaand": 1, "geboortedag": 1})[1] is None
    assert een(schrijf, periode={"opleidingcode": "99999"}) == ("VMBO_KB", 17, None)
    assert een(schrijf, periode={"opleidingcode": None}) == ("VMBO_KB", 17, None)


# -- a whole school, by two ways ----------------------------------------------------------------------------------


def _rij_voor_rij(map_, op, waarden=None) -> list[tuple[int | None, str, str]]:
    """Niveau, vooropleiding and answer of everybody who counts, without SQL and without fact sets."""
    tabel = {
        naam: pl.read_parquet(map_ / f"{naam}.parquet").to_dicts()
        for naam in ("persoon", "inschrijving", "inschrijvingsperiode", "diploma", "opleiding", "vooropleiding")
    }
    niveau = {o["opleidingcode"]: o["niveau"] for o in tabel["opleiding"]}
    volgorde = list(codelijst("vooropleiding").codes)
    mensen = {p["persoon_id"]: p for p in tabel["persoon"]}
    eerste = {}
    for p in sorted(tabel["inschrijvingsperiode"], key=lambda p: p["datum_begin"]):
        eerste.setdefault((p["persoon_id"], p["inschrijvingvolgnummer"]), p)
    behaald = [(v["persoon_id"], v["behaald_op"], v["code"]) for v in tabel["vooropleiding"]]
    behaald += [(d["persoon_id"], d["datum_resultaat"], f"MBO{niveau[d['opleidingcode']]}") for d in tabel["diploma"]]
    van_wie = {}
    for persoon, dag, code in behaald:
        van_wie.setdefault(persoon, []).append((dag, code))
    regel, uit = vind("niveauplaatsing"), []
    for i in tabel["inschrijving"]:
        periode = eerste[i["persoon_id"], i["inschrijvingvolgnummer"]]
        einde = i["datum_uitschrijving_werkelijk"]
        start = i["datum_inschrijving"]
        if start > op or (einde and einde < op) or periode["leertraject"] not in ("BOL", "BOL_DT", "BBL"):
            continue
        codes = [c for dag, c in van_wie.get(i["persoon_id"], []) if c in volgorde and (dag is None or dag <= start)]
        hoogste = max(codes, key=volgorde.index, default=None)
        p = mensen[i["persoon_id"]]
        geboren = GedeeltelijkeDatum(p["geboortejaar"], p["geboortemaand"], p["geboortedag"])
        feiten = {
            "vooropleiding": hoogste,
            "leeftijd": geboren.leeftijd_op(Studiejaar.van_datum(start).van),
            "niveau": niveau.get(periode["opleidingcode"]),
        }
        uitkomst = regel.beantwoord(regel.uit(feiten), op, *([waarden] if waarden else []))
        uit.append((feiten["niveau"], hoogste, str(uitkomst.antwoord)))
    return uit


@pytest.mark.parametrize("op", [date(2026, 10, 1), date(2020, 2, 15)])
def test_een_hele_school_rij_voor_rij(school, op, tmp_path) -> None:
    variant = tmp_path / "variant.yaml"
    variant.write_text("naam: x\nwaarden:\n  niveauplaatsing.mbo_raad: {VMBO_KB: {verwacht: 4}}\n", "utf-8")
    waarden = lees_variant(variant)
    rijen, anders = _rij_voor_rij(school, op), _rij_voor_rij(school, op, waarden)
    gerekend = reken_door(school, "niveauplaatsing", Keuze(op=op, per=("niveau", "vooropleiding")), waarden)
    for kolom, verwacht in (("aantal", rijen), ("aantal_variant", anders)):
        geteld = {(r["niveau"], r["vooropleiding"], r["antwoord"]): r[kolom] for r in gerekend.rijen if r[kolom]}
        assert geteld == Counter(verwacht), kolom
    telling = gerekend.verantwoording
    assert telling["rijen"] == len(rijen) > 300
    wissels = Counter((een, ander) for (*_, een), (*_, ander) in zip(rijen, anders, strict=True) if een != ander)
    assert {(o["van"], o["naar"]): o["aantal"] for o in telling["overgangen"]} == wissels
    assert telling["rijen_met_ander_antwoord"] == sum(wissels.values()) > 0
    assert telling["rijen_met_ontbrekend_feit"] == sum(antwoord == "onbekend" for *_, antwoord in rijen) > 0


def test_elke_set_wordt_een_keer_beslist(school, monkeypatch) -> None:
    from stelsel.regels.motor.regel import Regel

    gevraagd = []
    beantwoord = Regel.beantwoord

    def tel(self, feiten, *rest):
        gevraagd.append((feiten.vooropleiding, feiten.leeftijd, feiten.niveau))
        return beantwoord(self, feiten, *rest)

    monkeypatch.setattr(Regel, "beantwoord", tel)
    telling = reken_door(school, "niveauplaatsing", Keuze(per=("crebo",))).verantwoording
    assert len(gevraagd) == len(set(gevraagd)) == telling["feitensets"] < telling["rijen"] / 2
    assert telling["op"] == "2026-10-01"


# -- what cannot be asked -----------------------------------------------------------------------------------------


def _fout(map_, keuze=None) -> StelselFout:
    with pytest.raises(StelselFout) as fout:
        reken_door(map_, "niveauplaatsing", keuze or Keuze())
    assert fout.value.exitcode == 2 and fout.value.doe
    return fout.value


def test_zonder_vooropleiding_is_er_niets_te_vragen(schrijf) -> None:
    fout = _fout(schrijf(inschrijving=[{**ISG, "datum_inschrijving": START}]))
    assert fout.code == "DOOR-LEEG-01" and "eigen_administratie.csv" in fout.doe


def test_een_set_van_voor_deze_tabel(school, tmp_path) -> None:
    """A gegevensset of an older version does not hold the table at all."""
    oud = shutil.copytree(school, tmp_path / "oud")
    beschrijving = json.loads((oud / "gegevensset.json").read_text("utf-8"))
    del beschrijving["tabellen"]["vooropleiding"]
    (oud / "gegevensset.json").write_text(json.dumps(beschrijving), "utf-8")
    fout = _fout(oud)
    assert fout.code == "GEG-SET-07" and "vooropleiding" in fout.wat


def test_buiten_de_dekking(schrijf) -> None:
    rij = {**ISG, "datum_inschrijving": START}
    kort = schrijf((date(2025, 8, 1), date(2025, 9, 30)), inschrijving=[rij], vooropleiding=[])
    assert _fout(kort).code == "DOOR-DEKKING-02"
    fout = _fout(kort, Keuze(jaar=2024))
    assert (fout.code, fout.waar) == ("DOOR-DEKKING-01", "--jaar")
    assert "99XX: 2025-08-01 t/m 2025-09-30" in fout.verwacht
    assert _fout(kort, Keuze(op=date(2025, 10, 1))).waar == "--op"


def test_een_instelling_zonder_dekking_telt_niet_mee_en_wordt_genoemd(schrijf) -> None:
    map_ = schrijf(
        inschrijving=[{**ISG, "datum_inschrijving": START}, {**ISG, "brin": "98XX", "datum_inschrijving": START}],
        inschrijvingsperiode=[{**ISP, "brin": brin} for brin in ("99XX", "98XX")],
        vooropleiding=[{"persoon_id": "p", "code": "VWO"}],
    )
    pad = map_ / "gegevensset.json"
    beschrijving = json.loads(pad.read_text("utf-8"))
    beschrijving["dekking"] = [d for d in beschrijving["dekking"] if d["brin"] == "99XX"]
    pad.write_text(json.dumps(beschrijving), "utf-8")
    gerekend = reken_door(map_, "niveauplaatsing", Keuze(per=("brin",)))
    assert [rij["brin"] for rij in gerekend.rijen] == ["99XX"]
    assert any("98XX" in noot for noot in gerekend.verantwoording["noten"])
