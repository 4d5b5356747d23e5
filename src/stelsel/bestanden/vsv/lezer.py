"""Read one vsv file: from a file to rows of the table `vsv_telling`, persons and messages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from stelsel.bestanden.indeling import Indeling, indeling
from stelsel.bestanden.inlezen import Inlezer, Recordlijst
from stelsel.bestanden.kolommen import namen_uit
from stelsel.bestanden.kopslot import ONBEKENDE_BRIN
from stelsel.bestanden.leesopties import Leesopties
from stelsel.bestanden.levering import Levering
from stelsel.bestanden.meldingen import Meldingen
from stelsel.bestanden.omzetten import PERSOON_RIJ
from stelsel.bestanden.oorzaken import catalogus
from stelsel.bestanden.regels import BOM
from stelsel.bestanden.velden import Opties
from stelsel.bestanden.verkenning import MONSTER_DATUMS, datumstijl
from stelsel.bestanden.vsv.bestand import Bestand
from stelsel.bestanden.vsv.ontleder import VsvOntleder, plekken
from stelsel.bestanden.vsv.samenhang import weiger_herhalingen, wie_is_wie
from stelsel.bestanden.vsv.zelf import Naam, soort_van, uit_naam
from stelsel.gegevens.gegevensset import vingerafdruk
from stelsel.gegevens.tabellen_vsv import VSV_TELLING
from stelsel.kern.tijd import vandaag

TABEL = VSV_TELLING.naam
NUMMERS = ("bsn", "onderwijsnummer")


def lees_vsv(pad: Path, naam: str, opties: Leesopties) -> Levering:
    """Read a vsv file; `naam` is its name as the user knows it: the kind, month and status stand there. Faults become
    messages, never exceptions.

    Raises OSError when the file cannot be read, StelselFout when `opties.gestopt` says to stop.
    """
    vorm = indeling("vsv")
    meldingen = Meldingen(catalogus("vsv"), vorm, naam)
    with pad.open("rb") as bron:
        monster = bron.read(MONSTER_DATUMS)
    ontleder, zelf = _kop(monster, vorm, uit_naam(naam, vorm), meldingen)
    keuze = Opties(
        datumstijl(monster, vorm.datumstijlen), opties.streng_onderwijsnummer, vandaag(), stijlen=vorm.datumstijlen
    )
    inlezer = Inlezer(vorm, ontleder, keuze, meldingen, met_nummer=set(vorm.records))
    ingelezen = inlezer.lees(pad, pad.stat().st_size, opties.voortgang, opties.gestopt)
    _meld_wat_geteld_is(ontleder, meldingen)
    lijst = ingelezen.lijsten.get(zelf.soort)
    wie = pl.DataFrame()
    if lijst is not None:
        weiger_herhalingen(ingelezen, lijst)
        wie = wie_is_wie(ingelezen, lijst)
    bestand = Bestand(ingelezen, zelf)
    bestand.toets()
    meldingen.sluit()
    return Levering(
        "VSV",
        pad,
        vingerafdruk(pad),
        meldingen,
        ingelezen,
        bestand.brin or ONBEKENDE_BRIN,
        date(bestand.studiejaar, 10, 1) if bestand.studiejaar else None,
        date(bestand.studiejaar + 1, 9, 30) if bestand.studiejaar else None,
        None,
        bestand.volledig,
        bestand.vorm | {"scheiding": ontleder.scheiding},
        wie.unique(PERSOON_RIJ, keep="first", maintain_order=True).drop(PERSOON_RIJ) if wie.width else wie,
        {TABEL: _rijen(bestand, lijst, wie)} if lijst is not None and wie.height else {},
        bestand.deel,
    )


def _kop(monster: bytes, vorm: Indeling, naam: Naam, meldingen: Meldingen) -> tuple[VsvOntleder, Naam]:
    """How the file is to be cut, and what it is by its name and header; says what is peculiar about the header."""
    if monster.startswith(BOM):
        meldingen.meld("byte_order_mark", regels=1)
    regels = monster.removeprefix(BOM).splitlines()
    kop = regels[0].decode("utf-8", "replace") if regels else ""
    scheiding = max(vorm.eigenschappen["scheiding"], vorm.eigenschappen["oude_scheiding"], key=kop.count)
    if scheiding != vorm.eigenschappen["scheiding"]:
        meldingen.meld("oude_scheiding", regels=1)
    kolommen = [deel.lstrip("#").upper() for deel in namen_uit(kop, scheiding)]
    soort, eens = soort_van(naam, set(kolommen), vorm)
    velden = vorm.records[soort].velden
    bekend = {deel for veld in velden for deel in (veld.naam, *veld.ook)}
    kopregel = bool(bekend & set(kolommen))
    if not kopregel:
        meldingen.meld("geen_kopregel", regels=1)
        kolommen = list(dict.fromkeys(veld.naam for veld in velden))
    if not naam.soort:
        meldingen.meld("bestandsnaam", soort=soort)
    elif not eens:
        meldingen.meld("soort_in_naam", gevonden=naam.soort, soort=soort)
        naam = Naam(brin=naam.brin)
    _meld_kolommen(kolommen, bekend, meldingen)
    aanwezig = plekken(velden, kolommen)
    for nummer, veld in enumerate(velden, 1):
        if nummer not in aanwezig and veld.kolom != NUMMERS[1]:
            meldingen.meld("ontbrekende_kolom", regels=1, veldnaam=veld.naam, naam=veld.naam)
    zelf = Naam(soort, naam.brin, naam.maand, naam.jaar, naam.status)
    return VsvOntleder(vorm, soort, kolommen, scheiding, kopregel=kopregel), zelf


def _meld_kolommen(kolommen: list[str], bekend: set[str], meldingen: Meldingen) -> None:
    for kolom in dict.fromkeys(kolommen):
        if kolom not in bekend:
            meldingen.meld("onbekende_kolom", regels=1, gevonden=kolom)
        elif kolommen.count(kolom) > 1:
            meldingen.meld("dubbele_kolom", regels=1, gevonden=kolom)


def _meld_wat_geteld_is(ontleder: VsvOntleder, meldingen: Meldingen) -> None:
    if ontleder.andere_codering:
        meldingen.meld("andere_codering", regels=np.array(sorted(ontleder.andere_codering)))
    if ontleder.gelijk:
        meldingen.meld("zelfde_nummer", regels=min(ontleder.gelijk), aantal=len(ontleder.gelijk))


def _rijen(bestand: Bestand, lijst: Recordlijst, wie: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table, with every column it has: one kind of file leaves empty what another fills."""
    rijen = lijst.waarden.with_columns(
        pl.Series("regel_in_bestand", lijst.regels),
        *(pl.lit(waarde).alias(kolom) for kolom, waarde in bestand.vorm.items()),
    ).filter(pl.Series(lijst.goed))
    schema = pl.DataFrame(pl.from_arrow(VSV_TELLING.leeg())).drop("persoon_id", "levering_id").schema
    return rijen.select(
        (pl.col(kolom) if kolom in rijen.columns else pl.lit(None)).cast(soort).alias(kolom)
        for kolom, soort in schema.items()
    ).with_columns(wie[PERSOON_RIJ])
