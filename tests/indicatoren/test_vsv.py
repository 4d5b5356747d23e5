"""The percentage of vsv by two ways: the query, and a count in plain Python over the same invented files."""

from __future__ import annotations

import csv
import re
import tempfile
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.indicatoren import vsv_naslag
from tests.indicatoren.vsv_naslag import Bestand

from hulp.bron import WORTEL
from stelsel.bestanden import lees
from stelsel.indicatoren.vsv.berekening import Vraag, bereken
from stelsel.indicatoren.vsv.buiten_noemer import buiten_noemer
from stelsel.indicatoren.vsv.definitie import definitie, normen
from stelsel.indicatoren.vsv.metingen import STATUS
from stelsel.indicatoren.vsv.oordeel import GEHAALD, NIET_GEHAALD, NIET_TE_BEPALEN, Telling, vergelijk
from stelsel.kern.fouten import StelselFout

GEDEELD = WORTEL.parent / "shared" / "data"
BRINS, WIE = ("99XX", "98XX"), tuple(f"persoon-{i}" for i in range(6))
WANNEER = {"NRSP": ("V", "D"), "NenR": ("V", "D"), "A04": ("202211", "202310"), "A05": ("202211", "202310"),
           "A14": ("202311", "202401")}  # fmt: skip
PER = (("brin", "niveau"), ("niveau",), (), ("sector", "leerweg"), ("brin",))


def rij(wie: str, niveau: str | None = "MBO-4", sector: str | None = "Zorg", leerweg: str | None = "BOL", **rest):
    return {
        "persoon_id": wie, "niveau": niveau, "naam_onderwijsaanbieder": sector, "leerweg": leerweg, "brin": "99XX",
        "onderwijscode": "25655", **rest,
    }  # fmt: skip


rijen = st.lists(
    st.builds(
        rij,
        st.sampled_from(WIE),
        st.sampled_from(("MBO-1", "MBO-4", "HAVO/VWO bovenbouw", None)),
        st.sampled_from(("Zorg", None)),
        st.sampled_from(("BOL", "BBL")),
        brin=st.sampled_from((*BRINS, None)),
    ),
    max_size=8,
).map(tuple)


@st.composite
def verzonnen(trek) -> list[Bestand]:
    """Files of both institutions; some have no counterpart, and somebody may be in a numerator only."""
    plekken = [(b, soort, w, jaar) for soort, ws in WANNEER.items() for b in BRINS for w in ws for jaar in (2021, 2022)]
    plekken = [(b, s, w, j) for b, s, w, j in plekken if j == 2022 or s in ("NRSP", "NenR")]
    gekozen = trek(st.lists(st.sampled_from(plekken), min_size=1, max_size=14, unique=True))
    return [Bestand(brin, soort, w, trek(rijen), jaar) for brin, soort, w, jaar in gekozen]


@pytest.mark.parametrize("per_maand", [False, True])
@given(bestanden=verzonnen(), per=st.sampled_from(PER))
def test_de_vraag_telt_als_gewoon_python(per_maand, bestanden, per) -> None:
    verwacht = vsv_naslag.tel(bestanden, per, per_maand=per_maand)
    with tempfile.TemporaryDirectory() as map_:
        set_ = vsv_naslag.schrijf(bestanden, Path(map_) / "set")
        try:
            gevonden = bereken(set_, Vraag(per_maand, per=per)).rijen
        except StelselFout as fout:
            assert fout.exitcode == 1 and not verwacht
            return
    sleutels = [_sleutel(r, per, per_maand=per_maand) for r in gevonden]
    assert sorted(sleutels, key=str) == sorted(verwacht, key=str)
    for sleutel, r in zip(sleutels, gevonden, strict=True):
        groep = verwacht[sleutel]
        assert r["teller"] == (len(groep.teller) if groep.met_teller else None)
        assert r["noemer"] == (len(groep.noemer) if groep.met_noemer else None)
        heel = groep.met_teller and groep.met_noemer
        assert r["buiten_noemer"] == (len(groep.teller - groep.noemer) if heel else None)
        assert r["waarde"] == (None if groep.waarde is None else float(groep.waarde))
        assert bool(r["teller_bestand"]) >= groep.met_teller and bool(r["noemer_bestand"]) >= groep.met_noemer
        if not heel:
            assert r["oordeel"] == NIET_TE_BEPALEN and (
                "ontbreekt" in r["toelichting"] or "er is geen A05" in r["toelichting"]
            )


def _sleutel(r: dict, per: tuple[str, ...], *, per_maand: bool) -> tuple:
    codes = {woord: code for code, woord in STATUS.items()}
    wanneer = (r["maand"], r["lijst"]) if per_maand else (codes[r["status"]], "NenR")
    return (r["studiejaar"], *wanneer, *(r[naam] for naam in per))


