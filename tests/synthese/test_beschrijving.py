"""docs/synthese.md says which dirt there is, in the shares that hold."""

from __future__ import annotations

import re
from pathlib import Path

from stelsel.synthese.vuil import soorten

TEKST = (Path(__file__).parents[2] / "docs" / "synthese.md").read_text("utf-8")


def test_elke_soort_vuil_staat_er_met_haar_aandeel():
    genoemd = dict(re.findall(r"^\| `(\w+)` \| ([\d,]+)% \|", TEKST, re.MULTILINE))
    verwacht = {naam: f"{soort['aandeel'] * 100:g}".replace(".", ",") for naam, soort in soorten().items()}
    assert genoemd == verwacht


def test_elke_vaste_medewerker_staat_er():
    from stelsel.synthese.groepen import vaste_mensen

    for wie in vaste_mensen()["medewerkers"]:
        naam = " ".join(wie[deel] for deel in ("roepnaam", "voorvoegsel", "achternaam") if deel in wie)
        assert naam in TEKST
