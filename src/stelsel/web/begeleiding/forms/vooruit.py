"""Forms of what comes next: wishes, getting ready, handing over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.web.begeleiding.models import Doorstroomwens, Overdracht, Voorbereiding
from stelsel.web.begeleiding.models.voorbereiding import Hoever, Onderwerp
from stelsel.web.begeleiding.models.wens import Wens
from stelsel.web.gedeeld.formulier import REGEL, Formulier, tekstveld


class Wensformulier(Formulier):
    """What comes after this programme: said by the student, or expected by the team."""

    bron = {"wie_zegt": "Doorstroomwens.wie", "wens": "Doorstroomwens.wens", "uitleg": "Doorstroomwens.toelichting"}
    velden = {"wie": "wie_zegt"}
    wie_zegt = forms.ChoiceField(
        label=gettext_lazy("Wie zegt dit?"), choices=Doorstroomwens.Wie, widget=forms.RadioSelect
    )
    wens = forms.ChoiceField(
        label=gettext_lazy("Wat komt er na deze opleiding?"),
        choices=Wens,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een antwoord.")},
    )
    uitleg = tekstveld(gettext_lazy("Wat is daarvoor nodig? (hoeft niet)"), rijen=2, lengte=REGEL, required=False)

    def __init__(self, gegevens: object, *, zelf: bool = False) -> None:
        super().__init__(gegevens, initial={"wie_zegt": Doorstroomwens.Wie.STUDENT})
        if zelf:
            del self.fields["wie_zegt"]
            self.fields["wens"].label = _("Wat wil je na deze opleiding?")
            self.fields["wens"].help_text = _("Je mag dit altijd veranderen. We vragen het elk half jaar.")
            self.fields["uitleg"].label = _("Wat heb je daarvoor nodig? (hoeft niet)")


class Voorbereidingformulier(Formulier):
    """How far the student is with what a higher level asks: three times how far, and what is done about it."""

    bron: ClassVar[Mapping[str, str]] = {}

    def __init__(self, gegevens: object, stand: Mapping[str, Voorbereiding]) -> None:
        super().__init__(gegevens)
        for code, naam in Onderwerp.choices:
            was = stand.get(code)
            self.fields[code] = forms.ChoiceField(
                label=naam, choices=Hoever, widget=forms.RadioSelect, initial=was.hoever if was else Hoever.NIET
            )
            self.fields[f"{code}_wat"] = tekstveld(
                _("Wat doen jullie daaraan?"), rijen=2, lengte=REGEL, required=False, initial=was.wat if was else ""
            )

    def wat(self) -> dict[str, tuple[str, str]]:
        """Per subject how far and what; only after `is_valid`."""
        return {code: (self.cleaned_data[code], self.cleaned_data[f"{code}_wat"]) for code in Onderwerp.values}


class Overdrachtformulier(Formulier):
    """What the next mentor needs to know."""

    bron = {"werkt": "Overdracht.werkt", "nodig": "Overdracht.nodig"}
    werkt = tekstveld(
        gettext_lazy("Wat werkt goed voor deze student?"),
        error_messages={"required": gettext_lazy("Schrijf wat goed werkt.")},
    )
    nodig = tekstveld(
        gettext_lazy("Wat is er nog nodig?"),
        help_text=gettext_lazy("De student leest dit ook."),
        error_messages={"required": gettext_lazy("Schrijf wat nog nodig is, of dat er niets is.")},
    )


class Terugmeldformulier(Formulier):
    """How it goes six weeks later."""

    bron = {"antwoord_overdracht": "Overdracht.antwoord", "versie": ""}
    velden = {"antwoord": "antwoord_overdracht"}
    antwoord_overdracht = tekstveld(
        gettext_lazy("Hoe gaat het met deze student?"),
        help_text=gettext_lazy("Wie de student overdroeg, leest dit. Klopte het, en wat miste je?"),
        error_messages={"required": gettext_lazy("Schrijf in een paar zinnen hoe het gaat.")},
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, gegevens: object, overdracht: Overdracht) -> None:
        super().__init__(gegevens, initial={"versie": overdracht.versie})
