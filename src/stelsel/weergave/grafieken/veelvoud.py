"""One chart of a set of small multiples: same years, same limits, one line and its norm."""

from __future__ import annotations

from collections.abc import Sequence

from stelsel.weergave.grafieken.onderdelen import (
    Norm,
    Opmaak,
    Punt,
    getal_nl,
    lijn,
    merk,
    omhulsel,
    streep,
    tekst,
)
from stelsel.weergave.grafieken.schaal import Schaal

BREEDTE, HOOGTE = 250.0, 128.0
LINKS, RECHTS, BOVEN, ONDER = 6.0, 42.0, 14.0, 24.0


def veelvoud(
    sleutel: str,
    titel: str,
    beschrijving: str,
    punten: Sequence[Punt],
    *,
    bereik: tuple[float, float],
    norm: Norm | None = None,
    opmaak: Opmaak = getal_nl,
) -> str:
    """A small chart; `bereik` is shared by all charts of the set, so that they compare by eye.

    Only the last value is written out. The line is orange (class `s2`) when that value is below the norm.
    """
    einde = BREEDTE - RECHTS
    y = Schaal(*bereik, HOOGTE - ONDER, BOVEN)
    x = Schaal(0, max(1, len(punten) - 1), LINKS, einde)
    posities = [None if p.waarde is None else (x(k), y(p.waarde)) for k, p in enumerate(punten)]
    delen = [streep(LINKS, einde, HOOGTE - ONDER, "as")]
    if norm:
        delen += [streep(LINKS, einde, y(norm.waarde), "norm"), _normtekst(norm, posities, y)]
    laatste = next((k for k in reversed(range(len(punten))) if posities[k]), None)
    if laatste is not None:
        delen += _slot(punten[laatste], posities, laatste, norm, opmaak)
    if punten:
        delen.append(tekst(punten[0].kort, LINKS, HOOGTE - 6))
    if len(punten) > 1:
        delen.append(tekst(punten[-1].kort, einde, HOOGTE - 6, "eind"))
    return omhulsel(sleutel, titel, beschrijving, (BREEDTE, HOOGTE), delen)


def _normtekst(norm: Norm, posities: Sequence[tuple[float, float] | None], y: Schaal) -> str:
    """The words beside the norm line, on the side where the line of the data is not."""
    hoogte = y(norm.waarde)
    vooraan = [p[1] for p in posities[: max(1, len(posities) // 3)] if p]
    boven = bool(vooraan) and sum(vooraan) / len(vooraan) > hoogte
    plek = hoogte - 6 if boven else hoogte + 15
    if plek > HOOGTE - ONDER - 2:  # below the axis it would stand between the years
        plek = hoogte - 6
    return tekst(norm.tekst, LINKS, plek)


def _slot(
    punt: Punt, posities: Sequence[tuple[float, float] | None], k: int, norm: Norm | None, opmaak: Opmaak
) -> list[str]:
    onder = norm is not None and punt.waarde < norm.waarde
    x, y = posities[k]
    return [
        lijn(posities, "lijn s2" if onder else "lijn"),
        merk(x, y, onder),
        tekst(opmaak(punt.waarde), x + 9, y + 5, "t2" if onder else "sterk"),
    ]
