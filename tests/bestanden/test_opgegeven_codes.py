"""K-codes and AMvB codes: held against the list a school gives, and without a list told once to be checked on form.

The good file has K0067 and K0138 in KZD, C0004 in AMO and no K-code in BPV.
"""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from hulp import leveringen as lev
from hulp import ro_gevallen as gevallen
from stelsel.bestanden import lees
from stelsel.opdrachten.lees import opdracht

KEUZEDELEN = "code,naam,van,tot_en_met,sbu,niveau\nK0067,Eén,,,240,3\nK0138,Twee,2016-08-01,2024-12-31,480,4\n"
AMVB = "code,naam,van,tot_en_met\nC0004,Onderdeel,,2024-12-31\n"
RIJEN = {
    "RO-KZD-22": lev.zet("KZD", "code_keuzedeel", "K9999"),
    "RO-BPV-22": lev.zet("BPV", "code_keuzedeel", "K9999"),
    "RO-AMO-22": lev.zet("AMO", "code_amvb_onderdeel", "C9999"),
    "RO-KZD-19": lev.zet("KZD", "datum_resultaat", "2025-01-01", 1),
    "RO-AMO-19": lev.zet("AMO", "datum_resultaat", "2025-01-01", 1),
    "RO-BPV-19": lambda regels: lev.zet("BPV", "code_keuzedeel", "K0138")(
        lev.zet("BPV", "datum_begin", "2016-07-31")(regels)
    ),
}
VELD = {"KZD": "code_keuzedeel", "BPV": "code_keuzedeel", "AMO": "code_amvb_onderdeel"}


@pytest.fixture
def codes(tmp_path):
    inhoud = {"keuzedeel": ("keuzedelen.csv", KEUZEDELEN), "amvb_onderdeel": ("amvb.csv", AMVB)}
    for naam, tekst in inhoud.values():
        (tmp_path / naam).write_text(tekst, "utf-8")
    return {soort: tmp_path / naam for soort, (naam, _) in inhoud.items()}


def lees_regels(tmp_path, regels, **opties):
    pad = tmp_path / lev.RO_NAAM
    pad.write_bytes(lev.bytes_van(regels))
    verslag = lees(pad, tmp_path / "set", **opties)
    lev.klopt(verslag, pad)
    return verslag, lev.meldingen(verslag.map)


@pytest.mark.parametrize("code", RIJEN)
def test_met_een_lijst_waarschuwt_een_code_daarbuiten(code, tmp_path, codes) -> None:
    regels = RIJEN[code](lev.goed_ro())
    verslag, meldingen = lees_regels(tmp_path, regels, codes=codes)
    (melding,) = meldingen
    record = lev.RO.records[code[3:6]]
    veld = record.veld(VELD[record.code])
    assert (melding["code"], melding["ernst"], melding["veld"]) == (code, "waarschuwing", veld.naam)
    assert regels[int(melding["regel"]) - 1].startswith(record.code)
    assert melding["gevonden"] in regels[int(melding["regel"]) - 1]
    assert verslag.exitcode == 0 and verslag.volledig and verslag.alleen_vorm == []
    # All is kept: the code too.
    bewaard = [rij[veld.kolom] for rij in lev.rijen(verslag.map, record.tabel)]
    assert melding["gevonden"] in bewaard and len(bewaard) == sum(regel[:3] == record.code for regel in regels)


@pytest.mark.parametrize("code", RIJEN)
def test_zonder_lijst_geen_melding_per_regel(code, tmp_path) -> None:
    verslag, meldingen = lees_regels(tmp_path, RIJEN[code](lev.goed_ro()))
    assert meldingen == [] and verslag.exitcode == 0
    assert verslag.alleen_vorm == ["keuzedeel", "amvb_onderdeel"]


def test_alle_codes_met_een_lijst_zijn_gedekt() -> None:
    assert set(RIJEN) == gevallen.MET_LIJST


def test_een_goed_bestand_met_lijsten_heeft_geen_meldingen(tmp_path, codes) -> None:
    verslag, meldingen = lees_regels(tmp_path, lev.goed_ro(), codes=codes)
    assert meldingen == [] and "op vorm" not in verslag.als_tekst()
    (bron,) = json.loads((verslag.map / "gegevensset.json").read_text("utf-8"))["bronnen"]
    assert bron["codecontrole"] == {
        "keuzedeel": "lijst keuzedelen.csv (2 codes)",
        "amvb_onderdeel": "lijst amvb.csv (1 codes)",
    }


def test_zonder_lijst_staat_het_in_een_regel_en_in_de_gegevensset(tmp_path) -> None:
    verslag, _ = lees_regels(tmp_path, lev.goed_ro())
    zin = (
        "De codes van keuzedelen en AMvB-onderdelen zijn alleen op vorm gecontroleerd: "
        "er is geen lijst gegeven (--keuzedelen, --amvb-onderdelen)."
    )
    assert verslag.als_tekst().splitlines().count(zin) == 1
    assert verslag.als_dict()["alleen_vorm"] == ["keuzedeel", "amvb_onderdeel"]
    (bron,) = json.loads((verslag.map / "gegevensset.json").read_text("utf-8"))["bronnen"]
    assert bron["codecontrole"] == {"keuzedeel": "alleen vorm", "amvb_onderdeel": "alleen vorm"}


def test_wat_niet_voorkomt_wordt_niet_genoemd(tmp_path, codes) -> None:
    zonder = lev.met_slot([regel for regel in lev.goed_ro() if regel[:3] not in ("KZD", "AMO")])
    verslag, _ = lees_regels(tmp_path, zonder)
    assert verslag.alleen_vorm == [] and "op vorm" not in verslag.als_tekst()
    (tmp_path / "tweede").mkdir()
    verslag, _ = lees_regels(tmp_path / "tweede", lev.goed_ro(), codes={"keuzedeel": codes["keuzedeel"]})
    assert "De codes van AMvB-onderdelen zijn alleen op vorm" in verslag.als_tekst()


def test_de_vorm_blijft_een_fout_ook_met_een_lijst(tmp_path, codes) -> None:
    _, meldingen = lees_regels(tmp_path, lev.zet("KZD", "code_keuzedeel", "K67")(lev.goed_ro()), codes=codes)
    assert [melding["code"] for melding in meldingen] == ["RO-KZD-12"]


def test_de_opties_van_de_opdracht(tmp_path, codes) -> None:
    pad = tmp_path / lev.RO_NAAM
    regels = lev.zet("KZD", "code_keuzedeel", "K9999")(lev.goed_ro())
    pad.write_bytes(lev.bytes_van(lev.zet("AMO", "code_amvb_onderdeel", "C9999")(regels)))
    opties = ["--keuzedelen", str(codes["keuzedeel"]), "--amvb-onderdelen", str(codes["amvb_onderdeel"])]
    uit = CliRunner().invoke(opdracht, [str(pad), "--naar", str(tmp_path / "set"), *opties], standalone_mode=False)
    assert uit.return_value == 0
    assert "[RO-KZD-22]" in uit.stdout and "[RO-AMO-22]" in uit.stdout and "op vorm" not in uit.stdout
    assert {melding["verwacht"] for melding in lev.meldingen(tmp_path / "set")} == {
        "een code uit keuzedelen.csv",
        "een code uit amvb.csv",
    }
