"""Does somebody have a startkwalificatie? (LPW 1 f)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from stelsel.regels.begrippen import Vooropleiding
from stelsel.regels.motor import Feiten, Redenering, Tegenspraak, naam, namen, regel, vraag

Registercode = Literal[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16"
]  # fmt: skip


class StartkwalificatieFeiten(Feiten):
    """What was obtained: all diplomas, or else the one code that a register keeps."""

    diplomas: Annotated[tuple[Vooropleiding, ...] | None, vraag("Welke diploma's heeft de student behaald?")] = None
    hoogste_vooropleiding: Annotated[
        Registercode | None, vraag("Wat is de hoogste vooropleiding volgens het register?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        """A diploma that is a startkwalificatie is higher than what these codes call the highest."""
        hoger = set(self.diplomas or ()) & {"MBO2", "MBO3", "MBO4", "HAVO", "VWO"}
        if hoger and self.hoogste_vooropleiding in ("01", "02", "03", "04", "05"):
            yield Tegenspraak(
                ("diplomas", "hoogste_vooropleiding"), "Er is een hoger diploma dan de hoogste vooropleiding."
            )


@regel(
    vraag="Heeft iemand een startkwalificatie?",
    antwoorden={
        "heeft": "Er is een diploma mbo niveau 2, 3 of 4, havo of vwo.",
        "heeft_niet": "Er is geen diploma dat een startkwalificatie is.",
    },
    gunstig=("heeft",),
    toelichting=(
        "De diploma's beslissen. Alleen waar die niet bekend zijn, telt de hoogste vooropleiding uit het register; "
        "code 08 (mbo niveau 1-2) is daarvoor te grof. De wet noemt hbo en wo niet: wie zonder havo, "
        "vwo of mbo een hogere opleiding deed, legt de regel aan een mens voor. Een buitenlands diploma en een "
        "aangewezen ander diploma beoordeelt deze regel niet."
    ),
)
def startkwalificatie(f: StartkwalificatieFeiten, r: Redenering) -> str:
    """By LPW 1 f, the same in the texts of 2017 and of 2026-08-01."""
    register = _register(f, r)
    if f.diplomas is None and register is not None:
        return r.kies(register, ja="heeft", nee="heeft_niet")
    diploma = _diploma(f, r)
    if diploma is False and register is True:
        r.beoordeel(
            "De diploma's en de hoogste vooropleiding in het register zeggen iets anders. Wat klopt?", "LPW 1 f"
        )
    return r.kies(diploma, ja="heeft", nee="heeft_niet")


def _diploma(f: StartkwalificatieFeiten, r: Redenering) -> bool | None:
    nodig = r.waarde("startkwalificatie.diplomas")
    gevonden = [code for code in f.diplomas or () if code in nodig.waarde]
    if "ANDER_AANGEWEZEN_DIPLOMA" in (f.diplomas or ()) and not gevonden:
        r.beoordeel("Staat het andere diploma gelijk aan een startkwalificatie?", "LPW 1 f")
    return r.eis(
        nodig,
        None if f.diplomas is None else bool(gevonden),
        ja=f"Behaald: {namen(gevonden)}. Dat is een startkwalificatie.",
        nee="Geen van de diploma's is een startkwalificatie.",
        feiten=("diplomas",),
    )


def _register(f: StartkwalificatieFeiten, r: Redenering) -> bool | None:
    """What the one code in the register says; None where it says nothing."""
    code = f.hoogste_vooropleiding
    tabel = r.waarde("startkwalificatie.register")
    if code is None or tabel[code] is None:
        return None
    if code in r.waarde("startkwalificatie.zonder_diploma").waarde:
        r.beoordeel(f"Is er naast '{naam(code)}' een diploma mbo niveau 2 of hoger, havo of vwo?", "LPW 1 f")
    return r.eis(
        tabel,
        tabel[code],
        ja=f"Hoogste vooropleiding in het register: {naam(code)}. Dat geldt als startkwalificatie.",
        nee=f"Hoogste vooropleiding in het register: {naam(code)}. Dat is geen startkwalificatie.",
        feiten=("hoogste_vooropleiding",),
    )
