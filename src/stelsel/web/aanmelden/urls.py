"""Addresses of signing in and of one's own account."""

from __future__ import annotations

from django.urls import path

from stelsel.web.aanmelden.views import account, eisen, inloggen, middelen, school, sleutels, stap, van_account

app_name = "aanmelden"
urlpatterns = [
    path("inloggen/", inloggen.inloggen, name="inloggen"),
    path("inloggen/persona/", inloggen.als_persona, name="persona"),
    path("inloggen/sleutel/", sleutels.met_sleutel, name="met_sleutel"),
    path("inloggen/sleutel/opties/", sleutels.opties_gebruiken, name="sleutel_opties"),
    path("inloggen/school/", school.school, name="school"),
    path("inloggen/school/terug/", school.school_terug, name="school_terug"),
    path("inloggen/stap/", stap.stap, name="stap"),
    path("inloggen/instellen/", stap.instellen, name="instellen"),
    path("uitloggen/", inloggen.uitloggen, name="uitloggen"),
    path("account/", account.account, name="account"),
    path("account/apparaten/", account.waar_ingelogd, name="apparaten"),
    path("account/tweede-stap/", middelen.tweede_stap, name="tweede_stap"),
    path("account/tweede-stap/app/", middelen.app, name="app"),
    path("account/tweede-stap/sleutel/", sleutels.maken, name="sleutel"),
    path("account/tweede-stap/sleutel/opties/", sleutels.opties_maken, name="sleutel_maken_opties"),
    path("account/tweede-stap/herstelcodes/", middelen.nieuwe_codes, name="herstelcodes"),
    path("account/blijf/", account.blijf, name="blijf"),
    path("account/bewijzen/", middelen.bewijzen, name="bewijzen"),
    path("beheer/accounts/<uuid:sleutel>/inloggen/", van_account.van_account, name="van_account"),
    path("beheer/inloggen/", eisen.eisen_aan_inloggen, name="eisen"),
]
