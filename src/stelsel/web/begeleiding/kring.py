"""The seven steps of a round, as the component `kring` draws them: always all of them, with the day of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stelsel.web.begeleiding.models import Ronde
from stelsel.web.begeleiding.overgangen import Staat
from stelsel.web.gedeeld.notatie import datum


@dataclass(frozen=True)
class Stap:
    """`klas`: klaar, nu, laat or ''; `bij`: the day below the name."""

    naam: str
    bij: str
    klas: str


def stappen(ronde: Ronde, dag: date) -> list[Stap]:
    """Where this round stands on that day. What is done follows from what was written, nobody ticks it."""
    behoeften = list(ronde.behoeften.select_related("notitie"))
    afspraken = list(ronde.afspraken.all())
    bespreking = ronde.besprekingen.first()
    laat = ronde.staat == Staat.OPEN and ronde.evalueren_op < dag
    eerste = min((behoefte.notitie.op for behoefte in behoeften), default=ronde.begonnen_op)
    sinds = min((behoefte.sinds for behoefte in behoeften), default=ronde.begonnen_op)
    klaar = [
        (_("Signaal"), True, datum(eerste)),
        (_("Behoefte"), True, datum(sinds)),
        (_("Doel"), True, datum(ronde.begonnen_op)),
        (_("Afspraken"), bool(afspraken), str(len(afspraken)) if afspraken else _("nog geen")),
        (_("Uitvoering"), bool(afspraken) and all(a.staat != Staat.OPEN for a in afspraken), _uitvoering(afspraken)),
        (_("Bespreking"), bespreking is not None, datum(bespreking.op if bespreking else ronde.bespreken_op)),
        (_("Evaluatie"), ronde.staat != Staat.OPEN, datum(ronde.geevalueerd_op or ronde.evalueren_op)),
    ]
    nu = next((i for i, (_naam, gedaan, _bij) in enumerate(klaar) if not gedaan), None)
    if laat:
        nu = len(klaar) - 1
    return [
        Stap(naam, bij, "laat" if laat and i == nu else "nu" if i == nu else "klaar" if gedaan else "")
        for i, (naam, gedaan, bij) in enumerate(klaar)
    ]


def _uitvoering(afspraken: list) -> str:
    gedaan = sum(afspraak.staat == Staat.GEDAAN for afspraak in afspraken)
    return _("%(n)s van %(m)s gedaan") % {"n": gedaan, "m": len(afspraken)} if afspraken else ""
