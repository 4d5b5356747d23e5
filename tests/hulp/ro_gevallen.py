"""One way to provoke each message of the RO reader: a small good file, and what is changed in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hulp import leveringen as lev
from hulp.leveringen import plek, vervang, zet

BIJ_INSCHRIJVING = ("ISP", "ISE", "BPV")
ONDERDELEN = ("AMO", "GEO", "KZD")
ALLE = ("PER", "ISG", *BIJ_INSCHRIJVING, "DIP", *ONDERDELEN)
GEEN_DAG = "2024-02-30"


@dataclass(frozen=True)
class Geval:
    """A code, the change that must give it, and what the file is called. `kolom`: the field that is emptied."""

    code: str
    wijzig: Callable[[list[str]], list[str] | bytes]
    naam: str = lev.RO_NAAM
    kolom: str = ""

    @property
    def record(self) -> str:
        return self.code.split("-")[1]


def _een_veld(nn: int, waarden: dict[str, tuple[str, str]]) -> list[Geval]:
    return [Geval(f"RO-{record}-{nn:02d}", zet(record, *paar), kolom=paar[0]) for record, paar in waarden.items()]


def _regel(record: str, nieuw: Callable[[str], list[str]]) -> Callable[[list[str]], list[str]]:
    return lambda regels: lev.met_slot(vervang(regels, record, nieuw(regels[plek(regels, record)])))


def _per_regel(nn: int, records: tuple[str, ...], nieuw: Callable[[str], list[str]]) -> list[Geval]:
    return [Geval(f"RO-{record}-{nn:02d}", _regel(record, nieuw)) for record in records]


def _achteraan(record: str) -> Callable[[list[str]], list[str]]:
    """The first line of a kind, moved to below the last person."""

    def wijzig(regels: list[str]) -> list[str]:
        i = plek(regels, record)
        return [*regels[:i], *regels[i + 1 : -1], regels[i], regels[-1]]

    return wijzig


def _zonder(record: str) -> Callable[[list[str]], list[str]]:
    return _regel(record, lambda _: [])


# ---- the line cannot be taken over
KAPOT = [
    Geval("RO-BST-13", _regel("ISG", lambda r: [r.replace("ISG", "IGS")])),
    Geval("RO-BST-14", _regel("ISP", lambda r: [r.replace("|", ";")])),
    Geval("RO-BST-15", _regel("ISP", lambda r: [r.replace("BOL", "B\0L")])),
    Geval("RO-BST-16", lambda regels: lev.bytes_van(regels).replace(b"|BOL|", b"|B\xff\xfeL|", 1)),
    *[
        Geval(f"RO-{soort}-01", lambda regels, s=soort: vervang(regels, s, [regels[plek(regels, s)] + "|x"]))
        for soort in ("VLP", *ALLE, "SLR")
    ],
    *_een_veld(
        2,
        {
            "ISG": ("inschrijvingvolgnummer", "a-b"),
            "ISP": ("inschrijvingvolgnummer", ""),
            "ISE": ("inschrijvingvolgnummer", "1" * 21),
            "BPV": ("volgnummer", "é"),
            "DIP": ("resultaatvolgnummer", ""),
            "AMO": ("resultaatvolgnummer", "a b"),
            "GEO": ("resultaatvolgnummer_diploma", "a-b"),
            "KZD": ("resultaatvolgnummer", ""),
        },
    ),
    *_een_veld(
        3,
        {
            "VLP": ("van", ""),
            "PER": ("geboortedatum", "2005-13-01"),
            "ISG": ("datum_inschrijving", "20220801"),
            "ISP": ("datum_begin", ""),
            "ISE": ("datum_begin", GEEN_DAG),
            "BPV": ("afsluitdatum", "gisteren"),
            "DIP": ("datum_resultaat", GEEN_DAG),
        },
    ),
    *[Geval(f"RO-{soort}-04", _zonder("PER")) for soort in ("ISG", "DIP")],
    *[Geval(f"RO-{soort}-04", _zonder("ISG")) for soort in BIJ_INSCHRIJVING],
    *[Geval(f"RO-{soort}-04", _zonder("DIP")) for soort in ONDERDELEN],
    *[Geval(f"RO-{soort}-05", zet("PER", "geboortedatum", "")) for soort in ("ISG", "DIP")],
    *[Geval(f"RO-{soort}-05", zet("ISG", "datum_inschrijving", "")) for soort in BIJ_INSCHRIJVING],
    *[Geval(f"RO-{soort}-05", zet("DIP", "datum_resultaat", "")) for soort in ONDERDELEN],
    *[Geval(f"RO-{soort}-06", zet(soort, "bsn", "")) for soort in ALLE],
    *[
        Geval(f"RO-{soort}-07", _regel(soort, lambda r, k=kolom, w=waarde, s=soort: [r, zet(s, k, w)([r])[0]]))
        for soort, kolom, waarde in (
            ("PER", "geslacht", "V"),
            ("ISG", "datum_uitschrijving_gepland", "2026-07-31"),
            ("ISP", "leertraject", "BBL"),
            ("ISE", "datum_eind", "2024-01-01"),
            ("BPV", "omvang", "401"),
            ("DIP", "opleidingcode", "25656"),
            ("AMO", "code_amvb_onderdeel", "C0005"),
            ("GEO", "eindcijfer", "7"),
            ("KZD", "code_keuzedeel", "K0068"),
        )
    ],
]
DUBBEL = _per_regel(8, ALLE, lambda r: [r, r])

# ---- the field is emptied
GELEEGD = [
    *_een_veld(9, {"PER": ("bsn", "123456789")}),
    *_een_veld(10, dict.fromkeys(ALLE, ("onderwijsnummer", lev.ONDERWIJSNUMMER_2))),
    *_een_veld(
        11,
        {
            "PER": ("geslacht", "X"),
            "ISG": ("reden_uitschrijving", "77"),
            "ISP": ("niveau", "MBO-9"),
            "DIP": ("indicatie_bekostigbaar", "j"),
            "AMO": ("certificaat", "N"),
            "KZD": ("resultaat", "behaald"),
        },
    ),
    *_een_veld(
        12,
        {
            "VLP": ("brin", "9XX"),
            "ISP": ("onderwijsaanbieder", "100a501"),
            "BPV": ("omvang", "-5"),
            "DIP": ("opleidingcode", "ABCDE"),
            "AMO": ("code_amvb_onderdeel", "K0004"),
            "GEO": ("eindcijfer", "11"),
            "KZD": ("code_keuzedeel", "K67"),
            "SLR": ("PER", "vier"),
        },
    ),
    *_een_veld(
        13,
        {
            "ISG": ("datum_uitschrijving_werkelijk", GEEN_DAG),
            "ISE": ("datum_eind", "31-02"),
            "BPV": ("datum_einde_werkelijk", GEEN_DAG),
            **dict.fromkeys(ONDERDELEN, ("datum_resultaat", GEEN_DAG)),
        },
    ),
    *_een_veld(
        14,
        {
            "VLP": ("aangemaakt", "1-8-2024"),
            "PER": ("geboortedatum", "11-1-2005"),
            "ISG": ("datum_uitschrijving_werkelijk", "1-6-2024"),
            "ISP": ("datum_begin", "1-8-2022"),
            "ISE": ("datum_eind", "01-06-2024"),
            "BPV": ("afsluitdatum", "1-9-2023"),
            "DIP": ("datum_resultaat", "30-6-2024"),
            **dict.fromkeys(ONDERDELEN, ("datum_resultaat", "30-6-2024")),
        },
    ),
    *_een_veld(
        15,
        {
            "VLP": ("tot_en_met", "2023-07-31"),
            "ISG": ("datum_uitschrijving_gepland", "2020-07-31"),
            "ISE": ("datum_eind", "2020-01-01"),
            "BPV": ("datum_einde_gepland", "2023-01-31"),
        },
    ),
    *_een_veld(
        16,
        {
            "VLP": ("brin", ""),
            "PER": ("geslacht", ""),
            "ISP": ("opleidingcode", ""),
            "BPV": ("leerbedrijf_id", ""),
            "DIP": ("indicatie_bekostigbaar", ""),
            "AMO": ("code_amvb_onderdeel", ""),
            "GEO": ("code_generiek_examenonderdeel", ""),
            "KZD": ("resultaat", ""),
            "SLR": ("KZD", ""),
        },
    ),
]

# ---- the whole record stays
VERPLAATST = [Geval(f"RO-{soort}-17", _achteraan(soort)) for soort in ALLE[1:]]
OPGEMERKT = [
    *_een_veld(
        18,
        {
            "ISP": ("opleidingcode", "99999"),
            "BPV": ("opleidingcode", "99999"),
            "DIP": ("opleidingcode", "99999"),
            "AMO": ("opleidingcode_diploma", "99999"),
            "GEO": ("code_generiek_examenonderdeel", "3999"),
            "KZD": ("opleidingcode_diploma", "99999"),
        },
    ),
    Geval("RO-ISP-19", zet("ISP", "leertraject", "BOL_DT", 1), kolom="leertraject"),
    Geval(
        "RO-GEO-19",
        lambda regels: zet("GEO", "code_generiek_examenonderdeel", "3029", 1)(
            zet("GEO", "datum_resultaat", "2020-01-01", 1)(regels)
        ),
        kolom="code_generiek_examenonderdeel",
    ),
    *_een_veld(20, {"PER": ("geboortedatum", "2005-05-00")}),
    *_een_veld(
        21,
        {
            "VLP": ("aangemaakt", "2200-01-01"),
            "PER": ("geboortedatum", "2035-01-01"),
            "ISG": ("datum_uitschrijving_gepland", "9999-12-31"),
            "ISP": ("datum_begin", "1022-08-01"),
            "ISE": ("datum_begin", "1023-09-01"),
            "BPV": ("afsluitdatum", "2923-09-01"),
            "DIP": ("datum_resultaat", "1024-06-30"),
            **dict.fromkeys(ONDERDELEN, ("datum_resultaat", "1024-06-30")),
        },
    ),
]

# ---- the file as a whole
PER_SOORT = Geval("RO-BST-17", lev.per_soort)
BESTAND_FOUT = [
    Geval("RO-BST-08", lambda regels: regels, naam="RO_98XX_20230801_20240731.csv"),
    Geval("RO-BST-09", lambda regels: regels, naam="RO_99XX_20220801_20240731.csv"),
    PER_SOORT,
    Geval("RO-BST-19", zet("VLP", "brin", ""), naam="overzicht.csv"),
]
BESTAND_ONVOLLEDIG = [
    Geval("RO-BST-11", lambda regels: lev.bytes_van(regels)[:-60]),
    Geval("RO-VLP-30", lambda regels: regels[1:]),
    Geval("RO-SLR-30", lambda regels: regels[:-1]),
    Geval("RO-VLP-31", lambda regels: [regels[0], *regels]),
    Geval("RO-SLR-31", lambda regels: [*regels, regels[-1]]),
    Geval("RO-VLP-32", lambda regels: [*regels[1:], regels[0]]),
    Geval("RO-SLR-32", lambda regels: [regels[-1], *regels[:-1]]),
    Geval("RO-SLR-33", zet("SLR", "PER", "5")),
]
BESTAND_OPGEMERKT = [
    Geval("RO-BST-01", lambda regels: [regel.replace("|", ";") for regel in regels]),
    Geval("RO-BST-02", lambda regels: lev.aangevuld(regels, 16)),
    Geval("RO-BST-03", lambda regels: b"\xef\xbb\xbf" + lev.bytes_van(regels)),
    Geval("RO-BST-04", lev.dag_eerst),
    Geval("RO-BST-05", zet("ISG", "reden_uitschrijving", "8")),
    Geval("RO-BST-06", _regel("ISP", lambda r: [r, "", "||||"])),
    Geval("RO-BST-07", lambda regels: regels, naam="mijn bestand.csv"),
    Geval("RO-BST-12", lambda regels: lev.bytes_van(regels, "\r")),
]
# These ask for another program around them: test_ro_randen.py and test_meldingen_per_regel.py.
APART = {"RO-BST-18", "RO-BST-20"}
# These ask for a list of the school beside the file: test_opgegeven_codes.py.
MET_LIJST = {f"RO-{soort}-{nn}" for soort in ("BPV", "AMO", "KZD") for nn in (19, 22)}
