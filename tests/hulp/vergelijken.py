"""Two sides of one invented school, and known edits of either, each with the differences it must give."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from stelsel.bestanden.samenstellen import als_arrow
from stelsel.bestanden.sleutelbestand import Sleutels
from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.gegevensset import Gegevensset, GegevenssetSchrijver
from stelsel.gegevens.opvolging import OPVOLGING
from stelsel.synthese import maak_school
from stelsel.vergelijken import Keuzes, Vergelijking
from stelsel.vergelijken.kant import Kant
from stelsel.vergelijken.vergelijk import vergelijk_kanten

VAN, OUD, NIEUW = date(2022, 8, 1), date(2025, 11, 3), date(2025, 12, 20)
"""Both sides cover VAN up to and including NIEUW; A is made on OUD, B on NIEUW."""
BRIN = "99XX"
ISG = ["persoon_id", "brin", "inschrijvingvolgnummer"]
Tabellen = dict[str, pl.DataFrame]
Verwacht = set[tuple[str, str, str, str]]
"""Per difference: persoon_id, tabel, veld ('' for a whole row), oorzaak."""


@cache
def school() -> tuple[Tabellen, pl.DataFrame]:
    """The tables of a register and the numbers of its persons."""
    verzonnen = maak_school(220, zaad=5, jaren=3, peildatum=OUD, eigen=False)
    tabellen = {naam: pl.DataFrame(pl.from_arrow(verzonnen.tabellen[naam])) for naam in (*OPVOLGING, "opleiding")}
    return tabellen, pl.DataFrame(pl.from_arrow(verzonnen.nummers))


@dataclass
class Tweetal:
    """Two copies of the school, to be edited. `gebruikt`: persons that were edited, so that edits do not meet."""

    a: Tabellen = field(default_factory=lambda: dict(school()[0]))
    b: Tabellen = field(default_factory=lambda: dict(school()[0]))
    nummers_b: pl.DataFrame = field(default_factory=lambda: school()[1])
    gebruikt: set[str] = field(default_factory=set)
    verwacht: Verwacht = field(default_factory=set)

    def kant(self, letter: str) -> Tabellen:
        return self.a if letter == "a" else self.b

    def kies(self, kandidaten: pl.DataFrame, plek: int) -> dict | None:
        """The `plek`-th of the candidates (rows with persoon_id) of whom nothing was edited yet."""
        over = kandidaten.filter(~pl.col("persoon_id").is_in(list(self.gebruikt))).sort(pl.all())
        if not over.height:
            return None
        rij = over.row(plek % over.height, named=True)
        self.gebruikt.add(rij["persoon_id"])
        return rij

    def zet(self, letter: str, tabel: str, rij: dict, **waarden: object) -> None:
        """Give columns of the row with the key of `rij` another value."""
        kant = self.kant(letter)
        is_deze = _is(tabel, rij)
        kant[tabel] = kant[tabel].with_columns(
            pl.when(is_deze).then(pl.lit(waarde, kant[tabel].schema[naam])).otherwise(naam).alias(naam)
            for naam, waarde in waarden.items()
        )

    def haal_weg(self, letter: str, tabel: str, rij: dict) -> None:
        """Take a row away, with what belongs to it."""
        kant = self.kant(letter)
        kant[tabel] = kant[tabel].filter(~_is(tabel, rij))
        for naam, opvolging in OPVOLGING.items():
            if opvolging.ouder == tabel:
                paren = opvolging.via.items()
                via = pl.all_horizontal(pl.col(eigen).eq_missing(pl.lit(rij[van])) for van, eigen in paren)
                kant[naam] = kant[naam].filter(~via)

    def verwacht_van(self, rij: dict, tabel: str, oorzaak: str, *velden: str) -> None:
        self.verwacht |= {(rij["persoon_id"], tabel, veld, oorzaak) for veld in velden or ("",)}


def _is(tabel: str, rij: dict) -> pl.Expr:
    return pl.all_horizontal(pl.col(k).eq_missing(pl.lit(rij[k])) for k in OPVOLGING[tabel].sleutel)


def schrijf(map_: Path, tabellen: Tabellen, gemaakt: date, van: date = VAN, tot: date = NIEUW, **bron: object) -> Path:
    """A gegevensset as `lees` would make it of one RO."""
    levering = str(uuid.uuid5(uuid.NAMESPACE_OID, map_.name))
    volledig = bool(bron.pop("volledig", True))
    with GegevenssetSchrijver(map_) as schrijver:
        for naam, tabel in tabellen.items():
            rijen = tabel if naam == "opleiding" else tabel.with_columns(pl.lit(levering).alias("levering_id"))
            schrijver.schrijf(naam, als_arrow(rijen))
        velden = {"soort": "RO", "bestand": f"RO_{map_.name}.csv", "brin": BRIN, "van": van, "tot_en_met": tot}
        velden |= {"levering_id": levering, "aangemaakt": gemaakt, **bron}
        schrijver.bron(dekking=Dekking(BRIN, van, tot, volledig), volledig=volledig, **velden)
    return map_


def vergelijk_tweetal(
    map_: Path, tweetal: Tweetal, *, omgekeerd: bool = False, keuzes: Keuzes | None = None, b: dict | None = None
) -> Vergelijking:
    """Write both sides and compare them."""
    links = Kant("links", Gegevensset.open(schrijf(map_ / "a", tweetal.a, OUD)), school()[1])
    rechts = Kant("rechts", Gegevensset.open(schrijf(map_ / "b", tweetal.b, NIEUW, **(b or {}))), tweetal.nummers_b)
    kanten = (rechts, links) if omgekeerd else (links, rechts)
    return vergelijk_kanten(*kanten, keuzes or Keuzes(), lambda *_: None)


def gevonden(vergelijking: Vergelijking) -> Verwacht:
    return set(vergelijking.verschillen.select("persoon_id", "tabel", "veld", "oorzaak").rows())


# -- known edits ------------------------------------------------------------------------------------------------------


def _inschrijvingen() -> pl.DataFrame:
    """Enrolments of persons who have one, valid inside the shared period, with their number of periods and bpv's."""
    tabellen, _ = school()
    isg = tabellen["inschrijving"].filter(pl.len().over("persoon_id") == 1)
    isg = isg.filter(pl.col("datum_inschrijving").is_between(VAN, OUD - timedelta(days=40)))
    isp = (
        tabellen["inschrijvingsperiode"]
        .group_by(ISG)
        .agg(
            pl.len().alias("perioden"),
            pl.col("leertraject").unique().sort().str.join("+"),
            pl.col("opleidingcode").first(),
        )
    )
    bpv = tabellen["bpv"].group_by(ISG).len("bpvs")
    dip = tabellen["diploma"].group_by("persoon_id").len("diplomas")
    met = isg.join(isp, on=ISG).join(bpv, on=ISG, how="left").join(dip, on="persoon_id", how="left")
    geboren = tabellen["persoon"].drop_nulls(["geboortedag", "geslacht"]).select("persoon_id")
    return met.with_columns(pl.col("bpvs", "diplomas").fill_null(0)).join(geboren, on="persoon_id", how="semi")


