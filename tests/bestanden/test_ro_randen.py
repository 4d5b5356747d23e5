"""Files at the edge: no header, no persons, wholly other separators, and errors nobody foresaw."""

from __future__ import annotations

import polars as pl
import pytest

from hulp import ro
from stelsel.bestanden import lees
from stelsel.bestanden.leesopties import Leesopties
from stelsel.bestanden.ro.lezer import lees_ro
from stelsel.kern.fouten import StelselFout


def lees_regels(tmp_path, inhoud, naam=ro.NAAM):
    return lees_ro(ro.schrijf(tmp_path / "bestand.csv", inhoud), naam, Leesopties())


def meldingen(levering):
    return [(m["regel"], m["code"]) for m in levering.meldingen.tabel("levering").to_dicts()]


def test_zonder_brin_in_kop_en_naam(tmp_path) -> None:
    levering = lees_regels(tmp_path, ro.regels()[1:], "overzicht.csv")
    assert (None, "RO-BST-19") in meldingen(levering)
    assert levering.brin == "onbekend"
    assert not levering.volledig


def test_zonder_een_enkele_persoon(tmp_path) -> None:
    levering = lees_regels(tmp_path, [regel for regel in ro.regels() if not regel.startswith("PER|")])
    assert all(t.aanvaard == 0 for code, t in levering.telling().items() if code not in ("VLP", "SLR"))
    assert [code for regel, code in meldingen(levering) if regel == 2] == ["RO-ISG-04"]


def test_met_een_soort_waarvan_geen_regel_goed_is(tmp_path) -> None:
    regels = ro.regels()
    regels[ro.eerste(regels, "DIP")] += "|x"
    codes = meldingen(lees_regels(tmp_path, regels))
    assert [code for _, code in codes if "-DIP-" in code] == ["RO-DIP-01"]
    assert {code for _, code in codes} >= {"RO-AMO-04", "RO-GEO-04", "RO-KZD-04"}


@pytest.mark.parametrize("scheiding", ["\t", ","])
def test_een_ander_scheidingsteken_in_het_hele_bestand(tmp_path, scheiding) -> None:
    regels = [regel.replace("|", scheiding) for regel in ro.regels()]
    levering = lees_regels(tmp_path, regels)
    assert [m for m in meldingen(levering) if m[0]] == [(i, "RO-BST-14") for i in range(1, len(regels) + 1)]


def test_onleesbare_tekens_gaan_voor_een_onbekende_recordsoort(tmp_path) -> None:
    inhoud = "".join(f"{regel}\r\n" for regel in ro.regels()).encode() + b"\0" * 1000 + b"\r\n\xff\xfe|\r\n"
    assert [m for m in meldingen(lees_regels(tmp_path, inhoud)) if m[0] > 19] == [(20, "RO-BST-15"), (21, "RO-BST-16")]


def test_een_diplomadeel_onder_een_ander_mens_hoort_bij_zijn_diploma(tmp_path) -> None:
    """Between a diploma and its part stands a whole other person: kept, because the numbers say so, and told."""
    regels = ro.regels()
    deel = regels.pop(ro.eerste(regels, "GEO"))
    regels.insert(len(regels) - 1, deel)
    levering = lees_regels(tmp_path, regels)
    assert meldingen(levering) == [(18, "RO-GEO-17")]
    assert levering.tabellen["examenonderdeel"]["persoon_rij"].to_list() == [0, 0]


def test_het_einde_van_een_periode_volgt_uit_de_volgende(tmp_path) -> None:
    perioden = lees_regels(tmp_path, ro.regels()).tabellen["inschrijvingsperiode"]
    # The day before the next one; the real end of the enrolment; its planned end.
    assert [str(dag) for dag in perioden["tot_en_met"]] == ["2022-07-31", "2024-06-20", "2026-07-31"]
    assert perioden["afgeleid"].all()


@pytest.mark.parametrize("soort", [RuntimeError, pl.exceptions.PanicException])
def test_een_onverwachte_fout_kost_alleen_de_regel(tmp_path, monkeypatch, soort) -> None:
    """Whatever goes wrong inside, the run ends with a line number and without the text of the line."""
    from stelsel.bestanden import toetsen

    echt = toetsen.Toetser.toets

    def struikel(self, tekst, regels, meldingen_):
        if self.record.code == "KZD" and 12 in regels.tolist():
            raise soort(ro.BSN)
        return echt(self, tekst, regels, meldingen_)

    monkeypatch.setattr(toetsen.Toetser, "toets", struikel)
    levering = lees_regels(tmp_path, ro.regels())
    assert meldingen(levering) == [(12, "RO-BST-18"), (19, "RO-SLR-33")]
    assert levering.tabellen["keuzedeelresultaat"].height == 1
    assert levering.tabellen["examenonderdeel"].height == 2
    assert ro.BSN not in levering.meldingen.tabel("levering").write_csv()


