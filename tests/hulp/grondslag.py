"""A small good GRONDSLAG: four persons with every kind of record."""

from __future__ import annotations

import re

from hulp.duo import Voorbeeld
from stelsel.bestanden.indeling import indeling
from stelsel.kern.sleutels import verzonnen_bsn

NAAM = "GRONDSLAG_IP_MBO_99XX_20251119_2025.csv"
SLR = [veld.kolom for veld in indeling("grondslag").records["SLR"].velden]


def slot(regels: list[str]) -> str:
    return ";".join(["SLR", *(str(sum(regel[:3] == code for regel in regels)) for code in SLR)])


def _persoon(i: int) -> list[str]:
    p = f"{i + 1};99XX"
    bepaald = "20251115T101010"
    return [
        f"PER;{i + 1};17;17;18;17;{'MVOM'[i]};7425;;20091221;;5015;6030;6030;;30;0001;;0010;30;0001;",
        f"ISG;{p};1;20220801;20260731;;",
        f"ISP;{p};1;20220801;20240731;25655;;BOL;;1;100A501;101X591;;",
        f"ISP;{p};1;20240801;;25655;MBO-3;BBL;;1;100A501;101X591;;",
        f"ISE;{p};1;20230901;",
        f"BPV;{p};1;1;20230901;20230910;20240131;;400;100100100;25655;",
        f"BII;{p};1;20251001;{bepaald};V;J;N;0.80;1.25;2;1.20;0.987654",
        f"DIP;{p};R{i};25655;20250630;1;1;100A501",
        f"AMO;{p};R{i};B{i};C0004;;;;100A501",
        f"GEO;{p};R{i};G{i};3005;6;MBO;61;;57;;;;",
        f"KZD;{p};R{i};K{i};K0067;BEHAALD;;;;",
        f"BID;{p};R{i};MBO-3;N;;;{bepaald};V;J;5",
        f"AMO;{p};;A{i};C0004;1;20251001;1;100A501",
        f"GEO;{p};;L{i};3013;7;;;;;;20251001;1;",
        f"KZD;{p};;M{i};K0138;NIET BEHAALD;1;20251001;1;",
    ]


def goed() -> list[str]:
    regels = ["VLP;99XX;2025;20251119;V", *(regel for i in range(4) for regel in _persoon(i))]
    return [*regels, slot(regels)]


def _met_streepjes(regels: list[str]) -> list[str]:
    return [re.sub(r"(?<=;)(20\d\d)(\d\d)(\d\d)(?=;|$)", r"\1-\2-\3", regel) for regel in regels]


def maak() -> Voorbeeld:
    """The file, with the cases that do not follow from the layout alone."""
    v = Voorbeeld(
        "grondslag",
        NAAM,
        tuple(goed()),
        slot,
        4,
        {
            ("sleutel", "AMO"): ("resultaatvolgnummer", ""),
            ("vorm", "PER"): ("code_geboorteland", "NL"),
            ("vorm", "DIP"): ("onderwijsaanbieder", "100a501"),
            ("vorm", "KZD"): ("onderwijsaanbieder", "?"),
            ("lijst", "KZD"): ("certificaat", "J"),
            ("lijst", "AMO"): ("certificaat", "J"),
            ("onbekende_code", "GEO"): ("code_generiek_examenonderdeel", "3999"),
            ("onbekende_code", "KZD"): ("resultaat", "TWIJFEL"),
            ("code_niet_geldig", "ISP"): ("leertraject", "BOL_DT"),
            ("leeftijden", "PER"): ("leeftijd_2", "25"),
            ("buiten_selectie", "DIP"): ("datum_resultaat", "20240630"),
            ("geen_inschrijving", "DIP"): ("inschrijvingvolgnummer", "9"),
            ("andere_bepaling", "BII"): ("status_bepaling_bekostigingsstatus", "D"),
            ("andere_bepaling", "BID"): ("status_bepaling_bekostigingsstatus", "D"),
            ("aantal", "SLR"): ("PER", "5"),
            ("alleen_los", "AMO"): ("datum_resultaat", "20251001"),
            ("alleen_los", "GEO"): ("inschrijvingvolgnummer", "1"),
            ("alleen_los", "KZD"): ("certificaat", "1"),
        },
    )
    los = {"AMO": 1, "GEO": 1, "KZD": 1}
    v.namen["GRONDSLAG-BST-19"] = "bestand.csv"
    v.eigen.update(
        {
            "GRONDSLAG-BST-04": _met_streepjes,
            "GRONDSLAG-BST-19": lambda regels: v.zet("VLP", "brin", "")(
                [regel.replace(";2;99XX;", ";2;98XX;") for regel in regels]
            ),
            "GRONDSLAG-PER-09": _met_nummer,
            "GRONDSLAG-ISG-23": _van_een_ander,
            "GRONDSLAG-DIP-23": _van_een_ander,
            "GRONDSLAG-BST-05": v.zet("ISG", "reden_uitschrijving", "8"),
            "GRONDSLAG-BST-09": lambda regels: v.zet("VLP", "studiejaar", "2024")(regels),
            "GRONDSLAG-BST-21": lambda regels: [regels[0], *regels[16:31], *regels[1:16], *regels[31:]],
            "GRONDSLAG-GEO-19": lambda regels: v.zet("GEO", "code_generiek_examenonderdeel", "3029", 1)(
                v.zet("GEO", "datum_resultaat", "20200101", 1)(regels)
            ),
            "GRONDSLAG-ISG-24": lambda regels: _oude_inschrijving(v, regels),
            "GRONDSLAG-ISG-25": lambda regels: v.met_slot(
                [regel for regel in regels if not regel.startswith("ISP;1;")]
            ),
            **{f"GRONDSLAG-{code}-24": v.zet(code, "datum_resultaat", "20250501", nr) for code, nr in los.items()},
            **{f"GRONDSLAG-{code}-26": v.zet(code, "inschrijvingvolgnummer", "9", nr) for code, nr in los.items()},
            **{f"GRONDSLAG-{code}-23": v.zet(code, "brin", "98XX", nr) for code, nr in los.items()},
        }
    )
    return v


def _met_nummer(regels: list[str]) -> list[str]:
    """The first person under what could be a real number."""
    return [re.sub("^(...);1;", rf"\1;{verzonnen_bsn(0)};", regel) for regel in regels]


def _van_een_ander(regels: list[str]) -> list[str]:
    """All of the first person at another institution."""
    return [regel.replace(";1;99XX;", ";1;98XX;") for regel in regels]


def _oude_inschrijving(v: Voorbeeld, regels: list[str]) -> list[str]:
    """A second enrolment of the first person that ended before the studiejaar and that no result names."""
    i = v.plek(regels, "DIP")
    oud = ["ISG;1;99XX;2;20200801;20210731;20210731;08", "ISP;1;99XX;2;20200801;20210731;25655;;BOL;;1;;;;"]
    return v.met_slot([*regels[:i], *oud, *regels[i:]])
