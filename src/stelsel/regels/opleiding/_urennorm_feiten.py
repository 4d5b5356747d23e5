"""The facts of the urennorm: a programme for a group of students, with the hours of its studiejaren."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from stelsel.regels.begrippen import Leerweg, Programmajaar, Soort, Uren
from stelsel.regels.motor import Deel, Feiten, Tegenspraak, vraag

Normkeuze = Literal["OUD", "NIEUW"]


class Studiejaaruren(Deel):
    """The education of one studiejaar of a programme, in klokuren."""

    jaar: Annotated[Programmajaar, vraag("Het hoeveelste studiejaar van de opleiding of leerroute is dit?")]
    eerste_dag: Annotated[date, vraag("Wat is de eerste dag van dit studiejaar voor de student?")]
    laatste_dag: Annotated[date, vraag("Wat is de laatste dag van dit studiejaar voor de student?")]
    bot: Annotated[Uren, vraag("Hoeveel klokuren begeleide onderwijstijd zijn er (zonder bpv)?")]
    bpv: Annotated[Uren, vraag("Hoeveel klokuren beroepspraktijkvorming zijn er?")]
    overig: Annotated[
        Uren, vraag("Hoeveel klokuren andere onderwijsactiviteiten zijn er onder verantwoordelijkheid en toezicht?")
    ]


class UrennormFeiten(Feiten):
    """In the third year of a doorlopende leerroute, onderwijstijd of the school counts as begeleide onderwijstijd."""

    soort: Annotated[Soort | None, vraag("Welke soort opleiding is het?")] = None
    leerweg: Annotated[Leerweg | None, vraag("Welke leerweg is het?")] = None
    doorlopende_leerroute: Annotated[bool | None, vraag("Is het een doorlopende leerroute vmbo-mbo?")] = None
    studieduur: Annotated[
        Programmajaar | None,
        vraag("Hoeveel studiejaren duurt de opleiding of leerroute (een gedeelte telt als een jaar)?"),
    ] = None
    gestart_op: Annotated[date | None, vraag("Op welke dag is de groep met de opleiding of leerroute gestart?")] = None
    keuze: Annotated[Normkeuze | None, vraag("Welke urennorm heeft de instelling besloten toe te passen?")] = None
    samen_met_school: Annotated[
        bool | None, vraag("Heeft de instelling dit samen met het bevoegd gezag van de school besloten?")
    ] = None
    jaren: Annotated[
        tuple[Studiejaaruren, ...] | None, vraag("Welke studiejaren heeft het programma, met hoeveel uren?")
    ] = None
    voldoende_kwaliteit: Annotated[bool | None, vraag("Is de opleiding aantoonbaar van voldoende kwaliteit?")] = None
    instemming_studentenraad: Annotated[
        bool | None, vraag("Heeft de studentenraad ingestemd met een programma met minder uren?")
    ] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        """Two entries for one year, a year after the last one, and a year that ends before it begins."""
        gezien: set[int] = set()
        for plek, deel in enumerate(self.jaren or ()):
            if deel.jaar in gezien:
                yield Tegenspraak((f"jaren[{plek}].jaar",), "Dit studiejaar staat er al.")
            if self.studieduur is not None and deel.jaar > self.studieduur:
                yield Tegenspraak((f"jaren[{plek}].jaar", "studieduur"), "Dit studiejaar valt na de studieduur.")
            if deel.laatste_dag < deel.eerste_dag:
                paden = (f"jaren[{plek}].eerste_dag", f"jaren[{plek}].laatste_dag")
                yield Tegenspraak(paden, "De laatste dag ligt voor de eerste.")
            gezien.add(deel.jaar)
