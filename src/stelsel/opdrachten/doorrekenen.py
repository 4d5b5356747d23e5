"""`stelsel doorrekenen`: a rule over everybody in a gegevensset, also with other values."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stelsel.kern.fouten import StelselFout

if TYPE_CHECKING:
    from stelsel.doorrekening import Doorrekening


@click.command()
@click.argument("regel")
@click.option("--gegevens", required=True, type=click.Path(path_type=Path), help="Map met de gegevensset.")
@click.option("--jaar", help="Studiejaar: 2024 is 2024-2025. Standaard het laatste waarover is geleverd.")
@click.option("--op", type=click.DateTime(["%Y-%m-%d"]), help="Dag, in plaats van 1 oktober van het studiejaar.")
@click.option("--per", default="", help="Dimensies, met komma's ertussen. Standaard alles samen.")
@click.option("--variant", type=click.Path(path_type=Path), help="YAML met andere waarden: wat als?")
@click.option("--sbu", type=click.Path(path_type=Path), help="CSV met code en sbu van elk keuzedeel.")
@click.option("--uit", type=click.Choice(["tabel", "csv", "json"]), default="tabel", show_default=True)
@click.option("--naar", type=click.Path(path_type=Path), help="Schrijf naar dit bestand in plaats van het scherm.")
def opdracht(
    regel: str,
    gegevens: Path,
    jaar: str | None,
    op: datetime | None,
    per: str,
    variant: Path | None,
    sbu: Path | None,
    uit: str,
    naar: Path | None,
) -> None:
    """Stel REGEL over iedereen in een gegevensset en tel de antwoorden.

    Dat kan met niveauplaatsing, onderwijsresultaat en keuzedelen_geslaagd. Met --variant staat wat andere waarden
    zouden doen ernaast.
    """
    from stelsel.doorrekening import reken_door
    from stelsel.doorrekening.studielast import lees_studielast
    from stelsel.doorrekening.vraag import Keuze
    from stelsel.kern.tijd import Studiejaar
    from stelsel.regels.motor.waarden import lees_variant

    keuze = Keuze(
        jaar=Studiejaar.lees(jaar).jaar if jaar else None,
        op=op.date() if op else None,
        per=tuple(deel.strip() for deel in per.split(",") if deel.strip()),
        studielast=lees_studielast(sbu) if sbu else None,
    )
    doorrekening = reken_door(gegevens, regel, keuze, lees_variant(variant) if variant else None)
    telling = doorrekening.verantwoording
    keer = "twee keer beslist, zonder en met de variant" if variant else "één keer beslist"
    sets = f"{_getal(telling['feitensets'])} verschillende sets van feiten, elk {keer}"
    click.echo(f"{_getal(telling['rijen'])} rijen: {sets}.", err=True)
    _schrijf(_inhoud(doorrekening, uit), naar)


def _getal(waarde: int) -> str:
    from stelsel.weergave.tabellen.notatie import getal

    return getal(waarde)


def _inhoud(doorrekening: Doorrekening, uit: str) -> bytes:
    from stelsel.weergave.tabellen import als_bytes

    if uit == "json":
        inhoud = {"rijen": doorrekening.rijen, "verantwoording": doorrekening.verantwoording}
        return (json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n").encode()
    return als_bytes(doorrekening.als_kolommen(), uit, onderschrift=_onderschrift(doorrekening.verantwoording))


def _onderschrift(telling: dict[str, Any]) -> list[str]:
    """What stands below the table: which rows, what is missing, what the variant changes, and what nobody knows."""
    regels = [f"{_getal(telling['rijen'])} {telling['over']}."]
    if telling["rijen_met_ontbrekend_feit"]:
        delen = ", ".join(f"{feit} bij {_getal(aantal)}" for feit, aantal in telling["ontbreekt"].items())
        regels.append(f"Bij {_getal(telling['rijen_met_ontbrekend_feit'])} ontbreekt een feit: {delen}.")
    if telling["variant"] is not None:
        aantal = _getal(telling["rijen_met_ander_antwoord"])
        regels.append(f"Met de variant '{telling['variant']}' verandert het antwoord bij {aantal}.")
        regels += [f"  {_getal(o['aantal'])}: van {o['van']} naar {o['naar']}." for o in telling["overgangen"]]
    return [*regels, *telling["noten"], f"De regel en haar waarden: stelsel regel toon {telling['regel']}"]


def _schrijf(inhoud: bytes, naar: Path | None) -> None:
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
            code="DOOR-UIT-01",
            exitcode=2,
        ) from None
    click.echo(f"Geschreven: {naar}", err=True)
