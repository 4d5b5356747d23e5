"""Every address of one student x every role x {own, same team, other team, other BRIN, absent}: written down, tried."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import get_resolver, reverse

from architectuur.test_rechten_matrix import ALLES, ROLLEN, _patronen
from hulp.begeleiding import record_van_plan
from hulp.ondersteuning import adres_van_ondersteuning, een_deling
from hulp.studenten import School
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding.models import Werkaantekening
from stelsel.web.beheer.service import koppel_medewerker, maak_personas
from stelsel.web.studenten.models import Persoon
from stelsel.web.studenten.service import koppel_ouder

RECORDS = ("eigen", "team", "ander team", "andere brin", "afwezig")
JA, GEEN, NIETS = 200, 403, 404
OVERAL = (JA, JA, JA, JA, NIETS)
VAN_ZICHZELF = (JA, NIETS, NIETS, NIETS, NIETS)
VAN_HET_TEAM = (JA, JA, NIETS, NIETS, NIETS)
LEZEN = {
    "studentadministratie": OVERAL,
    "mentor": VAN_ZICHZELF,
    "zorgcoordinator": VAN_ZICHZELF,
    "opleidingsmanager": VAN_HET_TEAM,
    # The second line is assigned nobody here.
    "tweedelijn": (NIETS,) * len(RECORDS),
}
# Addresses of the plan of a student that take a form; those of one record are tried with a record of 'eigen'.
SCHRIJVEN = {
    "begeleiding:notitie": "",
    "begeleiding:wens": "",
    "begeleiding:later": "",
    "begeleiding:ronde": "",
    "begeleiding:voorbereiding": "",
    "begeleiding:overdracht": "",
    "begeleiding:bespreking": "",
    "begeleiding:evaluatie": "",
    "begeleiding:verbeteren": "notitie",
    "begeleiding:afspraak": "afspraak",
    "begeleiding:behoefte": "behoefte",
    "begeleiding:woord": "woord",
    "begeleiding:werkaantekening": "aantekening",
}
# The same for extra support, which a zorgcoordinator arranges and a mentor reads.
REGELEN = {
    "ondersteuning:nieuw": "",
    "ondersteuning:verwijzing": "",
    "ondersteuning:aankomst": "verwijzing",
    "ondersteuning:eraf": "voorziening",
    "ondersteuning:erbij": "ondersteuning",
    "ondersteuning:aanbieden": "ondersteuning",
    "ondersteuning:instemming": "ondersteuning",
    "ondersteuning:evaluatie": "ondersteuning",
    "ondersteuning:daad": "ondersteuning",
    "delen:nieuw": "",
    "delen:stop": "",
}
BEGELEIDEN = {"mentor": VAN_ZICHZELF, "zorgcoordinator": VAN_ZICHZELF}
# address -> role -> what GET gives for each of RECORDS; a role that is not named gets 403 for all of them
TABEL = {
    "studenten:dossier": LEZEN,
    "studenten:dossierdeel": LEZEN,
    "studenten:compleet": LEZEN,
    "studenten:afschermen": {"zorgcoordinator": VAN_ZICHZELF},
    "studenten:nummers": {"studentadministratie": OVERAL},
    "studenten:rechten": {"studentadministratie": OVERAL},
    "studenten:inzage": {"studentadministratie": OVERAL},
    "studenten:toegang": {"studentadministratie": OVERAL, "opleidingsmanager": VAN_HET_TEAM},
    "studenten:kind": {"ouder": VAN_ZICHZELF},
    **dict.fromkeys(("begeleiding:plan", "begeleiding:vragen", "begeleiding:bestand", *SCHRIJVEN), BEGELEIDEN),
    **dict.fromkeys(("ondersteuning:student", "ondersteuning:bestand", "delen:student"), BEGELEIDEN),
    **{naam: {"zorgcoordinator": VAN_ZICHZELF} for naam in REGELEN},
    **dict.fromkeys(("besloten:student", "besloten:begin"), BEGELEIDEN | {"tweedelijn": LEZEN["tweedelijn"]}),
}
OVERIG = {"studenten:dossierdeel": {"deel": "contact"}, "studenten:inzage": {"vorm": "json"}}
OVERIG["begeleiding:bestand"] = {"vorm": "plan"}
OVERIG["besloten:begin"] = {"soort": "meldcode"}
# address -> what an empty POST gives to who may use that address with that record; else the same as GET gives
EEN_LEGE_POST = {
    "studenten:dossier": 405,
    "studenten:dossierdeel": 405,
    "studenten:compleet": 405,
    "studenten:afschermen": 422,
    "studenten:inzage": 405,
    "studenten:kind": 405,
    "studenten:nummers": 422,
    "studenten:toegang": 422,
    "studenten:rechten": 422,
    "begeleiding:plan": 405,
    "begeleiding:vragen": 405,
    "begeleiding:bestand": 405,
    **dict.fromkeys((*SCHRIJVEN, *REGELEN), 422),
    "ondersteuning:student": 405,
    "ondersteuning:bestand": 405,
    "delen:student": 405,
    "besloten:student": 405,
    "besloten:begin": 422,
    # Only to read it is enough: then there is nothing to fill in.
    "begeleiding:woord": 302,
}
MEDEWERKERS = {"mentor": "M1", "zorgcoordinator": "Z1", "opleidingsmanager": "O1"}


def _adressen() -> dict:
    """The addresses that name one student."""
    patronen = dict(_patronen(get_resolver()))
    return {naam: patroon for naam, patroon in patronen.items() if "persoon" in patroon.pattern.converters}


def test_elk_adres_van_een_student_staat_in_de_tabel() -> None:
    assert set(_adressen()) == set(TABEL) == set(EEN_LEGE_POST)
    for naam, patroon in _adressen().items():
        assert patroon.callback.record is not None, f"{naam}: 'Waarom mag ik dit (niet)?' kent de student niet"


@pytest.fixture
def studenten(db, tmp_path) -> dict[str, object]:
    """A student of M1 and Z1, one of a colleague in the same team, one of another team, and one of another school of
    the same board."""
    dag = vandaag()
    begin, jaar = dag - timedelta(days=200), dag.year if dag.month >= 8 else dag.year - 1
    uit: dict[str, object] = {"afwezig": uuid4()}
    for brin, namen in (("99XX", RECORDS[:3]), ("99YY", RECORDS[3:4])):
        bron = School(brin)
        if brin == "99XX":
            for code, team in (("M1", "Zorg"), ("M2", "Zorg"), ("M3", "Techniek"), ("Z1", "Zorg"), ("O1", "Zorg")):
                bron.rij("medewerker", medewerker_id=code, achternaam=code, team=team)
        for naam in namen:
            # The other school has a team of the same name: only the BRIN tells them apart.
            groep, team = f"G {naam}", "Techniek" if naam == "ander team" else "Zorg"
            bron.rij("groep", groep_id=groep, naam=groep, team=team, brin=brin, studiejaar=jaar)
            # Of whom somebody is the parent is a minor.
            jaar_van = dag.year - 16 if naam == "eigen" else 2000
            persoon = bron.student(RECORDS.index(naam), jaar=jaar_van, roepnaam="Sam", achternaam=naam)
            bron.inschrijving(persoon, begin=begin)
            bron.rij("groepslidmaatschap", persoon_id=persoon, groep_id=groep, van=begin)
            mentor = {"eigen": "M1", "team": "M2"}.get(naam, "M3")
            bron.rij("begeleider_van", persoon_id=persoon, medewerker_id=mentor, rol="mentor", van=begin)
            if naam == "eigen":
                bron.rij("begeleider_van", persoon_id=persoon, medewerker_id="Z1", rol="zorgcoordinator", van=begin)
        (tmp_path / brin).mkdir()
        bron.lever(tmp_path / brin, brin=brin)
        uit |= {naam: Persoon.objects.get(achternaam=naam).uuid for naam in namen}
    return uit


def _records(persoon: UUID, schrijver: object) -> dict[str, dict]:
    """A fresh record of this student for each address of one; a note for oneself is of who asks."""
    nieuw = {naam: (soort, record_van_plan(persoon, soort)) for naam, soort in SCHRIJVEN.items() if soort}
    Werkaantekening.objects.update(schrijver=schrijver)
    ondersteuning = {naam: adres_van_ondersteuning(persoon, soort) for naam, soort in REGELEN.items() if soort}
    ondersteuning["ondersteuning:bestand"] = adres_van_ondersteuning(persoon, "ondersteuning")
    ondersteuning["delen:stop"] = {"deling": een_deling(persoon)}
    return {naam: {soort: uuid} for naam, (soort, uuid) in nieuw.items()} | ondersteuning


def test_wie_krijgt_welke_student(studenten) -> None:
    maak_personas("een-wachtwoord-voor-de-toets")
    personen = {gebruiker.username: gebruiker for gebruiker in get_user_model().objects.all()}
    for rol, medewerker in MEDEWERKERS.items():
        koppel_medewerker(personen[rol], medewerker, door=None, reden="toets")
    koppel_ouder(Persoon.objects.get(uuid=studenten["eigen"]), personen["ouder"])
    record_van_plan(studenten["eigen"], "ronde")
    record_van_plan(studenten["eigen"], "antwoordblad")
    anders = []
    for rol in ROLLEN:
        overig = OVERIG | _records(studenten["eigen"], personen[rol])
        client = Client()
        client.force_login(personen[rol])
        for naam, per_rol in TABEL.items():
            verwacht = per_rol.get(rol, (GEEN,) * len(RECORDS))
            for record, hoort in zip(RECORDS, verwacht, strict=True):
                # A role without the act is refused before a record is looked for: in a daily run one record shows it.
                if rol not in per_rol and record != "eigen" and not ALLES:
                    continue
                deel = overig.get(naam, {})
                adres = reverse(naam, kwargs={"persoon": studenten[record], **deel})
                # An address that takes no form says so (405) before it looks for a record: that tells nothing.
                leeg = EEN_LEGE_POST[naam] if hoort == JA or (EEN_LEGE_POST[naam] == 405 and hoort != GEEN) else hoort
                for methode, goed in (("get", hoort), ("post", leeg)):
                    status = getattr(client, methode)(adres).status_code
                    if status != goed:
                        anders.append(f"{methode} {naam} als {rol}, {record}: {status} in plaats van {goed}")
    assert not anders, "\n".join(anders)
