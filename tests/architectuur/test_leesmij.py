"""What the README counts is what there is."""

from __future__ import annotations

import re

from hulp.bron import WORTEL
from stelsel.regels.register import alle


def test_het_aantal_vragen_klopt() -> None:
    tekst = (WORTEL / "README.md").read_text("utf-8")
    assert re.findall(r"(\d+) legal questions", tekst) == [str(len(alle()))]
