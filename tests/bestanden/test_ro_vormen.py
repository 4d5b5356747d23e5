"""The forms in which an RO comes: old layouts, line ends, separators, date styles, and pieces of any size."""

from __future__ import annotations

from pathlib import Path

import pytest

from hulp import leveringen as lev
from stelsel.bestanden import lees, regels

BASIS = lev.goed_ro()
LEVERINGEN = Path(__file__).parents[3] / "shared" / "data" / "duo"


def lees_bytes(inhoud: bytes, map_: Path, naam: str = lev.RO_NAAM, **keuze):
    map_.mkdir(exist_ok=True)
    pad = map_ / naam
    pad.write_bytes(inhoud)
    verslag = lees(pad, map_ / "set", **keuze)
    lev.klopt(verslag, pad)
    lev.geen_nummers(verslag)
    return verslag


@pytest.fixture(scope="module")
def gewoon(tmp_path_factory):
    return lev.inhoud_van(lees_bytes(lev.bytes_van(BASIS), tmp_path_factory.mktemp("gewoon")).map)


VORMEN = {
    "LF": (lev.bytes_van(BASIS, "\n"), set()),
    "CR": (lev.bytes_van(BASIS, "\r"), {"RO-BST-12"}),
    "CRLF en LF door elkaar": (lev.bytes_van(BASIS[:9]) + lev.bytes_van(BASIS[9:], "\n"), {"RO-BST-12"}),
    "BOM": (b"\xef\xbb\xbf" + lev.bytes_van(BASIS), {"RO-BST-03"}),
    "zonder laatste regeleinde": (lev.bytes_van(BASIS).rstrip(), set()),
    "lege regels achteraan": (lev.bytes_van([*BASIS, "", ""]), {"RO-BST-06"}),
    "DIP met tien velden": (lev.bytes_van(lev.goed_ro(10)), set()),
    "puntkomma": (lev.bytes_van(BASIS).replace(b"|", b";"), {"RO-BST-01"}),
    "dag-maand-jaar": (lev.bytes_van(lev.dag_eerst(BASIS)), {"RO-BST-04"}),
    "alles oud": (
        b"\xef\xbb\xbf" + lev.bytes_van(lev.aangevuld(lev.dag_eerst(BASIS), 16), "\n").replace(b"|", b";"),
        {"RO-BST-01", "RO-BST-02", "RO-BST-03", "RO-BST-04"},
    ),
    "per soort": (lev.bytes_van(lev.per_soort(BASIS)), {"RO-BST-17"}),
}


@pytest.mark.parametrize("vorm", VORMEN)
def test_elke_vorm_geeft_dezelfde_rijen(vorm, gewoon, tmp_path) -> None:
    inhoud, codes = VORMEN[vorm]
    verslag = lees_bytes(inhoud, tmp_path)
    assert {melding["code"] for melding in lev.meldingen(verslag.map)} == codes
    assert lev.inhoud_van(verslag.map) == gewoon


