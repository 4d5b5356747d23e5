"""The lists of codes that a school puts in its data folder count for every upload."""

from __future__ import annotations

import pytest

from hulp import ro
from stelsel.web.studenten import leveringen, opslag
from stelsel.web.studenten.models import Melding

pytestmark = pytest.mark.django_db


def _lees_in(map_) -> list[str]:
    """The codes of the remarks on the correct file, read as an upload is."""
    pad = ro.schrijf(map_ / ro.NAAM, ro.regels())
    levering = leveringen.importeer(pad)
    assert levering.staat == "verwerkt"
    return sorted(Melding.objects.filter(levering=levering).values_list("code", flat=True))


def test_een_lijst_in_de_gegevensmap_telt(settings, tmp_path) -> None:
    settings.GEGEVENS = tmp_path
    zonder = _lees_in(tmp_path)
    (tmp_path / "codes").mkdir()
    (tmp_path / "codes" / "keuzedelen.csv").write_text("code,naam\nK0067,Eén\n", "utf-8")
    regels = ro.regels()
    ro.zet(regels, ro.eerste(regels, "ISG"), "reden_uitschrijving", "07")  # another file than the one before
    pad = ro.schrijf(tmp_path / ro.NAAM, regels)
    levering = leveringen.importeer(pad)
    met = sorted(Melding.objects.filter(levering=levering).values_list("code", flat=True))
    assert met == sorted([*zonder, "RO-KZD-22"])
    assert opslag.eigen_codelijsten().keys() == {"keuzedeel"}
