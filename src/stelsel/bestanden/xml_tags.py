"""The tags a layout knows, each in the few forms in which a machine writes it, recognised by the hundred thousand.

A tag is compared in words of eight bytes. A number made of its words points at the one tag of the table that it can be;
that tag's words then decide.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np

from stelsel.bestanden.xml_vorm import ONBEKEND, NietEffen, Vorm

OPEN, DICHT, LEEG = 0, 1, 2
NIL = ' xsi:nil="true"'
VORMEN = (
    (OPEN, "{}"),
    (DICHT, "/{}"),
    *((LEEG, "{}" + kenmerk + slot) for kenmerk in ("", NIL) for slot in ("/", " /")),
)
WOORD = 8
VAKKEN = 1 << 16
SAMEN = 8192


class Tagtabel:
    """All tags below a root. Per tag: `vorm`, and `naam` as a number.

    `veld` and `groep`: by kind of group and name the column, or the kind of the group, that the name stands for there;
    -1 for none. The last row is that of the root.
    """

    def __init__(self, wortel: Vorm, soorten: int) -> None:
        vormen = {vorm.soort: vorm for vorm in _alle(wortel)}
        namen = sorted({naam for vorm in vormen.values() for naam in (*vorm.velden, *vorm.groepen)})
        self.veld, self.groep = (np.full((soorten + 1, len(namen)), ONBEKEND) for _ in range(2))
        for soort, vorm in vormen.items():
            for i, naam in enumerate(namen):
                self.veld[soort, i] = vorm.velden.get(naam, ONBEKEND)
                self.groep[soort, i] = vorm.groepen[naam].soort if naam in vorm.groepen else ONBEKEND
        self.breedte = max(vorm.breedte for vorm in vormen.values())
        tags = [(vorm, i, tekst.format(naam).encode()) for i, naam in enumerate(namen) for vorm, tekst in VORMEN]
        self.vorm = np.array([vorm for vorm, _, _ in tags], np.int8)
        self.naam = np.array([naam for _, naam, _ in tags], np.int16)
        self._inkt = np.array([len(tag) + len("<>") - tag.count(b" ") for _, _, tag in tags])
        self.langste = -(-max(len(tag) for _, _, tag in tags) // WOORD) * WOORD
        self.woorden = np.array([_in_woorden(tag, self.langste) for _, _, tag in tags])
        self._masker = np.array([_in_woorden(b"\xff" * lengte, self.langste) for lengte in range(self.langste + 1)])
        self._kies_vakken()

    def _kies_vakken(self) -> None:
        """Find multipliers that give every tag a place of its own."""
        toeval = random.Random(0)
        while True:
            self._factoren = np.array([toeval.getrandbits(64) | 1 for _ in range(self.woorden.shape[1])], np.uint64)
            vak = self._vak(self.woorden)
            if len(np.unique(vak)) == len(vak):
                break
        self._vakken = np.full(VAKKEN, ONBEKEND, np.int16)
        self._vakken[vak] = np.arange(len(vak))

    def _vak(self, woorden: np.ndarray) -> np.ndarray:
        # Overflow is meant.
        return (woorden @ self._factoren) >> np.uint64(64 - VAKKEN.bit_length() + 1)

    def herken(self, inhoud: np.ndarray, begin: np.ndarray, lengte: np.ndarray) -> np.ndarray:
        """Which tag of the table stands at each place; `inhoud` goes on for `langste` bytes behind the last.

        Raises NietEffen where one is not in the table.
        """
        if int(lengte.max()) > self.langste or int(lengte.min()) < 1:
            raise NietEffen
        # So many that what is made of them stays in the cache of a processor.
        delen = range(0, len(begin), SAMEN)
        return np.concatenate([self._herken(inhoud, begin[i : i + SAMEN], lengte[i : i + SAMEN]) for i in delen])

    def _herken(self, inhoud: np.ndarray, begin: np.ndarray, lengte: np.ndarray) -> np.ndarray:
        woorden = uitgeknipt(inhoud, begin, self.langste).view("<u8").reshape(len(begin), -1) & self._masker[lengte]
        soort = self._vakken[self._vak(woorden)]
        if (soort == ONBEKEND).any() or (self.woorden[soort] != woorden).any():
            raise NietEffen
        return soort

    def inkt_van(self, soort: np.ndarray) -> int:
        """How many bytes of these tags are no white space."""
        return int(self._inkt[soort].sum())


def _alle(vorm: Vorm) -> Iterator[Vorm]:
    yield vorm
    for groep in vorm.groepen.values():
        yield from _alle(groep)


def _in_woorden(tag: bytes, lengte: int) -> np.ndarray:
    return np.frombuffer(tag.ljust(lengte, b"\0"), "<u8")


def uitgeknipt(inhoud: np.ndarray, begin: np.ndarray, lengte: int) -> np.ndarray:
    """The bytes of pieces of one length, behind each other."""
    stukken = np.ndarray(len(inhoud) - lengte + 1, f"V{lengte}", inhoud, strides=(1,))
    return stukken[begin].view(np.uint8)
