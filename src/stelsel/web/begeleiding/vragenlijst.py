"""The questions about what a student needs: the list, filling it in, and reading what was filled in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from uuid import UUID

import yaml
from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.kern.tijd import nu
from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.models import Antwoordblad
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.studenten.service import Persoon


class Antwoord(TextChoices):
    """How it is for the student. None of the three is worse than another: they are no score."""

    GOED = "goed", gettext_lazy("Dit gaat goed")
    SOMS = "soms", gettext_lazy("Soms lastig")
    HULP = "hulp", gettext_lazy("Hier wil ik hulp bij")


@dataclass(frozen=True)
class Vraag:
    """`tekst`: Dutch, as the student reads it."""

    code: str
    categorie: str
    tekst: str


@cache
def vragen() -> tuple[int, tuple[Vraag, ...]]:
    """The version of the list, and its questions in order."""
    inhoud = yaml.safe_load(files(__package__).joinpath("vragen.yaml").read_text(encoding="utf-8"))
    return inhoud["versie"], tuple(Vraag(**rij) for rij in inhoud["vragen"])


def vul_in(gebruiker: Gebruiker, antwoorden: dict[str, str], eigen_woorden: str) -> Antwoordblad:
    """The student answered; what was left open is left out. Raises Veldfout when nothing was answered."""
    versie, lijst = vragen()
    gegeven = {vraag.code: antwoorden[vraag.code] for vraag in lijst if antwoorden.get(vraag.code) in Antwoord}
    if not gegeven and not eigen_woorden:
        raise Veldfout(
            "", _("Er is nog niets ingevuld."), doe=_("Beantwoord ten minste een vraag."), code="BEGELEIDING-VRAGEN-01"
        )
    with transaction.atomic():
        blad = Antwoordblad.objects.create(
            persoon=gebruiker.persoon, versie_vragen=versie, antwoorden=json.dumps(gegeven), eigen_woorden=eigen_woorden
        )
        log(gebruiker, "begeleiding.zelf_geschreven", str(gebruiker.persoon))
    return blad


def laatste(persoon: UUID) -> Antwoordblad | None:
    """What this student filled in last."""
    return Antwoordblad.objects.filter(persoon=persoon).select_related("gelezen_door").first()


def hulp_bij(blad: Antwoordblad) -> list[Vraag]:
    """The questions at which the student asked help; what is no longer asked is left out."""
    gegeven = blad.per_vraag
    return [vraag for vraag in vragen()[1] if gegeven.get(vraag.code) == Antwoord.HULP]


def ongelezen(personen: Iterable[UUID]) -> dict[UUID, Antwoordblad]:
    """Per student the newest that nobody read yet."""
    rijen = Antwoordblad.objects.filter(persoon__in=list(personen), gelezen_op=None).order_by("op", "id")
    return {rij.persoon: rij for rij in rijen}


def lees(gebruiker: Gebruiker, persoon: Persoon, blad: Antwoordblad) -> None:
    """Somebody who supports the student read it: the student sees who and when. Raises GeenToegang."""
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    with transaction.atomic():
        rijen = Antwoordblad.objects.filter(persoon=persoon.uuid, gelezen_op=None, op__lte=blad.op)
        rijen.update(gelezen_op=nu(), gelezen_door=gebruiker)
        log(gebruiker, "begeleiding.woord_gelezen", str(persoon.uuid))
