"""`stelsel synthese maak`: an invented school as the files a real one has."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from stelsel.kern.fouten import StelselFout

EIGEN = "eigen_administratie.csv"


@click.group(short_help="Een verzonnen school maken.")
def opdracht() -> None:
    """Een verzonnen school: levend, met bekende fouten, en voor hetzelfde zaad en dezelfde dag steeds gelijk."""


@opdracht.command("maak", short_help="Maak een RO en een eigen administratie van een verzonnen school.")
@click.option("--studenten", type=int, required=True, help="Ongeveer zoveel studenten op elke 1 oktober.")
@click.option("--zaad", type=int, default=0, show_default=True, help="Zelfde zaad en dag, zelfde bytes.")
@click.option(
    "--jaren", type=int, default=6, show_default=True, help="Hele studiejaren vóór het lopende (1-10)."
)
@click.option(
    "--peildatum", type=click.DateTime(["%Y-%m-%d"]), help="Laatste dag die bekend is; anders vandaag."
)
@click.option("--brin", default="99XX", show_default=True, help="BRIN van de verzonnen instelling.")
@click.option("--alleen-ro", is_flag=True, help="Geen eigen administratie (sneller bij een grote school).")
@click.option("--naar", type=click.Path(path_type=Path), required=True, help="Map waarin de bestanden komen.")
def maak(
    studenten: int, zaad: int, jaren: int, peildatum: datetime | None, brin: str, alleen_ro: bool, naar: Path
) -> None:
    """Schrijf RO_<brin>_<van>_<tot>.csv en eigen_administratie.csv in de map --naar."""
    from stelsel.bestanden import eigen_administratie, ro
    from stelsel.synthese import maak_school

    if not alleen_ro:
        _spaar_andermans_bestand(naar, brin)
    school = maak_school(
        studenten, zaad, jaren, peildatum.date() if peildatum else None, brin, eigen=not alleen_ro
    )
    verslag = ro.schrijf(
        school.tabellen, school.nummers, school.brin, school.van, school.tot_en_met, naar,
        aangemaakt=school.tot_en_met,
    )  # fmt: skip
    click.echo(f"{verslag.pad}\n  {_opsomming('ro', verslag.aantallen)}")
    if not alleen_ro:
        pad = naar / EIGEN
        aantallen = eigen_administratie.schrijven(pad, school.tabellen, school.nummers)
        click.echo(f"{pad}\n  {_opsomming('eigen_administratie', aantallen)}")


def _spaar_andermans_bestand(naar: Path, brin: str) -> None:
    """An eigen_administratie.csv without an RO of the invented school beside it may be that of a real school."""
    if (naar / EIGEN).exists() and not any(naar.glob(f"RO_{brin}_*.csv")):
        raise StelselFout(
            f"In deze map staat al een {EIGEN} die niet van deze verzonnen school is.",
            waar=str(naar),
            verwacht="een map zonder bestanden van een andere school",
            doe="Kies met --naar een andere map.",
            code="SYN-MAAK-04",
            exitcode=2,
        )


def _opsomming(levering: str, aantallen: dict[str, int]) -> str:
    """The numbers in words: 2.843 personen, 3.474 inschrijvingen, ..."""
    from stelsel.bestanden.indeling import indeling

    records = indeling(levering).records
    return ", ".join(
        f"{aantal:,} {records[code].meervoud}".replace(",", ".") for code, aantal in aantallen.items()
    )
