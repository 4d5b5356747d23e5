"""What DUO sends back on funding (TBG-i): per enrolment and diploma whether it counts, why not, and every signal.

Names of columns are DUO's (PvE 4.8.2 chapter 16), in snake_case. These rows say what DUO decided; the facts themselves
stay in the tables of the register.
"""

from __future__ import annotations

from stelsel.gegevens.kolommen import BRIN, INSCHRIJVING, LEVERING, PERSOON
from stelsel.gegevens.tabel import Kolom, Tabel, datum, decimaal, heel, ja_nee, tekst, tijdstip

_JAAR = heel("bekostigingsjaar", "kalenderjaar waarvoor de bekostiging geldt")
_TELDATUM = datum("teldatum", "meetmoment in het studiejaar", verplicht=True)
_WAARBIJ = (
    tekst("bij", "waar het signaal bij hoort: inschrijving, teldatum of diploma", verplicht=True),
    tekst("inschrijvingvolgnummer", "inschrijving waar het signaal bij hoort; leeg bij een diploma"),
    datum("teldatum", "teldatum waar het signaal bij hoort; leeg bij een hele inschrijving of een diploma"),
    tekst("resultaatvolgnummer", "diploma waar het signaal bij hoort; leeg bij een inschrijving"),
    tekst("signaalvolgnummer", "volgnummer van het signaal", verplicht=True),
)
_SIGNAAL = (
    "persoon_id",
    "brin",
    "bekostigingsjaar",
    "bij",
    "inschrijvingvolgnummer",
    "teldatum",
    "resultaatvolgnummer",
)


def _bepaling() -> tuple[Kolom, ...]:
    return (
        tijdstip(
            "datum_tijd_bepaling_bekostigingsgrondslagen", "moment waarop DUO de bekostigingsgrondslagen bepaalde"
        ),
        tekst("status_bepaling_bekostigingsstatus", "V (voorlopig) of D (definitief)"),
    )


