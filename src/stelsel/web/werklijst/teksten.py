"""What people read: the words for a record and a field, a value as it is written here, the cause and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from stelsel.web.gedeeld.notatie import datum_cijfers
from stelsel.web.werklijst import stappen
from stelsel.web.werklijst.models import Post

TABELLEN = {
    "persoon": gettext_lazy("Persoon"),
    "inschrijving": gettext_lazy("Inschrijving"),
    "inschrijvingsperiode": gettext_lazy("Inschrijvingsperiode"),
    "extra_ondersteuning": gettext_lazy("Extra ondersteuning"),
    "bpv": gettext_lazy("Praktijkovereenkomst"),
    "diploma": gettext_lazy("Diploma"),
    "amvb_onderdeel": gettext_lazy("AMvB-onderdeel"),
    "examenonderdeel": gettext_lazy("Examenonderdeel"),
    "keuzedeelresultaat": gettext_lazy("Keuzedeel"),
}

VELDEN = {
    "geslacht": gettext_lazy("Geslacht"),
    "geboortejaar": gettext_lazy("Geboortejaar"),
    "geboortemaand": gettext_lazy("Geboortemaand"),
    "geboortedag": gettext_lazy("Geboortedag"),
    "nummer": gettext_lazy("Soort nummer"),
    "inschrijvingvolgnummer": gettext_lazy("Nummer van de inschrijving"),
    "resultaatvolgnummer": gettext_lazy("Nummer van het resultaat"),
    "resultaatvolgnummer_diploma": gettext_lazy("Nummer van het diploma"),
    "volgnummer": gettext_lazy("Volgnummer"),
    "datum_inschrijving": gettext_lazy("Begin van de inschrijving"),
    "datum_uitschrijving_gepland": gettext_lazy("Geplande einddatum"),
    "datum_uitschrijving_werkelijk": gettext_lazy("Werkelijke einddatum"),
    "reden_uitschrijving": gettext_lazy("Reden van uitschrijving"),
    "datum_begin": gettext_lazy("Begin"),
    "datum_eind": gettext_lazy("Einde"),
    "datum_einde_gepland": gettext_lazy("Geplande einddatum"),
    "datum_einde_werkelijk": gettext_lazy("Werkelijke einddatum"),
    "afsluitdatum": gettext_lazy("Opgesteld op"),
    "opleidingcode": gettext_lazy("Opleiding (crebo)"),
    "opleidingcode_diploma": gettext_lazy("Opleiding van het diploma (crebo)"),
    "leertraject": gettext_lazy("Leerweg"),
    "niveau": gettext_lazy("Niveau"),
    "indicatie_bekostigbaar": gettext_lazy("Bekostigbaar"),
    "locatiecode_vsv": gettext_lazy("Locatiecode vsv"),
    "onderwijsaanbieder": gettext_lazy("Onderwijsaanbieder"),
    "onderwijslocatie": gettext_lazy("Onderwijslocatie"),
    "leerroute": gettext_lazy("Leerroute"),
    "leerroutefase": gettext_lazy("Leerroutefase"),
    "omvang": gettext_lazy("Omvang in uren"),
    "leerbedrijf_id": gettext_lazy("Leerbedrijf"),
    "code_keuzedeel": gettext_lazy("Keuzedeel"),
    "code_amvb_onderdeel": gettext_lazy("AMvB-onderdeel"),
    "code_generiek_examenonderdeel": gettext_lazy("Generiek onderdeel"),
    "datum_resultaat": gettext_lazy("Dag van de uitslag"),
    "certificaat": gettext_lazy("Certificaat"),
    "resultaat": gettext_lazy("Resultaat"),
    "eindcijfer": gettext_lazy("Eindcijfer"),
    "cijfer_ie": gettext_lazy("Cijfer instellingsexamen"),
    "cijfer_ce": gettext_lazy("Cijfer centraal examen"),
    "vrijstelling": gettext_lazy("Vrijstelling"),
    "vrijstelling_ie": gettext_lazy("Vrijstelling instellingsexamen"),
    "vrijstelling_ce": gettext_lazy("Vrijstelling centraal examen"),
    "teldatum": gettext_lazy("Teldatum"),
    "inschrijving": gettext_lazy("Hele inschrijving"),
    "diploma": gettext_lazy("Hele diploma"),
}

WAARDEN = {
    "BOL": "bol",
    "BOL_DT": gettext_lazy("bol in deeltijd"),
    "BBL": "bbl",
    "OVO": gettext_lazy("overig onderwijs"),
    "EX": gettext_lazy("examendeelnemer"),
    "ja": gettext_lazy("ja"),
    "nee": gettext_lazy("nee"),
    "bsn": "BSN",
    "onderwijsnummer": gettext_lazy("onderwijsnummer"),
    "aanwezig": gettext_lazy("staat erin"),
    "(niet getoond)": gettext_lazy("verschilt; de waarde staat hier niet"),
}
NIEUWST = {
    "ons": gettext_lazy("het dossier"),
    "duo": "DUO",
    "gelijk": gettext_lazy("beide van dezelfde dag"),
    "": gettext_lazy("niet bekend"),
}
ZEKERHEID = {"zeker": gettext_lazy("zeker"), "vermoedelijk": gettext_lazy("vermoedelijk"), "": ""}
LEVERINGSOORTEN = {"GRONDSLAG": "GRONDSLAG", "TBGI": "TBG-i"}
DELEN = {
    "open": pgettext_lazy("werklijst", "Open"),
    "mij": gettext_lazy("Van mij"),
    "niemand": gettext_lazy("Van niemand"),
    "telt": gettext_lazy("Telt mee"),
    "wacht": gettext_lazy("Wacht op DUO"),
    "gesloten": pgettext_lazy("werklijst", "Gesloten"),
}
HANDELINGEN = {
    stappen.GEVONDEN: gettext_lazy("Gevonden"),
    stappen.VERANDERD: gettext_lazy("Er staat iets anders dan eerst"),
    stappen.HEROPEND: gettext_lazy("Heropend"),
    stappen.GESLOTEN: pgettext_lazy("werklijst", "Gesloten"),
    stappen.TOEGEWEZEN: gettext_lazy("Toegewezen"),
    stappen.TOEGELICHT: gettext_lazy("Toelichting"),
    stappen.WACHT: gettext_lazy("Wacht op DUO"),
}
ICONEN = {
    stappen.GEVONDEN: "zoek",
    stappen.VERANDERD: "wissel",
    stappen.HEROPEND: "op",
    stappen.GESLOTEN: "vink",
    stappen.TOEGEWEZEN: "persoon",
    stappen.TOEGELICHT: "gesprek",
    stappen.WACHT: "klok",
}
_DAG = re.compile(r"\d{4}-\d\d-\d\d")
_DAG_GETOOND = re.compile(r"(\d\d-\d\d-\d{4})")
_DEEL = re.compile(r"([a-z_]+) (.+)")
SIGNAAL = "signaal_"


@dataclass(frozen=True)
class Uitleg:
    """A cause for a reader: its name, what it means, what to do, and where that stands."""

    naam: str
    uitleg: str
    doe: str
    bron: str = ""


def oorzaak(sleutel: str) -> Uitleg:
    """The cause of a difference, or what a signal asks."""
    if sleutel.startswith(SIGNAAL):
        code = sleutel.removeprefix(SIGNAAL)
        return Uitleg(
            _("Signaal %(code)s van DUO") % {"code": code},
            _("DUO deed een controle die niet slaagde. De woorden hieronder zijn van DUO."),
            _(
                "Zoek in het dossier op wat waar is. Klopt onze registratie niet, herstel haar en lever haar aan. "
                "Klopt die van DUO niet, meld het bij DUO."
            ),
            "PvE 16",
        )
    # The engine comes in with the first page that tells a cause.
    from stelsel.vergelijken.oorzaken import oorzaken

    gevonden = oorzaken().get(sleutel)
    if gevonden is None:
        return Uitleg(sleutel, "", "")
    return Uitleg(_(gevonden.naam), _(gevonden.uitleg), _(gevonden.doe), gevonden.bron)


def waar(post: Post) -> str:
    """Which of more records of one enrolment it is about: the period that began then, the so many-th agreement."""
    laatste = post.sleutel.rsplit(" / ", 1)[-1]
    if post.soort == Post.Soort.SIGNAAL:
        return _dag(laatste)
    if post.tabel in ("inschrijvingsperiode", "extra_ondersteuning"):
        return _("vanaf %(dag)s") % {"dag": _dag(laatste)}
    return _("nr. %(nummer)s") % {"nummer": laatste} if post.tabel == "bpv" else ""


def wat(post: Post) -> str:
    """What it is about: the record and the field."""
    tabel = str(TABELLEN.get(post.tabel, post.tabel))
    veld = str(VELDEN.get(post.veld, post.veld))
    if post.soort == Post.Soort.SIGNAAL and post.veld == post.tabel:
        return tabel
    return f"{tabel}: {veld.lower() if veld[:1].isupper() and not veld[1:2].isupper() else veld}" if veld else tabel


def waarde(tekst: str) -> str:
    """A value as it is written here: days, codes, and the summary of a whole record."""
    if tekst in WAARDEN:
        return str(WAARDEN[tekst])
    delen = [_DEEL.fullmatch(deel) for deel in tekst.split(", ")]
    if all(deel and deel[1] in VELDEN for deel in delen):
        return "; ".join(f"{VELDEN[deel[1]]} {waarde(deel[2])}" for deel in delen)
    return _DAG.sub(lambda dag: _dag(dag[0]), tekst)


def opmaak(tekst: str, delen: int = 0) -> SafeString:
    """For a page: a day is not broken off. With `delen` no more than so many parts of a summary."""
    stukken = tekst.split("; ")
    if delen and len(stukken) > delen:
        tekst = "; ".join(stukken[:delen]) + " …"
    los = _DAG_GETOOND.split(tekst)
    return format_html_join(
        "",
        "{}",
        ((format_html('<span class="heel">{}</span>', deel) if i % 2 else deel,) for i, deel in enumerate(los)),
    )


def _dag(tekst: str) -> str:
    try:
        return datum_cijfers(date.fromisoformat(tekst))
    except ValueError:
        return tekst


def ons(post: Post) -> str:
    """What the dossier says."""
    if post.soort == Post.Soort.SIGNAAL:
        return ""
    return waarde(post.ons) if post.ons else _("niets")


def duo(post: Post) -> str:
    """What DUO says."""
    return waarde(post.duo) if post.duo or post.soort == Post.Soort.SIGNAAL else _("niets")
