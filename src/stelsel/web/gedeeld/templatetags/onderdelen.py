"""Template tags for the components. Small ones are templates to include; those with content in them are blocks.

    {% icoon "klok" %}
    {% bericht soort="let-op" kop=kop %} ... {% endbericht %}
    {% uitklap samenvatting %} ... {% enduitklap %}
    {% begrip id="bd" woord=woord titel=titel %} ... {% endbegrip %}      (not inside a paragraph)
    <p>... {% begripknop "bd" woord %} ...</p> {% uitleg id="bd" titel=titel %} ... {% enduitleg %}
    {% dialoog id="dlg" kop=kop %} ... {% enddialoog %}

Built in: no {% load %} needed.
"""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.contrib import messages
from django.core.paginator import Page
from django.forms import BoundField
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
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
        mark_safe(ICONEN[naam]),
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


@register.simple_tag
def begripknop(id: str, woord: str) -> SafeString:
    """Only the word, for inside a sentence; its `uitleg` with the same id stands after the paragraph."""
    return format_html('<button class="begrip" type="button" popovertarget="{}">{}</button>', id, woord)


@register.simple_block_tag
def uitleg(content: str, id: str, titel: str) -> SafeString:
    """The explanation that belongs to a `begripknop`."""
    return _onderdeel("uitleg", inhoud=content, id=id, titel=titel)


@register.simple_block_tag
def dialoog(content: str, id: str, kop: str) -> SafeString:
    """A dialog for one short task; the same question also exists as a page."""
    return _onderdeel("dialoog", inhoud=content, id=id, kop=kop)


@register.simple_block_tag
def kaart(content: str, id: str, kop: str, bij: str = "", klas: str = "") -> SafeString:
    """A section on a card, named by its heading."""
    return _onderdeel("kaart", inhoud=content, id=id, kop=kop, bij=bij, klas=klas)


@register.simple_block_tag
def voorbeeld(content: str, id: str, kop: str, regel: str) -> SafeString:
    """One component on the page Onderdelen: its name, when to use it, and the thing itself."""
    return _onderdeel("voorbeeld", inhoud=content, id=id, kop=kop, regel=regel)


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
    """The input of a form field with our class, tied to its hint and error for a screen reader.

    `klas` is added to the class; 'kaal' leaves the class of a text field off (files, tick boxes).
    """
    delen = (("helptext", veld.help_text), ("error", veld.errors))
    beschrijving = " ".join(f"{veld.auto_id}_{deel}" for deel, aanwezig in delen if aanwezig)
    attributen = {} if klas == "kaal" else {"class": f"veld {klas}".strip()}
    if beschrijving:
        attributen["aria-describedby"] = beschrijving
    if veld.errors:
        attributen["aria-invalid"] = "true"
    return veld.as_widget(attrs=attributen)


@register.simple_tag(takes_context=True)
def sorteeradres(context: template.Context, parameter: str, waarde: str) -> str:
    """The address of this page sorted by something else, from its first page."""
    return adres_met(context, **{parameter: waarde, "pagina": None})


@register.simple_tag
def kruimels(*delen: str) -> SafeString:
    """`{% kruimels "Bestanden" adres naam %}`: text and address in turn, ending with the text of this page."""
    paden = [*zip(delen[:-1:2], delen[1::2], strict=True), (delen[-1], "")]
    return _onderdeel("kruimels", paden=paden)


@register.filter
def paginanummers(pagina: Page) -> list[int | None]:
    """The numbers to show under a list: first, last, and around this one; None where some are left out."""
    laatste = pagina.paginator.num_pages
    tonen = sorted({n for n in (1, pagina.number - 1, pagina.number, pagina.number + 1, laatste) if 1 <= n <= laatste})
    uit: list[int | None] = []
    for nummer in tonen:
        if uit and nummer - uit[-1] == 2:
            uit.append(nummer - 1)
        elif uit and nummer - uit[-1] > 2:
            uit.append(None)
        uit.append(nummer)
    return uit


@register.filter
def opdracht(regel: str) -> SafeString:
    """A command to copy: breaks between its words, and never after the dashes of an option."""
    woorden = regel.split(" ")
    heel = [format_html('<span class="heel">{}</span>', w) if w.startswith("-") else w for w in woorden]
    return format_html_join(" ", "{}", ((woord,) for woord in heel))


@register.filter
def machinetijd(moment: date | datetime) -> str:
    """ISO 8601, for the datetime attribute of <time>."""
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()


@register.simple_tag(takes_context=True)
def gesplitste_meldingen(context: template.Context) -> dict[str, list]:
    """The messages of this request: what succeeded apart from what must stay in sight."""
    gelukt, blijvend = [], []
    for melding in context.get("messages") or ():
        if melding.level in (messages.WARNING, messages.ERROR):
            soort = "negatief" if melding.level == messages.ERROR else "let-op"
            blijvend.append({"soort": soort, "tekst": melding.message})
        else:
            gelukt.append(melding.message)
    return {"gelukt": gelukt, "blijvend": blijvend}
