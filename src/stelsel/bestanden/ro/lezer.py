"""Read one registratieoverzicht: from a file to rows and messages."""

from __future__ import annotations

from pathlib import Path

from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.inlezen import Inlezer
from stelsel.bestanden.koppelen import Koppelaar
from stelsel.bestanden.leesopties import Leesopties
from stelsel.bestanden.levering import Levering
from stelsel.bestanden.meldingen import Meldingen
from stelsel.bestanden.omzetten import personen, tabellen
from stelsel.bestanden.ontleden import Ontleder
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.ro.perioden import met_einde
from stelsel.bestanden.ro.voorloop import beschrijf
from stelsel.bestanden.velden import Opties
from stelsel.bestanden.verkenning import verken
from stelsel.kern.tijd import vandaag


def lees_ro(pad: Path, naam: str, opties: Leesopties) -> Levering:
    """Read an RO; `naam` is the name of the file as the user knows it. Faults become messages, never exceptions.

    Raises OSError when the file cannot be read, StelselFout when `opties.gestopt` says to stop.
    """
    ro = indeling("ro")
    kenmerken = verken(pad, ro)
    meldingen = Meldingen(catalogus("ro"), ro, naam)
    ontleder = Ontleder(ro, kenmerken.scheiding, kenmerken.breedte)
    keuze = Opties(kenmerken.datumstijl, opties.streng_onderwijsnummer, vandaag(), opties.lijsten)
    inlezer = Inlezer(ro, ontleder, keuze, meldingen, met_nummer={"PER"})
    ingelezen = inlezer.lees(pad, kenmerken.grootte, opties.voortgang, opties.gestopt)
    koppelaar = Koppelaar(ingelezen)
    koppelaar.koppel()
    zelf = beschrijf(ingelezen, kenmerken)
    meldingen.sluit()
    zonder, met = ontleder.met_extra_veld
    vorm = {"dip_velden": 10 if met > zonder else 9, "regeleinde": kenmerken.regeleinde}
    return Levering(
        "RO",
        pad,
        kenmerken.sha256,
        meldingen,
        ingelezen,
        zelf.brin,
        zelf.van,
        zelf.tot_en_met,
        zelf.aangemaakt,
        zelf.volledig,
        vorm,
        personen(koppelaar),
        tabellen(koppelaar, {"ISP": met_einde(koppelaar)}),
    )
