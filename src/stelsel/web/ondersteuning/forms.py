"""What people fill in. Each form says in `bron` which column a field writes; nobody types the same thing twice."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stelsel.kern.tijd import vandaag
from stelsel.web.gedeeld.formulier import REGEL, Formulier, tekstveld
from stelsel.web.gedeeld.velden import Datumveld
from stelsel.web.ondersteuning import spreiding
from stelsel.web.ondersteuning.instemmen import Woord
from stelsel.web.ondersteuning.models import Evaluatie, Instemming, Ondersteuning, Soort, Verwijzing, Voorziening
from stelsel.web.ondersteuning.toekennen import Wens

JA, NEE = "ja", "nee"
_ZIN = gettext_lazy("Schrijf het in een zin.")
_KIES = gettext_lazy("Kies een antwoord.")


def _versie() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput)


class Meldformulier(Formulier):
    """There is a need."""

    bron = {
        "soort": "Ondersteuning.soort",
        "behoefte": "Ondersteuning.behoefte",
        "gemeld_op": "Ondersteuning.gemeld_op",
    }
    soort = forms.ChoiceField(
        label=gettext_lazy("Waarom is er iets extra's nodig?"),
        choices=Soort,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Schrijf nergens welke handicap of ziekte het is. Dat hoeft de school niet te weten."),
        error_messages={"required": _KIES},
    )
    behoefte = tekstveld(
        gettext_lazy("Wat is moeilijk op school, en wat helpt?"),
        help_text=gettext_lazy("Bijvoorbeeld: lange teksten lezen kost veel tijd; voorlezen helpt."),
        error_messages={"required": _ZIN},
    )
    gemeld_op = Datumveld(label=gettext_lazy("Op welke dag werd dit bekend?"))

    def __init__(self, gegevens: object) -> None:
        super().__init__(gegevens, initial={"gemeld_op": vandaag()})


class Voorzieningformulier(Formulier):
    """One thing that the student gets."""

    bron = {
        "aanbod": "Voorziening.aanbod",
        "aard": "Voorziening.aard",
        "wat": "Voorziening.wat",
        "wie": "Voorziening.medewerker_id",
        "uren": "Voorziening.uren",
        "in_de_les": "Voorziening.in_de_les",
        "van": "Voorziening.van",
        "tot_en_met": "Voorziening.tot_en_met",
        "versie": "",
    }
    aanbod = forms.TypedChoiceField(
        label=gettext_lazy("Iets uit het aanbod van de school?"), required=False, coerce=UUID, empty_value=None
    )
    aard = forms.ChoiceField(label=gettext_lazy("Wat voor iets is het?"), choices=Voorziening.Aard)
    wat = tekstveld(
        gettext_lazy("Wat krijgt de student?"),
        rijen=2,
        lengte=REGEL,
        required=False,
        help_text=gettext_lazy("Zo dat de student het herkent. Bijvoorbeeld: een half uur meer tijd bij toetsen."),
    )
    van = Datumveld(label=gettext_lazy("Vanaf welke dag?"))
    tot_en_met = Datumveld(label=gettext_lazy("Tot en met welke dag? (leeg: zolang het nodig is)"), required=False)
    wie = forms.ChoiceField(label=gettext_lazy("Wie doet het?"), required=False)
    uren = forms.DecimalField(
        label=gettext_lazy("Hoeveel uur per week?"), required=False, min_value=0, max_value=40, max_digits=4,
        decimal_places=1, localize=True,
    )  # fmt: skip
    in_de_les = forms.BooleanField(label=gettext_lazy("Docenten lezen dit, zonder de reden"), required=False)
    versie = _versie()

    def __init__(
        self, gegevens: object, een: Ondersteuning, aanbod: list[tuple[str, str]], mensen: list[tuple[str, str]]
    ) -> None:
        super().__init__(gegevens, initial={"van": vandaag(), "versie": een.versie})
        self.fields["aanbod"].choices = [("", _("Nee, iets anders")), *aanbod]
        self.fields["wie"].choices = [("", _("Niemand hoeft iets te doen")), *mensen]
        if not aanbod:
            del self.fields["aanbod"]

    def wens(self) -> Wens:
        """What was filled in, for the app; only after `is_valid`."""
        g = self.cleaned_data
        return Wens(
            aard=g["aard"],
            wat=g["wat"],
            van=g["van"],
            tot_en_met=g["tot_en_met"],
            aanbod=g.get("aanbod"),
            medewerker_id=g["wie"],
            uren=g["uren"],
            in_de_les=g["in_de_les"],
        )


class Wegformulier(Formulier):
    """Something leaves the agreements."""

    bron = {"waarom_weg": "Voorziening.waarom_weg", "versie": ""}
    waarom_weg = tekstveld(
        gettext_lazy("Waarom is dit niet meer nodig?"), rijen=2, lengte=REGEL, error_messages={"required": _ZIN}
    )
    versie = _versie()

    def __init__(self, gegevens: object, een: Ondersteuning) -> None:
        super().__init__(gegevens, initial={"versie": een.versie})


class Aanbiedformulier(Formulier):
    """The agreements go to the student."""

    bron = {
        "ouders_horen": "Ondersteuning.ouders_horen",
        "casusregie": "Ondersteuning.casusregie",
        "evalueren_op": "Ondersteuning.evalueren_op",
        "versie": "",
    }
    casusregie = forms.ChoiceField(
        label=gettext_lazy("Wie houdt het overzicht (casusregie)?"), error_messages={"required": _KIES}
    )
    evalueren_op = Datumveld(label=gettext_lazy("Wanneer kijken jullie samen of het helpt?"))
    ouders_horen = forms.BooleanField(
        label=gettext_lazy("Ouders horen wat er is afgesproken, als de student daarmee instemt"), required=False
    )
    versie = _versie()

    def __init__(self, gegevens: object, een: Ondersteuning, mensen: list[tuple[str, str]]) -> None:
        begin = {"versie": een.versie, "casusregie": een.casusregie, "evalueren_op": spreiding.voorstel(een.casusregie)}
        super().__init__(gegevens, initial=begin)
        self.fields["casusregie"].choices = mensen


class Instemmingformulier(Formulier):
    """Yes or no. Of the student himself only that, and a word with it."""

    bron = {
        "wie_zegt": "Instemming.wie",
        "antwoord": "Instemming.ja",
        "bewijs": "Instemming.bewijs",
        "gezegd_op": "Instemming.op",
        "uitleg": "Instemming.toelichting",
        "versie": "",
    }
    velden = {"dag": "gezegd_op", "toelichting": "uitleg"}
    wie_zegt = forms.ChoiceField(
        label=gettext_lazy("Van wie is het antwoord?"), choices=Instemming.Wie, widget=forms.RadioSelect
    )
    antwoord = forms.ChoiceField(
        label=gettext_lazy("Wat is het antwoord?"),
        choices=((JA, gettext_lazy("Ja, zo spreken we het af")), (NEE, gettext_lazy("Nee, zo niet"))),
        widget=forms.RadioSelect,
        error_messages={"required": _KIES},
    )
    bewijs = forms.ChoiceField(
        label=gettext_lazy("Waaruit blijkt dat?"),
        choices=[keuze for keuze in Instemming.Bewijs.choices if keuze[0] != Instemming.Bewijs.KNOP],
    )
    gezegd_op = Datumveld(label=gettext_lazy("Op welke dag?"))
    uitleg = tekstveld(gettext_lazy("Wat zei de student of ouder erbij?"), rijen=2, lengte=REGEL, required=False)
    versie = _versie()

    def __init__(self, gegevens: object, een: Ondersteuning, *, zelf: bool = False) -> None:
        begin = {"versie": een.versie, "gezegd_op": vandaag(), "wie_zegt": Instemming.Wie.STUDENT}
        super().__init__(gegevens, initial=begin)
        if zelf:
            for naam in ("wie_zegt", "bewijs", "gezegd_op"):
                del self.fields[naam]
            self.fields["antwoord"].label = _("Ben je het eens met deze afspraken?")
            self.fields["uitleg"].label = _("Wil je er iets bij zeggen? (hoeft niet)")

    def woord(self) -> Woord:
        """What was filed; only after `is_valid`."""
        g = self.cleaned_data
        return Woord(g["wie_zegt"], g["antwoord"] == JA, g["bewijs"], g["gezegd_op"], g["uitleg"])


class Evaluatieformulier(Formulier):
    """Does it help?"""

    bron = {
        "dag": "Evaluatie.op",
        "met_student": "Evaluatie.met_student",
        "helpt": "Evaluatie.helpt",
        "wat_gezegd": "Evaluatie.tekst",
        "versie": "",
    }
    wijzigt = {"weer_op": "Ondersteuning.evalueren_op"}
    velden = {"evalueren_op": "weer_op"}
    dag = Datumveld(label=gettext_lazy("Op welke dag was de evaluatie?"))
    met_student = forms.BooleanField(label=gettext_lazy("De student deed mee"), required=False)
    helpt = forms.ChoiceField(
        label=gettext_lazy("Helpt het?"),
        choices=Evaluatie.Helpt,
        widget=forms.RadioSelect,
        error_messages={"required": _KIES},
    )
    wat_gezegd = tekstveld(
        gettext_lazy("Wat zeiden jullie?"),
        help_text=gettext_lazy("Wat helpt, wat niet, en wat zegt de student zelf?"),
        error_messages={"required": _ZIN},
    )
    weer_op = Datumveld(label=gettext_lazy("Wanneer kijken jullie weer?"))
    versie = _versie()

    def __init__(self, gegevens: object, een: Ondersteuning) -> None:
        begin = {"versie": een.versie, "dag": vandaag(), "met_student": True}
        super().__init__(gegevens, initial=begin | {"weer_op": spreiding.voorstel(een.casusregie)})


class Daadformulier(Formulier):
    """One step of the table that needs a reason and a day."""

    bron = {"daad": "Stap.daad", "op_dag": "Stap.dag", "toelichting": "Stap.toelichting", "versie": ""}
    velden = {"dag": "op_dag"}
    daad = forms.ChoiceField(
        label=gettext_lazy("Wat is er gebeurd?"), widget=forms.RadioSelect, error_messages={"required": _KIES}
    )
    op_dag = Datumveld(label=gettext_lazy("Op welke dag?"))
    toelichting = tekstveld(gettext_lazy("Waarom?"), rijen=2, lengte=REGEL, error_messages={"required": _ZIN})
    versie = _versie()

    def __init__(self, gegevens: object, een: Ondersteuning, daden: list[tuple[str, str]]) -> None:
        super().__init__(gegevens, initial={"versie": een.versie, "op_dag": vandaag()})
        self.fields["daad"].choices = daden


class Aanbodformulier(Formulier):
    """Something that the school or a team offers."""

    bron = {
        "team": "Aanbod.team",
        "soort_aanbod": "Aanbod.aard",
        "naam": "Aanbod.naam",
        "uitleg_aanbod": "Aanbod.uitleg",
        "voor_wie": "Aanbod.voor_wie",
        "plaatsen": "Aanbod.plaatsen",
    }
    naam = forms.CharField(
        label=gettext_lazy("Hoe heet het?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Geef het een naam.")},
    )
    soort_aanbod = forms.ChoiceField(label=gettext_lazy("Wat voor iets is het?"), choices=Voorziening.Aard)
    team = forms.ChoiceField(label=gettext_lazy("Wie biedt het aan?"), required=False)
    uitleg_aanbod = tekstveld(
        gettext_lazy("Wat is het? Leg het uit aan een student."), rijen=2, lengte=600, error_messages={"required": _ZIN}
    )
    voor_wie = tekstveld(
        gettext_lazy("Voor wie is het? Zet elke voorwaarde op een regel."),
        lengte=600,
        error_messages={"required": gettext_lazy("Schrijf voor wie het is.")},
    )
    plaatsen = forms.IntegerField(
        label=gettext_lazy("Voor hoeveel studenten tegelijk? (leeg: voor iedereen)"), required=False, min_value=1,
        max_value=10_000,
    )  # fmt: skip

    def __init__(self, gegevens: object, teams: list[str]) -> None:
        super().__init__(gegevens)
        self.fields["team"].choices = [("", _("De hele school")), *((naam, naam) for naam in teams)]


class Verwijsformulier(Formulier):
    """Somebody goes elsewhere, or came from elsewhere."""

    bron = {
        "richting": "Verwijzing.richting",
        "waar": "Verwijzing.waar",
        "reden": "Verwijzing.reden",
        "op": "Verwijzing.op",
    }
    richting = forms.ChoiceField(
        label=gettext_lazy("Waarheen?"), choices=Verwijzing.Richting, widget=forms.RadioSelect,
        error_messages={"required": _KIES},
    )  # fmt: skip
    waar = forms.CharField(
        label=gettext_lazy("Welke school, opleiding of werkplek?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Schrijf waar de student heen gaat of vandaan komt.")},
    )
    reden = tekstveld(
        gettext_lazy("Waarom kon het hier, of daar, niet?"), rijen=2, lengte=REGEL, error_messages={"required": _ZIN}
    )
    op = Datumveld(label=gettext_lazy("Op welke dag is dat afgesproken?"))

    def __init__(self, gegevens: object) -> None:
        super().__init__(gegevens, initial={"op": vandaag()})


class Aankomstformulier(Formulier):
    """The young person is there."""

    bron = {"aangekomen_op": "Verwijzing.aangekomen_op", "hoe": "Verwijzing.hoe_bekend", "versie": ""}
    aangekomen_op = Datumveld(label=gettext_lazy("Op welke dag begon de student daar?"))
    hoe = forms.CharField(
        label=gettext_lazy("Van wie weet je dat?"),
        max_length=REGEL,
        error_messages={"required": gettext_lazy("Schrijf wie het je vertelde.")},
    )
    versie = _versie()

    def __init__(self, gegevens: object, verwijzing: Verwijzing) -> None:
        super().__init__(gegevens, initial={"versie": verwijzing.versie, "aangekomen_op": vandaag()})
