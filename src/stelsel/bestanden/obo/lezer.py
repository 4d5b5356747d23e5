"""Read one OBO: from a file to rows and messages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.inlezen import Inlezer
from stelsel.bestanden.koppelen import Koppelaar
from stelsel.bestanden.leesopties import Leesopties
from stelsel.bestanden.levering import Levering
from stelsel.bestanden.meldingen import Meldingen
from stelsel.bestanden.obo.samenhang import Samenhang
from stelsel.bestanden.obo.voorloop import beschrijf
from stelsel.bestanden.omzetten import personen, tabellen
from stelsel.bestanden.ontleden import Ontleder
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.velden import Opties
from stelsel.bestanden.verkenning import verken
from stelsel.kern.tijd import vandaag


def lees_obo(pad: Path, naam: str, opties: Leesopties) -> Levering:
    """Read an OBO; `naam` is the name of the file as the user knows it. Faults become messages, never exceptions.

    Raises OSError when the file cannot be read, StelselFout when `opties.gestopt` says to stop.
    """
    vorm = indeling("obo")
    kenmerken = verken(pad, vorm)
    meldingen = Meldingen(catalogus("obo"), vorm, naam)
    ontleder = Ontleder(vorm, kenmerken.scheiding, kenmerken.breedte)
    keuze = Opties(kenmerken.datumstijl, opties.streng_onderwijsnummer, vandaag(), opties.lijsten)
    inlezer = Inlezer(vorm, ontleder, keuze, meldingen, met_nummer={"PER"})
    ingelezen = inlezer.lees(pad, kenmerken.grootte, opties.voortgang, opties.gestopt)
    koppelaar = Koppelaar(ingelezen)
    koppelaar.koppel()
    zelf = beschrijf(ingelezen, kenmerken)
    Samenhang(koppelaar, zelf).toets()
    meldingen.sluit()
    jaar = zelf.studiejaar
    return Levering(
        "OBO",
        pad,
        kenmerken.sha256,
        meldingen,
        ingelezen,
        zelf.brin,
        date(jaar, 8, 1) if jaar else None,
        date(jaar + 1, 7, 31) if jaar else None,
        zelf.aangemaakt,
        zelf.volledig,
        {"aangevraagd": zelf.aangevraagd.isoformat() if zelf.aangevraagd else None},
        personen(koppelaar),
        tabellen(koppelaar),
    )