def test_een_onverwachte_fout_buiten_de_regels_eindigt_in_woorden(tmp_path, monkeypatch) -> None:
    from stelsel.bestanden import koppelen

    def struikel(self):
        raise RuntimeError(ro.BSN)

    monkeypatch.setattr(koppelen.Koppelaar, "koppel", struikel)
    with pytest.raises(StelselFout) as fout:
        lees(ro.schrijf(tmp_path / ro.NAAM, ro.regels()), tmp_path / "set")
    assert fout.value.exitcode == 2
    assert ro.BSN not in fout.value.als_tekst()
    assert [pad.name for pad in tmp_path.iterdir()] == [ro.NAAM]


def test_stoppen_laat_niets_achter(tmp_path) -> None:
    with pytest.raises(StelselFout) as fout:
        lees(ro.schrijf(tmp_path / ro.NAAM, ro.regels()), tmp_path / "set", gestopt=lambda: True)
    assert (fout.value.code, fout.value.exitcode) == ("BST-GESTOPT", 2)
    assert [pad.name for pad in tmp_path.iterdir()] == [ro.NAAM]


def test_de_voortgang_loopt_tot_het_einde(tmp_path) -> None:
    stappen: list[tuple[int, int]] = []
    pad = ro.schrijf(tmp_path / ro.NAAM, ro.regels())
    lees(pad, tmp_path / "set", voortgang=lambda klaar, totaal: stappen.append((klaar, totaal)))
    assert stappen[-1] == (pad.stat().st_size, pad.stat().st_size)


def test_een_bestand_zonder_recordsoorten_wordt_geweigerd(tmp_path) -> None:
    pad = ro.schrijf(tmp_path / "aanmeldingen.csv", ["naam;groep;per", "een;twee;drie"])
    with pytest.raises(StelselFout) as fout:
        lees(pad, tmp_path / "set")
    assert fout.value.exitcode == 2
    assert "geen registratieoverzicht" in fout.value.wat


def test_een_bestand_tussen_aanhalingstekens_krijgt_een_verslag(tmp_path) -> None:
    regels = ['"' + regel.replace("|", '"|"') + '"' for regel in ro.regels()]
    verslag = lees(ro.schrijf(tmp_path / ro.NAAM, regels), tmp_path / "set")
    assert verslag.exitcode == 2
    assert verslag.bestanden[0].telling["onbekend"].afgekeurd == len(regels)


@pytest.mark.parametrize("blok", [1, 7, 64, 500])
def test_waar_het_bestand_in_stukken_valt_maakt_niet_uit(tmp_path, monkeypatch, blok) -> None:
    """A piece may end inside a line, between CR and LF, or after one line: the outcome is the same."""
    from stelsel.bestanden import inlezen, regels

    goed = "".join(f"{regel}\r\n" for regel in ro.regels())
    kapot = (
        goed.replace("Niet behaald", "Niet\0behaald").replace("ISE|", "ISF|").replace("2024-08-01\r\n", "2024-08-01\r")
    )
    heel = lees_regels(tmp_path, kapot.encode())
    monkeypatch.setattr(inlezen, "brokken", lambda pad: regels.brokken(pad, blok))
    stukken = lees_regels(tmp_path, kapot.encode())
    assert meldingen(stukken) == meldingen(heel)
    assert stukken.telling() == heel.telling()
    assert all(tabel.equals(heel.tabellen[naam]) for naam, tabel in stukken.tabellen.items())


def test_een_verschoven_sluitrecord_noemt_geen_nummer_van_een_persoon(tmp_path) -> None:
    """A closing record with a bsn where a count belongs: the message describes it."""
    regels = ro.regels()
    velden = regels[-1].split("|")
    velden[2] = ro.BSN
    levering = lees_regels(tmp_path, [*regels[:-1], "|".join(velden)])
    tabel = levering.meldingen.tabel("levering").write_csv()
    assert "RO-SLR-33" in tabel and "een getal van 9 cijfers" in tabel and ro.BSN not in tabel


@pytest.mark.parametrize("inhoud", [b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\r\n", b""])
def test_een_bestand_zonder_een_teken_eindigt_in_woorden(tmp_path, inhoud) -> None:
    pad = tmp_path / ro.NAAM
    pad.write_bytes(inhoud)
    try:
        verslag = lees(pad, tmp_path / "set")
    except StelselFout as fout:
        assert fout.exitcode == 2 and fout.doe
    else:
        assert verslag.exitcode == 2 and verslag.als_tekst()
