"""The door: the percentage of vsv, broken down, as a table with norm, comparison and explanation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.indicatoren.beoordeling import NIET_TE_BEPALEN
from stelsel.indicatoren.groepen import in_sql
from stelsel.indicatoren.resultaat import Resultaat
from stelsel.indicatoren.vsv.definitie import definitieversie, eis_dimensies, norm
from stelsel.indicatoren.vsv.metingen import VOORLOPIG, Meting, metingen
from stelsel.indicatoren.vsv.oordeel import Telling, vergelijk
from stelsel.indicatoren.vsv.sessie import VsvSessie
from stelsel.kern.fouten import StelselFout

PER = ("brin", "niveau")
TELLINGEN = ("teller", "noemer", "buiten_noemer", "ander_niveau")
SOMMEN = (
    "sum(in_teller)::BIGINT AS teller, sum(in_noemer)::BIGINT AS noemer, "
    "sum(in_teller * (1 - in_noemer))::BIGINT AS buiten_noemer, sum(ander_niveau)::BIGINT AS ander_niveau"
)
# Finer than institution and niveau: the streefpercentage is no yardstick for one sector or leerweg of its own.
TE_FIJN = ("sector", "leerweg", "opleiding", "rmc_regio")


@dataclass(frozen=True)
class Vraag:
    """What is asked: per month or per studiejaar, which studiejaar (None: all) and moment, dimensions and filter."""

    per_maand: bool
    jaar: int | None = None
    moment: str = ""
    per: tuple[str, ...] = PER
    filter: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kolommen(self) -> tuple[str, ...]:
        """All columns of the result, in order."""
        wanneer = ("maand", "lijst") if self.per_maand else ("status",)
        cijfers = ("teller", "noemer", "buiten_noemer", "waarde", "norm", "oordeel")
        return ("studiejaar", *wanneer, *self.per, *cijfers, "teller_bestand", "noemer_bestand", "toelichting")

    def kies(self, sessie: VsvSessie) -> list[Meting]:
        """The measurements that are asked for. Raises StelselFout (exit 1) when there are none."""
        alle = metingen(sessie.bestanden, per_maand=self.per_maand)
        gekozen = [m for m in alle if self.jaar in (None, m.studiejaar) and self.moment in ("", m.moment)]
        if not gekozen:
            raise _geen_meting(self, sessie, alle)
        return gekozen


@dataclass
class _Groep:
    """The people of one row of the result, of one or more measurements at the same moment."""

    sleutel: tuple[Any, ...]
    metingen: list[Meting] = field(default_factory=list)
    geteld: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TELLINGEN, 0))
    niveaus: set[int | None] = field(default_factory=set)


def bereken(gegevensset: Gegevensset | Path | str, vraag: Vraag) -> Resultaat:
    """The percentage of every group at every moment.

    Columns: studiejaar, the moment (status, or maand and lijst), the dimensions, teller, noemer, buiten_noemer, waarde
    (percent, unrounded), norm, oordeel, the names of the files and toelichting. Where a file is missing there is no
    waarde, and toelichting says which one. Raises StelselFout for an unknown dimension, a set without vsv files, and a
    selection without any.
    """
    per = eis_dimensies(vraag.per)
    if vraag.filter:
        eis_dimensies(vraag.filter, waar="--filter")
    waar, waarden = in_sql(vraag.filter)
    with VsvSessie(gegevensset) as sessie:
        gekozen = vraag.kies(sessie)
        # A row per niveau within each group: whether a group has one niveau says whether it has a norm.
        kolommen = ", ".join(dict.fromkeys(("meting", *per, "niveau")))
        delen = sessie.tel(gekozen, f"{kolommen}, {SOMMEN}", f"WHERE true{waar} GROUP BY {kolommen}", waarden)
        groepen = _groepen(vraag, gekozen, delen)
        if not groepen:
            raise _niemand(vraag, sessie)
        rijen = [_rij(vraag, groep) for groep in groepen]
        verantwoording = {
            "indicator": "vsv",
            "per_maand": vraag.per_maand,
            "studiejaar": vraag.jaar,
            "moment": vraag.moment,
            "per": list(per),
            "filter": {naam: _lijst(waarde) for naam, waarde in vraag.filter.items()},
            "definitieversie": definitieversie(),
            "gegevensset": sessie.gegevensset.controlegetal,
        }
    return Resultaat(vraag.kolommen, rijen, verantwoording)


def _groepen(vraag: Vraag, gekozen: list[Meting], delen: Iterable[Mapping[str, Any]]) -> list[_Groep]:
    """One group per moment and combination of dimensions, in order of time and then of dimensions."""
    uit: dict[tuple[Any, ...], _Groep] = {}
    for deel in delen:
        meting = gekozen[deel["meting"]]
        waarden = tuple(deel[naam] for naam in vraag.per)
        groep = uit.setdefault((_moment(meting), waarden), _Groep(waarden))
        if meting not in groep.metingen:
            groep.metingen.append(meting)
        groep.niveaus.add(deel["niveau"])
        for naam in TELLINGEN:
            groep.geteld[naam] += deel[naam]
    if "brin" not in vraag.per:
        # A total of institutions is only whole with the files of each of them.
        brins = _lijst(vraag.filter.get("brin"))
        for (moment, _), groep in uit.items():
            ook = [m for m in gekozen if _moment(m) == moment and (not brins or m.brin in brins)]
            groep.metingen = [m for m in gekozen if m in ook or m in groep.metingen]
    tijd = {_moment(meting): nummer for nummer, meting in reversed(list(enumerate(gekozen)))}
    return [uit[s] for s in sorted(uit, key=lambda s: (tijd[s[0]], [(w is None, w) for w in s[1]]))]


def _moment(meting: Meting) -> tuple[int, str, str]:
    return meting.studiejaar, meting.moment, meting.soort


def _rij(vraag: Vraag, groep: _Groep) -> dict[str, Any]:
    eerste = groep.metingen[0]
    telling = Telling(**groep.geteld)
    niveau = next(iter(groep.niveaus)) if len(groep.niveaus) == 1 else None
    grens = None if niveau is None else norm(niveau, eerste.studiejaar)
    wanneer = {"maand": eerste.moment, "lijst": eerste.soort} if vraag.per_maand else {"status": eerste.moment}
    ontbreekt = [m.ontbreekt for m in groep.metingen if m.ontbreekt]
    heeft_teller, heeft_noemer = (all(getattr(m, kant) for m in groep.metingen) for kant in ("teller", "noemer"))
    rij = {
        "studiejaar": eerste.studiejaar,
        **wanneer,
        **dict(zip(vraag.per, groep.sleutel, strict=True)),
        "teller": telling.teller if heeft_teller else None,
        "noemer": telling.noemer if heeft_noemer else None,
        "buiten_noemer": None,
        "waarde": None,
        "norm": None if grens is None else float(grens),
        "oordeel": NIET_TE_BEPALEN,
        "teller_bestand": _namen(m.teller.naam for m in groep.metingen if m.teller) or None,
        "noemer_bestand": _namen(m.noemer.naam for m in groep.metingen if m.noemer) or None,
    }
    voorbehoud = [zin for meting in groep.metingen for zin in meting.voorbehoud]
    if ontbreekt:
        return rij | {"toelichting": _namen([f"niet te bepalen: {zin}" for zin in ontbreekt] + voorbehoud)}
    oordeel, redenen = vergelijk(telling, niveau, eerste.studiejaar)
    return rij | {
        "buiten_noemer": telling.buiten_noemer,
        "waarde": None if telling.waarde is None else float(telling.waarde),
        "oordeel": oordeel,
        "toelichting": _namen(redenen + voorbehoud + _aard(vraag, eerste, oordeel)),
    }


def _aard(vraag: Vraag, meting: Meting, oordeel: str | None) -> list[str]:
    """What kind of figure it is, where that keeps it from being the last word."""
    uit = []
    if vraag.per_maand:
        uit.append("tussenstand: een maandlijst noemt mogelijke vsv'ers")
    elif meting.moment == VOORLOPIG:
        uit.append("voorlopig cijfer")
    fijn = [naam for naam in dict.fromkeys((*vraag.per, *vraag.filter)) if naam in TE_FIJN]
    if fijn and oordeel:
        uit.append(f"het streefpercentage geldt per niveau, niet per {' en '.join(fijn)}")
    return uit


def _namen(namen: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(namen))


def _lijst(waarde: Any) -> list[Any]:
    if waarde is None:
        return []
    return list(waarde) if isinstance(waarde, (list, tuple, set, frozenset)) else [waarde]


def _niemand(vraag: Vraag, sessie: VsvSessie) -> StelselFout:
    keuze = ", ".join(f"{naam}={waarde}" for naam, waarden in vraag.filter.items() for waarde in _lijst(waarden))[:100]
    return StelselFout(
        "In deze vsv-bestanden staat niemand" + (f" met {keuze}." if keuze else "."),
        waar=str(sessie.gegevensset.map),
        verwacht="een of meer mensen in een teller of een noemer",
        doe="Kies een ruimere selectie, of kijk in meldingen.csv waarom er niets is aanvaard.",
        code="VSV-LEEG-03",
        exitcode=1,
    )


def _geen_meting(vraag: Vraag, sessie: VsvSessie, alle: list[Meting]) -> StelselFout:
    er_zijn = [b.naam for b in sessie.bestanden]
    momenten = dict.fromkeys(f"{m.studiejaar}-{m.studiejaar + 1} {m.moment}" for m in alle)
    return StelselFout(
        f"Er is geen {'maandlijst' if vraag.per_maand else 'telling van een studiejaar'} die hierbij past.",
        waar=str(sessie.gegevensset.map),
        verwacht="een van: " + (", ".join(momenten) or ("A04, A05 of A14" if vraag.per_maand else "NRSP of NenR")),
        doe=f"Kies iets anders, of lees ook de andere vsv-bestanden. Gelezen zijn: {', '.join(er_zijn)}.",
        code="VSV-LEEG-02",
        exitcode=1,
    )
