"""Addresses of this app. What is under `mijn/` is about who asks, whoever that is."""

from __future__ import annotations

from django.urls import path

from stelsel.web.privacy.views import behandelen, mijn, register

app_name = "privacy"
urlpatterns = [
    path("", register.register, name="register"),
    path("register.csv", register.als_csv, name="register_csv"),
    path("mijn/", mijn.mijn, name="mijn"),
    path("mijn/gelezen/", mijn.gelezen, name="gelezen"),
    path("mijn/gegevens.<slug:vorm>", mijn.bestand, name="bestand"),
    path("mijn/toestemming/", mijn.toestemming, name="toestemming"),
    path("mijn/verzoeken/", mijn.mijn_verzoeken, name="mijn_verzoeken"),
    path("verzoeken/", behandelen.lijst, name="verzoeken"),
    path("verzoeken/<uuid:sleutel>/", behandelen.verzoek, name="verzoek"),
]
