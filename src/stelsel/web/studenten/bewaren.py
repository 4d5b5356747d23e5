"""What the terms of the register count from for a student, and what is removed of a delivery."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stelsel.web.beheer.service import Gebruiker, log, wis_accounts
from stelsel.web.privacy.service import aangehouden, registreer_begin, registreer_opruimer
from stelsel.web.studenten import opslag
from stelsel.web.studenten.models import Betrokkene, Inschrijving, Levering, Melding, Persoon, Persoonsgegevens
from stelsel.web.studenten.overgangen import ONDERWEG

EINDE_INSCHRIJVING = "einde_inschrijving"


def registreer() -> None:
    """Called once, when the app starts."""
    registreer_begin(EINDE_INSCHRIJVING, _("het einde van de laatste inschrijving"), uitgeschreven_voor)
    registreer_opruimer("studenten", "Ingelezen bestanden", ruim_bestanden_op)
    registreer_opruimer("studenten", "Accounts van ouders", ruim_ouders_op)


def uitgeschreven_voor(grens: date) -> QuerySet:
    """The public ids of the persons whose last enrolment really ended before that day.

    Who is enrolled, or has an enrolment without a real end, is never among them: a planned end is no end. Nor is who
    has no enrolment that counts, until the last delivery that spoke of them is as old.
    """
    van_persoon = Inschrijving.objects.geldend().filter(persoon=OuterRef("pk"))
    nog = van_persoon.filter(Q(datum_uitschrijving_werkelijk=None) | Q(datum_uitschrijving_werkelijk__gte=grens))
    genoemd = Persoonsgegevens.objects.filter(persoon=OuterRef("pk"), levering__ontvangen_op__gte=_moment(grens))
    weg = Q(Exists(van_persoon)) & ~Q(Exists(nog))
    zonder = ~Q(Exists(van_persoon)) & ~Q(Exists(genoemd))
    return Persoon.objects.filter(weg | zonder).values_list("uuid", flat=True)


def ruim_bestanden_op(grens: date, voer_uit: bool) -> dict[str, int]:
    """The file, the refused lines and the remarks of deliveries received before that day. What they brought into the
    dossier has a term of its own, so that the row that says where it came from stays."""
    oud = Levering.objects.filter(ontvangen_op__lt=_moment(grens)).exclude(staat__in=sorted(ONDERWEG))
    met_bestand = [levering for levering in oud if opslag.map_van(levering).exists()]
    meldingen = Melding.objects.filter(levering__in=oud)
    geteld = {"bestanden": len(met_bestand), "studenten.Melding": meldingen.count()}
    if voer_uit and any(geteld.values()):
        with transaction.atomic():
            meldingen.delete()
            for levering in met_bestand:
                log(None, "studenten.bestand_opgeruimd", onderwerp=levering.bestandsnaam)
        # After the rows: a file that outlives a crash is found again by the next run, a row without its file is not.
        for levering in met_bestand:
            opslag.gooi_weg(levering)
    return {naam: aantal for naam, aantal in geteld.items() if aantal}


def ruim_ouders_op(grens: date, voer_uit: bool) -> dict[str, int]:
    """Links to parents that ended, or of a student who left, before that day; then accounts that hang on nothing."""
    voorbij = Q(tot_en_met__lt=grens) | Q(persoon__uuid__in=uitgeschreven_voor(grens))
    weg = Betrokkene.objects.filter(voorbij).exclude(persoon__uuid__in=aangehouden())
    blijft = Betrokkene.objects.exclude(pk__in=weg.values("pk"))
    accounts = Gebruiker.objects.filter(soort=Gebruiker.Soort.OUDER, date_joined__lt=_moment(grens))
    accounts = accounts.exclude(pk__in=blijft.values("gebruiker")).exclude(first_name="", last_name="")
    geteld = {"studenten.Betrokkene": weg.count(), "beheer.Gebruiker": accounts.count()}
    if voer_uit and any(geteld.values()):
        with transaction.atomic():
            zonder = list(accounts)
            weg.delete()
            wis_accounts(zonder)
    return {naam: aantal for naam, aantal in geteld.items() if aantal}


def _moment(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))
