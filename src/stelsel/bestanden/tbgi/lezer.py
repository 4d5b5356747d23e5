"""Read one terugmelding bekostigingsgrondslagen (TBG-i): from a file to rows and messages."""

from __future__ import annotations

from pathlib import Path

from stelsel.bestanden.groepen_inlezen import lees_groepen
from stelsel.bestanden.groepslevering import Groepslevering
from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.leesopties import Leesopties
from stelsel.bestanden.meldingen import Meldingen
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.tbgi.omzetten import Omzetter
from stelsel.bestanden.tbgi.zelf import beschrijf
from stelsel.bestanden.velden import Opties
from stelsel.gegevens.gegevensset import vingerafdruk
from stelsel.kern.tijd import vandaag


def lees_tbgi(pad: Path, naam: str, opties: Leesopties) -> Groepslevering:
    """Read a TBG-i; `naam` is the name of the file as the user knows it. Faults become messages, never exceptions.

    Raises OSError when the file cannot be read, StelselFout for XML that is refused as a whole (a DOCTYPE, another
    root) and when `opties.gestopt` says to stop.
    """
    tbgi = indeling("tbgi")
    meldingen = Meldingen(catalogus("tbgi"), tbgi, naam)
    keuze = Opties(streng=opties.streng_onderwijsnummer, vandaag=vandaag())
    gelezen = lees_groepen(pad, tbgi, keuze, meldingen, opties)
    omzetter = Omzetter(gelezen)
    omzetter.verbind()
    zelf = beschrijf(gelezen, naam)
    meldingen.sluit()
    return Groepslevering(
        "TBGI",
        pad,
        vingerafdruk(pad),
        meldingen,
        gelezen,
        zelf.brin,
        zelf.van,
        zelf.tot_en_met,
        zelf.aangemaakt,
        not gelezen.opgemerkt.afgebroken,
        {"bekostigingsjaar": zelf.jaar},
        omzetter.personen(),
        omzetter.tabellen(zelf.jaar),
    )
