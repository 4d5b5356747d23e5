"""Addresses of signing in and of one's own account."""

from __future__ import annotations

from django.urls import path

from stelsel.web.aanmelden.views import account, eisen, inloggen

app_name = "aanmelden"
urlpatterns = [
    path("inloggen/", inloggen.inloggen, name="inloggen"),
    path("inloggen/persona/", inloggen.als_persona, name="persona"),
    path("uitloggen/", inloggen.uitloggen, name="uitloggen"),
    path("account/", account.account, name="account"),
    path("account/apparaten/", account.waar_ingelogd, name="apparaten"),
    path("beheer/inloggen/", eisen.eisen_aan_inloggen, name="eisen"),
]
