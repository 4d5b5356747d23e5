"""The door of this app: what other apps and the commands may use."""

from __future__ import annotations

from stelsel.web.beheer import sleutelbossen, zegels
from stelsel.web.beheer.accounts import (
    geef_rol,
    koppel_leerbedrijf,
    koppel_medewerker,
    maak_gebruiker,
    stop_rol,
    zet_wachtwoord,
)
from stelsel.web.beheer.alleen_toevoegen import AlleenToevoegen, maak_triggers, verwijder_triggers
from stelsel.web.beheer.handelingen import Handeling, alle_handelingen, registreer_handeling
from stelsel.web.beheer.inzien import Inzage, inzages, regels_over
from stelsel.web.beheer.logboek import OnbekendeGebeurtenis, als_zin, log, logzinnen
from stelsel.web.beheer.models import Aanmeldpoging, Gebruiker, Rol
from stelsel.web.beheer.personas import PERSONAS, koppel_persona, maak_personas, noem
from stelsel.web.beheer.rechten import STUDENTACCOUNTS_BEHEREN, TOEGEWEZEN
from stelsel.web.beheer.relaties import registreer_relatie
from stelsel.web.beheer.sleutelbossen import Bos, registreer_bos
from stelsel.web.beheer.sleutels import maak_sleutel, sleutels_van, stop_sleutel
from stelsel.web.beheer.studentaccounts import (
    account_zonder_wachtwoord,
    geef_eerste_wachtwoord,
    maak_ouderaccount,
    maak_studentaccount,
    ouderaccount,
    studentaccount,
    zet_studentaccount,
)
from stelsel.web.beheer.toegang import (
    Antwoord,
    GeenToegang,
    api,
    bereik,
    eis,
    mag,
    mag_overal,
    met_rol,
    scherm,
    wie_kan_helpen,
    wie_mogen,
)
from stelsel.web.beheer.toewijzen import in_nood, open_noodtoegang, stop_toewijzing, toewijzingen_bij, wijs_toe
from stelsel.web.beheer.wegen import rollen_van
from stelsel.web.beheer.wissen import wis_accounts, wis_personen

__all__ = [
    "PERSONAS",
    "STUDENTACCOUNTS_BEHEREN",
    "TOEGEWEZEN",
    "Aanmeldpoging",
    "AlleenToevoegen",
    "Antwoord",
    "Bos",
    "Gebruiker",
    "GeenToegang",
    "Handeling",
    "Inzage",
    "OnbekendeGebeurtenis",
    "Rol",
    "account_zonder_wachtwoord",
    "alle_handelingen",
    "als_zin",
    "api",
    "bereik",
    "eis",
    "geef_eerste_wachtwoord",
    "geef_rol",
    "in_nood",
    "inzages",
    "koppel_leerbedrijf",
    "koppel_medewerker",
    "koppel_persona",
    "log",
    "logzinnen",
    "maak_gebruiker",
    "maak_ouderaccount",
    "maak_personas",
    "maak_sleutel",
    "maak_studentaccount",
    "maak_triggers",
    "mag",
    "mag_overal",
    "met_rol",
    "noem",
    "open_noodtoegang",
    "ouderaccount",
    "regels_over",
    "registreer_bos",
    "registreer_handeling",
    "registreer_relatie",
    "rollen_van",
    "scherm",
    "sleutelbossen",
    "sleutels_van",
    "stop_rol",
    "stop_sleutel",
    "stop_toewijzing",
    "studentaccount",
    "toewijzingen_bij",
    "verwijder_triggers",
    "wie_kan_helpen",
    "wie_mogen",
    "wijs_toe",
    "wis_accounts",
    "wis_personen",
    "zegels",
    "zet_studentaccount",
    "zet_wachtwoord",
]
