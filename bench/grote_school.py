"""Fills an installation with a school of 30,000 students and five years of history: run inside it, by bench/paginas.py.

Prints as JSON the sessions and the students of fifty mentors, and how many rows there are.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count
from random import Random

import django

STUDENTEN, PER_MENTOR, JAREN, MENSEN = 30_000, 25, 5, 50
NOTITIES, AFSPRAKEN, WEKEN, CIJFERS = 8, 3, 40, 6
"""Per student and year."""
DAG = date(2026, 11, 23)
PARTIJ = 5_000


def main() -> None:
    """Fill it."""
    django.setup()
    from django.db import transaction

    toeval = Random(1)
    with transaction.atomic():
        personen, levering = _studenten(toeval)
        mentoren = _mentoren(levering)
        aantallen = {
            "aanwezigheid": _schrijf(_aanwezigheid(personen, levering, toeval)),
            "resultaten": _schrijf(_resultaten(personen, levering, toeval)),
            "begeleiding": _begeleiding(personen, mentoren, toeval),
        }
    _bereken()
    print(json.dumps({"sessies": _sessies(mentoren, personen), "aantallen": aantallen}))


def _schrijf(rijen: Iterable) -> int:
    """Insert rows of one model, in parts; how many."""
    aantal = 0
    for deel in _delen(rijen):
        type(deel[0]).objects.bulk_create(deel)
        aantal += len(deel)
    return aantal


def _delen(rijen: Iterable) -> Iterator[list]:
    deel: list = []
    for rij in rijen:
        deel.append(rij)
        if len(deel) == PARTIJ:
            yield deel
            deel = []
    if deel:
        yield deel


def _studenten(toeval: Random) -> tuple[list, object]:
    from stelsel.web.studenten import models as m
    from stelsel.web.studenten.importeren.namen import drieletters

    levering = m.Levering.objects.create(
        soort="EIGEN", bestandsnaam="eigen_administratie.csv", grootte=1, sha256="0" * 64, brin="",
        van=date(2021, 8, 1), tot_en_met=DAG, aangemaakt=DAG, volledig=True, staat="verwerkt",
    )  # fmt: skip
    voornamen, achternamen = ("Elif", "Noor", "Sem", "Jayden", "Amina", "Bram"), ("Yilmaz", "Bos", "de Vries", "Pinas")
    personen = []
    for i in range(STUDENTEN):
        roepnaam, achternaam = toeval.choice(voornamen), f"{toeval.choice(achternamen)}{i}"
        zoek = f" {roepnaam} {achternaam} ".lower()
        personen.append(
            m.Persoon(
                roepnaam=roepnaam,
                achternaam=achternaam,
                geboortejaar=toeval.randint(2003, 2010),
                geboortemaand=1,
                geboortedag=1,
                sorteernaam=f"0 {achternaam} {roepnaam}".lower(),
                zoeknaam=zoek,
                actueel=True,
            )
        )
    _schrijf(personen)
    personen = list(m.Persoon.objects.order_by("id"))
    _schrijf(m.Zoekdrieletter(persoon=p, drieletter=d) for p in personen for d in drieletters(p.zoeknaam))
    wie = {"levering": levering, "brin": "99XX", "inschrijvingvolgnummer": "1"}
    begin, groep = date(2022, 8, 1), count()
    _schrijf(m.Inschrijving(persoon=p, datum_inschrijving=begin, **wie) for p in personen)
    _schrijf(
        m.Inschrijvingsperiode(
            persoon=p, datum_begin=begin, afgeleid=False, opleidingcode="25187", leertraject="BOL", **wie
        )
        for p in personen
    )
    for klas in _stukken(personen, PER_MENTOR):
        code = f"G{next(groep)}"
        m.Groep.objects.create(
            levering=levering, groep_id=code, naam=code, team=f"Team {len(code)}", brin="99XX", studiejaar=2026
        )
        _schrijf(m.Groepslidmaatschap(persoon=p, levering=levering, groep_id=code, van=begin) for p in klas)
        _schrijf(
            m.BegeleiderVan(persoon=p, levering=levering, medewerker_id=f"M{code}", rol="mentor", van=begin)
            for p in klas
        )
        m.Medewerker.objects.create(
            levering=levering, medewerker_id=f"M{code}", roepnaam="Mentor", achternaam=code, team=f"Team {len(code)}"
        )
    return personen, levering


def _stukken(rij: list, grootte: int) -> Iterator[list]:
    for van in range(0, len(rij), grootte):
        yield rij[van : van + grootte]


def _mentoren(levering: object) -> list:
    from stelsel.web.beheer.service import geef_rol, koppel_medewerker, maak_gebruiker

    uit = []
    for nummer in range(MENSEN):
        gebruiker = maak_gebruiker(f"mentor{nummer}", None, roepnaam="Mentor", achternaam=f"G{nummer}")
        geef_rol(gebruiker, "mentor", van=date(2022, 8, 1), reden="bench")
        koppel_medewerker(gebruiker, f"MG{nummer}", door=None, reden="bench")
        uit.append(gebruiker)
    return uit


def _weken() -> Iterator[tuple[int, int]]:
    """The weeks with lessons of five studiejaren, up to today."""
    for jaar in range(2022, 2022 + JAREN):
        maandag = date(jaar, 8, 29)
        for week in range(WEKEN):
            dag = maandag + timedelta(weeks=week)
            if dag <= DAG:
                yield dag.isocalendar()[:2]


def _aanwezigheid(personen: list, levering: object, toeval: Random) -> Iterator:
    from stelsel.web.studenten.models import AanwezigheidWeek

    weken = list(_weken())
    for persoon in personen:
        for jaar, week in weken:
            yield AanwezigheidWeek(
                persoon=persoon, levering=levering, brin="99XX", inschrijvingvolgnummer="1", jaar=jaar, week=week,
                uren_gepland=28.0, uren_geoorloofd=float(toeval.randrange(3)),
                uren_ongeoorloofd=float(toeval.randrange(4)),
            )  # fmt: skip


def _resultaten(personen: list, levering: object, toeval: Random) -> Iterator:
    from stelsel.web.studenten.models import Resultaat

    for persoon in personen:
        for jaar in range(JAREN):
            for nummer in range(CIJFERS):
                dag = min(date(2022 + jaar, 9, 1) + timedelta(days=nummer * 12), DAG)
                yield Resultaat(
                    persoon=persoon, levering=levering, brin="99XX", inschrijvingvolgnummer="1",
                    volgnummer=jaar * CIJFERS + nummer, onderdeel=f"Onderdeel {jaar}.{nummer}", datum=dag,
                    cijfer=toeval.randint(35, 95),
                )  # fmt: skip


def _begeleiding(personen: list, mentoren: list, toeval: Random) -> int:
    from stelsel.web.begeleiding import models as m

    wie = mentoren[0]
    dagen = [DAG - timedelta(days=7 + n * 365 // NOTITIES) for n in range(NOTITIES * JAREN)]
    notities = _schrijf(
        m.Notitie(persoon=p.uuid, op=dag, tekst="Het gaat goed. Wil volgende week even praten.", door=wie)
        for p in personen
        for dag in dagen
    )
    eerste = dict(m.Notitie.objects.filter(op=dagen[0]).values_list("persoon", "id"))
    afspraken = _schrijf(
        m.Afspraak(
            persoon=p.uuid,
            notitie_id=eerste[p.uuid],
            wat="Zet het verslag in de map",
            doener="student",
            uiterlijk=DAG + timedelta(days=toeval.randint(-20, 60) - 200 * nummer),
            staat="open" if nummer == 0 else "gedaan",
            hielp="" if nummer == 0 else "ja",
        )
        for p in personen
        for nummer in range(AFSPRAKEN * JAREN)
    )
    wensen = _schrijf(
        m.Doorstroomwens(persoon=p.uuid, wie=van, wens="hoger", op=DAG - timedelta(days=180 * n), door=wie)
        for p in personen
        for n in range(JAREN)
        for van in ("student", "team")
    )
    return notities + afspraken + wensen


def _bereken() -> None:
    """What a database does by itself at night: know how many rows there are."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _sessies(mentoren: list, personen: list) -> list[dict]:
    """A signed-in session per mentor, with the public ids of the own students."""
    from django.test import Client

    uit = []
    for nummer, mentor in enumerate(mentoren):
        client = Client()
        client.force_login(mentor)
        eigen = personen[nummer * PER_MENTOR : (nummer + 1) * PER_MENTOR]
        uit.append({"sessie": client.session.session_key, "studenten": [str(persoon.uuid) for persoon in eigen]})
    return uit


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "stelsel.web.site.instellingen"
    main()
