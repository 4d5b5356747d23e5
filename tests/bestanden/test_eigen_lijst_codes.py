"""Every code of the reader of a school's own list: how serious it is, which row it names, and what stays."""

from __future__ import annotations

import csv
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hulp import leveringen as lev
from hulp import lijst as lst
from stelsel.bestanden import lees
from stelsel.bestanden.oorzaken import catalogus
from stelsel.kern.sleutels import is_bsn

GOED = lst.goede_lijst()


@dataclass(frozen=True)
class Geval:
    """A row (1 is the first below the header) in which one cell gets another value, and the code that follows.
    `velden`: columns of the table in that code that the mapping takes from elsewhere."""

    code: str
    kolom: str
    waarde: Any
    nr: int = 1
    velden: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.code} {self.kolom}"

    @property
    def indeling(self) -> str:
        return lst.met(lst.INDELING_PERIODEN, self.code.split("-")[1], **dict(self.velden))


def uit_opmerking(*kolommen: str) -> tuple[tuple[str, str], ...]:
    """These columns of a table come from the column Opmerking."""
    return tuple((kolom, "Opmerking") for kolom in kolommen)


STEUN = (("datum_begin", "Begin"), *uit_opmerking("datum_eind"))
LID = (("van", "Begin"), *uit_opmerking("tot_en_met"))
TE_VROEG = "1-1-1850"
AFGEKEURD = [
    Geval("LIJST-persoon-06", "BSN", ""),
    Geval("LIJST-persoon-09", "BSN", "123456789"),
    Geval("LIJST-inschrijving-02", "Nr", "een twee"),
    Geval("LIJST-inschrijvingsperiode-02", "Nr", ""),
    Geval("LIJST-diploma-02", "Crebo", "2565525655256552565525655"),
    Geval("LIJST-vooropleiding-02", "Vooropleiding", "kleuterschool"),
    Geval("LIJST-extra_ondersteuning-02", "Nr", "nr-1"),
    Geval("LIJST-groep-02", "Klas", "x" * 51),
    Geval("LIJST-groepslidmaatschap-02", "Klas", "x" * 51),
    Geval("LIJST-inschrijving-03", "Start", ""),
    Geval("LIJST-inschrijvingsperiode-03", "Begin", "32-8-2023"),
    Geval("LIJST-diploma-03", "Diploma", "binnenkort"),
    Geval("LIJST-extra_ondersteuning-03", "Start", "x"),
    Geval("LIJST-groepslidmaatschap-03", "Start", "x"),
    Geval("LIJST-inschrijving-07", "Gepland", "31-7-2026", 4),
    Geval("LIJST-inschrijvingsperiode-07", "Begin", "1-8-2023", 4),
]


def lees_lijst(tmp_path, rijen, tekst=lst.INDELING_PERIODEN, naam="lijst.csv"):
    pad = tmp_path / naam
    pad.write_bytes(rijen if isinstance(rijen, bytes) else lst.csv_van(rijen))
    return lees_bestand(tmp_path, pad, tekst)


def lees_bestand(tmp_path, pad, tekst=lst.INDELING_PERIODEN):
    verslag = lees(pad, tmp_path / "set", bestanden={"indeling": lst.indeling(tmp_path, tekst)})
    (bestand,) = verslag.bestanden
    for telling in bestand.telling.values():
        assert telling.gelezen == telling.aanvaard + telling.afgekeurd
    lev.geen_nummers(verslag)
    return verslag, bestand, lev.meldingen(verslag.map)


def parametriseer(gevallen):
    return pytest.mark.parametrize("geval", gevallen, ids=str)


