"""A dossier and deliveries of DUO beside it, made from one invented school, handed in the way a user does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl

from hulp import leveringen as lev
from hulp import tbgi
from stelsel.bestanden import grondslag, ro
from stelsel.bestanden.samenstellen import als_arrow
from stelsel.gegevens.opvolging import OPVOLGING
from stelsel.synthese import maak_school
from stelsel.web.studenten import service as studenten
from stelsel.web.studenten.models import Levering

BRIN, JAAR = "99XX", 2025
DOSSIER, EERST, LATER, LAATST = (date(2026, 11, dag) for dag in (1, 10, 16, 20))
Tabellen = dict[str, pl.DataFrame]
ISG = ["persoon_id", "brin", "inschrijvingvolgnummer"]


@cache
def school() -> tuple[Tabellen, pl.DataFrame]:
    """The register of a small school, and the numbers of its persons."""
    verzonnen = maak_school(120, zaad=7, jaren=2, peildatum=date(2026, 11, 23), eigen=False)
    tabellen = {naam: pl.DataFrame(pl.from_arrow(verzonnen.tabellen[naam])) for naam in (*OPVOLGING, "opleiding")}
    return tabellen, pl.DataFrame(pl.from_arrow(verzonnen.nummers))


def lopend(aantal: int) -> pl.DataFrame:
    """Enrolments that run on, and did on 1 October 2025, each of somebody who has no other one."""
    tabellen, _nummers = school()
    isg = tabellen["inschrijving"].filter(pl.len().over("persoon_id") == 1)
    op = (pl.col("datum_inschrijving") <= date(JAAR, 10, 1)) & pl.col("datum_uitschrijving_werkelijk").is_null()
    lopend_ = isg.filter(op).sort("persoon_id")
    assert lopend_.height >= aantal
    return lopend_.head(aantal)


def zet(rijen: pl.DataFrame, **waarden: object) -> Callable[[Tabellen], Tabellen]:
    """An edit of a register: other values in these enrolments."""

    def bewerk(tabellen: Tabellen) -> Tabellen:
        deze = pl.col("persoon_id").is_in(rijen["persoon_id"].to_list())
        isg = tabellen["inschrijving"]
        nieuw = isg.with_columns(
            pl.when(deze).then(pl.lit(waarde, isg.schema[naam])).otherwise(naam).alias(naam)
            for naam, waarde in waarden.items()
        )
        return {**tabellen, "inschrijving": nieuw}

    return bewerk


def lever_ro(map_: Path, *bewerkingen: Callable[[Tabellen], Tabellen], dag: date = DOSSIER) -> Levering:
    """The register of the school as an RO, taken over in the dossier."""
    tabellen, nummers = school()
    naar = map_ / f"ro{dag:%m%d}"
    verslag = ro.schrijf(_bewerkt(tabellen, bewerkingen), nummers, BRIN, date(2024, 8, 1), dag, naar, aangemaakt=dag)
    return _lever(verslag.pad)


def lever_grondslag(map_: Path, *bewerkingen: Callable[[Tabellen], Tabellen], dag: date = EERST) -> Levering:
    """The register as DUO has it, as a GRONDSLAG: the school with these edits."""
    verslag = grondslag.schrijf(_bewerkt(school()[0], bewerkingen), BRIN, JAAR, map_ / f"g{dag:%m%d}", aangemaakt=dag)
    return _lever(verslag.pad)


def _bewerkt(tabellen: Tabellen, bewerkingen: tuple[Callable[[Tabellen], Tabellen], ...]) -> dict:
    for bewerk in bewerkingen:
        tabellen = bewerk(tabellen)
    return {naam: als_arrow(tabel) for naam, tabel in tabellen.items()}


def lever_tbgi(map_: Path, inhoud: str, dag: date = EERST) -> Levering:
    """A TBG-i with this content."""
    map_.mkdir(exist_ok=True, parents=True)
    pad = map_ / f"TBGI_99XX_2027_{dag:%Y%m%d}.XML"
    pad.write_text(inhoud, "utf-8")
    return _lever(pad)


def met_signaal(**velden: str) -> str:
    """A TBG-i with one enrolment that has one signal on 1 October 2025; `velden` of the signal or the enrolment."""
    signaal = {naam: velden.get(naam, waarde) for naam, waarde in tbgi.SIG.items()}
    inschrijving = {naam: velden.get(naam, waarde) for naam, waarde in tbgi.INS.items()}
    parameter = {naam: velden.get(naam, waarde) for naam, waarde in tbgi.PAR.items()}
    sig = tbgi.groep("SIG", signaal, tbgi.groep("PAR", parameter))
    return tbgi.KOP + tbgi.groep("INS", inschrijving, tbgi.groep("TEL", tbgi.TEL, sig)) + tbgi.SLOT


def zonder_signaal() -> str:
    """The same enrolment without one."""
    return tbgi.KOP + tbgi.groep("INS", tbgi.INS, tbgi.groep("TEL", tbgi.TEL)) + tbgi.SLOT


def bsn(i: int) -> str:
    """The number of the i-th running enrolment."""
    _tabellen, nummers = school()
    van = nummers.filter(pl.col("persoon_id") == lopend(i + 1)["persoon_id"][i])
    return van["nummer"][0]


ONBEKEND = lev.BSNS[0]


def _lever(pad: Path) -> Levering:
    levering = studenten.importeer(pad)
    levering.refresh_from_db()
    assert levering.staat == "verwerkt", levering.fout
    return levering
