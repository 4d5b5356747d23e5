"""`stelsel vsv`: the percentage of voortijdig schoolverlaten, and who is counted without being in the population."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stelsel.opdrachten._uitvoer import VORMEN, eis_uitvoerplek, lees_dimensies, lees_filters, schrijf, toon_json

if TYPE_CHECKING:
    from stelsel.indicatoren.resultaat import Resultaat

DECIMALEN = 2
"""Streefpercentages have two."""
GEGEVENS = click.option("--gegevens", required=True, type=click.Path(path_type=Path), help="Map met de gegevensset.")
JAAR = click.option("--jaar", help="Studiejaar: 2022 is 2022-2023. Standaard alle.")
PER = click.option("--per", default="brin,niveau", show_default=True, help="Dimensies, met komma's ertussen.")
FILTER = click.option(
    "--filter", "filters", multiple=True, metavar="NAAM=WAARDE", help="Alleen deze waarde. Mag vaker."
)
UIT = click.option("--uit", type=VORMEN, default="tabel", show_default=True)
NAAR = click.option(
    "--naar", type=click.Path(path_type=Path), help="Schrijf naar dit bestand in plaats van het scherm."
)


@click.group()
def opdracht() -> None:
    """Voortijdig schoolverlaten: percentages per studiejaar en per maand, tegen de norm."""


@opdracht.command()
@GEGEVENS
@JAAR
@click.option("--status", type=click.Choice(["voorlopig", "definitief"]), help="Alleen deze. Standaard allebei.")
@PER
@FILTER
@UIT
@NAAR
def cijfers(
    gegevens: Path,
    jaar: str | None,
    status: str | None,
    per: str,
    filters: tuple[str, ...],
    uit: str,
    naar: Path | None,
) -> None:
    """Percentage vsv per studiejaar: NenR gedeeld door NRSP."""
    _bereken(gegevens, jaar, status or "", per, filters, uit, naar, per_maand=False)


@opdracht.command()
@GEGEVENS
@JAAR
@click.option("--maand", metavar="JJJJMM", help="Alleen de bestanden met deze maand in hun naam. Standaard alle.")
@PER
@FILTER
@UIT
@NAAR
def maanden(
    gegevens: Path, jaar: str | None, maand: str | None, per: str, filters: tuple[str, ...], uit: str, naar: Path | None
) -> None:
    """Percentage mogelijke vsv'ers per maand: A04 of A14 gedeeld door A05."""
    _bereken(gegevens, jaar, maand or "", per, filters, uit, naar, per_maand=True)


@opdracht.command("buiten-noemer")
@GEGEVENS
@JAAR
@FILTER
@UIT
@NAAR
def buiten_noemer(gegevens: Path, jaar: str | None, filters: tuple[str, ...], uit: str, naar: Path | None) -> int:
    """Wie in een teller staat en niet in de noemer die erbij hoort.

    \b
    Exitcode 0: iedereen in een teller staat ook in de noemer
             1: er staat iemand niet in de noemer, of er ontbreekt een noemer
             2: niet vergeleken
    """
    from stelsel.indicatoren.vsv.buiten_noemer import buiten_noemer as zoek

    eis_uitvoerplek(uit, naar)
    resultaat = zoek(gegevens, _studiejaar(jaar), lees_filters(filters))
    _schrijf(resultaat, gegevens, uit, naar, over_personen=True)
    niet_vergeleken = resultaat.verantwoording["niet_vergeleken"]
    for zin in niet_vergeleken:
        click.echo(f"Niet vergeleken: {zin}.", err=True)
    return 1 if resultaat.rijen or niet_vergeleken else 0


@opdracht.command()
@click.option("--uit", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True)
def toon(uit: str) -> None:
    """Toon de definitie: populatie, teller, noemer, normen, bron en zekerheid."""
    from stelsel.indicatoren.vsv.uitleg import als_dict, als_tekst

    if uit == "json":
        toon_json(als_dict())
    else:
        click.echo(als_tekst(), nl=False)


def _bereken(
    gegevens: Path, jaar: str | None, moment: str, per: str, filters: tuple[str, ...], uit: str, naar: Path | None,
    *, per_maand: bool,
) -> None:  # fmt: skip
    from stelsel.indicatoren.vsv.berekening import Vraag, bereken

    eis_uitvoerplek(uit, naar)
    # The studiejaar is a column of its own, whether it is asked for or not.
    dimensies = tuple(naam for naam in lees_dimensies(per) if naam != "studiejaar")
    vraag = Vraag(per_maand, _studiejaar(jaar), moment, dimensies, lees_filters(filters))
    _schrijf(bereken(gegevens, vraag), gegevens, uit, naar)


def _studiejaar(jaar: str | None) -> int | None:
    from stelsel.kern.tijd import Studiejaar

    return Studiejaar.lees(jaar).jaar if jaar else None


def _schrijf(resultaat: Resultaat, gegevens: Path, uit: str, naar: Path | None, *, over_personen: bool = False) -> None:
    from stelsel.weergave.tabellen import als_bytes

    blad = None
    if uit == "xlsx":
        from stelsel.indicatoren.vsv.uitleg import verantwoording_voor_blad

        blad = verantwoording_voor_blad(resultaat, _opdracht(gegevens))
    # Arrow is only loaded for Parquet: it alone needs the types of the columns
    tabel: Any = resultaat.als_tabel() if uit == "parquet" else resultaat.als_kolommen()
    onder = ["Definitie en normen: stelsel vsv toon"]
    noten = ("toelichting",)
    inhoud = als_bytes(tabel, uit, noten=noten, onderschrift=onder, verantwoording=blad, decimalen=DECIMALEN)
    schrijf(inhoud, naar, over_personen=over_personen)


def _opdracht(gegevens: Path) -> list[str]:
    """The command that makes this again, without where it is written."""
    context = click.get_current_context()
    woorden = ["stelsel", "vsv", str(context.info_name), "--gegevens", str(gegevens)]
    for naam, waarde in context.params.items():
        if naam in ("gegevens", "uit", "naar") or not waarde:
            continue
        for deel in waarde if isinstance(waarde, tuple) else (waarde,):
            woorden += [f"--{naam.removesuffix('s') if naam == 'filters' else naam}", deel]
    return woorden
