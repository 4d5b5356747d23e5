"""How a list writes its dates, in the words of a school: d-m-jjjj, jjjj/mm/dd, ddmmjjjj."""

from __future__ import annotations

import re
from functools import cache

_DELEN = re.compile(r"(jjjj|dd?|mm?)", re.IGNORECASE)
# A clock behind a date is no part of the day.
_KLOK = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?Z?)?"


@cache
def datumvorm(vorm: str) -> re.Pattern[str] | None:
    """The pattern of a way to write dates, with the groups d, m and j; None when `vorm` is no such way.

    Years have four digits: of 23 nobody can say the century.
    """
    delen = [deel for deel in _DELEN.split(vorm) if deel]
    soorten = [deel[0].lower() for deel in delen if _DELEN.fullmatch(deel)]
    tussen = [deel for deel in delen if not _DELEN.fullmatch(deel)]
    aaneen = not tussen
    if sorted(soorten) != ["d", "j", "m"] or any(deel not in ("-", "/", ".", " ") for deel in tussen):
        return None
    if aaneen and len(vorm) != len("ddmmjjjj"):
        return None
    if not aaneen and (len(tussen) != 2 or _DELEN.fullmatch(delen[0]) is None or _DELEN.fullmatch(delen[-1]) is None):
        return None
    breedte = {"d": r"\d{2}" if aaneen else r"\d{1,2}", "m": r"\d{2}" if aaneen else r"\d{1,2}", "j": r"\d{4}"}
    patroon = "".join(
        f"(?P<{deel[0].lower()}>{breedte[deel[0].lower()]})" if _DELEN.fullmatch(deel) else re.escape(deel)
        for deel in delen
    )
    return re.compile(patroon + _KLOK, re.ASCII)


def als_iso(tekst: str, vorm: re.Pattern[str]) -> str:
    """A date in that form as jjjj-mm-dd, which need not exist; anything else stays as it is."""
    gevonden = vorm.fullmatch(tekst)
    if gevonden is None:
        return tekst
    return f"{gevonden['j']}-{int(gevonden['m']):02d}-{int(gevonden['d']):02d}"
