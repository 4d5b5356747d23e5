"""What the administration records for a student who does not do it himself on the site."""

from __future__ import annotations

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.web.gedeeld.velden import Datumveld
from stelsel.web.privacy.service import doelen
from stelsel.web.studenten.models import Contactpersoon


class Accountformulier(forms.Form):
    """With which name and first password somebody signs in."""

    use_required_attribute = False
    gebruikersnaam = forms.RegexField(
        r"^[\w.@+-]+$",
        label=gettext_lazy("Gebruikersnaam"),
        max_length=150,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Vul een gebruikersnaam in."),
            "invalid": gettext_lazy("Gebruik alleen letters, cijfers en . @ + - _"),
        },
    )
    wachtwoord = forms.CharField(
        label=gettext_lazy("Eerste wachtwoord"),
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Vul een wachtwoord in.")},
    )

    def clean_wachtwoord(self) -> str:
        wachtwoord = self.cleaned_data["wachtwoord"]
        if wachtwoord:
            validate_password(wachtwoord)
        return wachtwoord

    def clean_gebruikersnaam(self) -> str:
        """A name that is a number of a person would stand in every list of accounts."""
        naam = self.cleaned_data["gebruikersnaam"]
        if naam.isdecimal() and len(naam) == 9:
            raise forms.ValidationError(_("Dit lijkt een BSN of onderwijsnummer. Kies een andere naam."))
        return naam


class Studentaccountformulier(Accountformulier):
    """The account of a student."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gebruikersnaam"].help_text = _("Bijvoorbeeld het leerlingnummer. Geen BSN of onderwijsnummer.")


class Ouderformulier(Accountformulier):
    """Which contact of the student signs in, and how."""

    field_order = ("contact", "gebruikersnaam", "wachtwoord")
    contact = forms.ChoiceField(
        label=gettext_lazy("Wie"), error_messages={"required": gettext_lazy("Kies een ouder of verzorger.")}
    )

    def __init__(self, *args: object, contacten: list[Contactpersoon], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.contacten = {str(contact.volgnummer): contact for contact in contacten}
        namen = ((nummer, contact.naam or contact.relatie or nummer) for nummer, contact in self.contacten.items())
        self.fields["contact"].choices = [("", _("Kies wie")), *namen]
        naam, wachtwoord = self.fields["gebruikersnaam"], self.fields["wachtwoord"]
        naam.help_text = _("Heeft deze ouder al een account, voor een ander kind? Vul dan die naam in.")
        wachtwoord.help_text, wachtwoord.required = _("Leeg als deze ouder al een account heeft."), False

    def clean_contact(self) -> Contactpersoon:
        """The contact with that number."""
        return self.contacten[self.cleaned_data["contact"]]


class Redenformulier(forms.Form):
    """Why an account, or an access, is changed."""

    use_required_attribute = False
    reden = forms.CharField(
        label=gettext_lazy("Reden"),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf de reden op.")},
    )


class Herstelformulier(Redenformulier):
    """Whose account begins again (empty: that of the student), with which password, and why."""

    betrokkene = forms.UUIDField(required=False, widget=forms.HiddenInput)
    nieuw = forms.CharField(
        label=gettext_lazy("Nieuw eerste wachtwoord"),
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Vul een wachtwoord in.")},
    )

    def clean_nieuw(self) -> str:
        wachtwoord = self.cleaned_data["nieuw"]
        validate_password(wachtwoord)
        return wachtwoord


class Stopouderformulier(Redenformulier):
    """Which parent no longer has access, and why."""

    betrokkene = forms.UUIDField(widget=forms.HiddenInput)


class Toestemmingformulier(forms.Form):
    """Leave that was given, or withdrawn, on paper or in a talk."""

    use_required_attribute = False
    doel = forms.ChoiceField(
        label=gettext_lazy("Waarvoor"), error_messages={"required": gettext_lazy("Kies waarvoor.")}
    )
    namens = forms.ChoiceField(
        label=gettext_lazy("Wie"),
        choices=(
            ("", gettext_lazy("Kies wie")),
            ("student", gettext_lazy("de student zelf")),
            ("ouder", gettext_lazy("een ouder of verzorger")),
        ),
        error_messages={"required": gettext_lazy("Kies wie het gaf of introk.")},
    )
    keuze = forms.ChoiceField(
        label=gettext_lazy("Wat"),
        choices=(
            ("", gettext_lazy("Kies wat")),
            ("ja", gettext_lazy("gaf toestemming")),
            ("nee", gettext_lazy("trok de toestemming in")),
        ),
        error_messages={"required": gettext_lazy("Kies of het gegeven of ingetrokken is.")},
    )
    bewijs = forms.CharField(
        label=gettext_lazy("Hoe en wanneer"),
        help_text=gettext_lazy("Bijvoorbeeld: getekend formulier van 3 november, in de kast van de administratie."),
        max_length=300,
        required=False,
    )
    tot_en_met = Datumveld(
        label=gettext_lazy("Tot en met"), required=False, help_text=gettext_lazy("Leeg: tot iemand het intrekt.")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["doel"].choices = [("", _("Kies waarvoor")), *((d.doel, _(d.titel)) for d in doelen().values())]

    def clean(self) -> dict:
        """Leave that was given needs its proof."""
        gegevens = super().clean()
        if gegevens.get("keuze") == "ja" and not (gegevens.get("bewijs") or "").strip():
            self.add_error("bewijs", _("Schrijf op hoe en wanneer de toestemming is gegeven."))
        return gegevens


class Beperkformulier(forms.Form):
    """Why the data may not be used for now."""

    use_required_attribute = False
    reden = forms.CharField(
        label=gettext_lazy("Waarom"),
        help_text=gettext_lazy("Bijvoorbeeld: de student zegt dat zijn gegevens niet kloppen."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf op waarom.")},
    )
