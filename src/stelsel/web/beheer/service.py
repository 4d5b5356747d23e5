"""The door of this app: what other apps and the commands may use."""

from __future__ import annotations

from stelsel.web.beheer import zegels
from stelsel.web.beheer.accounts import PERSONAS, geef_rol, maak_gebruiker, maak_personas, stop_rol, zet_wachtwoord
from stelsel.web.beheer.alleen_toevoegen import AlleenToevoegen, maak_triggers, verwijder_triggers
from stelsel.web.beheer.handelingen import Handeling, alle_handelingen, registreer_handeling
from stelsel.web.beheer.logboek import OnbekendeGebeurtenis, als_zin, log, logzinnen
from stelsel.web.beheer.models import Aanmeldpoging, Gebruiker, Rol
from stelsel.web.beheer.sleutels import maak_sleutel, sleutels_van, stop_sleutel
from stelsel.web.beheer.toegang import (
    Antwoord,
    GeenToegang,
    api,
    eis,
    mag,
    rollen_van,
    scherm,
    wie_kan_helpen,
    wie_mogen,
)

__all__ = [
    "PERSONAS",
    "Aanmeldpoging",
    "AlleenToevoegen",
    "Antwoord",
    "Gebruiker",
    "GeenToegang",
    "Handeling",
    "OnbekendeGebeurtenis",
    "Rol",
    "alle_handelingen",
    "als_zin",
    "api",
    "eis",
    "geef_rol",
    "log",
    "logzinnen",
    "maak_gebruiker",
    "maak_personas",
    "maak_sleutel",
    "maak_triggers",
    "mag",
    "registreer_handeling",
    "rollen_van",
    "scherm",
    "sleutels_van",
    "stop_rol",
    "stop_sleutel",
    "verwijder_triggers",
    "wie_kan_helpen",
    "wie_mogen",
    "zegels",
    "zet_wachtwoord",
]
