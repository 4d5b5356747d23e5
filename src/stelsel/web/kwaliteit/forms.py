"""The two forms of this app: freeze a figure, and type over an official one."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from stelsel.kern.tijd import vandaag


class VaststelForm(forms.Form):
    """Where the figure is used; with a reason when it replaces an earlier frozen one."""

    gebruikt_in = forms.CharField(
        label=_("Waarin gebruik je dit cijfer?"),
        help_text=_("Bijvoorbeeld: jaarverslag 2026, pagina 12"),
        max_length=200,
        error_messages={"required": _("Zeg waarin je dit cijfer gebruikt.")},
    )
    reden = forms.CharField(
        label=_("Waarom vervang je het vorige cijfer?"),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: object, vervangt: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if vervangt:
            self.fields["reden"].required = True
            self.fields["reden"].error_messages["required"] = _("Zeg waarom dit cijfer het vorige vervangt.")
        else:
            del self.fields["reden"]


class OfficieelForm(forms.Form):
    """What DUO or the inspectie published about one group, one indicator, one year and one window."""

    waarde = forms.DecimalField(
        label=_("Officieel cijfer, in procenten"),
        help_text=_("Zoals het er staat, bijvoorbeeld 64,8"),
        min_value=0,
        max_value=100,
        max_digits=7,
        decimal_places=4,
        localize=True,
        error_messages={
            "required": _("Vul het cijfer in."),
            "invalid": _("Dit is geen getal. Vul een percentage in, bijvoorbeeld 64,8."),
            "min_value": _("Een percentage is ten minste 0."),
            "max_value": _("Een percentage is ten hoogste 100."),
        },
    )
    bron = forms.CharField(
        label=_("Bron"),
        help_text=_("Bijvoorbeeld: DUO, onderwijsresultaten 2025"),
        max_length=200,
        error_messages={"required": _("Zeg waar dit cijfer staat.")},
    )
    bron_datum = forms.DateField(
        label=_("Datum van de bron"),
        help_text=_("dd-mm-jjjj"),
        input_formats=["%d-%m-%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d-%m-%Y"),
        error_messages={
            "required": _("Vul de datum van de bron in."),
            "invalid": _("Vul een bestaande datum in, bijvoorbeeld 15-02-2026."),
        },
    )
    reden = forms.CharField(label=_("Waarom verander je het cijfer?"), max_length=300, required=False)

    def __init__(self, *args: object, vervangt: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if vervangt:
            self.fields["reden"].required = True
            self.fields["reden"].error_messages["required"] = _("Een correctie vraagt een reden.")
        else:
            del self.fields["reden"]

    def clean_bron_datum(self) -> object:
        """A source cannot be from the future."""
        dag = self.cleaned_data["bron_datum"]
        if dag > vandaag():
            raise forms.ValidationError(_("Deze datum ligt in de toekomst. Vul de datum van de bron in."))
        return dag
