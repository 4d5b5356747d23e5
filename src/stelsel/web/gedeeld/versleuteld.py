"""A text column that only this installation can read: encrypted under a key outside the database.

Each value is sealed to its table, column and row (the row's `uuid`), so that nobody with the database alone can read
it, and nobody can move it to somebody else. It cannot be searched or sorted on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NoReturn

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models

from stelsel.kern.versleuteling import Sleutelbos

MAP = "dossier"


@cache
def sleutelbos() -> Sleutelbos:
    """The keys of these columns."""
    return Sleutelbos(settings.GEGEVENS / "geheim" / MAP)


class Versleuteld(str):
    """As it stands in the database: what a query gives. Read the attribute of a row to get the text."""

    __slots__ = ()


class _Kolom:
    """Decrypts at the first reading of a row's attribute, so that a list of rows costs nothing."""

    def __init__(self, veld: VersleuteldeTekst) -> None:
        self.veld = veld

    def __get__(self, rij: models.Model | None, soort: type | None = None) -> Any:
        if rij is None:
            return self
        naam = self.veld.attname
        if naam not in rij.__dict__:
            rij.refresh_from_db(fields=[naam])
        waarde = rij.__dict__[naam]
        if isinstance(waarde, Versleuteld):
            waarde = sleutelbos().ontsleutel(waarde, self.veld.waarvoor(rij)).decode() if waarde else ""
            rij.__dict__[naam] = waarde
        return waarde

    def __set__(self, rij: models.Model, waarde: str) -> None:
        rij.__dict__[self.veld.attname] = waarde


class VersleuteldeTekst(models.TextField):
    """The column. Its model has a `uuid`; an empty text stays empty, so that 'nothing written' can be asked for."""

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Kolom(self))

    def waarvoor(self, rij: models.Model) -> str:
        """What a value of this row is sealed to."""
        return f"{rij._meta.label}.{self.attname}:{rij.uuid}"

    def from_db_value(self, waarde: str | None, *_: object) -> Versleuteld | None:
        return None if waarde is None else Versleuteld(waarde)

    def pre_save(self, rij: models.Model, add: bool) -> str | None:
        waarde = rij.__dict__.get(self.attname)
        # Not read since it came from the database: it goes back as it is.
        if not waarde or isinstance(waarde, Versleuteld):
            return waarde
        return Versleuteld(sleutelbos().versleutel(waarde.encode(), self.waarvoor(rij)))

    def get_prep_value(self, waarde: Any) -> Any:
        """Only what `pre_save` made goes in: a text that passes by it (bulk_update, filter) would be readable."""
        if waarde and not isinstance(waarde, Versleuteld):
            self._weiger()
        return waarde

    def _weiger(self) -> NoReturn:
        raise FieldError(f"{self.model._meta.label}.{self.name} is versleuteld: bewaar per rij, en zoek er niet op.")


def versleutelde_kolommen() -> Iterator[tuple[type[models.Model], str]]:
    """Every such column of the installed apps, as model and name."""
    for model in apps.get_models():
        for veld in model._meta.get_fields():
            if isinstance(veld, VersleuteldeTekst):
                yield model, veld.attname
