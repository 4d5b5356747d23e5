"""An export of any set: nothing personal is in it, references hold, and one key gives one pseudonym."""

from __future__ import annotations

import json
import os
import tempfile
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hulp.uitvoer import geboortedatums, lekt, waarden_van
from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.gegevensset import Gegevensset, GegevenssetSchrijver, vingerafdruk
from stelsel.gegevens.tabel import Kolom
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.gegevens.uitvoer import Nummers, Pseudoniemsleutel, exporteer
from stelsel.gegevens.uitvoer.pseudonimiseren import vier_cijfers
from stelsel.gegevens.uitvoer.regels import uitvoerregels
from stelsel.kern.fouten import StelselFout
from stelsel.kern.sleutels import verzonnen_bsn
from stelsel.kern.tijd import Studiejaar

A, B = Pseudoniemsleutel(b"a" * 32), Pseudoniemsleutel(b"b" * 32)
LEVERING = "11111111-2222-4333-8444-555555555555"
BESTAND = "RO van Jansen.csv"
GEBOREN = st.dates(date(1960, 1, 1), date(2009, 12, 31))
VOLGNUMMERS = st.lists(st.sampled_from(["1", "2", "10", "C1", "S0412345X", "s0412345x"]), min_size=1, unique=True)
# What somebody at the school typed or made up: anything may stand in it. Written out here, apart from the rules.
VRIJE_TEKST = {
    ("groep", "groep_id"), ("groep", "naam"), ("groep", "team"), ("groepslidmaatschap", "groep_id"),
    ("resultaat", "onderdeel"), ("levering", "bestand"), ("levering", "sha256"),
}  # fmt: skip
# The tables of deliveries that name nobody and stay in the school.
BLIJVEN = (
    "vervallen", "grondslag_", "obo_", "terugmelding_", "vsv_", "verblijfstitel", "nationaliteit", "aanmelding",
)  # fmt: skip
GRONDSLAG = {naam for naam in TABELLEN if naam.startswith(BLIJVEN)}
OVER_ANDEREN = {"medewerker", "begeleider_van", "contactpersoon", "melding", *GRONDSLAG}


class Bron:
    """Rows for every table, with a mark of its own in each text that must not leave."""

    def __init__(self) -> None:
        self.rijen: dict[str, list[dict]] = {naam: [] for naam in TABELLEN}
        self.geheim: set[str] = {LEVERING, BESTAND}
        self.ids: list[str] = []

    def voeg_toe(self, naam: str, **waarden: object) -> None:
        tabel = TABELLEN[naam]
        rij = {kolom.naam: waarden.get(kolom.naam, self._waarde(naam, kolom)) for kolom in tabel.kolommen}
        self.rijen[naam].append(rij)

    def _waarde(self, naam: str, kolom: Kolom) -> object:
        if kolom.naam == "levering_id":
            return LEVERING
        if kolom.type == "tekst":
            if not kolom.persoonlijk and (naam, kolom.naam) not in VRIJE_TEKST and naam not in OVER_ANDEREN:
                return "openbaar"
            merk = f"geheim-{len(self.geheim)}-{kolom.naam}"
            self.geheim.add(merk)
            return merk
        voorbeeld = {"heel": 1, "uren": 1.5, "decimaal": Decimal("1.5"), "datum": date(2024, 9, 1), "ja_nee": True}
        return voorbeeld.get(kolom.type, datetime(2025, 1, 2, 3, 4, 5, 678901, UTC))

    def persoon(self, id_: uuid.UUID, geboren: date, volgnummers: list[str]) -> None:
        self.ids.append(str(id_))
        self.geheim |= {str(id_), *geboortedatums(geboren.year, geboren.month, geboren.day)}
        self.geheim |= {nummer for nummer in volgnummers if len(nummer) > 3}
        wie = {"persoon_id": str(id_)}
        delen = {"geboortejaar": geboren.year, "geboortemaand": geboren.month, "geboortedag": geboren.day}
        self.voeg_toe("persoon", **wie, **delen)
        for plek, nummer in enumerate(volgnummers):
            dag = {"datum_inschrijving": date(2020, 8, 1 + plek), "datum_begin": date(2020, 8, 1 + plek)}
            for tabel in ("inschrijving", "inschrijvingsperiode", "extra_ondersteuning", "bpv", "aanwezigheid_week"):
                self.voeg_toe(tabel, **wie, **dag, brin="99XX", inschrijvingvolgnummer=nummer, volgnummer=nummer)
            uitslag = {"inschrijvingvolgnummer": nummer, "resultaatvolgnummer": f"R{nummer}", "brin": "99XX"}
            self.voeg_toe("diploma", **wie, **uitslag)
            for tabel in ("amvb_onderdeel", "examenonderdeel", "keuzedeelresultaat"):
                bij = {"resultaatvolgnummer": f"R{nummer}-{tabel}", "resultaatvolgnummer_diploma": f"R{nummer}"}
                self.voeg_toe(tabel, **wie, **(uitslag | bij))
            self.voeg_toe("resultaat", **wie, brin="99XX", inschrijvingvolgnummer=nummer, volgnummer=9000 + plek)
        self.voeg_toe("groepslidmaatschap", **wie, groep_id="1A-JdV", van=date(2020, 8, 1))
        self.voeg_toe("begeleider_van", **wie)
        self.voeg_toe("contactpersoon", **wie)
        self.voeg_toe("vooropleiding", **wie)

    def schrijf(self, map_: Path, omgekeerd: bool = False) -> Gegevensset:
        with GegevenssetSchrijver(map_) as schrijver:
            for naam, rijen in self.rijen.items():
                goede_volgorde = rijen[::-1] if omgekeerd else rijen
                schrijver.schrijf(naam, TABELLEN[naam].uit_rijen(goede_volgorde))
            periode = {"van": date(2020, 8, 1), "tot_en_met": date(2026, 1, 31)}
            schrijver.bron(
                levering_id=LEVERING, soort="RO", bestand=BESTAND, sha256="f" * 64, brin="99XX", **periode,
                aangemaakt=date(2026, 2, 1), indeling={"opgegeven": "lijst van Jansen.csv"},
                dekking=Dekking("99XX", *periode.values()),
            )  # fmt: skip
        return Gegevensset.open(map_)


