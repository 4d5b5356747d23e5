"""Forms of the beheerder. Each change asks a reason; it goes into the log."""

from __future__ import annotations

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.handelingen import alle_handelingen
from stelsel.web.beheer.logboek import logzinnen
from stelsel.web.beheer.models import Gebruiker, Noodtoegang, Rol
from stelsel.web.beheer.studentaccounts import OUDER, STUDENT
from stelsel.web.beheer.toegang import met_rol
from stelsel.web.beheer.wegen import rollen_van
from stelsel.web.gedeeld.velden import Datumveld

BIJ_EEN_STUDENT = (STUDENT, OUDER)
"""Roles that come with an account that belongs to a student."""


def _reden() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Reden"),
        max_length=200,
        help_text=gettext_lazy("Komt in het logboek. Noem geen student."),
        error_messages={"required": gettext_lazy("Schrijf waarom je dit doet.")},
    )


def _rol(*, om_te_geven: bool = True) -> forms.ModelChoiceField:
    """The roles to choose from. Those of a student and a parent are not given here: the administration does, beside
    the student."""
    return forms.ModelChoiceField(
        Rol.objects.exclude(naam__in=BIJ_EEN_STUDENT) if om_te_geven else Rol.objects.all(),
        label=gettext_lazy("Rol"),
        to_field_name="naam",
        empty_label=gettext_lazy("Kies een rol"),
        error_messages={"required": gettext_lazy("Kies een rol.")},
    )


