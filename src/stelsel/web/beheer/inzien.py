"""Who looked at, or changed, the data of one student: for that student, in which function, never by name.

Names go through the privacyfunctionaris. Entries of the meldcode are not told at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stelsel.web.beheer.logboek import logzinnen
from stelsel.web.beheer.models import Gebeurtenis, Gebruiker
from stelsel.web.gedeeld.notatie import als_dag


@dataclass(frozen=True)
class Inzage:
    """One line: when, in which function ('' for the program itself, None for the student), what, and if it was
    reading."""

    tijd: datetime
    functie: str | None
    wat: str
    leest: bool


def regels_over(persoon: UUID) -> QuerySet[Gebeurtenis]:
    """The lines of the log about this student that the student may know of, the newest first."""
    verborgen = [zin.naam for zin in logzinnen().values() if zin.verborgen]
    regels = Gebeurtenis.objects.filter(persoon_id=str(persoon)).exclude(naam__in=verborgen)
    return regels.select_related("gebruiker").order_by("-id")


def inzages(persoon: UUID, regels: QuerySet[Gebeurtenis] | list[Gebeurtenis] | None = None) -> Iterator[Inzage]:
    """`regels` (default: all of them) as the student reads them."""
    functies: dict[int, list[tuple]] = {}
    for regel in regels_over(persoon) if regels is None else regels:
        zin = logzinnen().get(regel.naam)
        yield Inzage(regel.tijd, _functie(regel, persoon, functies), _in_woorden(regel), bool(zin and zin.leest))


def _in_woorden(regel: Gebeurtenis) -> str:
    zin = logzinnen().get(regel.naam)
    if zin and zin.student:
        return _(zin.student).format(onderwerp=_(regel.onderwerp) if regel.onderwerp else "")
    return _("Je gegevens gelezen.") if zin and zin.leest else _("Iets met je gegevens gedaan.")


def _functie(regel: Gebeurtenis, persoon: UUID, functies: dict[int, list[tuple]]) -> str | None:
    wie = regel.gebruiker
    if wie is None:
        return ""
    if wie.persoon == persoon:
        return None
    als = regel.doel.partition(",")[0] if regel.naam.endswith("dossier_gelezen") else ""
    if als == "noodtoegang":
        return _("%(rollen)s, in nood") % {"rollen": _rollen_op(wie, regel, functies)}
    return _(als) if als else _rollen_op(wie, regel, functies)


def _rollen_op(wie: Gebruiker, regel: Gebeurtenis, functies: dict[int, list[tuple]]) -> str:
    """The roles this user held on that day, read once per user."""
    if wie.pk not in functies:
        toekenningen = wie.toekenningen.select_related("rol")
        functies[wie.pk] = [(t, t.rol.titel) for t in toekenningen]
    dag = als_dag(regel.tijd)
    titels = dict.fromkeys(_(titel) for toekenning, titel in functies[wie.pk] if toekenning.geldt_op(dag))
    return ", ".join(titels) or _("iemand zonder rol")
