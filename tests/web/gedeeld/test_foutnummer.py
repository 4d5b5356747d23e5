"""Every error page bears a number that stands in the technical log, and the log tells nothing else."""

from __future__ import annotations

import logging
import re

import pytest
from django.test import RequestFactory

from stelsel.web.gedeeld import fouten

PAGINAS = ["verkeerde_vraag", "geen_toegang", "csrf_geweigerd", "niet_gevonden", "andere_methode", "te_groot"]
PAGINAS += ["storing"]


@pytest.mark.django_db
@pytest.mark.parametrize("naam", PAGINAS)
def test_nummer_op_de_pagina_staat_in_het_log(naam, caplog, monkeypatch) -> None:
    from django.contrib.auth.models import AnonymousUser

    from stelsel.web.site.logregels import MetMate

    # What other tests had refused in this minute counts for the log of the whole process.
    monkeypatch.setattr(MetMate, "PER_MINUUT", 1_000_000)

    vraag = RequestFactory().get("/studenten/geheim-999/")
    vraag.user = AnonymousUser()
    vraag.session = {}
    with caplog.at_level(logging.WARNING, logger="stelsel.web"):
        antwoord = getattr(fouten, naam)(vraag)
    nummers = re.findall(r"<strong>([0-9a-f]{8})</strong>", antwoord.content.decode())
    assert len(nummers) == 1
    assert nummers[0] in caplog.text
    assert "geheim-999" not in caplog.text
