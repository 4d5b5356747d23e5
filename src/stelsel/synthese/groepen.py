"""Groups, the people who work with them, and who guides whom, in this studiejaar and the one before."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import pyarrow as pa
import yaml

from stelsel.synthese.aanbod import BBL, Aanbod
from stelsel.synthese.bouw import Bouwer, tekst
from stelsel.synthese.dagen import GEEN, dag, studiejaar_van
from stelsel.synthese.namen import naamkolommen, trek_namen
from stelsel.synthese.register import Register

GROEPSGROOTTE = 24
GROOTSTE_GROEP = 28
GROEPEN_PER_MENTOR = 1.3
STUDENTEN_PER_DOCENT = 40
ROLLEN = ["mentor", "studieloopbaanbegeleider", "zorgcoordinator"]


@cache
def vaste_mensen() -> dict[str, Any]:
    """The fixed people of the demo (mensen_vast.yaml)."""
    return yaml.safe_load((files(__package__) / "mensen_vast.yaml").read_text("utf-8"))


@dataclass
class Groepen:
    """All groups, and memberships as arrays (`l_...`: traject, group, first day, last day or GEEN)."""

    code: list[str] = field(default_factory=list)
    naam: list[str] = field(default_factory=list)
    domein: list[str] = field(default_factory=list)
    jaar: list[int] = field(default_factory=list)
    bbl: list[bool] = field(default_factory=list)
    l_t: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    l_groep: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    l_van: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=np.int32))
    l_tot: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=np.int32))

    def leden(self, groep: int) -> np.ndarray:
        """The trajecten of a group that still go on."""
        return self.l_t[(self.l_groep == groep) & (self.l_tot == GEEN)]


def deel_in(rng: np.random.Generator, aanbod: Aanbod, r: Register, peildatum: int) -> Groepen:
    """Groups of about 24 per programme: in bol per year of study, in bbl of all years."""
    groepen = Groepen()
    nu = int(studiejaar_van(np.array([peildatum]))[0])
    for jaar in (nu - 1, nu):
        _deel_jaar_in(rng, aanbod, r, peildatum, jaar, groepen)
    return groepen


def in_studiejaar(r: Register, jaar: int, peildatum: int) -> np.ndarray:
    """The bol and bbl trajecten that were there in the lessons of a studiejaar."""
    t = r.t
    tot = np.minimum(np.where(t.diploma == GEEN, t.eind, np.minimum(t.eind, t.diploma)), peildatum)
    einde = min(int(dag(jaar + 1, 7, 31)), peildatum)
    return np.flatnonzero((t.leertraject <= BBL) & (t.begin <= einde) & (tot >= dag(jaar, 9, 1)))


def _deel_jaar_in(
    rng: np.random.Generator, aanbod: Aanbod, r: Register, peildatum: int, jaar: int, g: Groepen
) -> None:
    t = r.t
    rijen = in_studiejaar(r, jaar, peildatum)
    p, bbl = t.opleiding[rijen], t.leertraject[rijen] == BBL
    # A bbl group is of all years together: they come to school one day a week.
    leerjaar = np.where(bbl, 0, np.clip(jaar - studiejaar_van(t.begin[rijen]) + 1, 1, aanbod.duur[p]))
    sleutel = (p * 2 + bbl) * 8 + leerjaar
    volgorde = np.lexsort((rng.random(len(rijen)), sleutel))
    rijen, sleutel = rijen[volgorde], sleutel[volgorde]
    soorten, eerste, aantal = np.unique(sleutel, return_index=True, return_counts=True)
    per_soort = np.maximum(np.round(aantal / GROEPSGROOTTE), np.ceil(aantal / GROOTSTE_GROEP)).astype(
        np.int64
    )
    soort = np.repeat(np.arange(len(soorten)), aantal)
    plek = (np.arange(len(rijen)) - eerste[soort]) * per_soort[soort] // aantal[soort]
    basis = len(g.code) + np.concatenate([[0], np.cumsum(per_soort)])[:-1]
    for s, hoeveel in zip(soorten, per_soort, strict=True):
        _maak_groepen(aanbod, g, int(s), int(hoeveel), jaar)
    laatste = dag(jaar + 1, 7, 31)
    eind = np.minimum(t.eind[rijen], laatste)
    g.l_t = np.concatenate([g.l_t, rijen])
    g.l_groep = np.concatenate([g.l_groep, (basis[soort] if len(rijen) else soort) + plek])
    g.l_van = np.concatenate([g.l_van, np.maximum(t.begin[rijen], dag(jaar, 8, 1))]).astype(np.int32)
    g.l_tot = np.concatenate([g.l_tot, np.where(eind > peildatum, GEEN, eind)]).astype(np.int32)


def _maak_groepen(aanbod: Aanbod, g: Groepen, sleutel: int, hoeveel: int, jaar: int) -> None:
    p, bbl, leerjaar = sleutel // 16, bool(sleutel // 8 % 2), sleutel % 8
    for nummer in range(hoeveel):
        letter = _letter(nummer)
        welke = f"bbl {letter}" if bbl else f"{leerjaar}{letter}"
        code = f"-bbl-{letter}" if bbl else welke
        g.code.append(f"{aanbod.kort[p]}{code}-{jaar % 100:02d}")
        g.naam.append(f"{aanbod.naam[p]} {welke}")
        g.domein.append(aanbod.domein[p])
        g.jaar.append(jaar)
        g.bbl.append(bbl)


def _letter(nummer: int) -> str:
    """A to Z, then AA, AB, ..."""
    return ("" if nummer < 26 else _letter(nummer // 26 - 1)) + chr(ord("A") + nummer % 26)


def vaste_groep(aanbod: Aanbod, g: Groepen, jaar: int) -> int | None:
    """The group of the fixed people: a first year of their programme, 1B when there is one."""
    kort = vaste_mensen()["groep"]["kort"]
    for letter in "BA":
        code = f"{kort}1{letter}-{jaar % 100:02d}"
        if code in g.code:
            return g.code.index(code)
    return None


def groeptabellen(bouwer: Bouwer, r: Register, g: Groepen, persoon_id: pa.Array) -> dict[str, pa.Table]:
    """groep and groepslidmaatschap."""
    p = r.t_p[g.l_t]
    _, uniek = np.unique(np.stack([p, g.l_groep]), axis=1, return_index=True)
    return {
        "groep": bouwer.tabel("groep", len(g.code), groep_id=pa.array(g.code, pa.string()),
                              naam=pa.array(g.naam, pa.string()), team=pa.array(g.domein, pa.string()),
                              studiejaar=np.array(g.jaar, dtype=np.int64)),
        "groepslidmaatschap": bouwer.tabel(
            "groepslidmaatschap", len(uniek), persoon_id=persoon_id.take(pa.array(p[uniek])),
            groep_id=tekst(g.code, g.l_groep[uniek]), van=g.l_van[uniek], tot_en_met=g.l_tot[uniek],
        ),
    }  # fmt: skip


@dataclass
class Medewerkers:
    """Who works at the school; `mentor` is the row of the mentor per group, `zorg` per team the zorgcoordinatoren."""

    code: list[str] = field(default_factory=list)
    functie: list[str] = field(default_factory=list)
    team: list[str] = field(default_factory=list)
    vast: dict[int, dict[str, Any]] = field(default_factory=dict)
    mentor: dict[int, int] = field(default_factory=dict)
    zorg: dict[str, list[int]] = field(default_factory=dict)

    def neem_aan(self, functie: str, team: str, code: str = "") -> int:
        """Add one, and return the row."""
        self.code.append(code or f"MW{len(self.code) + 93:04d}")
        self.functie.append(functie)
        self.team.append(team)
        return len(self.code) - 1


def stel_aan(g: Groepen, groep_vast: int | None) -> Medewerkers:
    """The fixed people, and per team mentors, teachers, a manager and zorgcoordinatoren."""
    m = Medewerkers()
    vast = vaste_mensen()
    for wie in vast["medewerkers"]:
        m.vast[m.neem_aan(wie["functie"], wie["team"], wie["code"])] = wie
    for team in sorted(set(g.domein)):
        groepen = [i for i, domein in enumerate(g.domein) if domein == team]
        dit_jaar = sum(g.jaar[i] == max(g.jaar) for i in groepen)
        m.neem_aan("opleidingsmanager", team)
        mentoren = [m.neem_aan("mentor", team) for _ in range(max(1, round(dit_jaar / GROEPEN_PER_MENTOR)))]
        m.zorg[team] = [m.neem_aan("zorgcoordinator", team) for _ in range(1 + dit_jaar // 30)]
        for _ in range(max(1, dit_jaar * GROEPSGROOTTE // STUDENTEN_PER_DOCENT)):
            m.neem_aan("docent", team)
        for nummer, groep in enumerate(groepen):
            m.mentor[groep] = mentoren[nummer % len(mentoren)]
    if groep_vast is not None:
        m.mentor[groep_vast] = m.code.index(vast["groep"]["mentor"])
        m.zorg[g.domein[groep_vast]].insert(0, m.code.index(vast["groep"]["zorgcoordinator"]))
    return m


def medewerkertabel(rng: np.random.Generator, bouwer: Bouwer, m: Medewerkers) -> pa.Table:
    """The table `medewerker`."""
    n = len(m.code)
    kaart = trek_namen(rng, rng.random(n) < 0.58)
    return bouwer.tabel(
        "medewerker", n,
        medewerker_id=pa.array(m.code, pa.string()),
        functie=pa.array(m.functie, pa.string()),
        team=pa.array(m.team, pa.string()),
        **naamkolommen(kaart, np.arange(n) + 1, rng.integers(0, 10**7, n), vast=m.vast),
    )  # fmt: skip


def begeleidertabel(
    bouwer: Bouwer,
    aanbod: Aanbod,
    r: Register,
    g: Groepen,
    m: Medewerkers,
    persoon_id: pa.Array,
    ise: tuple[np.ndarray, ...],
) -> pa.Table:
    """The table `begeleider_van`: the mentor (in bbl the studieloopbaanbegeleider) of the group, and with extra
    support in these two years a zorgcoordinator."""
    mentor = np.array([m.mentor[i] for i in range(len(g.code))], dtype=np.int64)
    bbl = np.array(g.bbl, dtype=np.int64)
    i, begin, eind = ise
    recent = (
        np.flatnonzero(eind >= dag(max(g.jaar, default=0) - 1, 8, 1))
        if g.jaar
        else np.empty(0, dtype=np.int64)
    )
    laatste_opleiding = np.zeros(len(r.i_p), dtype=np.int64)
    laatste_opleiding[r.t_i] = r.t.opleiding
    teams = [aanbod.domein[p] for p in laatste_opleiding[i[recent]]]
    bekend = np.array([team in m.zorg for team in teams], dtype=bool)
    recent, teams = recent[bekend], [team for team in teams if team in m.zorg]
    zorg = np.array([m.zorg[team][k % len(m.zorg[team])] for k, team in enumerate(teams)], dtype=np.int64)
    p = np.concatenate([r.t_p[g.l_t], r.i_p[i[recent]]])
    wie = np.concatenate([mentor[g.l_groep], zorg])
    rol = np.concatenate([bbl[g.l_groep], np.full(len(recent), 2)])
    van = np.concatenate([g.l_van, begin[recent]])
    tot = np.concatenate([g.l_tot, eind[recent]])
    _, uniek = np.unique(np.stack([p, wie, rol, van]), axis=1, return_index=True)
    return bouwer.tabel(
        "begeleider_van", len(uniek),
        persoon_id=persoon_id.take(pa.array(p[uniek])),
        medewerker_id=tekst(m.code, wie[uniek]),
        rol=tekst(ROLLEN, rol[uniek]),
        van=van[uniek],
        tot_en_met=tot[uniek],
    )  # fmt: skip
