"""Context processor: everything `gedeeld/pagina.html` needs besides the page itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from stelsel.web.gedeeld import menu


@dataclass(frozen=True)
class MenuRegel:
    """A menu item as the template shows it."""

    tekst: str
    adres: str
    icoon: str
    actief: bool
    teller: int


def kader(request: HttpRequest) -> dict:
    """Frame of the page for this request: menu per group, search box, demo strip, date of the data."""
    basis = {
        "demo": settings.DEMO,
        "instellingsnaam": settings.INSTELLINGSNAAM,
        "upload_grens_mb": settings.UPLOAD_GRENS_MB,
    }
    gebruiker = getattr(request, "user", None)
    if gebruiker is None or not gebruiker.is_authenticated:
        return basis
    zoekvak = menu.zoekvak_voor(gebruiker)
    return basis | {
        "menu": _menu(request, gebruiker),
        "zoekvak": zoekvak,
        "zoekvak_adres": reverse(zoekvak.url_naam) if zoekvak else "",
        "bijgewerkt": menu.bijgewerkt_voor(gebruiker),
    }


def _menu(request: HttpRequest, gebruiker: object) -> dict[str, list[MenuRegel]]:
    groepen: dict[str, list[MenuRegel]] = {groep: [] for groep in menu.GROEPEN}
    for item in menu.menu_voor(gebruiker):
        teller = item.teller(gebruiker) if item.teller else 0
        regel = MenuRegel(item.tekst, reverse(item.url_naam), item.icoon, _actief(request, item), teller)
        groepen[item.groep].append(regel)
    return groepen


def _actief(request: HttpRequest, item: menu.MenuItem) -> bool:
    gevonden = request.resolver_match
    if gevonden is None:
        return False
    hier = gevonden.view_name or ""
    return hier == item.url_naam or any(
        hier == deel or (deel.endswith(":") and hier.startswith(deel)) for deel in item.onder
    )
