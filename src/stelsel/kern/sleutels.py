"""The keys of the mbo: their form, their check digit, and invented ones that nobody has.

Forms: PvE 4.8.2 (BRIN § 13.5.1, RIO codes § 15.5.4, K-code § 15.5.10). Check digits: BSN by the standard
elfproef; onderwijsnummer starts with 10 and leaves 5 (two open implementations, see domein 10.2).
"""

from __future__ import annotations

import re

import numpy as np

GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
REST_BSN = 0
REST_ONDERWIJSNUMMER = 5

# Invented numbers. BSNs that start with 9 are used for test persons only; the top of the onderwijsnummer range is
# far from what has been issued. Neither bound stands in a law that was read: certainty "ongeverifieerd".
VERZONNEN_BSN_BEREIKEN = ((99_000_000, 100_000_000), (90_000_000, 99_000_000))
VERZONNEN_ONDERWIJSNUMMER_BEREIKEN = ((10_900_000, 11_000_000),)

_BRIN = re.compile(r"[0-9]{2}[A-Z]{2}")
_CREBO = re.compile(r"[0-9]{5}")
_KEUZEDEEL = re.compile(r"K[0-9]{4}")
_AMVB_ONDERDEEL = re.compile(r"C[0-9]{4}")
_AANBIEDER = re.compile(r"[0-9]{3}A[0-9]{3}")
_LOCATIE = re.compile(r"[0-9]{3}X[0-9]{3}")
_NEGEN_CIJFERS = re.compile(r"[0-9]{9}")


def is_brin(code: str) -> bool:
    """Two digits and two capitals."""
    return bool(_BRIN.fullmatch(code))


def is_crebo(code: str) -> bool:
    """Five digits; whether the code exists is for the dated list."""
    return bool(_CREBO.fullmatch(code))


def is_keuzedeelcode(code: str) -> bool:
    """K and four digits."""
    return bool(_KEUZEDEEL.fullmatch(code))


def is_amvb_onderdeelcode(code: str) -> bool:
    """C and four digits."""
    return bool(_AMVB_ONDERDEEL.fullmatch(code))


def is_onderwijsaanbieder(code: str) -> bool:
    """RIO: nnnAnnn."""
    return bool(_AANBIEDER.fullmatch(code))


def is_onderwijslocatie(code: str) -> bool:
    """RIO: nnnXnnn."""
    return bool(_LOCATIE.fullmatch(code))


def elfproef_rest(nummer: str) -> int | None:
    """The weighted sum (9, 8, ..., 2, -1) modulo 11, or None when these are not nine digits."""
    if not _NEGEN_CIJFERS.fullmatch(nummer):
        return None
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(GEWICHTEN, nummer, strict=True)) % 11


def is_bsn(nummer: str) -> bool:
    """Nine digits that pass the elfproef; 000000000 passes the sum but is no number."""
    return elfproef_rest(nummer) == REST_BSN and nummer != "000000000"


def is_onderwijsnummer(nummer: str, streng: bool = True) -> bool:
    """Nine digits, remainder 5; `streng` also asks that it starts with 10 (older files may hold others)."""
    return elfproef_rest(nummer) == REST_ONDERWIJSNUMMER and (not streng or nummer.startswith("10"))


def verzonnen_bsns(aantal: int, begin: int = 0) -> np.ndarray:
    """`aantal` different invented BSNs (array of int64, nine digits), from the `begin`-th on. At most 9 million."""
    return _verzonnen(VERZONNEN_BSN_BEREIKEN, REST_BSN, aantal, begin)


def verzonnen_onderwijsnummers(aantal: int, begin: int = 0) -> np.ndarray:
    """`aantal` different invented onderwijsnummers, from the `begin`-th on. At most 90,000."""
    return _verzonnen(VERZONNEN_ONDERWIJSNUMMER_BEREIKEN, REST_ONDERWIJSNUMMER, aantal, begin)


def verzonnen_bsn(volgnummer: int) -> str:
    """The `volgnummer`-th invented BSN."""
    return f"{verzonnen_bsns(1, volgnummer)[0]:09d}"


def verzonnen_onderwijsnummer(volgnummer: int) -> str:
    """The `volgnummer`-th invented onderwijsnummer."""
    return f"{verzonnen_onderwijsnummers(1, volgnummer)[0]:09d}"


def _verzonnen(bereiken: tuple[tuple[int, int], ...], rest: int, aantal: int, begin: int) -> np.ndarray:
    delen: list[np.ndarray] = []
    nodig = begin + aantal
    for onder, boven in bereiken:
        # One prefix in eleven has no single last digit: ask a little more than a tenth extra.
        geldig = _maak_geldig(
            np.arange(onder, min(boven, onder + nodig * 11 // 10 + 22), dtype=np.int64), rest
        )
        delen.append(geldig)
        nodig -= len(geldig)
        if nodig <= 0:
            break
    nummers = np.concatenate(delen)[begin : begin + aantal]
    if len(nummers) < aantal:
        raise ValueError(f"er zijn niet meer dan {sum(map(len, delen))} verzonnen nummers")
    return nummers


def _maak_geldig(voorvoegsels: np.ndarray, rest: int) -> np.ndarray:
    """Eight digits and the ninth that leaves `rest`, where one digit can."""
    som = np.zeros_like(voorvoegsels)
    over = voorvoegsels.copy()
    for gewicht in (2, 3, 4, 5, 6, 7, 8, 9):
        som += gewicht * (over % 10)
        over //= 10
    laatste = (som - rest) % 11
    return voorvoegsels[laatste < 10] * 10 + laatste[laatste < 10]
