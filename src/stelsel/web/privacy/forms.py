"""What people fill in about their data, and what the school answers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from stelsel.web.privacy.models import Verzoek


class Verzoekformulier(forms.Form):
    """What a student asks."""

    use_required_attribute = False
    soort = forms.ChoiceField(
        label=gettext_lazy("Wat vraag je?"),
        choices=[("", gettext_lazy("Kies wat je vraagt")), *Verzoek.Soort.choices],
        error_messages={"required": gettext_lazy("Kies wat je vraagt.")},
    )
    tekst = forms.CharField(
        label=gettext_lazy("Waar gaat het over?"),
        help_text=gettext_lazy("Schrijf op wat er niet klopt, of om welke gegevens het gaat."),
        max_length=2_000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": gettext_lazy("Schrijf in een paar zinnen waar het over gaat.")},
    )


class Antwoordformulier(forms.Form):
    """What the school decides; the student reads it word for word."""

    use_required_attribute = False
    besluit = forms.ChoiceField(
        label=gettext_lazy("Besluit"),
        choices=[
            ("", gettext_lazy("Kies een besluit")),
            ("toegewezen", gettext_lazy("We hebben het gedaan")),
            ("afgewezen", gettext_lazy("We doen het niet")),
            ("verlengen", gettext_lazy("We hebben twee maanden langer nodig")),
        ],
        error_messages={"required": gettext_lazy("Kies een besluit.")},
    )
    antwoord = forms.CharField(
        label=gettext_lazy("Antwoord aan de student"),
        help_text=gettext_lazy("De student leest dit. Zeg wat je hebt gedaan, of waarom je het niet doet."),
        max_length=2_000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": gettext_lazy("Schrijf het antwoord op.")},
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)
