"""May a student choose this keuzedeel in this programme? (WEB 7.2.7 lid 10 until 31-7-2026, 6.1.2a after)"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from stelsel.regels.begrippen import Soort
from stelsel.regels.motor import Feiten, Redenering, Waarde, dag, en, of, regel, vraag
from stelsel.regels.motor.logica import minstens
from stelsel.regels.opleiding._keuzedelen import valt_vrij


class KeuzedeelFeiten(Feiten):
    """One keuzedeel, the programme, and what the student asked."""

    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?")] = None
    vastgesteld_op: Annotated[date | None, vraag("Op welke dag is het keuzedeel vastgesteld?", vast=True)] = None
    gekoppeld: Annotated[bool | None, vraag("Is het keuzedeel in het register gekoppeld aan de kwalificatie?")] = None
    aangeboden_bij_opleiding: Annotated[
        bool | None, vraag("Biedt de instelling het keuzedeel aan bij deze opleiding?")
    ] = None
    aangeboden_door_instelling: Annotated[
        bool | None, vraag("Biedt de instelling het keuzedeel aan bij een van haar opleidingen?")
    ] = None
    verzoek_student: Annotated[bool | None, vraag("Heeft de student zelf om dit keuzedeel verzocht?")] = None
    overlapt: Annotated[bool | None, vraag("Valt het keuzedeel samen met een onderdeel van de kwalificatie?")] = None
    remedierend: Annotated[bool | None, vraag("Is het een remediërend keuzedeel?")] = None


@regel(
    vraag="Mag een student dit keuzedeel kiezen bij deze opleiding?",
    antwoorden={
        "toegestaan": "De student kan dit keuzedeel kiezen.",
        "op_verzoek_mogelijk": "Het bevoegd gezag mag dit keuzedeel op verzoek van de student toestaan.",
        "niet_toegestaan": "De student kan dit keuzedeel nu niet kiezen bij deze opleiding.",
    },
    gunstig=("toegestaan", "op_verzoek_mogelijk"),
    toelichting=(
        "Tot en met 31 juli 2026 moest een keuzedeel gekoppeld zijn aan de kwalificatie, behalve als het vanaf "
        "augustus 2020 is vastgesteld. Zonder koppeling mocht het op verzoek van de student. Dat staat in de wet in "
        "elk geval sinds 1 augustus 2018; daarvoor weegt een mens. Vanaf 1 augustus 2026 kent de wet geen koppeling "
        "meer: de student kiest uit wat bij de opleiding wordt aangeboden, of op verzoek uit alles wat de instelling "
        "aanbiedt. Een keuzedeel valt niet samen met de kwalificatie. Adviezen over niveau of voorkennis bij een "
        "keuzedeel beslissen hier niet, en of er nog plaats is evenmin."
    ),
)
def keuzedeel_toegestaan(f: KeuzedeelFeiten, r: Redenering) -> str:
    """By the text of the day: koppeling until 31-7-2026, the offer of the institution from 1-8-2026."""
    koppeling = r.waarde("keuzedelen.koppeling")
    vrij = _valt_vrij(f, r)
    gewoon = _gekoppeld(f, r, koppeling) if koppeling["nodig"] else _aangeboden(f, r, koppeling)
    if gewoon is not False:
        return r.kies(en(vrij, gewoon), ja="toegestaan", nee="niet_toegestaan")
    if vrij is False:
        return "niet_toegestaan"
    return r.kies(en(vrij, _op_verzoek(f, r, koppeling)), ja="op_verzoek_mogelijk", nee="niet_toegestaan")


def _valt_vrij(f: KeuzedeelFeiten, r: Redenering) -> bool | None:
    grens = r.waarde("keuzedelen.samenvallen")
    vrij = valt_vrij(r, f.soort, f.overlapt, f.remedierend)
    als_remedierend = "Het keuzedeel is remediërend en mag daarom samenvallen met de kwalificatie."
    gevonden = r.eis(
        grens,
        vrij,
        ja=als_remedierend if f.overlapt is not False else "Het keuzedeel valt niet samen met de kwalificatie.",
        nee="Het keuzedeel valt samen met een onderdeel van de kwalificatie.",
        feiten=("overlapt", "remedierend", "soort") if f.overlapt and grens.waarde else ("overlapt",),
    )
    if gevonden and f.overlapt is not False:
        r.beoordeel("Is dit keuzedeel bij ministeriële regeling aangewezen als remediërend?", "WEB 7.1.3 lid 3")
    return gevonden


def _gekoppeld(f: KeuzedeelFeiten, r: Redenering, koppeling: Waarde) -> bool | None:
    """Linked in the register, or established on or after the day from which no link is needed."""
    grens = koppeling["vrij_vanaf"]
    nieuw = False
    if grens is not None and not f.gekoppeld:
        nieuw = r.eis(
            koppeling,
            minstens(f.vastgesteld_op, grens),
            ja=f"Het keuzedeel is vastgesteld op {dag(f.vastgesteld_op)}. Vanaf {dag(grens)} hoeft geen koppeling.",
            nee=f"Het keuzedeel is vastgesteld op {dag(f.vastgesteld_op)}, voor {dag(grens)}: een koppeling is nodig.",
            feiten=("vastgesteld_op",),
        )
    if nieuw:
        return True
    gekoppeld = r.eis(
        "WEB 7.2.4 lid 2 d",
        f.gekoppeld,
        ja="Het keuzedeel is gekoppeld aan de kwalificatie.",
        nee="Het keuzedeel is niet gekoppeld aan de kwalificatie.",
        feiten=("gekoppeld",),
    )
    return of(nieuw, gekoppeld)


def _aangeboden(f: KeuzedeelFeiten, r: Redenering, koppeling: Waarde) -> bool | None:
    return r.eis(
        koppeling,
        f.aangeboden_bij_opleiding,
        ja="De instelling biedt het keuzedeel aan bij deze opleiding; een koppeling vraagt de wet niet.",
        nee="De instelling biedt het keuzedeel niet aan bij deze opleiding.",
        feiten=("aangeboden_bij_opleiding",),
    )


def _op_verzoek(f: KeuzedeelFeiten, r: Redenering, koppeling: Waarde) -> bool | None:
    """The institution may allow it; from 1-8-2026 only out of what it offers somewhere."""
    wet = r.waarde("keuzedelen.verzoek")
    verzocht = r.eis(
        wet.artikel,
        f.verzoek_student,
        ja="De student heeft om dit keuzedeel verzocht.",
        nee="De student heeft niet om dit keuzedeel verzocht.",
        feiten=("verzoek_student",),
    )
    if verzocht is False:
        return False
    if wet.waarde is None:
        r.beoordeel("Stond de wet op deze dag al toe om op verzoek van de koppeling af te wijken?", wet)
        return None
    elders = True if koppeling["nodig"] else _elders(f, r, wet)
    if verzocht and elders:
        r.beoordeel("Staat het bevoegd gezag het verzoek toe? Het mag, maar het hoeft niet.", wet)
        if koppeling["nodig"]:
            r.beoordeel("Verantwoord het gebruik van deze bevoegdheid in het bestuursverslag.", wet)
    return en(verzocht, elders)


def _elders(f: KeuzedeelFeiten, r: Redenering, wet: Waarde) -> bool | None:
    return r.eis(
        wet,
        f.aangeboden_door_instelling,
        ja="De instelling biedt het keuzedeel bij een andere opleiding aan.",
        nee="De instelling biedt het keuzedeel nergens aan.",
        feiten=("aangeboden_door_instelling",),
    )
