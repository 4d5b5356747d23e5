"""What people fill in."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.kern.fouten import StelselFout
from stelsel.web.studenten.herkenning import TOEGESTAAN, eis_toegestaan


class Uploadformulier(forms.Form):
    """One file to read in."""

    bestand = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy("Een RO, GRONDSLAG, OBO of TBG-i van DUO, of eigen_administratie.csv."),
        widget=forms.FileInput({"accept": ",".join(TOEGESTAAN)}),
        error_messages={
            "required": gettext_lazy("Kies eerst een bestand."),
            "empty": gettext_lazy("Het bestand is leeg. Kies een bestand met regels."),
        },
    )

    def clean_bestand(self) -> UploadedFile:
        bestand = self.cleaned_data["bestand"]
        grens = settings.UPLOAD_GRENS_MB
        if bestand.size > grens * 1024 * 1024:
            raise forms.ValidationError(
                _("Het bestand is groter dan %(mb)s MB. Er is niets bewaard. Vraag een kortere periode op bij DUO."),
                params={"mb": grens},
            )
        try:
            eis_toegestaan(bestand.name, bestand.content_type)
        except StelselFout as fout:
            raise forms.ValidationError(f"{fout.wat} {fout.doe}") from None
        return bestand


class Intrekformulier(forms.Form):
    """Why a delivery is taken back."""

    reden = forms.CharField(
        label=gettext_lazy("Waarom trek je deze levering in?"),
        help_text=gettext_lazy("Een zin is genoeg. De reden staat daarna bij de levering en in het logboek."),
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf in een zin waarom deze gegevens niet meer gelden.")},
    )


class Nummerformulier(forms.Form):
    """Why somebody wants to see a number."""

    reden = forms.CharField(
        label=gettext_lazy("Waarvoor heb je het nummer nodig?"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Schrijf waarvoor je het nummer nodig hebt.")},
    )


class Afgekeurdformulier(forms.Form):
    """Why somebody takes along lines that hold numbers."""

    reden = forms.CharField(
        label=gettext_lazy("Waarvoor heb je de afgekeurde regels nodig?"),
        help_text=gettext_lazy("Een zin is genoeg, zonder gegevens van een student."),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Schrijf waarvoor je de afgekeurde regels nodig hebt.")},
    )


class Opleidingformulier(forms.Form):
    """What the school knows of a crebo that no list has."""

    NIVEAUS = [("", gettext_lazy("Kies een niveau")), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")]

    naam = forms.CharField(label=gettext_lazy("Naam van de opleiding"), max_length=200, required=False)
    niveau = forms.TypedChoiceField(
        label=gettext_lazy("Niveau"),
        choices=NIVEAUS,
        coerce=int,
        error_messages={"required": gettext_lazy("Kies het niveau van de opleiding.")},
    )
    dossier_code = forms.RegexField(
        r"^\d{5}$",
        label=gettext_lazy("Code van het kwalificatiedossier"),
        help_text=gettext_lazy("Vijf cijfers. Alleen met een dossier kan er een oordeel komen."),
        required=False,
        error_messages={"invalid": gettext_lazy("De code van een kwalificatiedossier heeft vijf cijfers.")},
    )
