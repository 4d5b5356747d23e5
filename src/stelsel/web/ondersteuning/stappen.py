"""Doing an act of the table: checked, written with its history, or refused with a word at the field."""

from __future__ import annotations

from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.regels.motor.uitkomst import Uitkomst, canonieke_json
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.ondersteuning.models import Ondersteuning, Stap
from stelsel.web.ondersteuning.overgangen import DADEN


def zet(
    gebruiker: Gebruiker,
    een: Ondersteuning,
    versie: int,
    daad: str,
    *,
    toelichting: str = "",
    dag: date | None = None,
    uitkomst: Uitkomst | None = None,
    **velden: object,
) -> Ondersteuning:
    """Carry out this act with these new values of columns, inside the transaction of who calls.

    Raises Veldfout for a step that is not in the table, a missing reason or a day that cannot be; Ingehaald when
    somebody else changed it first.
    """
    overgang = DADEN.get(daad)
    if overgang is None or een.staat not in overgang.van:
        raise Veldfout(
            "",
            _("Dit kan nu niet: de ondersteuning is %(stand)s.") % {"stand": een.get_staat_display()},
            doe=_("Ververs de pagina en kies wat er wel kan."),
            code="ONDERSTEUNING-STAP-01",
        )
    if overgang.reden and not toelichting:
        raise Veldfout(
            "toelichting", _("Er staat nog niet waarom."), doe=_("Schrijf het in een zin."),
            code="ONDERSTEUNING-STAP-02",
        )  # fmt: skip
    if overgang.dag:
        controleer_dag(een, dag)
    was, op = een.staat, dag or vandaag()
    rijen = Ondersteuning.objects.filter(pk=een.pk, versie=versie)
    if not rijen.update(staat=overgang.naar, versie=F("versie") + 1, **velden):
        raise ingehaald()
    een.refresh_from_db()
    schrijf(gebruiker, een, daad, was, op, toelichting, uitkomst)
    return een


def ingehaald() -> Ingehaald:
    """Somebody else was first."""
    return Ingehaald(
        _("Een collega heeft deze ondersteuning intussen veranderd."),
        doe=_("Hieronder zie je hoe het nu is. Klopt wat je deed nog, verstuur het dan opnieuw."),
        code="ONDERSTEUNING-STAP-03",
    )


def schrijf(
    gebruiker: Gebruiker,
    een: Ondersteuning,
    daad: str,
    was: str,
    dag: date,
    toelichting: str,
    uitkomst: Uitkomst | None,
) -> None:
    """Add what happened to the history, with what the rule said then, and to the log."""
    Stap.objects.create(
        persoon=een.persoon,
        ondersteuning=een,
        daad=daad,
        van=was,
        naar=een.staat,
        dag=dag,
        toelichting=toelichting,
        uitkomst=canonieke_json(uitkomst).decode() if uitkomst else "",
        door=gebruiker,
    )
    log(gebruiker, "ondersteuning.stap_gezet", str(een.persoon), onderwerp=daad)


def controleer_dag(een: Ondersteuning, dag: date | None) -> None:
    """Raises Veldfout for a day that was not yet, or that lies before the need was told."""
    if dag is None:
        raise Veldfout("dag", _("Er staat niet op welke dag."), doe=_("Vul de dag in."), code="ONDERSTEUNING-DAG-01")
    if dag > vandaag():
        raise Veldfout(
            "dag", _("Deze dag is nog niet geweest."), doe=_("Vul de dag in waarop het was."),
            code="ONDERSTEUNING-DAG-02",
        )  # fmt: skip
    if dag < een.gemeld_op:
        raise Veldfout(
            "dag",
            _("Deze dag ligt voor de dag waarop de behoefte is gemeld."),
            doe=_("Kies een dag vanaf de melding."),
            code="ONDERSTEUNING-DAG-03",
        )
