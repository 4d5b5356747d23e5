"""All tables of Stelsel, in one place: what DUO registers, what the school itself registers, and what was read.

A column that the PvE calls required may still be empty here: a reader empties a field it cannot trust and says
so. Only keys are always filled. Names of columns are DUO's (PvE 4.8.2 chapter 15), in snake_case.
"""

from __future__ import annotations

from stelsel.gegevens.kolommen import AANBIEDER, BIJ_INSCHRIJVING, BRIN, INSCHRIJVING, LEVERING, PERSOON
from stelsel.gegevens.tabel import Kolom, Tabel, datum, heel, ja_nee, tekst, tijdstip, uren
from stelsel.gegevens.tabellen_aanmelding import AANMELDING
from stelsel.gegevens.tabellen_grondslag import grondslagtabellen
from stelsel.gegevens.tabellen_obo import obotabellen
from stelsel.gegevens.tabellen_tbgi import TERUGMELDING
from stelsel.gegevens.tabellen_vsv import VSV_TELLING


def _naam_en_contact() -> tuple[Kolom, ...]:
    return (
        tekst("roepnaam", "roepnaam", persoonlijk=True),
        tekst("voorvoegsel", "voorvoegsel van de achternaam", persoonlijk=True),
        tekst("achternaam", "achternaam zonder voorvoegsel", persoonlijk=True),
        tekst("email", "e-mailadres", persoonlijk=True),
        tekst("telefoon", "telefoonnummer", persoonlijk=True),
    )


def _onderdeel_van_diploma() -> tuple[Kolom, ...]:
    return (
        tekst(
            "resultaatvolgnummer_diploma", "diploma waar dit onderdeel bij hoort; leeg bij een los onderdeel"
        ),
        tekst("opleidingcode_diploma", "opleiding van dat diploma"),
        tekst("resultaatvolgnummer", "volgnummer dat de instelling aan het resultaat gaf", verplicht=True),
    )