TERUGMELDING = (
    Tabel(
        "terugmelding_inschrijving",
        "een inschrijving in de terugmelding; zonder teldatum komt zij niet voor bekostiging in aanmerking",
        (
            PERSOON,
            BRIN,
            _JAAR,
            INSCHRIJVING,
            datum("datum_inschrijving", "eerste dag"),
            datum("datum_uitschrijving_gepland", "geplande laatste dag, inclusief"),
            datum("datum_uitschrijving_werkelijk", "laatste dag waarop de inschrijving gold, inclusief"),
            tekst("niveau_hoogst_bekostigde_diploma", "hoogste niveau waarop al een diploma is bekostigd"),
            LEVERING,
        ),
        ("persoon_id", "brin", "bekostigingsjaar", "inschrijvingvolgnummer"),
    ),
    Tabel(
        "terugmelding_teldatum",
        "wat DUO op een teldatum van een inschrijving bepaalde",
        (
            PERSOON,
            BRIN,
            _JAAR,
            INSCHRIJVING,
            _TELDATUM,
            *_bepaling(),
            heel("leeftijd_op_1_augustus", "leeftijd op 1 augustus van het studiejaar", persoonlijk=True),
            tekst("opleidingcode", "crebo"),
            tekst("niveau", "MBO-1 tot en met MBO-4"),
            tekst("leertraject", "BOL, BOL_DT, BBL, OVO, EX of ODT"),
            tekst("leerroutefase", "VO of MBO"),
            ja_nee("indicatie_bekostigbaar", "de instelling vraagt bekostiging"),
            ja_nee("bekostigingsstatus", "DUO bekostigt; leeg als DUO het niet bepaalde"),
            ja_nee("inschrijving_voor_correctiefactor", "telt mee voor de correctiefactor"),
            decimaal("bbl_bol_factor", "factor van het leertraject"),
            decimaal("prijsfactor_mbo", "factor van de opleiding"),
            heel("aantal_bekostigde_verblijfsjaren_mbo", "vervallen vanaf 1-10-2018"),
            decimaal("verblijfsjaarfactor", "vervallen vanaf 1-10-2018"),
            decimaal("bijdrage_inschrijving_aan_deelnemerswaarde", "bijdrage aan de studentenwaarde"),
            LEVERING,
        ),
        ("persoon_id", "brin", "bekostigingsjaar", "inschrijvingvolgnummer", "teldatum"),
    ),
    Tabel(
        "terugmelding_bpv",
        "een bpv die maakt dat een bbl-inschrijving op een teldatum bekostigd kan worden",
        (
            PERSOON,
            BRIN,
            _JAAR,
            INSCHRIJVING,
            datum("teldatum", "teldatum waar de bpv bij staat; leeg als zij bij de inschrijving staat"),
            tekst("inschrijvingvolgnummer_bpv", "inschrijving waarbij de bpv is geregistreerd", verplicht=True),
            tekst("volgnummer", "volgnummer van de praktijkovereenkomst binnen die inschrijving", verplicht=True),
            datum("afsluitdatum", "dag waarop de overeenkomst is opgesteld, niet de dag van tekenen"),
            datum("datum_begin", "eerste dag"),
            datum("datum_einde_gepland", "geplande laatste dag"),
            datum("datum_einde_werkelijk", "werkelijke laatste dag"),
            tekst("opleidingcode", "crebo van de opleiding waarvoor de bpv is"),
            LEVERING,
        ),
        (
            *("persoon_id", "brin", "bekostigingsjaar", "inschrijvingvolgnummer", "teldatum"),
            *("inschrijvingvolgnummer_bpv", "volgnummer"),
        ),
    ),
    Tabel(
        "terugmelding_diploma",
        "wat DUO over een diploma bepaalde",
        (
            PERSOON,
            BRIN,
            _JAAR,
            tekst("resultaatvolgnummer", "volgnummer dat de instelling aan het resultaat gaf", verplicht=True),
            tekst("opleidingcode", "crebo waarvoor het diploma is behaald"),
            tekst("inschrijvingvolgnummer", "inschrijving waar het diploma bij hoort"),
            datum("datum_behaald", "dag waarop het diploma is behaald"),
            tekst("niveau", "MBO-1 tot en met MBO-4"),
            ja_nee("indicatie_specialistendiploma", "het is een specialistendiploma"),
            tekst("niveau_hoogst_bekostigde_diploma", "hoogste niveau waarop al een diploma is bekostigd"),
            ja_nee("indicatie_hoogst_bekostigde_diploma_is_specialist", "dat eerdere diploma is van een specialist"),
            *_bepaling(),
            ja_nee("bekostigingsstatus", "DUO bekostigt"),
            decimaal("bijdrage_diplomawaarde", "bijdrage aan de diplomawaarde"),
            LEVERING,
        ),
        ("persoon_id", "brin", "bekostigingsjaar", "resultaatvolgnummer"),
    ),
    Tabel(
        "terugmelding_signaal",
        "een signaal van DUO: een controle die niet slaagde",
        (
            PERSOON,
            BRIN,
            _JAAR,
            *_WAARBIJ,
            tekst("signaalcode", "code van de controle"),
            tekst("signaalomschrijving", "wat DUO erover zegt"),
            LEVERING,
        ),
        (*_SIGNAAL, "signaalvolgnummer"),
    ),
    Tabel(
        "terugmelding_parameter",
        "een gegeven bij een signaal",
        (
            PERSOON,
            BRIN,
            _JAAR,
            *_WAARBIJ,
            tekst("parametervolgnummer", "volgnummer van de parameter", verplicht=True),
            tekst("parameternaam", "naam van het gegeven"),
            tekst("parameterwaarde", "waarde van het gegeven; kan over een persoon gaan", persoonlijk=True),
            LEVERING,
        ),
        (*_SIGNAAL, "signaalvolgnummer", "parametervolgnummer"),
    ),
)
