"""A delivery is added as a folder: recognising, reading, reporting and the documents all follow its levering.yaml."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest

from hulp import leveringen as lev
from hulp.bron import WORTEL
from stelsel.bestanden.herkenning import herken
from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.leveringssoorten import bekende_soorten, leesbaar, leveringssoort, leveringssoorten
from stelsel.gegevens.tabellen import TABELLEN

GELEZEN = pytest.mark.parametrize("soort", leveringssoorten(), ids=lambda soort: soort.naam)


def test_namen_en_volgorde_zijn_uniek() -> None:
    soorten = bekende_soorten()
    assert len({soort.naam for soort in soorten}) == len({soort.volgorde for soort in soorten}) == len(soorten)
    assert [soort.volgorde for soort in soorten] == sorted(soort.volgorde for soort in soorten)
    assert sum(soort.rest for soort in soorten) == 1


@GELEZEN
def test_wat_gelezen_wordt_heeft_een_lezer_en_bestaande_tabellen(soort) -> None:
    module, _, functie = soort.lezer.partition(":")
    assert list(inspect.signature(getattr(import_module(module), functie)).parameters) == ["pad", "naam", "opties"]
    assert soort.tabellen and set(soort.tabellen) <= set(TABELLEN)
    assert soort.persoontabel in {"", "persoon", *soort.tabellen}


@GELEZEN
def test_het_verslag_en_de_documenten_kennen_hem(soort) -> None:
    assert soort.kop.format(brin="99XX", periode="een periode", aangemaakt="een dag")
    assert soort.wat in leesbaar()
    for naam in (soort.documentatie["lijst"], soort.documentatie["uitleg"]):
        assert (WORTEL / "docs" / "bestanden" / naam).is_file(), naam
    assert leveringssoort(soort.naam) is soort


@GELEZEN
def test_recordsoorten_zijn_die_van_de_indeling(soort) -> None:
    if soort.recordsoorten:
        assert set(soort.recordsoorten) == set(indeling(soort.pakket).records)
        assert soort.geen


def test_een_onbekende_naam_is_een_fout_in_het_programma() -> None:
    with pytest.raises(KeyError):
        leveringssoort("TELEX")


@pytest.mark.parametrize(
    ("naam", "inhoud", "soort"),
    [
        ("x.csv", lev.bytes_van(lev.goed_ro()), "RO"),
        ("x.csv", b"\xef\xbb\xbf" + lev.bytes_van(lev.goed_ro()), "RO"),
        ("x.csv", lev.bytes_van(lev.goed_ro()[1:]), "RO"),
        ("x.csv", b'"soort";bsn\n', "EIGEN"),
        ("RO_99XX_20230801_20240731.csv", b"soort,bsn\n", "EIGEN"),
        ("RO_99XX_20230801_20240731.csv", b"VLP;99XX;2025;20251119;V\r\nPER;1\r\n", "GRONDSLAG"),
        ("x.csv", b"VLP;2025;20251119;V\r\nPER;1\r\n", "GRONDSLAG"),
        ("x.csv", b"PER;1;17\r\nISG;1;99XX;1;20250801;20260731;;\r\n", "GRONDSLAG"),
        ("GRONDSLAG_IP.csv", b"PER;1;17\r\n", "GRONDSLAG"),
        ("x.csv", b"VLP|2025-2026|99XX|2025-11-18|2025-11-19\r\n", "OBO"),
        ("OBO_99XX_2025_20251119.CSV", b"PER|1\r\n", "OBO"),
        ("x.csv", b"Recordsoort|Burgerservicenummer\r\nVLP|2025-2026\r\n", "OBOV"),
        ("x.csv", b"#BRIN;NAAM_INSTELLING;RAPPORTAGE_MAAND;BSN_ONDERWIJSNR\r\n", "VSV"),
        ("x.csv", b'"BRIN_NR";"NAAM_INST";"RAPPORTAGEMAAND"\r\n', "VSV"),
        ("x.csv", b"BURGERSERVICENUMMER;ONDERWIJSNUMMER;GEBOORTEDATUM\n", "VSV"),
        ("202310A04I99XX.csv", b"een andere kop\n", "VSV"),
        ("OBOV_ISG_99XX_20251119.CSV", b"VLP|2025-2026|99XX|2025-11-18|2025-10-19\r\n", "OBOV"),
    ],
)
def test_herkennen_aan_inhoud_gaat_voor_de_naam(naam, inhoud, soort, tmp_path) -> None:
    (tmp_path / naam).write_bytes(inhoud)
    assert herken(tmp_path / naam, naam).naam == soort
