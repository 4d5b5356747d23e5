"""What the page frame shows that other apps own: menu items, the search box, the date of the figures.

Apps register here from `AppConfig.ready`. This module knows no permissions: each item brings its own question.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

GROEPEN = ("werk", "meer", "hulp")


@dataclass(frozen=True)
class MenuItem:
    """One line of the main menu.

    `tekst` is a lazy translation; `url_naam` a name without arguments; `mag(gebruiker)` says whether it is shown;
    `groep` is one of GROEPEN; `volgorde` sorts within the group; `teller(gebruiker)` may give a number of open items;
    `onder` lists further url names on which the item is the current one (an app's namespace with a colon at the end
    takes all of that app).
    """

    tekst: str
    url_naam: str
    icoon: str
    mag: Callable[[object], object]
    groep: str = "werk"
    volgorde: int = 50
    teller: Callable[[object], int] | None = None
    onder: tuple[str, ...] = ()


@dataclass(frozen=True)
class Zoekvak:
    """Where the search box in the bar leads (GET, parameter q), for who may search there."""

    label: str
    url_naam: str
    mag: Callable[[object], object]


_items: dict[str, MenuItem] = {}
_zoekvakken: dict[str, Zoekvak] = {}
_bijgewerkt: list[Callable[[object], datetime | None]] = []


def registreer_menu(item: MenuItem) -> None:
    """Add an item to the main menu; the same url name again replaces it."""
    if item.groep not in GROEPEN:
        raise ValueError(f"groep {item.groep!r} bestaat niet; kies uit {', '.join(GROEPEN)}")
    _items[item.url_naam] = item


def registreer_zoekvak(zoekvak: Zoekvak) -> None:
    """Offer a search; the first one a user may use is shown in the bar."""
    _zoekvakken[zoekvak.url_naam] = zoekvak


def registreer_bijgewerkt(wanneer: Callable[[object], datetime | None]) -> None:
    """Register `wanneer(gebruiker)`: the moment the data behind the pages were last brought up to date."""
    if wanneer not in _bijgewerkt:
        _bijgewerkt.append(wanneer)


def menu_voor(gebruiker: object) -> list[MenuItem]:
    """The items this user may see, in the order of the screen."""
    zichtbaar = [item for item in _items.values() if item.mag(gebruiker)]
    return sorted(zichtbaar, key=lambda item: (GROEPEN.index(item.groep), item.volgorde, item.url_naam))


def zoekvak_voor(gebruiker: object) -> Zoekvak | None:
    """The search this user may use, or None."""
    return next((vak for vak in _zoekvakken.values() if vak.mag(gebruiker)), None)


def bijgewerkt_voor(gebruiker: object) -> datetime | None:
    """The latest moment any app reports."""
    momenten = [moment for wanneer in _bijgewerkt if (moment := wanneer(gebruiker)) is not None]
    return max(momenten, default=None)
