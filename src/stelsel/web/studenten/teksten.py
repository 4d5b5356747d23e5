"""What people read about states, kinds and codes, in one place."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stelsel.web.studenten.models import Levering
from stelsel.web.studenten.overgangen import Staat

STATEN = {
    Staat.ONTVANGEN: _("ontvangen"),
    Staat.IN_WACHTRIJ: _("in de wachtrij"),
    Staat.WORDT_GELEZEN: _("wordt gelezen"),
    Staat.WORDT_VERWERKT: _("wordt verwerkt"),
    Staat.VERWERKT: pgettext_lazy("levering", "verwerkt"),
    Staat.AFGEBROKEN: _("gestopt"),
    Staat.MISLUKT: _("niet verwerkt"),
    Staat.WORDT_INGETROKKEN: _("wordt ingetrokken"),
    Staat.INGETROKKEN: pgettext_lazy("levering", "ingetrokken"),
}

GEBEURTENISSEN = {
    "zet_in_wachtrij": _("In de wachtrij gezet"),
    "begin_lezen": _("Begonnen met lezen"),
    "begin_verwerken": _("Begonnen met verwerken"),
    "verwerk": _("Verwerkt"),
    "breek_af": _("Gestopt"),
    "meld_mislukt": _("Niet verwerkt"),
    "vraag_intrekken": _("Gevraagd om in te trekken"),
    "trek_in": _("Ingetrokken"),
    "herstel": _("Intrekken is gestopt; de gegevens gelden nog"),
}

SOORTEN = {
    Levering.Soort.RO: _("Registratieoverzicht (RO)"),
    Levering.Soort.EIGEN: _("Eigen administratie"),
    Levering.Soort.GRONDSLAG: _("GRONDSLAG van DUO"),
    Levering.Soort.OBO: _("OBO van DUO"),
    Levering.Soort.OBOV: _("Verschillenlijst bij een OBO"),
    Levering.Soort.TBGI: _("Terugmelding bekostigingsgrondslagen (TBG-i)"),
}

ERNST = {
    "afgekeurd": _("Afgekeurd"),
    "fout": _("Fout"),
    "waarschuwing": _("Waarschuwing"),
}
ERNST_MEERVOUD = {
    "afgekeurd": _("Afgekeurde regels"),
    "fout": _("Fouten"),
    "waarschuwing": _("Waarschuwingen"),
}
ERNST_KLEUR = {"afgekeurd": "negatief", "fout": "let-op", "waarschuwing": ""}
WAT_ONTBREEKT = {
    "afgekeurd": _("de hele regel en wat eronder valt"),
    "fout": _("het veld"),
    "waarschuwing": _("niets"),
}

BEZIG_MET = {
    "lezen": _("Stelsel leest en controleert het bestand."),
    "verwerken": _("Stelsel neemt de gegevens over."),
    "afronden": _("Stelsel rondt af: wat dit bestand vervangt, vervalt."),
}

LEERTRAJECTEN = {
    "BOL": "bol",
    "BOL_DT": _("bol in deeltijd"),
    "BBL": "bbl",
    "OVO": _("overig onderwijs"),
    "EX": _("examendeelnemer"),
    "ODT": _("overig onderwijs, niet diplomagericht"),
}

ROLLEN = {
    "mentor": _("mentor"),
    "studieloopbaanbegeleider": _("studieloopbaanbegeleider"),
    "zorgcoordinator": _("zorgcoördinator"),
}

NUMMERSOORTEN = {"bsn": _("BSN"), "onderwijsnummer": _("Onderwijsnummer")}
