"""What counts after one delivery, after the next, and after taking one back."""

from __future__ import annotations

from datetime import date

import pytest

from hulp.studenten import School, nieuwe_levering
from stelsel.web.studenten import leveringen
from stelsel.web.studenten.importeren.feittabellen import ALLES
from stelsel.web.studenten.importeren.verwerken import trek_in, verwerk
from stelsel.web.studenten.models import (
    Diploma,
    Inschrijving,
    Inschrijvingsperiode,
    Levering,
    Persoon,
    Persoonsnummer,
)
from stelsel.web.studenten.overgangen import zet

pytestmark = pytest.mark.django_db


def haal_in(levering: Levering) -> None:
    zet(levering, "vraag_intrekken", reden="verkeerd bestand")
    trek_in(levering)


def stand() -> dict[str, list]:
    """All facts that count, without the ids of rows and deliveries."""
    uit = {}
    for feittabel in ALLES:
        namen = [k.naam for k in feittabel.tabel.kolommen if k.naam != "levering_id"]
        rijen = feittabel.model.objects.geldend().values_list(*namen)
        uit[feittabel.naam] = sorted(map(str, rijen))
    uit["lijst"] = sorted(Persoon.objects.filter(actueel=True).values_list("sorteernaam", "zoeknaam", "geboortejaar"))
    return uit


def test_een_levering_zegt_haar_feiten(tmp_path):
    school = School()
    persoon = school.student(1)
    school.inschrijving(persoon, perioden=(date(2026, 2, 1),))
    levering = school.lever(tmp_path)
    assert levering.staat == "verwerkt"
    assert (levering.personen, levering.nieuwe_personen) == (1, 1)
    assert Inschrijvingsperiode.objects.geldend().count() == 2
    assert {f.levering for f in Inschrijving.objects.all()} == {levering}
    assert str(Persoon.objects.get().uuid) == persoon


def test_dezelfde_student_wordt_herkend_aan_het_nummer(tmp_path):
    eerste, tweede = School(), School()
    eerste.inschrijving(eerste.student(1))
    tweede.inschrijving(tweede.student(1))
    eerste.lever(tmp_path, aangemaakt=date(2026, 1, 1))
    later = tweede.lever(tmp_path, aangemaakt=date(2026, 2, 1))
    assert Persoon.objects.count() == 1
    assert Inschrijving.objects.geldend().get().levering == later
    assert Persoonsnummer.objects.geldend().count() == 1


def test_wie_geen_nummer_heeft_is_elke_keer_iemand_anders(tmp_path):
    for maand in (1, 2):
        school = School()
        school.inschrijving(school.student(None))
        school.lever(tmp_path, aangemaakt=date(2026, maand, 1), volledig=False)
    assert Persoon.objects.filter(actueel=True).count() == 2


def test_een_bsn_gaat_voor_een_onderwijsnummer(tmp_path):
    eerste = School()
    ander = eerste.student(1)
    persoon = eerste.student(None)
    eerste.nummer(persoon, "onderwijsnummer", "100000009")
    eerste.inschrijving(persoon)
    eerste.inschrijving(ander)
    eerste.lever(tmp_path, aangemaakt=date(2026, 1, 1))
    tweede = School()
    zelfde = tweede.student(2)
    tweede.nummer(zelfde, "onderwijsnummer", "100000009")
    tweede.inschrijving(zelfde)
    tweede.lever(tmp_path, aangemaakt=date(2026, 2, 1))
    derde = School()
    derde.inschrijving(derde.student(2))
    derde.lever(tmp_path, aangemaakt=date(2026, 3, 1))
    assert Persoon.objects.count() == 2
    soorten = set(Persoonsnummer.objects.filter(persoon__uuid=persoon).values_list("soort", flat=True))
    assert soorten == {"bsn", "onderwijsnummer"}


def test_afwezig_in_een_volledig_later_bestand_is_ingetrokken(tmp_path):
    eerste, tweede = School(), School()
    for i in (1, 2):
        eerste.inschrijving(eerste.student(i))
    tweede.inschrijving(tweede.student(1))
    eerste.lever(tmp_path, aangemaakt=date(2026, 1, 1))
    tweede.lever(tmp_path, aangemaakt=date(2026, 2, 1))
    assert Inschrijving.objects.geldend().count() == 1
    assert Inschrijvingsperiode.objects.geldend().count() == 1
    assert Persoon.objects.filter(actueel=True).count() == 1


@pytest.mark.parametrize(
    "velden",
    [
        {"volledig": False},
        {"brin": "98YY"},
        {"van": date(2028, 8, 1), "tot_en_met": date(2029, 7, 31)},
    ],
    ids=["niet volledig", "andere BRIN", "andere periode"],
)
def test_afwezigheid_zegt_anders_niets(tmp_path, velden):
    eerste, tweede = School(), School(velden.get("brin", "99XX"))
    for i in (1, 2):
        eerste.inschrijving(eerste.student(i), einde=date(2026, 7, 31))
    tweede.inschrijving(tweede.student(3))
    eerste.lever(tmp_path, aangemaakt=date(2026, 1, 1))
    tweede.lever(tmp_path, aangemaakt=date(2026, 2, 1), **{k: v for k, v in velden.items() if k != "brin"})
    assert Inschrijving.objects.geldend().count() == 3


