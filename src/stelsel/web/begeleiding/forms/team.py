"""Forms of a team: what it always does, whom it helps together, and its finer kinds of need."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from stelsel.web.begeleiding.groepen import SAMEN
from stelsel.web.begeleiding.models.afspraak import Categorie
from stelsel.web.gedeeld.formulier import REGEL, Formulier, tekstveld


class Teamformulier(Formulier):
    """What a team always does for a need."""

    bron = {
        "team": "Teamafspraak.team",
        "waarvoor": "Teamafspraak.categorie",
        "aanpak": "Teamafspraak.wat",
        "les": "Teamafspraak.in_de_les",
    }
    velden = {"categorie": "waarvoor", "wat": "aanpak"}
    team = forms.ChoiceField(label=gettext_lazy("Welk team?"))
    waarvoor = forms.ChoiceField(label=gettext_lazy("Waar is het voor?"), choices=Categorie)
    aanpak = tekstveld(
        gettext_lazy("Wat doen jullie dan altijd?"),
        rijen=2,
        lengte=REGEL,
        help_text=gettext_lazy("Noem geen student. Bijvoorbeeld: geeft een opdracht ook in stappen op papier."),
        error_messages={"required": gettext_lazy("Schrijf in een zin wat het team doet.")},
    )
    les = forms.BooleanField(label=gettext_lazy("Dit geldt in de les"), required=False)

    def __init__(self, gegevens: object, teams: list[tuple[str, str]]) -> None:
        super().__init__(gegevens)
        self.fields["team"].choices = teams


class Teamstopformulier(Formulier):
    """The team no longer does this."""

    bron = {"waarom": "Teamafspraak.waarom_gestopt"}
    waarom = forms.CharField(
        label=gettext_lazy("Waarom stopt het team hiermee?"),
        max_length=REGEL,
        error_messages={"required": gettext_lazy("Schrijf in een zin waarom.")},
    )


class Groepformulier(Formulier):
    """Students with a like need, helped together."""

    bron = {"team": "Aanpakgroep.team", "naam": "Aanpakgroep.naam", "waarvoor": "Aanpakgroep.categorie"}
    velden = {"categorie": "waarvoor"}
    naam = forms.CharField(
        label=gettext_lazy("Wat doet de groep, en wanneer?"),
        max_length=80,
        help_text=gettext_lazy("Niet waarom. Bijvoorbeeld: reken-kwartier di 3e uur."),
        error_messages={"required": gettext_lazy("Geef de groep een naam.")},
    )
    waarvoor = forms.ChoiceField(
        label=gettext_lazy("Voor wat voor behoefte? (dat leest de student niet)"),
        choices=[(soort.value, soort.label) for soort in SAMEN],
    )
    team = forms.ChoiceField(label=gettext_lazy("Welk team?"))

    def __init__(self, gegevens: object, teams: list[tuple[str, str]]) -> None:
        super().__init__(gegevens)
        self.fields["team"].choices = teams


class Lidformulier(Formulier):
    """A student takes part."""

    bron = {"erbij": "Groepslid.persoon"}
    erbij = forms.TypedChoiceField(
        label=gettext_lazy("Wie doet er mee?"),
        coerce=UUID,
        error_messages={"required": gettext_lazy("Kies een student.")},
    )

    def __init__(self, gegevens: object, studenten: list[tuple[str, str]]) -> None:
        super().__init__(gegevens)
        self.fields["erbij"].choices = studenten


class Subcategorieformulier(Formulier):
    """A finer kind of need."""

    bron = {"soort": "Subcategorie.categorie", "naam_sub": "Subcategorie.naam"}
    velden = {"categorie": "soort", "naam": "naam_sub"}
    soort = forms.ChoiceField(label=gettext_lazy("Waar hoort het bij?"), choices=Categorie)
    naam_sub = forms.CharField(
        label=gettext_lazy("Hoe noemen jullie het?"),
        max_length=80,
        error_messages={"required": gettext_lazy("Geef het een naam.")},
    )
