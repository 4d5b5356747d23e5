"""Every text that is shown, found in the source: Python, templates, and the sentences kept as data."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import yaml
from django.utils.translation.template import templatize

from stelsel.indicatoren.normen import DREMPELS, NORMEN
from stelsel.web.site.vertalingen import WEB, lees_po, po_bestanden

_EEN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
_MEER = {"ngettext", "ngettext_lazy"}
_MET_CONTEXT = {"pgettext", "pgettext_lazy"}
_AANROEP = re.compile(r"\b(n?p?gettext|_)\(")
_PLAATS = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
# Files with sentences as data, and the keys in them that hold text.
_DATA = {
    "rollen.yaml": ("titel", "omschrijving"), "logzinnen.yaml": ("zin", "student"),
    "toestemmingen.yaml": ("titel", "wie", "wat", "niet", "waarom"),
}
# The same outside `web`, where an app shows sentences of another package; the path is relative to `web`, after the app.
_VAN_ELDERS = {
    "kwaliteit/../../indicatoren/definities.yaml": (
        ("bronnen", "omschrijving", "populatie", "teller", "noemer", "jaren", "bron", "regel")
    ),
    "kwaliteit/../../indicatoren/lezingen.yaml": ("vraag", "keuzes", "bron"),
    "kwaliteit/../../regels/parameters/onderwijsresultaat.yaml": ("eenheid", "bron"),
    "werklijst/../../vergelijken/oorzaken.yaml": ("naam", "uitleg", "doe"),
}
# Of this file the pages show these values; the others are choices of the rule and no text of a page.
_GETOOND = {"onderwijsresultaat.yaml": (*NORMEN, *DREMPELS)}


@dataclass(frozen=True)
class Tekst:
    """A text to translate (as it stands in a catalogue) and the file it was found in, relative to `web`."""

    msgid: str
    bestand: str

    @property
    def app(self) -> str:
        return self.bestand.partition("/")[0]


def alle_teksten() -> list[Tekst]:
    """All texts of all apps, in order of file; the same text once per file."""
    uit: dict[Tekst, None] = {}
    for pad in sorted(WEB.rglob("*")):
        if "migrations" in pad.parts or not pad.is_file():
            continue
        for msgid in _in_bestand(pad):
            uit[Tekst(msgid, pad.relative_to(WEB).as_posix())] = None
    for bestand, sleutels in _VAN_ELDERS.items():
        data = yaml.safe_load((WEB / bestand).read_text(encoding="utf-8"))
        getoond = _GETOOND.get(Path(bestand).name, data)
        for msgid in _in_data({naam: data[naam] for naam in getoond}, sleutels):
            uit[Tekst(msgid, bestand)] = None
    return list(uit)


def _in_bestand(pad: Path) -> Iterator[str]:
    if pad.suffix == ".py":
        yield from _in_python(pad.read_text(encoding="utf-8"))
    elif pad.suffix in {".html", ".txt"} and "templates" in pad.parts:
        yield from _in_sjabloon(pad.read_text(encoding="utf-8"))
    elif pad.name in _DATA:
        yield from _in_data(yaml.safe_load(pad.read_text(encoding="utf-8")), _DATA[pad.name])


def _in_python(bron: str) -> Iterator[str]:
    for knoop in ast.walk(ast.parse(bron)):
        if not isinstance(knoop, ast.Call):
            continue
        naam = getattr(knoop.func, "id", getattr(knoop.func, "attr", ""))
        teksten = [deel.value for deel in knoop.args if isinstance(deel, ast.Constant) and isinstance(deel.value, str)]
        yield from _als_msgid(naam, teksten)


def _als_msgid(naam: str, teksten: list[str]) -> Iterator[str]:
    if naam in _EEN and teksten:
        yield teksten[0]
    elif naam in _MEER and len(teksten) >= 2:
        yield f"{teksten[0]}\x00{teksten[1]}"
    elif naam in _MET_CONTEXT and len(teksten) >= 2:
        yield f"{teksten[0]}\x04{teksten[1]}"


def _in_sjabloon(bron: str) -> Iterator[str]:
    kaal = templatize(bron)
    for aanroep in _AANROEP.finditer(kaal):
        yield from _als_msgid(aanroep[1], _literalen(kaal[aanroep.end() :]))


def _literalen(rest: str) -> list[str]:
    """The string literals right after the opening bracket of a call, separated by commas."""
    uit: list[str] = []
    try:
        for stuk in tokenize.generate_tokens(StringIO(rest).readline):
            if stuk.type == tokenize.STRING:
                uit.append(ast.literal_eval(stuk.string))
            elif stuk.type not in {tokenize.NL, tokenize.NEWLINE} and stuk.string != ",":
                break
    except (tokenize.TokenError, SyntaxError, IndentationError):
        pass  # what follows the call is no Python; what was needed came first
    return uit


def _in_data(data: object, sleutels: tuple[str, ...]) -> Iterator[str]:
    if isinstance(data, dict):
        for sleutel, waarde in data.items():
            yield from _zinnen(waarde) if sleutel in sleutels else _in_data(waarde, sleutels)
    elif isinstance(data, list):
        for waarde in data:
            yield from _in_data(waarde, sleutels)


def _zinnen(data: object) -> Iterator[str]:
    """Every text in what stands under one key: a sentence, a list of them, or one per name."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for waarde in data.values() if isinstance(data, dict) else data:
            yield from _zinnen(waarde)