@st.composite
def bronnen(draw: st.DrawFn) -> Bron:
    bron = Bron()
    bron.geheim |= {"1A-JdV", "lijst van Jansen", "f" * 64}
    personen = st.tuples(st.uuids(version=4), GEBOREN, VOLGNUMMERS)
    for persoon in draw(st.lists(personen, min_size=1, max_size=4, unique_by=lambda p: p[0])):
        bron.persoon(*persoon)
    bron.voeg_toe("groep", groep_id="1A-JdV", brin="99XX", studiejaar=2020)
    for naam in ("medewerker", "opleiding", "instelling", "melding", *sorted(GRONDSLAG)):
        bron.voeg_toe(naam)
    bron.voeg_toe("levering", bestand=BESTAND, sha256="f" * 64)
    return bron


def _rijen(set_: Gegevensset, naam: str) -> pl.DataFrame:
    return pl.read_parquet(set_.pad(naam))


@settings(max_examples=100 if os.environ.get("STELSEL_TOETS_ALLES") else 8)  # each writes every table
@given(bronnen())
def test_niets_van_een_persoon_staat_in_de_uitvoer(bron):
    with tempfile.TemporaryDirectory() as map_:
        set_ = bron.schrijf(Path(map_) / "set")
        verslag = exporteer(set_, Path(map_) / "uit", A)
        assert not lekt(Path(map_) / "uit", bron.geheim)
        assert verslag.exitcode == 0 and verslag.rijen["persoon"] == len(bron.ids)
        uit = Gegevensset.open(Path(map_) / "uit")
        assert set(verslag.weggelaten) == OVER_ANDEREN
        for naam, kolommen in uitvoerregels().items():
            assert naam == "leeftijd" or set_.rijen(naam), f"{naam} is niet gevuld: dan toetst dit niets"
            verwacht = 4 * len(bron.ids) if naam == "leeftijd" else set_.rijen(naam) if kolommen else 0
            assert uit.rijen(naam) == verwacht, naam
        assert uit.dekking == set_.dekking and uit.volledig == "ja"
        assert uit.is_uitvoer and not set_.is_uitvoer
        _zelfde_verwijzingen_en_volgorde(set_, uit, len(bron.ids))


def _zelfde_verwijzingen_en_volgorde(set_: Gegevensset, uit: Gegevensset, personen: int) -> None:
    """What was joined stays joined, and who sorts on a number that was counted again gets the same order."""
    for paar in (("inschrijving", "bpv"), ("inschrijving", "diploma"), ("inschrijving", "aanwezigheid_week")):
        for op in (["persoon_id", "brin", "inschrijvingvolgnummer"], ["persoon_id"]):
            voor, na = (_rijen(s, paar[0]).join(_rijen(s, paar[1]), on=op).height for s in (set_, uit))
            assert voor == na > 0
    bij = {"left_on": ["persoon_id", "resultaatvolgnummer_diploma"], "right_on": ["persoon_id", "resultaatvolgnummer"]}
    voor, na = (_rijen(s, "keuzedeelresultaat").join(_rijen(s, "diploma"), **bij).height for s in (set_, uit))
    assert voor == na > 0
    assert _rijen(uit, "groepslidmaatschap").join(_rijen(uit, "groep"), on="groep_id").height == personen
    for wie, nummers in _rijen(uit, "inschrijving").group_by("persoon_id"):
        # Counted from one for each person: a count over all persons would be a key of its own.
        verwacht = [f"{n:04}" for n in range(1, nummers.height + 1)]
        assert sorted(nummers["inschrijvingvolgnummer"]) == verwacht, wie
    volgorde = {}
    for soort, s in (("voor", set_), ("na", uit)):
        per_persoon = _rijen(s, "inschrijving").sort("persoon_id", "inschrijvingvolgnummer")
        dagen = per_persoon.group_by("persoon_id", maintain_order=True).agg("datum_inschrijving")
        volgorde[soort] = sorted(dagen["datum_inschrijving"].to_list())
    assert volgorde["voor"] == volgorde["na"]


