"""A YAML file as nodes that know their line, with every value as the text that was typed.

YAML itself would make `ja` a boolean and 01 a number; a school that types a code means that code.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import yaml

from stelsel.kern.fouten import StelselFout

GROOTSTE = 1024 * 1024
CODE_BESTAND, CODE_YAML, CODE_VORM = "BST-INDELING-01", "BST-INDELING-02", "BST-INDELING-03"
VOORBEELD = "'stelsel lees --indeling-voorbeeld' geeft een voorbeeld."


@dataclass(frozen=True)
class Knoop:
    """A piece of the file: where it stands (`pad` is the path of names to it, `regel` the line of its name) and its
    YAML node."""

    bestand: Path
    pad: str
    regel: int
    node: yaml.Node

    @property
    def is_tekst(self) -> bool:
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def is_lijst(self) -> bool:
        return isinstance(self.node, yaml.SequenceNode)

    def tekst(self) -> str:
        """The value as it was typed; raises StelselFout for anything but a single value."""
        if not self.is_tekst:
            raise self.fout("Hier hoort één waarde.", "een naam, een getal of een datum")
        return self.node.value.strip()

    def lijst(self) -> list[Knoop]:
        """The elements of a list; a single value is a list of one. Raises StelselFout."""
        if self.is_tekst:
            return [self]
        if not self.is_lijst:
            raise self.fout("Hier hoort een lijst.", "regels die met een streepje beginnen")
        delen = enumerate(self.node.value, 1)
        return [Knoop(self.bestand, f"{self.pad}[{nr}]", _regel(deel), deel) for nr, deel in delen]

    def delen(self, bekend: Collection[str] = (), nodig: Collection[str] = ()) -> dict[str, Knoop]:
        """What stands under the names of a mapping. `bekend`: the names it may have (none given: any), `nodig` those
        it must have. Raises StelselFout."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.fout("Hier horen namen met een dubbele punt erachter.", ", ".join(bekend) or "naam: waarde")
        uit: dict[str, Knoop] = {}
        for sleutel, waarde in self.node.value:
            naam = Knoop(self.bestand, self.pad, _regel(sleutel), sleutel).tekst()
            deel = Knoop(self.bestand, f"{self.pad}.{naam}".lstrip("."), _regel(sleutel), waarde)
            if naam in uit:
                raise deel.fout(f"{naam} staat hier meer dan één keer.", "elke naam één keer")
            if bekend and naam not in bekend:
                raise deel.onbekend(f"{naam} bestaat hier niet.", naam, bekend)
            uit[naam] = deel
        mist = [naam for naam in nodig if naam not in uit]
        if mist:
            raise self.fout(f"{' en '.join(mist)} ontbreekt.", f"hier staat ten minste {', '.join(nodig)}")
        return uit

    def fout(self, wat: str, verwacht: str, code: str = CODE_VORM, doe: str = VOORBEELD) -> StelselFout:
        """The error about this piece."""
        waar = f"{self.bestand}, regel {self.regel}" + (f", {self.pad}" if self.pad else "")
        return StelselFout(wat, waar=waar, verwacht=verwacht, doe=doe, code=code, exitcode=2)

    def onbekend(self, wat: str, gegeven: str, bekend: Collection[str], code: str = CODE_VORM) -> StelselFout:
        """The error about a name that does not exist, with the one that is most like it."""
        return self.fout(wat + bedoel_je(gegeven, bekend), ", ".join(bekend), code)


def bedoel_je(gegeven: str, bekend: Collection[str]) -> str:
    """' Bedoel je …?' with the known name that is most like the one that was given; '' when none is."""
    per_vorm = {_vorm(naam): naam for naam in bekend}
    lijkt = get_close_matches(_vorm(gegeven), per_vorm, 1, 0.7)
    return f" Bedoel je {per_vorm[lijkt[0]]}?" if lijkt else ""


def _vorm(naam: str) -> str:
    """Names are compared without capitals, spaces and signs."""
    return "".join(filter(str.isalnum, naam.casefold()))


def lees_knopen(pad: Path) -> Knoop:
    """The root of a YAML file. Raises StelselFout (exit 2) with the line for what is not YAML."""
    try:
        inhoud = pad.read_bytes() if pad.stat().st_size <= GROOTSTE else None
    except OSError:
        raise _bestand(pad, "De indeling is niet te openen.", "een YAML-bestand dat je mag lezen") from None
    if inhoud is None:
        raise _bestand(pad, "De indeling is groter dan 1 MB.", "een klein YAML-bestand")
    try:
        wortel = yaml.compose(inhoud.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError:
        raise _bestand(pad, "De indeling is geen UTF-8.", "een YAML-bestand in UTF-8") from None
    except yaml.MarkedYAMLError as fout:
        mark = fout.problem_mark or fout.context_mark
        raise _geen_yaml(pad, mark.line + 1 if mark else 1, inhoud) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise _geen_yaml(pad, 1, inhoud) from None
    if wortel is None:
        raise _bestand(pad, "De indeling is leeg.", "brin en lijsten")
    return Knoop(pad, "", _regel(wortel), wortel)


def _regel(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def _geen_yaml(pad: Path, regel: int, inhoud: bytes) -> StelselFout:
    regels = inhoud.splitlines()
    met_tab = next((nr for nr, tekst in enumerate(regels, 1) if tekst.lstrip(b" ").startswith(b"\t")), 0)
    doe = "Zet een kop met een dubbele punt, hekje of haakje tussen aanhalingstekens. Spring overal even ver in."
    if met_tab:
        regel, doe = met_tab, "Spring in met spaties; een tab mag niet."
    return StelselFout(
        "De indeling is geen YAML.",
        waar=f"{pad}, regel {regel}",
        verwacht="naam: waarde, met inspringende spaties",
        doe=doe,
        code=CODE_YAML,
        exitcode=2,
    )


def _bestand(pad: Path, wat: str, verwacht: str) -> StelselFout:
    return StelselFout(wat, waar=str(pad), verwacht=verwacht, doe=VOORBEELD, code=CODE_BESTAND, exitcode=2)