@pytest.mark.parametrize("blok", [3, 57, 64, 200, 1000])
@pytest.mark.parametrize("regeleinde", ["\r\n", "\r"])
def test_grenzen_van_stukken_maken_niets_uit(blok, regeleinde, gewoon, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(regels.brokken, "__defaults__", (blok,))
    verslag = lees_bytes(lev.bytes_van(BASIS, regeleinde), tmp_path)
    assert lev.inhoud_van(verslag.map) == gewoon
    assert verslag.exitcode == 0


@pytest.mark.parametrize("blok", [64, 300])
def test_meldingen_zijn_dezelfde_over_stukken_heen(blok, tmp_path, monkeypatch) -> None:
    slecht = [*BASIS[:7], "", BASIS[7].replace("Behaald", "x"), BASIS[2], "XXX|1", *BASIS[8:20], BASIS[15], *BASIS[20:]]
    heel = lev.meldingen(lees_bytes(lev.bytes_van(slecht), tmp_path / "heel").map)
    monkeypatch.setattr(regels.brokken, "__defaults__", (blok,))
    assert lev.meldingen(lees_bytes(lev.bytes_van(slecht), tmp_path / "stukken").map) == heel


def oud_smal() -> tuple[str, bytes]:
    """Semicolons, day first, every line thirteen wide, short numbers, a trailer of a larger file."""
    regels_ = [
        "VLP;99XX;1-8-2023;31-7-2024;1-8-2024",
        "PER;2;;22-12-1986;V",
        "ISG;2;;C1;1-8-2023;31-7-2026;16-9-2023;4",
        "ISP;2;;C1;1-8-2023;25650;BBL;;J;;101A742;100X979;",
        "PER;5;;3-10-1988;M",
        "ISG;5;;1;1-8-2021;31-7-2024;27-1-2024;8",
        "ISE;5;;1;10-10-2022;27-1-2024",
        "DIP;5;;452561;25779;27-1-2024;;J;1;101A742",
        "GEO;5;;452561;25779;450789;3013;;6;;70;;53",
        "KZD;5;;452561;25779;450787;K0138;;Behaald",
        "SLR;19746;22021;32179;752;31117;4986;90;13179;12821",
    ]
    return lev.RO_NAAM, lev.bytes_van(lev.aangevuld(regels_, 13, ";"))


def oud_omgekeerd() -> tuple[str, bytes]:
    """The same style, sixteen wide, sorted the wrong way round: the trailer first and the header last."""
    regels_ = [
        "SLR;636;640;809;120;1760;2;2;27;6",
        "PER;1;;24-2-1992;M",
        "ISG;1;;1;1-8-2022;31-7-2026",
        "ISP;1;;1;1-8-2022;25618;BBL;;J;;101A741;100X974",
        "BPV;1;;1;1;16-9-2022;1-8-2022;31-7-2025;13-11-2023;900;100185142;25618",
        "PER;4;;3-5-2004;V",
        "GEO;4;;;;1337881;3029;26-9-2023;9;MBO;;;;;;101A741",
        "VLP;99XX;1-8-2023;31-7-2024;1-8-2024",
    ]
    return lev.RO_NAAM, lev.bytes_van(lev.aangevuld(regels_, 16, ";")).rstrip()


def nieuw_verhuld() -> tuple[str, bytes]:
    """The present form, with letters for numbers and ten fields in DIP."""
    regels_ = [regel.replace(lev.BSNS[0], "BSN1") for regel in lev.goed_ro(10)]
    regels_ = [regel.replace(lev.BSNS[1], "BSN2") for regel in regels_]
    return lev.RO_NAAM, lev.bytes_van([*regels_[:-1], "SLR|16616|19859|31053|2|28260|4696|133|11758|11511"])


@pytest.mark.parametrize("maak", [oud_smal, oud_omgekeerd, nieuw_verhuld])
def test_bekende_leveringen_verliezen_niemand(maak, tmp_path) -> None:
    naam, inhoud = maak()
    verslag = lees_bytes(inhoud, tmp_path, naam)
    telling = verslag.bestanden[0].telling
    assert verslag.exitcode == 1 and not verslag.volledig
    assert sum(deel.afgekeurd for deel in telling.values()) == 0
    assert verslag.personen == telling["PER"].gelezen > 0
    codes = {melding["code"] for melding in lev.meldingen(verslag.map)}
    assert "RO-PER-09" in codes and {"RO-SLR-33", "RO-SLR-32"} & codes


@pytest.mark.skipif(not LEVERINGEN.is_dir(), reason="de voorbeeldbestanden van DUO zijn er niet (../shared/data/duo)")
@pytest.mark.parametrize("pad", sorted(LEVERINGEN.glob("RO_*")), ids=lambda pad: pad.name)
def test_voorbeeldbestanden_van_duo(pad, tmp_path) -> None:
    verslag = lees(pad, tmp_path / "set")
    lev.klopt(verslag, pad)
    telling = verslag.bestanden[0].telling["PER"]
    assert verslag.exitcode == 1 and telling.gelezen == sum(r[:3] == b"PER" for r in lev.in_regels(pad.read_bytes()))
    assert telling.aanvaard == verslag.personen == len(lev.rijen(verslag.map, "persoon"))
    goed = [m for m in lev.meldingen(verslag.map) if m["record"] == "PER" and m["ernst"] == "afgekeurd"]
    assert telling.afgekeurd == len({m["regel"] for m in goed})
