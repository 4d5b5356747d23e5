"""What somebody's roles ask of signing in: a second step or not, how long without use. The strictest role counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files

import yaml
from django.conf import settings
from django.db import transaction

from stelsel.web.aanmelden.models import RolEis
from stelsel.web.aanmelden.rechten import eis_mag_eisen_beheren
from stelsel.web.beheer.service import Gebruiker, Rol, log, rollen_van


@dataclass(frozen=True)
class Eis:
    """`rust`: signed out after this long without a request."""

    tweede_stap: bool
    rust: timedelta

    @property
    def minuten(self) -> int:
        return int(self.rust.total_seconds() // 60)


@cache
def _geleverd() -> dict:
    return yaml.safe_load(files(__package__).joinpath("roleisen.yaml").read_text(encoding="utf-8"))


def standaard_van(rol: str) -> Eis:
    """What Stelsel asks of a role by itself."""
    geleverd = _geleverd()
    gewoon, gevoelig = geleverd["standaard"], geleverd["gevoelig"]
    minuten = gevoelig["rust_minuten"] if rol in gevoelig["rollen"] else gewoon["rust_minuten"]
    return Eis(gewoon["tweede_stap"], timedelta(minutes=minuten))


def eisen_per_rol(rollen: list[Rol]) -> dict[str, Eis]:
    """What each of these roles asks, by name: as recorded by the school, else as delivered; a role of the school's own
    asks what the role asks that it began as."""
    namen = {naam for rol in rollen for naam in (rol.naam, rol.als)}
    vast = {r.rol: Eis(r.tweede_stap, timedelta(minutes=r.rust_minuten)) for r in RolEis.objects.filter(rol__in=namen)}
    return {rol.naam: vast.get(rol.naam) or vast.get(rol.als) or standaard_van(rol.als) for rol in rollen}


def eisen_van(gebruiker: Gebruiker) -> Eis:
    """What somebody's roles of today ask together. Without a role there is nothing to see, so no second step."""
    eisen = eisen_per_rol(rollen_van(gebruiker)).values()
    if not eisen:
        return Eis(False, standaard_van("").rust)
    return Eis(any(eis.tweede_stap for eis in eisen), min(eis.rust for eis in eisen))


def eist_tweede_stap(gebruiker: Gebruiker) -> bool:
    """Whether this user must have a second step; in the demo nobody must."""
    return settings.TWEEDE_STAP and eisen_van(gebruiker).tweede_stap


def zet_eis(rol: Rol, eis: Eis, *, door: Gebruiker, reden: str) -> None:
    """Record what a role asks; recording what Stelsel delivers removes the deviation."""
    eis_mag_eisen_beheren(door)
    with transaction.atomic():
        if not rol.basis and eis == standaard_van(rol.naam):
            RolEis.objects.filter(rol=rol.naam).delete()
        else:
            waarden = {"tweede_stap": eis.tweede_stap, "rust_minuten": eis.minuten}
            RolEis.objects.update_or_create(rol=rol.naam, defaults=waarden)
        stap = "met tweede stap" if eis.tweede_stap else "zonder tweede stap"
        log(door, "aanmelden.eis_gewijzigd", onderwerp=f"{rol.naam}, {stap}, {eis.minuten} minuten", doel=reden)
