"""For every code of the TBG-i reader a file that gives it."""

from __future__ import annotations

from dataclasses import dataclass

from hulp import leveringen as lev
from hulp import tbgi
from hulp.tbgi import zet


@dataclass(frozen=True)
class Geval:
    """`weg`: groups that are not taken over, the ones in them counted too. `kolom`: the column that is emptied."""

    code: str
    inhoud: str
    weg: int = 0
    naam: str = tbgi.NAAM


GOED = tbgi.goed()
# Groups in the first enrolment, with it: two teldata, a bpv, a signal and its two parameters.
EERSTE, TELDATUM, TWEEDE, DIPLOMA, SIGNAAL = 7, 5, 4, 4, 3
WEG = {"INS": EERSTE, "DIP": DIPLOMA, "TEL": TELDATUM, "BPV": 1, "SIG": SIGNAAL, "PAR": 1}
VELD = {  # a field that stands in no other kind of group, and one that must be filled
    "INS": "DatumInschrijving",
    "DIP": "DatumBehaald",
    "TEL": "LeeftijdOpEenAugustusStudiejaar",
    "BPV": "Afsluitdatum",
    "SIG": "Signaalcode",
    "PAR": "Parameternaam",
}


def _twee_keer(code: str, *, anders: str = "") -> str:
    """The first group of a kind twice, the second with other contents where asked."""
    element = tbgi.ELEMENT[code]
    # A teldatum holds an element of its own name: take the outer one.
    begin = GOED.index(f"<{element}>\n")
    einde = GOED.index(f"\n</{element}>", begin) + len(f"\n</{element}>\n")
    groep = GOED[begin:einde]
    tweede = groep.replace(*anders.split(">")) if anders else groep
    return GOED[:einde] + tweede + GOED[einde:]


def _voor(plek: str, tekst: str) -> str:
    return GOED.replace(plek, tekst + plek, 1)


