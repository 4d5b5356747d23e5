"""Once typed, used everywhere: each field of a form of a dossier is the one source of one column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps

from stelsel.web.gedeeld.formulier import Formulier

DOSSIERS = [app.label for app in apps.get_app_configs() if find_spec(f"{app.name}.forms")]


def _formulieren() -> Iterator[tuple[str, type[Formulier]]]:
    """With the app of each; a form of another app is found when its module was read."""
    for label in DOSSIERS:
        module = import_module(f"{apps.get_app_config(label).name}.forms")
        for waarde in vars(module).values():
            if isinstance(waarde, type) and issubclass(waarde, Formulier) and waarde is not Formulier:
                yield label, waarde


FORMULIEREN = [
    pytest.param(label, formulier, id=f"{label}.{formulier.__name__}") for label, formulier in _formulieren()
]


@pytest.mark.parametrize(("label", "formulier"), FORMULIEREN)
def test_elk_veld_noemt_een_kolom_die_bestaat(label, formulier) -> None:
    assert set(formulier.base_fields) == set(formulier.bron) | set(formulier.wijzigt)
    for kolom in filter(None, [*formulier.bron.values(), *formulier.wijzigt.values()]):
        model, _punt, naam = kolom.partition(".")
        apps.get_model(label, model)._meta.get_field(naam)


def test_geen_twee_velden_schrijven_dezelfde_kolom() -> None:
    kolommen = Counter(
        (label, kolom) for label, formulier in _formulieren() for kolom in formulier.bron.values() if kolom
    )
    assert [kolom for kolom, keer in kolommen.items() if keer > 1] == []


def test_wat_een_ander_veld_wijzigt_heeft_een_bron() -> None:
    bronnen = {(label, kolom) for label, formulier in _formulieren() for kolom in formulier.bron.values()}
    wijzigt = {(label, kolom) for label, formulier in _formulieren() for kolom in formulier.wijzigt.values()}
    assert wijzigt <= bronnen
