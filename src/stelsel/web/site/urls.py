"""Addresses of the site: one prefix per app. Every view asks for a permission; the matrix test sees to it."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import include, path

from stelsel.web.site import bewaking

# An app joins as soon as it has a urls.py; the prefix is part of the addresses people share.
_APPS = [
    ("", "stelsel.web.beheer.urls"),
    ("", "stelsel.web.aanmelden.urls"),
    ("", "stelsel.web.gedeeld.urls"),
    ("privacy/", "stelsel.web.privacy.urls"),
    ("studenten/", "stelsel.web.studenten.urls"),
    ("begeleiding/", "stelsel.web.begeleiding.urls"),
    ("ondersteuning/", "stelsel.web.ondersteuning.urls"),
    ("delen/", "stelsel.web.delen.urls"),
    ("besloten/", "stelsel.web.besloten.urls"),
    ("kwaliteit/", "stelsel.web.kwaliteit.urls"),
    ("verschillen/", "stelsel.web.werklijst.urls"),
    ("", "stelsel.web.naslag.urls"),
]

urlpatterns = [
    path("gezond/", bewaking.gezond, name="gezond"),
    path("klaar/", bewaking.klaar, name="klaar"),
    path(".well-known/security.txt", bewaking.security_txt, name="security_txt"),
    *(path(voor, include(module)) for voor, module in _APPS if find_spec(module)),
]

handler400 = "stelsel.web.gedeeld.fouten.verkeerde_vraag"
handler403 = "stelsel.web.gedeeld.fouten.geen_toegang"
handler404 = "stelsel.web.gedeeld.fouten.niet_gevonden"
handler500 = "stelsel.web.gedeeld.fouten.storing"
