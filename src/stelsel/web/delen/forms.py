"""What people fill in. Each form says in `bron` which column a field writes."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy

from stelsel.kern.tijd import vandaag
from stelsel.web.delen.delingen import Wat
from stelsel.web.delen.models import Regie, Soort
from stelsel.web.delen.onderdelen import onderdelen
from stelsel.web.delen.soorten import PER_SOORT
from stelsel.web.gedeeld.formulier import REGEL, Formulier, tekstveld
from stelsel.web.gedeeld.velden import Datumveld

DRIE_MAANDEN = timedelta(days=91)


class Deelformulier(Formulier):
    """Share something with somebody outside the school."""

    bron = {
        "soort": "Deling.soort",
        "organisatie": "Deling.organisatie",
        "naam": "Deling.naam",
        "delen": "Deling.delen",
        "waarvoor": "Deling.waarvoor",
        "regie": "Deling.regie",
        "tot_en_met": "Deling.tot_en_met",
    }
    soort = forms.ChoiceField(label=gettext_lazy("Met wie?"), choices=Soort, widget=forms.RadioSelect)
    organisatie = forms.CharField(
        label=gettext_lazy("Welke organisatie?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Schrijf welke organisatie het is.")},
    )
    naam = forms.CharField(
        label=gettext_lazy("Wie leest het daar?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Schrijf de naam van één persoon.")},
    )
    delen = forms.MultipleChoiceField(
        label=gettext_lazy("Wat deel je?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies wat je deelt.")},
    )
    waarvoor = tekstveld(
        gettext_lazy("Waar is het voor nodig?"),
        rijen=2,
        lengte=REGEL,
        error_messages={"required": gettext_lazy("Schrijf het in een zin.")},
    )
    regie = forms.ChoiceField(
        label=gettext_lazy("Wie houdt het overzicht (casusregie)?"),
        choices=Regie,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wie het overzicht houdt.")},
    )
    tot_en_met = Datumveld(label=gettext_lazy("Tot en met welke dag?"))

    def __init__(self, gegevens: object) -> None:
        super().__init__(gegevens, initial={"tot_en_met": vandaag() + DRIE_MAANDEN})
        codes = dict.fromkeys(code for toegestaan in PER_SOORT.values() for code in toegestaan.delen)
        self.fields["delen"].choices = [(deel.code, deel.titel) for deel in onderdelen(list(codes))]

    def wat(self) -> Wat:
        """What was filled in, for the app; only after `is_valid`."""
        return Wat(**self.cleaned_data | {"delen": tuple(self.cleaned_data["delen"])})


class Stopformulier(Formulier):
    """It is no longer shared."""

    bron = {"waarom": "Deling.waarom_gestopt"}
    waarom = forms.CharField(
        label=gettext_lazy("Waarom stopt het?"),
        max_length=REGEL,
        error_messages={"required": gettext_lazy("Schrijf het in een zin.")},
    )


class Codeformulier(Formulier):
    """The code that the school told by telephone."""

    bron = {"code": ""}
    code = forms.CharField(
        label=gettext_lazy("De code die je van de school kreeg"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "characters"}),
        error_messages={"required": gettext_lazy("Typ de code van acht letters en cijfers.")},
    )
