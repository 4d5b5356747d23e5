"""`stelsel lees`: from a delivery to a gegevensset."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import click

from stelsel.opdrachten._voortgang import Voortgang

PAD = click.Path(path_type=Path)


def _toon_voorbeeld(context: click.Context, _: click.Parameter, gevraagd: bool) -> None:
    if gevraagd:
        voorbeeld = files("stelsel.bestanden") / "eigen_lijst" / "voorbeeld.yaml"
        click.echo(voorbeeld.read_text("utf-8"), nl=False)
        context.exit()


@click.command("lees")
@click.argument("bestanden", metavar="BESTAND...", nargs=-1, required=True, type=PAD)
@click.option("--naar", required=True, type=PAD, metavar="MAP", help="Map voor de gegevensset; die bestaat nog niet.")
@click.option("--opnieuw", is_flag=True, help="Vervang de gegevensset die in MAP staat.")
@click.option(
    "--sleutels",
    type=PAD,
    metavar="FILE",
    help="Sleutelbestand om personen aan te herkennen; nieuwe personen komen erbij. Zonder deze optie staan de "
    "sleutels in MAP/sleutels.parquet.",
)
@click.option(
    "--opleidingen", type=PAD, metavar="CSV", help="Lijst met opleidingcode en niveau, voor wat Stelsel mist."
)
@click.option(
    "--keuzedelen",
    type=PAD,
    metavar="CSV",
    help="Lijst met codes van keuzedelen (code, naam, van, tot_en_met); een code daarbuiten geeft een waarschuwing.",
)
@click.option(
    "--amvb-onderdelen", type=PAD, metavar="CSV", help="Lijst met codes van AMvB-onderdelen, met dezelfde kolommen."
)
@click.option(
    "--indeling",
    type=PAD,
    metavar="YAML",
    help="Lees eigen lijsten (CSV of Excel): welke kolom hoort waar? Zie --indeling-voorbeeld.",
)
@click.option(
    "--indeling-voorbeeld",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_toon_voorbeeld,
    help="Toon een indeling om mee te beginnen, en stop.",
)
@click.option(
    "--oude-onderwijsnummers",
    is_flag=True,
    help="Neem ook onderwijsnummers over die niet met 10 beginnen (oudere bestanden).",
)
@click.option("--uit", type=click.Choice(["tekst", "json"]), default="tekst", help="Vorm van het verslag.")
def opdracht(
    bestanden: tuple[Path, ...],
    naar: Path,
    opnieuw: bool,
    sleutels: Path | None,
    opleidingen: Path | None,
    keuzedelen: Path | None,
    amvb_onderdelen: Path | None,
    indeling: Path | None,
    oude_onderwijsnummers: bool,
    uit: str,
) -> int:
    """Lees een registratieoverzicht (RO) van DUO en maak er een gegevensset van.

    Geef meer bestanden om ze samen in één gegevensset te lezen: RO's over verschillende perioden, en
    eigen_administratie.csv. Een latere levering gaat voor een eerdere.

    Heb je geen bestanden van DUO? Lees een eigen lijst met --indeling.

    \b
    Exitcode 0: gelezen, hoogstens waarschuwingen
             1: gelezen, maar regels afgekeurd of velden leeg gelaten
             2: niet gelezen, of geen enkele persoon overgenomen

    De meldingen staan in MAP/meldingen.csv, afgekeurde regels letterlijk in MAP/afgekeurd/.
    """
    from stelsel.bestanden.geheugen import voor_het_laden

    # XML is read in small pieces.
    voor_het_laden(meteen_terug=all(pad.suffix.lower() == ".xml" for pad in bestanden))
    from stelsel.bestanden import lees

    voortgang = Voortgang()
    gegeven = {"keuzedeel": keuzedelen, "amvb_onderdeel": amvb_onderdelen}
    try:
        verslag = lees(
            list(bestanden),
            naar,
            opnieuw=opnieuw,
            sleutels=sleutels,
            opleidingen=opleidingen,
            codes={soort: pad for soort, pad in gegeven.items() if pad},
            bestanden={"indeling": indeling} if indeling else None,
            streng_onderwijsnummer=not oude_onderwijsnummers,
            voortgang=lambda klaar, totaal: voortgang("Gelezen", klaar, totaal),
        )
    finally:
        voortgang.klaar()
    if uit == "json":
        click.echo(json.dumps(verslag.als_dict(), ensure_ascii=False, indent=1))
    else:
        click.echo(verslag.als_tekst())
    return verslag.exitcode
