"""What must stay true of this app while it grows: one place for states, columns as agreed, its README up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db import models

import stelsel.web.studenten as app
from stelsel.bestanden.oorzaken import catalogus
from stelsel.web.beheer.service import alle_handelingen, logzinnen
from stelsel.web.site.vertalingen import lees_po, po_bestanden
from stelsel.web.studenten import meldingsoorten, overgangen, teksten
from stelsel.web.studenten.importeren.feittabellen import ALLES
from stelsel.web.studenten.importeren.namen import drieletters, vereenvoudig, zoeknaam
from stelsel.web.studenten.leveringen import veilige_naam

MAP = Path(app.__file__).parent
LEESMIJ = (MAP / "LEESMIJ.md").read_text("utf-8")


@pytest.mark.parametrize("feittabel", ALLES, ids=lambda feittabel: feittabel.naam)
def test_een_model_heeft_de_kolommen_van_zijn_tabel(feittabel):
    eigen = {veld.attname for veld in feittabel.model._meta.local_fields} - {"id", "vervallen_door_id"}
    assert eigen == set(feittabel.tabel.kolomnamen)
    for kolom in feittabel.tabel.kolommen:
        veld = next(v for v in feittabel.model._meta.local_fields if v.attname == kolom.naam)
        if not kolom.verplicht:
            assert veld.null, f"{feittabel.naam}.{kolom.naam} mag leeg zijn"


def test_alleen_overgangen_zet_een_stand():
    zetters = [
        pad.relative_to(MAP).as_posix()
        for pad in MAP.rglob("*.py")
        if "migrations" not in pad.parts and re.search(r"\.staat\s*=[^=]|update\([^)]*staat=", pad.read_text("utf-8"))
    ]
    assert zetters == ["overgangen.py"]


def test_elke_stand_en_elke_stap_heeft_een_tekst():
    assert set(teksten.STATEN) == set(overgangen.Staat)
    assert set(teksten.GEBEURTENISSEN) == set(overgangen.OVERGANGEN)


def test_elke_stand_is_te_bereiken():
    bereikt = {naar for _van, naar in overgangen.OVERGANGEN.values()} | {overgangen.Staat.ONTVANGEN}
    assert bereikt == set(overgangen.Staat)


def test_leesmij_noemt_alle_overgangen_en_handelingen():
    for handeling, (van, naar) in overgangen.OVERGANGEN.items():
        regel = next(regel for regel in LEESMIJ.splitlines() if regel.startswith(f"| `{handeling}`"))
        assert f"| {naar.value} |" in regel
        assert set(regel.split("|")[2].replace(" ", "").split(",")) == {staat.value for staat in van}
    for handeling in alle_handelingen():
        if handeling.app == "studenten":
            regel = next(regel for regel in LEESMIJ.splitlines() if regel.startswith(f"| `{handeling.naam}`"))
            eigen = [f"eigen studenten: {', '.join(handeling.via)}"] if handeling.via else []
            alle = [", ".join(handeling.rollen_standaard)] if handeling.rollen_standaard else []
            assert regel.split("|")[2].strip() == "; ".join(alle + eigen)


def test_elke_gebeurtenis_in_de_code_heeft_een_zin():
    gebruikt = set()
    for pad in MAP.rglob("*.py"):
        gebruikt |= set(re.findall(r'"(studenten\.\w+_(?:\w+))"', pad.read_text("utf-8")))
    namen = {handeling.naam for handeling in alle_handelingen()}
    assert gebruikt - namen <= set(logzinnen())


def test_geen_feit_kent_een_ander_verwijderbeleid_dan_bewaren():
    for feittabel in ALLES:
        for veld in feittabel.model._meta.local_fields:
            if isinstance(veld, models.ForeignKey):
                assert veld.remote_field.on_delete is models.PROTECT


@pytest.mark.parametrize(
    ("naam", "zoek"),
    [
        (("Elif", None, "Yılmaz"), " elif yilmaz "),
        (("İrem", "", "Şahin"), " irem sahin "),
        (("Łukasz", None, "Øster-Straße"), " lukasz oster strasse "),
        (("Noa", "in 't", "Veld"), " noa in t veld "),
        (("Мария", None, "Иванова"), " мария иванова "),
        ((None, None, None), ""),
    ],
)
def test_een_naam_wordt_vergelijkbaar(naam, zoek):
    assert zoeknaam(*naam) == zoek


def test_drieletters_van_een_naam():
    assert drieletters(" bo ") == {" bo", "bo "}
    assert drieletters("") == set()
    assert vereenvoudig("  D'Angelo ") == "dangelo"


@pytest.mark.parametrize(
    ("gegeven", "bewaard"),
    [
        ("RO_99XX_20250801_20260731.csv", "RO_99XX_20250801_20260731.csv"),
        ("C:\\map\\mijn bestand.csv", "mijn_bestand.csv"),
        ("../../etc/passwd", "passwd"),
        ("student_123456782.csv", "student_xxxxxxxxx.csv"),
        ("", "bestand.csv"),
        (".csv", "csv"),
    ],
)
def test_een_bestandsnaam_wordt_veilig(gegeven, bewaard):
    assert veilige_naam(gegeven) == bewaard


def test_elke_oorzaak_van_een_melding_is_vertaald():
    """The catalogues of the readers are Dutch; a report in English tells each cause in English."""
    vertaald = {msgid for pad in po_bestanden() for msgid, msgstr in lees_po(pad).items() if msgstr}
    teksten = {
        tekst
        for pakket in meldingsoorten._PAKKETTEN
        for oorzaak in catalogus(pakket).codes.values()
        for tekst in (oorzaak.titel, oorzaak.doe)
        if tekst
    }
    assert not teksten - vertaald