_VAN_DUO = (
    Tabel(
        "persoon",
        "een mens, één rij",
        (
            PERSOON,
            heel("geboortejaar", "jaar van geboorte", persoonlijk=True),
            heel("geboortemaand", "maand van geboorte; leeg als die onbekend is", persoonlijk=True),
            heel("geboortedag", "dag van geboorte; leeg als die onbekend is", persoonlijk=True),
            tekst("geslacht", "M, V of O (vastgesteld onbekend)"),
            *_naam_en_contact(),
            LEVERING,
        ),
        ("persoon_id",),
    ),
    Tabel(
        "inschrijving",
        "een inschrijving bij een instelling (ISG)",
        (
            PERSOON,
            BRIN,
            INSCHRIJVING,
            datum("datum_inschrijving", "eerste dag"),
            datum("datum_uitschrijving_gepland", "geplande laatste dag, inclusief"),
            datum("datum_uitschrijving_werkelijk", "laatste dag waarop de inschrijving gold, inclusief"),
            tekst("reden_uitschrijving", "code 01 tot en met 09"),
            LEVERING,
        ),
        ("persoon_id", "brin", "inschrijvingvolgnummer"),
    ),
    Tabel(
        "inschrijvingsperiode",
        "een periode binnen een inschrijving met dezelfde opleiding en leerweg (ISP)",
        (
            PERSOON,
            BRIN,
            INSCHRIJVING,
            datum("datum_begin", "eerste dag van de periode"),
            datum(
                "tot_en_met", "laatste dag: de dag voor de volgende periode, of het einde van de inschrijving"
            ),
            ja_nee("afgeleid", "tot_en_met staat niet in de levering maar volgt eruit", verplicht=True),
            tekst("opleidingcode", "crebo"),
            tekst("leertraject", "BOL, BOL_DT, BBL, OVO, EX of ODT"),
            tekst("niveau", "MBO-1 tot en met MBO-4, alleen als de levering het zegt"),
            ja_nee("indicatie_bekostigbaar", "komt in aanmerking voor bekostiging"),
            tekst("locatiecode_vsv", "gebouw, NHR-vestigingsnummer"),
            AANBIEDER,
            tekst("onderwijslocatie", "RIO-code nnnXnnn"),
            tekst("leerroute", "DLP: doorlopende leerroute vmbo-mbo"),
            tekst("leerroutefase", "VO of MBO"),
            LEVERING,
        ),
        ("persoon_id", "brin", "inschrijvingvolgnummer", "datum_begin"),
    ),
    Tabel(
        "extra_ondersteuning",
        "een periode met extra ondersteuning (ISE); de behoefte zelf staat niet in het register",
        (
            PERSOON,
            BRIN,
            INSCHRIJVING,
            datum("datum_begin", "eerste dag"),
            datum("datum_eind", "laatste dag, inclusief; leeg als de ondersteuning loopt"),
            LEVERING,
        ),
        ("persoon_id", "brin", "inschrijvingvolgnummer", "datum_begin"),
    ),
    Tabel(
        "bpv",
        "een praktijkovereenkomst (BPV)",
        (
            PERSOON,
            BRIN,
            INSCHRIJVING,
            tekst(
                "volgnummer", "volgnummer van de praktijkovereenkomst binnen de inschrijving", verplicht=True
            ),
            datum(
                "afsluitdatum", "dag waarop de overeenkomst is opgesteld, niet de dag van tekenen (§ 15.5.6)"
            ),
            datum("datum_begin", "eerste dag"),
            datum("datum_einde_gepland", "geplande laatste dag"),
            datum("datum_einde_werkelijk", "werkelijke laatste dag"),
            heel("omvang", "uren in totaal"),
            tekst("leerbedrijf_id", "nummer van het leerbedrijf bij SBB"),
            tekst("opleidingcode", "crebo van de opleiding waarvoor de bpv is"),
            tekst("code_keuzedeel", "keuzedeel waarvoor de bpv is"),
            LEVERING,
        ),
        ("persoon_id", "brin", "inschrijvingvolgnummer", "volgnummer"),
    ),
    Tabel(
        "diploma",
        "een behaald diploma (DIP)",
        (
            PERSOON,
            BRIN,
            tekst(
                "resultaatvolgnummer", "volgnummer dat de instelling aan het resultaat gaf", verplicht=True
            ),
            tekst("opleidingcode", "crebo waarvoor het diploma is behaald"),
            datum("datum_resultaat", "dag van de uitslag"),
            ja_nee("indicatie_bekostigbaar", "komt in aanmerking voor bekostiging"),
            BIJ_INSCHRIJVING,
            AANBIEDER,
            LEVERING,
        ),
        ("persoon_id", "brin", "resultaatvolgnummer"),
    ),
    Tabel(
        "amvb_onderdeel",
        "een resultaat voor een AMvB-onderdeel (AMO)",
        (
            PERSOON,
            BRIN,
            *_onderdeel_van_diploma(),
            tekst("code_amvb_onderdeel", "C en vier cijfers"),
            datum("datum_resultaat", "dag van de uitslag, alleen bij een los onderdeel"),
            ja_nee("certificaat", "er is een certificaat uitgereikt"),
            BIJ_INSCHRIJVING,
            AANBIEDER,
            LEVERING,
        ),
        ("persoon_id", "brin", "resultaatvolgnummer"),
    ),
    Tabel(
        "examenonderdeel",
        "een resultaat voor een generiek examenonderdeel (GEO)",
        (
            PERSOON,
            BRIN,
            *_onderdeel_van_diploma(),
            tekst("code_generiek_examenonderdeel", "vier cijfers, bijvoorbeeld 3001: Nederlands 2F"),
            datum("datum_resultaat", "dag van de uitslag, alleen bij een los onderdeel"),
            heel("eindcijfer", "1 tot en met 10"),
            tekst("vrijstelling", "grond van de vrijstelling voor het onderdeel"),
            heel("cijfer_ie", "instellingsexamen in tienden: 61 is 6,1"),
            tekst("vrijstelling_ie", "grond van de vrijstelling voor het instellingsexamen"),
            heel("cijfer_ce", "centraal examen in tienden: 61 is 6,1"),
            tekst("vrijstelling_ce", "grond van de vrijstelling voor het centraal examen"),
            BIJ_INSCHRIJVING,
            AANBIEDER,
            LEVERING,
        ),
        ("persoon_id", "brin", "resultaatvolgnummer"),
    ),
    Tabel(
        "keuzedeelresultaat",
        "een resultaat voor een keuzedeel (KZD)",
        (
            PERSOON,
            BRIN,
            *_onderdeel_van_diploma(),
            tekst("code_keuzedeel", "K en vier cijfers"),
            datum("datum_resultaat", "dag van de uitslag, alleen bij een los keuzedeel"),
            tekst("resultaat", "Behaald of Niet behaald"),
            ja_nee("certificaat", "er is een certificaat uitgereikt"),
            BIJ_INSCHRIJVING,
            AANBIEDER,
            LEVERING,
        ),
        ("persoon_id", "brin", "resultaatvolgnummer"),
    ),
)

