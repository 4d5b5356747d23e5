"""Accessible charts as SVG text, made on the server.

Every function returns one `<svg role="img">` with `<title>` and `<desc>`. There is no `style` attribute
and no colour in it: classes of the design system (`lijn`, `norm`, `band`, `vlak`, `gat`, ...) give the
colours, so that charts follow light, dark and print and pass a strict Content-Security-Policy.
One SVG unit is about one CSS pixel; the text in a chart is 13 px.
"""

from stelsel.weergave.grafieken.balk import Staaf, balkgrafiek
from stelsel.weergave.grafieken.lijn import lijngrafiek
from stelsel.weergave.grafieken.onderdelen import Norm, Punt, getal_nl
from stelsel.weergave.grafieken.schaal import gezamenlijk_bereik
from stelsel.weergave.grafieken.veelvoud import veelvoud
from stelsel.weergave.grafieken.vonk import vonk

__all__ = [
    "Norm",
    "Punt",
    "Staaf",
    "balkgrafiek",
    "getal_nl",
    "gezamenlijk_bereik",
    "lijngrafiek",
    "veelvoud",
    "vonk",
]
