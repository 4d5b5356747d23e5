"""A small school of which every figure is known by hand, written as a gegevensset, for the tests of this app.

Each autumn from 2014 to 2025 a cohort starts in every programme and runs for two years. Of every cohort `weg`
students leave after a year without a diploma, `zonder` leave at the end without one, the others graduate. So in
every studiejaar t from 2015 to 2025: jaarresultaat and diplomaresultaat are (n - weg - zonder) / n, the graduates of
cohort t-1 over those who leave (cohort t-1, and the early leavers of cohort t); the startersresultaat is
(n - weg) / n. The deliveries cover August 2014 to November 2026.
"""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa

from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.gegevensset import GegevenssetSchrijver
from stelsel.gegevens.opleidingen import opleidingstabel
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.codelijsten import codelijst

BRIN = "99XX"
EERSTE, LAATSTE = 2014, 2026
GEMAAKT = date(2026, 11, 3)
LEVERING = "00000000-0000-4000-8000-000000000001"


@dataclass(frozen=True)
class Opleiding:
    """A programme of the small school: n start each year, `weg` and `zonder` of them without a diploma."""

    crebo: str
    niveau: str
    dossier: str
    naam: str
    n: int
    weg: int
    zonder: int

    @property
    def met(self) -> int:
        return self.n - self.weg - self.zonder

    @property
    def adres(self) -> tuple[str, str, str]:
        return BRIN, self.dossier, self.niveau


def _crebo(niveau: int, nummer: int = 0) -> dict:
    codes = codelijst("opleiding").codes
    van_niveau = [
        {"opleidingcode": c, **codes[c]}
        for c in sorted(codes)
        if int(codes[c]["niveau"]) == niveau and codes[c]["dossier_code"]
    ]
    per_dossier: dict[str, dict] = {}
    for opleiding in van_niveau:
        per_dossier.setdefault(opleiding["dossier_code"], opleiding)
    return list(per_dossier.values())[nummer]


def _opleiding(niveau: int, n: int, weg: int, zonder: int) -> Opleiding:
    wat = _crebo(niveau)
    return Opleiding(wat["opleidingcode"], str(niveau), wat["dossier_code"], wat["dossier"], n, weg, zonder)


# 50% in niveau 2 (onvoldoende), 95% in niveau 3 (hoog), too few in niveau 4, and entree
SLECHT = _opleiding(2, 20, 4, 6)
GOED = _opleiding(3, 20, 0, 1)
KLEIN = _opleiding(4, 3, 1, 0)
ENTREE = _opleiding(1, 15, 5, 0)
ALLE = (SLECHT, GOED, KLEIN, ENTREE)


def maak_set(
    map_: Path,
    *,
    opleidingen: tuple[Opleiding, ...] = ALLE,
    volledig: bool = True,
    van: date = date(2014, 8, 1),
    tot: date = date(2026, 11, 1),
    gemaakt: date = GEMAAKT,
    zaad: int = 1,
    eigen_lijst: dict[str, dict] | None = None,
) -> Path:
    """Write the school to `map_`."""
    rijen: dict[str, list[dict]] = {naam: [] for naam in ("persoon", "inschrijving", "inschrijvingsperiode", "diploma")}
    loting = random.Random(zaad)
    for opleiding in opleidingen:
        for jaar in range(EERSTE, LAATSTE):
            for k in range(opleiding.n):
                _student(rijen, opleiding, jaar, k, str(uuid.UUID(int=loting.getrandbits(128))))
    with GegevenssetSchrijver(map_) as schrijver:
        for naam, inhoud in rijen.items():
            schrijver.schrijf(naam, pa.Table.from_pylist(inhoud, schema=TABELLEN[naam].arrow_schema()))
        instelling = [{"brin": BRIN, "naam": "ROC De Toets"}]
        schrijver.schrijf("instelling", pa.Table.from_pylist(instelling, schema=TABELLEN["instelling"].arrow_schema()))
        schrijver.schrijf("opleiding", opleidingstabel((o.crebo for o in opleidingen), eigen_lijst))
        schrijver.bron(
            dekking=Dekking(BRIN, van, tot, volledig),
            volledig=volledig,
            levering_id=LEVERING,
            soort="RO",
            bestand="RO_99XX_toets.csv",
            brin=BRIN,
            van=van,
            tot_en_met=tot,
            aangemaakt=gemaakt,
        )
    return map_


def _student(rijen: dict[str, list[dict]], opleiding: Opleiding, jaar: int, k: int, wie: str) -> None:
    vroeg, haalt = k < opleiding.weg, k >= opleiding.weg + opleiding.zonder
    einde = date(jaar + 1, 5, 15) if vroeg else date(jaar + 2, 7, 15)
    plek = {"persoon_id": wie, "brin": BRIN, "levering_id": LEVERING}
    rijen["persoon"].append({"persoon_id": wie, "geboortejaar": jaar - 17, "geslacht": "V", "levering_id": LEVERING})
    rijen["inschrijving"].append(
        plek
        | {
            "inschrijvingvolgnummer": "1",
            "datum_inschrijving": date(jaar, 8, 1),
            "datum_uitschrijving_gepland": date(jaar + 2, 7, 31),
            "datum_uitschrijving_werkelijk": einde if einde < GEMAAKT else None,
        }
    )
    rijen["inschrijvingsperiode"].append(
        plek
        | {
            "inschrijvingvolgnummer": "1",
            "datum_begin": date(jaar, 8, 1),
            "tot_en_met": einde,
            "afgeleid": True,
            "opleidingcode": opleiding.crebo,
            "leertraject": "BBL" if k % 4 == 0 else "BOL",
            "indicatie_bekostigbaar": True,
        }
    )
    if haalt and einde < GEMAAKT:
        rijen["diploma"].append(
            plek
            | {
                "resultaatvolgnummer": "1",
                "opleidingcode": opleiding.crebo,
                "datum_resultaat": einde - timedelta(days=10),
                "inschrijvingvolgnummer": "1",
            }
        )


def voorbeeld_set() -> None:
    """The small school among the sets of this installation; made once, found again after each test."""
    from stelsel.web.kwaliteit.gegevensset import hoofdmap

    map_ = hoofdmap() / "toets"
    if not map_.exists():
        maak_set(map_)


def voorbeeld_eenheid() -> dict[str, str]:
    """The address of a group that exists."""
    voorbeeld_set()
    return dict(zip(("brin", "dossier", "niveau"), SLECHT.adres, strict=True))


def voorbeeld_vastgesteld() -> dict[str, uuid.UUID]:
    """A frozen figure."""
    from stelsel.kern.tijd import nu, vandaag
    from stelsel.web.beheer.service import maak_gebruiker
    from stelsel.web.kwaliteit.models import VastgesteldCijfer

    vast = VastgesteldCijfer.objects.create(
        indicator="jaarresultaat",
        studiejaar=2024,
        venster=3,
        **voorbeeld_eenheid(),
        teller=30,
        noemer=60,
        waarde=50.0,
        norm=67.0,
        oordeel="onvoldoende",
        eenheid_naam=SLECHT.naam,
        gebruikt_in="jaarverslag",
        gegevensset_checksum="0" * 64,
        gegevensset_map="toets",
        peildatum=vandaag(),
        definitie_hash="0" * 64,
        versie="0",
        opdracht="./stelsel",
        verantwoording={},
        door=maak_gebruiker("vaststeller", None),
        op=nu(),
    )
    return {"sleutel": vast.sleutel}
