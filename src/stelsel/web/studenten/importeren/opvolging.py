"""Which facts count: a later delivery closes what it replaces, a withdrawal opens it again.

Deliveries of one kind about one BRIN form a row, ordered by the day the file was made. Each closes facts of the
earlier ones by the same rules, whatever the order in which they were uploaded; withdrawing one opens what it
closed and lets the remaining ones close again. So the outcome depends on the set of deliveries alone.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from stelsel.bestanden.indeling import indeling
from stelsel.gegevens.opvolging import DRAAGT_PERSOON, gedeelde_dagen
from stelsel.web.studenten.importeren.feittabellen import ALLES, FEITTABELLEN, Feittabel
from stelsel.web.studenten.models import Levering
from stelsel.web.studenten.overgangen import Staat


def reeks(levering: Levering) -> list[Levering]:
    """All processed deliveries of the same kind and BRIN, oldest statement first."""
    rij = Levering.objects.filter(staat=Staat.VERWERKT, soort=levering.soort, brin=levering.brin)
    return sorted(rij, key=lambda lev: (lev.aangemaakt or lev.ontvangen_op.date(), lev.ontvangen_op, lev.pk))


def volg_op(levering: Levering) -> None:
    """Let a delivery that was just filled take its place: close what is older, be closed by what is newer."""
    rij = reeks(levering)
    eigen = rij.index(levering)
    nieuwer = rij[eigen + 1 :]
    if nieuwer:
        # What they closed may be this one's to close: a whole that it holds again keeps its parts.
        for feittabel in ALLES:
            feittabel.model.objects.filter(vervallen_door__in=nieuwer).update(vervallen_door=None)
    for plaats in range(eigen, len(rij)):
        _sluit_af(rij[plaats], rij[:plaats])


def haal_uit_reeks(levering: Levering) -> None:
    """Undo a delivery: its own facts lapse by itself, what it had closed opens, the others close again."""
    for feittabel in ALLES:
        feiten = feittabel.model.objects
        feiten.filter(vervallen_door=levering).update(vervallen_door=None)
        feiten.filter(levering=levering).update(vervallen_door=levering)
    rij = [ander for ander in reeks(levering) if ander.pk != levering.pk]
    for plaats in range(1, len(rij)):
        _sluit_af(rij[plaats], rij[:plaats])


def _sluit_af(levering: Levering, eerdere: list[Levering]) -> None:
    if not eerdere:
        return
    for feittabel in ALLES:
        open_ = feittabel.model.objects.geldend().filter(levering__in=eerdere)
        open_.filter(_vervangen(feittabel, levering)).update(vervallen_door=levering)
        if _is_heel(feittabel, levering) and feittabel.begin:
            for eerder in eerdere:
                afwezig = _had_erin_moeten_staan(feittabel, levering, eerder)
                if afwezig is not None:
                    afwezig.update(vervallen_door=levering)
    if levering.soort == Levering.Soort.RO and levering.volledig:
        _sluit_lege_personen(levering, eerdere)


def _vervangen(feittabel: Feittabel, levering: Levering) -> Q:
    """Condition on an older fact: this delivery says something about the same thing."""
    zelfde = {kolom: OuterRef(kolom) for kolom in feittabel.sleutel}
    voorwaarde = Q(Exists(feittabel.model.objects.filter(levering=levering, **zelfde)))
    if feittabel.ouder and (_is_heel(feittabel, levering) or not feittabel.alleen_heel):
        zelfde = {kolom: OuterRef(eigen) for kolom, eigen in feittabel.per_ouder.items()}
        geheel = feittabel.ouder.objects.filter(**zelfde)
        # The whole is in this delivery, or this delivery made it lapse.
        voorwaarde |= Q(Exists(geheel.filter(levering=levering))) | Q(Exists(geheel.filter(vervallen_door=levering)))
    return voorwaarde


def _is_heel(feittabel: Feittabel, levering: Levering) -> bool:
    """Whether absence from this delivery says something: a record that was refused is not absent."""
    afgekeurd = [code for code, telling in levering.tellingen.items() if telling["afgekeurd"]]
    return levering.volledig and feittabel.naam not in indeling("ro").tabellen_van(afgekeurd)


def _had_erin_moeten_staan(feittabel: Feittabel, levering: Levering, eerder: Levering) -> QuerySet | None:
    """Facts of an earlier delivery that hold inside both selection periods, and so are absent from this file."""
    dagen = gedeelde_dagen(levering.van, levering.tot_en_met, eerder.van, eerder.tot_en_met)
    if dagen is None:
        return None
    van, tot_en_met = dagen
    geldig = Q(**{f"{feittabel.begin}__lte": tot_en_met}) & _eindigt_niet_voor(van, feittabel)
    return feittabel.model.objects.geldend().filter(geldig, levering=eerder)


def _eindigt_niet_voor(van: date, feittabel: Feittabel) -> Q:
    """Condition: the first of the ends that is filled is not before `van`; without any it still holds."""
    nog, eerder_leeg = Q(), Q()
    for kolom in feittabel.einde:
        nog |= eerder_leeg & Q(**{f"{kolom}__gte": van})
        eerder_leeg &= Q(**{f"{kolom}__isnull": True})
    # A result is there on one day: without a date nothing can be said of it.
    return nog if feittabel.einde == (feittabel.begin,) else nog | eerder_leeg


def _sluit_lege_personen(levering: Levering, eerdere: list[Levering]) -> None:
    """Somebody of whom DUO no longer says anything at this school is no longer in its register."""
    persoon = FEITTABELLEN[0]
    rijen = persoon.model.objects.geldend().filter(levering__in=eerdere)
    for feittabel in FEITTABELLEN:
        if feittabel.naam in DRAAGT_PERSOON:
            nog = feittabel.model.objects.geldend().filter(persoon=OuterRef("persoon"), brin=levering.brin)
            rijen = rijen.filter(~Exists(nog))
    # Persons without any fact from the start (a PER record alone) stay until they are delivered again.
    ooit = [
        feittabel.model.objects.filter(persoon=OuterRef("persoon"), vervallen_door=levering)
        for feittabel in FEITTABELLEN
        if feittabel.naam in DRAAGT_PERSOON
    ]
    gesloten = Q()
    for feiten in ooit:
        gesloten |= Q(Exists(feiten))
    rijen.filter(gesloten).update(vervallen_door=levering)
