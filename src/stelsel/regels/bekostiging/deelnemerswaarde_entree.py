"""What are the counted entree students of an institution worth in the funding formula? (UBWEB 2.2.2)"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from stelsel.regels.bekostiging._deelnemers import DeelnemersFeiten, Groep, strijd
from stelsel.regels.bekostiging._formule import Formule, noem_overgang, waarde_van_studenten
from stelsel.regels.bekostiging._jaar import begin, noem_aanlevering, noem_variant
from stelsel.regels.motor import ONBEKEND, Redenering, Tegenspraak, regel, vraag


class DeelnemerswaardeEntreeFeiten(DeelnemersFeiten):
    """The entree students that count (see telt_mee), in groups that count alike, and the two counting days."""

    groepen: Annotated[tuple[Groep, ...] | None, vraag("Welke groepen entreestudenten tellen mee?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        return strijd(self, self.groepen or ())


@regel(
    vraag="Wat is de deelnemerswaarde van entree?",
    getal="De waarde van de entreestudenten in de verdeling van het budget, op twee decimalen; geen bedrag.",
    toelichting=(
        "De waarde is een gewicht: het budget voor entree wordt naar dit gewicht over de instellingen verdeeld. Wie "
        "meetelt, zegt 'telt_mee'. Tot en met bekostigingsjaar 2018 telt het verblijfsjaar mee: elke 1 oktober in "
        "entree, opnieuw geteld na twee jaren zonder. De overgang van 2015-2018 en van 2019-2021 gaat over de "
        "rijksbijdrage van de hele instelling, niet over deze waarde, en staat erbij. Vanaf 2025 is de uitkomst "
        "indicatief: een tekst van na 1 augustus 2024 is niet gevonden. Het landelijke budget, de landelijke waarde "
        "en de aftrek van cursusgeld zitten er niet in. De prijsfactor geeft de gebruiker op."
    ),
)
def deelnemerswaarde_entree(f: DeelnemerswaardeEntreeFeiten, r: Redenering) -> Decimal | str:
    """By UBWEB 2.2.2 lid 2-4, texts of 2015-08-01, 2020-08-01 and 2024-08-01."""
    jaar = f.bekostigingsjaar
    if jaar is None or f.groepen is None:
        r.eis("UBWEB 2.2.2 lid 2", None, ja="", nee="", feiten=("bekostigingsjaar", "groepen"))
        return ONBEKEND
    noem_variant(r, jaar)
    formule = Formule(
        jaar,
        r.waarde("deelnemerswaarde_entree.formule", begin(jaar)),
        r.waarde("deelnemerswaarde_entree.verblijfsjaar", begin(jaar)),
        r.waarde("deelnemerswaarde_entree.correctie", begin(jaar)),
    )
    noem_overgang(f, r, jaar)
    noem_aanlevering(r, jaar)
    return waarde_van_studenten(f, r, f.groepen, formule)
