"""The facts of an application for niveau 2, 3 or 4, and the days in the year that matter for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from stelsel.kern.tijd import Studiejaar
from stelsel.regels.begrippen import Aantal
from stelsel.regels.motor import Tegenspraak, Waarde, vraag
from stelsel.regels.toelating._inschrijving import InschrijvingFeiten

# Entree has its own rule (`toegang_entree`).
SoortVanafNiveau2 = Literal["basisberoeps", "vak", "middenkader", "specialist"]
Leerroute = Literal["GEEN_ROUTE", "DOORLOPENDE_LEERROUTE", "NA_LEERROUTE"]
Studiekeuzeadvies = Literal["POSITIEF_ADVIES", "NEGATIEF_ADVIES", "GEEN_ADVIES"]


class ToelatingFeiten(InschrijvingFeiten):
    """Who asks to be admitted, to what, and how the application went."""

    kopjes: ClassVar[Mapping[str, str]] = {
        **InschrijvingFeiten.kopjes,
        "soort": "De opleiding",
        "aanvullende_eisen": "Selectie",
        "kwalificatieplichtig": "De aanmelding",
        "intake_verplicht": "Intake en studiekeuzeadvies",
        "reactie_gevraagd": "De aanmelding handhaven",
        "maximum": "Een maximum aantal studenten",
        "keren_bindend_advies": "Eerdere inschrijvingen",
        "procedure_bekend_op": "De instelling",
    }

    soort: Annotated[SoortVanafNiveau2 | None, vraag("Welke soort opleiding is het?")] = None
    leerroute: Annotated[
        Leerroute | None,
        vraag("Gaat het om een doorlopende of geïntegreerde leerroute, of om een overstap daaruit?", vast=True),
    ] = None
    zelfde_beroep: Annotated[
        bool | None, vraag("Is het diploma niveau 3 van hetzelfde beroep of dezelfde beroepencategorie?")
    ] = None
    geschikt_na_onderzoek: Annotated[
        bool | None, vraag("Is in een onderzoek gebleken dat iemand geschikt is, al ontbreekt de vooropleiding?")
    ] = None
    voldoet_nadere_eis: Annotated[
        bool | None, vraag("Is voldaan aan de nadere vooropleidingseisen, of gelden die niet?")
    ] = None
    aanvullende_eisen: Annotated[
        bool | None, vraag("Is de opleiding aangewezen voor aanvullende eisen (selectie)?")
    ] = None
    selectie_gehaald: Annotated[
        bool | None, vraag("Voldoet iemand aan de bekendgemaakte criteria van die selectie?")
    ] = None
    kwalificatieplichtig: Annotated[
        bool | None, vraag("Is iemand op de dag van de beslissing nog leerplichtig of kwalificatieplichtig?", vast=True)
    ] = None
    begint_bij_aanvang: Annotated[bool | None, vraag("Begint de opleiding bij de aanvang van het studiejaar?")] = None
    aangemeld_op: Annotated[
        date | None, vraag("Op welke dag is iemand aangemeld (bij een gewijzigde keuze de eerste aanmelding)?")
    ] = None
    na_bindend_advies: Annotated[
        bool | None,
        vraag(
            "Komt de late aanmelding doordat een inschrijving na een bindend studieadvies te laat eindigde?", vast=True
        ),
    ] = None
    intake_verplicht: Annotated[bool | None, vraag("Zijn er voor deze persoon verplichte intakeactiviteiten?")] = None
    intake_gedaan: Annotated[bool | None, vraag("Heeft iemand aan die intakeactiviteiten meegedaan?")] = None
    studiekeuzeadvies: Annotated[Studiekeuzeadvies | None, vraag("Welk studiekeuzeadvies is uitgebracht?")] = None
    reactie_gevraagd: Annotated[
        bool | None, vraag("Moest iemand laten weten of hij zijn aanmelding handhaaft, als voorwaarde voor toelating?")
    ] = None
    schriftelijk_geinformeerd: Annotated[
        bool | None, vraag("Is na de aanmelding schriftelijk gezegd dat die reactie een voorwaarde is?")
    ] = None
    gereageerd: Annotated[bool | None, vraag("Heeft iemand op dat verzoek gereageerd?")] = None
    gereageerd_op: Annotated[date | None, vraag("Op welke dag heeft iemand gereageerd?")] = None
    maximum: Annotated[bool | None, vraag("Geldt voor de opleiding een maximum aantal studenten (numerus fixus)?")] = (
        None
    )
    plaats_vrij: Annotated[bool | None, vraag("Is er nog een plaats, als wie op tijd is aangemeld voorgaat?")] = None
    extra_geschiktheidseis: Annotated[
        bool | None, vraag("Zijn bij het verdelen van de plaatsen extra eisen aan geschiktheid gesteld?")
    ] = None
    keren_bindend_advies: Annotated[
        Aantal | None,
        vraag("Hoe vaak is een inschrijving in het mbo beëindigd na een bindend studieadvies?", vast=True),
    ] = None
    jaren_zonder_diploma: Annotated[
        Aantal | None,
        vraag("Hoeveel hele jaren stond iemand ingeschreven in het mbo zonder een diploma te halen?", vast=True),
    ] = None
    laatste_dag_inschrijving: Annotated[
        date | None, vraag("Wat was de laatste dag van inschrijving in het mbo?", vast=True)
    ] = None
    procedure_bekend_op: Annotated[
        date | None, vraag("Op welke dag is de toelatingsprocedure voor dit studiejaar bekendgemaakt?")
    ] = None
    roc: Annotated[bool | None, vraag("Is de instelling een regionaal opleidingencentrum (roc)?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        """No reaction, yet with a day; full without a maximum."""
        if self.gereageerd is False and self.gereageerd_op is not None:
            yield Tegenspraak(("gereageerd", "gereageerd_op"), "Wie niet reageerde, deed dat ook niet op een dag.")
        if self.maximum is False and self.plaats_vrij is False:
            yield Tegenspraak(("maximum", "plaats_vrij"), "Zonder maximum kan de opleiding niet vol zijn.")


def dag_voor(start: date, dag: Waarde) -> date:
    """The day `{maand, dag}` of the calendar year in which the studiejaar of `start` begins."""
    return date(Studiejaar.van_datum(start).jaar, dag["maand"], dag["dag"])
