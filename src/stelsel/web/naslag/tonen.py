"""From an outcome or a description to what a page shows: words, marks and addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from stelsel.regels.beschrijving import antwoord_in_woorden
from stelsel.regels.gevallen_lezen import Geval
from stelsel.regels.motor.artikelen import artikel
from stelsel.regels.motor.codes import naam as codenaam
from stelsel.regels.motor.regel import Regel
from stelsel.regels.motor.taal import opsomming
from stelsel.regels.motor.tekst import feit_in_woorden, in_woorden, samengevat
from stelsel.regels.motor.uitkomst import GELEZEN, ONBEKEND, Grond, Ontbrekend, Uitkomst
from stelsel.regels.motor.vragen import vraag_van
from stelsel.regels.motor.waarde_tekst import is_tabel, naam_in_woorden, waarde_in_woorden

EEN_VAN = "een van: "
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


def toon_uitkomst(regel: Regel, uitkomst: Uitkomst, veld_van: Callable[[str], str]) -> dict[str, Any]:
    """Everything the result of a question shows; `rustig` when nothing asks for attention.

    `veld_van` gives the name of the field in which the fact at a path is asked.
    """
    rustig = uitkomst.beantwoord and (not regel.gunstig or regel.is_gunstig(uitkomst.antwoord))
    return {
        "antwoord": kort(regel, uitkomst.antwoord),
        "betekenis": antwoord_in_woorden(regel, uitkomst.antwoord),
        "rustig": rustig,
        "op": uitkomst.op,
        "gronden": _gronden(regel, uitkomst.gronden, rustig),
        "voldaan": sum(grond.voldaan is True for grond in uitkomst.gronden),
        "termijnen": uitkomst.termijnen,
        "ter_beoordeling": uitkomst.ter_beoordeling,
        "ontbrekend": [_ontbrekend(regel, mist, veld_van(mist.feit)) for mist in uitkomst.ontbrekend],
        "waarden": [(_uitgerekend(naam), in_woorden(waarde)) for naam, waarde in uitkomst.waarden.items()],
        "omslagen": _omslagen(regel, uitkomst),
        "versie": uitkomst.regelversie,
    }


def _uitgerekend(naam: str) -> str:
    """The name of a computed value: behind that of the rule where another rule computed it."""
    return naam.replace("_", " ").replace(".", ": ").capitalize()


def kort(regel: Regel, antwoord: Any) -> str:
    """An answer as a few words: a code without underscores, a number as people write it."""
    return kort_antwoord(antwoord) if isinstance(antwoord, str) else in_woorden(antwoord)


def kort_antwoord(code: str) -> str:
    """The code of an answer as words."""
    return code.replace("_", " ").capitalize()


def _gronden(regel: Regel, gronden: tuple[Grond, ...], rustig: bool) -> list[dict[str, Any]]:
    """What is not met, then what is not known, then the rest; each in the order of the calculation.

    Where nothing stands in the way (`rustig`), a step that is not met is no objection: the order is that of the
    calculation, and the mark is without alarm.
    """
    if rustig:
        zo = {"klas": "", "woord": _("Nee")}
        return [_grond(regel, grond) | (zo if grond.voldaan is False else {}) for grond in gronden]
    volgorde = {False: 0, None: 1, True: 2}
    return [_grond(regel, grond) for grond in sorted(gronden, key=lambda grond: volgorde[grond.voldaan])]


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
        "feiten": [
            (vraag_bij(regel, pad), feit_in_woorden(regel.feiten, pad, waarde)) for pad, waarde in grond.feiten.items()
        ],
        "zekerheid": "" if grond.zekerheid == GELEZEN else zekerheid(grond.zekerheid),
    }


def vraag_bij(regel: Regel, pad: str) -> str:
    """The question of the fact at a path, behind the part and the row it is in; the path where there is none."""
    try:
        vraag = vraag_van(regel.feiten, pad)
    except (KeyError, IndexError, TypeError):
        return pad
    delen = [_deel_in_woorden(stap) for stap in pad.split(".")[:-1]]
    return f"{', '.join(delen).capitalize()}: {vraag}" if delen else vraag


def _deel_in_woorden(stap: str) -> str:
    """`eerdere_meldingen[1]` as 'eerdere meldingen 2': rows are counted from one."""
    naam, _haak, plek = stap.rstrip("]").partition("[")
    return naam.replace("_", " ") + (f" {int(plek) + 1}" if plek else "")


def _ontbrekend(regel: Regel, mist: Ontbrekend, veld: str) -> dict[str, Any]:
    gevolg = [(codenaam(waarde), kort(regel, antwoord)) for waarde, antwoord in mist.gevolg.items()]
    return {
        "vraag": vraag_bij(regel, mist.feit),
        "feit": mist.feit,
        "veld": veld,
        "artikelen": ", ".join(mist.artikelen),
        # Where every value still gives no answer, naming each of them says nothing.
        "gevolg": gevolg if set(mist.gevolg.values()) - {ONBEKEND} else [],
        "meer_nodig": bool(gevolg) and set(mist.gevolg.values()) == {ONBEKEND},
    }


def _omslagen(regel: Regel, uitkomst: Uitkomst) -> list[dict[str, str]]:
    """Per fact and answer one row: what it is now, and the values that would turn the answer."""
    return [
        {
            "vraag": vraag_bij(regel, eerste.feit),
            "nu": feit_in_woorden(regel.feiten, eerste.feit, eerste.van),
            "naar": naar,
            "antwoord": kort(regel, antwoord),
        }
        for eerste, antwoord, naar in samengevat(regel.feiten, uitkomst.omslag)
    ]


def toon_beschrijving(wat: dict[str, Any]) -> dict[str, Any]:
    """The description of a rule with its values and certainty in words."""
    waarden = [
        {
            **waarde,
            # Of a yes or no the unit says nothing more.
            "eenheid": "" if waarde["eenheid"] == "ja of nee" else waarde["eenheid"],
            "perioden": [
                {**periode, **_waarde(periode["waarde"]), "zekerheid": zekerheid(periode["zekerheid"])}
                for periode in reversed(waarde["perioden"])
            ],
        }
        for waarde in wat["waarden"]
    ]
    return {
        **wat,
        "antwoorden": [{**antwoord, "kort": kort_antwoord(antwoord["code"])} for antwoord in wat["antwoorden"]],
        "waarden": waarden,
        "feiten": [{**feit, "verwacht": _mag(feit)} for feit in wat["feiten"]],
        "artikelen": _per_artikel(wat["artikelen"]),
    }


def _mag(feit: dict[str, Any]) -> str:
    """What a fact may be, in the words of a reader: no JSON, and each code with its name."""
    verwacht = feit["verwacht"].replace("true of false", "ja of nee")
    if not verwacht.startswith(EEN_VAN):
        return verwacht
    codes, _punt, rest = verwacht.removeprefix(EEN_VAN).partition(";")
    namen = (f"{code} ({codenaam(code)})" if codenaam(code) != code else code for code in codes.split(", "))
    return EEN_VAN + ", ".join(namen) + (f";{rest}" if rest else "")


def _waarde(waarde: Any) -> dict[str, Any]:
    """A table as `rijen` of name and value; anything else as `tekst`."""
    if is_tabel(waarde):
        return {"rijen": [(naam_in_woorden(naam), waarde_in_woorden(deel)) for naam, deel in waarde.items()]}
    return {"tekst": waarde_in_woorden(waarde)}


def toon_gevallen(regel: Regel, reeks: tuple[Geval, ...]) -> list[dict[str, Any]]:
    """Worked cases with their number, by answer; the answers in the order of the rule."""
    groepen: dict[Any, list[tuple[int, str]]] = {antwoord: [] for antwoord in regel.antwoorden}
    for nummer, geval in enumerate(reeks, 1):
        groepen.setdefault(geval.antwoord, []).append((nummer, geval.naam))
    if regel.getal:
        # Every number is an answer of its own: one list reads better.
        return [{"antwoord": "", "gevallen": [(n, g.naam, kort(regel, g.antwoord)) for n, g in enumerate(reeks, 1)]}]
    return [
        {"antwoord": kort(regel, antwoord), "gevallen": [(n, naam, "") for n, naam in rij]}
        for antwoord, rij in groepen.items()
        if rij
    ]


def _per_artikel(artikelen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One line per source and title, with every place in it that is cited."""
    samen: dict[tuple[str, str], dict[str, Any]] = {}
    for regel in artikelen:
        nieuw = {"titel": regel["titel"], "bron": regel["bron"], "adres": regel["adres"], "plekken": []}
        samen.setdefault((regel["bron"], regel["titel"]), nieuw)["plekken"].append(regel["verwijzing"])
    return [{**rij, "plekken": opsomming(rij["plekken"], _("en"))} for rij in samen.values()]
