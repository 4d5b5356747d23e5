"""What people fill in. Each form says in `bron` which column a field writes; nobody types the same thing twice."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding.models import Doorstroomwens, Notitie, Ronde
from stelsel.web.begeleiding.models.afspraak import Categorie
from stelsel.web.begeleiding.models.notitie import Aanleiding
from stelsel.web.begeleiding.models.ronde import Bereikt, Besluit
from stelsel.web.begeleiding.models.wens import Wens
from stelsel.web.begeleiding.overgangen import Hielp
from stelsel.web.begeleiding.rondes import ACHT_WEKEN, VIER_WEKEN, Begin, Evaluatie
from stelsel.web.begeleiding.uitvoeren import Daad
from stelsel.web.begeleiding.vastleggen import STUDENT, Invoer
from stelsel.web.gedeeld.formulier import REGEL, Formulier, tekstveld
from stelsel.web.gedeeld.velden import Datumveld

DOSSIER, IK = "dossier", "ik"
ERBIJ = ("categorie", "behoefte", "teamafspraak", "wat", "wie", "uiterlijk")
"""What a note can lead to: the part of its form that is folded away."""


class Notitieformulier(Formulier):
    """A talk in one go: two sentences; and if there is a reason for it a need, an agreement and a date."""

    bron = {
        "tekst": "Notitie.tekst",
        "op": "Notitie.op",
        "aanleiding": "Notitie.aanleiding",
        "lezer": "",
        "categorie": "Behoefte.categorie",
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
    behoefte = tekstveld(gettext_lazy("Wat is er nodig?"), rijen=2, lengte=REGEL, required=False)
    teamafspraak = forms.TypedChoiceField(
        label=gettext_lazy("Iets wat het team altijd doet?"), required=False, coerce=UUID, empty_value=None
    )
    wat = tekstveld(gettext_lazy("Wat is er afgesproken?"), rijen=2, lengte=REGEL, required=False)
    wie = forms.ChoiceField(label=gettext_lazy("Wie doet het?"), required=False)
    uiterlijk = Datumveld(label=gettext_lazy("Wanneer kijken jullie of het gelukt is?"), required=False)
    in_de_les = forms.BooleanField(label=gettext_lazy("Dit geldt in de les"), required=False)
    volgend_gesprek = Datumveld(label=gettext_lazy("Wanneer spreken jullie elkaar weer?"), required=False)

    def __init__(self, gegevens: object, doeners: list[tuple[str, str]], van_team: list[tuple[str, str]]) -> None:
        super().__init__(gegevens, initial={"op": vandaag(), "aanleiding": Aanleiding.GESPREK, "lezer": DOSSIER})
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


class Wensformulier(Formulier):
    """What comes after this programme: said by the student, or expected by the team."""

    bron = {"wie_zegt": "Doorstroomwens.wie", "wens": "Doorstroomwens.wens", "uitleg": "Doorstroomwens.toelichting"}
    velden = {"wie": "wie_zegt"}
    wie_zegt = forms.ChoiceField(
        label=gettext_lazy("Wie zegt dit?"), choices=Doorstroomwens.Wie, widget=forms.RadioSelect
    )
    wens = forms.ChoiceField(
        label=gettext_lazy("Wat komt er na deze opleiding?"),
        choices=Wens,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een antwoord.")},
    )
    uitleg = tekstveld(gettext_lazy("Wat is daarvoor nodig? (hoeft niet)"), rijen=2, lengte=REGEL, required=False)

    def __init__(self, gegevens: object, *, zelf: bool = False) -> None:
        super().__init__(gegevens, initial={"wie_zegt": Doorstroomwens.Wie.STUDENT})
        if zelf:
            del self.fields["wie_zegt"]
            self.fields["wens"].label = _("Wat wil je na deze opleiding?")
            self.fields["wens"].help_text = _("Je mag dit altijd veranderen. We vragen het elk half jaar.")
            self.fields["uitleg"].label = _("Wat heb je daarvoor nodig? (hoeft niet)")


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
