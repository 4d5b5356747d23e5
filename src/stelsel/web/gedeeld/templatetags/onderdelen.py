"""Template tags for the components. Small ones are templates to include; those with content in them are blocks.

    {% icoon "klok" %}
    {% bericht soort="let-op" kop=kop %} ... {% endbericht %}
    {% uitklap samenvatting %} ... {% enduitklap %}
    {% begrip id="bd" woord=woord titel=titel %} ... {% endbegrip %}
    {% dialoog id="dlg" kop=kop %} ... {% enddialoog %}

Built in: no {% load %} needed.
"""
from __future__ import annotations

from django import template
from django.forms import BoundField
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from stelsel.web.gedeeld.iconen import ICONEN

register = template.Library()

ICOON_BIJ_SOORT = {"info": "info", "let-op": "let-op", "negatief": "let-op", "positief": "vink"}


@register.simple_tag
def icoon(naam: str, klas: str = "") -> SafeString:
    """The drawing of an icon, hidden for a screen reader: the word beside it says the same."""
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        f"icoon {klas}".strip(),
        mark_safe(ICONEN[naam]),  # noqa: S308 - constants of this program
    )


@register.simple_block_tag
def bericht(content: str, soort: str = "info", kop: str = "", icoon: str = "", rol: str = "") -> SafeString:
    """A message that holds for the whole page and stays: info, let-op, negatief or positief."""
    return _onderdeel("bericht", inhoud=content, soort=soort, kop=kop, icoon=icoon or ICOON_BIJ_SOORT[soort], rol=rol)


@register.simple_block_tag
def uitklap(content: str, samenvatting: str, open: bool = False) -> SafeString:
    """'Waarom?', 'Toon als tabel', 'Hoe is dit berekend?': folded explanation, works without script."""
    return _onderdeel("waarom", inhoud=content, samenvatting=samenvatting, open=open)


@register.simple_block_tag
def begrip(content: str, id: str, woord: str, titel: str = "") -> SafeString:
    """A word with its explanation in a popover."""
    return _onderdeel("begrip", inhoud=content, id=id, woord=woord, titel=titel or woord)


@register.simple_block_tag
def dialoog(content: str, id: str, kop: str) -> SafeString:
    """A dialog for one short task; the same question also exists as a page."""
    return _onderdeel("dialoog", inhoud=content, id=id, kop=kop)


@register.simple_block_tag
def kaart(content: str, id: str, kop: str, bij: str = "", klas: str = "") -> SafeString:
    """A section on a card, named by its heading."""
    return _onderdeel("kaart", inhoud=content, id=id, kop=kop, bij=bij, klas=klas)


def _onderdeel(naam: str, **context: object) -> SafeString:
    return render_to_string(f"gedeeld/onderdelen/{naam}.html", context)


@register.simple_tag(takes_context=True)
def adres_met(context: template.Context, **wijzigingen: object) -> str:
    """The query string of this page with some parameters changed; None or '' leaves one out.

    Used by paging, sorting and chips, so that every state of a screen keeps an address to share.
    """
    vraag: QueryDict = context["request"].GET.copy()
    for naam, waarde in wijzigingen.items():
        if waarde is None or waarde == "":
            vraag.pop(naam, None)
        else:
            vraag[naam] = str(waarde)
    return f"?{vraag.urlencode()}" if vraag else "?"


@register.simple_tag
def veldinvoer(veld: BoundField, klas: str = "") -> SafeString:
    """The input of a form field with our class, tied to its hint and error for a screen reader."""
    beschrijving = [f"{veld.id_for_label}_{deel}" for deel, er in (("helptext", veld.help_text), ("error", veld.errors)) if er]
    attributen = {"class": f"veld {klas}".strip()}
    if beschrijving:
        attributen["aria-describedby"] = " ".join(beschrijving)
    if veld.errors:
        attributen["aria-invalid"] = "true"
    return veld.as_widget(attrs=attributen)
