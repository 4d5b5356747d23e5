"""Facts from JSON: one message per fault with its path, contradictions, and nothing accepted in silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec
import pytest

from stelsel.regels.begrippen import Cijfer, Heelcijfer
from stelsel.regels.motor import Deel, Feiten, Tegenspraak, vraag
from stelsel.regels.motor.lezen import FeitenFout, feiten_uit, lees_feiten


class Toets(Deel):
    naam: Annotated[str, vraag("Hoe heet de toets?")]
    cijfer: Annotated[Cijfer | None, vraag("Welk cijfer?")] = None


class Proef(Feiten):
    soort: Annotated[Literal["a", "b"] | None, vraag("Welke soort?")] = None
    begin: Annotated[date | None, vraag("Wanneer begon het?")] = None
    einde: Annotated[date | None, vraag("Wanneer hield het op?")] = None
    heel: Annotated[Heelcijfer | None, vraag("Welk eindcijfer?")] = None
    ja: Annotated[bool | None, vraag("Klopt dat?")] = None
    toetsen: Annotated[tuple[Toets, ...] | None, vraag("Welke toetsen?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        if self.begin and self.einde and self.einde < self.begin:
            yield Tegenspraak(("begin", "einde"), "Het einde ligt voor het begin.")


def _fouten(tekst: str) -> dict[str, tuple[str, str]]:
    with pytest.raises(FeitenFout) as fout:
        lees_feiten(Proef, tekst.encode(), "proef")
    assert fout.value.exitcode == 1
    return {een.pad: (een.wat, een.verwacht) for een in fout.value.fouten}


def test_goede_feiten() -> None:
    gelezen = lees_feiten(Proef, b'{"soort": "a", "heel": 6, "toetsen": [{"naam": "x", "cijfer": 5.45}]}', "proef")
    assert gelezen.toetsen == (Toets(naam="x", cijfer=Decimal("5.45")),)
    assert gelezen.ja is None


def test_elke_fout_een_keer_met_haar_pad() -> None:
    fouten = _fouten(
        '{"soort": "c", "begin": "2026-02-30", "heel": 11, "ja": 1, "sort": "a",'
        ' "toetsen": [{"naam": "x", "cijfer": 10.5}, {"cijfer": 3}, 4]}'
    )
    assert fouten.keys() == {
        "$.soort", "$.begin", "$.heel", "$.ja", "$.sort", "$.toetsen[1].naam", "$.toetsen[2]",
    }  # fmt: skip
    assert fouten["$.sort"] == ("Dit feit bestaat niet.", "bedoeld is misschien soort")
    assert fouten["$.soort"][1] == "een van: a, b, of leeg"
    assert "jjjj-mm-dd" in fouten["$.begin"][1]
    assert fouten["$.heel"][1].startswith("een heel getal van 1 tot en met 10")


def test_een_cijfer_buiten_de_schaal() -> None:
    """msgspec does not check the bounds of a Decimal; we do, also far inside."""
    for cijfer in ("0.9", "10.1", "1e400", "-5"):
        fouten = _fouten(f'{{"toetsen": [{{"naam": "x", "cijfer": 6}}, {{"naam": "y", "cijfer": {cijfer}}}]}}')
        assert fouten == {"$.toetsen[1].cijfer": ("Dit getal valt erbuiten.", "een getal van 1 tot en met 10")}


def test_feiten_die_elkaar_tegenspreken() -> None:
    fouten = _fouten('{"begin": "2026-05-02", "einde": "2026-05-01"}')
    assert list(fouten) == ["$.begin, $.einde"] and "voor het begin" in fouten["$.begin, $.einde"][0]


@pytest.mark.parametrize("tekst", ["", " ", "[1", "{", "nul", '{"ja": NaN}', "[" * 5000, '{"a": "\ud800"}'])
def test_wat_geen_json_is(tekst: str) -> None:
    with pytest.raises(FeitenFout) as fout:
        lees_feiten(Proef, tekst.encode("utf-8", "surrogatepass"), "proef")
    assert fout.value.fouten[0].pad == "$"


@pytest.mark.parametrize("tekst", ["[]", "3", '"x"', "null", "true"])
def test_json_die_geen_object_is(tekst: str) -> None:
    assert _fouten(tekst)["$"][1] == "een object met feiten"


def test_een_fout_herhaalt_nooit_wat_er_stond() -> None:
    fouten = _fouten('{"soort": "Jan Jansen", "begin": "geboren 1 mei", "toetsen": "999999990"}')
    tekst = str(fouten)
    assert "Jansen" not in tekst and "1 mei" not in tekst and "99999" not in tekst


def test_uit_yaml_mag_een_dag_een_dag_zijn() -> None:
    assert feiten_uit(Proef, {"begin": date(2026, 1, 1)}, "proef").begin == date(2026, 1, 1)
    with pytest.raises(FeitenFout):
        feiten_uit(Proef, {"begin": 20260101}, "proef")


def test_de_fout_is_ook_json() -> None:
    with pytest.raises(FeitenFout) as fout:
        lees_feiten(Proef, b'{"x": 1}', "proef")
    inhoud = msgspec.json.decode(msgspec.json.encode(fout.value.als_dict()))
    assert inhoud["code"] == "REGEL-FEIT-01" and inhoud["fouten"][0]["pad"] == "$.x"
    assert "$.x: Dit feit bestaat niet." in fout.value.als_tekst()


class Samen(Feiten):
    persoon: Annotated[Proef | None, vraag("Wat is er bekend over de persoon?")] = None


@pytest.mark.parametrize("tekst", [b'{"persoon": {"op": "2026-01-01"}}',
                                   b'{"op": "2026-01-02", "persoon": {"op": "2026-01-01"}}'])  # fmt: skip
def test_een_deelvraag_over_een_andere_dag_is_een_fout(tekst: bytes) -> None:
    """It was left out in silence once: the part is asked on the day of the whole."""
    with pytest.raises(FeitenFout) as fout:
        lees_feiten(Samen, tekst, "samen")
    assert [een.pad for een in fout.value.fouten] == ["$.persoon.op"]
    assert lees_feiten(Samen, b'{"op": "2026-01-01", "persoon": {"op": "2026-01-01"}}', "samen").persoon.op