class AccountFormulier(forms.Form):
    """A new account with its first role."""

    use_required_attribute = False
    roepnaam = forms.CharField(
        label=gettext_lazy("Roepnaam"),
        max_length=150,
        error_messages={"required": gettext_lazy("Vul een roepnaam in.")},
    )
    achternaam = forms.CharField(
        label=gettext_lazy("Achternaam"),
        max_length=150,
        error_messages={"required": gettext_lazy("Vul een achternaam in.")},
    )
    account = forms.SlugField(
        label=gettext_lazy("Gebruikersnaam"),
        max_length=150,
        help_text=gettext_lazy("Letters, cijfers en streepjes. Hiermee logt iemand in."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={
            "required": gettext_lazy("Vul een gebruikersnaam in."),
            "invalid": gettext_lazy("Gebruik alleen letters, cijfers en streepjes."),
        },
    )
    wachtwoord = forms.CharField(
        label=gettext_lazy("Wachtwoord"),
        strip=False,
        help_text=gettext_lazy("Ten minste 12 tekens. Geef het persoonlijk door."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Vul een wachtwoord in.")},
    )
    rol = _rol()
    reden = _reden()

    def clean_account(self) -> str:
        """Account names differ in more than capitals."""
        account = self.cleaned_data["account"]
        if Gebruiker.objects.filter(username__iexact=account).exists():
            raise forms.ValidationError(_("Dit account bestaat al. Kies een andere naam."))
        return account

    def clean_wachtwoord(self) -> str:
        """Long enough, and not a name or a common word."""
        naam = {"username": self.data.get("account", ""), "last_name": self.data.get("achternaam", "")}
        validate_password(self.cleaned_data["wachtwoord"], Gebruiker(**naam))
        return self.cleaned_data["wachtwoord"]


class RolFormulier(forms.Form):
    """Give a role from a day, perhaps up to a day."""

    use_required_attribute = False
    rol = _rol()
    van = Datumveld(label=gettext_lazy("Van"))
    tot_en_met = Datumveld(
        label=gettext_lazy("Tot en met"), required=False, help_text=gettext_lazy("Leeg: tot iemand de rol stopt.")
    )
    reden = _reden()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["van"].initial = vandaag

    def clean(self) -> dict:
        """The last day is not before the first."""
        gegevens = super().clean()
        van, tot = gegevens.get("van"), gegevens.get("tot_en_met")
        if van and tot and tot < van:
            self.add_error("tot_en_met", _("De laatste dag ligt vóór de eerste. Kies een dag op of na de eerste dag."))
        return gegevens


class RedenFormulier(forms.Form):
    """Only a reason: for stopping a role, and closing or reopening an account."""

    use_required_attribute = False
    reden = _reden()


class WachtwoordFormulier(forms.Form):
    """A new password for somebody else."""

    use_required_attribute = False
    nieuw = forms.CharField(
        label=gettext_lazy("Nieuw wachtwoord"),
        strip=False,
        help_text=gettext_lazy("Ten minste 12 tekens."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Vul een wachtwoord in.")},
    )

    def __init__(self, *args: object, gebruiker: Gebruiker, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker

    def clean_nieuw(self) -> str:
        """Long enough, and not a name or a common word."""
        validate_password(self.cleaned_data["nieuw"], self.gebruiker)
        return self.cleaned_data["nieuw"]


class RechtFormulier(forms.Form):
    """Change what a role may do, or go back to the default."""

    use_required_attribute = False
    rol = _rol(om_te_geven=False)
    handeling = forms.ChoiceField(label=gettext_lazy("Handeling"))
    stand = forms.ChoiceField(
        label=gettext_lazy("Stand"),
        choices=(
            ("ja", gettext_lazy("Mag dit")),
            ("nee", gettext_lazy("Mag dit niet")),
            ("standaard", gettext_lazy("Zoals Stelsel het levert")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies of de rol dit mag.")},
    )
    reden = _reden()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(h.naam, capfirst(str(h.omschrijving))) for h in alle_handelingen()]
        self.fields["handeling"].choices = keuzes


class MedewerkerFormulier(forms.Form):
    """Which member of staff an account is, as the school's own administration calls them."""

    use_required_attribute = False
    medewerker_id = forms.CharField(
        label=gettext_lazy("Sleutel van de medewerker"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Zoals in eigen_administratie.csv, bijvoorbeeld M12. Leeg: aan niemand gekoppeld."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    reden = _reden()


class LeerbedrijfFormulier(forms.Form):
    """Of which company an account sees the placements."""

    use_required_attribute = False
    leerbedrijf_id = forms.RegexField(
        r"^\w+$",
        label=gettext_lazy("Leerbedrijf-ID van SBB"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Zoals in de praktijkovereenkomst en het RO. Leeg: aan geen leerbedrijf gekoppeld."),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Gebruik alleen letters en cijfers, zoals in het RO.")},
    )
    reden = _reden()


class NieuweRolFormulier(forms.Form):
    """A role of the school's own."""

    use_required_attribute = False
    titel = forms.CharField(
        label=gettext_lazy("Naam van de rol"),
        help_text=gettext_lazy("Bijvoorbeeld: verzuimmedewerker."),
        max_length=80,
        error_messages={"required": gettext_lazy("Geef de rol een naam.")},
    )
    omschrijving = forms.CharField(
        label=gettext_lazy("Wat doet iemand met deze rol?"),
        max_length=300,
        error_messages={"required": gettext_lazy("Schrijf in een zin wat iemand met deze rol doet.")},
    )
    basis = forms.ModelChoiceField(
        Rol.objects.none(),
        label=gettext_lazy("Begint als"),
        to_field_name="naam",
        empty_label=gettext_lazy("Kies een rol"),
        error_messages={"required": gettext_lazy("Kies een rol.")},
    )
    reden = _reden()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].queryset = Rol.objects.filter(basis="").exclude(naam__in=BIJ_EEN_STUDENT)
        self.fields["basis"].label_from_instance = lambda rol: _(rol.titel)

    def clean_titel(self) -> str:
        titel = self.cleaned_data["titel"].strip()
        if Rol.objects.filter(titel__iexact=titel).exists():
            raise forms.ValidationError(_("Er is al een rol met deze naam. Kies een andere naam."))
        return titel


class VervangingFormulier(forms.Form):
    """Who has my students while I am away."""

    use_required_attribute = False
    vervanger = forms.ModelChoiceField(
        Gebruiker.objects.none(),
        label=gettext_lazy("Wie vervangt je?"),
        to_field_name="sleutel",
        empty_label=gettext_lazy("Kies een collega"),
        error_messages={"required": gettext_lazy("Kies een collega.")},
    )
    van = Datumveld(label=gettext_lazy("Van"))
    tot_en_met = Datumveld(
        label=gettext_lazy("Tot en met"), error_messages={"required": gettext_lazy("Vul de laatste dag in.")}
    )
    reden = _reden()

    def __init__(self, *args: object, wie: Gebruiker, voor_een_ander: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        rollen = [rol.als for rol in rollen_van(wie)]
        self.fields["vervanger"].queryset = met_rol(rollen).exclude(pk=wie.pk)
        self.fields["vervanger"].label_from_instance = lambda gebruiker: gebruiker.naam
        self.fields["van"].initial = vandaag
        if voor_een_ander:
            self.fields["vervanger"].label = _("Wie neemt het over?")

    def clean(self) -> dict:
        """The days make a period that has not passed."""
        gegevens = super().clean()
        van, tot = gegevens.get("van"), gegevens.get("tot_en_met")
        if tot and tot < vandaag():
            self.add_error("tot_en_met", _("Deze dag is voorbij. Kies vandaag of een latere dag."))
        elif van and tot and tot < van:
            self.add_error("tot_en_met", _("De laatste dag ligt vóór de eerste. Kies een dag op of na de eerste dag."))
        return gegevens


class OordeelFormulier(forms.Form):
    """What the privacyfunctionaris thinks of an emergency access."""

    use_required_attribute = False
    oordeel = forms.ChoiceField(
        label=gettext_lazy("Was dit terecht?"),
        choices=(
            (Noodtoegang.Oordeel.TERECHT.value, gettext_lazy("Ja, dit kon niet wachten")),
            (Noodtoegang.Oordeel.ONTERECHT.value, gettext_lazy("Nee; de toegang stopt meteen")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies of het terecht was.")},
    )
    toelichting = forms.CharField(
        label=gettext_lazy("Toelichting"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Waarom vind je dat, en wat spreek je af?"),
        error_messages={"required": gettext_lazy("Schrijf in een zin waarom.")},
    )


class LogboekFilter(forms.Form):
    """Who, what kind, from and up to which day."""

    wie = forms.ModelChoiceField(
        Gebruiker.objects.all(),
        label=gettext_lazy("Wie"),
        to_field_name="username",
        required=False,
        empty_label=gettext_lazy("Iedereen"),
    )
    wat = forms.ChoiceField(
        label=gettext_lazy("Wat"),
        required=False,
        choices=(
            ("", gettext_lazy("Alles")),
            ("lezen", gettext_lazy("Lezen")),
            ("doen", gettext_lazy("Doen")),
        ),
    )
    persoon = forms.CharField(label=gettext_lazy("Persoonssleutel"), max_length=36, required=False)
    van = Datumveld(label=gettext_lazy("Van"), required=False)
    tot_en_met = Datumveld(label=gettext_lazy("Tot en met"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].label_from_instance = lambda gebruiker: gebruiker.naam

    def namen(self) -> list[str] | None:
        """The event names that the chosen kind stands for; None means all."""
        wat = self.cleaned_data.get("wat")
        return [zin.naam for zin in logzinnen().values() if zin.leest == (wat == "lezen")] if wat else None
