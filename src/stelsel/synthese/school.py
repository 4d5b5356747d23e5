"""A whole school: from the number of students, a seed, a number of years and a day, to tables and numbers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from stelsel.gegevens.opleidingen import opleidingstabel
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.fouten import StelselFout
from stelsel.kern.sleutels import is_brin
from stelsel.kern.tijd import Studiejaar, vandaag
from stelsel.synthese.aanbod import Aanbod, lees_aanbod
from stelsel.synthese.bouw import Bouwer, naar_tabel, uuids
from stelsel.synthese.bpv import bpvtabel
from stelsel.synthese.cijfers import cijfertabel
from stelsel.synthese.contacten import contacttabel
from stelsel.synthese.dagen import dag, jaar_van, van_date
from stelsel.synthese.groepen import (
    Groepen,
    begeleidertabel,
    deel_in,
    groeptabellen,
    medewerkertabel,
    stel_aan,
    vaste_groep,
    vaste_mensen,
)
from stelsel.synthese.loopbaan import AANLOOPJAREN, Loopbanen
from stelsel.synthese.perioden import ondersteuning, ondersteuningstabel, periodetabel
from stelsel.synthese.personen import Personen, nummertabel, persoontabel
from stelsel.synthese.register import Register, inschrijvingstabel, maak_register
from stelsel.synthese.resultaten import Resultaten
from stelsel.synthese.toeval import stroom
from stelsel.synthese.verslag import Vuilsoort, maak_verslag
from stelsel.synthese.vooropleiding import Vooropleidingen, noteer_vooropleidingen, vooropleidingtabel
from stelsel.synthese.vuil import Vuil, bevuil
from stelsel.synthese.weken import aanwezigheidstabel

NAAM = "ROC De Waterlijn"
BRIN = "99XX"
MEESTE_JAREN = 10
EERSTE_JAAR, LAATSTE_JAAR = 2010, 2100


@dataclass(frozen=True)
class School:
    """An invented school.

    `tabellen`: tables of `gegevens` by name; `nummers`: the table persoonsnummer; `vuil`: the dirt that was put
    in, per kind of vuil.yaml; `van` and `tot_en_met`: the selection period of its RO.
    """

    tabellen: dict[str, pa.Table]
    nummers: pa.Table
    vuil: dict[str, Vuilsoort]
    brin: str
    van: date
    tot_en_met: date


def maak_school(
    studenten: int,
    zaad: int = 0,
    jaren: int = 6,
    peildatum: date | None = None,
    brin: str = BRIN,
    *,
    eigen: bool = True,
) -> School:
    """Invent a school with about `studenten` students on every 1 October.

    It covers `jaren` (1-10) whole studiejaren before the one in which `peildatum` (default: today) falls, and that
    one up to the peildatum. The same arguments give the same school. Without `eigen` only what stands in an RO is
    made (no names, groups, attendance or marks). Raises StelselFout (exit 2) for an argument out of range.
    """
    peildatum = peildatum or vandaag()
    _controleer(studenten, zaad, jaren, peildatum, brin)
    nu = Studiejaar.van_datum(peildatum)
    van = Studiejaar(nu.jaar - jaren).van
    peil = van_date(peildatum)
    aanbod = lees_aanbod(studenten)
    loopbanen = Loopbanen(aanbod, studenten, zaad, van.year - AANLOOPJAREN, nu.jaar)
    trajecten = loopbanen.speel()
    vuil = Vuil()
    historie = bevuil(stroom(zaad, "vuil"), vuil, aanbod, trajecten, van_date(van), peil)
    r = maak_register(stroom(zaad, "register"), vuil, historie, van_date(van))
    wie = Personen.maak(zaad, r, loopbanen.mensen.kolom("geboren"), loopbanen.mensen.kolom("vrouw"))
    groepen = deel_in(stroom(zaad, "groepen"), aanbod, r, peil)
    groep_vast = vaste_groep(aanbod, groepen, nu.jaar)
    if groep_vast is not None:
        _zet_vaste_studenten(wie, r, groepen, groep_vast, peil)
    ids = uuids(stroom(zaad, "sleutels"), len(wie) + 2)
    persoon_id, leveringen = ids.slice(0, len(wie)), ids.slice(len(wie)).to_pylist()
    plaats = _Bouwplaats(zaad, aanbod, r, wie, groepen, groep_vast, persoon_id, peil)

    tabellen = plaats.ro_tabellen(Bouwer(brin, leveringen[0]), vuil, met_namen=eigen)
    vooropleidingen = noteer_vooropleidingen(
        zaad, vuil, aanbod, trajecten, loopbanen.mensen.kolom("vooropleiding"), r, wie, van_date(van)
    )
    if eigen:
        tabellen |= plaats.eigen_tabellen(Bouwer(brin, leveringen[1]), vooropleidingen)
    tabellen |= _over_de_school(tabellen, brin, leveringen, van, peildatum, eigen)
    nummers = nummertabel(zaad, vuil, r, persoon_id, leveringen[0], peil)
    verslag = maak_verslag(vuil, r, persoon_id, tabellen["bpv"])
    return School(tabellen, nummers, verslag, brin, van, peildatum)


@dataclass(frozen=True)
class _Bouwplaats:
    """Everything that is decided, from which the tables are made."""

    zaad: int
    aanbod: Aanbod
    r: Register
    wie: Personen
    groepen: Groepen
    groep_vast: int | None
    persoon_id: pa.Array
    peil: int

    def ro_tabellen(self, bouwer: Bouwer, vuil: Vuil, *, met_namen: bool) -> dict[str, pa.Table]:
        """What stands in an RO."""
        aanbod, r, ids, peil = self.aanbod, self.r, self.persoon_id, self.peil
        return {
            "persoon": persoontabel(self.zaad, vuil, bouwer, self.wie, ids, met_namen=met_namen),
            "inschrijving": inschrijvingstabel(bouwer, r, ids),
            "inschrijvingsperiode": periodetabel(self._stroom("perioden"), bouwer, aanbod, r, ids, peil),
            "extra_ondersteuning": ondersteuningstabel(bouwer, r, ids, self._ondersteuning()),
            "bpv": bpvtabel(self._stroom("bpv"), vuil, bouwer, aanbod, r, ids, peil),
            **Resultaten(self._stroom("resultaten"), bouwer, aanbod, r, ids, peil).tabellen(),
        }

    def eigen_tabellen(self, bouwer: Bouwer, vooropleidingen: Vooropleidingen) -> dict[str, pa.Table]:
        """What the school itself knows; the names stand in the table of persons."""
        aanbod, r, ids, peil, groepen = self.aanbod, self.r, self.persoon_id, self.peil, self.groepen
        mensen = stel_aan(groepen, self.groep_vast)
        afwezig = {p: wie["ongeoorloofd"] for p, wie in self.wie.vast.items() if "ongeoorloofd" in wie}
        weken = aanwezigheidstabel(self._stroom("weken"), bouwer, aanbod, r, ids, peil, afwezig)
        return groeptabellen(bouwer, r, groepen, ids) | {
            "medewerker": medewerkertabel(self._stroom("medewerkers"), bouwer, mensen),
            "begeleider_van": begeleidertabel(bouwer, aanbod, r, groepen, mensen, ids, self._ondersteuning()),
            "contactpersoon": contacttabel(
                self._stroom("contacten"), bouwer, r, groepen, self.wie, ids, peil
            ),
            "vooropleiding": vooropleidingtabel(bouwer, vooropleidingen, ids),
            "aanwezigheid_week": weken,
            "resultaat": cijfertabel(self._stroom("cijfers"), bouwer, aanbod, r, ids, peil),
        }

    def _stroom(self, naam: str) -> np.random.Generator:
        return stroom(self.zaad, naam)

    def _ondersteuning(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return ondersteuning(self._stroom("ondersteuning"), self.r, self.peil)


def _controleer(studenten: int, zaad: int, jaren: int, peildatum: date, brin: str) -> None:
    for waar, waarde, laagst, hoogst in (
        ("--studenten", studenten, 1, 500_000), ("--zaad", zaad, 0, 2**63), ("--jaren", jaren, 1, MEESTE_JAREN),
    ):  # fmt: skip
        if not laagst <= waarde <= hoogst:
            raise StelselFout(
                f"{waarde} kan hier niet.", waar=waar, verwacht=f"een getal van {laagst} tot en met {hoogst}",
                doe="Kies een getal daartussen.", code="SYN-MAAK-01", exitcode=2,
            )  # fmt: skip
    if not EERSTE_JAAR <= peildatum.year <= LAATSTE_JAAR:
        raise StelselFout(
            "Voor deze dag is geen school te verzinnen.", waar="--peildatum",
            verwacht=f"een dag van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}", doe="Kies een dag daartussen.",
            code="SYN-MAAK-03", exitcode=2,
        )  # fmt: skip
    if not is_brin(brin):
        raise StelselFout(
            "Dit is geen BRIN.", waar="--brin", verwacht="twee cijfers en twee hoofdletters, zoals 99XX",
            doe="Verbeter de BRIN.", code="SYN-MAAK-02", exitcode=2,
        )  # fmt: skip


def _zet_vaste_studenten(wie: Personen, r: Register, groepen: Groepen, groep: int, peildatum: int) -> None:
    """Give the members of the fixed group who are new here their names, sex and ages."""
    leden = [int(p) for p in dict.fromkeys(r.t_p[groepen.leden(groep)].tolist())]
    _, index, aantal = np.unique(r.p_mens, return_inverse=True, return_counts=True)
    inschrijvingen = np.bincount(r.i_p, minlength=len(wie))
    leden = [p for p in leden if aantal[index[p]] == 1 and inschrijvingen[p] == 1]
    peiljaar = int(jaar_van(np.array([peildatum]))[0])
    for p, student in zip(leden, vaste_mensen()["groep"]["studenten"], strict=False):
        wie.vast[p] = student
        wie.vrouw[p] = student["geslacht"] == "V"
        # Born some months before this day, so that the age holds for the rest of the demo's studiejaar.
        wie.geboren[p] = dag(peiljaar - student["leeftijd"], 1, 1) + (p * 37) % 120
        if wie.leeftijd(peildatum)[p] < student["leeftijd"]:
            wie.geboren[p] -= 366


def _over_de_school(
    tabellen: dict[str, pa.Table], brin: str, leveringen: list[str], van: date, peildatum: date, eigen: bool
) -> dict[str, pa.Table]:
    """instelling, levering and opleiding."""
    moment = datetime(peildatum.year, peildatum.month, peildatum.day, tzinfo=UTC)
    naam = f"RO_{brin}_{van:%Y%m%d}_{peildatum:%Y%m%d}.csv"
    bestanden = [("RO", naam), ("EIGEN", "eigen_administratie.csv")][: 1 + eigen]
    rijen = [{
        "levering_id": leveringen[nummer], "soort": soort, "bestand": bestand,
        # Nothing was read: the fingerprint is that of the name, so that it stays the same and never meets a file's.
        "sha256": hashlib.sha256(f"synthese {bestand}".encode()).hexdigest(),
        "brin": brin, "van": van, "tot_en_met": peildatum, "aangemaakt": peildatum, "ingelezen_op": moment,
        "volledig": True,
    } for nummer, (soort, bestand) in enumerate(bestanden)]  # fmt: skip
    periode = tabellen["inschrijvingsperiode"]
    codes = pc.unique(pa.chunked_array(
        [*periode["opleidingcode"].chunks, *tabellen["diploma"]["opleidingcode"].chunks]
    )).to_pylist()  # fmt: skip
    gevuld = (
        periode.filter(pc.is_valid(periode["niveau"])).group_by(["opleidingcode", "niveau"]).aggregate([])
    )
    niveaus: dict[str, list[int]] = {}
    for rij in gevuld.to_pylist():
        niveaus.setdefault(rij["opleidingcode"], []).append(int(rij["niveau"][-1]))
    return {
        "instelling": naar_tabel(TABELLEN["instelling"], 1, {"brin": brin, "naam": NAAM}),
        "levering": pa.Table.from_pylist(rijen, schema=TABELLEN["levering"].arrow_schema()),
        "opleiding": opleidingstabel([code for code in codes if code], isp_niveaus=niveaus),
    }
