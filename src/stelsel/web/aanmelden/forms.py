"""Forms of signing in and of one's own account."""

from __future__ import annotations

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.web.beheer.service import Gebruiker, Rol


class Inlogformulier(forms.Form):
    """Account and password."""

    account = forms.CharField(
        label=gettext_lazy("Gebruikersnaam"),
        max_length=150,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Vul je gebruikersnaam in.")},
    )
    wachtwoord = forms.CharField(
        label=gettext_lazy("Wachtwoord"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Vul je wachtwoord in.")},
    )


class EigenWachtwoord(forms.Form):
    """Another password for oneself, who proves to know the old one."""

    use_required_attribute = False
    oud = forms.CharField(
        label=gettext_lazy("Wachtwoord van nu"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Vul het wachtwoord van nu in.")},
    )
    nieuw = forms.CharField(
        label=gettext_lazy("Nieuw wachtwoord"),
        strip=False,
        max_length=1000,
        help_text=gettext_lazy("Ten minste 12 tekens."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Vul een wachtwoord in.")},
    )

    def __init__(self, *args: object, gebruiker: Gebruiker, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker

    def clean_oud(self) -> str:
        """The password that is valid now."""
        if not self.gebruiker.check_password(self.cleaned_data["oud"]):
            raise forms.ValidationError(_("Dit is niet je wachtwoord van nu. Kijk of er een tikfout in zit."))
        return self.cleaned_data["oud"]

    def clean_nieuw(self) -> str:
        """Long enough, and not a name or a known password."""
        validate_password(self.cleaned_data["nieuw"], self.gebruiker)
        if self.gebruiker.check_password(self.cleaned_data["nieuw"]):
            raise forms.ValidationError(_("Dit is het wachtwoord dat je al hebt. Kies een ander."))
        return self.cleaned_data["nieuw"]


def _code(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Vul de code in.")},
    )


class StapFormulier(forms.Form):
    """The code of the second step, or a recovery code."""

    use_required_attribute = False
    code = _code(gettext_lazy("Code"), gettext_lazy("Zes cijfers uit je app, of een herstelcode."))


class AppFormulier(forms.Form):
    """The first code of a new authenticator app."""

    use_required_attribute = False
    code = _code(gettext_lazy("Code uit de app"), gettext_lazy("Zes cijfers. Ze veranderen elke 30 seconden."))


class SleutelFormulier(forms.Form):
    """A new passkey; `antwoord` is filled in by the browser."""

    use_required_attribute = False
    naam = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=60,
        help_text=gettext_lazy("Zo herken je de sleutel later. Bijvoorbeeld: laptop van school."),
        error_messages={"required": gettext_lazy("Geef de sleutel een naam.")},
    )
    antwoord = forms.CharField(
        max_length=20_000,
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("De browser gaf geen sleutel. Probeer het opnieuw.")},
    )


class BewijsFormulier(forms.Form):
    """The password once more, before something about signing in changes."""

    use_required_attribute = False
    wachtwoord = forms.CharField(
        label=gettext_lazy("Wachtwoord"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Vul je wachtwoord in.")},
    )


class RedenFormulier(forms.Form):
    """Only a reason."""

    use_required_attribute = False
    reden = forms.CharField(
        label=gettext_lazy("Reden"),
        max_length=200,
        help_text=gettext_lazy("Komt in het logboek. Noem geen student."),
        error_messages={"required": gettext_lazy("Schrijf waarom je dit doet.")},
    )


class KenmerkFormulier(RedenFormulier):
    """Who an account is at the institution."""

    kenmerk = forms.CharField(
        label=gettext_lazy("Kenmerk bij de instelling"),
        max_length=255,
        required=False,
        help_text=gettext_lazy("Precies zoals de instelling het stuurt, bijvoorbeeld naam@school.nl. Leeg: geen."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("kenmerk", "reden")


class EisFormulier(forms.Form):
    """What a role asks of signing in."""

    use_required_attribute = False
    rol = forms.ModelChoiceField(
        Rol.objects.all(),
        label=gettext_lazy("Rol"),
        to_field_name="naam",
        empty_label=gettext_lazy("Kies een rol"),
        error_messages={"required": gettext_lazy("Kies een rol.")},
    )
    tweede_stap = forms.ChoiceField(
        label=gettext_lazy("Tweede stap"),
        choices=(("ja", gettext_lazy("Verplicht")), ("nee", gettext_lazy("Niet verplicht"))),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies of de tweede stap verplicht is.")},
    )
    minuten = forms.IntegerField(
        label=gettext_lazy("Uitloggen na minuten zonder gebruik"),
        min_value=5,
        max_value=240,
        help_text=gettext_lazy("Van 5 tot en met 240. Voor wie gegevens over begeleiding ziet: ten hoogste 15."),
        error_messages={
            "required": gettext_lazy("Vul een aantal minuten in."),
            "invalid": gettext_lazy("Vul een heel getal in, bijvoorbeeld 15."),
            "min_value": gettext_lazy("Vul een aantal van 5 tot en met 240 in."),
            "max_value": gettext_lazy("Vul een aantal van 5 tot en met 240 in."),
        },
    )
    reden = forms.CharField(
        label=gettext_lazy("Reden"),
        max_length=200,
        help_text=gettext_lazy("Komt in het logboek. Noem geen student."),
        error_messages={"required": gettext_lazy("Schrijf waarom je dit doet.")},
    )
