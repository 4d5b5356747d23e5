"""What people fill in."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker, met_rol
from stelsel.web.gedeeld.velden import Datumveld
from stelsel.web.studenten import rechten
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


class Toewijsformulier(forms.Form):
    """Who will work with this student, from which day, and why."""

    use_required_attribute = False
    gebruiker = forms.ModelChoiceField(
        Gebruiker.objects.none(),
        label=gettext_lazy("Wie"),
        to_field_name="sleutel",
        empty_label=gettext_lazy("Kies een collega"),
        error_messages={"required": gettext_lazy("Kies een collega.")},
    )
    van = Datumveld(label=gettext_lazy("Van"))
    tot_en_met = Datumveld(
        label=gettext_lazy("Tot en met"), required=False, help_text=gettext_lazy("Leeg: tot iemand het stopt.")
    )
    reden = forms.CharField(
        label=gettext_lazy("Reden"),
        help_text=gettext_lazy("Komt in het logboek. Schrijf geen gezondheid of thuissituatie op."),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf waarom deze collega met de student werkt.")},
    )

    def __init__(self, *args: object, door: Gebruiker, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gebruiker"].queryset = met_rol(rechten.BEGELEIDERS).exclude(pk=door.pk)
        self.fields["gebruiker"].label_from_instance = lambda gebruiker: f"{gebruiker.naam} ({gebruiker.rolnaam})"
        self.fields["van"].initial = vandaag

    def clean(self) -> dict:
        """The last day is not before the first."""
        gegevens = super().clean()
        van, tot = gegevens.get("van"), gegevens.get("tot_en_met")
        if van and tot and tot < van:
            self.add_error("tot_en_met", _("De laatste dag ligt vóór de eerste. Kies een dag op of na de eerste dag."))
        return gegevens


class Stopformulier(forms.Form):
    """Why an assignment ends."""

    use_required_attribute = False
    toewijzing = forms.UUIDField(widget=forms.HiddenInput)
    reden = forms.CharField(
        label=gettext_lazy("Reden"),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf waarom het stopt.")},
    )


class Afschermformulier(forms.Form):
    """With which parent nothing is shared, and why."""

    use_required_attribute = False
    wie = forms.ChoiceField(label=gettext_lazy("Met wie?"), required=False)
    reden = forms.CharField(
        label=gettext_lazy("Waarom is dit nodig?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf in een zin waarom dit nodig is voor de student.")},
    )

    def __init__(self, gegevens: object, namen: list[str]) -> None:
        super().__init__(gegevens)
        self.fields["wie"].choices = [("", _("Elke ouder of verzorger")), *((naam, naam) for naam in namen)]


class Noodformulier(forms.Form):
    """Exactly which student, why, and for how long."""

    use_required_attribute = False
    naam = forms.CharField(
        label=gettext_lazy("Roepnaam, tussenvoegsel en achternaam"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Vul de hele naam in.")},
    )
    geboortedatum = Datumveld(
        label=gettext_lazy("Geboortedatum"), error_messages={"required": gettext_lazy("Vul de geboortedatum in.")}
    )
    reden = forms.CharField(
        label=gettext_lazy("Wat is er aan de hand, en waarom kan het niet wachten?"),
        help_text=gettext_lazy("De privacyfunctionaris leest dit. Ten minste één zin."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf op waarom het niet kan wachten.")},
    )
    uren = forms.ChoiceField(
        label=gettext_lazy("Hoelang heb je het nodig?"),
        choices=(
            ("1", gettext_lazy("1 uur")),
            ("4", gettext_lazy("4 uur")),
            ("12", gettext_lazy("12 uur")),
            ("24", gettext_lazy("24 uur")),
        ),
        initial="4",
    )
