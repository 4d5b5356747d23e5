"""onderwijsresultaat over a whole school by two ways: the rule through doorrekening, and the indicator itself."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from stelsel.doorrekening import reken_door
from stelsel.doorrekening.vraag import Keuze
from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.gegevensset import GegevenssetSchrijver
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.indicatoren import Lezingen, bereken
from stelsel.indicatoren.lezingen import STANDAARD
from stelsel.regels.motor.waarden import Waarden
from stelsel.synthese import maak_school

PER = ("brin", "dossier", "niveau")


@pytest.fixture(scope="module")
def twee_scholen(tmp_path_factory):
    """Two invented schools in one set, of which the second covers too little for a judgement."""
    map_ = tmp_path_factory.mktemp("scholen") / "set"
    with GegevenssetSchrijver(map_) as schrijver:
        opleidingen = {}
        for brin, zaad, jaren in (("99XX", 2, 10), ("98XX", 6, 4)):
            school = maak_school(1200, zaad, jaren, date(2026, 1, 15), brin, eigen=False)
            for naam in ("persoon", "inschrijving", "inschrijvingsperiode", "diploma"):
                schrijver.schrijf(naam, school.tabellen[naam])
            opleidingen |= {rij["opleidingcode"]: rij for rij in school.tabellen["opleiding"].to_pylist()}
            schrijver.bron(dekking=Dekking(brin, school.van, school.tot_en_met), brin=brin)
        schrijver.schrijf("opleiding", TABELLEN["opleiding"].uit_rijen(opleidingen.values()))
    return map_


def _volgens_indicator(map_, lezingen: Lezingen) -> Counter:
    """The judgement of every unit; what is not judged at all is unknown to the rule, and entree has no norm."""
    uit: Counter = Counter()
    for rij in bereken(map_, "oordeel", 2024, 3, PER, lezingen).to_pylist():
        if rij["niveau"] == 1 and rij["brin"] == "99XX":
            oordeel = "geen_norm"
        elif rij["brin"] == "98XX":
            oordeel = "geen_norm" if rij["niveau"] == 1 else "onbekend"
        else:
            oordeel = "onbekend" if rij["oordeel"] is None else rij["oordeel"].replace(" ", "_")
        uit[rij["brin"], rij["niveau"], oordeel] += 1
    return uit


@pytest.mark.parametrize(
    ("lezing", "anders"),
    [({}, {}), ({"minimum": "3"}, {"minimum_noemer": 3}), ({"hoog": "en"}, {"hoge_norm_bij": "en"})],
)
def test_de_regel_oordeelt_over_een_hele_set_als_de_indicator(twee_scholen, lezing, anders) -> None:
    variant = Waarden("toets", {f"onderwijsresultaat.{naam}": waarde for naam, waarde in anders.items()})
    gerekend = reken_door(twee_scholen, "onderwijsresultaat", Keuze(jaar=2024, per=("brin", "niveau")), variant)
    for kolom, lezingen in (("aantal", STANDAARD), ("aantal_variant", Lezingen(**lezing))):
        geteld = {(r["brin"], r["niveau"], r["antwoord"]): r[kolom] for r in gerekend.rijen if r[kolom]}
        assert geteld == _volgens_indicator(twee_scholen, lezingen), kolom
    assert {"hoog", "voldoende", "onvoldoende", "geen_norm", "onbekend"} <= {r["antwoord"] for r in gerekend.rijen}
    assert any("98XX: niet te bepalen" in noot for noot in gerekend.verantwoording["noten"])
