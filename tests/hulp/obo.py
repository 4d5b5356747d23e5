"""A small good OBO: three persons with a bsn and one with an onderwijsnummer, each with every kind of record."""

from __future__ import annotations

from hulp import leveringen as lev
from hulp.duo import Voorbeeld

NAAM = "OBO_99XX_2025_20251119.CSV"
WIE = [*(f"{bsn}|" for bsn in sorted(lev.BSNS)), f"|{lev.ONDERWIJSNUMMER}"]


def slot(regels: list[str]) -> str:
    """The control totals that fit these lines."""
    velden = [regel.split("|") for regel in regels]
    isg = sum(veld[0] == "ISG" for veld in velden)
    dip = sum(veld[0] == "DIP" for veld in velden)
    plek = {"ISP": 5, "BPV": 8, "DIP": 4}
    codes = sum(int(v[plek[v[0]]]) for v in velden if v[0] in plek and len(v) > plek[v[0]] and v[plek[v[0]]].isdigit())
    telt = {"ISP": 10, "DIP": 6}
    bekostigbaar = sum(v[0] in telt and len(v) > telt[v[0]] and v[telt[v[0]]] == "J" for v in velden)
    return f"CTR|{isg}|{dip}|{codes}|{codes + isg + dip + bekostigbaar}|{bekostigbaar}"


def _persoon(i: int) -> list[str]:
    p = WIE[i]
    return [
        f"PER|{p}|2005-0{i + 1}-11|{'MVOM'[i]}",
        f"VBT|{p}|2015-06-00|2026-01-01|30",
        f"NAT|{p}|0001|0000-00-00|",
        f"ISG|{p}|1|2022-08-01||J|J",
        f"ISP|{p}|1|2022-08-01|25655|BOL||||J|N|N",
        f"ISP|{p}|1|2024-08-01|25655|BBL|MBO-3|||N|J|J",
        f"BPV|{p}|1|1|2023-09-01|2023-09-10|2024-01-31|25655",
        f"DIP|{p}|R{i}|25655|2025-06-30|J|1",
    ]


def maak() -> Voorbeeld:
    """The file, with the cases that do not follow from the layout alone."""
    regels = ["VLP|2025-2026|99XX|2025-11-18|2025-11-19", *(regel for i in range(4) for regel in _persoon(i))]
    v = Voorbeeld(
        "obo",
        NAAM,
        (*regels, slot(regels)),
        slot,
        4,
        {
            ("gedeeltelijk", "PER"): ("geboortedatum", "2005-05-00"),
            ("verplichte_datum", "PER"): ("geboortedatum", "2005-13-01"),
            ("datumstijl", "PER"): ("geboortedatum", "11-1-2005"),
            ("onwaarschijnlijk", "PER"): ("geboortedatum", "1805-01-11"),
            ("code_niet_geldig", "ISP"): ("leertraject", "BOL_DT"),
            ("buiten_selectie", "VBT"): ("einde_geldigheid", "2025-08-01"),
            ("buiten_selectie", "NAT"): ("begin_geldigheid", "2026-08-01"),
            ("buiten_selectie", "DIP"): ("datum_resultaat", "2024-06-30"),
            ("geen_inschrijving", "DIP"): ("inschrijvingvolgnummer", "9"),
            ("andere_indicatie", "ISG"): ("indicatie_geldig_op_1_februari", "N"),
            ("studiejaar", "VLP"): ("studiejaar", "2025-2027"),
            ("totaal", "CTR"): ("generaal", "7"),
        },
    )
    for soort in ("VBT", "NAT"):
        begin = "begin_geldigheid"
        v.anders["verplichte_datum", soort] = (begin, "2024-02-30")
        v.anders["datum", soort] = ("einde_geldigheid", "2024-02-30")
        v.anders["datumstijl", soort] = (begin, "1-1-2015")
        v.anders["onwaarschijnlijk", soort] = (begin, "1215-01-01")
    for soort in ("PER", "VBT", "NAT", "ISG", "ISP", "BPV", "DIP"):
        v.anders["beide_nummers", soort] = ("onderwijsnummer", lev.ONDERWIJSNUMMER_2)
    v.eigen.update(
        {
            "OBO-PER-09": lambda regels: [regel.replace(WIE[0], "123456789|") for regel in regels],
            "OBO-BST-04": lev.dag_eerst,
            "OBO-BST-09": v.zet("VLP", "studiejaar", "2024-2025"),
            "OBO-BST-10": v.zet("VLP", "aangemaakt", "2025-11-20"),
            "OBO-BST-19": v.zet("VLP", "brin", ""),
            "OBO-BST-21": lambda regels: [regels[0], *regels[9:17], *regels[1:9], *regels[17:]],
            "OBO-ISG-24": lambda regels: _oude_inschrijving(v, regels),
            "OBO-ISG-25": lambda regels: v.met_slot([r for r in regels if not r.startswith(f"ISP|{WIE[0]}")]),
            "OBO-PER-26": lambda regels: v.met_slot([*regels[:-1], f"PER||{lev.ONDERWIJSNUMMER_2}|2005-01-01|M"]),
            "OBO-ISP-27": v.zet("ISP", "datum_begin", "2025-10-02", 1),
        }
    )
    v.namen["OBO-BST-19"] = "bestand.csv"
    return v


def _oude_inschrijving(v: Voorbeeld, regels: list[str]) -> list[str]:
    i = v.plek(regels, "DIP")
    oud = [f"ISG|{WIE[0]}|2|2020-08-01|2021-07-31|N|N", f"ISP|{WIE[0]}|2|2020-08-01|25655|BOL||||J|N|N"]
    return v.met_slot([*regels[:i], *oud, *regels[i:]])
