"""The parts that all charts are made of: the frame, the line with its gaps, the marks, safe text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

Opmaak = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Punt:
    """One value on a time axis.

    `kort` is the text on the axis (a star behind it marks a provisional year), `waarde` the value in percent
    or None when it may not be shown (too few, outside the coverage): the line is then interrupted.
    `laag` and `hoog` bound the 95% interval, in the same unit.
    """

    kort: str
    waarde: float | None
    laag: float | None = None
    hoog: float | None = None


@dataclass(frozen=True, slots=True)
class Norm:
    """A limit drawn as a dashed line: the value and the words beside it, such as 'norm 67'."""

    waarde: float
    tekst: str


def getal_nl(waarde: float, decimalen: int = 1) -> str:
    """A number as it is written in Dutch: 1234.5 becomes '1.234,5'; a negative number gets a real minus."""
    tekst = f"{abs(waarde):,.{decimalen}f}".translate(str.maketrans(",.", ".,"))
    is_nul = not tekst.strip("0.,")
    return tekst if waarde >= 0 or is_nul else f"−{tekst}"


def tekst(inhoud: str, x: float, y: float, klas: str = "") -> str:
    """A `<text>` with escaped content."""
    soort = f' class="{klas}"' if klas else ""
    return f'<text{soort} x="{n(x)}" y="{n(y)}">{escape(inhoud)}</text>'


def n(getal: float) -> str:
    """A coordinate with one decimal, without '-0' and without superfluous '.0'."""
    kort = f"{getal:.1f}".removesuffix(".0")
    return "0" if kort == "-0" else kort


def streep(x1: float, x2: float, y: float, klas: str) -> str:
    """A horizontal line."""
    return f'<path class="{klas}" d="M{n(x1)} {n(y)}H{n(x2)}"/>'


def stukken(posities: Iterable[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Split positions at the gaps: a line is never drawn over a year without a value."""
    uit: list[list[tuple[float, float]]] = [[]]
    for positie in posities:
        if positie is None:
            uit.append([])
        else:
            uit[-1].append(positie)
    return [stuk for stuk in uit if stuk]


def lijn(posities: Sequence[tuple[float, float] | None], klas: str = "lijn") -> str:
    """The polylines through the positions, one per unbroken piece; a lone point has a mark but no line."""
    return "".join(f'<polyline class="{klas}" points="{punten(stuk)}"/>' for stuk in stukken(posities) if len(stuk) > 1)


def punten(posities: Iterable[tuple[float, float]]) -> str:
    """Positions as the value of a `points` attribute."""
    return " ".join(f"{n(x)},{n(y)}" for x, y in posities)


def merk(x: float, y: float, onder_norm: bool) -> str:
    """The mark of a value: an open square below the norm, a filled circle on or above it.

    Shape and colour differ, so that colour is never the only difference.
    """
    if onder_norm:
        return f'<rect class="gat" x="{n(x - 4.5)}" y="{n(y - 4.5)}" width="9" height="9"/>'
    return f'<circle class="vlak" cx="{n(x)}" cy="{n(y)}" r="4.5"/>'


def omhulsel(
    sleutel: str,
    titel: str,
    beschrijving: str,
    maat: tuple[float, float],
    delen: Iterable[str],
    klas: str = "",
) -> str:
    """The `<svg>` around the parts.

    `sleutel` makes the ids of title and description unique on the page; it must be made of characters that
    may stand in an id. `beschrijving` says the message in one sentence for who cannot see the chart.
    """
    naam = escape(sleutel)
    soort = f' class="{klas}"' if klas else ""
    return (
        f'<svg{soort} viewBox="0 0 {n(maat[0])} {n(maat[1])}" role="img" aria-labelledby="{naam}-t {naam}-d">'
        f'<title id="{naam}-t">{escape(titel)}</title><desc id="{naam}-d">{escape(beschrijving)}</desc>'
        f"{''.join(delen)}</svg>"
    )
