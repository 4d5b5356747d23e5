"""The documents tell the truth: commands, options, settings, codes, links and packages that they name exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from hulp.bron import BRON, WORTEL, bestanden, teksten

DOCS = [pad for pad in bestanden() if pad.suffix == ".md" and "tests" not in pad.relative_to(WORTEL).parts]
# What the script itself does, before any Python of ours runs.
SCRIPT = {"test": {"--alles", "--zonder-installeren"}, "vastzetten": {"--upgrade"}}
CODE = re.compile(r"\b(?:[A-Z]{2,12}-)+\d{2}\b")
INSTELLING = re.compile(r"\bSTELSEL_[A-Z][A-Z_]*[A-Z]\b|\bDATABASE_URL\b|\bCHROMIUM\b")


def _naam(pad: Path) -> str:
    return pad.relative_to(WORTEL).as_posix()


def _code(tekst: str) -> list[str]:
    """Every line of code in a document: fenced blocks, with continued lines joined, and spans between backticks."""
    blokken = re.findall(r"^```[^\n]*\n(.*?)^```", tekst, re.MULTILINE | re.DOTALL)
    los = re.sub(r"^```.*?^```", "", tekst, flags=re.MULTILINE | re.DOTALL)
    regels = [regel for blok in blokken for regel in re.sub(r"\\\n\s*", "", blok).splitlines()]
    return regels + [re.sub(r"\s+", " ", stuk) for stuk in re.findall(r"`([^`]+)`", los)]


def _opdrachten(tekst: str) -> list[list[str]]:
    """The calls of stelsel in a document, each as a list of words after the name of the program."""
    uit = []
    for regel in _code(tekst):
        # A prompt, settings or a pipe may stand before it, a remark or a pipe behind it.
        treffer = re.search(r"(?:^|[$|;&] |[A-Z]=\S+ )(?:\./)?stelsel ([a-z][^|;&#>]*)", regel.strip())
        if treffer:
            try:
                uit.append(shlex.split(treffer[1]))
            except ValueError:
                uit.append(treffer[1].split())
    return uit


def _klopt(woorden: list[str]) -> str:
    """Empty when this call could be made; else what does not exist in it."""
    from stelsel.opdrachten.hoofd import stelsel

    # A lone dash is stdin.
    opties = [woord for woord in woorden if woord.startswith("-") and woord != "-"]
    gevraagd = {re.split(r"[=\])]", optie)[0] for optie in opties}
    gevraagd |= set(re.findall(r"(?<=[\[|(])--?[a-z-]+", " ".join(woorden)))
    if woorden[0] in SCRIPT:
        # Single-dash options of test are pytest's own.
        return ", ".join(sorted(optie for optie in gevraagd - SCRIPT[woorden[0]] if optie.startswith("--")))
    with click.Context(stelsel) as context:
        opdracht: click.Command = stelsel
        rest = list(woorden)
        while isinstance(opdracht, click.Group):
            if not rest or not re.fullmatch(r"[a-z][a-z-]*", rest[0]):
                break
            volgende = opdracht.get_command(context, rest[0])
            if volgende is None:
                return f"de opdracht {rest[0]}"
            opdracht = volgende
            rest.pop(0)
    if opdracht.context_settings.get("ignore_unknown_options"):
        return ""
    kent = {optie for parameter in opdracht.params for optie in (*parameter.opts, *parameter.secondary_opts)}
    onbekend = {optie for optie in gevraagd if optie.startswith("-")} - kent - {"--help", "-h", "--version"}
    return ", ".join(sorted(onbekend))


@pytest.mark.parametrize("pad", DOCS, ids=_naam)
def test_genoemde_opdrachten_bestaan(pad) -> None:
    fout = [
        f"stelsel {' '.join(woorden)}: {mist} bestaat niet"
        for woorden in _opdrachten(pad.read_text("utf-8"))
        if (mist := _klopt(woorden))
    ]
    assert not fout, "\n".join(fout)


def test_een_opdracht_die_niet_bestaat_valt_op() -> None:
    """The check above finds a wrong command and a wrong option, in a block and in a sentence."""
    assert _opdrachten("Typ `./stelsel demo --snel`.\n```sh\n$ stelsel leees X\n```\n") == [
        ["leees", "X"],
        ["demo", "--snel"],
    ]
    assert _klopt(["leees", "X"]) and _klopt(["demo", "--snel"])
    assert not _klopt(["demo", "--opnieuw"])


@pytest.mark.parametrize("pad", DOCS, ids=_naam)
def test_verwijzingen_komen_uit(pad) -> None:
    tekst = re.sub(r"^```.*?^```", "", pad.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    doelen = re.findall(r"!?\[[^\]]*\]\(([^)\s]+)\)", tekst)
    hier = [doel.split("#")[0] or pad.name for doel in doelen if "://" not in doel]
    dood = [doel for doel in hier if not (pad.parent / doel).exists()]
    assert not dood, dood


def test_elk_pakket_staat_in_architectuur() -> None:
    tekst = (WORTEL / "docs" / "architectuur.md").read_text("utf-8")
    pakketten = {pad.parent.name for pad in [*BRON.glob("*/__init__.py"), *BRON.glob("web/*/__init__.py")]}
    genoemd = set(re.findall(r"`([\w/]+)`", tekst))
    assert not pakketten - genoemd
    eerste_kolom = set(re.findall(r"^\| `(\w+)` \|", tekst, re.MULTILINE))
    assert not eerste_kolom - {pad.parent.name for pad in BRON.glob("*/__init__.py")}, "staat er wel, bestaat niet"


def test_besluiten_staan_in_hun_lijst() -> None:
    """Numbered without a gap, each in the list with the very title that it carries."""
    map_ = WORTEL / "docs" / "besluiten"
    lijst = dict(re.findall(r"^\d+\. \[(.+)\]\((.+\.md)\)", (map_ / "LEESMIJ.md").read_text("utf-8"), re.MULTILINE))
    paden = sorted(pad for pad in map_.glob("*.md") if pad.name != "LEESMIJ.md")
    assert list(lijst.values()) == [pad.name for pad in paden]
    assert [int(pad.name[:4]) for pad in paden] == list(range(1, len(paden) + 1))
    for titel, naam in lijst.items():
        kop = (map_ / naam).read_text("utf-8").splitlines()[0]
        assert kop.endswith(titel), f"{naam}: {kop}"


def _bron() -> str:
    soorten = (".py", ".yaml", ".html", ".toml")
    eigen = [tekst for naam, tekst in teksten() if naam.endswith(soorten) and "test_docs" not in naam]
    return "\n".join([*eigen, (WORTEL / "stelsel").read_text("utf-8")])


def test_instellingen_zijn_beschreven_en_bestaan() -> None:
    """Every setting that the program reads is in docs/beheer/instellingen.md; every one named in a document exists."""
    gelezen = re.compile(r"""(?:environ(?:\.get|\.pop)?[(\[]\s*|_aan\(|_lijst\()["']([A-Z_]+)["']""")
    uit_bron = {naam for pad in BRON.rglob("*.py") for naam in gelezen.findall(pad.read_text("utf-8"))}
    uit_bron = {naam for naam in uit_bron if INSTELLING.fullmatch(naam)}
    beschreven = set(INSTELLING.findall((WORTEL / "docs" / "beheer" / "instellingen.md").read_text("utf-8")))
    assert not uit_bron - beschreven, "niet beschreven"
    overal = set(INSTELLING.findall(_bron()))
    genoemd = {naam for pad in DOCS for naam in INSTELLING.findall(pad.read_text("utf-8"))}
    assert not genoemd - overal, "beschreven, maar bestaat niet"


def test_genoemde_codes_bestaan() -> None:
    """A code of a message that a document explains is one that the program gives."""
    bron = set(CODE.findall(_bron()))
    genoemd = {code: _naam(pad) for pad in DOCS for code in CODE.findall(pad.read_text("utf-8"))}
    onze = {code.split("-")[0] for code in bron}
    weg = {code: waar for code, waar in genoemd.items() if code not in bron and code.split("-")[0] in onze}
    assert not weg, weg


def test_een_foutcode_hoort_bij_een_fout() -> None:
    """No two different errors share a code."""
    import ast

    gezien: dict[str, set[str]] = {}
    for pad in BRON.rglob("*.py"):
        for knoop in ast.walk(ast.parse(pad.read_text("utf-8"))):
            if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") == "StelselFout":
                delen = {sleutel.arg: ast.unparse(sleutel.value) for sleutel in knoop.keywords}
                if knoop.args:
                    delen["wat"] = ast.unparse(knoop.args[0])
                if "code" in delen:
                    gezien.setdefault(delen["code"], set()).add(delen.get("wat", ""))
    dubbel = {code: zinnen for code, zinnen in gezien.items() if len(zinnen) > 1}
    assert not dubbel, dubbel
