"""`stelsel indicator`: which figures there are, what they mean, and computing them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stelsel.opdrachten._uitvoer import VORMEN, eis_uitvoerplek, lees_dimensies, lees_filters, schrijf, toon_json

if TYPE_CHECKING:
    from stelsel.indicatoren.definities import Definitie
    from stelsel.indicatoren.resultaat import Resultaat


@click.group()
def opdracht() -> None:
    """Cijfers over groepen: lijst, definitie en berekening."""


@opdracht.command()
@click.option("--uit", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True)
def lijst(uit: str) -> None:
    """Noem de indicatoren."""
    from stelsel.indicatoren.definities import definities

    rijen = [{"indicator": d.sleutel, "omschrijving": d.omschrijving} for d in definities().values()]
    if uit == "json":
        toon_json(rijen)
        return
    for rij in rijen:
        click.echo(f"{rij['indicator']:<19}{rij['omschrijving']}")


@opdracht.command()
@click.argument("naam")
@click.option("--lezing", "keuzes", multiple=True, metavar="NAAM=WAARDE", help="Toon met deze lezing. Mag vaker.")
@click.option("--sql", "als_sql", is_flag=True, help="Toon de vraag aan DuckDB die de tellingen maakt.")
@click.option("--uit", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True)
def toon(naam: str, keuzes: tuple[str, ...], als_sql: bool, uit: str) -> None:
    """Toon de definitie van NAAM: populatie, teller, noemer, bron, zekerheid en de gekozen lezingen."""
    from stelsel.indicatoren.compileren import sql
    from stelsel.indicatoren.definities import definitie
    from stelsel.indicatoren.lezingen import STANDAARD
    from stelsel.indicatoren.uitleg import als_dict, als_tekst

    lezingen = STANDAARD.met(keuzes)
    wat: Definitie = definitie(naam)
    if als_sql:
        click.echo(sql("telling", lezingen), nl=False)
    elif uit == "json":
        toon_json(als_dict(wat, lezingen))
    else:
        click.echo(als_tekst(wat, lezingen), nl=False)


@opdracht.command()
@click.argument("naam")
@click.option("--gegevens", required=True, type=click.Path(path_type=Path), help="Map met de gegevensset.")
@click.option("--jaar", help="Studiejaar: 2024 is 2024-2025. Standaard het laatste met volledige dekking.")
@click.option("--venster", type=int, help="Aantal studiejaren samen, 1 of 3. Standaard 1, voor oordeel 3.")
@click.option("--per", default="brin,niveau", show_default=True, help="Dimensies, met komma's ertussen.")
@click.option("--filter", "filters", multiple=True, metavar="NAAM=WAARDE", help="Alleen deze waarde. Mag vaker.")
@click.option("--lezing", "keuzes", multiple=True, metavar="NAAM=WAARDE", help="Een andere lezing. Mag vaker.")
@click.option("--officieel", type=click.Path(path_type=Path), help="CSV met officiële cijfers voor ernaast.")
@click.option("--uit", type=VORMEN, default="tabel", show_default=True)
@click.option("--naar", type=click.Path(path_type=Path), help="Schrijf naar dit bestand in plaats van het scherm.")
def bereken(
    naam: str,
    gegevens: Path,
    jaar: str | None,
    venster: int | None,
    per: str,
    filters: tuple[str, ...],
    keuzes: tuple[str, ...],
    officieel: Path | None,
    uit: str,
    naar: Path | None,
) -> None:
    """Bereken NAAM (of oordeel) over een gegevensset."""
    from stelsel.indicatoren.berekening import bereken_rijen
    from stelsel.indicatoren.definities import definitie
    from stelsel.indicatoren.lezingen import STANDAARD
    from stelsel.kern.tijd import Studiejaar

    eis_uitvoerplek(uit, naar)
    definitie(naam)
    studiejaar = Studiejaar.lees(jaar).jaar if jaar else None
    lezingen = STANDAARD.met(keuzes)
    resultaat = bereken_rijen(gegevens, naam, studiejaar, venster, lees_dimensies(per), lezingen, lees_filters(filters))
    if officieel:
        resultaat = _met_officieel(resultaat, officieel)
    _schrijf(resultaat, uit, naar, gegevens)


def _met_officieel(resultaat: Resultaat, pad: Path) -> Resultaat:
    from stelsel.indicatoren.officieel import lees_officieel, naast

    cijfers = lees_officieel(pad)
    resultaat = naast(resultaat, cijfers)
    if all(rij["officieel"] is None for rij in resultaat.rijen):
        click.echo(f"Geen van de {len(cijfers)} officiële cijfers hoort bij deze tabel.", err=True)
    return resultaat


def _schrijf(resultaat: Resultaat, uit: str, naar: Path | None, gegevens: Path) -> None:
    from stelsel.weergave.tabellen import als_bytes

    blad = None
    if uit == "xlsx":
        from stelsel.indicatoren.uitleg import verantwoording_voor_blad

        blad = verantwoording_voor_blad(resultaat, str(gegevens))
    # Arrow is only loaded for Parquet: it alone needs the types of the columns
    tabel = resultaat.als_tabel() if uit == "parquet" else resultaat.als_kolommen()
    inhoud = als_bytes(tabel, uit, noten=("toelichting",), onderschrift=_onderschrift(resultaat), verantwoording=blad)
    schrijf(inhoud, naar)


def _onderschrift(resultaat: Resultaat) -> list[str]:
    from stelsel.indicatoren.vastleggen import dekking_in_woorden

    dekking = dekking_in_woorden(resultaat)
    naam = resultaat.verantwoording["indicator"]
    return [
        f"Gegevens nodig over {dekking['nodig']}; aanwezig voor {dekking['aanwezig']}.",
        f"Definitie: stelsel indicator toon {naam}",
    ]
