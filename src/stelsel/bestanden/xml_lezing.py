"""One run of expat over an XML delivery, bounded in every direction that a file could grow.

A DOCTYPE is refused: without one there are no entities to expand and nothing external. Depth, tags, names and text are
bounded too. What is read is handed to the `Groepenlezer`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.parsers import expat

import numpy as np

from stelsel.bestanden.xml_regels import BLOK
from stelsel.bestanden.xml_vorm import ONBEKEND, Breuk, Open, Plaatsen
from stelsel.kern.fouten import StelselFout

if TYPE_CHECKING:
    from stelsel.bestanden.xml_groepen import Groepenlezer

EERSTE_BLOK = 8 * 1024
# No real file comes near these; a file that passes one is made to do harm, or is something else.
MEEST_PER_GROEP, MEEST_DIEP, MEEST_NAMEN, MEEST_ONBEKEND = 20_000, 50, 2_000, 50
LANGSTE_TEKST = 1000
TEKSTBUFFER = 64 * 1024
NIL = ["xsi:nil", "true"]


class Lezing:
    """One run of expat, from a place in the file to its end or to where it breaks off.

    `vooraf` stands for the root where reading goes on within it. `breuk` is the cause of a break, `halt` the place
    where reading stopped between two groups of the root; without either the end was reached.
    """

    def __init__(self, lezer: Groepenlezer, plaats: int, vooraf: bytes) -> None:
        self.lezer = lezer
        self.plaats, self.vooraf = plaats, vooraf
        self.verschil = plaats - len(vooraf)
        self.breuk: str | None = None
        self.plaats_breuk = 0
        self.halt = 0
        self.namen: dict[str, str] = {}
        self.parser = expat.ParserCreate("utf-8", None, self.namen)
        self.parser.buffer_size = TEKSTBUFFER
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.XmlDeclHandler = self._declaratie
        self.stukken: list[str] = []
        self.overgeslagen = 0
        self.loop: Loop | None = Loop(self)
        self.in_wortel()

    def lees(self, bron: BinaryIO) -> Iterator[int]:
        """Read on; gives how far it is after each piece."""
        gevoerd = self.plaats
        halte = self.lezer.halte(bron, gevoerd)
        bron.seek(gevoerd)
        try:
            self.parser.Parse(self.vooraf, False)
            omvang = EERSTE_BLOK if self.vooraf else BLOK
            while blok := bron.read(min(omvang, halte - gevoerd)):
                omvang = min(omvang * 2, BLOK)
                self.lezer.regels.tel(blok, gevoerd)
                self.parser.Parse(blok, False)
                gevoerd += len(blok)
                self._begrens(gevoerd)
                yield gevoerd
                if gevoerd == halte:
                    if self.lezer.is_halte(bron, halte):
                        self.halt = halte
                        return
                    halte = self.lezer.halte(bron, halte)
                    bron.seek(gevoerd)
            self.parser.Parse(b"", True)
        except expat.ExpatError:
            self.breuk = "niet_welgevormd"
            self.plaats_breuk = max(self.parser.ErrorByteIndex + self.verschil, self.plaats)
        except Breuk as breuk:
            self.breuk = breuk.oorzaak
            self.plaats_breuk = max(self._plek(), self.plaats)
        finally:
            # The handlers know this object and it knows them: nobody looks for such cycles while a file is read.
            self.parser.StartElementHandler = self.parser.EndElementHandler = None
            self.parser.CharacterDataHandler = self.parser.StartDoctypeDeclHandler = self.parser.XmlDeclHandler = None
            self.loop = None

    def _begrens(self, gevoerd: int) -> None:
        """Stop at a tag, comment or text without end, and at names without number: expat keeps them all."""
        if self.stukken:
            if self.loop is not None and self.loop.blad is None:
                self.controleer_tussen()
            del self.stukken[2 + LANGSTE_TEKST // TEKSTBUFFER :]
        if gevoerd - self._plek() > 2 * BLOK or len(self.namen) > MEEST_NAMEN:
            raise Breuk("niet_welgevormd")

    def _plek(self) -> int:
        return self.parser.CurrentByteIndex + self.verschil

    # ---- before and in the root

    def _doctype(self, *_: Any) -> None:
        raise StelselFout(
            "Dit XML-bestand heeft een DOCTYPE. Daarmee kan een bestand zichzelf vergroten of iets anders ophalen.",
            waar=str(self.lezer.pad),
            verwacht="XML zonder DOCTYPE, zoals DUO het levert",
            doe="Haal het bestand opnieuw op bij DUO.",
            code="BST-XML-01",
            exitcode=2,
        )

    def _declaratie(self, versie: str, codering: str | None, los: int) -> None:
        self.lezer.opgemerkt.codering = codering or ""

    def in_wortel(self) -> None:
        """Handlers for what stands directly in the root."""
        self.stukken.clear()
        self.parser.StartElementHandler = self._begin_in_wortel
        self.parser.EndElementHandler = self._einde_wortel
        self.parser.CharacterDataHandler = self._tekst_in_wortel

    def _begin_in_wortel(self, naam: str, kenmerken: list[str]) -> None:
        lezer = self.lezer
        if not lezer.wortel_gezien:
            if naam != lezer.hoofdelement:
                raise StelselFout(
                    f"Dit is XML, maar geen {lezer.indeling.titel}.",
                    waar=str(lezer.pad),
                    verwacht=f"XML met het hoofdelement {lezer.hoofdelement}",
                    doe="Geef het XML-bestand dat DUO heeft geleverd.",
                    code="BST-XML-02",
                    exitcode=2,
                )
            lezer.wortel_gezien = True
            return
        if self.vooraf and naam == lezer.hoofdelement and self._plek() < self.plaats:
            return
        vorm = lezer.wortel.groepen.get(naam)
        if vorm is None:
            self._onbekend_begin = self._plek()
            self._sla_over(self._onbekend_dicht)
            return
        if kenmerken:
            self.kenmerken(kenmerken)
        lezer.open.append(Open(vorm, [None] * vorm.breedte, lezer.nummer, self._plek(), ONBEKEND))
        lezer.nummer += 1
        self.loop.begin_groep()

    def _onbekend_dicht(self) -> None:
        self.lezer.los(self._onbekend_begin, self._plek(), "onbekende_groep")
        self.in_wortel()

    def _einde_wortel(self, naam: str) -> None:
        self.lezer.wortel_dicht = True
        self.lezer.laatste_einde, self.lezer.na_tag = self._plek(), True

    def _tekst_in_wortel(self, tekst: str) -> None:
        if not tekst.isspace():
            self._merk_op(self.lezer.opgemerkt.losse_tekst)

    # ---- in a group: the handlers that are called for every element

    def controleer_tussen(self) -> None:
        """Text between elements is nothing but white space."""
        if self.stukken and not "".join(self.stukken).isspace():
            self._merk_op(self.lezer.opgemerkt.losse_tekst)

    def kenmerken(self, kenmerken: list[str]) -> None:
        """Only xsi:nil says something; a prefix may be any."""
        if any(not naam.endswith(":nil") for naam in kenmerken[::2]):
            self._merk_op(self.lezer.opgemerkt.kenmerken)

    def onbekend_element(self, naam: str) -> None:
        onbekend = self.lezer.opgemerkt.onbekend
        bekend = naam in onbekend or len(onbekend) < MEEST_ONBEKEND
        self._merk_op(onbekend.setdefault(naam if bekend else "andere namen", Plaatsen()))

    def _merk_op(self, plaatsen: Plaatsen) -> None:
        plaatsen.aantal += 1
        if plaatsen.aantal == 1:
            plaatsen.regel = int(self.lezer.regels.van(np.array([self._plek()]))[0])

    def element_in_veld(self, groep: Open, blad: str, verder: Callable[[], None]) -> None:
        """Pass over what stands in a field; a field the layout knows is damaged by it."""
        if blad in groep.vorm.velden:
            groep.fout = groep.fout or "genest"
        self._sla_over(verder)

    def _sla_over(self, daarna: Callable[[], None]) -> None:
        """Pass over the element that has just begun, with all that is in it."""
        self.overgeslagen = 1

        def begin(naam: str, kenmerken: list[str]) -> None:
            if naam in self.lezer.wortel.groepen or self.overgeslagen >= MEEST_DIEP:
                raise Breuk("niet_welgevormd")
            self.overgeslagen += 1

        def einde(naam: str) -> None:
            self.overgeslagen -= 1
            if not self.overgeslagen:
                daarna()

        self.parser.StartElementHandler, self.parser.EndElementHandler = begin, einde
        self.parser.CharacterDataHandler = None


class Loop:
    """The handlers for a group of the root and all that stands in it: called for every element, so short and flat.

    `blad`: the field that is being read. `stukken`: the text since the last tag.
    """

    __slots__ = (
        "blad",
        "groepen",
        "huidig",
        "lezer",
        "lezing",
        "parser",
        "rij",
        "stapel",
        "stukken",
        "velden",
        "verschil",
    )

    def __init__(self, lezing: Lezing) -> None:
        self.lezing, self.lezer, self.parser = lezing, lezing.lezer, lezing.parser
        self.stukken, self.stapel, self.verschil = lezing.stukken, lezing.lezer.open, lezing.verschil
        self.blad: str | None = None

    def begin_groep(self) -> None:
        """A group of the root has just been opened."""
        self._in_bovenste()
        self.stukken.clear()
        self.verder()

    def verder(self) -> None:
        """Read on with these handlers."""
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.begin, self.einde
        self.parser.CharacterDataHandler = self.stukken.append

    def _in_bovenste(self) -> None:
        self.huidig = self.stapel[-1]
        self.velden, self.groepen = self.huidig.vorm.velden, self.huidig.vorm.groepen
        self.rij = self.huidig.rij

    def begin(self, naam: str, kenmerken: list[str]) -> None:
        """A start tag: of a field, or of a group in this one."""
        if self.blad is not None:
            self.lezing.element_in_veld(self.huidig, self.blad, self.verder)
            return
        stukken = self.stukken
        if stukken:
            if len(stukken) > 1 or not stukken[0].isspace():
                self.lezing.controleer_tussen()
            stukken.clear()
        if kenmerken and kenmerken != NIL:
            self.lezing.kenmerken(kenmerken)
        vorm = self.groepen.get(naam)
        if vorm is None:
            if naam not in self.velden and naam in self.lezer.wortel.groepen:
                # A group of the root inside a group: the end tag of the outer one is missing.
                raise Breuk("niet_welgevormd")
            self.blad = naam
            return
        lezer, stapel = self.lezer, self.stapel
        rij: list[str | None] = [None] * vorm.breedte
        groep = Open(vorm, rij, lezer.nummer, self.parser.CurrentByteIndex + self.verschil, self.huidig.nummer)
        stapel.append(groep)
        lezer.nummer += 1
        if lezer.nummer - stapel[0].nummer > MEEST_PER_GROEP:
            raise Breuk("te_groot")
        self.huidig, self.rij, self.velden, self.groepen = groep, rij, vorm.velden, vorm.groepen

    def einde(self, naam: str) -> None:
        """An end tag: of the field that was read, or of the group."""
        stukken = self.stukken
        if self.blad is not None:
            self.blad = None
            plek = self.velden.get(naam)
            if plek is None:
                self.lezing.onbekend_element(naam)
            elif stukken:
                if self.rij[plek] is not None:
                    self.huidig.fout = self.huidig.fout or "dubbel_veld"
                self.rij[plek] = stukken[0] if len(stukken) == 1 else "".join(stukken)[:LANGSTE_TEKST]
            stukken.clear()
            return
        if stukken:
            if len(stukken) > 1 or not stukken[0].isspace():
                self.lezing.controleer_tussen()
            stukken.clear()
        self._einde_groep()

    def _einde_groep(self) -> None:
        lezer, stapel, groep = self.lezer, self.stapel, self.stapel.pop()
        if stapel and lezer.nummer == groep.nummer + 1 and not any(groep.rij) and not groep.fout:
            # No value and no group in it: DUO writes such a group for one that is not there.
            lezer.nummer -= 1
        else:
            lezer.sluit(groep, self.parser.CurrentByteIndex + self.verschil)
        if stapel:
            self._in_bovenste()
        else:
            self.lezing.in_wortel()
