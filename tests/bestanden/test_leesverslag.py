"""What `stelsel lees` prints: for a person and for a machine, with its exit code."""

from __future__ import annotations

import json

from click.testing import CliRunner

from hulp import leveringen as lev
from stelsel.opdrachten.lees import opdracht


def roep(tmp_path, regels, *meer):
    pad = tmp_path / lev.RO_NAAM
    pad.write_bytes(lev.bytes_van(regels))
    return CliRunner().invoke(opdracht, [str(pad), "--naar", str(tmp_path / "set"), *meer], standalone_mode=False)


def test_tekst_bij_een_goed_bestand(tmp_path) -> None:
    uit = roep(tmp_path, lev.goed_ro())
    assert uit.return_value == 0
    assert "Registratieoverzicht van 99XX over 1-8-2023 tot en met 31-7-2024, gemaakt op 1-8-2024" in uit.stdout
    assert "Geen fouten gevonden." in uit.stdout and "afgekeurd/" not in uit.stdout
    tellingen = {regel.split()[0]: regel.split()[-3:] for regel in uit.stdout.splitlines() if regel.startswith("  P")}
    assert tellingen["PER"] == ["4", "4", "0"]


def test_tekst_noemt_het_ergste_eerst_met_regel_en_wat_te_doen(tmp_path) -> None:
    regels = lev.zet("PER", "geslacht", "X")(lev.goed_ro())
    regels = lev.zet("ISE", "inschrijvingvolgnummer", "")(["", *regels])
    uit = roep(tmp_path, regels)
    assert uit.return_value == 1
    delen = [uit.stdout.index(kop) for kop in ("  Afgekeurd:", "  Fout:", "  Let op:")]
    assert delen == sorted(delen)
    assert "Volgnummer niet te lezen (ISE Inschrijvingvolgnummer), regel 7" in uit.stdout
    assert "[RO-PER-11]" in uit.stdout and "afgekeurd/" in uit.stdout
    assert not any(nummer in uit.stdout for nummer in lev.NUMMERS)


def test_json_heeft_vaste_sleutels(tmp_path) -> None:
    regels = lev.zet("ISE", "inschrijvingvolgnummer", "")(lev.goed_ro())
    uit = roep(tmp_path, regels, "--uit", "json")
    verslag = json.loads(uit.stdout)
    assert uit.return_value == verslag["exitcode"] == 1
    assert set(verslag) >= {"map", "exitcode", "volledig", "personen", "bestanden", "vervangen", "zonder_niveau"}
    assert (verslag["volledig"], verslag["personen"]) == ("ja", 4)
    (bestand,) = verslag["bestanden"]
    kop = ("bestand", "soort", "brin", "van", "tot_en_met", "aangemaakt", "volledig")
    waarden = [lev.RO_NAAM, "RO", "99XX", "2023-08-01", "2024-07-31", "2024-08-01", "ja"]
    assert [bestand[naam] for naam in kop] == waarden
    assert bestand["telling"]["ISE"] == {"gelezen": 4, "aanvaard": 3, "afgekeurd": 1}
    assert bestand["per_ernst"] == {"afgekeurd": 1, "fout": 0, "waarschuwing": 0}
    (melding,) = bestand["meldingen"]
    assert (melding["code"], melding["aantal"], melding["eerste_regels"]) == ("RO-ISE-02", 1, [6])


def test_meldingen_csv_heeft_de_beloofde_kolommen(tmp_path) -> None:
    roep(tmp_path, lev.zet("PER", "geboortedatum", "2005-00-00")(lev.goed_ro()))
    kop, regel = (tmp_path / "set" / "meldingen.csv").read_text("utf-8").splitlines()
    assert kop == "bestand,regel,record,veld,code,ernst,gevonden,verwacht,melding,bron"
    velden = regel.split(",")
    # The date itself is personal.
    assert velden[:7] == [lev.RO_NAAM, "2", "PER", "Geboortedatum", "RO-PER-20", "waarschuwing", ""]
