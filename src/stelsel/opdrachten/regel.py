"""`stelsel regel`: which legal questions there are, what each asks, and asking them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from stelsel.kern.fouten import StelselFout

if TYPE_CHECKING:
    from stelsel.regels.motor.regel import Regel
    from stelsel.regels.motor.uitkomst import Uitkomst
    from stelsel.regels.motor.waarden import Waarden


@click.group()
def opdracht() -> None:
    """Juridische vragen over één persoon: lijst, uitleg en antwoord met redenen."""


@opdracht.command()
@click.option("--uit", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True)
def lijst(uit: str) -> None:
    """Noem de vragen."""
    from stelsel.regels.register import alle

    if uit == "json":
        _json([{"regel": r.naam, "onderwerp": r.onderwerp, "vraag": r.vraag} for r in alle()])
        return
    onderwerp = ""
    for regel in alle():
        if regel.onderwerp != onderwerp:
            onderwerp = regel.onderwerp
            click.echo(f"\n{onderwerp}" if onderwerp != alle()[0].onderwerp else onderwerp)
        click.echo(f"  {regel.naam:<31}{regel.vraag}")


@opdracht.command()
@click.argument("naam")
@click.option("--schema", is_flag=True, help="Toon het JSON Schema van de feiten.")
@click.option("--uit", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True)
def toon(naam: str, schema: bool, uit: str) -> None:
    """Toon de vraag NAAM: wat zij beslist, welke feiten zij vraagt, welke waarden gelden en waar die staan."""
    from stelsel.regels.beschrijving import beschrijving
    from stelsel.regels.register import vind

    regel = vind(naam)
    if schema:
        _json(regel.schema())
    elif uit == "json":
        _json(beschrijving(regel))
    else:
        from stelsel.regels.motor.beschrijving_tekst import beschrijving_als_tekst

        click.echo(beschrijving_als_tekst(beschrijving(regel)), nl=False)


@opdracht.command()
@click.argument("naam")
@click.option("--feiten", required=True, type=click.Path(allow_dash=True), help="JSON-bestand met feiten; - is stdin.")
@click.option(
    "--op", type=click.DateTime(["%Y-%m-%d"]), help="Op welke dag. Standaard de dag in de feiten, of vandaag."
)
@click.option("--variant", type=click.Path(path_type=Path), help="YAML met andere waarden: wat als?")
@click.option("--jsonl", is_flag=True, help="Eén object met feiten per regel; één antwoord per regel, op volgorde.")
@click.option("--uit", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True)
def vraag(naam: str, feiten: str, op: date | None, variant: Path | None, jsonl: bool, uit: str) -> None:
    """Stel de vraag NAAM over de feiten. Afsluitcode 0: beantwoord; 1: er ontbreekt of klopt iets niet."""
    from stelsel.regels.register import vind

    regel = vind(naam)
    waarden = _waarden(variant)
    dag = op.date() if op else None
    with _open(feiten) as bron:
        if jsonl:
            sys.exit(_veel(regel, bron, dag, waarden))
        sys.exit(_een(regel, bron.read(), dag, waarden, uit))


def _waarden(variant: Path | None) -> Waarden:
    from stelsel.regels.motor.waarden import STANDAARD, lees_variant

    return lees_variant(variant) if variant else STANDAARD


def _open(pad: str) -> BinaryIO:
    if pad == "-":
        return sys.stdin.buffer
    try:
        return Path(pad).open("rb")
    except OSError:
        raise StelselFout(
            "Stelsel kan dit bestand niet lezen.",
            waar=pad,
            verwacht="een JSON-bestand met feiten, of - voor stdin",
            code="REGEL-FEIT-02",
        ) from None


def _een(regel: Regel, tekst: bytes, op: date | None, waarden: Waarden, uit: str) -> int:
    from stelsel.regels.motor.omslag import met_omslag
    from stelsel.regels.motor.tekst import uitkomst_als_tekst
    from stelsel.regels.motor.uitkomst import als_json

    feiten = regel.lees(tekst)
    uitkomst = met_omslag(regel, feiten, regel.beantwoord(feiten, op, waarden), waarden)
    if uit == "json":
        sys.stdout.buffer.write(als_json(uitkomst) + b"\n")
    else:
        click.echo(uitkomst_als_tekst(regel, uitkomst), nl=False)
    return _afsluitcode(uitkomst)


def _veel(regel: Regel, bron: Iterable[bytes], op: date | None, waarden: Waarden) -> int:
    """One answer per line, in order; a line that cannot be read becomes an error line and the rest goes on."""
    code = 0
    schrijf = sys.stdout.buffer.write
    for antwoord, regelcode in _antwoorden(regel, bron, op, waarden):
        schrijf(antwoord)
        schrijf(b"\n")
        code = max(code, regelcode)
    sys.stdout.buffer.flush()
    return code


def _antwoorden(regel: Regel, bron: Iterable[bytes], op: date | None, waarden: Waarden) -> Iterator[tuple[bytes, int]]:
    from stelsel.regels.motor.lezen import FeitenFout
    from stelsel.regels.motor.uitkomst import als_json

    for nummer, tekst in enumerate(bron, 1):
        if not tekst.strip():
            continue
        try:
            uitkomst = regel.beantwoord(regel.lees(tekst), op, waarden)
        except FeitenFout as fout:
            yield als_json({"regel": regel.naam, "invoerregel": nummer, "fout": fout.als_dict()}), 1
        else:
            yield als_json(uitkomst), _afsluitcode(uitkomst)


def _afsluitcode(uitkomst: Uitkomst) -> int:
    return 0 if uitkomst.beantwoord else 1


def _json(inhoud: object) -> None:
    from stelsel.regels.motor.uitkomst import als_json_leesbaar

    sys.stdout.buffer.write(als_json_leesbaar(inhoud) + b"\n")
