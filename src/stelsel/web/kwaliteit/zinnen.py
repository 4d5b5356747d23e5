"""Sentences about a series of figures, made from the figures themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stelsel.kern.tijd import Studiejaar
from stelsel.statistiek.intervallen import wilson
from stelsel.statistiek.trend import trendtoets
from stelsel.web.gedeeld.notatie import getal

ZEKER = 0.05
# differences smaller than this are 'the same' for a reader
GELIJK = 0.5


@dataclass(frozen=True, slots=True)
class Jaar:
    """One year of a series: value in percent or None with the reason why in `toelichting`."""

    studiejaar: int
    teller: int | None
    noemer: int | None
    waarde: float | None
    norm: float | None
    toelichting: str = ""
    voorlopig: bool = False

    @property
    def label(self) -> str:
        return Studiejaar(self.studiejaar).label

    @property
    def kort(self) -> str:
        """'24-'25 for an axis, with a star when it is provisional."""
        ster = "*" if self.voorlopig else ""
        return f"'{self.studiejaar % 100:02d}-'{(self.studiejaar + 1) % 100:02d}{ster}"

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95% interval in percent (Wilson), where there is a value."""
        if self.waarde is None or not self.noemer:
            return None
        laag, hoog = wilson(self.teller, self.noemer)
        return 100 * laag, 100 * hoog

    @property
    def onder_norm(self) -> bool:
        return self.waarde is not None and self.norm is not None and self.waarde < self.norm


def getoond(jaren: Sequence[Jaar]) -> list[Jaar]:
    """The years that have a value."""
    return [jaar for jaar in jaren if jaar.waarde is not None]


def kop(naam: str, jaren: Sequence[Jaar]) -> str:
    """The heading of a chart: says what can be seen."""
    reeks = getoond(jaren)
    if not reeks or reeks[-1].norm is None:
        return naam
    staat = reeks[-1].onder_norm
    aantal = 0
    for jaar in reversed(reeks):
        if jaar.onder_norm != staat:
            break
        aantal += 1
    woorden = {"naam": naam, "aantal": aantal, "van": len(reeks)}
    if staat and aantal == 1:
        return _("%(naam)s: nu onder de norm") % woorden
    if staat:
        return _("%(naam)s: al %(aantal)s jaar onder de norm") % woorden
    if aantal == len(reeks):
        return _("%(naam)s: alle %(van)s jaren op of boven de norm") % woorden
    return _("%(naam)s: weer op of boven de norm") % woorden


def omschrijving(jaren: Sequence[Jaar]) -> str:
    """The message of a chart in words, for who cannot see it."""
    reeks = getoond(jaren)
    if not reeks:
        return _("Er is geen jaar met een waarde.")
    eerste, laatste = reeks[0], reeks[-1]
    zinnen = [
        _("Van %(a)s procent in %(van)s naar %(b)s procent in %(tot)s.")
        % {
            "a": getal(eerste.waarde, 1),
            "van": eerste.label,
            "b": getal(laatste.waarde, 1),
            "tot": laatste.label,
        }
        if len(reeks) > 1
        else _("%(a)s procent in %(van)s.") % {"a": getal(eerste.waarde, 1), "van": eerste.label}
    ]
    if laatste.norm is not None:
        zinnen.append(_("De norm is %(norm)s procent.") % {"norm": getal(laatste.norm, 0)})
    return " ".join(zinnen)


def wat_valt_op(indicator: str, jaren: Sequence[Jaar]) -> list[str]:
    """What a reader should notice: direction, certainty, and how many people it is about."""
    reeks = getoond(jaren)
    if not reeks:
        return [_("Van geen enkel jaar is er een waarde. In de tabel staat per jaar waarom.")]
    zinnen = [_richting(_onderwerp(indicator), reeks), _zekerheid(reeks[-1]), _buiten_teller(indicator, reeks[-1])]
    return [zin for zin in zinnen if zin]


