"""A made-up school for the benches: fast to make, with the shape of a real registration, not its content."""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa

from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.gegevensset import GegevenssetSchrijver
from stelsel.gegevens.opleidingen import opleidingstabel
from stelsel.kern.codelijsten import codelijst

EERSTE, LAATSTE = 2015, 2025
BRIN = "99XX"
LEVERING = str(uuid.UUID(int=1))


def maak(map_: Path, personen: int, zaad: int = 1) -> None:
    """Write a gegevensset of `personen` students over ten years: about 1.3 enrolments and 2.5 periods each."""
    toeval = np.random.default_rng(zaad)
    crebos = np.array([c for c, w in codelijst("opleiding").codes.items() if w["niveau"] != "1"][:400])
    ids = _sleutels(toeval, personen)
    eerste = toeval.integers(EERSTE, LAATSTE + 1, personen)
    tweede = toeval.random(personen) < 0.3
    wie = np.concatenate([np.arange(personen), np.flatnonzero(tweede)])
    duur = toeval.integers(1, 5, wie.size)
    jaar = np.concatenate([eerste, np.minimum(eerste[tweede] + duur[:personen][tweede], LAATSTE)])
    nummer = np.concatenate([np.full(personen, "1"), np.full(int(tweede.sum()), "2")])
    begin = _dag(jaar, 8, 1) + toeval.integers(0, 90, wie.size)
    gepland = _dag(jaar + duur, 7, 31)
    weg = (jaar + duur <= LAATSTE) | (toeval.random(wie.size) < 0.1)
    einde = np.where(toeval.random(wie.size) < 0.25, begin + toeval.integers(30, 700, wie.size), gepland - 20)
    crebo = toeval.choice(crebos, wie.size)
    diploma = weg & (toeval.random(wie.size) < 0.65)
    with GegevenssetSchrijver(map_, opnieuw=True) as schrijver:
        gemeen = {"persoon_id": ids.take(pa.array(wie)), "inschrijvingvolgnummer": pa.array(nummer)}
        schrijver.schrijf(
            "inschrijving",
            _tabel(
                gemeen
                | {
                    "datum_inschrijving": _datums(begin),
                    "datum_uitschrijving_gepland": _datums(gepland),
                    "datum_uitschrijving_werkelijk": _datums(einde, ~weg),
                }
            ),
        )
        for deel in range(2):
            rijen = np.flatnonzero(duur > deel * 2)
            schrijver.schrijf("inschrijvingsperiode", _tabel(_periode(toeval, gemeen, rijen, begin, crebo, deel)))
        rijen = np.flatnonzero(diploma)
        schrijver.schrijf(
            "diploma",
            _tabel(
                {naam: kolom.take(pa.array(rijen)) for naam, kolom in gemeen.items()}
                | {
                    "resultaatvolgnummer": pa.array(nummer[rijen]),
                    "opleidingcode": pa.array(crebo[rijen]),
                    "datum_resultaat": _datums(einde[rijen] - toeval.integers(0, 20, rijen.size)),
                    "indicatie_bekostigbaar": pa.array(np.full(rijen.size, True)),
                }
            ),
        )
        schrijver.schrijf("opleiding", opleidingstabel(crebos.tolist()))
        van, tot = date(EERSTE, 8, 1), date(LAATSTE + 1, 7, 31)
        schrijver.bron(dekking=Dekking(BRIN, van, tot), levering_id=LEVERING, soort="RO", bestand="bench", brin=BRIN)


def _periode(
    toeval: np.random.Generator,
    gemeen: dict[str, pa.Array],
    rijen: np.ndarray,
    begin: np.ndarray,
    crebo: np.ndarray,
    deel: int,
) -> dict[str, pa.Array]:
    leerweg = toeval.choice(["BOL", "BBL", "OVO"], rijen.size, p=[0.75, 0.23, 0.02])
    return {naam: kolom.take(pa.array(rijen)) for naam, kolom in gemeen.items()} | {
        "datum_begin": _datums(begin[rijen] + deel * 365),
        "afgeleid": pa.array(np.full(rijen.size, True)),
        "opleidingcode": pa.array(crebo[rijen]),
        "leertraject": pa.array(leerweg),
        "indicatie_bekostigbaar": pa.array(np.full(rijen.size, True)),
    }


def _sleutels(toeval: np.random.Generator, aantal: int) -> pa.Array:
    tekst = toeval.bytes(16 * aantal).hex()
    stukken = (tekst[i : i + 32] for i in range(0, len(tekst), 32))
    return pa.array([f"{s[:8]}-{s[8:12]}-{s[12:16]}-{s[16:20]}-{s[20:]}" for s in stukken])


def _dag(jaar: np.ndarray, maand: int, dag: int) -> np.ndarray:
    """Days since 1970 of the same day in several years."""
    jaren = (jaar - 1970).astype("datetime64[Y]").astype("datetime64[M]") + (maand - 1)
    return jaren.astype("datetime64[D]").astype(np.int32) + (dag - 1)


def _datums(dagen: np.ndarray, leeg: np.ndarray | None = None) -> pa.Array:
    return pa.array(dagen.astype(np.int32), mask=leeg).cast(pa.date32())


def _tabel(kolommen: dict[str, pa.Array]) -> pa.Table:
    aantal = len(next(iter(kolommen.values())))
    vast = {"brin": pa.array(np.full(aantal, BRIN)), "levering_id": pa.array(np.full(aantal, LEVERING))}
    return pa.table(kolommen | vast)
