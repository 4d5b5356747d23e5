"""From an outcome or a description to what a page shows: words, marks and addresses."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from stelsel.regels.beschrijving import antwoord_in_woorden
from stelsel.regels.motor.artikelen import artikel
from stelsel.regels.motor.codes import naam as codenaam
from stelsel.regels.motor.regel import Regel
from stelsel.regels.motor.taal import opsomming
from stelsel.regels.motor.tekst import in_woorden, samengevat
from stelsel.regels.motor.uitkomst import GELEZEN, Grond, Ontbrekend, Uitkomst
from stelsel.regels.motor.vragen import vraag_van

_STAND = {True: ("ja", "vink"), False: ("nee", "kruis"), None: ("weet-niet", "vraag")}


def zekerheid(code: str) -> str:
    """How sure a source is, in words."""
    woorden = {
        "gelezen": _("gelezen in de bron zelf"),
        "secundair": _("uit een tweede hand"),
        "ongeverifieerd": _("niet nagegaan; beslist daarom nooit"),
        "variant": _("anders dan het geldende recht"),
    }
    return woorden.get(code, code)


def toon_uitkomst(regel: Regel, uitkomst: Uitkomst) -> dict[str, Any]:
    """Everything the result of a question shows; `rustig` when nothing asks for attention."""
    rustig = not regel.gunstig or regel.is_gunstig(uitkomst.antwoord)
    return {
        "antwoord": kort(regel, uitkomst.antwoord),
        "betekenis": antwoord_in_woorden(regel, uitkomst.antwoord),
        "rustig": rustig and uitkomst.beantwoord,
        "op": uitkomst.op,
        "gronden": [_grond(regel, grond) for grond in _ernstigste_eerst(uitkomst.gronden)],
        "voldaan": sum(grond.voldaan is True for grond in uitkomst.gronden),
        "termijnen": uitkomst.termijnen,
        "ter_beoordeling": uitkomst.ter_beoordeling,
        "ontbrekend": [_ontbrekend(regel, mist) for mist in uitkomst.ontbrekend],
        "waarden": [(naam.replace("_", " "), in_woorden(waarde)) for naam, waarde in uitkomst.waarden.items()],
        "omslagen": _omslagen(regel, uitkomst),
        "versie": uitkomst.regelversie,
    }


def kort(regel: Regel, antwoord: Any) -> str:
    """An answer as a few words: a code without underscores, a number as people write it."""
    if isinstance(antwoord, str):
        return antwoord.replace("_", " ").capitalize()
    return in_woorden(antwoord)


def _ernstigste_eerst(gronden: tuple[Grond, ...]) -> list[Grond]:
    """What is not met, then what is not known, then the rest; each in the order of the calculation."""
    return sorted(gronden, key=lambda grond: {False: 0, None: 1, True: 2}[grond.voldaan])


def _grond(regel: Regel, grond: Grond) -> dict[str, Any]:
    klas, icoon = _STAND[grond.voldaan]
    woord = {True: _("Voldaan"), False: _("Niet voldaan"), None: _("Ontbreekt")}[grond.voldaan]
    return {
        "klas": klas,
        "icoon": icoon,
        "woord": woord,
        "zin": grond.zin,
        "artikel": grond.artikel,
        "adres": artikel(grond.artikel).adres,
        "titel": artikel(grond.artikel).titel,
        "feiten": [(_vraag(regel, pad), in_woorden(waarde)) for pad, waarde in grond.feiten.items()],
        "zekerheid": "" if grond.zekerheid == GELEZEN else zekerheid(grond.zekerheid),
    }


def _vraag(regel: Regel, pad: str) -> str:
    try:
        return vraag_van(regel.feiten, pad)
    except (KeyError, IndexError, TypeError):
        return pad


def _ontbrekend(regel: Regel, mist: Ontbrekend) -> dict[str, Any]:
    gevolg = [(codenaam(waarde), kort(regel, antwoord)) for waarde, antwoord in mist.gevolg.items()]
    return {"vraag": mist.vraag, "feit": mist.feit, "artikelen": ", ".join(mist.artikelen), "gevolg": gevolg}


def _omslagen(regel: Regel, uitkomst: Uitkomst) -> list[dict[str, str]]:
    """Per fact and answer one row: what it is now, and the values that would turn the answer."""
    return [
        {"vraag": eerste.vraag, "nu": in_woorden(eerste.van), "naar": naar, "antwoord": kort(regel, antwoord)}
        for eerste, antwoord, naar in samengevat(uitkomst.omslag)
    ]


def toon_beschrijving(wat: dict[str, Any]) -> dict[str, Any]:
    """The description of a rule with its values and certainty in words."""
    waarden = [
        {
            **waarde,
            "perioden": [
                {**periode, **_waarde(periode["waarde"]), "zekerheid": zekerheid(periode["zekerheid"])}
                for periode in reversed(waarde["perioden"])
            ],
        }
        for waarde in wat["waarden"]
    ]
    return {**wat, "waarden": waarden, "artikelen": _per_artikel(wat["artikelen"])}


def _waarde(waarde: Any) -> dict[str, Any]:
    """A table as `rijen` of name and value; anything else as `tekst`."""
    if isinstance(waarde, dict):
        return {"rijen": [(codenaam(sleutel), in_woorden(deel)) for sleutel, deel in waarde.items()], "tekst": ""}
    return {"rijen": [], "tekst": in_woorden(waarde)}


def _per_artikel(artikelen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One line per source and title, with every place in it that is cited."""
    samen: dict[tuple[str, str], dict[str, Any]] = {}
    for regel in artikelen:
        nieuw = {"titel": regel["titel"], "bron": regel["bron"], "adres": regel["adres"], "plekken": []}
        samen.setdefault((regel["bron"], regel["titel"]), nieuw)["plekken"].append(regel["verwijzing"])
    return [{**rij, "plekken": opsomming(rij["plekken"], _("en"))} for rij in samen.values()]
