"""What holds for every file: short, no address of a registry, no path of one machine, locks with hashes."""

from __future__ import annotations

import re

import pytest

from hulp.bron import BRON, WORTEL, bestanden, teksten

TE_LANG = 500
# Written in pieces, else this file would be the first to break its own rule.
REGISTERS = re.compile(
    r"pypi\.org|pythonhosted|registry\.npm" + r"js|deb\.debian|proxy\.golang|crates\." + r"io|index-url *=|extra-index",
    re.IGNORECASE,
)
MACHINEPAD = re.compile(r"(?<![\w.])/(?:work|root|home|opt|Users)/\w")
SLOTEN = ["requirements.lock", "requirements-test.lock"]


@pytest.mark.parametrize("pad", [pad for pad in bestanden() if pad.suffix == ".py"], ids=lambda pad: pad.name)
def test_een_bestand_is_te_overzien(pad) -> None:
    assert len(pad.read_text("utf-8").splitlines()) < TE_LANG, f"{pad.relative_to(WORTEL)}: een idee per bestand"


def test_geen_registers_en_geen_paden_van_een_machine() -> None:
    """Where packages come from is the business of the machine, not of the project."""
    eigen = {"tests/architectuur/test_bron.py", "stelsel"}  # the script reads pip's setting of that name
    fout = [
        f"{naam}:{nummer}: {regel.strip()[:120]}"
        for naam, tekst in teksten()
        if naam not in eigen
        for nummer, regel in enumerate(tekst.splitlines(), 1)
        if REGISTERS.search(regel) or MACHINEPAD.search(regel)
    ]
    assert not fout, "\n".join(fout)


@pytest.mark.parametrize("naam", SLOTEN)
def test_slot_is_alleen_namen_en_hashes(naam) -> None:
    """Each line is a pinned package, perhaps with a marker, or one of its hashes: no host, index, path or option."""
    pakket = re.compile(r"[a-z0-9._-]+==[\w.+!]+( ; [^\\]+)? \\")
    som = re.compile(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?")
    for regel in (WORTEL / naam).read_text().splitlines():
        assert pakket.fullmatch(regel) or som.fullmatch(regel), regel


def _pakketten(naam: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (WORTEL / naam).read_text(), re.MULTILINE))


def test_toetsslot_houdt_het_gewone_slot_in() -> None:
    """The tests run on the very versions that a school gets."""
    gewoon, toets = (_pakketten(naam) for naam in SLOTEN)
    assert gewoon.items() <= toets.items()


def test_slot_volgt_pyproject() -> None:
    """Every package that pyproject.toml asks for is pinned; after a change: ./stelsel vastzetten."""
    import tomllib

    project = tomllib.loads((WORTEL / "pyproject.toml").read_text())
    gewoon, toets = project["project"]["dependencies"], project["dependency-groups"]["test"]
    for lijst, naam in zip([gewoon, toets], SLOTEN, strict=True):
        gevraagd = {re.match(r"[\w.-]+", regel)[0].lower() for regel in lijst}
        assert not gevraagd - _pakketten(naam).keys()


def test_elk_pakket_zegt_waarvoor_het_is() -> None:
    """Each package opens with a docstring."""
    import ast

    stil = [
        str(pad.relative_to(BRON))
        for pad in BRON.rglob("__init__.py")
        if "migrations" not in pad.parts and "management" not in pad.parts and "templatetags" not in pad.parts
        if not ast.get_docstring(ast.parse(pad.read_text("utf-8")))
    ]
    assert not stil, stil