@given(bestanden=verzonnen())
def test_wie_buiten_de_noemer_staat_is_genoemd_en_is_de_telling(bestanden) -> None:
    """Nobody of a numerator gets lost: who is listed is who the figures say is not in the denominator."""
    with tempfile.TemporaryDirectory() as map_:
        set_ = vsv_naslag.schrijf(bestanden, Path(map_) / "set")
        try:
            lijst = buiten_noemer(set_, None, {})
        except StelselFout:
            assert not any(b.soort in ("A04", "A14", "NenR") for b in bestanden)
            return
    geteld = Counter((r["studiejaar"], r["moment"], r["lijst"], r["teller_bestand"]) for r in lijst.rijen)
    verwacht: Counter = Counter()
    zonder = set()
    for bestand in bestanden:
        if bestand.soort not in vsv_naslag.NOEMER_VAN:
            continue
        noemer = vsv_naslag._noemer(bestanden, bestand.jaar, bestand.brin, bestand.soort, bestand.wanneer)
        if noemer is None:
            zonder.add(bestand.naam)
            continue
        weg = {r["persoon_id"] for r in bestand.rijen} - {r["persoon_id"] for r in noemer.rijen}
        moment = STATUS.get(bestand.wanneer, bestand.wanneer)
        verwacht[bestand.jaar, moment, bestand.soort, bestand.naam] += len(weg)
    assert geteld == +verwacht
    assert {zin.split(":")[0] for zin in lijst.verantwoording["niet_vergeleken"]} == zonder
    regels = {(b.naam, nummer): r["persoon_id"] for b in bestanden for nummer, r in enumerate(b.rijen, 2)}
    assert all(regels[r["teller_bestand"], r["regel_in_bestand"]] == r["persoon_id"] for r in lijst.rijen)


# ---- against the norm


@pytest.mark.parametrize(
    ("telling", "niveau", "oordeel", "reden"),
    [
        (Telling(317, 10_000), 4, GEHAALD, ""),
        (Telling(318, 10_000), 4, NIET_GEHAALD, ""),
        (Telling(0, 12), 4, GEHAALD, ""),
        (Telling(0, 11), 4, NIET_TE_BEPALEN, "de noemer is 11, kleiner dan 12"),
        (Telling(0, 0), 1, NIET_TE_BEPALEN, "de noemer is 0"),
        (Telling(13, 12, 13), 4, NIET_TE_BEPALEN, "meer vsv'ers dan mensen"),
        (Telling(318, 10_000, 1), 4, NIET_TE_BEPALEN, "met wie niet in de noemer staat, is het anders"),
        (Telling(400, 10_000, 1), 4, NIET_GEHAALD, "1 van de 400 in de teller"),
        (Telling(100, 10_000, 0, 7), 4, GEHAALD, "7 staan in de teller met een ander niveau"),
        (Telling(5, 100), None, None, "een norm geldt per niveau"),
    ],
)
def test_tegen_de_norm(telling, niveau, oordeel, reden) -> None:
    """At the norm is met: 3.17 percent of niveau 4 in 2022-2023, unrounded."""
    uitkomst, redenen = vergelijk(telling, niveau, 2022)
    assert uitkomst == oordeel and reden in "; ".join(redenen)


def test_vanaf_2025_is_er_geen_streefpercentage_per_niveau() -> None:
    uitkomst, redenen = vergelijk(Telling(5, 100), 2, 2025)
    assert uitkomst is None and redenen == ["voor niveau 2 is er in 2025-2026 geen streefpercentage"]


@given(teller=st.integers(0, 3000), buiten=st.integers(0, 50), noemer=st.integers(12, 3000), niveau=st.integers(1, 4))
def test_wie_buiten_staat_kan_een_oordeel_wegnemen_en_nooit_omdraaien(teller, buiten, noemer, niveau) -> None:
    buiten = min(buiten, teller)
    met, _ = vergelijk(Telling(teller, noemer, buiten), niveau, 2022)
    zonder, _ = vergelijk(Telling(teller - buiten, noemer), niveau, 2022)
    assert met in (zonder, NIET_TE_BEPALEN) or zonder == NIET_TE_BEPALEN


@pytest.mark.skipif(not GEDEELD.is_dir(), reason="de lijst van normen is er niet (../shared/data/normen)")
def test_de_normen_zijn_die_van_de_lijst() -> None:
    """In thousandths of a percent there, so that nothing depends on how a fraction is written."""
    with (GEDEELD / "normen" / "vsv_normen.csv").open(encoding="utf-8-sig") as bestand:
        lijst = [r for r in csv.DictReader(bestand, delimiter=";") if r["Niveau"] != "NULL"]
    elders = {(int(r["Teljaar"][:4]), int(r["Niveau"])): Fraction(int(r["NormDUOVSV"]), 1000) for r in lijst}
    eigen = {
        (jaar, niveau): Fraction(str(waarde))
        for jaar, rij_ in normen()["streefpercentages"].items()
        for niveau, waarde in rij_["per_niveau"].items()
    }
    assert eigen == elders


