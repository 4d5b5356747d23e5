"""From an uploaded file to a processed delivery: receive, read, process, stop, withdraw."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.studenten import gebeurtenissen, opslag, overgangen, vergelijkers
from stelsel.web.studenten.herkenning import herken_soort
from stelsel.web.studenten.importeren import lezen, verwerken
from stelsel.web.studenten.models import Levering
from stelsel.web.studenten.overgangen import Staat, zet
from stelsel.web.studenten.virusscan import eis_schoon

_log = logging.getLogger(__name__)
_STUK = 1024 * 1024


class AlIngelezen(StelselFout):
    """The same bytes were read before; `levering` is that delivery."""

    def __init__(self, levering: Levering) -> None:
        super().__init__(
            _("Dit bestand is al ingelezen. Er is niets veranderd."),
            waar=levering.bestandsnaam,
            doe=_("Bekijk het verslag van toen. Lever een nieuw bestand als er iets is verbeterd."),
            code="STUDENTEN-LEVERING-02",
        )
        self.levering = levering


class Afgebroken(Exception):
    """The user asked to stop."""


def ontvang(gebruiker: Gebruiker | None, naam: str, stukken: Iterable[bytes]) -> Levering:
    """Store an uploaded file and put it in the queue; reading happens in the worker.

    Raises StelselFout when it is no file that Stelsel reads, AlIngelezen when it was read before. Then nothing of
    it is kept.
    """
    levering = _bewaar(gebruiker, naam, stukken)
    from stelsel.web.studenten.taken import lees_levering

    zet(levering, "zet_in_wachtrij", door=gebruiker)
    lees_levering.enqueue(str(levering.uuid))
    return levering


def importeer(pad: Path, gebruiker: Gebruiker | None = None) -> Levering:
    """Read and process a file from disk at once, without the worker. Raises as `ontvang` does."""
    with pad.open("rb") as bestand:
        levering = _bewaar(gebruiker, pad.name, iter(lambda: bestand.read(_STUK), b""))
    zet(levering, "zet_in_wachtrij", door=gebruiker)
    verwerk_nu(levering)
    return levering


def _bewaar(gebruiker: Gebruiker | None, naam: str, stukken: Iterable[bytes]) -> Levering:
    levering = Levering(bestandsnaam=veilige_naam(naam), door=gebruiker)
    levering.grootte, levering.sha256 = opslag.bewaar(levering, stukken)
    try:
        eis_schoon(opslag.bestand_van(levering))
        levering.soort = herken_soort(opslag.bestand_van(levering), naam)
        with transaction.atomic():
            levering.save()
            log(gebruiker, "studenten.bestand_ontvangen", onderwerp=levering.bestandsnaam)
    except IntegrityError:
        opslag.gooi_weg(levering)
        raise AlIngelezen(_met_zelfde_inhoud(levering)) from None
    except BaseException:
        opslag.gooi_weg(levering)
        raise
    return levering


def _met_zelfde_inhoud(levering: Levering) -> Levering:
    eerder = Levering.objects.filter(sha256=levering.sha256)
    return eerder.exclude(staat__in=[Staat.AFGEBROKEN, Staat.MISLUKT, Staat.INGETROKKEN]).get()


def veilige_naam(naam: str) -> str:
    """The name of the file without folders and odd characters. A number of nine digits may be somebody's: masked."""
    kaal = re.sub(r"[^A-Za-z0-9._-]", "_", naam.replace("\\", "/").rsplit("/", 1)[-1]).lstrip(".")
    kaal = re.sub(r"(?<!\d)\d{9}(?!\d)", "xxxxxxxxx", kaal)
    stam, punt, achter = kaal.rpartition(".")
    return f"{stam[:100]}{punt}{achter[:10]}" if stam else kaal[:100] or "bestand.csv"


def verwerk_nu(levering: Levering) -> None:
    """Read and process a delivery that is in the queue. Ends in 'verwerkt', 'afgebroken' or 'mislukt', never raises."""
    levering.refresh_from_db()
    if levering.staat == Staat.VERWERKT and opslag.is_niet_afgerond(levering):
        _rond_verwerkt_af(levering)  # the worker was killed after the facts were written and before it was done
        return
    if levering.staat not in overgangen.TE_VERWERKEN:
        return  # stopped before the worker came to it, or the task was offered again after it was done
    try:
        _lees_en_verwerk(levering)
    except Afgebroken:
        _rond_af(levering, "breek_af", "studenten.levering_afgebroken")
    except StelselFout as fout:
        _rond_af(levering, "meld_mislukt", "studenten.levering_mislukt", fout=f"{fout.wat} {fout.doe}".strip())
    except Exception as fout:
        # The text of an unknown error may hold what was in the file: only its kind is written down.
        nummer = token_hex(4)
        _log.error("levering %s, storing %s: %s", levering.uuid, nummer, type(fout).__name__)
        tekst = _("Stelsel kon dit bestand niet verwerken. Er is niets veranderd. Geef de beheerder nummer %(nr)s.")
        _rond_af(levering, "meld_mislukt", "studenten.levering_mislukt", fout=tekst % {"nr": nummer})
    else:
        _rond_verwerkt_af(levering)


