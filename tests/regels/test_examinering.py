"""What the worked cases and the generic tests of the rules do not reach: tables checked by a second way of counting."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from stelsel.regels.gevallen_lezen import gevallen
from stelsel.regels.motor.lezen import FeitenFout
from stelsel.regels.motor.vragen import met, paden
from stelsel.regels.register import vind


def test_elk_eindcijfer_van_ce_en_ie() -> None:
    """All 8,281 pairs of marks, against whole-number arithmetic; and more never gives less."""
    regel = vind("eindcijfer")
    eerder: dict[int, int] = {}
    for ce, ie in product(range(10, 101), repeat=2):
        pogingen = [{"examen": naam, "cijfer": tienden / 10} for naam, tienden in (("CE", ce), ("IE", ie))]
        feiten = {"onderdeel": "NEDERLANDS", "soort": "vak", "delen": "CE_EN_IE", "pogingen": pogingen}
        antwoord = regel.beantwoord(regel.uit(feiten)).antwoord
        tienden = (ce + ie) // 2  # the first decimal of the mean; a half tenth falls away
        assert antwoord == tienden // 10 + (tienden % 10 >= 5), (ce, ie)
        assert antwoord >= eerder.get(ce + ie - 1, 0)
        eerder[ce + ie] = int(antwoord)


def test_een_woord_naast_cijfers_wordt_geweigerd() -> None:
    regel = vind("eindcijfer")
    pogingen = [{"examen": "IE", "cijfer": Decimal(7)}]
    with pytest.raises(FeitenFout) as fout:
        regel.uit({"onderdeel": "SPECIFIEK", "woord": "goed", "pogingen": pogingen})
    assert [f.pad for f in fout.value.fouten] == ["$.woord, $.pogingen"]
    with pytest.raises(FeitenFout) as fout:
        regel.uit({"onderdeel": "ENGELS", "woord": "goed"})
    assert [f.pad for f in fout.value.fouten] == ["$.onderdeel, $.woord"]


@pytest.mark.parametrize(
    ("onderdeel", "veld", "niveau"),
    [
        ("NEDERLANDS", "niveau_oud", "MBO_3"),
        ("NEDERLANDS", "niveau_nieuw", "A2_B1"),
        ("REKENEN", "niveau_oud", "ENGELS_HOGER"),
        ("ENGELS", "niveau_nieuw", "F2"),
    ],
)
def test_een_niveau_van_een_ander_onderdeel_wordt_geweigerd(onderdeel: str, veld: str, niveau: str) -> None:
    """Else a level of rekenen would be held against one of Nederlands, and found high enough."""
    regel = vind("vrijstelling")
    with pytest.raises(FeitenFout) as fout:
        regel.uit({"onderdeel": onderdeel, veld: niveau})
    assert [f.pad for f in fout.value.fouten] == [f"$.onderdeel, $.{veld}"]


def test_een_eerder_cijfer_naast_een_eerder_woord_wordt_geweigerd() -> None:
    with pytest.raises(FeitenFout) as fout:
        vind("vrijstelling").uit({"eerder_cijfer": Decimal(7), "eerder_woord": "goed"})
    assert [f.pad for f in fout.value.fouten] == ["$.eerder_cijfer, $.eerder_woord"]


def test_generiek_alle_cijfers() -> None:
    """Every combination of three marks on each level, before and after rekenen counted, against the words of EKB 17."""
    regel = vind("generiek_geslaagd")
    for soort, start in product(("basisberoeps", "vak", "middenkader", "specialist"), ("2021-09-01", "2025-09-01")):
        vier = soort in ("middenkader", "specialist")
        for nl, en, rek in product(range(3, 8), repeat=3):
            feiten = {"soort": soort, "start_opleiding": start, "studieduur": 3, "leerjaren": []}
            feiten |= {"nederlands": {"cijfer": nl}, "engels": {"cijfer": en}, "rekenen": {"cijfer": rek}}
            tellen = [nl] + ([en] if vier else []) + ([rek] if start > "2022" else [])
            goed = sorted(tellen)[0] >= 5 and all(cijfer >= 6 for cijfer in sorted(tellen)[1:])
            antwoord = regel.beantwoord(regel.uit(feiten), date(2026, 7, 1)).antwoord
            assert antwoord == ("geslaagd" if goed else "niet_geslaagd"), (soort, start, nl, en, rek)


def test_keuzedelen_alle_cijfers() -> None:
    """Every set of up to three marks on niveau 3, against the decree with fractions."""
    regel = vind("keuzedelen_geslaagd")
    for aantal in (1, 2, 3):
        for cijfers in product(range(2, 9), repeat=aantal):
            keuzedelen = [{"code": f"K{plek}", "sbu": 240, "cijfer": c} for plek, c in enumerate(cijfers)]
            feiten = {"soort": "vak", "start_opleiding": "2023-09-01", "minimum_sbu": 240 * aantal}
            gemiddelde = Fraction(sum(cijfers), aantal)
            helft = 2 * sum(cijfer >= 6 for cijfer in cijfers) >= aantal
            goed = gemiddelde >= 6 and helft and min(cijfers) >= 4 if aantal > 1 else cijfers[0] >= 6
            antwoord = regel.beantwoord(regel.uit(feiten | {"keuzedelen": keuzedelen})).antwoord
            assert antwoord == ("geslaagd" if goed else "niet_geslaagd"), cijfers


def test_meer_keuzedelen_dan_nodig_kost_nooit_het_diploma() -> None:
    """Whoever passes with the minimum passes with any keuzedeel more, be it by a choice."""
    regel = vind("keuzedelen_geslaagd")
    feiten = {"soort": "middenkader", "start_opleiding": "2023-09-01", "minimum_sbu": 720}
    basis = [{"code": f"K{plek}", "sbu": 240, "cijfer": cijfer} for plek, cijfer in enumerate((7, 4, 7))]
    for cijfer, sbu in product(range(1, 11), (240, 480, 720)):
        erbij = [*basis, {"code": "K9", "sbu": sbu, "cijfer": cijfer}]
        antwoord = regel.beantwoord(regel.uit(feiten | {"keuzedelen": erbij})).antwoord
        assert regel.is_gunstig(antwoord), (cijfer, sbu)


def test_diploma_zonder_een_feit_is_nooit_geslaagd() -> None:
    """Of a complete file every fact that is left out, also one of a single result, makes the answer wait."""
    regel = vind("diplomabesluit")
    vol = next(geval for geval in gevallen("diplomabesluit") if geval.naam.startswith("Niveau 4, alles behaald"))
    feiten = regel.uit(vol.feiten).op_dag(vol.op)
    assert regel.beantwoord(feiten).antwoord == "geslaagd"
    gemist = set()
    for pad in paden(feiten):
        if feiten.waarde(pad) is None or pad in ("op", "examenplan_cohort") or pad.endswith(".code"):
            continue
        uitkomst = regel.beantwoord(met(feiten, pad, None))
        if uitkomst.antwoord != "geslaagd":
            assert uitkomst.antwoord == "onbekend", (pad, uitkomst.antwoord)
            gemist.add(pad)
    assert {"examenplan", "bpv_positief", "rekenen.cijfer", "keuzedelen[1].vastlegging.datum"} <= gemist
    # Begun in 2023, so with the years that were begun; the studieduur matters for earlier students only.
    assert {pad for pad in paden(feiten) if feiten.waarde(pad) is not None} - gemist == {
        "op",
        "studieduur",
        "examenplan_cohort",
        *(f"specifiek[{plek}].code" for plek in range(3)),
        *(f"keuzedelen[{plek}].code" for plek in range(2)),
    }


def test_zonder_keuzedelen_staat_er_geen_som_van_niets() -> None:
    feiten = {"soort": "vak", "start_opleiding": "2023-09-01", "keuzedelen": [], "minimum_sbu": 720}
    regel = vind("keuzedelen_geslaagd")
    uitkomst = regel.beantwoord(regel.uit(feiten), date(2026, 7, 1))
    assert uitkomst.antwoord == "niet_geslaagd"
    assert [grond.artikel for grond in uitkomst.gronden] == ["EKB 17", "EKB 17d lid 2"]


def test_wat_nog_moet_worden_vastgelegd_staat_er_met_naam() -> None:
    """The same question for every result would not tell which one is meant; in the reasons nor in what is missing."""
    feiten = {"soort": "vak", "nederlands": {"cijfer": 6}, "rekenen": {"cijfer": 6}}
    regel = vind("diplomabesluit")
    uitkomst = regel.beantwoord(regel.uit(feiten), date(2026, 7, 1))
    vragen = {"Hoe is het resultaat van Nederlands vastgelegd?", "Hoe is het resultaat van rekenen vastgelegd?"}
    assert {mist.vraag for mist in uitkomst.ontbrekend if mist.feit.endswith("vastlegging")} == vragen
    zinnen = {grond.zin for grond in uitkomst.gronden if grond.artikel == "SEK BA1"}
    assert zinnen == {f"Nog niet bekend. {vraag}" for vraag in vragen}
