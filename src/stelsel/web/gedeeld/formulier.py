"""What forms of dossiers share: which column a field writes, and how a mistake comes back to where it was typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from stelsel.kern.fouten import StelselFout

TEKST, REGEL = 4_000, 300
"""As much as somebody says of one talk; one sentence. What is longer belongs in a document."""


class Veldfout(StelselFout):
    """Something at one field. `veld` is its name in the form; '' is the form as a whole."""

    def __init__(self, veld: str, wat: str, *, doe: str, code: str) -> None:
        super().__init__(wat, doe=doe, code=code)
        self.veld = veld


class Ingehaald(StelselFout):
    """Somebody else changed it in the meantime."""


class Formulier(forms.Form):
    """`bron`: per field the one column it is the source of, as 'Model.kolom'; '' for a field that is only a means
    (which button, which version). `wijzigt`: the same for a field that changes, with a step in the history, what
    another form is the source of. `velden`: fields that the app calls something else."""

    bron: ClassVar[Mapping[str, str]]
    wijzigt: ClassVar[Mapping[str, str]] = {}
    velden: ClassVar[Mapping[str, str]] = {}

    def meld(self, fout: Veldfout) -> None:
        """Show what the app found wrong at the field where it was typed."""
        veld = self.velden.get(fout.veld, fout.veld)
        self.add_error(veld if veld in self.fields else None, f"{fout.wat} {fout.doe}")


def tekstveld(label: str, *, rijen: int = 3, lengte: int = TEKST, **opties: object) -> forms.CharField:
    """A field for some sentences, of that many rows and at most that many characters."""
    invoer = forms.Textarea({"rows": rijen})
    return forms.CharField(label=label, max_length=lengte, widget=invoer, **opties)
