"""One line of 'Wie heeft mij nu nodig?': the student, the first fact, and where something is done about it."""

from __future__ import annotations

from django.urls import reverse

from stelsel.web.begeleiding import feiten
from stelsel.web.begeleiding.feiten import Lid


def feitregel(lid: Lid) -> dict:
    """The values of `_feit.html`."""
    feit = lid.feiten[0]
    return {
        "lid": lid,
        "feit": feit,
        "ook": lid.feiten[1:],
        "plan": reverse("begeleiding:plan", args=[lid.uuid]),
        "doe": reverse(feit.url_naam, args=[lid.uuid]),
        "later": ""
        if feit.soort in feiten.NIET_UIT_TE_STELLEN
        else f"{reverse('begeleiding:later', args=[lid.uuid])}?feit={feit.identiteit}",
    }
