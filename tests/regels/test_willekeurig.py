"""Whatever facts come: an answer with its reasons, or a refusal that names every fault. Never a traceback."""

from __future__ import annotations

import os
import random
from itertools import chain

import msgspec
import pytest

from stelsel.regels.gevallen_lezen import gevallen
from stelsel.regels.motor.artikelen import artikel
from stelsel.regels.motor.lezen import FeitenFout
from stelsel.regels.motor.omslag import met_omslag
from stelsel.regels.motor.uitkomst import ONBEKEND, Uitkomst, als_json
from stelsel.regels.motor.vragen import met, paden
from stelsel.regels.register import alle

from hulp.feiten import bederf, geschud, willekeurig  # isort: skip

AANTAL = 10_000 if os.environ.get("STELSEL_TOETS_ALLES") else 150
REGELS = pytest.mark.parametrize("regel", alle(), ids=lambda regel: regel.naam)


def _goede(regel, lot: random.Random, aantal: int):
    """Random facts that the rule takes, with the plain values they came from."""
    for _ in range(aantal):
        kaal = willekeurig(regel.feiten, lot, leeg=lot.choice((0.0, 0.15, 0.5)))
        try:
            yield kaal, regel.lees(msgspec.json.encode(kaal))
        except FeitenFout as fout:
            # Allowed one by one; only together they may contradict each other.
            assert all(f.verwacht.startswith("feiten die samen") for f in fout.fouten), (kaal, fout.als_tekst())


@REGELS
def test_antwoord_met_redenen(regel) -> None:
    """Every outcome carries a reason with an article of the register, and unknown is explained."""
    lot = random.Random(f"antwoord {regel.naam}")
    gezien = set()
    for kaal, feiten in _goede(regel, lot, AANTAL):
        uitkomst = regel.beantwoord(feiten)
        gezien.add(uitkomst.antwoord)
        _eis_goed(regel, uitkomst, kaal)
    assert len(gezien) > 1, f"antwoordt altijd {gezien}"


def _eis_goed(regel, uitkomst: Uitkomst, kaal) -> None:
    assert uitkomst.gronden, kaal
    for deel in (*uitkomst.gronden, *uitkomst.termijnen, *uitkomst.ter_beoordeling):
        assert artikel(deel.artikel)
    for termijn in uitkomst.termijnen:
        assert None in (termijn.vanaf, termijn.uiterlijk) or termijn.vanaf <= termijn.uiterlijk, (termijn, kaal)
    for grond in uitkomst.gronden:
        assert grond.zin and "None" not in grond.zin, (grond, kaal)
        assert not grond.zin.startswith("onbekend") or grond.voldaan is None, grond
    assert isinstance(uitkomst.antwoord, str) is False or uitkomst.antwoord in {*regel.antwoorden, ONBEKEND}, kaal
    if not uitkomst.beantwoord:
        assert uitkomst.ontbrekend or uitkomst.ter_beoordeling, kaal
    for mist in uitkomst.ontbrekend:
        assert mist.artikelen and mist.vraag, mist
    terug = msgspec.json.decode(als_json(uitkomst))
    assert terug["antwoord"] == uitkomst.antwoord or isinstance(terug["antwoord"], int | float)


@REGELS
def test_wat_niet_klopt_wordt_per_feit_gezegd(regel) -> None:
    """Spoiled facts: an answer when they happen to be allowed, else one message per fault with its path."""
    lot = random.Random(f"bederf {regel.naam}")
    geweigerd = 0
    for _ in range(AANTAL):
        kaal = bederf(willekeurig(regel.feiten, lot), lot)
        tekst = msgspec.json.encode(kaal)
        if lot.random() < 0.05:
            tekst = tekst[: lot.randrange(len(tekst) + 1)]
        try:
            regel.beantwoord(regel.lees(tekst))
        except FeitenFout as fout:
            geweigerd += 1
            assert fout.fouten and all(f.pad.startswith("$") and f.wat and f.verwacht for f in fout.fouten)
    assert geweigerd