def gebreken(app: str | None = None) -> list[str]:
    """What is wrong with the English texts, one line each: missing, conflicting, or other placeholders.

    `app` limits the answer to texts and catalogues of one app; a translation in any app counts for all.
    """
    vertaald: dict[str, str] = {}
    uit: list[str] = []
    for pad in po_bestanden():
        eigenaar = pad.parents[3].name
        for msgid, msgstr in lees_po(pad).items():
            if msgid and vertaald.setdefault(msgid, msgstr) != msgstr and app in (None, eigenaar):
                uit.append(f"{eigenaar}: vertaling verschilt tussen apps: {_toon(msgid)}")
            if msgid and _plaatsen(msgid) != _plaatsen(msgstr) and app in (None, eigenaar):
                uit.append(f"{eigenaar}: invulplaatsen verschillen: {_toon(msgid)}")
    for tekst in alle_teksten():
        if tekst.msgid and tekst.msgid not in vertaald and app in (None, tekst.app):
            uit.append(f"{tekst.bestand}: niet vertaald: {_toon(tekst.msgid)}")
    return uit


def _plaatsen(tekst: str) -> set[str]:
    return {een or ander for een, ander in _PLAATS.findall(tekst)}


def _toon(msgid: str) -> str:
    return msgid.replace("\x00", " | ").replace("\x04", ": ").replace("\n", "\\n")


def vul_aan(app: str) -> int:
    """Add the texts of `app` that have no translation to its catalogue, with an empty msgstr; returns how many."""
    bekend = {msgid for pad in po_bestanden() for msgid in lees_po(pad)}
    pad = WEB / app / "locale" / "en" / "LC_MESSAGES" / "django.po"
    staat = pad.read_text(encoding="utf-8") if pad.exists() else ""
    nieuw = []
    for tekst in alle_teksten():
        if tekst.app != app or tekst.msgid in bekend:
            continue
        bekend.add(tekst.msgid)
        stuk = _po_stuk(tekst)
        if stuk.split("msgstr")[0].split("\n", 1)[1] not in staat:
            nieuw.append(stuk)
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text("\n\n".join(filter(None, [staat.rstrip("\n"), *nieuw])) + "\n", encoding="utf-8")
    return len(nieuw)


def _po_stuk(tekst: Tekst) -> str:
    context, _, rest = tekst.msgid.rpartition("\x04")
    enkel, _, meer = rest.partition("\x00")
    regels = [f"#: {tekst.bestand}"]
    if context:
        regels.append(f"msgctxt {_citeer(context)}")
    regels.append(f"msgid {_citeer(enkel)}")
    if meer:
        regels += [f"msgid_plural {_citeer(meer)}", 'msgstr[0] ""', 'msgstr[1] ""']
    else:
        regels.append('msgstr ""')
    return "\n".join(regels)


def _citeer(tekst: str) -> str:
    return '"' + tekst.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
