"""The door of this app: what other apps and the commands may use."""

from __future__ import annotations

from stelsel.web.privacy.begin import registreer_begin, registreer_opruimer
from stelsel.web.privacy.beperken import beperk, beperkte_personen, hef_op, is_beperkt, lopende
from stelsel.web.privacy.forms import Verzoekformulier
from stelsel.web.privacy.opruimen import Ruiming, aangehouden, ruim_op
from stelsel.web.privacy.personen import Bekende, registreer_personen
from stelsel.web.privacy.toestemmen import NAMENS, beslist_zelf, doelen, geef, lopend, mag_delen, trek_in
from stelsel.web.privacy.verslag import bewaar_verslag, controleer_verslag
from stelsel.web.privacy.verzoeken import dien_in, verzoeken_van
from stelsel.web.privacy.vormen import VORMEN, als_antwoord

__all__ = [
    "NAMENS",
    "VORMEN",
    "Bekende",
    "Ruiming",
    "Verzoekformulier",
    "aangehouden",
    "als_antwoord",
    "beperk",
    "beperkte_personen",
    "beslist_zelf",
    "bewaar_verslag",
    "controleer_verslag",
    "dien_in",
    "doelen",
    "geef",
    "hef_op",
    "is_beperkt",
    "lopend",
    "lopende",
    "mag_delen",
    "registreer_begin",
    "registreer_opruimer",
    "registreer_personen",
    "ruim_op",
    "trek_in",
    "verzoeken_van",
]
