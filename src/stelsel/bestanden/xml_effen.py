"""Read a piece of an XML delivery all at once, where it is even: written by a machine, every element one the layout
knows, in its place and closed, nothing but white space between elements, no comment, CDATA or other special thing.

What is even is decided without a doubt: every byte of the piece is accounted for as a tag of the table, as the text of
a field, or as white space. A piece that is not even raises `NietEffen`; the careful reader (`xml_lezing`) then reads
it, and gives for an even piece exactly what stands here (tests/bestanden/test_tbgi_twee_wegen.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa

from stelsel.bestanden import xml_lezing
from stelsel.bestanden.indeling import Recordsoort
from stelsel.bestanden.xml_regels import Regels
from stelsel.bestanden.xml_tags import DICHT, LEEG, OPEN, Tagtabel, uitgeknipt
from stelsel.bestanden.xml_vorm import ONBEKEND, NietEffen, Partij, Vorm

SPATIE, TAB, LF, CR, EN, KLEINER, GROTER = b" \t\n\r&<>"
GEEN_TEKEN = "\ufffe", "\uffff"
MEEST_NIVEAUS = 10
TEKENS = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
"""What XML itself knows of entities; '&amp;' last, so that nothing is replaced twice."""


@dataclass(frozen=True)
class _Tags:
    """All tags of a piece: places of '<' and '>', form (`OPEN`, `DICHT`, `LEEG`) and number of the name."""

    begin: np.ndarray
    einde: np.ndarray
    vorm: np.ndarray
    naam: np.ndarray
    inkt: int


@dataclass(frozen=True)
class _Groepen:
    """All groups of a piece in the order of their start tags: places of their tags, kind, depth (1: in the root) and
    the number of the group around each, -1 for the root. `plekken`: their tags; `binnen`: the group that is open after
    each of those."""

    begin: np.ndarray
    einde: np.ndarray
    soort: np.ndarray
    niveau: np.ndarray
    ouder: np.ndarray
    plekken: np.ndarray
    binnen: np.ndarray


@dataclass(frozen=True)
class _Waarden:
    """All fields with text: the group and the column of each, and where its text begins and ends."""

    groep: np.ndarray
    kolom: np.ndarray
    begin: np.ndarray
    einde: np.ndarray


def _eis(goed: bool) -> None:
    if not goed:
        raise NietEffen


class Effenlezer:
    """Reads even pieces of one kind of delivery; made once per file."""

    def __init__(self, wortel: Vorm, records: list[Recordsoort]) -> None:
        self.records = records
        self.tagtabel = Tagtabel(wortel, len(records))

    def lees(self, stuk: bytes, plaats: int, nummer: int, regels: Regels) -> list[Partij]:
        """The groups of a piece that begins and ends between two groups of the root.

        `plaats`: where it stands in the file; `nummer`: of its first group. The line ends of an even piece are counted
        in `regels`. Raises NietEffen.
        """
        # The longest tag is looked for at any place, also at the last one.
        ruim = np.frombuffer(stuk + bytes(self.tagtabel.langste), np.uint8)
        inhoud = ruim[: len(stuk)]
        _eis_tekens(stuk, inhoud)
        tags = self._tags(ruim, inhoud)
        blad = (tags.vorm[:-1] == OPEN) & (tags.vorm[1:] == DICHT) & (tags.naam[:-1] == tags.naam[1:])
        groepen = self._groepen(tags, blad)
        waarden = self._waarden(tags, groepen, blad)
        telt = _telt_mee(groepen, waarden)
        velden, inkt = self._velden(inhoud, groepen, waarden, telt)
        # Every byte that is no white space stands in a tag or in a field.
        _eis(int(np.count_nonzero(inhoud > SPATIE)) == tags.inkt + inkt)
        regels.tel(stuk, plaats)
        nummers = np.where(telt, nummer - 1 + np.cumsum(telt), ONBEKEND)
        return [self._partij(soort, groepen, rijen, tekst, nummers, plaats, regels) for soort, rijen, tekst in velden]

    def _tags(self, ruim: np.ndarray, inhoud: np.ndarray) -> _Tags:
        begin, einde = np.flatnonzero(inhoud == KLEINER), np.flatnonzero(inhoud == GROTER)
        _eis(len(begin) == len(einde) and len(begin) > 1)
        _eis(bool((begin < einde).all() and (einde[:-1] < begin[1:]).all()))
        soort = self.tagtabel.herken(ruim, begin + 1, einde - begin - 1)
        return _Tags(begin, einde, self.tagtabel.vorm[soort], self.tagtabel.naam[soort], self.tagtabel.inkt_van(soort))

    def _groepen(self, tags: _Tags, blad: np.ndarray) -> _Groepen:
        """The tags that are no field, laid on each other: what opens must close, in its place."""
        van_groep = tags.vorm != LEEG
        van_groep[:-1] &= ~blad
        van_groep[1:] &= ~blad
        plekken = np.flatnonzero(van_groep)
        opent = tags.vorm[plekken] == OPEN
        diepte = np.cumsum(np.where(opent, 1, -1))
        _eis(len(plekken) > 0 and diepte.min() >= 0 and diepte[-1] == 0 and diepte.max() <= MEEST_NIVEAUS)
        begint = np.flatnonzero(opent)
        niveau = diepte[begint]
        eindigt, ouder, soort = (np.full(len(begint), ONBEKEND) for _ in range(3))
        boven = np.empty(0, np.int64)
        for diep in range(1, int(niveau.max()) + 1):
            hier = np.flatnonzero(niveau == diep)
            eindigt[hier] = np.flatnonzero((diepte == diep - 1) & ~opent)
            namen = tags.naam[plekken[begint[hier]]]
            _eis(bool((namen == tags.naam[plekken[eindigt[hier]]]).all()))
            if diep > 1:
                ouder[hier] = boven[np.searchsorted(boven, hier) - 1]
            soort[hier] = self.tagtabel.groep[soort[ouder[hier]] if diep > 1 else ONBEKEND, namen]
            _eis(bool((soort[hier] != ONBEKEND).all()))
            boven = hier
        in_wortel = np.append(np.flatnonzero(niveau == 1), len(niveau))
        _eis(int(np.diff(in_wortel).max()) <= xml_lezing.MEEST_PER_GROEP)
        binnen = np.empty(len(plekken), np.int64)
        binnen[begint], binnen[eindigt] = np.arange(len(begint)), ouder
        begin, einde = tags.begin[plekken[begint]], tags.begin[plekken[eindigt]]
        return _Groepen(begin, einde, soort, niveau, ouder, plekken, binnen)

    def _waarden(self, tags: _Tags, groepen: _Groepen, blad: np.ndarray) -> _Waarden:
        velden = np.flatnonzero(blad)
        groep = _groep_om(velden, groepen)
        kolom = self.tagtabel.veld[groepen.soort[groep], tags.naam[velden]]
        _eis(bool((kolom != ONBEKEND).all()))
        leeg = np.flatnonzero(tags.vorm == LEEG)
        soort, naam = groepen.soort[_groep_om(leeg, groepen)], tags.naam[leeg]
        _eis(
            bool(((self.tagtabel.veld[soort, naam] != ONBEKEND) | (self.tagtabel.groep[soort, naam] != ONBEKEND)).all())
        )
        begin, einde = tags.einde[velden] + 1, tags.begin[velden + 1]
        met = np.flatnonzero(begin < einde)
        _eis(not len(met) or int((einde - begin).max()) <= xml_lezing.LANGSTE_TEKST)
        return _Waarden(groep[met], kolom[met], begin[met], einde[met])

    def _velden(
        self, inhoud: np.ndarray, groepen: _Groepen, waarden: _Waarden, telt: np.ndarray
    ) -> tuple[list[tuple[int, np.ndarray, pl.DataFrame]], int]:
        """Per kind its groups and their columns of text, and how many bytes of all text are no white space."""
        rij = np.empty(len(telt), np.int64)
        breedte = self.tagtabel.breedte
        sleutel = groepen.soort[waarden.groep] * breedte + waarden.kolom
        volgorde = np.argsort(sleutel.astype(np.int16), kind="stable")
        grenzen = np.searchsorted(sleutel[volgorde], np.arange(len(self.records) * breedte + 1))
        uit, inkt = [], 0
        for soort, record in enumerate(self.records):
            leden = np.flatnonzero(telt & (groepen.soort == soort))
            if not len(leden):
                continue
            rij[leden] = np.arange(len(leden))
            kolommen = {}
            for i in range(len(record.velden)):
                deel = volgorde[grenzen[soort * breedte + i] : grenzen[soort * breedte + i + 1]]
                rijen = rij[waarden.groep[deel]]
                # A field that stands in a group twice.
                _eis(bool((np.diff(rijen) > 0).all()))
                tekst, erin = _tekst(inhoud, waarden.begin[deel], waarden.einde[deel], rijen, len(leden))
                kolommen[f"c{i + 1}"] = tekst
                inkt += erin
            uit.append((soort, leden, pl.DataFrame(kolommen)))
        return uit, inkt

    def _partij(
        self,
        soort: int,
        groepen: _Groepen,
        leden: np.ndarray,
        velden: pl.DataFrame,
        nummers: np.ndarray,
        plaats: int,
        regels: Regels,
    ) -> Partij:
        begin, ouder = groepen.begin[leden] + plaats, groepen.ouder[leden]
        return Partij(
            self.records[soort],
            velden,
            nummers[leden],
            regels.van(begin),
            begin,
            groepen.einde[leden] + plaats,
            np.where(ouder == ONBEKEND, ONBEKEND, nummers[ouder]),
            np.full(len(leden), ""),
            np.zeros(len(leden), bool),
        )


def _eis_tekens(stuk: bytes, inhoud: np.ndarray) -> None:
    """Nothing but characters that XML may hold, in UTF-8."""
    laag = inhoud[inhoud < SPATIE]
    _eis(bool(((laag == TAB) | (laag == LF) | (laag == CR)).all()))
    if not stuk.isascii():
        try:
            tekst = stuk.decode()
        except UnicodeDecodeError:
            raise NietEffen from None
        _eis(not any(teken in tekst for teken in GEEN_TEKEN))


def _groep_om(tags: np.ndarray, groepen: _Groepen) -> np.ndarray:
    """The group that each of these tags stands in."""
    ervoor = np.searchsorted(groepen.plekken, tags) - 1
    _eis(bool((ervoor >= 0).all()))
    groep = groepen.binnen[ervoor]
    _eis(bool((groep != ONBEKEND).all()))
    return groep


def _telt_mee(groepen: _Groepen, waarden: _Waarden) -> np.ndarray:
    """The groups that stand for something: with text in a field, or such a group in them, or in the root itself."""
    telt = groepen.niveau == 1
    telt[waarden.groep] = True
    for diep in range(int(groepen.niveau.max()), 1, -1):
        telt[groepen.ouder[telt & (groepen.niveau == diep)]] = True
    return telt


def _tekst(
    inhoud: np.ndarray, begin: np.ndarray, einde: np.ndarray, rijen: np.ndarray, hoogte: int
) -> tuple[pl.Series, int]:
    """A column of text, null where a row has none; and how many of its bytes are no white space."""
    if not len(rijen):
        return pl.Series([None] * hoogte, dtype=pl.String), 0
    lengte = einde - begin
    lengtes = np.zeros(hoogte + 1, np.int64)
    lengtes[rijen + 1] = lengte
    grenzen = np.cumsum(lengtes)
    bytes_ = _bytes(inhoud, begin, lengte)
    # A reader of XML gives a line end within a text another form.
    _eis(not (bytes_ == CR).any())
    gevuld = np.zeros(hoogte, bool)
    gevuld[rijen] = True
    buffers = (np.packbits(gevuld, bitorder="little"), grenzen, bytes_)
    kolom = pa.Array.from_buffers(pa.large_string(), hoogte, [pa.py_buffer(buffer) for buffer in buffers])
    reeks = pl.Series(kolom, dtype=pl.String)
    if (bytes_ == EN).any():
        reeks = _zonder_verwijzingen(reeks)
    return reeks, int(np.count_nonzero(bytes_ > SPATIE))


def _bytes(inhoud: np.ndarray, begin: np.ndarray, lengte: np.ndarray) -> np.ndarray:
    """The bytes of pieces, behind each other."""
    if (lengte == lengte[0]).all():
        return uitgeknipt(inhoud, begin, int(lengte[0]))
    plek = np.arange(lengte.sum())
    plek += np.repeat(begin - np.cumsum(lengte) + lengte, lengte)
    return inhoud[plek]


def _zonder_verwijzingen(reeks: pl.Series) -> pl.Series:
    """Text with the characters for which XML has a word; any other reference is not for here."""
    bekend = reeks.str.count_matches("|".join(TEKENS)).sum()
    _eis(bekend == reeks.str.count_matches("&", literal=True).sum())
    for woord, teken in TEKENS.items():
        reeks = reeks.str.replace_all(woord, teken, literal=True)
    return reeks
