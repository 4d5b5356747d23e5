"""`stelsel exporteer`: a gegevensset that may leave the school."""

from __future__ import annotations

import getpass
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stelsel.kern.fouten import StelselFout
from stelsel.opdrachten._pseudoniem import pseudoniemoptie, standaardplek, zeg_nieuw

if TYPE_CHECKING:
    from stelsel.gegevens.uitvoer import Nummers, Uitvoerverslag

PAD = click.Path(path_type=Path)
LANGSTE_REDEN = 200
LIJKT_NUMMER = re.compile(r"\d{8,}")


@click.command("exporteer", short_help="Maak een gegevensset die de school uit mag.")
@click.option("--gegevens", required=True, type=PAD, metavar="MAP", help="De gegevensset.")
@click.option("--naar", required=True, type=PAD, metavar="MAP", help="Map voor de nieuwe set; die bestaat nog niet.")
@click.option("--opnieuw", is_flag=True, help="Vervang de gegevensset die in die map staat.")
@pseudoniemoptie
@click.option("--studiejaar", metavar="JAAR", help="Leeftijden op vier dagen van dit jaar; anders het laatste.")
@click.option("--met-nummers", is_flag=True, help="Geef ook BSN en onderwijsnummer mee; vraagt --sleutels en --reden.")
@click.option("--sleutels", type=PAD, metavar="FILE", help="Het sleutelbestand met de nummers.")
@click.option("--reden", metavar="TEKST", help="Waarom de nummers mee moeten; komt in de set te staan.")
@click.option("--uit", type=click.Choice(["tekst", "json"]), default="tekst", help="Vorm van het verslag.")
def opdracht(
    gegevens: Path,
    naar: Path,
    opnieuw: bool,
    pseudoniemsleutel: Path | None,
    studiejaar: str | None,
    met_nummers: bool,
    sleutels: Path | None,
    reden: str | None,
    uit: str,
) -> int:
    """Maak van een gegevensset een set die de school uit mag.

    Elke persoon krijgt een pseudoniem, hetzelfde bij dezelfde sleutel. Namen, adressen, nummers, medewerkers en
    vrije tekst blijven achter. In plaats van de geboortedatum staat de leeftijd op vier dagen in de tabel leeftijd.
    Het blijven persoonsgegevens: spreek met de ontvanger af wat die ermee doet.

    \b
    Exitcode 0: geschreven
             1: geschreven, maar zonder personen, of van iemand is geen nummer bekend
             2: niet geschreven
    """
    from stelsel.gegevens.gegevensset import Gegevensset
    from stelsel.gegevens.uitvoer import Pseudoniemsleutel, exporteer
    from stelsel.kern.tijd import Studiejaar

    jaar = Studiejaar.lees(studiejaar) if studiejaar else None
    nummers = _nummers(sleutels, reden) if met_nummers else _eis_geen(sleutels, reden)
    set_ = Gegevensset.open(gegevens)
    plek = pseudoniemsleutel or standaardplek()
    sleutel, nieuw = Pseudoniemsleutel.open_of_maak(plek, [gegevens, naar])
    if nieuw:
        zeg_nieuw(plek)
    verslag = exporteer(set_, naar, sleutel, studiejaar=jaar, nummers=nummers, opnieuw=opnieuw)
    click.echo(json.dumps(_als_dict(verslag), ensure_ascii=False, indent=1) if uit == "json" else _als_tekst(verslag))
    return verslag.exitcode


def _nummers(sleutels: Path | None, reden: str | None) -> Nummers:
    """What has to be there before numbers leave. Raises StelselFout (exit 2)."""
    from stelsel.bestanden.sleutelbestand import Sleutels
    from stelsel.gegevens.uitvoer import Nummers

    if not sleutels or not (reden or "").strip():
        raise StelselFout(
            "Nummers gaan alleen mee met het sleutelbestand en een reden.",
            waar="--met-nummers",
            verwacht='--sleutels FILE en --reden "waarom de ontvanger de nummers nodig heeft"',
            doe="Geef beide erbij, of laat --met-nummers weg.",
            code="OPD-EXPORTEER-01",
            exitcode=2,
        )
    if len(reden) > LANGSTE_REDEN or LIJKT_NUMMER.search(reden):
        raise StelselFout(
            "De reden is te lang, of er staat iets in wat op een nummer lijkt.",
            waar="--reden",
            verwacht=f"een zin van ten hoogste {LANGSTE_REDEN} tekens, zonder gegevens van een persoon",
            doe="Schrijf het korter: de reden staat leesbaar in de set.",
            code="OPD-EXPORTEER-02",
            exitcode=2,
        )
    return Nummers(Sleutels.open_bestaand(sleutels).nummers, reden.strip(), _wie())


def _eis_geen(sleutels: Path | None, reden: str | None) -> None:
    """Who gives keys or a reason means to send numbers: better ask than leave them out in silence."""
    if sleutels or reden:
        raise StelselFout(
            "Zonder --met-nummers gaan er geen nummers mee.",
            waar="--sleutels en --reden",
            verwacht="--met-nummers erbij, of geen van deze opties",
            doe="Kies of de nummers mee moeten.",
            code="OPD-EXPORTEER-03",
            exitcode=2,
        )


def _wie() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as in a container
        return "onbekend"


def _als_dict(verslag: Uitvoerverslag) -> dict[str, object]:
    return {
        "map": str(verslag.map),
        "pseudoniemsleutel": verslag.sleutel,
        "studiejaar": str(verslag.studiejaar),
        "rijen": verslag.rijen,
        "weggelaten": verslag.weggelaten,
        "zonder_nummer": verslag.zonder_nummer,
    }


def _als_tekst(verslag: Uitvoerverslag) -> str:
    personen = f"{verslag.rijen.get('persoon', 0):,}".replace(",", ".")
    regels = [
        f"Geschreven: {verslag.map}",
        f"  {personen} personen onder een pseudoniem (sleutel {verslag.sleutel}),"
        f" met hun leeftijd op vier dagen van {verslag.studiejaar}.",
    ]
    if verslag.weggelaten:
        regels.append(f"  Niet mee: {', '.join(verslag.weggelaten)}.")
    if verslag.zonder_nummer is None:
        regels.append("  Er staan geen nummers in.")
    else:
        regels.append("  De nummers staan in persoonsnummer.parquet, met de reden in gegevensset.json.")
    if verslag.zonder_nummer:
        regels.append(f"  Van {verslag.zonder_nummer} personen staat geen nummer in het sleutelbestand.")
    return "\n".join(regels)
