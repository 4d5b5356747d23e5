"""`stelsel synthese maak`: an invented school as the files a real one has."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click


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

    school = maak_school(
        studenten, zaad, jaren, peildatum.date() if peildatum else None, brin, eigen=not alleen_ro
    )
    naar.mkdir(parents=True, exist_ok=True)
    verslag = ro.schrijf(
        school.tabellen, school.nummers, school.brin, school.van, school.tot_en_met, naar,
        aangemaakt=school.tot_en_met,
    )  # fmt: skip
    click.echo(f"{verslag.pad}: {_opsomming(verslag.aantallen)}")
    if not alleen_ro:
        pad = naar / "eigen_administratie.csv"
        click.echo(
            f"{pad}: {_opsomming(eigen_administratie.schrijven(pad, school.tabellen, school.nummers))}"
        )


def _opsomming(aantallen: dict[str, int]) -> str:
    return ", ".join(f"{aantal} {soort}" for soort, aantal in aantallen.items())