def _reden(t: Tweetal, plek: int) -> None:
    rij = t.kies(_inschrijvingen().filter(pl.col("reden_uitschrijving").is_in(["01", "02"])), plek)
    if rij:
        t.zet("b", "inschrijving", rij, reden_uitschrijving="05")
        t.verwacht_van(rij, "inschrijving", "correctie", "reden_uitschrijving")


def _gepland_einde(t: Tweetal, plek: int) -> None:
    rij = t.kies(_inschrijvingen().filter(pl.col("datum_uitschrijving_werkelijk").is_null()), plek)
    if rij:
        t.zet("b", "inschrijving", rij, datum_uitschrijving_gepland=date(2031, 7, 31))
        t.verwacht_van(rij, "inschrijving", "correctie", "datum_uitschrijving_gepland")


def _uitgeschreven(t: Tweetal, plek: int) -> None:
    """The older side has only the planned end, though the real one was before it was made."""
    rij = t.kies(_inschrijvingen().filter(pl.col("reden_uitschrijving").is_not_null()), plek)
    if rij:
        t.zet("a", "inschrijving", rij, datum_uitschrijving_werkelijk=None, reden_uitschrijving=None)
        velden = ("datum_uitschrijving_werkelijk", "reden_uitschrijving")
        t.verwacht_van(rij, "inschrijving", "gepland_of_werkelijk", *velden)


def _pas_uitgeschreven(t: Tweetal, plek: int) -> None:
    rij = t.kies(_inschrijvingen().filter(pl.col("datum_uitschrijving_werkelijk").is_null()), plek)
    if rij:
        dag = OUD + timedelta(days=10)
        t.zet("b", "inschrijving", rij, datum_uitschrijving_werkelijk=dag, reden_uitschrijving="01")
        velden = ("datum_uitschrijving_werkelijk", "reden_uitschrijving")
        t.verwacht_van(rij, "inschrijving", "nog_niet_gebeurd", *velden)


