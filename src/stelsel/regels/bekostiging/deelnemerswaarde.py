"""What are the counted students of niveau 2-4 of an institution worth in the funding formula? (UBWEB 2.2.3)"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from stelsel.regels.bekostiging._deelnemers import DeelnemersFeiten, Groep, strijd
from stelsel.regels.bekostiging._formule import Formule, noem_overgang, waarde_van_studenten
from stelsel.regels.bekostiging._jaar import begin, deel_van_budget, noem_aanlevering, noem_variant
from stelsel.regels.motor import ONBEKEND, Redenering, Tegenspraak, naam, regel, vraag

Soort = Literal["basisberoeps", "vak", "middenkader", "specialist"]


class GroepNiveau24(Groep, kw_only=True):
    """Students of niveau 2-4 who count alike."""

    soort: Annotated[Soort, vraag("Welke soort opleiding volgt deze groep?")]


class DeelnemerswaardeFeiten(DeelnemersFeiten):
    """The students of one part of the budget that count (see telt_mee), and the two counting days of that part."""

    groepen: Annotated[
        tuple[GroepNiveau24, ...] | None, vraag("Welke groepen studenten van dit deel van het budget tellen mee?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        groepen = self.groepen or ()
        yield from strijd(self, groepen)
        jaar = self.bekostigingsjaar
        if jaar is not None and len({deel_van_budget(jaar, groep.soort) for groep in groepen}) > 1:
            zin = "Deze opleidingen vallen in dat jaar in twee delen van het budget; vraag elk deel apart."
            yield Tegenspraak(("bekostigingsjaar", "groepen"), zin)


@regel(
    vraag="Wat is de deelnemerswaarde van een deel van niveau 2 tot en met 4?",
    getal="De waarde van de studenten in de verdeling van het budget voor dit deel, op twee decimalen; geen bedrag.",
    toelichting=(
        "De waarde is een gewicht waarmee het budget van een deel wordt verdeeld. Tot en met 2024 zijn niveau 2 tot "
        "en met 4 samen een deel; vanaf 2025 is de basisberoepsopleiding een eigen deel, en zijn vak, middenkader en "
        "specialist dat samen. De correctiefactor hoort bij het hele deel. Wie meetelt, zegt 'telt_mee'. Tot en met "
        "2018 telt het verblijfsjaar mee: elke 1 oktober op niveau 2 tot en met 4, opnieuw geteld na drie jaren "
        "zonder. De overgang van 2015-2018 en van 2019-2021 gaat over de rijksbijdrage van de hele instelling, niet "
        "over deze waarde, en staat erbij. Vanaf 2025 is de uitkomst indicatief: een tekst van na 1 augustus 2024 is "
        "niet gevonden. De diplomawaarde staat in 'diplomawaarde'. De prijsfactor geeft de gebruiker op."
    ),
)
def deelnemerswaarde(f: DeelnemerswaardeFeiten, r: Redenering) -> Decimal | str:
    """By UBWEB 2.2.3 lid 2-5, texts of 2015-08-01, 2020-08-01 and 2024-08-01."""
    jaar = f.bekostigingsjaar
    if jaar is None or f.groepen is None:
        r.eis("UBWEB 2.2.3 lid 2", None, ja="", nee="", feiten=("bekostigingsjaar", "groepen"))
        return ONBEKEND
    variant = noem_variant(r, jaar)
    deel = next((deel_van_budget(jaar, groep.soort) for groep in f.groepen), None)
    if deel:
        r.stel_vast(variant, f"Deze studenten vallen in het deel van het budget voor {naam(deel)}.", ("groepen",))
        r.reken(deel=deel)
    formule = Formule(
        jaar,
        r.waarde("deelnemerswaarde.formule", begin(jaar)),
        r.waarde("deelnemerswaarde.verblijfsjaar", begin(jaar)),
        r.waarde("deelnemerswaarde.correctie", begin(jaar)),
    )
    noem_overgang(f, r, jaar)
    noem_aanlevering(r, jaar)
    return waarde_van_studenten(f, r, f.groepen, formule)
