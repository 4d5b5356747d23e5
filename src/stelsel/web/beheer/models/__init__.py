"""The tables of this app."""

from stelsel.web.beheer.models.gebruikers import Aanmeldpoging, Gebruiker, Rol, RolHandeling, RolToekenning, Sleutel
from stelsel.web.beheer.models.logboek import Gebeurtenis, Zegel, Zegelregel
from stelsel.web.beheer.models.relaties import Noodtoegang, Toewijzing, Vervanging

__all__ = [
    "Aanmeldpoging",
    "Gebeurtenis",
    "Gebruiker",
    "Noodtoegang",
    "Rol",
    "RolHandeling",
    "RolToekenning",
    "Sleutel",
    "Toewijzing",
    "Vervanging",
    "Zegel",
    "Zegelregel",
]