def test_een_goede_lijst_geeft_geen_melding_en_alle_rijen(tmp_path) -> None:
    verslag, bestand, meldingen = lees_lijst(tmp_path, GOED)
    assert meldingen == [] and verslag.exitcode == 0
    assert (bestand.telling["alles"].gelezen, bestand.telling["alles"].aanvaard, verslag.personen) == (4, 4, 3)
    aantallen = {"persoon": 3, "inschrijving": 3, "inschrijvingsperiode": 4, "diploma": 1, "vooropleiding": 1,
                 "extra_ondersteuning": 1, "groep": 1, "groepslidmaatschap": 1}  # fmt: skip
    assert {tabel: lev.aantal_rijen(verslag.map, tabel) for tabel in aantallen} == aantallen
    perioden = {rij["datum_begin"]: rij for rij in lev.rijen(verslag.map, "inschrijvingsperiode")}
    assert perioden[date(2024, 2, 1)]["tot_en_met"] == date(2025, 7, 31)
    assert perioden[date(2024, 2, 1)]["leertraject"] == "BBL" and perioden[date(2024, 2, 1)]["afgeleid"]
    eerste = {rij["tot_en_met"] for rij in lev.rijen(verslag.map, "inschrijvingsperiode")}
    assert eerste == {date(2025, 6, 30), date(2025, 7, 31), date(2024, 1, 31)}


@parametriseer(AFGEKEURD)
def test_afgekeurd(geval, tmp_path) -> None:
    verslag, bestand, meldingen = lees_lijst(tmp_path, lst.zet(GOED, geval.nr, geval.kolom, geval.waarde))
    raak = [melding for melding in meldingen if melding["code"] == geval.code]
    assert [(int(melding["regel"]), melding["ernst"]) for melding in raak] == [(geval.nr + 1, "afgekeurd")]
    assert bestand.telling["alles"].afgekeurd == 1 and verslag.exitcode == 1
    (regel,) = (verslag.map / "afgekeurd" / "lijst.csv").read_bytes().splitlines()
    assert regel == (tmp_path / "lijst.csv").read_bytes().splitlines()[geval.nr]


GELEEGD = [
    Geval("LIJST-persoon-11", "Geslacht", "jongen"),
    Geval("LIJST-inschrijving-11", "Opmerking", "10", velden=uit_opmerking("reden_uitschrijving")),
    Geval("LIJST-inschrijvingsperiode-11", "Opmerking", "drie", velden=uit_opmerking("niveau")),
    Geval("LIJST-diploma-11", "Opmerking", "soms", velden=uit_opmerking("indicatie_bekostigbaar")),
    Geval("LIJST-persoon-12", "Opmerking", "zonder apenstaart", velden=uit_opmerking("email")),
    Geval("LIJST-inschrijvingsperiode-12", "Leerweg", "voltijd"),
    Geval("LIJST-diploma-12", "Opmerking", "100A501x", velden=uit_opmerking("onderwijsaanbieder")),
    Geval("LIJST-groep-12", "Opmerking", "x" * 201, velden=uit_opmerking("team")),
    Geval("LIJST-persoon-13", "Geboren", "31-2-2005"),
    Geval("LIJST-inschrijving-13", "Einde", "31-6-2025"),
    Geval("LIJST-inschrijvingsperiode-13", "Opmerking", "31-6-2025", velden=uit_opmerking("tot_en_met")),
    Geval("LIJST-vooropleiding-13", "Opmerking", "31-6-2020", velden=uit_opmerking("behaald_op")),
    Geval("LIJST-extra_ondersteuning-13", "Opmerking", "31-6-2025", velden=STEUN),
    Geval("LIJST-groepslidmaatschap-13", "Opmerking", "31-6-2025", velden=LID),
    Geval("LIJST-inschrijving-15", "Gepland", "31-7-2023"),
    Geval("LIJST-inschrijvingsperiode-15", "Opmerking", "31-7-2023", velden=uit_opmerking("tot_en_met")),
    Geval("LIJST-extra_ondersteuning-15", "Opmerking", "31-7-2023", velden=STEUN),
    Geval("LIJST-groepslidmaatschap-15", "Opmerking", "31-7-2023", velden=LID),
    Geval("LIJST-inschrijvingsperiode-16", "Leerweg", ""),
    Geval("LIJST-diploma-16", "Crebo", "", velden=(("resultaatvolgnummer", "Nr"),)),
    Geval("LIJST-persoon-22", "Geboren", "01-04-2004", 4),
]


