"""Read one verschillenlijst: from a file to rows and messages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import numpy as np

from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.inlezen import Ingelezen, Inlezer
from stelsel.bestanden.kopslot import ONBEKENDE_BRIN, Kopslot, eerste, uit_naam, vorm_van_het_bestand, weiger
from stelsel.bestanden.leesopties import Leesopties
from stelsel.bestanden.levering import Levering
from stelsel.bestanden.meldingen import Meldingen
from stelsel.bestanden.obo.voorloop import eerste_jaar
from stelsel.bestanden.obo_verschillen.ontleder import VerschilOntleder
from stelsel.bestanden.obo_verschillen.stand import Standen
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.velden import Opties
from stelsel.bestanden.verkenning import Kenmerken, verken
from stelsel.kern.tijd import vandaag

SOORT = re.compile(r"OBOV_([A-Z]{3})_.*", re.IGNORECASE)


def lees_verschillen(pad: Path, naam: str, opties: Leesopties) -> Levering:
    """Read a verschillenlijst; `naam` is the name of the file as the user knows it. Faults become messages, never
    exceptions.

    Raises OSError when the file cannot be read, StelselFout when `opties.gestopt` says to stop.
    """
    vorm = indeling("obo_verschillen")
    kenmerken = verken(pad, vorm)
    meldingen = Meldingen(catalogus("obo_verschillen"), vorm, naam)
    ontleder = VerschilOntleder(vorm, kenmerken.scheiding, kenmerken.breedte)
    keuze = Opties(kenmerken.datumstijl, opties.streng_onderwijsnummer, vandaag(), opties.lijsten)
    met_nummer = {record.code for record in vorm.gegevensrecords}
    inlezer = Inlezer(vorm, ontleder, keuze, meldingen, met_nummer)
    bestand = inlezer.lees(pad, kenmerken.grootte, opties.voortgang, opties.gestopt)
    _weiger_herhalingen(bestand, ontleder)
    kop, heel, dag = _kop(bestand, ontleder, kenmerken)
    genoemd = SOORT.fullmatch(naam)
    standen = Standen(bestand, ontleder, genoemd[1].upper() if genoemd else "")
    standen.toets()
    meldingen.sluit()
    jaar = eerste_jaar(bestand, kop) if kop.regel else None
    personen = standen.personen()
    rijen = standen.rijen(personen, kop.waarden["aangevraagd"], kop.waarden["vorige_aanvraag"])
    return Levering(
        "OBOV",
        pad,
        kenmerken.sha256,
        meldingen,
        bestand,
        kop.waarden["brin"] or uit_naam(bestand).get("brin", "").upper() or ONBEKENDE_BRIN,
        date(jaar, 8, 1) if jaar else None,
        date(jaar + 1, 7, 31) if jaar else None,
        dag or kop.waarden["aangevraagd"],
        heel,
        {},
        personen.drop("persoon"),
        {"obo_verschil": rijen} if rijen.height else {},
    )


def _weiger_herhalingen(bestand: Ingelezen, ontleder: VerschilOntleder) -> None:
    """A line that stood there before is taken over once."""
    for code, delen in ontleder.vingerafdruk.items():
        lijst = bestand.lijsten.get(code)
        if lijst is None or code == "VLP":
            continue
        regels, afdruk = (np.concatenate([deel[i] for deel in delen]) for i in (0, 1))
        # A piece that was read again has told its lines twice.
        regels, plek = np.unique(regels, return_index=True)
        goed = np.isin(regels, lijst.regels[lijst.goed])
        regels, afdruk = regels[goed], afdruk[plek][goed]
        _, eerste_plek, groep = np.unique(afdruk, return_index=True, return_inverse=True)
        eerder = regels[eerste_plek][groep]
        herhaald = eerder != regels
        if herhaald.any():
            bestand.meldingen.meld("dubbel", code, regels[herhaald], eerste=eerder[herhaald])
            weiger(bestand, lijst, np.flatnonzero(np.isin(lijst.regels, regels[herhaald])))


def _kop(bestand: Ingelezen, ontleder: VerschilOntleder, kenmerken: Kenmerken) -> tuple[Kopslot, bool, date | None]:
    """The header, whether the file is whole, and the day in its name."""
    vorm_van_het_bestand(bestand, kenmerken)
    kop = eerste(bestand, "VLP", 1 if ontleder.kopregel else 0, "na de kopregel en vóór alle andere records")
    if not ontleder.kopregel:
        bestand.meldingen.meld("geen_kopregel")
    _vergelijk_kopregel(bestand, ontleder)
    heel = kop.in_orde & _niet_afgebroken(bestand, kenmerken)
    naam = uit_naam(bestand)
    try:
        dag = date.fromisoformat(naam["dag"])
    except (KeyError, ValueError):
        bestand.meldingen.meld("bestandsnaam")
        dag = None
    brin = naam.get("brin", "").upper()
    if kop.waarden["brin"] and brin and kop.waarden["brin"] != brin:
        bestand.meldingen.meld("brin_in_naam", regels=kop.regel, gevonden=brin, verwacht=kop.waarden["brin"])
    if not kop.waarden["brin"] and not brin:
        bestand.meldingen.meld("geen_brin")
    return kop, heel, dag


def _vergelijk_kopregel(bestand: Ingelezen, ontleder: VerschilOntleder) -> None:
    breedtes = [bestand.indeling.records[code].breedte for code in bestand.lijsten if code != "VLP"]
    if ontleder.kopregel and breedtes and ontleder.kopregel not in breedtes:
        bestand.meldingen.meld("kopregel", regels=1, aantal=ontleder.kopregel)


def _niet_afgebroken(bestand: Ingelezen, kenmerken: Kenmerken) -> bool:
    """There is no trailer: a file without a last line end has been cut off when its last line is no good."""
    laatste = len(bestand.soorten)
    if kenmerken.eindigt_op_regeleinde or not laatste or not bestand.geweigerd[laatste - 1]:
        return True
    bestand.meldingen.meld("afgebroken", regels=laatste)
    return False