def _diplomadatum(t: Tweetal, plek: int) -> None:
    rij = t.kies(school()[0]["diploma"].filter(pl.col("datum_resultaat") > VAN + timedelta(days=400)), plek)
    if rij:
        t.zet("b", "diploma", rij, datum_resultaat=rij["datum_resultaat"] - timedelta(days=366))
        t.verwacht_van(rij, "diploma", "andere_diplomadatum", "datum_resultaat")


def _crebo(t: Tweetal, plek: int) -> None:
    rij = t.kies(_inschrijvingen().filter(perioden=1), plek)
    if rij:
        isp = t.a["inschrijvingsperiode"].filter(persoon_id=rij["persoon_id"]).row(0, named=True)
        andere = school()[0]["opleiding"].filter(pl.col("opleidingcode") != isp["opleidingcode"])
        code = andere.sort("opleidingcode")["opleidingcode"][plek % andere.height]
        t.zet("b", "inschrijvingsperiode", isp, opleidingcode=code)
        t.verwacht_van(rij, "inschrijvingsperiode", "correctie", "opleidingcode")


def _zonder_pok(t: Tweetal, plek: int) -> None:
    rij = t.kies(_inschrijvingen().filter(leertraject="BBL", bpvs=1), plek)
    if rij:
        t.haal_weg("a", "bpv", t.b["bpv"].filter(persoon_id=rij["persoon_id"]).row(0, named=True))
        t.verwacht_van(rij, "bpv", "pok_ontbreekt")


def _ingetrokken(t: Tweetal, plek: int) -> None:
    rij = t.kies(_inschrijvingen().filter(diplomas=0), plek)
    if rij:
        t.haal_weg("b", "inschrijving", rij)
        _zonder_losse_resultaten(t, rij)
        t.verwacht_van(rij, "inschrijving", "ingetrokken")


def _later_geregistreerd(t: Tweetal, plek: int) -> None:
    rij = t.kies(_inschrijvingen().filter(diplomas=0), plek)
    if rij:
        t.haal_weg("a", "inschrijving", rij)
        _zonder_losse_resultaten(t, rij)
        t.verwacht_van(rij, "inschrijving", "nog_niet_verwerkt")


def _zonder_losse_resultaten(t: Tweetal, rij: dict) -> None:
    for kant in (t.a, t.b):
        for naam in ("amvb_onderdeel", "examenonderdeel", "keuzedeelresultaat"):
            kant[naam] = kant[naam].filter(pl.col("persoon_id") != rij["persoon_id"])


def _pas_begonnen(t: Tweetal, plek: int) -> None:
    rij = t.kies(_inschrijvingen().filter(perioden=1, bpvs=0, diplomas=0), plek)
    if rij:
        dag = OUD + timedelta(days=3)
        t.haal_weg("a", "inschrijving", rij)
        _zonder_losse_resultaten(t, rij)
        einde = {"datum_uitschrijving_werkelijk": None, "datum_uitschrijving_gepland": date(2029, 7, 31)}
        t.zet("b", "inschrijving", rij, datum_inschrijving=dag, reden_uitschrijving=None, **einde)
        isp = t.b["inschrijvingsperiode"].filter(persoon_id=rij["persoon_id"]).row(0, named=True)
        t.zet("b", "inschrijvingsperiode", isp, datum_begin=dag)
        t.verwacht_van(rij, "inschrijving", "nog_niet_gebeurd")


def _ander_nummer(t: Tweetal, plek: int) -> None:
    """The same person under a BSN instead of an onderwijsnummer: another person_id in the key file."""
    rij = t.kies(_inschrijvingen(), plek)
    if rij:
        nieuw = str(uuid.uuid5(uuid.NAMESPACE_URL, rij["persoon_id"]))
        for naam in OPVOLGING:
            t.b[naam] = t.b[naam].with_columns(pl.col("persoon_id").replace({rij["persoon_id"]: nieuw}))
        t.nummers_b = t.nummers_b.filter(pl.col("persoon_id") != rij["persoon_id"])
        t.verwacht_van(rij, "persoon", "nummer_veranderd", "nummer")


def _dubbel(t: Tweetal, plek: int) -> None:
    """Side B has the same enrolment under a second person as well."""
    rij = t.kies(_inschrijvingen(), plek)
    if rij:
        nieuw = str(uuid.uuid5(uuid.NAMESPACE_DNS, rij["persoon_id"]))
        for naam in ("persoon", "inschrijving", "inschrijvingsperiode"):
            extra = t.b[naam].filter(persoon_id=rij["persoon_id"]).with_columns(pl.lit(nieuw).alias("persoon_id"))
            t.b[naam] = pl.concat([t.b[naam], extra])
        is_bsn = t.nummers_b.filter(persoon_id=rij["persoon_id"])["soort"].last() == "bsn"
        nummer = {"persoon_id": nieuw, "soort": "onderwijsnummer" if is_bsn else "bsn", "nummer": nieuw[:9]}
        extra = pl.DataFrame([nummer], schema_overrides=t.nummers_b.schema)
        t.nummers_b = pl.concat([t.nummers_b, extra], how="diagonal")
        t.verwacht.add((nieuw, "inschrijving", "", "dubbele_persoon"))