@parametriseer(GELEEGD)
def test_fout_houdt_de_rij(geval, tmp_path) -> None:
    rijen = lst.zet(GOED, geval.nr, geval.kolom, geval.waarde)
    verslag, bestand, meldingen = lees_lijst(tmp_path, rijen, geval.indeling)
    raak = [melding for melding in meldingen if melding["code"] == geval.code]
    assert [(int(melding["regel"]), melding["ernst"]) for melding in raak] == [(geval.nr + 1, "fout")]
    assert raak[0]["veld"] == geval.kolom or geval.code == "LIJST-persoon-22"
    assert bestand.telling["alles"].afgekeurd == 0 and verslag.exitcode == 1


STIJL = [
    ("persoon", "Geboren", ()),
    ("inschrijving", "Einde", ()),
    ("inschrijvingsperiode", "Opmerking", uit_opmerking("tot_en_met")),
    ("vooropleiding", "Opmerking", uit_opmerking("behaald_op")),
    ("extra_ondersteuning", "Opmerking", STEUN),
    ("groepslidmaatschap", "Opmerking", LID),
]


@pytest.mark.parametrize(("tabel", "kolom", "velden"), STIJL, ids=[tabel for tabel, _, _ in STIJL])
def test_een_datum_op_een_andere_manier(tabel, kolom, velden, tmp_path) -> None:
    iso = [[re.sub(r"^(\d+)-(\d+)-(\d{4})$", _iso, str(cel)) for cel in rij] for rij in GOED]
    geval = Geval(f"LIJST-{tabel}-14", kolom, "1-9-2025", velden=velden)
    tekst = geval.indeling.replace("datums: d-m-jjjj", "datums: jjjj-mm-dd")
    _, bestand, meldingen = lees_lijst(tmp_path, lst.zet(iso, 1, kolom, geval.waarde), tekst)
    raak = [melding for melding in meldingen if melding["code"] == geval.code]
    assert [(m["ernst"], m["veld"], m["verwacht"]) for m in raak] == [("fout", kolom, "jjjj-mm-dd")]
    assert bestand.telling["alles"].afgekeurd == 0


def _iso(dag: re.Match[str]) -> str:
    return f"{dag[3]}-{int(dag[2]):02d}-{int(dag[1]):02d}"


WAARSCHUWING = [
    Geval("LIJST-persoon-10", "Onderwijsnr", lev.ONDERWIJSNUMMER_2),
    Geval("LIJST-persoon-21", "Geboren", TE_VROEG),
    Geval("LIJST-inschrijving-21", "Gepland", "1-1-2150"),
    Geval("LIJST-inschrijvingsperiode-21", "Begin", TE_VROEG),
    Geval("LIJST-diploma-21", "Diploma", "1-1-2150"),
    Geval("LIJST-vooropleiding-21", "Opmerking", TE_VROEG, velden=uit_opmerking("behaald_op")),
    Geval("LIJST-extra_ondersteuning-21", "Opmerking", "1-1-2150", velden=STEUN),
    Geval("LIJST-groepslidmaatschap-21", "Opmerking", "1-1-2150", velden=LID),
    Geval("LIJST-inschrijvingsperiode-18", "Crebo", "99999"),
    Geval("LIJST-diploma-18", "Crebo", "99999"),
    Geval("LIJST-inschrijvingsperiode-19", "Leerweg", "BOL_DT"),
    Geval("LIJST-BST-37", "Crebo", " 25655 "),
    Geval("LIJST-BST-36", "Crebo", "25655,0"),
]


@parametriseer(WAARSCHUWING)
def test_waarschuwing_houdt_alles(geval, tmp_path) -> None:
    rijen = lst.zet(GOED, geval.nr, geval.kolom, geval.waarde)
    tekst = lst.INDELING_PERIODEN if "-BST-" in geval.code else geval.indeling
    verslag, bestand, meldingen = lees_lijst(tmp_path, rijen, tekst)
    raak = [melding for melding in meldingen if melding["code"] == geval.code]
    assert [(int(melding["regel"]), melding["ernst"]) for melding in raak] == [(geval.nr + 1, "waarschuwing")]
    assert bestand.telling["alles"].afgekeurd == 0 and verslag.exitcode == 0


