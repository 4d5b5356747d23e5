"""An export in the folder is with the student the next morning, with its age; a wrong one holds back no other."""

from __future__ import annotations

import pytest
from django.conf import settings

from hulp.begeleiding import klas
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.studenten.leveringen import verwerk_nu
from stelsel.web.studenten.models import AanwezigheidWeek, Inschrijving, Levering, Persoonsnummer, Resultaat
from stelsel.web.studenten.nachtbestanden import lees_nachtbestanden
from stelsel.web.studenten.service import standen

LES = """soort: aanwezigheid_per_les
bestand: "lessen*.csv"
brin: {brin}
datums: d-m-jjjj
kolommen: {{{soort}: Nr, datum: Dag, uren: Uren, status: Status}}
statussen: {{Aanwezig: aanwezig, Afwezig: ongeoorloofd}}
"""


@pytest.fixture
def map_(db, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "GEGEVENS", tmp_path / "gegevens")
    map_ = tmp_path / "gegevens" / "nacht"
    map_.mkdir(parents=True)
    return map_


def _lees() -> int:
    aantal = lees_nachtbestanden()
    for levering in Levering.objects.exclude(staat="verwerkt"):
        verwerk_nu(levering)
    return aantal


def test_lessen_van_de_nacht_staan_bij_de_student(map_, tmp_path) -> None:
    groep = klas(tmp_path)
    nummer = Persoonsnummer.objects.filter(persoon=groep.een).first()
    brin = Inschrijving.objects.get(persoon=groep.een).brin
    (map_ / "les.yaml").write_text(LES.format(brin=brin, soort=nummer.soort), "utf-8")
    export = map_ / "lessen-23.csv"
    export.write_text(
        f"Nr;Dag;Uren;Status\n{nummer.nummer};16-11-2026;3;Aanwezig\n{nummer.nummer};17-11-2026;1;Afwezig\n0;17-11-2026;1;Afwezig\n"
    )
    assert _lees() == 1 and not export.exists()
    (week,) = AanwezigheidWeek.objects.geldend().filter(persoon=groep.een)
    assert (week.week, week.uren_gepland, week.uren_ongeoorloofd) == (47, 4, 1)
    (stand,) = standen([groep.een])
    assert stand.tot_en_met is not None and stand.zonder_reden == 1
    regel = Gebeurtenis.objects.get(naam="studenten.nacht_gelezen")
    assert regel.doel == "geen inschrijving op die dag: 1" and nummer.nummer not in f"{regel.onderwerp}{regel.doel}"
    assert not Resultaat.objects.exists()


def test_wat_niet_te_lezen_is_houdt_niets_tegen(map_, tmp_path) -> None:
    klas(tmp_path)
    (map_ / "a.yaml").write_text("soort: iets\n", "utf-8")
    (map_ / "les.yaml").write_text(LES.format(brin="99XX", soort="bsn"), "utf-8")
    (map_ / "lessen-1.csv").write_text("Geen;Kolommen\n")
    assert _lees() == 0 and (map_ / "lessen-1.csv.geweigerd").exists()
    codes = set(Gebeurtenis.objects.filter(naam="studenten.nacht_geweigerd").values_list("onderwerp", flat=True))
    assert codes == {"a.yaml", "lessen-1.csv"}
    assert _lees() == 0, "it is not tried again"


def test_zonder_map_gebeurt_er_niets(db, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(settings, "GEGEVENS", tmp_path / "leeg")
    assert lees_nachtbestanden() == 0
