"""`stelsel schrijf`: from a gegevensset back to a delivery."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stelsel.kern.fouten import StelselFout
from stelsel.opdrachten._pseudoniem import pseudoniemoptie, standaardplek, zeg_nieuw

if TYPE_CHECKING:
    from stelsel.gegevens.dekking import Dekking
    from stelsel.gegevens.uitvoer import Pseudoniemsleutel

PAD = click.Path(path_type=Path)
DATUM = click.DateTime(formats=["%Y-%m-%d"])
MET_NUMMERS = "Er staan nummers van personen in: deel het alleen met DUO. Voor een ander is er --pseudoniem."
ZONDER_NUMMERS = "Er staan geen nummers in: elke persoon heeft een pseudoniem, en alleen een jaar van geboorte."


@click.group("schrijf")
def opdracht() -> None:
    """Schrijf een levering uit een gegevensset."""


@opdracht.command("ro")
@click.option("--gegevens", required=True, type=PAD, metavar="MAP", help="De gegevensset.")
@click.option("--sleutels", type=PAD, metavar="FILE", help="Het sleutelbestand met de nummers; niet bij --pseudoniem.")
@click.option("--brin", required=True, help="De instelling, zoals 99XX.")
@click.option("--van", required=True, type=DATUM, help="Begin van de selectieperiode (jjjj-mm-dd).")
@click.option("--tot", required=True, type=DATUM, help="Einde van de selectieperiode, inclusief.")
@click.option("--naar", required=True, type=PAD, metavar="DIR", help="Map voor het bestand.")
@click.option("--pseudoniem", is_flag=True, help="Zonder nummers en geboortedatums, voor wie niet DUO is.")
@pseudoniemoptie
@click.option("--uit", type=click.Choice(["tekst", "json"]), default="tekst", help="Vorm van het verslag.")
def ro(
    gegevens: Path,
    sleutels: Path | None,
    brin: str,
    van: datetime,
    tot: datetime,
    naar: Path,
    pseudoniem: bool,
    pseudoniemsleutel: Path | None,
    uit: str,
) -> int:
    """Schrijf een registratieoverzicht (RO) volgens PvE 4.8.2, hoofdstuk 15.

    Het bestand bevat nummers van personen; alleen jij kunt het lezen. Deel het alleen met DUO. Voor een ander is
    --pseudoniem: dan staat er een pseudoniem in plaats van het nummer en alleen het jaar van geboorte. De
    pseudoniemen zijn dezelfde als die van 'stelsel exporteer'.

    \b
    Exitcode 0: alles geschreven
             1: geschreven, maar zonder personen, of personen zonder nummer ontbreken
             2: niet geschreven
    """
    from stelsel.bestanden.ro import schrijf, schrijf_pseudoniem
    from stelsel.bestanden.sleutelbestand import Sleutels
    from stelsel.gegevens.dekking import gedekt
    from stelsel.gegevens.gegevensset import Gegevensset

    _eis_een_van_beide(pseudoniem, sleutels, pseudoniemsleutel)
    nummers = Sleutels.open_bestaand(sleutels).nummers if sleutels else None
    set_ = Gegevensset.open(gegevens)
    if nummers is None:
        sleutel = _open_sleutel(pseudoniemsleutel or standaardplek(), gegevens)
        verslag = schrijf_pseudoniem(set_, sleutel, brin, _dag(van), _dag(tot), naar)
    else:
        verslag = schrijf(set_, nummers, brin, _dag(van), _dag(tot), naar)
    if not gedekt(set_.dekking, brin, _dag(van), _dag(tot)):
        click.echo(_buiten_dekking(set_.dekking, brin), err=True)
    if uit == "json":
        waarden = {"bestand": str(verslag.pad), "records": verslag.aantallen, "zonder_nummer": verslag.zonder_nummer}
        click.echo(json.dumps(waarden, ensure_ascii=False, indent=1))
        return verslag.exitcode
    click.echo(f"Geschreven: {verslag.pad}")
    click.echo(f"  {ZONDER_NUMMERS if pseudoniem else MET_NUMMERS}")
    if any(verslag.aantallen.values()):
        click.echo("  " + "  ".join(f"{code} {aantal}" for code, aantal in verslag.aantallen.items() if aantal))
    if not any(verslag.aantallen.values()) and not verslag.zonder_nummer:
        click.echo(f"  Van {brin} is er in deze periode geen enkele persoon.")
    if verslag.zonder_nummer:
        click.echo(
            f"  {verslag.zonder_nummer} personen hebben geen nummer in het sleutelbestand en staan niet in het bestand."
        )
    return verslag.exitcode


@opdracht.command("grondslag")
@click.option("--gegevens", required=True, type=PAD, metavar="MAP", help="De gegevensset.")
@click.option("--brin", required=True, help="De instelling, zoals 99XX.")
@click.option("--jaar", required=True, type=int, help="Het eerste jaar van het studiejaar: 2025 is 2025-2026.")
@click.option("--naar", required=True, type=PAD, metavar="DIR", help="Map voor het bestand.")
@click.option("--bekostiging", type=click.Choice(["V", "D"]), help="V (voorlopig) of D (definitief); zonder keuze V.")
@click.option("--uit", type=click.Choice(["tekst", "json"]), default="tekst", help="Vorm van het verslag.")
def grondslag(gegevens: Path, brin: str, jaar: int, naar: Path, bekostiging: str | None, uit: str) -> int:
    """Schrijf een GRONDSLAG volgens PvE 4.8.2, hoofdstuk 17.

    Personen krijgen een nummer dat alleen in dit bestand geldt, en vier leeftijden in plaats van een geboortedatum.
    Wat de gegevensset niet weet, zoals de postcode, blijft leeg. Is de gegevensset zelf uit een GRONDSLAG gelezen, dan
    komt die terug zoals hij was.

    \b
    Exitcode 0: geschreven
             1: geschreven, maar zonder personen
             2: niet geschreven
    """
    from stelsel.bestanden.grondslag import schrijf
    from stelsel.gegevens.dekking import gedekt
    from stelsel.gegevens.gegevensset import Gegevensset

    set_ = Gegevensset.open(gegevens)
    verslag = schrijf(set_, brin, jaar, naar, bekostiging=bekostiging or "")
    if set_.heeft("inschrijving") and not gedekt(set_.dekking, brin, date(jaar, 1, 1), date(jaar + 1, 7, 31)):
        click.echo(_buiten_dekking(set_.dekking, brin), err=True)
    if uit == "json":
        waarden = {"bestand": str(verslag.pad), "records": verslag.aantallen}
        waarden |= {"zonder_leeftijd": verslag.zonder_leeftijd, "niet_bekend": list(verslag.niet_bekend)}
        click.echo(json.dumps(waarden, ensure_ascii=False, indent=1))
        return verslag.exitcode
    click.echo(f"Geschreven: {verslag.pad}")
    for regel in _over_grondslag(verslag.aantallen, verslag.zonder_leeftijd, verslag.niet_bekend, brin):
        click.echo(f"  {regel}")
    return verslag.exitcode


def _over_grondslag(
    aantallen: dict[str, int], zonder_leeftijd: int, niet_bekend: Sequence[str], brin: str
) -> list[str]:
    if not aantallen.get("PER"):
        return [f"Van {brin} is er in dit studiejaar geen enkele persoon."]
    regels = ["  ".join(f"{code} {aantal}" for code, aantal in aantallen.items() if aantal)]
    if niet_bekend:
        regels.append(f"Leeg, omdat de gegevensset het niet weet: {', '.join(niet_bekend)}.")
    if zonder_leeftijd:
        regels.append(
            f"Van {zonder_leeftijd} personen is een leeftijd niet te zeggen: de geboortedatum is niet heel bekend."
        )
    return regels


def _eis_een_van_beide(pseudoniem: bool, sleutels: Path | None, pseudoniemsleutel: Path | None) -> None:
    """Numbers or pseudonyms, never a mix of what was meant. Raises StelselFout (exit 2)."""
    if pseudoniem == bool(sleutels) or (pseudoniemsleutel and not pseudoniem):
        raise StelselFout(
            "Een RO krijgt de nummers, of pseudoniemen.",
            waar="--sleutels en --pseudoniem",
            verwacht="--sleutels FILE voor DUO, of --pseudoniem voor een ander",
            doe="Geef een van beide.",
            code="OPD-SCHRIJF-01",
            exitcode=2,
        )


def _open_sleutel(plek: Path, gegevens: Path) -> Pseudoniemsleutel:
    from stelsel.gegevens.uitvoer import Pseudoniemsleutel

    sleutel, nieuw = Pseudoniemsleutel.open_of_maak(plek, [gegevens])
    if nieuw:
        zeg_nieuw(plek)
    return sleutel


def _buiten_dekking(dekking: Sequence[Dekking], brin: str) -> str:
    """The header names a period that the set does not wholly hold: a reader of the file would take it as complete."""
    perioden = " en ".join(f"{deel.van} t/m {deel.tot_en_met}" for deel in dekking if deel.brin == brin)
    heeft = f"{perioden}, niet de hele gevraagde periode" if perioden else "niets over de gevraagde periode"
    return (
        f"Let op: de gegevensset heeft van {brin} {heeft}. Het voorlooprecord "
        "noemt die wel: gebruik dit bestand niet als volledig overzicht."
    )


def _dag(moment: datetime) -> date:
    return moment.date()