def test_een_onbekende_dag_van_geboorte_is_geen_fout(tmp_path) -> None:
    verslag, _, meldingen = lees_lijst(tmp_path, lst.zet(GOED, 1, "Geboren", "00-03-2004"))
    assert [melding["code"] for melding in meldingen] == ["LIJST-persoon-20"] and verslag.exitcode == 0
    persoon = next(rij for rij in lev.rijen(verslag.map, "persoon") if rij["geboortedag"] is None)
    assert (persoon["geboortejaar"], persoon["geboortemaand"]) == (2004, 3)


# ---- a row as a whole


def test_een_rij_die_niets_vult(tmp_path) -> None:
    tekst = lst.INDELING_PERIODEN
    begin, einde = tekst.index("      inschrijving:\n"), tekst.index("      diploma:\n")
    _, bestand, meldingen = lees_lijst(tmp_path, GOED, tekst[:begin] + tekst[einde : tekst.index("      extra_")])
    assert [melding["regel"] for melding in meldingen if melding["code"] == "LIJST-BST-39"] == ["3", "4", "5"]
    assert bestand.telling["alles"].aanvaard == 1


def test_een_dubbele_rij_is_een_keer_overgenomen(tmp_path) -> None:
    verslag, bestand, meldingen = lees_lijst(tmp_path, [*GOED, GOED[2]])
    assert [(m["code"], m["regel"], m["ernst"]) for m in meldingen] == [("LIJST-BST-38", "6", "fout")]
    assert "op rij 3" in meldingen[0]["melding"]
    assert (bestand.telling["alles"].gelezen, lev.aantal_rijen(verslag.map, "inschrijving")) == (5, 3)


TEGENSPRAAK = {
    "diploma": ({"indicatie_bekostigbaar": "Opmerking"}, ("J", "N"), ("Nr", "2")),
    "vooropleiding": ({"behaald_op": "Opmerking"}, ("1-9-2025", "2-9-2025"), ("Nr", "2")),
    # Of extra support the enrolment is part of the key: the row differs in its period only.
    "extra_ondersteuning": ({"datum_eind": "Opmerking"}, ("1-9-2025", "2-9-2025"), ("Begin", "1-2-2024")),
    "groep": ({"team": "Opmerking"}, ("Zorg", "Techniek"), ("Nr", "2")),
    "groepslidmaatschap": ({"tot_en_met": "Opmerking"}, ("1-9-2025", "2-9-2025"), ("Nr", "2")),
}


@pytest.mark.parametrize("tabel", TEGENSPRAAK)
def test_tegenspraak_keurt_de_latere_rij_af(tabel, tmp_path) -> None:
    """The same key again, in a row with an enrolment or period of its own, says something else."""
    velden, (eerst, later), erbij = TEGENSPRAAK[tabel]
    rijen = lst.zet(GOED, 1, "Opmerking", eerst)
    nieuw = lst.zet(lst.zet(rijen, 1, "Opmerking", later), 1, *erbij)
    if tabel == "diploma":
        velden = {**velden, "inschrijvingvolgnummer": '{vast: "1"}'}
    else:
        nieuw = lst.zet(nieuw, 1, "Diploma", "")
    _, _, meldingen = lees_lijst(tmp_path, [*rijen, nieuw[1]], lst.met(lst.INDELING_PERIODEN, tabel, **velden))
    assert [(m["code"], m["regel"]) for m in meldingen] == [(f"LIJST-{tabel}-07", "6")]
    assert "op rij 2" in meldingen[0]["melding"]


