"""Forms of a talk, and of what became of what was agreed in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding.models import Notitie
from stelsel.web.begeleiding.models.afspraak import Categorie
from stelsel.web.begeleiding.models.notitie import Aanleiding
from stelsel.web.begeleiding.overgangen import Hielp
from stelsel.web.begeleiding.subcategorieen import geldende
from stelsel.web.begeleiding.uitvoeren import Daad
from stelsel.web.begeleiding.vastleggen import STUDENT, Invoer
from stelsel.web.gedeeld.formulier import REGEL, Formulier, tekstveld
from stelsel.web.gedeeld.velden import Datumveld

DOSSIER, IK = "dossier", "ik"
ERBIJ = ("categorie", "subcategorie", "behoefte", "teamafspraak", "wat", "wie", "uiterlijk")
"""What a note can lead to: the part of its form that is folded away."""


class Notitieformulier(Formulier):
    """A talk in one go: two sentences; and if there is a reason for it a need, an agreement and a date."""

    bron = {
        "tekst": "Notitie.tekst",
        "op": "Notitie.op",
        "aanleiding": "Notitie.aanleiding",
        "lezer": "",
        "categorie": "Behoefte.categorie",
        "subcategorie": "Behoefte.subcategorie",
        "behoefte": "Behoefte.tekst",
        "teamafspraak": "Afspraak.teamafspraak",
        "wat": "Afspraak.wat",
        "wie": "Afspraak.doener",
        "uiterlijk": "Afspraak.uiterlijk",
        "in_de_les": "Afspraak.in_de_les",
        "volgend_gesprek": "Notitie.volgend_gesprek",
    }
    tekst = tekstveld(
        gettext_lazy("Wat hoorde of zag je?"),
        rijen=4,
        help_text=gettext_lazy("Twee zinnen is genoeg. Schrijf alsof de student naast je zit."),
        error_messages={"required": gettext_lazy("Schrijf in een of twee zinnen wat je hoorde of zag.")},
    )
    op = Datumveld(label=gettext_lazy("Op welke dag?"))
    aanleiding = forms.ChoiceField(label=gettext_lazy("Waardoor?"), choices=Aanleiding)
    lezer = forms.ChoiceField(
        label=gettext_lazy("Wie leest dit?"),
        choices=(
            (DOSSIER, gettext_lazy("Wie de student begeleidt, en de student zelf")),
            (IK, gettext_lazy("Alleen ik. Na zes weken is het weg")),
        ),
        widget=forms.RadioSelect,
    )
    categorie = forms.ChoiceField(
        label=gettext_lazy("Waar gaat het om?"),
        choices=(("", gettext_lazy("Er is niets nodig")), *Categorie.choices),
        required=False,
    )
    subcategorie = forms.TypedChoiceField(
        label=gettext_lazy("Preciezer?"), required=False, coerce=UUID, empty_value=None
    )
    behoefte = tekstveld(gettext_lazy("Wat is er nodig?"), rijen=2, lengte=REGEL, required=False)
    teamafspraak = forms.TypedChoiceField(
        label=gettext_lazy("Iets wat het team altijd doet?"), required=False, coerce=UUID, empty_value=None
    )
    wat = tekstveld(gettext_lazy("Wat is er afgesproken?"), rijen=2, lengte=REGEL, required=False)
    wie = forms.ChoiceField(label=gettext_lazy("Wie doet het?"), required=False)
    uiterlijk = Datumveld(label=gettext_lazy("Wanneer kijken jullie of het gelukt is?"), required=False)
    in_de_les = forms.BooleanField(label=gettext_lazy("Dit geldt in de les"), required=False)
    volgend_gesprek = Datumveld(label=gettext_lazy("Wanneer spreken jullie elkaar weer?"), required=False)

    def __init__(
        self,
        gegevens: object,
        doeners: list[tuple[str, str]],
        van_team: list[tuple[str, str]],
        begin: Mapping[str, str] | None = None,
    ) -> None:
        leeg = {"op": vandaag(), "aanleiding": Aanleiding.GESPREK, "lezer": DOSSIER}
        super().__init__(gegevens, initial=leeg | dict(begin or {}))
        fijner = [(str(een.uuid), f"{een.get_categorie_display()}: {een.naam}") for een in geldende()]
        self.fields["subcategorie"].choices = [("", _("Niet preciezer")), *fijner]
        if not fijner:
            del self.fields["subcategorie"]
        self.fields["wie"].choices = [("", _("Kies een persoon")), *doeners]
        self.fields["teamafspraak"].choices = [("", _("Nee, iets anders")), *van_team]
        if not van_team:
            del self.fields["teamafspraak"]

    def clean(self) -> dict:
        """A note for oneself leads to nothing: what is agreed, the student reads."""
        gegevens = super().clean()
        if gegevens.get("lezer") == IK and any(gegevens.get(naam) for naam in (*ERBIJ, "volgend_gesprek")):
            self.add_error(
                "lezer", _("Een afspraak of gesprek hoort in het dossier. Kies daarvoor, of maak die velden leeg.")
            )
        return gegevens

    def invoer(self) -> Invoer:
        """What was typed, for the app; only after `is_valid`."""
        return Invoer(**{naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "lezer"})


class Verbeterformulier(Formulier):
    """Another text for an entry, and why."""

    bron = {"reden": "EerdereTekst.reden", "versie": ""}
    wijzigt = {"nieuwe_tekst": "Notitie.tekst"}
    velden = {"tekst": "nieuwe_tekst"}
    nieuwe_tekst = tekstveld(
        gettext_lazy("Hoe moet het er staan?"),
        rijen=4,
        error_messages={"required": gettext_lazy("Schrijf hoe het er moet staan.")},
    )
    reden = tekstveld(
        gettext_lazy("Waarom verander je het?"),
        rijen=2,
        lengte=REGEL,
        error_messages={"required": gettext_lazy("Schrijf in een zin waarom.")},
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, gegevens: object, notitie: Notitie) -> None:
        super().__init__(gegevens, initial={"nieuwe_tekst": notitie.tekst, "versie": notitie.versie})


class Daadformulier(Formulier):
    """What became of an agreement or a need; which fields count depends on the answer."""

    bron = {
        "daad": "Stap.daad",
        "hielp": "Afspraak.hielp",
        "toelichting": "Stap.toelichting",
        "versie": "",
    }
    wijzigt = {"nieuwe_dag": "Afspraak.uiterlijk"}
    velden = {"uiterlijk": "nieuwe_dag"}
    daad = forms.ChoiceField(
        label=gettext_lazy("Wat gebeurde ermee?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat er gebeurde.")},
    )
    hielp = forms.ChoiceField(
        label=gettext_lazy("Als het gedaan is: hielp het?"), choices=Hielp, widget=forms.RadioSelect, required=False
    )
    nieuwe_dag = Datumveld(label=gettext_lazy("Nieuwe dag"), required=False)
    toelichting = tekstveld(gettext_lazy("Waarom?"), lengte=REGEL, rijen=2, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, gegevens: object, daden: list[tuple[str, str]], versie: int, *, afspraak: bool) -> None:
        super().__init__(gegevens, initial={"versie": versie})
        self.fields["daad"].choices = daden
        if not afspraak:
            del self.fields["hielp"], self.fields["nieuwe_dag"]

    def als_daad(self) -> Daad:
        """The act, for the app; only after `is_valid`."""
        gegevens = self.cleaned_data
        return Daad(gegevens["daad"], gegevens["toelichting"], gegevens.get("nieuwe_dag"), gegevens.get("hielp") or "")


class Woordformulier(Formulier):
    """What the student wants to say."""

    bron = {"woord": "EigenWoord.tekst"}
    velden = {"tekst": "woord"}
    woord = tekstveld(
        gettext_lazy("Wat wil je zeggen of vragen?"),
        help_text=gettext_lazy("Je mentor en je zorgcoördinator lezen dit."),
        error_messages={"required": gettext_lazy("Schrijf op wat je wilt zeggen.")},
    )


class Antwoordformulier(Formulier):
    """That it was read, and perhaps an answer."""

    bron = {"antwoord": "EigenWoord.antwoord"}
    antwoord = tekstveld(gettext_lazy("Antwoord aan de student (hoeft niet)"), lengte=REGEL, required=False)


class Laterformulier(Formulier):
    """Until when something need not come up."""

    bron = {"tot": "Uitstel.tot", "feit": "Uitstel.feit"}
    tot = Datumveld(label=gettext_lazy("Wanneer wil je dit weer zien?"))
    feit = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, gegevens: object, feit: str) -> None:
        super().__init__(gegevens, initial={"tot": vandaag() + timedelta(weeks=1), "feit": feit})


def doeners_bij(naam: str, mensen: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Who can carry out an agreement: the student first, then who stands beside the student."""
    return [(STUDENT.value, naam), *mensen]