@REGELS
def test_volgorde_maakt_niet_uit(regel) -> None:
    lot = random.Random(f"volgorde {regel.naam}")
    for kaal, feiten in _goede(regel, lot, AANTAL):
        anders = regel.lees(msgspec.json.encode(geschud(kaal, lot)))
        assert regel.beantwoord(anders).antwoord == regel.beantwoord(feiten).antwoord, kaal


@REGELS
def test_een_ontbrekend_feit_telt_nooit_als_nee(regel) -> None:
    """Leaving a fact out may make the answer unknown; it may not turn one answer into another that is worse."""
    lot = random.Random(f"weglaten {regel.naam}")
    for kaal, feiten in _goede(regel, lot, AANTAL // 5):
        vol = regel.beantwoord(feiten)
        if not vol.beantwoord or not regel.is_gunstig(vol.antwoord):
            continue
        for pad in paden(feiten):
            if pad == "op" or "[" in pad or feiten.waarde(pad) is None:
                continue
            zonder = regel.beantwoord(met(feiten, pad, None)).antwoord
            goed = zonder == ONBEKEND or regel.is_gunstig(zonder)
            assert goed, f"zonder {pad}: {zonder} in plaats van {vol.antwoord}\n{kaal}"


@REGELS
def test_omslag_klopt(regel) -> None:
    """What is said to turn an answer does turn it."""
    lot = random.Random(f"omslag {regel.naam}")
    for _, feiten in _goede(regel, lot, max(10, AANTAL // 20)):
        uitkomst = met_omslag(regel, feiten, regel.beantwoord(feiten))
        for omslag in uitkomst.omslag:
            anders = regel.beantwoord(met(feiten, omslag.feit, omslag.naar))
            assert anders.antwoord == omslag.antwoord and regel.is_gunstig(anders.antwoord)
            assert omslag.feit != "op" or omslag.naar > omslag.van, "vroeger vragen kan niet"


@pytest.mark.parametrize(
    ("regel", "pad"), [(r, pad) for r in alle() for pad in r.monotoon], ids=lambda x: getattr(x, "naam", x)
)
def test_monotoon(regel, pad: str) -> None:
    """More of this fact (or less, as declared) never turns a favourable answer into another.

    From random facts, and from the worked cases: where many facts must be right, chance hardly finds a favourable one.
    """
    lot = random.Random(f"monotoon {regel.naam} {pad}")
    stap = 1 if regel.monotoon[pad].richting == "stijgend" else -1
    vergeleken = 0
    uit_gevallen = ((geval.naam, regel.uit(geval.feiten).op_dag(geval.op)) for geval in gevallen(regel.naam))
    for kaal, feiten in chain(_goede(regel, lot, AANTAL * 2), uit_gevallen):
        if not regel.is_gunstig(regel.beantwoord(feiten).antwoord):
            continue
        for volledig in _plekken(feiten, pad):
            nu = feiten.waarde(volledig)
            if nu is None:
                continue
            hoger = met(feiten, volledig, nu + stap)
            try:
                hoger = regel.lees(als_json(hoger))
            except FeitenFout:
                continue  # beyond what this fact allows
            vergeleken += 1
            anders = regel.beantwoord(hoger).antwoord
            assert regel.is_gunstig(anders), f"{volledig} {nu} + {stap}: {anders}\n{kaal}"
    assert vergeleken, "geen enkel paar om te vergelijken"


def _plekken(feiten, pad: str) -> list[str]:
    lijst, _, veld = pad.partition("[].")
    if not veld:
        return [pad]
    return [f"{lijst}[{plek}].{veld}" for plek in range(len(feiten.waarde(lijst) or ()))]


@REGELS
def test_wat_niets_meer_verandert_wordt_niet_gemist(regel) -> None:
    """With an answer that stands, each fact that is still named can give another answer, or is a number or a day."""
    lot = random.Random(f"gemist {regel.naam}")
    for _, feiten in _goede(regel, lot, max(10, AANTAL // 20)):
        uitkomst = met_omslag(regel, feiten, regel.beantwoord(feiten))
        if uitkomst.beantwoord:
            gevolgen = [{*mist.gevolg.values()} for mist in uitkomst.ontbrekend if mist.gevolg]
            assert {uitkomst.antwoord} not in gevolgen
