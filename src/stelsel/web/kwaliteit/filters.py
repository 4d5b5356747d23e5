"""The filters of the board in its address: read, checked against what the figures know, and written back.

A value that cannot be used is said in words and the default is shown; an address never leads to an error page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import Studiejaar

VENSTERS = (3, 1)
# the columns of the table that can be sorted on; '-' in front turns the order round
VOLGORDES = ("norm", "opleiding", "jaarresultaat", "diplomaresultaat", "startersresultaat")


@dataclass(frozen=True)
class Keuzes:
    """What can be chosen, taken from the gegevensset itself.

    `studiejaren` newest first, as first calendar years; the others map the value in the address to the words
    on the screen.
    """

    studiejaren: tuple[int, ...] = ()
    niveaus: Mapping[str, str] = field(default_factory=dict)
    leerwegen: Mapping[str, str] = field(default_factory=dict)
    domeinen: Mapping[str, str] = field(default_factory=dict)
    brins: Mapping[str, str] = field(default_factory=dict)
    standaard_jaar: int | None = None


@dataclass(frozen=True)
class Filters:
    """The chosen filters; an empty text is 'all'."""

    jaar: int
    venster: int = 3
    niveau: str = ""
    leerweg: str = ""
    domein: str = ""
    brin: str = ""
    volgorde: str = "norm"

    def adres(self, **anders: object) -> str:
        """The query string of these filters, with some of them changed; defaults other than the year are left out."""
        waarden = {veld.name: getattr(self, veld.name) for veld in fields(self)} | anders
        standaard = {veld.name: veld.default for veld in fields(self) if veld.name != "jaar"}
        over = {k: v for k, v in waarden.items() if k not in standaard or v != standaard[k]}
        return "?" + urlencode(over)


def lees(vraag: Mapping[str, str], keuzes: Keuzes) -> tuple[Filters, list[str]]:
    """The filters of an address, and a sentence for each value that could not be used.

    Raises ValueError when the set holds no studiejaar at all: then there is nothing to filter.
    """
    if not keuzes.studiejaren:
        raise ValueError("zonder studiejaar valt er niets te kiezen")
    meldingen: list[str] = []
    standaard = keuzes.standaard_jaar or keuzes.studiejaren[0]
    jaar = _lees_jaar(vraag.get("jaar", ""), keuzes.studiejaren, standaard, meldingen)
    venster = _kies(
        vraag, "venster", {str(v): v for v in VENSTERS}, VENSTERS[0], _("Het venster"), _venster_tekst, meldingen
    )
    volgordes = {w: w for v in VOLGORDES for w in (v, f"-{v}")}
    volgorde = _kies(vraag, "volgorde", volgordes, "norm", _("De volgorde"), str, meldingen)
    woorden = {
        "niveau": (keuzes.niveaus, _("Het niveau")),
        "leerweg": (keuzes.leerwegen, _("De leerweg")),
        "domein": (keuzes.domeinen, _("Het domein")),
        "brin": (keuzes.brins, _("De instelling")),
    }
    over = {
        naam: _kies(vraag, naam, {k: k for k in mogelijk}, "", woord, lambda _w: _("alles"), meldingen)
        for naam, (mogelijk, woord) in woorden.items()
    }
    return Filters(jaar=jaar, venster=venster, volgorde=volgorde, **over), meldingen


def _lees_jaar(tekst: str, bekend: Sequence[int], standaard: int, meldingen: list[str]) -> int:
    if not tekst.strip():
        return standaard
    try:
        jaar = Studiejaar.lees(tekst).jaar
    except StelselFout:
        jaar = None
    if jaar in bekend:
        return jaar
    meldingen.append(
        _("Het studiejaar '%(gevraagd)s' staat niet in de gegevens. Je ziet %(getoond)s.")
        % {"gevraagd": _kort(tekst), "getoond": Studiejaar(standaard).label}
    )
    return standaard


def _kies(
    vraag: Mapping[str, str],
    naam: str,
    mogelijk: Mapping[str, object],
    standaard: object,
    woord: str,
    toon: Callable[[object], str],
    meldingen: list[str],
) -> object:
    tekst = vraag.get(naam, "").strip()
    if not tekst:
        return standaard
    if tekst in mogelijk:
        return mogelijk[tekst]
    meldingen.append(
        _("%(filter)s '%(gevraagd)s' is hier niet te kiezen. Je ziet: %(getoond)s.")
        % {"filter": woord, "gevraagd": _kort(tekst), "getoond": toon(standaard)}
    )
    return standaard


def _venster_tekst(venster: object) -> str:
    return _("%(aantal)s jaar") % {"aantal": venster}


def _kort(tekst: str) -> str:
    """What was in the address, short enough to repeat on the page (the template escapes it)."""
    tekst = tekst.strip()
    return tekst if len(tekst) <= 20 else tekst[:20] + "…"
