"""Requests of students under the AVG: from the day one comes in the school has one month (AVG 12 lid 3).

`versie` guards against two people who answer at once: who acts on an older one is told so.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu, vandaag
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.notatie import als_dag
from stelsel.web.privacy.models import Verzoek, Verzoekstap

TERMIJN = relativedelta(months=1)
VERLENGING = relativedelta(months=2)
Staat = Verzoek.Staat


def dien_in(persoon: UUID, soort: str, tekst: str, *, door: Gebruiker) -> Verzoek:
    """A new request; the month begins today. One of each kind at a time (StelselFout)."""
    if Verzoek.objects.filter(persoon=persoon, soort=soort, staat=Staat.OPEN).exists():
        raise StelselFout(
            _("Zo'n verzoek loopt al."),
            doe=_("Wacht op het antwoord, of trek het eerste verzoek in."),
            code="PRIV-VERZOEK-01",
        )
    with transaction.atomic():
        verzoek = Verzoek.objects.create(
            persoon=persoon,
            soort=soort,
            tekst=tekst.strip(),
            vastgelegd_door=door,
            uiterlijk=vandaag() + TERMIJN,
        )
        _stap(verzoek, door, "ingediend", "")
        log(door, "privacy.verzoek_ingediend", str(persoon), onderwerp=soort)
    return verzoek


@transaction.atomic
def verleng(verzoek: Verzoek, reden: str, *, door: Gebruiker, versie: int) -> None:
    """Two months more, once, with the reason that the student reads (AVG 12 lid 3)."""
    if verzoek.uiterlijk > als_dag(verzoek.ontvangen_op) + TERMIJN:
        raise StelselFout(
            _("Dit verzoek is al een keer verlengd."), doe=_("Beslis voor de dag die er staat."), code="PRIV-VERZOEK-02"
        )
    _verander(verzoek, versie, uiterlijk=verzoek.uiterlijk + VERLENGING)
    _noteer(verzoek, door, "verlengd", reden)


@transaction.atomic
def besluit(verzoek: Verzoek, *, toegewezen: bool, antwoord: str, door: Gebruiker, versie: int) -> None:
    """Answer it, in words that the student reads; a refusal says why and that he can complain (AVG 12 lid 4)."""
    staat = Staat.TOEGEWEZEN if toegewezen else Staat.AFGEWEZEN
    verzoek.antwoord = antwoord.strip()
    _verander(verzoek, versie, staat=staat, besloten_op=nu(), besloten_door=door, ook=("antwoord",))
    _noteer(verzoek, door, str(staat), antwoord)


@transaction.atomic
def trek_verzoek_in(verzoek: Verzoek, *, door: Gebruiker, versie: int) -> None:
    """The student no longer asks it."""
    _verander(verzoek, versie, staat=Staat.INGETROKKEN, besloten_op=nu(), besloten_door=door)
    _noteer(verzoek, door, "ingetrokken", "")


def verzoeken_van(persoon: UUID) -> QuerySet[Verzoek]:
    """All requests of a student, the newest first."""
    return Verzoek.objects.filter(persoon=persoon).order_by("-id").prefetch_related("stappen")


def open_verzoeken() -> QuerySet[Verzoek]:
    """What waits for an answer, the first day first."""
    return Verzoek.objects.filter(staat=Staat.OPEN).order_by("uiterlijk", "id")


def aantal_te_laat(dag: date | None = None) -> int:
    """How many should have been answered."""
    return open_verzoeken().filter(uiterlijk__lt=dag or vandaag()).count()


def _verander(verzoek: Verzoek, versie: int, ook: tuple[str, ...] = (), **waarden: object) -> None:
    with transaction.atomic():
        gehouden = Verzoek.objects.select_for_update().filter(pk=verzoek.pk, versie=versie, staat=Staat.OPEN).first()
        if gehouden is None:
            raise StelselFout(
                _("Iemand anders heeft dit verzoek intussen behandeld."),
                doe=_("Ververs de pagina en lees wat er is besloten."),
                code="PRIV-VERZOEK-03",
            )
        for naam, waarde in {**waarden, "versie": versie + 1}.items():
            setattr(verzoek, naam, waarde)
        verzoek.save(update_fields=[*waarden, "versie", *ook])


def _noteer(verzoek: Verzoek, door: Gebruiker, handeling: str, tekst: str) -> None:
    _stap(verzoek, door, handeling, tekst)
    log(door, "privacy.verzoek_behandeld", str(verzoek.persoon), onderwerp=f"{verzoek.soort}, {handeling}")


def _stap(verzoek: Verzoek, door: Gebruiker, handeling: str, tekst: str) -> None:
    Verzoekstap.objects.create(verzoek=verzoek, door=door, handeling=handeling, tekst=tekst.strip())
