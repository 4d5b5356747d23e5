"""What people fill in. Each form says in `bron` which column a field writes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from stelsel.kern.tijd import vandaag
from stelsel.web.besloten import rechten
from stelsel.web.besloten.models import Besluit, Soort, Stap, Zaak
from stelsel.web.gedeeld.formulier import REGEL, Formulier, tekstveld
from stelsel.web.gedeeld.velden import Datumveld

_ZIN = {"required": gettext_lazy("Schrijf het in een zin.")}


class Beginformulier(Formulier):
    """Why a file is begun."""

    bron = {"aanleiding": "Zaak.aanleiding"}
    aanleiding = tekstveld(gettext_lazy("Waarom begin je dit dossier?"), error_messages=_ZIN)


class Schrijfformulier(Formulier):
    """What was seen, said or done."""

    bron = {"stap": "Aantekening.stap", "op": "Aantekening.op", "tekst": "Aantekening.tekst"}
    stap = forms.TypedChoiceField(
        label=gettext_lazy("Bij welke stap?"), choices=Stap, coerce=int, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een stap.")},
    )  # fmt: skip
    op = Datumveld(label=gettext_lazy("Op welke dag?"))
    tekst = tekstveld(
        gettext_lazy("Wat zag, hoorde of deed je?"),
        help_text=gettext_lazy("Feiten eerst. Schrijf apart wat je ervan denkt."),
        error_messages=_ZIN,
    )

    def __init__(self, gegevens: object, zaak: Zaak) -> None:
        super().__init__(gegevens, initial={"op": vandaag()})
        if zaak.soort == Soort.TWEEDE_LIJN:
            del self.fields["stap"]


class Noemformulier(Formulier):
    """Somebody else may know of it."""

    bron = {"wie": "Lezer.gebruiker"}
    wie = forms.ModelChoiceField(label=gettext_lazy("Wie mag dit ook lezen?"), queryset=None)

    def __init__(self, gegevens: object, zaak: Zaak) -> None:
        super().__init__(gegevens)
        self.fields["wie"].queryset = rechten.te_noemen(zaak.soort)
        self.fields["wie"].label_from_instance = lambda wie: wie.naam


class Adviesformulier(Formulier):
    """What crosses over to the file of the student."""

    bron = {"uitkomst": "Advies.uitkomst", "advies": "Advies.advies"}
    uitkomst = tekstveld(
        gettext_lazy("Wat kwam eruit?"),
        rijen=2,
        lengte=REGEL,
        help_text=gettext_lazy("Zonder wat de student in vertrouwen vertelde."),
        error_messages=_ZIN,
    )
    advies = tekstveld(gettext_lazy("Wat raad je de school aan?"), rijen=2, lengte=REGEL, error_messages=_ZIN)


class Sluitformulier(Formulier):
    """It is closed."""

    bron = {"besluit": "Zaak.besluit", "waarom": "Zaak.waarom_besluit", "versie": ""}
    besluit = forms.ChoiceField(
        label=gettext_lazy("Wat is besloten?"), choices=Besluit, widget=forms.RadioSelect, required=False
    )
    waarom = tekstveld(gettext_lazy("Waarom?"), rijen=2, lengte=REGEL, error_messages=_ZIN)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, gegevens: object, zaak: Zaak) -> None:
        super().__init__(gegevens, initial={"versie": zaak.versie})
        if zaak.soort == Soort.TWEEDE_LIJN:
            del self.fields["besluit"]


class Vrijgeefformulier(Formulier):
    """The student may see it who asks for his data."""

    bron = {"waarom_vrij": "Zaak.waarom_vrijgegeven"}
    waarom_vrij = tekstveld(gettext_lazy("Waarom is dit nu veilig?"), rijen=2, lengte=REGEL, error_messages=_ZIN)