def test_een_diploma_buiten_beide_perioden_blijft(tmp_path):
    eerste, tweede = School(), School()
    persoon = eerste.student(1)
    eerste.diploma(persoon, date(2025, 7, 1))
    eerste.diploma(persoon, date(2026, 1, 10), nr="D2")
    tweede.inschrijving(tweede.student(1))
    eerste.lever(tmp_path, van=date(2024, 8, 1), aangemaakt=date(2026, 1, 15))
    tweede.lever(tmp_path, aangemaakt=date(2026, 2, 1))
    assert [d.resultaatvolgnummer for d in Diploma.objects.geldend()] == ["D1"]


def test_alle_perioden_van_een_inschrijving_komen_uit_dezelfde_levering(tmp_path):
    eerste, tweede = School(), School()
    eerste.inschrijving(eerste.student(1), perioden=(date(2026, 2, 1), date(2026, 3, 1)))
    tweede.inschrijving(tweede.student(1), perioden=(date(2026, 2, 15),))
    eerste.lever(tmp_path, aangemaakt=date(2026, 1, 1))
    tweede.lever(tmp_path, aangemaakt=date(2026, 2, 1), volledig=False)
    begin = Inschrijvingsperiode.objects.geldend().order_by("datum_begin").values_list("datum_begin", flat=True)
    assert list(begin) == [date(2025, 8, 1), date(2026, 2, 15)]


def drie_leveringen(tmp_path) -> list[Levering]:
    uit = []
    for maand, studenten in ((1, (1, 2, 3)), (2, (1, 2)), (3, (1, 3))):
        school = School()
        for i in studenten:
            persoon = school.student(i)
            school.inschrijving(persoon, perioden=(date(2025, 9 + maand, 1),))
            if maand != 2:
                school.diploma(persoon, date(2026, 5, maand))
        uit.append(school.lever(tmp_path, aangemaakt=date(2026, maand, 1)))
    return uit


@pytest.mark.parametrize("welke", [0, 1, 2])
def test_intrekken_laat_over_wat_er_zonder_die_levering_was(tmp_path, welke):
    rij = drie_leveringen(tmp_path)
    haal_in(rij[welke])
    zonder = stand()
    for levering in rij:
        if levering.pk != rij[welke].pk:
            haal_in(levering)
    assert all(not rijen for rijen in stand().values())
    # The same two deliveries alone, on the same persons.

    personen = Persoon.objects.count()
    for maand, studenten in ((1, (1, 2, 3)), (2, (1, 2)), (3, (1, 3))):
        if maand - 1 == welke:
            continue
        school = School()
        for i in studenten:
            persoon = school.student(i)
            school.inschrijving(persoon, perioden=(date(2025, 9 + maand, 1),))
            if maand != 2:
                school.diploma(persoon, date(2026, 5, maand))
        school.lever(tmp_path, aangemaakt=date(2026, maand, 1))
    assert Persoon.objects.count() == personen
    assert stand() == zonder


def test_de_volgorde_van_inlezen_maakt_niet_uit(tmp_path):
    nieuw, oud = School(), School()
    nieuw.inschrijving(nieuw.student(1), crebo="25604")
    oud.inschrijving(oud.student(1), crebo="25187")
    oud.inschrijving(oud.student(2))
    nieuw.lever(tmp_path, aangemaakt=date(2026, 2, 1))
    oud.lever(tmp_path, aangemaakt=date(2026, 1, 1))
    assert Inschrijvingsperiode.objects.geldend().get().opleidingcode == "25604"


def test_stoppen_halverwege_laat_niets_achter(tmp_path):
    school = School()
    for i in range(5):
        school.inschrijving(school.student(i + 1))

    levering = nieuwe_levering()

    def stop(gedaan: int, totaal: int) -> None:
        if gedaan * 2 > totaal:
            raise leveringen.Afgebroken

    with pytest.raises(leveringen.Afgebroken):
        verwerk(levering, school.schrijf(tmp_path / "set"), stop)
    assert Persoon.objects.count() == 0
    assert all(not feittabel.model.objects.exists() for feittabel in ALLES)


def test_de_school_geeft_de_naam_en_duo_de_geboortedatum(tmp_path):
    ro, eigen = School(), School()
    ro.inschrijving(ro.student(1, jaar=2006))
    eigen.student(1, jaar=2007, roepnaam="Elif", achternaam="Yılmaz")
    ro.lever(tmp_path)
    assert Persoon.objects.get().naam == "zonder naam (RO, geboortejaar 2006)"
    levering = eigen.lever(tmp_path, soort="EIGEN")
    persoon = Persoon.objects.get()
    assert (persoon.naam, persoon.geboortejaar) == ("Elif Yılmaz", 2006)
    assert persoon.zoeknaam == " elif yilmaz "
    haal_in(levering)
    assert Persoon.objects.get().naam == "zonder naam (RO, geboortejaar 2006)"
