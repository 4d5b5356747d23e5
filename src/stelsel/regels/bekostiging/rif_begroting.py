"""Does the budget of a public-private partnership fit the Regionaal investeringsfonds mbo? (RIF 8 and 10)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated

from stelsel.regels.begrippen import Euro
from stelsel.regels.motor import Feiten, Monotoon, Redenering, Tegenspraak, Waarde, en, getal, regel, vraag
from stelsel.regels.motor.getallen import geschreven
from stelsel.regels.motor.logica import hoogstens, minstens
from stelsel.regels.motor.uitkomst import GELEZEN


class RifBegrotingFeiten(Feiten):
    """The budget of one request over all its years, and who pays."""

    meerjarenbegroting: Annotated[Euro | None, vraag("Hoe groot is de meerjarenbegroting?", eenheid="euro")] = None
    subsidie: Annotated[Euro | None, vraag("Hoeveel subsidie wordt gevraagd?", eenheid="euro")] = None
    bijdrage_bedrijfsleven: Annotated[
        Euro | None,
        vraag(
            "Hoeveel dragen arbeidsorganisaties, het georganiseerd bedrijfsleven en O&O-fondsen bij (zonder "
            "begeleiding en vergoeding in de bpv)?",
            eenheid="euro",
        ),
    ] = None
    bijdrage_anderen: Annotated[
        Euro | None, vraag("Hoeveel dragen andere partijen bij, zoals een regionale overheid?", eenheid="euro")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        delen = ("subsidie", "bijdrage_bedrijfsleven", "bijdrage_anderen")
        bekend = {deel: getattr(self, deel) for deel in delen if getattr(self, deel) is not None}
        if self.meerjarenbegroting is not None and sum(bekend.values()) > self.meerjarenbegroting:
            yield Tegenspraak(("meerjarenbegroting", *bekend), "De delen zijn samen meer dan de begroting.")


@regel(
    vraag="Past een begroting bij het Regionaal investeringsfonds mbo?",
    antwoorden={
        "past": "De subsidie en de bijdragen blijven binnen de grenzen van de regeling.",
        "past_niet": "Een bedrag of een deel valt buiten de grenzen van de regeling.",
        "mens_beslist": "Een bedrag of een deel valt buiten de grenzen van 2014. Wat nu geldt, is niet gelezen.",
    },
    gunstig=("past", "mens_beslist"),
    monotoon={"bijdrage_anderen": Monotoon("dalend", "RIF 10 lid 4")},
    toelichting=(
        "De regeling van 2014: ten hoogste een derde van de meerjarenbegroting is subsidie, van 200.000 tot 2.000.000 "
        "euro; het bedrijfsleven draagt een derde tot twee derde bij, anderen ten hoogste een derde. Die regeling "
        "verviel op 1 januari 2022; wat erna geldt, is niet gelezen. Vanaf dan is de uitkomst indicatief: wat niet "
        "past bij 2014, beslist een mens. De subsidie voor het doelmatiger organiseren van het aanbod (artikel 16 "
        "en 17) zit er niet in, en ook niet of de plannen goed zijn."
    ),
)
def rif_begroting(f: RifBegrotingFeiten, r: Redenering) -> str:
    """By RIF 8 lid 4-5 and 10 lid 2-4, text of 2014."""
    bedrag = r.waarde("rif_begroting.bedrag")
    r.reken(stand_van_de_wet=bedrag.bron, indicatief=bedrag.zekerheid != GELEZEN)
    past = en(
        _bedrag(f, r, bedrag),
        _deel(f, r, r.waarde("rif_begroting.subsidie"), "subsidie", "De subsidie"),
        _deel(f, r, r.waarde("rif_begroting.bedrijfsleven"), "bijdrage_bedrijfsleven", "De bijdrage van bedrijven"),
        _deel(f, r, r.waarde("rif_begroting.anderen"), "bijdrage_anderen", "De bijdrage van anderen"),
    )
    if past and any(grond.voldaan is False for grond in r.gronden):
        # Only a limit that nobody verified can fail and yet block nothing.
        return "mens_beslist"
    return r.kies(past, ja="past", nee="past_niet")


def _bedrag(f: RifBegrotingFeiten, r: Redenering, bedrag: Waarde) -> bool | None:
    onder, boven = bedrag["minstens"], bedrag["hoogstens"]
    zin = f"De subsidie is {getal(f.subsidie)} euro; van {getal(onder)} tot en met {getal(boven)} euro kan."
    binnen = en(minstens(f.subsidie, onder), hoogstens(f.subsidie, boven))
    return r.eis(bedrag, binnen, ja=zin, nee=zin, feiten=("subsidie",))


def _deel(f: RifBegrotingFeiten, r: Redenering, grens: Waarde, veld: str, wat: str) -> bool | None:
    """A part of the budget within its shares, compared exactly: a third of 1.000.001 euro is no whole euro."""
    euro: int | None = getattr(f, veld)
    onder, boven = (_van_begroting(f, grens.waarde.get(kant)) for kant in ("minstens", "hoogstens"))
    binnen = en(
        True if grens.waarde.get("minstens") is None else minstens(euro, onder),
        hoogstens(euro, boven),
    )
    tussen = "" if onder is None else f"ten minste {geschreven(onder)} en "
    zin = f"{wat} is {getal(euro)} euro; {tussen}ten hoogste {'' if boven is None else geschreven(boven)} euro kan."
    return r.eis(grens, binnen, ja=zin, nee=zin, feiten=("meerjarenbegroting", veld))


def _van_begroting(f: RifBegrotingFeiten, deel: Mapping[str, int] | None) -> Fraction | None:
    if deel is None or f.meerjarenbegroting is None:
        return None
    return Fraction(f.meerjarenbegroting * deel["teller"], deel["noemer"])
