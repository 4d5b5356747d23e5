"""A series over years with its norms and, where given, the 95% interval as a band."""

from __future__ import annotations

from collections.abc import Sequence

from stelsel.weergave.grafieken import onderdelen as deel
from stelsel.weergave.grafieken.onderdelen import Norm, Opmaak, Punt, getal_nl
from stelsel.weergave.grafieken.schaal import Schaal, gezamenlijk_bereik, streepjes

BREEDTE, HOOGTE = 720.0, 310.0
LINKS, RECHTS, BOVEN, ONDER = 34.0, 104.0, 16.0, 34.0
# two texts closer than this overlap at 13 px
REGEL = 15.0
# distance of the text to its point, half its height, and the slope from which a line runs through it
BOVEN_PUNT, ONDER_PUNT, HALVE_REGEL, STEIL = 11.0, 22.0, 5.0, 0.4


def lijngrafiek(
    sleutel: str,
    titel: str,
    beschrijving: str,
    punten: Sequence[Punt],
    *,
    normen: Sequence[Norm] = (),
    opmaak: Opmaak = getal_nl,
    as_opmaak: Opmaak = lambda waarde: getal_nl(waarde, 0),
) -> str:
    """A line with a value at each point, its norms as dashed lines and its interval as a band.

    The first of `normen` decides which points are drawn as 'below the norm'. A value that is None interrupts
    line and band. The vertical axis holds everything that is drawn and need not begin at zero.
    """
    getekend = [w for p in punten for w in (p.waarde, p.laag, p.hoog)] + [m.waarde for m in normen]
    bereik = gezamenlijk_bereik(getekend)
    einde = BREEDTE - RECHTS
    y = Schaal(*bereik, HOOGTE - ONDER, BOVEN)
    x = Schaal(0, max(1, len(punten) - 1), LINKS + 26, einde - 20)
    delen = [_rooster(bereik, y, einde, as_opmaak), _band(punten, x, y), _normlijnen(normen, y, einde)]
    delen.append(deel.lijn([None if p.waarde is None else (x(k), y(p.waarde)) for k, p in enumerate(punten)]))
    stap, grenzen = x(1) - x(0), [y(norm.waarde) for norm in normen]
    hoogten = [None if p.waarde is None else y(p.waarde) for p in punten]
    for k, punt in enumerate(punten):
        delen.append(deel.tekst(punt.kort, x(k), HOOGTE - 10, "midden"))
        if punt.waarde is not None:
            onder = bool(normen) and punt.waarde < normen[0].waarde
            plek = _plek(hoogten, k, onder, stap, grenzen)
            delen.append(deel.merk(x(k), hoogten[k], onder))
            delen.append(deel.tekst(opmaak(punt.waarde), x(k), plek, "midden t2" if onder else "midden sterk"))
    return deel.omhulsel(sleutel, titel, beschrijving, (BREEDTE, HOOGTE), delen)


def _rooster(bereik: tuple[float, float], y: Schaal, einde: float, opmaak: Opmaak) -> str:
    return "".join(
        deel.streep(LINKS, einde, y(w), "as") + deel.tekst(opmaak(w), LINKS - 8, y(w) + 4, "eind")
        for w in streepjes(*bereik)
    )


def _band(punten: Sequence[Punt], x: Schaal, y: Schaal) -> str:
    """The interval as a polygon, one per unbroken piece of at least two years."""
    randen = [
        None if p.waarde is None or p.laag is None or p.hoog is None else (x(k), y(p.hoog), y(p.laag))
        for k, p in enumerate(punten)
    ]
    uit = []
    for stuk in deel.stukken(randen):
        if len(stuk) > 1:
            rand = [(px, boven) for px, boven, _ in stuk] + [(px, onder) for px, _, onder in reversed(stuk)]
            uit.append(f'<polygon class="band" points="{deel.punten(rand)}"/>')
        else:
            px, boven, onder = stuk[0]
            hoogte = deel.n(onder - boven)
            uit.append(f'<rect class="band" x="{deel.n(px - 4)}" y="{deel.n(boven)}" width="8" height="{hoogte}"/>')
    return "".join(uit)


def _normlijnen(normen: Sequence[Norm], y: Schaal, einde: float) -> str:
    """The dashed lines; the words beside them move apart when two norms lie close together."""
    uit, vorige = [], None
    for norm in sorted(normen, key=lambda m: y(m.waarde)):
        hoogte = y(norm.waarde)
        plek = hoogte + 4 if vorige is None else max(hoogte + 4, vorige + REGEL)
        vorige = plek
        uit += [deel.streep(LINKS, einde, hoogte, "norm"), deel.tekst(norm.tekst, einde + 14, plek)]
    return "".join(uit)


def _plek(hoogten: Sequence[float | None], k: int, onder: bool, stap: float, normen: Sequence[float]) -> float:
    """Where the value of point `k` is written: below it when it is under the norm, else above.

    On the other side when that is outside the frame, when the line runs through the text there (`stap` is the
    distance between two points), or when a norm line does.
    """
    y = hoogten[k]
    buren = [h - y for h in (*hoogten[max(0, k - 1) : k], *hoogten[k + 1 : k + 2]) if h is not None]

    def bezwaar(beneden: bool) -> int:
        plek = y + ONDER_PUNT if beneden else y - BOVEN_PUNT
        steil = any((h if beneden else -h) > STEIL * stap for h in buren)
        op_norm = any(abs(plek - HALVE_REGEL - norm) < HALVE_REGEL + 2 for norm in normen)
        buiten = plek > HOOGTE - ONDER - 4 or plek < 11
        return 8 * buiten + 4 * steil + 2 * op_norm + (beneden != onder)

    return y + ONDER_PUNT if bezwaar(True) < bezwaar(False) else y - BOVEN_PUNT
