"""The fuzzer: it has something to begin from for every reader, and sees what goes wrong."""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib import import_module

import pytest

from hulp import leveringen as lev
from hulp.bron import WORTEL
from hulp.zaden import Zaad, zaden
from stelsel.bestanden import lees
from stelsel.bestanden.leveringssoorten import leveringssoorten

GOED = Zaad("RO", lev.RO_NAAM, lev.bytes_van(lev.goed_ro()))


@pytest.fixture
def fuzz(monkeypatch):
    monkeypatch.syspath_prepend(str(WORTEL / "bench"))
    return import_module("fuzz")


def test_elke_lezer_heeft_goede_bestanden_en_zij_doorstaan_alles(fuzz, tmp_path) -> None:
    goed = zaden(tmp_path)
    assert set(goed) == {soort.naam for soort in leveringssoorten()}
    for per_soort in goed.values():
        fuzz.beproef(per_soort[0], per_soort[0].inhoud)


def test_hetzelfde_zaad_geeft_dezelfde_schade(fuzz) -> None:
    schade = [fuzz.bederf(GOED.inhoud, f"zaad-{nr}") for nr in range(60)]
    assert schade == [fuzz.bederf(GOED.inhoud, f"zaad-{nr}") for nr in range(60)]
    assert len(set(schade)) > 50


def met_nummer(paden, naar, **opties):
    verslag = lees(paden, naar, **opties)
    with (naar / "meldingen.csv").open("a", encoding="utf-8") as bestand:
        bestand.write(f"{paden[0].name},1,PER,x,RO-PER-09,waarschuwing,{lev.BSNS[0]},,,\n")
    return verslag


def telt_verkeerd(paden, naar, **opties):
    verslag = lees(paden, naar, **opties)
    telling = verslag.bestanden[0].telling
    telling["PER"] = replace(telling["PER"], gelezen=99)
    return verslag


@pytest.mark.parametrize(
    ("lezer", "reden"),
    [
        (lambda *a, **k: replace(lees(*a, **k), exitcode=1), "exitcode 1"),
        (telt_verkeerd, "geen som"),
        (met_nummer, "een nummer van een persoon"),
    ],
)
def test_wat_niet_klopt_wordt_gezien(lezer, reden, fuzz) -> None:
    with pytest.raises(import_module("fuzz_toets").Gezakt, match=reden):
        fuzz.beproef(GOED, GOED.inhoud, lezer)


def test_een_lezer_die_breekt_wordt_gezien(fuzz) -> None:
    def breekt(*_, **__):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fuzz.beproef(GOED, GOED.inhoud, breekt)


HANGT = "import sys, time; print('begin', sys.argv[-1], flush=True); time.sleep(99)"
STOPT = "import sys; print('begin', sys.argv[-1], flush=True); sys.exit(3)"
ZAKT = "import sys; [print(w, sys.argv[-1], '0.5 80 waarom', flush=True) for w in ('begin', 'gezakt')]; sys.exit(3)"


@pytest.mark.parametrize(("programma", "reden"), [(HANGT, "geen antwoord"), (STOPT, "code 3"), (ZAKT, "code 3")])
def test_hangen_en_stoppen_worden_gezien(programma, reden, fuzz, monkeypatch) -> None:
    monkeypatch.setattr(fuzz, "AANLOOP", 5)
    uit = fuzz.bewaak("RO", 0, 1 / 60, 0.2, (sys.executable, "-c", programma))
    assert list(uit.gezakt) == list(range(len(uit.gezakt))) and all(reden in wat for wat in uit.gezakt.values())


def test_wat_zakt_wordt_bewaard(fuzz, tmp_path) -> None:
    uit = fuzz.Uitslag("RO", gezakt={7: "waarom"})
    fuzz.bewaar(uit, [GOED], 0, tmp_path)
    map_ = tmp_path / "RO-0-7"
    assert (map_ / "waarom.txt").read_text("utf-8") == "waarom\n"
    assert (map_ / GOED.naam).read_bytes() == fuzz.invoer([GOED], "RO-0", 7)[1] != GOED.inhoud
    fuzz.speel(map_)
