"""Once typed, used everywhere: each field of a form is the one source of one column."""

from __future__ import annotations

from collections import Counter

from django.apps import apps

from stelsel.web.begeleiding import forms


def _formulieren() -> list[type[forms.Formulier]]:
    return forms.Formulier.__subclasses__()


def test_elk_veld_noemt_een_kolom_die_bestaat() -> None:
    for formulier in _formulieren():
        assert set(formulier.base_fields) == set(formulier.bron) | set(formulier.wijzigt), formulier.__name__
        for kolom in [*formulier.bron.values(), *formulier.wijzigt.values()]:
            if kolom:
                model, _punt, naam = kolom.partition(".")
                apps.get_model("begeleiding", model)._meta.get_field(naam)


def test_geen_twee_velden_schrijven_dezelfde_kolom() -> None:
    kolommen = Counter(kolom for formulier in _formulieren() for kolom in formulier.bron.values() if kolom)
    assert [kolom for kolom, keer in kolommen.items() if keer > 1] == []


def test_wat_een_ander_veld_wijzigt_heeft_een_bron() -> None:
    bronnen = {kolom for formulier in _formulieren() for kolom in formulier.bron.values()}
    assert {kolom for formulier in _formulieren() for kolom in formulier.wijzigt.values()} <= bronnen
