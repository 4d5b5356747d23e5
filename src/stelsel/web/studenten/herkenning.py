"""Is this a file Stelsel reads? Judged by its first bytes; its name and declared type are only claims."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.web.studenten.models import Levering

TOEGESTAAN = (".csv", ".txt")
_HANDTEKENINGEN = {
    b"PK\x03\x04": "Excel",
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "Excel",
    b"\x1f\x8b": "gzip",
    b"<?xml": "XML",
}
_KIJK = 4096


def eis_toegestaan(naam: str, inhoudstype: str | None) -> None:
    """Refuse at the door what says itself that it is something else. Raises StelselFout."""
    if not naam.lower().endswith(TOEGESTAAN):
        raise _niet(_("een bestand dat eindigt op .csv of .txt"))
    if inhoudstype and inhoudstype.split("/")[0] in {"image", "audio", "video", "font"}:
        raise _niet(_("een tekstbestand"))


def herken_soort(pad: Path) -> str:
    """Which kind of delivery a stored file is. Raises StelselFout when it is none that Stelsel reads."""
    with pad.open("rb") as bestand:
        begin = bestand.read(_KIJK)
    if not begin.strip():
        raise _niet(_("een bestand met regels"), _("Het bestand is leeg."))
    for handtekening, wat in _HANDTEKENINGEN.items():
        if begin.startswith(handtekening):
            raise _niet(_("tekst met per regel een record"), _("Dit is een %(wat)s-bestand.") % {"wat": wat})
    if pad.name.upper().startswith("GRONDSLAG"):
        raise _niet(_("een RO of eigen_administratie.csv"), _("Een GRONDSLAG-bestand kan Stelsel nog niet inlezen."))
    return Levering.Soort.EIGEN if _is_eigen(pad.name, begin) else Levering.Soort.RO


def _is_eigen(naam: str, begin: bytes) -> bool:
    eerste = begin.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip().strip(b'"').lower()
    return naam.lower().startswith("eigen_administratie") or eerste.startswith((b"soort,", b"soort;"))


def _niet(verwacht: str, wat: str = "") -> StelselFout:
    return StelselFout(
        wat or _("Dit bestand kan Stelsel niet inlezen."),
        verwacht=verwacht,
        doe=_("Kies het registratieoverzicht (RO) van DUO of eigen_administratie.csv."),
        code="STUDENTEN-LEVERING-05",
    )
