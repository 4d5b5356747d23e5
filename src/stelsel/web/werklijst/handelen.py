"""What people do with an item: assign, explain, wait for DUO, close with a reason, open again. Every act is a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import nu
from stelsel.web.beheer.service import Gebruiker, log, wie_mogen
from stelsel.web.werklijst import rechten, stappen
from stelsel.web.werklijst.models import Post
from stelsel.web.werklijst.redenen import REDENEN, Status

WIJS_TOE, LICHT_TOE, WACHT, SLUIT, HEROPEN = "wijs_toe", "licht_toe", "wacht", "sluit", "heropen"
DADEN = (WIJS_TOE, LICHT_TOE, WACHT, SLUIT, HEROPEN)


@dataclass(frozen=True)
class Daad:
    """One act. `aan`: to whom (None: to nobody); `reden`: a code of REDENEN, for closing; `toelichting`: in words."""

    wat: str
    aan: Gebruiker | None = None
    reden: str = ""
    toelichting: str = ""


class Ingehaald(StelselFout):
    """Somebody else, or a newer delivery, changed the item in the meantime."""


@dataclass
class Uitslag:
    """What came of an act on more items."""

    gedaan: int = 0
    ingehaald: list[Post] = field(default_factory=list)
    """Changed by somebody else in the meantime."""
    past_niet: list[Post] = field(default_factory=list)
    """The act does not fit where they stand: closed already, or open already."""


def doe(gebruiker: Gebruiker, post: Post, versie: int, daad: Daad) -> None:
    """Carry out an act on the item that the user saw as `versie`.

    Raises GeenToegang; Ingehaald when the item changed since; StelselFout when the act does not fit or lacks something.
    """
    rechten.eis_mag_behandelen(gebruiker, post)
    eis_heel(daad)
    with transaction.atomic():
        vers = Post.objects.select_for_update(of=("self",)).select_related("toegewezen_aan").get(pk=post.pk)
        if vers.versie != versie:
            raise _ingehaald(vers)
        if not _past(vers, daad):
            raise StelselFout(
                _("Dit verschil is al gesloten.") if daad.wat != HEROPEN else _("Dit verschil is nog open."),
                doe=_("Kijk hieronder hoe het er nu voor staat."),
                code="WERKLIJST-POST-02",
            )
        _voer_uit(gebruiker, vers, daad)


def doe_op_meer(gebruiker: Gebruiker, gekozen: Sequence[tuple[Post, int]], daad: Daad) -> Uitslag:
    """The same act on more items, each as the user saw it; what changed in the meantime is left and told."""
    rechten.eis_mag_behandelen(gebruiker)
    eis_heel(daad)
    uitslag = Uitslag()
    versies = {post.pk: versie for post, versie in gekozen}
    nummers = list(versies)
    with transaction.atomic():
        for van in range(0, len(nummers), stappen.PARTIJ):
            deel = Post.objects.select_for_update(of=("self",)).filter(pk__in=nummers[van : van + stappen.PARTIJ])
            for post in deel.select_related("toegewezen_aan"):
                if post.versie != versies[post.pk]:
                    uitslag.ingehaald.append(post)
                elif not _past(post, daad):
                    uitslag.past_niet.append(post)
                else:
                    _voer_uit(gebruiker, post, daad)
                    uitslag.gedaan += 1
    return uitslag


def _ingehaald(post: Post) -> Ingehaald:
    laatste = post.stappen.select_related("door").last()
    wie = laatste.door.naam if laatste and laatste.door else "Stelsel"
    return Ingehaald(
        _("Intussen heeft %(wie)s dit verschil veranderd. Wat jij wilde doen, is niet gedaan.") % {"wie": wie},
        doe=_("Kijk hoe het er nu voor staat, en doe het opnieuw als het nog nodig is."),
        code="WERKLIJST-POST-01",
    )


def eis_heel(daad: Daad) -> None:
    """Raises StelselFout when the act lacks a reason, an explanation, or somebody who may do the work."""
    if daad.wat == SLUIT:
        reden = REDENEN.get(daad.reden)
        if reden is None or not reden.door_mens:
            raise StelselFout(
                _("Sluiten vraagt een reden."), doe=_("Kies waarom dit klaar is."), code="WERKLIJST-POST-03"
            )
        if reden.toelichting and not daad.toelichting.strip():
            raise StelselFout(
                _("Deze reden vraagt een toelichting."),
                doe=_("Schrijf in een zin waarom, zodat de accountant het kan volgen."),
                code="WERKLIJST-POST-04",
            )
    elif daad.wat in (LICHT_TOE, HEROPEN) and not daad.toelichting.strip():
        raise StelselFout(
            _("Er staat nog geen toelichting."), doe=_("Schrijf in een zin waarom."), code="WERKLIJST-POST-05"
        )
    if daad.aan is not None and daad.aan not in wie_mogen(rechten.BEHANDELEN):
        raise StelselFout(
            _("Deze persoon mag verschillen met DUO niet behandelen."),
            doe=_("Kies iemand uit de lijst."),
            code="WERKLIJST-POST-06",
        )


def _past(post: Post, daad: Daad) -> bool:
    return daad.wat == LICHT_TOE or post.is_open != (daad.wat == HEROPEN)


def _voer_uit(gebruiker: Gebruiker, post: Post, daad: Daad) -> None:
    van = post.status
    handeling, gebeurtenis, doel = _DOE[daad.wat](post, daad)
    post.versie += 1
    post.save(update_fields=["status", "toegewezen_aan", "reden", "gesloten_op", "versie"])
    stap = stappen.maak(
        post, handeling, van, door=gebruiker, toelichting=daad.toelichting.strip(), reden=daad.reden, aan=daad.aan
    )
    stappen.schrijf([stap])
    wie = str(post.persoon) if post.persoon else None
    log(gebruiker, gebeurtenis, persoon_id=wie, onderwerp=f"nr. {post.pk}", doel=doel)


Gedaan = tuple[str, str, str]
"""The act in the history, the event in the log, and what it was for."""


def _wijs_toe(post: Post, daad: Daad) -> Gedaan:
    post.toegewezen_aan = daad.aan
    if post.status != Status.WACHT:
        post.status = Status.TOEGEWEZEN if daad.aan else Status.OPEN
    return stappen.TOEGEWEZEN, "werklijst.toegewezen", daad.aan.username if daad.aan else "niemand"


def _licht_toe(post: Post, daad: Daad) -> Gedaan:
    return stappen.TOEGELICHT, "werklijst.toegelicht", ""


def _wacht(post: Post, daad: Daad) -> Gedaan:
    post.status = Status.WACHT
    return stappen.WACHT, "werklijst.wacht", ""


def _sluit(post: Post, daad: Daad) -> Gedaan:
    post.status, post.reden, post.gesloten_op = Status.GESLOTEN, daad.reden, nu()
    return stappen.GESLOTEN, "werklijst.gesloten", daad.reden


def _heropen(post: Post, daad: Daad) -> Gedaan:
    post.status = Status.TOEGEWEZEN if post.toegewezen_aan_id else Status.OPEN
    post.reden, post.gesloten_op = "", None
    return stappen.HEROPEND, "werklijst.heropend", ""


_DOE = {WIJS_TOE: _wijs_toe, LICHT_TOE: _licht_toe, WACHT: _wacht, SLUIT: _sluit, HEROPEN: _heropen}
