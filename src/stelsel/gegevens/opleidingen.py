"""What is known of an opleiding: niveau, soort, dossier and domein per crebo.

In this order: a list the school gives, the reference list, the niveau in the ISP records when they agree, and
else nothing. A crebo without a niveau keeps its figures but gets no norm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from stelsel.gegevens.csv_lijst import CsvLijst
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.codelijsten import codelijst
from stelsel.kern.sleutels import is_crebo

EIGEN_KOLOMMEN = (
    "opleidingcode",
    "naam",
    "niveau",
    "soort",
    "dossier_code",
    "dossier",
    "domein_code",
    "domein",
)


def opleidingstabel(
    codes: Iterable[str],
    eigen_lijst: Mapping[str, Mapping[str, Any]] | None = None,
    isp_niveaus: Mapping[str, Iterable[int]] | None = None,
) -> pa.Table:
    """The table `opleiding` for these codes, sorted.

    `eigen_lijst` as `lees_eigen_lijst` gives it; `isp_niveaus` the different niveaus (1-4) the ISP records name
    per code: only when they name exactly one is it taken.
    """
    eigen_lijst, isp_niveaus = eigen_lijst or {}, isp_niveaus or {}
    rijen = [_opleiding(code, eigen_lijst, isp_niveaus) for code in sorted(set(codes))]
    return TABELLEN["opleiding"].uit_rijen(rijen)


def _opleiding(
    code: str, eigen_lijst: Mapping[str, Mapping[str, Any]], isp_niveaus: Mapping[str, Iterable[int]]
) -> dict[str, Any]:
    naam = codelijst("opleidingcode").codes.get(code, {}).get("naam")
    if code in eigen_lijst:
        return {"naam": naam, **eigen_lijst[code], "opleidingcode": code, "bron": "opgegeven"}
    bekend = codelijst("opleiding").codes.get(code)
    if bekend:
        return {**bekend, "niveau": int(bekend["niveau"]), "opleidingcode": code, "bron": "referentielijst"}
    niveaus = set(isp_niveaus.get(code, ()))
    if len(niveaus) == 1:
        return {"opleidingcode": code, "naam": naam, "niveau": niveaus.pop(), "bron": "ISP"}
    return {"opleidingcode": code, "naam": naam, "bron": "onbekend"}


def lees_eigen_lijst(pad: Path) -> dict[str, dict[str, Any]]:
    """Read a CSV with at least opleidingcode and niveau (UTF-8, comma or semicolon, header row).

    Further columns, all optional: naam, soort, dossier_code, dossier, domein_code, domein. Returns per code what
    was filled. Raises StelselFout (exit 2) with file and line for what cannot be used.
    """
    lijst = CsvLijst(pad, ("opleidingcode", "niveau"), EIGEN_KOLOMMEN, "GEG-OPL-01")
    return dict(_eigen_rij(lijst, regel, rij) for regel, rij in lijst.rijen())


def _eigen_rij(lijst: CsvLijst, regel: int, rij: dict[str, str]) -> tuple[str, dict[str, Any]]:
    code, niveau = rij["opleidingcode"], rij["niveau"].removeprefix("MBO-")
    if not is_crebo(code):
        raise lijst.fout("De opleidingcode heeft niet vijf cijfers.", "vijf cijfers, zoals 25655", regel)
    if niveau not in ("1", "2", "3", "4"):
        raise lijst.fout("Het niveau is niet te lezen.", "1, 2, 3 of 4", regel)
    over = {kolom: rij[kolom] for kolom in EIGEN_KOLOMMEN[1:] if kolom != "niveau" and rij[kolom]}
    return code, {"niveau": int(niveau), **over}
