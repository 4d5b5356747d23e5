"""The groups that figures are about, and their names: BRIN x kwalificatiedossier x niveau is the smallest judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from stelsel.gegevens.gegevensset import Gegevensset as Map

ONBEKEND = "onbekend"
# the niveaus that have a norm; entree stands apart
NIVEAUS = ("2", "3", "4")
ENTREE = "1"
LEERWEGEN = {"BOL": "bol", "BOL_DT": "bol deeltijd", "BBL": "bbl", "EX": "examendeelnemer", "OVO": "overig"}


@dataclass(frozen=True, order=True, slots=True)
class Eenheid:
    """One group. `dossier` is the code of the kwalificatiedossier or 'onbekend'; `niveau` '1'..'4' or 'onbekend'."""

    brin: str
    dossier: str
    niveau: str

    @property
    def teken(self) -> str:
        """The group as part of an id on a page; a dossier without a code is known by its name."""
        return slugify(f"{self.brin}-{self.dossier}-{self.niveau}")

    @property
    def is_bekend(self) -> bool:
        """Whether this is a group that the inspectie judges: dossier and niveau are known, and it is no entree."""
        return self.dossier != ONBEKEND and self.niveau in NIVEAUS

    def als_filter(self) -> dict[str, str]:
        """The group as the engine selects it; an unknown part is an empty value."""
        delen = {"brin": self.brin, "dossier": self.dossier, "niveau": self.niveau}
        return {naam: "" if waarde == ONBEKEND else waarde for naam, waarde in delen.items()}


@dataclass(frozen=True)
class Namen:
    """Names for codes, taken from the gegevensset."""

    dossiers: dict[str, str] = field(default_factory=dict)
    crebos: dict[str, str] = field(default_factory=dict)
    domeinen: dict[str, str] = field(default_factory=dict)
    brins: dict[str, str] = field(default_factory=dict)
    niveaus: tuple[str, ...] = ()

    def dossier(self, code: str) -> str:
        """The name of a dossier; its code when the name is not known."""
        if code == ONBEKEND:
            return _("Opleidingen zonder bekend dossier")
        return self.dossiers.get(code) or _("Dossier %(code)s") % {"code": code}

    def brin(self, code: str) -> str:
        """The name of an instelling with its code."""
        naam = self.brins.get(code)
        return f"{naam} ({code})" if naam else code


def lees_namen(gegevensset: Map) -> Namen:
    """All names of a set; the set need not hold the tables."""
    opleidingen = _rijen(gegevensset, "opleiding")
    return Namen(
        dossiers={r["dossier_code"]: r["dossier"] for r in opleidingen if r["dossier_code"] and r["dossier"]},
        crebos={r["opleidingcode"]: r["naam"] for r in opleidingen if r["naam"]},
        domeinen={r["domein_code"]: r["domein"] for r in opleidingen if r["domein_code"] and r["domein"]},
        brins={r["brin"]: r["naam"] for r in _rijen(gegevensset, "instelling") if r["naam"]},
        niveaus=tuple(sorted({str(r["niveau"]) for r in opleidingen if r["niveau"]})),
    )


def _rijen(gegevensset: Map, naam: str) -> list[dict[str, Any]]:
    return gegevensset.tabel(naam).to_pylist() if gegevensset.heeft(naam) else []


def leerweg(code: str) -> str:
    """A leertraject as it is said: BOL is 'bol'."""
    return LEERWEGEN.get(code, code)
