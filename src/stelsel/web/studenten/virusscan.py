"""A virus scanner of the school looks at an upload before anything reads it: clamd, over its INSTREAM command.

The stream: `zINSTREAM\\0`, then pieces of 4 bytes of length (big-endian) and as many bytes, an empty piece at the end.
The answer: `stream: OK`, or `stream: <name> FOUND`. (clamd(8), section COMMANDS.)
"""

from __future__ import annotations

import logging
import socket
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout

STUK = 256 * 1024
GEDULD = 120.0  # seconds for an answer: a file of half a gigabyte takes a while
_log = logging.getLogger("stelsel.web")


def eis_schoon(pad: Path) -> None:
    """Raises StelselFout when the scanner finds something, and when it does not answer: unseen is not clean.

    Without the setting STELSEL_VIRUSSCANNER nothing is looked at.
    """
    if not settings.VIRUSSCANNER:
        return
    try:
        antwoord = _vraag(pad)
    except OSError as fout:
        _log.error("virusscanner: %s", type(fout).__name__)
        antwoord = ""
    if antwoord.endswith("FOUND"):
        _log.error("virusscanner: iets gevonden in een upload")
        raise StelselFout(
            _("De virusscanner vond iets in dit bestand. Er is niets bewaard."),
            verwacht=_("een bestand zonder virus"),
            doe=_("Vraag het bestand opnieuw op en waarschuw de beheerder."),
            code="STUDENTEN-VIRUS-01",
        )
    if not antwoord.endswith("OK"):
        raise StelselFout(
            _("De virusscanner geeft geen antwoord. Er is niets bewaard."),
            verwacht=_("een scanner die elk bestand bekijkt"),
            doe=_("Probeer het later opnieuw, of waarschuw de beheerder."),
            code="STUDENTEN-VIRUS-02",
        )


def _vraag(pad: Path) -> str:
    with _verbinding() as verbinding, pad.open("rb") as bestand:
        verbinding.settimeout(GEDULD)
        verbinding.sendall(b"zINSTREAM\0")
        while stuk := bestand.read(STUK):
            verbinding.sendall(len(stuk).to_bytes(4, "big") + stuk)
        verbinding.sendall(bytes(4))
        antwoord = bytearray()
        while not antwoord.endswith(b"\0") and (deel := verbinding.recv(4096)):
            antwoord += deel
    return antwoord.rstrip(b"\0").decode("utf-8", "replace").strip()


def _verbinding() -> socket.socket:
    if settings.VIRUSSCANNER.startswith("/"):
        verbinding = socket.socket(socket.AF_UNIX)
        verbinding.settimeout(5)
        verbinding.connect(settings.VIRUSSCANNER)
        return verbinding
    host, _dubbel, poort = settings.VIRUSSCANNER.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(poort)), timeout=5)
