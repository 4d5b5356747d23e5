"""What a reader, a screen reader and a strict Content-Security-Policy ask of every chart."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stelsel.weergave.grafieken import (
    Norm,
    Punt,
    Staaf,
    balkgrafiek,
    getal_nl,
    gezamenlijk_bereik,
    lijngrafiek,
    veelvoud,
    vonk,
)
from stelsel.weergave.grafieken.schaal import Schaal, streepjes

JAREN = ["'20-'21", "'21-'22", "'22-'23", "'23-'24", "'24-'25*"]
NORM = Norm(68, "norm 68")


def reeks(*waarden):
    return [
        Punt(j, w, None if w is None else w - 6, None if w is None else w + 6)
        for j, w in zip(JAREN, waarden, strict=False)
    ]


def alle(titel="Software developer", omschrijving="Van 70 naar 63,8 procent."):
    punten = reeks(70.0, 69.0, None, 66.0, 63.8)
    return {
        "lijn": lijngrafiek("g1", titel, omschrijving, punten, normen=[NORM, Norm(85, "hoge norm 85")]),
        "veelvoud": veelvoud("g2", titel, omschrijving, punten, bereik=(60, 90), norm=NORM),
        "vonk": vonk("g3", titel, omschrijving, [70, 69, 66, 63.8]),
        "balk": balkgrafiek("g4", titel, omschrijving, [Staaf("bol", 12, "12 studenten"), Staaf("bbl", 0, "0")]),
    }


def lees(svg):
    wortel = ET.fromstring(svg)
    assert wortel.tag == "svg"
    return wortel


@pytest.mark.parametrize("soort", ["lijn", "veelvoud", "vonk", "balk"])
def test_geldige_xml_met_rol_titel_en_beschrijving(soort):
    wortel = lees(alle()[soort])
    assert wortel.get("role") == "img"
    assert wortel.find("title").text == "Software developer"
    assert wortel.find("desc").text == "Van 70 naar 63,8 procent."
    ids = {wortel.find("title").get("id"), wortel.find("desc").get("id")}
    assert set(wortel.get("aria-labelledby").split()) == ids


@pytest.mark.parametrize("soort", ["lijn", "veelvoud", "vonk", "balk"])
def test_geen_opmaak_in_de_grafiek_zelf(soort):
    for element in lees(alle()[soort]).iter():
        assert element.tag != "style"
        for naam in element.attrib:
            assert naam not in {"style", "fill", "stroke", "font-size"}, "kleur en letter horen in de klassen"
            assert not naam.startswith("on")


@pytest.mark.parametrize("soort", ["lijn", "veelvoud", "vonk", "balk"])
def test_tekst_van_buiten_blijft_tekst(soort):
    kwaad = '<script>alert("1")</script> & "Zorg"'
    wortel = lees(alle(titel=kwaad, omschrijving=kwaad)[soort])
    assert wortel.find("title").text == kwaad
    assert not [e for e in wortel.iter() if e.tag == "script"]


def test_namen_van_jaren_en_staven_worden_ook_veilig_geschreven():
    svg = lijngrafiek("g", "t", "d", [Punt("<b>", 1.0), Punt("&", 2.0)], normen=[Norm(1, "<i>")])
    assert "<b>" not in svg and "<i>" not in svg
    lees(svg)
    lees(balkgrafiek("g", "t", "d", [Staaf("<u>", 1, "&")]))


def klassen(svg, tag):
    return [e.get("class") for e in lees(svg).iter(tag)]


def test_onder_de_norm_is_een_open_vierkant_en_oranje():
    svg = veelvoud("g", "t", "d", reeks(70.0, 66.0), bereik=(60, 80), norm=NORM)
    assert klassen(svg, "rect") == ["gat"]
    assert klassen(svg, "polyline") == ["lijn s2"]
    svg = veelvoud("g", "t", "d", reeks(70.0, 68.0), bereik=(60, 80), norm=NORM)
    assert klassen(svg, "circle") == ["vlak"], "precies de norm is gehaald"
    assert klassen(svg, "polyline") == ["lijn"]


def test_zonder_norm_is_niets_onder_de_norm():
    svg = lijngrafiek("g", "t", "d", reeks(10.0, 20.0))
    assert klassen(svg, "circle") == ["vlak", "vlak"]


def test_een_jaar_zonder_waarde_onderbreekt_lijn_en_band():
    svg = lijngrafiek("g", "t", "d", reeks(70.0, 71.0, None, 72.0, 73.0), normen=[NORM])
    assert len(klassen(svg, "polyline")) == 2
    assert klassen(svg, "polygon") == ["band", "band"]
    assert "'22-'23" in [e.text for e in lees(svg).iter("text")], "het jaar zelf blijft op de as staan"


def test_een_enkel_jaar_heeft_een_punt_en_geen_lijn():
    svg = lijngrafiek("g", "t", "d", reeks(70.0), normen=[NORM])
    assert klassen(svg, "polyline") == []
    assert klassen(svg, "circle") == ["vlak"]
    lees(veelvoud("g", "t", "d", reeks(70.0), bereik=(60, 80)))
    lees(veelvoud("g", "t", "d", reeks(None), bereik=(60, 80), norm=NORM))
    lees(lijngrafiek("g", "t", "d", []))


def test_elke_waarde_staat_als_tekst_bij_haar_punt():
    teksten = [e.text for e in lees(alle()["lijn"]).iter("text")]
    for verwacht in ("70,0", "63,8", "norm 68", "hoge norm 85", "'24-'25*"):
        assert verwacht in teksten


def test_twee_normen_vlak_bij_elkaar_staan_niet_over_elkaar():
    normen = [Norm(68, "norm 68"), Norm(68.5, "hoge norm 68,5")]
    svg = lijngrafiek("g", "t", "d", reeks(70.0, 71.0), normen=normen)
    hoogten = [float(e.get("y")) for e in lees(svg).iter("text") if "norm" in e.text]
    assert abs(hoogten[0] - hoogten[1]) >= 15


def test_een_waarde_staat_niet_op_de_normlijn_en_niet_op_de_lijn_zelf():
    def hoogte(svg, tekst):
        (gevonden,) = [float(e.get("y")) for e in lees(svg).iter("text") if e.text == tekst]
        return gevonden

    def punt(svg):
        return [float(e.get("cy") or e.get("y")) for e in lees(svg).iter() if e.get("class") in ("vlak", "gat")]

    vlak = lijngrafiek("g", "t", "d", reeks(70.0, 66.0, 66.0), normen=[NORM])
    assert hoogte(vlak, "70,0") < punt(vlak)[0], "boven de norm staat de waarde erboven"
    dal = lijngrafiek("g", "t", "d", reeks(95.0, 69.0, 95.0), normen=[Norm(60, "norm 60")])
    assert hoogte(dal, "69,0") > punt(dal)[1], "in een dal staat de waarde eronder"
    net_onder = lijngrafiek("g", "t", "d", reeks(50.0, 66.5), normen=[Norm(50, "a"), Norm(60.5, "b")])
    assert hoogte(net_onder, "66,5") < punt(net_onder)[1]


def test_een_vonk_van_minder_dan_twee_waarden_is_er_niet():
    assert vonk("g", "t", "d", [None, 70.0]) == ""
    lees(vonk("g", "t", "d", [70.0, 70.0]))


def test_een_balk_begint_bij_nul_en_kent_geen_min():
    breedten = [float(e.get("width")) for e in lees(alle()["balk"]).iter("rect")]
    assert breedten[0] > 0 and breedten[1] == 0
    with pytest.raises(ValueError, match="begint bij nul"):
        balkgrafiek("g", "t", "d", [Staaf("bol", -1, "")])


@given(st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=12), st.floats(0, 100))
def test_niets_wordt_buiten_het_kader_getekend(waarden, norm):
    punten = [Punt(str(k), w) for k, w in enumerate(waarden)]
    bereik = gezamenlijk_bereik([*waarden, norm])
    for svg, hoogte in (
        (lijngrafiek("g", "t", "d", punten, normen=[Norm(norm, "norm")]), 310),
        (veelvoud("g", "t", "d", punten, bereik=bereik, norm=Norm(norm, "norm")), 128),
    ):
        for element in lees(svg).iter():
            for naam in ("y", "cy"):
                if element.get(naam):
                    assert 0 <= float(element.get(naam)) <= hoogte


@given(st.lists(st.one_of(st.none(), st.floats(0, 100)), max_size=8))
def test_gezamenlijk_bereik_houdt_alles_binnen_ronde_grenzen(waarden):
    laag, hoog = gezamenlijk_bereik(waarden)
    assert 0 <= laag < hoog <= 100
    assert laag % 10 == 0 and hoog % 10 == 0
    assert all(laag <= w <= hoog for w in waarden if w is not None)


def test_een_hele_tiende_is_ook_een_bereik():
    assert gezamenlijk_bereik([100.0]) == (90, 100)
    assert gezamenlijk_bereik([0.0]) == (0, 10)
    assert gezamenlijk_bereik([250.0], hoogste=None) == (240, 250)
    assert gezamenlijk_bereik([]) == (0, 10)


def test_streepjes_zijn_ronde_getallen():
    assert streepjes(50, 90) == [50, 60, 70, 80, 90]
    assert streepjes(0, 100) == [0, 20, 40, 60, 80, 100]
    assert streepjes(60, 70) == [60, 62, 64, 66, 68, 70]
    assert Schaal(0, 10, 100, 0)(-5) == 100


def test_getallen_zoals_ze_in_nederland_staan():
    assert getal_nl(1234.5) == "1.234,5"
    assert getal_nl(-2.2) == "−2,2"
    assert getal_nl(-0.04) == "0,0"
    assert getal_nl(301, 0) == "301"