_VAN_DE_SCHOOL = (
    Tabel(
        "groep",
        "een groep studenten",
        (
            tekst("groep_id", "code van de groep bij de school", verplicht=True),
            tekst("naam", "naam van de groep", verplicht=True),
            tekst("team", "team dat de opleiding verzorgt"),
            BRIN,
            heel("studiejaar", "eerste jaar van het studiejaar: 2024 is 2024-2025", verplicht=True),
            LEVERING,
        ),
        ("brin", "groep_id", "studiejaar"),
    ),
    Tabel(
        "groepslidmaatschap",
        "wie in welke groep zit",
        (
            PERSOON,
            tekst("groep_id", "code van de groep", verplicht=True),
            datum("van", "eerste dag", verplicht=True),
            datum("tot_en_met", "laatste dag, inclusief"),
            LEVERING,
        ),
        ("persoon_id", "groep_id", "van"),
    ),
    Tabel(
        "medewerker",
        "iemand die bij de school werkt",
        (
            tekst("medewerker_id", "code van de medewerker bij de school", verplicht=True),
            *_naam_en_contact(),
            tekst("functie", "functie"),
            tekst("team", "team"),
            LEVERING,
        ),
        ("medewerker_id",),
    ),
    Tabel(
        "begeleider_van",
        "wie wie begeleidt",
        (
            PERSOON,
            tekst("medewerker_id", "de begeleider", verplicht=True),
            tekst("rol", "mentor, studieloopbaanbegeleider of zorgcoordinator", verplicht=True),
            datum("van", "eerste dag", verplicht=True),
            datum("tot_en_met", "laatste dag, inclusief"),
            LEVERING,
        ),
        ("persoon_id", "medewerker_id", "rol", "van"),
    ),
    Tabel(
        "contactpersoon",
        "ouder, voogd of een ander die de school over een student kan bellen",
        (
            PERSOON,
            heel("volgnummer", "volgorde van bellen", verplicht=True),
            tekst("relatie", "ouder, voogd, partner of anders"),
            *_naam_en_contact(),
            ja_nee("wettelijk_vertegenwoordiger", "tekent voor een minderjarige", verplicht=True),
            LEVERING,
        ),
        ("persoon_id", "volgnummer"),
    ),
    Tabel(
        "vooropleiding",
        "wat een student al had behaald voor de opleiding begon; staat in geen RO",
        (
            PERSOON,
            tekst("code", "code uit de lijst vooropleiding, bijvoorbeeld VMBO_KB", verplicht=True),
            datum("behaald_op", "dag waarop die is behaald; leeg als dat onbekend is"),
            LEVERING,
        ),
        ("persoon_id", "code"),
    ),
    Tabel(
        "aanwezigheid_week",
        "aanwezigheid per student en week",
        (
            PERSOON,
            BRIN,
            INSCHRIJVING,
            heel("jaar", "jaar van de ISO-week", verplicht=True),
            heel("week", "ISO-week, 1 tot en met 53", verplicht=True),
            uren("uren_gepland", "klokuren onderwijstijd op het rooster", verplicht=True),
            uren("uren_geoorloofd", "klokuren geoorloofd afwezig", verplicht=True),
            uren("uren_ongeoorloofd", "klokuren ongeoorloofd afwezig", verplicht=True),
            LEVERING,
        ),
        ("persoon_id", "brin", "inschrijvingvolgnummer", "jaar", "week"),
    ),
    Tabel(
        "resultaat",
        "een cijfer uit de administratie van de school",
        (
            PERSOON,
            BRIN,
            INSCHRIJVING,
            heel("volgnummer", "volgnummer binnen de inschrijving", verplicht=True),
            tekst("onderdeel", "vak, examen of opdracht", verplicht=True),
            datum("datum", "dag van de uitslag"),
            heel("cijfer", "in tienden: 61 is 6,1"),
            LEVERING,
        ),
        ("persoon_id", "brin", "inschrijvingvolgnummer", "volgnummer"),
    ),
)

_IN_PLAATS_VAN = (
    Tabel(
        "leeftijd",
        "leeftijd op vier dagen van een studiejaar; staat in een set die de school verlaat, voor de geboortedatum",
        (
            PERSOON,
            datum("peildatum", "dag waarop de leeftijd geldt", verplicht=True),
            heel("leeftijd", "in hele jaren; leeg als een onbekend deel van de geboortedatum beslist"),
            LEVERING,
        ),
        ("persoon_id", "peildatum"),
    ),
)

