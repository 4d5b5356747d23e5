"""As a PDF to read: tagged (PDF/UA-1), in the language of who asks for it."""

from __future__ import annotations

import json
from importlib.resources import as_file, files

from django.utils.translation import gettext as _

from stelsel.web.beheer.service import Inzage
from stelsel.web.gedeeld.notatie import datum, datum_voluit, taal, tijd
from stelsel.web.privacy.inzage import Alles, Deel, Tabelinhoud, Waarde

MEEST_NAAST_ELKAAR = 9
MEEST_GELEZEN = 2_000
"""Lines of who looked in the PDF; the JSON has all of them."""


def als_pdf(alles: Alles) -> bytes:
    """The document as bytes."""
    import typst

    with as_file(files(__package__).joinpath("inzage.typ")) as bron:
        invoer = {"data": json.dumps(_inhoud(alles), ensure_ascii=False)}
        return typst.compile(str(bron), sys_inputs=invoer, pdf_standards="ua-1")


def _inhoud(alles: Alles) -> dict:
    return {
        "taal": taal(),
        "titel": _("Alles wat de school bewaart van %(naam)s") % {"naam": alles.naam},
        "inleiding": _("Gemaakt op %(dag)s, %(tijd)s. Per doel staat hier waarom de school het bewaart en hoelang.")
        % {"dag": datum_voluit(alles.gemaakt), "tijd": tijd(alles.gemaakt)},
        "delen": [_deel(deel) for deel in alles.delen],
        "bestanden": {
            "kop": _("In welke bestanden sta je?"),
            "uitleg": _(
                "De school bewaart ook de bestanden waar deze gegevens uit komen, en versleutelde reservekopieën."
            ),
            "rijen": [f"{b['bestand']} ({b['ontvangen op'][:10]})" for b in alles.bestanden],
        },
        "gelezen": {
            "kop": _("Wie keek naar je gegevens?"),
            "uitleg": _("Met de functie, zonder naam. Een naam vraag je aan de privacyfunctionaris van de school."),
            "koppen": [_("Wanneer"), _("Functie"), _("Wat")],
            "rijen": [_inzage(inzage) for inzage in alles.inzages[:MEEST_GELEZEN]],
        },
        "rechten": {
            "kop": _("Klopt er iets niet?"),
            "tekst": _(
                "Je kunt de school vragen om iets te verbeteren, te verwijderen of voorlopig niet te gebruiken. "
                "De school antwoordt binnen een maand. Ben je het niet eens met het antwoord? "
                "Dan kun je een klacht indienen bij de Autoriteit Persoonsgegevens."
            ),
        },
    }


def _deel(deel: Deel) -> dict:
    verwerking = deel.verwerking
    return {
        "naam": verwerking.naam,
        "doel": verwerking.doel,
        "feiten": [
            [_("Waarom het mag"), f"AVG {verwerking.grondslag}; {verwerking.wet}"],
            [_("Wie het krijgt"), verwerking.ontvangers],
            [_("Hoelang"), verwerking.bewaren],
        ],
        "tabellen": [_tabel(tabel) for tabel in deel.tabellen],
    }


def _tabel(tabel: Tabelinhoud) -> dict:
    """Many like rows side by side, a few wide ones below each other; only what is filled in says something to a reader
    (the JSON has all of it)."""
    gevuld = [kop for kop in tabel.rijen[0] if any(_is_gevuld(rij[kop]) for rij in tabel.rijen)]
    koppen = [tabel.koppen.get(kop, kop) for kop in gevuld]
    if len(tabel.rijen) > 3 and len(gevuld) <= MEEST_NAAST_ELKAAR:
        rijen = [[_tekst(rij[kop]) for kop in gevuld] for rij in tabel.rijen]
        return {"naam": tabel.naam, "naast": True, "koppen": koppen, "rijen": rijen}
    namen = list(zip(gevuld, koppen, strict=True))
    rijen = [[[kop, _tekst(rij[naam])] for naam, kop in namen if _is_gevuld(rij[naam])] for rij in tabel.rijen]
    return {"naam": tabel.naam, "naast": False, "koppen": [], "rijen": rijen}


def _is_gevuld(waarde: Waarde) -> bool:
    return waarde not in (None, "", [], {})


def _tekst(waarde: Waarde) -> str:
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    return "" if waarde is None else str(waarde)


def _inzage(inzage: Inzage) -> list[str]:
    functie = _("jijzelf") if inzage.functie is None else inzage.functie or _("het programma")
    return [f"{datum(inzage.tijd)}, {tijd(inzage.tijd)}", functie, inzage.wat]
