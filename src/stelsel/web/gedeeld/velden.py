"""Form fields that read as people write here."""

from __future__ import annotations

from django import forms
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy


class Datumveld(forms.DateField):
    """A day typed as dd-mm-jjjj; also accepts jjjj-mm-dd and slashes."""

    widget = forms.DateInput(
        format="%d-%m-%Y", attrs={"inputmode": "numeric", "placeholder": "dd-mm-jjjj", "autocomplete": "off"}
    )
    default_error_messages = {
        "invalid": gettext_lazy("Vul een bestaande datum in, als dd-mm-jjjj. Bijvoorbeeld 25-11-2026."),
        "required": gettext_lazy("Vul een datum in, als dd-mm-jjjj."),
    }

    def __init__(self, **opties: object) -> None:
        super().__init__(input_formats=["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"], **opties)


class Keuzelijst(forms.Select):
    """A select that writes its options itself: Django's way, a template per option, takes 0.2 s for 1,200 groups."""

    def render(self, name: str, value: object, attrs: dict | None = None, renderer: object = None) -> SafeString:
        gekozen = "" if value is None else str(value)
        opties = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((code, " selected" if str(code) == gekozen else "", tekst) for code, tekst in self.choices),
        )
        return format_html(
            '<select name="{}"{}>{}</select>', name, flatatt(self.build_attrs(self.attrs, attrs)), opties
        )


def spreek() -> None:
    """Say the errors that Django's own fields give in the words of the site (docs/fouten.md), on every form."""
    keuze = gettext_lazy("Kies iets uit de lijst.")
    forms.ChoiceField.default_error_messages = {"invalid_choice": keuze}
    forms.ModelChoiceField.default_error_messages = {"invalid_choice": keuze}
    MaxLengthValidator.message = gettext_lazy(
        "Maak dit korter: ten hoogste %(limit_value)d tekens. Het zijn er nu %(show_value)d."
    )
    ProhibitNullCharactersValidator.message = gettext_lazy("Hier staat een teken dat niet kan. Typ de tekst opnieuw.")