_OVER_DE_SET = (
    Tabel(
        "opleiding",
        "de opleidingen waar de set codes van gebruikt",
        (
            tekst("opleidingcode", "crebo", verplicht=True),
            tekst("naam", "naam van de opleiding"),
            heel("niveau", "1 tot en met 4; leeg als het onbekend is"),
            tekst("soort", "entree, basisberoeps, vak, middenkader of specialist"),
            tekst("dossier_code", "kwalificatiedossier"),
            tekst("dossier", "naam van het kwalificatiedossier"),
            tekst("domein_code", "opleidingsdomein"),
            tekst("domein", "naam van het opleidingsdomein"),
            tekst("bron", "referentielijst, opgegeven, ISP of onbekend", verplicht=True),
        ),
        ("opleidingcode",),
    ),
    Tabel(
        "instelling",
        "de instellingen in de set",
        (tekst("brin", "BRIN", verplicht=True), tekst("naam", "naam van de instelling")),
        ("brin",),
    ),
    Tabel(
        "levering",
        "wat is ingelezen",
        (
            LEVERING,
            tekst("soort", "soort levering, zoals RO of EIGEN", verplicht=True),
            tekst("bestand", "naam van het bestand", verplicht=True),
            tekst("sha256", "vingerafdruk van het bestand", verplicht=True),
            tekst("brin", "instelling waar de levering over gaat"),
            datum("van", "begin van de selectieperiode"),
            datum("tot_en_met", "einde van de selectieperiode, inclusief"),
            datum("aangemaakt", "dag waarop het bestand is gemaakt"),
            tijdstip("ingelezen_op", "moment van inlezen, UTC", verplicht=True),
            ja_nee(
                "volledig", "het bestand was heel: voorloop, sluitrecord en aantallen kloppen", verplicht=True
            ),
        ),
        ("levering_id",),
    ),
    Tabel(
        "vervallen",
        "wat een eerdere levering zei en niet meer geldt; alleen wat echt anders werd",
        (
            PERSOON,
            tekst("tabel", "tabel waar de rij in stond", verplicht=True),
            BRIN,
            LEVERING,
            tekst("vervallen_door", "levering waardoor de rij niet meer geldt", verplicht=True),
            tekst("reden", "vervangen, of ingetrokken: in een later heel bestand over dezelfde dagen", verplicht=True),
            tekst("rij", "de rij zelf, als JSON", verplicht=True),
        ),
    ),
    Tabel(
        "melding",
        "wat er bij het inlezen opviel; nooit met een persoonlijke waarde",
        (
            tekst("bestand", "naam van het bestand", verplicht=True),
            heel("regel", "regelnummer, vanaf 1; leeg voor het hele bestand"),
            tekst("record", "recordsoort, of BST voor het hele bestand", verplicht=True),
            tekst("veld", "naam van het veld zoals de specificatie het noemt"),
            tekst("code", "vaste code van de melding", verplicht=True),
            tekst("ernst", "afgekeurd, fout of waarschuwing", verplicht=True),
            tekst("gevonden", "wat er stond; leeg bij een persoonlijk veld"),
            tekst("verwacht", "wat er had moeten staan"),
            tekst("melding", "zin voor de lezer", verplicht=True),
            tekst("bron", "paragraaf van de specificatie"),
            LEVERING,
        ),
    ),
)

PERSOONSNUMMER = Tabel(
    "persoonsnummer",
    "welk nummer bij welke persoon hoort; nooit in een gegevensset, alleen in sleutels.parquet en de database",
    (
        PERSOON,
        tekst("soort", "bsn of onderwijsnummer", verplicht=True),
        tekst("nummer", "negen cijfers", verplicht=True, persoonlijk=True),
        datum("van", "eerste dag waarop het nummer gold"),
        datum("tot_en_met", "laatste dag, inclusief"),
        LEVERING,
    ),
    ("soort", "nummer"),
)

_GRONDSLAG = grondslagtabellen({t.naam: t for t in _VAN_DUO})
_OBO = obotabellen({t.naam: t for t in _VAN_DUO})

REGISTER = tuple(t.naam for t in (*_VAN_DUO, *_VAN_DE_SCHOOL))
"""The tables of the register and of the school itself, in which a person is known by persoon_id."""

_LEVERINGEN = (*_GRONDSLAG, *_OBO, *TERUGMELDING, VSV_TELLING, *AANMELDING)

TABELLEN: dict[str, Tabel] = {
    t.naam: t for t in (*_VAN_DUO, *_VAN_DE_SCHOOL, *_LEVERINGEN, *_IN_PLAATS_VAN, *_OVER_DE_SET)
}
"""Every table a gegevensset may hold, by name."""
