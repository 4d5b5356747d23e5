"""Is this a file Stelsel reads? Judged by its first bytes; its name and declared type are only claims."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.web.studenten.models import Levering

TOEGESTAAN = (".csv", ".txt", ".xml")
_GEEN_TEKST = {"image", "audio", "video", "font"}


def eis_toegestaan(naam: str, inhoudstype: str | None) -> None:
    """Refuse at the door what says itself that it is something else. Raises StelselFout."""
    if not naam.lower().endswith(TOEGESTAAN) or (inhoudstype or "").split("/")[0] in _GEEN_TEKST:
        raise StelselFout(
            _("Stelsel leest bestanden die eindigen op .csv, .txt of .xml."),
            verwacht=_("een bestand dat eindigt op .csv, .txt of .xml"),
            doe=_("Kies een levering van DUO (RO, GRONDSLAG, OBO of TBG-i) of eigen_administratie.csv."),
            code="STUDENTEN-LEVERING-06",
        )


def herken_soort(pad: Path, naam: str) -> str:
    """Which kind of delivery a stored file is. Raises StelselFout when it is none that is read here."""
    # Loaded when somebody uploads, not with every page.
    from stelsel.bestanden.herkenning import herken

    soort = herken(pad, naam)
    if soort.naam not in Levering.Soort.values:
        raise StelselFout(
            _("Dit soort levering leest de site niet; op de opdrachtregel leest Stelsel haar wel."),
            waar=soort.naam,
            verwacht=_("een levering van DUO (RO, GRONDSLAG, OBO of TBG-i) of eigen_administratie.csv"),
            doe=_("Lees het bestand met 'stelsel lees', of kies een ander bestand."),
            code="STUDENTEN-LEVERING-07",
            exitcode=2,
        )
    return soort.naam