def test_wat_nergens_bij_hoort(tmp_path) -> None:
    """A second sheet with periods, support and members of which the first has no enrolment or group."""
    tekst = """\
brin: 99XX
lijsten:
  - {naam: een, blad: Een, tabellen: {
      persoon: {bsn: BSN}, inschrijving: {inschrijvingvolgnummer: Nr, datum_inschrijving: Start},
      groep: {alleen_als: Klas, groep_id: Klas, naam: Klas, studiejaar: {vast: "2023"}}}}
  - {naam: perioden, blad: Perioden, tabellen: {
      persoon: {bsn: BSN}, inschrijvingsperiode: {inschrijvingvolgnummer: Nr, datum_begin: Start}}}
  - {naam: steun, blad: Steun, tabellen: {
      persoon: {bsn: BSN}, extra_ondersteuning: {inschrijvingvolgnummer: Nr, datum_begin: Start}}}
  - {naam: leden, blad: Leden, tabellen: {persoon: {bsn: BSN}, groepslidmaatschap: {groep_id: Klas, van: Start}}}
"""
    kop = ["BSN", "Nr", "Start", "Klas"]
    goed, wees = [lev.BSNS[0], "1", date(2023, 8, 1), "4A"], [lev.BSNS[0], "2", date(2023, 8, 1), "4B"]
    bladen = {"Een": [kop, goed], **{naam: [kop, goed, wees] for naam in ("Perioden", "Steun", "Leden")}}
    boek = lst.xlsx_van(tmp_path / "x.xlsx", **bladen)
    _, bestand, meldingen = lees_bestand(tmp_path, boek, tekst)
    tabellen = ("extra_ondersteuning", "groepslidmaatschap", "inschrijvingsperiode")
    assert sorted(m["code"] for m in meldingen) == [f"LIJST-{tabel}-04" for tabel in tabellen]
    assert {m["regel"] for m in meldingen} == {"3"}
    assert {naam: t.afgekeurd for naam, t in bestand.telling.items() if t.gelezen} == {
        "een": 0, "perioden": 1, "steun": 1, "leden": 1,
    }  # fmt: skip


def test_een_afgekeurde_inschrijving_neemt_haar_periode_mee(tmp_path) -> None:
    """A row is one whole: its period does not stay behind, and neither does what leans on it in another list."""
    verslag, _, _ = lees_lijst(tmp_path, lst.zet(GOED, 2, "Start", "x"))
    assert (
        lev.aantal_rijen(verslag.map, "inschrijving") == 2
        and lev.aantal_rijen(verslag.map, "inschrijvingsperiode") == 3
    )
    assert verslag.personen == 2


def test_de_eerste_rij_afgekeurd_dan_houdt_de_tweede_de_inschrijving(tmp_path) -> None:
    verslag, _, _ = lees_lijst(tmp_path, lst.zet(GOED, 3, "Begin", "x"))
    wie = lev.rijen(verslag.map, "inschrijvingsperiode")
    assert len(wie) == 3 and lev.aantal_rijen(verslag.map, "inschrijving") == 3


# ---- the form of a CSV


@pytest.mark.parametrize("scheiding", [";", ",", "\t", "|"])
def test_het_scheidingsteken_wordt_gevonden(scheiding, tmp_path) -> None:
    verslag, _, meldingen = lees_lijst(tmp_path, lst.csv_van(GOED, scheiding))
    assert not meldingen and verslag.personen == 3


VORM = {
    "bom": (b"\xef\xbb\xbf" + lst.csv_van(GOED), "LIJST-BST-03", "1", 0),
    "windows": (lst.csv_van(lst.zet(GOED, 1, "Klas", "4é")).decode().encode("cp1252"), "LIJST-BST-01", "", 0),
    "leeg": (lst.csv_van([*GOED[:2], [""] * len(GOED[0]), *GOED[2:], [""] * len(GOED[0])]), "LIJST-BST-06", "3", 0),
    "nul": (lst.csv_van(lst.zet(GOED, 2, "Opmerking", "a\0b")), "LIJST-BST-15", "3", 1),
    "kolom te veel": (lst.csv_van([*GOED[:2], [*GOED[2], "x"], *GOED[3:]]), "LIJST-BST-30", "3", 1),
    "kolom te weinig": (lst.csv_van([*GOED[:2], GOED[2][:-1], *GOED[3:]]), "LIJST-BST-30", "3", 1),
    "aanhalingsteken": (lst.csv_van(GOED).replace(b";ja;", b';"ja;', 1), "LIJST-BST-30", "2", 1),
    "geen rijen": (lst.csv_van(GOED[:1]), "LIJST-BST-40", "1", 0),
}


