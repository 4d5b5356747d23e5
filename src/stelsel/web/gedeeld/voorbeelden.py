"""Invented content for the page that shows every component."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.kern.tijd import vandaag
from stelsel.web.gedeeld.notatie import GEEN, getal
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel

_TEAMS = (
    ("Zorg en welzijn 2", 412, 61, 4, "negatief"),
    ("ICT 3 en 4", 388, 22, 0, ""),
    ("Verpleegkunde", 371, 30, 1, "let-op"),
    ("Onderwijsassistent", 240, 18, 0, ""),
    ("Techniek 2", 198, 44, 0, ""),
    ("Entree", 151, 88, 2, "let-op"),
)


class Voorbeeldformulier(forms.Form):
    """Fields of each kind; the date is wrong on purpose."""

    doel = forms.CharField(label=gettext_lazy("Doel"), help_text=gettext_lazy("Schrijf wat je straks kunt zien."))
    datum = forms.CharField(label=gettext_lazy("Datum van het gesprek"), help_text=gettext_lazy("dd-mm-jjjj"))
    wie = forms.ChoiceField(
        label=gettext_lazy("Wie doet het?"), choices=(("", gettext_lazy("Kies een persoon")), ("m", "Marit de Boer"))
    )
    gewerkt = forms.ChoiceField(
        label=gettext_lazy("Heeft het gewerkt?"),
        choices=(("ja", gettext_lazy("Ja, we stoppen")), ("deels", gettext_lazy("Een beetje, we gaan door"))),
        widget=forms.RadioSelect,
    )
    team = forms.BooleanField(label=gettext_lazy("Laat dit ook zien aan het team"), required=False)
    bestand = forms.FileField(label=gettext_lazy("Bestand"), help_text=gettext_lazy("CSV, zoals DUO het stuurt"))

    def clean_datum(self) -> str:
        """Refuse the example date, to show an error at its field."""
        raise forms.ValidationError(_("November heeft 30 dagen. Vul een bestaande datum in."))


class Voorbeeldfilter(forms.Form):
    """A filter bar."""

    niveau = forms.ChoiceField(label=gettext_lazy("Niveau"), choices=(("", gettext_lazy("Alle")),), required=False)
    team = forms.ChoiceField(label=gettext_lazy("Team"), choices=(("", gettext_lazy("Alle teams")),), required=False)
    zoek = forms.CharField(label=gettext_lazy("Zoek"), widget=forms.TextInput({"type": "search"}), required=False)


def formulier() -> Voorbeeldformulier:
    """The example form as it looks after sending it with one fault."""
    gevuld = {"doel": _("Elke week naar de les"), "datum": "31-11-2026", "wie": "m", "gewerkt": "ja", "team": "on"}
    met_naam = {f"vb-{naam}": waarde for naam, waarde in gevuld.items()}
    bestand = {"vb-bestand": SimpleUploadedFile("RO.csv", b"VLP")}
    return Voorbeeldformulier(met_naam, bestand, prefix="vb", use_required_attribute=False)


def tabel(gesorteerd: str) -> Tabel:
    """Teams with counts; sorts for real, by what stands in the address."""
    kolommen = [
        Kolom(_("Team"), rijkop=True, sorteer="team"),
        Kolom(_("Studenten"), getal=True, sorteer="studenten"),
        Kolom(_("Met plan"), getal=True),
        Kolom(_("Te laat"), getal=True),
    ]
    sleutel = (lambda rij: rij[1]) if gesorteerd.lstrip("-") == "studenten" else (lambda rij: rij[0])
    teams = sorted(_TEAMS, key=sleutel, reverse=gesorteerd.startswith("-"))
    rijen = [
        Rij([Cel(naam, adres="#tabel"), getal(n), getal(plan), Cel(getal(laat) if laat else GEEN)], status)
        for naam, n, plan, laat, status in teams
    ]
    samen = [_("Samen"), *(getal(sum(rij[i] for rij in _TEAMS)) for i in (1, 2, 3))]
    return Tabel(_("Studenten per team"), kolommen, rijen, gesorteerd=gesorteerd, voet=samen)


def bladzijde() -> Page:
    """A page out of the middle of a long list."""
    return Paginator(range(61), 20).page(2)


def lijsten() -> dict:
    """The content of the components that show a list."""
    dag = vandaag()
    return {
        "werk": [
            {
                "naam": "Jayden Pinas",
                "reden": _("18 uur zonder geldige reden afwezig in 4 lesweken."),
                "badge": _("Nog 3 dagen"),
                "soort": "negatief",
                "icoon": "klok",
                "knop": _("Bekijk"),
                "adres": "#werk",
                "status": "negatief",
            },
            {
                "naam": "Sophie Maas",
                "reden": _("Wacht op taalondersteuning."),
                "badge": _("9 dagen"),
                "knop": _("Plaats"),
                "adres": "#werk",
            },
        ],
        "tabs": [
            {"tekst": _("Plan"), "adres": "#nav", "actief": True},
            {"tekst": _("Aanwezigheid"), "adres": "#nav", "teller": 2},
            {"tekst": _("Documenten"), "adres": "#nav"},
        ],
        "chips": [
            {"tekst": _("Open"), "adres": "#filter", "actief": True, "aantal": 43},
            {"tekst": _("Van mij"), "adres": "#filter", "aantal": 12},
        ],
        "tijdlijn": [
            {"moment": dag, "icoon": "gesprek", "kop": _("Elif schreef zelf"), "tekst": _("‘De pauzes zijn te druk.’")},
            {"moment": dag - timedelta(days=63), "icoon": "vink", "kop": _("Plan afgesproken"), "tekst": ""},
        ],
    }
