"""The expressions and a slow recount count the same persons, in the same groups, under any readings."""

from __future__ import annotations

import contextlib
import tempfile
import uuid
from datetime import date, timedelta
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import given
from tests.indicatoren.bevolking import Rijen, dip, isg, isp, opleiding, schrijf
from tests.indicatoren.naslag import Naslag

from stelsel.gegevens.dekking import Dekking
from stelsel.indicatoren import bereken
from stelsel.indicatoren.definities import DRIE
from stelsel.indicatoren.lezingen import STANDAARD, Lezingen, vragen
from stelsel.indicatoren.sessie import Sessie
from stelsel.kern.fouten import StelselFout

JAREN = range(2010, 2021)
OPLEIDINGEN = [
    opleiding("10001", 1, "D1", "hg1"),
    opleiding("20001", 2, "D2", "hg1"),
    opleiding("20002", 2, "D2", "hg1"),
    opleiding("30001", 3, "D2", "hg2"),
    opleiding("40001", 4, "D3", "hg2"),
    opleiding("99999", None),
]
CREBO = st.sampled_from([o["opleidingcode"] for o in OPLEIDINGEN] + [None, "88888"])
LEERWEG = st.sampled_from(["BOL", "BOL", "BBL", "BOL_DT", "EX", "OVO", "ODT", None])
NIVEAU = st.sampled_from([None, None, "MBO-1", "MBO-2", "MBO-3", "MBO-4"])
# days on both sides of every boundary the rules know, and some others
DAG = st.builds(
    lambda jaar, maanddag, verschil: date(jaar, *maanddag) + timedelta(days=verschil),
    st.integers(2009, 2020),
    st.sampled_from([(10, 1), (10, 1), (8, 1), (2, 1), (12, 15)]),
    st.sampled_from([-1, 0, 0, 1, 20]),
)
MISSCHIEN_DAG = st.one_of(DAG, DAG, DAG, DAG, st.none())
KEUZES = {
    naam: st.sampled_from(list(vraag["keuzes"]))
    for naam, vraag in vragen().items()
    if "oordeel" not in vraag["indicatoren"] and naam != "entree"
}
LEZINGEN = st.builds(Lezingen, **KEUZES)


@st.composite
def bevolkingen(draw: st.DrawFn) -> Rijen:
    """A few persons at one or two institutions, with everything that may be empty sometimes empty."""
    rijen: Rijen = {"inschrijving": [], "inschrijvingsperiode": [], "diploma": [], "opleiding": OPLEIDINGEN}
    for nummer in range(draw(st.integers(1, 5))):
        wie = str(uuid.UUID(int=nummer))
        for volg in range(draw(st.integers(1, 3))):
            brin = draw(st.sampled_from(["99XX", "99XX", "99YY"]))
            begin = draw(MISSCHIEN_DAG)
            gepland = draw(st.one_of(st.just(begin + timedelta(days=800) if begin else None), MISSCHIEN_DAG))
            rijen["inschrijving"].append(isg(wie, str(volg), begin, gepland, draw(st.one_of(st.none(), DAG)), brin))
            beginnen = draw(st.lists(st.one_of(st.just(begin), DAG), min_size=1, max_size=3, unique=True))
            for dag in beginnen:
                rijen["inschrijvingsperiode"].append(
                    isp(
                        wie,
                        str(volg),
                        dag,
                        draw(CREBO),
                        draw(LEERWEG),
                        draw(NIVEAU),
                        draw(st.sampled_from([True, False, None])),
                        brin,
                    )
                )
        for volg in range(draw(st.integers(0, 3))):
            brin = draw(st.sampled_from(["99XX", "99XX", "99YY"]))
            bij = draw(st.sampled_from(["0", "0", "1", None]))
            rijen["diploma"].append(dip(wie, str(volg), draw(MISSCHIEN_DAG), draw(CREBO), bij, brin))
    return rijen


def geteld(sessie: Sessie, lezingen: Lezingen) -> list[tuple]:
    """All counted persons according to the expressions."""
    kolommen = ("indicator", "studiejaar", "persoon_id", "brin", "crebo", "niveau", "leerweg", "teller")
    rijen = sessie.telling(lezingen, "true", ()).to_pylist()
    return sorted((tuple(rij[k] for k in kolommen) for rij in rijen), key=repr)


def nageteld(rijen: Rijen, lezingen: Lezingen, jaren: range) -> list[tuple]:
    """All counted persons according to the recount."""
    naslag = Naslag(rijen, lezingen.als_dict(), jaren)
    uit = []
    for indicator in DRIE:
        for jaar in jaren:
            for wie, brin, groep, teller in getattr(naslag, indicator)(jaar):
                uit.append((indicator, jaar, wie, brin, *groep, teller))
    return sorted(uit, key=repr)


def _eens(rijen: Rijen, lezingen: Lezingen) -> None:
    dekking = [Dekking(brin, date(JAREN[0], 1, 1), date(JAREN[-1], 12, 31)) for brin in ("99XX", "99YY")]
    with tempfile.TemporaryDirectory() as map_:
        sessie = Sessie(schrijf(Path(map_) / "set", rijen, dekking))
        assert list(sessie.jaren()) == list(JAREN)
        assert geteld(sessie, lezingen) == nageteld(rijen, lezingen, JAREN)
        sessie.sluit()


@given(bevolkingen(), st.sampled_from([("crebo", "leerweg"), ("brin", "niveau"), ("leerweg",)]))
def test_zelfde_tellers_en_noemers_over_drie_jaar(rijen: Rijen, per: tuple[str, ...]) -> None:
    """Adding up to groups and years keeps what the recount gives (entree counted with the others)."""
    lezingen = Lezingen(entree="mee")
    jaren = (2016, 2017, 2018)
    dekking = [Dekking(brin, date(JAREN[0], 1, 1), date(JAREN[-1], 12, 31)) for brin in ("99XX", "99YY")]
    plek = ("indicator", "studiejaar", "persoon_id", "brin", "crebo", "niveau", "leerweg", "teller")
    verwacht: dict[tuple, list[int]] = {}
    for rij in nageteld(rijen, lezingen, JAREN):
        waarden = dict(zip(plek, rij, strict=True))
        if waarden["studiejaar"] in jaren:
            som = verwacht.setdefault((waarden["indicator"], *(waarden[k] for k in per)), [0, 0])
            som[0] += waarden["teller"]
            som[1] += 1
    gevonden = {}
    with tempfile.TemporaryDirectory() as map_:
        sessie = Sessie(schrijf(Path(map_) / "set", rijen, dekking))
        for naam in DRIE:
            with contextlib.suppress(StelselFout):
                for rij in bereken(sessie, naam, 2018, 3, per, lezingen).to_pylist():
                    gevonden[naam, *(rij[k] for k in per)] = [rij["teller"], rij["noemer"]]
        sessie.sluit()
    assert gevonden == verwacht


@given(bevolkingen())
def test_zelfde_personen_met_de_standaardlezingen(rijen: Rijen) -> None:
    _eens(rijen, STANDAARD)


@given(bevolkingen(), LEZINGEN)
def test_zelfde_personen_met_elke_lezing(rijen: Rijen, lezingen: Lezingen) -> None:
    _eens(rijen, lezingen)
