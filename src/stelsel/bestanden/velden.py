"""How each kind of field is read: its value, and the checks that may hit it.

Every function returns Polars expressions over one text column (empty is null), so that a check runs over all
lines at once. Text is taken as it stands: a space or a quote around a value is a fault, not something to repair.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from stelsel.bestanden.indeling import Veld
from stelsel.bestanden.verkenning import DAG_EERST, ISO, KAAL
from stelsel.kern.codelijsten import Codelijst, codelijst
from stelsel.kern.sleutels import GEWICHTEN, REST_BSN, REST_ONDERWIJSNUMMER

DATUMVORM = {
    ISO: (r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "%Y-%m-%d"),
    DAG_EERST: (r"^[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}$", "%d-%m-%Y"),
    KAAL: (r"^[0-9]{8}$", "%Y%m%d"),
}
ZONDER_DAG = {
    ISO: r"^([0-9]{4})-([0-9]{2})-00$",
    DAG_EERST: r"^0{1,2}-([0-9]{1,2})-([0-9]{4})$",
    KAAL: r"^([0-9]{4})([0-9]{2})00$",
}
NEDERLAND = "Europe/Amsterdam"
VROEGSTE, LAATSTE = date(1900, 1, 1), date(2100, 12, 31)
EERSTE_JAAR = date(1, 1, 1)
WAAR, ONWAAR = ["true", "1"], ["false", "0"]
ZELF_VERPLICHT = ("datum", "geboortedatum", "deeldatum", "nummer", "pgn", "tijdstip", "moment")
"""Kinds of field that say themselves what it means that they are empty."""
DECIMAAL = pl.Decimal(21, 6)
DAG_EN_TIJD = r"^([0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})[T -]?([0-9]{2}):?([0-9]{2}):?([0-9]{2})(?:\.[0-9]{1,9})?$"

MOMENT = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]{1,9})?(Z|\+00:?00|)$"


@dataclass(frozen=True)
class Opties:
    """What holds for the whole file. `streng`: an onderwijsnummer must start with 10. `lijsten`: the lists of codes
    the school gave, by kind. `stijlen`: the ways in which this kind of delivery may write dates."""

    datumstijl: str = ISO
    streng: bool = True
    vandaag: date = LAATSTE
    lijsten: Mapping[str, Codelijst] = field(default_factory=dict)
    stijlen: tuple[str, ...] = (ISO, DAG_EERST)

    @property
    def andere_stijlen(self) -> list[str]:
        return [stijl for stijl in self.stijlen if stijl != self.datumstijl]

    def lijsten_van(self, veld: Veld) -> list[Codelijst]:
        """The lists a field is held against: those of the layout, and the one the school gave."""
        gegeven = self.lijsten.get(veld.opgegeven)
        return [*map(codelijst, veld.lijst), *([gegeven] if gegeven else [])]


@dataclass(frozen=True)
class Toets:
    """A check: lines where `raak` is true get the message `oorzaak`.

    `tenzij`, looked at only in those lines because it costs time: where it is true the message is `anders`.
    """

    oorzaak: str
    raak: pl.Expr
    verwacht: str = ""
    tenzij: pl.Expr | None = None
    anders: str = ""


@dataclass(frozen=True)
class Gelezen:
    """A field: the columns it fills, and its checks. `vooraf`: columns that are made first, because a value and
    its checks share them."""

    waarden: dict[str, pl.Expr]
    toetsen: list[Toets] = field(default_factory=list)
    vooraf: dict[str, pl.Expr] = field(default_factory=dict)


def lees_veld(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    """The value and the checks of one field; `tekst` is its column of text."""
    gelezen = _LEZERS[veld.soort](veld, tekst, opties)
    if veld.verplicht and veld.soort not in (
        "datum",
        "geboortedatum",
        "deeldatum",
        "nummer",
        "pgn",
        "tijdstip",
        "moment",
    ):
        oorzaak = "sleutel" if veld.sleutel else "leeg"
        gelezen.toetsen.append(Toets(oorzaak, tekst.is_null(), veld.verwacht or _keuze(veld)))
    return gelezen


def codes(veld: Veld) -> list[str]:
    """The codes a field may hold: of its lists together, or the few it is limited to."""
    if veld.alleen:
        return list(veld.alleen)
    return sorted({code for naam in veld.lijst for code in codelijst(naam).codes})


def is_gedateerd(veld: Veld) -> bool:
    """Whether the list of a field grows over time, so that an unknown code is only remarkable."""
    return any(codelijst(naam).gedateerd for naam in veld.lijst)


def _keuze(veld: Veld) -> str:
    if not veld.lijst:
        return ""
    if is_gedateerd(veld):
        lijst = codelijst(veld.lijst[-1])
        return f"een code uit de lijst {lijst.naam} (stand {lijst.stand})"
    waarden = codes(veld)
    return f"{', '.join(waarden[:-1])} of {waarden[-1]}" if len(waarden) > 1 else waarden[0]


def _tekst(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    if veld.lijst and not is_gedateerd(veld):
        return _uit_vaste_lijst(veld, tekst)
    vooraf, goed = _gedeeld(veld, tekst.str.contains(f"^(?:{veld.patroon})$"))
    toetsen = [Toets("sleutel" if veld.sleutel else "vorm", ~goed)]
    if veld.lijst:
        toetsen.append(Toets("onbekende_code", goed & ~tekst.is_in(codes(veld)), _keuze(veld)))
    gegeven = opties.lijsten.get(veld.opgegeven)
    if gegeven:
        toetsen.append(
            Toets("niet_opgegeven", goed & ~tekst.is_in(sorted(gegeven.codes)), f"een code uit {gegeven.bron}")
        )
    waarde = tekst.replace(_anders_geschreven(veld)) if veld.als else tekst
    return Gelezen({veld.kolom: pl.when(goed).then(waarde)}, toetsen, vooraf)


def _anders_geschreven(veld: Veld) -> dict[str, str]:
    """The codes of a delivery that the tables know by another."""
    codes_ = {code: waarden for naam in veld.lijst for code, waarden in codelijst(naam).codes.items()}
    return {code: waarden[veld.als] for code, waarden in codes_.items() if veld.als in waarden}


def _gedeeld(veld: Veld, expr: pl.Expr) -> tuple[dict[str, pl.Expr], pl.Expr]:
    """What a value and its checks share, as a column that is made first."""
    naam = f"_{veld.kolom}"
    return {naam: expr}, pl.col(naam)


def _uit_vaste_lijst(veld: Veld, tekst: pl.Expr) -> Gelezen:
    toetsen = []
    if veld.voorloopnul:
        kort = tekst.str.contains(f"^[0-9]{{1,{veld.voorloopnul - 1}}}$")
        toetsen.append(Toets("voorloopnul", kort))
        tekst = pl.when(kort).then(tekst.str.zfill(veld.voorloopnul)).otherwise(tekst)
    goed = tekst.is_in(codes(veld))
    if veld.patroon:
        goed |= tekst.str.contains(f"^(?:{veld.patroon})$")
    toetsen.append(Toets("sleutel" if veld.sleutel else "lijst", ~goed, veld.verwacht or _keuze(veld)))
    return Gelezen({veld.kolom: pl.when(goed).then(tekst)}, toetsen)


def _ja_nee(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    goed = tekst.is_in(codes(veld))
    oorzaak = "sleutel" if veld.sleutel else "lijst"
    ja = [code for code in codes(veld) if code in ("J", "1")]
    return Gelezen({veld.kolom: pl.when(goed).then(tekst.is_in(ja))}, [Toets(oorzaak, ~goed, _keuze(veld))])


def _waar_onwaar(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    """The boolean of XML: true and false, or 1 and 0."""
    goed = tekst.is_in(WAAR + ONWAAR)
    toets = Toets("sleutel" if veld.sleutel else "lijst", ~goed, "true of false")
    return Gelezen({veld.kolom: pl.when(goed).then(tekst.is_in(WAAR))}, [toets])


def _getal(type_: type[pl.DataType], factor: int = 1) -> Callable[[Veld, pl.Expr, Opties], Gelezen]:
    def lees(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
        vorm = tekst.str.contains(f"^(?:{veld.patroon})$")
        # 6.1 x 10 is not exactly 61 in binary: round before the cast.
        waarde = (
            (tekst.cast(pl.Float64, strict=False) * factor).round().cast(type_)
            if factor > 1
            else tekst.cast(type_, strict=False)
        )
        goed = (vorm & waarde.is_between(veld.min or 0, veld.max)).fill_null(False)
        oorzaak = "sleutel" if veld.sleutel else "vorm"
        return Gelezen({veld.kolom: pl.when(goed).then(waarde)}, [Toets(oorzaak, ~goed & tekst.is_not_null())])

    return lees


def _decimaal(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    """A number with a fraction, exact: as a float it would no longer be what was written."""
    waarde = tekst.str.replace(",", ".", literal=True).cast(DECIMAAL, strict=False)
    goed = (tekst.str.contains(f"^(?:{veld.patroon})$") & waarde.is_not_null()).fill_null(False)
    return Gelezen({veld.kolom: pl.when(goed).then(waarde)}, [Toets("vorm", ~goed & tekst.is_not_null())])


def _tijdstip(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    """A moment as a clock in the Netherlands shows it; kept in UTC. The hour that occurs twice is the first one."""
    delen = tekst.str.extract_groups(DAG_EN_TIJD)
    cijfers = [delen.struct[i].str.replace_all("-", "") for i in range(4)]
    lokaal = pl.concat_str(cijfers).str.to_datetime("%Y%m%d%H%M%S", time_unit="us", strict=False)
    moment = lokaal.dt.replace_time_zone(NEDERLAND, ambiguous="earliest", non_existent="null")
    vooraf, moment = _gedeeld(veld, moment.dt.convert_time_zone("UTC"))
    if veld.verplicht:
        return Gelezen({veld.kolom: moment}, [Toets("verplichte_datum", moment.is_null())], vooraf)
    return Gelezen({veld.kolom: moment}, [Toets("datum", moment.is_null() & tekst.is_not_null())], vooraf)


def _moment(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    """As `_tijdstip`, written jjjj-mm-ddTuu:mm:ss: with a Z it is UTC, without it a clock in the Netherlands."""
    delen = tekst.str.extract_groups(MOMENT)
    dag, klok = delen.struct[0], delen.struct[1]
    kaal = pl.concat_str(dag, pl.lit(" "), klok).str.to_datetime("%Y-%m-%d %H:%M:%S", time_unit="us", strict=False)
    hier = kaal.dt.replace_time_zone(NEDERLAND, ambiguous="earliest", non_existent="null").dt.convert_time_zone("UTC")
    vooraf, moment = _gedeeld(
        veld, pl.when(delen.struct[2] == "").then(hier).otherwise(kaal.dt.replace_time_zone("UTC"))
    )
    if veld.verplicht:
        return Gelezen({veld.kolom: moment}, [Toets("verplichte_datum", moment.is_null())], vooraf)
    return Gelezen({veld.kolom: moment}, [Toets("datum", moment.is_null() & tekst.is_not_null())], vooraf)


def _vrij(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    goed = tekst.str.len_chars() <= veld.max
    oorzaak = "sleutel" if veld.sleutel else "vorm"
    return Gelezen({veld.kolom: pl.when(goed).then(tekst)}, [Toets(oorzaak, ~goed, f"ten hoogste {veld.max} tekens")])


def _als_datum(tekst: pl.Expr, stijl: str) -> pl.Expr:
    # The pattern comes first: the parser itself would also take signs, spaces and short years.
    vorm, patroon = DATUMVORM[stijl]
    datum = pl.when(tekst.str.contains(vorm)).then(tekst).str.to_date(patroon, strict=False)
    return pl.when(datum >= EERSTE_JAAR).then(datum)


def _datum(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    vooraf, datum = _gedeeld(veld, _als_datum(tekst, opties.datumstijl))
    oorzaak, slecht = (
        ("verplichte_datum", datum.is_null()) if veld.verplicht else ("datum", datum.is_null() & tekst.is_not_null())
    )
    andere_stijl = pl.any_horizontal(_als_datum(tekst, stijl).is_not_null() for stijl in opties.andere_stijlen)
    vreemd = (datum < VROEGSTE) | (datum > LAATSTE)
    return Gelezen(
        {veld.kolom: datum},
        [
            Toets(oorzaak, slecht, opties.datumstijl, None if veld.nooit_leeg else andere_stijl, "datumstijl"),
            Toets("onwaarschijnlijk", vreemd),
        ],
        vooraf,
    )


def _geboortedatum(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    """Year, month and day; the day, or month and day, may be unknown (00)."""
    vooraf, heel = _gedeeld(veld, _als_datum(tekst, opties.datumstijl))
    # The parts of the text are only looked at where it is no whole date, which is seldom.
    rest = pl.when(heel.is_null()).then(tekst)
    jaar, maand = _zonder_dag(rest, opties.datumstijl)
    deels = jaar.is_not_null()
    andere_stijl = pl.any_horizontal(
        lezing.is_not_null()
        for stijl in opties.andere_stijlen
        for lezing in (_als_datum(tekst, stijl), _zonder_dag(tekst, stijl)[0])
    )
    slecht = heel.is_null() & ~deels if veld.verplicht else heel.is_null() & ~deels & tekst.is_not_null()
    oorzaak = "verplichte_datum" if veld.verplicht else "datum"
    vreemd = (heel < VROEGSTE) | (heel > opties.vandaag)
    vreemd |= deels & ~jaar.is_between(VROEGSTE.year, opties.vandaag.year)
    return Gelezen(
        {
            "geboortejaar": pl.when(deels).then(jaar).otherwise(heel.dt.year()),
            "geboortemaand": pl.when(deels & (maand > 0)).then(maand).otherwise(heel.dt.month().cast(pl.Int32)),
            "geboortedag": heel.dt.day().cast(pl.Int32),
        },
        [
            Toets(oorzaak, slecht, opties.datumstijl, andere_stijl, "datumstijl"),
            Toets("gedeeltelijk", deels, "een volledige datum"),
            Toets("onwaarschijnlijk", vreemd, "een dag van 1900 tot vandaag"),
        ],
        vooraf,
    )


def _deeldatum(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    """A date of which the day, day and month, or all may be unknown, kept as jjjj-mm-dd with 00 for what is unknown."""
    vooraf, heel = _gedeeld(veld, _als_datum(tekst, opties.datumstijl))
    rest = pl.when(heel.is_null()).then(tekst)
    jaar, maand = _zonder_dag(rest, opties.datumstijl, vanaf=0)
    # Not by pl.format: it panics on some pieces where the parts are empty.
    delen = jaar.cast(pl.String).str.zfill(4), maand.cast(pl.String).str.zfill(2)
    deels = pl.concat_str(*delen, pl.lit("00"), separator="-")
    waarde = pl.coalesce(heel.cast(pl.String), deels)
    andere_stijl = pl.any_horizontal(
        lezing.is_not_null()
        for stijl in opties.andere_stijlen
        for lezing in (_als_datum(tekst, stijl), _zonder_dag(tekst, stijl)[0])
    )
    slecht = waarde.is_null() if veld.verplicht else waarde.is_null() & tekst.is_not_null()
    oorzaak = "verplichte_datum" if veld.verplicht else "datum"
    toetsen = [
        Toets(oorzaak, slecht, veld.verwacht, None if veld.nooit_leeg else andere_stijl, "datumstijl"),
        Toets("onwaarschijnlijk", (heel < VROEGSTE) | (heel > LAATSTE)),
    ]
    return Gelezen({veld.kolom: waarde}, toetsen, vooraf)


def _zonder_dag(tekst: pl.Expr, stijl: str, vanaf: int = 1) -> tuple[pl.Expr, pl.Expr]:
    """Year and month of a date whose day is 00, the month being 0 where unknown too; null for anything else. `vanaf`: 0
    when the year may be unknown too."""
    delen = [tekst.str.extract(ZONDER_DAG[stijl], groep).cast(pl.Int32) for groep in (1, 2)]
    jaar, maand = reversed(delen) if stijl == DAG_EERST else delen
    goed = ((jaar > 0) & maand.is_between(0, 12)) | ((jaar == 0) & (maand == 0) & (vanaf == 0))
    return pl.when(goed).then(jaar), pl.when(goed).then(maand)


def _nummer(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    """A number of a person: kept when its form and check digit are right."""
    vooraf, goed = _gedeeld(veld, geldig_nummer(tekst, veld.kolom, opties.streng))
    return Gelezen({veld.kolom: pl.when(goed).then(tekst)}, [Toets("nummer", ~goed)], vooraf)


def _pgn(veld: Veld, tekst: pl.Expr, opties: Opties) -> Gelezen:
    """The number a person has in one delivery only. What could be a real number is not kept."""
    echt = geldig_nummer(tekst, "bsn") | geldig_nummer(tekst, "onderwijsnummer")
    vooraf, goed = _gedeeld(veld, tekst.str.contains(f"^(?:{veld.patroon})$") & ~echt)
    return Gelezen({veld.kolom: pl.when(goed).then(tekst)}, [Toets("nummer", ~goed)], vooraf)


def geldig_nummer(tekst: pl.Expr, soort: str, streng: bool = True) -> pl.Expr:
    """Whether text is a bsn or onderwijsnummer: nine digits whose weighted sum leaves the right remainder.

    Null where there is no text. `streng`: an onderwijsnummer starts with 10 (older files may hold others).
    """
    vorm = tekst.str.contains(r"^[0-9]{9}$")
    getal = pl.when(vorm).then(tekst).cast(pl.Int64)
    som = pl.sum_horizontal((getal // 10 ** (8 - plek)) % 10 * gewicht for plek, gewicht in enumerate(GEWICHTEN))
    if soort == "bsn":
        goed = vorm & (som % 11 == REST_BSN) & (getal > 0)
    else:
        goed = vorm & (som % 11 == REST_ONDERWIJSNUMMER)
        if streng:
            goed &= tekst.str.starts_with("10")
    return pl.when(tekst.is_not_null()).then(goed.fill_null(False))


_LEZERS: dict[str, Callable[[Veld, pl.Expr, Opties], Gelezen]] = {
    "tekst": _tekst,
    "ja_nee": _ja_nee,
    "waar_onwaar": _waar_onwaar,
    "heel": _getal(pl.Int64),
    "uren": _getal(pl.Float64),
    "decimaal": _decimaal,
    "tijdstip": _tijdstip,
    "moment": _moment,
    "tienden": _getal(pl.Int64, 10),
    "vrij": _vrij,
    "datum": _datum,
    "geboortedatum": _geboortedatum,
    "deeldatum": _deeldatum,
    "nummer": _nummer,
    "pgn": _pgn,
}