def _rond_verwerkt_af(levering: Levering) -> None:
    """Tell who computes with it, and leave nothing readable on disk. The set goes last: while it is there this has yet
    to be done, and doing it twice changes nothing."""
    log(levering.door, "studenten.levering_verwerkt", onderwerp=levering.bestandsnaam)
    if levering.wordt_overgenomen:
        gebeurtenissen.meld(gebeurtenissen.LeveringVerwerkt(levering.uuid, levering.soort, levering.brin))
    opslag.bewaar_verslag(levering)
    opslag.sluit(levering)


def _lees_en_verwerk(levering: Levering) -> None:
    zet(levering, "begin_lezen", door=levering.door)

    def voortgang(wat: str, gedaan: int, totaal: int) -> None:
        if opslag.stop_gevraagd(levering):
            raise Afgebroken
        opslag.meld_voortgang(levering, opslag.Voortgang(wat, gedaan, totaal))

    voortgang("lezen", 0, 0)
    gelezen = lezen.lees_bestand(levering, lambda gedaan, totaal: voortgang("lezen", gedaan, totaal))
    voortgang("verwerken", 0, 0)
    zet(levering, "begin_verwerken", door=levering.door, **gelezen.velden)
    if not gelezen.iemand:
        raise StelselFout(
            _("Er is geen enkele persoon uit dit bestand over te nemen."),
            doe=_("Kijk hieronder wat er mis is, of vraag het bestand opnieuw op."),
            code="STUDENTEN-LEVERING-05",
        )
    if not levering.wordt_overgenomen:
        vergelijkers.vergelijk(levering, gelezen)
        return
    verwerken.verwerk(levering, opslag.set_van(levering), lambda gedaan, totaal: voortgang("verwerken", gedaan, totaal))


def _rond_af(levering: Levering, handeling: str, gebeurtenis: str, **velden: str) -> None:
    opslag.bewaar_verslag(levering)
    opslag.sluit(levering)
    zet(levering, handeling, door=levering.door, **velden)
    log(levering.door, gebeurtenis, onderwerp=levering.bestandsnaam)


def stop(gebruiker: Gebruiker, levering: Levering) -> None:
    """Ask to stop. In the queue it stops at once; while the worker is busy, at its next step.

    Raises StelselFout when there is nothing left to stop.
    """
    if levering.staat in (Staat.ONTVANGEN, Staat.IN_WACHTRIJ):
        zet(levering, "breek_af", door=gebruiker)
        opslag.sluit(levering)
        log(gebruiker, "studenten.levering_afgebroken", onderwerp=levering.bestandsnaam)
    elif levering.staat in overgangen.BEZIG:
        opslag.vraag_stop(levering)
    else:
        raise StelselFout(
            _("Dit bestand is al klaar; er valt niets meer te stoppen."),
            waar=levering.bestandsnaam,
            doe=_("Trek de levering in als de gegevens niet mogen blijven."),
            code="STUDENTEN-LEVERING-03",
        )


def vraag_intrekken(gebruiker: Gebruiker, levering: Levering, reden: str) -> None:
    """Withdraw a processed delivery as a whole, in the worker. Raises StelselFout without a reason."""
    _eis_reden(levering, reden)
    from stelsel.web.studenten.taken import trek_levering_in

    zet(levering, "vraag_intrekken", door=gebruiker, reden=reden)
    log(gebruiker, "studenten.levering_ingetrokken", onderwerp=levering.bestandsnaam, doel=reden)
    trek_levering_in.enqueue(str(levering.uuid))


def trek_in(levering: Levering, reden: str, gebruiker: Gebruiker | None = None) -> None:
    """Withdraw at once, without the worker. Raises StelselFout without a reason or when it was not processed."""
    _eis_reden(levering, reden)
    zet(levering, "vraag_intrekken", door=gebruiker, reden=reden)
    log(gebruiker, "studenten.levering_ingetrokken", onderwerp=levering.bestandsnaam, doel=reden)
    trek_in_nu(levering)


def trek_in_nu(levering: Levering) -> None:
    """Carry out a withdrawal that was asked for; when that stops, everything is as it was."""
    levering.refresh_from_db()
    if levering.staat != Staat.WORDT_INGETROKKEN:
        return
    try:
        if levering.wordt_overgenomen:
            verwerken.trek_in(levering)
        else:
            zet(levering, "trek_in", door=levering.door)
    except Exception as fout:
        _log.error("levering %s, intrekken stopte: %s", levering.uuid, type(fout).__name__)
        zet(levering, "herstel", door=levering.door)
        return
    gebeurtenissen.meld(gebeurtenissen.LeveringIngetrokken(levering.uuid, levering.soort, levering.brin))


def _eis_reden(levering: Levering, reden: str) -> None:
    if not reden.strip():
        raise StelselFout(
            _("Een levering intrekken vraagt een reden."),
            waar=levering.bestandsnaam,
            doe=_("Schrijf in een zin waarom deze gegevens niet meer gelden."),
            code="STUDENTEN-LEVERING-04",
        )
