"""Is an entreeopleiding open to somebody, and may the institution refuse? (WEB 8.1.1b)"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from stelsel.kern.tijd import Studiejaar
from stelsel.regels.motor import Redenering, Tegenspraak, dag, en, niet, of, regel, vraag
from stelsel.regels.motor.logica import minstens
from stelsel.regels.toelating._inschrijving import (
    InschrijvingFeiten,
    algemene_weigering,
    grond,
    kan_worden_ingeschreven,
)
from stelsel.regels.toelating._vervolg import vervolg
from stelsel.regels.toelating.vooropleidingseis import VooropleidingFeiten, heeft_vooropleiding


class EntreeFeiten(InschrijvingFeiten):
    """Who wants to follow an entreeopleiding."""

    kopjes: ClassVar[Mapping[str, str]] = {
        **InschrijvingFeiten.kopjes,
        "artikel_3b": "Eerder in de entree",
    }

    artikel_3b: Annotated[
        bool | None, vraag("Is artikel 3b van de Leerplichtwet toegepast (laatste jaar van de leerplicht)?")
    ] = None
    eerder_entree: Annotated[
        bool | None, vraag("Was iemand eerder ingeschreven voor een entreeopleiding?", vast=True)
    ] = None
    laatste_dag_entree: Annotated[
        date | None, vraag("Wat was de laatste dag van die inschrijving voor entree?", vast=True)
    ] = None

    def tegenspraken(self):
        """Never enrolled in entree, yet with a last day."""
        if self.eerder_entree is False and self.laatste_dag_entree is not None:
            yield Tegenspraak(
                ("eerder_entree", "laatste_dag_entree"), "Wie niet eerder entree deed, heeft daarvan geen laatste dag."
            )


@regel(
    vraag="Mag iemand naar een entreeopleiding, en mag de instelling weigeren?",
    antwoorden={
        "toelaten": "Entree staat open en er is geen reden waarom de instelling mag weigeren.",
        "mag_weigeren": "Entree staat open, maar de instelling mag weigeren; zij beslist dat zelf.",
        "geen_toegang": "Entree staat voor deze persoon niet open.",
    },
    gunstig=("toelaten",),
    toelichting=(
        "Entree is er alleen voor wie niet voldoet aan de vooropleidingseis van niveau 2 en niet meer volledig "
        "leerplichtig is. Weigeren mag alleen wie in de afgelopen twee studiejaren al entree deed; hier zijn dat de "
        "twee studiejaren voor het studiejaar waarin de opleiding begint, en dat studiejaar zelf. Entree binnen het "
        "vmbo of vso (8.4.2, 8.5.2) valt hierbuiten: die leerling blijft op zijn school ingeschreven."
    ),
)
def toegang_entree(f: EntreeFeiten, r: Redenering) -> str:
    """By WEB 8.1.1b, the same in the texts of 2017, 2018, 2023 and 2026-08-01."""
    open_ = en(_zonder_niveau_2(f, r), _leerplicht_voorbij(f, r), kan_worden_ingeschreven(f, r))
    weigering = of(_al_in_entree(f, r), algemene_weigering(f, r))
    if open_ is not True:
        return r.kies(open_, ja="toelaten", nee="geen_toegang")
    return r.kies(weigering, ja="mag_weigeren", nee="toelaten")


def _zonder_niveau_2(f: EntreeFeiten, r: Redenering) -> bool | None:
    eerder = VooropleidingFeiten(
        op=r.op,
        soort="basisberoeps",
        vooropleidingen=f.vooropleidingen,
        aangewezen_diploma=f.aangewezen_diploma,
    )
    return r.eis(
        "WEB 8.1.1b lid 1",
        niet(heeft_vooropleiding(eerder, r)),
        ja="Iemand voldoet niet aan de vooropleidingseis van niveau 2; daarvoor is entree.",
        nee="Iemand voldoet aan de vooropleidingseis van niveau 2; dan staat entree niet open.",
        feiten=("vooropleidingen",),
    )


def _leerplicht_voorbij(f: EntreeFeiten, r: Redenering) -> bool | None:
    return r.eis(
        "WEB 8.1.1b lid 1",
        of(niet(f.volledig_leerplichtig), f.artikel_3b),
        ja="De volledige leerplicht is voorbij, of artikel 3b van de Leerplichtwet is toegepast.",
        nee="De volledige leerplicht geldt nog en artikel 3b van de Leerplichtwet is niet toegepast.",
        feiten=vervolg(f, "volledig_leerplichtig", "artikel_3b"),
    )


def _al_in_entree(f: EntreeFeiten, r: Redenering) -> bool | None:
    terug = r.waarde("toelating.entree_studiejaren_terug")
    vanaf = None if f.start is None else Studiejaar(Studiejaar.van_datum(f.start).jaar - terug.waarde).van
    return grond(
        r,
        terug,
        en(f.eerder_entree, minstens(f.laatste_dag_entree, vanaf)),
        vrij="Iemand was in de afgelopen twee studiejaren niet ingeschreven voor entree.",
        weigert=f"Iemand was op of na {dag(vanaf)} nog ingeschreven voor entree: in de afgelopen twee studiejaren.",
        feiten=vervolg(f, "eerder_entree", "laatste_dag_entree", "start"),
    )