@settings(max_examples=100 if os.environ.get("STELSEL_TOETS_ALLES") else 8)  # each writes every table
@given(bronnen())
def test_een_sleutel_een_pseudoniem_een_andere_sleutel_geen_spoor(bron):
    with tempfile.TemporaryDirectory() as map_:
        naar = Path(map_)
        set_ = bron.schrijf(naar / "set")
        anders = bron.schrijf(naar / "anders", omgekeerd=True)
        for naam, van, sleutel in (("a", set_, A), ("weer", anders, A), ("b", set_, B)):
            exporteer(van, naar / naam, sleutel)
        a, weer, b = (Gegevensset.open(naar / naam) for naam in ("a", "weer", "b"))
        # The same persons, in an order that says nothing of the source.
        assert _rijen(a, "persoon").equals(_rijen(weer, "persoon"))
        assert _rijen(a, "persoon")["persoon_id"].is_sorted()
        # Under another key not one id, code or name of a key is the same.
        soorten = {"pseudoniem", "code"}
        for naam, kolommen in uitvoerregels().items():
            for kolom in (kolom for kolom, hoe in kolommen.items() if hoe.wat in soorten):
                assert not set(_rijen(a, naam)[kolom]) & set(_rijen(b, naam)[kolom]), f"{naam}.{kolom}"
        assert [s.beschrijving["uitvoer"]["pseudoniemsleutel"] for s in (a, weer, b)] == [A.naam, A.naam, B.naam]


@pytest.fixture
def bron():
    gemaakt = Bron()
    for n in range(3):
        gemaakt.persoon(uuid.UUID(int=n), date(2005, 3, 1 + n), ["C1", "10"])
    gemaakt.voeg_toe("levering", bestand=BESTAND, sha256="f" * 64)
    return gemaakt


def test_een_deel_van_de_school_heeft_dezelfde_pseudoniemen(bron, tmp_path):
    """A later export with fewer persons and other enrolments knows the same persons."""
    later = Bron()
    later.persoon(uuid.UUID(int=1), date(2005, 3, 2), ["C7"])
    exporteer(bron.schrijf(tmp_path / "set"), tmp_path / "uit", A)
    exporteer(later.schrijf(tmp_path / "later"), tmp_path / "uit2", A)
    eerst, toen = (_rijen(Gegevensset.open(tmp_path / m), "persoon")["persoon_id"] for m in ("uit", "uit2"))
    assert len(toen) == 1 and set(toen) < set(eerst)


def test_nogmaals_uitvoeren_kan_en_houdt_de_leeftijden(bron, tmp_path):
    """A researcher passes a set on under a key of his own."""
    exporteer(bron.schrijf(tmp_path / "set"), tmp_path / "uit", A)
    eerste = Gegevensset.open(tmp_path / "uit")
    exporteer(eerste, tmp_path / "door", B)
    tweede = Gegevensset.open(tmp_path / "door")
    oud, nieuw = (_rijen(s, "leeftijd") for s in (eerste, tweede))
    assert sorted(oud.select("peildatum", "leeftijd").rows()) == sorted(nieuw.select("peildatum", "leeftijd").rows())
    assert not set(oud["persoon_id"]) & set(nieuw["persoon_id"])


def test_een_set_van_voor_een_kolom_er_was(bron, tmp_path):
    """A set that an older version wrote may miss a column or a table; what is not there stays empty."""
    set_ = bron.schrijf(tmp_path / "set")
    pad = set_.pad("persoon")
    pl.read_parquet(pad).drop("geslacht").write_parquet(pad)
    beschrijving = set_.beschrijving
    beschrijving["tabellen"]["persoon"]["sha256"] = vingerafdruk(pad)
    del beschrijving["tabellen"]["leeftijd"]
    (tmp_path / "set" / "gegevensset.json").write_text(json.dumps(beschrijving))
    exporteer(Gegevensset.open(tmp_path / "set"), tmp_path / "uit", A)
    assert _rijen(Gegevensset.open(tmp_path / "uit"), "persoon")["geslacht"].null_count() == 3


