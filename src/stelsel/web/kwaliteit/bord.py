"""What the board page shows, as plain data: key figures, small multiples, the table with the oordeel, entree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stelsel.kern.tijd import Studiejaar
from stelsel.web.gedeeld.notatie import datum, getal
from stelsel.web.kwaliteit import zinnen
from stelsel.web.kwaliteit.cijfers import DRIE, NAMEN, Cijfer
from stelsel.web.kwaliteit.eenheden import ENTREE, NIVEAUS, ONBEKEND, Eenheid, Namen
from stelsel.web.kwaliteit.filters import Filters
from stelsel.weergave.grafieken import Norm, Punt, gezamenlijk_bereik, veelvoud, vonk

EENHEID = ("brin", "dossier", "niveau")
JAREN_REEKS = 6
# so many small multiples stand on the page; the others fold out
VOORAAN = 8
# a sentence that says which period to request holds this
DUO = "Vraag bij DUO"


@dataclass(frozen=True)
class Kerncijfer:
    """One key figure over all groups together, beside the same figure a year earlier."""

    indicator: str
    naam: str
    waarde: float | None
    vorige: float | None
    noemer: int
    vonk: str


@dataclass(frozen=True)
class Rij:
    """One group in the table; `cellen` in the order of the three indicators."""

    eenheid: Eenheid
    naam: str
    bij: str
    adres: str
    cellen: tuple[Cijfer | None, ...]
    oordeel: Cijfer | None

    @property
    def verschil(self) -> float | None:
        return self.cellen[0].verschil if self.cellen[0] else None

    @property
    def uniek(self) -> str:
        """An id on the page."""
        return f"ntb-{self.eenheid.teken}"


@dataclass(frozen=True)
class Veelvoud:
    """One of the small multiples."""

    naam: str
    bij: str
    adres: str
    svg: str


@dataclass(frozen=True)
class Bord:
    """Everything on the page below the filters."""

    kern: tuple[Kerncijfer, ...]
    tellingen: Mapping[str, int]
    veelvouden: tuple[Veelvoud, ...]
    rijen: tuple[Rij, ...]
    entree: tuple[Rij, ...]
    onbekend: tuple[Rij, ...]
    periode: str
    voorlopig: str
    # what the deliveries do not cover, and which selection period to request
    tekort: tuple[str, ...] = ()

    @property
    def aantal(self) -> int:
        return len(self.rijen)

    @property
    def zonder_grafiek(self) -> int:
        """How many groups stand in the table only, because too few count in the last year."""
        return max(0, self.aantal - len(self.veelvouden))

    @property
    def vooraan(self) -> tuple[Veelvoud, ...]:
        return self.veelvouden[:VOORAAN]

    @property
    def verder(self) -> tuple[Veelvoud, ...]:
        return self.veelvouden[VOORAAN:]

    @property
    def telling_zin(self) -> str:
        """'1 hoog, 5 voldoende, 1 niet te bepalen': everything but the number in front."""
        volgorde = ("hoog", "voldoende", "niet te bepalen")
        woorden = {"hoog": _("hoog"), "voldoende": _("voldoende"), "niet te bepalen": _("niet te bepalen")}
        return ", ".join(f"{self.tellingen.get(o, 0)} {woorden[o]}" for o in volgorde if self.tellingen.get(o))


def filter_van(filters: Filters) -> dict[str, str]:
    """The filters as the engine knows them: dimension to value."""
    return {naam: w for naam in ("brin", "domein", "leerweg", "niveau") if (w := getattr(filters, naam))}


def eenheid_van(cijfer: Cijfer) -> Eenheid:
    """The group a row is about."""
    return Eenheid(*(cijfer.dimensies.get(naam) or ONBEKEND for naam in EENHEID))


def adres_van(eenheid: Eenheid, filters: Filters) -> str:
    """The address of the page of a group, with the same year and window."""
    basis = reverse("kwaliteit:opleiding", args=(eenheid.brin, eenheid.dossier, eenheid.niveau))
    return basis + Filters(jaar=filters.jaar, venster=filters.venster).adres()


def maak(
    reeksen: Mapping[str, Sequence[Cijfer]],
    jaarlijks: Sequence[Cijfer],
    oordelen: Sequence[Cijfer],
    filters: Filters,
    namen: Namen,
    peildatum: date,
) -> Bord:
    """The board from calculated rows.

    `reeksen` holds per indicator the rows of the years up to the chosen one, with the chosen window; `jaarlijks`
    the jaarresultaat per single year; `oordelen` the oordeel of the chosen year.
    """
    oordeel = {eenheid_van(c): c for c in oordelen if is_groep(c)}
    cellen: dict[Eenheid, dict[str, Cijfer]] = {}
    for naam in DRIE:
        for cijfer in reeksen[naam]:
            if cijfer.studiejaar == filters.jaar and is_groep(cijfer):
                cellen.setdefault(eenheid_van(cijfer), {})[naam] = cijfer
    rijen = [
        _rij(eenheid, cellen.get(eenheid, {}), oordeel.get(eenheid), filters, namen)
        for eenheid in sorted(cellen.keys() | oordeel.keys())
    ]
    beoordeeld = sorteer([r for r in rijen if r.eenheid.is_bekend], filters.volgorde)
    return Bord(
        kern=tuple(_kerncijfer(naam, reeksen[naam], filters.jaar) for naam in DRIE),
        tellingen=Counter(r.oordeel.oordeel for r in beoordeeld if r.oordeel),
        veelvouden=tuple(_veelvouden(jaarlijks, filters, namen, peildatum)),
        rijen=tuple(beoordeeld),
        entree=tuple(r for r in rijen if r.eenheid.niveau == ENTREE),
        onbekend=tuple(r for r in rijen if not r.eenheid.is_bekend and r.eenheid.niveau != ENTREE),
        periode=periode_zin(filters.jaar, filters.venster),
        voorlopig=voorlopig_zin(filters.jaar, peildatum),
        tekort=tekort(c for naam in DRIE for c in reeksen[naam] if c.studiejaar == filters.jaar),
    )


def _rij(
    eenheid: Eenheid, cijfers: Mapping[str, Cijfer], oordeel: Cijfer | None, filters: Filters, namen: Namen
) -> Rij:
    bij = [namen.brin(eenheid.brin)] if len(namen.brins) > 1 else []
    if eenheid.dossier != ONBEKEND:
        bij.append(eenheid.dossier)
    if not eenheid.is_bekend and eenheid.niveau != ENTREE:
        bij.append(_("niveau %(niveau)s") % {"niveau": eenheid.niveau})
    return Rij(
        eenheid=eenheid,
        naam=namen.dossier(eenheid.dossier),
        bij=", ".join(bij),
        adres=adres_van(eenheid, filters),
        cellen=tuple(cijfers.get(naam) for naam in DRIE),
        oordeel=oordeel,
    )


def sorteer(rijen: Iterable[Rij], volgorde: str) -> list[Rij]:
    """Rows in the asked order; what cannot be compared comes last, whichever way round."""
    omgekeerd, sleutel = volgorde.startswith("-"), volgorde.removeprefix("-")
    if sleutel == "opleiding":
        return sorted(rijen, key=lambda r: (r.naam.casefold(), r.eenheid), reverse=omgekeerd)

    def waarde(rij: Rij) -> float | None:
        if sleutel == "norm":
            return rij.verschil
        cijfer = rij.cellen[DRIE.index(sleutel)]
        return cijfer.getoond if cijfer else None

    met = sorted((r for r in rijen if waarde(r) is not None), key=waarde, reverse=omgekeerd)
    return met + [r for r in rijen if waarde(r) is None]


def _kerncijfer(naam: str, reeks: Sequence[Cijfer], jaar: int) -> Kerncijfer:
    """Numerators and denominators of all groups with a niveau 2-4, added up per year."""
    jaren = range(jaar - JAREN_REEKS + 1, jaar + 1)
    som = {j: _opgeteld(c for c in reeks if c.studiejaar == j) for j in jaren}
    waarden = [100 * t / n if n else None for t, n in som.values()]
    woorden = {"naam": str(NAMEN[naam]), "reeks": _reeks_in_woorden(dict(zip(jaren, waarden, strict=True)))}
    beschrijving = _("%(naam)s per studiejaar. %(reeks)s") % woorden
    return Kerncijfer(
        indicator=naam,
        naam=str(NAMEN[naam]),
        waarde=waarden[-1],
        vorige=waarden[-2],
        noemer=som[jaar][1],
        vonk=vonk(f"vonk-{naam}", str(NAMEN[naam]), beschrijving, waarden),
    )


def _opgeteld(cijfers: Iterable[Cijfer]) -> tuple[int, int]:
    bruikbaar = [c for c in cijfers if c.dimensies.get("niveau") in NIVEAUS and c.noemer]
    return sum(c.teller or 0 for c in bruikbaar), sum(c.noemer or 0 for c in bruikbaar)


def _reeks_in_woorden(waarden: Mapping[int, float | None]) -> str:
    delen = [f"{Studiejaar(j).label}: {getal(w, 1)}" for j, w in waarden.items() if w is not None]
    return "; ".join(delen)


def _veelvouden(jaarlijks: Sequence[Cijfer], filters: Filters, namen: Namen, peildatum: date) -> list[Veelvoud]:
    jaren = range(filters.jaar - JAREN_REEKS + 1, filters.jaar + 1)
    per_eenheid: dict[Eenheid, dict[int, Cijfer]] = {}
    for cijfer in jaarlijks:
        if cijfer.dimensies.get("niveau") in NIVEAUS and cijfer.studiejaar in jaren:
            per_eenheid.setdefault(eenheid_van(cijfer), {})[cijfer.studiejaar] = cijfer
    toonbaar = {e: r for e, r in per_eenheid.items() if r.get(filters.jaar) and r[filters.jaar].getoond is not None}
    alle = [c.getoond for r in toonbaar.values() for c in r.values()]
    bereik = gezamenlijk_bereik(alle + [c.norm for r in toonbaar.values() for c in r.values()])
    # a year that no group can show is not an empty stretch of axis
    getoond = [j for j in jaren if any(j in r and r[j].getoond is not None for r in toonbaar.values())]
    volgorde = sorted(toonbaar, key=lambda e: (_min(toonbaar[e][filters.jaar].verschil), namen.dossier(e.dossier), e))
    reeksen = {e: als_reeks(toonbaar[e], getoond, peildatum) for e in volgorde}
    return [_veelvoud(e, reeksen[e], bereik, filters, namen) for e in volgorde]


def _min(verschil: float | None) -> float:
    return 1000.0 if verschil is None else verschil


def _veelvoud(
    eenheid: Eenheid,
    jaarreeks: Sequence[zinnen.Jaar],
    bereik: tuple[float, float],
    filters: Filters,
    namen: Namen,
) -> Veelvoud:
    laatste = jaarreeks[-1]
    norm = None if laatste.norm is None else Norm(laatste.norm, norm_tekst(laatste.norm))
    naam = namen.dossier(eenheid.dossier)
    return Veelvoud(
        naam=naam,
        bij=_("niveau %(niveau)s, n = %(n)s") % {"niveau": eenheid.niveau, "n": getal(laatste.noemer)},
        adres=adres_van(eenheid, filters),
        svg=veelvoud(
            f"v-{eenheid.teken}",
            _("%(naam)s, jaarresultaat") % {"naam": naam},
            zinnen.omschrijving(jaarreeks),
            [Punt(j.kort, j.waarde) for j in jaarreeks],
            bereik=bereik,
            norm=norm,
            opmaak=lambda w: getal(w, 1),
        ),
    )


def als_reeks(reeks: Mapping[int, Cijfer], jaren: Iterable[int], peildatum: date) -> list[zinnen.Jaar]:
    """The figures of these years as a series; a year without a row is a year without a value."""
    uit = []
    for jaar in jaren:
        c, ster = reeks.get(jaar), is_voorlopig(jaar, peildatum)
        uit.append(
            zinnen.Jaar(jaar, c.teller, c.noemer, c.getoond, c.norm, " ".join(c.redenen), ster)
            if c
            else zinnen.Jaar(jaar, None, None, None, None, voorlopig=ster)
        )
    return uit


def norm_tekst(norm: float) -> str:
    """The words beside the line of the norm."""
    return _("norm %(norm)s") % {"norm": getal(norm)}


def periode_zin(jaar: int, venster: int) -> str:
    """Which years are in the figures."""
    if venster == 1:
        return _("Eén studiejaar: %(jaar)s") % {"jaar": Studiejaar(jaar).label}
    woorden = {"van": Studiejaar(jaar - venster + 1).label, "tot": Studiejaar(jaar).label}
    return _("Drie jaar samen: %(van)s tot en met %(tot)s") % woorden


def is_voorlopig(jaar: int, peildatum: date) -> bool:
    """Whether the figures of a studiejaar may still change.

    DUO makes the figures over an opbrengstjaar final in the February after it: until then diplomas and the count
    of 1 October may still be corrected.
    """
    return peildatum < date(jaar + 2, 2, 1)


def voorlopig_zin(jaar: int, peildatum: date) -> str:
    """Empty, or why the figures of this year may still change."""
    if not is_voorlopig(jaar, peildatum):
        return ""
    return _("%(jaar)s is voorlopig: gegevens tot %(dag)s, definitief in februari %(definitief)s.") % {
        "jaar": Studiejaar(jaar).label,
        "dag": datum(peildatum),
        "definitief": jaar + 2,
    }


def is_groep(cijfer: Cijfer) -> bool:
    """False for the row that only says an institution has no coverage."""
    return cijfer.noemer is not None or "dossier" in cijfer.dimensies or "niveau" in cijfer.dimensies


def tekort(cijfers: Iterable[Cijfer]) -> tuple[str, ...]:
    """The sentences, each once, of figures that cannot be determined because the deliveries cover too little."""
    return tuple(dict.fromkeys(zin for c in cijfers if c.noemer is None for zin in c.redenen if DUO in zin))
