"""The definitions of the engine in the language of the screen. Their Dutch text is the msgid of the translation."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from stelsel.indicatoren.definities import Definitie, bronnen, definities

VERTAALD = ("naam", "omschrijving", "populatie", "teller", "noemer", "jaren", "bron")


def definitie(sleutel: str) -> Definitie:
    """The definition of that name; how sure its source is in words. Raises KeyError when there is none."""
    wat = definities()[sleutel]
    teksten = {veld: _(getattr(wat, veld)) for veld in VERTAALD}
    return replace(wat, **teksten, regel=tuple(_(regel) for regel in wat.regel), zekerheid=zekerheid(wat.zekerheid))


def voluit(sleutel: str) -> dict[str, str]:
    """The sources that a definition names by an abbreviation, in full."""
    return {kort: _(lang) for kort, lang in bronnen().items() if kort in definities()[sleutel].bron}


def zekerheid(code: str) -> str:
    """How sure a source is, in words."""
    woorden = {
        "gelezen": _("gelezen in de bron zelf"),
        "secundair": _("uit een tweede hand: de bron zelf is niet gelezen"),
        "ongeverifieerd": _("niet nagegaan: een keuze van Stelsel"),
    }
    return woorden.get(code, code)
