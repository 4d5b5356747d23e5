"""By which ways may somebody do an act: by a role with every record, by a role with the records of a relation, in the
place of somebody who is away, or by an emergency access."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Model, Q, QuerySet

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.handelingen import Handeling
from stelsel.web.beheer.models import Gebruiker, Rol, RolHandeling, Vervanging
from stelsel.web.beheer.models.relaties import geldt_op
from stelsel.web.beheer.relaties import Relatie, relatie
from stelsel.web.gedeeld.onthouden import onthoud

NOOD = "beheer.noodtoegang"


@dataclass(frozen=True)
class Weg:
    """One way. Without `relatie` it leads to every record; `voor` is whose relation counts: the user, or who is away
    (`vervanging`)."""

    voor: Gebruiker
    rol: Rol | None = None
    relatie: Relatie | None = None
    vervanging: Vervanging | None = None

    @property
    def als(self) -> str:
        """In Dutch, for the log: by which role, and for whom."""
        rol = self.rol.titel if self.rol else "noodtoegang"
        return f"{rol}, vervangt {self.voor.username}" if self.vervanging else rol

    def leidt_tot(self, record: Model) -> bool:
        """Whether this way leads to that record today."""
        if self.relatie is None:
            return True
        sleutel = ("leidt_tot", self.relatie.naam, self.voor.pk, type(record), record.pk)
        return onthoud(sleutel, lambda: self._vind(record))

    def _vind(self, record: Model) -> bool:
        rijen = type(record)._default_manager.filter(pk=record.pk)
        return rijen.filter(self.relatie.bereik(self.voor, vandaag())).exists()


def rollen_van(gebruiker: Gebruiker) -> list[Rol]:
    """The roles this user holds today; read once per request (per user object)."""
    if not getattr(gebruiker, "is_authenticated", False) or not gebruiker.is_active:
        return []
    dag = vandaag()
    bewaard = getattr(gebruiker, "_rollen_vandaag", None)
    if bewaard is None or bewaard[0] != dag:
        toekenningen = gebruiker.toekenningen.select_related("rol").filter(van__lte=dag)
        rollen = {t.rol_id: t.rol for t in toekenningen if t.geldt_op(dag)}
        bewaard = gebruiker._rollen_vandaag = (dag, [rollen[nummer] for nummer in sorted(rollen)])
    return bewaard[1]


def vergeet_rollen(gebruiker: Gebruiker) -> None:
    """Read the roles of this user object again at the next question."""
    for naam in ("_rollen_vandaag", "_afwijkingen", "_vervangt_vandaag"):
        gebruiker.__dict__.pop(naam, None)


def _afwijkingen(gebruiker: Gebruiker) -> dict[tuple[int, str], bool]:
    bewaard = getattr(gebruiker, "_afwijkingen", None)
    if bewaard is None:
        rollen = [rol.pk for rol in rollen_van(gebruiker)]
        rijen = RolHandeling.objects.filter(rol__in=rollen).values_list("rol_id", "handeling", "toegestaan")
        bewaard = gebruiker._afwijkingen = {(rol, naam): toegestaan for rol, naam, toegestaan in rijen}
    return bewaard


def _vervangt(gebruiker: Gebruiker) -> list[Vervanging]:
    """Whom this user replaces today. Who is replaced may replace others too: that does not go on."""
    dag = vandaag()
    bewaard = getattr(gebruiker, "_vervangt_vandaag", None)
    if bewaard is None or bewaard[0] != dag:
        rijen = list(gebruiker.vervangt.filter(geldt_op(dag)).select_related("afwezige"))
        bewaard = gebruiker._vervangt_vandaag = (dag, rijen)
    return bewaard[1]


def wegen(gebruiker: Gebruiker, gevraagd: Handeling) -> Iterator[Weg]:
    """Every way by which this user may do this act today, those to all records first."""
    rollen = rollen_van(gebruiker)
    if not rollen:
        return
    mogen = [rol for rol in rollen if _mag(gebruiker, rol, gevraagd)]
    yield from (Weg(gebruiker, rol) for rol in mogen if rol.als not in gevraagd.via)
    yield from (Weg(gebruiker, rol, relatie(naam)) for rol in mogen for naam in gevraagd.via.get(rol.als, ()))
    if gevraagd.via:
        for vervanging in _vervangt(gebruiker):
            yield from _namens(vervanging, gevraagd)
    # Who no longer has a role for it, no longer reads by the emergency that the role opened.
    if gevraagd.in_nood and mogen:
        yield Weg(gebruiker, None, relatie(NOOD))


def _namens(vervanging: Vervanging, gevraagd: Handeling) -> Iterator[Weg]:
    afwezige = vervanging.afwezige
    for rol in rollen_van(afwezige):
        if _mag(afwezige, rol, gevraagd):
            for naam in gevraagd.via.get(rol.als, ()):
                yield Weg(afwezige, rol, relatie(naam), vervanging)


def _mag(gebruiker: Gebruiker, rol: Rol, gevraagd: Handeling) -> bool:
    standaard = rol.als in gevraagd.rollen_standaard or rol.als in gevraagd.via
    return _afwijkingen(gebruiker).get((rol.pk, gevraagd.naam), standaard)


def beperk(rijen: QuerySet, gevonden: Iterator[Weg]) -> QuerySet:
    """Of these records those that one of the ways leads to: one condition, whatever their number."""
    voorwaarden: list[Q] = []
    for weg in gevonden:
        if weg.relatie is None:
            return rijen
        voorwaarden.append(weg.relatie.bereik(weg.voor, vandaag()))
    return rijen.filter(reduce(or_, voorwaarden)) if voorwaarden else rijen.none()

