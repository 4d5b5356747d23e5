"""The door of this app: what the wiring, the worker and the commands may use."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from stelsel.kern.tijd import NEDERLAND, nu
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.kwaliteit import gegevensset as sets
from stelsel.web.kwaliteit.models import Gegevensset
from stelsel.web.studenten import service as studenten

__all__ = ["is_iets_ingelezen", "na_levering", "na_opruimen", "nachtwerk", "set_van_nu", "vraag_bijwerken", "werk_bij"]

# local hour from which the worker looks whether the figures are still those of the dossier
BEGIN_NACHT = 3


def werk_bij(aanleiding: str) -> Gegevensset | None:
    """Make a new gegevensset from what the apps hold now; None when nothing was read in yet.

    `aanleiding` is one of Gegevensset.Aanleiding. Old sets are removed under the retention setting.
    """
    vorige = sets.nieuwste_rij()
    nieuw = sets.maak(aanleiding, [studenten.tabellen])
    if nieuw is not None and nieuw != vorige:
        log(None, "kwaliteit.gegevensset_gemaakt", onderwerp=nieuw.map, doel=aanleiding)
    opgeruimd = sets.ruim_op()
    if opgeruimd:
        log(None, "kwaliteit.gegevenssets_opgeruimd", onderwerp=str(opgeruimd))
    return nieuw


def na_levering(gebeurtenis: studenten.LeveringVerwerkt | studenten.LeveringIngetrokken) -> None:
    """For the wiring: a delivery counts, or no longer counts, so the figures change. Runs in the worker."""
    if not studenten.is_overgenomen(gebeurtenis.soort):
        return
    if isinstance(gebeurtenis, studenten.LeveringIngetrokken):
        sets.laat_vervallen(str(gebeurtenis.levering))
    werk_bij(Gegevensset.Aanleiding.IMPORT)


def na_opruimen() -> None:
    """For `stelsel bewaartermijnen`: older sets still speak of who was removed; pages go on with a new one."""
    sets.laat_alles_vervallen()
    werk_bij(Gegevensset.Aanleiding.VERZOEK)


def set_van_nu() -> tuple[Gegevensset, Path] | None:
    """The set that holds what the dossier holds now, with its folder; made when there is none. None without a dossier.

    Not the set that pages show: that one may be older, as long as the newest delivery is not whole.
    """
    nieuwste = sets.nieuwste_rij()
    if nieuwste is None or not sets.is_er(nieuwste) or not _is_van_nu(nieuwste):
        nieuwste = werk_bij(Gegevensset.Aanleiding.IMPORT)
    return (nieuwste, sets.pad_van(nieuwste)) if nieuwste is not None else None


def _is_van_nu(gegevensset: Gegevensset) -> bool:
    geldend = studenten.Levering.objects.filter(staat="verwerkt", soort__in=studenten.Levering.OVERGENOMEN)
    bronnen = {bron.get("levering_id") for bron in gegevensset.bronnen}
    return bronnen == {str(uuid) for uuid in geldend.values_list("uuid", flat=True)}


def is_iets_ingelezen() -> bool:
    """Whether there is anything to make figures from."""
    return studenten.Levering.objects.filter(staat="verwerkt", soort__in=studenten.Levering.OVERGENOMEN).exists()


def vraag_bijwerken(gebruiker: Gebruiker) -> None:
    """Ask the worker for new figures. The caller has checked that this user may."""
    from stelsel.web.kwaliteit.taken import maak_gegevensset

    log(gebruiker, "kwaliteit.gegevensset_gevraagd")
    maak_gegevensset.enqueue(Gegevensset.Aanleiding.VERZOEK.value)


def nachtwerk() -> bool:
    """For the worker, at any time: once a day, between 3 and 5 in the night, new figures. True when it did so."""
    moment = nu().astimezone(NEDERLAND)
    begin = moment.replace(hour=BEGIN_NACHT, minute=0, second=0, microsecond=0)
    if not begin <= moment < begin + timedelta(hours=2):
        return False
    laatste = sets.nieuwste_rij()
    if laatste is not None and laatste.bevestigd is not None and laatste.bevestigd >= begin:
        return False
    return werk_bij(Gegevensset.Aanleiding.NACHT) is not None
