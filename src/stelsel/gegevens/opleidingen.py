"""What is known of an opleiding: niveau, soort, dossier and domein per crebo.

In this order: a list the school gives, the reference list, the niveau in the ISP records when they agree, and
else nothing. A crebo without a niveau keeps its figures but gets no norm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.codelijsten import codelijst


def opleidingstabel(
    codes: Iterable[str],
    eigen_lijst: Mapping[str, Mapping[str, Any]] | None = None,
    isp_niveaus: Mapping[str, Iterable[int]] | None = None,
) -> pa.Table:
    """The table `opleiding` for these codes, sorted.

    `eigen_lijst`: what a list of the school fills per code; without a niveau it only adds to what is known.
    `isp_niveaus`: the different niveaus (1-4) the ISP records name per code; only when they name one is it taken.
    """
    eigen_lijst, isp_niveaus = eigen_lijst or {}, isp_niveaus or {}
    rijen = [_opleiding(code, eigen_lijst, isp_niveaus) for code in sorted(set(codes))]
    return TABELLEN["opleiding"].uit_rijen(rijen)


def _opleiding(
    code: str, eigen_lijst: Mapping[str, Mapping[str, Any]], isp_niveaus: Mapping[str, Iterable[int]]
) -> dict[str, Any]:
    naam = codelijst("opleidingcode").codes.get(code, {}).get("naam")
    eigen = eigen_lijst.get(code, {})
    if "niveau" in eigen:
        return {"naam": naam, **eigen, "opleidingcode": code, "bron": "opgegeven"}
    return {**_zonder_eigen(code, naam, isp_niveaus), **eigen}


def _zonder_eigen(code: str, naam: str | None, isp_niveaus: Mapping[str, Iterable[int]]) -> dict[str, Any]:
    bekend = codelijst("opleiding").codes.get(code)
    if bekend:
        return {**bekend, "niveau": int(bekend["niveau"]), "opleidingcode": code, "bron": "referentielijst"}
    niveaus = set(isp_niveaus.get(code, ()))
    if len(niveaus) == 1:
        return {"opleidingcode": code, "naam": naam, "niveau": niveaus.pop(), "bron": "ISP"}
    return {"opleidingcode": code, "naam": naam, "bron": "onbekend"}
