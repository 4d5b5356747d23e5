"""A table keeps its meaning on a phone, sorts by link, and cannot have ragged rows."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel

KOLOMMEN = [Kolom("Naam", rijkop=True, sorteer="naam"), Kolom("Aantal", getal=True, sorteer="aantal")]


def _html(tabel: Tabel, adres: str = "/lijst/?q=jan&pagina=3") -> str:
    sjabloon = Template('{% include "gedeeld/onderdelen/tabel.html" %}')
    return sjabloon.render(Context({"tabel": tabel, "request": RequestFactory().get(adres)}))


def test_rollen_en_labels() -> None:
    html = _html(Tabel("Studenten", KOLOMMEN, [Rij([Cel("Jan", adres="/jan/"), "12"], "let-op")]))
    assert '<table class="tabel kaarten" role="table"><caption class="vh">Studenten</caption>' in html
    assert '<th role="rowheader" scope="row"><a href="/jan/">Jan</a></th>' in html
    assert '<td role="cell" class="getal" data-label="Aantal">12</td>' in html
    assert 'data-status="let-op"' in html


def test_sorteren_houdt_het_filter_en_gaat_naar_de_eerste_bladzijde() -> None:
    html = _html(Tabel("Studenten", KOLOMMEN, [], gesorteerd="naam"))
    assert 'aria-sort="ascending"><a href="?q=jan&amp;sorteer=-naam">' in html
    assert '<a href="?q=jan&amp;sorteer=aantal">' in html
    assert 'aria-sort="descending"' in _html(Tabel("Studenten", KOLOMMEN, [], gesorteerd="-aantal"))


def test_tekst_wordt_nooit_opmaak() -> None:
    html = _html(Tabel("<b>x</b>", KOLOMMEN, [Rij([Cel("<script>", bij="<i>"), "1"])]))
    assert "<script>" not in html and "<b>" not in html and "<i>" not in html


def test_een_rij_met_te_weinig_cellen_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="zip"):
        Tabel("Studenten", KOLOMMEN, [Rij(["Jan"])]).vakken()


def test_schuivende_tabel_is_met_toetsen_te_bereiken() -> None:
    html = _html(Tabel("Cijfers", KOLOMMEN, [], op_telefoon="vast", voet=["Samen", "3"]))
    assert 'tabindex="0" role="region" aria-label="Cijfers, schuifbaar"' in html
    assert "<tfoot" in html
