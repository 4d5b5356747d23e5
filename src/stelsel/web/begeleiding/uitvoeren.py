"""What becomes of an agreement or a need. Every act is a step; the table in overgangen.py says what can happen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from stelsel.web.begeleiding import rechten
from stelsel.web.begeleiding.dagen import controleer_uiterlijk
from stelsel.web.begeleiding.models import Afspraak, Behoefte, Stap
from stelsel.web.begeleiding.overgangen import AFSPRAAK, BEHOEFTE, GEDAAN, Hielp, Overgang
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import Persoon


@dataclass(frozen=True)
class Daad:
    """One act: a name of the table, and what it asks."""

    wat: str
    toelichting: str = ""
    uiterlijk: date | None = None
    hielp: str = ""


def doe(gebruiker: Gebruiker, persoon: Persoon, record: Afspraak | Behoefte, versie: int, daad: Daad) -> None:
    """Carry out an act on an agreement or need of this student, that the user saw as `versie`.

    Raises GeenToegang; Ingehaald when it changed since; Veldfout when the act does not fit or lacks something.
    """
    rechten.eis_mag_plan_schrijven(gebruiker, persoon)
    _voer_uit(gebruiker, record, versie, daad)


def meld_gedaan(gebruiker: Gebruiker, afspraak: Afspraak, versie: int, hielp: str) -> None:
    """The student says that he did what he would do, and whether it helped.

    Raises Veldfout when somebody else would do it; Ingehaald.
    """
    if gebruiker.persoon != afspraak.persoon or afspraak.doener != Afspraak.Doener.STUDENT:
        raise Veldfout(
            "",
            _("Dit is een afspraak van iemand anders."),
            doe=_("Vraag het aan je mentor."),
            code="BEGELEIDING-AFSPRAAK-06",
        )
    _voer_uit(gebruiker, afspraak, versie, Daad(GEDAAN, hielp=hielp))


def _voer_uit(gebruiker: Gebruiker, record: Afspraak | Behoefte, versie: int, daad: Daad) -> None:
    is_afspraak = isinstance(record, Afspraak)
    tabel: Mapping[str, Overgang] = AFSPRAAK if is_afspraak else BEHOEFTE
    overgang = tabel.get(daad.wat)
    if overgang is None:
        raise Veldfout(
            "daad",
            _("Kies eerst wat er gebeurde."),
            doe=_("Kies een van de antwoorden."),
            code="BEGELEIDING-DAAD-01",
        )
    _controleer(overgang, daad)
    with transaction.atomic():
        vers = type(record).objects.select_for_update().get(pk=record.pk)
        if vers.versie != versie:
            raise _ingehaald(vers)
        if vers.staat not in overgang.van:
            raise Veldfout(
                "daad",
                _("Dit kan niet meer: de stand is nu '%(stand)s'.") % {"stand": vers.get_staat_display()},
                doe=_("Kijk hieronder hoe het er nu voor staat."),
                code="BEGELEIDING-DAAD-02",
            )
        _schrijf(gebruiker, vers, overgang, daad)


def _controleer(overgang: Overgang, daad: Daad) -> None:
    if overgang.reden and not daad.toelichting:
        raise Veldfout(
            "toelichting",
            _("Er staat nog niet waarom."),
            doe=_("Schrijf het in een zin."),
            code="BEGELEIDING-DAAD-03",
        )
    if overgang.datum:
        controleer_uiterlijk(daad.uiterlijk)
    if overgang.hielp and daad.hielp not in Hielp:
        raise Veldfout(
            "hielp",
            _("Er staat nog niet of het hielp."),
            doe=_("Kies een antwoord. 'Dat weten we nog niet' mag ook."),
            code="BEGELEIDING-DAAD-04",
        )


def _ingehaald(vers: Afspraak | Behoefte) -> Ingehaald:
    laatste = Stap.objects.filter(record=vers.uuid).select_related("door").first()
    return Ingehaald(
        _("Intussen heeft %(wie)s dit veranderd. Wat jij invulde, is niet bewaard maar staat er nog.")
        % {"wie": laatste.door.naam if laatste else _("iemand")},
        doe=_("Kijk hoe het er nu voor staat, en verstuur het opnieuw als het nog klopt."),
        code="BEGELEIDING-DAAD-05",
    )


def _schrijf(gebruiker: Gebruiker, vers: Afspraak | Behoefte, overgang: Overgang, daad: Daad) -> None:
    van, was = vers.staat, None
    vers.staat = overgang.naar
    vers.versie += 1
    velden = ["staat", "versie"]
    if isinstance(vers, Afspraak):
        vers.hielp = daad.hielp if overgang.hielp else ""
        velden += ["hielp"]
        if overgang.datum:
            was, vers.uiterlijk = vers.uiterlijk, daad.uiterlijk
            velden += ["uiterlijk"]
    vers.save(update_fields=velden)
    soort = Stap.Onderwerp.AFSPRAAK if isinstance(vers, Afspraak) else Stap.Onderwerp.BEHOEFTE
    Stap.objects.create(
        persoon=vers.persoon,
        onderwerp=soort,
        record=vers.uuid,
        daad=daad.wat,
        van=van,
        naar=vers.staat,
        was_uiterlijk=was,
        toelichting=daad.toelichting,
        door=gebruiker,
    )
    log(gebruiker, "begeleiding.stap_gezet", str(vers.persoon), onderwerp=str(soort), doel=daad.wat)
