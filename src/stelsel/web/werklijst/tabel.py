"""Items as a table, the numbers above it, and with what was compared: ready for the template."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stelsel.kern.tijd import vandaag
from stelsel.web.gedeeld.notatie import datum, dichtbij, getal, ongebroken
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel
from stelsel.web.werklijst import teksten
from stelsel.web.werklijst.keuze import reeksnaam
from stelsel.web.werklijst.lijst import Stand
from stelsel.web.werklijst.models import Post, Reeks
from stelsel.web.werklijst.redenen import REDENEN, Status

__all__ = ["Tabel", "kernen", "reeks", "telt", "werklijst"]
KORT = 2
"""Parts of the summary of a whole record in the list; the page of the item has all."""
NADERT = 30
"""Days before the last day in which a row is marked."""


def werklijst(
    posten: Sequence[Post],
    namen: Mapping[UUID, str],
    opleidingen: Mapping[str, str],
    sorteer: str,
    *,
    kiezen: bool,
    aan_staat: Collection[str] = (),
) -> Tabel:
    """The items; with `kiezen` a box to tick in each row. `aan_staat`: boxes that were ticked before."""
    kolommen = [
        Kolom(_("Student"), rijkop=True),
        Kolom(_("Waarover"), breed=True, label=""),
        Kolom(_("Bij ons"), breed=True),
        Kolom(_("Bij DUO"), breed=True),
        Kolom(_("Oorzaak"), breed=True, label=""),
        Kolom(_("Telt mee"), sorteer="gewicht", breed=True),
        Kolom(_("Wie"), breed=True),
    ]
    kies = [Kolom(_("Kies"), label="", klas="kies")] if kiezen else []
    rijen = [_rij(post, namen, opleidingen, kiezen=kiezen, aan_staat=aan_staat) for post in posten]
    bijschrift = _("Verschillen met DUO, wat het meest telt eerst")
    return Tabel(bijschrift, [*kies, *kolommen], rijen, gesorteerd=f"-{sorteer}" if sorteer == "gewicht" else sorteer)


def _rij(
    post: Post,
    namen: Mapping[UUID, str],
    opleidingen: Mapping[str, str],
    *,
    kiezen: bool,
    aan_staat: Collection[str],
) -> Rij:
    naam = naam_van(post, namen)
    uitleg = teksten.oorzaak(post.oorzaak)
    adres = reverse("werklijst:post", args=[post.uuid])
    status, termijn = _termijn(post)
    cellen: list[object] = [
        Cel(naam, adres=adres, voor_lezer=f"nr. {post.pk}", bij=opleidingen.get(post.opleidingcode, "")),
        Cel(teksten.wat(post), bij=teksten.waar(post)),
        teksten.opmaak(teksten.ons(post), KORT),
        teksten.opmaak(teksten.duo(post), KORT),
        Cel(uitleg.naam, bij=str(teksten.ZEKERHEID.get(post.zekerheid, ""))),
        Cel(telt(post) or "–", bij=termijn),
        _wie(post),
    ]
    return Rij([_vakje(post, naam, aan_staat), *cellen] if kiezen else cellen, status=status)


def naam_van(post: Post, namen: Mapping[UUID, str]) -> str:
    """The name of the student, for as far as the reader may see it."""
    if post.persoon is None:
        return _("niet in het dossier")
    return namen.get(post.persoon, _("een student"))


def _vakje(post: Post, naam: str, aan_staat: Collection[str]) -> str:
    waarde = f"{post.pk}.{post.versie}"
    label = _("Kies nr. %(nummer)s, %(naam)s") % {"nummer": post.pk, "naam": naam}
    aan = " checked" if waarde in aan_staat else ""
    return format_html('<input type="checkbox" name="post" value="{}" aria-label="{}"{}>', waarde, label, aan)


def telt(post: Post) -> str:
    """On which days or as what it counts."""
    delen = [
        _("1 okt") if post.oktober else "",
        _("1 feb") if post.februari else "",
        _("diploma") if post.diplomas else "",
    ]
    return ongebroken(", ".join(filter(None, delen)))


def _termijn(post: Post) -> tuple[str, str]:
    """The colour of the row and the words about the last day."""
    if post.uiterlijk is None or not post.gewicht or not post.is_open:
        return "", ""
    dagen = (post.uiterlijk - vandaag()).days
    if dagen < 0:
        return "negatief", _("was %(dag)s") % {"dag": ongebroken(datum(post.uiterlijk))}
    if dagen <= NADERT:
        return "let-op", _("uiterlijk %(dag)s") % {"dag": dichtbij(post.uiterlijk)}
    return "", _("uiterlijk %(dag)s") % {"dag": ongebroken(datum(post.uiterlijk))}


def _wie(post: Post) -> Cel:
    if not post.is_open:
        return Cel(str(Status.GESLOTEN.label), bij=str(REDENEN[post.reden].naam))
    bij = str(Status.WACHT.label) if post.status == Status.WACHT else ""
    naam = post.toegewezen_aan.naam if post.toegewezen_aan else _("niemand")
    return Cel(naam, bij=bij, stil=post.toegewezen_aan is None)


def kernen(stand: Stand) -> list[dict]:
    """Four numbers that say how far it is."""
    dagen = (stand.uiterlijk - vandaag()).days if stand.uiterlijk else 0
    bij_dag = ngettext("nog %(n)s dag", "nog %(n)s dagen", dagen) % {"n": getal(dagen)} if stand.uiterlijk else ""
    diplomas = ngettext("en %(n)s diploma", "en %(n)s diploma's", stand.diplomas) % {"n": getal(stand.diplomas)}
    return [
        {"kop": _("Open"), "waarde": getal(stand.open), "bij": _("verschillen en signalen")},
        {"kop": _("Inschrijvingen die anders tellen"), "waarde": getal(stand.inschrijvingen), "bij": diplomas},
        {
            "kop": _("Eerste uiterste dag"),
            "waarde": datum(stand.uiterlijk) if stand.uiterlijk else "–",
            "bij": bij_dag or _("geen dag die nog komt"),
        },
        {"kop": _("Van niemand"), "waarde": getal(stand.zonder), "bij": _("nog toe te wijzen")},
    ]


def reeks(reeks: Reeks) -> dict:
    """With what was compared, and what of it did not become an item."""
    return {
        "naam": reeksnaam(reeks),
        "rij": reeks,
        "niet_in_lijst": [
            {"oorzaak": teksten.oorzaak(sleutel), **telling}
            for sleutel, telling in reeks.tellingen.get("niet_in_lijst", {}).items()
        ],
    }