BESTAND = [
    Geval("TBGI-BST-01", GOED.replace('"utf-8"', '"iso-8859-1"')),
    Geval("TBGI-BST-03", "\ufeff" + GOED),
    Geval("TBGI-BST-07", GOED, naam="terugmelding.xml"),
    Geval("TBGI-BST-08", GOED, naam="TBGI_01AA_2027_20251124.XML"),
    Geval("TBGI-BST-09", GOED, naam="TBGI_99XX_2024_20251124.XML"),
    Geval("TBGI-BST-10", tbgi.KOP + tbgi.groep("DIP", tbgi.DIP) + tbgi.SLOT, naam="terugmelding.xml"),
    Geval("TBGI-BST-11", GOED.removesuffix(tbgi.SLOT)),
    Geval("TBGI-BST-13", _voor("<Diploma>", "<Prognose><Jaar>2026</Jaar></Prognose>\n"), weg=1),
    Geval("TBGI-BST-15", _voor("<Diploma>", "<<\n"), weg=1),
    Geval("TBGI-BST-16", _voor("<DatumInschrijving>", "<Voornemen>x<Deel>y</Deel></Voornemen>\n")),
    Geval("TBGI-BST-17", _voor("<DatumInschrijving>", "losse tekst\n")),
    Geval("TBGI-BST-19", GOED.replace("<DatumInschrijving>", '<DatumInschrijving bron="x">', 1)),
    Geval("TBGI-BST-21", tbgi.KOP + tbgi.SLOT, naam="terugmelding.xml"),
    Geval("TBGI-BST-22", zet("BRIN", "01AA", 1)),
]
VORM = [
    *(
        Geval(f"TBGI-{code}-01", GOED.replace(f"</{veld}>", "</Anders>", 1), weg=WEG_BOVEN)
        for code, veld, WEG_BOVEN in (
            ("INS", VELD["INS"], 1),
            ("TEL", VELD["TEL"], 2),
            ("BPV", VELD["BPV"], 3),
            ("SIG", VELD["SIG"], 4),
            ("PAR", VELD["PAR"], 5),
            ("DIP", VELD["DIP"], 1),
        )
    ),
    *(
        Geval(f"TBGI-{code}-17", _voor(f"<{veld}>", f"<{veld}>2025-01-01</{veld}>"), weg=WEG[code])
        for code, veld in VELD.items()
    ),
    *(
        Geval(f"TBGI-{code}-22", GOED.replace(f"<{veld}>", f"<{veld}><x>1</x>", 1), weg=WEG[code])
        for code, veld in VELD.items()
    ),
]
SLEUTELS = [
    Geval("TBGI-INS-02", zet("Inschrijvingvolgnummer", "?"), weg=EERSTE),
    Geval("TBGI-DIP-02", zet("Resultaatvolgnummer", ""), weg=DIPLOMA),
    Geval("TBGI-BPV-02", zet("Volgnummer", "a b"), weg=1),
    Geval("TBGI-SIG-02", zet("Signaalvolgnummer", "123"), weg=SIGNAAL),
    Geval("TBGI-PAR-02", zet("Parametervolgnummer", ""), weg=1),
    *(
        Geval(f"TBGI-{code}-03", zet(veld, "2025-13-01"), weg=WEG[code])
        for code, veld in (("INS", "DatumInschrijving"), ("DIP", "DatumBehaald"), ("BPV", "Afsluitdatum"))
    ),
    Geval("TBGI-TEL-03", zet("Teldatum", "oktober"), weg=TELDATUM),
    Geval("TBGI-TEL-03", zet("DatumTijdBepalingBekostigingsgrondslagen", "2025-03-30 02:30:00"), weg=TELDATUM),
    Geval("TBGI-TEL-05", zet("DatumInschrijving", ""), weg=EERSTE),
    Geval("TBGI-BPV-05", zet("DatumInschrijving", ""), weg=EERSTE),
    Geval("TBGI-SIG-05", zet("DatumInschrijving", "", 1), weg=TWEEDE),
    Geval("TBGI-PAR-05", zet("Signaalvolgnummer", ""), weg=SIGNAAL),
    Geval("TBGI-INS-06", zet("Burgerservicenummer", ""), weg=EERSTE),
    Geval("TBGI-DIP-06", zet("Burgerservicenummer", "", 2), weg=DIPLOMA),
    Geval("TBGI-INS-07", _twee_keer("INS", anders="2026-01-31>2026-01-30"), weg=EERSTE),
    Geval("TBGI-DIP-07", _twee_keer("DIP", anders="MBO-4>MBO-3"), weg=DIPLOMA),
    Geval("TBGI-TEL-07", _twee_keer("TEL", anders="MBO-3>MBO-4"), weg=TELDATUM),
    Geval("TBGI-BPV-07", _twee_keer("BPV", anders="2024-02-10>2024-02-11"), weg=1),
    Geval("TBGI-SIG-07", _twee_keer("SIG", anders="Geen bpv>Wel bpv"), weg=SIGNAAL),
    Geval("TBGI-PAR-07", _twee_keer("PAR", anders="2025-10-01>2025-10-02"), weg=1),
    *(Geval(f"TBGI-{code}-08", _twee_keer(code), weg=WEG[code]) for code in WEG),
    *(Geval(f"TBGI-{code}-24", _twee_keer("INS"), weg=EERSTE) for code in ("TEL", "BPV", "SIG", "PAR")),
]
GELEEGD = [
    Geval("TBGI-INS-09", zet("Burgerservicenummer", "123456789")),
    Geval("TBGI-DIP-09", zet("Burgerservicenummer", "123456789", 2)),
    Geval("TBGI-INS-10", zet("Onderwijsnummer", lev.ONDERWIJSNUMMER)),
    Geval("TBGI-DIP-10", zet("Onderwijsnummer", lev.ONDERWIJSNUMMER, 2)),
    Geval("TBGI-INS-11", zet("NiveauHoogstBekostigdeDiploma", "MBO-5")),
    Geval("TBGI-DIP-11", zet("IndicatieSpecialistendiploma", "ja")),
    Geval("TBGI-TEL-11", zet("StatusBepalingBekostigingsstatus", "X")),
    Geval("TBGI-DIP-12", zet("BijdrageDiplomawaarde", "5,0")),
    Geval("TBGI-TEL-12", zet("LeeftijdOpEenAugustusStudiejaar", "200")),
    Geval("TBGI-BPV-12", zet("Opleidingcode", "2565", 1)),
    Geval("TBGI-SIG-12", zet("Signaalcode", "1234")),
    Geval("TBGI-PAR-12", zet("Parameternaam", "x" * 51)),
    Geval("TBGI-INS-13", zet("DatumUitschrijvingWerkelijk", "2025-02-30")),
    Geval("TBGI-BPV-13", zet("DatumEindWerkelijk", "morgen")),
    *(
        Geval(f"TBGI-{code}-14", zet(veld, "1-2-2024"))
        for code, veld in (("INS", "DatumInschrijving"), ("DIP", "DatumBehaald"), ("BPV", "DatumBegin"))
    ),
    Geval("TBGI-INS-15", zet("DatumUitschrijvingWerkelijk", "2024-01-31")),
    Geval("TBGI-BPV-15", zet("DatumEindWerkelijk", "2024-02-11")),
    *(
        Geval(f"TBGI-{code}-16", zet(veld, "", nr))
        for code, veld, nr in (
            ("DIP", "IndicatieSpecialistendiploma", 0),
            ("TEL", "Niveau", 0),
            ("BPV", "Opleidingcode", 1),
            ("SIG", "Signaalcode", 0),
            ("PAR", "Parameterwaarde", 0),
        )
    ),
]
OPGEMERKT = [
    Geval("TBGI-TEL-18", zet("Opleidingcode", "99999")),
    Geval("TBGI-BPV-18", zet("Opleidingcode", "99999", 1)),
    Geval("TBGI-DIP-18", zet("Opleidingcode", "99999", 4)),
    Geval("TBGI-TEL-19", zet("Leertraject", "BOL_DT")),
    Geval("TBGI-INS-21", zet("DatumInschrijving", "1824-02-01")),
    Geval("TBGI-DIP-21", zet("DatumBehaald", "2205-06-17")),
    Geval("TBGI-TEL-21", zet("Teldatum", "2225-10-01")),
    Geval("TBGI-BPV-21", zet("Afsluitdatum", "1024-02-10")),
]
# Given in ways a file alone does not show: a bound that is lowered, a check that breaks.
APART = {"TBGI-BST-18", "TBGI-BST-20", "TBGI-INS-23", "TBGI-DIP-23"}
