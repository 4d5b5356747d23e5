"""Every code of the TBG-i reader: how serious it is, what stays, and that the balance holds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from hulp import leveringen as lev
from hulp import tbgi
from hulp import tbgi_gevallen as gevallen
from stelsel.bestanden import lees, meldingen, xml_lezing
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.toetsen import Toetser

AANTAL = {"INS": 2, "DIP": 1, "TEL": 2, "BPV": 1, "SIG": 3, "PAR": 6}
ALLE = [*gevallen.BESTAND, *gevallen.VORM, *gevallen.SLEUTELS, *gevallen.GELEEGD, *gevallen.OPGEMERKT]


def lees_tekst(inhoud, map_, naam=tbgi.NAAM, **keuze):
    pad = map_ / naam
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    verslag = lees(pad, map_ / "set", **keuze)
    tbgi.klopt(verslag, pad)
    lev.geen_nummers(verslag)
    return verslag


@pytest.mark.parametrize("geval", ALLE, ids=[f"{nr}-{geval.code}" for nr, geval in enumerate(ALLE)])
def test_geval(geval, tmp_path) -> None:
    verslag = lees_tekst(geval.inhoud, tmp_path, geval.naam)
    gevonden = lev.meldingen(verslag.map)
    raak = [melding for melding in gevonden if melding["code"] == geval.code]
    assert raak, {melding["code"] for melding in gevonden}
    assert {melding["ernst"] for melding in raak} == {catalogus("tbgi").codes[geval.code].ernst}
    telling = verslag.bestanden[0].telling
    assert sum(soort.afgekeurd for soort in telling.values()) == geval.weg, telling
    ernstig = {melding["ernst"] for melding in gevonden} & {"afgekeurd", "fout"}
    if verslag.personen:
        assert verslag.exitcode == (1 if ernstig else 0)
    # Each refused group has a message of its own.
    assert sum(m["ernst"] == "afgekeurd" or m["code"][-2:] in ("08", "24") for m in gevonden) >= geval.weg


def test_elke_code_heeft_een_geval() -> None:
    assert {geval.code for geval in ALLE} | gevallen.APART == set(catalogus("tbgi").codes)


def test_een_goed_bestand_heeft_geen_meldingen_en_alle_velden(tmp_path) -> None:
    verslag = lees_tekst(tbgi.goed(), tmp_path)
    assert verslag.exitcode == 0 and lev.meldingen(verslag.map) == []
    assert {soort: t.aanvaard for soort, t in verslag.bestanden[0].telling.items() if t.gelezen} == AANTAL
    assert verslag.personen == 3
    teldatum = lev.rijen(verslag.map, "terugmelding_teldatum")[0]
    assert teldatum["datum_tijd_bepaling_bekostigingsgrondslagen"] == datetime(2025, 11, 21, 9, 42, 29, tzinfo=UTC)
    assert teldatum["bijdrage_inschrijving_aan_deelnemerswaarde"] == Decimal("0.56")
    assert (teldatum["bekostigingsstatus"], teldatum["leerroutefase"]) == (False, None)
    assert teldatum["bekostigingsjaar"] == 2027 and teldatum["inschrijvingvolgnummer"] == "1"
    signalen = lev.rijen(verslag.map, "terugmelding_signaal")
    assert [(s["bij"], s["inschrijvingvolgnummer"], s["teldatum"], s["resultaatvolgnummer"]) for s in signalen] == [
        ("teldatum", "1", date(2025, 10, 1), None),
        ("inschrijving", "1", None, None),
        ("diploma", None, None, "R1"),
    ]
    assert signalen[0]["signaalomschrijving"] == "Geen bpv op de teldatum & meer"
    parameters = lev.rijen(verslag.map, "terugmelding_parameter")
    assert [(p["bij"], p["signaalvolgnummer"], p["parametervolgnummer"]) for p in parameters] == [
        *[("teldatum", "1", nr) for nr in "12"],
        *[("inschrijving", "2", nr) for nr in "12"],
        *[("diploma", "1", nr) for nr in "12"],
    ]
    bpv = lev.rijen(verslag.map, "terugmelding_bpv")[0]
    assert (bpv["inschrijvingvolgnummer_bpv"], bpv["volgnummer"], bpv["teldatum"]) == ("1", "P1", date(2025, 10, 1))


def test_elk_veld_van_de_indeling_komt_in_de_tabel(tmp_path) -> None:
    verslag = lees_tekst(tbgi.goed(), tmp_path)
    for record in tbgi.TBGI.gegevensrecords:
        kolommen = set(lev.rijen(verslag.map, record.tabel)[0])
        eigen = {veld.kolom for veld in record.velden} - {"bsn", "onderwijsnummer"}
        assert eigen <= kolommen, record.code


def test_namen_zoals_het_pve_ze_schrijft(tmp_path) -> None:
    pve = {
        "DatumEindGepland": "DatumEindeGepland",
        "DatumBehaald": "Datumbehaald",
        "DatumEindWerkelijk": "DatumEindeWerkelijk",
        "IndicatieHoogstBekostigdeDiplomaIsSpecialist": "IndicatieHoogstbekostigdeDiplomaIsSpecialist",
    }
    inhoud = tbgi.goed()
    for hier, daar in pve.items():
        inhoud = inhoud.replace(hier, daar)
    verslag = lees_tekst(inhoud, tmp_path)
    assert lev.meldingen(verslag.map) == []
    assert lev.rijen(verslag.map, "terugmelding_diploma")[0]["datum_behaald"] == date(2025, 6, 17)


def test_vrije_vorm_van_xml_maakt_niets_uit(tmp_path) -> None:
    """One line, CDATA, comments and character references say the same."""
    inhoud = (
        tbgi.goed()
        .replace("\n", "")
        .replace("MBO-3", "<![CDATA[MBO-3]]>", 1)
        .replace("<Diploma>", "<!-- x --><Diploma>")
    )
    verslag = lees_tekst(inhoud.replace("99XX", "9&#57;XX"), tmp_path)
    assert lev.meldingen(verslag.map) == []
    assert lev.rijen(verslag.map, "terugmelding_teldatum")[0]["niveau"] == "MBO-3"


def test_na_een_kapotte_groep_wordt_verder_gelezen(tmp_path) -> None:
    verslag = lees_tekst(tbgi.goed().replace("</DatumInschrijving>", "", 1), tmp_path)
    bestand = verslag.bestanden[0]
    assert bestand.telling["INS"].aanvaard == 1 and bestand.telling["DIP"].aanvaard == 1
    (melding,) = [m for m in lev.meldingen(verslag.map) if m["code"] == "TBGI-INS-01"]
    assert melding["regel"] == "3"
    bewaard = (verslag.map / "afgekeurd" / tbgi.NAAM).read_text("utf-8")
    assert bewaard.startswith("<Inschrijving>") and bewaard.count("<Inschrijving>") == 1
    assert bewaard.rstrip().endswith("</Inschrijving>")


def test_een_afgebroken_bestand_is_niet_volledig(tmp_path) -> None:
    inhoud = tbgi.goed()
    verslag = lees_tekst(inhoud[: inhoud.index("<Diploma>") + 60], tmp_path)
    assert not verslag.volledig and verslag.exitcode == 1
    assert {"TBGI-BST-11", "TBGI-DIP-01"} <= {m["code"] for m in lev.meldingen(verslag.map)}


def test_afgekeurd_houdt_alleen_wat_is_afgekeurd(tmp_path) -> None:
    verslag = lees_tekst(tbgi.zet("Signaalvolgnummer", ""), tmp_path)
    bewaard = (verslag.map / "afgekeurd" / tbgi.NAAM).read_text("utf-8")
    assert bewaard.startswith("<Signaal>") and bewaard.endswith("</Signaal>\n")
    assert bewaard.count("<Parameter>") == 2


def test_een_ro_beschrijft_de_mensen_ook_als_de_terugmelding_nieuwer_is(tmp_path) -> None:
    ro, xml = tmp_path / lev.RO_NAAM, tmp_path / tbgi.NAAM
    ro.write_bytes(lev.bytes_van(lev.goed_ro()))
    xml.write_text(tbgi.goed(), "utf-8")
    verslag = lees([ro, xml], tmp_path / "set")
    mensen = {rij["persoon_id"]: rij for rij in lev.rijen(verslag.map, "persoon")}
    assert len(mensen) == 4
    terug = {rij["persoon_id"] for rij in lev.rijen(verslag.map, "terugmelding_inschrijving")}
    assert terug <= set(mensen) and all(mensen[wie]["geboortejaar"] == 2005 for wie in terug)


def test_een_nieuwere_terugmelding_van_hetzelfde_jaar_vervangt_de_oude(tmp_path) -> None:
    oud, nieuw = tmp_path / "TBGI_99XX_2027_20251110.XML", tmp_path / tbgi.NAAM
    oud.write_text(tbgi.goed(), "utf-8")
    nieuw.write_text(tbgi.zet("Bekostigingsstatus", "true"), "utf-8")
    verslag = lees([nieuw, oud], tmp_path / "set")
    teldata = lev.rijen(verslag.map, "terugmelding_teldatum")
    assert len(teldata) == 2 and teldata[0]["bekostigingsstatus"] is True


def test_een_groep_die_niet_te_verwerken_is_kost_alleen_zichzelf(tmp_path, monkeypatch) -> None:
    toets = Toetser.toets

    def breekt(self, tekst, regels, meldingen):
        if self.record.code == "INS" and (tekst["c2"] == lev.BSNS[0]).any():
            raise ZeroDivisionError(lev.BSNS[0])
        return toets(self, tekst, regels, meldingen)

    monkeypatch.setattr(Toetser, "toets", breekt)
    verslag = lees_tekst(tbgi.goed(), tmp_path)
    telling = verslag.bestanden[0].telling
    assert telling["INS"].aanvaard == 1 and telling["onbekend"].afgekeurd == 1
    assert telling["TEL"].afgekeurd == 2 and telling["DIP"].aanvaard == 1


def test_te_veel_van_een_code_wordt_geteld(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(meldingen, "GRENS_PER_CODE", dict.fromkeys(meldingen.GRENS_PER_CODE, 1))
    inhoud = tbgi.goed().replace("25655", "99999")
    codes = [m["code"] for m in lev.meldingen(lees_tekst(inhoud, tmp_path).map)]
    assert codes.count("TBGI-TEL-18") == 1 and "TBGI-BST-20" in codes


@pytest.mark.parametrize(("soort", "bevat"), [("INS", "<Diploma>"), ("DIP", tbgi.SLOT)])
def test_een_groep_zonder_einde_aan_groepen(soort, bevat, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(xml_lezing, "MEEST_PER_GROEP", 30)
    velden = tbgi.INS if soort == "INS" else tbgi.DIP
    signalen = (tbgi.groep("SIG", {**tbgi.SIG, "Signaalvolgnummer": str(i)}) for i in range(40))
    groot = tbgi.groep(soort, {**velden, "BRIN": "99XX"}, *signalen)
    inhoud = tbgi.goed()
    plek = inhoud.index(bevat)
    verslag = lees_tekst(inhoud[:plek] + groot + inhoud[plek:], tmp_path)
    assert f"TBGI-{soort}-23" in {m["code"] for m in lev.meldingen(verslag.map)}
    assert verslag.bestanden[0].telling["DIP"].aanvaard == 1
