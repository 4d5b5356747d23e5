"""What DUO says of voortijdig schoolverlaten: everybody in a startpopulatie, and everybody in a list of vsv'ers.

Which of the five kinds of file a row is from, and over which studiejaar and month, stands in the row: the same person
is in many files. Names of columns follow the headers of the files, which differ between kinds; what a kind does not
have is empty. The facts of the register stay in the tables of the register.
"""

from __future__ import annotations

from stelsel.gegevens.kolommen import LEVERING, PERSOON
from stelsel.gegevens.tabel import Tabel, datum, heel, ja_nee, tekst

VSV_TELLING = Tabel(
    "vsv_telling",
    "een regel van een vsv-bestand: iemand in een startpopulatie of in een lijst met vsv'ers",
    (
        PERSOON,
        tekst("soort", "A04, A05, A14, NRSP of NenR", verplicht=True),
        heel("studiejaar", "studiejaar dat op de eerste teldatum begon; leeg als het bestand het niet zegt"),
        tekst("bestandsmaand", "jjjjmm: maand in de naam van een A04, A05 of A14"),
        tekst("status", "V (voorlopig) of D (definitief), bij NRSP en NenR; leeg als de naam het niet zegt"),
        heel("regel_in_bestand", "regel van het bestand", verplicht=True),
        tekst("rapportagemaand", "jjjjmm: maand waarover de regel gaat"),
        tekst("vanaf_wanneer", "jjjjmm: maand vanaf wanneer iemand op de lijst staat"),
        tekst("brin", "instelling van de inschrijving"),
        tekst("naam_instelling", "naam van die instelling"),
        tekst("brin_nr", "instelling in de kolom BRIN_NR"),
        tekst("naam_inst", "naam van de instelling in de kolom BRIN_NR"),
        tekst("brin_volgnummer", "volgnummer van de vestiging"),
        tekst("naam_vestiging", "naam van de vestiging"),
        tekst("inschrijvingvolgnummer", "volgnummer dat de instelling aan de inschrijving gaf"),
        tekst("niveau", "MBO-1 tot en met MBO-4; bij vo en vavo de woorden van DUO"),
        tekst("leerweg", "BOL, BBL of EX; leeg bij vo en vavo"),
        tekst("onderwijscode", "crebo, of een ILT-code bij vo en vavo"),
        tekst("onderwijsnaam", "naam van de opleiding"),
        tekst("onderwijsaanbieder", "RIO-code nnnAnnn"),
        tekst("naam_onderwijsaanbieder", "naam van de onderwijsaanbieder: de sector of school binnen de instelling"),
        tekst("onderwijslocatie", "RIO-code nnnXnnn"),
        tekst("straat_onderwijslocatie", "straat van de onderwijslocatie"),
        tekst("huisnummer_onderwijslocatie", "huisnummer van de onderwijslocatie"),
        tekst("toevoeging_onderwijslocatie", "toevoeging aan dat huisnummer"),
        tekst("postcode_onderwijslocatie", "postcode van de onderwijslocatie"),
        tekst("plaats_onderwijslocatie", "plaats van de onderwijslocatie"),
        tekst("locatiecode", "gebouw"),
        datum("datum_uitschrijving", "dag van uitschrijving"),
        tekst("reden", "reden, zoals de levering die noemt"),
        tekst("reden_uitstroom", "reden van uitstroom, zoals de levering die noemt"),
        ja_nee("melding_verzuim_wettelijk", "er is een melding van wettelijk verzuim"),
        ja_nee("melding_verzuim_niet_wettelijk", "er is een melding van verzuim zonder wettelijke plicht"),
        ja_nee("indicatie_startkwalificatie", "heeft een startkwalificatie"),
        tekst("examen", "examen, zoals de levering het noemt"),
        tekst("indicatie_bekostiging", "bekostiging, zoals de levering die noemt"),
        tekst("gemeentecode", "gemeente, CBS-code"),
        tekst("woongemeente", "naam van de gemeente", persoonlijk=True),
        tekst("rmc_regio", "Doorstroompuntregio, voorheen RMC-regio"),
        tekst("naam_rmc_regio", "naam van die regio"),
        heel("geboortejaar", "jaar van geboorte", persoonlijk=True),
        heel("geboortemaand", "maand van geboorte; leeg als die onbekend is", persoonlijk=True),
        heel("geboortedag", "dag van geboorte; leeg als die onbekend is", persoonlijk=True),
        tekst("geslacht", "M, V of O (vastgesteld onbekend)"),
        tekst("achternaam", "achternaam zonder voorvoegsel", persoonlijk=True),
        tekst("voorvoegsel", "voorvoegsel van de achternaam", persoonlijk=True),
        tekst("voornamen", "voornamen", persoonlijk=True),
        tekst("straat", "straat van het adres", persoonlijk=True),
        tekst("huisnummer", "huisnummer", persoonlijk=True),
        tekst("huisletter", "huisletter", persoonlijk=True),
        tekst("huisnummer_toevoeging", "toevoeging aan het huisnummer", persoonlijk=True),
        tekst("huisnummer_aanduiding", "aanduiding bij het huisnummer", persoonlijk=True),
        tekst("adres_locatie", "omschrijving van de plek van het adres", persoonlijk=True),
        tekst("postcode", "postcode van het adres, of de cijfers ervan", persoonlijk=True),
        tekst("woonplaats", "woonplaats", persoonlijk=True),
        LEVERING,
    ),
    ("levering_id", "regel_in_bestand"),
)
