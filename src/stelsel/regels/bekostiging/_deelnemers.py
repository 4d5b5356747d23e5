"""What the value of students is computed from, for entree and for niveau 2-4: counted groups and two counting days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from stelsel.regels.begrippen import Aantal, Euro, Kalenderjaar, Prijsfactor
from stelsel.regels.bekostiging._jaar import teljaar
from stelsel.regels.motor import Deel, Feiten, Tegenspraak, vraag


class Groep(Deel):
    """Students who count alike: one price factor, and until 2018 one history."""

    bol: Annotated[Aantal, vraag("Hoeveel bol-studenten van deze groep tellen mee op 1 oktober T-2?")]
    bbl: Annotated[Aantal, vraag("Hoeveel bbl-studenten van deze groep tellen mee op 1 oktober T-2?")]
    prijsfactor: Annotated[Prijsfactor | None, vraag("Wat is de prijsfactor van de opleiding?")] = None
    eerdere_oktobers: Annotated[
        tuple[Kalenderjaar, ...] | None,
        vraag(
            "In welke kalenderjaren voor T-2 stonden deze studenten op 1 oktober ingeschreven voor een opleiding van "
            "dit deel (alleen tot en met bekostigingsjaar 2018)?"
        ),
    ] = None


class DeelnemersFeiten(Feiten):
    """What one part of the budget is computed from; a rule adds the groups."""

    bekostigingsjaar: Annotated[Kalenderjaar | None, vraag("Voor welk kalenderjaar is de bekostiging?")] = None
    bol_oktober: Annotated[
        Aantal | None, vraag("Hoeveel bol-studenten volgen op 1 oktober T-2 een opleiding van dit deel?")
    ] = None
    bbl_oktober: Annotated[
        Aantal | None,
        vraag("Hoeveel bbl-studenten volgen op 1 oktober T-2 een opleiding van dit deel, ook zonder overeenkomst?"),
    ] = None
    bol_februari: Annotated[
        Aantal | None, vraag("Hoeveel bol-studenten volgen op 1 februari T-1 een opleiding van dit deel?")
    ] = None
    bbl_februari: Annotated[
        Aantal | None,
        vraag("Hoeveel bbl-studenten volgen op 1 februari T-1 een opleiding van dit deel, ook zonder overeenkomst?"),
    ] = None
    rijksbijdrage_nieuw: Annotated[
        Euro | None,
        vraag(
            "Wat was, in het eerste jaar van de overgang, de rijksbijdrage van de instelling naar de nieuwe formule?"
        ),
    ] = None
    rijksbijdrage_oud: Annotated[
        Euro | None,
        vraag("Wat zou in dat jaar de rijksbijdrage van de instelling zijn geweest naar de oude formule?"),
    ] = None


def strijd(f: DeelnemersFeiten, groepen: Sequence[Groep]) -> Iterator[Tegenspraak]:
    """Nobody counts for the value who does not count for the correction, and an earlier October is earlier."""
    for leerweg in ("bol", "bbl"):
        telling = getattr(f, f"{leerweg}_oktober")
        if telling is not None and sum(getattr(groep, leerweg) for groep in groepen) > telling:
            zin = f"De groepen tellen samen meer {leerweg}-studenten dan er op 1 oktober waren."
            yield Tegenspraak(("groepen", f"{leerweg}_oktober"), zin)
    eerste = None if f.bekostigingsjaar is None else teljaar(f.bekostigingsjaar)
    for plek, groep in enumerate(groepen):
        if eerste is not None and any(jaar >= eerste for jaar in groep.eerdere_oktobers or ()):
            zin = "Een eerdere 1 oktober ligt niet voor de teldatum."
            yield Tegenspraak((f"groepen[{plek}].eerdere_oktobers", "bekostigingsjaar"), zin)
