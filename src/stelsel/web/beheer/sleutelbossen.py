"""The bunches of keys of this installation: which there are, what hangs on each key, and putting a new one to work.

An app registers each bunch from `AppConfig.ready`. A key is only thrown away when nothing needs it any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.db import models, transaction

from stelsel.kern.fouten import StelselFout
from stelsel.kern.versleuteling import Sleutelbos, sleutelnummer
from stelsel.web.beheer.logboek import log
from stelsel.web.gedeeld import versleuteld

PARTIJ = 200


@dataclass(frozen=True)
class Bos:
    """One bunch. `sleutels` gives it; `in_gebruik` counts by number of key what hangs on it; `herversleutel` puts that
    under the newest key and returns how much it was (None: it cannot, such as a file that was given away)."""

    naam: str
    waarvoor: str
    sleutels: Callable[[], Sleutelbos]
    in_gebruik: Callable[[], Counter[int]]
    herversleutel: Callable[[], int] | None = None


_bossen: dict[str, Bos] = {}


def registreer_bos(bos: Bos) -> None:
    """Let `stelsel sleutels` know this bunch."""
    _bossen[bos.naam] = bos


def alle_bossen() -> list[Bos]:
    """All of them, by name."""
    return [_bossen[naam] for naam in sorted(_bossen)]


def bos(naam: str) -> Bos:
    """The bunch with this name. Raises StelselFout (exit 2)."""
    if naam not in _bossen:
        raise StelselFout(
            "Deze sleutelbos bestaat niet.",
            waar=naam,
            verwacht=f"één van: {', '.join(sorted(_bossen))}",
            doe="Bekijk ze met 'stelsel sleutels toon'.",
            code="WEB-SLEUTELS-01",
            exitcode=2,
        )
    return _bossen[naam]


def vernieuw(naam: str) -> tuple[int, int]:
    """Make a new key and put everything under it that can be; returns its number and how much that was."""
    gekozen = bos(naam)
    nummer = gekozen.sleutels().vernieuw()
    log(None, "beheer.sleutelbos_vernieuwd", onderwerp=f"{naam}, sleutel {nummer}")
    return nummer, gekozen.herversleutel() if gekozen.herversleutel else 0


def gooi_weg(naam: str, nummer: int) -> None:
    """Throw a key away. Raises StelselFout (exit 2) for the newest, and while something hangs on it."""
    gekozen = bos(naam)
    if over := gekozen.in_gebruik()[nummer]:
        raise StelselFout(
            f"Aan deze sleutel hangt nog iets: {over} keer.",
            waar=f"{naam}, sleutel {nummer}",
            doe=f"Voer eerst 'stelsel sleutels vernieuw {naam}' uit, of wacht tot het oude is verdwenen.",
            code="WEB-SLEUTELS-02",
            exitcode=2,
        )
    gekozen.sleutels().gooi_weg(nummer)
    log(None, "beheer.sleutelbos_opgeruimd", onderwerp=f"{naam}, sleutel {nummer}")


def registreer_kolommen() -> None:
    """The bunch of the encrypted columns, for the app that keeps them."""
    registreer_bos(
        Bos("dossier", "versleutelde kolommen", versleuteld.sleutelbos, kolommen_in_gebruik, herversleutel_kolommen)
    )


def kolommen_in_gebruik() -> Counter[int]:
    """How many values of encrypted columns hang on each key."""
    geteld: Counter[int] = Counter()
    for model, naam in versleuteld.versleutelde_kolommen():
        waarden = model._base_manager.exclude(**{f"{naam}__in": [versleuteld.Versleuteld("")]})
        geteld.update(sleutelnummer(waarde) for waarde in waarden.values_list(naam, flat=True).iterator() if waarde)
    return geteld


def herversleutel_kolommen() -> int:
    """Every value of every encrypted column that hangs on an older key, under the newest; row by row, while people
    work: who saves the same row at that moment waits."""
    nieuwste, aantal = versleuteld.sleutelbos().nummers[-1], 0
    for model, naam in versleuteld.versleutelde_kolommen():
        for sleutels in _partijen(model):
            with transaction.atomic():
                for rij in model._base_manager.select_for_update().filter(pk__in=sleutels):
                    aantal += _herversleutel(rij, naam, nieuwste)
    return aantal


def _herversleutel(rij: models.Model, naam: str, nieuwste: int) -> bool:
    dicht = rij.__dict__[naam]
    if not dicht or sleutelnummer(dicht) == nieuwste:
        return False
    setattr(rij, naam, getattr(rij, naam))
    # As a queryset, so that a table that only knows adding is reached too: what is said stays the same.
    nieuw = rij._meta.get_field(naam).pre_save(rij, add=False)
    models.QuerySet(type(rij)).filter(pk=rij.pk).update(**{naam: nieuw})
    return True


def _partijen(model: type[models.Model]) -> list[list[int]]:
    alle = list(model._base_manager.values_list("pk", flat=True))
    return [alle[van : van + PARTIJ] for van in range(0, len(alle), PARTIJ)]
