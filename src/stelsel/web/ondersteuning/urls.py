"""Addresses of this app. A person is its random id; what is under `mijn/` is about who asks."""

from __future__ import annotations

from django.urls import path

from stelsel.web.ondersteuning.views import aanbod, afspraken, caseload, mijn, register, student, verloop, verwijzing

app_name = "ondersteuning"
urlpatterns = [
    path("", caseload.caseload, name="caseload"),
    path("aanbod/", aanbod.openbaar, name="aanbod"),
    path("aanbod/regelen/", aanbod.regelen, name="aanbod_regelen"),
    path("aanbod/<uuid:aanbod>/stop/", aanbod.stop, name="aanbod_stop"),
    path("register/", register.register, name="register"),
    path("register.csv", register.bestand, name="register_bestand"),
    path("mijn/", mijn.mijn, name="mijn"),
    path("mijn/<uuid:een>/afspraken.pdf", mijn.bestand, name="mijn_bestand"),
    path("<uuid:persoon>/", student.student, name="student"),
    path("<uuid:persoon>/nieuw/", student.nieuw, name="nieuw"),
    path("<uuid:persoon>/verwijzing/", verwijzing.verwijzing, name="verwijzing"),
    path("<uuid:persoon>/verwijzing/<uuid:verwijzing>/", verwijzing.aankomst, name="aankomst"),
    path("<uuid:persoon>/<uuid:een>/afspraken.pdf", student.bestand, name="bestand"),
    path("<uuid:persoon>/<uuid:een>/erbij/", afspraken.erbij, name="erbij"),
    path("<uuid:persoon>/<uuid:een>/eraf/<uuid:voorziening>/", afspraken.eraf, name="eraf"),
    path("<uuid:persoon>/<uuid:een>/aanbieden/", afspraken.aanbieden, name="aanbieden"),
    path("<uuid:persoon>/<uuid:een>/instemming/", afspraken.instemming, name="instemming"),
    path("<uuid:persoon>/<uuid:een>/evaluatie/", verloop.evaluatie, name="evaluatie"),
    path("<uuid:persoon>/<uuid:een>/daad/", verloop.daad, name="daad"),
]
