"""The form in which a student says what he needs."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy

from stelsel.web.begeleiding.vragenlijst import Antwoord as Vraagantwoord
from stelsel.web.begeleiding.vragenlijst import vragen
from stelsel.web.gedeeld.formulier import TEKST, Formulier, tekstveld


class Vragenformulier(Formulier):
    """What the student needs: a choice of three per question, and room for the rest. Nothing is required."""

    bron = {"eigen_woorden": "Antwoordblad.eigen_woorden"}
    eigen_woorden = tekstveld(
        gettext_lazy("Wil je nog iets zeggen? (hoeft niet)"), rijen=3, lengte=TEKST, required=False
    )

    def __init__(self, gegevens: object, eerder: Mapping[str, str]) -> None:
        super().__init__(gegevens)
        onderaan = self.fields.pop("eigen_woorden")
        for vraag in vragen()[1]:
            self.fields[vraag.code] = forms.ChoiceField(
                label=vraag.tekst,
                choices=Vraagantwoord.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=eerder.get(vraag.code),
            )
        self.fields["eigen_woorden"] = onderaan

    def antwoorden(self) -> dict[str, str]:
        """What was answered, by code; only after `is_valid`."""
        return {vraag.code: self.cleaned_data[vraag.code] for vraag in vragen()[1] if self.cleaned_data[vraag.code]}
