"""An answer is kept while somebody reads one page, and no longer; who writes asks each time."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from stelsel.web.gedeeld.onthouden import Onthouden, onthoud


def _gevraagd(methode: str, keer: int = 2) -> int:
    """How often the question was asked, while a page of that method asked it so often."""
    gesteld: list[int] = []

    def pagina(_verzoek: object) -> HttpResponse:
        for _ in range(keer):
            onthoud("vraag", lambda: gesteld.append(1))
        return HttpResponse()

    Onthouden(pagina)(RequestFactory().generic(methode, "/"))
    return len(gesteld)


@pytest.mark.parametrize(("methode", "keer"), [("GET", 1), ("HEAD", 1), ("POST", 2), ("PUT", 2)])
def test_wie_leest_vraagt_het_een_keer_en_wie_schrijft_elke_keer(methode, keer) -> None:
    assert _gevraagd(methode) == keer


def test_de_volgende_pagina_vraagt_het_opnieuw_ook_na_een_fout() -> None:
    def stuk(_verzoek: object) -> HttpResponse:
        onthoud("vraag", lambda: "oud")
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        Onthouden(stuk)(RequestFactory().get("/"))
    assert onthoud("vraag", lambda: "nieuw") == "nieuw" and _gevraagd("GET") == 1


def test_een_andere_sleutel_is_een_andere_vraag() -> None:
    def pagina(_verzoek: object) -> HttpResponse:
        return HttpResponse(f"{onthoud(1, lambda: 'een')} {onthoud(2, lambda: 'twee')}")

    assert Onthouden(pagina)(RequestFactory().get("/")).content == b"een twee"
