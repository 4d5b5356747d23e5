"""What people fill in: the filter, an act on one item, an act on the chosen items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.web.beheer.service import Gebruiker
from stelsel.web.gedeeld.velden import Keuzelijst
from stelsel.web.werklijst import handelen
from stelsel.web.werklijst.redenen import keuzes

TOELICHTING = 1000
Keuzen = Sequence[tuple[str, str]]


class Filterformulier(forms.Form):
    """The filter bar; every choice says how many items it leads to."""

    oorzaak = forms.ChoiceField(label=gettext_lazy("Oorzaak"), required=False, widget=Keuzelijst)
    soort = forms.ChoiceField(label=gettext_lazy("Soort"), required=False, widget=Keuzelijst)
    tabel = forms.ChoiceField(label=gettext_lazy("Waarover"), required=False, widget=Keuzelijst)
    opleiding = forms.ChoiceField(label=gettext_lazy("Opleiding"), required=False, widget=Keuzelijst)
    aan = forms.TypedChoiceField(
        label=gettext_lazy("Toegewezen aan"), required=False, coerce=int, empty_value=None, widget=Keuzelijst
    )
    reeks = forms.TypedChoiceField(
        label=gettext_lazy("Levering"), required=False, coerce=int, empty_value=None, widget=Keuzelijst
    )
    q = forms.CharField(
        label=gettext_lazy("Naam of nummer"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    persoon = forms.UUIDField(required=False, widget=forms.HiddenInput)
    deel = forms.CharField(required=False, widget=forms.HiddenInput)
    sorteer = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, vraag: QueryDict, keuzen: Mapping[str, Keuzen]) -> None:
        super().__init__(vraag)
        for naam, lijst in keuzen.items():
            self.fields[naam].choices = [("", _("Alle")), *lijst]


class Daadformulier(forms.Form):
    """One act; which fields matter depends on the button that was pressed (`doe`)."""

    doe = forms.ChoiceField(
        choices=[(daad, daad) for daad in handelen.DADEN],
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("Kies eerst wat je wilt doen.")},
    )
    aan = forms.ChoiceField(label=gettext_lazy("Toewijzen aan"), required=False)
    reden = forms.ChoiceField(label=gettext_lazy("Waarom is dit klaar?"), required=False)
    toelichting = forms.CharField(
        label=gettext_lazy("Toelichting"),
        required=False,
        max_length=TOELICHTING,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, vraag: QueryDict | None, collegas: Sequence[Gebruiker]) -> None:
        super().__init__(vraag, auto_id="doe_%s")
        self.collegas = {str(collega.pk): collega for collega in collegas}
        niemand = ("", _("niemand"))
        self.fields["aan"].choices = [niemand, *((pk, collega.naam) for pk, collega in self.collegas.items())]
        self.fields["reden"].choices = [("", _("Kies een reden")), *keuzes()]

    def daad(self) -> handelen.Daad:
        """The act that was asked for."""
        gegeven = self.cleaned_data
        wat = gegeven["doe"]
        return handelen.Daad(
            wat,
            self.collegas.get(gegeven["aan"]) if wat == handelen.WIJS_TOE else None,
            gegeven["reden"] if wat == handelen.SLUIT else "",
            gegeven["toelichting"],
        )


class Postformulier(Daadformulier):
    """An act on one item, as it stood when the page was made."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
