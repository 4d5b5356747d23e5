"""`stelsel bewaartermijnen`: what the school may no longer keep, shown first, removed when asked."""

from __future__ import annotations

import os
from pathlib import Path

import click


@click.command(short_help="Toon of verwijder wat de school niet meer mag bewaren.")
@click.option("--proef", is_flag=True, help="Toon alleen wat voorbij zijn termijn is.")
@click.option("--voer-uit", "voer_uit", is_flag=True, help="Verwijder het, en schrijf een getekend verslag.")
@click.option(
    "--controleer", type=click.Path(path_type=Path, dir_okay=False), help="Reken de handtekening van een verslag na."
)
def opdracht(proef: bool, voer_uit: bool, controleer: Path | None) -> None:
    """Verwijder gegevens waarvan de bewaartermijn voorbij is, volgens het register van verwerkingen.

    Wie een verzoek heeft lopen of van wie de gegevens beperkt zijn, blijft staan. In een reservekopie staat het
    verwijderde nog tot die kopie zelf wordt opgeruimd.
    """
    if sum((proef, voer_uit, controleer is not None)) != 1:
        raise click.UsageError("Kies één van --proef, --voer-uit en --controleer.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stelsel.web.site.instellingen")
    import django

    django.setup()
    from stelsel.web.privacy import service as privacy

    if controleer is not None:
        inhoud = privacy.controleer_verslag(controleer)
        click.echo(f"Het verslag klopt: {inhoud['gemaakt']}, peildatum {inhoud['peildatum']}.")
        return
    from stelsel.kern.tijd import vandaag
    from stelsel.web.site.start import eis_bijgewerkte_database

    eis_bijgewerkte_database()
    dag = vandaag()
    ruimingen = []
    for ruiming in privacy.ruim_op(dag, voer_uit=voer_uit):
        ruimingen.append(ruiming)
        _toon(ruiming)
    if not voer_uit:
        click.echo("Er is niets veranderd. Met --voer-uit wordt dit verwijderd; dat kan niet terug.")
        return
    if any(ruiming.rijen for ruiming in ruimingen):
        from stelsel.web.kwaliteit import service as kwaliteit

        # The files that figures are made of speak of the same persons.
        kwaliteit.na_opruimen()
    click.echo(f"Verslag: {privacy.bewaar_verslag(dag, ruimingen)}")


def _toon(ruiming: object) -> None:
    click.echo(f"{ruiming.verwerking} (begonnen voor {ruiming.grens}):")
    if not ruiming.rijen and not ruiming.aangehouden:
        click.echo("  niets")
        return
    if ruiming.personen:
        click.echo(f"  van {ruiming.personen} personen is deze termijn voorbij:")
    for naam, aantal in sorted(ruiming.rijen.items()):
        click.echo(f"  {aantal:>9} {naam}")
    if ruiming.aangehouden:
        click.echo(f"  {ruiming.aangehouden} personen blijven staan: een verzoek loopt, of hun gegevens zijn beperkt")
