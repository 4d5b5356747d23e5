"""The vsv files: what a good one gives, every message, and the sample files of the five kinds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
import pytest

from hulp import leveringen as lev
from hulp import vsv
from hulp.bron import WORTEL
from stelsel.bestanden import lees
from stelsel.bestanden.oorzaken import catalogus
from stelsel.kern.fouten import StelselFout

VOORBEELDEN = WORTEL.parent / "shared" / "data" / "vsv"
SOORTEN = tuple(vsv.NAMEN)
PER_MAAND, PER_JAAR = SOORTEN[:3], SOORTEN[3:]
CODES = catalogus("vsv")


def lees_een(inhoud: bytes, naam: str, tmp_path, **keuze):
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    verslag = lees(pad, tmp_path / "set", **keuze)
    lev.klopt(verslag, pad, vsv.VORM)
    lev.geen_nummers(verslag)
    return verslag, lev.meldingen(verslag.map)


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_goed_bestand_heeft_geen_meldingen(soort, tmp_path) -> None:
    verslag, meldingen = lees_een(vsv.goed(soort), vsv.NAMEN[soort], tmp_path)
    assert meldingen == [] and verslag.exitcode == 0 and verslag.volledig and verslag.personen == 3
    rijen = lev.rijen(verslag.map, "vsv_telling")
    assert [rij["regel_in_bestand"] for rij in rijen] == [2, 3, 4]
    assert {(rij["soort"], rij["studiejaar"], rij["brin"]) for rij in rijen} == {(soort, 2022, "99XX")}
    assert {rij["bestandsmaand"] for rij in rijen} == {vsv.NAMEN[soort][:6] if soort in PER_MAAND else None}
    assert {rij["status"] for rij in rijen} == {"D" if soort in PER_JAAR else None}
    assert [rij["niveau"] for rij in rijen] == ["MBO-3", "MBO-2", "HAVO/VWO bovenbouw"]
    assert [rij["leerweg"] for rij in rijen] == ["BOL", "BBL", None]
    assert [rij["geboortejaar"] for rij in rijen] == [2005] * 3
    nummers = pl.read_parquet(verslag.map / "sleutels.parquet").sort("nummer")
    assert dict(nummers.select("nummer", "soort").iter_rows()) == {
        **dict.fromkeys(lev.BSNS[:2], "bsn"),
        lev.ONDERWIJSNUMMER: "onderwijsnummer",
    }
    assert set(nummers["persoon_id"]) == {rij["persoon_id"] for rij in rijen}


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_kolom_van_de_kop_komt_in_de_tabel(soort, tmp_path) -> None:
    namen = vsv.kolommen(soort)
    vol = dict.fromkeys(namen, "x")
    velden = {naam: veld for veld in vsv.VORM.records[soort].velden for naam in (veld.naam, *veld.ook)}
    gewoon = vsv.rij(soort, lev.BSNS[0])
    rij = {naam: gewoon[naam] or vol[naam] for naam in namen}
    if soort in PER_JAAR:
        rij["ONDERWIJSNUMMER"] = "0"
    verslag, _ = lees_een(vsv.inhoud(soort, [rij]), vsv.NAMEN[soort], tmp_path)
    (gelezen,) = lev.rijen(verslag.map, "vsv_telling")
    for naam in namen:
        veld = velden[naam]
        if veld.soort not in ("nummer", "geboortedatum"):
            assert gelezen[veld.kolom] is not None, naam


# ---- every message


@dataclass(frozen=True)
class Geval:
    """`weg`: lines that are refused. `leeg`: the column of the first row that is empty then."""

    oorzaak: str
    maak: Callable[[str], bytes]
    naam: Callable[[str], str] = lambda soort: vsv.NAMEN[soort]
    weg: int = 0
    leeg: str = ""


def _met(soort: str, van: bytes, naar: bytes) -> bytes:
    assert van in vsv.goed(soort)
    return vsv.goed(soort).replace(van, naar, 1)


def _regels(soort: str, doe: Callable[[list[bytes]], list[bytes]]) -> bytes:
    return b"".join(doe(vsv.goed(soort).splitlines(keepends=True)))


def _zelfde_persoon(soort: str) -> bytes:
    return vsv.inhoud(soort, [vsv.rij(soort, lev.BSNS[0], NIVEAU=f"Mbo{n} opleidingen") for n in (2, 3)])


def _nummerkolom(soort: str) -> str:
    return "PERSOONSGEBONDENNUMMER" if soort in PER_MAAND else "BURGERSERVICENUMMER"


WETTELIJK, MET_KWALIFICATIE = "MELDING_VERZUIM_WETTELIJK", "INDICATIE_STARTKWALIFICATIE"
BESTAND = (
    Geval("oude_scheiding", lambda s: vsv.goed(s).replace(b";", b",")),
    Geval("byte_order_mark", lambda s: b"\xef\xbb\xbf" + vsv.goed(s)),
    Geval("lege_regel", lambda s: _regels(s, lambda r: [r[0], b"\r\n", *r[1:]])),
    Geval("bestandsnaam", vsv.goed, lambda s: "mijn bestand.csv"),
    Geval("brin_in_naam", vsv.goed, lambda s: vsv.NAMEN[s].replace("99XX", "98XX")),
    Geval("afgebroken", lambda s: vsv.goed(s)[:-40], weg=1),
    Geval("stuurteken", lambda s: _met(s, b"Voorbeeld", b"Voor\0beeld"), weg=1),
    Geval("andere_codering", lambda s: _met(s, b"Voorbeeld", "Bérénice".encode("cp1252"))),
    Geval("geen_brin", lambda s: vsv.goed(s).replace(b"99XX", b""), lambda s: "mijn bestand.csv"),
    Geval("geen_kopregel", lambda s: _regels(s, lambda r: r[1:])),
    Geval("onbekende_kolom", lambda s: _met(s, b"ACHTERNAAM", b"SCHOENMAAT")),
    Geval("dubbele_kolom", lambda s: _met(s, b"VOORVOEGSEL", b"ACHTERNAAM")),
    Geval("ontbrekende_kolom", lambda s: _met(s, b"GEBOORTEDATUM", b"SCHOENMAAT"), leeg="geboortejaar"),
)
REGEL = (
    Geval("velden", lambda s: _regels(s, lambda r: [r[0], r[1].rstrip() + b";x\r\n", *r[2:]]), weg=1),
    Geval("verplichte_datum", lambda s: vsv.zet(s, "GEBOORTEDATUM", "30-02-2005"), leeg="geboortejaar"),
    Geval("datumstijl", lambda s: vsv.zet(s, "GEBOORTEDATUM", "2005-05-11"), leeg="geboortejaar"),
    Geval("gedeeltelijk", lambda s: vsv.zet(s, "GEBOORTEDATUM", "00-05-2005"), leeg="geboortedag"),
    Geval("onwaarschijnlijk", lambda s: vsv.zet(s, "GEBOORTEDATUM", "11-05-1805")),
    Geval("dubbel", lambda s: _regels(s, lambda r: [*r, r[1]]), weg=1),
    Geval("vorm", lambda s: vsv.zet(s, "ONDERWIJSAANBIEDERCODE", "kantine"), leeg="onderwijsaanbieder"),
    Geval("leeg", lambda s: vsv.zet(s, "NIVEAU", ""), leeg="niveau"),
    Geval("onbekende_code", lambda s: vsv.zet(s, "NIVEAU", "Mbo9 opleidingen")),
    Geval("andere_brin", lambda s: vsv.zet(s, "BRIN", "98XX")),
)
A04_A14 = ("A04", "A14")
SOMMIGE = (
    (A04_A14, Geval("datum", lambda s: vsv.zet(s, "DATUM_UITSCHRIJVING", "31-2-2023"), leeg="datum_uitschrijving")),
    (A04_A14, Geval("lijst", lambda s: vsv.zet(s, WETTELIJK, "?"), leeg="melding_verzuim_wettelijk")),
    (("A05",), Geval("lijst", lambda s: vsv.zet(s, MET_KWALIFICATIE, "?"), leeg="indicatie_startkwalificatie")),
    (PER_JAAR, Geval("lijst", lambda s: vsv.zet(s, "GESLACHT", "?"), leeg="geslacht")),
    (PER_MAAND, Geval("ander_studiejaar", lambda s: vsv.zet(s, "RAPPORTAGEMAAND", "202009"))),
    (PER_MAAND, Geval("studiejaar_in_naam", vsv.goed, lambda s: vsv.NAMEN[s].replace("202", "201", 1))),
    (PER_JAAR, Geval("beide_nummers", lambda s: vsv.zet(s, "ONDERWIJSNUMMER", lev.ONDERWIJSNUMMER_2))),
    (PER_JAAR, Geval("zelfde_nummer", lambda s: vsv.zet(s, "ONDERWIJSNUMMER", lev.BSNS[0]))),
    (PER_JAAR, Geval("zelfde_persoon", _zelfde_persoon)),
    (PER_JAAR, Geval("geen_status", vsv.goed, lambda s: "mijn bestand.csv")),
    (SOORTEN, Geval("soort_in_naam", vsv.goed, lambda s: vsv.NAMEN["NRSP" if s in PER_MAAND else "A04"])),
    (SOORTEN, Geval("geen_nummer", lambda s: vsv.zet(s, _nummerkolom(s), ""), weg=1)),
    (SOORTEN, Geval("nummer", lambda s: vsv.zet(s, _nummerkolom(s), "123456789"))),
)
GEVALLEN = [
    *((soort, geval) for soort in SOORTEN for geval in (*BESTAND, *REGEL)),
    *((soort, geval) for soorten, geval in SOMMIGE for soort in soorten),
]


@pytest.mark.parametrize(("soort", "geval"), GEVALLEN, ids=[f"{soort}-{geval.oorzaak}" for soort, geval in GEVALLEN])
def test_melding(soort, geval, tmp_path) -> None:
    inhoud = geval.maak(soort)
    verslag, meldingen = lees_een(inhoud, geval.naam(soort), tmp_path)
    oorzaak = CODES.oorzaken[geval.oorzaak]
    # A file without its own name cannot say whether it is an A04 or an A14.
    records = {soort, "A04"} if soort == "A14" and geval.naam(soort) != vsv.NAMEN[soort] else {soort}
    codes = {CODES.code(geval.oorzaak, r) for r in ({"BST"} & set(oorzaak.records) or records)}
    raak = [melding for melding in meldingen if melding["code"] in codes]
    assert raak, meldingen
    assert {melding["ernst"] for melding in raak} == {oorzaak.ernst}
    assert verslag.exitcode == int(any(melding["ernst"] != "waarschuwing" for melding in meldingen))
    telling = verslag.bestanden[0].telling.values()
    assert sum(t.afgekeurd for t in telling) == geval.weg
    assert sum(t.gelezen for t in telling) == len(lev.in_regels(inhoud)) - (geval.oorzaak != "geen_kopregel") - (
        geval.oorzaak == "lege_regel"
    )
    if geval.leeg:
        assert lev.rijen(verslag.map, "vsv_telling")[0][geval.leeg] is None
    if geval.oorzaak == "zelfde_nummer":
        # One number, so not two that contradict each other.
        assert len(meldingen) == 1
    if geval.oorzaak in ("afgebroken", "geen_studiejaar"):
        assert not verslag.volledig


def test_geen_studiejaar(tmp_path) -> None:
    verslag, meldingen = lees_een(vsv.goed("NRSP"), "NRSP.csv", tmp_path)
    assert {"VSV-BST-28", "VSV-BST-29", "VSV-BST-07"} <= {melding["code"] for melding in meldingen}
    assert not verslag.volledig and verslag.personen == 3
    assert {rij["studiejaar"] for rij in lev.rijen(verslag.map, "vsv_telling")} == {None}


def test_elke_code_heeft_een_geval() -> None:
    gedekt = {(s, g.oorzaak) for s, g in GEVALLEN} | {(s, "geen_studiejaar") for s in SOORTEN}
    for oorzaak in CODES.oorzaken.values():
        if oorzaak.naam in ("onverwacht", "te_veel"):
            continue
        for record in oorzaak.records:
            wie = SOORTEN if record == "BST" else (record,)
            assert any((soort, oorzaak.naam) in gedekt for soort in wie), (oorzaak.naam, record)


# ---- who is who


def test_een_fout_nummer_is_in_samen_gelezen_bestanden_een_persoon(tmp_path) -> None:
    """The number is not kept, and still the same person in both files; another birth date is another person."""
    fout = "123456789"
    (tmp_path / vsv.NAMEN["NRSP"]).write_bytes(vsv.inhoud("NRSP", [vsv.rij("NRSP", fout)]))
    (tmp_path / vsv.NAMEN["NenR"]).write_bytes(
        vsv.inhoud("NenR", [vsv.rij("NenR", fout), vsv.rij("NenR", fout, GEBOORTEDATUM="12-05-2005")])
    )
    (tmp_path / vsv.NAMEN["A04"]).write_bytes(vsv.inhoud("A04", [vsv.rij("A04", fout)]))
    paden = [tmp_path / vsv.NAMEN[soort] for soort in ("NRSP", "NenR", "A04")]
    verslag = lees(paden, tmp_path / "set")
    rijen = lev.rijen(verslag.map, "vsv_telling")
    van = {(rij["soort"], rij["geboortedag"]): rij["persoon_id"] for rij in rijen}
    assert van["NRSP", 11] == van["NenR", 11] == van["A04", 11] != van["NenR", 12]
    assert verslag.personen == 2 and verslag.vervangen.get("persoon", 0) == 0
    assert pl.read_parquet(verslag.map / "sleutels.parquet").height == 0


def test_een_vsv_bestand_neemt_niets_weg_van_wat_een_ro_zegt(tmp_path) -> None:
    (tmp_path / lev.RO_NAAM).write_bytes(lev.bytes_van(lev.goed_ro()))
    (tmp_path / vsv.NAMEN["A04"]).write_bytes(vsv.goed("A04"))
    lees(tmp_path / lev.RO_NAAM, tmp_path / "ro", sleutels=tmp_path / "sleutels.parquet")
    verslag = lees(
        [tmp_path / vsv.NAMEN["A04"], tmp_path / lev.RO_NAAM], tmp_path / "set", sleutels=tmp_path / "sleutels.parquet"
    )
    zonder = pl.read_parquet(tmp_path / "ro" / "persoon.parquet").drop("levering_id").sort("persoon_id")
    assert zonder.equals(pl.read_parquet(verslag.map / "persoon.parquet").drop("levering_id").sort("persoon_id"))
    assert {r["persoon_id"] for r in lev.rijen(verslag.map, "vsv_telling")} <= set(zonder["persoon_id"])


def test_een_later_bestand_over_hetzelfde_komt_in_de_plaats(tmp_path) -> None:
    oud, nieuw = tmp_path / "oud" / vsv.NAMEN["NenR"], tmp_path / "nieuw" / vsv.NAMEN["NenR"]
    voorlopig = tmp_path / "NenR2023VI99XX.csv"
    for pad, bsns in ((oud, lev.BSNS), (nieuw, lev.BSNS[:1]), (voorlopig, lev.BSNS[:2])):
        pad.parent.mkdir(exist_ok=True)
        pad.write_bytes(vsv.inhoud("NenR", [vsv.rij("NenR", bsn) for bsn in bsns]))
    verslag = lees([oud, nieuw, voorlopig], tmp_path / "set")
    rijen = lev.rijen(verslag.map, "vsv_telling")
    assert sorted(rij["status"] for rij in rijen) == ["D", "V", "V"]
    assert verslag.vervangen == {"vsv_telling": 3}


def test_dezelfde_inhoud_onder_een_andere_naam_is_een_ander_bestand(tmp_path) -> None:
    """A definite population in which nothing changed has the bytes of the provisional one, and counts all the same."""
    namen = ("NRSP2023VI99XX.csv", "NRSP2023DI99XX.csv")
    for map_ in ("een", "twee"):
        (tmp_path / map_).mkdir()
        for naam in namen:
            (tmp_path / map_ / naam).write_bytes(vsv.goed("NRSP"))
    paden = [tmp_path / "een" / namen[0], tmp_path / "een" / namen[1], tmp_path / "twee" / namen[1]]
    verslag = lees(paden, tmp_path / "set")
    assert verslag.herhaald == [namen[1]]
    assert sorted(rij["status"] for rij in lev.rijen(verslag.map, "vsv_telling")) == ["D"] * 3 + ["V"] * 3


def test_een_andere_verzuimrapportage_wordt_bij_haar_naam_geweigerd(tmp_path) -> None:
    """An A01 may have the columns of an A04; read as one, it would give a wrong figure."""
    pad = tmp_path / "202310A01I99XX.csv"
    pad.write_bytes(vsv.goed("A04"))
    with pytest.raises(StelselFout) as fout:
        lees(pad, tmp_path / "set")
    assert "verzuimrapportage" in fout.value.wat and fout.value.exitcode == 2


@pytest.mark.parametrize(
    ("naam", "inhoud", "soort"),
    [
        ("x.csv", vsv.goed("A05"), "A05"),
        ("x.csv", vsv.goed("NenR"), "NenR"),
        ("x.csv", vsv.goed("NRSP"), "NRSP"),
        ("x.csv", vsv.goed("A14"), "A04"),
        ("202311a14i99xx (1).CSV", vsv.goed("A14"), "A14"),
    ],
)
def test_de_soort_komt_uit_de_kop_en_binnen_haar_uit_de_naam(naam, inhoud, soort, tmp_path) -> None:
    verslag, _ = lees_een(inhoud, naam, tmp_path)
    assert {rij["soort"] for rij in lev.rijen(verslag.map, "vsv_telling")} == {soort}


def test_aanhalingstekens_en_datums_zoals_duo_ze_ook_schrijft(tmp_path) -> None:
    """A value with a separator stands between quotes; NRSP has also been seen with dates as jjjjmmdd."""
    rij = vsv.rij("NRSP", lev.BSNS[0], GEBOORTEDATUM="20050511", NAAM_ONDERWIJSAANBIEDER="Zorg; Welzijn")
    deels = vsv.rij("NRSP", lev.BSNS[1], GEBOORTEDATUM="20050500")
    verslag, meldingen = lees_een(vsv.inhoud("NRSP", [rij, deels]), vsv.NAMEN["NRSP"], tmp_path)
    eerste, tweede = lev.rijen(verslag.map, "vsv_telling")
    assert (eerste["naam_onderwijsaanbieder"], eerste["geboortedag"]) == ("Zorg; Welzijn", 11)
    assert (tweede["geboortejaar"], tweede["geboortemaand"], tweede["geboortedag"]) == (2005, 5, None)
    assert [melding["code"] for melding in meldingen] == ["VSV-NRSP-17"]


# ---- the sample files


@pytest.mark.skipif(not VOORBEELDEN.is_dir(), reason="de voorbeeldbestanden zijn er niet (../shared/data/vsv)")
def test_de_voorbeeldbestanden(tmp_path) -> None:
    """Invented numbers, of which few have a right check digit: everybody is kept, and counted by what stands there."""
    paden = sorted(VOORBEELDEN.glob("*.csv"))
    verslag = lees(paden, tmp_path / "set")
    rijen = pl.read_parquet(verslag.map / "vsv_telling.parquet")
    geteld = rijen.group_by("soort", "bestandsmaand", "status").agg(
        pl.len(), pl.col("persoon_id").n_unique().alias("n")
    )
    assert {rij[:3]: rij[3:] for rij in geteld.iter_rows()} == {
        ("A04", "202310", None): (1245, 1245),
        ("A14", "202401", None): (1275, 1275),
        ("NRSP", None, "V"): (1000, 1000),
        ("NRSP", None, "D"): (1000, 1000),
        ("NenR", None, "V"): (1100, 1100),
        ("NenR", None, "D"): (1000, 1000),
    }
    assert set(rijen["studiejaar"]) == {2022}
    per = {sleutel: set(deel["persoon_id"]) for sleutel, deel in rijen.group_by("soort", "status")}
    assert len(per["NenR", "V"] & per["NRSP", "V"]) == 89 and len(per["NenR", "D"] & per["NRSP", "D"]) == 84
    assert all(t.afgekeurd == 0 for bestand in verslag.bestanden for t in bestand.telling.values())


@pytest.mark.skipif(not VOORBEELDEN.is_dir(), reason="de voorbeeldbestanden zijn er niet (../shared/data/vsv)")
def test_de_indeling_heeft_de_kolommen_van_de_voorbeeldbestanden_in_hun_volgorde() -> None:
    """Without a header the columns are read by their place."""
    for pad in VOORBEELDEN.glob("*.csv"):
        kop = pad.read_text("utf-8").splitlines()[0].lstrip("#").split(";")
        soort = next(soort for soort in SOORTEN if soort in pad.name)
        velden = list({veld.naam: veld for veld in vsv.VORM.records[soort].velden}.values())
        assert len(velden) == len(kop)
        assert all(naam in (veld.naam, *veld.ook) for naam, veld in zip(kop, velden, strict=True))