@pytest.mark.parametrize("naam", VORM)
def test_de_vorm_van_een_csv(naam, tmp_path) -> None:
    inhoud, code, regel, afgekeurd = VORM[naam]
    _, bestand, meldingen = lees_lijst(tmp_path, inhoud)
    assert [(m["code"], m["regel"]) for m in meldingen] == [(code, regel)]
    rijen = 0 if naam == "geen rijen" else 4
    assert (bestand.telling["alles"].gelezen, bestand.telling["alles"].afgekeurd) == (rijen, afgekeurd)


def test_een_regel_met_rare_bytes_in_een_bestand_met_utf8(tmp_path) -> None:
    rijen = lst.zet(lst.zet(GOED, 1, "Opmerking", "één"), 4, "Opmerking", "twéé")
    inhoud = lst.csv_van(lst.zet(rijen, 2, "Opmerking", "stuk")).replace(b"stuk", b"\xe9")
    _, bestand, meldingen = lees_lijst(tmp_path, inhoud)
    assert [(m["code"], m["regel"]) for m in meldingen] == [("LIJST-BST-16", "3")]
    assert bestand.telling["alles"].afgekeurd == 1


def test_een_regeleinde_in_een_waarde_houdt_de_rij_heel(tmp_path) -> None:
    rijen = lst.zet(lst.zet(GOED, 1, "Opmerking", "eerst\ndan"), 1, "Geboren", "x")
    _, bestand, meldingen = lees_lijst(tmp_path, lst.zet(rijen, 1, "BSN", ""))
    assert bestand.telling["alles"].gelezen == 4
    assert {m["regel"] for m in meldingen} == {"2"}
    afgekeurd = (tmp_path / "set" / "afgekeurd" / "lijst.csv").read_bytes()
    assert afgekeurd in (tmp_path / "lijst.csv").read_bytes() and b"eerst\ndan" in afgekeurd


# ---- what a workbook does to values


def boek_met(tmp_path, **cellen: Any):
    """A workbook of the good list in which cells of the first row got another value."""
    rijen = GOED
    for kolom, waarde in cellen.items():
        rijen = lst.zet(rijen, 1, kolom, waarde)
    return lst.xlsx_van(tmp_path / "lijst.xlsx", Blad=rijen)


BSN_MET_NUL = next(f"0{i}" for i in range(10_000_000, 10_000_099) if is_bsn(f"0{i}"))
HERSTELD = {
    "datum als getal": ({"Start": 45139, "Begin": 45139}, {"LIJST-BST-35"}),
    "nul vooraan": ({"BSN": int(BSN_MET_NUL)}, {"LIJST-BST-05"}),
    "datumcel": ({"Start": date(2023, 8, 1), "Begin": date(2023, 8, 1)}, set()),
    "nummer als getal": ({"BSN": int(lev.BSNS[0]), "Crebo": 25655, "Nr": 1}, set()),
    "spatie": ({"Leerweg": "BOL-voltijd\u00a0"}, {"LIJST-BST-37"}),
}


@pytest.mark.parametrize("naam", HERSTELD)
def test_wat_excel_deed_wordt_hersteld(naam, tmp_path) -> None:
    cellen, codes = HERSTELD[naam]
    verslag, _, meldingen = lees_bestand(tmp_path, boek_met(tmp_path, **cellen))
    assert {m["code"] for m in meldingen} == codes and verslag.exitcode == 0
    begin = {rij["datum_begin"] for rij in lev.rijen(verslag.map, "inschrijvingsperiode")}
    assert begin == {date(2023, 8, 1), date(2024, 2, 1)}
    assert {rij["leertraject"] for rij in lev.rijen(verslag.map, "inschrijvingsperiode")} == {"BOL", "BBL"}


