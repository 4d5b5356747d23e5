"""The registry of acts: everything somebody may or may not do, each with a description and its default roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Handeling:
    """One act. `naam` is `app.act`; `omschrijving` completes the sentence 'Wie dit mag, kan ...'.

    `rollen_standaard` may do it with every record of the school. `via`: roles that may do it with the records they have
    a relation to, with the names of those relations (`relaties.py`). `in_nood`: also by an emergency access.
    """

    naam: str
    omschrijving: str
    rollen_standaard: tuple[str, ...]
    via: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    in_nood: bool = False

    @property
    def app(self) -> str:
        return self.naam.partition(".")[0]


_handelingen: dict[str, Handeling] = {}


def registreer_handeling(
    app: str,
    naam: str,
    omschrijving: str,
    rollen_standaard: tuple[str, ...] = (),
    *,
    via: Mapping[str, tuple[str, ...]] | None = None,
    in_nood: bool = False,
) -> str:
    """Register act `naam` of `app`; returns its full name `app.naam`.

    `omschrijving` is Dutch (a lazy translation), an infinitive: 'studenten zoeken'. Raises ValueError when another
    act has this name already.
    """
    volledig = f"{app}.{naam}"
    nieuw = Handeling(volledig, omschrijving, tuple(rollen_standaard), dict(via or {}), in_nood)
    bestaand = _handelingen.get(volledig)
    wie_mag = (nieuw.rollen_standaard, nieuw.via)
    if bestaand is not None and (bestaand.rollen_standaard, bestaand.via) != wie_mag:
        raise ValueError(f"handeling {volledig} is al geregistreerd met andere rollen")
    _handelingen[volledig] = nieuw
    return volledig


def handeling(naam: str) -> Handeling:
    """The registered act `naam`; raises LookupError with the names that do exist."""
    try:
        return _handelingen[naam]
    except KeyError:
        raise LookupError(f"handeling {naam!r} bestaat niet; wel: {', '.join(sorted(_handelingen))}") from None


def alle_handelingen() -> list[Handeling]:
    """All acts, by name."""
    return [_handelingen[naam] for naam in sorted(_handelingen)]
