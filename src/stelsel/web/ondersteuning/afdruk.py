"""The agreements on paper: to read, to give to a parent, to sign. In Dutch only: it is a legal document."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation

from stelsel.kern.tijd import vandaag
from stelsel.regels.motor.waarden import STANDAARD
from stelsel.web.gedeeld.document import als_pdf, feiten, tabel
from stelsel.web.gedeeld.notatie import datum, datum_voluit, getal
from stelsel.web.ondersteuning.models import Ondersteuning, Soort, Voorziening
from stelsel.web.ondersteuning.toekennen import geldende
from stelsel.web.studenten.service import Persoon, namen_van_medewerkers


def als_antwoord(een: Ondersteuning, persoon: Persoon) -> HttpResponse:
    """The newest version of the agreements."""
    with translation.override("nl"):
        voorzieningen = geldende(een)
        namen = namen_van_medewerkers([*(v.medewerker_id for v in voorzieningen if v.medewerker_id), een.casusregie])
        inleiding = f"{settings.INSTELLINGSNAAM}. Gemaakt op {datum_voluit(vandaag())}. Versie {een.afspraken}."
        delen = [
            _wie(een, persoon, namen),
            feiten("Wat is er nodig?", [["Behoefte", een.behoefte]]),
            tabel(
                "Wat is afgesproken?",
                ["Soort", "Wie", "Wanneer", "Wat"],
                [_rij(v, namen) for v in voorzieningen],
                "Er is nog niets afgesproken.",
            ),
            _verder(een),
            _akkoord(een),
        ]
        return als_pdf("afspraken", titel(een), inleiding, delen, "nl")


def titel(een: Ondersteuning) -> str:
    """What the document is on the day of the agreements: until 1 August 2023 the annex of the onderwijsovereenkomst
    (WEB 8.1.3 lid 3 g), since then a document of its own."""
    if een.soort == Soort.BEGELEIDING:
        return "Begeleidingsafspraken"
    if STANDAARD.op("extra_ondersteuning.onderwijsovereenkomst", een.afspraken_op or vandaag()).waarde:
        return "Bijlage bij de onderwijsovereenkomst: extra ondersteuning"
    return "Afspraken over extra ondersteuning"


def _wie(een: Ondersteuning, persoon: Persoon, namen: dict[str, str]) -> dict:
    paren = [["Student", persoon.naam], ["Gemeld op", datum(een.gemeld_op)]]
    if regie := namen.get(een.casusregie):
        paren.append(["Casusregie", regie])
    return feiten("Voor wie", paren)


def _rij(een: Voorziening, namen: dict[str, str]) -> list[str]:
    wie = namen.get(een.medewerker_id, "")
    if een.uren:
        wie = f"{wie}, {getal(een.uren, 1)} uur per week"
    wanneer = f"vanaf {datum(een.van)}" + (f" tot en met {datum(een.tot_en_met)}" if een.tot_en_met else "")
    wat = f"{een.wat} (wacht op een plaats)" if een.wacht else een.wat
    return [str(een.get_aard_display()), wie, wanneer, wat]


def _verder(een: Ondersteuning) -> dict:
    ouders = (
        "Ouders of verzorgers horen wat hier staat." if een.ouders_horen else "Ouders of verzorgers horen dit niet."
    )
    geschil = (
        "Ben je het er niet mee eens? Dan kun je naar de geschillenadviescommissie. De school legt uit hoe."
        if een.soort == Soort.AFSPRAKEN
        else "Ben je het er niet mee eens? Praat dan met je zorgcoördinator."
    )
    paren = [["Ouders", ouders], ["Niet eens", geschil]]
    if een.evalueren_op:
        paren.insert(0, ["Evaluatie", f"Op {datum(een.evalueren_op)} kijken we samen of het helpt."])
    return feiten("Hoe gaat het verder?", paren)


def _akkoord(een: Ondersteuning) -> dict | None:
    rijen = [
        [str(i.get_wie_display()), datum(i.op), "ja" if i.ja else "nee", str(i.get_bewijs_display())]
        for i in een.instemmingen.filter(afspraken=een.afspraken)
    ]
    if rijen:
        return tabel("Wie stemde in?", ["Wie", "Dag", "Antwoord", "Waaruit dat blijkt"], rijen)
    return feiten("Handtekening", [["Student", "Naam en datum:"], ["Ouder, tot 16 jaar", "Naam en datum:"]])
