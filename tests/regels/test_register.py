"""The data behind the rules is held to the same standard as the code: sources exist, days ascend, no value in code."""

from __future__ import annotations

import ast
from itertools import pairwise
from typing import Literal, get_args, get_origin

import pytest
import yaml

from stelsel.regels.beschrijving import feitenlijst
from stelsel.regels.motor.artikelen import BESTAND, artikel, bronnen
from stelsel.regels.motor.codes import BESTAND as CODES
from stelsel.regels.motor.codes import codenamen
from stelsel.regels.motor.lezen import element, is_deel, is_lijst, ontleed, velden
from stelsel.regels.motor.versie import gebruikte_artikelen, gebruikte_waarden
from stelsel.regels.motor.vragen import feitsoort
from stelsel.regels.motor.waarden import MAP, STANDAARD, bestandsnamen, namen
from stelsel.regels.register import MAP as REGELS
from stelsel.regels.register import alle, bestanden

REGELBESTANDEN = [REGELS / f"{module.removeprefix('stelsel.regels.').replace('.', '/')}.py"
                  for module in bestanden().values()]  # fmt: skip
HULPBESTANDEN = sorted(pad for map_ in {pad.parent for pad in REGELBESTANDEN} for pad in map_.glob("_[a-z]*.py"))
# Neither of these is a legal value: nothing, one, and the sign of a step back.
MAG = {0, 1, -1}


@pytest.mark.parametrize("pad", REGELBESTANDEN + HULPBESTANDEN, ids=lambda pad: pad.stem)
def test_geen_wettelijke_waarde_in_code(pad) -> None:
    """Numbers and days of the law stand in parameters, with their source."""
    fout = []
    for knoop in ast.walk(ast.parse(pad.read_text("utf-8"))):
        if isinstance(knoop, ast.Constant) and type(knoop.value) in (int, float) and knoop.value not in MAG:
            fout.append(f"regel {knoop.lineno}: {knoop.value}")
        elif isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") in ("date", "Decimal", "timedelta"):
            vast = [deel.value for deel in knoop.args if isinstance(deel, ast.Constant) and deel.value not in MAG]
            fout += [f"regel {knoop.lineno}: {waarde}" for waarde in vast]
    assert not fout, f"{pad.name}: zet deze waarden in parameters\n" + "\n".join(fout)


@pytest.mark.parametrize("regel", alle(), ids=lambda regel: regel.naam)
def test_regel_is_volledig(regel) -> None:
    """Named as its file, asks a question, says what each answer means, asks each fact in words, cites what exists."""
    assert regel.bestand.stem == regel.naam
    assert regel.vraag.endswith("?") and regel.toelichting.endswith(".")
    assert regel.antwoorden or regel.getal
    assert regel.gunstig <= set(regel.antwoorden)
    assert gebruikte_artikelen(regel.bestand), "noemt geen enkel artikel"
    for pad, monotoon in regel.monotoon.items():
        assert monotoon.richting in ("stijgend", "dalend")
        assert artikel(monotoon.artikel)
        assert feitsoort(regel.feiten, pad)
    _eis_vragen(regel.feiten)


def _eis_vragen(soort: type) -> None:
    for naam, hint in velden(soort).items():
        kaal, meta, _ = ontleed(hint)
        assert meta is not None and meta.description, f"{soort.__name__}.{naam} heeft geen vraag"
        assert meta.description[0].isupper() and meta.description.rstrip().endswith("?"), f"{naam}: {meta.description}"
        binnen = ontleed(element(kaal))[0] if is_lijst(kaal) else kaal
        if is_deel(binnen):
            _eis_vragen(binnen)
        elif get_origin(binnen) is Literal:
            onbekend = [code for code in get_args(binnen) if str(code) not in codenamen()]
            assert not onbekend, f"{naam}: deze codes staan niet in bronnen/codes.yaml: {onbekend}"


@pytest.mark.parametrize("naam", sorted(namen()))
def test_waarde_klopt(naam: str) -> None:
    """Days ascend without overlap, one source each, and the article is in the register."""
    parameter = STANDAARD.parameter(naam)
    assert parameter.omschrijving and parameter.perioden
    op_volgorde = sorted(parameter.perioden, key=lambda periode: str(periode.van or ""))
    for periode in op_volgorde:
        assert artikel(periode.artikel)
        assert periode.bron
        assert periode.van is None or periode.tot is None or periode.van <= periode.tot
    for eerder, later in pairwise(op_volgorde):
        assert eerder.tot is not None and later.van is not None and eerder.tot < later.van, "perioden overlappen"


def test_elke_waarde_wordt_gebruikt() -> None:
    """A value that no rule asks for is a leftover, or its name is misspelled somewhere."""
    motor = {"termijnen.feestdagen", "termijnen.langste_die_schuift", "termijnen.minimum_werkdagen"}
    gebruikt = {naam for regel in alle() for naam in gebruikte_waarden(regel.bestand)}
    assert not set(namen()) - gebruikt - motor


@pytest.mark.parametrize("pad", [BESTAND, CODES, *(MAP / f"{naam}.yaml" for naam in bestandsnamen())], ids=str)
def test_geen_sleutel_staat_er_twee_keer(pad) -> None:
    """YAML keeps the last of two equal keys in silence."""

    def telling(knoop) -> None:
        if isinstance(knoop, yaml.MappingNode):
            sleutels = [sleutel.value for sleutel, _ in knoop.value]
            assert len(sleutels) == len(set(sleutels)), f"{pad.name}: {sorted(sleutels)}"
            for _, waarde in knoop.value:
                telling(waarde)
        elif isinstance(knoop, yaml.SequenceNode):
            for deel in knoop.value:
                telling(deel)

    telling(yaml.compose(pad.read_text("utf-8")))


def test_elke_bron_heeft_artikelen() -> None:
    for naam, bron in bronnen().items():
        assert bron.artikelen and all(bron.artikelen.values()), naam
        assert bron.soort not in ("wet",) or bron.id or naam in ("AVG",), f"{naam} mist zijn BWBR-nummer"


def test_een_artikel_dat_niet_bestaat_valt_op() -> None:
    with pytest.raises(KeyError, match=r"99\.9"):
        artikel("WEB 99.9 lid 1")
    assert artikel("WEB 8.1.1c lid 3").nummer == "8.1.1c"
    assert artikel("WEB 8.1.1 lid 3").nummer == "8.1.1"


VEEL_VRAGEN = 12


@pytest.mark.parametrize("regel", alle(), ids=lambda regel: regel.naam)
def test_een_lang_formulier_heeft_kopjes(regel) -> None:
    """A form with many questions says what they are about; each heading starts at a fact and occurs once."""
    los = [feit for feit in feitenlijst(regel.feiten) if "." not in feit["pad"] and "[" not in feit["pad"]]
    kopjes = regel.feiten.kopjes
    assert set(kopjes) <= {feit["pad"] for feit in los}
    assert len(set(kopjes.values())) == len(kopjes)
    assert len(los) - 1 <= VEEL_VRAGEN or kopjes
