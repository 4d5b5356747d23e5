"""The golden students: read from YAML, as agreed tables or as the text of an RO."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from tests.indicatoren.bevolking import Rijen, dip, isg, isp

from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.opleidingen import opleidingstabel

MAP = Path(__file__).parent / "gouden"
BRIN = "99XX"
JAAR = 2022


@cache
def inhoud() -> dict[str, Any]:
    return yaml.safe_load((MAP / "studenten.yaml").read_text("utf-8"))


@cache
def andere_lezingen() -> list[dict[str, Any]]:
    return yaml.safe_load((MAP / "lezingen.yaml").read_text("utf-8"))


def studenten() -> list[dict[str, Any]]:
    return inhoud()["studenten"]


def dekking() -> list[Dekking]:
    van, tot = inhoud()["dekking"]
    return [Dekking(BRIN, van, tot)]


def als_rijen() -> Rijen:
    """The agreed tables; `persoon_id` is the sentence that describes the student."""
    rijen: Rijen = {"inschrijving": [], "inschrijvingsperiode": [], "diploma": []}
    for student in studenten():
        wie = student["wat"]
        for nummer, begin, gepland, einde, perioden in student["inschrijvingen"]:
            rijen["inschrijving"].append(isg(wie, nummer, begin, gepland, einde))
            rijen["inschrijvingsperiode"] += [isp(wie, nummer, *periode) for periode in perioden]
        for nummer, crebo, dag, bij in student.get("diplomas", []):
            rijen["diploma"].append(dip(wie, nummer, dag, crebo, bij))
    codes = {rij["opleidingcode"] for rij in rijen["inschrijvingsperiode"]}
    rijen["opleiding"] = opleidingstabel(codes).to_pylist()
    return rijen


def verwacht() -> dict[str, dict[str, list | None]]:
    """Per student what must come out, by indicator."""
    return {student["wat"]: student["verwacht"] for student in studenten()}
