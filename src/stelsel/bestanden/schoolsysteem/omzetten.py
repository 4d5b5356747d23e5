"""From an export to rows of eigen_administratie.csv: the reader of those checks every value again, with its line.

What cannot be put in such a row is refused here and counted by its cause; nothing is guessed and nothing is dropped.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from zlib import crc32

from stelsel.bestanden.eigen_lijst.datumvorm import als_iso, datumvorm
from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.schoolsysteem.vorm import LES, NUMMERS, RESULTAAT, Vorm
from stelsel.kern.fouten import StelselFout

Inschrijving_op = Callable[[str, str, date | None], str | None]
"""Kind of number, number and day -> the enrolment that runs then; None when none or more than one does."""


@dataclass
class Omgezet:
    """The bytes of an eigen_administratie.csv, how many rows it has, and per cause how many were refused."""

    inhoud: bytes = b""
    rijen: int = 0
    geweigerd: Counter[str] = field(default_factory=Counter)


def zet_om(ruw: bytes, vorm: Vorm, inschrijving_op: Inschrijving_op) -> Omgezet:
    """Convert one export. Raises StelselFout when a column is missing or the text cannot be read."""
    uit = Omgezet()
    rijen = list(_rijen(_tekst(ruw, vorm), vorm))
    gemaakt = _VORMEN[vorm.soort](rijen, vorm, inschrijving_op, uit.geweigerd)
    kolommen = indeling("eigen_administratie").eigenschappen["kolommen"]
    buffer = io.StringIO()
    schrijver = csv.DictWriter(buffer, kolommen, lineterminator="\n", restval="")
    schrijver.writeheader()
    for rij in gemaakt:
        schrijver.writerow(rij)
        uit.rijen += 1
    uit.inhoud = buffer.getvalue().encode()
    return uit


def _tekst(ruw: bytes, vorm: Vorm) -> str:
    for tekens in ("utf-8-sig", "cp1252"):
        try:
            return ruw.decode(tekens)
        except UnicodeDecodeError:
            continue
    raise StelselFout(
        "Dit bestand is niet te lezen.", waar=vorm.bestand, verwacht="UTF-8 of Windows-1252",
        doe="Sla het opnieuw op als CSV.", code="BST-SCHOOLSYSTEEM-02", exitcode=2,
    )  # fmt: skip


def _rijen(tekst: str, vorm: Vorm) -> Iterator[dict[str, str]]:
    eerste = tekst.split("\n", 1)[0]
    scheiding = max(";,\t|", key=eerste.count)
    lezer = csv.DictReader(io.StringIO(tekst), delimiter=scheiding)
    koppen = {(kop or "").strip(): kop for kop in lezer.fieldnames or ()}
    mist = [kop for kop in vorm.kolommen.values() if kop not in koppen]
    if mist:
        raise StelselFout(
            f"In het bestand ontbreekt de kolom {mist[0]}.",
            waar=str(vorm.pad.name),
            verwacht=", ".join(koppen) or "een eerste regel met kolomnamen",
            doe="Pas de kolom aan in de indeling, of lever het bestand met die kolom.",
            code="BST-SCHOOLSYSTEEM-03",
            exitcode=2,
        )
    for rij in lezer:
        yield {veld: (rij[koppen[kop]] or "").strip() for veld, kop in vorm.kolommen.items()}


def _getal(tekst: str) -> Decimal | None:
    """A number with a decimal comma or point; None when it is none."""
    try:
        getal = Decimal(tekst.replace(",", "."))
    except InvalidOperation:
        return None
    return getal if getal.is_finite() else None


def _dag(tekst: str, vorm: Vorm) -> date | None:
    try:
        return date.fromisoformat(als_iso(tekst, datumvorm(vorm.datums)))
    except ValueError:
        return None


def _wie(rij: dict[str, str], vorm: Vorm, dag: date | None, inschrijving_op: Inschrijving_op) -> dict[str, str] | str:
    """The columns that say whose row it is, or the cause why that is not known."""
    nummers = {soort: rij[soort] for soort in NUMMERS if rij.get(soort)}
    if not nummers:
        return "geen nummer"
    volgnummer = rij.get("inschrijvingvolgnummer", "")
    if not volgnummer:
        soort, nummer = next(iter(nummers.items()))
        volgnummer = inschrijving_op(soort, nummer, dag) or ""
    if not volgnummer:
        return "geen inschrijving op die dag"
    return nummers | {"brin": vorm.brin, "inschrijvingvolgnummer": volgnummer}


def _per_week(rijen: list[dict], vorm: Vorm, op: Inschrijving_op, geweigerd: Counter[str]) -> Iterator[dict[str, str]]:
    for rij in rijen:
        try:
            dag = date.fromisocalendar(int(rij["jaar"]), int(rij["week"]), 1)
        except ValueError:
            geweigerd["week bestaat niet"] += 1
            continue
        uren = {veld: _getal(rij[veld]) for veld in ("uren_gepland", "uren_geoorloofd", "uren_ongeoorloofd")}
        wie = _wie(rij, vorm, dag, op)
        if None in uren.values() or isinstance(wie, str):
            geweigerd[wie if isinstance(wie, str) else "uren zijn geen getal"] += 1
            continue
        yield _week(wie, dag.isocalendar()[:2], uren)


def _per_les(rijen: list[dict], vorm: Vorm, op: Inschrijving_op, geweigerd: Counter[str]) -> Iterator[dict[str, str]]:
    som: dict[tuple, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    wie_is: dict[tuple, dict[str, str]] = {}
    for rij in rijen:
        dag, uren = _dag(rij["datum"], vorm), _getal(rij["uren"])
        status = vorm.statussen.get(rij["status"].casefold())
        wie = _wie(rij, vorm, dag, op)
        if dag is None or uren is None or status is None or isinstance(wie, str):
            oorzaak = "datum bestaat niet" if dag is None else "uren zijn geen getal" if uren is None else ""
            geweigerd[oorzaak or ("status is onbekend" if status is None else wie)] += 1
            continue
        sleutel = (*sorted(wie.items()), dag.isocalendar()[:2])
        wie_is[sleutel] = wie
        som[sleutel]["uren_gepland"] += uren
        if status != "aanwezig":
            som[sleutel][f"uren_{status}"] += uren
    for sleutel, uren in som.items():
        yield _week(wie_is[sleutel], sleutel[-1], uren)


def _week(wie: dict[str, str], week: tuple[int, int], uren: dict[str, Decimal]) -> dict[str, str]:
    velden = ("uren_gepland", "uren_geoorloofd", "uren_ongeoorloofd")
    als_tekst = {veld: f"{round(Decimal(uren.get(veld) or 0), 2).normalize():f}" for veld in velden}
    return {"soort": "aanwezigheid", **wie, "jaar": str(week[0]), "week": str(week[1]), **als_tekst}


def _resultaten(
    rijen: list[dict], vorm: Vorm, op: Inschrijving_op, geweigerd: Counter[str]
) -> Iterator[dict[str, str]]:
    for rij in rijen:
        dag, cijfer = _dag(rij["datum"], vorm), _getal(rij["cijfer"])
        wie = _wie(rij, vorm, dag, op)
        if dag is None or cijfer is None or isinstance(wie, str):
            oorzaak = "datum bestaat niet" if dag is None else "cijfer is geen getal" if cijfer is None else wie
            geweigerd[oorzaak] += 1
            continue
        # The same mark has the same number in every export: a corrected one replaces it, wherever it stands.
        nummer = crc32(f"{rij['onderdeel']}|{dag}".encode()) % 999_999 + 1
        yield {
            "soort": "resultaat",
            **wie,
            "volgnummer": str(nummer),
            "onderdeel": rij["onderdeel"],
            "datum": dag.isoformat(),
            "cijfer": str(round(cijfer, 1)),
        }


_VORMEN = {RESULTAAT: _resultaten, LES: _per_les, "aanwezigheid_per_week": _per_week}
