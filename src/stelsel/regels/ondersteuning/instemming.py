"""Has the student agreed to the support? Something else than consent to process data (WEB 8.1.3a)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from stelsel.regels.begrippen import Aantal
from stelsel.regels.geboortedatum import Geboortedatum, delen_voor, had_leeftijd, heeft_leeftijd, strijd
from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, Tegenspraak, en, naam, of, regel, vraag

Bewijs = Literal["knop_in_portaal", "mail_in_dossier", "handtekening", "mondeling", "toestemming_avg"]


class InstemmingFeiten(Feiten):
    """Who agreed, when, to which version of the agreements, and how that is kept."""

    geboortedatum: Annotated[Geboortedatum | None, vraag("Wanneer is de student geboren?", vast=True)] = None
    student_stemt_in: Annotated[bool | None, vraag("Stemt de student in met de ondersteuning?")] = None
    ouder_stemt_in: Annotated[bool | None, vraag("Stemt een ouder in met de ondersteuning?")] = None
    ingestemd_op: Annotated[date | None, vraag("Op welke dag stemde de student in?")] = None
    bewijs: Annotated[Bewijs | None, vraag("Waaruit blijkt de instemming?")] = None
    versie_afspraken: Annotated[Aantal | None, vraag("Welke versie van de afspraken geldt nu?")] = None
    versie_ingestemd: Annotated[Aantal | None, vraag("Met welke versie van de afspraken is ingestemd?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        yield from strijd(
            self.geboortedatum, ingestemd_op=(self.ingestemd_op, "De instemming is van voor de geboorte.")
        )
        if None not in (self.versie_afspraken, self.versie_ingestemd) and self.versie_ingestemd > self.versie_afspraken:
            zin = "Er is ingestemd met een versie die er nog niet is."
            yield Tegenspraak(("versie_afspraken", "versie_ingestemd"), zin)


@regel(
    vraag="Is er instemming met de afgesproken ondersteuning?",
    antwoorden={
        "ingestemd": "De student heeft ingestemd, en een ouder ook waar dat nodig is.",
        "niet_ingestemd": "De student stemt niet in.",
        "geen_instemming": "Wat er ligt, is toestemming om gegevens te gebruiken. Dat is geen instemming.",
        "opnieuw_vragen": "De afspraken zijn daarna veranderd; de instemming geldt een oudere versie.",
        "ouder_nodig": "De student is nog te jong om alleen in te stemmen; ook een ouder moet instemmen.",
    },
    gunstig=("ingestemd",),
    toelichting=(
        "Instemming is: ja zeggen tegen de ondersteuning die is afgesproken. Het is iets anders dan toestemming om "
        "gegevens te gebruiken; die weegt 'toestemming'. De wet maakt de afspraken met de student en vraagt geen "
        "bepaalde handtekening: een knop in het portaal, een mail in het dossier of een handtekening is genoeg. "
        "Vanaf 16 jaar stemt de student alleen in; de wet noemt die leeftijd hier niet, daarom is zij afgeleid. Een "
        "ouder kan niet instemmen in de plaats van een student die dat zelf mag."
    ),
)
def instemming(f: InstemmingFeiten, r: Redenering) -> str:
    """By WEB 8.1.3a lid 2; the age of 16 follows UAVG 5 and is not in the WEB."""
    student = r.eis(
        "WEB 8.1.3a lid 2",
        f.student_stemt_in,
        ja="De student stemt in met de ondersteuning.",
        nee="De student stemt niet in met de ondersteuning.",
        feiten=("student_stemt_in",),
    )
    if student is False:
        return "niet_ingestemd"
    bewijs, versie, ouder = _bewijs(f, r), _versie(f, r), _ouder(f, r)
    for code, voldaan in (("geen_instemming", bewijs), ("opnieuw_vragen", versie), ("ouder_nodig", ouder)):
        if voldaan is False:
            return code
    return r.kies(en(student, bewijs, versie, ouder), ja="ingestemd", nee=ONBEKEND)


def _bewijs(f: InstemmingFeiten, r: Redenering) -> bool | None:
    if f.bewijs == "mondeling":
        r.beoordeel("De instemming is mondeling. Leg vast wie haar hoorde, en wanneer.", "WEB 8.1.3a lid 2")
    return r.eis(
        "WEB 8.1.3a lid 2",
        None if f.bewijs is None else f.bewijs != "toestemming_avg",
        ja=f"De instemming blijkt uit: {naam(f.bewijs)}. Een bepaalde vorm vraagt de wet niet.",
        nee="Toestemming om gegevens te gebruiken zegt niet dat de student de ondersteuning wil.",
        feiten=("bewijs",),
    )


def _versie(f: InstemmingFeiten, r: Redenering) -> bool | None:
    onbekend = None in (f.versie_afspraken, f.versie_ingestemd)
    return r.eis(
        "WEB 8.1.3a lid 2",
        None if onbekend else f.versie_ingestemd == f.versie_afspraken,
        ja="De instemming geldt de afspraken zoals ze nu zijn.",
        nee="Na de instemming zijn de afspraken veranderd.",
        feiten=("versie_afspraken", "versie_ingestemd"),
    )


def _ouder(f: InstemmingFeiten, r: Redenering) -> bool | None:
    vanaf = r.waarde("instemming.zelf_vanaf")
    zelf = had_leeftijd(f.geboortedatum, vanaf.waarde, f.ingestemd_op, r.op)
    nu_zelf = f.ingestemd_op is None and heeft_leeftijd(f.geboortedatum, vanaf.waarde, r.op)
    gebruikt = {
        **delen_voor(f.geboortedatum, vanaf.waarde, f.ingestemd_op or r.op),
        "ingestemd_op": f.ingestemd_op,
        # Who is old enough by now was most likely so then: that day is what is asked, not a parent.
        **({} if zelf or (zelf is None and nu_zelf) else {"ouder_stemt_in": f.ouder_stemt_in}),
    }
    return r.eis(
        vanaf,
        of(zelf, f.ouder_stemt_in),
        ja=f"De student was {vanaf.waarde} jaar of ouder en stemt alleen in."
        if zelf
        else "Ook een ouder stemt in met de ondersteuning.",
        nee=f"De student was nog geen {vanaf.waarde} jaar, en een ouder stemt niet in.",
        feiten=gebruikt,
    )
