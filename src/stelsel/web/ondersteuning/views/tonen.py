"""One support as the pages show it: its agreements, its answers, and what the rule says with its reasons."""

from __future__ import annotations

from django.utils.translation import gettext as _

from stelsel.regels.beschrijving import antwoord_in_woorden
from stelsel.regels.ondersteuning.extra_ondersteuning import extra_ondersteuning
from stelsel.web.ondersteuning import feiten, teksten
from stelsel.web.ondersteuning.instemmen import te_vragen
from stelsel.web.ondersteuning.models import Ondersteuning, Stap, Voorziening
from stelsel.web.ondersteuning.overgangen import AANBIEDEN, DADEN, LOOPT, Staat
from stelsel.web.ondersteuning.toekennen import VRIJ, geldende
from stelsel.web.ondersteuning.verloop import VRIJE_DADEN
from stelsel.web.studenten.service import Persoon, namen_van_medewerkers

_MERK = {True: ("ja", "vink"), False: ("nee", "kruis"), None: ("weet-niet", "vraag")}
KLEUR = {
    Staat.GEMAAKT: "positief", Staat.GESCHIL: "negatief", Staat.GEMELD: "let-op", Staat.NODIG: "let-op",
    Staat.AANGEBODEN: "info",
}  # fmt: skip


def toon(een: Ondersteuning, persoon: Persoon) -> dict:
    """The values of `_ondersteuning.html`."""
    uitkomst = feiten.oordeel(een, persoon)
    voorzieningen = geldende(een)
    namen = namen_van_medewerkers([*(v.medewerker_id for v in voorzieningen if v.medewerker_id), een.casusregie])
    return {
        "een": een,
        "soort": een.get_soort_display(),
        "stand": een.get_staat_display(),
        "kleur": KLEUR.get(een.staat, ""),
        "loopt": een.staat in LOOPT,
        "voorzieningen": [_voorziening(v, een, namen) for v in voorzieningen],
        "regie": namen.get(een.casusregie, ""),
        "instemmingen": een.instemmingen.select_related("door"),
        "wacht": te_vragen(een),
        "evaluaties": een.evaluaties.select_related("door"),
        "stappen": [_stap(stap) for stap in een.stappen.select_related("door")],
        "oordeel": antwoord_in_woorden(extra_ondersteuning, uitkomst.antwoord),
        "rustig": extra_ondersteuning.is_gunstig(uitkomst.antwoord),
        "gronden": [(g, *_MERK[g.voldaan]) for g in uitkomst.gronden],
        "termijnen": uitkomst.termijnen,
        "wegen": uitkomst.ter_beoordeling,
        "mist": uitkomst.ontbrekend,
        "mag_erbij": een.staat in VRIJ,
        "mag_aanbieden": een.staat in DADEN[AANBIEDEN].van and bool(voorzieningen),
        "mag_daad": bool(daden_van(een)),
        "te_beoordelen": een.staat == Staat.GEMELD,
    }


def daden_van(een: Ondersteuning) -> list[tuple[str, str]]:
    """What can happen to it now, for a form."""
    return [(daad, str(teksten.DADEN[daad])) for daad in VRIJE_DADEN if een.staat in DADEN[daad].van]


def _voorziening(een: Voorziening, van: Ondersteuning, namen: dict[str, str]) -> dict:
    return {
        "uuid": een.uuid,
        "wat": een.wat,
        "aard": een.get_aard_display(),
        "wie": namen.get(een.medewerker_id, ""),
        "uren": een.uren,
        "van": een.van,
        "tot_en_met": een.tot_en_met,
        "in_de_les": een.in_de_les,
        "wacht": een.wacht,
        "criteria": een.aanbod.criteria if een.aanbod else [],
        "nieuw": bool(van.afgesproken) and een.sinds_afspraken > van.afgesproken,
    }


def _stap(stap: Stap) -> dict:
    naar = Staat(stap.naar).label if stap.van != stap.naar else ""
    return {
        "kop": teksten.STAPPEN[stap.daad],
        "dag": stap.dag,
        "wie": stap.door.naam,
        "toelichting": stap.toelichting,
        "naar": _("Stand: %(stand)s.") % {"stand": naar} if naar else "",
    }