def test_elke_norm_noemt_haar_bron() -> None:
    for rij_ in normen()["streefpercentages"].values():
        assert set(rij_["per_niveau"]) == {1, 2, 3, 4} and normen()["bronnen"][rij_["bron"]]["zekerheid"]
    assert all(definitie()[kop] for kop in ("populatie", "teller", "noemer", "buiten_noemer", "bron", "dimensies"))


def test_het_document_noemt_elke_dimensie_en_code() -> None:
    tekst = (WORTEL / "docs" / "vsv.md").read_text("utf-8")
    assert all(f"`{naam}`" in tekst for naam in definitie()["dimensies"])
    bron = (WORTEL / "src/stelsel/indicatoren/vsv").glob("*.py")
    codes = {code for pad in bron for code in re.findall(r"VSV-[A-Z]+-\d+", pad.read_text("utf-8"))}
    assert codes == set(re.findall(r"VSV-[A-Z]+-\d+", tekst))
    assert all(f"`{oordeel}`" in tekst for oordeel in (GEHAALD, NIET_GEHAALD, NIET_TE_BEPALEN))


# ---- remarks


def test_een_a14_zegt_dat_de_noemer_niet_de_laatste_is(tmp_path) -> None:
    velen = tuple(rij(f"p{i}") for i in range(20))
    bestanden = [Bestand("99XX", "A05", "202303", velen), Bestand("99XX", "A14", "202401", velen[:1])]
    (gevonden,) = bereken(vsv_naslag.schrijf(bestanden, tmp_path / "set"), Vraag(per_maand=True, moment="202401")).rijen
    assert (gevonden["teller"], gevonden["noemer"], gevonden["oordeel"]) == (1, 20, NIET_GEHAALD)
    assert "de noemer is de A05 van 202303, niet de laatste" in gevonden["toelichting"]
    assert "tussenstand" in gevonden["toelichting"]


def test_een_onvolledig_bestand_en_afgekeurde_regels_staan_erbij(tmp_path) -> None:
    velen = tuple(rij(f"p{i}") for i in range(20))
    bestanden = [Bestand("99XX", "NRSP", "V", velen, volledig=False), Bestand("99XX", "NenR", "V", velen[:1])]
    (gevonden,) = bereken(vsv_naslag.schrijf(bestanden, tmp_path / "set"), Vraag(per_maand=False)).rijen
    assert "NRSP-V-2022-99XX.csv is niet volledig" in gevonden["toelichting"]
    assert "voorlopig cijfer" in gevonden["toelichting"]


@pytest.mark.skipif(not GEDEELD.is_dir(), reason="de voorbeeldbestanden zijn er niet (../shared/data/vsv)")
def test_de_voorbeeldbestanden_tellen_als_hun_eigen_tekst(tmp_path) -> None:
    """Counted again from the text of the files, with csv and nothing else."""
    paden = sorted((GEDEELD / "vsv").glob("*.csv"))
    lees(paden, tmp_path / "set")
    gevonden = {
        (STATUS_CODE[r["status"]], r["niveau"]): (r["teller"], r["noemer"], r["buiten_noemer"])
        for r in bereken(tmp_path / "set", Vraag(per_maand=False)).rijen
    }
    verwacht = {}
    for status in "VD":
        noemer, teller = (_uit_tekst(GEDEELD / "vsv" / f"{soort}2023{status}I27GZ.csv") for soort in ("NRSP", "NenR"))
        groep = {**teller, **noemer}
        for niveau in set(groep.values()):
            wie = {nummer for nummer, n in groep.items() if n == niveau}
            verwacht[status, niveau] = (
                len(wie & set(teller)),
                len(wie & set(noemer)),
                len(wie & set(teller) - set(noemer)),
            )
    assert gevonden == verwacht
    maanden = bereken(tmp_path / "set", Vraag(per_maand=True, per=())).rijen
    assert [(r["maand"], r["teller"], r["noemer"]) for r in maanden] == [("202310", 1245, None), ("202401", 1275, None)]


STATUS_CODE = {woord: code for code, woord in STATUS.items()}


def _uit_tekst(pad: Path) -> dict[str, int | None]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        rijen_ = list(csv.DictReader(bestand, delimiter=";"))
    assert len({r["ONDERWIJSNUMMER"] for r in rijen_}) == len(rijen_)
    return {r["ONDERWIJSNUMMER"]: int(r["NIVEAU"][3]) if r["NIVEAU"].startswith("Mbo") else None for r in rijen_}
