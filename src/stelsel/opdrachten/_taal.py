"""Dutch for the texts of the command line library: help, usage and what is wrong with an option.

click asks gettext for its texts and ships none in Dutch. Its modules each hold the function under the name `_`
(and `ngettext`); those are replaced by a look-up in the table below. A text that is not in it stays English.
"""

from __future__ import annotations

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)

TEKSTEN = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "Aborted!": "Afgebroken.",
    "Missing command.": "Er ontbreekt een opdracht.",
    "default: {default}": "standaard: {default}",
    "required": "verplicht",
    "Show this message and exit.": "Toon deze uitleg.",
    "Show the version and exit.": "Toon de versie.",
    "Error: {message}": "{message}",
    "Try '{command} {option}' for help.": "Uitleg: {command} {option}",
    "Invalid value: {message}": "Deze waarde kan niet: {message}",
    "Invalid value for {param_hint}: {message}": "De waarde van {param_hint} kan niet: {message}",
    "Missing argument": "Er ontbreekt een argument:",
    "Missing option": "Er ontbreekt een optie:",
    "Missing parameter": "Er ontbreekt iets:",
    "Missing {param_type}": "Er ontbreekt iets:",
    "Missing parameter: {param_name}": "Er ontbreekt iets: {param_name}",
    "No such option {name!r}.": "De optie {name} bestaat niet.",
    "No such option: {name}": "De optie {name} bestaat niet.",
    "No such command {name!r}.": "De opdracht '{name}' bestaat niet.",
    "unknown error": "onbekende fout",
    "Could not open file {filename!r}: {message}": "Het bestand '{filename}' is niet te openen.",
    "{value!r} is not a valid {number_type}.": "'{value}' is geen getal.",
    "{value} is not in the range {range}.": "{value} ligt buiten {range}.",
    "{name} {filename!r} does not exist.": "'{filename}' bestaat niet.",
    "{name} {filename!r} is a file.": "'{filename}' is een bestand, geen map.",
    "{name} {filename!r} is a directory.": "'{filename}' is een map, geen bestand.",
    "{name} {filename!r} is not readable.": "'{filename}' mag je niet lezen.",
    "{name} {filename!r} is not writable.": "in '{filename}' mag je niet schrijven.",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "Option {name!r} does not take a value.": "De optie {name} krijgt geen waarde.",
    "file": "bestand",
    "directory": "map",
    "path": "pad",
}
# What the help shows in the place of a value.
SOORTEN = {
    click.types.StringParamType: "tekst",
    click.types.IntParamType: "getal",
    click.types.FloatParamType: "getal",
    click.types.DateTime: "jjjj-mm-dd",
}
MEERVOUD = {
    "Got unexpected extra argument ({args})": ("Dit hoort er niet bij: {args}", "Dit hoort er niet bij: {args}"),
    "Did you mean {possibility}?": ("Bedoel je {possibility}?", "Bedoel je een van deze: {possibilities}?"),
    "{value!r} is not {choice}.": ("'{value}' is niet {choice}.", "'{value}' is geen van: {choices}."),
    "{value!r} does not match the format {format}.": (
        # Every date on the command line is written the same way; click would show its strptime pattern.
        "'{value}' is geen datum van de vorm jjjj-mm-dd, zoals 2024-08-01.",
        "'{value}' heeft geen van de vormen {formats}.",
    ),
    "Option {name!r} requires an argument.": (
        "De optie {name} vraagt een waarde.",
        "De optie {name} vraagt {nargs} waarden.",
    ),
    "Takes {nargs} values but 1 was given.": (
        "Er zijn {nargs} waarden nodig, er is er 1.",
        "Er zijn {nargs} waarden nodig, er zijn er {len}.",
    ),
}


def vertaal(tekst: str) -> str:
    """The Dutch text, or the text itself."""
    return TEKSTEN.get(tekst, tekst)


def vertaal_meervoud(enkel: str, meer: str, aantal: int) -> str:
    """The Dutch text for one or for more."""
    een, veel = MEERVOUD.get(enkel, (enkel, meer))
    return een if aantal == 1 else veel


def spreek_nederlands() -> None:
    """Make click speak Dutch in this process."""
    for module in MODULES:
        for naam, functie in (("_", vertaal), ("ngettext", vertaal_meervoud)):
            if hasattr(module, naam):
                setattr(module, naam, functie)
    for soort, woord in SOORTEN.items():
        soort.name = woord
    # click shows the strptime pattern of a date; a reader knows the form by its name.
    click.types.DateTime.get_metavar = lambda *_, **__: SOORTEN[click.types.DateTime].upper()