def test_een_formule_telt_met_haar_bewaarde_waarde(tmp_path) -> None:
    """openpyxl writes a formula without a value; another one is given its value in the XML itself."""
    pad = boek_met(tmp_path, Crebo="=5*5131", Leerweg="=A1")
    _geef_waarde(pad, "5*5131", "25655")
    verslag, _, meldingen = lees_bestand(tmp_path, pad)
    assert [(m["code"], m["veld"], m["regel"]) for m in meldingen if "-BST-" in m["code"]] == [
        ("LIJST-BST-32", "Crebo", "2"),
        ("LIJST-BST-33", "Leerweg", "2"),
    ]
    assert {rij["opleidingcode"] for rij in lev.rijen(verslag.map, "inschrijvingsperiode")} == {"25655"}


def _geef_waarde(pad, formule: str, waarde: str) -> None:
    with zipfile.ZipFile(pad) as oud:
        delen = {naam: oud.read(naam) for naam in oud.namelist()}
    blad = "xl/worksheets/sheet1.xml"
    leeg = rf"<f>{re.escape(formule)}</f><v ?/?>(</v>)?"
    delen[blad] = re.sub(leeg, f"<f>{formule}</f><v>{waarde}</v>", delen[blad].decode()).encode()
    assert f"<v>{waarde}</v>".encode() in delen[blad]
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam, inhoud in delen.items():
            nieuw.writestr(naam, inhoud)


def test_een_foutwaarde_is_leeg_en_wordt_gemeld(tmp_path) -> None:
    pad = boek_met(tmp_path)
    boek = load_workbook(pad)
    blad = boek.active
    cel = blad.cell(2, GOED[0].index("Leerweg") + 1)
    cel.value, cel.data_type = "#N/A", "e"
    boek.save(pad)
    _, bestand, meldingen = lees_bestand(tmp_path, pad)
    assert [m["code"] for m in meldingen] == ["LIJST-BST-34", "LIJST-inschrijvingsperiode-16"]
    assert bestand.telling["alles"].afgekeurd == 0


def test_naast_de_kop_en_afgekeurd_uit_een_werkmap(tmp_path) -> None:
    """What was refused can be put right and read again with the same mapping."""
    rijen = lst.zet(GOED, 2, "BSN", "123")
    rijen[1] = [*rijen[1], "x"]
    rijen[3][GOED[0].index("Opmerking")] = "-1"
    verslag, _, meldingen = lees_bestand(tmp_path, lst.xlsx_van(tmp_path / "lijst.xlsx", Blad=rijen))
    assert {m["code"] for m in meldingen} == {"LIJST-BST-31", "LIJST-persoon-09"}
    with (verslag.map / "afgekeurd" / "lijst.xlsx.csv").open(newline="") as bestand:
        kop, rij = csv.reader(bestand, delimiter=";")
    assert kop == GOED[0] and rij[0] == "123" and rij[-1] == "1-8-2023"


# ---- all codes


def test_elke_code_wordt_hier_uitgelokt() -> None:
    """Those left over are provoked above by name, or can only be counted (te_veel, see test_meldingen_per_regel)."""
    bron = Path(__file__).read_text("utf-8")
    tabellen = ("diploma", "vooropleiding", "extra_ondersteuning", "groep", "groepslidmaatschap")
    los_ = {f"LIJST-{tabel}-07" for tabel in tabellen} | {f"LIJST-{tabel}-14" for tabel, _, _ in STIJL}
    los_ |= {f"LIJST-{tabel}-04" for tabel in ("extra_ondersteuning", "groepslidmaatschap", "inschrijvingsperiode")}
    genoemd = set(re.findall(r"LIJST-[A-Za-z_]+-\d\d", bron)) | los_
    over = {code.removeprefix("LIJST-") for code in set(catalogus("eigen_lijst").codes) - genoemd}
    assert over == {"BST-20"}
