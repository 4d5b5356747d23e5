"""One way to provoke each message of the reader of eigen_administratie.csv."""

from __future__ import annotations

from collections.abc import Callable

from hulp import leveringen as lev
from hulp.leveringen import plek_eigen, zet_eigen
from hulp.ro_gevallen import Geval

MET_NUMMER = ("student", "contactpersoon", "vooropleiding", "lid", "begeleider", "aanwezigheid", "resultaat")
ALLE = ("student", "medewerker", "groep", *MET_NUMMER[1:])
GEEN_DAG = "2024-02-30"


def _een_veld(nn: int, waarden: dict[str, tuple[str, str]]) -> list[Geval]:
    return [Geval(f"EIG-{soort}-{nn:02d}", zet_eigen(soort, *paar), kolom=paar[0]) for soort, paar in waarden.items()]


def _regel(soort: str, nieuw: Callable[[str], list[str]]) -> Callable[[list[str]], list[str]]:
    def wijzig(regels: list[str]) -> list[str]:
        i = plek_eigen(regels, soort)
        return [*regels[:i], *nieuw(regels[i]), *regels[i + 1 :]]

    return wijzig


def _nog_een(soort: str, kolom: str, waarde: str) -> Geval:
    """The same key once more, with another value in one column."""
    return Geval(f"EIG-{soort}-07", _regel(soort, lambda r: [r, zet_eigen(soort, kolom, waarde)([r])[0]]))


def _kolom_erbij(regels: list[str]) -> list[str]:
    return [regels[0] + ",schoenmaat", *(regel + ",42" for regel in regels[1:])]


KAPOT = [
    Geval("EIG-BST-13", _regel("groep", lambda r: [r.replace("groep", "klas", 1)])),
    Geval("EIG-BST-15", _regel("student", lambda r: [r.replace("Noa", "N\0a")])),
    Geval("EIG-BST-16", lambda regels: lev.bytes_van(regels, "\n").replace(b"Noa", b"N\xff\xfe", 1)),
    *[Geval(f"EIG-{soort}-01", _regel(soort, lambda r: [r + ",x"])) for soort in ALLE],
    *_een_veld(
        2,
        {
            "medewerker": ("medewerkercode", ""),
            "groep": ("studiejaar", "23"),
            "contactpersoon": ("wettelijk_vertegenwoordiger", "ja"),
            "vooropleiding": ("vooropleiding", "vmbo"),
            "lid": ("groepcode", ""),
            "begeleider": ("rol", "buurman"),
            "aanwezigheid": ("week", "54"),
            "resultaat": ("onderdeel", ""),
        },
    ),
    *_een_veld(2, {"groep": ("groepnaam", "x" * 201), "resultaat": ("onderdeel", "x" * 201)}),
    *_een_veld(2, {"vooropleiding": ("vooropleiding", "")}),
    *_een_veld(3, {"lid": ("van", "1-8-2023"), "begeleider": ("van", "1-8-2023")}),
    *_een_veld(3, {"lid": ("van", ""), "begeleider": ("van", GEEN_DAG)}),
    *_een_veld(4, dict.fromkeys(MET_NUMMER, ("bsn", lev.BSN_ONBEKEND))),
    *_een_veld(6, dict.fromkeys(MET_NUMMER, ("bsn", ""))),
    _nog_een("student", "roepnaam", "Anders"),
    _nog_een("medewerker", "functie", "mentor"),
    _nog_een("groep", "groepnaam", "Anders"),
    _nog_een("contactpersoon", "relatie", "voogd"),
    _nog_een("vooropleiding", "datum", "2021-07-01"),
    _nog_een("lid", "tot_en_met", "2024-01-31"),
    _nog_een("begeleider", "tot_en_met", "2024-01-31"),
    _nog_een("aanwezigheid", "uren_gepland", "20"),
    _nog_een("resultaat", "cijfer", "7.0"),
    *_een_veld(9, dict.fromkeys(MET_NUMMER, ("bsn", "123456789"))),
    *_een_veld(16, {"lid": ("groepcode", "G9")}),
    *_een_veld(17, {"begeleider": ("medewerkercode", "M9")}),
    *_een_veld(18, dict.fromkeys(("aanwezigheid", "resultaat"), ("inschrijvingvolgnummer", "9"))),
]
DUBBEL = [Geval(f"EIG-{soort}-08", _regel(soort, lambda r: [r, r])) for soort in ALLE]
GELEEGD = [
    *_een_veld(10, dict.fromkeys(MET_NUMMER, ("onderwijsnummer", lev.ONDERWIJSNUMMER))),
    *_een_veld(
        12,
        {
            "student": ("email", "geen adres"),
            "medewerker": ("telefoon", "bel maar"),
            "groep": ("team", "x" * 201),
            "contactpersoon": ("achternaam", "x" * 201),
            "resultaat": ("cijfer", "11.0"),
        },
    ),
    *_een_veld(
        13,
        {
            "vooropleiding": ("datum", GEEN_DAG),
            "lid": ("tot_en_met", GEEN_DAG),
            "begeleider": ("tot_en_met", "x"),
            "resultaat": ("datum", "0"),
        },
    ),
    *_een_veld(
        14,
        {
            "vooropleiding": ("datum", "1-7-2022"),
            "lid": ("tot_en_met", "31-7-2024"),
            "begeleider": ("tot_en_met", "31-7-2024"),
            "resultaat": ("datum", "1-2-2024"),
        },
    ),
    *_een_veld(15, dict.fromkeys(("lid", "begeleider"), ("tot_en_met", "2023-01-01"))),
]
OPGEMERKT = [
    Geval("EIG-BST-01", lambda regels: [regel.replace(",", ";") for regel in regels]),
    Geval("EIG-BST-03", lambda regels: b"\xef\xbb\xbf" + lev.bytes_van(regels, "\n")),
    Geval("EIG-BST-04", lambda regels: [lev.dag_eerst([regel])[0] for regel in regels]),
    Geval("EIG-BST-06", lambda regels: [*regels, ""]),
    Geval("EIG-BST-07", _kolom_erbij),
    Geval("EIG-BST-08", lambda regels: [regels[0] + ",soort", *(r + "," + r.split(",")[0] for r in regels[1:])]),
    *[
        Geval(f"EIG-{soort}-19", zet_eigen(soort, "cijfer" if soort != "resultaat" else "functie", "7.0"))
        for soort in ALLE
    ],
    *_een_veld(
        21,
        {
            "vooropleiding": ("datum", "1024-07-01"),
            "lid": ("tot_en_met", "9999-12-31"),
            "begeleider": ("tot_en_met", "2200-01-01"),
            "resultaat": ("datum", "1024-02-01"),
        },
    ),
]
# A line that cannot be processed, and too many of one code, ask for another program around them.
APART = {"EIG-BST-18", "EIG-BST-20"}