def _onderwerp(indicator: str) -> str:
    woorden = {
        "jaarresultaat": _("Het jaarresultaat"),
        "diplomaresultaat": _("Het diplomaresultaat"),
        "startersresultaat": _("Het startersresultaat"),
    }
    return woorden[indicator]


def _buiten_teller(indicator: str, jaar: Jaar) -> str:
    """How many are in the denominator and not in the numerator, in the words of the indicator."""
    aantal = jaar.noemer - jaar.teller
    woorden = {"jaar": jaar.label, "aantal": aantal}
    if indicator == "startersresultaat":
        zin = ngettext(
            "Van wie in %(jaar)s nieuw was, vertrok %(aantal)s student binnen een jaar zonder diploma.",
            "Van wie in %(jaar)s nieuw was, vertrokken %(aantal)s studenten binnen een jaar zonder diploma.",
            aantal,
        )
    elif indicator == "diplomaresultaat":
        zin = ngettext(
            "In %(jaar)s vertrok %(aantal)s student zonder diploma van deze school.",
            "In %(jaar)s vertrokken %(aantal)s studenten zonder diploma van deze school.",
            aantal,
        )
    else:
        zin = ngettext(
            "In %(jaar)s vertrok %(aantal)s student zonder diploma.",
            "In %(jaar)s vertrokken %(aantal)s studenten zonder diploma.",
            aantal,
        )
    return zin % woorden


def _richting(naam: str, reeks: Sequence[Jaar]) -> str:
    if len(reeks) < 2:
        return _("Er is nog maar één jaar met een waarde. Over de richting is niets te zeggen.")
    eerste, laatste = reeks[0], reeks[-1]
    woorden = {
        "naam": naam,
        "a": getal(eerste.waarde, 1),
        "b": getal(laatste.waarde, 1),
        "van": eerste.label,
        "tot": laatste.label,
    }
    verschil = laatste.waarde - eerste.waarde
    if abs(verschil) < GELIJK:
        return _("%(naam)s bleef vrijwel gelijk: %(a)s procent in %(van)s, %(b)s in %(tot)s.") % woorden
    if verschil < 0:
        zin = _("%(naam)s daalde van %(a)s procent in %(van)s naar %(b)s in %(tot)s.") % woorden
    else:
        zin = _("%(naam)s steeg van %(a)s procent in %(van)s naar %(b)s in %(tot)s.") % woorden
    toets = trendtoets([jaar.teller for jaar in reeks], [jaar.noemer for jaar in reeks])
    if toets is None or (toets[0] < 0) != (verschil < 0):
        return zin
    p = _("p kleiner dan 0,001") if toets[1] < 0.001 else f"p = {getal(toets[1], 3)}"
    if toets[1] < ZEKER:
        return f"{zin} " + _("Dat is meer dan toeval (trendtoets, %(p)s).") % {"p": p}
    return f"{zin} " + _("Dat kan toeval zijn (trendtoets, %(p)s).") % {"p": p}


def _zekerheid(jaar: Jaar) -> str:
    laag, hoog = jaar.interval
    zin = _("In %(jaar)s telden %(n)s studenten mee. Het 95%%-interval loopt van %(a)s tot %(b)s procent.") % {
        "jaar": jaar.label,
        "n": getal(jaar.noemer, 0),
        "a": getal(laag, 1),
        "b": getal(hoog, 1),
    }
    if jaar.norm is None:
        return zin
    norm = {"norm": getal(jaar.norm, 0)}
    if laag <= jaar.norm <= hoog:
        return f"{zin} " + _("De norm van %(norm)s valt daarbinnen: het verschil kan toeval zijn.") % norm
    if jaar.norm > hoog:
        return f"{zin} " + _("De norm van %(norm)s ligt daarboven: het verschil is meer dan toeval.") % norm
    return f"{zin} " + _("De norm van %(norm)s ligt daaronder: het verschil is meer dan toeval.") % norm
