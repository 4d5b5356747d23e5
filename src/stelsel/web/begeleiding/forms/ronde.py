"""Forms of the whole cycle: begin, discussion, evaluation."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding.models import Ronde
from stelsel.web.begeleiding.models.ronde import Bereikt, Besluit
from stelsel.web.begeleiding.rondes import ACHT_WEKEN, VIER_WEKEN, Begin, Evaluatie
from stelsel.web.gedeeld.formulier import REGEL, Formulier, tekstveld
from stelsel.web.gedeeld.velden import Datumveld


class Rondeformulier(Formulier):
    """A plan: what will be different, by what one sees it, for which needs, and when it is looked at."""

    bron = {
        "doel": "Ronde.doel",
        "effect": "Ronde.effect",
        "behoeften": "Ronde.behoeften",
        "bespreken_op": "Ronde.bespreken_op",
        "evalueren_op": "Ronde.evalueren_op",
    }
    doel = tekstveld(
        gettext_lazy("Wat is er straks anders?"),
        rijen=2,
        lengte=REGEL,
        help_text=gettext_lazy("Het doel, in een zin. Bijvoorbeeld: Elif levert haar verslagen op tijd in."),
        error_messages={"required": gettext_lazy("Schrijf wat er straks anders is.")},
    )
    effect = tekstveld(
        gettext_lazy("Waaraan zien jullie dat het lukt?"),
        rijen=2,
        lengte=REGEL,
        help_text=gettext_lazy("Iets wat je kunt zien of tellen. Bijvoorbeeld: alle 4 verslagen voor 18 december."),
        error_messages={"required": gettext_lazy("Schrijf iets wat iedereen kan zien of tellen.")},
    )
    behoeften = forms.MultipleChoiceField(
        label=gettext_lazy("Waar is dit voor nodig?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies ten minste een behoefte.")},
    )
    bespreken_op = Datumveld(label=gettext_lazy("Wanneer bespreekt het team dit?"))
    evalueren_op = Datumveld(label=gettext_lazy("Wanneer kijken jullie of het doel is bereikt?"))

    def __init__(self, gegevens: object, behoeften: list[tuple[str, str]]) -> None:
        dag = vandaag()
        begin = {
            "behoeften": [code for code, _naam in behoeften],
            "bespreken_op": dag + VIER_WEKEN,
            "evalueren_op": dag + ACHT_WEKEN,
        }
        super().__init__(gegevens, initial=begin)
        self.fields["behoeften"].choices = behoeften

    def begin(self) -> Begin:
        """What was filled in, for the app; only after `is_valid`."""
        g = self.cleaned_data
        behoeften = tuple(UUID(code) for code in g["behoeften"])
        return Begin(g["doel"], g["effect"], behoeften, g["bespreken_op"], g["evalueren_op"])


class Besprekingformulier(Formulier):
    """What the team said."""

    bron = {"besproken": "Bespreking.tekst", "versie": ""}
    wijzigt = {"weer_op": "Ronde.bespreken_op"}
    velden = {"bespreken_op": "weer_op"}
    besproken = tekstveld(
        gettext_lazy("Wat heeft het team besproken?"),
        error_messages={"required": gettext_lazy("Schrijf in een paar zinnen wat er is besproken.")},
    )
    weer_op = Datumveld(label=gettext_lazy("Wanneer bespreekt het team dit weer?"))
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, gegevens: object, ronde: Ronde) -> None:
        weer = min(max(vandaag() + VIER_WEKEN, ronde.bespreken_op), max(ronde.evalueren_op, vandaag()))
        super().__init__(gegevens, initial={"versie": ronde.versie, "weer_op": weer})


class Evaluatieformulier(Formulier):
    """Was it reached, and what now; the last three are for a next round."""

    bron = {
        "bereikt": "Ronde.bereikt",
        "besluit": "Ronde.besluit",
        "uitleg_besluit": "Ronde.toelichting",
        "versie": "",
    }
    wijzigt = {"nieuw_doel": "Ronde.doel", "nieuw_effect": "Ronde.effect", "opnieuw_op": "Ronde.evalueren_op"}
    velden = {"doel": "nieuw_doel", "effect": "nieuw_effect", "evalueren_op": "opnieuw_op"}
    bereikt = forms.ChoiceField(
        label=gettext_lazy("Is het doel bereikt?"),
        choices=Bereikt,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een antwoord.")},
    )
    besluit = forms.ChoiceField(
        label=gettext_lazy("Hoe gaat het verder?"),
        choices=Besluit,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies hoe het verdergaat.")},
    )
    uitleg_besluit = tekstveld(
        gettext_lazy("Waarom?"),
        rijen=2,
        lengte=REGEL,
        error_messages={"required": gettext_lazy("Schrijf in een zin waarom.")},
    )
    opnieuw_op = Datumveld(
        label=gettext_lazy("Gaat het door: wanneer kijken jullie weer of het doel is bereikt?"), required=False
    )
    nieuw_doel = tekstveld(
        gettext_lazy("Verandert het: wat is het nieuwe doel?"), rijen=2, lengte=REGEL, required=False
    )
    nieuw_effect = tekstveld(
        gettext_lazy("En waaraan zien jullie dat het lukt?"), rijen=2, lengte=REGEL, required=False
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, gegevens: object, ronde: Ronde) -> None:
        super().__init__(gegevens, initial={"versie": ronde.versie, "opnieuw_op": vandaag() + ACHT_WEKEN})

    def evaluatie(self) -> Evaluatie:
        """What was filled in, for the app; only after `is_valid`."""
        g = self.cleaned_data
        return Evaluatie(
            g["bereikt"], g["besluit"], g["uitleg_besluit"], g["opnieuw_op"], g["nieuw_doel"], g["nieuw_effect"]
        )
