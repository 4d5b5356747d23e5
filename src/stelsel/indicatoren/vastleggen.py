"""What must be kept when somebody fixes a figure for a report, so that it can be shown again and made again."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from stelsel import VERSIE
from stelsel.indicatoren.resultaat import Resultaat, verantwoording_van

if TYPE_CHECKING:
    import pyarrow as pa


def te_bevriezen(tabel: pa.Table | Resultaat, rij: int) -> dict[str, Any]:
    """Row number `rij` of a result of `bereken` with all that makes it what it is, ready for JSON.

    Keys: rij (the figure as shown), vraag (indicator, year, window, dimensions, readings, coverage),
    definitieversie, gegevensset (checksum of the set), stelsel (version of the program), opdracht (the command
    that makes the table again). Who and when is for the one who fixes it. Raises IndexError.
    """
    rijen = tabel.rijen if isinstance(tabel, Resultaat) else tabel.to_pylist()
    if not 0 <= rij < len(rijen):
        raise IndexError(f"rij {rij} van {len(rijen)}")
    vraag = verantwoording_van(tabel)
    return {
        "rij": rijen[rij],
        "definitieversie": vraag.pop("definitieversie"),
        "gegevensset": vraag.pop("gegevensset"),
        "stelsel": VERSIE,
        "opdracht": opdrachtregel(tabel),
        "vraag": vraag,
    }


def opdrachtregel(tabel: pa.Table | Resultaat, map_: str = "MAP") -> str:
    """The command that makes this result again; `map_` is where the gegevensset stands."""
    vraag = verantwoording_van(tabel)
    delen = ["stelsel", "indicator", "bereken", vraag["indicator"], "--gegevens", map_]
    delen += ["--jaar", str(vraag["studiejaar"]), "--venster", str(vraag["venster"])]
    delen += ["--per", ",".join(vraag["per"])]
    for naam, waarden in vraag["filter"].items():
        for waarde in waarden:
            delen += ["--filter", f"{naam}={'' if waarde is None else waarde}"]
    for naam, waarde in vraag["afwijkend"].items():
        delen += ["--lezing", f"{naam}={waarde}"]
    return shlex.join(delen)


def dekking_in_woorden(tabel: pa.Table | Resultaat) -> dict[str, str]:
    """The days a result needed and the days its deliveries cover, as text (first and last day, both inclusive)."""
    vraag = verantwoording_van(tabel)
    van = min(van for van, _ in vraag["nodig"].values())
    tot = max(tot for _, tot in vraag["nodig"].values())
    aanwezig = [
        f"{brin}: " + (" en ".join(f"{d['van']} t/m {d['tot_en_met']}" for d in delen) or "niets")
        for brin, delen in vraag["dekking"].items()
    ]
    return {"nodig": f"{van} t/m {tot}", "aanwezig": ", ".join(aanwezig)}
