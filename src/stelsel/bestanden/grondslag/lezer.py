"""Read one GRONDSLAG: from a file to rows and messages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from stelsel.bestanden.grondslag.samenhang import Samenhang
from stelsel.bestanden.grondslag.voorloop import beschrijf
from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.inlezen import Ingelezen, Inlezer
from stelsel.bestanden.koppelen import Koppelaar
from stelsel.bestanden.leesopties import Leesopties
from stelsel.bestanden.levering import Levering
from stelsel.bestanden.meldingen import Meldingen
from stelsel.bestanden.omzetten import tabellen
from stelsel.bestanden.ontleden import Ontleder
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.velden import Opties
from stelsel.bestanden.verkenning import Kenmerken, verken
from stelsel.kern.tijd import vandaag


def lees_grondslag(pad: Path, naam: str, opties: Leesopties) -> Levering:
    """Read a GRONDSLAG; `naam` is the name of the file as the user knows it. Faults become messages, never exceptions.

    Its persons have no number by which anybody is known, so each reading gives them new ids.
    Raises OSError when the file cannot be read, StelselFout when `opties.gestopt` says to stop.
    """
    vorm = indeling("grondslag")
    kenmerken = verken(pad, vorm)
    meldingen = Meldingen(catalogus("grondslag"), vorm, naam)
    ontleder = Ontleder(vorm, kenmerken.scheiding, kenmerken.breedte)
    keuze = Opties(kenmerken.datumstijl, vandaag=vandaag(), lijsten=opties.lijsten, stijlen=vorm.datumstijlen)
    inlezer = Inlezer(vorm, ontleder, keuze, meldingen, met_nummer={"PER"})
    ingelezen = inlezer.lees(pad, kenmerken.grootte, opties.voortgang, opties.gestopt)
    koppelaar = Koppelaar(ingelezen)
    koppelaar.koppel()
    zelf = beschrijf(ingelezen, kenmerken)
    Samenhang(koppelaar, zelf).toets()
    meldingen.sluit()
    jaar = zelf.studiejaar
    return Levering(
        "GRONDSLAG",
        pad,
        kenmerken.sha256,
        meldingen,
        ingelezen,
        zelf.brin,
        date(jaar, 8, 1) if jaar else None,
        date(jaar + 1, 7, 31) if jaar else None,
        zelf.aangemaakt,
        zelf.volledig,
        {"bekostiging": zelf.bekostiging, **_vorm(ontleder, kenmerken)},
        _zonder_nummer(ingelezen),
        tabellen(koppelaar),
    )


def _vorm(ontleder: Ontleder, kenmerken: Kenmerken) -> dict[str, object]:
    """The form of the file, to write it back in: its separator, line ends, and which fields it left out."""
    met = {code: wijd > smal for code, (smal, wijd) in ontleder.smal.items()}
    return {
        "scheiding": kenmerken.scheiding,
        "regeleinde": kenmerken.regeleinde,
        "brin_in_vlp": met.get("VLP", False),
        "achteraan_in_per": met.get("PER", False),
    }


def _zonder_nummer(ingelezen: Ingelezen) -> pl.DataFrame:
    """The kept persons, who are known by no number."""
    lijst = ingelezen.lijsten.get("PER")
    aantal = int(lijst.goed.sum()) if lijst is not None else 0
    return pl.DataFrame({naam: pl.Series([None] * aantal, dtype=pl.String) for naam in ("bsn", "onderwijsnummer")})
