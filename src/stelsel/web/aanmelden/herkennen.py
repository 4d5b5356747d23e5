"""Who somebody is here, by the e-mail address that the institution gave them. This app knows no students and no staff:
who does, registers how to find one.

Only addresses in the domains that the school named count: those it gives out itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings


@dataclass(frozen=True)
class Herkend:
    """A student (public id), or a member of staff (key of the administration)."""

    persoon: UUID | None = None
    medewerker_id: str = ""


Herkenner = Callable[[str], list[Herkend]]
"""Everybody with this address, in lower case."""
_herkenners: list[Herkenner] = []


def registreer_herkenner(herkenner: Herkenner) -> None:
    """Called once, when an app starts."""
    if herkenner not in _herkenners:
        _herkenners.append(herkenner)


def email_uit(gegevens: dict) -> str:
    """The address, when it is one of the school's own and the institution does not say that it is unproven; else ''."""
    waarde = gegevens.get(settings.OIDC_EMAIL)
    email = waarde.strip().lower() if isinstance(waarde, str) else ""
    naam, apenstaart, domein = email.rpartition("@")
    van_de_school = naam and apenstaart and domein in settings.OIDC_EMAIL_DOMEINEN
    return email if van_de_school and gegevens.get("email_verified") is not False else ""


def herken(gegevens: dict) -> Herkend | None:
    """Who this is here; None when nobody, or more than one, has the address."""
    email = email_uit(gegevens)
    gevonden = [wie for herkenner in _herkenners for wie in herkenner(email)] if email else []
    return gevonden[0] if len(gevonden) == 1 else None
