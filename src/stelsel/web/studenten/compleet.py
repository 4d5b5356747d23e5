"""Why a dossier is not complete: what is missing, why that matters, and who mends it. Other apps add what they miss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.studenten import rechten
from stelsel.web.studenten.bekend import leeftijd_op
from stelsel.web.studenten.betrokkenen import MEERDERJARIG
from stelsel.web.studenten.dossier import Dossier
from stelsel.web.studenten.models import Persoon
from stelsel.web.studenten.stand import standen


@dataclass(frozen=True)
class Ontbreekt:
    """`wat` is missing, `waarom` that matters, `doe` who mends it and how; `adres` where, for who may."""

    wat: str
    waarom: str
    doe: str
    adres: str = ""


Vraag = Callable[[Gebruiker, Persoon], Iterable[Ontbreekt]]
"""What an app misses of this student, as far as this user may know of it."""
_vragen: list[Vraag] = []


def registreer_onvolledig(vraag: Vraag) -> None:
    """Ask this app too what it misses of a student."""
    if vraag not in _vragen:
        _vragen.append(vraag)


def wat_ontbreekt(gebruiker: Gebruiker, persoon: Persoon) -> list[Ontbreekt]:
    """Everything that is missing, of this app first."""
    uit = list(_van_de_administratie(Dossier(persoon))) if rechten.mag_dossier_lezen(gebruiker, persoon) else []
    return [*uit, *(een for vraag in _vragen for een in vraag(gebruiker, persoon))]


def _van_de_administratie(dossier: Dossier) -> Iterator[Ontbreekt]:
    administratie = _("De studentenadministratie vult dit aan in het systeem van de school, en leest het opnieuw in.")
    persoon, dag = dossier.persoon, vandaag()
    for mist, wat, waarom in (
        (not persoon.heeft_naam, _("De naam"), _("Zonder naam vindt niemand deze student.")),
        (
            not (persoon.geboortejaar and persoon.geboortemaand and persoon.geboortedag),
            _("De hele geboortedatum"),
            _("Van de leeftijd hangt af wie beslist, en of leerplicht geldt."),
        ),
        (
            not any(_nu(b.van, b.tot_en_met, dag) for b in dossier.begeleiders()),
            _("Een mentor of begeleider"),
            _("Nu heeft niemand deze student op zijn lijst."),
        ),
        (
            not any(_nu(g["van"], g["tot_en_met"], dag) for g in dossier.groepen()),
            _("Een groep"),
            _("Zonder groep ziet een docent niet wat in de les is afgesproken."),
        ),
        (
            not dossier.vooropleidingen(),
            _("De vooropleiding"),
            _("Zij bepaalt of het niveau past, en telt mee in de cijfers."),
        ),
        (not dossier.contact(), _("E-mail of telefoon"), _("Als iemand wegblijft, kan niemand bellen.")),
        (
            _minderjarig(persoon, dag) and not any(c.wettelijk_vertegenwoordiger for c in dossier.contactpersonen()),
            _("Een ouder of verzorger"),
            _("Tot 18 jaar hoort de voortgang ook bij de ouders (WEB 7.1.5)."),
        ),
    ):
        if mist:
            yield Ontbreekt(wat, waarom, administratie)
    yield from _aanwezigheid(persoon, dag)


def _nu(van: date | None, tot_en_met: date | None, dag: date) -> bool:
    return (van is None or van <= dag) and (tot_en_met is None or tot_en_met >= dag)


def _minderjarig(persoon: Persoon, dag: date) -> bool:
    grenzen = leeftijd_op(persoon, dag)
    return grenzen is not None and grenzen[1] < MEERDERJARIG


def _aanwezigheid(persoon: Persoon, dag: date) -> Iterator[Ontbreekt]:
    (stand,) = standen([persoon])
    if not stand.is_oud(dag):
        return
    sinds = stand.tot_en_met
    wat = _("Aanwezigheid sinds %(dag)s") % {"dag": datum(sinds)} if sinds else _("Aanwezigheid")
    yield Ontbreekt(
        wat,
        _("Geen gegevens is iets anders dan niet gemist."),
        _("Kijk of het bestand uit het systeem van de school deze week is ingelezen."),
    )
