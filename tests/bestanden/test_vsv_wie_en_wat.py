"""The vsv files: who is who in them, which file is which, forms that have been seen, and the sample files."""

from __future__ import annotations

import polars as pl
import pytest

from hulp import leveringen as lev
from hulp import vsv
from hulp.bron import WORTEL
from stelsel.bestanden import lees
from stelsel.kern.fouten import StelselFout

VOORBEELDEN = WORTEL.parent / "shared" / "data" / "vsv"
SOORTEN = tuple(vsv.NAMEN)

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
    verslag, _ = vsv.lees_een(inhoud, naam, tmp_path)
    assert {rij["soort"] for rij in lev.rijen(verslag.map, "vsv_telling")} == {soort}


def test_aanhalingstekens_en_datums_zoals_duo_ze_ook_schrijft(tmp_path) -> None:
    """A value with a separator stands between quotes; NRSP has also been seen with dates as jjjjmmdd."""
    rij = vsv.rij("NRSP", lev.BSNS[0], GEBOORTEDATUM="20050511", NAAM_ONDERWIJSAANBIEDER="Zorg; Welzijn")
    deels = vsv.rij("NRSP", lev.BSNS[1], GEBOORTEDATUM="20050500")
    verslag, meldingen = vsv.lees_een(vsv.inhoud("NRSP", [rij, deels]), vsv.NAMEN["NRSP"], tmp_path)
    eerste, tweede = lev.rijen(verslag.map, "vsv_telling")
    assert (eerste["naam_onderwijsaanbieder"], eerste["geboortedag"]) == ("Zorg; Welzijn", 11)
    assert (tweede["geboortejaar"], tweede["geboortemaand"], tweede["geboortedag"]) == (2005, 5, None)
    assert [melding["code"] for melding in meldingen] == ["VSV-NRSP-17"]


A05 = (
    "#BRIN;NAAM_INSTELLING;RAPPORTAGE_MAAND;BSN_ONDERWIJSNR;VOORNAMEN;VOORVOEGSEL;ACHTERNAAM;WOONGEMEENTE;GEBOORTEDATUM;"
    "ILT/CREBO;ILT/CREBO_OMS;LEERWEG;BRIN_NR;NAAM_INST;ONDERWIJSAANBIEDERCODE;ONDERWIJSAANBIEDER_NAAM;GEMCODE;RMC_REGIO;"
    "LOCATIECODE;ONDERWIJSLOCATIECODE;ONDERWIJSLOCATIE_POSTCODE;ONDERWIJSLOCATIE_HUISNUMMER;BRIN_VOLGNR;NIVEAU;"
    "INSCHR_VLGNR;STRAAT;HUISNUMMER;HUISLETTER;HUISNR_AAND;HUISNR_TOEV;ADRES_LOCATIE;POSTCODE;WOONPLAATS;"
    "INDICATIE_STARTKWALIFICATIE"
)


def test_de_kop_van_een_a05_zoals_die_gezien_is(tmp_path) -> None:
    """The sample files hold none; without a header the columns are read by their place, so the order counts."""
    gewoon = vsv.rij("A05", lev.BSNS[0], RAPPORTAGEMAAND="202211")
    anders = {
        "ILT/CREBO": "ONDERWIJSCODE", "ILT/CREBO_OMS": "ONDERWIJSNAAM", "GEMCODE": "GEMEENTECODE",
        "ONDERWIJSAANBIEDER_NAAM": "NAAM_ONDERWIJSAANBIEDER", "INSCHR_VLGNR": "INSCHRIJVINGSVOLGNUMMER",
    }  # fmt: skip
    namen = A05.lstrip("#").split(";")
    regel = ";".join(gewoon.get(anders.get(naam, naam), "") for naam in namen)
    uit = {}
    for kop in (A05, "zonder"):
        map_ = tmp_path / kop[1:3]
        map_.mkdir()
        inhoud = "".join(deel + "\r\n" for deel in ([A05, regel] if kop == A05 else [regel])).encode()
        verslag, meldingen = vsv.lees_een(inhoud, "202212A05I99XX.csv", map_)
        assert [melding["code"] for melding in meldingen] == ([] if kop == A05 else ["VSV-BST-22"])
        (rij,) = lev.rijen(verslag.map, "vsv_telling")
        uit[kop] = {k: v for k, v in rij.items() if k not in ("persoon_id", "levering_id", "regel_in_bestand")}
    assert uit[A05] == uit["zonder"]
    assert (uit[A05]["niveau"], uit[A05]["gemeentecode"], uit[A05]["studiejaar"]) == ("MBO-3", "518", 2022)


def test_een_nrsp_zoals_die_ook_gezien_is(tmp_path) -> None:
    """Without #, with LF, dates without dashes, 0 for no number, and another way to write niveau and leerweg."""
    rijen = [
        vsv.rij("NRSP", nummer, GEBOORTEDATUM="20050511", NIVEAU="Mbo niveau 4", LEERWEG=leerweg, RMC_REGIO="13")
        for nummer, leerweg in zip(lev.BSNS, ("Bol4", "Bbl4", "examenleerling"), strict=True)
    ]
    inhoud = vsv.inhoud("NRSP", rijen, regeleinde="\n").removeprefix(b"#")
    verslag, meldingen = vsv.lees_een(inhoud, vsv.NAMEN["NRSP"], tmp_path)
    assert meldingen == []
    gelezen = lev.rijen(verslag.map, "vsv_telling")
    assert [(r["niveau"], r["leerweg"], r["geboortedag"]) for r in gelezen] == [
        ("MBO-4", "BOL", 11), ("MBO-4", "BBL", 11), ("MBO-4", "EX", 11),
    ]  # fmt: skip


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
