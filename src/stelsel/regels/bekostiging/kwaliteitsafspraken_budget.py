"""How large is the national budget for kwaliteitsafspraken in a year? (KWA18, KWA)"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from stelsel.regels.begrippen import Kalenderjaar
from stelsel.regels.bekostiging._jaar import begin
from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, getal, regel, vraag
from stelsel.regels.motor.getallen import breuk, getoond, vermenigvuldigd


class KwaliteitsafsprakenFeiten(Feiten):
    """The calendar year that is asked for."""

    kalenderjaar: Annotated[Kalenderjaar | None, vraag("Voor welk kalenderjaar is het budget?")] = None


@regel(
    vraag="Hoe groot is het landelijke budget voor kwaliteitsafspraken?",
    getal="Het landelijke budget in miljoenen euro.",
    toelichting=(
        "Het budget van alle instellingen samen, niet dat van een instelling. De regeling van 2015-2018 is alleen "
        "bekend uit een brief met ronde bedragen, die van 2019-2022 is niet helemaal gelezen, en van die van "
        "2024-2027 is er een versie van 1 januari 2025 die niet is gelezen: waar dat speelt, is de uitkomst "
        "indicatief. Over 2023 en over de jaren na 2027 is geen bron gelezen. Vanaf 2024 hangt geen deel meer af van "
        "resultaten."
    ),
)
def kwaliteitsafspraken_budget(f: KwaliteitsafsprakenFeiten, r: Redenering) -> Decimal | str:
    """By KWA18 (2019-2022), KWA in the text of 2023 (2024-2027), and a letter of the minister (2015-2018)."""
    jaar = f.kalenderjaar
    if jaar is None:
        r.eis("KWA budget", None, ja="", nee="", feiten=("kalenderjaar",))
        return ONBEKEND
    budget = r.waarde("kwaliteitsafspraken_budget.budget", begin(jaar))
    totaal = getoond(breuk(budget["totaal"]))
    zin = f"Voor {jaar} is landelijk {getal(totaal)} miljoen euro beschikbaar ({budget['stand']})."
    if budget["indicatief"]:
        zin += " Dit bedrag is indicatief."
    r.stel_vast(budget, zin, ("kalenderjaar",))
    r.reken(stand_van_de_wet=budget["stand"], indicatief=budget["indicatief"])
    _delen(r, jaar, budget.waarde)
    return totaal


def _delen(r: Redenering, jaar: int, budget: dict) -> None:
    """What the source splits: by result or not, by national priority, by ground."""
    deel = r.waarde("kwaliteitsafspraken_budget.speerpunten", begin(jaar))
    if "investering" in budget:
        r.reken(
            investeringsbudget=getoond(breuk(budget["investering"])),
            resultaatafhankelijk=getoond(breuk(budget["resultaat"])),
        )
    if deel.waarde is not None:
        speerpunten = getoond(vermenigvuldigd(budget["investering"], deel["teller"]) / deel["noemer"])
        r.stel_vast(deel, f"Daarvan is {getal(speerpunten)} miljoen euro voor landelijke speerpunten.")
        r.reken(landelijke_speerpunten=speerpunten)
    if "onderdelen" in budget:
        r.reken(onderdelen={naam: getoond(breuk(bedrag)) for naam, bedrag in budget["onderdelen"].items()})