def _volgnummer(t: Tweetal, plek: int) -> None:
    """The school numbers an enrolment otherwise than DUO: what belongs to it is no difference."""
    rij = t.kies(_inschrijvingen(), plek)
    if rij:
        for naam, tabel in t.b.items():
            if "inschrijvingvolgnummer" in tabel.columns:
                eigen = (pl.col("persoon_id") == rij["persoon_id"]) & pl.col("inschrijvingvolgnummer").is_not_null()
                anders = pl.when(eigen).then(pl.lit("Z9")).otherwise("inschrijvingvolgnummer")
                t.b[naam] = tabel.with_columns(anders.alias("inschrijvingvolgnummer"))
        t.verwacht_van(rij, "inschrijving", "correctie", "inschrijvingvolgnummer")


def _eindcijfer(t: Tweetal, plek: int) -> None:
    rij = t.kies(school()[0]["examenonderdeel"].filter(pl.col("eindcijfer") < 9), plek)
    if rij:
        t.zet("b", "examenonderdeel", rij, eindcijfer=rij["eindcijfer"] + 1)
        t.verwacht_van(rij, "examenonderdeel", "correctie", "eindcijfer")


def _geboortedag(t: Tweetal, plek: int) -> None:
    rij = t.kies(_inschrijvingen(), plek)
    if rij:
        dag = t.a["persoon"].filter(persoon_id=rij["persoon_id"])["geboortedag"][0]
        t.zet("b", "persoon", rij, geboortedag=dag % 28 + 1)
        t.verwacht_van(rij, "persoon", "correctie", "geboortedag")


def _niveauwissel(t: Tweetal, plek: int) -> None:
    """A switch to another niveau: on 2 October by A, on 1 October by B."""
    niveaus = school()[0]["opleiding"].drop_nulls("niveau").select("opleidingcode", "niveau")
    isg = _inschrijvingen().filter(perioden=1, leertraject="BOL")
    isg = isg.filter(pl.col("datum_inschrijving") < date(2024, 9, 1))
    # Still running on both days: a period after the end of its enrolment counts nowhere.
    isg = isg.filter(pl.col("datum_uitschrijving_werkelijk").is_null())
    isg = isg.filter(pl.col("datum_uitschrijving_gepland").fill_null(date.max) > date(2025, 10, 2))
    rij = t.kies(isg.join(niveaus, on="opleidingcode", how="semi"), plek)
    if rij:
        niveau = niveaus.filter(opleidingcode=rij["opleidingcode"])["niveau"][0]
        code = niveaus.filter(pl.col("niveau") != niveau).sort("opleidingcode")["opleidingcode"][0]
        eerste = t.a["inschrijvingsperiode"].filter(persoon_id=rij["persoon_id"])
        for letter, dag in (("a", date(2025, 10, 2)), ("b", date(2025, 10, 1))):
            t.zet(letter, "inschrijvingsperiode", eerste.row(0, named=True), indicatie_bekostigbaar=True)
            tweede = t.kant(letter)["inschrijvingsperiode"].filter(persoon_id=rij["persoon_id"]).with_columns(
                pl.lit(dag).alias("datum_begin"), pl.lit(code).alias("opleidingcode"),
                pl.lit(None, pl.String).alias("niveau"),
            )  # fmt: skip
            alles = t.kant(letter)["inschrijvingsperiode"]
            t.kant(letter)["inschrijvingsperiode"] = pl.concat([alles, tweede])
        t.verwacht_van(rij, "inschrijvingsperiode", "niveauoverlap_1_oktober", "datum_begin")


BEWERKINGEN: dict[str, Callable[[Tweetal, int], None]] = {
    functie.__name__.strip("_"): functie
    for functie in (
        _reden, _gepland_einde, _uitgeschreven, _pas_uitgeschreven, _diplomadatum, _crebo, _zonder_pok, _ingetrokken,
        _later_geregistreerd, _pas_begonnen, _ander_nummer, _dubbel, _volgnummer, _eindcijfer, _geboortedag,
        _niveauwissel,
    )
}  # fmt: skip


def bewaar_sleutels(pad: Path, nummers: pl.DataFrame) -> Path:
    pq.write_table(Sleutels(nummers).als_tabel(), pad)
    return pad
