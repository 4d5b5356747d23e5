"""Taking a removed person out of what this app keeps: the text of log lines, and the account.

A line keeps its hash, so that the chain of seals stays whole; a new line, sealed like any other, names which lines were
emptied. A line that is empty without being named is reported by the check of the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import models, transaction

from stelsel.web.beheer.logboek import log
from stelsel.web.beheer.models import Gebeurtenis, Gebruiker
from stelsel.web.beheer.wachtrij import neem_op

GEWIST = "beheer.regels_gewist"
_PER_REGEL = 190  # characters of numbers in one line of the log


def wis_personen(uuids: Iterable[UUID]) -> dict[str, int]:
    """Empty the log lines about these persons and close their accounts; returns how many of each."""
    gezocht = list(uuids)
    # What waits outside the database speaks of them too.
    neem_op()
    with transaction.atomic():
        accounts = wis_accounts(Gebruiker.objects.filter(persoon__in=gezocht))
        return {"beheer.Gebruiker": accounts, "beheer.Gebeurtenis": _wis_regels(gezocht)}


def wis_accounts(accounts: Iterable[Gebruiker]) -> int:
    """Take the name out of these accounts and close them; returns how many."""
    return sum(_wis_account(gebruiker) for gebruiker in accounts)


def _wis_regels(uuids: list[UUID]) -> int:
    wie = [str(uuid) for uuid in uuids]
    nummers = list(Gebeurtenis.objects.filter(persoon_id__in=wie).order_by("id").values_list("id", flat=True))
    # Past the guard of the table, by the one door that the database leaves open (laat_wissen_toe).
    models.QuerySet(Gebeurtenis).filter(persoon_id__in=wie).update(persoon_id=None, onderwerp="", doel="", zout="")
    for reeks in _in_regels(nummers):
        log(None, GEWIST, onderwerp=reeks)
    return len(nummers)


def _wis_account(gebruiker: Gebruiker) -> bool:
    """What stays is a number that old log lines point to."""
    for relatie in Gebruiker._meta.related_objects:
        if relatie.on_delete is models.CASCADE:
            relatie.related_model._base_manager.filter(**{relatie.field.name: gebruiker}).delete()
    gebruiker.username, gebruiker.first_name, gebruiker.last_name = f"verwijderd-{gebruiker.pk}", "", ""
    gebruiker.email, gebruiker.persoon, gebruiker.is_active = "", None, False
    gebruiker.password, gebruiker.last_login = make_password(None), None
    gebruiker.save()
    return True


def gewiste_nummers(onderwerp: str) -> Iterator[range]:
    """The numbers of lines that one line of the log says were emptied: '12-40,55' is 12 to 40 and 55."""
    for deel in filter(None, onderwerp.split(",")):
        eerste, _, laatste = deel.partition("-")
        yield range(int(eerste), int(laatste or eerste) + 1)


def _in_regels(nummers: list[int]) -> Iterator[str]:
    regel = ""
    for deel in _reeksen(nummers):
        if regel and len(regel) + len(deel) + 1 > _PER_REGEL:
            yield regel
            regel = ""
        regel = f"{regel},{deel}" if regel else deel
    if regel:
        yield regel


def _reeksen(nummers: list[int]) -> Iterator[str]:
    if not nummers:
        return
    begin = nummers[0]
    for vorige, volgende in pairwise([*nummers, nummers[-1] + 2]):
        if volgende != vorige + 1:
            yield f"{begin}-{vorige}" if vorige > begin else str(begin)
            begin = volgende
