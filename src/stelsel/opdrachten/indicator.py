"""`stelsel indicator`: which figures there are, what they mean, and computing them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stelsel.kern.fouten import StelselFout

if TYPE_CHECKING:
    from stelsel.indicatoren.definities import Definitie
    from stelsel.indicatoren.resultaat import Resultaat

BINAIR = ("xlsx", "parquet")


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
        _json(rijen)
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
        _json(als_dict(wat, lezingen))
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
@click.option(
    "--uit", type=click.Choice(["tabel", "csv", "json", "xlsx", "parquet"]), default="tabel", show_default=True
)
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

    _eis_uitvoerplek(uit, naar)
    definitie(naam)
    dimensies = [deel.strip() for deel in per.split(",") if deel.strip()]
    studiejaar = Studiejaar.lees(jaar).jaar if jaar else None
    lezingen = STANDAARD.met(keuzes)
    resultaat = bereken_rijen(gegevens, naam, studiejaar, venster, dimensies, lezingen, _lees_filters(filters))
    if officieel:
        resultaat = _met_officieel(resultaat, officieel)
    _schrijf(resultaat, uit, naar, gegevens)


def _lees_filters(filters: Iterable[str]) -> dict[str, list[str]]:
    uit: dict[str, list[str]] = {}
    for deel in filters:
        naam, is_, waarde = deel.partition("=")
        if not is_:
            raise StelselFout(
                f"Het filter '{deel[:60]}' mist een waarde.",
                waar="--filter",
                verwacht="naam=waarde, bijvoorbeeld niveau=4",
                code="IND-FILTER-02",
                exitcode=2,
            )
        uit.setdefault(naam, []).append(waarde)
    return uit


def _met_officieel(resultaat: Resultaat, pad: Path) -> Resultaat:
    from stelsel.indicatoren.officieel import lees_officieel, naast

    cijfers = lees_officieel(pad)
    resultaat = naast(resultaat, cijfers)
    if all(rij["officieel"] is None for rij in resultaat.rijen):
        click.echo(f"Geen van de {len(cijfers)} officiële cijfers hoort bij deze tabel.", err=True)
    return resultaat


def _eis_uitvoerplek(uit: str, naar: Path | None) -> None:
    if uit in BINAIR and naar is None and sys.stdout.isatty():
        raise StelselFout(
            f"De vorm {uit} past niet op een scherm.",
            waar="--uit",
            doe=f"Geef --naar cijfers.{uit}, of stuur de uitvoer door met > cijfers.{uit}.",
            code="IND-UIT-01",
            exitcode=2,
        )


def _schrijf(resultaat: Resultaat, uit: str, naar: Path | None, gegevens: Path) -> None:
    from stelsel.weergave.tabellen import als_bytes

    blad = None
    if uit == "xlsx":
        from stelsel.indicatoren.uitleg import verantwoording_voor_blad

        blad = verantwoording_voor_blad(resultaat, str(gegevens))
    # Arrow is only loaded for Parquet: it alone needs the types of the columns
    tabel = resultaat.als_tabel() if uit == "parquet" else resultaat.als_kolommen()
    inhoud = als_bytes(tabel, uit, noten=("toelichting",), onderschrift=_onderschrift(resultaat), verantwoording=blad)
    if naar is None:
        sys.stdout.buffer.write(inhoud)
        sys.stdout.buffer.flush()
        return
    try:
        naar.write_bytes(inhoud)
    except OSError:
        raise StelselFout(
            "Stelsel kan dit bestand niet schrijven.",
            waar=str(naar),
            verwacht="een bestand in een map waarin je mag schrijven",
            code="IND-UIT-02",
            exitcode=2,
        ) from None
    click.echo(f"Geschreven: {naar}", err=True)


def _onderschrift(resultaat: Resultaat) -> list[str]:
    from stelsel.indicatoren.vastleggen import dekking_in_woorden

    dekking = dekking_in_woorden(resultaat)
    naam = resultaat.verantwoording["indicator"]
    return [
        f"Gegevens nodig over {dekking['nodig']}; aanwezig voor {dekking['aanwezig']}.",
        f"Definitie: stelsel indicator toon {naam}",
    ]


def _json(inhoud: Any) -> None:
    import json

    click.echo(json.dumps(inhoud, ensure_ascii=False, indent=1))