def test_leeftijden_in_het_jaar_dat_is_gevraagd(bron, tmp_path):
    set_ = bron.schrijf(tmp_path / "set")
    assert exporteer(set_, tmp_path / "uit", A).studiejaar == Studiejaar(2025), "het laatste jaar van de dekking"
    exporteer(set_, tmp_path / "eerder", A, studiejaar=Studiejaar(2022))
    dagen = _rijen(Gegevensset.open(tmp_path / "eerder"), "leeftijd")["peildatum"].unique().sort().to_list()
    assert dagen == [date(2022, 8, 1), date(2022, 10, 1), date(2022, 12, 31), date(2023, 2, 1)]


def _nummers(bron, aantal=3):
    rijen = [
        {"persoon_id": id_, "soort": "bsn", "nummer": verzonnen_bsn(n), "van": None, "tot_en_met": None,
         "levering_id": LEVERING if n else "van een eerdere levering"}
        for n, id_ in enumerate([*bron.ids[:aantal], str(uuid.UUID(int=99))])
    ]  # fmt: skip
    schema = {"van": pl.Date, "tot_en_met": pl.Date}
    return Nummers(pl.DataFrame(rijen, schema_overrides=schema), "koppeling met het CBS", "hans")


def test_nummers_gaan_mee_met_een_reden_en_onder_het_pseudoniem(bron, tmp_path):
    nummers = _nummers(bron)
    verslag = exporteer(bron.schrijf(tmp_path / "set"), tmp_path / "uit", A, nummers=nummers)
    assert (verslag.zonder_nummer, verslag.exitcode) == (0, 0)
    pad = tmp_path / "uit" / "persoonsnummer.parquet"
    assert pad.stat().st_mode & 0o777 == 0o600
    uit = Gegevensset.open(tmp_path / "uit")
    mee = pl.read_parquet(pad)
    assert set(mee["persoon_id"]) == set(_rijen(uit, "persoon")["persoon_id"])
    assert sorted(mee["nummer"]) == [verzonnen_bsn(n) for n in range(3)], "wie niet in de set staat, gaat niet mee"
    over = uit.beschrijving["uitvoer"]["nummers"]
    assert (over["rijen"], over["reden"], over["door"]) == (3, "koppeling met het CBS", "hans")
    assert not lekt(tmp_path / "uit", {*bron.ids, LEVERING, "van een eerdere levering"})
    # The set can be replaced, and without numbers they are gone.
    exporteer(Gegevensset.open(tmp_path / "set"), tmp_path / "uit", A, opnieuw=True)
    assert not pad.exists() and not lekt(tmp_path / "uit", set(mee["nummer"]) | {"hans", "CBS"})


def test_wie_geen_nummer_heeft_wordt_geteld(bron, tmp_path):
    verslag = exporteer(bron.schrijf(tmp_path / "set"), tmp_path / "uit", A, nummers=_nummers(bron, 1))
    assert (verslag.zonder_nummer, verslag.exitcode) == (2, 1)


def test_een_set_zonder_personen(tmp_path):
    leeg = Bron().schrijf(tmp_path / "set")
    assert exporteer(leeg, tmp_path / "uit", A).exitcode == 1
    assert Gegevensset.open(tmp_path / "uit").rijen("persoon") == 0


@pytest.mark.parametrize("plek", ["set", "set/uit", "."])
def test_niet_in_of_over_de_bron(bron, tmp_path, plek):
    set_ = bron.schrijf(tmp_path / "set")
    voor = waarden_van(tmp_path / "set")
    with pytest.raises(StelselFout) as fout:
        exporteer(set_, tmp_path / plek, A, opnieuw=True)
    assert fout.value.code == "GEG-UITVOER-01"
    assert waarden_van(tmp_path / "set") == voor


def test_een_moment_wordt_een_dag(bron, tmp_path):
    exporteer(bron.schrijf(tmp_path / "set"), tmp_path / "uit", A)
    momenten = _rijen(Gegevensset.open(tmp_path / "uit"), "levering")["ingelezen_op"].to_list()
    assert momenten == [datetime(2025, 1, 2, tzinfo=UTC)]


def test_van_een_postcode_blijven_vier_cijfers():
    """The columns of DUO with a postcode hold four digits already; a school's own may hold six signs."""
    oud = ["7425 AB", "7425ab", "0010", " 7425 ", "B-2000", "12345", "", None, "straat 7425"]
    nieuw = pl.DataFrame({"p": oud}).select(vier_cijfers(pl.col("p")))["p"].to_list()
    assert nieuw == ["7425", "7425", "0010", "7425", None, None, None, None, None]
