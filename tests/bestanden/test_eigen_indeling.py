"""A mapping that does not fit is told by its line and with what was probably meant, before anything is read."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from hulp import leveringen as lev
from hulp import lijst as lst
from stelsel.bestanden import lees
from stelsel.bestanden.eigen_lijst.datumvorm import als_iso, datumvorm
from stelsel.bestanden.eigen_lijst.opbouw import lees_indeling
from stelsel.bestanden.indeling import indeling
from stelsel.kern.fouten import StelselFout
from stelsel.opdrachten.lees import opdracht

GOED = lst.INDELING


def fout_van(tmp_path, tekst) -> StelselFout:
    pad = tmp_path / "m.yaml"
    pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
    with pytest.raises(StelselFout) as fout:
        lees_indeling(pad)
    assert fout.value.exitcode == 2 and fout.value.doe and str(pad) in fout.value.waar
    return fout.value


def regel_van(stuk: str, tekst: str = GOED) -> int:
    return next(nr for nr, regel in enumerate(tekst.splitlines(), 1) if stuk in regel)


ONDERDEEL = {
    "brin": ("brin: 99XX", "brin: 99xx", "BST-INDELING-03", "twee hoofdletters"),
    "dag": ("van: 2022-10-01", "van: 2022-13-01", "BST-INDELING-03", "jjjj-mm-dd"),
    "periode": ("tot_en_met: 2025-10-01", "tot_en_met: 2021-10-01", "BST-INDELING-03", "op of na van"),
    "datums": ("datums: d-m-jjjj", "datums: d-m-jj", "BST-INDELING-03", "d-m-jjjj"),
    "kop": ("gemaakt_op:", "gemaakt_opp:", "BST-INDELING-03", "gemaakt_op"),
    "tabel": ("      diploma:", "      diplomas:", "BST-INDELING-04", "diploma"),
    "kolom": ("geboortedatum:", "geboorte_datum:", "BST-INDELING-04", "geboortedatum"),
    "bron": ("{vast: J}", "{waarden: {a: b}}", "BST-INDELING-03", "kolom, samen of vast"),
    "twee bronnen": ("{vast: J}", "{vast: J, kolom: Nr}", "BST-INDELING-03", "kolom, samen of vast"),
    "leeg": ("opleidingcode: Crebo", "opleidingcode:", "BST-INDELING-03", "kop van een kolom"),
    "waarden": ("vrouw: V", "Man: V", "BST-INDELING-03", "hoofdletters"),
    "lijst": ("{kolom: Steun, is: [ja]}", "[Steun]", "BST-INDELING-03", "kolom"),
}


@pytest.mark.parametrize("naam", ONDERDEEL)
def test_een_fout_noemt_de_regel_en_wat_er_hoort(naam, tmp_path) -> None:
    van, naar, code, verwacht = ONDERDEEL[naam]
    assert van in GOED
    fout = fout_van(tmp_path, GOED.replace(van, naar, 1))
    assert fout.code == code
    assert f"regel {regel_van(van)}" in fout.waar
    assert verwacht in fout.verwacht


def test_een_onbekende_naam_krijgt_wat_er_op_lijkt(tmp_path) -> None:
    assert "Bedoel je leertraject?" in fout_van(tmp_path, GOED.replace("leertraject:", "leer_traject:")).wat
    assert (
        "Bedoel je inschrijving?" in fout_van(tmp_path, GOED.replace("      inschrijving:", "      Inschrijving:")).wat
    )


@pytest.mark.parametrize(
    "kolom", ["inschrijvingvolgnummer", "datum_inschrijving", "datum_begin", "resultaatvolgnummer"]
)
def test_wat_verplicht_is_moet_erin_staan(kolom, tmp_path) -> None:
    regels = [regel for regel in GOED.splitlines(keepends=True) if not regel.startswith(f"        {kolom}:")]
    fout = fout_van(tmp_path, "".join(regels))
    assert fout.code == "BST-INDELING-05" and kolom in fout.wat


def test_zonder_nummer_is_er_geen_persoon(tmp_path) -> None:
    zonder = GOED.replace("        bsn: BSN\n        onderwijsnummer: Onderwijsnr\n", "")
    assert fout_van(tmp_path, zonder).code == "BST-INDELING-05"


def test_geen_yaml_wijst_de_regel_aan(tmp_path) -> None:
    fout = fout_van(tmp_path, GOED.replace("geboortedatum: Geboren", "geboortedatum: Geboren: dag"))
    assert fout.code == "BST-INDELING-02" and f"regel {regel_van('geboortedatum')}" in fout.waar
    fout = fout_van(tmp_path, GOED.replace("        bsn", "\tbsn"))
    assert fout.code == "BST-INDELING-02" and f"regel {regel_van('bsn: BSN')}" in fout.waar and "tab" in fout.doe


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", "BST-INDELING-01"),
        (b"# niets\n", "BST-INDELING-01"),
        (b"brin: \xff\n", "BST-INDELING-01"),
        (b"a" * (1024 * 1024 + 1), "BST-INDELING-01"),
        (b"[" * 50_000, "BST-INDELING-02"),
        (b"!!python/object/apply:os.system ['id']\n", "BST-INDELING-03"),
        (b"- 1\n", "BST-INDELING-03"),
        (b"brin: 99XX\nbrin: 99YY\nlijsten: []\n", "BST-INDELING-03"),
        (b"brin: 99XX\nlijsten: []\n", "BST-INDELING-05"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nbrin: *b\n", "BST-INDELING-03"),
    ],
)
def test_wat_geen_indeling_is(inhoud, code, tmp_path) -> None:
    assert fout_van(tmp_path, inhoud).code == code


def test_een_indeling_die_er_niet_is(tmp_path) -> None:
    with pytest.raises(StelselFout) as fout:
        lees_indeling(tmp_path / "weg.yaml")
    assert fout.value.code == "BST-INDELING-01"


# ---- a mapping and a file that do not fit


def past_niet(tmp_path, rijen, tekst=lst.INDELING_PERIODEN, naam="lijst.csv") -> StelselFout:
    pad = tmp_path / naam
    pad.write_bytes(lst.csv_van(rijen))
    with pytest.raises(StelselFout) as fout:
        lees(pad, tmp_path / "set", bestanden={"indeling": lst.indeling(tmp_path, tekst)})
    assert fout.value.exitcode == 2 and not (tmp_path / "set").exists()
    return fout.value


def test_een_kolom_die_er_niet_is(tmp_path) -> None:
    rijen = lst.zet(lst.goede_lijst(), 0, "Leerweg", "leer weg")
    fout = past_niet(tmp_path, rijen)
    assert fout.code == "BST-INDELING-06" and "Bedoel je leer weg?" in fout.wat and "Klas" in fout.verwacht
    assert f"regel {regel_van('Leerweg', lst.INDELING_PERIODEN)}" in fout.waar


def test_een_kop_die_niet_herkend_wordt_wordt_niet_herhaald(tmp_path) -> None:
    """The line may hold a person."""
    fout = past_niet(tmp_path, [["Noa Voorbeeld", lev.BSNS[0]], ["x", "y"]])
    tekst = fout.als_tekst()
    assert fout.code == "BST-INDELING-06" and "Voorbeeld" not in tekst and lev.BSNS[0] not in tekst


def test_een_kolom_die_er_twee_keer_is(tmp_path) -> None:
    fout = past_niet(tmp_path, lst.zet(lst.goede_lijst(), 0, "Opmerking", "Crebo"))
    assert fout.code == "BST-INDELING-06" and "meer dan één keer" in fout.wat


def test_een_kop_verder_naar_beneden(tmp_path) -> None:
    rijen = [["Export van maandag"], *lst.goede_lijst()]
    assert past_niet(tmp_path, rijen).code == "BST-INDELING-06"
    tekst = lst.INDELING_PERIODEN.replace("  - naam: alles", "  - naam: alles\n    kopregel: 2")
    (tmp_path / "x").mkdir()
    verslag = lees(tmp_path / "lijst.csv", tmp_path / "set", bestanden={"indeling": lst.indeling(tmp_path, tekst)})
    assert verslag.exitcode == 0 and verslag.personen == 3


def test_een_lijst_zonder_bestand_en_een_bestand_zonder_lijst(tmp_path) -> None:
    tekst = lst.INDELING_PERIODEN.replace("  - naam: alles", "  - naam: alles\n    bestand: 'inschrijving*.csv'")
    fout = past_niet(tmp_path, lst.goede_lijst(), tekst)
    assert fout.code == "BST-INDELING-07" and "lijst.csv" in fout.wat
    ro = tmp_path / lev.RO_NAAM
    ro.write_bytes(lev.bytes_van(lev.goed_ro()))
    with pytest.raises(StelselFout) as geen:
        lees(ro, tmp_path / "set", bestanden={"indeling": lst.indeling(tmp_path, tekst)})
    assert geen.value.code == "BST-INDELING-07" and "alles" in geen.value.wat


def test_een_periode_zonder_inschrijving_in_het_bestand(tmp_path) -> None:
    begin = lst.INDELING_PERIODEN.index("      inschrijving:\n")
    einde = lst.INDELING_PERIODEN.index("      inschrijvingsperiode:\n")
    fout = past_niet(tmp_path, lst.goede_lijst(), lst.INDELING_PERIODEN[:begin] + lst.INDELING_PERIODEN[einde:])
    assert fout.code == "BST-INDELING-05" and "inschrijving" in fout.verwacht


def test_een_blad_dat_er_niet_is(tmp_path) -> None:
    boek = lst.xlsx_van(tmp_path / "x.xlsx", Inschrijvingen=lst.goede_lijst())
    tekst = lst.INDELING_PERIODEN.replace("  - naam: alles", "  - blad: inschrijving")
    with pytest.raises(StelselFout) as fout:
        lees(boek, tmp_path / "set", bestanden={"indeling": lst.indeling(tmp_path, tekst)})
    assert fout.value.code == "BST-INDELING-06" and "Bedoel je Inschrijvingen?" in fout.value.wat


# ---- what stands beside it


def test_naast_een_ro_en_over_twee_bestanden(tmp_path) -> None:
    """An RO is not taken for a list, the same person is one person, and two files with one mapping withdraw nothing
    of each other."""
    ro = tmp_path / lev.RO_NAAM
    ro.write_bytes(lev.bytes_van(lev.goed_ro()))
    rijen = lst.goede_lijst()
    (tmp_path / "een.csv").write_bytes(lst.csv_van(rijen[:2]))
    (tmp_path / "twee.csv").write_bytes(lst.csv_van([rijen[0], *rijen[2:]]))
    paden = [tmp_path / naam for naam in ("een.csv", "twee.csv")]
    verslag = lees([ro, *paden], tmp_path / "set", bestanden={"indeling": lst.indeling(tmp_path)})
    assert [bestand.soort for bestand in verslag.bestanden] == ["RO", "LIJST", "LIJST"]
    assert verslag.personen == 4 and not any(verslag.ingetrokken.values())
    alleen = lees(paden, tmp_path / "alleen", bestanden={"indeling": lst.indeling(tmp_path)})
    assert alleen.personen == 3 and lev.aantal_rijen(tmp_path / "alleen", "inschrijving") == 3


def test_het_voorbeeld_is_een_goede_indeling(tmp_path) -> None:
    uit = CliRunner().invoke(opdracht, ["--indeling-voorbeeld"])
    assert uit.exit_code == 0
    (tmp_path / "m.yaml").write_text(uit.output, "utf-8")
    eigen = lees_indeling(tmp_path / "m.yaml")
    assert eigen.lijsten[0].tabellen == ("persoon", "inschrijving", "inschrijvingsperiode", "diploma")
    # What stands behind a hash works too, once it is wanted.
    los = uit.output.replace("    # bestand:", "    bestand:").replace("    # blad:", "    blad:")
    los = los.replace("    # kopregel:", "    kopregel:").replace(
        "        # onderwijsnummer:", "        onderwijsnummer:"
    )
    (tmp_path / "m.yaml").write_text(los.replace("# gemaakt_op", "gemaakt_op"), "utf-8")
    assert lees_indeling(tmp_path / "m.yaml").gemaakt_op


def test_de_documentatie_noemt_elke_kolom_die_een_lijst_kan_vullen() -> None:
    from hulp.bron import WORTEL

    tekst = (WORTEL / "docs" / "bestanden" / "eigen-lijst.md").read_text("utf-8")
    for record in indeling("eigen_lijst").records.values():
        (rij,) = [regel for regel in tekst.splitlines() if regel.startswith(f"| `{record.code}` |")]
        assert not [veld.naam for veld in record.velden if veld.naam not in rij.replace("**", "")], record.code


@pytest.mark.parametrize(
    ("vorm", "tekst", "iso"),
    [
        ("d-m-jjjj", "1-8-2023", "2023-08-01"),
        ("dd-mm-jjjj", "1-8-2023", "2023-08-01"),
        ("m/d/jjjj", "8/1/2023", "2023-08-01"),
        ("jjjj.mm.dd", "2023.8.1", "2023-08-01"),
        ("ddmmjjjj", "01082023", "2023-08-01"),
        ("d-m-jjjj", "1-8-2023 00:00:00", "2023-08-01"),
        ("d-m-jjjj", "31-2-2023", "2023-02-31"),
        ("d-m-jjjj", "1/8/2023", "1/8/2023"),
        ("d-m-jjjj", "1-8-23", "1-8-23"),
        ("d-m-jjjj", "2023-08-01", "2023-08-01"),
    ],
)
def test_datums(vorm, tekst, iso) -> None:
    assert als_iso(tekst, datumvorm(vorm)) == iso


@pytest.mark.parametrize("vorm", ["", "d-m", "d-m-jj", "djjjjm", "d--m-jjjj", "-d-mjjjj", "dmjjjj", "d-m-jjjj-d", "x"])
def test_geen_datumvorm(vorm) -> None:
    assert datumvorm(vorm) is None


def test_groepen_uit_een_lijst_en_uit_de_eigen_administratie(tmp_path) -> None:
    """One group of both is one row, as the school's own administration says it."""
    lijst, eigen = tmp_path / "lijst.csv", tmp_path / "eigen_administratie.csv"
    lijst.write_bytes(lst.csv_van(lst.goede_lijst()))
    regels = [lev.goed_eigen()[0], lev.rij("groep", groepcode="4A", groepnaam="Vier A", brin="99XX", studiejaar="2023")]
    eigen.write_bytes(lev.bytes_van(regels))
    lees([lijst, eigen], tmp_path / "set", bestanden={"indeling": lst.indeling(tmp_path)})
    assert [rij["naam"] for rij in lev.rijen(tmp_path / "set", "groep")] == ["Vier A"]
    assert len(lev.rijen(tmp_path / "set", "groepslidmaatschap")) == 1


@pytest.mark.parametrize("kolom", ["BURGERSERVICENUMMER", "soort", "VLP"])
def test_een_kop_die_ook_van_een_ander_zou_kunnen_zijn(kolom, tmp_path) -> None:
    """The header of a vsv file or of eigen_administratie.csv begins so; here the mapping names its columns."""
    rijen = lst.zet(lst.goede_lijst(), 0, "BSN", kolom)
    rijen[0][1] = "ONDERWIJSNUMMER"
    tekst = lst.INDELING_PERIODEN.replace("bsn: BSN", f"bsn: {kolom}").replace("Onderwijsnr", "ONDERWIJSNUMMER")
    (tmp_path / "x.csv").write_bytes(lst.csv_van(rijen))
    verslag = lees(tmp_path / "x.csv", tmp_path / "set", bestanden={"indeling": lst.indeling(tmp_path, tekst)})
    assert [bestand.soort for bestand in verslag.bestanden] == ["LIJST"] and verslag.personen == 3
