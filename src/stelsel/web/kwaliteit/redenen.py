"""The reasons that the engine gives beside a figure, as sentences in the language of the screen.

The engine writes its reasons in Dutch, separated by semicolons, for the command line, files and pages alike. A page in
English finds each of them back among the sentences below. A reason that is not among them stays as it is; a test
asks for all that the engine can write.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from stelsel.indicatoren.definities import DRIE
from stelsel.web.gedeeld.notatie import datum

MACHINEDATUM = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
# The longer of two that begin alike stands first.
ZINNEN = (
    gettext_noop("afgerond op één decimaal haalt deze uitkomst de norm, onafgerond niet"),
    gettext_noop("alle drie de uitkomsten ontbreken"),
    gettext_noop("andere lezing: %(lezingen)s"),
    gettext_noop("de noemer is %(noemer)s, kleiner dan %(minimum)s"),
    gettext_noop("een uitkomst van precies %(procent)s procent wordt niet beoordeeld"),
    gettext_noop("één studiejaar: de inspectie oordeelt over drie studiejaren samen"),
    gettext_noop("één uitkomst ontbreekt en de andere twee zijn het oneens"),
    gettext_noop("entree staat apart en heeft geen norm"),
    gettext_noop("entree staat apart: %(aantal)s niet meegeteld"),
    gettext_noop("er telt niemand mee"),
    gettext_noop("er zijn nieuwe studenten in %(jaren)s van de %(venster)s jaren, en niet in het laatste jaar"),
    gettext_noop("er zijn nieuwe studenten in %(jaren)s van de %(venster)s jaren"),
    gettext_noop("geen norm en geen oordeel: de groep heeft meer dan één niveau"),
    gettext_noop("geen norm en geen oordeel: het niveau is onbekend van crebo %(crebos)s"),
    gettext_noop("geen oordeel: de groep telt meer dan één instelling"),
    gettext_noop(
        "geen oordeel: een groep per %(dimensies)s is kleiner dan de kleinste eenheid "
        "(instelling, kwalificatiedossier en niveau)"
    ),
    gettext_noop("geen oordeel: het kwalificatiedossier is onbekend van crebo %(crebos)s"),
    gettext_noop(
        "het %(naam)s heeft gegevens nodig over %(nodig)s, aanwezig voor %(brin)s: %(perioden)s. Vraag bij DUO een "
        "registratieoverzicht op met selectieperiode %(periode)s, of overzichten die op elkaar aansluiten "
        "(dat kan pas na %(dag)s)"
    ),
    gettext_noop(
        "het %(naam)s heeft gegevens nodig over %(nodig)s, aanwezig voor %(brin)s: %(perioden)s. Vraag bij DUO een "
        "registratieoverzicht op met selectieperiode %(periode)s, of overzichten die op elkaar aansluiten"
    ),
    gettext_noop("%(aantal)s keer telt een diploma van onbekend niveau mee als niveau 2-4"),
    gettext_noop("%(haalt)s van %(bekend)s bepaalde uitkomsten halen de norm, met een hoge uitkomst"),
    gettext_noop("%(haalt)s van %(bekend)s bepaalde uitkomsten halen de norm"),
    gettext_noop("onder voorbehoud: de levering van %(brins)s is niet volledig"),
    gettext_noop("te weinig gegevens"),
    gettext_noop("twee van de drie uitkomsten ontbreken"),
    gettext_noop("voor niveau %(niveau)s is er geen norm"),
)
# What can stand before a reason: which indicator it is about, and that nothing can be determined.
NIET_TE_BEPALEN = "niet te bepalen: "
_PLAATS = re.compile(r"%\\\((\w+)\\\)s")


def als_zin(reden: str) -> str:
    """One reason as a sentence on a page: a capital, a full stop, dates as they are read."""
    tekst = MACHINEDATUM.sub(lambda gevonden: datum(date.fromisoformat(gevonden[0])), _in_taal(reden.strip()))
    return f"{tekst[0].upper()}{tekst[1:].replace(' t/m ', ' ' + _('tot en met') + ' ')}."


def herkend(reden: str) -> bool:
    """Whether a reason is among the sentences that a page can say in another language."""
    return _gevonden(_kern(reden)[1]) is not None


def _in_taal(reden: str) -> str:
    vooraf, kern = _kern(reden)
    gevonden = _gevonden(kern)
    if gevonden is None:
        return reden
    zin, waarden = gevonden
    return vooraf.replace(NIET_TE_BEPALEN, _("niet te bepalen: ")) + _(zin) % waarden


def _kern(reden: str) -> tuple[str, str]:
    """What stands before a reason, and the reason itself."""
    namen = "|".join(DRIE)
    vooraf = re.match(rf"(?:(?:{namen}) )?(?:{NIET_TE_BEPALEN})?", reden)[0]
    return vooraf, reden[len(vooraf) :]


def _gevonden(kern: str) -> tuple[str, dict[str, str]] | None:
    for zin in ZINNEN:
        treffer = _patroon(zin).fullmatch(kern)
        if treffer:
            return zin, treffer.groupdict()
    return None


@cache
def _patroon(zin: str) -> re.Pattern[str]:
    return re.compile(_PLAATS.sub(r"(?P<\1>.+?)", re.escape(zin)))
