"""What people fill in to make a key."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LANGSTE = 366


class Sleutelformulier(forms.Form):
    """What the key is for, and how long it works."""

    naam = forms.CharField(
        label=_("Waar gebruik je de sleutel voor?"),
        help_text=_("Bijvoorbeeld de naam van het andere systeem."),
        max_length=80,
        error_messages={"required": _("Schrijf waar de sleutel voor is.")},
    )
    dagen = forms.TypedChoiceField(
        label=_("Hoe lang werkt hij?"),
        choices=((30, _("30 dagen")), (90, _("90 dagen")), (LANGSTE, _("een jaar"))),
        coerce=int,
        initial=90,
        error_messages={"invalid_choice": _("Kies een van de termijnen.")},
    )
